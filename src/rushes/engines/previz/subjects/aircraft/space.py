"""Rockets, satellites and saucers. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Material, linear
from rushes.engines.previz.shapes import ball, box, cylinder, lathe, shift, tube, turn
from rushes.engines.previz.subjects.aircraft.parts import flame, flickering, spinning, wing
from rushes.engines.previz.subjects.aircraft.plan import GLASS, GREY, WHITE, Plan
from rushes.engines.previz.subjects.loft import painted


def rocket(colour: Colour | None) -> Plan:
    accent = colour or linear("#d23a30")

    def paint(points: Floats, normals: Floats) -> Floats:
        y = points[:, 1]
        return np.where(
            ((y > 5.4) | (y < 0.7))[:, None], np.asarray(accent, np.float32), np.asarray(WHITE, np.float32)
        )

    dense = lathe(
        [
            (
                float(
                    np.interp(y, (0, 0.6, 2, 4.2, 5.6, 6.8, 7.3), (0.45, 0.75, 0.95, 0.95, 0.72, 0.32, 0.0))
                ),
                float(y),
            )
            for y in np.linspace(0.0, 7.3, 40)
        ],
        sides=30,
        roughness=0.3,
    )
    parts = [painted(dense, paint).moved(shift(0.0, 1.2, 0.0))]
    for i in range(3):
        fin = wing((0.0, 0.0, 0.0), (0.0, 1.5, -1.0), (2.0, 1.0), 0.14, accent)
        parts.append(
            fin.moved(
                turn("y", 120.0 * i + 60.0) @ shift(0.75, 2.4, 0.0) @ turn("z", -90.0) @ turn("y", 90.0)
            )
        )
    parts.append(
        cylinder(0.5, 0.5, top=0.38, sides=20, colour=GREY, material=Material.METAL).moved(
            shift(0.0, 0.75, 0.0)
        )
    )
    for y, r in ((5.0, 0.3), (3.9, 0.22)):
        parts.append(
            ball(r, r, 0.12, sides=18, colour=GLASS, material=Material.GLASS, roughness=0.06).moved(
                shift(0.0, y, 0.92)
            )
        )
        ring = [(1.15 * r * math.cos(a), 1.15 * r * math.sin(a), 0.0) for a in np.linspace(0, math.tau, 17)]
        parts.append(tube(ring, [0.05] * 17, sides=6, colour=GREY).moved(shift(0.0, y, 0.93)))
    parts.append(flame(0.5, 3.2, 1).moved(shift(0.0, 0.8, 0.0)))
    return Plan(parts, [flickering((0.0, 0.8, 0.0))], pace=7.0, bank=2.0)


def satellite(colour: Colour | None) -> Plan:
    gold = colour or (0.75, 0.52, 0.18)
    parts = [
        box(1.4, 1.7, 1.4, colour=gold, material=Material.METAL, roughness=0.3).moved(shift(0.0, 1.0, 0.0))
    ]
    for side in (1, -1):
        parts.append(box(0.9, 0.08, 0.08, colour=GREY).moved(shift(side * 1.1, 1.8, 0.0)))
        for i in range(3):
            panel = box(1.5, 0.05, 1.7, colour=linear("#1d3a7a"), material=Material.GLASS, roughness=0.15)
            parts.append(panel.moved(shift(side * (2.3 + 1.6 * i), 1.82, 0.0) @ turn("x", 62.0)))
    dish = lathe(
        [(0.0, 0.0), (0.5, 0.1), (0.85, 0.38), (0.82, 0.4), (0.48, 0.14), (0.0, 0.05)],
        sides=26,
        colour=WHITE,
        roughness=0.4,
    )
    parts.append(dish.moved(shift(0.0, 1.8, 0.72) @ turn("x", 75.0)))
    parts.append(tube([(0.0, 2.7, 0.0), (0.0, 3.5, 0.0)], [0.03, 0.02], sides=6, colour=GREY))
    return Plan(parts, pace=0.8, bank=6.0)


def ufo(colour: Colour | None) -> Plan:
    paint = colour or (0.45, 0.48, 0.52)
    hull = lathe(
        [(0.0, 0.2), (1.2, 0.25), (2.2, 0.6), (2.9, 0.95), (2.9, 1.05), (2.2, 1.35), (1.1, 1.65), (0.0, 1.7)],
        sides=36,
        colour=paint,
        material=Material.METAL,
        roughness=0.25,
    )
    dome = ball(1.1, 0.95, 1.1, sides=28, colour=(0.2, 0.55, 0.5), material=Material.GLASS, roughness=0.06)
    parts = [
        hull,
        dome.moved(shift(0.0, 1.6, 0.0)),
        ball(0.8, 0.16, 0.8, sides=20, colour=(0.5, 2.2, 1.6), material=Material.LIGHT).moved(
            shift(0.0, 0.22, 0.0)
        ),
    ]
    for i in range(12):
        a = math.tau * i / 12
        light = (2.6, 1.6, 0.3) if i % 2 else (0.4, 2.2, 2.6)
        parts.append(
            ball(0.13, 0.13, 0.13, sides=10, colour=light, material=Material.LIGHT, bone=1).moved(
                shift(2.62 * math.cos(a), 0.86, 2.62 * math.sin(a))
            )
        )
    return Plan(parts, [spinning((0.0, 0.86, 0.0), "y", 0.3)], pace=5.0, bank=7.0, bob=0.12)
