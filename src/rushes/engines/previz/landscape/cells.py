"""Numbered cells of the world: what stands in one is decided by its number, for every eye the same."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.landscape.chances import chances

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


def cells(
    corner: tuple[float, float], window: float, reach: float, side: float, salt: int
) -> tuple[Numbers, Numbers, Floats, Floats]:
    """The numbers of all cells within ``reach`` metres of a square that has its lowest x and z at ``corner``
    and is ``window`` metres wide; and a place in each, x and z. A cell is ``side`` metres wide."""
    first = [math.floor((lowest - reach) / side) for lowest in corner]
    count = math.ceil((2 * reach + window) / side)
    columns, rows = np.meshgrid(np.arange(count) + first[0], np.arange(count) + first[1])
    i, j = columns.ravel().astype(np.int64), rows.ravel().astype(np.int64)
    return i, j, (i + chances(i, j, salt + 1)) * side, (j + chances(i, j, salt + 2)) * side
