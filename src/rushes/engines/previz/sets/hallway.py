"""A long hallway with doors on both sides and light at its end."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import fittings, lamps, plants, seating, storage
from rushes.engines.previz.props.kit import at, block, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import palette
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import shift

_DEPTH = 13.0


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 127])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    tiled = random.random() < 0.35
    room = Room(
        width=2.5,
        depth=_DEPTH,
        height=2.75,
        wall=colours.wall,
        floor=(0.55, 0.53, 0.50) if tiled else colours.pale_wood,
        floor_material=Material.TILES if tiled else Material.WOOD,
        floor_roughness=0.2,
        wall_material=colours.wall_material,
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    end = Opening(0.55, 0.4, 1.4, 1.9)
    lefts = [2.0, 8.4] if side > 0 else [3.2, 9.6]
    holes = tuple(Opening(left, 0.7, 1.4, 1.6) for left in lefts)
    parts = [room.shell(back=(end,), **{name: holes}), room.glazed("back", end, panes=(2, 2))]
    parts += [room.glazed(name, hole) for hole in holes]
    other = "right" if side < 0 else "left"
    for x in (-4.6, -1.2, 2.2, 5.0):
        parts.append(at(fittings.door(shade(colours.accent, 0.9)), x, 0, 0.03).moved(room.onto(other)))
    dado = (0.70, 0.69, 0.67)
    for wall in (name, other):
        rail = block(
            _DEPTH, 0.04, 0.03, (0, 0.62 if wall == name else 2.2, 0.015), colour=dado, roughness=0.6
        )
        parts.append(rail.moved(room.onto(wall)))
    glow: list[Lamp] = [Lamp((0.0, 1.4, -_DEPTH + 0.4), shade(day.view, 0.9), 8.0, towards=(0.0, 0.0, 1.0))]
    glow += [
        Lamp((side * 0.9, 1.5, z), shade(day.view, 0.5), 5.0, towards=(-side, 0.0, 0.0))
        for z in (-9.1 if side > 0 else -3.9, -2.7 if side > 0 else -10.3)
    ]
    for z in (-2.2, -5.4, -8.6, -11.4):
        parts.append(at(lamps.ceiling_panel(0.5, 0.5, (2.6, 2.2, 1.6)), 0, room.height, z))
        glow.append(
            Lamp(
                (0.0, 2.45, z), shade((1.0, 0.80, 0.55), 0.5 + 0.9 * day.lamps), 5.0, towards=(0.0, -1.0, 0.0)
            )
        )
    if scene.furnished:
        parts += _furniture(random, colours, side)
    low, high = room.free
    above, below = day.under_panels(0.3)
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -3.2),
        way=8.5,
        beside=0.75,
        eye=(0.25 * side, 1.5, -0.4),
        target=(0.0, 1.15, -9.0),
        free=(low, high),
        lamps=tuple(glow),
        key=day.key,
        ambient=above,
        bounce=below,
        shaded=((0.0, 1.2, -6.5), 7.6),
        exposure=0.44 + 0.2 * day.lamps,
        mirror=(0.0, 0.35),
        largest=2.3,
        corners=0.5,
        dust=Dust((0.4, 0.37, 0.3), 0.0015, (0.02, -0.01, 0.01), 0.2, 4.0),
        fov=44.0,
    )


def _furniture(random: np.random.Generator, colours: palette.Palette, side: float) -> list[Mesh]:
    runner = fittings.rug(1.1, 8.5, colours.main, shade(colours.main, 0.55))
    wall = side * 1.25
    return [
        at(runner, 0, 0, -6.2),
        at(
            storage.sideboard(colours.wood, width=1.2, height=0.8),
            wall - side * 0.22,
            0,
            -5.4,
            yaw=-90 * side,
        ),
        at(lamps.table_lamp(foot=shade(colours.second, 0.9)), wall - side * 0.22, 0.8, -5.1),
        at(plants.potted(random, 1.1), wall - side * 0.3, 0, -7.4),
        at(seating.chair(colours.wood, seat=colours.second), wall - side * 0.3, 0, -8.4, yaw=-90 * side),
        at(fittings.picture(random, 0.5, 0.65), 0, 0, 0).moved(
            Room(2.5, _DEPTH, 2.75, colours.wall, colours.wood).onto("left" if side < 0 else "right")
            @ shift(side * 1.1, 1.7, 0.002)
        ),
        at(plants.potted(random, 0.9), -wall + side * 0.28, 0, -11.6),
    ]
