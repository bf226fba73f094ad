"""A stretch of absolute time, in samples. Every sound is a function of it and of the scene alone.

What is random is drawn for fixed pieces of absolute time (blocks of noise, cells of events, lattices of
slow curves), never in the order in which it is rendered. So [8 s, 12 s) has the same samples whether it is
rendered alone or as the end of [0 s, 12 s), and an extension goes on where its source ended.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rushes.media.aac import SAMPLE_RATE

Curve = npt.NDArray[np.floating[Any]]
Mono = npt.NDArray[np.float32]
#: Shape (2, n): left, right. Channels first, so that each lies in one piece.
Stereo = npt.NDArray[np.float32]

#: Samples between two points of a control curve: 100 points a second.
CONTROL = SAMPLE_RATE // 100
#: How far each sample lies on the way from its control point to the next.
_SHARES = np.arange(CONTROL, dtype=np.float32) / np.float32(CONTROL)


@dataclass(frozen=True)
class Stretch:
    """Samples ``first`` to ``first + length`` at 48 kHz, counted from the start of the scene."""

    first: int
    length: int

    @property
    def end(self) -> int:
        return self.first + self.length

    @property
    def start_time(self) -> float:
        return self.first / SAMPLE_RATE

    @property
    def end_time(self) -> float:
        return self.end / SAMPLE_RATE

    def earlier(self, samples: int) -> Stretch:
        """The same stretch, begun this much earlier."""
        return Stretch(self.first - samples, self.length + samples)

    def control_times(self) -> Curve:
        """Seconds of the control points, which lie at absolute multiples of 10 ms and enclose the stretch."""
        first, last = self.first // CONTROL, -(-self.end // CONTROL)
        return np.arange(first, last + 1) * (CONTROL / SAMPLE_RATE)

    def samples(self, curve: Curve) -> Mono:
        """A curve given at the control points, drawn out to every sample."""
        points = curve.astype(np.float32)
        # Between two points all steps are alike, so that nothing has to be looked up.
        drawn = points[:-1, None] + np.diff(points)[:, None] * _SHARES
        lead = self.first % CONTROL
        return drawn.ravel()[lead : lead + self.length]


@dataclass(frozen=True)
class Chance:
    """A source of randomness with a name: each layer has its own, all follow from the scene's seed."""

    seed: int
    name: str

    def named(self, name: str) -> Chance:
        return Chance(self.seed, f"{self.name}/{name}")

    def at(self, number: int) -> np.random.Generator:
        """The generator of one block, cell or animal."""
        return np.random.Generator(np.random.SFC64([self._key, number + 2**31]))

    def uniform(self, numbers: npt.NDArray[np.int64]) -> Curve:
        """For every number a fixed value from 0 to 1 (splitmix64, https://prng.di.unimi.it/splitmix64.c)."""
        with np.errstate(over="ignore"):
            z = numbers.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(self._key)
            z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) / float(1 << 53)

    def wander(self, times: Curve, period: float) -> Curve:
        """A smooth curve from 0 to 1 that takes a new value every ``period`` seconds."""
        place = times / period
        cell = np.floor(place).astype(np.int64)
        share = place - cell
        ease = share * share * (3 - 2 * share)
        before, after = self.uniform(cell), self.uniform(cell + 1)
        return np.asarray(before + (after - before) * ease)

    @property
    def _key(self) -> int:
        name = zlib.crc32(self.name.encode())
        return ((self.seed & 0xFFFF_FFFF) << 32 | name) ^ (self.seed >> 32 & 0xFFFF_FFFF)
