"""Smooth noise of points, for the shapes and colours of things that grew."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def waves(points: NDArray[np.floating], seed: int, *, size: float, octaves: int = 4) -> Floats:
    """About -1 to 1 at each row of ``points`` (n, 3): plane waves of random directions, ever finer."""
    random = np.random.default_rng([seed & 0xFFFFFFFF, 173])
    total = np.zeros(len(points))
    share, scale, norm = 1.0, 2.0 * np.pi / size, 0.0
    for _ in range(octaves):
        for _ in range(5):
            way = random.normal(size=3)
            way /= np.linalg.norm(way)
            total += share * np.sin(points @ way * scale * random.uniform(0.7, 1.3) + random.uniform(0, 6.28))
        norm += share * 1.9
        share, scale = share * 0.5, scale * 2.1
    return np.clip(total / norm, -1.5, 1.5)
