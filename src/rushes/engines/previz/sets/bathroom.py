"""A bathroom: a tub that stands free before tiles, a basin under a mirror, a glass shower, a window."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import lamps, plants
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import outlook, palette
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder, lathe, scale, tube

_WHITE: Rgb = (0.84, 0.84, 0.83)
_CHROME: Surface = {"colour": (0.66, 0.67, 0.69), "material": Material.METAL, "roughness": 0.15}
_STONES: tuple[Rgb, ...] = ((0.52, 0.50, 0.47), (0.30, 0.31, 0.32), (0.62, 0.60, 0.56), (0.26, 0.33, 0.34))


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 179])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    stone = _STONES[int(random.integers(len(_STONES)))]
    room = Room(
        width=4.2,
        depth=4.8,
        height=2.65,
        wall=colours.wall if scene.palette else (0.74, 0.73, 0.71),
        floor=shade(stone, 0.9),
        floor_material=Material.TILES,
        floor_roughness=0.14,
        accent=stone,
        skirting=shade(stone, 0.9),
        wall_material=Material.TILES,
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    pane = Opening(0.7 if side > 0 else 2.5, 0.75, 1.6, 1.5)
    # A view is worth a wall of glass.
    glass = (Opening(0.25, 0.5, room.width - 0.5, room.height - 0.75),) if outlook.wide_open(scene) else ()
    parts = [
        room.shell(back=glass, **{name: (pane,)}),
        room.glazed(name, pane, pane=not glass, panes=(2, 1)),
        *(room.glazed("back", wide, pane=False, panes=(3, 1)) for wide in glass),
    ]
    parts += [at(lamps.ceiling_panel(0.4, 0.4, (2.4, 2.2, 1.9)), x, room.height, -2.6) for x in (-1.0, 1.0)]
    if scene.furnished:
        parts += _fitted(random, room, colours, side)
    low, high = room.free
    lit = 0.5 + 2.0 * day.lamps
    glow = [
        Lamp((side * 1.9, 1.5, -2.9), shade(day.view, 0.8), 7.0, towards=(-side, 0.0, 0.0)),
        Lamp((0.0, 2.3, -2.4), shade((1.1, 1.0, 0.85), lit), 6.5),
        Lamp((side * -1.5, 1.75, -2.75), shade((1.0, 0.85, 0.6), 0.5 + 1.2 * day.lamps), 4.0),
    ]
    made = Layout(
        mesh=merged(parts),
        mark=(side * -0.3, 0.0, -2.2),
        way=0.8,
        beside=0.7,
        eye=(side * 0.5, 1.45, -0.25),
        target=(side * -0.1, 0.95, -3.9),
        free=(low, high),
        lamps=tuple(glow),
        key=day.key,
        ambient=day.ambient,
        bounce=day.bounce,
        shaded=((0.0, 1.2, -room.depth / 2), 4.2),
        exposure=0.5 + 0.2 * day.lamps,
        mirror=(0.0, 0.25),
        largest=2.1,
        corners=0.5,
        crowded=True,
        fov=46.0,
    )
    return outlook.with_outlook(made, scene, room, "back", day)


def _fitted(random: np.random.Generator, room: Room, colours: palette.Palette, side: float) -> list[Mesh]:
    back, half, far = -room.depth, room.width / 2, -side
    return [
        at(_tub(), side * 0.35, 0, back + 0.85),
        at(_tap_of_the_floor(), side * 1.3, 0, back + 0.75, yaw=180 if side > 0 else 0),
        at(_washstand(colours), far * (half - 0.27), 0, -2.75, yaw=90 * side),
        at(plants.potted(random, 1.2), side * (half - 0.4), 0, back + 0.45),
        at(_towel(colours.second), far * (half - 0.04), 1.0, -1.6, yaw=90 * side),
        at(_ladder(colours), far * (half - 0.35), 0, back + 0.12),
        # A bath mat, and a stool with folded towels.
        at(
            soft_box(0.9, 0.03, 0.55, 0.014, colour=colours.second, material=Material.FABRIC),
            side * 0.3,
            0,
            back + 1.75,
        ),
        at(_stool(colours), side * -0.75, 0, back + 1.0),
        at(plants.potted(random, 0.35, kind=0), far * (half - 0.25), 0.87, -2.75),
    ]


def _tub() -> Mesh:
    """Oval, 1.7 m long, with water in it."""
    wall = [(0.0, 0.0), (0.30, 0.0), (0.34, 0.03), (0.40, 0.55), (0.425, 0.585), (0.42, 0.60), (0.39, 0.585)]
    wall += [(0.37, 0.5), (0.34, 0.3), (0.3, 0.2), (0.0, 0.19)]
    shell = lathe(wall, sides=48, colour=_WHITE, roughness=0.12)
    water = at(cylinder(0.355, 0.004, sides=48, colour=(0.42, 0.56, 0.60), roughness=0.04), 0, 0.42, 0)
    return merged([shell, water]).moved(scale(2.0, 1.0, 1.0))


def _tap_of_the_floor() -> Mesh:
    """Reaches to -x."""
    bend = [(0.0, 0.0, 0.0), (0.0, 0.85, 0.0), (-0.04, 0.93, 0.0), (-0.22, 0.93, 0.0), (-0.25, 0.86, 0.0)]
    return tube(bend, [0.017] * 5, sides=10, **_CHROME)


def _washstand(colours: palette.Palette) -> Mesh:
    """Against a wall at -z: a drawer under a top with two basins, a mirror with a line of light above."""
    wood: Surface = {"colour": colours.wood, "material": Material.WOOD, "roughness": 0.4}
    parts = [
        block(1.6, 0.42, 0.46, (0, 0.42, 0), **wood),
        block(1.6, 0.008, 0.47, (0, 0.625, 0.003), colour=shade(colours.wood, 0.3), roughness=0.6),
        at(soft_box(1.66, 0.035, 0.5, 0.01, colour=(0.72, 0.71, 0.69), roughness=0.15), 0, 0.84, 0),
        block(
            1.5,
            0.95,
            0.012,
            (0, 1.15, -0.25),
            colour=(0.80, 0.83, 0.85),
            material=Material.METAL,
            roughness=0.04,
        ),
        block(1.5, 0.03, 0.03, (0, 2.12, -0.24), colour=(3.2, 2.9, 2.4), material=Material.LIGHT),
    ]
    bowl = [(0.0, 0.0), (0.1, 0.0), (0.2, 0.10), (0.21, 0.115), (0.195, 0.115), (0.1, 0.03), (0.0, 0.025)]
    for x in (-0.4, 0.4):
        parts.append(at(lathe(bowl, sides=36, colour=_WHITE, roughness=0.12), x, 0.875, 0.02))
        spout = [(x, 0.875, -0.2), (x, 1.1, -0.2), (x, 1.13, -0.15), (x, 1.1, -0.06)]
        parts.append(tube(spout, [0.012] * 4, sides=8, **_CHROME))
    return merged(parts)


def _towel(colour: Rgb) -> Mesh:
    """Over a rail, its back to z = 0."""
    cloth = soft_box(0.5, 0.72, 0.04, 0.018, colour=colour, material=Material.FABRIC, roughness=0.95)
    return merged([at(cloth, 0, -0.28, 0.05), block(0.62, 0.02, 0.02, (0, 0.42, 0.05), **_CHROME)])


def _ladder(colours: palette.Palette) -> Mesh:
    """A shelf of wood against a wall at -z, with rolled towels and bottles."""
    wood: Surface = {"colour": colours.pale_wood, "material": Material.WOOD, "roughness": 0.5}
    parts = [block(0.035, 1.7, 0.035, (x, 0, 0), **wood) for x in (-0.25, 0.25)]
    for y in (0.35, 0.8, 1.25):
        parts.append(block(0.52, 0.03, 0.24, (0, y, 0.08), **wood))
        for i, x in enumerate((-0.14, 0.02, 0.16)):
            tone = (colours.second, _WHITE, colours.main)[i]
            parts.append(at(cylinder(0.05, 0.14, sides=16, colour=tone, roughness=0.6), x, y + 0.03, 0.08))
    return merged(parts)


def _stool(colours: palette.Palette) -> Mesh:
    wood: Surface = {"colour": colours.pale_wood, "material": Material.WOOD, "roughness": 0.5}
    parts = [at(cylinder(0.18, 0.42, top=0.16, sides=28, **wood), 0, 0, 0)]
    for i in range(2):
        roll = soft_box(0.26, 0.06, 0.2, 0.025, colour=(_WHITE, colours.second)[i], material=Material.FABRIC)
        parts.append(at(roll, 0, 0.42 + 0.06 * i, 0))
    return merged(parts)
