"""A shop: clothes on rails, shelves along the walls, a counter, and a window to the street."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import lamps, plants, shop, tables
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets import aisle, palette
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through

_SPOTS = [(x, z) for x in (-2.1, 0.0, 2.1) for z in (-1.8, -3.6, -5.6)]


def layout(scene: Scene) -> Layout:
    if Feature.GROCERIES in scene.features:
        return aisle.layout(scene)
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 163])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=6.8,
        depth=7.4,
        height=3.1,
        wall=shade(colours.wall, 1.02),
        floor=shade(colours.pale_wood, 0.9),
        accent=colours.accent,
        floor_roughness=0.22,
        wall_material=colours.wall_material,
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    pane = Opening(1.3 if side > 0 else 2.9, 0.25, 3.2, 2.4)
    parts = [room.shell(**{name: (pane,)}), room.glazed(name, pane, panes=(2, 1))]
    for x, z in _SPOTS:
        parts.append(at(_spot(), x, room.height, z))
    if scene.furnished:
        parts += _fitted(random, room, colours, side)
    low, high = room.free
    above, below = day.under_panels(0.3)
    lit = 1.2 + 0.7 * day.lamps
    glow = [
        Lamp((x, 2.8, z), shade((1.7, 1.5, 1.2), lit), 6.5, towards=(0.0, -1.0, 0.0))
        for x, z in ((-1.9, -2.4), (1.9, -2.4), (0.0, -5.4))
    ]
    glow.append(Lamp((side * 3.0, 1.6, -2.4), shade(day.view, 0.7), 8.0, towards=(-side, 0.0, 0.0)))
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.25, 0.0, -3.0),
        way=1.6,
        beside=1.2,
        eye=(side * -0.8, 1.5, -0.3),
        target=(side * 0.2, 1.1, -5.2),
        free=(low, high),
        lamps=tuple(glow),
        key=day.key,
        ambient=above,
        bounce=below,
        shaded=((0.0, 1.2, -3.7), 5.6),
        exposure=0.5 + 0.1 * day.lamps,
        mirror=(0.0, 0.18),
        largest=2.3,
        corners=0.5,
        crowded=True,
        fov=42.0,
    )


def _spot() -> Mesh:
    """Under a ceiling at y = 0."""
    return merged([lamps.ceiling_panel(0.22, 0.22, (3.0, 2.6, 2.0))])


def _fitted(random: np.random.Generator, room: Room, colours: palette.Palette, side: float) -> list[Mesh]:
    back, half, tone = -room.depth, room.width / 2, float(random.random())
    far = side * -1.0
    parts = [
        at(shop.shelves(random, tone, colours.wood, width=2.1), x, 0, back + 0.23) for x in (far * -2.2,)
    ]
    parts.append(at(shop.shelves(random, tone, colours.wood, width=1.3), far * 2.6, 0, back + 0.23))
    parts.append(at(shop.till(shade(colours.accent, 0.8), colours.pale_wood), 0, 0, back + 1.15))
    parts.append(_sign(colours.accent, back))
    # Along the wall that has no window, and in the room to both sides of who is shown.
    for z in (-3.7, -5.6):
        parts.append(at(shop.rail(random, tone, width=1.6), far * (half - 0.5), 0, z, yaw=90))
    parts.append(at(shop.rail(random, tone + 0.1, width=1.4), side * 1.9, 0, -5.0, yaw=side * 25))
    parts.append(at(shop.glass(), far * 1.55, 0, back + 0.2))
    parts.append(at(_shown(random, colours), far * 1.15, 0, -4.5))
    parts.append(at(plants.potted(random, 1.3), side * (half - 0.45), 0, back + 1.6))
    parts.append(at(plants.potted(random, 1.0), side * (half - 0.4), 0, -0.9))
    return parts


def _sign(colour: Rgb, back: float) -> Mesh:
    """A board over the counter with a bar of light; it says nothing."""
    board = block(1.9, 0.5, 0.05, (0, 2.15, back + 0.05), colour=shade(colour, 0.55), roughness=0.5)
    bar = block(1.1, 0.05, 0.02, (0, 2.37, back + 0.09), colour=(2.8, 2.4, 1.7), material=Material.LIGHT)
    return merged([board, bar])


def _shown(random: np.random.Generator, colours: palette.Palette) -> Mesh:
    """A low table with a few things on it."""
    parts = [tables.table(colours.wood, width=1.1, depth=0.8, height=0.6)]
    for x, tone in ((-0.34, colours.main), (0.0, colours.second), (0.34, colours.accent)):
        count = int(random.integers(2, 5))
        parts += [
            at(
                soft_box(0.27, 0.05, 0.32, 0.02, colour=shade(tone, 1.1), material=Material.FABRIC),
                x,
                0.6 + 0.048 * i,
                0,
            )
            for i in range(count)
        ]
    return merged(parts)
