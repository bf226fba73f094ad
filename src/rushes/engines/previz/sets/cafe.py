"""A café: a counter with its machine and cakes before a wall of bottles, small tables, a large window."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps, plants, seating, tables, tableware
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade, soft_box
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import palette
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder

_PENDANTS = (-1.5, 0.0, 1.5)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 167])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=6.6,
        depth=6.8,
        height=3.0,
        wall=colours.wall,
        floor=shade(colours.wood, 1.3),
        accent=linear("#8a4b38") if not scene.palette else colours.accent,
        wall_material=colours.wall_material,
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    pane = Opening(1.0 if side > 0 else 1.9, 0.4, 3.9, 2.2)
    parts = [room.shell(**{name: (pane,)}), room.glazed(name, pane, panes=(3, 1))]
    if scene.furnished:
        parts += _bar(random, room, colours)
        parts += _tables(random, room, colours, side)
    parts += [at(lamps.pendant(cord=0.9), x, room.height, -room.depth + 1.45) for x in _PENDANTS]
    low, high = room.free
    lit = 0.6 + 1.1 * day.lamps
    glow = [Lamp((x, 1.85, -room.depth + 1.45), shade((1.5, 0.95, 0.5), lit), 5.5) for x in (-1.5, 0.0, 1.5)]
    glow.append(Lamp((side * 2.9, 1.5, -2.6), shade(day.view, 0.8), 8.0, towards=(-side, 0.0, 0.0)))
    glow.append(Lamp((0.0, 2.5, -1.6), shade((1.2, 0.85, 0.5), 0.2 + day.lamps), 7.0))
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.3, 0.0, -2.9),
        way=1.2,
        beside=1.1,
        eye=(side * -0.9, 1.45, -0.3),
        target=(side * 0.2, 1.1, -5.0),
        free=(low, high),
        lamps=tuple(glow),
        key=day.key,
        ambient=day.ambient,
        bounce=day.bounce,
        shaded=((0.0, 1.2, -3.4), 5.2),
        exposure=0.48 + 0.18 * day.lamps,
        largest=2.3,
        corners=0.5,
        crowded=True,
        dust=Dust((0.45, 0.4, 0.3), 0.0015, (0.02, -0.01, 0.01), 0.2, 4.0),
        fov=42.0,
    )


def _bar(random: np.random.Generator, room: Room, colours: palette.Palette) -> list[Mesh]:
    back = -room.depth
    wood: Surface = {"colour": colours.wood, "material": Material.WOOD, "roughness": 0.4}
    front, z = shade(colours.accent, 0.7), back + 1.35
    parts = [
        block(4.4, 1.02, 0.6, (0, 0, z), colour=front, material=Material.TILES, roughness=0.3),
        at(soft_box(4.5, 0.05, 0.72, 0.012, **wood), 0, 1.02, z),
        at(_machine(), -1.15, 1.07, z),
        at(_cakes(random), 0.75, 1.07, z + 0.05),
    ]
    for y in (1.35, 1.8, 2.25):
        parts.append(block(4.2, 0.035, 0.24, (0, y, back + 0.12), **wood))
        x = -2.0
        while x < 2.0:
            tone = hue(float(random.random()), 0.35, float(random.uniform(0.35, 0.85)))
            kind = int(random.integers(3))
            if kind == 0:
                parts.append(at(tableware.bottle(shade(tone, 0.5), sides=12), x, y + 0.035, back + 0.12))
            elif kind == 1:
                parts.append(at(tableware.jar(tone, sides=12), x, y + 0.035, back + 0.12))
            else:
                parts.append(at(tableware.mug(colours.second), x, y + 0.035, back + 0.12))
            x += float(random.uniform(0.16, 0.34))
    board: Surface = {"colour": (0.025, 0.028, 0.027), "roughness": 0.9}
    parts.append(block(0.95, 1.15, 0.03, (-2.72, 1.35, back + 0.02), **board))
    for i in range(5):
        wide = float(random.uniform(0.3, 0.7))
        line = block(wide, 0.03, 0.005, (-2.72, 2.25 - 0.17 * i, back + 0.04), colour=(0.7, 0.7, 0.66))
        parts.append(line)
    parts += [at(seating.stool(colours.wood, 0.72), x, 0, z + 0.72) for x in (0.15, 0.95, 1.75)]
    return parts


def _machine() -> Mesh:
    steel: Surface = {"colour": (0.62, 0.62, 0.64), "material": Material.METAL, "roughness": 0.22}
    dark: Surface = {"colour": (0.03, 0.03, 0.032), "roughness": 0.4}
    parts = [
        at(soft_box(0.78, 0.14, 0.46, 0.03, **steel), 0, 0, 0),
        at(soft_box(0.78, 0.22, 0.46, 0.04, **steel), 0, 0.32, 0),
        block(0.70, 0.2, 0.2, (0, 0.13, -0.1), **dark),
    ]
    for x in (-0.2, 0.2):
        parts.append(at(cylinder(0.045, 0.08, sides=16, **steel), x, 0.25, 0.13))
        parts.append(block(0.03, 0.025, 0.18, (x, 0.25, 0.26), **dark))
    parts += [at(tableware.mug(), x, 0.54, 0.0, yaw=40 * i) for i, x in enumerate((-0.25, -0.08, 0.1, 0.27))]
    return merged(parts)


def _cakes(random: np.random.Generator) -> Mesh:
    """Under glass, on two boards."""
    parts = [block(1.1, 0.015, 0.42, (0, y, 0), colour=(0.6, 0.6, 0.6), roughness=0.3) for y in (0.0, 0.22)]
    for y in (0.02, 0.235):
        for x in np.arange(-0.44, 0.5, 0.15):
            tone: Rgb = ((0.45, 0.24, 0.08), (0.55, 0.36, 0.16), (0.16, 0.07, 0.04))[int(random.integers(3))]
            cake = soft_box(0.11, 0.06, 0.11, 0.025, colour=tone, roughness=0.7)
            parts.append(at(cake, float(x), y, float(random.uniform(-0.08, 0.08))))
    for x in (-0.55, 0.55):
        parts.append(block(0.02, 0.42, 0.42, (x, 0, 0), colour=(0.5, 0.5, 0.5), roughness=0.3))
    parts.append(block(1.12, 0.02, 0.44, (0, 0.42, 0), colour=(0.5, 0.5, 0.5), roughness=0.3))
    return merged(parts)


def _tables(random: np.random.Generator, room: Room, colours: palette.Palette, side: float) -> list[Mesh]:
    """By the window and at the other wall: the middle is left to who is shown."""
    parts = []
    for x, z in ((side * 2.2, -1.7), (side * 2.3, -4.0), (side * -2.4, -3.6)):
        top = 0.74
        parts.append(at(tables.round_table(colours.pale_wood, radius=0.38, height=top), x, 0, z))
        parts.append(at(tableware.mug(colours.second), x + 0.1, top, z + 0.1, yaw=50))
        parts.append(at(tableware.plate(radius=0.1), x - 0.14, top, z - 0.05))
        parts.append(at(plants.flowers(random, colours.second, 0.24), x - 0.02, top, z - 0.16))
        for turned in (0.0, 180.0):
            away = 0.62 if turned == 0.0 else -0.62
            chair = seating.chair(colours.wood, seat=colours.main)
            parts.append(at(chair, x, 0, z - away, yaw=turned + float(random.uniform(-15, 15))))
    parts.append(at(plants.potted(random, 1.3), side * -2.9, 0, -0.9))
    parts.append(at(plants.potted(random, 1.4), side * 2.85, 0, -room.depth + 0.6))
    return parts
