"""Attempts that are over for their videos and not yet for their providers: cancelled, or given up on.

The provider is told to stop. Until it has, the attempt keeps its place in the account; and if it makes the
video nevertheless, what it takes for that is booked, and no customer pays it.
"""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection

from rushes.db import accounts, attempts, ledger
from rushes.db.database import DatabaseDown
from rushes.errors import NotNow, RenderError
from rushes.jobs.hold import Means
from rushes.logs import get_logger
from rushes.models.attempt import Attempt
from rushes.models.ids import now
from rushes.providers.base import Finds, Provider, Ticket

log = get_logger(__name__)

_PAUSE_SECONDS = 1.0
_BATCH = 50
_LOOK_AGAIN_MS = 30_000
#: Nothing takes longer; whoever is asked for longer does not know of it any more.
_MOST_MS = 24 * 3_600_000


class Watcher:
    def __init__(self, means: Means) -> None:
        self._means = means

    async def run(self) -> None:
        """For ever."""
        while True:
            try:
                due = await self._means.db.read(lambda conn: attempts.watched(conn, now(), _BATCH))
                await asyncio.gather(*(self._see_to(attempt) for attempt in due))
                if len(due) == _BATCH:
                    continue
            except DatabaseDown as error:
                log.warning("watch put off", error=error.reason)
            await asyncio.sleep(_PAUSE_SECONDS)

    async def _see_to(self, attempt: Attempt) -> None:
        before, again = attempt.watch_at or 0, now() + _LOOK_AGAIN_MS
        if not await self._means.db.write(lambda conn: attempts.watch(conn, attempt.id, before, again)):
            return
        provider = self._means.provider(attempt)
        made = False
        if provider is not None:
            over, made = await self._stop(provider, attempt)
            if not over and now() - attempt.created_at < _MOST_MS:
                return
        await self._means.db.write(lambda conn: self._end(conn, attempt, again, made=made))

    async def _stop(self, provider: Provider, attempt: Attempt) -> tuple[bool, bool]:
        """Whether it is over there, and whether it was made."""
        try:
            remote_id = attempt.remote_id or await self._found(provider, attempt)
        except NotNow:
            return False, False
        except RenderError:
            return True, False
        if remote_id is None:
            if not isinstance(provider, Finds):
                return True, False
            return now() - attempt.created_at > int(provider.settle_seconds * 1000), False
        return await _stop(provider, Ticket(attempt.id, attempt.model, remote_id))

    async def _found(self, provider: Provider, attempt: Attempt) -> str | None:
        """One that was cancelled while it was being submitted may be there, and may be found by our name."""
        if not isinstance(provider, Finds):
            return None
        _, spec = await self._means.db.read(lambda conn: attempts.whose(conn, attempt.id))
        return await provider.find(attempt.id, attempt.model, spec)

    def _end(self, conn: Connection, attempt: Attempt, watch_at: int, *, made: bool) -> None:
        if not attempts.watch(conn, attempt.id, watch_at, None):
            return
        cost = attempt.expected or 0 if made else 0
        accounts.give_back(conn, attempt, cost)
        if made:
            tenant_id, _ = attempts.whose(conn, attempt.id)
            attempts.took(conn, attempt.id, cost)
            ledger.cost(conn, tenant_id, attempt, cost, now())
            log.warning("made too late", attempt=attempt.id, provider=attempt.provider, cost=cost)


async def _stop(provider: Provider, ticket: Ticket) -> tuple[bool, bool]:
    """Whether it is over there, and whether it was made."""
    try:
        await provider.cancel(ticket)
    except RenderError as error:  # it cannot be, or is over already: the poll says which
        log.info("not cancelled", provider=provider.name, error=error.detail)
    try:
        poll = await provider.poll(ticket)
    except NotNow:
        return False, False
    except RenderError:
        return True, False
    return poll.done, poll.done
