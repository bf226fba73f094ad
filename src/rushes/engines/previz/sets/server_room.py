"""A server room: an aisle between cabinets whose lamps blink, cold light, cables above, a polished floor."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previz.mesh import Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Key, Lamp, Layout, Part, Rim
from rushes.engines.previz.shapes import Surface, shift, tube

_HALF, _HIGH, _CABINET, _ROWS, _AHEAD = 1.25, 2.25, 0.62, 26, 1.5
_END = _AHEAD - _CABINET * _ROWS
_CEILING = 2.9
#: Beyond so many cabinets nobody sees what they are made of.
_FINE = 9
#: Of the lamps along the aisle.
_TONES = (0.58, 0.52, 0.61, 0.75, 0.45)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 251])
    tone = hue(_TONES[int(random.integers(len(_TONES)))], 0.72, 1.0)
    if scene.palette:
        tone = shade(linear(scene.palette[0]), 1.3)
    parts = [*_shell(tone), *_trays()]
    moving: list[Part] = []
    if scene.furnished:
        kinds = [[_cabinet(random, tone, fine=fine) for _ in range(4)] for fine in (True, False)]
        for side in (-1.0, 1.0):
            for i in range(_ROWS):
                z = _AHEAD - (i + 0.5) * _CABINET
                parts.append(
                    at(kinds[i > _FINE][int(random.integers(4))], side * (_HALF + 0.5), 0, z, yaw=-90 * side)
                )
        moving = [Part(_lights(random, tone), _blinking(random)) for _ in range(6)]
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -3.2),
        way=8.0,
        beside=0.5,
        eye=(0.25, 1.5, 0.9),
        target=(-0.05, 1.3, -9.0),
        free=((-_HALF + 0.3, 0.25, _END + 2.0), (_HALF - 0.3, 2.6, _AHEAD - 0.3)),
        lamps=(
            *(
                Lamp((0.0, 2.65, z), shade((2.3, 2.7, 3.1), 1.0), 6.0, towards=(0.0, -1.0, 0.0))
                for z in (-1.0, -4.4, -8.0, -11.6)
            ),
            Lamp((0.0, 0.6, -6.0), shade(tone, 1.1), 6.0),
            Lamp((0.0, 1.4, _END + 0.6), shade(tone, 2.2), 6.0),
        ),
        key=Key((0.2, 0.9, 0.35), (0.5, 0.55, 0.62)),
        rim=Rim((0.2, 0.4, -0.9), shade(tone, 0.9)),
        ambient=(0.12, 0.14, 0.165),
        bounce=(0.07, 0.085, 0.105),
        shaded=((0.0, 1.0, -4.5), 6.0),
        exposure=0.56,
        fog=(shade(tone, 0.04), 0.025),
        mirror=(0.0, 0.5),
        largest=2.2,
        corners=0.45,
        parts=tuple(moving),
        fov=46.0,
    )


def _shell(tone: Rgb) -> list[Mesh]:
    """A floor of plates, a ceiling with lines of light, a glass door at the end."""
    middle, long = (_AHEAD + _END) / 2, _AHEAD - _END
    pale: Surface = {"colour": (0.50, 0.52, 0.55), "roughness": 0.6}
    wide = 2 * _HALF + 2.4
    parts = [
        block(
            wide,
            0.1,
            long,
            (0, -0.1, middle),
            colour=(0.36, 0.38, 0.41),
            material=Material.TILES,
            roughness=0.12,
        ),
        block(wide, 0.1, long, (0, _CEILING, middle), **pale),
        block(wide, _CEILING, 0.2, (0, 0, _AHEAD + 0.1), **pale),
        block(wide, _CEILING, 0.2, (0, 0, _END - 0.1), **pale),
        *(block(0.2, _CEILING, long, (x * (_HALF + 1.15), 0, middle), **pale) for x in (-1.0, 1.0)),
    ]
    for z in np.arange(_AHEAD - 1.2, _END + 0.5, -1.8):
        parts.append(
            block(
                0.12,
                0.03,
                1.2,
                (0, _CEILING - 0.03, float(z)),
                colour=(2.7, 3.1, 3.5),
                material=Material.LIGHT,
            )
        )
    parts.append(block(1.1, 2.2, 0.06, (0, 0, _END + 0.03), colour=(0.05, 0.06, 0.07), roughness=0.15))
    parts.append(
        block(0.9, 2.0, 0.02, (0, 0.08, _END + 0.07), colour=shade(tone, 0.55), material=Material.LIGHT)
    )
    for x in (-1.0, 1.0):
        parts.append(
            block(
                0.02,
                0.02,
                long - 0.4,
                (x * (_HALF + 0.03), 0.03, middle),
                colour=shade(tone, 1.5),
                material=Material.LIGHT,
            )
        )
    return parts


def _cabinet(random: np.random.Generator, tone: Rgb, *, fine: bool) -> Mesh:
    """Its front to +z: a door of mesh, units behind it, a few of their lamps."""
    black: Surface = {"colour": (0.022, 0.023, 0.026), "roughness": 0.4}
    parts = [block(_CABINET - 0.01, _HIGH, 1.0, (0, 0, 0), **black)]
    for x in (-_CABINET / 2 + 0.04, _CABINET / 2 - 0.04):
        parts.append(
            block(
                0.035,
                _HIGH - 0.06,
                0.03,
                (x, 0.03, 0.5),
                colour=(0.10, 0.105, 0.115),
                material=Material.METAL,
                roughness=0.35,
            )
        )
    y = 0.12
    while y < _HIGH - 0.2:
        units = int(random.choice([1, 1, 2, 4] if fine else [2, 4, 4]))
        high = 0.052 * units
        if y + high > _HIGH - 0.12:
            break
        grey = float(random.choice([0.045, 0.07, 0.11, 0.02]))
        parts.append(
            block(
                _CABINET - 0.12,
                high - 0.008,
                0.02,
                (0, y, 0.5),
                colour=(grey, grey, 1.05 * grey),
                material=Material.METAL,
                roughness=0.4,
            )
        )
        if units > 1 and fine:
            for i in range(6):
                slot = block(
                    0.055,
                    high - 0.03,
                    0.008,
                    (-0.19 + 0.066 * i, y + 0.012, 0.512),
                    colour=(0.015, 0.015, 0.017),
                    roughness=0.6,
                )
                parts.append(slot)
        for i in range(3):
            if random.random() < 0.75:
                own = _lamp(random, tone)
                parts.append(
                    block(
                        0.011,
                        0.011,
                        0.006,
                        (0.19 - 0.022 * i, y + 0.5 * high - 0.008, 0.511),
                        colour=own,
                        material=Material.LIGHT,
                    )
                )
        if random.random() < 0.3:
            parts.append(
                block(
                    0.2,
                    0.012,
                    0.006,
                    (-0.08, y + 0.5 * high - 0.006, 0.517),
                    colour=shade(tone, float(random.uniform(0.6, 1.5))),
                    material=Material.LIGHT,
                )
            )
        y += high + (0.06 if random.random() < 0.14 else 0.0)
    return merged(parts)


def _lamp(random: np.random.Generator, tone: Rgb) -> Rgb:
    return ((0.15, 2.6, 0.5), (0.1, 2.2, 0.4), shade(tone, 2.6), (2.8, 1.5, 0.1))[int(random.integers(4))]


def _lights(random: np.random.Generator, tone: Rgb) -> Mesh:
    """Of both rows, those that blink together."""
    parts = []
    for _ in range(110):
        side = float(random.choice([-1.0, 1.0]))
        i = int(random.integers(_ROWS))
        z = _AHEAD - (i + 0.5) * _CABINET + float(random.choice([0.12, 0.145, 0.17, -0.1]))
        parts.append(
            block(
                0.02,
                0.014,
                0.014,
                (side * (_HALF - 0.012), 0.2 + 0.052 * int(random.integers(37)), z),
                colour=_lamp(random, tone),
                material=Material.LIGHT,
            )
        )
    return merged(parts)


def _blinking(random: np.random.Generator) -> Callable[[float], Matrix]:
    """What is out is below the floor."""
    pace, phase, share = (
        float(random.uniform(0.6, 2.3)),
        float(random.random()),
        float(random.uniform(0.4, 0.8)),
    )

    def matrix(t: float) -> Matrix:
        return shift(0.0, 0.0 if (pace * t + phase) % 1.0 < share else -5.0, 0.0)

    return matrix


def _trays() -> list[Mesh]:
    """Cables in trays over the cabinets."""
    steel: Surface = {"colour": (0.34, 0.35, 0.37), "material": Material.METAL, "roughness": 0.4}
    parts = []
    long, middle = _AHEAD - _END - 0.4, (_AHEAD + _END) / 2
    for side in (-1.0, 1.0):
        x = side * (_HALF + 0.1)
        parts += [block(0.02, 0.06, long, (x + d, 2.46, middle), **steel) for d in (-0.18, 0.18)]
        parts += [
            block(0.36, 0.015, 0.03, (x, 2.46, float(z)), **steel)
            for z in np.arange(_AHEAD - 0.5, _END, -0.5)
        ]
        for i in range(5):
            colour = (
                (0.02, 0.10, 0.32),
                (0.45, 0.32, 0.03),
                (0.03, 0.03, 0.035),
                (0.30, 0.04, 0.04),
                (0.03, 0.2, 0.1),
            )[i]
            way = [
                (x - 0.13 + 0.06 * i + 0.02 * math.sin(1.3 * k + i), 2.5, _AHEAD - 0.3 - k * long / 11)
                for k in range(12)
            ]
            parts.append(tube(way, [0.016] * 12, sides=6, colour=colour, roughness=0.5))
    return parts
