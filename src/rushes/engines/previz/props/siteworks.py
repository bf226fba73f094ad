"""What stands on a building site. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.shapes import Surface, cylinder, lathe, shift, turn

_CONCRETE: Surface = {"colour": (0.33, 0.325, 0.315), "material": Material.CONCRETE, "roughness": 0.95}
_STEEL: Surface = {"colour": (0.40, 0.41, 0.43), "material": Material.METAL, "roughness": 0.45}
_PLANK: Surface = {"colour": (0.42, 0.31, 0.18), "material": Material.WOOD, "roughness": 0.9}
_RUST: Surface = {"colour": (0.22, 0.09, 0.04), "roughness": 0.8}
_ORANGE: Rgb = (0.72, 0.20, 0.02)
#: Floor to floor.
STOREY = 3.2


def skeleton(wide: float, deep: float, storeys: int) -> Mesh:
    """Slabs on columns, its front at z = 0 towards +z; bars stand out of the topmost."""
    parts = []
    columns = [
        (float(x), float(-z))
        for x in np.linspace(-wide / 2 + 0.4, wide / 2 - 0.4, max(3, round(wide / 4.5)))
        for z in np.linspace(0.5, deep - 0.5, 3)
    ]
    for floor in range(storeys + 1):
        y = floor * STOREY
        parts.append(block(wide, 0.3, deep, (0, y - 0.3, -deep / 2), **_CONCRETE))
        if floor == storeys:
            for x, z in columns:
                parts += [
                    block(0.03, 1.1, 0.03, (x + dx, y, z + dz), **_RUST)
                    for dx in (-0.12, 0.12)
                    for dz in (-0.12, 0.12)
                ]
            continue
        parts += [block(0.42, STOREY - 0.3, 0.42, (x, y, z), **_CONCRETE) for x, z in columns]
        if floor < storeys - 2:
            brick: Surface = {"colour": (0.36, 0.16, 0.10), "material": Material.BRICK, "roughness": 0.9}
            parts.append(block(wide * 0.45, STOREY - 0.3, 0.2, (-wide * 0.22, y, -0.3), **brick))
        if floor >= storeys - 1:
            prop = block(0.07, STOREY - 0.3, 0.07, (0, 0, 0), colour=_ORANGE, roughness=0.6)
            parts += [at(prop, float(x), y, -1.6) for x in np.arange(-wide / 2 + 1.5, wide / 2 - 1.0, 1.5)]
    stair = block(3.2, storeys * STOREY + 2.2, 4.0, (wide * 0.22, 0, -deep + 2.4), **_CONCRETE)
    return merged([*parts, stair])


def scaffold(wide: float, levels: int) -> Mesh:
    """Tubes and planks along x, 1.1 m deep, before z = 0; a safety net on part of it."""
    parts = []
    bays = max(2, round(wide / 2.4))
    for i in range(bays + 1):
        x = (i / bays - 0.5) * wide
        parts += [block(0.06, levels * 2.0 + 1.1, 0.06, (x, 0, z), **_STEEL) for z in (0.15, 1.15)]
    for level in range(1, levels + 1):
        y = 2.0 * level
        parts.append(block(wide, 0.05, 0.85, (0, y, 0.65), **_PLANK))
        for up in (0.5, 1.0):
            parts.append(block(wide, 0.05, 0.05, (0, y + up, 1.15), **_STEEL))
        parts.append(block(wide, 0.15, 0.03, (0, y, 1.12), colour=(0.65, 0.45, 0.05), roughness=0.7))
    for i in range(0, bays, 2):
        x = ((i + 0.5) / bays - 0.5) * wide
        for level in range(levels):
            lean = math.degrees(math.atan2(wide / bays, 2.0))
            brace = block(
                0.045,
                math.hypot(wide / bays, 2.0),
                0.045,
                (0, -0.5 * math.hypot(wide / bays, 2.0), 0),
                **_STEEL,
            )
            sign = 1.0 if level % 2 else -1.0
            parts.append(brace.moved(shift(x, 2.0 * level + 1.0, 1.2) @ turn("z", sign * lean)))
    return merged(parts)


def barrier(wide: float = 2.0) -> Mesh:
    """Red and white planks on two feet."""
    parts = []
    for y in (0.55, 0.88):
        for i in range(6):
            tone: Rgb = (0.62, 0.05, 0.03) if (i + round(y)) % 2 else (0.80, 0.79, 0.77)
            x = ((i + 0.5) / 6 - 0.5) * wide
            parts.append(block(wide / 6, 0.19, 0.04, (x, y, 0), colour=tone, roughness=0.6))
    for x in (-wide * 0.42, wide * 0.42):
        parts += [block(0.07, 1.1, 0.06, (x, 0, -0.05), **_STEEL), block(0.1, 0.07, 0.7, (x, 0, 0), **_STEEL)]
    return merged(parts)


def cone() -> Mesh:
    profile = [
        (0.0, 0.04),
        (0.15, 0.04),
        (0.115, 0.22),
        (0.115, 0.22),
        (0.085, 0.4),
        (0.085, 0.4),
        (0.035, 0.68),
        (0.0, 0.69),
    ]
    band = lathe([(0.118, 0.24), (0.09, 0.39)], sides=14, colour=(0.8, 0.8, 0.78), roughness=0.5)
    body = lathe(profile, sides=14, colour=_ORANGE, roughness=0.6)
    return merged([block(0.4, 0.04, 0.4, (0, 0, 0), colour=shade(_ORANGE, 0.7)), body, band])


def bricks(random: np.random.Generator) -> Mesh:
    """On a pallet."""
    tone = shade((0.42, 0.17, 0.10), float(random.uniform(0.8, 1.15)))
    parts = [block(1.1, 0.12, 1.0, (0, 0, 0), **_PLANK)]
    high = float(random.uniform(0.5, 0.95))
    parts.append(block(1.0, high, 0.9, (0, 0.12, 0), colour=tone, material=Material.BRICK, roughness=0.9))
    return merged(parts)


def pipes() -> Mesh:
    """Along x."""
    parts = []
    for row, count in enumerate((4, 3, 2)):
        for i in range(count):
            ring = lathe(
                [(0.24, 0.0), (0.24, 3.6), (0.2, 3.6), (0.2, 0.0), (0.24, 0.0)], sides=16, **_CONCRETE
            )
            spot = shift(-1.8, 0.24 + 0.42 * row, (i - (count - 1) / 2) * 0.5) @ turn("z", -90)
            parts.append(ring.moved(spot))
    return merged(parts)


def heap(random: np.random.Generator, radius: float, colour: Rgb) -> Mesh:
    """Of sand or gravel."""
    made = cylinder(radius, 0.62 * radius, top=0.04, sides=26, colour=colour, roughness=1.0)
    a = np.arctan2(made.points[:, 2], made.points[:, 0])
    wave = 1.0 + 0.09 * np.sin(3 * a + float(random.uniform(0, 6))) + 0.05 * np.sin(7 * a)
    made.points[:, [0, 2]] *= wave[:, None].astype(np.float32)
    return made


def cabin(colour: Rgb) -> Mesh:
    """A container to work in, 6 m along x."""
    parts = [block(6.0, 2.6, 2.4, (0, 0.15, 0), colour=colour, roughness=0.6)]
    parts += [
        block(0.06, 2.4, 0.04, (-2.9 + 0.42 * i, 0.25, 1.21), colour=shade(colour, 0.85)) for i in range(15)
    ]
    lit: Surface = {"colour": (1.4, 1.1, 0.7), "material": Material.LIGHT}
    parts.append(block(1.4, 0.9, 0.08, (-1.2, 1.25, 1.21), **lit))
    parts.append(block(0.9, 2.05, 0.08, (1.6, 0.2, 1.21), colour=(0.55, 0.55, 0.54), roughness=0.5))
    return merged(parts)


def mixer() -> Mesh:
    drum = lathe(
        [
            (0.0, -0.45),
            (0.32, -0.42),
            (0.46, -0.1),
            (0.46, 0.1),
            (0.24, 0.45),
            (0.2, 0.45),
            (0.3, 0.1),
            (0.0, 0.0),
        ],
        sides=18,
        colour=_ORANGE,
        roughness=0.5,
    )
    parts = [drum.moved(shift(0, 1.0, 0) @ turn("x", 55))]
    parts += [block(0.07, 0.95, 0.07, (x, 0, z), **_STEEL) for x in (-0.5, 0.5) for z in (-0.35, 0.35)]
    parts += [block(1.1, 0.07, 0.07, (0, 0.9, z), **_STEEL) for z in (-0.35, 0.35)]
    return merged(parts)


def floodlight() -> Mesh:
    """On a tripod, towards +z."""
    parts = [block(0.06, 3.2, 0.06, (0, 0, 0), **_STEEL)]
    for i in range(3):
        leg = block(0.05, 1.3, 0.05, (0, -1.3, 0), **_STEEL).moved(turn("x", 35))
        parts.append(leg.moved(shift(0, 1.1, 0) @ turn("y", 120.0 * i)))
    for x in (-0.35, 0.35):
        parts.append(block(0.55, 0.4, 0.14, (x, 3.1, 0.05), colour=(0.05, 0.05, 0.05), roughness=0.5))
        parts.append(
            block(0.47, 0.32, 0.02, (x, 3.14, 0.13), colour=(9.0, 8.6, 7.6), material=Material.LIGHT)
        )
    return merged(parts)
