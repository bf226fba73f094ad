"""Musical instruments. Metres; fronts look to +z."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, box, cylinder, extruded, lathe, scale, shift, tube, turn
from rushes.engines.previz.subjects.objects.forms import Build, made
from rushes.engines.previz.subjects.objects.lines import round_bar
from rushes.engines.previz.subjects.objects.stuffs import DARK, GOLD, STEEL, WHITE, WOOD
from rushes.engines.previz.subjects.thing import Thing, pivoted


def instrument(form: str, colour: Colour | None, seed: int) -> Thing:
    return made(FORMS, form, colour, seed)


def _plucked(
    outline: list[tuple[float, float]], deep: float, neck: float, usual: str, *, hole: bool = True
) -> Build:
    """A flat body of (half width, height) with a neck of ``neck`` metres."""

    def build(colour: Colour | None, seed: int) -> Mesh:
        wood = colour or linear(usual)
        line = [(w, y) for w, y in outline] + [(-w, y) for w, y in reversed(outline)]
        top = outline[-1][1]
        parts = [
            extruded(line, deep, colour=wood, roughness=0.25, material=Material.WOOD),
            box(0.05, neck + 0.12, 0.022, colour=linear("#3a2418")).moved(
                shift(0.0, top - 0.12, 0.5 * deep + 0.006)
            ),
            box(0.07, 0.14, 0.018, colour=linear("#3a2418")).moved(shift(0.0, top + neck, 0.5 * deep)),
            box(0.1, 0.014, 0.014, colour=DARK).moved(shift(0.0, 0.28 * top, 0.5 * deep)),
        ]
        if hole:
            parts.append(
                cylinder(0.05, 0.002, sides=28, colour=DARK).moved(
                    shift(0.0, 0.62 * top, 0.5 * deep) @ turn("x", 90.0)
                )
            )
        strings = [
            box(0.0016, neck + 0.72 * top, 0.0016, colour=STEEL, material=Material.METAL).moved(
                shift(-0.018 + 0.0072 * i, 0.28 * top, 0.5 * deep + 0.02)
            )
            for i in range(6)
        ]
        pegs = [
            cylinder(0.006, 0.03, sides=8, colour=STEEL).moved(
                shift(side * 0.04, top + neck + 0.025 + 0.04 * i, 0.5 * deep) @ turn("z", 90.0)
            )
            for side in (1, -1)
            for i in range(3)
        ]
        return merged([*parts, *strings, *pegs])

    return build


_GUITAR = [
    (0.0, 0.0),
    (0.13, 0.01),
    (0.185, 0.08),
    (0.185, 0.16),
    (0.13, 0.25),
    (0.12, 0.3),
    (0.145, 0.38),
    (0.12, 0.45),
    (0.05, 0.48),
]
_VIOLIN = [
    (0.0, 0.0),
    (0.07, 0.005),
    (0.1, 0.05),
    (0.098, 0.1),
    (0.06, 0.15),
    (0.058, 0.2),
    (0.08, 0.26),
    (0.06, 0.33),
    (0.02, 0.35),
]
_AXE = [
    (0.0, 0.0),
    (0.12, 0.02),
    (0.17, 0.1),
    (0.13, 0.2),
    (0.11, 0.26),
    (0.15, 0.4),
    (0.11, 0.38),
    (0.04, 0.32),
]


def _piano(colour: Colour | None, seed: int) -> Mesh:
    black = colour or DARK
    side = [
        (-0.72, 0.0),
        (0.72, 0.0),
        (0.72, -0.55),
        (0.55, -0.9),
        (0.1, -1.1),
        (-0.15, -1.5),
        (-0.5, -1.62),
        (-0.72, -1.45),
    ]
    body = extruded(side[::-1], 0.28, colour=black, roughness=0.1).moved(
        shift(0.0, 0.78, 0.3) @ turn("x", -90.0) @ scale(1.0, -1.0, 1.0)
    )
    lid = extruded(side[::-1], 0.025, colour=black, roughness=0.1).moved(
        shift(-0.72, 0.95, 0.3)
        @ turn("z", 36.0)
        @ shift(0.72, 0.0, 0.0)
        @ turn("x", -90.0)
        @ scale(1.0, -1.0, 1.0)
    )
    keys = [
        box(0.025, 0.02, 0.14, colour=WHITE, roughness=0.2).moved(shift(-0.66 + 0.0264 * i, 0.78, 0.34))
        for i in range(51)
    ]
    keys += [
        box(0.013, 0.03, 0.09, colour=DARK).moved(shift(-0.647 + 0.0264 * i, 0.785, 0.32))
        for i in range(50)
        if i % 7 not in (2, 6)
    ]
    legs = [
        cylinder(0.05, 0.65, top=0.07, sides=14, colour=black).moved(shift(x, 0.0, z))
        for x, z in ((-0.6, 0.1), (0.6, 0.1), (-0.35, -1.2))
    ]
    stool = [
        box(0.6, 0.09, 0.34, colour=black).moved(shift(0.0, 0.42, 0.95)),
        *[
            box(0.05, 0.42, 0.05, colour=black).moved(shift(x, 0.0, z))
            for x in (-0.25, 0.25)
            for z in (0.83, 1.07)
        ],
    ]
    return merged(
        [body, lid, box(1.44, 0.06, 0.2, colour=black).moved(shift(0.0, 0.72, 0.36)), *keys, *legs, *stool]
    )


def _drum(colour: Colour | None, seed: int) -> Mesh:
    red = colour or linear("#b5202a")
    parts = [
        cylinder(0.27, 0.4, sides=36, colour=red, roughness=0.2).moved(
            shift(0.0, 0.29, -0.2) @ turn("x", 90.0)
        ),
        cylinder(0.25, 0.41, sides=32, colour=WHITE).moved(shift(0.0, 0.29, -0.2) @ turn("x", 90.0)),
        *[
            merged(
                [
                    cylinder(0.15, 0.2, sides=28, colour=red, roughness=0.2),
                    cylinder(0.142, 0.204, sides=28, colour=WHITE),
                ]
            ).moved(shift(x, 0.6, -0.02) @ turn("x", 18.0))
            for x in (-0.18, 0.18)
        ],
        merged(
            [
                cylinder(0.17, 0.14, sides=28, colour=STEEL, material=Material.METAL),
                cylinder(0.162, 0.144, sides=28, colour=WHITE),
            ]
        ).moved(shift(-0.5, 0.5, 0.2)),
        cylinder(0.02, 0.5, sides=8, colour=STEEL).moved(shift(-0.5, 0.0, 0.2)),
    ]
    for x, y in ((-0.58, 1.05), (0.6, 1.1)):
        parts += [
            cylinder(0.012, y, sides=8, colour=STEEL).moved(shift(x, 0.0, -0.15)),
            lathe(
                [(0.2, 0.0), (0.05, 0.015), (0.0, 0.02)],
                sides=30,
                colour=GOLD,
                material=Material.METAL,
                roughness=0.25,
            ).moved(shift(x, y, -0.15) @ turn("x", 10.0)),
        ]
    return merged(parts)


def _trumpet(colour: Colour | None, seed: int) -> Mesh:
    brass = colour or GOLD
    bell = lathe(
        [(0.008, 0.0), (0.01, 0.1), (0.02, 0.16), (0.06, 0.2)],
        sides=28,
        colour=brass,
        material=Material.METAL,
        roughness=0.15,
    ).moved(shift(0.0, 0.1, 0.12) @ turn("x", 90.0))
    loop = round_bar(
        [
            (0.0, 0.1, -0.25),
            (0.0, 0.1, 0.12),
            (0.0, 0.06, 0.18),
            (0.0, 0.02, 0.12),
            (0.0, 0.02, -0.1),
            (0.0, 0.06, -0.15),
            (0.0, 0.1, -0.1),
        ],
        0.0075,
        colour=brass,
        material=Material.METAL,
        roughness=0.15,
    )
    valves = [
        merged(
            [
                cylinder(0.012, 0.12, sides=16, colour=brass, material=Material.METAL, roughness=0.15),
                cylinder(0.009, 0.02, sides=12, colour=WHITE).moved(shift(0.0, 0.125, 0.0)),
            ]
        ).moved(shift(0.0, 0.0, -0.03 + 0.03 * i))
        for i in range(3)
    ]
    return merged(
        [
            bell,
            loop,
            *valves,
            lathe(
                [(0.006, 0.0), (0.012, 0.02), (0.013, 0.025)],
                sides=16,
                colour=STEEL,
                material=Material.METAL,
            ).moved(shift(0.0, 0.1, -0.25) @ turn("x", -90.0)),
        ]
    ).moved(turn("y", 60.0))


def _bell(colour: Colour | None, seed: int) -> Thing:
    gold = colour or GOLD
    body = lathe(
        [(0.0, 0.04), (0.07, 0.0), (0.075, 0.01), (0.052, 0.05), (0.045, 0.09), (0.03, 0.115), (0.0, 0.12)],
        sides=32,
        colour=gold,
        material=Material.METAL,
        roughness=0.2,
    )
    whole = merged(
        [
            body,
            ball(0.014, 0.014, 0.014, sides=12, colour=DARK).moved(shift(0.0, 0.012, 0.0)),
            cylinder(0.01, 0.08, top=0.014, sides=14, colour=WOOD).moved(shift(0.0, 0.12, 0.0)),
        ]
    )
    return Thing(
        whole,
        whole={
            Action.STAND: lambda t: (
                pivoted((0.0, 0.19, 0.0), turn("z", 9.0 * math.sin(5.0 * t))) @ shift(0.0, 0.008, 0.0)
            )
        },
    )


def _harp(colour: Colour | None, seed: int) -> Mesh:
    gold = colour or GOLD
    frame = round_bar(
        [
            (0.0, 0.0, 0.0),
            (0.45, 0.9, 0.0),
            (0.5, 1.45, 0.0),
            (0.2, 1.4, 0.0),
            (-0.1, 1.6, 0.0),
            (-0.32, 1.55, 0.0),
            (-0.3, 0.8, 0.0),
            (-0.05, 0.02, 0.0),
        ],
        [0.07, 0.09, 0.05, 0.04, 0.045, 0.05, 0.045, 0.06],
        colour=gold,
        roughness=0.3,
    )
    strings = [
        tube(
            [
                (0.05 + 0.42 * s, 0.1 + 0.95 * s, 0.0),
                (-0.28 + 0.72 * s, 1.5 - 0.1 * math.sin(math.pi * s), 0.0),
            ],
            [0.002, 0.002],
            sides=4,
            colour=WHITE,
        )
        for s in np.linspace(0.05, 0.95, 17)
    ]
    return merged([frame, *strings, box(0.5, 0.06, 0.3, colour=gold)])


FORMS: dict[str, Build] = {
    "guitar": _plucked(_GUITAR, 0.1, 0.4, "#c98a44"),
    "electric guitar": _plucked(_AXE, 0.045, 0.45, "#c4202a", hole=False),
    "violin": _plucked(_VIOLIN, 0.06, 0.16, "#8a4420", hole=False),
    "piano": _piano,
    "drum": _drum,
    "trumpet": _trumpet,
    "bell": _bell,
    "harp": _harp,
}
