"""Noise in space for coats and skins: smooth, the same everywhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Floats


def noise(points: Floats, scale: float, seed: int = 0) -> Floats:
    """-1 to 1 at points (n, 3); its spots are about ``scale`` metres wide."""
    at = points / np.float32(scale)
    base = np.floor(at).astype(np.int64)
    share = at - base
    share = share * share * (3.0 - 2.0 * share)
    total = np.zeros(len(points), np.float32)
    for corner in np.ndindex(2, 2, 2):
        weight = np.prod(np.where(np.array(corner) == 1, share, 1.0 - share), axis=1)
        total += weight * _hash(base + corner, seed)
    value: Floats = 2.0 * total - 1.0
    return value


def _hash(cells: NDArray[np.int64], seed: int) -> Floats:
    mixed = (
        (cells[:, 0] * 73856093) ^ (cells[:, 1] * 19349663) ^ (cells[:, 2] * 83492791) ^ (seed * 2654435761)
    )
    mixed = mixed & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 15)) * 2246822519) & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 13)) * 3266489917) & 0xFFFFFFFF
    share: Floats = ((mixed ^ (mixed >> 16)) & 0xFFFF).astype(np.float32) / np.float32(65535)
    return share


def spots(points: Floats, scale: float, size: float, seed: int = 0) -> Floats:
    """1 within round spots ``scale`` metres apart that have ``size`` times that for a radius, else 0."""
    at = points / np.float32(scale)
    base = np.floor(at).astype(np.int64)
    nearest = np.full(len(points), 9.0, np.float32)
    for corner in np.ndindex(3, 3, 3):
        cell = base + corner - 1
        middle = cell + 0.2 + 0.6 * np.stack([_hash(cell, seed + i) for i in range(3)], -1)
        nearest = np.minimum(nearest, np.linalg.norm(at - middle, axis=1))
    inside: Floats = np.clip((size - nearest) * 8.0, 0.0, 1.0)
    return inside


def patches(points: Floats, scale: float, seed: int = 0) -> tuple[Floats, Floats]:
    """Distances to the nearest and the second nearest of scattered points, in ``scale``: a giraffe's net."""
    at = points / np.float32(scale)
    base = np.floor(at).astype(np.int64)
    first = np.full(len(points), 9.0, np.float32)
    second = np.full(len(points), 9.0, np.float32)
    for corner in np.ndindex(3, 3, 3):
        cell = base + corner - 1
        middle = cell + 0.1 + 0.8 * np.stack([_hash(cell, seed + i) for i in range(3)], -1)
        far = np.linalg.norm(at - middle, axis=1).astype(np.float32)
        second = np.minimum(second, np.maximum(first, far))
        first = np.minimum(first, far)
    return first, second
