"""A bar: a long counter with stools, bottles before lit glass, low lamps, tables along the wall."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import fittings, lamps, seating, tables, tableware
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade, soft_box
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets import palette
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout, Rim
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder, shift, turn

_WIDTH, _DEPTH, _HEIGHT = 6.4, 8.4, 3.1
_WALLS = ("#33463c", "#4a2c2a", "#2a3a4f", "#4d3b2a", "#3a2f45")
#: Light behind the bottles.
_GLOWS: tuple[Rgb, ...] = (
    (2.6, 1.35, 0.4),
    (2.4, 0.9, 0.25),
    (0.45, 1.3, 2.2),
    (2.0, 0.5, 1.3),
    (2.2, 1.7, 1.0),
)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 191])
    colours = palette.room(random, scene)
    #: The counter stands on this side.
    side = -1.0 if random.random() < 0.5 else 1.0
    glow = _GLOWS[int(random.integers(len(_GLOWS)))]
    wall = colours.wall if scene.palette else shade(linear(_WALLS[int(random.integers(len(_WALLS)))]), 1.6)
    bricks = (random.random() < 0.5 and not scene.palette) or Feature.BRICKS in scene.features
    room = Room(
        width=_WIDTH,
        depth=_DEPTH,
        height=_HEIGHT,
        wall=(0.5, 0.22, 0.13) if bricks else wall,
        wall_material=Material.BRICK if bricks else Material.PLAIN,
        accent=wall,
        floor=shade(colours.wood, 0.85),
        floor_roughness=0.22,
    )
    day = daylight_through(scene, -side, room.floor)
    other = "right" if side < 0 else "left"
    pane = Opening(1.6, 0.9, 1.6, 1.6)
    parts = [room.shell(**{other: (pane,)}), room.glazed(other, pane, panes=(2, 2))]
    parts.append(
        block(_WIDTH, 0.02, _DEPTH, (0, _HEIGHT - 0.03, -_DEPTH / 2), colour=shade(wall, 0.4), roughness=0.9)
    )
    x = side * 1.62
    for z in (-2.4, -3.9, -5.4, -6.9):
        parts.append(at(lamps.pendant(colour=(0.20, 0.13, 0.05), cord=1.05, radius=0.15), x, _HEIGHT, z))
    if scene.furnished:
        parts.append(_bottles(random, glow).moved(shift(side * _WIDTH / 2, 0, -4.65) @ turn("y", -90 * side)))
        parts += _counter(random, colours, side, x)
        parts += _seats(random, colours, side)
    low, high = room.free
    lit = 0.8 + 0.5 * day.lamps
    warm = shade((1.5, 0.92, 0.45), lit)
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.05, 0.0, -3.5),
        way=2.0,
        beside=0.7,
        eye=(side * -1.5, 1.5, -0.4),
        target=(side * 0.75, 1.1, -6.0),
        free=(low, high),
        lamps=(
            Lamp((x, 1.8, -2.6), warm, 5.0),
            Lamp((x, 1.8, -5.2), warm, 5.5),
            Lamp((side * 2.6, 1.7, -4.6), shade(glow, 0.75), 5.5),
            Lamp((side * -2.4, 1.9, -5.6), shade(warm, 1.3), 6.5),
            Lamp((side * -0.9, 2.5, -1.4), shade((1.5, 1.05, 0.7), 1.0), 7.0),
        ),
        key=day.key,
        rim=Rim((side * 0.6, 0.3, -0.7), shade(glow, 0.28)),
        ambient=_dim(0.2, day.ambient),
        bounce=_dim(0.13, day.bounce),
        shaded=((0.0, 1.2, -_DEPTH / 2), 5.8),
        exposure=0.66,
        mirror=(0.0, 0.12),
        largest=2.3,
        corners=0.5,
        crowded=True,
        dust=Dust((0.4, 0.32, 0.22), 0.0015, (0.02, -0.01, 0.01), 0.25, 4.0),
        fov=44.0,
    )


def _dim(least: float, daylight: Rgb) -> Rgb:
    """The little that comes from the walls, with a share of the day's."""
    red, green, blue = (least + 0.35 * channel for channel in daylight)
    return red, 0.92 * green, 0.86 * blue


