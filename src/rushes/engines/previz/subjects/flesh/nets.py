"""Surface nets: the zero level of a field on a grid as triangles.

After Gibson, "Constrained Elastic Surface Nets" (1998): one vertex in each cell that the surface passes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Floats

_CORNERS = np.array([(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)])
_EDGES = [(a, b) for a in range(8) for b in range(a + 1, 8) if np.abs(_CORNERS[a] - _CORNERS[b]).sum() == 1]


def surface(field: Floats) -> tuple[Floats, NDArray[np.uint32]]:
    """Points in grid steps and triangles that face the positive side. The grid's rim must be positive."""
    inside = field < 0.0
    count = np.zeros(tuple(n - 1 for n in field.shape), np.uint8)
    for i, j, k in _CORNERS:
        count += inside[i : i + count.shape[0], j : j + count.shape[1], k : k + count.shape[2]]
    cells = np.argwhere((count > 0) & (count < 8))
    number = np.full(count.shape, -1, np.int64)
    number[tuple(cells.T)] = np.arange(len(cells))
    at = [tuple((cells + corner).T) for corner in _CORNERS]
    values = np.stack([field[index] for index in at])
    total = np.zeros((len(cells), 3), np.float32)
    crossings = np.zeros(len(cells), np.float32)
    for a, b in _EDGES:
        crosses = (values[a] < 0) != (values[b] < 0)
        step = values[a] - values[b]
        share = np.where(crosses, values[a] / np.where(crosses, step, 1.0), 0.0)[:, None]
        total += crosses[:, None] * (_CORNERS[a] + share * (_CORNERS[b] - _CORNERS[a]))
        crossings += crosses
    points = (cells + total / crossings[:, None]).astype(np.float32)
    return points, _faces(inside, number)


def _faces(inside: NDArray[np.bool_], number: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Two triangles about each edge of the grid that the surface cuts."""
    found = []
    for axis in range(3):
        first = np.moveaxis(inside, axis, 0)
        cut = np.moveaxis(first[:-1] != first[1:], 0, axis)
        edges = np.argwhere(cut)
        u, v = np.eye(3, dtype=np.int64)[[(axis + 1) % 3, (axis + 2) % 3]]
        around = [number[tuple((edges - off).T)] for off in (u + v, v, 0 * u, u)]
        out = inside[tuple(edges.T)]
        a, b, c, d = (np.where(out, one, other) for one, other in zip(around, around[::-1], strict=True))
        found += [np.column_stack([a, b, c]), np.column_stack([a, c, d])]
    return np.concatenate(found).astype(np.uint32)
