"""A prison's cell: bare walls, a bunk bed of steel, a small barred window, bars towards the corridor."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import Rgb, at, block, cushion, shade, soft_box
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets.layout import Dust, Key, Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder, lathe, shift, turn

_WIDTH, _DEPTH, _HEIGHT = 3.6, 4.6, 2.9
_WALLS = ("#8d8f86", "#7f8a86", "#97907f", "#7d8288")
_IRON: Surface = {"colour": (0.10, 0.105, 0.11), "material": Material.METAL, "roughness": 0.45}
_STEEL: Surface = {"colour": (0.55, 0.56, 0.58), "material": Material.METAL, "roughness": 0.35}


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 263])
    wall = linear(scene.palette[0] if scene.palette else _WALLS[int(random.integers(len(_WALLS)))])
    side = -1.0 if random.random() < 0.5 else 1.0
    bricks = random.random() < 0.25 or Feature.BRICKS in scene.features
    room = Room(
        width=_WIDTH,
        depth=_DEPTH,
        height=_HEIGHT,
        wall=wall,
        floor=(0.30, 0.30, 0.295),
        floor_material=Material.CONCRETE,
        floor_roughness=0.6,
        skirting=shade(wall, 0.35),
        wall_material=Material.BRICK if bricks else Material.CONCRETE,
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    bars = "right" if side < 0 else "left"
    high = Opening(_DEPTH / 2 - 0.45, 1.85, 0.9, 0.6)
    front = Opening(0.3, 0.0, _DEPTH - 1.2, 2.5)
    parts = [room.shell(**{name: (high,), bars: (front,)}), room.glazed(name, high, panes=(1, 1))]
    window = [at(cylinder(0.016, 0.6, sides=8, **_IRON), -0.36 + 0.18 * i, 1.85, -0.06) for i in range(5)]
    parts.append(merged(window).moved(room.onto(name)))
    parts.append(_bars(front).moved(room.onto(bars)))
    parts.append(_corridor(wall).moved(room.onto(bars)))
    lamp = block(0.5, 0.1, 0.2, (0, _HEIGHT - 0.12, -2.4), colour=(2.4, 2.3, 1.9), material=Material.LIGHT)
    parts.append(lamp)
    if scene.furnished:
        parts += _furniture(random, room, side)
    low, upper = room.free
    lit = 0.35 + 0.5 * day.lamps
    return Layout(
        mesh=merged(parts),
        mark=(side * -0.25, 0.0, -2.6),
        way=0.9,
        beside=0.5,
        eye=(side * -1.2, 1.5, -0.3),
        target=(side * 0.25, 1.05, -3.8),
        free=(low, upper),
        lamps=(
            Lamp((0.0, 2.6, -2.4), shade((5.0, 4.6, 3.8), lit), 6.0, towards=(0.0, -1.0, 0.0)),
            Lamp((side * -3.1, 2.3, -1.6), (2.6, 2.2, 1.5), 6.0),
            Lamp((side * 1.6, 2.1, -2.3), shade(day.view, 0.45), 5.0, towards=(-side, -0.3, 0.0)),
            Lamp((0.0, 1.8, -0.3), (0.5, 0.5, 0.48), 4.0),
        ),
        key=Key((side * 0.8, 0.52, -0.22), shade(day.key.colour, 1.1)),
        ambient=_dim(day.ambient, 0.05),
        bounce=_dim(day.bounce, 0.04),
        shaded=((0.0, 1.2, -_DEPTH / 2), 3.8),
        exposure=0.66,
        shafts=0.026 * (1.0 - 0.8 * day.lamps),
        largest=2.1,
        corners=0.5,
        dust=Dust((0.5, 0.47, 0.4), 0.0015, (0.012, -0.008, 0.01), 0.5, 3.0),
        fov=48.0,
    )


def _dim(daylight: Rgb, least: float) -> Rgb:
    """A small window lets in little of the day."""
    return least + 0.34 * daylight[0], least + 0.34 * daylight[1], least + 0.34 * daylight[2]


def _bars(hole: Opening) -> Mesh:
    """A grating with a sliding door, in its wall's own space."""
    x0 = -_DEPTH / 2 + hole.left
    parts = [
        block(hole.width, 0.07, 0.06, (x0 + hole.width / 2, y, -0.08), **_IRON) for y in (0.0, 0.95, 2.43)
    ]
    count = round(hole.width / 0.125)
    for i in range(count + 1):
        x = x0 + hole.width * i / count
        parts.append(at(cylinder(0.017, hole.height, sides=8, **_IRON), x, 0, -0.08))
    parts.append(block(0.16, 0.28, 0.12, (x0 + 1.3, 0.92, -0.08), colour=(0.16, 0.165, 0.17), roughness=0.4))
    for x in (x0 + 0.4, x0 + 1.22):
        parts.append(block(0.06, hole.height, 0.09, (x, 0, -0.08), **_IRON))
    return merged(parts)


