"""Whether this server can take work."""

from __future__ import annotations

from sqlalchemy import text

from rushes.db.database import Database
from rushes.errors import RushesError
from rushes.storage.headroom import Headroom


class Health:
    def __init__(self, db: Database, headroom: Headroom) -> None:
        self._db = db
        self._headroom = headroom
        #: Set by the server while it finishes its last renders.
        self.draining = False

    async def ready(self) -> list[str]:
        """What is in the way; empty when all is well."""
        problems = ["The server is shutting down."] if self.draining else []
        problem = self._headroom.problem()
        if problem:
            problems.append(problem)
        try:
            await self._db.read(lambda conn: conn.execute(text("SELECT 1")).scalar_one())
        except RushesError as error:
            problems.append(error.message)
        return problems
