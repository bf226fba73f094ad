"""Aeroplanes, helicopters and drones. Metres."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Material, linear
from rushes.engines.previz.shapes import ball, cylinder, lathe, shift, tube, turn
from rushes.engines.previz.subjects.aircraft.parts import blades, flame, flickering, spinning, wing
from rushes.engines.previz.subjects.aircraft.plan import DARK, GLASS, GREY, WHITE, Plan, fuselage
from rushes.engines.previz.subjects.loft import loft, painted
from rushes.engines.previz.subjects.thing import Motion


def airliner(colour: Colour | None) -> Plan:
    accent = colour or linear("#1f5fa8")
    body = fuselage(
        (
            (-16, 4.2, 4.5, 0.1),
            (-13, 3.2, 4.7, 0.8),
            (-8, 2.3, 5.0, 1.6),
            (0, 2.0, 5.0, 1.75),
            (9, 2.0, 5.0, 1.75),
            (13, 2.2, 4.6, 1.35),
            (15, 2.9, 3.7, 0.4),
        ),
        WHITE,
    )

    def paint(points: Floats, normals: Floats) -> Floats:
        colours = np.tile(np.asarray(WHITE, np.float32), (len(points), 1))
        colours[points[:, 2] < -9.5] = accent
        return colours

    parts = [painted(body, paint)]
    for side in (1, -1):
        parts.append(wing((side * 1.2, 2.7, 1.5), (side * 15.0, 3.8, -5.5), (6.0, 1.5), 0.7, WHITE))
        parts.append(wing((side * 0.5, 4.0, -12.8), (side * 5.4, 4.5, -15.3), (3.2, 1.2), 0.35, WHITE))
        engine = lathe(
            [(0.55, 0.0), (0.85, 0.4), (0.95, 2.0), (0.85, 3.2), (0.72, 3.2), (0.7, 2.6), (0.0, 2.5)],
            sides=22,
            colour=accent,
            roughness=0.3,
        )
        parts.append(engine.moved(shift(side * 5.2, 1.75, -0.2) @ turn("x", 90.0)))
        for i in range(16):
            pane = ball(0.05, 0.2, 0.15, sides=8, colour=GLASS, material=Material.GLASS, roughness=0.1)
            parts.append(pane.moved(shift(side * 1.74, 3.75, -7.0 + 1.0 * i)))
    parts.append(wing((0.0, 4.6, -12.8), (0.0, 9.6, -15.6), (4.2, 1.9), 0.4, accent))
    cockpit = ball(0.95, 0.32, 0.5, sides=16, colour=GLASS, material=Material.GLASS, roughness=0.08)
    parts.append(cockpit.moved(shift(0.0, 4.05, 13.45) @ turn("x", 22.0)))
    return Plan(parts, pace=26.0)


def propeller_plane(colour: Colour | None) -> Plan:
    paint = colour or linear("#d8402f")
    body = fuselage(
        (
            (-3.4, 1.3, 1.5, 0.06),
            (-2.0, 1.0, 1.7, 0.3),
            (-0.4, 0.75, 2.0, 0.52),
            (1.0, 0.75, 1.85, 0.52),
            (1.9, 0.85, 1.6, 0.42),
            (2.2, 1.0, 1.45, 0.25),
        ),
        paint,
    )
    parts = [body, blades(2, 0.95, 0.13, DARK, 1).moved(shift(0.0, 1.22, 2.28) @ turn("x", 90.0))]
    for side in (1, -1):
        parts.append(wing((side * 0.3, 2.05, 0.5), (side * 4.8, 2.25, 0.45), (1.5, 1.1), 0.2, WHITE))
        parts.append(wing((side * 0.1, 1.5, -2.9), (side * 1.6, 1.55, -3.05), (0.9, 0.6), 0.1, WHITE))
        parts.append(
            tube([(side * 0.45, 0.95, 0.5), (side * 2.2, 2.1, 0.5)], [0.04, 0.04], sides=8, colour=GREY)
        )
        parts.append(
            tube([(side * 0.35, 0.9, 1.0), (side * 0.85, 0.3, 1.0)], [0.05, 0.05], sides=8, colour=GREY)
        )
        parts.append(ball(0.1, 0.28, 0.28, sides=16, colour=DARK).moved(shift(side * 0.9, 0.28, 1.0)))
    parts.append(wing((0.0, 1.4, -2.8), (0.0, 2.7, -3.3), (1.1, 0.6), 0.12, paint))
    glass = ball(0.44, 0.35, 0.75, sides=18, colour=GLASS, material=Material.GLASS, roughness=0.08)
    parts.append(glass.moved(shift(0.0, 1.78, 0.55)))
    return Plan(parts, [spinning((0.0, 1.22, 2.28), "z", 7.3)], pace=16.0)


def fighter(colour: Colour | None) -> Plan:
    paint = colour or linear("#6d7681")
    parts = [
        fuselage(
            (
                (-6.5, 1.0, 2.0, 0.6),
                (-4, 0.8, 2.2, 1.1),
                (0, 0.7, 2.2, 1.1),
                (3, 0.9, 2.1, 0.75),
                (6, 1.2, 1.8, 0.4),
                (8, 1.45, 1.5, 0.03),
            ),
            paint,
        ),
        ball(0.42, 0.42, 1.5, sides=18, colour=GLASS, material=Material.GLASS, roughness=0.06).moved(
            shift(0.0, 2.0, 3.2)
        ),
    ]
    for side in (1, -1):
        parts.append(wing((side * 0.7, 1.4, -1.0), (side * 4.6, 1.35, -4.2), (6.0, 1.0), 0.22, paint))
        parts.append(wing((side * 0.5, 1.4, -5.6), (side * 2.6, 1.4, -7.0), (1.9, 0.8), 0.14, paint))
        parts.append(wing((side * 0.8, 2.0, -4.8), (side * 1.4, 4.0, -6.2), (2.4, 0.9), 0.14, paint))
    parts.append(flame(0.5, 2.4, 1).moved(shift(0.0, 1.5, -6.4) @ turn("x", 90.0)))
    return Plan(parts, [flickering((0.0, 1.5, -6.4))], pace=36.0, bank=12.0)


def helicopter(colour: Colour | None) -> Plan:
    paint = colour or linear("#c9302b")
    body = loft(
        (
            (-1.7, 1.5, 2.2, 0.35),
            (-1.0, 1.0, 2.5, 0.75),
            (0.4, 0.75, 2.55, 0.95),
            (1.5, 0.85, 2.2, 0.8),
            (2.1, 1.15, 1.65, 0.35),
        ),
        square=2.4,
        sides=32,
        colour=paint,
        roughness=0.25,
    )

    def tint(points: Floats, normals: Floats) -> Floats:
        ahead = (points[:, 2] > 0.75) & (points[:, 1] > 1.35)
        tinted: Floats = np.where(
            ahead[:, None], np.asarray(GLASS, np.float32), np.asarray(paint, np.float32)
        )
        return tinted

    boom = fuselage(((-5.6, 2.05, 2.3, 0.1), (-3.0, 1.85, 2.3, 0.2), (-1.2, 1.5, 2.35, 0.4)), paint)
    parts = [painted(body, tint), boom, wing((0.0, 2.0, -5.2), (0.0, 3.3, -5.9), (0.9, 0.5), 0.12, paint)]
    parts.append(cylinder(0.12, 0.5, sides=12, colour=GREY).moved(shift(0.0, 2.5, 0.1)))
    parts.append(blades(4, 4.6, 0.28, DARK, 1).moved(shift(0.0, 2.98, 0.1)))
    parts.append(blades(3, 0.75, 0.12, DARK, 2).moved(shift(0.16, 2.75, -5.6) @ turn("z", 90.0)))
    for side in (1, -1):
        skid = [
            (side * 0.95, 0.22, 2.0),
            (side * 0.95, 0.06, 1.6),
            (side * 0.95, 0.05, 0.0),
            (side * 0.95, 0.05, -1.4),
        ]
        parts.append(tube(skid, [0.05] * 4, sides=8, colour=GREY))
        parts += [
            tube([(side * 0.95, 0.06, z), (side * 0.5, 0.95, z)], [0.04, 0.04], sides=8, colour=GREY)
            for z in (1.0, -0.6)
        ]
    return Plan(
        parts,
        [spinning((0.0, 2.98, 0.1), "y", 4.3), spinning((0.16, 2.75, -5.6), "x", 6.1)],
        pace=9.0,
        bank=3.0,
    )


def drone(colour: Colour | None) -> Plan:
    paint = colour or linear("#2a2d33")
    parts = [
        loft(
            ((-0.13, 0.08, 0.13, 0.05), (0.0, 0.06, 0.15, 0.075), (0.13, 0.075, 0.13, 0.05)),
            square=3.0,
            colour=paint,
            roughness=0.4,
        )
    ]
    motions: list[Motion] = []
    for x, z in ((0.2, 0.18), (-0.2, 0.18), (0.2, -0.18), (-0.2, -0.18)):
        parts.append(tube([(0.0, 0.11, 0.0), (x, 0.13, z)], [0.02, 0.014], sides=8, colour=paint))
        parts.append(cylinder(0.025, 0.045, sides=12, colour=GREY).moved(shift(x, 0.11, z)))
        parts.append(blades(2, 0.13, 0.022, (0.5, 0.52, 0.55), len(motions) + 1).moved(shift(x, 0.165, z)))
        motions.append(spinning((x, 0.165, z), "y", 5.7 + 0.2 * len(motions)))
        parts.append(
            tube([(0.4 * x, 0.08, 0.5 * z), (0.55 * x, 0.0, 0.6 * z)], [0.01, 0.008], sides=6, colour=DARK)
        )
        glow = (0.1, 2.0, 0.3) if z < 0 else (2.2, 0.15, 0.1)
        parts.append(
            ball(0.012, 0.012, 0.012, sides=8, colour=glow, material=Material.LIGHT).moved(shift(x, 0.105, z))
        )
    parts.append(ball(0.03, 0.03, 0.03, sides=14, colour=DARK, roughness=0.1).moved(shift(0.0, 0.05, 0.11)))
    return Plan(parts, motions, pace=4.0, bob=0.25)
