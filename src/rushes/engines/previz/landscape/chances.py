"""Chance by place: what grows in a numbered cell of the world is the same in every clip."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def chances(i: NDArray[np.int64], j: NDArray[np.int64], salt: int) -> NDArray[np.float64]:
    """A number from 0 to 1 for each cell."""
    n = (i * 1597334673 ^ j * 3812015801 ^ salt * 2654435769) & 0xFFFFFFFF
    n = (n ^ (n >> 15)) * 2246822519 & 0xFFFFFFFF
    n = (n ^ (n >> 13)) * 3266489917 & 0xFFFFFFFF
    return np.asarray((n ^ (n >> 16)) / 4294967296.0)
