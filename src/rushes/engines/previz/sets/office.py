"""An office: rows of desks with screens before a wall of windows over the town."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import lamps, plants, screens, seating, storage, tables, tableware
from rushes.engines.previz.props.kit import at, block, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import outlook, palette
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 131])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=7.4,
        depth=8.6,
        height=2.9,
        wall=colours.wall,
        floor=shade(colours.wall, 0.30),
        floor_material=Material.FABRIC,
        floor_roughness=0.95,
        accent=colours.accent,
        wall_material=colours.wall_material,
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    holes = tuple(Opening(0.5 + 2.6 * i, 0.5, 2.4, 2.0) for i in range(3))
    parts = [
        room.shell(**{name: holes}),
        *(room.glazed(name, hole, pane=not outlook.wide_open(scene), panes=(3, 1)) for hole in holes),
    ]
    glow = [
        Lamp((side * 3.2, 1.6, z), shade(day.view, 0.8), 8.0, towards=(-side, 0.0, 0.0)) for z in (-2.2, -5.4)
    ]
    for x in (-1.9, 1.9):
        for z in (-2.0, -4.3, -6.6):
            parts.append(at(lamps.ceiling_panel(1.2, 0.3), x, room.height, z, yaw=90))
    for z in (-2.2, -4.4, -6.6):
        glow.append(
            Lamp((0.0, 2.7, z), shade((1.5, 1.55, 1.6), 0.6 + 0.8 * day.lamps), 7.0, towards=(0.0, -1.0, 0.0))
        )
    if scene.furnished:
        parts += _furniture(random, room, colours, side)
    low, high = room.free
    above, below = day.under_panels(0.42)
    made = Layout(
        mesh=merged(parts),
        mark=(side * -0.35, 0.0, -2.6),
        way=4.5,
        beside=0.8,
        eye=(side * -1.7, 1.6, -0.4),
        target=(side * 0.35, 0.95, -6.0),
        free=(low, high),
        lamps=tuple(glow),
        key=day.key,
        ambient=above,
        bounce=below,
        shaded=((0.0, 1.2, -4.3), 6.4),
        exposure=0.46 + 0.1 * day.lamps,
        largest=2.3,
        corners=0.5,
        crowded=True,
        fov=44.0,
    )
    return outlook.with_outlook(made, scene, room, name, day)


def _furniture(random: np.random.Generator, room: Room, colours: palette.Palette, side: float) -> list[Mesh]:
    parts = []
    for row, z in enumerate((-2.3, -4.5, -6.7)):
        for column, x in enumerate((-2.15, 1.35)):
            parts.append(at(_place(random, colours), x + 0.35 * column, 0, z, yaw=-90.0 if column else 90.0))
            if row < 2 and random.random() < 0.4:
                parts.append(at(plants.potted(random, 0.9), x, 0, z - 1.1))
    parts.append(
        at(storage.bookshelf(random, width=1.6, height=1.3, colour=colours.wood), 0.3, 0, -room.depth + 0.17)
    )
    parts.append(at(plants.potted(random, 1.5), side * -3.2, 0, -room.depth + 0.5))
    parts.append(at(plants.potted(random, 0.5), 0.3, 1.3, -room.depth + 0.17))
    parts.append(at(screens.clock(0.2), -1.6, 2.1, -room.depth + 0.002))
    board = block(
        2.2, 1.1, 0.03, (1.9 * side, 1.05, -room.depth + 0.02), colour=(0.80, 0.80, 0.80), roughness=0.2
    )
    return [*parts, board]


def _place(random: np.random.Generator, colours: palette.Palette) -> Mesh:
    """A desk at which somebody would look along -z."""
    top = 0.74
    chair = at(
        seating.office_chair(shade(colours.main, 0.5)),
        float(random.uniform(-0.15, 0.15)),
        0,
        0.62,
        yaw=180 + float(random.uniform(-35, 35)),
    )
    parts = [
        tables.desk(colours.pale_wood),
        chair,
        at(screens.monitor(random, width=0.62), -0.05, top, -0.18),
        at(screens.keyboard(), -0.1, top, 0.12),
    ]
    if random.random() < 0.6:
        parts.append(at(tableware.mug(colours.second), 0.42, top, 0.1, yaw=float(random.uniform(0, 360))))
    if random.random() < 0.5:
        parts.append(at(lamps.desk_lamp(colours.second), 0.55, top, -0.2, yaw=-30))
    if random.random() < 0.5:
        parts.append(at(storage.books(random, 0.22), -0.52, top, -0.18))
    return merged(parts)
