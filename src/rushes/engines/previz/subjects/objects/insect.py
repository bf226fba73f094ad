"""What flies on thin wings: butterflies, bees, dragonflies, bats, fairies. Metres."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, extruded, lathe, scale, shift, turn
from rushes.engines.previz.subjects.flesh.noise import spots
from rushes.engines.previz.subjects.loft import painted
from rushes.engines.previz.subjects.objects.crab import crab
from rushes.engines.previz.subjects.objects.forms import Build, made, numbered
from rushes.engines.previz.subjects.objects.lines import round_bar
from rushes.engines.previz.subjects.objects.stuffs import DARK
from rushes.engines.previz.subjects.thing import Motion, Thing, pivoted

#: Wing outlines, shares of their span: x out, z forward.
_OUTLINES = {
    "fore": [(0.0, 0.0), (0.3, 0.42), (0.75, 0.72), (1.0, 0.62), (0.92, 0.25), (0.6, -0.05), (0.1, -0.1)],
    "hind": [(0.0, 0.02), (0.55, -0.02), (0.8, -0.3), (0.72, -0.62), (0.42, -0.72), (0.12, -0.4)],
    "clear": [(0.0, 0.03), (0.4, 0.12), (0.9, 0.12), (1.0, 0.0), (0.85, -0.12), (0.3, -0.1)],
    "bat": [
        (0.0, 0.12),
        (0.35, 0.3),
        (0.6, 0.22),
        (1.0, -0.15),
        (0.75, -0.12),
        (0.62, -0.38),
        (0.42, -0.2),
        (0.22, -0.42),
        (0.0, -0.25),
    ],
    "shell": [(0.0, 0.3), (0.35, 0.25), (0.5, -0.1), (0.3, -0.55), (0.0, -0.7)],
}


def insect(form: str, colour: Colour | None, seed: int) -> Thing:
    return made(FORMS, form, colour, seed)


def _wing(outline: str, span: float, side: int, colour: Colour, edge: Colour, bone: int) -> Mesh:
    """A blade with a rim in another colour, seen from both sides."""
    flat = [(x * span, z * span) for x, z in _OUTLINES[outline]]
    rim = extruded(_ordered(flat), 0.012 * span, colour=edge, roughness=0.6, bone=bone)
    middle = np.mean(flat, axis=0)
    inner = [
        (float(middle[0] + 0.8 * (x - middle[0])), float(middle[1] + 0.8 * (z - middle[1]))) for x, z in flat
    ]
    face = extruded(_ordered(inner), 0.02 * span, colour=colour, roughness=0.5, bone=bone)
    # From x, y to x, z.
    laid = merged([rim, face]).moved(turn("x", 90.0))
    return laid if side > 0 else laid.moved(scale(-1.0, 1.0, 1.0))


def _ordered(outline: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Counterclockwise."""
    x, y = np.array(outline).T
    area = float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))
    return outline if area > 0.0 else outline[::-1]


def _flapping(side: int, beats: float, reach: float, rest: float, lag: float = 0.0) -> Motion:
    def motion(action: Action, t: float) -> Matrix:
        if action is Action.STAND:
            angle = rest + 8.0 * math.sin(1.7 * t)
        else:
            angle = 12.0 + reach * math.sin(math.tau * beats * t - lag)
        matrix: Matrix = turn("z", side * angle)
        return matrix

    return motion


