"""Toys. Metres; fronts look to +z."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.props.kit import soft_box
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, box, cylinder, extruded, lathe, shift, turn
from rushes.engines.previz.subjects.objects.forms import Build, made, numbered, turning
from rushes.engines.previz.subjects.objects.lines import round_bar
from rushes.engines.previz.subjects.objects.stuffs import DARK, GOLD, STEEL, WHITE, WOOD
from rushes.engines.previz.subjects.thing import Motion, Thing, pivoted


def toy(form: str, colour: Colour | None, seed: int) -> Thing:
    return made(FORMS, form, colour, seed)


def _teddy(colour: Colour | None, seed: int) -> Mesh:
    fur = colour or linear("#b57a44")
    pale = linear("#e0bd8c")

    def lump(x: float, y: float, z: float, at: tuple[float, float, float], paint: Colour) -> Mesh:
        return ball(x, y, z, sides=20, colour=paint, roughness=0.95, material=Material.FUR).moved(shift(*at))

    parts = [
        lump(0.09, 0.1, 0.08, (0.0, 0.11, 0.0), fur),
        lump(0.06, 0.07, 0.02, (0.0, 0.11, 0.068), pale),
        lump(0.078, 0.072, 0.07, (0.0, 0.255, 0.01), fur),
        lump(0.035, 0.028, 0.03, (0.0, 0.24, 0.072), pale),
    ]
    for side in (1, -1):
        parts += [
            lump(0.03, 0.03, 0.016, (side * 0.06, 0.315, 0.0), fur),
            lump(0.018, 0.018, 0.008, (side * 0.06, 0.315, 0.014), pale),
            lump(0.035, 0.065, 0.035, (side * 0.1, 0.14, 0.03), fur),
            lump(0.042, 0.042, 0.075, (side * 0.065, 0.042, 0.08), fur),
            lump(0.03, 0.03, 0.008, (side * 0.068, 0.044, 0.152), pale),
        ]
        parts.append(
            ball(0.0085, 0.0085, 0.006, sides=12, colour=DARK, roughness=0.1).moved(
                shift(side * 0.026, 0.272, 0.075)
            )
        )
    return merged(
        [
            *parts,
            ball(0.013, 0.009, 0.008, sides=12, colour=DARK, roughness=0.2).moved(shift(0.0, 0.252, 0.1)),
        ]
    )


def _toy_robot(colour: Colour | None, seed: int) -> Thing:
    tin = colour or linear("#4a8ab0")
    parts = [
        soft_box(0.14, 0.16, 0.1, 0.012, colour=tin, roughness=0.3).moved(shift(0.0, 0.11, 0.0)),
        soft_box(0.11, 0.09, 0.09, 0.012, colour=STEEL, material=Material.METAL, roughness=0.3).moved(
            shift(0.0, 0.285, 0.0)
        ),
        box(0.08, 0.06, 0.004, colour=DARK).moved(shift(0.0, 0.16, 0.052)),
        cylinder(0.003, 0.05, sides=8, colour=STEEL).moved(shift(0.0, 0.37, 0.0)),
        ball(0.011, 0.011, 0.011, sides=12, colour=(2.6, 0.2, 0.15), material=Material.LIGHT).moved(
            shift(0.0, 0.425, 0.0)
        ),
    ]
    for side in (1, -1):
        parts += [
            ball(0.015, 0.015, 0.01, sides=14, colour=(2.2, 1.7, 0.4), material=Material.LIGHT).moved(
                shift(side * 0.026, 0.34, 0.045)
            ),
            ball(0.008, 0.008, 0.004, sides=8, colour=linear(("#d8402e", "#f2c03a")[side > 0])).moved(
                shift(side * 0.02, 0.2, 0.055)
            ),
        ]
    motions: list[Motion] = []
    for number, side in enumerate((1, -1)):
        parts += [
            box(0.035, 0.13, 0.035, colour=STEEL, bone=number + 1).moved(shift(side * 0.09, 0.13, 0.0)),
            soft_box(0.055, 0.12, 0.08, 0.01, colour=tin, bone=number + 3).moved(
                shift(side * 0.038, 0.0, 0.01)
            ),
        ]
    motions = [_swung((side * 0.09, 0.25, 0.0), phase, 28.0) for side, phase in ((1, math.pi), (-1, 0.0))] + [
        _swung((side * 0.038, 0.12, 0.0), phase, 10.0) for side, phase in ((1, 0.0), (-1, math.pi))
    ]

    def waddle(t: float) -> Matrix:
        rocked: Matrix = shift(0.0, 0.006 * abs(math.sin(4.2 * t)), 0.0) @ turn("z", 4.0 * math.sin(4.2 * t))
        return rocked

    return Thing(merged(parts), motions, whole={Action.WALK: waddle}, paces={Action.WALK: 0.09})


def _swung(at: tuple[float, float, float], phase: float, degrees: float) -> Motion:
    def motion(action: Action, t: float) -> Matrix:
        going = 1.0 if action is Action.WALK else 0.0
        return pivoted(at, turn("x", degrees * going * math.sin(4.2 * t + phase)))

    return motion


def _top(colour: Colour | None, seed: int) -> Thing:
    red = colour or linear("#d0302e")
    mesh = merged(
        [
            lathe(
                [(0.0, 0.0), (0.006, 0.01), (0.05, 0.05), (0.062, 0.07)], sides=32, colour=red, roughness=0.25
            ),
            lathe(
                [(0.062, 0.07), (0.055, 0.08), (0.02, 0.1), (0.0, 0.1)],
                sides=32,
                colour=linear("#f2c03a"),
                roughness=0.25,
            ),
            cylinder(0.006, 0.06, sides=12, colour=WOOD).moved(shift(0.0, 0.095, 0.0)),
            *[
                ball(0.008, 0.004, 0.008, sides=10, colour=WHITE).moved(
                    shift(0.045 * math.cos(a), 0.084, 0.045 * math.sin(a))
                )
                for a in np.linspace(0, math.tau, 7)[:-1]
            ],
        ]
    )
    return Thing(
        mesh, whole={Action.SPIN: lambda t: turn("y", 70.0 * t) @ turn("z", 8.0) @ turn("y", 900.0 * t)}
    )


def _toy_train(colour: Colour | None, seed: int) -> Thing:
    red = colour or linear("#d0302e")
    parts = [
        box(0.06, 0.02, 0.2, colour=linear("#2f5a9a")).moved(shift(0.0, 0.025, 0.0)),
        cylinder(0.03, 0.11, sides=24, colour=red).moved(shift(0.0, 0.075, -0.02) @ turn("x", 90.0)),
        box(0.06, 0.085, 0.06, colour=linear("#f2c03a")).moved(shift(0.0, 0.045, -0.06)),
        box(0.072, 0.012, 0.075, colour=red).moved(shift(0.0, 0.13, -0.06)),
        cylinder(0.01, 0.045, top=0.016, sides=16, colour=DARK).moved(shift(0.0, 0.1, 0.06)),
    ]
    motions: list[Motion] = []
    for z in (-0.06, 0.0, 0.06):
        parts += [
            merged(
                [
                    cylinder(0.022, 0.012, sides=20, colour=linear("#3f9a4a"), bone=len(motions) + 1),
                    box(0.036, 0.014, 0.005, colour=WHITE, bone=len(motions) + 1),
                ]
            ).moved(shift(side * 0.03, 0.022, z) @ turn("z", -90.0 * side))
            for side in (1, -1)
        ]
        motions.append(_rolled((0.0, 0.022, z)))
    return Thing(merged(parts), motions, whole={Action.DRIVE: lambda t: np.eye(4)}, paces={Action.DRIVE: 0.2})


def _rolled(at: tuple[float, float, float]) -> Motion:
    def motion(action: Action, t: float) -> Matrix:
        return pivoted(at, turn("x", math.degrees(0.2 * t / 0.022) if action is Action.DRIVE else 0.0))

    return motion


def _rocking_horse(colour: Colour | None, seed: int) -> Thing:
    wood = colour or linear("#c98a4a")
    parts = [
        round_bar(
            [(x, 0.16, -0.42), (x, 0.03, -0.2), (x, 0.0, 0.0), (x, 0.03, 0.2), (x, 0.16, 0.42)],
            0.018,
            colour=linear("#b5342e"),
        )
        for x in (-0.11, 0.11)
    ]
    parts += [
        round_bar([(x, 0.04, z), (0.7 * x, 0.36, 0.8 * z)], 0.024, colour=wood)
        for x in (-0.11, 0.11)
        for z in (-0.19, 0.19)
    ]
    parts += [
        ball(0.1, 0.1, 0.24, sides=22, colour=wood).moved(shift(0.0, 0.42, 0.0)),
        round_bar(
            [(0.0, 0.45, 0.16), (0.0, 0.62, 0.27), (0.0, 0.7, 0.3), (0.0, 0.62, 0.42)],
            [0.08, 0.065, 0.06, 0.04],
            colour=wood,
        ),
        ball(0.11, 0.03, 0.09, sides=16, colour=linear("#2f5a9a")).moved(shift(0.0, 0.51, -0.03)),
    ]
    parts += [
        ball(0.012, 0.05, 0.03, sides=8, colour=linear("#f0e0c0")).moved(
            shift(0.0, 0.75 - 0.05 * i, 0.24 - 0.03 * i)
        )
        for i in range(5)
    ]
    return Thing(
        merged(parts),
        whole={
            Action.STAND: lambda t: (
                shift(0.0, 0.02, 0.0) @ pivoted((0.0, 0.4, 0.0), turn("x", 9.0 * math.sin(2.4 * t)))
            )
        },
    )


def _chess(colour: Colour | None, seed: int) -> Mesh:
    wood = colour or linear("#e0c494")
    return merged(
        [
            lathe(
                [
                    (0.0, 0.0),
                    (0.022, 0.0),
                    (0.022, 0.008),
                    (0.016, 0.014),
                    (0.017, 0.018),
                    (0.008, 0.03),
                    (0.0075, 0.065),
                    (0.014, 0.07),
                    (0.009, 0.074),
                    (0.014, 0.095),
                    (0.01, 0.1),
                    (0.0, 0.103),
                ],
                sides=28,
                colour=wood,
                roughness=0.25,
            ),
            box(0.004, 0.016, 0.004, colour=wood).moved(shift(0.0, 0.102, 0.0)),
            box(0.012, 0.004, 0.004, colour=wood).moved(shift(0.0, 0.109, 0.0)),
        ]
    )


def _puzzle(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#3f8ac4")
    return merged(
        [
            box(0.1, 0.1, 0.02, colour=paint, roughness=0.4),
            *[
                cylinder(0.017, 0.02, sides=20, colour=paint, roughness=0.4).moved(
                    shift(x, y, -0.01) @ turn("x", 90.0)
                )
                for x, y in ((0.0, 0.112), (0.062, 0.05))
            ],
        ]
    )


def _pinwheel(colour: Colour | None, seed: int) -> Thing:
    hub = (0.0, 0.34, 0.02)
    paints = [colour or linear("#d0302e"), linear("#f2c03a"), linear("#3f8ac4"), linear("#3f9a4a")]
    parts = [
        cylinder(0.005, 0.34, sides=8, colour=WHITE),
        ball(0.01, 0.01, 0.01, sides=10, colour=GOLD).moved(shift(0.0, 0.34, 0.035)),
    ]
    parts += [
        merged(
            [
                extruded([(0.0, 0.0), (0.09, 0.015), (0.09, 0.085)], 0.003, colour=paints[i]),
                ball(0.04, 0.018, 0.008, sides=10, colour=paints[i]).moved(
                    shift(0.05, 0.045, 0.01) @ turn("z", 42.0)
                ),
            ]
        ).moved(shift(*hub) @ turn("z", 90.0 * i))
        for i in range(4)
    ]
    return Thing(merged([*parts[:2], *[numbered(part, 1) for part in parts[2:]]]), [turning(hub, "z", -0.7)])


def _stack(colour: Colour | None, seed: int) -> Mesh:
    paints = ["#d0302e", "#f08a2a", "#f2c83a", "#4aa84a", "#3f8ac4"]
    rings = [
        lathe(
            [
                (0.05 - 0.007 * i + 0.014 * math.cos(a), 0.026 + 0.027 * i + 0.014 * math.sin(a))
                for a in np.linspace(-math.pi, math.pi, 15)
            ],
            sides=28,
            colour=linear(c),
            roughness=0.25,
        )
        for i, c in enumerate(paints)
    ]
    return merged(
        [
            cylinder(0.05, 0.012, sides=28, colour=WOOD),
            cylinder(0.012, 0.17, sides=16, colour=WOOD),
            *rings,
            ball(0.022, 0.022, 0.022, sides=18, colour=linear("#d0302e"), roughness=0.25).moved(
                shift(0.0, 0.175, 0.0)
            ),
        ]
    )


FORMS: dict[str, Build] = {
    "teddy bear": _teddy,
    "toy robot": _toy_robot,
    "spinning top": _top,
    "toy train": _toy_train,
    "rocking horse": _rocking_horse,
    "chess piece": _chess,
    "puzzle": _puzzle,
    "pinwheel": _pinwheel,
    "stacking rings": _stack,
}
