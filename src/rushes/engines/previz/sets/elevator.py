"""A lift's cabin: walls of brushed steel or wood, a handrail, a panel of buttons, doors that are shut."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Key, Lamp, Layout, Rim
from rushes.engines.previz.shapes import Surface, cylinder, shift, tube, turn

_WIDTH, _DEPTH, _HEIGHT = 2.5, 3.0, 2.55
_PANELS: tuple[Surface, ...] = (
    {"colour": (0.52, 0.53, 0.55), "material": Material.METAL, "roughness": 0.38},
    {"colour": (0.33, 0.17, 0.075), "material": Material.WOOD, "roughness": 0.3},
    {"colour": (0.46, 0.36, 0.20), "material": Material.METAL, "roughness": 0.36},
    {"colour": (0.10, 0.105, 0.115), "material": Material.METAL, "roughness": 0.32},
)
_STEEL: Surface = {"colour": (0.60, 0.61, 0.63), "material": Material.METAL, "roughness": 0.3}


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 269])
    panel = _PANELS[int(random.integers(len(_PANELS)))]
    if scene.palette:
        panel = {"colour": linear(scene.palette[0]), "roughness": 0.4}
    side = -1.0 if random.random() < 0.5 else 1.0
    light: Rgb = (2.9, 2.75, 2.5) if random.random() < 0.5 else (2.6, 2.8, 3.0)
    parts = [*_cabin(panel), *_ceiling(random, light)]
    if scene.furnished:
        parts += _fitted(random, side)
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -1.9),
        way=0.3,
        beside=0.5,
        eye=(side * 0.35, 1.5, -0.12),
        target=(side * -0.1, 1.2, -2.9),
        free=((-_WIDTH / 2 + 0.15, 0.25, -_DEPTH + 0.4), (_WIDTH / 2 - 0.15, _HEIGHT - 0.2, -0.08)),
        lamps=(
            *(Lamp((x, 2.4, -1.6), shade(light, 0.62), 5.0, towards=(0.0, -1.0, 0.0)) for x in (-0.6, 0.6)),
            Lamp((0.0, 2.2, -0.4), shade(light, 0.3), 4.0),
        ),
        key=Key((0.1, 0.93, 0.35), shade(light, 0.45), soft_box=0.9),
        rim=Rim((side * 0.5, 0.5, -0.7), shade(light, 0.16)),
        ambient=shade(light, 0.11),
        bounce=shade(light, 0.07),
        shaded=((0.0, 1.1, -1.5), 2.4),
        exposure=0.62,
        mirror=(0.0, 0.35),
        largest=2.1,
        corners=0.4,
        fov=54.0,
    )


def _cabin(panel: Surface) -> list[Mesh]:
    """Walls of three panels each with joints between, and two leaves of a door at the end."""
    dark: Surface = {"colour": (0.03, 0.03, 0.032), "roughness": 0.5}
    parts = [
        block(_WIDTH, 0.1, _DEPTH, (0, -0.1, -_DEPTH / 2), colour=(0.16, 0.16, 0.165), roughness=0.16),
        block(_WIDTH, 0.1, _DEPTH, (0, _HEIGHT, -_DEPTH / 2), colour=(0.5, 0.5, 0.5), roughness=0.6),
        block(_WIDTH, _HEIGHT, 0.1, (0, 0, 0.05), **panel),
        block(_WIDTH, _HEIGHT, 0.1, (0, 0, -_DEPTH - 0.05), **dark),
    ]
    for x in (-1.0, 1.0):
        parts.append(block(0.1, _HEIGHT, _DEPTH, (x * (_WIDTH / 2 + 0.05), 0, -_DEPTH / 2), **dark))
        for i in range(3):
            z = -_DEPTH * (i + 0.5) / 3
            parts.append(block(0.02, _HEIGHT - 0.16, _DEPTH / 3 - 0.03, (x * _WIDTH / 2, 0.12, z), **panel))
        parts.append(block(0.03, 0.11, _DEPTH, (x * _WIDTH / 2, 0, -_DEPTH / 2), **_STEEL))
    leaf = 0.62
    for x in (-1.0, 1.0):
        parts.append(block(leaf - 0.006, 2.15, 0.05, (x * leaf / 2, 0, -_DEPTH + 0.02), **_STEEL))
        parts.append(
            block(_WIDTH / 2 - leaf, _HEIGHT, 0.1, (x * (_WIDTH / 4 + leaf / 2), 0, -_DEPTH + 0.05), **panel)
        )
    parts.append(block(2 * leaf, _HEIGHT - 2.15, 0.1, (0, 2.15, -_DEPTH + 0.05), **panel))
    return parts


def _ceiling(random: np.random.Generator, light: Rgb) -> list[Mesh]:
    """A frame of light, or spots in rows."""
    y = _HEIGHT - 0.03
    if random.random() < 0.5:
        parts = [
            block(0.09, 0.02, _DEPTH - 0.7, (x, y, -_DEPTH / 2), colour=light, material=Material.LIGHT)
            for x in (-0.85, 0.85)
        ]
        parts += [
            block(1.7, 0.02, 0.09, (0, y, z), colour=light, material=Material.LIGHT)
            for z in (-0.4, -_DEPTH + 0.4)
        ]
        return parts
    return [
        at(cylinder(0.075, 0.02, sides=18, colour=light, material=Material.LIGHT), x, y, z)
        for x in (-0.7, 0.0, 0.7)
        for z in (-0.6, -1.5, -2.4)
    ]


def _fitted(random: np.random.Generator, side: float) -> list[Mesh]:
    """A handrail on both sides, the panel beside the door, a display over it."""
    parts = []
    for x in (-1.0, 1.0):
        rail = [(x * (_WIDTH / 2 - 0.08), 0.92, z) for z in (-0.2, -_DEPTH + 0.5)]
        parts.append(tube(rail, [0.022] * 2, sides=10, **_STEEL))
        parts += [
            block(0.09, 0.02, 0.02, (x * (_WIDTH / 2 - 0.04), 0.91, z), **_STEEL) for z in (-0.5, -1.5, -2.4)
        ]
    face = [
        block(0.3, 1.15, 0.02, (0, 0, 0), colour=(0.35, 0.36, 0.37), material=Material.METAL, roughness=0.3)
    ]
    pressed = int(random.integers(14))
    for i in range(14):
        button = cylinder(
            0.028, 0.012, sides=16, colour=(0.65, 0.66, 0.67), material=Material.METAL, roughness=0.3
        )
        ring = cylinder(
            0.034,
            0.008,
            sides=16,
            colour=(3.0, 1.6, 0.3) if i == pressed else (0.5, 0.48, 0.42),
            material=Material.LIGHT,
        )
        x, y = (-0.055 if i % 2 else 0.055), 0.2 + 0.088 * (i // 2)
        parts_ = [thing.moved(shift(x, y, 0.01) @ turn("x", 90)) for thing in (ring, button)]
        face += parts_
    face.append(block(0.2, 0.1, 0.01, (0, 0.95, 0.012), colour=(0.01, 0.01, 0.012), roughness=0.1))
    face += _arrow((3.0, 0.5, 0.1), 0.07, -0.05, 0.97)
    parts.append(merged(face).moved(shift(side * (0.62 + 0.31), 0.85, -_DEPTH + 0.11)))
    over = [block(0.6, 0.2, 0.02, (0, 0, 0), colour=(0.01, 0.01, 0.012), roughness=0.1)]
    over += _arrow((3.0, 0.5, 0.1), 0.11, -0.12, 0.045)
    over += [
        block(0.025, 0.11, 0.004, (0.08 + d, 0.045, 0.014), colour=(3.0, 0.5, 0.1), material=Material.LIGHT)
        for d in (0.0, 0.06)
    ]
    parts.append(merged(over).moved(shift(0.0, 2.22, -_DEPTH + 0.11)))
    return parts


def _arrow(colour: Rgb, size: float, x: float, y: float) -> list[Mesh]:
    """Upwards."""
    long = size * 0.72
    return [
        block(0.018, long, 0.004, (0, 0, 0), colour=colour, material=Material.LIGHT).moved(
            shift(x + d * math.sin(math.radians(40)) * long, y, 0.014) @ turn("z", d * 40)
        )
        for d in (-1.0, 1.0)
    ]