def _flyer(
    body: list[Mesh], wings: list[tuple[Mesh, tuple[float, float, float], Motion]], size: float, pace: float
) -> Thing:
    parts = [*body]
    motions: list[Motion] = []
    for wing, root, motion in wings:
        parts.append(numbered(wing.moved(shift(*root)), len(motions) + 1))
        motions.append(_rooted(root, motion))
    mesh = merged(parts)
    low = float(mesh.points[:, 1].min())

    def fly(t: float) -> Matrix:
        bob = shift(0.12 * size * math.sin(1.9 * t), -low + 0.3 * size * math.sin(2.7 * t), 0.0)
        path: Matrix = bob @ turn("y", 12.0 * math.sin(1.3 * t)) @ turn("x", -8.0)
        return path

    flyer = Thing(
        mesh,
        motions,
        whole={Action.FLY: fly, Action.STAND: lambda t: shift(0.0, -low, 0.0)},
        paces={Action.FLY: pace},
        face=(0.0, 0.0, size),
    )
    # Reckoned from its lowest point, as it stands.
    flyer.height = max(float(np.ptp(mesh.points[:, 1])), 0.5 * float(np.ptp(mesh.points[:, 0])))
    return flyer


def _rooted(root: tuple[float, float, float], motion: Motion) -> Motion:
    return lambda action, t: pivoted(root, motion(action, t))


def _feelers(long: float, at: tuple[float, float, float], colour: Colour) -> list[Mesh]:
    return [
        round_bar(
            [
                at,
                (side * 0.4 * long, at[1] + 0.5 * long, at[2] + 0.5 * long),
                (side * 0.6 * long, at[1] + 0.6 * long, at[2] + 0.9 * long),
            ],
            0.03 * long,
            sides=5,
            colour=colour,
        )
        for side in (1, -1)
    ]


def _butterfly(usual: str, edge: str) -> Build:
    def build(colour: Colour | None, seed: int) -> Thing:
        paint, dark = colour or linear(usual), linear(edge)
        body = [
            round_bar(
                [(0.0, 0.0, 0.022), (0.0, 0.0, 0.008), (0.0, 0.0, -0.01), (0.0, -0.004, -0.03)],
                [0.003, 0.005, 0.0045, 0.002],
                colour=dark,
            ),
            ball(0.0045, 0.0045, 0.0045, sides=12, colour=dark).moved(shift(0.0, 0.001, 0.024)),
            *_feelers(0.022, (0.0, 0.003, 0.026), dark),
        ]
        wings = []
        for side in (1, -1):
            wing = merged(
                [_wing("fore", 0.055, side, paint, dark, 0), _wing("hind", 0.045, side, paint, dark, 0)]
            )
            wings.append((wing, (side * 0.003, 0.002, 0.004), _flapping(side, 1.6, 52.0, 62.0)))
        return _flyer(body, wings, 0.05, 0.7)

    return build


def _bee(colour: Colour | None, seed: int) -> Thing:
    yellow = colour or linear("#f0b41e")
    body = [
        ball(
            0.0062 - 0.0009 * abs(i - 2),
            0.0062 - 0.0009 * abs(i - 2),
            0.0034,
            sides=16,
            colour=yellow if i % 2 else DARK,
            roughness=0.9,
        ).moved(shift(0.0, -0.001, -0.0045 - 0.0035 * i))
        for i in range(5)
    ]
    body += [
        ball(0.0062, 0.006, 0.006, sides=16, colour=yellow, roughness=1.0, material=Material.FUR).moved(
            shift(0.0, 0.0, 0.003)
        ),
        ball(0.0045, 0.0045, 0.004, sides=14, colour=DARK).moved(shift(0.0, -0.001, 0.0105)),
        *_feelers(0.007, (0.0, 0.001, 0.013), DARK),
    ]
    wings = [
        (
            merged(
                [
                    _wing("clear", 0.017, side, (0.7, 0.76, 0.8), (0.5, 0.55, 0.6), 0),
                    _wing("clear", 0.011, side, (0.7, 0.76, 0.8), (0.5, 0.55, 0.6), 0).moved(
                        shift(0.0, 0.0, -0.004)
                    ),
                ]
            ),
            (side * 0.003, 0.005, 0.002),
            _flapping(side, 11.3, 46.0, 10.0),
        )
        for side in (1, -1)
    ]
    return _flyer(body, wings, 0.02, 0.6)


