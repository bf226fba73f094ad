"""A cave: a hall of rock with spikes of stone, seen towards its mouth, through which the daylight falls."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Mesh, merged
from rushes.engines.previz.props import rocks, trees
from rushes.engines.previz.props.kit import Rgb, at, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import lawn
from rushes.engines.previz.sets.layout import Dust, Key, Lamp, Layout
from rushes.engines.previz.sets.underwater import rock
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import plane, shift, turn

_STONES: tuple[Rgb, ...] = ((0.24, 0.20, 0.165), (0.19, 0.19, 0.20), (0.27, 0.19, 0.13))
_WIDE, _HIGH, _LONG = 9.5, 6.4, 34.0
_MOUTH = 9.0 - _LONG


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 263])
    stone = _STONES[int(random.integers(len(_STONES)))]
    side = float(random.choice([-1.0, 1.0]))
    day = daylight_through(scene, side, stone)
    bright = 1.0 - 0.9 * day.lamps
    parts = [rocks.gallery(_LONG, _WIDE, _HIGH, int(random.integers(1 << 30)), stone)]
    parts += [*_spikes(random, stone), *_outside(random, scene)]
    parts += _boulders(random, stone) if scene.furnished else []
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -6.0),
        way=10.0,
        beside=1.6,
        eye=(0.7 * side, 1.6, 3.2),
        target=(-0.3 * side, 2.0, _MOUTH),
        free=((-2.0, 0.3, -20.0), (2.0, 3.0, 6.0)),
        lamps=(
            Lamp((1.8 * side, 2.3, -2.6), (8.0, 7.0, 5.8), 13.0),
            Lamp((-2.2 * side, 1.2, -9.0), shade((6.5, 3.8, 1.8), 0.5 + 0.5 * day.lamps), 9.0),
            Lamp((0.0, 3.2, _MOUTH + 4.0), shade((60.0, 66.0, 74.0), bright + 0.03), 20.0),
        ),
        key=Key((0.3 * side, 0.66, -0.7), shade(day.key.colour, 0.9)),
        ambient=shade((0.15, 0.155, 0.17), 0.7 + bright),
        bounce=shade((0.14, 0.125, 0.11), 0.6 + bright),
        shaded=((0.0, 1.5, -12.0), 17.0),
        exposure=0.62,
        backdrop=(shade(day.view, 0.45), shade(day.view, 0.9)),
        fog=(shade(day.view, 0.045), 0.012),
        shafts=0.014 * bright,
        corners=1.3,
        largest=2.6,
        fov=48.0,
        dust=Dust((0.35, 0.34, 0.31), 0.004, (0.02, -0.01, 0.02), 0.35, 7.0),
    )


def _spikes(random: np.random.Generator, stone: Rgb) -> list[Mesh]:
    """From the roof and from the floor, beside the way."""
    parts = []
    for _ in range(34):
        x = float(random.uniform(-4.2, 4.2))
        z = float(random.uniform(_MOUTH + 3.0, 1.0))
        high = float(random.uniform(0.5, 1.7)) * (1.0 if abs(x) > 1.6 else 0.6)
        made = rocks.spike(random, high, shade(stone, float(random.uniform(0.9, 1.25))))
        roof = _HIGH * (0.42 + 0.56 * np.sqrt(max(0.0, 1.0 - (x / (_WIDE / 2)) ** 2)))
        parts.append(made.moved(shift(x, float(roof), z) @ turn("z", 180.0)))
    for _ in range(26):
        side = float(random.choice([-1.0, 1.0]))
        x = side * float(random.uniform(2.3, 4.4))
        z = float(random.uniform(_MOUTH + 2.0, 2.0))
        made = rocks.spike(
            random, float(random.uniform(0.4, 1.5)), shade(stone, float(random.uniform(0.9, 1.2)))
        )
        parts.append(at(made, x, 0.0, z))
    return parts


def _boulders(random: np.random.Generator, stone: Rgb) -> list[Mesh]:
    parts = []
    for _ in range(22):
        x = float(random.choice([-1.0, 1.0])) * float(random.uniform(2.0, 4.4))
        size = float(random.uniform(0.2, 0.65))
        parts.append(at(rock(random, size, stone, sides=14), x, 0.1, float(random.uniform(_MOUTH, 3.0))))
    return parts


def _outside(random: np.random.Generator, scene: Scene) -> list[Mesh]:
    """What is seen of the world through the mouth."""
    sheet = plane(120.0, 70.0, cells=8, colour=lawn.colour(scene.cover), roughness=1.0)
    parts = [sheet.moved(shift(0, -0.25, _MOUTH - 34.5))]
    for i in range(12):
        x = -22.0 + 4.0 * i + float(random.uniform(-1.4, 1.4))
        tall = float(random.uniform(5.0, 9.0))
        one = trees.tree(random, tall, trees.tone(random, scene.cover), near=False)
        parts.append(at(one, x, -0.2, _MOUTH - 13.0 - float(random.uniform(0.0, 16.0))))
    return parts