def _counter(random: np.random.Generator, colours: palette.Palette, side: float, x: float) -> list[Mesh]:
    wood: Surface = {"colour": shade(colours.wood, 0.7), "material": Material.WOOD, "roughness": 0.35}
    brass: Surface = {"colour": (0.62, 0.45, 0.20), "material": Material.METAL, "roughness": 0.25}
    long, middle = 5.6, -4.65
    parts = [
        block(0.5, 1.04, long, (x, 0, middle), **wood),
        at(
            soft_box(
                0.68,
                0.06,
                long + 0.12,
                0.02,
                colour=shade(colours.wood, 0.45),
                material=Material.WOOD,
                roughness=0.18,
            ),
            x,
            1.04,
            middle,
        ),
        at(
            cylinder(0.022, long, sides=10, **brass).moved(turn("x", 90)),
            x - side * 0.42,
            0.2,
            middle - long / 2,
        ),
    ]
    for i in range(7):
        z = middle + (i - 3) * long / 7
        parts.append(
            block(
                0.02,
                0.78,
                long / 7 - 0.12,
                (x - side * 0.255, 0.14, z),
                colour=shade(colours.wood, 0.95),
                material=Material.WOOD,
                roughness=0.4,
            )
        )
        parts.append(
            at(
                seating.stool(shade(colours.wood, 0.8), 0.74),
                x - side * 0.72,
                0,
                z + float(random.uniform(-0.1, 0.1)),
            )
        )
    for i in range(9):
        z = middle + (float(i) - 4.0 + float(random.uniform(-0.3, 0.3))) * long / 9
        kind = int(random.integers(3))
        thing = (
            tableware.wine_glass(),
            _tumbler(random),
            tableware.bottle(hue(float(random.random()), 0.5, 0.35), sides=12),
        )[kind]
        parts.append(at(thing, x + float(random.uniform(-0.2, 0.2)), 1.10, z))
    tap = merged([cylinder(0.03, 0.34, sides=12, **brass), block(0.10, 0.06, 0.34, (0, 0.34, 0), **brass)])
    for z in (-0.12, 0.0, 0.12):
        tap = merged(
            [tap, at(cylinder(0.018, 0.16, sides=8, colour=(0.03, 0.03, 0.03), roughness=0.3), 0, 0.40, z)]
        )
    return [*parts, at(tap, x + side * 0.1, 1.1, -3.6)]


def _tumbler(random: np.random.Generator) -> Mesh:
    drink = hue(float(random.uniform(0.0, 0.16)), 0.85, 0.75)
    return merged(
        [
            at(cylinder(0.033, 0.05, sides=14, colour=drink, roughness=0.15), 0, 0.006, 0),
            cylinder(
                0.036, 0.10, sides=14, colour=(0.7, 0.75, 0.78), material=Material.GLASS, roughness=0.05
            ),
        ]
    )


def _bottles(random: np.random.Generator, glow: Rgb) -> Mesh:
    """Shelves before a lit pane, their back to -z, in a dark frame."""
    dark: Surface = {"colour": (0.07, 0.045, 0.03), "material": Material.WOOD, "roughness": 0.4}
    wide = 5.2
    parts = [
        block(wide, 0.95, 0.42, (0, 0, 0.21), **dark),
        block(wide, 1.62, 0.02, (0, 0.98, 0.02), colour=shade(glow, 0.62), material=Material.LIGHT),
        block(wide + 0.1, 0.12, 0.34, (0, 2.6, 0.17), **dark),
    ]
    parts += [
        block(0.07, 2.7, 0.34, (x, 0, 0.17), **dark) for x in (-wide / 2, -wide / 6, wide / 6, wide / 2)
    ]
    for y in (0.95, 1.45, 1.95):
        parts.append(block(wide, 0.03, 0.28, (0, y, 0.16), **dark))
        parts.append(
            block(
                wide - 0.1,
                0.012,
                0.01,
                (0, y + 0.032, 0.31),
                colour=shade(glow, 0.8),
                material=Material.LIGHT,
            )
        )
        at_x = -wide / 2 + 0.12
        while at_x < wide / 2 - 0.1:
            tone = hue(
                float(random.random()), float(random.uniform(0.3, 0.8)), float(random.uniform(0.2, 0.6))
            )
            high = float(random.uniform(0.24, 0.36))
            parts.append(
                at(
                    tableware.bottle(tone, height=high, sides=10),
                    at_x,
                    y + 0.03,
                    float(random.uniform(0.12, 0.22)),
                )
            )
            at_x += float(random.uniform(0.095, 0.15))
    return merged(parts)


def _seats(random: np.random.Generator, colours: palette.Palette, side: float) -> list[Mesh]:
    """Small high tables along the other wall, and a sofa at the end."""
    parts = []
    for z in (-1.5, -4.4, -6.6):
        x = side * -2.35
        parts.append(at(tables.round_table(shade(colours.wood, 0.8), radius=0.34, height=1.05), x, 0, z))
        parts.append(at(lamps.candle(0.08), x, 1.05, z))
        parts.append(at(_tumbler(random), x + 0.14, 1.05, z + 0.1))
        for away in (-0.5, 0.5):
            parts.append(at(seating.stool(shade(colours.wood, 0.7), 0.72), x, 0, z + away))
    parts.append(
        at(seating.sofa(shade(colours.main, 0.6), width=1.8, seats=2), side * -1.1, 0, -_DEPTH + 0.55)
    )
    # Over the sofa, where it is darkest.
    parts.append(at(fittings.picture(random, 1.3, 0.85), side * -1.1, 1.75, -_DEPTH + 0.01))
    bulb = cylinder(0.06, 0.22, sides=14, colour=(2.6, 1.7, 0.85), material=Material.LIGHT)
    parts += [at(bulb, side * -1.1 + x, 1.7, -_DEPTH + 0.1) for x in (-1.0, 1.0)]
    return parts
