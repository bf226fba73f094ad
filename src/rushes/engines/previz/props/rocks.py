"""Walls of rock. Metres."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Material, Mesh
from rushes.engines.previz.props.kit import Rgb
from rushes.engines.previz.subjects.flesh import noise as values
from rushes.engines.previz.subjects.loft import smoothed


def noise(points: NDArray[np.floating], size: float, seed: int) -> NDArray[np.float64]:
    """-1 to 1 at points (n, 3), in spots of about ``size`` metres."""
    return values.noise(points.astype(np.float32), size, seed).astype(np.float64)


def cliff(
    way: Sequence[tuple[float, float]], high: float, seed: int, colour: Rgb, moss: Rgb, *, deep: float = 2.6
) -> Mesh:
    """Rises from ``way``, points x, z from left to right as it is seen, leans back, and goes on level; ledges
    and whatever else is level are overgrown in ``moss``. ``deep``: metres that it juts out or recedes."""
    line = np.array(way, np.float64)
    along = np.linspace(0.0, len(line) - 1.0, 150)
    foot = np.stack([np.interp(along, np.arange(len(line)), line[:, k]) for k in range(2)], -1)
    out = np.gradient(foot, axis=0)
    out = np.stack([-out[:, 1], out[:, 0]], -1)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    up = np.concatenate([np.linspace(-0.06, 1.0, 46), np.full(6, 1.0)])
    back = np.concatenate([0.2 * np.linspace(0.0, 1.0, 46) * high, 0.2 * high + np.linspace(2.0, 34.0, 6)])
    grid = np.empty((len(foot), len(up), 3))
    grid[..., 0] = foot[:, None, 0] - out[:, None, 0] * back
    grid[..., 2] = foot[:, None, 1] - out[:, None, 1] * back
    grid[..., 1] = high * up
    points = grid.reshape(-1, 3)
    # Steps in height, blocks, and cracks.
    stepped = points * (1.0, 2.4, 1.0)
    jut = deep * noise(stepped, 7.0, seed) + 0.45 * deep * noise(stepped, 2.4, seed + 1)
    jut += 0.16 * deep * noise(points, 0.8, seed + 2)
    rise = np.clip(points[:, 1] / high, 0.0, 1.0)
    points[:, [0, 2]] += np.repeat(out, len(up), 0) * jut[:, None]
    points[:, 1] += 0.09 * high * noise(points * (1.0, 0.0, 1.0), 9.0, seed + 3) * rise
    return _coloured(_woven(points, len(foot), len(up)), colour, moss, seed)


def _woven(points: NDArray[np.float64], rows: int, columns: int) -> Mesh:
    start = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)).ravel()
    faces = np.concatenate(
        [
            np.column_stack([start, start + columns, start + columns + 1]),
            np.column_stack([start, start + columns + 1, start + 1]),
        ]
    )
    flat = np.tile((0.0, 1.0, 0.0), (len(points), 1))
    return smoothed(Mesh.of(points, faces, flat, material=Material.CONCRETE, roughness=0.95))


def _coloured(mesh: Mesh, colour: Rgb, moss: Rgb, seed: int) -> Mesh:
    tone = (
        0.85 + 0.3 * noise(mesh.points, 3.0, seed + 5) + 0.2 * noise(mesh.points * (0.3, 1.0, 0.3), 1.6, seed)
    )
    level = np.clip((mesh.normals[:, 1] - 0.45 + 0.25 * noise(mesh.points, 2.6, seed + 7)) * 3.0, 0.0, 1.0)
    rock = np.asarray(colour) * tone[:, None]
    mesh.colours[:] = (
        rock * (1.0 - level[:, None]) + np.asarray(moss) * (0.7 + 0.4 * tone[:, None]) * level[:, None]
    )
    return mesh


def gallery(long: float, wide: float, high: float, seed: int, colour: Rgb, *, start: float = 9.0) -> Mesh:
    """A cave's hall along -z from ``start``, seen from within; its floor lies about y = 0."""
    rows, columns = 96, 72
    z = start - np.linspace(0.0, long, rows)
    a = np.linspace(0.0, 2.0 * np.pi, columns)
    points = np.empty((rows, columns, 3))
    points[..., 0] = 0.5 * wide * np.sin(a)
    points[..., 1] = 0.42 * high - 0.58 * high * np.cos(a)
    points[..., 2] = z[:, None]
    flat = points.reshape(-1, 3)
    # The same at both ends of the round.
    around = np.stack([np.tile(np.sin(a), rows) * 3.0, np.tile(np.cos(a), rows) * 3.0, flat[:, 2]], -1)
    share = 1.0 + 0.30 * noise(around, 4.2, seed) + 0.16 * noise(around, 1.5, seed + 1)
    share += 0.05 * noise(around, 0.55, seed + 2)
    middle = np.array([0.0, 0.42 * high, 0.0])
    flat[:, :2] = (flat[:, :2] - middle[:2]) * share[:, None] + middle[:2]
    low = 0.12 * noise(flat * (1.0, 0.0, 1.0), 1.7, seed + 3) * np.clip(np.abs(flat[:, 0]) - 1.2, 0.0, 1.0)
    flat[:, 1] = np.maximum(flat[:, 1], low)
    made = _woven(flat, rows, columns)
    tone = (
        0.8
        + 0.35 * noise(made.points, 2.2, seed + 5)
        + 0.15 * noise(made.points * (0.5, 1.5, 0.5), 2.0, seed)
    )
    made.colours[:] = np.asarray(colour) * tone[:, None]
    return made


def spike(random: np.random.Generator, high: float, colour: Rgb) -> Mesh:
    """Grown of drops: stands on y = 0; turn it over to hang it."""
    rows, sides = 12, 14
    u = np.linspace(0.0, 1.0, rows)
    wide = high * float(random.uniform(0.13, 0.2))
    radius = wide * ((1.0 - u) ** 0.8) * (1.0 + 0.14 * np.sin(u * float(random.uniform(14, 26)))) + 0.01
    a = np.linspace(0.0, 2.0 * np.pi, sides)
    points = np.empty((rows, sides, 3))
    points[..., 0] = radius[:, None] * np.cos(a)
    points[..., 1] = (u * high)[:, None] - 0.15
    points[..., 2] = -radius[:, None] * np.sin(a)
    made = _woven(points.reshape(-1, 3), rows, sides)
    made = Mesh.of(
        made.points,
        made.triangles[:, ::-1],
        -made.normals,
        colour=colour,
        material=Material.CONCRETE,
        roughness=0.8,
    )
    made.colours[:] *= (0.85 + 0.3 * u).repeat(sides)[:, None].astype(np.float32)
    return made
