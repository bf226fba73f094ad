"""A garden with a swimming pool before a villa: a terrace, loungers under a parasol, hedges and trees."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import lamps, plants
from rushes.engines.previz.props.kit import Rgb, at, block, soft_box
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.shapes import Surface, cylinder, plane, shift, turn
from rushes.engines.previz.subjects.catalogue import KINDS
from rushes.engines.previz.subjects.objects.building import building

_GRASS: Rgb = (0.085, 0.165, 0.04)
_STONE: Surface = {"colour": (0.52, 0.49, 0.44), "material": Material.TILES, "roughness": 0.7}
#: Middle and sides of the pool, x and z; how far below the stone its water is.
_POOL, _SIZE, _LOW = (0.0, 1.6), (9.0, 4.2), 0.12
_HOUSE = (0.5, -9.5)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 199])
    built = any(
        KINDS[subject.kind].family == "building" for subject in scene.subjects if subject.kind in KINDS
    )
    parts = [*_ground(), *_pool(), *_edges(random)]
    if not built:
        parts.append(at(building("modern house", None, scene.seed).mesh, _HOUSE[0], 0.05, _HOUSE[1]))
    glow = [Lamp((x, 2.2, _HOUSE[1] + 5.5), (3.4, 2.2, 1.1), 9.0) for x in (-3.0, 4.0)]
    glow.append(Lamp((_POOL[0], 0.2, _POOL[1]), (0.5, 2.6, 3.0), 7.0))
    if scene.furnished:
        parts += _furniture(random)
        glow += [Lamp((x, 0.7, _POOL[1] - 2.9), (1.6, 1.0, 0.5), 4.0) for x in (-5.0, 5.0)]
    x, z = _HOUSE if built else (-1.2, -1.9)
    return Layout(
        mesh=merged(parts),
        mark=(x, 0.05, z),
        way=3.0,
        beside=3.0,
        eye=(5.4, 2.3, 10.5),
        target=(-0.4, 1.6, -6.0),
        free=((-15.0, 0.4, -3.0), (15.0, 16.0, 26.0)),
        lamps=tuple(glow),
        outdoors=True,
        ambient=(0.15, 0.165, 0.25),
        shaded=((0.0, 2.0, -3.0), 21.0),
        exposure=0.6,
        mirror=(-_LOW, 0.55),
        corners=0.8,
        fov=40.0,
    )


def _ground() -> list[Mesh]:
    """Lawn all around, and stone about the pool: the pool itself is a hole in both."""
    grass: Surface = {"colour": _GRASS, "material": Material.GRASS, "roughness": 0.95}
    x, z = _POOL
    half, deep = _SIZE[0] / 2, _SIZE[1] / 2
    parts = []
    for wide, long, at_x, at_z in (
        (140.0, 60.0, 0.0, z - deep - 30.0),
        (140.0, 60.0, 0.0, z + deep + 30.0),
        (70.0 - half, 2 * deep, x - half - 35.0 + half / 2, z),
        (70.0 - half, 2 * deep, x + half + 35.0 - half / 2, z),
    ):
        parts.append(plane(wide, long, cells=16, **grass).moved(shift(at_x, 0.0, at_z)))
    edge = 1.5
    for wide, long, at_x, at_z in (
        (_SIZE[0] + 2 * edge, edge, x, z - deep - edge / 2),
        (_SIZE[0] + 2 * edge, edge, x, z + deep + edge / 2),
        (edge, _SIZE[1], x - half - edge / 2, z),
        (edge, _SIZE[1], x + half + edge / 2, z),
        # From the pool to the house.
        (13.0, 4.4, _HOUSE[0], z - deep - edge - 2.2),
    ):
        parts.append(block(wide, 0.05, long, (at_x, 0.0, at_z), **_STONE))
    return parts


def _pool() -> list[Mesh]:
    x, z = _POOL
    wide, long = _SIZE
    tile: Surface = {"colour": (0.16, 0.55, 0.62), "material": Material.TILES, "roughness": 0.4}
    water = plane(wide, long, cells=24, colour=(0.03, 0.40, 0.50), roughness=0.05)
    parts = [water.moved(shift(x, -_LOW, z))]
    for at_x, at_z, across, along in (
        (x, z - long / 2 - 0.05, wide, 0.1),
        (x, z + long / 2 + 0.05, wide, 0.1),
        (x - wide / 2 - 0.05, z, 0.1, long),
        (x + wide / 2 + 0.05, z, 0.1, long),
    ):
        parts.append(block(across, _LOW + 0.04, along, (at_x, -_LOW, at_z), **tile))
    steel: Surface = {"colour": (0.66, 0.67, 0.69), "material": Material.METAL, "roughness": 0.2}
    for dz in (-0.25, 0.25):
        parts.append(at(cylinder(0.02, 0.75, sides=10, **steel), x + wide / 2 - 0.12, -_LOW, z + dz))
        parts.append(block(0.55, 0.035, 0.035, (x + wide / 2 + 0.12, 0.62, z + dz), **steel))
        parts.append(at(cylinder(0.02, 0.62, sides=10, **steel), x + wide / 2 + 0.38, 0.02, z + dz))
    return parts


def _edges(random: np.random.Generator) -> list[Mesh]:
    """Hedges on three sides, and trees behind them."""
    green: Surface = {"colour": (0.045, 0.10, 0.03), "material": Material.LEAVES, "roughness": 0.95}
    parts = [at(soft_box(1.0, 1.8, 36.0, 0.3, **green), side * 13.5, 0, -2.0) for side in (-1, 1)]
    parts.append(at(soft_box(27.0, 1.9, 1.0, 0.3, **green), 0, 0, -19.0))
    for i in range(13):
        x = -30.0 + 5.0 * i + float(random.uniform(-1.5, 1.5))
        tree = plants.tree(random, float(random.uniform(7.0, 11.0)))
        parts.append(at(tree, x, 0, -23.0 - float(random.uniform(0, 7))))
    for side in (-1, 1):
        for z in (-9.0, -1.0, 7.0):
            tree = plants.tree(random, float(random.uniform(4.5, 6.5)))
            parts.append(
                at(tree, side * (16.5 + float(random.uniform(0, 3))), 0, z + float(random.uniform(-2, 2)))
            )
    return parts


def _furniture(random: np.random.Generator) -> list[Mesh]:
    z = _POOL[1] - _SIZE[1] / 2 - 1.6
    parts = [at(_lounger(), x, 0.05, z, yaw=8.0 * x) for x in (-3.6, -2.2, 2.6)]
    parts.append(at(_parasol(), -2.9, 0.05, z - 0.3))
    for x in (-5.6, 5.8):
        parts.append(at(plants.potted(random, 1.5), x, 0.05, z - 0.6))
        parts.append(at(plants.potted(random, 1.1), x, 0.05, _POOL[1] + _SIZE[1] / 2 + 0.9))
    for x in (-5.0, 5.0):
        parts.append(at(lamps.candle(0.3), x, 0.05, _POOL[1] - 2.9))
    for _ in range(9):
        side = float(random.choice([-1.0, 1.0]))
        bush = plants.bush(random, float(random.uniform(0.5, 1.0)))
        parts.append(at(bush, side * float(random.uniform(7.5, 12.0)), 0, float(random.uniform(-14.0, 3.0))))
    return parts


def _lounger() -> Mesh:
    """Its head to -z, on y = 0."""
    wood: Surface = {"colour": (0.34, 0.20, 0.10), "material": Material.WOOD, "roughness": 0.5}
    cloth: Surface = {"colour": (0.78, 0.76, 0.71), "material": Material.FABRIC, "roughness": 0.95}
    parts = [
        block(0.66, 0.06, 1.9, (0, 0.24, 0), **wood),
        at(soft_box(0.6, 0.08, 1.25, 0.03, **cloth), 0, 0.3, 0.3),
    ]
    parts += [block(0.06, 0.24, 0.06, (x, 0, z), **wood) for x in (-0.28, 0.28) for z in (-0.8, 0.8)]
    back = soft_box(0.6, 0.08, 0.75, 0.03, **cloth)
    parts.append(back.moved(shift(0, 0.48, -0.6) @ turn("x", 32)))
    return merged(parts)


def _parasol() -> Mesh:
    cloth: Surface = {"colour": (0.80, 0.77, 0.70), "material": Material.FABRIC, "roughness": 0.95}
    pole = cylinder(0.03, 2.5, sides=12, colour=(0.34, 0.20, 0.10), roughness=0.5)
    roof = at(cylinder(1.5, 0.5, top=0.04, sides=8, **cloth), 0, 2.1, 0)
    foot = cylinder(0.25, 0.08, sides=24, colour=(0.3, 0.3, 0.3), roughness=0.7)
    return merged([pole, roof.moved(turn("y", math.degrees(math.pi / 8))), foot])
