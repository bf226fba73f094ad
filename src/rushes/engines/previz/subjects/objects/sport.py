"""Balls, boards and what else sports need. Metres."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Colour, Floats, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, box, cylinder, extruded, lathe, scale, shift, tube, turn
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.loft import loft, painted
from rushes.engines.previz.subjects.objects.forms import Build, made
from rushes.engines.previz.subjects.objects.lines import ring, round_bar
from rushes.engines.previz.subjects.objects.stuffs import DARK, STEEL, WHITE
from rushes.engines.previz.subjects.thing import Thing, pivoted


def sport(form: str, colour: Colour | None, seed: int) -> Thing:
    return made(FORMS, form, colour, seed)


def _bouncing(mesh: Mesh, radius: float) -> Thing:
    """It jumps as high as its kind does, is squashed as it strikes, and turns on its way."""
    rise = 7.0 * radius
    period = 2.0 * math.sqrt(2.0 * rise / 9.81)

    def bounce(t: float) -> Matrix:
        u = (t / period) % 1.0
        squash = 0.16 * max(0.0, 1.0 - min(u, 1.0 - u) / 0.07) ** 2
        y = 4.0 * rise * u * (1.0 - u)
        shape = np.diag([1.0 + 0.5 * squash, 1.0 - squash, 1.0 + 0.5 * squash, 1.0])
        roll = pivoted((0.0, radius, 0.0), turn("x", 150.0 * t))
        moved: Matrix = shift(0.0, y, 0.0) @ shape @ roll
        return moved

    struck = Footfalls(period, (0.0,))
    return Thing(
        mesh.moved(shift(0.0, radius, 0.0)),
        whole=dict.fromkeys((Action.JUMP, Action.PLAY), bounce),
        falls=dict.fromkeys((Action.JUMP, Action.PLAY), struck),
    )


def _ball(radius: float, usual: str, pattern: str) -> Build:
    def build(colour: Colour | None, seed: int) -> Thing:
        main = np.asarray(colour or linear(usual))
        body = ball(radius, radius, radius, sides=48, roughness=0.55)

        def paint(
            at: Floats,
            normals: Floats,
        ) -> NDArray[np.float64]:
            x, y, z = (at / radius).T
            dark = np.zeros(len(at), bool)
            second: Colour = (0.025, 0.025, 0.028)
            if pattern == "patches":
                golden = (1 + 5**0.5) / 2
                tips = np.array([(0, s, t * golden) for s in (1, -1) for t in (1, -1)])
                tips = np.concatenate([tips, tips[:, [1, 2, 0]], tips[:, [2, 0, 1]]]) / np.linalg.norm(
                    (1, golden)
                )
                dark = (np.stack([x, y, z], -1) @ tips.T).max(axis=1) > 0.94
            elif pattern == "ribs":
                dark = (
                    (np.abs(x) < 0.035)
                    | (np.abs(y) < 0.035)
                    | (np.abs(np.abs(x) - 0.62 - 0.25 * y * y) < 0.035)
                )
            elif pattern == "gores":
                dark = np.floor((np.arctan2(z, x) / math.tau + 0.5) * 6.0).astype(int) % 2 == 0
                second = WHITE
            elif pattern == "seam":
                dark = np.abs(y - 0.45 * np.cos(2 * np.arctan2(z, x))) < 0.05
                second = WHITE
            return np.where(dark[:, None], np.asarray(second), main)

        return _bouncing(painted(body, paint), radius)

    return build


def _racket(colour: Colour | None, seed: int) -> Mesh:
    frame = colour or linear("#c4302a")
    head = ring(0.13, 0.009, colour=frame, roughness=0.3).moved(shift(0.0, 0.52, 0.0) @ scale(1.0, 1.25, 1.0))
    net = [
        box(0.0016, 0.31 * math.sqrt(max(1 - (x / 0.13) ** 2, 0.0)), 0.0016, colour=WHITE).moved(
            shift(x, 0.52 - 0.155 * math.sqrt(max(1 - (x / 0.13) ** 2, 0.0)), 0.0)
        )
        for x in np.linspace(-0.11, 0.11, 12)
    ]
    net += [
        box(0.25 * math.sqrt(max(1 - (y / 0.1625) ** 2, 0.0)), 0.0016, 0.0016, colour=WHITE).moved(
            shift(0.0, 0.52 + y, 0.0)
        )
        for y in np.linspace(-0.14, 0.14, 14)
    ]
    return merged(
        [
            head,
            *net,
            cylinder(0.016, 0.2, sides=14, colour=DARK),
            *[
                round_bar(
                    [(0.0, 0.19, 0.0), (side * 0.03, 0.28, 0.0), (side * 0.075, 0.39, 0.0)],
                    0.008,
                    colour=frame,
                )
                for side in (1, -1)
            ],
        ]
    )


def _bat(colour: Colour | None, seed: int) -> Mesh:
    return lathe(
        [
            (0.0, 0.0),
            (0.024, 0.0),
            (0.024, 0.012),
            (0.013, 0.03),
            (0.014, 0.3),
            (0.032, 0.6),
            (0.034, 0.8),
            (0.025, 0.84),
            (0.0, 0.845),
        ],
        sides=24,
        colour=colour or linear("#d8a868"),
        roughness=0.35,
        material=Material.WOOD,
    )


def _plank(length: float, width: float, usual: str, high: float) -> Build:
    """A board to stand on, its nose turned up."""

    def build(colour: Colour | None, seed: int) -> Mesh:
        main = colour or linear(usual)
        deck = ball(0.5 * width, 0.5 * high, 0.5 * length, sides=32, colour=main, roughness=0.3)
        stripe = ball(0.06 * width, 0.505 * high, 0.47 * length, sides=20, colour=DARK, roughness=0.3)
        mesh = merged([deck, stripe]).moved(shift(0.0, 0.5 * high, 0.0))
        points = mesh.points.copy()
        points[:, 1] += 0.12 * np.maximum(points[:, 2] / (0.5 * length) - 0.6, 0.0) ** 2 * length
        return replace(mesh, points=points)

    return build


def _skateboard(colour: Colour | None, seed: int) -> Mesh:
    deck = loft(
        (
            (-0.4, 0.15, 0.16, 0.06),
            (-0.33, 0.108, 0.12, 0.1),
            (0.0, 0.1, 0.112, 0.105),
            (0.33, 0.108, 0.12, 0.1),
            (0.4, 0.15, 0.16, 0.06),
        ),
        square=4.0,
        colour=colour or linear("#2f9a8a"),
        roughness=0.6,
    )
    wheels = [
        cylinder(0.03, 0.035, sides=18, colour=linear("#f2e6c8")).moved(shift(x, 0.03, z) @ turn("z", -90.0))
        for x in (-0.1, 0.065)
        for z in (-0.25, 0.25)
    ]
    return merged(
        [
            deck,
            *wheels,
            *[
                box(0.15, 0.05, 0.04, colour=STEEL, material=Material.METAL).moved(shift(0.0, 0.045, z))
                for z in (-0.25, 0.25)
            ],
        ]
    )


def _dumbbell(colour: Colour | None, seed: int) -> Mesh:
    plates = [
        cylinder(r, 0.035, sides=28, colour=colour or DARK, roughness=0.5).moved(
            shift(x, 0.07, 0.0) @ turn("z", -90.0)
        )
        for x, r in ((0.07, 0.07), (0.107, 0.058), (-0.105, 0.07), (-0.142, 0.058))
    ]
    return merged(
        [
            *plates,
            cylinder(0.014, 0.3, sides=16, colour=STEEL, material=Material.METAL).moved(
                shift(-0.15, 0.07, 0.0) @ turn("z", -90.0)
            ),
        ]
    )


def _pin(colour: Colour | None, seed: int) -> Mesh:
    body = lathe(
        [
            (0.0, 0.0),
            (0.03, 0.0),
            (0.058, 0.12),
            (0.045, 0.2),
            (0.024, 0.27),
            (0.032, 0.33),
            (0.024, 0.37),
            (0.0, 0.385),
        ],
        sides=28,
        colour=WHITE,
        roughness=0.15,
    )
    return merged(
        [
            body,
            *[
                lathe([(r, y), (r, y + 0.012)], sides=28, colour=colour or linear("#c4202a"))
                for y, r in ((0.245, 0.0315), (0.27, 0.026))
            ],
        ]
    )


def _glove(colour: Colour | None, seed: int) -> Mesh:
    red = colour or linear("#c4202a")
    return merged(
        [
            ball(0.075, 0.085, 0.08, sides=26, colour=red, roughness=0.3).moved(shift(0.0, 0.2, 0.01)),
            ball(0.03, 0.06, 0.035, sides=16, colour=red, roughness=0.3).moved(
                shift(0.065, 0.17, 0.035) @ turn("z", -20.0)
            ),
            cylinder(0.055, 0.13, top=0.05, sides=24, colour=red, roughness=0.3),
            cylinder(0.057, 0.05, sides=24, colour=WHITE),
        ]
    )


def _kite(colour: Colour | None, seed: int) -> Thing:
    red, other = colour or linear("#d8402e"), linear("#f2c03a")
    sail = [
        extruded(
            [(0.0, -0.7), (side * 0.45, 0.1), (0.0, 0.1)][::side], 0.012, colour=red if side > 0 else other
        )
        for side in (1, -1)
    ]
    sail += [
        extruded(
            [(0.0, 0.1), (side * 0.45, 0.1), (0.0, 0.55)][::side], 0.012, colour=other if side > 0 else red
        )
        for side in (1, -1)
    ]
    tail = [
        ball(0.06, 0.03, 0.01, sides=8, colour=(red, other)[i % 2]).moved(
            shift(0.05 * math.sin(1.7 * i), -0.85 - 0.17 * i, 0.0)
        )
        for i in range(6)
    ]
    string = tube(
        [(0.0, -0.68, 0.0), (0.05, -1.1, 0.0), (0.0, -1.75, 0.0)], [0.006] * 3, sides=5, colour=WHITE
    )
    mesh = merged([*sail, *tail, string]).moved(shift(0.0, 1.8, 0.0))

    def drift(t: float) -> Matrix:
        moved: Matrix = shift(0.3 * math.sin(0.9 * t), 0.15 * math.sin(1.7 * t), 0.0) @ pivoted(
            (0.0, 1.8, 0.0), turn("z", 12.0 * math.sin(1.1 * t)) @ turn("x", -18.0 + 6.0 * math.sin(1.4 * t))
        )
        return moved

    return Thing(mesh, whole={Action.FLY: drift, Action.FLOAT: drift})


def _balloon(colour: Colour | None, seed: int) -> Thing:
    paint = colour or linear("#d0202e")
    body = lathe(
        [(0.0, 0.6), (0.02, 0.605), (0.1, 0.68), (0.15, 0.8), (0.15, 0.88), (0.1, 0.97), (0.0, 1.0)],
        sides=32,
        colour=paint,
        roughness=0.15,
    )
    mesh = merged(
        [
            body,
            cylinder(0.016, 0.02, top=0.004, sides=12, colour=paint).moved(shift(0.0, 0.585, 0.0)),
            round_bar(
                [(0.0, 0.585, 0.0), (0.02, 0.4, 0.01), (-0.015, 0.2, 0.0), (0.01, 0.0, 0.0)],
                0.002,
                colour=WHITE,
            ),
        ]
    )

    def drift(t: float) -> Matrix:
        moved: Matrix = shift(0.05 * math.sin(0.8 * t), 0.06 * math.sin(1.1 * t), 0.0) @ turn(
            "z", 5.0 * math.sin(0.9 * t)
        )
        return moved

    return Thing(mesh, whole={Action.FLOAT: drift, Action.FLY: drift, Action.STAND: drift})


FORMS: dict[str, Build] = {
    "ball": _ball(0.14, "#d8342e", "gores"),
    "football": _ball(0.11, "#f0f0ee", "patches"),
    "basketball": _ball(0.12, "#d8742a", "ribs"),
    "tennis ball": _ball(0.034, "#c8e03a", "seam"),
    "tennis racket": _racket,
    "baseball bat": _bat,
    "skateboard": _skateboard,
    "surfboard": _plank(2.1, 0.52, "#f0e6d2", 0.05),
    "snowboard": _plank(1.5, 0.28, "#c2362b", 0.03),
    "dumbbell": _dumbbell,
    "bowling pin": _pin,
    "boxing glove": _glove,
    "kite": _kite,
    "balloon": _balloon,
}
