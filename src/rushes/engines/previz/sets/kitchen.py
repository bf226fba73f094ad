"""A kitchen: cupboards and a worktop along the far wall, a window over the sink, an island before it."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps, plants, seating, tables, tableware
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.scene import Scene, Tabletop
from rushes.engines.previz.sets import outlook, palette
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.sets.worktop import worktop
from rushes.engines.previz.shapes import Surface, cylinder, shift, tube

_FRONTS = ("#dfe3dc", "#5f7466", "#31465a", "#e9e4da", "#a8b5ae", "#7a2f2b", "#c9b79a")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 109])
    colours = palette.room(random, scene)
    front = linear(_FRONTS[int(random.integers(len(_FRONTS)))])
    side = -1.0 if random.random() < 0.5 else 1.0
    tiled = random.random() < 0.45
    room = Room(
        width=5.0,
        depth=5.2,
        height=2.7,
        wall=colours.wall,
        floor=(0.50, 0.48, 0.45) if tiled else colours.pale_wood,
        floor_material=Material.TILES if tiled else Material.WOOD,
        floor_roughness=0.25,
        wall_material=colours.wall_material,
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    over = Opening(room.width / 2 - 0.7, 1.12, 1.4, 1.15)
    beside = Opening(1.7 if side > 0 else 1.3, 0.5, 2.0, 1.75)
    walls = room.shell(back=(over,), **{name: (beside,)})
    parts = [
        walls,
        room.glazed("back", over),
        room.glazed(name, beside, pane=not outlook.wide_open(scene), panes=(2, 2)),
    ]
    lit = day.lamps > 0.3
    if scene.furnished:
        parts += _fitted(random, room, colours, front)
        parts += _island(random, colours, front, scene.tabletop)
        parts += [at(lamps.pendant(cord=0.75), x, room.height, -2.5) for x in (-0.55, 0.55)]
    low, high = room.free
    glow = [
        Lamp(
            (side * (room.width / 2 - 0.3), 1.6, -2.6), shade(day.view, 0.8), 9.0, towards=(-side, 0.0, 0.0)
        ),
        Lamp((0.0, 1.7, -room.depth + 0.4), shade(day.view, 0.35), 5.0, towards=(0.0, 0.0, 1.0)),
    ]
    if scene.furnished:
        strength = 1.6 if lit else 0.35
        glow += [Lamp((x, 1.75, -2.5), shade((1.3, 0.85, 0.45), strength), 5.0) for x in (-0.55, 0.55)]
    if lit:
        glow.append(Lamp((0.0, 2.4, -3.4), (1.5, 1.1, 0.7), 8.0))
    made = Layout(
        mesh=merged(parts),
        mark=(side * 1.05, 0.0, -1.9),
        way=0.9,
        beside=1.0,
        eye=(side * -0.9, 1.5, -0.3),
        target=(side * 0.15, 1.02, -3.9),
        free=(low, high),
        lamps=tuple(glow),
        key=day.key,
        ambient=day.ambient,
        bounce=day.bounce,
        shaded=((0.0, 1.2, -room.depth / 2), 4.6),
        exposure=0.46 + 0.2 * day.lamps,
        mirror=(0.0, 0.22),
        crowded=True,
        largest=2.2,
        fov=42.0,
    )
    return outlook.with_outlook(made, scene, room, name, day)


def _fitted(random: np.random.Generator, room: Room, colours: palette.Palette, front: Rgb) -> list[Mesh]:
    back, top = -room.depth, (0.62, 0.60, 0.56)
    steel: Surface = {"colour": (0.55, 0.56, 0.58), "material": Material.METAL, "roughness": 0.28}
    half = room.width / 2
    parts = [
        at(tables.counter(front, top, width=room.width - 0.02, doors=8), 0, 0, back + 0.31),
        block(
            room.width,
            0.62,
            0.012,
            (0, 0.9, back + 0.006),
            colour=(0.72, 0.72, 0.69),
            material=Material.TILES,
            roughness=0.2,
        ),
    ]
    for x, wide in ((-half + 0.75, 1.5), (half - 0.75, 1.5)):
        parts.append(at(_wall_cupboard(wide, front), x, 1.48, back + 0.17))
    # Oven with its hob, and a tall refrigerator at the end.
    oven = -half + 0.95
    parts.append(
        block(0.58, 0.46, 0.02, (oven, 0.32, back + 0.60), colour=(0.02, 0.02, 0.022), roughness=0.1)
    )
    parts.append(block(0.46, 0.02, 0.03, (oven, 0.74, back + 0.62), **steel))
    parts.append(
        block(0.58, 0.012, 0.5, (oven, 0.9, back + 0.31), colour=(0.015, 0.015, 0.017), roughness=0.08)
    )
    parts.append(at(tableware.kettle(colours.second), oven + 0.12, 0.912, back + 0.36, yaw=30))
    parts.append(at(soft_box(0.72, 1.85, 0.68, 0.03, **steel), half - 0.40, 0.02, back + 0.36))
    parts.append(block(0.70, 0.012, 0.02, (half - 0.40, 1.25, back + 0.70), colour=(0.05, 0.05, 0.05)))
    for y, tall in ((0.75, 0.36), (1.34, 0.3)):
        parts.append(block(0.025, tall, 0.04, (half - 0.68, y, back + 0.72), **steel))
    # Sink and tap under the window.
    parts.append(
        block(
            0.62,
            0.004,
            0.40,
            (0, 0.9, back + 0.33),
            colour=(0.35, 0.36, 0.37),
            material=Material.METAL,
            roughness=0.35,
        )
    )
    tap = [
        (0.0, 0.9, back + 0.08),
        (0.0, 1.16, back + 0.08),
        (0.0, 1.22, back + 0.16),
        (0.0, 1.14, back + 0.24),
    ]
    parts.append(tube(tap, [0.014] * 4, sides=10, **steel))
    parts.append(at(plants.potted(random, 0.34, kind=0), 0.48, 0.9, back + 0.16))
    parts.append(at(_boards(colours.wood), 0.95, 0.9, back + 0.10))
    for i in range(3):
        tone = shade(colours.accent if i % 2 else colours.second, 1.1)
        parts.append(at(tableware.jar(tone, height=0.2 - 0.03 * i), -0.62 - 0.15 * i, 0.9, back + 0.16))
    return parts


def _wall_cupboard(width: float, colour: Rgb) -> Mesh:
    parts = [block(width, 0.75, 0.32, (0, 0, 0), colour=shade(colour, 0.95), roughness=0.5)]
    count = round(width / 0.5)
    for i in range(count):
        x = (i + 0.5) * width / count - width / 2
        door = soft_box(width / count - 0.012, 0.73, 0.02, 0.005, colour=shade(colour, 1.06), roughness=0.5)
        parts.append(at(door, x, 0.01, 0.17))
        parts.append(
            block(
                0.012,
                0.12,
                0.02,
                (x + 0.18, 0.05, 0.185),
                colour=(0.5, 0.48, 0.45),
                material=Material.METAL,
                roughness=0.3,
            )
        )
    return merged(parts)


def _boards(colour: Rgb) -> Mesh:
    board = soft_box(0.26, 0.38, 0.02, 0.008, colour=colour, material=Material.WOOD, roughness=0.5)
    return merged(
        [
            board,
            at(
                soft_box(
                    0.2, 0.3, 0.02, 0.008, colour=shade(colour, 1.5), material=Material.WOOD, roughness=0.5
                ),
                0.1,
                0,
                0.03,
            ),
        ]
    )


def _island(
    random: np.random.Generator, colours: palette.Palette, front: Rgb, top: Tabletop | None
) -> list[Mesh]:
    base = at(
        tables.counter(shade(front, 0.9), shade(colours.wood, 1.1), width=2.1, depth=0.85), 0, 0, 0, yaw=180
    )
    things = [
        base,
        _island_top(colours, top),
        at(tableware.fruit_bowl(random), -0.45, 0.9, 0.05),
        at(tableware.mug(colours.second), 0.5, 0.9, 0.2, yaw=200),
        at(tableware.plate(), 0.75, 0.9, -0.05),
        at(tableware.bottle(), 0.12, 0.9, -0.2),
        at(
            cylinder(0.05, 0.1, sides=20, colour=shade(colours.accent, 1.2), roughness=0.4), -0.08, 0.9, -0.12
        ),
    ]
    stools = [at(seating.stool(colours.wood), x, 0, 0.72) for x in (-0.6, 0.35)]
    return [merged([*things, *stools]).moved(shift(0, 0, -2.75))]


def _island_top(colours: palette.Palette, top: Tabletop | None) -> Mesh:
    if top is None or top is Tabletop.PODIUM:
        wood: Surface = {"colour": colours.wood, "material": Material.WOOD, "roughness": 0.35}
        return block(2.12, 0.042, 0.87, (0, 0.859, 0), **wood)
    return at(worktop(top, 2.12, 0.042, 0.87), 0, 0.902, 0)
