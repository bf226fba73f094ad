"""A gallery: white walls with large pictures under spots, plinths, a bench, light from the roof."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade, soft_box
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Dust, Key, Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, ball, cylinder, lathe, shift, tube, turn

_WIDTH, _DEPTH, _HEIGHT = 9.6, 16.0, 4.6
#: Walls of old masters; modern ones are white.
_DEEP = ("#5b2a2c", "#2b4a43", "#2f3d5c")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 223])
    side = -1.0 if random.random() < 0.5 else 1.0
    modern = random.random() < 0.7
    wall = (0.80, 0.80, 0.79) if modern else shade(linear(_DEEP[int(random.integers(3))]), 1.3)
    if scene.palette:
        wall = linear(scene.palette[0])
    wooden = not modern or random.random() < 0.5
    room = Room(
        width=_WIDTH,
        depth=_DEPTH,
        height=_HEIGHT,
        wall=wall,
        floor=(0.42, 0.27, 0.15) if wooden else (0.44, 0.44, 0.43),
        floor_material=Material.WOOD if wooden else Material.CONCRETE,
        floor_roughness=0.22,
    )
    day = daylight_through(scene, side, room.floor)
    doorway = Opening(6.4 if side > 0 else 1.2, 0.0, 2.0, 3.0)
    parts = [room.shell(back=(doorway,)), *_beyond(wall, doorway), *_skylight()]
    if scene.furnished:
        parts += _pictures(random, room, modern=modern, doorway=doorway)
        parts += _sculptures(random, side)
        parts.append(at(_bench(), side * -1.2, 0, -8.2))
    low, high = room.free
    lit = 0.5 + 0.8 * day.lamps
    warm = shade((5.2, 4.9, 4.4), lit)
    above, below = day.under_panels(0.42)
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.6, 0.0, -4.8),
        way=4.5,
        beside=1.5,
        eye=(side * 1.5, 1.6, -0.6),
        target=(side * -0.4, 1.65, -10.0),
        free=(low, high),
        lamps=(
            *(
                Lamp((x, 3.9, z), warm, 9.0, towards=(math.copysign(0.5, x), -0.86, 0.0))
                for z in (-3.6, -9.0)
                for x in (-2.4, 2.4)
            ),
            Lamp((0.0, 4.0, -13.0), warm, 9.0, towards=(0.0, -0.8, -0.6)),
            Lamp((0.0, 4.2, -5.0), shade(day.view, 1.1), 9.0, towards=(0.0, -1.0, 0.0)),
        ),
        key=Key((0.25 * side, 0.94, 0.2), shade(day.key.colour, 0.5)),
        ambient=shade(above, 1.0),
        bounce=shade(below, 1.0),
        shaded=((0.0, 1.5, -7.0), 8.5),
        exposure=0.42 + 0.08 * day.lamps,
        mirror=(0.0, 0.3),
        largest=3.2,
        corners=0.7,
        dust=Dust((0.4, 0.4, 0.38), 0.0015, (0.01, -0.008, 0.01), 0.08, 5.0),
        fov=44.0,
    )


def _beyond(wall: Rgb, doorway: Opening) -> list[Mesh]:
    """What is seen through the doorway: another room's wall, lit."""
    x = -_WIDTH / 2 + doorway.left + doorway.width / 2
    return [
        block(8.0, _HEIGHT, 0.1, (x, 0, -_DEPTH - 4.0), colour=wall, roughness=0.9),
        block(8.0, 0.1, 4.0, (x, -0.1, -_DEPTH - 2.1), colour=(0.36, 0.26, 0.17), roughness=0.4),
        block(1.5, 1.2, 0.05, (x + 0.2, 1.1, -_DEPTH - 3.9), colour=(0.5, 0.12, 0.06), roughness=0.8),
    ]


