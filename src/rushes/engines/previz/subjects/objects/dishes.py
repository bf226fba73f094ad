"""What is baked and cooked. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Mesh, linear, merged
from rushes.engines.previz.props import tableware
from rushes.engines.previz.shapes import ball, box, cylinder, extruded, lathe, shift, tube, turn
from rushes.engines.previz.subjects.loft import loft
from rushes.engines.previz.subjects.objects.forms import Build

_LEAF: Colour = linear("#4f8f3a")
_CRUST: Colour = linear("#c98a48")
_CREAM: Colour = linear("#f4ead8")
_CHOCOLATE: Colour = linear("#4a2a1a")


def _loaf(colour: Colour | None, seed: int) -> Mesh:
    crust = colour or _CRUST
    parts = [
        loft(
            (
                (-0.15, 0.01, 0.06, 0.03),
                (-0.12, 0.0, 0.1, 0.06),
                (0.0, 0.0, 0.12, 0.07),
                (0.12, 0.0, 0.1, 0.06),
                (0.15, 0.01, 0.06, 0.03),
            ),
            square=2.5,
            colour=crust,
            roughness=0.8,
        )
    ]
    parts += [
        ball(0.045, 0.009, 0.009, sides=10, colour=_CREAM, roughness=0.9).moved(
            shift(0.0, 0.113 - 0.1 * z * z * 6, z) @ turn("y", 28.0)
        )
        for z in (-0.08, -0.027, 0.027, 0.08)
    ]
    return merged(parts)


def _croissant(colour: Colour | None, seed: int) -> Mesh:
    parts = []
    for i in range(9):
        a = math.radians(-95.0 + 190.0 * i / 8)
        r = 0.034 * (1.0 - 0.085 * (i - 4) ** 2 * 0.6)
        roll = ball(0.5 * r + 0.008, r, r, sides=14, colour=colour or linear("#d0913f"), roughness=0.5)
        parts.append(
            roll.moved(
                shift(0.075 * math.sin(a), 0.03, 0.075 * math.cos(a) - 0.04) @ turn("y", math.degrees(a))
            )
        )
    return merged(parts)


def _pizza(colour: Colour | None, seed: int) -> Mesh:
    parts = [
        cylinder(0.16, 0.012, sides=40, colour=_CRUST, roughness=0.9),
        cylinder(0.145, 0.016, sides=40, colour=linear("#f0c04a"), roughness=0.6),
        tube(
            [(0.15 * math.cos(a), 0.014, 0.15 * math.sin(a)) for a in np.linspace(0, math.tau, 37)],
            [0.015] * 37,
            sides=8,
            colour=_CRUST,
        ),
    ]
    for i in range(11):
        a, r = 2.4 * i, 0.038 * math.sqrt(i)
        parts.append(
            cylinder(0.019, 0.006, sides=14, colour=linear("#b5341e"), roughness=0.5).moved(
                shift(r * math.cos(a), 0.014, r * math.sin(a))
            )
        )
        parts.append(
            ball(0.012, 0.003, 0.007, sides=8, colour=_LEAF).moved(
                shift(r * math.cos(a + 0.7), 0.018, r * math.sin(a + 0.7)) @ turn("y", 60.0 * i)
            )
        )
    return merged(parts)


def _burger(colour: Colour | None, seed: int) -> Mesh:
    bun = colour or linear("#d08a3c")
    salad = tube(
        [
            (0.058 * math.cos(a), 0.046 + 0.005 * math.sin(7 * a), 0.058 * math.sin(a))
            for a in np.linspace(0, math.tau, 43)
        ],
        [0.008] * 43,
        sides=6,
        colour=linear("#6aa83a"),
    )
    parts = [
        lathe(
            [(0.0, 0.0), (0.05, 0.0), (0.058, 0.012), (0.056, 0.024), (0.0, 0.025)],
            sides=28,
            colour=bun,
            roughness=0.6,
        ),
        cylinder(0.06, 0.018, sides=28, colour=linear("#5a3420"), roughness=0.9).moved(
            shift(0.0, 0.024, 0.0)
        ),
        salad,
        box(0.1, 0.004, 0.1, colour=linear("#f2b52a")).moved(shift(0.0, 0.041, 0.0) @ turn("y", 20.0)),
        cylinder(0.052, 0.01, sides=24, colour=linear("#d0402a")).moved(shift(0.0, 0.046, 0.0)),
        lathe(
            [(0.0, 0.055), (0.058, 0.055), (0.06, 0.066), (0.05, 0.086), (0.028, 0.1), (0.0, 0.104)],
            sides=28,
            colour=bun,
            roughness=0.45,
        ),
    ]
    parts += [
        ball(0.003, 0.0018, 0.002, sides=6, colour=_CREAM).moved(
            shift(
                0.0105 * math.sqrt(i) * math.cos(2.4 * i),
                0.1045 - 0.0011 * i,
                0.0105 * math.sqrt(i) * math.sin(2.4 * i),
            )
        )
        for i in range(16)
    ]
    return merged(parts)


def _fries(colour: Colour | None, seed: int) -> Mesh:
    parts = [
        loft(
            ((-0.02, 0.0, 0.1, 0.045), (0.02, 0.0, 0.09, 0.045)),
            square=8.0,
            sharp=True,
            colour=colour or linear("#c4241e"),
        )
    ]
    for i in range(22):
        x, z = -0.036 + 0.0072 * (i % 11), -0.01 + 0.02 * (i // 11)
        fry = box(0.008, 0.075 + 0.012 * ((i * 5) % 4), 0.008, colour=linear("#f0c050"), roughness=0.7)
        parts.append(fry.moved(shift(x, 0.065, z) @ turn("z", -4.0 * (x / 0.036) * 3.0)))
    return merged(parts)


def _cake(colour: Colour | None, seed: int) -> Mesh:
    icing = colour or linear("#f0a8bc")
    parts = [
        cylinder(0.2, 0.012, sides=36, colour=(0.8, 0.8, 0.8)),
        cylinder(0.15, 0.1, sides=36, colour=_CREAM, roughness=0.6).moved(shift(0.0, 0.012, 0.0)),
        lathe(
            [(0.152, 0.07), (0.158, 0.09), (0.15, 0.118), (0.0, 0.12)], sides=36, colour=icing, roughness=0.4
        ).moved(shift(0.0, 0.0, 0.0)),
        cylinder(0.1, 0.08, sides=32, colour=_CREAM).moved(shift(0.0, 0.118, 0.0)),
        lathe(
            [(0.102, 0.17), (0.107, 0.185), (0.1, 0.203), (0.0, 0.205)], sides=32, colour=icing, roughness=0.4
        ),
    ]
    for i in range(14):
        a = math.tau * i / 14
        parts.append(
            ball(0.016, 0.016, 0.016, sides=10, colour=_CREAM).moved(
                shift(0.145 * math.cos(a), 0.124, 0.145 * math.sin(a))
            )
        )
    for i in range(5):
        a = math.tau * i / 5
        x, z = 0.065 * math.cos(a), 0.065 * math.sin(a)
        parts.append(
            cylinder(0.005, 0.06, sides=8, colour=linear(("#4a90c4", "#e0b02a", "#c44a7a")[i % 3])).moved(
                shift(x, 0.2, z)
            )
        )
        parts.append(
            ball(0.006, 0.013, 0.006, sides=8, colour=(4.0, 2.2, 0.5), material=Material.LIGHT).moved(
                shift(x, 0.273, z)
            )
        )
    return merged(parts)


def _cupcake(colour: Colour | None, seed: int) -> Mesh:
    parts = [
        lathe([(0.0, 0.0), (0.026, 0.0), (0.038, 0.045), (0.0, 0.046)], sides=20, colour=linear("#8a5a34"))
    ]
    for i in range(3):
        r = 0.04 - 0.011 * i
        parts.append(
            lathe(
                [(0.0, 0.0), (r, 0.004), (r, 0.014), (0.6 * r, 0.026), (0.0, 0.03)],
                sides=24,
                colour=colour or linear("#f0b0c8"),
                roughness=0.5,
            ).moved(shift(0.0, 0.044 + 0.017 * i, 0.0))
        )
    parts.append(
        ball(0.009, 0.009, 0.009, sides=14, colour=linear("#c4142a"), roughness=0.15).moved(
            shift(0.0, 0.115, 0.0)
        )
    )
    return merged(parts)


def _donut(colour: Colour | None, seed: int) -> Mesh:
    ring = [
        (0.034 + 0.02 * math.cos(a), 0.02 + 0.018 * math.sin(a)) for a in np.linspace(-math.pi, math.pi, 21)
    ]
    dough = lathe(ring, sides=36, colour=linear("#d09a55"), roughness=0.7)
    glaze = lathe(
        [
            (0.034 + 0.0215 * math.cos(a), 0.0205 + 0.0195 * math.sin(a))
            for a in np.linspace(-0.1, math.pi + 0.1, 13)
        ],
        sides=36,
        colour=colour or linear("#e87aa0"),
        roughness=0.25,
    )
    parts = [dough, glaze]
    for i in range(26):
        a, out = 2.4 * i, 0.034 + 0.011 * math.sin(5.1 * i)
        bit = ball(
            0.0035, 0.001, 0.001, sides=5, colour=linear(("#f2e04a", "#4aa0d8", "#ffffff", "#6ac05a")[i % 4])
        )
        parts.append(bit.moved(shift(out * math.cos(a), 0.039, out * math.sin(a)) @ turn("y", 53.0 * i)))
    return merged(parts)


def _ice_cream(colour: Colour | None, seed: int) -> Mesh:
    scoops = [colour or linear("#f4a8bc"), linear("#f4ead0"), linear("#7a4a30")]
    parts = [
        lathe(
            [(0.0, 0.0), (0.012, 0.01), (0.034, 0.12), (0.036, 0.124), (0.0, 0.12)],
            sides=18,
            colour=linear("#d8a45a"),
            roughness=0.9,
        )
    ]
    parts += [
        ball(0.034, 0.033, 0.034, sides=20, colour=scoops[i], roughness=0.6).moved(shift(x, y, 0.0))
        for i, (x, y) in enumerate(((-0.016, 0.138), (0.018, 0.14), (0.0, 0.178)))
    ]
    parts.append(
        ball(0.01, 0.01, 0.01, sides=12, colour=linear("#c4142a"), roughness=0.15).moved(
            shift(0.0, 0.217, 0.0)
        )
    )
    return merged(parts)


def _cookie(colour: Colour | None, seed: int) -> Mesh:
    parts = [
        lathe(
            [(0.0, 0.0), (0.034, 0.0), (0.038, 0.006), (0.032, 0.012), (0.0, 0.015)],
            sides=26,
            colour=colour or linear("#c98f4f"),
            roughness=0.9,
        )
    ]
    parts += [
        ball(0.004, 0.003, 0.004, sides=8, colour=_CHOCOLATE).moved(
            shift(
                0.008 * math.sqrt(i) * math.cos(2.4 * i),
                0.0135 - 0.0001 * i,
                0.008 * math.sqrt(i) * math.sin(2.4 * i),
            )
        )
        for i in range(14)
    ]
    return merged(parts)


def _chocolate(colour: Colour | None, seed: int) -> Mesh:
    brown = colour or _CHOCOLATE
    parts = [box(0.085, 0.008, 0.165, colour=brown, roughness=0.3)]
    for i in range(3):
        parts += [
            box(0.022, 0.006, 0.027, colour=brown, roughness=0.3).moved(
                shift(-0.027 + 0.027 * i, 0.008, -0.065 + 0.0325 * j)
            )
            for j in range(5)
        ]
    return merged(parts)


def _lollipop(colour: Colour | None, seed: int) -> Mesh:
    paints = (colour or linear("#e0344a"), _CREAM)
    parts = [cylinder(0.003, 0.12, sides=8, colour=_CREAM)]
    for i in range(40):
        s = i / 39
        a, r = 14.0 * s, 0.032 * s
        parts.append(
            ball(0.0055, 0.0055, 0.006, sides=7, colour=paints[(i // 3) % 2], roughness=0.15).moved(
                shift(r * math.cos(a), 0.15 + r * math.sin(a), 0.0)
            )
        )
    return merged(parts)


def _cheese(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#f0c23a")
    wedge = extruded([(-0.06, 0.0), (0.09, -0.045), (0.09, 0.045)], 0.07, colour=paint, roughness=0.5).moved(
        turn("x", -90.0)
    )
    holes = [
        ball(r, r, 0.25 * r, sides=12, colour=linear("#c9952a")).moved(
            shift(x, y, 0.0) @ turn("y", 90.0) @ shift(z, 0.0, 0.0898)
        )
        for x, y, z, r in (
            (0.0, 0.012, 0.02, 0.011),
            (0.0, -0.012, -0.012, 0.014),
            (0.0, 0.018, -0.03, 0.007),
        )
    ]
    return merged([wedge, *holes])


def _sushi(colour: Colour | None, seed: int) -> Mesh:
    board = box(0.24, 0.015, 0.1, colour=linear("#8a5a34"), material=Material.WOOD)
    parts = [board]
    for i in range(3):
        rice = loft(
            (
                (-0.026, 0.0, 0.02, 0.009),
                (-0.02, 0.0, 0.026, 0.014),
                (0.02, 0.0, 0.026, 0.014),
                (0.026, 0.0, 0.02, 0.009),
            ),
            square=2.6,
            colour=(0.85, 0.84, 0.8),
            roughness=0.9,
        )
        top = loft(
            (
                (-0.032, 0.02, 0.028, 0.01),
                (-0.02, 0.024, 0.034, 0.0155),
                (0.02, 0.024, 0.034, 0.0155),
                (0.034, 0.016, 0.024, 0.01),
            ),
            square=2.4,
            colour=colour or linear(("#f08050", "#e0504a", "#f5a070")[i]),
            roughness=0.3,
        )
        parts.append(merged([rice, top]).moved(shift(-0.085 + 0.05 * i, 0.015, 0.0)))
    for i in range(2):
        roll = [
            cylinder(0.02, 0.028, sides=20, colour=(0.02, 0.03, 0.02)),
            cylinder(0.0175, 0.0285, sides=20, colour=(0.85, 0.84, 0.8)),
            cylinder(0.008, 0.029, sides=12, colour=linear("#f08050")),
        ]
        parts.append(merged(roll).moved(shift(0.065 + 0.003 * i, 0.015, -0.023 + 0.046 * i)))
    return merged(parts)


def _bowl(colour: Colour | None, seed: int) -> Mesh:
    parts = [
        tableware.bowl(colour or linear("#3f6a8a"), 0.1),
        cylinder(0.088, 0.004, sides=30, colour=linear("#d89a4a"), roughness=0.2).moved(
            shift(0.0, 0.06, 0.0)
        ),
    ]
    for i in range(10):
        way = [
            (
                0.07 * math.cos(a + i) * (0.4 + 0.06 * i),
                0.066 + 0.004 * math.sin(3 * a),
                0.07 * math.sin(a + i) * (0.4 + 0.06 * i),
            )
            for a in np.linspace(0, 2.6, 9)
        ]
        parts.append(tube(way, [0.004] * 9, sides=6, colour=linear("#f0d890")))
    parts += [
        ball(0.02, 0.007, 0.02, sides=14, colour=c).moved(shift(x, 0.07, z))
        for x, z, c in ((0.03, 0.03, _CREAM), (-0.04, 0.02, linear("#c4442a")), (0.0, -0.04, _LEAF))
    ]
    parts.append(
        ball(0.009, 0.006, 0.009, sides=10, colour=linear("#f0a020")).moved(shift(0.03, 0.074, 0.03))
    )
    return merged(parts)


def _steak(colour: Colour | None, seed: int) -> Mesh:
    meat = loft(
        (
            (-0.08, 0.012, 0.03, 0.03),
            (-0.05, 0.012, 0.036, 0.05),
            (0.02, 0.012, 0.037, 0.06),
            (0.07, 0.012, 0.034, 0.035),
            (0.09, 0.014, 0.03, 0.015),
        ),
        square=2.5,
        colour=colour or linear("#7d3f2a"),
        roughness=0.5,
    )
    marks = [
        box(0.085, 0.003, 0.006, colour=(0.03, 0.02, 0.015)).moved(shift(0.0, 0.0355, z) @ turn("y", 24.0))
        for z in (-0.03, 0.0, 0.03)
    ]
    return merged(
        [
            tableware.plate((0.8, 0.79, 0.76), 0.14),
            meat,
            *marks,
            ball(0.02, 0.012, 0.02, sides=12, colour=_LEAF).moved(shift(0.08, 0.025, -0.06)),
        ]
    )


DISHES: dict[str, Build] = {
    "bread": _loaf,
    "croissant": _croissant,
    "pizza": _pizza,
    "burger": _burger,
    "fries": _fries,
    "cake": _cake,
    "cupcake": _cupcake,
    "donut": _donut,
    "ice cream": _ice_cream,
    "cookie": _cookie,
    "chocolate": _chocolate,
    "lollipop": _lollipop,
    "cheese": _cheese,
    "sushi": _sushi,
    "bowl": _bowl,
    "steak": _steak,
}
