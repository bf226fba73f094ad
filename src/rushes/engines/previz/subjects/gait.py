"""How feet go: on the ground they stay where they are while the body passes over, then they swing ahead."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Footfalls:
    """When feet, or whatever else lands, come down: what is heard of a motion."""

    #: Seconds until it is all the same again.
    period: float
    #: Seconds into it.
    times: tuple[float, ...]

    def between(self, start: float, end: float) -> list[float]:
        """Those from ``start`` up to ``end``, seconds of the body's own time."""
        first, last = math.floor(start / self.period), math.floor(end / self.period)
        every = (self.period * number + time for number in range(first, last + 1) for time in self.times)
        return sorted(time for time in every if start <= time < end)


@dataclass(frozen=True)
class Gait:
    """One way of going on legs."""

    #: Metres a second.
    pace: float
    #: Seconds from one step of a foot to its next.
    period: float
    #: Share of it that a foot is on the ground.
    duty: float
    #: When in the period each foot is set down.
    phases: tuple[float, ...]
    #: Metres that a foot is lifted.
    lift: float

    @property
    def footfalls(self) -> Footfalls:
        return Footfalls(self.period, tuple(sorted({-phase % 1.0 * self.period for phase in self.phases})))

    def step(self, foot: int, t: float) -> Step:
        """Where a foot is at ``t`` seconds."""
        u = (t / self.period + self.phases[foot]) % 1.0
        reach = 0.5 * self.pace * self.duty * self.period
        if u < self.duty:
            share = u / self.duty
            return Step(reach * (1.0 - 2.0 * share), 0.0, share, None)
        share = (u - self.duty) / (1.0 - self.duty)
        # Cubic from end to end; leaves and lands as fast as the ground goes by.
        slope = -self.pace * (1.0 - self.duty) * self.period
        a, b = share * share, share * share * share
        z = (
            -reach * (2 * b - 3 * a + 1)
            + slope * (b - 2 * a + share)
            + reach * (3 * a - 2 * b)
            + slope * (b - a)
        )
        up = math.sin(math.pi * share) ** 2
        skewed = 1.0 + 0.45 * math.cos(math.pi * share)
        return Step(z, self.lift * up * skewed, None, share)


@dataclass(frozen=True)
class Step:
    #: Metres ahead of and above its place at rest.
    ahead: float
    up: float
    #: How much of its time on the ground, or in the air, is over; one of them is None.
    stance: float | None
    swing: float | None

    def folded(self, push: float, most: float) -> float:
        """Degrees that the foot is swung back: ``push`` at a step's end, ``most`` in the air."""
        if self.stance is not None:
            return push * (2.0 * self.stance - 1.0)
        assert self.swing is not None
        settled = push * (1.0 - 2.0 * _smooth(self.swing))
        return settled + most * math.sin(math.pi * self.swing) ** 2


def _smooth(x: float) -> float:
    return x * x * (3.0 - 2.0 * x)
