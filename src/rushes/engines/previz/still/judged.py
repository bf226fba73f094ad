"""How far a cut convinces that it is around the one thing that a picture is of."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from rushes.engines.previz.still.colours import mixture
from rushes.engines.previz.still.planes import Plane, spread, steepness

#: Cells of a quarter that say nothing yet.
_FEW = 20
Bools = npt.NDArray[np.bool_]


def conviction(pixels: npt.NDArray[np.float32], share: Plane, sure: Plane, strange: Plane) -> float:
    """0 to 1. ``share`` is the cut and ``sure`` the same before it was made to decide, ``strange`` how unlike
    the border the colours are; all of the shape of ``pixels``."""
    inside = share > 0.5
    area = float(inside.mean())
    if not 0.01 < area < 0.75:
        return 0.0
    outline = np.zeros(inside.shape, bool)
    outline[:-1] |= inside[1:] != inside[:-1]
    outline[:, :-1] |= inside[:, 1:] != inside[:, :-1]
    edges = _edges(pixels)
    # Where much goes on around it, more is asked.
    clutter = _clutter(edges, share)
    undecided = float(((sure > 0.15) & (sure < 0.85)).sum()) / max(int(outline.sum()), 1)
    wide = 0.28 * min(1.0, 3.0 * clutter)
    return math.prod(
        (
            _between(area, 0.01, 0.03) * _between(-area, -0.75, -0.6),
            _between(float(strange[inside].mean() - strange[~inside].mean()), 0.05, 0.2),
            _between(_told_apart(pixels, share, outline), 0.6 + 0.25 * clutter, 0.8 + 0.25 * clutter),
            _between(float(edges[outline].mean()), 0.45, 0.8),
            _between(undecided, 14.0, 7.0),
            _between(_on_edges(inside), 0.4, 0.1),
            _between(_width(share), 1.0 - wide, 0.85 - wide),
            _placed(share),
            _upright(inside),
        )
    )


def conviction_on_plain(pixels: npt.NDArray[np.float32], share: Plane) -> float:
    """0 to 1, of what stands apart from all that reaches the edges: nothing may go on around it."""
    inside = share > 0.5
    half = (share > 0.05) & (share < 0.95)
    return math.prod(
        (
            # Glass is neither there nor not.
            _between(float(half.sum()) / max(int(inside.sum()), 1), 0.4, 0.2),
            _between(float(inside.mean()), 0.005, 0.02) * _between(-float(inside.mean()), -0.75, -0.6),
            _between(_clutter(_edges(pixels), share), 0.05, 0.02),
            # Seen from close by, it may be cut off above as well as below.
            _between(float(inside[0].mean()), 0.7, 0.5),
            _between(float(inside[:, [0, -1]].mean()), 0.2, 0.08),
            _between(_width(share), 0.95, 0.8) if inside.any() else 0.0,
            _upright(inside) if inside.any() else 0.0,
        )
    )


def _edges(pixels: npt.NDArray[np.float32]) -> Plane:
    return np.asarray(np.clip((spread(steepness(pixels), 1) - 0.04) / 0.12, 0.0, 1.0), np.float32)


def _clutter(edges: Plane, share: Plane) -> float:
    away = spread(share, 3) < 0.5
    return float(edges[away].mean()) if away.any() else 0.0


def _between(value: float, none: float, full: float) -> float:
    return float(np.clip((value - none) / (full - none), 0.0, 1.0))


def _told_apart(pixels: npt.NDArray[np.float32], share: Plane, outline: Bools) -> float:
    """Share of the cells near the outline whose side their colour alone tells; it has to on every side."""
    colours = pixels.reshape(-1, 3)
    odds = mixture(colours, (share**2).ravel()).likelihood(colours)
    odds = odds - mixture(colours, ((1.0 - share) ** 2).ravel()).likelihood(colours)
    likely = odds.reshape(share.shape) > 0.0
    near = spread(outline.astype(np.float32), max(3, share.shape[1] // 16)) > 0.0
    within, without = near & (share > 0.5), near & (share <= 0.5)
    if not within.any() or not without.any():
        return 0.0
    rows, columns = (np.flatnonzero(within.any(axis=axis)).mean() for axis in (1, 0))
    y, x = np.indices(share.shape)
    quarters = [without & ((y < rows) == up) & ((x < columns) == left) for up in (0, 1) for left in (0, 1)]
    told = [float((~likely[quarter]).mean()) for quarter in quarters if quarter.sum() > _FEW]
    return (
        0.5 * float(likely[within].mean())
        + 0.25 * float((~likely[without]).mean())
        + 0.25 * min(told, default=0.0)
    )


def _on_edges(inside: Bools) -> float:
    """How much of the upper edge, which counts twice, and of the sides it touches."""
    return float((2.0 * inside[0].mean() + inside[:, 0].mean() + inside[:, -1].mean()) / 3.0)


def _width(share: Plane) -> float:
    """Of its upper part, where a portrait has no shoulders, as a share of the picture's."""
    rows = np.flatnonzero(share.max(axis=1) > 0.5)
    upper = share[rows[0] : rows[0] + max(1, int(0.6 * len(rows)))].sum(axis=0)
    reach = np.cumsum(upper) / float(upper.sum())
    return float(np.searchsorted(reach, 0.92) - np.searchsorted(reach, 0.08)) / len(upper)


def _placed(share: Plane) -> float:
    """Whether it is where one looks: in the middle, and not up under the edge."""
    mass = float(share.sum())
    x = float(share.sum(axis=0) @ np.linspace(-1.0, 1.0, share.shape[1])) / mass
    y = float(share.sum(axis=1) @ np.linspace(-1.0, 1.0, share.shape[0])) / mass
    return _between(-abs(x), -0.6, -0.3) * _between(y, -0.6, -0.2)


def _upright(inside: Bools) -> float:
    """What the lower edge cuts off is somebody who stands there, not a floor with furniture: tall, and the
    upper third over the middle of all."""
    below = float(inside[-1].mean())
    cut_off = _between(below, 0.03, 0.1)
    rows = np.flatnonzero(inside.any(axis=1))
    tall = _between(len(rows) / len(inside), 0.5, 0.6)
    columns = np.flatnonzero(inside.any(axis=0))
    top = inside[rows[0] : rows[0] + max(1, len(rows) // 3)].sum(axis=0)
    aside = float(top @ np.arange(len(top))) / float(top.sum()) - float(columns.mean())
    over = _between(abs(aside) / len(columns), 0.42, 0.27)
    return _between(below, 0.95, 0.75) * (1.0 - cut_off * (1.0 - tall * over))
