"""Machines and their parts: gears, drills, a robot's arm, a conveyor. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.props.kit import soft_box
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, box, cylinder, extruded, lathe, scale, shift, turn
from rushes.engines.previz.subjects.loft import loft
from rushes.engines.previz.subjects.objects.forms import Build, numbered, turning
from rushes.engines.previz.subjects.objects.lines import round_bar
from rushes.engines.previz.subjects.objects.stuffs import DARK, STEEL, WHITE
from rushes.engines.previz.subjects.thing import Motion, Thing, pivoted


def _drill(colour: Colour | None, seed: int) -> Thing:
    paint = colour or linear("#e0a01e")
    axis = (0.0, 0.19, 0.0)
    body = [
        loft(
            (
                (-0.09, 0.16, 0.22, 0.024),
                (-0.07, 0.155, 0.225, 0.032),
                (0.06, 0.16, 0.22, 0.03),
                (0.09, 0.17, 0.21, 0.022),
            ),
            square=2.4,
            colour=paint,
            roughness=0.4,
        ),
        round_bar(
            [(0.0, 0.17, -0.03), (0.0, 0.1, -0.045), (0.0, 0.04, -0.05)], [0.026, 0.022, 0.025], colour=DARK
        ),
        soft_box(0.06, 0.045, 0.1, 0.01, colour=paint),
        box(0.012, 0.026, 0.014, colour=DARK).moved(shift(0.0, 0.12, -0.008)),
    ]
    bit = [
        cylinder(0.018, 0.04, top=0.01, sides=18, colour=DARK, bone=1).moved(
            shift(0.0, 0.19, 0.09) @ turn("x", 90.0)
        ),
        *[
            box(0.009, 0.012, 0.005, colour=STEEL, material=Material.METAL, bone=1).moved(
                shift(0.0, 0.19, 0.132 + 0.005 * i) @ turn("z", 40.0 * i) @ shift(0.0, -0.006, 0.0)
            )
            for i in range(15)
        ],
    ]
    return Thing(merged([*body, *bit]).moved(turn("y", 60.0)), [_bit(axis)])


def _bit(axis: tuple[float, float, float]) -> Motion:
    way = turn("y", 60.0)

    def motion(action: Action, t: float) -> Matrix:
        matrix: Matrix = way @ pivoted(axis, turn("z", 1130.0 * t)) @ np.linalg.inv(way)
        return matrix

    return motion


def gear_mesh(radius: float, teeth: int, thick: float, colour: Colour, bone: int) -> Mesh:
    outline = []
    for i in range(teeth):
        for share, r in ((0.0, 0.84), (0.2, 1.0), (0.5, 1.0), (0.7, 0.84)):
            a = math.tau * (i + share) / teeth
            outline.append((radius * r * math.cos(a), radius * r * math.sin(a)))
    return merged(
        [
            extruded(outline, thick, colour=colour, material=Material.METAL, roughness=0.35, bone=bone),
            cylinder(0.24 * radius, 1.5 * thick, sides=20, colour=DARK, bone=bone).moved(
                shift(0.0, 0.0, -0.75 * thick) @ turn("x", 90.0)
            ),
            *[
                cylinder(0.14 * radius, 1.02 * thick, sides=16, colour=DARK, bone=bone).moved(
                    shift(0.54 * radius * math.cos(a), 0.54 * radius * math.sin(a), -0.51 * thick)
                    @ turn("x", 90.0)
                )
                for a in np.linspace(0, math.tau, 6)[:-1]
            ],
        ]
    )


def _gear(colour: Colour | None, seed: int) -> Thing:
    first, second = (0.0, 0.16, 0.0), (0.2, 0.28, 0.0)
    parts = [
        gear_mesh(0.14, 16, 0.04, colour or linear("#c98a3a"), 1).moved(shift(*first)),
        gear_mesh(0.105, 12, 0.04, STEEL, 2).moved(shift(*second) @ turn("z", 9.0)),
    ]
    return Thing(merged(parts), [turning(first, "z", 0.15), turning(second, "z", -0.2)])


def _wheel(colour: Colour | None, seed: int) -> Thing:
    tyre = lathe(
        [(0.19 + 0.12 * math.cos(a), 0.1 * math.sin(a)) for a in np.linspace(-math.pi, math.pi, 21)],
        sides=40,
        colour=DARK,
        roughness=0.85,
    ).moved(shift(0.0, 0.31, 0.0) @ turn("x", 90.0))
    spokes = [
        box(0.035, 0.19, 0.03, colour=colour or STEEL, material=Material.METAL).moved(
            shift(0.0, 0.31, 0.04) @ turn("z", 72.0 * i)
        )
        for i in range(5)
    ]
    return Thing(
        merged(
            [
                tyre,
                *spokes,
                cylinder(0.19, 0.06, sides=30, colour=(0.1, 0.1, 0.1)).moved(
                    shift(0.0, 0.31, -0.03) @ turn("x", 90.0)
                ),
            ]
        ),
        whole={Action.SPIN: lambda t: pivoted((0.0, 0.31, 0.0), turn("z", -120.0 * t))},
    )


def _arm(colour: Colour | None, seed: int) -> Thing:
    paint = colour or linear("#f08a1e")
    shoulder, elbow, wrist = (0.0, 0.55, 0.0), (0.0, 1.35, -0.1), (0.0, 1.45, 0.75)
    parts = [
        cylinder(0.32, 0.12, sides=32, colour=DARK),
        cylinder(0.24, 0.4, top=0.18, sides=28, colour=paint, roughness=0.35).moved(shift(0.0, 0.12, 0.0)),
        numbered(
            merged(
                [
                    ball(0.17, 0.17, 0.17, sides=22, colour=DARK).moved(shift(*shoulder)),
                    round_bar([shoulder, elbow], [0.13, 0.1], colour=paint, roughness=0.35),
                ]
            ),
            1,
        ),
        numbered(
            merged(
                [
                    ball(0.13, 0.13, 0.13, sides=20, colour=DARK).moved(shift(*elbow)),
                    round_bar([elbow, wrist], [0.1, 0.06], colour=paint, roughness=0.35),
                ]
            ),
            2,
        ),
        numbered(
            merged(
                [
                    ball(0.075, 0.075, 0.075, sides=16, colour=DARK).moved(shift(*wrist)),
                    *[
                        box(0.03, 0.2, 0.06, colour=STEEL, material=Material.METAL).moved(
                            shift(x, 1.22, 0.78)
                        )
                        for x in (-0.055, 0.055)
                    ],
                ]
            ),
            3,
        ),
    ]

    def first(action: Action, t: float) -> Matrix:
        swing: Matrix = turn("y", 48.0 * math.sin(0.9 * t)) @ pivoted(
            shoulder, turn("x", 13.0 * math.sin(1.3 * t))
        )
        return swing

    def second(action: Action, t: float) -> Matrix:
        return first(action, t) @ pivoted(elbow, turn("x", 17.0 * math.sin(1.3 * t + 1.0)))

    def third(action: Action, t: float) -> Matrix:
        return second(action, t) @ pivoted(
            wrist, turn("y", 60.0 * math.sin(1.1 * t)) @ turn("x", -24.0 * math.sin(1.3 * t + 0.6))
        )

    return Thing(merged(parts), [first, second, third])


def _conveyor(colour: Colour | None, seed: int) -> Thing:
    parts = [
        box(0.7, 0.1, 3.0, colour=STEEL).moved(shift(0.0, 0.62, 0.0)),
        box(0.6, 0.02, 3.0, colour=DARK, roughness=0.9).moved(shift(0.0, 0.715, 0.0)),
        *[
            box(0.08, 0.65, 0.08, colour=linear("#f0b81e")).moved(shift(x, 0.0, z))
            for x in (-0.28, 0.28)
            for z in (-1.2, 0.0, 1.2)
        ],
    ]
    motions: list[Motion] = []
    for i in range(4):
        parts.append(
            soft_box(
                0.34, 0.26, 0.34, 0.01, colour=colour or linear("#b58a58"), roughness=0.9, bone=i + 1
            ).moved(shift(0.0, 0.735, 0.0))
        )
        motions.append(_carried(i / 4.0))
    return Thing(merged(parts), motions)


def _carried(phase: float) -> Motion:
    def motion(action: Action, t: float) -> Matrix:
        u = (t / 8.0 + phase) % 1.0
        size = min(1.0, 12.0 * u, 12.0 * (1.0 - u)) + 1e-3
        matrix: Matrix = shift(0.0, 0.0, -1.35 + 2.7 * u) @ pivoted(
            (0.0, 0.735, 0.0), scale(size, size, size)
        )
        return matrix

    return motion


def _panel(colour: Colour | None, seed: int) -> Mesh:
    cells = [
        box(
            0.14, 0.022, 0.14, colour=colour or linear("#16306a"), material=Material.GLASS, roughness=0.08
        ).moved(shift(-0.75 + 0.15 * i, 0.0, -0.45 + 0.15 * j))
        for i in range(11)
        for j in range(7)
    ]
    return merged(
        [
            merged([box(1.75, 0.02, 1.15, colour=WHITE), *cells]).moved(
                shift(0.0, 0.85, 0.0) @ turn("x", 32.0)
            ),
            *[
                box(0.06, h, 0.06, colour=STEEL).moved(shift(x, 0.0, z))
                for x in (-0.6, 0.6)
                for z, h in ((-0.4, 1.08), (0.4, 0.62))
            ],
        ]
    )


MACHINERY: dict[str, Build] = {
    "drill": _drill,
    "gear": _gear,
    "wheel": _wheel,
    "robot arm": _arm,
    "conveyor": _conveyor,
    "solar panel": _panel,
}
