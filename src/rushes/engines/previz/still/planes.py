"""Small image operations on float planes of shape (rows, columns): all that a picture is taken apart with."""

from __future__ import annotations

from functools import reduce

import numpy as np
import numpy.typing as npt
from PIL import Image

Plane = npt.NDArray[np.float32]


def cells(image: Image.Image, longer: int) -> npt.NDArray[np.float32]:
    """The picture's colours (rows, columns, 3), 0 to 1, with so many cells along its longer side."""
    scale = longer / max(image.size)
    size = (max(16, round(image.width * scale)), max(16, round(image.height * scale)))
    return np.asarray(image.resize(size, Image.Resampling.BOX), np.float32) / np.float32(255.0)


def resized(plane: Plane, shape: tuple[int, ...]) -> Plane:
    """The same plane with other numbers of rows and columns."""
    size = (shape[1], shape[0])
    return np.asarray(Image.fromarray(plane).resize(size, Image.Resampling.BILINEAR), np.float32)


def box(plane: Plane, radius: int) -> Plane:
    """Mean over a square of ``2 * radius + 1`` cells; edges are repeated outwards."""
    return _box_rows(_box_rows(plane, radius).T, radius).T


def _box_rows(plane: Plane, radius: int) -> Plane:
    padded = np.pad(plane, ((radius + 1, radius), (0, 0)), mode="edge")
    sums = np.cumsum(padded, axis=0, dtype=np.float64)
    width = 2 * radius + 1
    return ((sums[width:] - sums[:-width]) / width).astype(np.float32)


def blur(plane: Plane, radius: int) -> Plane:
    """Three boxes: close to a Gaussian with sigma = radius."""
    return box(box(box(plane, radius), radius), radius)


def spread(plane: Plane, radius: int) -> Plane:
    """Maximum over a square of ``2 * radius + 1`` cells; outside of the plane lies 0."""
    width = 2 * radius + 1
    for _ in (0, 1):
        # Along the rows, then turned over along the columns: what twice as many cells have, again and again.
        wide, seen = np.pad(plane, ((radius, radius), (0, 0))), 1
        while seen < width:
            more = min(seen, width - seen)
            wide, seen = np.maximum(wide[:-more], wide[more:]), seen + more
        plane = wide.T
    return plane


def steepness(planes: npt.NDArray[np.float32]) -> Plane:
    """Length of the colour gradient; ``planes`` is (rows, columns, channels)."""
    down = np.diff(planes, axis=0, append=planes[-1:])
    right = np.diff(planes, axis=1, append=planes[:, -1:])
    return np.asarray(np.sqrt((down**2 + right**2).sum(axis=2)), np.float32)


def guided(guide: Plane, plane: Plane, radius: int, tolerance: float) -> Plane:
    """Smooth ``plane`` where ``guide`` is smooth, and keep its steps where the guide has edges.

    He, Sun, Tang: Guided Image Filtering, ECCV 2010.
    """
    mean_guide, mean = box(guide, radius), box(plane, radius)
    covariance = box(guide * plane, radius) - mean_guide * mean
    variance = box(guide * guide, radius) - mean_guide**2
    slope = covariance / (variance + tolerance)
    offset = mean - slope * mean_guide
    return box(slope, radius) * guide + box(offset, radius)


def cheapest_way(cost: Plane, start: npt.NDArray[np.bool_]) -> Plane:
    """Least sum of ``cost`` on any way from ``start`` to each cell (4 neighbours)."""
    around = np.full((cost.shape[0] + 2, cost.shape[1] + 2), np.inf, np.float32)
    way = around[1:-1, 1:-1]
    way[start] = 0.0
    beside = (around[:-2, 1:-1], around[2:, 1:-1], around[1:-1, :-2], around[1:-1, 2:])
    for _ in range(4 * max(cost.shape)):
        nearest = reduce(np.minimum, beside) + cost
        if not (nearest < way).any():
            break
        np.minimum(way, nearest, out=way)
    return way.copy()


def ramp(plane: Plane, low: float, high: float) -> Plane:
    """0 below ``low``, 1 above ``high``, smooth between."""
    share = np.clip((plane - low) / max(high - low, 1e-6), 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share), np.float32)
