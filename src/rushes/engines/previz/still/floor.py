"""The ground that a picture shows along its lower edge, and what stands upright on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rushes.engines.previz.still.colours import mixture
from rushes.engines.previz.still.planes import Plane, blur, cheapest_way, ramp, spread
from rushes.engines.previz.still.walker import walk

#: Shares of the height: below the one all is taken for ground at first, above the other nothing.
_BELOW, _ABOVE = 0.88, 0.45


@dataclass(frozen=True, slots=True)
class Floor:
    #: Where the ground under each cell is, as a share of the height from above: (rows, columns).
    foot: Plane
    #: Where it begins, and how far there is such a ground; 0 to 1.
    horizon: float
    firm: float


def floor(pixels: npt.NDArray[np.float32]) -> Floor:
    """Of a picture's cells (rows, columns, 3): what has the colours of its lower edge and goes on from there.
    What stands on it is as near as its foot, and keeps its straight lines when it is seen from elsewhere."""
    rows, columns, _ = pixels.shape
    down = np.repeat(np.linspace(0.0, 1.0, rows, dtype=np.float32)[:, None], columns, axis=1)
    colours = pixels.reshape(-1, 3)
    odds = mixture(colours, (down > _BELOW).astype(np.float32).ravel()).likelihood(colours)
    odds = odds - mixture(colours, (down < _ABOVE).astype(np.float32).ravel()).likelihood(colours)
    likely = (1.0 / (1.0 + np.exp(-np.clip(odds, -6.0, 6.0)))).astype(np.float32).reshape(rows, columns)
    told = float(likely[down > _BELOW].mean() - likely[down < _ABOVE].mean())
    likely = likely * ramp(down, _ABOVE - 0.25, _ABOVE)
    trust = (0.01 + 0.05 * np.abs(2.0 * likely - 1.0)).astype(np.float32)
    ground = _evened((walk(pixels, likely, trust) > 0.5).astype(np.float32), max(3, columns // 32))
    lowest = np.zeros(ground.shape, bool)
    lowest[-1] = ground[-1] > 0.5
    reached = cheapest_way(1.0 - ground + np.float32(1e-5), lowest) < 0.5
    if not reached.any():
        return Floor(down, 0.0, 0.0)
    foot = np.minimum.accumulate(np.where(reached, down, np.float32(1.0))[::-1], axis=0)[::-1]
    horizon = float(down[reached].min())
    # A lower edge that is somebody's coat reaches higher up than the ground does.
    sure = (horizon - 0.45) / 0.1, (float(reached[-2:].mean()) - 0.7) / 0.2, (told - 0.6) / 0.2
    return Floor(blur(foot, 2), horizon, float(np.prod(np.clip(sure, 0.0, 1.0))))


def _evened(plane: Plane, wide: int) -> Plane:
    """Without holes, nor what is narrower than ``2 * wide``."""
    closed = 1.0 - spread(1.0 - spread(plane, 2), 2)
    return spread(1.0 - spread(1.0 - closed, wide), wide)
