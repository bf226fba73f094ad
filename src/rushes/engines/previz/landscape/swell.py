"""How high the waves of the open sea stand somewhere: what floats goes up and down with them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.landscape.waves import steep, waves_of
from rushes.engines.previz.outdoors.look import moment
from rushes.engines.previz.scene import Scene

Points = NDArray[np.float64]
#: Waves that are followed, the strongest, and the shortest of them, metres.
_FOLLOWED, _SHORTEST = 250, 9.0
#: Times that it is looked where the water has come from.
_STEPS = 2


class Swell:
    """Metres above the sea's level at points (n, 2) of x and z at ``t`` seconds, without what is too short to
    lift a boat; as `water.Water` draws it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        waves = waves_of(scene)
        self._steepness = waves.steepness
        self._first, self._mirrored, self._pace, *ways = waves.strongest(_FOLLOWED, _SHORTEST)
        self._ways = np.array(ways)
        self._length = np.hypot(*ways)

    def __call__(self, points: Points, t: float) -> Points:
        turn = np.exp(1j * self._pace * (t * (0.3 + 1.4 * self._scene.motion)))
        metres = 2.0 * steep(moment(self._scene, t).weather) / self._steepness
        now = metres * (self._first * turn + self._mirrored * np.conj(turn))
        at = points
        for _ in range(_STEPS):
            # The water above a point has come there from beside it: crests are narrow, troughs are wide.
            aside = (-0.8j * now / self._length) * np.exp(1j * (at @ self._ways))
            at = points - (aside @ self._ways.T).real
        return np.asarray((np.exp(1j * (at @ self._ways)) @ now).real, np.float64)