def _corridor(wall: Rgb) -> Mesh:
    """What is seen between the bars: a walk with a rail and the wall across it."""
    far: Surface = {"colour": shade(wall, 0.75), "material": Material.CONCRETE, "roughness": 0.9}
    parts = [
        block(_DEPTH + 4.0, 3.4, 0.2, (0, 0, -3.2), **far),
        block(
            _DEPTH + 4.0,
            0.1,
            3.2,
            (0, -0.1, -1.7),
            colour=(0.26, 0.26, 0.255),
            material=Material.CONCRETE,
            roughness=0.5,
        ),
        block(_DEPTH + 4.0, 0.1, 3.2, (0, 3.2, -1.7), **far),
        block(1.4, 0.06, 0.2, (-0.6, 3.12, -1.6), colour=(2.6, 2.3, 1.7), material=Material.LIGHT),
    ]
    for x in (-2.0, 1.0):
        parts.append(block(0.9, 2.1, 0.06, (x, 0, -3.06), colour=(0.12, 0.17, 0.17), roughness=0.5))
        parts.append(block(0.3, 0.14, 0.02, (x, 1.5, -3.02), colour=(0.02, 0.02, 0.02), roughness=0.3))
    return merged(parts)


def _furniture(random: np.random.Generator, room: Room, side: float) -> list[Mesh]:
    """A bunk along the wall at the end, a basin, a toilet, a small table, marks of days on the wall."""
    back = -_DEPTH
    parts = [at(_bunk(), side * -0.2, 0, back + 0.5)]
    parts.append(at(_toilet(), side * (_WIDTH / 2 - 0.36), 0, -1.0, yaw=side * -90))
    basin = merged(
        [
            at(soft_box(0.46, 0.16, 0.38, 0.05, **_STEEL), 0, 0.72, 0),
            block(0.03, 0.16, 0.03, (0, 0.88, -0.14), **_STEEL),
        ]
    )
    parts.append(at(basin, side * (_WIDTH / 2 - 0.24), 0, -1.75, yaw=side * -90))
    shelf = block(
        0.6, 0.04, 0.4, (side * (_WIDTH / 2 - 0.22), 0.72, -2.75), colour=(0.30, 0.31, 0.32), roughness=0.5
    )
    seat = merged(
        [cylinder(0.17, 0.03, sides=18, **_IRON), at(cylinder(0.03, 0.44, sides=10, **_IRON), 0, -0.44, 0)]
    )
    parts += [shelf, at(seat, side * (_WIDTH / 2 - 0.75), 0.45, -2.75)]
    for group in range(int(random.integers(3, 6))):
        for i in range(4):
            line = block(0.012, 0.13, 0.002, (0.05 * i, 0, 0), colour=(0.62, 0.62, 0.60), roughness=0.9)
            parts.append(
                line.moved(
                    room.onto("back")
                    @ shift(side * -1.15 + 0.3 * (group % 3), 1.9 - 0.2 * (group // 3), 0.004)
                )
            )
        across = block(0.22, 0.012, 0.002, (0.075, 0.06, 0), colour=(0.62, 0.62, 0.60), roughness=0.9)
        turned = shift(side * -1.15 + 0.3 * (group % 3), 1.9 - 0.2 * (group // 3), 0.005) @ turn("z", 14)
        parts.append(across.moved(room.onto("back") @ turned))
    return parts


def _bunk() -> Mesh:
    """Two beds one above the other, along x."""
    cloth: Surface = {"colour": (0.28, 0.31, 0.33), "material": Material.FABRIC, "roughness": 0.95}
    white: Surface = {"colour": (0.62, 0.61, 0.57), "material": Material.FABRIC, "roughness": 0.95}
    parts = [block(0.06, 1.75, 0.06, (x, 0, z), **_IRON) for x in (-0.98, 0.98) for z in (-0.4, 0.4)]
    for y in (0.38, 1.3):
        parts.append(block(1.96, 0.06, 0.84, (0, y, 0), **_IRON))
        parts.append(at(soft_box(1.88, 0.12, 0.8, 0.05, **white), 0, y + 0.06, 0))
        parts.append(at(soft_box(1.3, 0.13, 0.83, 0.05, **cloth), 0.28, y + 0.075, 0))
        parts.append(at(cushion(0.4, 0.13, 0.6, **white), -0.7, y + 0.15, 0))
    parts += [block(0.04, 0.04, 0.84, (x, 1.6, 0), **_IRON) for x in (-0.98, 0.98)]
    return merged(parts)


def _toilet() -> Mesh:
    """Of steel, its back to -z."""
    bowl = lathe(
        [(0.0, 0.0), (0.15, 0.0), (0.12, 0.2), (0.2, 0.4), (0.17, 0.42), (0.11, 0.3), (0.0, 0.26)],
        sides=20,
        **_STEEL,
    )
    return merged([at(bowl, 0, 0, 0.06), at(soft_box(0.42, 0.6, 0.16, 0.03, **_STEEL), 0, 0, -0.26)])
