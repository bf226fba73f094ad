"""A dining room: a long table that is laid, chairs on both sides, a chandelier above it."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import fittings, lamps, plants, seating, storage, tables, tableware
from rushes.engines.previz.props.kit import at, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import outlook, palette
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, lathe, tube

_TOP, _LONG = 0.75, 2.7
#: z of the table's middle.
_MIDDLE = -3.2


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 173])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=5.4,
        depth=6.4,
        height=2.95,
        wall=colours.wall,
        floor=shade(colours.wood, 1.25),
        accent=colours.accent,
        floor_roughness=0.22,
        wall_material=colours.wall_material,
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    holes = tuple(Opening(left, 0.35, 1.2, 2.15) for left in ((2.0, 4.2) if side > 0 else (1.0, 3.2)))
    parts = [room.shell(**{name: holes})]
    parts += [room.glazed(name, hole, pane=not outlook.wide_open(scene), panes=(2, 3)) for hole in holes]
    if scene.furnished:
        parts += _furniture(random, room, colours, side)
        parts.append(at(lamps.chandelier(), 0, room.height, _MIDDLE))
    low, high = room.free
    glow = [
        Lamp((side * 2.4, 1.5, _MIDDLE), shade(day.view, 0.85), 8.0, towards=(-side, 0.0, 0.0)),
        Lamp((0.0, 1.9, _MIDDLE), shade((1.5, 1.0, 0.55), 0.5 + 1.3 * day.lamps), 6.5),
    ]
    made = Layout(
        mesh=merged(parts),
        mark=(side * -1.6, 0.0, -2.0),
        way=1.2,
        beside=0.7,
        eye=(side * -1.1, 1.6, -0.3),
        target=(side * 0.1, 0.95, -4.2),
        free=(low, high),
        lamps=tuple(glow),
        key=day.key,
        ambient=day.ambient,
        bounce=day.bounce,
        shaded=((0.0, 1.2, -room.depth / 2), 5.0),
        exposure=0.48 + 0.2 * day.lamps,
        mirror=(0.0, 0.16),
        largest=2.2,
        corners=0.5,
        crowded=True,
        fov=44.0,
    )
    return outlook.with_outlook(made, scene, room, name, day)


def _furniture(random: np.random.Generator, room: Room, colours: palette.Palette, side: float) -> list[Mesh]:
    back = -room.depth
    long = tables.table(colours.wood, width=_LONG, depth=1.0, height=_TOP)
    parts = [
        at(fittings.rug(2.3, 3.7, shade(colours.wall, 0.6), colours.accent), 0, 0, _MIDDLE),
        at(long, 0, 0, _MIDDLE, yaw=90),
        at(storage.sideboard(colours.wood, width=1.7, height=0.82), 0, 0, back + 0.24),
        at(fittings.picture(random, 1.5, 0.9), 0, 1.85, back + 0.001),
        at(plants.potted(random, 1.4), side * -(room.width / 2 - 0.45), 0, back + 0.5),
        at(plants.flowers(random, colours.second, 0.42), 0, _TOP, _MIDDLE),
    ]
    parts += [
        at(lamps.table_lamp(foot=shade(colours.second, 0.8)), x, 0.82, back + 0.24) for x in (-0.6, 0.6)
    ]
    for z in np.linspace(-0.98, 0.98, 4):
        for x in (-1.0, 1.0):
            chair = seating.chair(shade(colours.wood, 0.8), seat=colours.main)
            parts.append(at(chair, 0.72 * x, 0, _MIDDLE + float(z), yaw=-90 * x))
            parts.append(at(_laid(), 0.34 * x, _TOP, _MIDDLE + float(z), yaw=-90 * x))
    for z in (-0.75, 0.75):
        parts.append(at(lamps.candle(0.22), 0, _TOP, _MIDDLE + z))
    return parts


def _laid() -> Mesh:
    """A place at a table, for who sits at -z."""
    steel: Surface = {"colour": (0.6, 0.6, 0.62), "material": Material.METAL, "roughness": 0.2}
    glass = [(0.0, 0.0), (0.03, 0.002), (0.004, 0.01), (0.004, 0.075), (0.033, 0.11), (0.028, 0.17)]
    parts = [
        tableware.plate(radius=0.135),
        at(tableware.bowl((0.78, 0.76, 0.72), 0.075), 0, 0.012, 0),
        at(
            lathe(glass, sides=14, colour=(0.7, 0.75, 0.78), material=Material.GLASS, roughness=0.05),
            0.17,
            0,
            0.1,
        ),
    ]
    for x in (-0.17, 0.17):
        bar = tube([(x, 0.006, -0.09), (x, 0.006, 0.09)], [0.005, 0.007], sides=5, **steel)
        parts.append(bar)
    return merged(parts)
