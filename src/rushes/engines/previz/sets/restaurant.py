"""A restaurant: laid tables under low lamps, a bench along the wall, wine at the end, large windows."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import fittings, lamps, plants, seating, tableware
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets import palette
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder

_WIDTH, _DEPTH, _HEIGHT = 7.4, 8.6, 3.2
#: Of a wall and of the seats before it.
_SCHEMES = (
    ("#2f4a3f", "#8a3b32"),
    ("#5a2530", "#2d3f4a"),
    ("#22364f", "#a8713a"),
    ("#c9b391", "#3d5a4c"),
    ("#4a3a30", "#7a8a5c"),
)
#: Places of tables: by the windows, along the bench, at the end. The middle is left to who is shown.
_BY_WINDOW, _BY_BENCH, _END = (-1.9, -4.1, -6.4), (-2.5, -4.3, -6.1), (-6.7,)
_TOP = 0.75


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 181])
    colours = palette.room(random, scene)
    wall, seats = (linear(colour) for colour in _SCHEMES[int(random.integers(len(_SCHEMES)))])
    wall = colours.wall if scene.palette else shade(wall, 1.7)
    side = -1.0 if random.random() < 0.5 else 1.0
    bricks = (random.random() < 0.35 and not scene.palette) or Feature.BRICKS in scene.features
    room = Room(
        width=_WIDTH,
        depth=_DEPTH,
        height=_HEIGHT,
        wall=(0.52, 0.23, 0.14) if bricks else wall,
        floor=shade(colours.wood, 1.2),
        accent=wall,
        wall_material=Material.BRICK if bricks else Material.PLAIN,
        floor_roughness=0.25,
    )
    day = daylight_through(scene, side, room.floor)
    name, other = ("left", "right") if side < 0 else ("right", "left")
    holes = tuple(Opening(left, 0.5, 1.7, 2.2) for left in ((1.5, 3.7, 5.9) if side > 0 else (1.0, 3.2, 5.4)))
    parts = [room.shell(**{name: holes})]
    parts += [room.glazed(name, hole, panes=(2, 2)) for hole in holes]
    panel: Surface = {"colour": shade(colours.wood, 0.55), "material": Material.WOOD, "roughness": 0.4}
    for wide, along in ((_DEPTH, other), (_WIDTH, "back")):
        parts.append(block(wide, 1.05, 0.03, (0, 0, 0.015), **panel).moved(room.onto(along)))
        parts.append(block(wide, 0.05, 0.06, (0, 1.05, 0.03), **panel).moved(room.onto(along)))
    hung = [(side * 2.35, z) for z in _BY_WINDOW] + [(side * -2.3, z) for z in _BY_BENCH] + [(0.0, -6.7)]
    shell = shade(seats, 0.35)
    parts += [at(lamps.pendant(colour=shell, cord=1.25, radius=0.21), x, room.height, z) for x, z in hung]
    if scene.furnished:
        parts += _tables(random, colours, seats, side)
        parts += _end(random, room, colours, side)
        parts.append(
            at(fittings.picture(random, 1.2, 0.8, frame=(0.3, 0.2, 0.08)), 0.6, 1.95, 0.001).moved(
                room.onto(other)
            )
        )
    low, high = room.free
    lit = 0.6 + 1.3 * day.lamps
    warm = shade((1.9, 1.2, 0.62), lit)
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.15, 0.0, -3.3),
        way=1.6,
        beside=0.9,
        eye=(side * -0.8, 1.5, -0.3),
        target=(side * 0.15, 1.1, -6.2),
        free=(low, high),
        lamps=(
            *(Lamp((side * -2.3, 1.75, z), warm, 5.0) for z in (-2.6, -5.6)),
            *(Lamp((side * 2.3, 1.75, z), warm, 5.0) for z in (-3.0, -6.4)),
            Lamp((0.0, 2.3, -1.5), shade((1.5, 1.05, 0.65), 0.25 + 1.2 * day.lamps), 7.5),
            Lamp((side * 3.2, 1.6, -3.6), shade(day.view, 0.85), 8.0, towards=(-side, 0.0, 0.0)),
        ),
        key=day.key,
        ambient=_with(day.ambient, 0.10 * day.lamps),
        bounce=_with(day.bounce, 0.06 * day.lamps),
        shaded=((0.0, 1.2, -_DEPTH / 2), 6.0),
        exposure=0.5 + 0.22 * day.lamps,
        largest=2.3,
        corners=0.5,
        crowded=True,
        dust=Dust((0.45, 0.38, 0.27), 0.0015, (0.02, -0.01, 0.01), 0.15, 4.0),
        fov=44.0,
    )


def _with(daylight: Rgb, lamps_: float) -> Rgb:
    """What the walls send back of the day and of the lamps."""
    return daylight[0] + 1.25 * lamps_, daylight[1] + lamps_, daylight[2] + 0.7 * lamps_


def _tables(random: np.random.Generator, colours: palette.Palette, seats: Rgb, side: float) -> list[Mesh]:
    parts = []
    cloth = random.random() < 0.6
    for x, z in [(side * 2.45, z) for z in _BY_WINDOW] + [(side * -2.35, z) for z in _BY_BENCH]:
        parts.append(at(_table(random, colours, cloth=cloth), x, 0, z))
        benched = x * side < 0
        for turned in (90.0 * side,) if benched else (0.0, 180.0):
            chair = seating.chair(shade(colours.wood, 0.8), seat=seats)
            turned += float(random.uniform(-12, 12))
            if benched:
                parts.append(at(chair, x + side * 0.66, 0, z, yaw=-turned))
            else:
                parts.append(at(chair, x, 0, z - (0.64 if abs(turned) < 90 else -0.64), yaw=turned))
    parts.append(at(_bench(seats, 6.0), side * -(_WIDTH / 2 - 0.32), 0, -4.4, yaw=90 * side))
    for z in _END:
        parts.append(at(_table(random, colours, cloth=cloth), 0, 0, z))
        for x, _, yaw in seating.ring(4, 0.68):
            away = at(seating.chair(shade(colours.wood, 0.8), seat=seats), x, 0, 0, yaw=yaw)
            parts.append(at(away, 0, 0, z + _) if abs(_) > 0.1 else at(away, 0, 0, z))
    return parts


def _table(random: np.random.Generator, colours: palette.Palette, *, cloth: bool) -> Mesh:
    """For two, laid, with a candle or flowers."""
    dark: Surface = {"colour": shade(colours.wood, 0.6), "material": Material.WOOD, "roughness": 0.4}
    parts = [
        cylinder(0.24, 0.03, sides=20, **dark),
        cylinder(0.035, _TOP - 0.04, sides=10, **dark),
        at(soft_box(0.84, 0.035, 0.84, 0.01, **dark), 0, _TOP - 0.036, 0),
    ]
    if cloth:
        white: Surface = {"colour": (0.78, 0.76, 0.72), "material": Material.FABRIC, "roughness": 0.95}
        parts.append(at(soft_box(0.87, 0.30, 0.87, 0.012, **white), 0, _TOP - 0.297, 0))
    if random.random() < 0.5:
        parts.append(at(lamps.candle(0.09), 0.0, _TOP, 0.0))
    else:
        parts.append(at(plants.flowers(random, colours.second, 0.2), 0.0, _TOP, 0.0))
    for turned in (0.0, 180.0):
        place = [
            at(tableware.plate(radius=0.125), 0, 0, 0.24),
            at(tableware.wine_glass(), 0.17, 0, 0.14),
            at(
                soft_box(0.07, 0.018, 0.17, 0.006, colour=shade(colours.main, 0.9), material=Material.FABRIC),
                -0.2,
                0,
                0.24,
            ),
        ]
        parts.append(at(merged(place), 0, _TOP, 0, yaw=turned))
    return merged(parts)


def _bench(colour: Rgb, width: float) -> Mesh:
    """Upholstered, with its back to -z."""
    leather: Surface = {"colour": colour, "roughness": 0.45}
    count = round(width / 0.75)
    parts = [block(width, 0.36, 0.5, (0, 0, 0), colour=shade(colour, 0.3), roughness=0.6)]
    for i in range(count):
        x = (i + 0.5) * width / count - width / 2
        parts.append(at(soft_box(width / count - 0.015, 0.13, 0.54, 0.05, **leather), x, 0.35, 0.01))
        parts.append(at(soft_box(width / count - 0.015, 0.56, 0.13, 0.05, **leather), x, 0.47, -0.2))
    return merged(parts)


def _end(random: np.random.Generator, room: Room, colours: palette.Palette, side: float) -> list[Mesh]:
    """The wall at the end: wine in a rack, lit from above, and a plant on both sides."""
    back = -room.depth
    wood: Surface = {"colour": shade(colours.wood, 0.7), "material": Material.WOOD, "roughness": 0.4}
    wide, high, cell = 3.3, 1.5, 0.15
    parts = [
        block(
            wide + 0.1,
            high + 0.1,
            0.02,
            (0, 1.1, back + 0.03),
            colour=(0.95, 0.60, 0.28),
            material=Material.LIGHT,
        ),
        *(
            block(0.05, high + 0.2, 0.3, (x, 1.1, back + 0.16), **wood)
            for x in (-wide / 2 - 0.03, -wide / 6, wide / 6, wide / 2 + 0.03)
        ),
        block(
            wide,
            0.02,
            0.04,
            (0, 1.1 + high + 0.08, back + 0.2),
            colour=(3.0, 2.0, 1.05),
            material=Material.LIGHT,
        ),
        block(wide + 0.1, 0.05, 0.3, (0, 1.1 + high + 0.1, back + 0.16), **wood),
    ]
    for row in range(round(high / cell) // 2 + 1):
        parts.append(block(wide, 0.02, 0.26, (0, 1.12 + 2 * cell * row, back + 0.16), **wood))
    for row in range(round(high / cell) // 2):
        for column in range(round(wide / cell)):
            if random.random() < 0.85:
                tone: Rgb = ((0.06, 0.16, 0.06), (0.22, 0.03, 0.04), (0.34, 0.27, 0.06))[
                    int(random.integers(3))
                ]
                x = (column + 0.5) * cell - wide / 2
                bottle = tableware.bottle(tone, height=0.26, sides=10)
                parts.append(at(bottle, x, 1.14 + 2 * cell * row, back + 0.17))
    parts += [at(plants.potted(random, 1.5), x, 0, back + 0.5) for x in (-2.5, side * 3.2)]
    return parts
