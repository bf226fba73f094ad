"""The sweeper: takes away bytes that are nobody's, then their rows."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from rushes.db import assets, attempts
from rushes.db.database import Database, DatabaseDown
from rushes.logs import get_logger
from rushes.models.ids import now
from rushes.storage.base import Storage, StorageError

log = get_logger(__name__)

_PAUSE_SECONDS = 2.0
_BATCH = 100
_STUCK_MS = 60_000


class Sweeper:
    def __init__(self, db: Database, storage: Storage, scratch: Path) -> None:
        self._db = db
        self._storage = storage
        self._scratch = scratch

    async def run(self) -> None:
        """For ever."""
        while True:
            try:
                if await self.sweep() == _BATCH:
                    continue
            except DatabaseDown as error:
                log.warning("sweep put off", error=error.reason)
            await asyncio.sleep(_PAUSE_SECONDS)

    async def sweep(self) -> int:
        """Take away what is due; returns how much was. A crash in the middle leaves rows for the next time.

        What the storage does not let go waits a minute, so that the rest comes to its turn.
        """
        due = await self._db.read(lambda conn: assets.due(conn, now(), _BATCH))
        gone, stuck = [], []
        for asset in due:
            try:
                await self._storage.delete(asset.key)
                gone.append(asset.id)
            except StorageError as error:
                log.warning("file not deleted", key=asset.key, error=error.message)
                stuck.append(asset.id)
        if due:
            await self._db.write(lambda conn: assets.forget(conn, gone))
            await self._db.write(lambda conn: assets.put_off(conn, stuck, now() + _STUCK_MS))
        return len(due)

    async def clear_scratch(self) -> None:
        """At the start: drop what earlier servers left, but for attempts that can still go on from it."""
        live = await self._db.read(attempts.live_ids)
        await asyncio.to_thread(_clear, self._scratch, live)


def _clear(scratch: Path, live: set[str]) -> None:
    scratch.mkdir(parents=True, exist_ok=True)
    for path in scratch.iterdir():
        if path.name in live:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
