"""Bamboo. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, block, shade
from rushes.engines.previz.shapes import Surface, shift, turn

_GREENS: tuple[Rgb, ...] = ((0.17, 0.27, 0.06), (0.22, 0.29, 0.08), (0.13, 0.23, 0.06), (0.30, 0.29, 0.11))
_LEAF: Rgb = (0.13, 0.24, 0.045)


def culm(random: np.random.Generator, high: float, *, near: bool) -> Mesh:
    """One stalk with its rings, bent at the top under its leaves."""
    sides, radius = (7 if near else 5), float(random.uniform(0.04, 0.065))
    joints = 17 if near else 6
    v = np.linspace(0.0, 1.0, joints + 1)
    lean, way = float(random.uniform(0.0, 0.16)), float(random.uniform(0.0, math.tau))
    off = high * lean * v**2.6
    a = np.linspace(0.0, math.tau, sides + 1)
    r = radius * (1.0 - 0.72 * v)
    points = np.empty((joints + 1, sides + 1, 3))
    points[..., 0] = (off * math.cos(way))[:, None] + r[:, None] * np.cos(a)
    points[..., 1] = (high * v * (1.0 - 0.3 * lean * v**2))[:, None]
    points[..., 2] = (off * math.sin(way))[:, None] - r[:, None] * np.sin(a)
    # Each joint has a pale ring above a dark one.
    rows = np.repeat(points, 2, axis=0)[1:-1]
    rows[1::2] -= (0.0, 0.012 * high / 12.0, 0.0)
    start = (np.arange(len(rows) - 1)[:, None] * (sides + 1) + np.arange(sides)).ravel()
    faces = np.concatenate(
        [
            np.column_stack([start, start + 1, start + sides + 2]),
            np.column_stack([start, start + sides + 2, start + sides + 1]),
        ]
    )
    normals = np.tile(np.column_stack([np.cos(a), 0.0 * a, -np.sin(a)]), (len(rows), 1))
    own = shade(_GREENS[int(random.integers(len(_GREENS)))], float(random.uniform(0.8, 1.15)))
    stalk = Mesh.of(rows.reshape(-1, 3), faces, normals, colour=own, roughness=0.4)
    band = np.where(np.arange(len(rows)) % 2, 0.62, 1.12)
    stalk.colours[:] *= np.repeat(band, sides + 1)[:, None].astype(np.float32)
    return merged(
        [stalk, _leaves(random, points.mean(axis=1), high, 170 if near else 36, 0.24 if near else 0.5)]
    )


def _leaves(random: np.random.Generator, stem: np.ndarray, high: float, count: int, size: float) -> Mesh:
    """Narrow slips that hang about the upper part of ``stem``."""
    u = random.uniform(0.42, 1.0, count)
    at = np.stack([np.interp(u, np.linspace(0, 1, len(stem)), stem[:, k]) for k in range(3)], -1)
    a = random.uniform(0.0, math.tau, count)
    out = np.column_stack([np.cos(a), random.uniform(-0.5, 0.25, count), np.sin(a)])
    root = (
        at
        + out * random.uniform(0.05, 0.12, (count, 1)) * high * (0.35 + 0.65 * np.sin(math.pi * u))[:, None]
    )
    tip = root + (out - np.array([0.0, 0.7, 0.0])) * size * random.uniform(0.7, 1.5, (count, 1))
    across = 0.17 * size * np.column_stack([-np.sin(a), 0.0 * a, np.cos(a)])
    points = np.stack([root + across, root - across, tip], 1).reshape(-1, 3)
    made = Mesh.of(
        points,
        np.arange(3 * count).reshape(-1, 3),
        np.tile((0.0, 0.9, 0.3), (3 * count, 1)),
        colour=_LEAF,
        material=Material.LEAVES,
        roughness=0.6,
    )
    made.colours[:] *= np.repeat(random.uniform(0.6, 1.5, count), 3)[:, None].astype(np.float32)
    return made


def sticks(long: float, height: float = 0.9) -> Mesh:
    """A fence of thin stalks along x."""
    dry: Surface = {"colour": (0.36, 0.28, 0.15), "roughness": 0.7}
    parts = [block(long, 0.05, 0.06, (0, y, 0.03), **dry) for y in (0.3 * height, 0.85 * height)]
    for i in range(round(long / 0.16)):
        x = (i + 0.5) * 0.16 - long / 2
        stick = block(0.03, 1.12 * height, 0.03, (0, 0, 0), **dry)
        parts.append(stick.moved(shift(x, 0, 0) @ turn("z", 7.0 if i % 2 else -7.0)))
    return merged(parts)
