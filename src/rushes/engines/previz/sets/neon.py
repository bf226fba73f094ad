"""Neon on a house front: a line of light over the shop, and signs that stand out over the pavement."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh
from rushes.engines.previz.props.kit import Rgb, block, shade
from rushes.engines.previz.sets.layout import Lamp

#: Pure enough to keep their hue where the picture is at its brightest.
_TUBES: tuple[Rgb, ...] = (
    (3.4, 0.04, 0.95),
    (0.04, 0.75, 3.4),
    (3.4, 0.60, 0.02),
    (0.05, 2.6, 0.75),
    (1.45, 0.06, 3.4),
    (0.03, 2.1, 2.5),
    (3.4, 0.07, 0.06),
)
_BOX: Rgb = (0.02, 0.02, 0.025)


def neons(random: np.random.Generator, width: float, share: float) -> tuple[list[Mesh], list[Lamp]]:
    """On a front that looks along +z, ``width`` metres wide; ``share`` of all the neon that there can be."""
    parts: list[Mesh] = []
    glow: list[Lamp] = []
    if random.random() < share:
        tube = _tube(random)
        parts += [
            block(width * 0.86, 0.05, 0.05, (0, y, 0.19), colour=tube, material=Material.LIGHT)
            for y in (2.66, 3.26)
        ]
        glow.append(Lamp((0.0, 2.9, 1.2), shade(tube, 2.6), 7.0))
    for _ in range(round(2.0 * share * random.uniform(0.4, 1.0))):
        tube = _tube(random)
        x = float(random.uniform(-0.42, 0.42)) * width
        low, tall = float(random.uniform(3.7, 5.0)), float(random.uniform(1.8, 3.8))
        parts += _blade(random, tube, x, low, tall)
        glow.append(Lamp((x, low + 0.5 * tall, 1.7), shade(tube, 4.0), 10.0))
    return parts, glow


def _tube(random: np.random.Generator) -> Rgb:
    return _TUBES[int(random.integers(len(_TUBES)))]


def _blade(random: np.random.Generator, tube: Rgb, x: float, low: float, tall: float) -> list[Mesh]:
    """A box across the pavement with an outline and signs of light on both of its sides."""
    wide, other = 0.95, _tube(random)
    parts = [block(0.14, tall, wide, (x, low, 0.62), colour=_BOX, roughness=0.5)]
    count = max(2, round(tall / 0.62))
    for side in (-0.085, 0.085):
        for z in (0.62 - 0.45 * wide, 0.62 + 0.45 * wide):
            parts.append(_light(0.03, tall * 0.96, 0.04, (x + side, low + 0.02 * tall, z), tube))
        for y in (low + 0.02 * tall, low + 0.96 * tall):
            parts.append(_light(0.03, 0.04, 0.9 * wide, (x + side, y, 0.62), tube))
    strokes = [_letter(random) for _ in range(count)]
    for number, letter in enumerate(strokes):
        y = low + tall * (0.06 + 0.88 * number / count)
        high = 0.88 * tall / count * 0.74
        for side in (-0.085, 0.085):
            parts += [
                _light(
                    0.03,
                    max(h * high, 0.045),
                    max(w * 0.5, 0.045),
                    (x + side, y + v * high, 0.62 + u * 0.5),
                    other,
                )
                for u, v, w, h in letter
            ]
    return parts


def _letter(random: np.random.Generator) -> list[tuple[float, float, float, float]]:
    """Strokes that look like writing and say nothing: middle across, foot, width and height, as shares."""
    upright = [
        (float(u), 0.0, 0.0, 1.0)
        for u in random.choice([-0.45, 0.0, 0.45], 1 + int(random.integers(2)), False)
    ]
    level = [
        (0.0, float(v), 0.9, 0.0) for v in random.choice([0.0, 0.5, 0.95], 1 + int(random.integers(2)), False)
    ]
    return upright + level


def _light(x: float, y: float, z: float, at: tuple[float, float, float], colour: Rgb) -> Mesh:
    return block(x, y, z, at, colour=colour, material=Material.LIGHT)
