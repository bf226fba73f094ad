"""Requests that are being carried out, so that a repeat of one waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rushes.service.replay import Replay


class Underway:
    """An SDK whose patience ended repeats a request that may still run here: to fetch an image, say. Without
    an ``Idempotency-Key`` no row tells of it yet. Two servers do not know of each other's.
    """

    def __init__(self) -> None:
        self._running: dict[str, set[asyncio.Event]] = {}

    @asynccontextmanager
    async def request(self, replay: Replay) -> AsyncIterator[None]:
        """Enter once those that this one may repeat have ended, however they ended."""
        alike = self._running.setdefault(replay.fingerprint, set())
        earlier = list(alike) if replay.repeats else []
        ended = asyncio.Event()
        alike.add(ended)
        try:
            for other in earlier:
                await other.wait()
            yield
        finally:
            ended.set()
            alike.discard(ended)
            if not alike:
                del self._running[replay.fingerprint]
