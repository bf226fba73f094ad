"""Where in a landscape a subject stands: on level, open, dry ground, or out on the water."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.landscape.nest import Nest

Floats = NDArray[np.float64]
#: Metres around the start that are searched, and between two places that are looked at.
_REACH, _STEP = 420.0, 15.0
#: Metres about a place that have to be level, and free of trees.
_LEVEL, _OPEN = 6.0, 18.0
#: Metres of dry ground about who stands by the sea.
_BEACH = 7.0
#: Metres of water under a boat.
_DEEP = 2.5


def find_mark(nest: Nest, water_level: float, *, afloat: bool, ashore: bool = False) -> tuple[float, float]:
    """x, z. The nest has to lie about the origin. ``ashore``: on land, by the water."""
    line = np.arange(-_REACH, _REACH + 1.0, _STEP)
    x, z = (grid.ravel() for grid in np.meshgrid(line, line))
    room = _BEACH if ashore else _OPEN
    depth = water_level - _around(nest.sample_near, x, z, room, np.maximum if afloat else np.minimum)
    far = np.hypot(x, z) / _REACH
    if afloat:
        cost = far + 4.0 * np.clip(_DEEP - depth, 0.0, 40.0)
        best = int(np.argmin(cost))
        return float(x[best]), float(z[best])
    middle = nest.sample_near(x, z)
    rough = sum(
        np.abs(nest.sample_near(x + dx, z + dz) - middle)
        for dx, dz in ((_LEVEL, 0.0), (-_LEVEL, 0.0), (0.0, _LEVEL), (0.0, -_LEVEL))
    )
    wet = np.clip(depth + 1.2, 0.0, 30.0)
    trees = nest.cover(x, z) + nest.cover(x, z - 30.0) + nest.cover(x, z + 15.0)
    # What rises before the camera hides the land, and what falls away steeply leaves the feet unseen.
    ahead = sum(np.clip((nest.sample(x, z - d) - middle) / d - 0.02, 0.0, 1.0) for d in (40.0, 120.0, 300.0))
    cost = 0.6 * far + 0.55 * rough + 6.0 * wet + 0.5 * trees + 3.0 * ahead
    if ashore:
        # The sea is in the picture, behind whoever stands there.
        beyond = [(d * s, z - d) for d in (25.0, 60.0, 140.0) for s in (-0.4, 0.0, 0.4)]
        sea = sum((nest.sample(x + dx, at) < water_level).astype(float) for dx, at in beyond) / len(beyond)
        cost = cost + 6.0 * np.clip(0.9 - sea, 0.0, 1.0) + 0.4 * np.clip(-depth - 2.0, 0.0, 30.0)
    best = int(np.argmin(cost))
    return float(x[best]), float(z[best])


def _around(
    sample: Callable[[Floats, Floats], Floats], x: Floats, z: Floats, radius: float, choose: np.ufunc
) -> Floats:
    """The highest or lowest ground on a circle about each point."""
    found = sample(x, z)
    for i in range(8):
        a = i * math.tau / 8
        found = choose(found, sample(x + radius * math.cos(a), z + radius * math.sin(a)))
    return found
