"""What stands and floats in a harbour. Metres."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previz.mesh import Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.shapes import Surface, ball, cylinder, lathe, shift, tube, turn
from rushes.engines.previz.subjects.boat.hull import hull

_IRON: Surface = {"colour": (0.035, 0.036, 0.04), "roughness": 0.5}
_WOOD: Surface = {"colour": (0.24, 0.16, 0.095), "material": Material.WOOD, "roughness": 0.85}
_BOXES = ("#a8342a", "#27527c", "#c9822a", "#2f6b52", "#7d8388", "#b8b2a4", "#5a2b3a")


def bollard() -> Mesh:
    profile = [(0.0, 0.0), (0.24, 0.0), (0.17, 0.08), (0.15, 0.36), (0.26, 0.44), (0.24, 0.54), (0.0, 0.58)]
    return lathe(profile, sides=18, **_IRON)


def rope(a: tuple[float, float, float], b: tuple[float, float, float], sag: float) -> Mesh:
    u = np.linspace(0.0, 1.0, 9)
    line = [
        tuple(
            p + (q - p) * float(t) - (4.0 * sag * float(t * (1 - t)) if k == 1 else 0.0)
            for k, (p, q) in enumerate(zip(a, b, strict=True))
        )
        for t in u
    ]
    way = [(x, y, z) for x, y, z in line]
    return tube(way, [0.025] * 9, sides=6, colour=(0.42, 0.36, 0.26), roughness=0.95)


def trawler(colour: Rgb) -> Mesh:
    """A fishing boat of 11 m, its bow to +z, its waterline at y = 0."""
    white: Surface = {"colour": (0.80, 0.79, 0.76), "roughness": 0.5}
    body = hull(
        (
            (-5.2, -0.2, 1.5, 1.4),
            (-4.8, -0.7, 1.5, 1.8),
            (0.0, -0.9, 1.4, 2.0),
            (3.2, -0.7, 1.8, 1.5),
            (5.0, 0.1, 2.3, 0.6),
            (5.7, 0.9, 2.5, 0.08),
        ),
        colour,
        linear("#7a2a22"),
        square=2.8,
        deck=1.25,
    )
    glass: Surface = {"colour": (0.03, 0.04, 0.05), "roughness": 0.1}
    parts = [
        body,
        block(2.2, 2.0, 2.4, (0, 1.2, 0.9), **white),
        block(2.5, 0.14, 2.8, (0, 3.2, 0.9), colour=shade(colour, 0.9), roughness=0.5),
        block(1.9, 0.62, 0.04, (0, 2.3, 2.11), **glass),
        block(2.22, 0.55, 1.7, (0, 2.35, 0.9), **glass),
        cylinder(0.09, 6.0, top=0.06, sides=8, **_WOOD).moved(shift(0, 1.2, -0.9)),
        block(0.08, 0.08, 4.2, (0, 0, -2.1), **_WOOD).moved(shift(0, 4.3, -0.9) @ turn("x", -28)),
        block(1.5, 0.5, 1.3, (0, 1.2, -2.6), colour=(0.10, 0.26, 0.30), roughness=0.9),
    ]
    for side in (-1.0, 1.0):
        parts.append(
            tube(
                [(side * 1.9, 1.9, -3.8), (side * 1.95, 2.0, 0.0), (side * 0.9, 2.5, 4.4)],
                [0.035] * 3,
                **white,
            )
        )
        for z in (-3.4, -1.2, 1.0, 3.0):
            tyre = ball(0.1, 0.3, 0.3, sides=12, colour=(0.02, 0.02, 0.022), roughness=0.9)
            parts.append(at(tyre, side * (1.95 - 0.04 * max(z, 0.0) ** 2), 0.75, z))
    return merged(parts)


def afloat(x: float, y: float, z: float, yaw: float, phase: float) -> Callable[[float], Matrix]:
    """Of a boat that lies moored and rocks a little."""

    def matrix(t: float) -> Matrix:
        w = math.tau * t / 4.1 + phase
        lean = turn("z", 2.2 * math.sin(w)) @ turn("x", 0.8 * math.sin(0.77 * w + 1.0))
        moved: Matrix = shift(x, y + 0.05 * math.sin(0.83 * w), z) @ turn("y", yaw) @ lean
        return moved

    return matrix


def container(random: np.random.Generator) -> Mesh:
    """6.1 m along z; ribbed."""
    colour = shade(linear(_BOXES[int(random.integers(len(_BOXES)))]), float(random.uniform(0.8, 1.1)))
    paint: Surface = {"colour": colour, "roughness": 0.55}
    parts = [block(2.36, 2.55, 6.05, (0, 0.02, 0), **paint)]
    for x in (-1.19, 1.19):
        parts += [block(0.07, 2.35, 0.22, (x, 0.12, -2.8 + 0.4 * i), **paint) for i in range(15)]
        parts += [block(0.1, 0.16, 6.1, (x, y, 0), **paint) for y in (0.0, 2.44)]
    for x in (-0.75, -0.3, 0.3, 0.75):
        parts.append(block(0.05, 2.3, 0.05, (x, 0.15, 3.05), colour=shade(colour, 0.6), roughness=0.5))
    return merged(parts)


def crates(random: np.random.Generator) -> Mesh:
    """Boxes of fish, baskets and a heap of nets."""
    parts = []
    for i in range(5):
        tone = ((0.05, 0.24, 0.42), (0.55, 0.30, 0.06), (0.42, 0.29, 0.17))[int(random.integers(3))]
        for layer in range(int(random.integers(1, 4))):
            spot = (-1.2 + 0.75 * (i % 3), 0.3 * layer, -0.6 * (i // 3))
            box = block(0.66, 0.27, 0.44, (0, 0, 0), colour=tone, roughness=0.6)
            parts.append(at(box, *spot, yaw=float(random.uniform(-8, 8))))
    net = ball(0.85, 0.42, 0.7, sides=14, colour=(0.10, 0.28, 0.24), material=Material.FABRIC, roughness=1.0)
    parts.append(at(net, 1.4, 0.1, -0.4))
    parts += [
        at(
            ball(0.13, 0.13, 0.13, sides=10, colour=(0.75, 0.25, 0.03), roughness=0.5),
            1.0 + 0.3 * i,
            0.42,
            0.1,
        )
        for i in range(4)
    ]
    return merged(parts)


def pile(high: float, *, radius: float = 0.15) -> Mesh:
    """Of a pier: stands on y = -``high`` / 2 and ends at ``high`` / 2."""
    return at(cylinder(radius, high, sides=10, **_WOOD), 0, -high / 2, 0)


def ring_buoy() -> Mesh:
    """On its post."""
    parts = [block(0.08, 1.25, 0.08, (0, 0, 0), **_WOOD)]
    for i in range(16):
        a, b = (math.tau * k / 16 for k in (i, i + 1))
        points = [(0.3 * math.cos(w), 1.1 + 0.3 * math.sin(w), 0.09) for w in (a, 0.5 * (a + b), b)]
        tone: Rgb = (0.75, 0.10, 0.05) if (i // 2) % 2 else (0.82, 0.81, 0.78)
        parts.append(tube(points, [0.075] * 3, sides=8, colour=tone, roughness=0.5))
    return merged(parts)
