"""Tools, upright as on a stand. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import soft_box
from rushes.engines.previz.shapes import ball, box, cylinder, extruded, lathe, scale, shift, turn
from rushes.engines.previz.subjects.loft import loft
from rushes.engines.previz.subjects.objects.forms import Build, made
from rushes.engines.previz.subjects.objects.lines import ring, round_bar
from rushes.engines.previz.subjects.objects.machinery import MACHINERY
from rushes.engines.previz.subjects.objects.stuffs import GOLD, STEEL, WOOD
from rushes.engines.previz.subjects.thing import Thing


def tool(form: str, colour: Colour | None, seed: int) -> Thing:
    return made(FORMS, form, colour, seed)


def _handle(long: float, thick: float, colour: Colour) -> Mesh:
    return lathe(
        [
            (0.0, 0.0),
            (thick, 0.004),
            (1.1 * thick, 0.15 * long),
            (0.85 * thick, 0.6 * long),
            (0.8 * thick, long),
            (0.0, long),
        ],
        sides=18,
        colour=colour,
        roughness=0.5,
        material=Material.WOOD,
    )


def _hammer(colour: Colour | None, seed: int) -> Mesh:
    head = [
        cylinder(0.02, 0.05, sides=20, colour=STEEL, material=Material.METAL, roughness=0.3).moved(
            shift(0.0, 0.28, 0.0) @ turn("z", -90.0)
        ),
        cylinder(0.023, 0.02, sides=20, colour=STEEL, material=Material.METAL, roughness=0.3).moved(
            shift(0.045, 0.28, 0.0) @ turn("z", -90.0)
        ),
    ]
    claw = [
        round_bar(
            [(0.0, 0.285, z), (-0.04, 0.285, 1.5 * z), (-0.085, 0.25, 1.8 * z)],
            [0.013, 0.01, 0.004],
            colour=STEEL,
            material=Material.METAL,
        )
        for z in (-0.008, 0.008)
    ]
    return merged(
        [
            _handle(0.27, 0.017, colour or WOOD),
            box(0.034, 0.05, 0.034, colour=STEEL, material=Material.METAL).moved(shift(0.0, 0.255, 0.0)),
            *head,
            *claw,
        ]
    )


def _wrench(colour: Colour | None, seed: int) -> Mesh:
    steel = colour or STEEL
    return merged(
        [
            soft_box(0.026, 0.17, 0.01, 0.004, colour=steel, material=Material.METAL, roughness=0.25).moved(
                shift(0.0, 0.03, 0.0)
            ),
            ring(0.02, 0.0085, colour=steel, material=Material.METAL, roughness=0.25).moved(
                shift(0.0, 0.022, 0.0)
            ),
            ring(
                0.022, 0.01, start=125.0, end=415.0, colour=steel, material=Material.METAL, roughness=0.25
            ).moved(shift(0.0, 0.22, 0.0)),
        ]
    )


def _screwdriver(colour: Colour | None, seed: int) -> Mesh:
    grip = lathe(
        [(0.0, 0.0), (0.013, 0.003), (0.016, 0.03), (0.013, 0.07), (0.015, 0.09), (0.007, 0.1), (0.0, 0.1)],
        sides=8,
        colour=colour or linear("#d8a01e"),
        roughness=0.3,
    )
    return merged(
        [
            grip,
            cylinder(0.0035, 0.11, sides=12, colour=STEEL, material=Material.METAL).moved(
                shift(0.0, 0.1, 0.0)
            ),
            box(0.008, 0.018, 0.002, colour=STEEL, material=Material.METAL).moved(shift(0.0, 0.205, 0.0)),
        ]
    )


def _saw(colour: Colour | None, seed: int) -> Mesh:
    teeth = [(0.005 * (i % 2), 0.1 + 0.4 * i / 40) for i in range(41)]
    blade = extruded(
        [(0.1, 0.1), (0.06, 0.5), (0.01, 0.5)] + [(x, y) for x, y in teeth[::-1]],
        0.002,
        colour=STEEL,
        material=Material.METAL,
        roughness=0.25,
    )
    return merged(
        [
            blade,
            ring(0.045, 0.016, colour=colour or WOOD).moved(shift(0.055, 0.07, 0.0) @ scale(1.0, 1.35, 1.0)),
        ]
    )


def _axe(colour: Colour | None, seed: int) -> Mesh:
    blade = extruded(
        [
            (-0.025, 0.0),
            (0.02, 0.0),
            (0.12, -0.05),
            (0.145, 0.03),
            (0.12, 0.11),
            (0.02, 0.06),
            (-0.025, 0.06),
        ],
        0.02,
        colour=STEEL,
        material=Material.METAL,
        roughness=0.25,
    )
    return merged([_handle(0.6, 0.018, colour or WOOD), blade.moved(shift(0.0, 0.51, 0.0))])


def _shovel(colour: Colour | None, seed: int) -> Mesh:
    blade = loft(
        (
            (0.0, -0.012, 0.012, 0.02),
            (0.08, -0.016, 0.0, 0.085),
            (0.22, -0.012, 0.004, 0.1),
            (0.28, 0.0, 0.012, 0.095),
        ),
        square=2.4,
        colour=colour or STEEL,
        material=Material.METAL,
        roughness=0.4,
    )
    return merged(
        [
            blade.moved(turn("x", -90.0)),
            cylinder(0.015, 0.75, sides=14, colour=WOOD).moved(shift(0.0, 0.25, 0.0)),
            ring(0.05, 0.014, start=0.0, end=360.0, colour=WOOD).moved(shift(0.0, 1.03, 0.0)),
        ]
    )


def _sword(colour: Colour | None, seed: int) -> Mesh:
    blade = lathe(
        [(0.024, 0.0), (0.022, 0.6), (0.014, 0.72), (0.0, 0.78)],
        sides=4,
        colour=colour or (0.7, 0.72, 0.75),
        material=Material.METAL,
        roughness=0.12,
    ).moved(shift(0.0, 0.2, 0.0) @ scale(1.3, 1.0, 0.28))
    return merged(
        [
            blade,
            cylinder(0.014, 0.16, sides=14, colour=linear("#4a2a1c")).moved(shift(0.0, 0.03, 0.0)),
            soft_box(0.2, 0.025, 0.03, 0.01, colour=GOLD, material=Material.METAL).moved(
                shift(0.0, 0.185, 0.0)
            ),
            ball(0.024, 0.024, 0.024, sides=16, colour=GOLD, material=Material.METAL).moved(
                shift(0.0, 0.024, 0.0)
            ),
        ]
    )


def _shield(colour: Colour | None, seed: int) -> Mesh:
    line = [(0.0, -0.42), (0.2, -0.22), (0.28, 0.1), (0.28, 0.34), (-0.28, 0.34), (-0.28, 0.1), (-0.2, -0.22)]
    return merged(
        [
            extruded(
                [(1.08 * x, 1.06 * y) for x, y in line],
                0.03,
                colour=STEEL,
                material=Material.METAL,
                roughness=0.3,
            ),
            extruded(line, 0.045, colour=colour or linear("#a8202a"), roughness=0.4),
            box(0.07, 0.66, 0.05, colour=GOLD).moved(shift(0.0, -0.34, 0.0)),
            box(0.5, 0.07, 0.05, colour=GOLD).moved(shift(0.0, 0.06, 0.0)),
            ball(0.07, 0.07, 0.05, sides=20, colour=GOLD, material=Material.METAL).moved(
                shift(0.0, 0.09, 0.02)
            ),
        ]
    )


def _screw(colour: Colour | None, seed: int) -> Mesh:
    steel = colour or STEEL
    thread = round_bar(
        [(0.0042 * math.cos(a), 0.004 + 0.0011 * a, 0.0042 * math.sin(a)) for a in np.linspace(0, 32, 70)],
        0.001,
        sides=5,
        colour=steel,
        material=Material.METAL,
    )
    return merged(
        [
            lathe(
                [(0.0, 0.0), (0.004, 0.008), (0.0042, 0.045), (0.0, 0.045)],
                sides=18,
                colour=steel,
                material=Material.METAL,
                roughness=0.25,
            ),
            thread,
            cylinder(0.0095, 0.006, sides=6, colour=steel, material=Material.METAL, roughness=0.25).moved(
                shift(0.0, 0.044, 0.0)
            ),
        ]
    )


def _anchor(colour: Colour | None, seed: int) -> Mesh:
    iron = colour or linear("#3a4450")
    return merged(
        [
            cylinder(0.05, 1.2, sides=16, colour=iron).moved(shift(0.0, 0.1, 0.0)),
            ring(0.5, 0.06, start=205.0, end=335.0, colour=iron, roughness=0.5).moved(shift(0.0, 0.6, 0.0)),
            box(0.6, 0.08, 0.08, colour=iron).moved(shift(0.0, 1.08, 0.0)),
            ring(0.1, 0.028, colour=iron).moved(shift(0.0, 1.4, 0.0)),
            *[
                lathe([(0.13, 0.0), (0.0, 0.24)], sides=4, colour=iron).moved(
                    shift(side * 0.46, 0.36, 0.0) @ turn("z", side * -24.0)
                )
                for side in (1, -1)
            ],
        ]
    )


def _magnet(colour: Colour | None, seed: int) -> Mesh:
    red = colour or linear("#d0202a")
    legs = [
        merged(
            [
                cylinder(0.024, 0.06, sides=18, colour=red, roughness=0.3).moved(shift(x, 0.035, 0.0)),
                cylinder(0.0242, 0.036, sides=18, colour=STEEL, material=Material.METAL).moved(
                    shift(x, 0.0, 0.0)
                ),
            ]
        )
        for x in (-0.055, 0.055)
    ]
    return merged(
        [
            *legs,
            ring(0.055, 0.024, start=0.0, end=180.0, colour=red, roughness=0.3).moved(shift(0.0, 0.094, 0.0)),
        ]
    )


def _stick(colour: Colour | None, seed: int) -> Mesh:
    bark = colour or linear("#6b4a2e")
    way = [(0.0, 0.0, 0.0), (0.015, 0.16, 0.01), (-0.01, 0.33, 0.0), (0.01, 0.5, 0.015)]
    twig = [(0.005, 0.27, 0.0), (0.05, 0.36, 0.02)]
    return merged(
        [
            round_bar(way, 0.014, colour=bark, material=Material.WOOD, roughness=0.9),
            round_bar(twig, 0.008, colour=bark, material=Material.WOOD, roughness=0.9),
        ]
    )


def _magnifier(colour: Colour | None, seed: int) -> Mesh:
    return merged(
        [
            ring(0.05, 0.006, colour=colour or GOLD, material=Material.METAL).moved(shift(0.0, 0.17, 0.0)),
            ball(
                0.047,
                0.047,
                0.008,
                sides=28,
                colour=(0.55, 0.68, 0.75),
                material=Material.GLASS,
                roughness=0.03,
            ).moved(shift(0.0, 0.17, 0.0)),
            _handle(0.12, 0.011, linear("#3a2418")),
        ]
    ).moved(turn("z", -18.0))


FORMS: dict[str, Build] = {
    **MACHINERY,
    "hammer": _hammer,
    "wrench": _wrench,
    "screwdriver": _screwdriver,
    "saw": _saw,
    "axe": _axe,
    "shovel": _shovel,
    "sword": _sword,
    "shield": _shield,
    "screw": _screw,
    "anchor": _anchor,
    "magnet": _magnet,
    "magnifying glass": _magnifier,
    "stick": _stick,
}
