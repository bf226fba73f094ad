"""Events: a project's, or one video's, from a given point on and then as they happen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass

from sqlalchemy import Connection

from rushes.db import events, keys, videos
from rushes.db.database import Database, DatabaseDown
from rushes.errors import NotFound
from rushes.events import Event
from rushes.jobs.feed import Feed
from rushes.logs import get_logger
from rushes.models.caller import Caller
from rushes.models.ids import is_id, now

log = get_logger(__name__)

#: All that a follower ever holds in memory.
_PAGE = 100
#: Quiet for so long is said, so that neither side or what is between them thinks the other gone.
_BEAT_SECONDS = 15.0
#: Reads at once, for all followers together: they may not keep requests from the database.
_READS = 4


@dataclass(frozen=True)
class Following:
    #: Where it begins: every event with a higher sequence comes.
    after: int
    #: None is a sign of life.
    beats: AsyncGenerator[Event | None, None]


class Events:
    def __init__(self, db: Database, feed: Feed) -> None:
        self._db = db
        self._feed = feed
        self._reads = asyncio.Semaphore(_READS)

    async def follow(self, caller: Caller, after: int | None) -> Following:
        """All of the caller's project; from now on, unless ``after`` says from where."""
        if after is None:
            with self._feed.listening(caller.project_id):
                after = await self._feed.horizon()
        return Following(after, self._beats(caller, None, after))

    async def follow_video(self, caller: Caller, video_id: str, after: int | None) -> Following | None:
        """One video, from its beginning unless ``after`` says from where, to its end.

        None if its end was before. Raises NotFound.
        """

        def told(conn: Connection) -> bool:
            if not is_id("video", video_id):
                raise NotFound(f"No video found with id '{video_id[:80]}'.", param="video_id")
            video = videos.find(conn, caller.project_id, video_id)
            if after is None or not video.state.final:
                return False
            top = events.look(conn).top
            return not events.page(conn, caller.project_id, video_id, after=after, upto=top, limit=1)

        if await self._db.read(told):
            return None
        return Following(after or 0, self._beats(caller, video_id, after or 0))

    def close(self) -> None:
        """End every stream, so that the server can."""
        self._feed.close()

    async def _beats(
        self, caller: Caller, video_id: str | None, after: int
    ) -> AsyncGenerator[Event | None, None]:
        with self._feed.listening(video_id or caller.project_id) as bell:
            while not self._feed.closed:
                upto = await self._feed.horizon()
                page = await self._page(caller, video_id, after, upto)
                if page is None:
                    return
                for event in page:
                    yield event
                    if video_id is not None and event.final:
                        return
                if len(page) == _PAGE:
                    after = page[-1].sequence
                    continue
                after = max(after, upto)
                if not page:
                    yield None
                await bell.wait(_BEAT_SECONDS)

    async def _page(self, caller: Caller, video_id: str | None, after: int, upto: int) -> list[Event] | None:
        """None if the follower is to come again, or its key is worth nothing any more."""

        def read(conn: Connection) -> list[Event] | None:
            if not keys.valid(conn, caller.key_id, now()):
                return None
            return events.page(conn, caller.project_id, video_id, after=after, upto=upto, limit=_PAGE)

        try:
            async with self._reads:
                return await self._db.read(read)
        except DatabaseDown as error:
            log.warning("stream ended", error=error.reason)
            return None
