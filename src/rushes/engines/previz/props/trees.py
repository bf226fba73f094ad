"""Trees of parks, orchards and yards: crowns of leaves, or of blossom, on branches."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import Rgb, at, shade
from rushes.engines.previz.props.plants import crown
from rushes.engines.previz.scene import Cover
from rushes.engines.previz.shapes import Surface, scale, tube

_BARK: Rgb = (0.095, 0.065, 0.042)
_SUMMER = ("#4f6f2a", "#5d7a31", "#496a2c", "#6b8238")
_AUTUMN = ("#c4722a", "#d99a2e", "#a8482a", "#c9b03a", "#b5602a")
_BLOSSOM = ("#f2b8c8", "#f0a6bd", "#f6cdd8", "#f4dde2")
_SNOWY = ("#dfe5ea", "#d5dde4", "#e8ecef")
#: Slips of leaves about a whole tree's crown, each of several leaves.
_LEAVES = 800


def tone(random: np.random.Generator, cover: Cover) -> Rgb:
    """A crown's colour where this covers the ground: where flowers do, trees are in blossom."""
    tones = {Cover.AUTUMN: _AUTUMN, Cover.FLOWERS: _BLOSSOM, Cover.SNOW: _SNOWY}.get(cover, _SUMMER)
    return shade(linear(tones[int(random.integers(len(tones)))]), float(random.uniform(0.85, 1.1)))


def tree(
    random: np.random.Generator, height: float, colour: Rgb, *, broad: float = 1.0, near: bool = True
) -> Mesh:
    """``broad``: how much wider than high its crown is; ``near``: with limbs, and leaves of its own."""
    radius = 0.31 * height
    middle = 0.68 * height
    lean = float(random.uniform(-0.04, 0.04)) * height
    fork = 0.36 * height
    bark: Surface = {"colour": _BARK, "roughness": 0.95}
    stem = tube(
        [(0, -0.2, 0), (0.3 * lean, 0.5 * fork, 0), (lean, fork, 0.2 * lean), (lean, middle, 0)],
        [0.034 * height, 0.024 * height, 0.02 * height, 0.006 * height],
        sides=9 if near else 5,
        **bark,
    )
    heap = crown(random, radius, colour, lumps=13 if near else 7)
    # Blossom and snow are bright within, too.
    pale = min(1.0, 1.6 * min(colour))
    heap.openness[:] += pale * (1.0 - heap.openness)
    heap.colours[:] = (1.0 - pale) * 0.8 * heap.colours + pale * np.asarray(colour, np.float32)
    heap = heap.moved(scale(broad, 1.0, broad))
    if not near:
        return merged([stem, at(heap, lean, middle, 0)])
    parts = [stem]
    for i in range(4):
        a = 1.7 * i + float(random.uniform(0.0, 0.8))
        x, z = (0.62 * radius * broad * f(a) for f in (math.cos, math.sin))
        rise = middle + float(random.uniform(-0.15, 0.3)) * radius
        way = [(lean, fork, 0), (lean + 0.45 * x, 0.6 * fork + 0.4 * rise, 0.45 * z), (lean + x, rise, z)]
        parts.append(tube(way, [0.016 * height, 0.011 * height, 0.004 * height], sides=6, **bark))
    leaves = _leaves(random, heap, 0.035 * radius + 0.05, colour)
    return merged([*parts, at(merged([heap, leaves]), lean, middle, 0)])


def _leaves(random: np.random.Generator, heap: Mesh, size: float, colour: Rgb) -> Mesh:
    """Slips about a heap's surface, which break its outline; lit as the heap is there."""
    rim = np.flatnonzero(heap.openness > 0.55)
    chosen = random.choice(rim, _LEAVES)
    middle = heap.points[chosen] + random.normal(0.0, 0.7 * size, (_LEAVES, 3))
    across, up = (_units(random.normal(size=(_LEAVES, 3))) for _ in range(2))
    corners = ((-1.0, -0.7), (1.0, -0.7), (0.0, 1.1))
    points = np.stack([middle + size * (x * across + y * up) for x, y in corners], 1).reshape(-1, 3)
    faces = np.arange(3 * _LEAVES).reshape(-1, 3)
    normals = np.repeat(heap.normals[chosen], 3, axis=0)
    made = Mesh.of(points, faces, normals, colour=colour, material=Material.LEAVES, roughness=0.8)
    light = random.uniform(0.7, 1.35, (_LEAVES, 1)) * np.asarray(colour)
    made.colours[:] = np.repeat(light, 3, axis=0)
    made.openness[:] = np.repeat(heap.openness[chosen], 3)
    return made


def _units(ways: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(ways / np.linalg.norm(ways, axis=1, keepdims=True))
