"""A gym: racks of dumbbells, treadmills by the window, benches with barbells, mirrors along the wall."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout, Rim
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, ball, cylinder, shift, tube, turn

_WIDTH, _DEPTH, _HEIGHT = 9.0, 11.0, 3.6
_ACCENTS = ("#d8262c", "#f0a818", "#1f7fd0", "#4fb52b", "#e0582a")
_BLACK: Surface = {"colour": (0.03, 0.03, 0.033), "roughness": 0.5}
_STEEL: Surface = {"colour": (0.50, 0.51, 0.53), "material": Material.METAL, "roughness": 0.28}
_RUBBER: Surface = {"colour": (0.035, 0.035, 0.037), "roughness": 0.7}


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 241])
    accent = linear(scene.palette[-1] if scene.palette else _ACCENTS[int(random.integers(len(_ACCENTS)))])
    dark = random.random() < 0.5
    wall: Rgb = (0.20, 0.205, 0.215) if dark else (0.66, 0.66, 0.65)
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=_WIDTH,
        depth=_DEPTH,
        height=_HEIGHT,
        wall=linear(scene.palette[0]) if scene.palette else wall,
        floor=(0.10, 0.10, 0.105),
        floor_material=Material.ASPHALT,
        floor_roughness=0.55,
        wall_material=Material.BRICK if Feature.BRICKS in scene.features else Material.CONCRETE,
        accent=shade(accent, 0.6),
    )
    day = daylight_through(scene, side, room.floor)
    name, other = ("left", "right") if side < 0 else ("right", "left")
    pane = Opening(1.2 if side > 0 else 2.8, 0.4, 7.0, 2.5)
    parts = [room.shell(**{name: (pane,)}), room.glazed(name, pane, panes=(5, 1))]
    for x in (-2.7, 0.0, 2.7):
        parts += [at(lamps.ceiling_panel(0.16, 2.4), x, _HEIGHT - 0.02, z) for z in (-2.2, -5.4, -8.6)]
    if scene.furnished:
        parts += _machines(random, accent, side)
        parts.append(_mirrors().moved(room.onto(other)))
        parts += _end(accent)
    low, high = room.free
    above, below = day.under_panels(0.24)
    lit = 0.6 + 0.6 * day.lamps
    return Layout(
        mesh=merged(parts),
        mark=(side * -0.2, 0.0, -3.8),
        way=3.0,
        beside=1.2,
        eye=(side * -1.3, 1.5, -0.4),
        target=(side * 0.3, 1.15, -7.0),
        free=(low, high),
        lamps=(
            *(
                Lamp((x, 3.2, z), shade((3.2, 3.3, 3.4), lit), 8.0, towards=(0.0, -1.0, 0.0))
                for x in (-2.2, 2.2)
                for z in (-2.6, -6.8)
            ),
            Lamp((side * 4.0, 1.8, -4.5), shade(day.view, 1.0), 9.0, towards=(-side, 0.0, 0.0)),
            Lamp((0.0, 2.4, -10.0), shade(accent, 2.4), 6.0),
        ),
        key=day.key,
        rim=Rim((side * 0.6, 0.4, -0.7), shade(accent, 0.3)),
        ambient=above,
        bounce=below,
        shaded=((0.0, 1.2, -_DEPTH / 2), 7.2),
        exposure=0.48 + 0.12 * day.lamps,
        mirror=(0.0, 0.12),
        largest=2.5,
        corners=0.5,
        crowded=True,
        dust=Dust((0.4, 0.4, 0.4), 0.0014, (0.02, -0.01, 0.01), 0.1, 4.0),
        fov=44.0,
    )


def _mirrors() -> Mesh:
    """Along a wall at z = 0, above the racks; they give back what is around, not what stands before them."""
    glass: Surface = {"colour": (0.80, 0.82, 0.84), "material": Material.METAL, "roughness": 0.05}
    return merged([block(1.56, 1.7, 0.02, ((i - 2.5) * 1.6, 0.95, 0.02), **glass) for i in range(6)])


def _machines(random: np.random.Generator, accent: Rgb, side: float) -> list[Mesh]:
    """Treadmills by the window, dumbbells under the mirrors, a rack and a bench behind who is shown."""
    parts = [at(_treadmill(accent), side * 3.2, 0, z, yaw=side * -90) for z in (-2.4, -4.0, -5.6, -7.2)]
    parts += [at(_dumbbells(random, accent), side * -4.1, 0, z, yaw=side * 90) for z in (-2.6, -5.0)]
    parts.append(at(_bench(accent), side * -2.4, 0, -6.6, yaw=side * 18))
    parts.append(at(_power_rack(accent), side * -0.9, 0, -9.2))
    parts.append(at(_bench(accent), side * 1.4, 0, -8.4, yaw=side * -12))
    mat = block(1.5, 0.02, 2.6, (side * -0.2, 0, -3.8), colour=shade(accent, 0.35), roughness=0.8)
    parts.append(mat)
    parts.append(at(_kettlebells(accent), side * -3.6, 0, -8.2))
    large = ball(0.34, 0.34, 0.34, sides=28, colour=shade(accent, 0.85), roughness=0.45)
    parts.append(at(large, side * -3.7, 0.34, -1.0))
    return parts


def _end(accent: Rgb) -> list[Mesh]:
    """The wall at the end: a stripe of light, wall bars and a bag to box."""
    back = -_DEPTH
    wood: Surface = {"colour": (0.50, 0.33, 0.17), "material": Material.WOOD, "roughness": 0.45}
    parts = [
        block(
            _WIDTH - 0.6,
            0.06,
            0.04,
            (0, 2.95, back + 0.03),
            colour=shade(accent, 2.4),
            material=Material.LIGHT,
        )
    ]
    for x in (-2.9, 2.9):
        for d in (-0.45, 0.45):
            parts.append(block(0.05, 2.5, 0.1, (x + d, 0, back + 0.08), **wood))
        parts += [block(0.9, 0.035, 0.035, (x, 0.15 + 0.19 * i, back + 0.12), **wood) for i in range(13)]
    parts.append(
        at(cylinder(0.19, 1.15, sides=20, colour=shade(accent, 0.5), roughness=0.4), 1.2, 0.95, back + 1.0)
    )
    parts.append(at(cylinder(0.012, 1.5, sides=6, **_STEEL), 1.2, 2.1, back + 1.0))
    return parts


def _treadmill(accent: Rgb) -> Mesh:
    """Who runs on it looks along -z."""
    parts = [
        at(soft_box(0.82, 0.2, 1.75, 0.04, **_BLACK), 0, 0, 0),
        block(0.52, 0.012, 1.45, (0, 0.2, 0.08), colour=(0.07, 0.07, 0.075), roughness=0.6),
        at(soft_box(0.8, 0.28, 0.34, 0.08, colour=(0.09, 0.09, 0.095), roughness=0.4), 0, 0.16, -0.76),
    ]
    for x in (-0.37, 0.37):
        parts.append(block(0.05, 0.01, 1.5, (x, 0.2, 0.06), colour=shade(accent, 0.8), roughness=0.4))
        parts.append(
            tube([(x, 0.2, -0.72), (x, 0.9, -0.66), (x, 1.22, -0.58)], [0.035] * 3, sides=10, **_STEEL)
        )
        parts.append(tube([(x, 1.05, -0.6), (x, 1.02, -0.15)], [0.024] * 2, sides=8, **_BLACK))
    console = merged(
        [
            soft_box(0.76, 0.42, 0.07, 0.03, **_BLACK),
            block(0.42, 0.24, 0.01, (0, 0.1, 0.034), colour=(0.25, 0.75, 1.3), material=Material.LIGHT),
        ]
    )
    return merged([*parts, console.moved(shift(0, 1.12, -0.6) @ turn("x", -24))])


def _dumbbell(size: float, accent: Rgb) -> Mesh:
    """Along x about the origin."""
    parts = [tube([(-0.09, 0, 0), (0.09, 0, 0)], [0.015] * 2, sides=8, **_STEEL)]
    for x in (-1.0, 1.0):
        head = cylinder(size, 0.055 + 0.3 * size, sides=12, **_RUBBER).moved(turn("z", -90.0 * x))
        parts.append(at(head, x * 0.065, 0, 0))
        cap = cylinder(size * 0.6, 0.004, sides=12, colour=shade(accent, 0.7), roughness=0.5).moved(
            turn("z", -90.0 * x)
        )
        parts.append(at(cap, x * (0.12 + 0.3 * size), 0, 0))
    return merged(parts)


def _dumbbells(random: np.random.Generator, accent: Rgb) -> Mesh:
    """A rack of three rows, its front to +z."""
    parts = [block(0.06, 0.95, 0.5, (x, 0, 0), **_BLACK) for x in (-1.1, 1.1)]
    for row, (y, z) in enumerate(((0.22, 0.14), (0.54, 0.02), (0.86, -0.1))):
        parts.append(block(2.2, 0.03, 0.28, (0, y, z), **_STEEL).moved(np.eye(4)))
        size = (0.085, 0.07, 0.055)[row]
        for i in range(7):
            if random.random() < 0.92:
                parts.append(
                    _dumbbell(size, accent).moved(shift((i - 3) * 0.3, y + 0.03 + size, z) @ turn("y", 90))
                )
    return merged(parts)


def _bench(accent: Rgb) -> Mesh:
    """Flat, with a barbell on its stand at -z."""
    pad: Surface = {"colour": (0.05, 0.05, 0.053), "roughness": 0.45}
    parts = [
        at(soft_box(0.32, 0.09, 1.2, 0.03, **pad), 0, 0.38, 0),
        block(0.08, 0.38, 0.08, (0, 0, 0.45), **_STEEL),
        block(0.5, 0.06, 0.08, (0, 0, 0.45), **_STEEL),
        block(0.08, 0.38, 0.08, (0, 0, -0.4), **_STEEL),
    ]
    for x in (-0.52, 0.52):
        parts.append(block(0.07, 1.08, 0.07, (x, 0, -0.5), colour=shade(accent, 0.75), roughness=0.4))
        parts.append(block(0.08, 0.06, 0.6, (x, 0, -0.5), **_STEEL))
    parts.append(block(1.0, 0.06, 0.06, (0, 0.1, -0.5), **_STEEL))
    return merged([*parts, at(_barbell(accent), 0, 1.05, -0.43)])


def _barbell(accent: Rgb) -> Mesh:
    parts = [tube([(-1.05, 0, 0), (1.05, 0, 0)], [0.016] * 2, sides=8, **_STEEL)]
    for x in (-1.0, 1.0):
        for i, (radius, tone) in enumerate(
            ((0.22, (0.035, 0.035, 0.037)), (0.22, shade(accent, 0.7)), (0.14, (0.035, 0.035, 0.037)))
        ):
            plate = cylinder(radius, 0.045, sides=24, colour=tone, roughness=0.5).moved(turn("z", -90.0 * x))
            parts.append(at(plate, x * (0.72 + 0.055 * i), 0, 0))
    return merged(parts)


def _power_rack(accent: Rgb) -> Mesh:
    frame: Surface = {"colour": (0.06, 0.06, 0.065), "roughness": 0.4}
    parts = [block(0.08, 2.3, 0.08, (x, 0, z), **frame) for x in (-0.62, 0.62) for z in (-0.55, 0.55)]
    parts += [
        block(1.32, 0.08, 0.08, (0, 2.25, z), colour=shade(accent, 0.75), roughness=0.4)
        for z in (-0.55, 0.55)
    ]
    parts += [block(0.08, 0.08, 1.1, (x, y, 0), **frame) for x in (-0.62, 0.62) for y in (0.0, 2.22)]
    return merged([*parts, at(_barbell(accent), 0, 1.38, 0.6)])


def _kettlebells(accent: Rgb) -> Mesh:
    parts = []
    for i, size in enumerate((0.09, 0.11, 0.13, 0.15)):
        z = 0.34 * i
        parts.append(at(ball(size, size, size, sides=18, **_RUBBER), 0, size, -z))
        grip = [
            (-0.6 * size, 1.6 * size, -z),
            (-0.55 * size, 2.5 * size, -z),
            (0.55 * size, 2.5 * size, -z),
            (0.6 * size, 1.6 * size, -z),
        ]
        parts.append(tube(grip, [0.02] * 4, sides=8, colour=shade(accent, 0.7), roughness=0.4))
    return merged(parts)
