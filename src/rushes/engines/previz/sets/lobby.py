"""A hotel's lobby: a desk of stone and wood, columns, sofas about low tables, chandeliers, tall windows."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import fittings, lamps, plants, seating, tables
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import palette
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder, lathe

_WIDTH, _DEPTH, _HEIGHT = 10.0, 12.0, 4.8
_STONES: tuple[Rgb, ...] = ((0.62, 0.58, 0.51), (0.24, 0.22, 0.21), (0.56, 0.57, 0.58))
_BRASS: Surface = {"colour": (0.62, 0.45, 0.20), "material": Material.METAL, "roughness": 0.25}


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 283])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    stone = _STONES[int(random.integers(len(_STONES)))]
    room = Room(
        width=_WIDTH,
        depth=_DEPTH,
        height=_HEIGHT,
        wall_material=colours.wall_material,
        wall=shade(colours.wall, 0.95),
        floor=(0.60, 0.57, 0.52),
        floor_material=Material.TILES,
        floor_roughness=0.1,
        accent=shade(colours.accent, 0.8),
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    holes = tuple(Opening(left, 0.3, 1.8, 3.7) for left in (1.4, 4.6, 7.8))
    parts = [room.shell(**{name: holes})]
    parts += [room.glazed(name, hole, panes=(2, 3)) for hole in holes]
    column = [(0.36, 0.0), (0.36, 0.25), (0.27, 0.36), (0.25, 4.3), (0.34, 4.5), (0.36, _HEIGHT)]
    for x in (-3.3, 3.3):
        parts += [
            at(lathe(column, sides=20, colour=stone, material=Material.CONCRETE, roughness=0.25), x, 0, z)
            for z in (-3.2, -7.2)
        ]
    if scene.furnished:
        parts += _desk(random, stone, colours)
        parts += _seats(random, colours, side)
        parts += [at(lamps.chandelier(cord=0.8), x, _HEIGHT, z) for x, z in ((0.0, -4.0), (0.0, -8.0))]
    low, high = room.free
    lit = 0.55 + 0.9 * day.lamps
    warm = shade((3.0, 2.2, 1.35), lit)
    return Layout(
        mesh=merged(parts),
        mark=(side * -0.3, 0.0, -4.6),
        way=4.0,
        beside=1.5,
        eye=(side * 1.1, 1.6, -0.5),
        target=(side * -0.3, 1.5, -9.0),
        free=(low, high),
        lamps=(
            *(Lamp((0.0, 3.2, z), warm, 8.5) for z in (-4.0, -8.0)),
            Lamp((0.0, 2.6, -11.0), shade((2.2, 1.5, 0.85), lit), 6.0),
            Lamp((side * -3.8, 1.9, -6.0), shade((1.6, 1.1, 0.65), lit), 5.5),
            Lamp((side * 4.5, 2.2, -5.0), shade(day.view, 1.2), 10.0, towards=(-side, 0.0, 0.0)),
            Lamp((0.0, 3.0, -1.2), shade((1.6, 1.25, 0.85), lit), 7.0),
        ),
        key=day.key,
        ambient=_with(day.ambient, 0.10 * day.lamps),
        bounce=_with(day.bounce, 0.07 * day.lamps),
        shaded=((0.0, 1.5, -_DEPTH / 2), 8.0),
        exposure=0.46 + 0.16 * day.lamps,
        mirror=(0.0, 0.4),
        largest=2.8,
        corners=0.6,
        crowded=True,
        dust=Dust((0.45, 0.4, 0.3), 0.0015, (0.02, -0.01, 0.01), 0.1, 5.0),
        fov=46.0,
    )


def _with(daylight: Rgb, lamps_: float) -> Rgb:
    """What the walls send back of the day and of the lamps."""
    return daylight[0] + 1.25 * lamps_, daylight[1] + lamps_, daylight[2] + 0.7 * lamps_


def _desk(random: np.random.Generator, stone: Rgb, colours: palette.Palette) -> list[Mesh]:
    """The reception before a wall of wood with pigeonholes, and doors of lifts beside it."""
    back = -_DEPTH
    wood: Surface = {"colour": shade(colours.wood, 0.8), "material": Material.WOOD, "roughness": 0.35}
    parts = [
        block(4.8, 3.4, 0.12, (0, 0, back + 0.06), **wood),
        block(4.8, 0.05, 0.05, (0, 3.42, back + 0.1), colour=(2.6, 1.8, 1.0), material=Material.LIGHT),
        block(3.8, 1.05, 0.6, (0, 0, back + 1.7), colour=stone, material=Material.CONCRETE, roughness=0.2),
        at(soft_box(4.0, 0.06, 0.8, 0.02, colour=shade(stone, 0.35), roughness=0.12), 0, 1.05, back + 1.7),
        block(3.7, 0.04, 0.02, (0, 0.9, back + 2.01), colour=(2.4, 1.7, 0.9), material=Material.LIGHT),
    ]
    parts += [block(0.05, 0.85, 0.03, ((i - 8) * 0.22, 0.05, back + 2.01), **_BRASS) for i in range(17)]
    for row in range(4):
        for column in range(9):
            x, y = (column - 4) * 0.3, 1.7 + 0.32 * row
            parts.append(
                block(0.26, 0.27, 0.02, (x, y, back + 0.13), colour=shade(colours.wood, 0.35), roughness=0.6)
            )
            if random.random() < 0.4:
                parts.append(block(0.05, 0.1, 0.02, (x, y + 0.1, back + 0.15), **_BRASS))
    bell = lathe(
        [(0.055, 0.0), (0.055, 0.012), (0.045, 0.035), (0.012, 0.055), (0.0, 0.065)], sides=18, **_BRASS
    )
    parts += [
        at(bell, 0.5, 1.11, back + 1.85),
        at(plants.flowers(random, colours.second, 0.5), -1.4, 1.11, back + 1.7),
    ]
    parts += [at(lamps.table_lamp(foot=shade(colours.second, 0.7)), x, 1.11, back + 1.6) for x in (1.5,)]
    steel: Surface = {"colour": (0.58, 0.50, 0.36), "material": Material.METAL, "roughness": 0.3}
    for x in (-3.9, 3.9):
        parts.append(block(1.5, 2.5, 0.06, (x, 0, back + 0.03), colour=shade(stone, 0.5), roughness=0.3))
        parts += [block(0.58, 2.25, 0.04, (x + d, 0, back + 0.07), **steel) for d in (-0.3, 0.3)]
        parts.append(
            block(0.3, 0.12, 0.02, (x, 2.34, back + 0.07), colour=(2.4, 0.9, 0.2), material=Material.LIGHT)
        )
    return parts


def _seats(random: np.random.Generator, colours: palette.Palette, side: float) -> list[Mesh]:
    """Two groups of sofas, on the side of the windows and across; plants by the columns."""
    parts = []
    for x, z, yaw in ((side * 3.4, -5.2, side * -90), (side * -3.6, -5.2, side * 90)):
        parts.append(at(fittings.rug(2.6, 3.4, shade(colours.main, 0.6), colours.accent), x, 0, z))
        parts.append(
            at(seating.sofa(colours.main, pillow=colours.second), x + (0.9 if x > 0 else -0.9), 0, z, yaw=yaw)
        )
        parts.append(at(tables.round_table(colours.wood, radius=0.5, height=0.42), x - 0.1 * side, 0, z))
        parts.append(at(plants.flowers(random, colours.second, 0.3), x - 0.1 * side, 0.42, z))
        parts.append(
            at(
                seating.armchair(shade(colours.accent, 0.9)),
                x - (0.3 if x > 0 else -0.3),
                0,
                z - 1.5,
                yaw=yaw * 0.25,
            )
        )
        parts.append(at(lamps.floor_lamp(), x + (1.1 if x > 0 else -1.1), 0, z - 1.5))
    parts += [
        at(plants.potted(random, 2.0, kind=0), x, 0, z)
        for x, z in ((-2.9, -10.9), (2.9, -10.9), (side * -4.4, -1.2))
    ]
    trolley = merged(
        [
            block(0.6, 0.05, 1.0, (0, 0.22, 0), colour=(0.35, 0.04, 0.05), material=Material.FABRIC),
            *(
                at(cylinder(0.02, 1.7, sides=8, **_BRASS), a, 0.2, b)
                for a in (-0.28, 0.28)
                for b in (-0.46, 0.46)
            ),
            block(0.6, 0.03, 0.03, (0, 1.88, -0.46), **_BRASS),
            block(0.6, 0.03, 0.03, (0, 1.88, 0.46), **_BRASS),
            at(soft_box(0.42, 0.5, 0.28, 0.05, colour=(0.12, 0.07, 0.04), roughness=0.5), 0, 0.27, -0.2),
            at(soft_box(0.45, 0.34, 0.3, 0.05, colour=shade(colours.main, 0.6), roughness=0.5), 0, 0.27, 0.2),
        ]
    )
    return [*parts, at(trolley, side * -2.5, 0, -9.2, yaw=20)]