def _skylight() -> list[Mesh]:
    """A strip of glass along the roof, between beams, and rails with spots."""
    parts = [
        block(
            3.0,
            0.02,
            _DEPTH - 3.0,
            (0, _HEIGHT - 0.03, -_DEPTH / 2),
            colour=(0.75, 0.75, 0.75),
            material=Material.VIEW,
        )
    ]
    bar: Surface = {"colour": (0.7, 0.7, 0.7), "roughness": 0.6}
    for z in np.arange(-1.6, -_DEPTH + 1.0, -1.6):
        parts.append(block(3.1, 0.14, 0.08, (0, _HEIGHT - 0.14, float(z)), **bar))
    for x in (-1.5, 0.0, 1.5):
        parts.append(block(0.08, 0.14, _DEPTH - 3.0, (x, _HEIGHT - 0.14, -_DEPTH / 2), **bar))
    dark: Surface = {"colour": (0.04, 0.04, 0.042), "roughness": 0.5}
    for x in (-2.6, 2.6):
        parts.append(block(0.05, 0.05, _DEPTH - 1.5, (x, _HEIGHT - 0.4, -_DEPTH / 2), **dark))
        for z in np.arange(-1.4, -_DEPTH + 1.0, -1.5):
            spot = merged(
                [
                    cylinder(0.055, 0.2, sides=12, **dark),
                    at(
                        cylinder(0.045, 0.01, sides=12, colour=(3.4, 3.1, 2.5), material=Material.LIGHT),
                        0,
                        -0.008,
                        0,
                    ),
                ]
            )
            parts.append(spot.moved(shift(x, _HEIGHT - 0.62, float(z)) @ turn("z", math.copysign(32.0, x))))
    return parts


def _pictures(random: np.random.Generator, room: Room, *, modern: bool, doorway: Opening) -> list[Mesh]:
    parts = []
    for name in ("left", "right"):
        x = -room.depth / 2 + 1.6
        while x < room.depth / 2 - 1.6:
            wide, tall = float(random.uniform(1.1, 2.6)), float(random.uniform(1.1, 2.0))
            if x + wide > room.depth / 2 - 0.8:
                break
            parts.append(
                _painting(random, wide, tall, modern=modern).moved(
                    room.onto(name) @ shift(x + wide / 2, 1.75, 0.001)
                )
            )
            x += wide + float(random.uniform(0.8, 1.4))
    x = 0.0 if doorway.width < 1 else (-1.7 if doorway.left > room.width / 2 else 1.7)
    parts.append(_painting(random, 3.3, 2.3, modern=modern).moved(room.onto("back") @ shift(x, 1.9, 0.001)))
    return parts


def _painting(random: np.random.Generator, wide: float, tall: float, *, modern: bool) -> Mesh:
    """Hung about its middle with its back to z = 0: fields, rings or strokes of colours that go together."""
    frame: Surface = (
        {"colour": (0.04, 0.038, 0.036), "roughness": 0.5}
        if modern
        else {"colour": (0.45, 0.30, 0.10), "material": Material.METAL, "roughness": 0.4}
    )
    edge = 0.03 if modern else 0.11
    base, kind = float(random.random()), int(random.integers(4))
    ground = hue(base, float(random.uniform(0.05, 0.6)), float(random.uniform(0.25, 0.95)))
    parts = [
        block(wide + 2 * edge, tall + 2 * edge, 0.05, (0, -tall / 2 - edge, 0.025), **frame),
        block(wide, tall, 0.01, (0, -tall / 2, 0.048), colour=ground, roughness=0.85),
    ]

    def tone() -> Rgb:
        turned = base + float(random.choice([0.0, 0.07, 0.45, 0.55, 0.92]))
        return hue(turned, float(random.uniform(0.3, 0.85)), float(random.uniform(0.2, 1.0)))

    z = 0.054
    if kind == 0:  # fields one above the other
        y = -tall / 2 + 0.06
        while y < tall / 2 - 0.15:
            high = min(float(random.uniform(0.15, 0.55)) * tall, tall / 2 - 0.06 - y)
            parts.append(block(wide - 0.14, high, 0.004, (0, y, z), colour=tone(), roughness=0.9))
            y += high + 0.03
    elif kind == 1:  # discs
        for i in range(int(random.integers(3, 7))):
            r = float(random.uniform(0.08, 0.3)) * min(wide, tall)
            x, y = (float(random.uniform(-0.5, 0.5)) * (span - 2 * r) for span in (wide, tall))
            disc = ball(r, r, 0.002, sides=32, colour=tone(), roughness=0.9)
            parts.append(at(disc, x, y, z + 0.003 * i))
    elif kind == 2:  # strokes
        for i in range(int(random.integers(5, 10))):
            line = [
                (float(random.uniform(-0.42, 0.42)) * wide, float(random.uniform(-0.4, 0.4)) * tall, 0.0)
                for _ in range(4)
            ]
            t = np.linspace(0.0, 1.0, 14)[:, None]
            a, b, c, d = (np.array(p) for p in line)
            way = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
            thick = float(random.uniform(0.012, 0.05))
            stroke = tube(
                [tuple(p) for p in way.tolist()], [thick] * 14, sides=6, colour=tone(), roughness=0.7
            )
            parts.append(stroke.moved(shift(0, 0, z + 0.002 * i) @ np.diag([1.0, 1.0, 0.08, 1.0])))
    else:  # hills before a sun
        parts += _hills(wide, tall, base, tone, z)
    return merged(parts)


