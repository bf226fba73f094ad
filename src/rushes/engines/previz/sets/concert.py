"""A concert: a stage with beams, loudspeakers and drums, and the heads of those who came."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previz.mesh import Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.props import stagecraft
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade, soft_box
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets.layout import Key, Lamp, Layout, Part, Rim
from rushes.engines.previz.shapes import Surface, cylinder, shift, turn

#: The stage's floor is at y = 0, its edge at z = _EDGE; who came stands below it.
_WIDE, _EDGE, _END, _BELOW = 13.0, 1.2, -7.5, -1.15
_HUES = ((0.60, 0.85), (0.55, 0.08), (0.93, 0.75), (0.66, 0.50), (0.03, 0.12))


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 227])
    first, second = _HUES[int(random.integers(len(_HUES)))]
    tones = [hue(first, 0.8, 1.0), hue(second, 0.8, 1.0), (0.85, 0.9, 1.0)]
    if scene.palette:
        tones = [shade(linear(scene.palette[i % len(scene.palette)]), 1.6) for i in range(2)] + [tones[2]]
    parts = [*_hall(), *_wall(random, tones), *_rig()]
    moving = _beams(random, tones)
    if scene.furnished:
        parts += _backline(tones)
        if Feature.DESERTED not in scene.features:
            moving += _audience(random)
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -1.2),
        way=1.6,
        beside=1.7,
        eye=(1.0, 1.0, 7.6),
        target=(0.0, 1.9, -3.0),
        free=((-5.0, -0.1, -5.0), (5.0, 4.6, 9.0)),
        lamps=(
            Lamp((-3.0, 4.0, 1.4), shade(tones[0], 12.0), 11.0),
            Lamp((3.0, 4.0, 1.2), shade(tones[1], 12.0), 11.0),
            Lamp((0.0, 3.5, -5.6), shade(tones[0], 6.0), 9.0),
            Lamp((0.0, 3.0, 6.0), shade(tones[1], 2.0), 9.0),
        ),
        # The follow spot.
        key=Key((0.1, 0.62, 0.78), (2.7, 2.5, 2.2), at=(0.8, 6.6, 9.5)),
        rim=Rim((0.0, 0.5, -0.85), shade(tones[0], 2.4)),
        ambient=(0.05, 0.05, 0.075),
        bounce=(0.05, 0.045, 0.06),
        shaded=((0.0, 0.9, -1.2), 3.6),
        exposure=0.56,
        backdrop=((0.006, 0.006, 0.01), (0.006, 0.006, 0.01)),
        fog=(shade(tones[0], 0.03), 0.03),
        largest=2.8,
        corners=0.5,
        parts=tuple(moving),
        fov=44.0,
    )


def _hall() -> list[Mesh]:
    black: Surface = {"colour": (0.03, 0.03, 0.034), "roughness": 0.5}
    return [
        block(
            _WIDE,
            -_BELOW,
            _EDGE - _END,
            (0, _BELOW, (_EDGE + _END) / 2),
            colour=(0.05, 0.05, 0.055),
            roughness=0.25,
        ),
        block(40.0, 0.1, 30.0, (0, _BELOW - 0.1, 8.0), colour=(0.05, 0.05, 0.05), roughness=0.7),
        block(30.0, 12.0, 0.2, (0, _BELOW, _END - 0.4), **black),
        *(block(0.5, 9.0, 3.0, (x, _BELOW, _END + 1.6), **black) for x in (-_WIDE / 2, _WIDE / 2)),
        *(
            block(_WIDE, 0.04, 0.04, (0, y, _EDGE + 0.01), colour=(0.2, 0.2, 0.21), roughness=0.4)
            for y in (-0.1, -0.6)
        ),
    ]


def _wall(random: np.random.Generator, tones: list[Rgb]) -> list[Mesh]:
    """Behind the stage: lights in columns or rings."""
    parts = []
    z = _END - 0.2
    if random.random() < 0.5:
        for i in range(21):
            x = (i - 10) * 0.52
            high = 2.2 + 2.4 * abs(math.cos(i * 0.6 + float(random.uniform(-0.3, 0.3))))
            tone = shade(tones[i % 2], float(random.uniform(0.35, 1.2)))
            parts.append(block(0.16, high, 0.06, (x, 0.5, z), colour=tone, material=Material.LIGHT))
    else:
        for ring, radius in enumerate((0.9, 1.6, 2.3)):
            for i in range(40):
                if random.random() < 0.85:
                    a = math.tau * i / 40
                    tone = shade(tones[(ring + i // 10) % 2], float(random.uniform(0.5, 1.6)))
                    bar = block(
                        0.06 + 0.09 * radius, 0.1, 0.05, (0, -0.05, 0), colour=tone, material=Material.LIGHT
                    )
                    parts.append(
                        bar.moved(
                            shift(radius * math.cos(a), 2.9 + radius * math.sin(a), z)
                            @ turn("z", math.degrees(a) + 90)
                        )
                    )
    return parts


def _rig() -> list[Mesh]:
    parts = [at(stagecraft.truss(_WIDE - 1.0), 0, 5.2, z) for z in (0.2, -3.4, -6.6)]
    return parts + [
        at(stagecraft.truss(6.6), 0, 0, 0).moved(shift(x, 1.9, -6.6) @ turn("z", 90)) for x in (-5.9, 5.9)
    ]


def _beams(random: np.random.Generator, tones: list[Rgb]) -> list[Part]:
    parts = []
    for z, count in ((-6.6, 8), (-3.4, 6), (0.2, 4)):
        for i in range(count):
            tone = tones[i % 2] if random.random() < 0.8 else tones[2]
            x = (i - (count - 1) / 2) * 10.4 / (count - 1)
            mesh = merged(
                [stagecraft.beam(shade(tone, 0.34), 8.0, angle=3.2), stagecraft.spotlight(shade(tone, 3.5))]
            )
            parts.append(Part(mesh, _swinging(random, (x, 5.0, z))))
    # From the floor upwards.
    for x in (-4.4, -2.6, 2.6, 4.4):
        mesh = merged(
            [
                stagecraft.beam(shade(tones[1], 0.3), 7.0, angle=3.0),
                stagecraft.spotlight(shade(tones[1], 3.0)),
            ]
        )
        parts.append(Part(mesh, _upwards(random, (x, 0.3, _END + 1.2))))
    return parts


def _swinging(random: np.random.Generator, place: tuple[float, float, float]) -> Callable[[float], Matrix]:
    pace, phase = float(random.uniform(0.5, 0.9)), 0.7 * place[0]

    def matrix(t: float) -> Matrix:
        return (
            shift(*place)
            @ turn("z", 3.5 * place[0] + 16.0 * math.sin(pace * t + phase))
            @ turn("x", -30.0 + 10.0 * math.sin(0.6 * t + phase))
        )

    return matrix


def _upwards(random: np.random.Generator, place: tuple[float, float, float]) -> Callable[[float], Matrix]:
    pace, phase = float(random.uniform(0.4, 0.7)), float(random.uniform(0.0, math.tau))

    def matrix(t: float) -> Matrix:
        return (
            shift(*place)
            @ turn("z", 180.0 + 20.0 * math.sin(pace * t + phase) + 3.0 * place[0])
            @ turn("x", 14.0)
        )

    return matrix


def _backline(tones: list[Rgb]) -> list[Mesh]:
    """Drums on a riser, amplifiers, monitors at the edge, towers of loudspeakers at both sides."""
    black: Surface = {"colour": (0.03, 0.03, 0.032), "roughness": 0.5}
    parts = [block(2.6, 0.45, 2.0, (0, 0, _END + 1.5), **black)]
    parts.append(
        block(2.5, 0.04, 0.02, (0, 0.36, _END + 2.51), colour=shade(tones[1], 1.4), material=Material.LIGHT)
    )
    parts.append(at(_drums(tones[0]), 0, 0.45, _END + 1.6))
    for x in (-3.4, -2.4, 2.4, 3.4):
        parts.append(at(stagecraft.loudspeaker(0.95), x, 0, _END + 1.7))
    for x in (-2.6, -0.9, 0.9, 2.6):
        wedge = soft_box(0.62, 0.34, 0.42, 0.03, **black)
        parts.append(wedge.moved(shift(x, 0.04, _EDGE - 0.4) @ turn("x", -28)))
    for x in (-5.6, 5.6):
        parts += [at(stagecraft.loudspeaker(1.1), x, 0.4 + 1.12 * i, _EDGE - 0.7) for i in range(4)]
    stand = merged([cylinder(0.012, 1.45, sides=8, **black), cylinder(0.14, 0.02, sides=18, **black)])
    return [*parts, *(at(stand, x, 0, z) for x, z in ((-2.1, -0.6), (2.1, -0.8)))]


def _drums(tone: Rgb) -> Mesh:
    shell: Surface = {"colour": shade(tone, 0.45), "roughness": 0.2}
    skin: Surface = {"colour": (0.75, 0.74, 0.71), "roughness": 0.5}
    brass: Surface = {"colour": (0.62, 0.45, 0.20), "material": Material.METAL, "roughness": 0.25}
    steel: Surface = {"colour": (0.5, 0.5, 0.52), "material": Material.METAL, "roughness": 0.3}
    bass = merged(
        [cylinder(0.3, 0.42, sides=28, **shell), at(cylinder(0.285, 0.012, sides=28, **skin), 0, 0.415, 0)]
    )
    parts = [bass.moved(shift(0, 0.31, -0.1) @ turn("x", 90))]
    for x, y, z, r in (
        (-0.26, 0.68, 0.12, 0.15),
        (0.26, 0.68, 0.12, 0.15),
        (-0.62, 0.46, -0.2, 0.18),
        (0.66, 0.38, -0.15, 0.21),
    ):
        drum = merged(
            [cylinder(r, 0.2, sides=22, **shell), at(cylinder(r * 0.96, 0.01, sides=22, **skin), 0, 0.2, 0)]
        )
        parts.append(drum.moved(shift(x, y, z) @ turn("x", 12)))
    for x, y, z in ((-0.85, 1.0, 0.1), (0.85, 1.1, 0.0), (-0.5, 1.25, -0.2)):
        parts.append(cylinder(0.24, 0.008, sides=24, **brass).moved(shift(x, y, z) @ turn("x", 16)))
        parts.append(at(cylinder(0.012, y, sides=8, **steel), x, 0, z))
    return merged(parts)


def _audience(random: np.random.Generator) -> list[Part]:
    """In rows before the stage, but not between the camera and who is shown."""
    parts = []
    for row, z in enumerate((2.2, 3.0, 3.8, 4.6)):
        crowd = [
            at(
                stagecraft.onlooker(random, arms=random.random() < 0.6),
                x + float(random.uniform(-0.16, 0.16)),
                0,
                float(random.uniform(-0.2, 0.2)),
            )
            for x in np.arange(-5.2 + 0.3 * (row % 2), 5.4, 0.62)
        ]
        third = len(crowd) // 3 + 1
        for i in range(3):
            parts.append(Part(merged(crowd[i * third : (i + 1) * third]), _swaying(random, z)))
    return parts


def _swaying(random: np.random.Generator, z: float) -> Callable[[float], Matrix]:
    pace, phase = float(random.uniform(3.0, 3.8)), float(random.uniform(0.0, math.tau))

    def matrix(t: float) -> Matrix:
        return shift(
            0.03 * math.sin(0.5 * pace * t + phase), _BELOW - 0.1 + 0.035 * abs(math.sin(pace * t + phase)), z
        )

    return matrix
