"""Fruit and vegetables; all food by name. Metres."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Colour, Floats, Mesh, linear, merged
from rushes.engines.previz.shapes import ball, lathe, scale, shift, tube, turn
from rushes.engines.previz.subjects.flesh.noise import noise
from rushes.engines.previz.subjects.loft import painted, smoothed
from rushes.engines.previz.subjects.objects.dishes import DISHES
from rushes.engines.previz.subjects.objects.drinks import DRINKS
from rushes.engines.previz.subjects.objects.festive import jack_o_lantern, pumpkin
from rushes.engines.previz.subjects.objects.forms import Build, made
from rushes.engines.previz.subjects.thing import Thing

_STEM: Colour = linear("#5a3f24")
_LEAF: Colour = linear("#4f8f3a")


def food(form: str, colour: Colour | None, seed: int) -> Thing:
    return made(FORMS, form, colour, seed)


def _stem(at: tuple[float, float, float], long: float, *, leaf: bool = True) -> list[Mesh]:
    x, y, z = at
    parts = [
        tube(
            [(x, y, z), (x + 0.1 * long, y + 0.6 * long, z), (x + 0.3 * long, y + long, z)],
            [0.1 * long] * 3,
            sides=6,
            colour=_STEM,
        )
    ]
    if leaf:
        blade = ball(0.7 * long, 0.06 * long, 0.3 * long, sides=10, colour=_LEAF)
        parts.append(blade.moved(shift(x + 0.75 * long, y + 0.6 * long, z) @ turn("z", 18.0)))
    return parts


def _fruit(profile: list[tuple[float, float]], usual: str, size: float, *, leaf: bool = True) -> Build:
    """A round body by its outline, with a stalk."""
    steps = np.linspace(0, len(profile) - 1, 5 * len(profile))
    points = np.array(profile)
    outline = [
        (
            float(np.interp(s, range(len(points)), points[:, 0])) * size,
            float(np.interp(s, range(len(points)), points[:, 1])) * size,
        )
        for s in steps
    ]
    smooth = [
        outline[0],
        *[tuple(np.mean(outline[max(i - 2, 0) : i + 3], axis=0)) for i in range(1, len(outline) - 1)],
        outline[-1],
    ]
    line = [(float(r), float(y)) for r, y in smooth]

    def build(colour: Colour | None, seed: int) -> Mesh:
        paint = np.asarray(colour or linear(usual))
        body = painted(
            lathe(line, sides=30, roughness=0.35),
            lambda at, normals: (
                paint * (1.0 + 0.18 * noise(at, 0.3 * size, seed) + 0.06 * noise(at, 0.06 * size, 2))[:, None]
            ),
        )
        return merged([body, *_stem((0.0, line[-1][1] - 0.02 * size, 0.0), 0.3 * size, leaf=leaf)])

    return build


_APPLE = [
    (0.0, 0.07),
    (0.22, 0.0),
    (0.42, 0.2),
    (0.5, 0.5),
    (0.46, 0.78),
    (0.3, 0.93),
    (0.12, 0.9),
    (0.0, 0.8),
]
_ROUND = [(0.0, 0.0), (0.3, 0.08), (0.47, 0.3), (0.5, 0.5), (0.47, 0.7), (0.3, 0.92), (0.0, 1.0)]
_PEAR = [
    (0.0, 0.04),
    (0.26, 0.0),
    (0.44, 0.2),
    (0.45, 0.42),
    (0.3, 0.75),
    (0.2, 1.0),
    (0.17, 1.15),
    (0.0, 1.22),
]
_BERRY = [(0.0, 0.0), (0.2, 0.12), (0.38, 0.5), (0.42, 0.75), (0.28, 0.95), (0.0, 1.0)]
_CARROT = [(0.0, 0.0), (0.06, 0.1), (0.14, 0.6), (0.22, 1.3), (0.24, 1.5), (0.12, 1.6), (0.0, 1.58)]


def _banana(colour: Colour | None, seed: int) -> Mesh:
    yellow = colour or linear("#f2cf2f")
    parts = []
    for i in range(3):
        way = [
            (0.1 * math.cos(a) - 0.02 * i, 0.1 * math.sin(a) * 0.8, 0.0) for a in np.linspace(-2.7, -0.35, 12)
        ]
        radii = [
            float(np.interp(s, (0, 0.12, 0.5, 0.88, 1), (0.006, 0.016, 0.02, 0.016, 0.006)))
            for s in np.linspace(0, 1, 12)
        ]
        one = tube(way, radii, sides=7, colour=yellow, roughness=0.45)
        parts.append(one.moved(turn("y", -18.0 + 18.0 * i) @ shift(0.0, 0.1, 0.034 * (i - 1))))
    return merged(parts)


def _pineapple(colour: Colour | None, seed: int) -> Mesh:
    parts = [
        ball(0.065, 0.1, 0.065, sides=24, colour=colour or linear("#c98a2a"), roughness=0.8).moved(
            shift(0.0, 0.1, 0.0)
        )
    ]
    for i in range(70):
        y = -0.9 + 1.8 * (i + 0.5) / 70
        a, r = 2.399963 * i, math.sqrt(1 - y * y)
        bump = ball(0.012, 0.012, 0.007, sides=6, colour=linear("#b5741e"), roughness=0.8)
        out = shift(0.063 * r * math.cos(a), 0.1 + 0.1 * y, 0.063 * r * math.sin(a))
        parts.append(bump.moved(out @ turn("y", 90.0 - math.degrees(a))))
    for i in range(16):
        blade = lathe([(0.012, 0.0), (0.013, 0.03), (0.0, 0.11)], sides=6, colour=_LEAF).moved(
            scale(1.0, 1.0, 0.4)
        )
        parts.append(blade.moved(shift(0.0, 0.19, 0.0) @ turn("y", 137.5 * i) @ turn("x", 8.0 + 3.2 * i)))
    return merged(parts)


def _broccoli(colour: Colour | None, seed: int) -> Mesh:
    green = colour or linear("#3f7d34")
    parts = [
        tube(
            [(0.0, 0.0, 0.0), (0.0, 0.05, 0.0), (0.0, 0.09, 0.0)],
            [0.022, 0.02, 0.034],
            sides=12,
            colour=linear("#a8c47a"),
        )
    ]
    for i in range(34):
        y = (i + 0.5) / 34
        a, r = 2.399963 * i, math.sqrt(1 - y * y)
        parts.append(
            ball(0.017, 0.015, 0.017, sides=8, colour=green, roughness=1.0).moved(
                shift(0.055 * r * math.cos(a), 0.085 + 0.04 * y, 0.055 * r * math.sin(a))
            )
        )
    return merged(parts)


def _cherry(colour: Colour | None, seed: int) -> Mesh:
    red = colour or linear("#a8142a")
    parts = []
    for x in (0.016, -0.016):
        parts.append(
            ball(0.014, 0.013, 0.014, sides=18, colour=red, roughness=0.12).moved(shift(x, 0.013, 0.0))
        )
        parts.append(
            tube(
                [(x, 0.024, 0.0), (0.6 * x, 0.05, 0.0), (0.0, 0.068, 0.0)],
                [0.0012] * 3,
                sides=5,
                colour=_LEAF,
            )
        )
    parts.append(ball(0.018, 0.0015, 0.009, sides=10, colour=_LEAF).moved(shift(0.016, 0.068, 0.0)))
    return merged(parts)


def _coffee_bean(colour: Colour | None, seed: int) -> Mesh:
    """Lying on its round side, the cut up."""
    brown = colour or linear("#4a2a17")
    cut = [
        (0.0052 * s, 0.0062 - 0.0012 * s * s, 0.0007 * math.sin(3.0 * s)) for s in np.linspace(-0.95, 0.95, 9)
    ]
    return merged(
        [
            ball(0.0062, 0.0032, 0.0044, sides=16, colour=brown, roughness=0.35).moved(
                shift(0.0, 0.0032, 0.0)
            ),
            tube(cut, [0.0005] * len(cut), sides=5, colour=linear("#1d0f08")),
        ]
    )


def _dough(colour: Colour | None, seed: int) -> Mesh:
    paint = np.asarray(colour or linear("#ecd9b0"))

    def floured(at: Floats, normals: Floats) -> NDArray[np.floating]:
        dust = np.clip(3.0 * noise(at, 0.05, seed), 0.0, 0.6)[:, None]
        colours: NDArray[np.floating] = paint * (1.0 - dust) + 0.93 * dust
        return colours

    lump = ball(0.115, 0.062, 0.1, sides=44, roughness=0.75)
    bumps = 1.0 + 0.07 * noise(lump.points, 0.07, seed + 1) + 0.03 * noise(lump.points, 0.03, seed + 2)
    points = lump.points * bumps[:, None].astype(np.float32)
    # It spreads where it lies.
    points[:, 1] = np.maximum(points[:, 1], -0.03)
    return painted(smoothed(replace(lump, points=points)), floured)


FORMS: dict[str, Build] = {
    "coffee bean": _coffee_bean,
    "apple": _fruit(_APPLE, "#c4202a", 0.08),
    "orange": _fruit(_ROUND, "#f08a1e", 0.08),
    "lemon": _fruit(
        [(0.0, 0.0), (0.08, 0.06), (0.3, 0.25), (0.42, 0.55), (0.3, 0.85), (0.08, 1.04), (0.0, 1.1)],
        "#f2d42a",
        0.065,
    ),
    "banana": _banana,
    "pear": _fruit(_PEAR, "#b8c03f", 0.08),
    "strawberry": _fruit(_BERRY, "#d0202e", 0.04),
    "cherry": _cherry,
    "watermelon": _fruit(_ROUND, "#3f7a3a", 0.24, leaf=False),
    "pineapple": _pineapple,
    "tomato": _fruit(
        [(0.0, 0.05), (0.25, 0.0), (0.5, 0.3), (0.5, 0.55), (0.3, 0.78), (0.1, 0.76), (0.0, 0.72)],
        "#d0281e",
        0.085,
    ),
    "dough": _dough,
    "carrot": _fruit(_CARROT, "#e87a24", 0.11),
    "pumpkin": pumpkin,
    "jack o lantern": jack_o_lantern,
    "potato": _fruit(
        [(0.0, 0.0), (0.4, 0.1), (0.56, 0.36), (0.46, 0.62), (0.2, 0.74), (0.0, 0.76)],
        "#b58a58",
        0.09,
        leaf=False,
    ),
    "broccoli": _broccoli,
    "egg": lambda colour, seed: lathe(
        [
            (0.0, 0.0),
            (0.012, 0.002),
            (0.021, 0.014),
            (0.022, 0.026),
            (0.016, 0.044),
            (0.008, 0.055),
            (0.0, 0.057),
        ],
        sides=26,
        colour=colour or linear("#ecd2b4"),
        roughness=0.6,
    ),
    **DISHES,
    **DRINKS,
}
