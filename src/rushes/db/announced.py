"""A database that says when this process has committed something, so that nobody need poll to see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from rushes.db.database import Database, Transaction

T = TypeVar("T")


class Announced:
    """``ring`` is called after every commit; what was written is for the listener to look up."""

    def __init__(self, db: Database, *ring: Callable[[], None]) -> None:
        self._db = db
        self._ring = ring

    async def write(self, transaction: Transaction[T]) -> T:
        result = await self._db.write(transaction)
        for ring in self._ring:
            ring()
        return result

    async def read(self, query: Transaction[T]) -> T:
        return await self._db.read(query)

    async def close(self) -> None:
        await self._db.close()
