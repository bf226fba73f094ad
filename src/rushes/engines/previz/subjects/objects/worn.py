"""What is worn and carried. Metres; fronts look to +z."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import soft_box
from rushes.engines.previz.shapes import ball, box, cylinder, lathe, scale, shift, turn
from rushes.engines.previz.subjects.loft import loft
from rushes.engines.previz.subjects.objects.forms import Build, turning
from rushes.engines.previz.subjects.objects.lines import ring, round_bar
from rushes.engines.previz.subjects.objects.stuffs import DARK, GOLD, STEEL, WHITE, WOOD
from rushes.engines.previz.subjects.thing import Thing


def _sneaker(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#d8402e")
    upper = loft(
        (
            (-0.14, 0.03, 0.1, 0.03),
            (-0.125, 0.025, 0.125, 0.04),
            (-0.06, 0.022, 0.115, 0.042),
            (0.0, 0.022, 0.095, 0.045),
            (0.08, 0.022, 0.065, 0.05),
            (0.135, 0.022, 0.05, 0.04),
            (0.155, 0.025, 0.035, 0.018),
        ),
        square=2.3,
        colour=paint,
        roughness=0.8,
        material=Material.FABRIC,
    )
    sole = loft(
        (
            (-0.15, 0.004, 0.03, 0.026),
            (-0.13, 0.0, 0.036, 0.045),
            (-0.03, 0.0, 0.03, 0.044),
            (0.08, 0.0, 0.028, 0.055),
            (0.14, 0.002, 0.03, 0.045),
            (0.165, 0.01, 0.026, 0.016),
        ),
        square=3.5,
        colour=WHITE,
        roughness=0.6,
    )
    collar = ball(0.032, 0.008, 0.05, sides=20, colour=DARK).moved(shift(0.0, 0.121, -0.075) @ turn("x", 6.0))
    laces = [
        round_bar([(-0.028, 0.0, 0.0), (0.0, 0.006, 0.0), (0.028, 0.0, 0.0)], 0.0035, colour=WHITE).moved(
            shift(0.0, 0.107 - 0.011 * i, -0.015 + 0.018 * i)
        )
        for i in range(5)
    ]
    stripes = [
        box(0.002, 0.045, 0.01, colour=WHITE).moved(
            shift(side * 0.0455, 0.035, -0.03 + 0.022 * i) @ turn("x", -22.0) @ turn("z", side * 14.0)
        )
        for side in (1, -1)
        for i in range(3)
    ]
    return merged([upper, sole, collar, *laces, *stripes])


def _heel(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#c4142a")
    foot = loft(
        (
            (-0.11, 0.1, 0.135, 0.022),
            (-0.09, 0.085, 0.14, 0.028),
            (-0.03, 0.045, 0.075, 0.024),
            (0.04, 0.008, 0.035, 0.032),
            (0.09, 0.004, 0.035, 0.03),
            (0.13, 0.004, 0.02, 0.01),
        ),
        square=2.4,
        colour=paint,
        roughness=0.12,
    )
    return merged(
        [
            foot,
            round_bar(
                [(0.0, 0.1, -0.095), (0.0, 0.05, -0.09), (0.0, 0.0, -0.092)],
                [0.02, 0.009, 0.006],
                colour=paint,
                roughness=0.12,
            ),
        ]
    )


def _watch(colour: Colour | None, seed: int) -> Thing:
    angles = np.linspace(0.0, math.tau, 41)
    parts = [
        box(0.019, 0.003, 0.0055, colour=colour or linear("#5a3a26"), roughness=0.7).moved(
            shift(0.0, 0.033 + 0.03 * math.sin(a), 0.026 * math.cos(a))
            @ turn("x", 90.0 - math.degrees(a))
            @ shift(0.0, 0.0, -0.0027)
        )
        for a in angles[:-1]
    ]
    face = [
        cylinder(0.02, 0.008, sides=36, colour=STEEL, material=Material.METAL, roughness=0.2),
        cylinder(0.0175, 0.0085, sides=32, colour=(0.85, 0.85, 0.82)),
        *[
            box(0.001, 0.0003, 0.003, colour=DARK).moved(turn("y", 30.0 * i) @ shift(0.0, 0.0085, 0.0145))
            for i in range(12)
        ],
        cylinder(0.003, 0.006, sides=12, colour=STEEL, material=Material.METAL).moved(
            shift(0.019, 0.004, 0.0) @ turn("z", -90.0)
        ),
    ]
    pose = shift(0.0, 0.033, 0.0255) @ turn("x", 90.0)
    hands = [
        box(0.0012, 0.0004, long, colour=DARK, bone=bone).moved(
            pose @ shift(0.0, 0.0088 + 0.0003 * bone, 0.0) @ turn("y", at) @ shift(0.0, 0.0, -0.45 * long)
        )
        for bone, long, at in ((1, 0.014, 40.0), (2, 0.01, -60.0))
    ]
    middle = (0.0, 0.033, 0.0)
    return Thing(
        merged([*parts, merged(face).moved(pose), *hands]),
        [turning(middle, "z", -1 / 60.0), turning(middle, "z", -1 / 720.0)],
    )


def _handbag(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#a8502e")
    body = loft(
        (
            (-0.06, 0.01, 0.2, 0.13),
            (-0.05, 0.0, 0.22, 0.15),
            (0.05, 0.0, 0.22, 0.15),
            (0.06, 0.01, 0.2, 0.13),
        ),
        square=5.0,
        sharp=True,
        colour=paint,
        roughness=0.45,
    )
    flap = loft(
        ((0.045, 0.1, 0.215, 0.14), (0.068, 0.11, 0.21, 0.13)),
        square=4.0,
        sharp=True,
        colour=dimmed(paint, 0.85),
        roughness=0.4,
    )
    strap = [
        round_bar(
            [(-0.09, 0.2, z), (-0.075, 0.32, z), (0.0, 0.37, z), (0.075, 0.32, z), (0.09, 0.2, z)],
            0.007,
            colour=paint,
        )
        for z in (0.035, -0.035)
    ]
    return merged(
        [
            body,
            flap,
            *strap,
            box(0.03, 0.02, 0.008, colour=GOLD, material=Material.METAL, roughness=0.2).moved(
                shift(0.0, 0.12, 0.068)
            ),
        ]
    )


def dimmed(colour: Colour, share: float) -> Colour:
    return (colour[0] * share, colour[1] * share, colour[2] * share)


def _backpack(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#2f6a8a")
    return merged(
        [
            loft(
                (
                    (-0.09, 0.02, 0.36, 0.13),
                    (-0.07, 0.0, 0.42, 0.15),
                    (0.05, 0.0, 0.4, 0.15),
                    (0.09, 0.02, 0.33, 0.12),
                ),
                square=3.5,
                colour=paint,
                roughness=0.9,
                material=Material.FABRIC,
            ),
            loft(
                ((0.06, 0.03, 0.2, 0.11), (0.11, 0.03, 0.2, 0.115), (0.14, 0.05, 0.17, 0.09)),
                square=3.5,
                colour=dimmed(paint, 0.75),
                roughness=0.9,
            ),
            ring(0.035, 0.008, colour=DARK).moved(shift(0.0, 0.42, -0.06)),
            *[
                round_bar(
                    [(x, 0.38, -0.09), (1.1 * x, 0.25, -0.17), (x, 0.06, -0.09)],
                    0.017,
                    colour=dimmed(paint, 0.6),
                )
                for x in (-0.08, 0.08)
            ],
            box(0.2, 0.008, 0.006, colour=WHITE).moved(shift(0.0, 0.2, 0.117)),
        ]
    )


def _suitcase(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#d8842e")
    ribs = [
        box(0.015, 0.5, 0.01, colour=dimmed(paint, 0.8)).moved(shift(-0.13 + 0.065 * i, 0.09, 0.117))
        for i in range(5)
    ]
    wheels = [
        ball(0.02, 0.035, 0.035, sides=14, colour=DARK).moved(shift(x, 0.035, z))
        for x in (-0.15, 0.15)
        for z in (-0.08, 0.08)
    ]
    handle = round_bar(
        [(-0.08, 0.62, -0.08), (-0.08, 0.95, -0.08), (0.08, 0.95, -0.08), (0.08, 0.62, -0.08)],
        0.01,
        colour=STEEL,
        material=Material.METAL,
    )
    return merged(
        [
            soft_box(0.4, 0.58, 0.23, 0.06, colour=paint, roughness=0.35).moved(shift(0.0, 0.06, 0.0)),
            *ribs,
            *wheels,
            handle,
        ]
    )


def _ring(colour: Colour | None, seed: int) -> Mesh:
    return merged(
        [
            ring(0.01, 0.0011, colour=GOLD, material=Material.METAL, roughness=0.15).moved(
                shift(0.0, 0.011, 0.0)
            ),
            gem(0.0045, colour or (0.75, 0.85, 0.95)).moved(shift(0.0, 0.0205, 0.0)),
        ]
    )


def gem(r: float, colour: Colour) -> Mesh:
    """A brilliant, its point down, flat in each face."""
    made_of = lathe([(0.0, 0.0), (r, 0.9 * r), (0.62 * r, 1.3 * r), (0.0, 1.3 * r)], sides=8)
    return Mesh.of(made_of.points, made_of.triangles, colour=colour, material=Material.GLASS, roughness=0.03)


def _glasses(colour: Colour | None, seed: int) -> Mesh:
    frame = colour or DARK
    parts = []
    for side in (1, -1):
        parts += [
            ring(0.024, 0.0025, colour=frame, roughness=0.2).moved(shift(side * 0.033, 0.026, 0.0)),
            ball(
                0.023,
                0.022,
                0.002,
                sides=22,
                colour=(0.05, 0.05, 0.055),
                material=Material.GLASS,
                roughness=0.05,
            ).moved(shift(side * 0.033, 0.026, 0.0)),
            round_bar(
                [(side * 0.057, 0.034, 0.0), (side * 0.064, 0.034, -0.06), (side * 0.064, 0.02, -0.14)],
                0.002,
                colour=frame,
            ),
        ]
    return merged(
        [*parts, round_bar([(-0.01, 0.03, 0.0), (0.0, 0.034, 0.002), (0.01, 0.03, 0.0)], 0.002, colour=frame)]
    )


def _hat(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#c9a86a")
    return merged(
        [
            lathe(
                [
                    (0.0, 0.012),
                    (0.16, 0.0),
                    (0.19, 0.014),
                    (0.16, 0.012),
                    (0.095, 0.02),
                    (0.09, 0.1),
                    (0.07, 0.12),
                    (0.0, 0.115),
                ],
                sides=36,
                colour=paint,
                roughness=0.95,
                material=Material.FABRIC,
            ).moved(scale(1.0, 1.0, 1.15)),
            lathe([(0.0965, 0.022), (0.095, 0.05)], sides=36, colour=linear("#3a2a20")).moved(
                scale(1.0, 1.0, 1.15)
            ),
        ]
    )


def _helmet(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#f2b81e")
    return merged(
        [
            lathe(
                [(0.12, 0.02), (0.12, 0.06), (0.1, 0.12), (0.06, 0.155), (0.0, 0.165)],
                sides=32,
                colour=paint,
                roughness=0.25,
            ).moved(scale(1.0, 1.0, 1.2)),
            ball(0.15, 0.008, 0.17, sides=30, colour=paint, roughness=0.25).moved(shift(0.0, 0.02, 0.03)),
            *[
                ring(0.143, 0.007, start=15.0, end=165.0, colour=paint, roughness=0.25).moved(
                    shift(x, 0.022, 0.0) @ turn("y", 90.0)
                )
                for x in (-0.03, 0.0, 0.03)
            ],
        ]
    )


def _crown(colour: Colour | None, seed: int) -> Mesh:
    gold = colour or GOLD
    parts = [
        lathe(
            [(0.088, 0.0), (0.094, 0.05), (0.088, 0.05), (0.084, 0.0)],
            sides=36,
            colour=gold,
            material=Material.METAL,
            roughness=0.2,
        )
    ]
    for i in range(8):
        a = math.tau * i / 8
        x, z = 0.092 * math.cos(a), 0.092 * math.sin(a)
        parts += [
            lathe(
                [(0.022, 0.0), (0.0, 0.06)], sides=8, colour=gold, material=Material.METAL, roughness=0.2
            ).moved(shift(x, 0.045, z)),
            ball(0.009, 0.009, 0.009, sides=12, colour=gold, material=Material.METAL, roughness=0.2).moved(
                shift(x, 0.108, z)
            ),
        ]
        parts.append(gem(0.01, linear(("#c4142a", "#2458c4")[i % 2])).moved(shift(x, 0.016, z)))
    return merged(parts)


def _shirt(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#e8e4dc")
    body = loft(
        (
            (-0.09, -0.28, 0.26, 0.2),
            (-0.05, -0.32, 0.3, 0.23),
            (0.05, -0.32, 0.3, 0.23),
            (0.09, -0.28, 0.26, 0.2),
        ),
        square=5.0,
        colour=paint,
        roughness=0.95,
        material=Material.FABRIC,
    )
    sleeves = [
        round_bar(
            [(side * 0.16, 0.22, 0.0), (side * 0.28, 0.14, 0.0), (side * 0.36, 0.0, 0.0)],
            [0.085, 0.08, 0.075],
            colour=paint,
            roughness=0.95,
            material=Material.FABRIC,
        )
        for side in (1, -1)
    ]
    neck = ball(0.075, 0.03, 0.055, sides=18, colour=dimmed(paint, 0.35)).moved(shift(0.0, 0.297, 0.01))
    return merged([body, *sleeves, neck]).moved(scale(1.0, 1.0, 0.8))


def _umbrella(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#c4303a")
    dome = lathe([(0.56, 0.62), (0.5, 0.74), (0.32, 0.85), (0.0, 0.9)], sides=8, colour=paint, roughness=0.7)
    inner = lathe(
        [(0.0, 0.89), (0.31, 0.84), (0.49, 0.73), (0.55, 0.62)],
        sides=8,
        colour=dimmed(paint, 0.6),
        roughness=0.9,
    )
    return merged(
        [
            dome,
            inner,
            round_bar(
                [(0.0, 0.98, 0.0), (0.0, 0.5, 0.0), (0.0, 0.08, 0.0), (0.03, 0.03, 0.0), (0.07, 0.06, 0.0)],
                0.011,
                colour=WOOD,
            ),
        ]
    )


WORN: dict[str, Build] = {
    "sneaker": _sneaker,
    "high heel": _heel,
    "watch": _watch,
    "handbag": _handbag,
    "backpack": _backpack,
    "suitcase": _suitcase,
    "ring": _ring,
    "diamond": lambda colour, seed: gem(0.03, colour or (0.6, 0.8, 0.95)),
    "glasses": _glasses,
    "hat": _hat,
    "helmet": _helmet,
    "crown": _crown,
    "t-shirt": _shirt,
    "umbrella": _umbrella,
}
