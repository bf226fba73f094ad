"""When lightning strikes in a scene. Picture and thunder both ask here, so the one follows the other."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from rushes.engines.previz.camera import weights
from rushes.engines.previz.scene import Scene

#: From this share of storm on there is lightning (scene.Weather.storm).
LEAST_STORM = 0.6
#: Seconds in which at most one bolt strikes.
_CELL = 4.0
_SPEED_OF_SOUND = 343.0


@dataclass(frozen=True)
class Strike:
    """One bolt of lightning."""

    #: Seconds from the start of the scene.
    time: float
    metres: float
    #: Degrees to the right of straight ahead, -50 to 50.
    bearing: float
    #: 0.5 to 1.
    power: float
    #: A number of its own for whatever else has to be decided about this bolt.
    seed: int

    @property
    def thunder(self) -> float:
        """When it is heard."""
        return self.time + self.metres / _SPEED_OF_SOUND


def strikes(scene: Scene, start: float, end: float) -> tuple[Strike, ...]:
    """Every bolt with start <= time < end, in order; a pure function of the scene and absolute time.

    A scene that starts in a storm has a near bolt in its first two seconds, so that a short clip, too,
    shows lightning and lets its thunder be heard. Before zero the storm is that of the first beat.
    """
    found = []
    for cell in range(math.floor(start / _CELL), math.ceil(end / _CELL)):
        strike = _in_cell(scene, cell)
        if strike is not None and start <= strike.time < end:
            found.append(strike)
    return tuple(found)


def lightning_times(scene: Scene, start: float, end: float) -> tuple[float, ...]:
    """The times alone of `strikes`."""
    return tuple(strike.time for strike in strikes(scene, start, end))


def _in_cell(scene: Scene, cell: int) -> Strike | None:
    rng = np.random.default_rng([scene.seed & 0xFFFF_FFFF_FFFF, 0x6C69_6768, cell + 2**31])
    share, chance, distance, side, power = rng.random(5)
    first = cell == 0
    time = 0.4 + 1.2 * share if first else (cell + share) * _CELL
    storm = _storm(scene, time)
    if storm < LEAST_STORM:
        return None
    likely = 0.4 + 0.6 * (storm - LEAST_STORM) / (1 - LEAST_STORM)
    if not first and chance > likely:
        return None
    metres = 450 + 350 * distance if first else 600 + 2200 * distance
    return Strike(time, metres, 100 * side - 50, 0.5 + 0.5 * power, int(rng.integers(2**31)))


def _storm(scene: Scene, time: float) -> float:
    shares = weights(scene.beats, time)
    return sum(share * beat.weather.storm for share, beat in zip(shares, scene.beats, strict=True))
