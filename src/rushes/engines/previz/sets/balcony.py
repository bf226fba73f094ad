"""A balcony behind glass, with chairs and a small table, over a town or the sea."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import lamps, plants, seating, tables, tableware
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets import palette, skyline
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.noise import waves
from rushes.engines.previz.shapes import Surface, ball, plane, shift

_WIDE, _DEEP = 6.4, 3.6
_SEA, _LAND = -26.0, (0.10, 0.12, 0.09)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 191])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    over_sea = Feature.SEA_VIEW in scene.features
    parts = [*_built(colours.wall, side), *(_sea(random) if over_sea else skyline.town(random))]
    if scene.furnished:
        parts += _furniture(random, colours, side)
    return Layout(
        mesh=merged(parts),
        mark=(side * -1.0, 0.0, -1.8),
        way=0.5,
        beside=1.0,
        eye=(side * 0.5, 1.6, 1.9),
        target=(side * -0.15, 1.2, -6.0),
        free=((-_WIDE / 2 + 0.3, 0.3, -_DEEP + 0.4), (_WIDE / 2 - 0.3, 2.6, 2.4)),
        lamps=(
            Lamp((side * 2.7, 2.0, -1.2), (5.5, 3.6, 1.9), 7.0),
            Lamp((side * -0.6, 2.3, 1.2), (2.4, 1.6, 0.9), 7.0),
        ),
        outdoors=True,
        ambient=(0.09, 0.085, 0.12),
        shaded=((0.0, 0.6, -1.6), 5.0),
        exposure=0.6,
        mirror=(_SEA if over_sea else 0.0, 0.75 if over_sea else 0.0),
        corners=0.5,
        largest=2.3,
        fov=46.0,
    )


def _built(wall: Rgb, side: float) -> list[Mesh]:
    """The slab, the railing, a wall at one side, and the house behind the camera, which throws its shadow."""
    steel: Surface = {"colour": (0.45, 0.46, 0.47), "material": Material.METAL, "roughness": 0.3}
    front = -_DEEP
    parts = [
        block(
            _WIDE + 0.3,
            0.25,
            _DEEP + 3.0,
            (0, -0.25, front / 2 + 1.4),
            colour=(0.34, 0.33, 0.32),
            roughness=0.8,
        ),
        plane(
            _WIDE, _DEEP + 2.8, cells=6, colour=(0.30, 0.19, 0.11), material=Material.WOOD, roughness=0.5
        ).moved(shift(0, 0.004, front / 2 + 1.4)),
        block(
            0.25,
            2.9,
            _DEEP + 2.4,
            (side * (_WIDE / 2 + 0.12), 0, front / 2 + 1.4),
            colour=wall,
            roughness=0.9,
        ),
        block(_WIDE, 0.05, 0.06, (0, 1.06, front + 0.05), **steel),
        block(0.06, 0.05, _DEEP, (side * -(_WIDE / 2 - 0.05), 1.06, front / 2), **steel),
        _pane(_WIDE, 0.0, front + 0.05, turned=False),
        _pane(_DEEP, side * -(_WIDE / 2 - 0.05), front / 2, turned=True),
    ]
    for x in np.linspace(-_WIDE / 2 + 0.05, _WIDE / 2 - 0.05, 5):
        parts.append(block(0.035, 1.08, 0.035, (float(x), 0, front + 0.05), **steel))
    parts.append(
        block(
            0.10,
            0.28,
            0.12,
            (side * (_WIDE / 2 - 0.08), 1.9, -1.2),
            colour=(3.4, 2.2, 1.1),
            material=Material.LIGHT,
        )
    )
    return parts


def _pane(long: float, x: float, z: float, *, turned: bool) -> Mesh:
    size = (0.012, 0.92, long) if turned else (long, 0.92, 0.012)
    return block(*size, (x, 0.08, z), colour=(0.75, 0.80, 0.80), material=Material.GLASS, roughness=0.05)


def _sea(random: np.random.Generator) -> list[Mesh]:
    """Down to the horizon, with a few islands and a boat."""
    near = plane(9000.0, 9000.0, cells=120, colour=(0.015, 0.06, 0.085), roughness=0.12).moved(
        shift(0, _SEA, -3600)
    )
    parts = [near]
    for x, z, wide in ((-900.0, -2400.0, 620.0), (760.0, -3000.0, 800.0), (300.0, -1900.0, 160.0)):
        x += float(random.uniform(-150, 150))
        hill = ball(
            wide, wide * float(random.uniform(0.12, 0.2)), 0.5 * wide, sides=40, colour=_LAND, roughness=0.95
        )
        hill.points[:, 1] *= 1.0 + 0.35 * waves(hill.points, int(abs(x)), size=0.45 * wide)
        parts.append(at(hill, x, _SEA, z))
    hull: Surface = {"colour": (0.75, 0.75, 0.74), "roughness": 0.4}
    parts.append(block(9.0, 1.4, 2.6, (-70.0, _SEA, -240.0), **hull))
    parts.append(block(3.6, 1.6, 2.0, (-71.0, _SEA + 1.4, -240.0), **hull))
    return parts


def _furniture(random: np.random.Generator, colours: palette.Palette, side: float) -> list[Mesh]:
    top, x = 0.62, side * 1.2
    parts = [at(tables.round_table(colours.wood, radius=0.36, height=top), x, 0, -2.35)]
    for sign in (-1.0, 1.0):
        parts.append(
            at(seating.armchair(shade(colours.pale_wood, 0.9)), x + sign * 1.0, 0, -2.45, yaw=-sign * 55)
        )
        parts.append(at(tableware.mug(colours.second), x + sign * 0.14, top, -2.28, yaw=40 * sign))
    parts += [
        at(tableware.fruit_bowl(random), x, top, -2.5),
        at(plants.potted(random, 1.3), side * (_WIDE / 2 - 0.35), 0, -_DEEP + 0.5),
        at(plants.potted(random, 0.8, kind=0), side * -(_WIDE / 2 - 0.45), 0, -_DEEP + 0.5),
        at(plants.potted(random, 0.6), side * -(_WIDE / 2 - 0.5), 0, -1.2),
        at(lamps.candle(0.14), x + 0.05, top, -2.2),
    ]
    return parts
