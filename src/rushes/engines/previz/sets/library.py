"""A library: walls and rows of books, reading tables with green lamps, a ladder, tall windows."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import fittings, seating, storage, tables
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade, soft_box
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import palette
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder, lathe, shift, turn

_WIDTH, _DEPTH, _HEIGHT = 8.4, 10.0, 4.2


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 233])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    old = random.random() < 0.6
    wood = shade(colours.wood, 0.75) if old else shade(colours.pale_wood, 0.95)
    room = Room(
        width=_WIDTH,
        depth=_DEPTH,
        height=_HEIGHT,
        wall_material=colours.wall_material,
        wall=shade(colours.wall, 0.85),
        floor=shade(wood, 1.3),
        accent=shade(colours.accent, 0.9),
        floor_roughness=0.25,
    )
    day = daylight_through(scene, side, room.floor)
    name, other = ("left", "right") if side < 0 else ("right", "left")
    holes = tuple(Opening(left, 0.9, 1.3, 2.8) for left in ((1.0, 3.6, 6.2) if side > 0 else (2.5, 5.1, 7.7)))
    parts = [room.shell(**{name: holes})]
    parts += [room.glazed(name, hole, panes=(2, 4)) for hole in holes]
    if scene.furnished:
        parts += _shelves(random, room, wood, other)
        parts += _tables(random, colours, wood, side)
        parts.append(at(_globe(), side * 3.2, 0, -_DEPTH + 1.3))
        parts.append(
            at(fittings.rug(2.4, 5.2, shade(colours.main, 0.7), colours.accent), side * 0.4, 0, -5.4)
        )
    low, high = room.free
    lit = 0.5 + day.lamps
    warm = shade((1.7, 1.2, 0.7), lit)
    return Layout(
        mesh=merged(parts),
        mark=(side * -0.1, 0.0, -3.4),
        way=2.4,
        beside=0.9,
        eye=(side * 1.2, 1.6, -0.35),
        target=(side * -0.5, 1.3, -7.0),
        free=(low, high),
        lamps=(
            Lamp((side * 1.9, 1.3, -5.4), shade(warm, 0.9), 5.0),
            Lamp((-side * 1.8, 3.3, -3.0), shade(warm, 1.4), 7.0),
            Lamp((-side * 1.4, 3.3, -7.4), shade(warm, 1.6), 7.5),
            Lamp((side * 3.5, 2.2, -4.6), shade(day.view, 0.95), 9.0, towards=(-side, 0.0, 0.0)),
        ),
        key=day.key,
        ambient=_with(day.ambient, 0.10 * day.lamps),
        bounce=_with(day.bounce, 0.06 * day.lamps),
        shaded=((0.0, 1.5, -_DEPTH / 2), 6.6),
        exposure=0.56 + 0.2 * day.lamps,
        largest=2.3,
        corners=0.5,
        crowded=True,
        dust=Dust((0.5, 0.44, 0.33), 0.0016, (0.015, -0.01, 0.01), 0.45, 4.0),
        fov=44.0,
    )


def _with(daylight: Rgb, lamps: float) -> Rgb:
    return daylight[0] + 1.25 * lamps, daylight[1] + lamps, daylight[2] + 0.7 * lamps


def _shelves(random: np.random.Generator, room: Room, wood: Rgb, other: str) -> list[Mesh]:
    """Along the wall without windows and at the end, up to the ceiling; with a ladder."""
    parts = []
    for along, count, wide in ((other, 7, 1.36), ("back", 6, 1.34)):
        cases = [at(_case(random, wood, wide), (i - (count - 1) / 2) * wide, 0, 0.17) for i in range(count)]
        parts.append(merged(cases).moved(room.onto(along)))
    ladder: Surface = {"colour": shade(wood, 1.3), "material": Material.WOOD, "roughness": 0.4}
    rungs = [block(0.04, 3.3, 0.05, (x, 0, 0), **ladder) for x in (-0.24, 0.24)]
    rungs += [block(0.46, 0.035, 0.04, (0, 0.3 * i, 0), **ladder) for i in range(1, 11)]
    parts.append(merged(rungs).moved(room.onto(other) @ shift(0.9, 0, 0.85) @ turn("x", -9)))
    return parts


def _case(random: np.random.Generator, wood: Rgb, wide: float) -> Mesh:
    """A shelf 3.7 m high, its back to -z. What stands there is drawn plainer than a book that is near."""
    board: Surface = {"colour": wood, "material": Material.WOOD, "roughness": 0.45}
    deep, high = 0.32, 3.72
    parts = [block(0.05, high, deep, (x, 0, 0), **board) for x in (-wide / 2 + 0.025, wide / 2 - 0.025)]
    parts.append(block(wide, high, 0.02, (0, 0, -deep / 2), colour=shade(wood, 0.5), roughness=0.7))
    parts.append(block(wide + 0.03, 0.14, deep + 0.06, (0, high, 0), **board))
    parts.append(block(wide, 0.16, deep, (0, 0, 0), **board))
    family = float(random.random())
    for i in range(9):
        y = 0.16 + 0.395 * i
        parts.append(block(wide, 0.03, deep, (0, y, 0), **board))
        x = -wide / 2 + 0.06
        while x < wide / 2 - 0.1:
            thick, tall = float(random.uniform(0.03, 0.075)), float(random.uniform(0.22, 0.33))
            if random.random() < 0.05:
                x += float(random.uniform(0.06, 0.2))
                continue
            turned = (
                family + float(random.normal(0.0, 0.16)) if random.random() < 0.7 else float(random.random())
            )
            tone = hue(turned, float(random.uniform(0.15, 0.6)), float(random.uniform(0.22, 0.7)))
            thick = min(thick, wide / 2 - 0.05 - x)
            depth = float(random.uniform(0.2, 0.26))
            parts.append(
                block(thick - 0.003, tall, depth, (x + thick / 2, y + 0.03, 0.02), colour=tone, roughness=0.6)
            )
            x += thick
    return merged(parts)


def _tables(random: np.random.Generator, colours: palette.Palette, wood: Rgb, side: float) -> list[Mesh]:
    """Long ones with lamps on the side of the windows; the other is left to who is shown."""
    parts = []
    for z in (-4.6, -7.0):
        x = side * 2.0
        parts.append(at(tables.table(shade(wood, 1.1), width=2.1, depth=0.95), x, 0, z))
        parts += [at(_reading_lamp(), x + d, 0.74, z) for d in (-0.5, 0.5)]
        for d in (-0.55, 0.5):
            for turned in (0.0, 180.0):
                chair = seating.chair(shade(wood, 0.9), seat=colours.main)
                parts.append(
                    at(
                        chair,
                        x + d,
                        0,
                        z - (0.68 if turned == 0.0 else -0.68),
                        yaw=turned + float(random.uniform(-14, 14)),
                    )
                )
        parts.append(at(_pile(random), x + float(random.uniform(-0.1, 0.1)), 0.74, z + 0.22))
        parts.append(at(_open_book(), x - 0.75, 0.74, z + 0.26, yaw=float(random.uniform(-20, 20))))
    return parts


def _reading_lamp() -> Mesh:
    """Brass, with a green shade."""
    brass: Surface = {"colour": (0.62, 0.45, 0.20), "material": Material.METAL, "roughness": 0.25}
    cover = soft_box(0.3, 0.09, 0.13, 0.04, colour=(0.02, 0.22, 0.08), roughness=0.15)
    return merged(
        [
            cylinder(0.075, 0.02, sides=18, **brass),
            cylinder(0.011, 0.3, sides=8, **brass),
            at(cover, 0, 0.28, 0),
            block(0.24, 0.01, 0.09, (0, 0.272, 0), colour=(3.0, 2.2, 1.2), material=Material.LIGHT),
        ]
    )


def _pile(random: np.random.Generator) -> Mesh:
    books = [
        storage.book(random).moved(
            shift(0, 0.04 * i + 0.02, 0) @ turn("y", float(random.uniform(-20, 20))) @ turn("z", 90)
        )
        for i in range(4)
    ]
    return at(merged(books), 0.1, 0, 0)


def _open_book() -> Mesh:
    page: Surface = {"colour": (0.74, 0.71, 0.62), "roughness": 0.9}
    leaves = [
        soft_box(0.15, 0.018, 0.22, 0.008, **page).moved(turn("z", -a) @ shift(a / 6.0 * 0.078, 0.004, 0))
        for a in (-6.0, 6.0)
    ]
    return merged([*leaves, block(0.32, 0.006, 0.24, (0, 0, 0), colour=(0.2, 0.05, 0.04), roughness=0.6)])


def _globe() -> Mesh:
    wood: Surface = {"colour": (0.22, 0.11, 0.05), "material": Material.WOOD, "roughness": 0.4}
    around = np.linspace(-np.pi / 2, np.pi / 2, 17)
    globe = lathe(
        [(0.3 * float(np.cos(a)), 0.3 * float(np.sin(a))) for a in around],
        sides=32,
        colour=(0.22, 0.36, 0.42),
        roughness=0.35,
    )
    land = (
        np.sin(5.0 * globe.points[:, 0] / 0.3 + 1.0)
        + np.sin(4.0 * globe.points[:, 1] / 0.3)
        + np.sin(4.0 * globe.points[:, 2] / 0.3 + 2.0)
    )
    globe.colours[land > 0.5] = (0.44, 0.33, 0.14)
    parts = [globe.moved(shift(0, 0.95, 0) @ turn("z", 23)), cylinder(0.03, 0.62, sides=12, **wood)]
    parts += [block(0.05, 0.05, 0.34, (0, 0, 0.17), **wood).moved(turn("y", 120 * i)) for i in range(3)]
    ring = cylinder(0.35, 0.03, sides=36, **wood)
    return merged([*parts, at(ring, 0, 0.93, 0)])
