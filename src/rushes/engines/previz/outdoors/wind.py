"""How far the wind has carried clouds and mist."""

from __future__ import annotations

from rushes.engines.previz.outdoors.look import moment
from rushes.engines.previz.scene import Scene

_STEP = 0.1


class Wind:
    """Summed up from time 0 at fixed steps, so that a change later on moves nothing that was drawn before."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._sums = [0.0]

    def blown(self, t: float) -> float:
        """Metres from time 0 to ``t`` seconds."""
        at = max(t, 0.0) / _STEP
        while len(self._sums) < at + 2:
            weather = moment(self._scene, (len(self._sums) - 0.5) * _STEP).weather
            self._sums.append(self._sums[-1] + (4.0 + 14.0 * weather.wind) * _STEP)
        before, after = self._sums[int(at)], self._sums[int(at) + 1]
        return before + (after - before) * (at - int(at))
