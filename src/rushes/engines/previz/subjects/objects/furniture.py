"""Furniture: the props that rooms are furnished with, one at a time."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Mesh, linear, merged
from rushes.engines.previz.props import fittings, seating, shop, storage, tables
from rushes.engines.previz.props.kit import soft_box
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import Surface, ball, box, cylinder, lathe, scale, shift, tube, turn
from rushes.engines.previz.subjects.objects.forms import Build, made, numbered, opening
from rushes.engines.previz.subjects.thing import Thing

_WOOD: Colour = linear("#9a6a40")


def furniture(form: str, colour: Colour | None, seed: int) -> Thing:
    return made(FORMS, form, colour, seed)


def _wardrobe(colour: Colour | None, seed: int) -> Thing:
    wood = colour or linear("#b08a60")
    parts = [
        box(1.5, 2.1, 0.56, colour=wood, material=Material.WOOD).moved(shift(0.0, 0.0, -0.02)),
        box(1.38, 1.9, 0.02, colour=(0.06, 0.05, 0.045)).moved(shift(0.0, 0.1, 0.262)),
    ]
    for bone, side in ((1, -1), (2, 1)):
        leaf = merged(
            [
                box(0.74, 2.0, 0.04, colour=wood, material=Material.WOOD),
                box(0.02, 0.2, 0.03, colour=(0.6, 0.6, 0.6), material=Material.METAL).moved(
                    shift(-side * 0.3, 0.9, 0.03)
                ),
            ]
        )
        parts.append(numbered(leaf.moved(shift(side * 0.37, 0.06, 0.29)), bone))
    motions = [opening((side * 0.74, 0.0, 0.28), "y", side * 105.0) for side in (-1, 1)]
    return Thing(merged(parts), motions, does=frozenset({Action.OPEN}))


def _door(colour: Colour | None, seed: int) -> Thing:
    leaf = fittings.door(colour or linear("#4a6a7a"))
    low, high = leaf.points.min(axis=0), leaf.points.max(axis=0)
    frame = [
        box(0.1, float(high[1]) + 0.1, 0.16, colour=(0.8, 0.79, 0.76)).moved(shift(x, 0.0, 0.0))
        for x in (float(low[0]) - 0.06, float(high[0]) + 0.06)
    ]
    frame.append(
        box(float(high[0] - low[0]) + 0.22, 0.1, 0.16, colour=(0.8, 0.79, 0.76)).moved(
            shift(0.0, float(high[1]), 0.0)
        )
    )
    swing = opening((float(low[0]), 0.0, 0.0), "y", -82.0)
    return Thing(merged([*frame, numbered(leaf, 1)]), [swing], does=frozenset({Action.OPEN}))


def _bathtub(colour: Colour | None, seed: int) -> Mesh:
    white = colour or (0.85, 0.85, 0.84)
    shell = lathe(
        [
            (0.0, 0.1),
            (0.3, 0.1),
            (0.42, 0.3),
            (0.46, 0.58),
            (0.49, 0.6),
            (0.46, 0.61),
            (0.42, 0.56),
            (0.36, 0.28),
            (0.0, 0.2),
        ],
        sides=36,
        colour=white,
        roughness=0.15,
    )
    water = cylinder(0.42, 0.01, sides=36, colour=(0.35, 0.6, 0.68), roughness=0.05).moved(
        shift(0.0, 0.5, 0.0)
    )
    feet = [
        ball(0.05, 0.08, 0.05, sides=12, colour=(0.75, 0.55, 0.2), material=Material.METAL).moved(
            shift(x, 0.06, z)
        )
        for x in (-0.55, 0.55)
        for z in (-0.2, 0.2)
    ]
    tap = tube(
        [(0.72, 0.5, 0.0), (0.74, 0.85, 0.0), (0.62, 0.9, 0.0), (0.58, 0.82, 0.0)],
        [0.022] * 4,
        sides=10,
        colour=(0.75, 0.55, 0.2),
        material=Material.METAL,
    )
    return merged([shell.moved(scale(1.75, 1.0, 0.85)), water.moved(scale(1.75, 1.0, 0.85)), *feet, tap])


def _ladder(colour: Colour | None, seed: int) -> Mesh:
    wood = colour or (0.7, 0.71, 0.73)
    half = [box(0.06, 1.9, 0.03, colour=wood).moved(shift(x, 0.0, 0.0)) for x in (-0.24, 0.24)]
    steps = [box(0.44, 0.03, 0.09, colour=wood).moved(shift(0.0, 0.28 * i + 0.25, 0.0)) for i in range(6)]
    return merged(
        [
            merged([*half, *steps]).moved(shift(0.0, 0.0, 0.5) @ turn("x", -14.0)),
            merged(half).moved(shift(0.0, 0.0, -0.42) @ turn("x", 14.0)),
        ]
    )


def _fridge(colour: Colour | None, seed: int) -> Mesh:
    """1.85 m high, its two doors to +z."""
    steel: Surface = {"colour": colour or (0.55, 0.56, 0.58), "material": Material.METAL, "roughness": 0.28}
    parts = [box(0.70, 1.83, 0.62, colour=(0.18, 0.18, 0.19), roughness=0.5).moved(shift(0.0, 0.02, -0.03))]
    for y, tall in ((0.04, 0.62), (0.68, 1.17)):
        parts.append(soft_box(0.72, tall, 0.07, 0.02, **steel).moved(shift(0.0, y, 0.31)))
        grip = cylinder(0.014, 0.5 * tall, sides=10, **steel)
        parts.append(grip.moved(shift(-0.29, y + 0.25 * tall, 0.38)))
    return merged(parts)


def _picture(colour: Colour | None, seed: int) -> Mesh:
    """A painting that leans a little, as on an easel's ledge."""
    frame = colour or (0.05, 0.045, 0.04)
    hung = fittings.picture(np.random.default_rng(seed & 0xFFFFFFFF), 0.9, 0.7, frame=frame)
    return hung.moved(shift(0.0, 0.35, 0.0) @ turn("x", -6.0))


