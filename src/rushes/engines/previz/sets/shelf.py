"""A shelf in a shop: rows of goods, price rails, and room in the middle for the one that is shown."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import tableware
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Key, Lamp, Layout

_WIDTH, _DEPTH = 4.4, 0.42
_BOARDS = (0.22, 0.62, 1.02, 1.42, 1.80)
_SHOWN = 2


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 149])
    house = float(random.random())
    gap = 0.62 if scene.subjects else 0.0
    parts = [
        unit(random, house, furnished=scene.furnished, gap=gap),
        block(
            12.0, 0.1, 6.0, (0, -0.1, 1.5), colour=(0.60, 0.60, 0.59), material=Material.TILES, roughness=0.15
        ),
        block(12.0, 4.0, 0.1, (0, 0, -0.75), colour=(0.55, 0.56, 0.58), roughness=0.9),
    ]
    return Layout(
        mesh=merged(parts),
        mark=(0.0, _BOARDS[_SHOWN] + 0.012, -0.16),
        way=0.0,
        beside=0.3,
        eye=(0.35, 1.32, 2.3),
        target=(0.0, 1.10, -0.2),
        free=((-1.9, 0.2, 0.2), (1.9, 2.2, 3.4)),
        lamps=(
            Lamp((0.0, 1.55, 1.0), (0.85, 0.84, 0.80), 4.0),
            Lamp((-1.6, 2.1, 1.2), (1.2, 1.15, 1.05), 4.5),
            Lamp((1.6, 2.1, 1.2), (1.2, 1.15, 1.05), 4.5),
        ),
        key=Key((0.25, 0.86, 0.75), (1.15, 1.12, 1.05), soft_box=0.90),
        ambient=(0.42, 0.42, 0.42),
        bounce=(0.20, 0.20, 0.20),
        shaded=((0.0, 1.0, 0.0), 2.4),
        exposure=0.52,
        mirror=(0.0, 0.3),
        largest=0.34,
        corners=0.16,
        fov=36.0,
    )


def unit(
    random: np.random.Generator, house: float, *, furnished: bool, gap: float = 0.0, deep: int = 2
) -> Mesh:
    """Shelves 4.4 m long whose front is at z = 0, with ``deep`` rows of goods of a brand's ``house`` hue
    and a ``gap`` in the middle, metres."""
    parts = _frame(hue(house, 0.25, 0.35))
    if furnished:
        for number, y in enumerate(_BOARDS):
            parts += _row(random, y + 0.012, house, gap=gap if number == _SHOWN else 0.0, deep=deep)
    return merged(parts)


def _frame(colour: Rgb) -> list[Mesh]:
    steel: Rgb = (0.70, 0.70, 0.69)
    parts = [
        block(_WIDTH, 2.2, 0.03, (0, 0, -_DEPTH - 0.02), colour=shade(colour, 0.9), roughness=0.7),
        block(_WIDTH, 0.20, _DEPTH, (0, 0, -_DEPTH / 2), colour=shade(steel, 0.6), roughness=0.5),
        block(_WIDTH + 0.1, 0.24, 0.10, (0, 2.12, -0.10), colour=colour, roughness=0.5),
    ]
    for x in np.linspace(-_WIDTH / 2, _WIDTH / 2, 5):
        parts.append(block(0.04, 2.2, 0.05, (float(x), 0, -_DEPTH), colour=steel, roughness=0.4))
    for y in _BOARDS:
        parts.append(block(_WIDTH, 0.024, _DEPTH, (0, y - 0.012, -_DEPTH / 2), colour=steel, roughness=0.35))
        parts.append(
            block(_WIDTH, 0.045, 0.012, (0, y - 0.035, 0.0), colour=(0.80, 0.80, 0.78), roughness=0.3)
        )
        for x in np.arange(-_WIDTH / 2 + 0.2, _WIDTH / 2, 0.38):
            parts.append(
                block(
                    0.07, 0.032, 0.004, (float(x), y - 0.029, 0.008), colour=(0.75, 0.62, 0.10), roughness=0.6
                )
            )
    return parts


def _row(random: np.random.Generator, y: float, house: float, *, gap: float, deep: int) -> list[Mesh]:
    """Goods of one board: a few facings of each kind."""
    # Where there is a single row there are many shelves.
    sides = 12 if deep > 1 else 8
    parts, x = [], -_WIDTH / 2 + 0.06
    room = 0.34
    while x < _WIDTH / 2 - 0.1:
        tone = hue(
            house + float(random.choice([0.0, 0.04, 0.09, 0.14, 0.5, 0.56])),
            float(random.uniform(0.35, 0.65)),
            float(random.uniform(0.4, 0.85)),
        )
        kind = int(random.integers(4))
        tall = float(random.uniform(0.17, 0.30))
        if kind == 0:
            one = tableware.carton(tone, width=0.6 * tall, height=tall, depth=0.07)
        elif kind == 1:
            one = tableware.bottle(
                shade(tone, 0.6), height=min(tall * 1.1, room), label=(0.78, 0.76, 0.70), sides=sides
            )
        elif kind == 2:
            one = tableware.jar(tone, height=0.75 * tall, sides=sides)
        else:
            one = tableware.can(tone, height=0.6 * tall, sides=sides)
        step = float(np.ptp(one.points[:, 0])) + 0.012
        for _ in range(int(random.integers(3, 7))):
            if x + step > _WIDTH / 2 - 0.04:
                break
            middle = x + step / 2
            x += step
            if abs(middle) < gap / 2 + step / 2:
                continue
            for row in range(deep):
                wobble = float(random.uniform(-0.006, 0.006))
                parts.append(
                    at(one, middle, y, -0.10 - 0.14 * row + wobble, yaw=float(random.uniform(-5, 5)))
                )
        x += float(random.uniform(0.0, 0.05))
    return parts
