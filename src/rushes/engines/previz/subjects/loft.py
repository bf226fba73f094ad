"""Smooth hulls: rounded cross-sections along z, joined. Metres."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Unpack

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Floats, Mesh, merged
from rushes.engines.previz.shapes import Surface
from rushes.engines.previz.subjects.joints import rounded

#: z, lowest y, highest y, half the width.
Station = tuple[float, float, float, float]


def loft(
    stations: Sequence[Station],
    *,
    square: float = 3.0,
    sides: int = 32,
    steps: int = 4,
    sharp: bool = False,
    **surface: Unpack[Surface],
) -> Mesh:
    """A closed hull through ``stations`` in the order of z. ``square``: 2 is an ellipse, more is boxier.

    ``sharp`` joins the sections by straight lines, else by curves of ``steps`` sections each.
    """
    knots = np.array(stations, np.float64)
    if sharp:
        line = knots
    else:
        at = np.linspace(0.0, len(knots) - 1.0, (len(knots) - 1) * steps + 1)
        line = np.stack([rounded(np.repeat(knots[:, i : i + 1], 3, 1), at)[:, 0] for i in range(4)], -1)
        line[:, 3] = np.maximum(line[:, 3], 0.0)
    angles = np.linspace(0.0, 2.0 * np.pi, sides, endpoint=False)
    c, s = np.cos(angles), np.sin(angles)
    x = np.sign(c) * np.abs(c) ** (2.0 / square)
    y = np.sign(s) * np.abs(s) ** (2.0 / square)
    middle, half = 0.5 * (line[:, 1] + line[:, 2]), 0.5 * (line[:, 2] - line[:, 1])
    rings = np.stack(
        [line[:, 3:4] * x, middle[:, None] + half[:, None] * y, np.repeat(line[:, :1], sides, 1)], -1
    )
    ends = np.array([[0.0, middle[0], line[0, 0]], [0.0, middle[-1], line[-1, 0]]])
    points = np.concatenate([rings.reshape(-1, 3), ends])
    triangles = _tube(len(line), sides)
    return smoothed(Mesh.of(points, triangles, np.ones_like(points), **surface))


def _tube(rows: int, sides: int) -> NDArray[np.int64]:
    ring = np.arange(sides)
    after = np.roll(ring, -1)
    found = []
    for row in range(rows - 1):
        a, b = row * sides, (row + 1) * sides
        found += [
            np.column_stack([a + ring, a + after, b + after]),
            np.column_stack([a + ring, b + after, b + ring]),
        ]
    last = (rows - 1) * sides
    found.append(np.column_stack([np.full(sides, rows * sides), after, ring]))
    found.append(np.column_stack([np.full(sides, rows * sides + 1), last + ring, last + after]))
    return np.concatenate(found)


def smoothed(mesh: Mesh) -> Mesh:
    """With normals that lie between those of the triangles about each vertex."""
    a, b, c = (mesh.points[mesh.triangles[:, i]] for i in range(3))
    across = np.cross(b - a, c - a)
    normals = np.zeros_like(mesh.points)
    for corner in range(3):
        np.add.at(normals, mesh.triangles[:, corner], across)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return replace(mesh, normals=(normals / np.maximum(length, 1e-12)).astype(np.float32))


def unwelded(mesh: Mesh) -> Mesh:
    """Each triangle with vertices of its own, as smooth as before."""
    flat = mesh.triangles.ravel()
    return replace(
        mesh,
        points=mesh.points[flat],
        normals=mesh.normals[flat],
        colours=mesh.colours[flat],
        roughness=mesh.roughness[flat],
        materials=mesh.materials[flat],
        openness=mesh.openness[flat],
        bones=mesh.bones[flat],
        weights=mesh.weights[flat],
        triangles=np.arange(len(flat), dtype=np.uint32).reshape(-1, 3),
    )


def sheet(
    points: NDArray[np.floating], faces: NDArray[np.integer], thick: float, **surface: Unpack[Surface]
) -> Mesh:
    """Paper or cloth, flat in each face and seen from both sides, which are ``thick`` metres apart."""
    sides = []
    for way in (faces, faces[:, ::-1]):
        mesh = Mesh.of(points, way, **surface)
        sides.append(replace(mesh, points=mesh.points + mesh.normals * np.float32(0.5 * thick)))
    return merged(sides)


def painted(mesh: Mesh, paint: Callable[[Floats, Floats], NDArray[np.floating]]) -> Mesh:
    """``paint`` takes points and normals (n, 3) to colours (n, 3)."""
    return replace(mesh, colours=np.asarray(paint(mesh.points, mesh.normals), np.float32))
