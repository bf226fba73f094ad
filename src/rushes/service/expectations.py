"""Expectations: when what is being made will probably be completed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from rushes.db import attempts, durations
from rushes.db.database import Database
from rushes.models.attempt import AttemptState
from rushes.models.ids import now
from rushes.models.video import State, Video

_BEING_MADE = frozenset({State.SUBMITTING, State.RENDERING, State.COLLECTING})
_UNDER_WAY = frozenset({AttemptState.SUBMITTING, AttemptState.RUNNING})


class Expectations:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def ends(self, videos: Sequence[Video]) -> Mapping[str, int | None]:
        """Unix milliseconds by the videos' ids; nothing of those that wait, have ended, or were tried too
        seldom for anybody to say.
        """
        ids = [each.id for each in videos if each.state in _BEING_MADE]
        if not ids:
            return {}

        def read(conn: Connection) -> Mapping[str, int | None]:
            last = [each[-1] for each in attempts.of_videos(conn, ids).values() if each]
            running = [each for each in last if each.state in _UNDER_WAY]
            found = durations.ends(conn, running, now())
            return {each.video_id: found[each.id] for each in running}

        return await self._db.read(read)
