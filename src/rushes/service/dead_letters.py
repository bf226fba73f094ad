"""What an operator does about videos that ended badly, or that nobody knows the end of."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from rushes.db import dead_letters
from rushes.db.database import Database
from rushes.errors import InvalidRequest
from rushes.models.ids import now
from rushes.models.tenant import DeadLetter
from rushes.models.video import Letter, Video

_LONGEST_PROMPT = 32_000


class DeadLetters:
    """``aliases``: the model names that there are."""

    def __init__(self, db: Database, aliases: Collection[str]) -> None:
        self._db = db
        self._aliases = aliases

    async def page(
        self, *, kind: Letter | None = None, after: str | None, limit: int
    ) -> tuple[list[DeadLetter], bool]:
        """Newest first, and whether there are more."""
        found = await self._db.read(
            lambda conn: dead_letters.page(conn, letter=kind, after=after, limit=limit + 1)
        )
        return found[:limit], len(found) > limit

    async def find(self, video_id: str) -> DeadLetter:
        """Raises NotFound."""
        return await self._db.read(lambda conn: dead_letters.find(conn, video_id))

    async def retry(self, video_id: str, *, prompt: str | None = None, model: str | None = None) -> Video:
        """Begin it anew, as it was or with another prompt or model. Its owner pays as at first.

        Raises NotFound, InvalidRequest, Conflict, InsufficientQuota.
        """
        if prompt is not None and not 1 <= len(prompt) <= _LONGEST_PROMPT:
            raise InvalidRequest(f"'prompt' must have 1 to {_LONGEST_PROMPT} characters.", param="prompt")
        if model is not None and model not in self._aliases:
            known = ", ".join(self._aliases)
            raise InvalidRequest(f"There is no model '{model[:80]}'; there are: {known}.", param="model")

        def replay(conn: Connection) -> Video:
            letter = dead_letters.find(conn, video_id)
            changes = {"prompt": prompt, "model": model}
            given: dict[str, str | None] = {k: v for k, v in changes.items() if v is not None}
            if model is not None:
                given |= {"served_as": None, "override": None}
            spec = letter.video.spec.model_copy(update=given)
            return dead_letters.replay(conn, letter, spec, now())

        return await self._db.write(replay)

    async def exists(self, video_id: str, remote_id: str) -> None:
        """The provider has it, and this is what it calls it. Raises NotFound, InvalidRequest, Conflict."""
        if not 1 <= len(remote_id) <= 1000:
            raise InvalidRequest("'remote_id' must have 1 to 1000 characters.", param="remote_id")
        await self._db.write(
            lambda conn: dead_letters.exists(conn, dead_letters.find(conn, video_id), remote_id, now())
        )

    async def absent(self, video_id: str) -> None:
        """The provider does not have it: go on with another attempt. Raises NotFound, Conflict."""
        await self._db.write(lambda conn: dead_letters.absent(conn, dead_letters.find(conn, video_id), now()))

    async def drop(self, video_id: str) -> None:
        """Leave it as it is; what is still held goes back. Raises NotFound, Conflict."""
        await self._db.write(lambda conn: dead_letters.drop(conn, dead_letters.find(conn, video_id), now()))
