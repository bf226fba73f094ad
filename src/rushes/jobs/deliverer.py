"""The deliverer: sends what is due, and says in the rows how it went. Waiting is a row's ``due_at``."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress

from rushes import net
from rushes.db import delivering
from rushes.db.database import Database, DatabaseDown
from rushes.db.delivering import Claim, Failure, Share
from rushes.jobs.doorbell import Doorbell
from rushes.jobs.policy import delivery_pause_ms
from rushes.jobs.poster import Poster
from rushes.logs import get_logger
from rushes.models.ids import now

log = get_logger(__name__)

#: Longest time between two looks at the rows, and the shortest: after one that found something, and after
#: one that found nothing, as nearly every commit leaves nothing to deliver.
_TICK_SECONDS = 1.0
_PAUSE_SECONDS = 0.02
_IDLE_SECONDS = 0.1
_AT_ONCE = 64
#: A slow receiver holds up its own deliveries, not everybody's; nor does a project with many of them.
_AT_ONCE_ENDPOINT = 8
_AT_ONCE_PROJECT = 32


class Deliverer:
    """At least once: a delivery that was sent but not written down is sent again when the lease ends."""

    def __init__(self, db: Database, poster: Poster, doorbell: Doorbell, *, lease_ms: int) -> None:
        self._db = db
        self._poster = poster
        self._doorbell = doorbell
        #: Not renewed: no attempt can last longer.
        self._lease_ms = lease_ms + int(poster.seconds * 1000)
        self._sending: dict[asyncio.Task[None], Claim] = {}

    async def run(self) -> None:
        """For ever."""
        await self._warn()
        while True:
            found = False
            try:
                found = await self._claim()
            except DatabaseDown as error:
                log.warning("database down", error=error.reason)
            await asyncio.sleep(_PAUSE_SECONDS if found else _IDLE_SECONDS)
            await self._doorbell.wait(_TICK_SECONDS)

    async def stop(self) -> None:
        """Drop everything now, and say so in the rows: the next server need not wait for the leases."""
        sending = dict(self._sending)
        for task in sending:
            task.cancel()
        await asyncio.gather(*sending, return_exceptions=True)
        for claimed in sending.values():
            with suppress(DatabaseDown):
                await self._release(claimed)

    async def _release(self, claimed: Claim) -> None:
        await self._db.write(lambda conn: delivering.release(conn, claimed, now()))

    async def _warn(self) -> None:
        fingerprint = self._poster.key.fingerprint
        with suppress(DatabaseDown):
            others = await self._db.read(lambda conn: delivering.signed_by_others(conn, fingerprint))
            if others:
                log.warning("webhook endpoints of another key; rotate their secrets", endpoints=others)

    async def _claim(self) -> bool:
        """Whether anything was due."""
        free = _AT_ONCE - len(self._sending)
        present = now()
        if free <= 0 or not await self._db.read(lambda conn: delivering.any_due(conn, present)):
            return False
        sending = [claimed.endpoint for claimed in self._sending.values()]
        endpoint_share = Share(_AT_ONCE_ENDPOINT, Counter(each.id for each in sending))
        project_share = Share(_AT_ONCE_PROJECT, Counter(each.project_id for each in sending))
        claims = await self._db.write(
            lambda conn: delivering.claim(
                conn,
                now=present,
                until=present + self._lease_ms,
                signing_key=self._poster.key.fingerprint,
                limit=free,
                endpoint_share=endpoint_share,
                project_share=project_share,
            )
        )
        for claimed in claims:
            task = asyncio.create_task(self._send(claimed))
            self._sending[task] = claimed
            task.add_done_callback(self._sent)
        return True

    def _sent(self, task: asyncio.Task[None]) -> None:
        del self._sending[task]
        self._doorbell.ring()

    async def _send(self, claimed: Claim) -> None:
        failure = None
        status = 0
        try:
            delivery = claimed.delivery
            status = await self._poster.post(claimed.endpoint, claimed.url, delivery.id, delivery.payload)
            if not 200 <= status < 300:
                failure = Failure(f"It answered with HTTP status {status}.", status)
        except net.Unreachable as error:
            failure = Failure(f"It could not be reached: {error}.")
        try:
            await self._note(claimed, status, failure)
        except DatabaseDown as error:  # the lease ends, and it is sent again
            log.warning("delivery not noted", delivery=claimed.delivery.id, error=error.reason)

    async def _note(self, claimed: Claim, status: int, failure: Failure | None) -> None:
        present = now()
        if failure is None:
            await self._db.write(lambda conn: delivering.delivered(conn, claimed, status, present))
            return
        retry_at = present + delivery_pause_ms(claimed.delivery.attempts)
        await self._db.write(lambda conn: delivering.failed(conn, claimed, failure, present, retry_at))
        log.info(
            "delivery failed",
            delivery=claimed.delivery.id,
            endpoint=claimed.endpoint.id,
            attempts=claimed.delivery.attempts,
            reason=failure.reason,
        )
