"""Support: an operator looks at videos across tenants, and changes none."""

from __future__ import annotations

from sqlalchemy import Connection

from rushes.db import attempts, support
from rushes.db.database import Database
from rushes.models.attempt import Attempt
from rushes.models.tenant import Holding


class Support:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def video(self, video_id: str) -> Holding:
        """A deleted one too. Raises NotFound."""
        return await self._db.read(lambda conn: support.find(conn, video_id))

    async def videos(
        self, *, tenant_id: str | None, project_id: str | None, after: str | None, limit: int
    ) -> tuple[list[Holding], bool]:
        """One tenant's, one project's or all, newest first, deleted ones too; and whether there are more."""
        found = await self._db.read(
            lambda conn: support.page(
                conn, tenant_id=tenant_id, project_id=project_id, after=after, limit=limit + 1
            )
        )
        return found[:limit], len(found) > limit

    async def attempts(self, video_id: str) -> list[Attempt]:
        """How it was, or is being, made. Raises NotFound."""

        def read(conn: Connection) -> list[Attempt]:
            return attempts.of_video(conn, support.find(conn, video_id).video.id)

        return await self._db.read(read)
