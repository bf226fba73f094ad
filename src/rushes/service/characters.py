"""Characters: kept from a caller's clip, so that prompts can call them by name."""

from __future__ import annotations

from sqlalchemy import Connection

from rushes.db import characters
from rushes.db.database import Database
from rushes.errors import InvalidRequest, NotFound
from rushes.models.asset import Variant
from rushes.models.caller import Caller
from rushes.models.character import Character
from rushes.models.ids import is_id, new_id, now
from rushes.service.orders import Retry, Upload
from rushes.service.references import References
from rushes.service.replay import Replay

#: OpenAI's guide: an MP4 of 2 to 4 seconds. A frame more or less is rounding.
_SHORTEST, _LONGEST, _SLACK = 2.0, 4.0, 0.1


class Characters:
    def __init__(self, db: Database, references: References, *, retry_window_ms: int) -> None:
        self._db = db
        self._references = references
        self._retry_window_ms = retry_window_ms

    async def create(self, caller: Caller, name: str, clip: Upload, retry: Retry) -> Character:
        """Raises InvalidRequest, IdempotencyConflict."""
        facts = await self._references.clip(clip, "video")
        if facts["container"] != "video/mp4":
            raise InvalidRequest(
                f"'video' must be an MP4 file, but it is {facts['container']}.", param="video"
            )
        if not _SHORTEST - _SLACK <= facts["seconds"] <= _LONGEST + _SLACK:
            raise InvalidRequest(
                f"'video' must be 2 to 4 seconds long, but it is {facts['seconds']:.2f}.", param="video"
            )
        replay = Replay(caller, Retry(key=retry.key, fingerprint=retry.fingerprint), self._retry_window_ms)
        asset_id = await self._references.keep(caller, clip, Variant.CHARACTER, facts["container"])
        character = Character(new_id("char"), caller.project_id, name, now(), asset_id)

        def add(conn: Connection) -> Character:
            made_id = replay.tie(conn, character.id)
            if made_id is not None:
                return characters.find(conn, caller.project_id, made_id)
            return characters.add(conn, character)

        return await self._db.write(add)

    async def retrieve(self, caller: Caller, character_id: str) -> Character:
        """Raises NotFound."""
        if not is_id("char", character_id):
            raise NotFound(f"No character found with id '{character_id[:80]}'.", param="character_id")
        return await self._db.read(lambda conn: characters.find(conn, caller.project_id, character_id))