def _hills(wide: float, tall: float, base: float, tone: Callable[[], Rgb], z: float) -> list[Mesh]:
    """Three of them, one before the other, and a sun."""
    r, n = 0.11 * tall, 24
    sun = ball(r, r, 0.002, sides=32, colour=hue(base + 0.5, 0.7, 1.0), roughness=0.9)
    parts = [at(sun, 0.2 * wide, 0.25 * tall, z)]
    across = np.linspace(-wide / 2 + 0.02, wide / 2 - 0.02, n)
    first = np.arange(n - 1)
    faces = np.concatenate(
        [
            np.column_stack([first, first + 1, first + n + 1]),
            np.column_stack([first, first + n + 1, first + n]),
        ]
    )
    for i, share in enumerate((0.55, 0.38, 0.2)):
        deep = np.full(n, z + 0.002 * (i + 1))
        top = tall * (share - 0.5 + 0.06 * np.sin(6.0 * (i + 1) * across / wide + base * 9 + i))
        low = np.full(n, 0.02 - tall / 2)
        points = np.concatenate([np.column_stack([across, y, deep]) for y in (low, top)])
        normals = np.tile((0.0, 0.0, 1.0), (2 * n, 1))
        parts.append(Mesh.of(points, faces, normals, colour=shade(tone(), 0.9 - 0.2 * i), roughness=0.9))
    return parts


def _sculptures(random: np.random.Generator, side: float) -> list[Mesh]:
    parts = []
    for x, z in ((side * 2.9, -6.6), (side * -2.9, -5.0), (side * 2.6, -11.6), (side * -2.7, -12.2)):
        high = float(random.uniform(0.75, 1.1))
        parts.append(block(0.6, high, 0.6, (x, 0, z), colour=(0.78, 0.78, 0.77), roughness=0.6))
        parts.append(at(_sculpture(random), x, high, z, yaw=float(random.uniform(0, 360))))
    return parts


def _sculpture(random: np.random.Generator) -> Mesh:
    stuffs: list[Surface] = [
        {"colour": (0.30, 0.17, 0.07), "material": Material.METAL, "roughness": 0.35},
        {"colour": (0.78, 0.76, 0.72), "roughness": 0.5},
        {"colour": (0.05, 0.05, 0.055), "roughness": 0.2},
        {"colour": hue(float(random.random()), 0.8, 0.7), "roughness": 0.15},
    ]
    stuff = stuffs[int(random.integers(4))]
    kind = int(random.integers(3))
    if kind == 0:  # a knot
        a = np.linspace(0.0, math.tau, 61)
        way = (
            np.column_stack([np.sin(a) + 2 * np.sin(2 * a), np.cos(a) - 2 * np.cos(2 * a), -np.sin(3 * a)])
            * 0.085
        )
        knot = tube([tuple(p) for p in way.tolist()], [0.045] * 61, sides=10, **stuff)
        return at(knot, 0, 0.28, 0)
    if kind == 1:  # stones upon each other
        parts, y = [], 0.0
        for size in (0.19, 0.15, 0.11, 0.07):
            parts.append(
                at(
                    ball(size, 0.62 * size, 0.85 * size, sides=20, **stuff),
                    float(random.uniform(-0.03, 0.03)),
                    y + 0.6 * size,
                    0,
                )
            )
            y += 1.18 * size
        return merged(parts)
    # a vessel
    profile = [(0.0, 0.0), (0.10, 0.0), (0.2, 0.14), (0.21, 0.25), (0.12, 0.38), (0.05, 0.46), (0.08, 0.55)]
    return lathe(profile, sides=32, **stuff)


def _bench() -> Mesh:
    leather: Surface = {"colour": (0.035, 0.035, 0.037), "roughness": 0.45}
    parts = [at(soft_box(1.9, 0.13, 0.62, 0.05, **leather), 0, 0.33, 0)]
    parts += [
        block(0.05, 0.34, 0.5, (x, 0, 0), colour=(0.5, 0.5, 0.52), material=Material.METAL, roughness=0.3)
        for x in (-0.75, 0.75)
    ]
    return merged(parts)
