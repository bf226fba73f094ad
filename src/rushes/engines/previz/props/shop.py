"""What a shop shows its goods on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, hue, painted, shade, soft_box
from rushes.engines.previz.shapes import Surface, cylinder, shift, tube, turn

_STEEL: Surface = {"colour": (0.10, 0.10, 0.105), "material": Material.METAL, "roughness": 0.35}


def rail(random: np.random.Generator, tone: float, *, width: float = 1.5) -> Mesh:
    """Clothes on hangers, side by side along x; 1.45 m high. ``tone``: the hue that they keep near."""
    high = 1.42
    parts = [at(cylinder(0.014, width, sides=8, **_STEEL), 0, 0, 0).moved(_across(width, high))]
    for x in (-width / 2, width / 2):
        parts.append(block(0.025, high, 0.025, (x, 0, 0), **_STEEL))
        parts.append(block(0.03, 0.02, 0.5, (x, 0, 0), **_STEEL))
    colours = [hue(tone + float(random.normal(0.0, 0.05)), *_muted(random)) for _ in range(4)]
    x = -width / 2 + 0.09
    while x < width / 2 - 0.07:
        long = float(random.uniform(0.62, 0.98))
        parts.append(at(_garment(colours[int(random.integers(4))], long), x, high - 0.08 - long, 0))
        x += float(random.uniform(0.055, 0.085))
    return merged(parts)


def _across(width: float, high: float) -> NDArray[np.float64]:
    return shift(width / 2, high, 0) @ turn("z", 90)


def _muted(random: np.random.Generator) -> tuple[float, float]:
    return float(random.uniform(0.05, 0.5)), float(random.uniform(0.3, 0.92))


def _garment(colour: Rgb, long: float) -> Mesh:
    """Seen from its side, standing on y = 0, with shoulders and a hook."""
    cloth: Surface = {"colour": colour, "material": Material.FABRIC, "roughness": 0.95}
    hook = tube([(0, long - 0.02, 0), (0, long + 0.09, 0)], [0.004] * 2, sides=5, **_STEEL)
    shoulders = soft_box(0.05, 0.14, 0.40, 0.024, **cloth)
    return merged([soft_box(0.045, long - 0.05, 0.46, 0.02, **cloth), at(shoulders, 0, long - 0.13, 0), hook])


def shelves(random: np.random.Generator, tone: float, wood: Rgb, *, width: float = 2.0) -> Mesh:
    """Open shelves 2.2 m high against a wall at -z, with folded clothes, bags and boxes."""
    board: Surface = {"colour": wood, "material": Material.WOOD, "roughness": 0.45}
    parts = [block(0.04, 2.2, 0.4, (x, 0, 0), **board) for x in (-width / 2, width / 2)]
    for level, y in enumerate((0.12, 0.62, 1.10, 1.58, 2.16)):
        parts.append(block(width, 0.035, 0.4, (0, y, 0), **board))
        if level == 4:
            break
        x = -width / 2 + 0.22
        while x < width / 2 - 0.18:
            goods = hue(tone + float(random.normal(0.0, 0.07)), *_muted(random))
            parts.append(at(_goods(random, goods), x, y + 0.035, 0.02))
            x += float(random.uniform(0.36, 0.5))
    return merged(parts)


def _goods(random: np.random.Generator, colour: Rgb) -> Mesh:
    kind = int(random.integers(3))
    if kind == 0:
        count = int(random.integers(3, 7))
        fold: Surface = {"colour": colour, "material": Material.FABRIC, "roughness": 0.95}
        return merged(
            [
                at(
                    soft_box(0.29, 0.05, 0.32, 0.02, **painted(fold, shade(colour, 0.8 + 0.35 * (i % 2)))),
                    0,
                    0.048 * i,
                    0,
                )
                for i in range(count)
            ]
        )
    if kind == 1:
        bag = soft_box(0.30, 0.22, 0.13, 0.04, colour=colour, roughness=0.35)
        grip = [(-0.08, 0.21, 0), (-0.07, 0.31, 0), (0.07, 0.31, 0), (0.08, 0.21, 0)]
        return merged([bag, tube(grip, [0.009] * 4, sides=6, colour=shade(colour, 0.7), roughness=0.4)])
    boxes = [block(0.26, 0.12, 0.2, (0, 0.122 * i, 0), colour=colour, roughness=0.7) for i in range(2)]
    return merged([*boxes, block(0.262, 0.03, 0.202, (0, 0.09, 0), colour=shade(colour, 1.4), roughness=0.7)])


def till(front: Rgb, top: Rgb, *, width: float = 1.7) -> Mesh:
    """The counter where one pays, seen from the customers' side at +z."""
    parts = [
        block(width, 0.95, 0.55, (0, 0, 0), colour=front, material=Material.WOOD, roughness=0.5),
        at(soft_box(width + 0.08, 0.05, 0.65, 0.012, colour=top, roughness=0.25), 0, 0.95, 0),
        block(0.34, 0.03, 0.24, (0.3, 1.0, -0.05), colour=(0.04, 0.04, 0.045), roughness=0.4),
    ]
    screen = block(0.34, 0.24, 0.02, (0, 0, 0), colour=(0.03, 0.03, 0.035), roughness=0.2)
    return merged([*parts, screen.moved(shift(0.3, 1.04, -0.04) @ turn("y", 180) @ turn("x", 15))])


def glass(height: float = 1.8, width: float = 0.7, frame: Rgb = (0.30, 0.19, 0.10)) -> Mesh:
    """A looking-glass that leans against a wall at -z."""
    plate: Surface = {"colour": (0.86, 0.88, 0.9), "material": Material.METAL, "roughness": 0.06}
    parts = [
        block(width, height, 0.04, (0, 0, 0), colour=frame, material=Material.WOOD, roughness=0.4),
        block(width - 0.09, height - 0.09, 0.006, (0, 0.045, 0.022), **plate),
    ]
    return merged(parts).moved(turn("x", -5))
