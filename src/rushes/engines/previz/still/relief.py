"""The picture as a surface in space: a grid of points, each as far away as it is guessed to be."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz.still.path import FARTHEST, slopes
from rushes.engines.previz.still.planes import Plane, blur, ramp, resized

#: Columns (or rows, whichever are more) of the relief's grid.
_GRID = 96
#: Nearness of a bulge that comes out of what is nearest.
_NEAREST = 1.2


def focus(nearness: Plane) -> float:
    """Distance of what is in the middle, where the eye rests."""
    rows, columns = nearness.shape
    middle = nearness[rows // 3 : 2 * rows // 3, columns // 3 : 2 * columns // 3]
    return distance_of(float(np.median(middle)))


def distance_of(nearness: float) -> float:
    return float(_distance(np.float32(nearness)))


def _distance(nearness: npt.NDArray[np.float32] | np.float32) -> npt.NDArray[np.float32] | np.float32:
    """Distance from nearness: even steps of nearness are even steps of parallax."""
    far = np.float32(1.0 / FARTHEST)
    return 1.0 / (far + (1.0 - far) * nearness)


def relief(nearness: npt.NDArray[np.float32], aspect: float) -> npt.NDArray[np.float32]:
    """Points in space (rows, columns, 3), row 0 at the bottom."""
    columns = _GRID if aspect >= 1.0 else max(2, round(_GRID * aspect))
    rows = _GRID if aspect < 1.0 else max(2, round(_GRID / aspect))
    smooth = Image.fromarray(nearness).resize((columns + 1, rows + 1), Image.Resampling.BICUBIC)
    z = np.asarray(_distance(np.clip(np.asarray(smooth, np.float32)[::-1], 0.0, _NEAREST)))
    x_slope, y_slope = slopes(aspect)
    x = np.linspace(-x_slope, x_slope, columns + 1, dtype=np.float32)[None, :]
    y = np.linspace(-y_slope, y_slope, rows + 1, dtype=np.float32)[:, None]
    return np.stack([x * z, y * z, z], axis=2).astype(np.float32)


def upright(share: Plane, ground: Plane, depth: float) -> tuple[Plane, Plane]:
    """Nearness of a foreground that stands on the ground with its lower outline and bulges by ``depth``, and
    how much of the bulge there is, 0 to 1; both reach beyond it. All are (rows, columns)."""
    rows, columns = share.shape
    under = np.where(share.max(axis=0) > 0.5, rows - 1 - np.argmax(share[::-1] > 0.5, axis=0), 0)
    ground = resized(ground, share.shape)
    columns_of = np.flatnonzero(under)
    foot = ground[under[columns_of], columns_of]
    # Between its feet it hangs over the ground: what is nearest on either side holds it. In a straight line,
    # since every bend would be seen in it; a shadow that was cut out with it has little to say.
    reach = max(1, columns // 16)
    held = [foot[np.abs(columns_of - at) <= reach].max() for at in columns_of]
    at = columns_of / columns - 0.5
    curve = np.polynomial.Polynomial.fit(at, held, min(1, len(at) - 1), w=share.sum(axis=0)[columns_of])
    across = np.clip(np.arange(columns) / columns - 0.5, at.min(), at.max())
    stands = np.clip(curve(across), min(held), max(held))
    radius = max(2, round(0.2 * float(np.sqrt(share.sum()))))
    bulge = ramp(blur(share, radius), 0.35, 1.0)
    nearness = stands[None, :] + depth * bulge
    return nearness.astype(np.float32), bulge


def slants(bulge: Plane, body: Plane, count: tuple[int, ...]) -> npt.NDArray[np.float32]:
    """How far the bulge leans to the right and up, as far as there is a ``body``, at each of (rows, columns)
    points; row 0 at the bottom."""
    longer = max(bulge.shape)
    down, right = np.gradient(blur(bulge, max(1, longer // 90)) * np.float32(0.12 * longer))
    there = blur(body, max(1, longer // 144))
    leaning = [resized(np.asarray(each * there, np.float32), count)[::-1] for each in (-right, down)]
    return np.clip(np.stack(leaning, axis=2), -1.5, 1.5).astype(np.float32)


def steepness(nearness: Plane, there: npt.NDArray[np.bool_] | None = None) -> tuple[float, float]:
    """The largest change of nearness along x and along y, for half the picture's width and height; only
    between cells that are ``there``."""
    rows, columns = nearness.shape
    along_x, along_y = np.abs(np.diff(nearness, axis=1)), np.abs(np.diff(nearness, axis=0))
    if there is not None:
        along_x, along_y = along_x * (there[:, 1:] & there[:, :-1]), along_y * (there[1:] & there[:-1])
    return float(along_x.max()) * columns / 2, float(along_y.max()) * rows / 2


def border(points: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Points along the upper, lower, left and right border of a grid: (4, n, channels)."""
    count = 64
    rows = np.linspace(0, points.shape[0] - 1, count).round().astype(int)
    columns = np.linspace(0, points.shape[1] - 1, count).round().astype(int)
    return np.stack([points[-1, columns], points[0, columns], points[rows, 0], points[rows, -1]])


def triangles(there: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint32]:
    """Indices of the triangles of a grid's fields that have a corner that is ``there`` (rows, columns)."""
    rows, columns = there.shape
    corner = np.arange(rows * columns, dtype=np.uint32).reshape(rows, columns)
    a, b, c, d = corner[:-1, :-1], corner[:-1, 1:], corner[1:, :-1], corner[1:, 1:]
    wanted = there[:-1, :-1] | there[:-1, 1:] | there[1:, :-1] | there[1:, 1:]
    return np.stack([a, b, c, b, d, c], axis=2)[wanted].reshape(-1)
