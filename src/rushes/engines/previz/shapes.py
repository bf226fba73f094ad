"""The simple bodies that places and subjects are put together from. Metres; made about the origin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypedDict, Unpack

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Material, Matrix, Mesh

Line = NDArray[np.float64]


class Surface(TypedDict, total=False):
    colour: tuple[float, float, float]
    roughness: float
    material: Material
    bone: int


def shift(x: float, y: float, z: float) -> Matrix:
    matrix = np.eye(4)
    matrix[:3, 3] = (x, y, z)
    return matrix


def scale(x: float, y: float, z: float) -> Matrix:
    return np.diag([x, y, z, 1.0])


def turn(axis: str, degrees: float) -> Matrix:
    """About ``x``, ``y`` or ``z``, counterclockwise seen from its positive end."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    first, second = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
    matrix = np.eye(4)
    matrix[first, first] = matrix[second, second] = c
    matrix[first, second], matrix[second, first] = -s, s
    return matrix


def box(x: float, y: float, z: float, **surface: Unpack[Surface]) -> Mesh:
    """Sides of these lengths, standing on y = 0, flat."""
    corners = np.array([(i, j, k) for i in (-0.5, 0.5) for j in (0.0, 1.0) for k in (-0.5, 0.5)])
    faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    triangles = np.array([(a, b, c) for a, b, c, _ in faces] + [(a, c, d) for a, _, c, d in faces])
    return Mesh.of(corners * (x, y, z), triangles, **surface)


def plane(x: float, z: float, *, cells: int = 1, **surface: Unpack[Surface]) -> Mesh:
    """A level rectangle at y = 0, seen from above, cut into ``cells`` x ``cells``."""
    line = np.linspace(-0.5, 0.5, cells + 1)
    points = np.stack(np.meshgrid(line * x, [0.0], line * z, indexing="ij"), -1).reshape(-1, 3)
    normals = np.tile((0.0, 1.0, 0.0), (len(points), 1))
    return Mesh.of(points, _strips(cells, cells), normals, **surface)


def lathe(profile: Sequence[tuple[float, float]], *, sides: int = 24, **surface: Unpack[Surface]) -> Mesh:
    """(radius, height) from bottom to top, turned about the y axis; smooth, so double a point for an edge."""
    outline = np.array(profile, np.float64)
    angles = np.linspace(0.0, math.tau, sides + 1)
    around = np.stack([np.cos(angles), -np.sin(angles)], -1)
    along = _directions(outline)
    out = np.stack([along[:, 1], -along[:, 0]], -1)
    points = np.concatenate(
        [
            outline[:, None, :1] * around[None, :, :1],
            np.broadcast_to(outline[:, None, 1:], (len(outline), sides + 1, 1)),
            outline[:, None, :1] * around[None, :, 1:],
        ],
        -1,
    )
    normals = np.concatenate(
        [
            out[:, None, :1] * around[None, :, :1],
            np.broadcast_to(out[:, None, 1:], (len(outline), sides + 1, 1)),
            out[:, None, :1] * around[None, :, 1:],
        ],
        -1,
    )
    triangles = _strips(len(outline) - 1, sides)
    return Mesh.of(points.reshape(-1, 3), triangles, normals.reshape(-1, 3), **surface)


def _directions(outline: Line) -> Line:
    """Unit tangents; at a doubled point each of the two keeps its own side's."""
    steps = np.diff(outline, axis=0)
    lengths = np.linalg.norm(steps, axis=1)
    units = steps / np.maximum(lengths, 1e-12)[:, None]
    before = np.concatenate([units[:1], units])
    after = np.concatenate([units, units[-1:]])
    known_before = np.concatenate([[False], lengths > 1e-9])
    known_after = np.concatenate([lengths > 1e-9, [False]])
    mixed = before * known_before[:, None] + after * known_after[:, None]
    unit: Line = mixed / np.maximum(np.linalg.norm(mixed, axis=1), 1e-9)[:, None]
    return unit


