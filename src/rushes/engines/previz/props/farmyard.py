"""What stands on a farm. Metres."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.shapes import Surface, ball, cylinder, lathe, shift, tube, turn

_WOOD: Surface = {"colour": (0.26, 0.18, 0.11), "material": Material.WOOD, "roughness": 0.85}
_STRAW: Rgb = (0.56, 0.41, 0.14)


def rails(long: float, *, height: float = 1.2, boards: int = 3) -> Mesh:
    """A fence of posts and rails along x."""
    parts = [block(long, 0.13, 0.05, (0, height * (0.3 + 0.28 * i), 0.06), **_WOOD) for i in range(boards)]
    for x in np.linspace(-long / 2, long / 2, max(2, round(long / 2.4) + 1)):
        parts.append(block(0.14, height, 0.14, (float(x), 0, 0), **_WOOD))
    return merged(parts)


def silo(height: float = 12.0) -> Mesh:
    steel: Surface = {"colour": (0.55, 0.57, 0.60), "material": Material.METAL, "roughness": 0.35}
    rings = [cylinder(2.25, 0.09, sides=28, colour=(0.38, 0.39, 0.41)) for _ in range(6)]
    dome = lathe([(2.2, 0.0), (1.9, 0.8), (1.1, 1.5), (0.0, 1.8)], sides=28, **steel)
    parts = [cylinder(2.2, height, sides=28, **steel), at(dome, 0, height, 0)]
    parts += [at(ring, 0, height * (i + 0.5) / 6, 0) for i, ring in enumerate(rings)]
    parts += [block(0.04, height, 0.04, (x, 0, 2.3), **steel) for x in (-0.2, 0.2)]
    return merged(parts)


def round_bale() -> Mesh:
    """1.4 m high, its axle along x."""
    body = cylinder(0.7, 1.2, sides=22, colour=_STRAW, material=Material.FABRIC, roughness=1.0)
    ends = [
        at(
            cylinder(r, 0.012, sides=20, colour=shade(_STRAW, 0.75 + 0.12 * k), roughness=1.0),
            0,
            y + 0.006 * k,
            0,
        )
        for k, r in enumerate((0.6, 0.4, 0.2))
        for y in (1.2,)
    ]
    return merged([body, *ends]).moved(shift(0.6, 0.7, 0) @ turn("z", 90))


def bales(random: np.random.Generator) -> Mesh:
    """Square ones, in a heap."""
    parts = []
    for layer, count in enumerate((4, 3, 2)):
        for i in range(count):
            tone = shade(_STRAW, float(random.uniform(0.85, 1.1)))
            one = block(0.95, 0.46, 0.5, (0, 0, 0), colour=tone, material=Material.FABRIC, roughness=1.0)
            x = (i - (count - 1) / 2) * 1.0 + float(random.uniform(-0.04, 0.04))
            parts.append(at(one, x, 0.46 * layer, 0, yaw=float(random.uniform(-4, 4))))
    return merged(parts)


def crops(
    random: np.random.Generator, long: float, rows: int, pitch: float, colour: Rgb, high: float
) -> Mesh:
    """Rows of green along z from the origin to -``long``, the first at x = 0."""
    parts = []
    steps = int(long / 1.1)
    z = -np.linspace(0.0, long, steps)
    for row in range(rows):
        x = row * pitch
        lift = high * (0.75 + 0.35 * random.random(steps))
        half = 0.36 * pitch * (0.75 + 0.3 * random.random(steps))
        points = np.stack(
            [
                np.column_stack([x - half, np.zeros(steps), z]),
                np.column_stack([x - 0.6 * half, 0.8 * lift, z]),
                np.column_stack([x + 0.1 * half, lift, z]),
                np.column_stack([x + 0.7 * half, 0.75 * lift, z]),
                np.column_stack([x + half, np.zeros(steps), z]),
            ],
            1,
        ).reshape(-1, 3)
        start = (5 * np.arange(steps - 1)[:, None] + np.arange(4)).ravel()
        faces = np.concatenate(
            [np.column_stack([start, start + 1, start + 6]), np.column_stack([start, start + 6, start + 5])]
        )
        side = np.array([(-0.9, 0.4, 0), (-0.5, 0.85, 0), (0, 1, 0), (0.5, 0.85, 0), (0.9, 0.4, 0)])
        made = Mesh.of(
            points, faces, np.tile(side, (steps, 1)), colour=colour, material=Material.LEAVES, roughness=0.9
        )
        own = random.uniform(0.75, 1.25, (steps, 1)) * np.array([[0.55, 0.9, 1.15, 0.9, 0.55]])
        made.colours[:] *= own.reshape(-1, 1).astype(np.float32)
        parts.append(made)
    return merged(parts)


def trough() -> Mesh:
    steel: Surface = {"colour": (0.45, 0.46, 0.47), "material": Material.METAL, "roughness": 0.4}
    parts = [block(1.8, 0.5, 0.05, (0, 0.1, z), **steel) for z in (-0.3, 0.3)]
    parts += [block(0.05, 0.5, 0.6, (x, 0.1, 0), **steel) for x in (-0.9, 0.9)]
    parts.append(block(1.75, 0.36, 0.56, (0, 0.1, 0), colour=(0.05, 0.09, 0.10), roughness=0.08))
    return merged(parts)


def fruit(random: np.random.Generator, radius: float, colour: Rgb, count: int = 46) -> Mesh:
    """About a crown of that radius, at the origin."""
    parts = []
    for _ in range(count):
        way = random.normal(size=3)
        way /= np.linalg.norm(way)
        way[1] = 0.8 * way[1] - 0.15
        spot = way * radius * float(random.uniform(0.95, 1.12))
        tone = shade(colour, float(random.uniform(0.8, 1.2)))
        one = ball(0.065, 0.065, 0.065, sides=6, colour=tone, roughness=0.4)
        parts.append(at(one, float(spot[0]), float(spot[1]), float(spot[2])))
    return merged(parts)


def ladder(height: float = 2.6) -> Mesh:
    """Leans back against what stands at -z."""
    parts = [
        tube([(x, 0, 0.7), (x * 0.8, height / 2, 0.35), (x * 0.6, height, 0)], [0.03] * 3, sides=6, **_WOOD)
        for x in (-0.25, 0.25)
    ]
    for i in range(1, 8):
        u = i / 8.0
        parts.append(block(0.5 * (1 - 0.4 * u), 0.04, 0.04, (0, height * u, 0.7 * (1 - u)), **_WOOD))
    return merged(parts)
