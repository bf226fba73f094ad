"""Wakes those who follow events. It holds numbers, never events: followers read the rows themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from rushes.db import events
from rushes.db.database import Database, DatabaseDown
from rushes.db.events import Look
from rushes.jobs.doorbell import Doorbell
from rushes.logs import get_logger

log = get_logger(__name__)

#: Longest time between two looks: what another process wrote is noticed within it.
_TICK_SECONDS = 0.25
#: Shortest: a burst of commits is one look.
_PAUSE_SECONDS = 0.02


class Feed:
    """Invariant: no event at or below ``horizon`` can appear any more (decisions/0007).

    While nobody listens it does nothing at all.
    """

    def __init__(self, db: Database, doorbell: Doorbell) -> None:
        self._db = db
        self._doorbell = doorbell
        self._bells: dict[str, set[Doorbell]] = {}
        self._wanted = asyncio.Event()
        self._known = asyncio.Event()
        self._horizon = 0
        #: A look whose ``top`` becomes the horizon when the transactions that ran beside it have ended.
        self._pending: Look | None = None
        self.closed = False

    async def run(self) -> None:
        """For ever."""
        while True:
            if not self._bells:
                self._forget()
                await self._wanted.wait()
            try:
                await self._db.read(self._look)
            except DatabaseDown as error:
                log.warning("feed put off", error=error.reason)
            await asyncio.sleep(_PAUSE_SECONDS)
            await self._doorbell.wait(_TICK_SECONDS)

    @contextmanager
    def listening(self, subject: str) -> Iterator[Doorbell]:
        """A bell that rings when the project or video of that id has events below the horizon."""
        bell = Doorbell()
        self._bells.setdefault(subject, set()).add(bell)
        self._wanted.set()
        self._doorbell.ring()
        try:
            yield bell
        finally:
            others = self._bells[subject]
            others.discard(bell)
            if not others:
                del self._bells[subject]

    async def horizon(self) -> int:
        """For listeners only."""
        await self._known.wait()
        return self._horizon

    def close(self) -> None:
        """The server ends: followers shall, too."""
        self.closed = True
        self._known.set()
        for bells in self._bells.values():
            for bell in bells:
                bell.ring()

    def _forget(self) -> None:
        self._wanted.clear()
        self._pending = None
        if not self.closed:
            self._known.clear()

    def _look(self, conn: Connection) -> None:
        latest = events.look(conn)
        final = _final(latest, self._pending)
        if final is not None or self._pending is None:
            self._pending = None if final == latest.top else latest
        if final is None:
            return
        if self._known.is_set() and final > self._horizon:
            self._ring(events.subjects(conn, self._horizon, final))
        self._horizon = final
        self._known.set()

    def _ring(self, subjects: set[str]) -> None:
        for subject in subjects & self._bells.keys():
            for bell in self._bells[subject]:
                bell.ring()


def _final(latest: Look, pending: Look | None) -> int | None:
    """How far the record cannot change any more; None if that is not known yet."""
    if latest.ended >= latest.begun:
        return latest.top
    if pending is not None and latest.ended >= pending.begun:
        return pending.top
    return None
