"""What is lighter than air, or hangs from cloth. Metres."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, linear
from rushes.engines.previz.shapes import ball, box, cylinder, lathe, shift, tube, turn
from rushes.engines.previz.subjects.aircraft.parts import flame, flickering, wing
from rushes.engines.previz.subjects.aircraft.plan import DARK, GLASS, GREY, WHITE, Plan, fuselage
from rushes.engines.previz.subjects.loft import loft, sheet, unwelded


def balloon(colour: Colour | None) -> Plan:
    profile = [
        (0.9, 4.2),
        (1.9, 5.6),
        (4.0, 8.4),
        (5.4, 11.5),
        (5.7, 13.5),
        (5.1, 15.8),
        (3.4, 17.6),
        (1.4, 18.5),
        (0.0, 18.7),
    ]
    steps = np.linspace(0, len(profile) - 1, 33)
    line = [
        (
            float(np.interp(s, range(9), [p[0] for p in profile])),
            float(np.interp(s, range(9), [p[1] for p in profile])),
        )
        for s in steps
    ]
    envelope = lathe(line, sides=48, roughness=0.7)
    stripes = [np.asarray(c, np.float32) for c in ((colour,) if colour else ()) or (linear("#d33a2c"),)]
    second, third = np.asarray(linear("#f0c030"), np.float32), np.asarray(linear("#f3efe4"), np.float32)

    cloth = unwelded(envelope)
    # By the middle of each triangle, so that the stripes have straight edges.
    middle = np.repeat(cloth.points.reshape(-1, 3, 3).mean(axis=1), 3, axis=0)
    gore = np.floor((np.arctan2(middle[:, 2], middle[:, 0]) / math.tau + 0.5) * 12.0).astype(int) % 3
    parts = [replace(cloth, colours=np.stack([stripes[0], second, third])[gore])]
    parts.append(box(1.3, 1.0, 1.3, colour=linear("#8a5a30"), roughness=0.9).moved(shift(0.0, 0.0, 0.0)))
    parts.append(box(1.4, 0.12, 1.4, colour=linear("#5f3c1e")).moved(shift(0.0, 0.95, 0.0)))
    for x in (-0.6, 0.6):
        parts += [
            tube([(x, 1.0, z), (1.35 * x, 4.3, 1.35 * z)], [0.025, 0.025], sides=6, colour=DARK)
            for z in (-0.6, 0.6)
        ]
    parts.append(
        cylinder(0.2, 0.3, sides=12, colour=GREY, material=Material.METAL).moved(shift(0.0, 2.3, 0.0))
    )
    parts.append(flame(0.2, 1.2, 1).moved(shift(0.0, 2.6, 0.0) @ turn("x", 180.0)))
    return Plan(parts, [flickering((0.0, 2.6, 0.0))], pace=1.2, bank=1.5, bob=0.015)


def airship(colour: Colour | None) -> Plan:
    paint = colour or linear("#b9c1ca")
    body = fuselage(
        (
            (-11, 4.6, 5.0, 0.1),
            (-8, 2.8, 6.4, 1.8),
            (-2, 1.6, 7.6, 3.0),
            (4, 1.8, 7.4, 2.8),
            (8.5, 3.2, 6.0, 1.4),
            (10, 4.3, 4.9, 0.2),
        ),
        paint,
    )
    parts = [
        body,
        loft(
            ((-1.6, 0.5, 1.2, 0.4), (-1.2, 0.1, 1.8, 0.8), (1.6, 0.1, 1.8, 0.8), (2.3, 0.6, 1.5, 0.4)),
            square=4.0,
            colour=WHITE,
        ),
    ]
    for angle in (0.0, 90.0, 180.0, 270.0):
        fin = wing((0.0, 1.0, 0.0), (0.0, 3.6, -0.8), (2.8, 1.6), 0.16, linear("#c23a30"))
        parts.append(fin.moved(shift(0.0, 4.7, -8.6) @ turn("z", angle)))
    parts.append(box(1.7, 0.5, 2.4, colour=GLASS, material=Material.GLASS).moved(shift(0.0, 0.9, 0.2)))
    return Plan(parts, pace=6.0, bank=1.0)


def paper_plane(colour: Colour | None) -> Plan:
    paint = colour or (0.86, 0.86, 0.84)
    points = np.array(
        [
            (0, 0.02, 0.16),
            (0.1, 0.055, -0.12),
            (0.012, 0.05, -0.12),
            (0, -0.015, -0.12),
            (-0.012, 0.05, -0.12),
            (-0.1, 0.055, -0.12),
        ],
        np.float64,
    )
    faces = np.array([(0, 1, 2), (0, 2, 3), (0, 3, 4), (0, 4, 5)])
    paper = sheet(points, faces, 0.0015, colour=paint, roughness=0.9)
    return Plan([paper], pace=2.2, bank=14.0, bob=0.5)


def paraglider(colour: Colour | None) -> Plan:
    paint = colour or linear("#e8752a")
    parts = []
    for i in range(9):
        a = math.radians(-52.0 + 13.0 * i)
        cell = ball(0.55, 0.16, 1.1, sides=14, colour=paint if i % 2 else linear("#f3efe4"), roughness=0.8)
        x, y = 4.2 * math.sin(a), 2.6 + 4.2 * math.cos(a)
        parts.append(cell.moved(shift(x, y, 0.0) @ turn("z", -math.degrees(a))))
        parts.append(
            tube(
                [(0.12 * (1 if x > 0 else -1), 1.3, 0.0), (x, y - 0.1, 0.0)],
                [0.01, 0.01],
                sides=4,
                colour=DARK,
            )
        )
    dark = linear("#2f4f7a")
    parts += [
        ball(0.22, 0.36, 0.2, sides=16, colour=dark).moved(shift(0.0, 1.15, 0.0)),
        ball(0.13, 0.15, 0.14, sides=16, colour=linear("#e6e6e4")).moved(shift(0.0, 1.66, 0.0)),
        tube(
            [(0.1, 0.9, 0.0), (0.12, 0.75, 0.4), (0.12, 0.35, 0.5)], [0.1, 0.08, 0.06], sides=10, colour=dark
        ),
        tube(
            [(-0.1, 0.9, 0.0), (-0.12, 0.75, 0.4), (-0.12, 0.35, 0.5)],
            [0.1, 0.08, 0.06],
            sides=10,
            colour=dark,
        ),
    ]
    return Plan(parts, pace=5.0, bank=7.0)
