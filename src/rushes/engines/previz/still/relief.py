"""The picture as a surface in space: a grid of points, each as far away as it is guessed to be."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz.still.path import FARTHEST, slopes

#: Columns (or rows, whichever are more) of the relief's grid.
_GRID = 96


def focus(nearness: npt.NDArray[np.float32]) -> float:
    """Distance of what is in the middle, where the eye rests."""
    rows, columns = nearness.shape
    middle = nearness[rows // 3 : 2 * rows // 3, columns // 3 : 2 * columns // 3]
    return float(_distance(np.float32(np.median(middle))))


def _distance(nearness: npt.NDArray[np.float32] | np.float32) -> npt.NDArray[np.float32] | np.float32:
    """Distance from nearness: even steps of nearness are even steps of parallax."""
    far = np.float32(1.0 / FARTHEST)
    return 1.0 / (far + (1.0 - far) * nearness)


def relief(nearness: npt.NDArray[np.float32], aspect: float) -> npt.NDArray[np.float32]:
    """Points in space (rows, columns, 3), row 0 at the bottom."""
    columns = _GRID if aspect >= 1.0 else max(2, round(_GRID * aspect))
    rows = _GRID if aspect < 1.0 else max(2, round(_GRID / aspect))
    smooth = Image.fromarray(nearness).resize((columns + 1, rows + 1), Image.Resampling.BICUBIC)
    z = np.asarray(_distance(np.clip(np.asarray(smooth, np.float32)[::-1], 0.0, 1.0)))
    x_slope, y_slope = slopes(aspect)
    x = np.linspace(-x_slope, x_slope, columns + 1, dtype=np.float32)[None, :]
    y = np.linspace(-y_slope, y_slope, rows + 1, dtype=np.float32)[:, None]
    return np.stack([x * z, y * z, z], axis=2).astype(np.float32)


def steepness(nearness: npt.NDArray[np.float32]) -> tuple[float, float]:
    """The largest change of nearness along x and along y, for half the picture's width and height."""
    rows, columns = nearness.shape
    along_x, along_y = np.abs(np.diff(nearness, axis=1)), np.abs(np.diff(nearness, axis=0))
    return float(along_x.max()) * columns / 2, float(along_y.max()) * rows / 2


def border(relief: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Points along the upper, lower, left and right border, equally many of each: (4 n, 3)."""
    count = 64
    rows = np.linspace(0, relief.shape[0] - 1, count).round().astype(int)
    columns = np.linspace(0, relief.shape[1] - 1, count).round().astype(int)
    return np.concatenate([relief[-1, columns], relief[0, columns], relief[rows, 0], relief[rows, -1]])


def triangles(rows: int, columns: int) -> npt.NDArray[np.uint32]:
    corner = np.arange(rows * columns, dtype=np.uint32).reshape(rows, columns)
    a, b, c, d = corner[:-1, :-1], corner[:-1, 1:], corner[1:, :-1], corner[1:, 1:]
    return np.stack([a, b, c, b, d, c], axis=2).reshape(-1)
