"""What a classroom or a laboratory shows: molecules, planets, instruments. Metres."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.props import tableware
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, box, cylinder, lathe, shift, tube, turn
from rushes.engines.previz.subjects.flesh.noise import noise
from rushes.engines.previz.subjects.loft import loft, painted
from rushes.engines.previz.subjects.objects.forms import Build, made, numbered
from rushes.engines.previz.subjects.objects.lines import ring, round_bar
from rushes.engines.previz.subjects.objects.organs import ORGANS
from rushes.engines.previz.subjects.objects.planets import PLANETS
from rushes.engines.previz.subjects.objects.stuffs import DARK, STEEL, WHITE, WOOD
from rushes.engines.previz.subjects.thing import Motion, Thing, pivoted


def science(form: str, colour: Colour | None, seed: int) -> Thing:
    return made(FORMS, form, colour, seed)


def _turned(mesh: Mesh, rate: float = 24.0) -> Thing:
    low, high = mesh.points.min(axis=0), mesh.points.max(axis=0)
    body = mesh.moved(shift(0.0, -float(low[1]), 0.0))
    middle = (0.0, 0.5 * float(high[1] - low[1]), 0.0)
    return Thing(body, whole={Action.SPIN: lambda t: pivoted(middle, turn("y", rate * t))})


def _dna(colour: Colour | None, seed: int) -> Thing:
    strands = [colour or linear("#2f7fc4"), linear("#d8402e")]
    pairs = [linear("#f2c03a"), linear("#4aa84a"), linear("#a04ac4"), linear("#f08a2a")]
    parts = []
    for k in range(2):
        way = [
            (0.16 * math.cos(a + math.pi * k), 0.1 * a, 0.16 * math.sin(a + math.pi * k))
            for a in np.linspace(0, 11, 56)
        ]
        parts.append(tube(way, [0.026] * 56, sides=9, colour=strands[k], roughness=0.3))
    for i in range(21):
        a = 0.25 + 0.52 * i
        x, y, z = 0.15 * math.cos(a), 0.1 * a, 0.15 * math.sin(a)
        parts += [
            tube([(0.0, y, 0.0), (s * x, y, s * z)], [0.015, 0.015], sides=7, colour=pairs[(i + (s < 0)) % 4])
            for s in (1, -1)
        ]
    return _turned(merged(parts), 36.0)


def _atom(colour: Colour | None, seed: int) -> Thing:
    parts = []
    for i in range(12):
        y = 1 - 2 * (i + 0.5) / 12
        a, r = 2.4 * i, math.sqrt(1 - y * y)
        parts.append(
            ball(
                0.05,
                0.05,
                0.05,
                sides=14,
                colour=(colour or linear("#d8402e")) if i % 2 else linear("#8a94a0"),
                roughness=0.3,
            ).moved(shift(0.065 * r * math.cos(a), 0.5 + 0.065 * y, 0.065 * r * math.sin(a)))
        )
    motions: list[Motion] = []
    for i in range(3):
        pose = shift(0.0, 0.5, 0.0) @ turn("z", 60.0 * i) @ turn("x", 78.0)
        parts.append(ring(0.42, 0.005, colour=(0.4, 0.5, 0.62)).moved(pose))
        parts.append(
            ball(
                0.035, 0.035, 0.035, sides=16, colour=(0.5, 1.6, 2.6), material=Material.LIGHT, bone=i + 1
            ).moved(pose @ shift(0.42, 0.0, 0.0))
        )
        motions.append(_orbit(pose, 0.32 + 0.05 * i))
    return Thing(merged(parts), motions, whole={Action.SPIN: lambda t: turn("y", 8.0 * t)})


def _orbit(pose: Matrix, turns: float) -> Motion:
    def motion(action: Action, t: float) -> Matrix:
        matrix: Matrix = pose @ turn("z", 360.0 * turns * t) @ np.linalg.inv(pose)
        return matrix

    return motion


def _molecule(colour: Colour | None, seed: int) -> Thing:
    ring_of = [(0.2 * math.cos(a), 0.2 * math.sin(a), 0.0) for a in np.linspace(0, math.tau, 7)[:-1]]
    paint = colour or linear("#3a4048")
    parts = [
        ball(0.07, 0.07, 0.07, sides=20, colour=paint, roughness=0.2).moved(shift(*at)) for at in ring_of
    ]
    parts += [
        tube([ring_of[i], ring_of[(i + 1) % 6]], [0.022, 0.022], sides=9, colour=(0.7, 0.7, 0.7))
        for i in range(6)
    ]
    for i, at in enumerate(ring_of):
        out = (1.9 * at[0], 1.9 * at[1], 0.06 * (-1) ** i)
        parts += [
            tube([at, out], [0.018, 0.018], sides=8, colour=(0.7, 0.7, 0.7)),
            ball(
                0.05,
                0.05,
                0.05,
                sides=18,
                colour=linear(("#d8402e", "#f0f0ee", "#2f6ac4")[i % 3]),
                roughness=0.2,
            ).moved(shift(*out)),
        ]
    return _turned(merged(parts), 40.0)


def _virus(colour: Colour | None, seed: int) -> Thing:
    body = painted(
        ball(0.2, 0.2, 0.2, sides=36, roughness=0.7),
        lambda at, normals: (
            np.asarray(colour or linear("#8a9a4a")) * (1.0 + 0.3 * noise(at, 0.06, 1))[:, None]
        ),
    )
    parts = [body]
    for i in range(40):
        y = 1 - 2 * (i + 0.5) / 40
        a, r = 2.4 * i, math.sqrt(1 - y * y)
        out = np.array([r * math.cos(a), y, r * math.sin(a)])
        parts += [
            tube([_at(0.19 * out), _at(0.26 * out)], [0.01, 0.01], sides=6, colour=linear("#c4402e")),
            ball(0.026, 0.026, 0.026, sides=8, colour=linear("#d8503a"), roughness=0.6).moved(
                shift(*(0.27 * out))
            ),
        ]
    return _turned(merged(parts), 18.0)


def _at(point: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[float, float, float]:
    return (float(point[0]), float(point[1]), float(point[2]))


def _cell(colour: Colour | None, seed: int) -> Thing:
    outline = [
        (0.0, 0.03),
        (0.08, 0.032),
        (0.17, 0.06),
        (0.23, 0.062),
        (0.26, 0.03),
        (0.26, -0.03),
        (0.23, -0.062),
        (0.17, -0.06),
        (0.08, -0.032),
        (0.0, -0.03),
    ][::-1]
    steps = np.linspace(0, 9, 46)
    line = [
        (
            float(np.interp(s, range(10), [p[0] for p in outline])),
            float(np.interp(s, range(10), [p[1] for p in outline])),
        )
        for s in steps
    ]
    return _turned(
        lathe(line, sides=44, colour=colour or linear("#c4202a"), roughness=0.35).moved(turn("x", 62.0)), 30.0
    )


def _sun(colour: Colour | None, seed: int) -> Thing:
    hot = np.asarray(colour or (1.0, 0.5, 0.1))
    body = ball(2.0, 2.0, 2.0, sides=64, material=Material.LIGHT)
    return _turned(
        painted(
            body,
            lambda at, normals: hot * (2.6 + 1.2 * noise(at, 0.7, 3) + 0.8 * noise(at, 0.25, 4))[:, None],
        ),
        6.0,
    )


def _telescope(colour: Colour | None, seed: int) -> Mesh:
    tube_of = lathe(
        [
            (0.0, 0.0),
            (0.02, 0.0),
            (0.02, 0.08),
            (0.035, 0.1),
            (0.045, 0.6),
            (0.055, 0.62),
            (0.055, 0.75),
            (0.05, 0.75),
            (0.0, 0.7),
        ],
        sides=28,
        colour=colour or WHITE,
        roughness=0.3,
    )
    legs = [
        round_bar([(0.0, 0.85, 0.0), (0.32 * math.cos(a), 0.0, 0.32 * math.sin(a))], 0.018, colour=WOOD)
        for a in (0.5, 2.6, 4.7)
    ]
    return merged(
        [
            *legs,
            tube_of.moved(shift(0.0, 0.8, -0.25) @ turn("x", 58.0)),
            ball(0.05, 0.05, 0.05, sides=14, colour=DARK).moved(shift(0.0, 0.87, 0.0)),
        ]
    )


def _flask(colour: Colour | None, seed: int) -> Mesh:
    return tableware.flask(colour or linear("#3fb48a"))


def _test_tube(colour: Colour | None, seed: int) -> Mesh:
    return tableware.tube_rack(np.random.default_rng([seed & 0xFFFFFFFF, 3]))


def _vial(colour: Colour | None, seed: int) -> Mesh:
    """One test tube, as a hand holds it."""
    liquid = colour or linear(("#2fa8d8", "#d8452f", "#5fb84a", "#8a4fd0")[seed % 4])
    filled = lathe(
        [(0.0, 0.0025), (0.006, 0.005), (0.0095, 0.012), (0.0095, 0.075), (0.0, 0.075)],
        sides=20,
        colour=liquid,
        roughness=0.15,
    )
    glass = lathe(
        [(0.0, 0.0), (0.008, 0.003), (0.011, 0.011), (0.011, 0.135), (0.013, 0.14), (0.0125, 0.143)],
        sides=24,
        colour=(0.75, 0.85, 0.88),
        material=Material.GLASS,
        roughness=0.05,
    )
    return merged([filled, glass])


def _coil(colour: Colour | None, seed: int) -> Mesh:
    way = [
        (0.06 * math.cos(a), 0.07 + 0.06 * math.sin(a), -0.15 + 0.0059 * a) for a in np.linspace(0, 50, 140)
    ]
    return merged(
        [
            tube(
                way,
                [0.006] * 140,
                sides=7,
                colour=colour or linear("#c4743a"),
                material=Material.METAL,
                roughness=0.25,
            ),
            cylinder(0.03, 0.4, sides=18, colour=STEEL, material=Material.METAL).moved(
                shift(0.0, 0.07, -0.2) @ turn("x", 90.0)
            ),
            box(0.14, 0.012, 0.44, colour=WOOD),
        ]
    )


def _brain(colour: Colour | None, seed: int) -> Mesh:
    pink = np.asarray(colour or linear("#e0a09a"))
    parts = []
    for side in (1, -1):
        half = ball(0.062, 0.075, 0.095, sides=44, roughness=0.45)
        folds = np.sin(noise(half.points, 0.035, 5) * 7.0 + half.points[:, 2] * 110.0)
        points = half.points * (1.0 + 0.035 * folds)[:, None]
        parts.append(
            replace(
                half,
                points=points.astype(np.float32),
                colours=(pink * (0.78 + 0.22 * folds)[:, None]).astype(np.float32),
            ).moved(shift(side * 0.05, 0.1, 0.0))
        )
    return merged(
        [
            *parts,
            ball(0.05, 0.035, 0.04, sides=18, colour=linear("#c4847e")).moved(shift(0.0, 0.045, -0.06)),
            cylinder(0.018, 0.06, sides=14, colour=linear("#d0948c")),
        ]
    )


def _skull(colour: Colour | None, seed: int) -> Mesh:
    bone = colour or linear("#e6dcc4")
    parts = [
        ball(0.075, 0.08, 0.095, sides=30, colour=bone, roughness=0.6).moved(shift(0.0, 0.14, -0.015)),
        loft(
            ((-0.01, 0.035, 0.12, 0.05), (0.05, 0.03, 0.12, 0.055), (0.075, 0.03, 0.1, 0.04)),
            square=2.6,
            colour=bone,
            roughness=0.6,
        ),
        loft(
            ((-0.01, 0.0, 0.04, 0.045), (0.05, 0.0, 0.028, 0.045), (0.072, 0.002, 0.024, 0.028)),
            square=2.6,
            colour=bone,
            roughness=0.6,
        ),
    ]
    parts += [
        ball(0.02, 0.021, 0.016, sides=18, colour=DARK).moved(shift(x, 0.108, 0.064)) for x in (-0.029, 0.029)
    ]
    parts += [
        lathe([(0.012, 0.0), (0.0, 0.028)], sides=3, colour=DARK).moved(shift(0.0, 0.066, 0.078)),
        *[
            box(0.0065, 0.013, 0.006, colour=WHITE).moved(
                shift(-0.027 + 0.009 * i, 0.028, 0.069 - 2.5 * (0.009 * i - 0.027) ** 2 * 4)
            )
            for i in range(7)
        ],
    ]
    return merged(parts)


def _cradle(colour: Colour | None, seed: int) -> Thing:
    frame = [
        round_bar(
            [(-0.09, 0.0, z), (-0.09, 0.16, z), (0.09, 0.16, z), (0.09, 0.0, z)],
            0.005,
            colour=colour or STEEL,
            material=Material.METAL,
        )
        for z in (-0.05, 0.05)
    ]
    parts = [box(0.22, 0.012, 0.14, colour=DARK), *frame]
    motions: list[Motion] = []
    for i in range(5):
        x = -0.048 + 0.024 * i
        weight = [
            ball(0.012, 0.012, 0.012, sides=18, colour=STEEL, material=Material.METAL, roughness=0.1).moved(
                shift(x, 0.05, 0.0)
            ),
            *[
                tube([(x, 0.055, 0.0), (x, 0.16, z)], [0.0008, 0.0008], sides=4, colour=DARK)
                for z in (-0.05, 0.05)
            ],
        ]
        parts.append(numbered(merged(weight), i + 1))
        motions.append(_swinging(i, x))
    return Thing(merged(parts), motions, does=frozenset({Action.PLAY}))


def _swinging(number: int, x: float) -> Motion:
    def motion(action: Action, t: float) -> Matrix:
        swing = 34.0 * math.sin(math.tau * t / 0.8)
        out = min(swing, 0.0) if number == 0 else max(swing, 0.0) if number == 4 else 0.0
        return pivoted((x, 0.16, 0.0), turn("z", out))

    return motion


FORMS: dict[str, Build] = {
    **PLANETS,
    **ORGANS,
    "dna": _dna,
    "atom": _atom,
    "molecule": _molecule,
    "virus": _virus,
    "cell": _cell,
    "sun": _sun,
    "microscope": lambda colour, seed: tableware.microscope(),
    "telescope": _telescope,
    "flask": _flask,
    "test tube": _test_tube,
    "single test tube": _vial,
    "magnetic field": _coil,
    "brain": _brain,
    "skull": _skull,
    "newton's cradle": _cradle,
}
