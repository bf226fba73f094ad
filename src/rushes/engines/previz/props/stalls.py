"""What stands on a market: stalls with produce, carpets, spices. Metres; fronts look along +z."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade
from rushes.engines.previz.shapes import Surface, ball, cylinder, shift, turn

_WOOD: Rgb = (0.30, 0.19, 0.10)
_PRODUCE = ("#c8281e", "#e0861c", "#d9b52a", "#5c8f2a", "#8bb03a", "#6b2348", "#c9a874", "#2f6b2a", "#d8552a")
_CLOTHS = ("#b8322a", "#2a6b46", "#27508c", "#c98a1e", "#7a2f5c", "#d9d2c2")
_RUGS = ("#8c1f22", "#23406e", "#b8762a", "#3f5a3a", "#6e2340")
_SPICES = ("#c9761a", "#a8321a", "#d9b02a", "#6e4a22", "#8a9a3a", "#b8522a")


def stall(random: np.random.Generator, *, wide: float = 2.8, near: bool = True) -> Mesh:
    """A counter of crates that slope to the front, under a striped roof."""
    wood: Surface = {"colour": _WOOD, "material": Material.WOOD, "roughness": 0.8}
    cloth = linear(_CLOTHS[int(random.integers(len(_CLOTHS)))])
    parts = [block(wide, 0.62, 1.3, (0, 0, -0.65), **wood), _roof(wide + 0.5, cloth)]
    for x in (-wide / 2, wide / 2):
        parts.append(block(0.07, 2.35, 0.07, (x, 0, -0.05), **wood))
        parts.append(block(0.07, 2.75, 0.07, (x, 0, -1.5), **wood))
    count = max(2, round(wide / 0.72))
    one = wide / count
    for i in range(count):
        for row in range(2):
            x = (i + 0.5) * one - wide / 2
            spot = shift(x, 0.66 + 0.22 * row, -0.36 - 0.6 * row) @ turn("x", 17)
            parts.append(_crate(random, one - 0.06, near=near).moved(spot))
    if random.random() < 0.5:
        parts.append(
            block(0.5, 0.24, 0.02, (0.3 * wide, 2.0, 0.0), colour=(0.03, 0.035, 0.03), roughness=0.9)
        )
        parts.append(block(0.34, 0.05, 0.025, (0.3 * wide, 2.1, 0.0), colour=(0.8, 0.8, 0.76)))
    return merged(parts)


def _roof(wide: float, colour: Rgb) -> Mesh:
    """Striped, with a hem before it."""
    parts, count = [], max(5, round(wide / 0.36))
    one = wide / count
    for i in range(count):
        tone = colour if i % 2 else (0.74, 0.72, 0.67)
        cloth: Surface = {"colour": tone, "material": Material.FABRIC, "roughness": 0.9}
        x = (i + 0.5) * one - wide / 2
        top = block(one, 0.02, 2.15, (0, 0, 0), **cloth)
        parts.append(top.moved(shift(x, 2.52, -0.7) @ turn("x", 13)))
        parts.append(block(one, 0.2, 0.02, (x, 2.09, 0.35), **cloth))
    return merged(parts)


def _crate(random: np.random.Generator, wide: float, *, near: bool) -> Mesh:
    """Filled to above its rim."""
    deep, high = 0.56, 0.2
    wood: Surface = {"colour": shade((0.46, 0.32, 0.18), float(random.uniform(0.8, 1.2))), "roughness": 0.8}
    colour = linear(_PRODUCE[int(random.integers(len(_PRODUCE)))])
    parts = [
        block(wide, high, 0.02, (0, 0, deep / 2), **wood),
        block(0.02, high, deep, (-wide / 2, 0, 0), **wood),
        block(0.02, high, deep, (wide / 2, 0, 0), **wood),
        block(wide - 0.02, high - 0.04, deep, (0, 0, 0), colour=shade(colour, 0.5), roughness=0.9),
    ]
    size = float(random.uniform(0.065, 0.095)) if near else 0.135
    long = 1.0 if random.random() < 0.7 else 1.7
    for x in np.arange(-wide / 2 + size, wide / 2 - 0.5 * size, 1.95 * size * long):
        for z in np.arange(-deep / 2 + size, deep / 2 - 0.5 * size, 1.9 * size):
            own = shade(colour, float(random.uniform(0.75, 1.25)))
            one = ball(size * long, size, size, sides=8 if near else 6, colour=own, roughness=0.45)
            lift = high + float(random.uniform(-0.02, 0.03))
            parts.append(at(one, float(x) + float(random.uniform(-0.02, 0.02)), lift, float(z)))
    return merged(parts)


def spices(random: np.random.Generator, *, wide: float = 2.6) -> Mesh:
    """Cones of spice in sacks before a low table of bowls."""
    wood: Surface = {"colour": _WOOD, "material": Material.WOOD, "roughness": 0.8}
    parts = [block(wide, 0.7, 0.9, (0, 0, -0.6), **wood)]
    for row, (y, z, size) in enumerate(((0.0, 0.18, 0.27), (0.7, -0.55, 0.19))):
        count = int(wide / (2.15 * size))
        for i in range(count):
            x = (i + 0.5) * wide / count - wide / 2
            tone = shade(linear(_SPICES[int(random.integers(len(_SPICES)))]), float(random.uniform(0.8, 1.1)))
            sack = cylinder(size, 0.5 - 0.38 * row, top=0.94 * size, sides=14, colour=(0.42, 0.34, 0.22))
            heap = cylinder(0.9 * size, 0.9 * size, top=0.02, sides=14, colour=tone, roughness=1.0)
            parts += [at(sack, x, y, z), at(heap, x, y + 0.5 - 0.38 * row, z)]
    return merged(parts)


def carpets(random: np.random.Generator, *, wide: float = 2.6) -> Mesh:
    """Some hang, some lie rolled and stacked."""
    parts = []
    for i in range(2):
        x = (i - 0.5) * 0.5 * wide
        tones = [linear(_RUGS[int(random.integers(len(_RUGS)))]) for _ in range(2)]
        parts.append(_rug(tones[0], tones[1], 1.15, 2.0).moved(shift(x, 0.55, -0.9) @ turn("x", -6)))
    for i in range(5):
        tone = shade(linear(_RUGS[int(random.integers(len(_RUGS)))]), 1.1)
        roll = cylinder(0.13, 0.9 * wide, sides=12, colour=tone, material=Material.FABRIC, roughness=0.95)
        x, y = -0.45 * wide, 0.13 + 0.22 * (i // 3)
        parts.append(roll.moved(shift(x, y, -0.35 + 0.28 * (i % 3)) @ turn("z", -90)))
    return merged(parts)


def _rug(colour: Rgb, border: Rgb, wide: float, high: float) -> Mesh:
    parts = []
    for i, (share, tone) in enumerate(
        ((1.0, border), (0.86, (0.55, 0.45, 0.30)), (0.80, colour), (0.42, border), (0.30, (0.6, 0.5, 0.34)))
    ):
        rise = high * (1 - share) / 2
        cloth: Surface = {"colour": tone, "material": Material.FABRIC, "roughness": 0.95}
        parts.append(block(wide * share, high - 2 * rise, 0.012, (0, rise, 0.006 * i), **cloth))
    return merged(parts)


def lantern(random: np.random.Generator) -> Mesh:
    """Coloured glass; hangs from the origin."""
    tone = hue(float(random.choice([0.05, 0.09, 0.12, 0.97, 0.52])), 0.7, 1.0)
    brass: Surface = {"colour": (0.5, 0.36, 0.16), "material": Material.METAL, "roughness": 0.35}
    parts = [block(0.01, 0.4, 0.01, (0, -0.4, 0), **brass)]
    glass = ball(0.13, 0.17, 0.13, sides=12, colour=shade(tone, 4.0), material=Material.LIGHT)
    parts.append(at(glass, 0, -0.6, 0))
    parts += [at(cylinder(0.07, 0.05, sides=10, **brass), 0, y, 0) for y in (-0.45, -0.8)]
    return merged(parts)


def parasol(colour: Rgb, *, radius: float = 1.5) -> Mesh:
    """Over a round table with four chairs' room."""
    pole = cylinder(0.03, 2.5, sides=8, colour=(0.5, 0.45, 0.38), roughness=0.6)
    parts = [pole]
    for i in range(8):
        tone = colour if i % 2 else shade(colour, 0.82)
        a, b = (math.tau * k / 8 for k in (i, i + 1))
        points = np.array(
            [
                (0, 2.55, 0),
                (radius * math.cos(b), 2.1, radius * math.sin(b)),
                (radius * math.cos(a), 2.1, radius * math.sin(a)),
            ]
        )
        parts.append(
            Mesh.of(points, np.array([(0, 1, 2)]), colour=tone, material=Material.FABRIC, roughness=0.9)
        )
    return merged(parts)
