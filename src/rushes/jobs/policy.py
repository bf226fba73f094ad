"""When a failed attempt is followed by another, and how long after."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from rushes.errors import Fate, Interrupted, NotNow, RenderError

_FIRST_PAUSE_MS = 500
_LONGEST_PAUSE_MS = 30_000
#: Shorter paces are those of our own processes.
_UNSPREAD_MS = 1_000
#: Webhooks: after the first failure, and at most.
_FIRST_DELIVERY_PAUSE_MS = 1_000
_LONGEST_DELIVERY_PAUSE_MS = 6 * 3_600_000
#: A provider that had no room for an order: it never took it.
BUSY = "provider_busy"
#: Codes of failures that were nobody's try.
EXCUSED = frozenset({Interrupted.code, NotNow.code, BUSY})


@dataclass(frozen=True)
class RetryPolicy:
    """``max_attempts`` bounds what a video may cost; ``max_interruptions`` bounds one that takes the server
    down each time. A server that went away is not the video's fault, so those are counted apart.
    """

    max_attempts: int = 5
    max_interruptions: int = 25
    #: Milliseconds that a provider without room, or out of reach, is waited for.
    max_wait_ms: int = 24 * 3_600_000

    def again(self, error: RenderError, failures: Mapping[str, int], age_ms: int) -> bool:
        """``failures`` are the video's earlier ones, by code; ``age_ms`` is how old the video is."""
        if error.fate is not Fate.TRANSIENT:
            return False
        if isinstance(error, NotNow):
            return age_ms < self.max_wait_ms
        interruptions = failures.get(Interrupted.code or "", 0)
        if isinstance(error, Interrupted):
            return interruptions + 1 < self.max_interruptions
        excused = sum(failures.get(code, 0) for code in EXCUSED)
        return sum(failures.values()) - excused + 1 < self.max_attempts

    def pause_ms(self, error: RenderError, failures: Mapping[str, int]) -> int:
        """Exponential with full jitter; none after an interruption, which backing off would not help."""
        if isinstance(error, Interrupted):
            return 0
        if isinstance(error, NotNow) and error.wait_ms is not None:
            return error.wait_ms
        return _spread(min(_LONGEST_PAUSE_MS, _FIRST_PAUSE_MS * 2 ** sum(failures.values())))

    def poll_ms(self, pace: float) -> int:
        """Milliseconds until the next poll, ``pace`` in seconds: videos that came together spread out."""
        pause = int(pace * 1000)
        return pause if pause < _UNSPREAD_MS else random.randint(pause * 9 // 10, pause * 11 // 10)  # noqa: S311


def delivery_pause_ms(attempts: int) -> int:
    """How long after that many failed attempts a webhook is sent again."""
    doublings = min(attempts - 1, 20)
    return _spread(min(_LONGEST_DELIVERY_PAUSE_MS, _FIRST_DELIVERY_PAUSE_MS * 2**doublings))


def _spread(ceiling: int) -> int:
    return random.randint(ceiling // 2, ceiling)  # noqa: S311  # spreads load, guards nothing
