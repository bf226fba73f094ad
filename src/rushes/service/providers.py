"""How hosted providers stand, and what an operator does about one that is suspended."""

from __future__ import annotations

from rushes.db import accounts, circuits, events
from rushes.db.accounts import Standing
from rushes.db.circuits import Circuit
from rushes.db.database import Database
from rushes.errors import InvalidRequest, NotFound
from rushes.events import OPERATOR, Event, sequence_of
from rushes.models.ids import now


class Providers:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def standings(self) -> list[Standing]:
        """Every account that was ever declared, by name."""
        return await self._db.read(accounts.every)

    async def circuits(self) -> list[Circuit]:
        """Models that have failed since they last made a video."""
        return await self._db.read(circuits.failing)

    async def events(self, *, after: str | None, limit: int) -> tuple[list[Event], bool]:
        """What an operator should know of, newest first; and whether there is more. Raises InvalidRequest."""
        before = None if after is None else sequence_of(after)
        if after is not None and before is None:
            raise InvalidRequest("'after' is the id of an event.", param="after")
        found = await self._db.read(
            lambda conn: events.newest(conn, OPERATOR, before=before, limit=limit + 1)
        )
        return found[:limit], len(found) > limit

    async def resume(self, name: str) -> None:
        """Use a suspended account again. Raises NotFound if there is no suspended one of that name."""
        if not await self._db.write(lambda conn: accounts.resume(conn, name, now())):
            raise NotFound(f"No suspended provider is called '{name[:80]}'.", param="provider")
