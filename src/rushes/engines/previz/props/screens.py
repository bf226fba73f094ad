"""Things with a screen."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, hue, soft_box
from rushes.engines.previz.shapes import Surface, cylinder, shift, turn

_BLACK: Rgb = (0.012, 0.012, 0.014)


def face(random: np.random.Generator, width: float, height: float, *, lit: bool = True) -> Mesh:
    """What a screen shows, at z = 0 about the origin's x: a window with a few bars and lines."""
    if not lit:
        return block(width, height, 0.004, (0, 0, 0), colour=(0.015, 0.017, 0.02), roughness=0.08)
    tint = hue(float(random.random()), 0.45, 0.8)
    parts = [block(width, height, 0.003, (0, 0, 0), colour=(0.10, 0.14, 0.22), material=Material.LIGHT)]
    parts.append(
        block(
            width * 0.22,
            height,
            0.001,
            (-width * 0.39, 0, 0.002),
            colour=(0.05, 0.07, 0.12),
            material=Material.LIGHT,
        )
    )
    for i in range(7):
        long = width * float(random.uniform(0.15, 0.6))
        y = height * (0.84 - 0.11 * i)
        parts.append(
            block(
                long,
                height * 0.03,
                0.001,
                (-width * 0.23 + long / 2, y, 0.002),
                colour=(0.55, 0.62, 0.7),
                material=Material.LIGHT,
            )
        )
    for i in range(5):
        tall = height * float(random.uniform(0.08, 0.34))
        parts.append(
            block(
                width * 0.04,
                tall,
                0.001,
                (width * (0.18 + 0.06 * i), height * 0.08, 0.0025),
                colour=(tint[0] * 1.4, tint[1] * 1.4, tint[2] * 1.4),
                material=Material.LIGHT,
            )
        )
    return merged(parts)


def monitor(random: np.random.Generator, *, width: float = 0.56, lit: bool = True) -> Mesh:
    tall = width * 0.6
    return merged(
        [
            at(soft_box(width, tall, 0.03, 0.008, colour=_BLACK, roughness=0.4), 0, 0.13, 0),
            at(face(random, width - 0.03, tall - 0.03, lit=lit), 0, 0.145, 0.016),
            block(0.04, 0.18, 0.03, (0, 0, -0.03), colour=(0.2, 0.2, 0.21), roughness=0.4),
            block(0.22, 0.012, 0.16, (0, 0, -0.01), colour=(0.2, 0.2, 0.21), roughness=0.4),
        ]
    )


def laptop(random: np.random.Generator, *, lit: bool = True) -> Mesh:
    shell: Surface = {"colour": (0.45, 0.46, 0.48), "material": Material.METAL, "roughness": 0.35}
    lid = merged(
        [block(0.33, 0.22, 0.008, (0, 0, 0), **shell), at(face(random, 0.315, 0.2, lit=lit), 0, 0.01, 0.005)]
    )
    return merged(
        [
            block(0.33, 0.016, 0.23, (0, 0, 0), **shell),
            block(0.29, 0.002, 0.11, (0, 0.016, -0.04), colour=(0.03, 0.03, 0.03), roughness=0.6),
            lid.moved(shift(0, 0.016, -0.11) @ turn("x", -18)),
        ]
    )


def keyboard() -> Mesh:
    return merged(
        [
            block(0.42, 0.014, 0.13, (0, 0, 0), colour=(0.06, 0.06, 0.065), roughness=0.5),
            block(0.40, 0.006, 0.11, (0, 0.014, 0), colour=(0.14, 0.14, 0.15), roughness=0.6),
            at(soft_box(0.06, 0.03, 0.10, 0.014, colour=(0.06, 0.06, 0.065), roughness=0.4), 0.32, 0, 0),
        ]
    )


def clock(radius: float = 0.16) -> Mesh:
    """Hung with its back to z = 0, showing ten past ten."""
    dial = cylinder(radius, 0.03, sides=36, colour=(0.05, 0.05, 0.05), roughness=0.4).moved(turn("x", 90))
    plate = cylinder(radius * 0.9, 0.034, sides=36, colour=(0.78, 0.77, 0.74), roughness=0.6).moved(
        turn("x", 90)
    )
    hands = [
        block(0.012, radius * r, 0.003, (0, 0, 0.038), colour=_BLACK).moved(turn("z", a))
        for r, a in ((0.5, 55), (0.75, -60))
    ]
    return merged([dial, plate, *hands])
