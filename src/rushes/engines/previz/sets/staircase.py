"""The hall of a house: stairs that lead up to a gallery, a floor of stone, a chandelier."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import fittings, lamps, plants, storage
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import palette
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, ball, cylinder

_STEPS, _RISE, _TREAD, _WIDE = 17, 0.165, 0.28, 2.3
#: z of the lowest step's edge.
_FOOT = -3.6
_HIGH = _STEPS * _RISE
_TOP = _FOOT - _STEPS * _TREAD
_WHITE: Rgb = (0.78, 0.77, 0.75)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 181])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=7.0,
        depth=10.4,
        height=5.6,
        wall=colours.wall,
        floor=(0.62, 0.60, 0.57),
        floor_material=Material.TILES,
        floor_roughness=0.1,
        wall_material=colours.wall_material,
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    tall = tuple(Opening(left, 0.6, 1.3, 3.9) for left in ((4.4, 7.4) if side > 0 else (1.7, 4.7)))
    end = Opening(room.width / 2 - 0.8, _HIGH + 0.6, 1.6, 1.6)
    parts = [room.shell(back=(end,), **{name: tall}), room.glazed("back", end, panes=(2, 2))]
    parts += [room.glazed(name, hole, panes=(2, 4)) for hole in tall]
    parts += _flight(colours, room)
    if scene.furnished:
        parts += _furniture(random, room, colours, side)
        parts.append(at(lamps.chandelier(cord=1.3), 0, room.height, -5.6))
    low, high = room.free
    lit = 0.5 + 1.3 * day.lamps
    glow = [
        Lamp((side * 3.1, 2.2, -3.4), shade(day.view, 0.9), 10.0, towards=(-side, 0.0, 0.0)),
        Lamp((0.0, 3.9, -5.4), shade((2.6, 1.9, 1.2), lit), 9.0),
        Lamp((0.0, _HIGH + 2.1, -9.2), shade((1.3, 1.0, 0.65), lit), 6.0),
    ]
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.2, 0.0, -2.2),
        way=1.0,
        beside=1.3,
        eye=(side * -0.9, 1.6, -0.3),
        target=(0.0, 1.9, -7.0),
        free=((low[0], low[1], -3.2), high),
        lamps=tuple(glow),
        key=day.key,
        ambient=day.ambient,
        bounce=day.bounce,
        shaded=((0.0, 2.0, -5.2), 7.0),
        exposure=0.46 + 0.2 * day.lamps,
        mirror=(0.0, 0.4),
        largest=2.4,
        corners=0.55,
        crowded=True,
        fov=52.0,
    )


def _flight(colours: palette.Palette, room: Room) -> list[Mesh]:
    stone: Surface = {"colour": _WHITE, "roughness": 0.3}
    wood: Surface = {"colour": colours.wood, "material": Material.WOOD, "roughness": 0.35}
    carpet: Surface = {"colour": shade(colours.main, 0.9), "material": Material.FABRIC, "roughness": 0.95}
    iron: Surface = {"colour": (0.05, 0.05, 0.055), "roughness": 0.4}
    parts: list[Mesh] = []
    for i in range(_STEPS):
        z = _FOOT - (i + 0.5) * _TREAD
        up = (i + 1) * _RISE
        parts.append(block(_WIDE, up, _TREAD, (0, 0, z), **stone))
        parts.append(block(_WIDE * 0.52, 0.012, _TREAD + 0.01, (0, up, z + 0.006), **carpet))
        parts.append(block(_WIDE * 0.52, _RISE, 0.012, (0, up - _RISE, z + _TREAD / 2 + 0.006), **carpet))
        for x in (-_WIDE / 2 + 0.06, _WIDE / 2 - 0.06):
            parts.append(block(0.025, 0.9, 0.025, (x, up, z), **iron))
    slope = float(np.hypot(_STEPS * _TREAD, _HIGH))
    for x in (-_WIDE / 2 + 0.06, _WIDE / 2 - 0.06):
        rail = block(0.07, 0.06, slope, (0, -0.03, 0), **wood)
        middle = (x, _HIGH / 2 + _RISE / 2 + 0.92, (_FOOT + _TOP) / 2)
        parts.append(rail.moved(_tilted(middle)))
        parts.append(block(0.12, 1.15, 0.12, (x, 0, _FOOT + 0.05), **wood))
        parts.append(at(ball(0.085, 0.085, 0.085, sides=20, **wood), x, 1.22, _FOOT + 0.05))
    # The gallery, with what carries it, and its balustrade on both sides of the stairs.
    deep = room.depth + _TOP
    half = room.width / 2
    parts.append(block(room.width, 0.22, deep, (0, _HIGH - 0.22, _TOP - deep / 2), **stone))
    reach = half - _WIDE / 2
    for sign in (-1, 1):
        middle_x = sign * (half + _WIDE / 2) / 2
        parts.append(block(reach, 0.06, 0.07, (middle_x, _HIGH + 0.95, _TOP - 0.06), **wood))
        for x in np.arange(_WIDE / 2 + 0.08, half, 0.16):
            parts.append(block(0.025, 0.95, 0.025, (sign * float(x), _HIGH, _TOP - 0.06), **iron))
        pillar = cylinder(0.17, _HIGH - 0.22, top=0.14, sides=24, **stone)
        parts.append(at(pillar, sign * (_WIDE / 2 + 0.5), 0, _TOP - 0.25))
        parts.append(at(fittings.door(shade(colours.accent, 0.9)), sign * 2.3, 0, -room.depth + 0.03))
        parts.append(at(fittings.door(shade(colours.accent, 0.9)), sign * 2.3, _HIGH, -room.depth + 0.03))
    return parts


def _tilted(middle: tuple[float, float, float]) -> NDArray[np.float64]:
    """As the stairs rise towards -z, about there."""
    along = np.array([0.0, _HIGH, _TOP - _FOOT])
    along /= np.linalg.norm(along)
    matrix = np.eye(4)
    matrix[:3, 1] = (0.0, -along[2], along[1])
    matrix[:3, 2] = -along
    matrix[:3, 3] = middle
    return matrix


def _furniture(random: np.random.Generator, room: Room, colours: palette.Palette, side: float) -> list[Mesh]:
    half, far = room.width / 2, -side
    console = storage.sideboard(colours.wood, width=1.3, height=0.8)
    hung = fittings.picture(random, 0.9, 1.2).moved(room.onto("right" if side < 0 else "left"))
    return [
        at(fittings.rug(2.2, 2.2, colours.main, colours.second), 0, 0.002, -2.3),
        at(console, far * (half - 0.25), 0, -3.0, yaw=90 * side),
        at(lamps.table_lamp(foot=shade(colours.second, 0.8)), far * (half - 0.25), 0.8, -2.7),
        at(plants.flowers(random, colours.second, 0.45), far * (half - 0.25), 0.8, -3.25),
        at(hung, 0, 2.1, 2.2),
        at(plants.potted(random, 1.7), -_WIDE / 2 - 0.5, 0, _FOOT + 0.1),
        at(plants.potted(random, 1.7), _WIDE / 2 + 0.5, 0, _FOOT + 0.1),
    ]
