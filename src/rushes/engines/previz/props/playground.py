"""What children play on. Metres."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previz.mesh import Material, Matrix, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block
from rushes.engines.previz.shapes import Surface, cylinder, lathe, shift, tube, turn

_RED: Rgb = (0.62, 0.05, 0.04)
_BLUE: Rgb = (0.04, 0.16, 0.50)
_YELLOW: Rgb = (0.85, 0.52, 0.03)
_STEEL: Surface = {"colour": (0.55, 0.56, 0.58), "material": Material.METAL, "roughness": 0.35}
#: Of the swings' bar above the ground.
_BAR = 2.4


def swing_frame(seats: int = 2) -> Mesh:
    """Its bar runs along x."""
    half = 0.75 * seats
    red: Surface = {"colour": _RED, "roughness": 0.4}
    parts = [tube([(-half, _BAR, 0), (0, _BAR, 0), (half, _BAR, 0)], [0.05] * 3, sides=10, **red)]
    for x in (-half, half):
        for z in (-0.95, 0.95):
            parts.append(tube([(x, 0, z), (x, 0.5 * _BAR, 0.5 * z), (x, _BAR, 0)], [0.05] * 3, **red))
    return merged(parts)


def swing() -> Mesh:
    """A seat on two chains; hangs from the origin."""
    parts = [block(0.5, 0.04, 0.2, (0, -1.9, 0), colour=(0.03, 0.03, 0.035), roughness=0.7)]
    parts += [block(0.02, 1.9, 0.02, (x, -1.9, 0), **_STEEL) for x in (-0.22, 0.22)]
    return merged(parts)


def swinging(x: float, z: float, phase: float) -> Callable[[float], Matrix]:
    """Of a `swing` on a frame's bar at ``x``, ``z``."""

    def matrix(t: float) -> Matrix:
        moved: Matrix = shift(x, _BAR, z) @ turn("x", 17.0 * math.sin(math.tau * t / 2.7 + phase))
        return moved

    return matrix


def slide() -> Mesh:
    """Comes down towards +z, its ladder at -z; 2.1 m high."""
    rows = 14
    u = np.linspace(0.0, 1.0, rows)
    z = -0.9 + 3.6 * u
    y = np.interp(u, [0.0, 0.15, 0.85, 1.0], [1.65, 1.6, 0.42, 0.36])
    y[0], y[1] = 1.65, 1.64
    points, faces = [], []
    for i in range(rows):
        points += [(x, y[i] + lip, z[i]) for x, lip in ((-0.3, 0.18), (-0.25, 0.0), (0.25, 0.0), (0.3, 0.18))]
    for i in range(rows - 1):
        for k in range(3):
            a = 4 * i + k
            faces += [(a, a + 4, a + 5), (a, a + 5, a + 1)]
    trough = Mesh.of(np.array(points), np.array(faces), colour=_YELLOW, roughness=0.25)
    red: Surface = {"colour": _RED, "roughness": 0.4}
    blue: Surface = {"colour": _BLUE, "roughness": 0.4}
    parts = [trough, block(0.9, 0.06, 0.9, (0, 1.6, -1.35), **blue)]
    for x in (-0.42, 0.42):
        parts += [block(0.08, 2.6, 0.08, (x, 0, zz), **red) for zz in (-1.76, -0.94)]
        parts.append(block(0.05, 0.05, 0.8, (x, 2.3, -1.35), **blue))
        rail = [(0.6 * x, 0.85 * i, -2.4 + 0.3 * i) for i in range(3)]
        parts.append(tube(rail, [0.03] * 3, **red))
    parts += [block(0.5, 0.04, 0.06, (0, 0.3 * i, -2.4 + 0.11 * i), **blue) for i in range(1, 6)]
    roof = cylinder(0.85, 0.7, top=0.02, sides=4, colour=_YELLOW, roughness=0.5).moved(turn("y", 45))
    parts.append(at(roof, 0, 2.6, -1.35))
    parts.append(block(0.12, 0.34, 0.12, (0, 0, 2.4), **red))
    return merged(parts)


def climbing_dome() -> Mesh:
    """A half ball of bars, 1.7 m high."""
    blue: Surface = {"colour": _BLUE, "roughness": 0.4}
    parts = []
    r = 1.7
    for i in range(6):
        a = math.pi * i / 6
        bow = [
            (r * math.cos(b) * math.cos(a), r * math.sin(b), r * math.cos(b) * math.sin(a))
            for b in np.linspace(0.0, math.pi, 13)
        ]
        parts.append(tube(bow, [0.028] * 13, sides=7, **blue))
    for b in (0.5, 1.0):
        ring = [
            (r * math.cos(b) * math.cos(a), r * math.sin(b), r * math.cos(b) * math.sin(a))
            for a in np.linspace(0.0, math.tau, 19)
        ]
        parts.append(tube(ring, [0.028] * 19, sides=7, colour=_YELLOW, roughness=0.4))
    return merged(parts)


def sandbox() -> Mesh:
    """3 m square."""
    wood: Surface = {"colour": (0.34, 0.22, 0.11), "material": Material.WOOD, "roughness": 0.8}
    parts = [block(2.8, 0.14, 2.8, (0, 0, 0), colour=(0.52, 0.42, 0.26), roughness=0.95)]
    for sign in (-1.4, 1.4):
        parts += [block(3.0, 0.3, 0.2, (0, 0, sign), **wood), block(0.2, 0.3, 3.0, (sign, 0, 0), **wood)]
    bucket = lathe([(0.0, 0.0), (0.09, 0.0), (0.12, 0.2), (0.11, 0.2), (0.08, 0.02)], sides=16, colour=_RED)
    heap = cylinder(0.4, 0.35, top=0.05, sides=18, colour=(0.50, 0.40, 0.25), roughness=0.95)
    return merged([*parts, at(bucket, 0.5, 0.14, 0.6), at(heap, -0.4, 0.14, -0.2)])


def seesaw() -> Mesh:
    """Its plank runs along x."""
    plank = block(3.2, 0.07, 0.3, (0, 0, 0), colour=_YELLOW, roughness=0.5).moved(turn("z", 11))
    foot = block(0.3, 0.5, 0.4, (0, 0, 0), colour=_BLUE, roughness=0.5)
    return merged([foot, at(plank, 0, 0.5, 0)])