def _fly(colour: Colour | None, seed: int) -> Thing:
    dark = colour or linear("#2a3034")
    body = [
        ball(0.003, 0.003, 0.0045, sides=14, colour=dark).moved(shift(0.0, 0.0, -0.004)),
        ball(0.0028, 0.0028, 0.003, sides=12, colour=dark).moved(shift(0.0, 0.0, 0.002)),
        *[
            ball(0.0016, 0.0018, 0.0016, sides=10, colour=linear("#9a2a20")).moved(
                shift(side * 0.0014, 0.0005, 0.005)
            )
            for side in (1, -1)
        ],
    ]
    wings = [
        (
            _wing("clear", 0.009, side, (0.7, 0.76, 0.8), (0.5, 0.55, 0.6), 0),
            (side * 0.0015, 0.002, 0.001),
            _flapping(side, 11.7, 46.0, 8.0),
        )
        for side in (1, -1)
    ]
    return _flyer(body, wings, 0.01, 0.8)


def _dragonfly(colour: Colour | None, seed: int) -> Thing:
    teal = colour or linear("#2f9aa8")
    body = [
        round_bar(
            [(0.0, 0.0, 0.02), (0.0, 0.0, 0.008), (0.0, 0.0, -0.02), (0.0, -0.002, -0.06)],
            [0.005, 0.005, 0.0025, 0.002],
            colour=teal,
            roughness=0.2,
        ),
        *[
            ball(0.0042, 0.0045, 0.004, sides=12, colour=linear("#3a5a2a"), roughness=0.1).moved(
                shift(side * 0.0035, 0.002, 0.023)
            )
            for side in (1, -1)
        ],
    ]
    wings = [
        (
            _wing("clear", 0.055, side, (0.68, 0.78, 0.82), linear("#4a5a60"), 0),
            (side * 0.002, 0.004, z),
            _flapping(side, 7.7, 26.0, 0.0, lag),
        )
        for side in (1, -1)
        for z, lag in ((0.012, 0.0), (0.0, 1.6))
    ]
    return _flyer(body, wings, 0.05, 1.4)


def _ladybug(colour: Colour | None, seed: int) -> Thing:
    red = np.asarray(colour or linear("#d0281e"))
    body = [
        ball(0.0038, 0.002, 0.0045, sides=18, colour=DARK),
        ball(0.0022, 0.0018, 0.0018, sides=14, colour=DARK).moved(shift(0.0, 0.0, 0.0052)),
        *_feelers(0.003, (0.0, 0.001, 0.0065), DARK),
    ]
    wings = []
    for side in (1, -1):
        shell = ball(0.0042, 0.0036, 0.0048, sides=22, roughness=0.15)
        half = replace(
            shell,
            points=np.where(shell.points * side < 0, shell.points * (0.0, 1.0, 1.0), shell.points).astype(
                np.float32
            ),
        )
        wings.append(
            (
                painted(
                    half, lambda at, normals: np.where((spots(at, 0.0034, 0.34, 3) > 0.5)[:, None], 0.02, red)
                ),
                (0.0, 0.0005, 0.003),
                _flapping(side, 9.1, 14.0, 0.0),
            )
        )
    return _flyer(body, wings, 0.008, 0.3)


def _firefly(colour: Colour | None, seed: int) -> Thing:
    body = [
        ball(0.003, 0.0028, 0.006, sides=14, colour=linear("#3a2a20")),
        ball(
            0.0036, 0.0034, 0.005, sides=14, colour=colour or (1.8, 3.2, 0.5), material=Material.LIGHT
        ).moved(shift(0.0, -0.0005, -0.008)),
    ]
    wings = [
        (
            _wing("clear", 0.014, side, (0.7, 0.76, 0.8), (0.5, 0.55, 0.6), 0),
            (side * 0.002, 0.002, 0.002),
            _flapping(side, 9.7, 40.0, 10.0),
        )
        for side in (1, -1)
    ]
    return _flyer(body, wings, 0.014, 0.35)


