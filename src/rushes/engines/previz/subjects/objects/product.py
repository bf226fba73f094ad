"""Household things; all products by name. Metres; fronts look to +z."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps, screens, tableware
from rushes.engines.previz.props.kit import soft_box
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, box, cylinder, lathe, shift, turn
from rushes.engines.previz.subjects.objects.cosmetics import COSMETICS
from rushes.engines.previz.subjects.objects.electronics import ELECTRONICS
from rushes.engines.previz.subjects.objects.forms import Build, flickering, made, opening
from rushes.engines.previz.subjects.objects.lines import ring
from rushes.engines.previz.subjects.objects.signs import SIGNS
from rushes.engines.previz.subjects.objects.stuffs import DARK, GLASS, GOLD, STEEL, WHITE, WOOD
from rushes.engines.previz.subjects.objects.utensils import UTENSILS
from rushes.engines.previz.subjects.objects.worn import WORN, dimmed
from rushes.engines.previz.subjects.thing import Thing

_OPEN = frozenset({Action.OPEN})


def product(form: str, colour: Colour | None, seed: int) -> Thing:
    return made(FORMS, form, colour, seed)


def _book(colour: Colour | None, seed: int) -> Thing:
    cover = colour or linear("#2f4f8a")
    parts = [
        box(0.15, 0.004, 0.22, colour=cover),
        box(0.144, 0.026, 0.212, colour=linear("#efe6d0")).moved(shift(0.002, 0.004, 0.0)),
        box(0.005, 0.034, 0.22, colour=cover).moved(shift(-0.0755, 0.0, 0.0)),
        box(0.15, 0.004, 0.22, colour=cover, bone=1).moved(shift(0.0, 0.03, 0.0)),
        box(0.09, 0.0006, 0.03, colour=GOLD, bone=1).moved(shift(0.01, 0.034, -0.04)),
        box(0.142, 0.003, 0.21, colour=linear("#f4ecda"), bone=2).moved(shift(0.0, 0.027, 0.0)),
    ]
    return Thing(
        merged(parts),
        [opening((-0.075, 0.03, 0.0), "z", 168.0), opening((-0.074, 0.028, 0.0), "z", 150.0)],
        does=_OPEN,
    )


def _candle(colour: Colour | None, seed: int) -> Thing:
    wax = lathe(
        [(0.0, 0.0), (0.033, 0.0), (0.034, 0.1), (0.031, 0.104), (0.0, 0.098)],
        sides=30,
        colour=colour or linear("#f0e6cc"),
        roughness=0.5,
    )
    flame = lathe(
        [(0.0, 0.0), (0.0055, 0.006), (0.007, 0.013), (0.004, 0.025), (0.0, 0.036)],
        sides=14,
        colour=(5.0, 3.0, 0.9),
        material=Material.LIGHT,
        bone=1,
    ).moved(shift(0.0, 0.108, 0.0))
    dish = lathe(
        [(0.0, 0.002), (0.05, 0.0), (0.06, 0.008), (0.05, 0.006), (0.0, 0.006)],
        sides=30,
        colour=GOLD,
        material=Material.METAL,
        roughness=0.3,
    )
    return Thing(
        merged(
            [
                dish,
                wax.moved(shift(0.0, 0.005, 0.0)),
                cylinder(0.0012, 0.014, sides=6, colour=DARK).moved(shift(0.0, 0.1, 0.0)),
                flame,
            ]
        ),
        [flickering((0.0, 0.108, 0.0))],
    )


def _bulb(colour: Colour | None, seed: int) -> Mesh:
    glass = lathe(
        [(0.013, 0.03), (0.016, 0.045), (0.03, 0.075), (0.031, 0.092), (0.02, 0.112), (0.0, 0.118)],
        sides=28,
        colour=(2.2, 1.6, 0.7) if colour is None else dimmed(colour, 3.0),
        material=Material.LIGHT,
    )
    thread = [
        ring(0.0125, 0.002, colour=STEEL, material=Material.METAL).moved(
            shift(0.0, 0.008 + 0.006 * i, 0.0) @ turn("x", 90.0)
        )
        for i in range(4)
    ]
    return merged(
        [
            cylinder(0.0125, 0.03, sides=18, colour=STEEL, material=Material.METAL, roughness=0.3),
            glass,
            *thread,
        ]
    )


def _lantern(colour: Colour | None, seed: int) -> Mesh:
    iron = colour or DARK
    posts = [
        box(0.008, 0.14, 0.008, colour=iron).moved(shift(x, 0.02, z))
        for x in (-0.05, 0.05)
        for z in (-0.05, 0.05)
    ]
    roof = lathe([(0.09, 0.0), (0.03, 0.045), (0.0, 0.06)], sides=4, colour=iron).moved(
        shift(0.0, 0.16, 0.0) @ turn("y", 45.0)
    )
    glow = ball(0.014, 0.03, 0.014, sides=14, colour=(5.0, 2.8, 0.8), material=Material.LIGHT).moved(
        shift(0.0, 0.075, 0.0)
    )
    return merged(
        [
            box(0.12, 0.02, 0.12, colour=iron),
            *posts,
            roof,
            glow,
            cylinder(0.02, 0.035, sides=16, colour=WHITE).moved(shift(0.0, 0.02, 0.0)),
            ring(0.025, 0.004, colour=iron).moved(shift(0.0, 0.235, 0.0)),
        ]
    )


def _hourglass(colour: Colour | None, seed: int) -> Mesh:
    glass = lathe(
        [
            (0.0, 0.012),
            (0.035, 0.014),
            (0.036, 0.04),
            (0.02, 0.07),
            (0.004, 0.085),
            (0.02, 0.1),
            (0.036, 0.13),
            (0.035, 0.156),
            (0.0, 0.158),
        ],
        sides=28,
        colour=GLASS,
        material=Material.GLASS,
        roughness=0.05,
    )
    sand = lathe([(0.0365, 0.014), (0.0368, 0.032)], sides=28, colour=colour or linear("#e0b060"))
    return merged(
        [
            cylinder(0.045, 0.012, sides=28, colour=WOOD),
            cylinder(0.045, 0.012, sides=28, colour=WOOD).moved(shift(0.0, 0.158, 0.0)),
            glass,
            sand,
            *[
                cylinder(0.004, 0.15, sides=8, colour=WOOD).moved(
                    shift(0.04 * math.cos(a), 0.01, 0.04 * math.sin(a))
                )
                for a in (0.5, 2.6, 4.7)
            ],
        ]
    )


def _pot(colour: Colour | None, seed: int) -> Mesh:
    steel = colour or STEEL
    return merged(
        [
            lathe(
                [
                    (0.0, 0.0),
                    (0.11, 0.0),
                    (0.115, 0.01),
                    (0.115, 0.12),
                    (0.12, 0.125),
                    (0.1, 0.14),
                    (0.03, 0.155),
                    (0.0, 0.156),
                ],
                sides=36,
                colour=steel,
                material=Material.METAL,
                roughness=0.25,
            ),
            ball(0.016, 0.014, 0.016, sides=14, colour=DARK).moved(shift(0.0, 0.17, 0.0)),
            *[
                ring(0.025, 0.006, colour=DARK).moved(shift(x, 0.095, 0.0) @ turn("x", 90.0))
                for x in (-0.125, 0.125)
            ],
        ]
    )


FORMS: dict[str, Build] = {
    **COSMETICS,
    **WORN,
    **ELECTRONICS,
    **UTENSILS,
    **SIGNS,
    "book": _book,
    "ice cube": lambda colour, seed: soft_box(
        0.034,
        0.032,
        0.034,
        0.005,
        colour=colour or (0.80, 0.90, 0.97),
        material=Material.GLASS,
        roughness=0.05,
    ),
    "monitor": lambda colour, seed: screens.monitor(np.random.default_rng([seed & 0xFFFFFFFF, 29])),
    "can": lambda colour, seed: tableware.can(colour or linear("#c4202a")),
    "candle": _candle,
    "lamp": lambda colour, seed: lamps.table_lamp(by_day=True, foot=colour or linear("#4a7a8a")),
    "light bulb": _bulb,
    "lantern": _lantern,
    "coin": lambda colour, seed: merged(
        [
            cylinder(0.03, 0.004, sides=40, colour=colour or GOLD, material=Material.METAL, roughness=0.2),
            ring(0.027, 0.0015, colour=GOLD, material=Material.METAL).moved(
                shift(0.0, 0.004, 0.0) @ turn("x", 90.0)
            ),
        ]
    ).moved(turn("x", 78.0)),
    "credit card": lambda colour, seed: merged(
        [
            box(0.086, 0.054, 0.001, colour=colour or linear("#24407a"), roughness=0.25),
            box(0.012, 0.01, 0.0014, colour=GOLD, material=Material.METAL).moved(shift(-0.026, 0.026, 0.0)),
            box(0.06, 0.004, 0.0014, colour=WHITE).moved(shift(0.0, 0.012, 0.0)),
        ]
    ).moved(turn("x", -14.0)),
    "hourglass": _hourglass,
    "pot": _pot,
    "plate": lambda colour, seed: tableware.plate(colour or (0.82, 0.81, 0.78)),
    "pillow": lambda colour, seed: soft_box(
        0.45, 0.14, 0.3, 0.069, colour=colour or linear("#c4a88a"), roughness=0.95, material=Material.FABRIC
    ),
    "battery": lambda colour, seed: merged(
        [
            cylinder(0.007, 0.032, sides=24, colour=colour or DARK, roughness=0.3),
            cylinder(0.00705, 0.014, sides=24, colour=GOLD, material=Material.METAL).moved(
                shift(0.0, 0.032, 0.0)
            ),
            cylinder(0.0025, 0.003, sides=12, colour=STEEL).moved(shift(0.0, 0.046, 0.0)),
        ]
    ),
    "sphere": lambda colour, seed: ball(
        0.1, 0.1, 0.1, sides=40, colour=colour or (0.35, 0.55, 0.75), material=Material.GLASS, roughness=0.05
    ),
    "cube": lambda colour, seed: soft_box(
        0.12, 0.12, 0.12, 0.012, colour=colour or linear("#3f8ac4"), roughness=0.35
    ),
    "pyramid shape": lambda colour, seed: cylinder(
        0.1, 0.15, top=0.0, sides=32, colour=colour or linear("#e08a3a")
    ),
    "torus": lambda colour, seed: lathe(
        [(0.075 + 0.03 * math.cos(a), 0.03 + 0.03 * math.sin(a)) for a in np.linspace(-math.pi, math.pi, 25)],
        sides=40,
        colour=colour or linear("#a04ac4"),
        roughness=0.2,
    ),
}
