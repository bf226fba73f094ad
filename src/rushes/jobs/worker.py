"""The worker: claims due videos under a lease and moves each one a step on.

Every step starts from what the rows say, so a step that was cut off is simply taken again by whoever
claims the video next. Waiting is a row's ``due_at``, never a coroutine.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

from rushes.db import work
from rushes.db.database import Database, DatabaseDown
from rushes.db.lanes import Lease, Turns
from rushes.db.work import Claim, LeaseLost
from rushes.jobs.advance import Advance
from rushes.jobs.doorbell import Doorbell
from rushes.jobs.hold import Hold
from rushes.logs import get_logger
from rushes.models.ids import new_id, now
from rushes.models.video import Pool, State
from rushes.storage.headroom import Headroom

log = get_logger(__name__)

#: Longest time between two looks at the rows. A video that was cancelled elsewhere is noticed within it.
_TICK_SECONDS = 0.25
#: Shortest: under load what has come since is taken together, and a look costs as much for one as for many.
_PAUSE_SECONDS = 0.03
_BATCH = 256


class Worker:
    """Invariant: a video is in ``_held`` from the moment we claim it until it leaves us: finished, back in
    the queue, or lost to somebody else. ``_busy`` are those of them that a step is being taken for.
    """

    def __init__(
        self,
        db: Database,
        advance: Advance,
        doorbell: Doorbell,
        headroom: Headroom,
        *,
        slots: int,
        away_steps: int,
        lease_ms: int,
        turns: Turns,
    ) -> None:
        """``slots``: videos rendered here at once. ``away_steps``: steps for videos that are made far away,
        which are short, and mostly waiting for an answer.
        """
        self._db = db
        self._advance = advance
        self._accepted = doorbell
        #: Rung when a step has ended, and with it perhaps a slot is free.
        self._stepped = Doorbell()
        self._headroom = headroom
        self._slots = slots
        self._away_steps = away_steps
        self._lease_ms = lease_ms
        self._turns = turns
        self._owner = new_id("worker")
        self._held: dict[str, Hold] = {}
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._draining = False
        self._cramped = False
        self._crowded = False
        #: When the leases were last renewed, by the monotonic clock.
        self._renewed = float("-inf")

    async def run(self) -> None:
        """Until `drain` was called and nothing is held any more."""
        while not (self._draining and not self._held):
            try:
                await self._renew()
                await self._claim()
            except DatabaseDown as error:
                log.warning("database down", error=error.reason)
            # Without a free place a new video is no reason to look. While a pool has none, a step's end is:
            # more may wait there than could be taken.
            here, away = self._free_slots() > 0, self._free_steps() > 0
            self._crowded = not here or (not away and self._away_steps > 0)
            awaited = self._accepted if here or away else self._stepped
            await asyncio.sleep(_PAUSE_SECONDS)
            await awaited.wait(_TICK_SECONDS)

    def drain(self) -> None:
        """Take nothing new; what is being made is finished."""
        self._draining = True
        self._stepped.ring()

    async def stop(self) -> None:
        """Drop everything now, and say so in the rows: the next server need not wait for the leases."""
        tasks = list(self._busy.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._held.clear()
        with suppress(DatabaseDown):
            await self._db.write(lambda conn: work.release(conn, self._owner, now()))

    def _lease(self) -> Lease:
        present = now()
        return Lease(self._owner, present, present + self._lease_ms)

    async def _renew(self) -> None:
        """Keep what is ours; stop the work on what is not any more."""
        present = time.monotonic()
        if not self._held or present - self._renewed < _TICK_SECONDS:
            return
        self._renewed = present
        busy = list(self._busy)
        waiting = [video_id for video_id in self._held if video_id not in self._busy]
        lease = self._lease()
        ours = await self._db.write(lambda conn: work.renew(conn, lease, busy, waiting))
        for video_id in (*busy, *waiting):
            if video_id not in ours and video_id in self._held:
                await self._let_go(video_id)

    async def _let_go(self, video_id: str) -> None:
        task = self._busy.get(video_id)
        if task is not None:
            if self._held[video_id].claim.video.state.final:
                return  # finished while we asked
            task.cancel()
            await asyncio.wait([task])
        hold = self._held.pop(video_id, None)
        if hold is not None:
            log.info("video let go", video=video_id)
            await self._advance.drop(hold)

    async def _claim(self) -> None:
        lease = self._lease()
        slots, away = self._free_slots(), self._free_steps()
        busy = list(self._busy)
        claims = await self._db.write(
            lambda conn: work.claim(
                conn, lease, limit=_BATCH, slots=slots, away=away, turns=self._turns, busy=busy
            )
        )
        self._turns.had(claim.tenant_id for claim in claims if claim.attempt is None)
        for claim in claims:
            self._take(claim)

    def _free_slots(self) -> int:
        """How many waiting videos may start now."""
        problem = self._headroom.problem()
        if problem and not self._cramped:
            log.warning("renders paused", reason=problem)
        self._cramped = problem is not None
        if self._draining or self._cramped:
            return 0
        here = [hold.claim.video for hold in self._held.values() if hold.claim.video.pool is Pool.HERE]
        return self._slots - sum(video.state is not State.COLLECTING for video in here)

    def _free_steps(self) -> int:
        """How many that wait to be sent away may be."""
        if self._draining or self._cramped or not self._away_steps:
            return 0
        return self._away_steps - sum(hold.claim.video.pool is Pool.AWAY for hold in self._held.values())

    def _take(self, claim: Claim) -> None:
        hold = self._held[claim.video.id] = Hold(claim)
        self._busy[claim.video.id] = asyncio.create_task(self._step(hold))

    async def _step(self, hold: Hold) -> None:
        video_id = hold.claim.video.id
        try:
            await self._advance.step(hold)
        except LeaseLost:
            self._held.pop(video_id, None)
            await self._advance.drop(hold)
        except DatabaseDown as error:  # the row is as it was: it will be claimed again
            log.warning("step put off", video=video_id, error=error.reason)
        finally:
            self._busy.pop(video_id, None)
            state = hold.claim.video.state
            if state.final or state is State.QUEUED or not hold.kept:
                self._held.pop(video_id, None)
            self._stepped.ring()
            if self._crowded:
                self._accepted.ring()