def _bat(colour: Colour | None, seed: int) -> Thing:
    fur = colour or linear("#4a3a34")
    body = [
        ball(0.03, 0.03, 0.05, sides=20, colour=fur, roughness=1.0, material=Material.FUR),
        ball(0.024, 0.023, 0.024, sides=18, colour=fur, material=Material.FUR).moved(
            shift(0.0, 0.014, 0.055)
        ),
    ]
    for side in (1, -1):
        body += [
            lathe([(0.012, 0.0), (0.011, 0.015), (0.0, 0.034)], sides=10, colour=fur).moved(
                shift(side * 0.014, 0.028, 0.05) @ turn("z", side * -16.0) @ scale(1.0, 1.0, 0.4)
            ),
            ball(0.0035, 0.0035, 0.003, sides=10, colour=DARK, roughness=0.1).moved(
                shift(side * 0.01, 0.02, 0.076)
            ),
        ]
    wings = [
        (
            _wing("bat", 0.24, side, linear("#3a2c2a"), fur, 0),
            (side * 0.02, 0.008, 0.01),
            _flapping(side, 3.3, 44.0, -50.0),
        )
        for side in (1, -1)
    ]
    return _flyer(body, wings, 0.12, 3.0)


def _fairy(colour: Colour | None, seed: int) -> Thing:
    dress, skin = colour or linear("#6ac48a"), linear("#f0c8a8")
    body = [
        lathe(
            [(0.0, 0.0), (0.045, 0.0), (0.03, 0.04), (0.014, 0.06), (0.018, 0.085), (0.0, 0.095)],
            sides=20,
            colour=dress,
            roughness=0.8,
        ),
        ball(0.02, 0.022, 0.02, sides=20, colour=skin).moved(shift(0.0, 0.12, 0.0)),
        ball(0.0215, 0.021, 0.02, sides=18, colour=linear("#e0b04a")).moved(shift(0.0, 0.1245, -0.005)),
        ball(0.009, 0.009, 0.009, sides=12, colour=linear("#e0b04a")).moved(shift(0.0, 0.15, -0.004)),
        *[
            round_bar(
                [(side * 0.012, 0.012, 0.0), (side * 0.014, -0.03, 0.004), (side * 0.01, -0.06, -0.012)],
                0.0055,
                colour=skin,
            )
            for side in (1, -1)
        ],
        *[
            round_bar(
                [(side * 0.017, 0.082, 0.0), (side * 0.036, 0.06, 0.008), (side * 0.045, 0.075, 0.02)],
                0.0045,
                colour=skin,
            )
            for side in (1, -1)
        ],
        *[
            ball(0.0025, 0.003, 0.002, sides=8, colour=DARK).moved(shift(side * 0.007, 0.122, 0.019))
            for side in (1, -1)
        ],
        ball(0.007, 0.007, 0.007, sides=10, colour=(3.0, 2.6, 1.0), material=Material.LIGHT).moved(
            shift(0.048, 0.085, 0.024)
        ),
    ]
    wings = [
        (
            merged(
                [
                    _wing("fore", 0.085, side, (0.72, 0.8, 0.85), linear("#8ac4d8"), 0),
                    _wing("hind", 0.06, side, (0.72, 0.8, 0.85), linear("#8ac4d8"), 0),
                ]
            ).moved(turn("x", -62.0)),
            (side * 0.006, 0.075, -0.014),
            _flapping(side, 4.3, 24.0, 10.0),
        )
        for side in (1, -1)
    ]
    return _flyer(body, wings, 0.09, 0.5)


FORMS: dict[str, Build] = {
    "crab": crab,
    "butterfly": _butterfly("#f08a1e", "#17130f"),
    "moth": _butterfly("#b5a288", "#6a5a48"),
    "bee": _bee,
    "fly": _fly,
    "dragonfly": _dragonfly,
    "ladybug": _ladybug,
    "firefly": _firefly,
    "bat": _bat,
    "fairy": _fairy,
}
