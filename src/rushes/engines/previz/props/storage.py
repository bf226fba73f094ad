"""Shelves, books, boxes and cupboards."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, hue, painted, shade, soft_box
from rushes.engines.previz.shapes import Surface, shift, turn

_WOOD: Rgb = (0.34, 0.19, 0.09)


def book(random: np.random.Generator, *, colour: Rgb | None = None) -> Mesh:
    """Standing, its back to +z."""
    tall, thick, deep = (float(random.uniform(*r)) for r in ((0.19, 0.28), (0.018, 0.05), (0.14, 0.19)))
    own = colour or hue(
        float(random.random()), float(random.uniform(0.2, 0.75)), float(random.uniform(0.25, 0.85))
    )
    return merged(
        [
            block(thick, tall, deep, (0, 0, 0), colour=own, roughness=0.6),
            block(thick * 0.8, tall - 0.012, 0.004, (0, 0.006, -deep / 2), colour=(0.75, 0.72, 0.63)),
            block(
                thick + 0.001, 0.012, 0.004, (0, tall * 0.8, deep / 2), colour=shade(own, 2.2), roughness=0.5
            ),
        ]
    )


def books(random: np.random.Generator, width: float) -> Mesh:
    """A row of them, ``width`` long."""
    parts, x = [], -width / 2
    while x < width / 2 - 0.03:
        one = book(random)
        thick = float(np.ptp(one.points[:, 0])) + 0.003
        if x + thick > width / 2:
            break
        parts.append(at(one, x + thick / 2, 0, 0))
        x += thick
    return merged(parts) if parts else book(random)


def bookshelf(
    random: np.random.Generator,
    *,
    width: float = 0.9,
    height: float = 1.9,
    colour: Rgb = _WOOD,
    full: float = 0.8,
) -> Mesh:
    """0.3 m deep, its back to -z; ``full``: share of the boards with something on them."""
    wood: Surface = {"colour": colour, "material": Material.WOOD, "roughness": 0.5}
    deep = 0.30
    parts = [block(0.025, height, deep, (x, 0, 0), **wood) for x in (-width / 2, width / 2)]
    parts.append(block(width, height, 0.01, (0, 0, -deep / 2), **wood))
    count = max(2, round(height / 0.36))
    for i in range(count + 1):
        y = 0.04 + (height - 0.07) * i / count
        parts.append(block(width, 0.025, deep, (0, y, 0), **wood))
        if i == count or random.random() > full:
            continue
        kind = random.random()
        if kind < 0.7:
            parts.append(
                at(books(random, float(random.uniform(0.45, 0.92)) * (width - 0.06)), 0, y + 0.025, 0.02)
            )
        elif kind < 0.85:
            for side in (-0.25, 0.25):
                size = float(random.uniform(0.12, 0.2))
                tone = hue(float(random.random()), 0.35, 0.7)
                parts.append(
                    at(
                        soft_box(size, size, 0.16, 0.02, colour=tone, roughness=0.5),
                        side * width,
                        y + 0.025,
                        0,
                    )
                )
        else:
            parts.append(at(books(random, 0.4 * width), -0.25 * width, y + 0.025, 0.02))
            lying = merged(
                [book(random).moved(shift(0, 0.03 * k + 0.02, 0) @ turn("z", 90)) for k in range(3)]
            )
            parts.append(at(lying, 0.32 * width, y + 0.025, 0))
    return merged(parts)


def sideboard(colour: Rgb = _WOOD, *, width: float = 1.6, height: float = 0.55) -> Mesh:
    wood: Surface = {"colour": colour, "material": Material.WOOD, "roughness": 0.42}
    parts = [at(soft_box(width, height - 0.14, 0.42, 0.012, **wood), 0, 0.14, 0)]
    count = max(2, round(width / 0.55))
    for i in range(count):
        x = (i + 0.5) * width / count - width / 2
        front = block(
            width / count - 0.02, height - 0.20, 0.012, (x, 0.17, 0.212), **painted(wood, shade(colour, 1.18))
        )
        parts.append(front)
        parts.append(
            block(
                0.02,
                0.10,
                0.02,
                (x + 0.38 * width / count, height / 2 + 0.02, 0.222),
                colour=(0.06, 0.05, 0.04),
            )
        )
    for x in (-width / 2 + 0.12, width / 2 - 0.12):
        for z in (-0.15, 0.15):
            parts.append(block(0.035, 0.14, 0.035, (x, 0, z), **wood))
    return merged(parts)


def wardrobe(colour: Rgb = (0.66, 0.63, 0.58), *, width: float = 1.5, height: float = 2.1) -> Mesh:
    parts = [block(width, height, 0.58, (0, 0, 0), colour=colour, roughness=0.55)]
    for side in (-1, 1):
        face = soft_box(
            width / 2 - 0.02, height - 0.14, 0.02, 0.006, colour=shade(colour, 1.07), roughness=0.5
        )
        parts.append(at(face, side * width / 4, 0.10, 0.295))
        parts.append(
            block(
                0.014,
                0.24,
                0.022,
                (side * 0.05, 1.0, 0.315),
                colour=(0.5, 0.45, 0.35),
                material=Material.METAL,
                roughness=0.3,
            )
        )
    return merged(parts)


def crate(size: float = 0.4, colour: Rgb = (0.42, 0.27, 0.14)) -> Mesh:
    """A carton."""
    tape = shade(colour, 1.4)
    return merged(
        [
            block(size, size * 0.75, size * 0.8, (0, 0, 0), colour=colour, roughness=0.9),
            block(0.05, 0.002, size * 0.8, (0, size * 0.75, 0), colour=tape, roughness=0.4),
            block(0.05, size * 0.2, 0.002, (0, size * 0.55, size * 0.4), colour=tape, roughness=0.4),
        ]
    )
