"""A road through the land, along the way of whoever goes there, or of the camera."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from rushes.engines.previz.landscape.species import Floats
from rushes.engines.previz.landscape.stand import Clearing
from rushes.engines.previz.scene import Cover, Scene

#: Half its width, metres.
HALF = 2.6
_EARTH, _SANDY, _TRODDEN = (0.235, 0.190, 0.140), (0.42, 0.31, 0.20), (0.45, 0.46, 0.49)


class Road:
    """Through ``x``, ``z`` (metres) along ``heading`` (degrees), both ways without end."""

    def __init__(self, scene: Scene, x: float, z: float, heading: float) -> None:
        a = math.radians(heading)
        self._at = (x, z)
        self._way = (math.sin(a), -math.cos(a))
        colours = {Cover.SNOW: _TRODDEN, Cover.SAND: _SANDY}
        self.values: dict[str, Any] = {
            "road": (*self._at, *self._way),
            "roadColour": colours.get(scene.cover, _EARTH),
        }
        #: Nothing stands on it, to either side.
        self.clearings = (
            Clearing(x, z, heading, 2.0 * HALF),
            Clearing(x, z, heading + 180.0, 2.0 * HALF),
        )

    def lies_under(self, x: Floats, z: Floats) -> np.ndarray:
        """As far as it is straight."""
        aside = (z - self._at[1]) * self._way[0] - (x - self._at[0]) * self._way[1]
        return np.asarray(np.abs(aside) < HALF + 0.15)
