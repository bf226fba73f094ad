"""The order in which a mesh's triangles are drawn, and what of them has a back that nobody sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Material, Mesh

#: Drawn after all else, with what is behind showing through.
CLEAR = (Material.GLASS, Material.BEAM)
#: What throws no shadow comes last.
_LAST = (Material.LIGHT, Material.VIEW, *CLEAR)
_ORDER = [*(m for m in Material if m not in _LAST), *_LAST]
#: Corners less than this apart are one, metres.
_ONE = 1e-4


@dataclass(frozen=True)
class Piece:
    """Triangles of one material. Each material is a program of its own, as a software renderer works out both
    ways of every branch."""

    material: Material
    #: Gives back what stands on it.
    mirrors: bool
    #: Its back is inside of something, so that half of its triangles need not be looked at.
    closed: bool
    #: Indices, not triangles.
    first: int
    count: int


@dataclass(frozen=True)
class Pieces:
    pieces: list[Piece]
    #: Indices of what throws a shadow, from the first.
    casting: int

    @property
    def clear(self) -> bool:
        """Some of it is glass, or light in the air."""
        return self.pieces[-1].material in CLEAR


def cut(mesh: Mesh, mirror: float | None, eye: Sequence[float] | None) -> tuple[NDArray[np.intp], Pieces]:
    """The order of its triangles, and its pieces: those nearest to ``eye`` first, and what lies flat at the
    level ``mirror`` mirrors."""
    corners = mesh.points[mesh.triangles]
    rank = np.array([_ORDER.index(m) for m in Material])[mesh.materials[mesh.triangles[:, 0]]]
    flat = np.zeros(len(rank), bool)
    if mirror is not None:
        level = np.abs(corners[:, :, 1] - mirror).max(axis=1) < 0.004
        flat = level & (mesh.normals[mesh.triangles[:, 0], 1] > 0.9)
    away = np.zeros(len(rank))
    if eye is not None:
        away = np.linalg.norm(corners.mean(axis=1) - np.asarray(eye), axis=1)
    whole = closed(mesh) & (rank < _ORDER.index(Material.GLASS))
    order = np.lexsort((away, whole, flat, rank))
    key = np.stack([rank, flat, whole], -1)[order]
    starts = [0, *(np.flatnonzero((np.diff(key, axis=0) != 0).any(axis=1)) + 1).tolist()]
    ends = [*starts[1:], len(order)]
    pieces = [
        Piece(_ORDER[key[start, 0]], bool(key[start, 1]), bool(key[start, 2]), 3 * start, 3 * (end - start))
        for start, end in zip(starts, ends, strict=True)
    ]
    casting = int((rank < _ORDER.index(Material.LIGHT)).sum())
    return order, Pieces(pieces, 3 * casting)


def closed(mesh: Mesh) -> NDArray[np.bool_]:
    """Of each triangle whether it belongs to a surface without an edge that faces outwards: shape (m,).

    Materials and normals may change from one triangle to the next.
    """
    places = np.round(mesh.points.astype(np.float64) / _ONE).astype(np.int64)
    _, number = np.unique(places @ np.array([1, 1 << 21, 1 << 42]), return_inverse=True)
    faces = number.reshape(-1)[mesh.triangles].astype(np.int64)
    count = int(number.max()) + 1
    real = (faces != np.roll(faces, 1, axis=1)).all(axis=1)
    after = np.roll(faces, -1, axis=1)
    # Each edge has to be passed once in either way.
    unpaired = real & ~np.isin(after * count + faces, (faces * count + after)[real]).all(axis=1)
    whole = _together(faces, count)[faces[:, 0]]
    a, b, c = np.moveaxis(mesh.points[mesh.triangles].astype(np.float64), 1, 0)
    volume = np.bincount(whole, (a * np.cross(b, c)).sum(axis=1), count)
    return np.asarray((volume > 0.0)[whole] & (np.bincount(whole, unpaired, count) == 0.0)[whole])


def _together(faces: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Of each corner the least number of all that hang together with it."""
    order = np.argsort(faces, axis=None, kind="stable")
    starts = np.searchsorted(faces.ravel()[order], np.arange(count))
    least = np.arange(count)
    while True:
        lower = np.minimum.reduceat(np.repeat(least[faces].min(axis=1), 3)[order], starts)
        lower = lower[lower]
        if (lower == least).all():
            return least
        least = lower