def _oven(colour: Colour | None, seed: int) -> Mesh:
    """A cooker 0.9 m high, its window to +z."""
    steel: Surface = {"colour": colour or (0.60, 0.60, 0.62), "material": Material.METAL, "roughness": 0.3}
    dark: Surface = {"colour": (0.015, 0.015, 0.018), "roughness": 0.08}
    parts = [
        soft_box(0.6, 0.88, 0.6, 0.015, **steel),
        box(0.58, 0.012, 0.56, **dark).moved(shift(0.0, 0.88, 0.0)),
        box(0.46, 0.34, 0.012, **dark).moved(shift(0.0, 0.24, 0.302)),
        cylinder(0.012, 0.46, sides=10, **steel).moved(shift(0.23, 0.66, 0.335) @ turn("z", 90.0)),
    ]
    for x in (-0.2, -0.1, 0.1, 0.2):
        knob = cylinder(0.022, 0.03, sides=16, colour=(0.05, 0.05, 0.055), roughness=0.4)
        parts.append(knob.moved(shift(x, 0.79, 0.3) @ turn("x", 90.0)))
        ring = cylinder(0.09, 0.002, sides=28, colour=(0.05, 0.05, 0.055), roughness=0.3)
        parts.append(
            ring.moved(
                shift(1.4 * abs(x) * (1 if x > 0 else -1) * 0.6, 0.893, 0.13 if abs(x) < 0.15 else -0.13)
            )
        )
    return merged(parts)


FORMS: dict[str, Build] = {
    "chair": lambda colour, seed: seating.chair(colour or _WOOD),
    "office chair": lambda colour, seed: seating.office_chair(colour or linear("#2b3340")),
    "armchair": lambda colour, seed: seating.armchair(colour or linear("#b5653a")),
    "sofa": lambda colour, seed: seating.sofa(colour or linear("#4f7385"), pillow=linear("#d8a84a")),
    "table": lambda colour, seed: tables.table(colour or _WOOD),
    "desk": lambda colour, seed: tables.desk(colour or _WOOD),
    "bed": lambda colour, seed: seating.bed(colour or linear("#5f7f9a")),
    "bookshelf": lambda colour, seed: storage.bookshelf(
        np.random.default_rng(seed & 0xFFFFFFFF), colour=colour or _WOOD
    ),
    "wardrobe": _wardrobe,
    "door": _door,
    "bathtub": _bathtub,
    "fridge": _fridge,
    "oven": _oven,
    "picture": _picture,
    "mirror": lambda colour, seed: shop.glass(frame=colour or _WOOD),
    "ladder": _ladder,
}
