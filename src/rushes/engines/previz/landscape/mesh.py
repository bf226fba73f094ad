"""The ground's mesh: square patches of a quadtree over the world, finer near the eye.

Every patch has 12 x 12 cells. Patches lie at fixed places, and a vertex slides onto the coarser grid
before its level ends (in ``terrain.vert``), so that nothing pops as the eye moves.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CELLS = 12
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Patches:
    """Patches to draw, nearest first: rows of x, z, spacing, distance where the level ends (metres)."""

    rows: Floats
    #: Nearest and farthest distance of each patch from the eye, on the ground (metres).
    near: Floats
    far: Floats

    def only(self, which: NDArray[np.bool_]) -> Patches:
        return Patches(self.rows[which], self.near[which], self.far[which])


def corners(cells: int) -> Floats:
    """Corners of a square of ``cells`` by ``cells``: x, z in 0 to ``cells``."""
    n = cells + 1
    z, x = np.mgrid[0:n, 0:n]
    return np.stack([x, z], axis=-1).reshape(-1, 2).astype("f4")


def triangles(cells: int, x: float, z: float) -> NDArray[np.int64]:
    """Indices of its triangles, nearest first for a look along ``x``, ``z``."""
    columns = np.arange(cells) if x >= 0 else np.arange(cells)[::-1]
    rows = np.arange(cells) if z >= 0 else np.arange(cells)[::-1]
    n = cells + 1
    squares = rows[:, None] * n + columns[None, :]
    base = (squares if abs(z) > abs(x) else squares.T).ravel()
    return np.stack([base, base + n, base + 1, base + 1, base + n, base + n + 1], axis=-1).ravel()


@dataclass(frozen=True)
class Levels:
    """How the quadtree is cut."""

    #: Metres between vertices of the finest level.
    finest: float
    #: Metres that must be covered around the eye.
    reach: float
    #: A level ends this many of its spacings away from the eye.
    ratio: float = 40.0

    @property
    def count(self) -> int:
        return 1 + math.ceil(math.log2(self.reach / (self.finest * self.ratio)))

    def select(self, x: float, z: float, planes: Floats) -> Patches:
        """Patches around an eye at ``x``, ``z`` that touch the view: ``planes`` holds rows of a ground
        half-plane, inward normal x, z and offset, relative to the eye."""
        spacing = self.finest * 2 ** (self.count - 1)
        size = spacing * CELLS
        steps = math.ceil(self.reach / size) + 1
        line = (np.arange(-steps, steps) + 0.0) * size
        origin = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
        nodes = origin + np.floor(np.array([x, z]) / size) * size
        drawn: list[NDArray[np.float64]] = []
        for level in range(self.count - 1, -1, -1):
            size = spacing * CELLS
            near, _ = _distances(nodes, size, x, z)
            seen = _inside(nodes, size, x, z, planes) & (near < self.reach)
            nodes, near = nodes[seen], near[seen]
            split = near < spacing * 0.5 * self.ratio if level else np.zeros(len(nodes), bool)
            kept = nodes[~split]
            end = np.inf if level == self.count - 1 else spacing * self.ratio
            end = 1e9 if math.isinf(end) else end
            drawn.append(np.column_stack([kept, np.full(len(kept), spacing), np.full(len(kept), end)]))
            half = size * 0.5
            quarters = np.array([[0, 0], [half, 0], [0, half], [half, half]])
            nodes = (nodes[split][:, None, :] + quarters[None]).reshape(-1, 2)
            spacing *= 0.5
        rows = np.concatenate(drawn)
        near, far = _distances(rows[:, :2], rows[:, 2:3] * CELLS, x, z)
        order = np.argsort(near, kind="stable")
        return Patches(rows[order].astype("f4"), near[order].astype("f4"), far[order].astype("f4"))


def _distances(
    nodes: NDArray[np.float64], size: float | NDArray[np.float64], x: float, z: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    low = nodes - np.array([x, z])
    high = low + size
    near = np.maximum(np.maximum(low, -high), 0.0)
    far = np.maximum(np.abs(low), np.abs(high))
    return np.hypot(near[:, 0], near[:, 1]), np.hypot(far[:, 0], far[:, 1])


def _inside(nodes: NDArray[np.float64], size: float, x: float, z: float, planes: Floats) -> NDArray[np.bool_]:
    low = nodes - np.array([x, z])
    keep = np.ones(len(nodes), bool)
    for nx, nz, offset in planes:
        best = np.where(nx > 0, low[:, 0] + size, low[:, 0]) * nx
        best += np.where(nz > 0, low[:, 1] + size, low[:, 1]) * nz
        keep &= best + offset > 0
    return keep
