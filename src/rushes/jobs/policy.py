"""When a failed attempt is followed by another, and how long after."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from rushes.errors import Fate, Interrupted, RenderError

_FIRST_PAUSE_MS = 500
_LONGEST_PAUSE_MS = 30_000
#: Webhooks: after the first failure, and at most.
_FIRST_DELIVERY_PAUSE_MS = 1_000
_LONGEST_DELIVERY_PAUSE_MS = 6 * 3_600_000


@dataclass(frozen=True)
class RetryPolicy:
    """``max_attempts`` bounds what a video may cost; ``max_interruptions`` bounds one that takes the server
    down each time. A server that went away is not the video's fault, so those are counted apart.
    """

    max_attempts: int = 5
    max_interruptions: int = 25

    def again(self, error: RenderError, failures: Mapping[str, int]) -> bool:
        """``failures`` are the video's earlier ones, by code."""
        if error.fate is not Fate.TRANSIENT:
            return False
        interruptions = failures.get(Interrupted.code or "", 0)
        if isinstance(error, Interrupted):
            return interruptions + 1 < self.max_interruptions
        return sum(failures.values()) - interruptions + 1 < self.max_attempts

    def pause_ms(self, error: RenderError, failures: Mapping[str, int]) -> int:
        """Exponential with full jitter; none after an interruption, which backing off would not help."""
        if isinstance(error, Interrupted):
            return 0
        return _spread(min(_LONGEST_PAUSE_MS, _FIRST_PAUSE_MS * 2 ** sum(failures.values())))


def delivery_pause_ms(attempts: int) -> int:
    """How long after that many failed attempts a webhook is sent again."""
    doublings = min(attempts - 1, 20)
    return _spread(min(_LONGEST_DELIVERY_PAUSE_MS, _FIRST_DELIVERY_PAUSE_MS * 2**doublings))


def _spread(ceiling: int) -> int:
    return random.randint(ceiling // 2, ceiling)  # noqa: S311  # spreads load, guards nothing