def cylinder(
    radius: float, height: float, *, top: float | None = None, sides: int = 24, **surface: Unpack[Surface]
) -> Mesh:
    """Standing on y = 0, with lids; ``top``: the radius up there, 0 for a cone."""
    upper = radius if top is None else top
    edge = [(0.0, 0.0), (radius, 0.0), (radius, 0.0), (upper, height), (upper, height), (0.0, height)]
    return lathe(edge, sides=sides, **surface)


def ball(x: float, y: float, z: float, *, sides: int = 24, **surface: Unpack[Surface]) -> Mesh:
    """An ellipsoid with these half axes about the origin."""
    angles = np.linspace(-math.pi / 2, math.pi / 2, max(sides // 2, 4) + 1)
    made = lathe([(math.cos(a), math.sin(a)) for a in angles], sides=sides, **surface)
    return made.moved(scale(x, y, z))


def tube(
    way: Sequence[tuple[float, float, float]],
    radii: Sequence[float],
    *,
    sides: int = 12,
    **surface: Unpack[Surface],
) -> Mesh:
    """A round, closed body along points of ``way``, as thick there as ``radii`` say."""
    line = np.array(way, np.float64)
    along = np.gradient(line, axis=0)
    steps = np.maximum(np.linalg.norm(along, axis=1), 1e-9)[:, None]
    along /= steps
    side = np.cross(along, (0.0, 0.0, 1.0) if abs(along[0, 2]) < 0.9 else (0.0, 1.0, 0.0))
    side /= np.maximum(np.linalg.norm(side, axis=1), 1e-9)[:, None]
    other = np.cross(along, side)
    angles = np.linspace(0.0, math.tau, sides + 1)
    out = np.cos(angles)[None, :, None] * side[:, None] + np.sin(angles)[None, :, None] * other[:, None]
    thick = np.array(radii, np.float64)[:, None]
    points = line[:, None] + out * thick[:, None]
    # What tapers looks towards its thin end.
    leaning = out - (np.gradient(thick, axis=0) / steps * along)[:, None]
    # Closed at both ends by rings without width.
    points = np.concatenate(
        [np.repeat(line[:1, None], sides + 1, 1), points, np.repeat(line[-1:, None], sides + 1, 1)]
    )
    ends = np.repeat(-along[:1, None], sides + 1, 1), np.repeat(along[-1:, None], sides + 1, 1)
    normals = np.concatenate([ends[0], leaning, ends[1]])
    triangles = _strips(len(line) + 1, sides)
    return Mesh.of(points.reshape(-1, 3), triangles, normals.reshape(-1, 3), **surface)


def extruded(outline: Sequence[tuple[float, float]], depth: float, **surface: Unpack[Surface]) -> Mesh:
    """A polygon in x, y (counterclockwise, star-shaped about its middle), ``depth`` thick about z = 0."""
    flat = np.array(outline, np.float64)
    count = len(flat)
    middle = flat.mean(axis=0)
    ring = np.arange(count)
    after = np.roll(ring, -1)
    front = np.column_stack([flat, np.full(count, depth / 2)])
    back = np.column_stack([flat, np.full(count, -depth / 2)])
    points = np.concatenate([front, back, [[*middle, depth / 2], [*middle, -depth / 2]]])
    lid = np.column_stack([np.full(count, 2 * count), ring, after])
    floor = np.column_stack([np.full(count, 2 * count + 1), after + count, ring + count])
    sides = np.concatenate(
        [np.column_stack([ring, ring + count, after]), np.column_stack([after, ring + count, after + count])]
    )
    return Mesh.of(points, np.concatenate([lid, floor, sides]), **surface)


def _strips(rows: int, columns: int) -> NDArray[np.int64]:
    """Triangles of a grid of (rows + 1) x (columns + 1) points."""
    start = (np.arange(rows)[:, None] * (columns + 1) + np.arange(columns)[None]).ravel()
    below = start + columns + 1
    first = np.column_stack([start, start + 1, below + 1])
    second = np.column_stack([start, below + 1, below])
    return np.concatenate([first, second])
