"""When each key was used last: noted in memory, written beside the requests, never in their way."""

from __future__ import annotations

import asyncio

from rushes.db import keys
from rushes.db.database import Database, DatabaseDown
from rushes.logs import get_logger
from rushes.models.ids import now

log = get_logger(__name__)

_TICK_SECONDS = 1.0
_SELDOM_MS = 60_000


class LastUse:
    """A key's row is written at its first use and then at most once a minute, by each process."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._noted: dict[str, int] = {}
        self._written: dict[str, int] = {}
        self._any = asyncio.Event()

    def note(self, key_id: str, at: int) -> None:
        """From the loop's thread; costs nothing but memory. ``at`` is in Unix milliseconds."""
        self._noted[key_id] = at
        self._any.set()

    async def run(self) -> None:
        """For ever."""
        while True:
            await self._any.wait()
            await self.write(now())
            await asyncio.sleep(_TICK_SECONDS)

    async def write(self, present: int) -> None:
        """The uses of keys that were not written within the minute; the others wait for their turn."""
        self._written = {key: at for key, at in self._written.items() if present - at < _SELDOM_MS}
        await self._write({key: at for key, at in self._noted.items() if key not in self._written}, present)

    async def flush(self) -> None:
        """All that waits, as nothing comes after."""
        await self._write(dict(self._noted), now())

    async def _write(self, uses: dict[str, int], present: int) -> None:
        if uses:
            try:
                await self._db.write(lambda conn: keys.used(conn, uses))
            except DatabaseDown as error:
                log.warning("last use of keys not written", error=error.message)
                return
        for key_id, at in uses.items():
            self._written[key_id] = present
            if self._noted[key_id] == at:  # else it was used again meanwhile
                del self._noted[key_id]
        if not self._noted:
            self._any.clear()
