"""A bedroom: the bed against the far wall between two little tables, a wardrobe, a window with curtains."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Mesh, merged
from rushes.engines.previz.props import fittings, lamps, plants, seating, storage, tables
from rushes.engines.previz.props.kit import at, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import outlook, palette
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 113])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=4.6,
        depth=5.0,
        height=2.65,
        wall=colours.wall,
        floor=colours.pale_wood,
        accent=shade(colours.accent, 0.9),
        wall_material=colours.wall_material,
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    hole = Opening(2.5 if side < 0 else 0.7, 0.6, 1.8, 1.65)
    parts = [
        room.shell(**{name: (hole,)}),
        room.glazed(name, hole, pane=not outlook.wide_open(scene), panes=(2, 1)),
    ]
    for end in (hole.left - 0.2, hole.left + hole.width + 0.2):
        cloth = at(fittings.curtain(0.5, 2.3, shade(colours.second, 0.9)), -room.depth / 2 + end, 0.04, 0.10)
        parts.append(cloth.moved(room.onto(name)))
    if scene.furnished:
        parts += _furniture(random, room, colours, side)
    glow = [
        Lamp(
            (side * (room.width / 2 - 0.3), 1.5, -2.6), shade(day.view, 0.85), 8.0, towards=(-side, 0.0, 0.0)
        )
    ]
    if day.lamps > 0.3:
        glow += [Lamp((x, 0.95, -room.depth + 0.42), (1.0, 0.6, 0.28), 5.5) for x in (-1.22, 1.22)]
        glow.append(Lamp((0.0, 2.2, -1.6), (0.5, 0.36, 0.22), 7.0))
    low, high = room.free
    made = Layout(
        mesh=merged(parts),
        mark=(side * 1.15, 0.0, -1.9),
        way=0.8,
        beside=0.8,
        eye=(side * -1.0, 1.45, -0.3),
        target=(side * 0.2, 0.82, -4.0),
        free=(low, high),
        lamps=tuple(glow),
        key=day.key,
        ambient=day.ambient,
        bounce=day.bounce,
        shaded=((0.0, 1.2, -room.depth / 2), 4.4),
        exposure=0.48 + 0.25 * day.lamps,
        largest=2.2,
        corners=0.5,
        crowded=True,
        dust=Dust((0.45, 0.4, 0.3), 0.0015, (0.02, -0.01, 0.01), 0.2, 4.0),
        fov=42.0,
    )
    return outlook.with_outlook(made, scene, room, name, day)


def _furniture(random: np.random.Generator, room: Room, colours: palette.Palette, side: float) -> list[Mesh]:
    back = -room.depth
    parts = [
        at(fittings.rug(2.6, 1.7, shade(colours.wall, 0.7), shade(colours.main, 1.1)), 0, 0, back + 2.2),
        at(seating.bed(colours.main, wood=colours.wood), 0, 0, back + 1.14),
        at(
            storage.wardrobe(shade(colours.wall, 0.85)),
            -side * (room.width / 2 - 0.31),
            0,
            back + 2.9,
            yaw=side * 90,
        ),
        at(plants.potted(random, 1.1), side * (room.width / 2 - 0.4), 0, back + 0.42),
        at(fittings.picture(random, 1.0, 0.62), 0, 1.75, back + 0.001),
    ]
    for x in (-1.22, 1.22):
        if x * side > 0 and random.random() < 0.3:
            continue
        parts.append(at(tables.bedside(colours.wood), x, 0, back + 0.25))
        parts.append(at(lamps.table_lamp(foot=shade(colours.second, 0.8)), x, 0.5, back + 0.22))
    parts.append(at(storage.book(random), 1.35, 0.5, back + 0.3))
    parts.append(at(seating.stool(colours.pale_wood, 0.45), side * 1.5, 0, back + 2.9))
    return parts
