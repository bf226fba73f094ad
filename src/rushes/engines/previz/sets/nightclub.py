"""A nightclub: a dance floor that glows, beams in the haze, a desk with loudspeakers, people who dance."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previz.mesh import Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.props import stagecraft, tables
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets.layout import Key, Lamp, Layout, Part, Rim
from rushes.engines.previz.shapes import Surface, ball, shift, turn

_WIDTH, _DEPTH, _HEIGHT = 10.0, 13.0, 4.6
_END = -_DEPTH + 0.1
#: Hues that go together, in turns.
_HUES = ((0.86, 0.60, 0.75), (0.93, 0.52, 0.80), (0.02, 0.62, 0.85), (0.40, 0.58, 0.78), (0.08, 0.90, 0.66))
_TILE, _ACROSS, _ALONG = 0.8, 7, 8


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 193])
    hues = _HUES[int(random.integers(len(_HUES)))]
    tones = [_tone(h) for h in hues]
    if scene.palette:
        tones = [shade(linear(scene.palette[i % len(scene.palette)]), 2.0) for i in range(3)]
    parts = [_shell(random, tones), *_rig()]
    moving = [*_beams(random, tones), Part(_mirror_ball(), _turning)]
    if scene.furnished:
        parts += _desk(random, tones)
        if Feature.DESERTED not in scene.features:
            moving += _dancers(random)
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -4.2),
        way=3.0,
        beside=1.6,
        eye=(0.7, 1.45, -0.6),
        target=(-0.1, 1.35, -8.0),
        free=((-_WIDTH / 2 + 0.5, 0.25, _END + 1.5), (_WIDTH / 2 - 0.5, 3.6, -0.2)),
        lamps=(
            Lamp((-2.6, 3.0, -2.6), shade(tones[0], 8.0), 9.0),
            Lamp((2.6, 2.8, -2.8), shade(tones[1], 8.0), 9.0),
            Lamp((0.0, 2.2, -10.6), shade(tones[2], 5.0), 9.0),
            Lamp((0.0, 0.5, -6.2), shade(tones[1], 0.8), 5.0),
            Lamp((0.4, 2.6, -1.2), (6.5, 5.4, 6.0), 8.5),
        ),
        key=Key((0.15, 0.95, 0.2), shade(tones[2], 0.35)),
        rim=Rim((0.4, 0.35, -0.8), shade(tones[0], 1.1)),
        ambient=(0.055, 0.04, 0.085),
        bounce=(0.05, 0.035, 0.07),
        shaded=((0.0, 1.0, -5.0), 6.0),
        exposure=0.62,
        backdrop=((0.01, 0.008, 0.016), (0.01, 0.008, 0.016)),
        fog=(shade(tones[2], 0.035), 0.035),
        mirror=(0.0, 0.25),
        largest=2.6,
        corners=0.5,
        parts=tuple(moving),
        fov=46.0,
    )


def _tone(turns: float) -> Rgb:
    return shade(hue(turns, 0.88, 1.0), 1.15)


def _shell(random: np.random.Generator, tones: list[Rgb]) -> Mesh:
    """A black hall with bars of light along its walls and a floor of lit tiles."""
    black: Surface = {"colour": (0.045, 0.043, 0.05), "roughness": 0.6}
    middle = -_DEPTH / 2
    parts = [
        block(_WIDTH, 0.1, _DEPTH, (0, -0.1, middle), colour=(0.05, 0.05, 0.055), roughness=0.18),
        block(_WIDTH, 0.1, _DEPTH, (0, _HEIGHT, middle), **black),
        block(_WIDTH, _HEIGHT, 0.2, (0, 0, -_DEPTH - 0.1), **black),
        block(_WIDTH, _HEIGHT, 0.2, (0, 0, 0.1), **black),
    ]
    for side in (-1.0, 1.0):
        x = side * _WIDTH / 2
        parts.append(block(0.2, _HEIGHT, _DEPTH, (x + side * 0.1, 0, middle), **black))
        for i in range(6):
            tone = tones[(i + (side > 0)) % 2]
            z = -1.5 - 2.0 * i
            parts.append(
                block(
                    0.05,
                    2.9,
                    0.06,
                    (x - side * 0.04, 0.5, z),
                    colour=shade(tone, 1.5),
                    material=Material.LIGHT,
                )
            )
    for column in range(_ACROSS):
        for row in range(_ALONG):
            tone = tones[int(random.integers(3))]
            bright = float(random.choice([0.07, 0.18, 0.42]))
            x = (column - (_ACROSS - 1) / 2) * _TILE
            parts.append(
                block(
                    _TILE - 0.05,
                    0.004,
                    _TILE - 0.05,
                    (x, 0, -2.6 - row * _TILE),
                    colour=shade(tone, bright),
                    material=Material.LIGHT,
                )
            )
    return merged(parts)


def _rig() -> list[Mesh]:
    return [at(stagecraft.truss(_WIDTH - 1.0), 0, 4.15, z) for z in (-3.4, -7.0, -10.4)]


def _mirror_ball() -> Mesh:
    return ball(0.34, 0.34, 0.34, sides=16, colour=(0.85, 0.85, 0.88), material=Material.METAL, roughness=0.2)


def _turning(t: float) -> Matrix:
    return shift(0.0, 3.5, -5.4) @ turn("y", 20.0 * t)


def _beams(random: np.random.Generator, tones: list[Rgb]) -> list[Part]:
    """They swing, each in its own time."""
    parts = []
    for z in (-7.0, -10.4):
        for i in range(6):
            x = (i - 2.5) * 1.5
            tone = tones[int(random.integers(3))]
            mesh = merged(
                [stagecraft.beam(shade(tone, 0.34), 6.0, angle=4.0), stagecraft.spotlight(shade(tone, 3.0))]
            )
            parts.append(Part(mesh, _swinging(random, (x, 3.95, z))))
    return parts


def _swinging(random: np.random.Generator, place: tuple[float, float, float]) -> Callable[[float], Matrix]:
    across, along = float(random.uniform(-0.5, 0.5)), float(random.uniform(18.0, 34.0))
    pace, phase = float(random.uniform(0.7, 1.2)), float(random.uniform(0.0, math.tau))

    def matrix(t: float) -> Matrix:
        return (
            shift(*place)
            @ turn("z", 28.0 * math.sin(pace * t + phase + across))
            @ turn("x", -along - 12.0 * math.sin(0.8 * pace * t + 2.0 * phase))
        )

    return matrix


def _desk(random: np.random.Generator, tones: list[Rgb]) -> list[Mesh]:
    """On a platform at the end, between loudspeakers, before a wall of lights."""
    z = _END + 1.5
    black: Surface = {"colour": (0.03, 0.03, 0.033), "roughness": 0.4}
    parts = [
        block(5.4, 0.5, 2.4, (0, 0, _END + 1.2), **black),
        block(2.4, 0.95, 0.7, (0, 0.5, z), **black),
        block(5.3, 0.05, 0.03, (0, 0.42, _END + 2.41), colour=shade(tones[0], 1.6), material=Material.LIGHT),
    ]
    for i in range(5):
        bar = block(
            2.2,
            0.03,
            0.02,
            (0, 0.62 + 0.17 * i, z + 0.355),
            colour=shade(tones[i % 3], 1.3),
            material=Material.LIGHT,
        )
        parts.append(bar)
    for x in (-0.6, 0.6):
        parts.append(block(0.44, 0.06, 0.4, (x, 1.45, z), **black))
    parts.append(block(0.34, 0.1, 0.4, (0, 1.45, z), **black))
    for row in range(7):
        for column in range(12):
            if random.random() < 0.72:
                tone = shade(tones[int(random.integers(3))], float(random.choice([0.15, 0.5, 1.2])))
                parts.append(
                    block(
                        0.36,
                        0.2,
                        0.03,
                        ((column - 5.5) * 0.44, 1.3 + 0.34 * row, _END + 0.02),
                        colour=tone,
                        material=Material.LIGHT,
                    )
                )
    for x in (-3.5, 3.5):
        parts += [at(stagecraft.loudspeaker(1.25), x, 1.26 * i, _END + 0.9) for i in range(2)]
    for x, z in ((-4.1, -2.2), (4.1, -3.0), (-4.2, -5.6)):
        parts.append(at(tables.round_table((0.05, 0.05, 0.055), radius=0.34, height=1.05), x, 0, z))
    return parts


def _dancers(random: np.random.Generator) -> list[Part]:
    """Between who is shown and the desk, and along the walls."""
    parts = []
    for _ in range(22):
        x, z = float(random.uniform(-3.6, 3.6)), float(random.uniform(-10.6, -6.6))
        parts.append(Part(stagecraft.onlooker(random, arms=True), _dancing(random, x, z)))
    return parts


def _dancing(random: np.random.Generator, x: float, z: float) -> Callable[[float], Matrix]:
    beat, phase = float(random.choice([3.6, 7.2])), float(random.uniform(0.0, 0.9))
    facing = float(random.uniform(-50.0, 50.0))

    def matrix(t: float) -> Matrix:
        sway = math.sin(0.5 * beat * t + phase)
        return (
            shift(x, 0.035 * abs(math.sin(beat * t + phase)), z)
            @ turn("y", facing + 14.0 * sway)
            @ turn("z", 3.0 * sway)
        )

    return matrix
