"""Attempts that are over for their videos and not yet for their providers: cancelled, or given up on.

The provider is told to stop. Until it has, the attempt keeps its place in the account. If it makes the video
nevertheless, and nobody else has yet, the video is finished from that; otherwise what it takes is booked, and
no customer pays it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sqlalchemy import Connection

from rushes.db import accounts, attempts, late, ledger
from rushes.db.database import DatabaseDown
from rushes.db.late import Use
from rushes.errors import NotNow, RenderError
from rushes.jobs.hold import Means
from rushes.logs import get_logger
from rushes.models.attempt import Attempt
from rushes.models.ids import new_id, now
from rushes.providers.base import Finds, Provider, Ticket

log = get_logger(__name__)

_PAUSE_SECONDS = 1.0
_BATCH = 50
#: How long one look may take before another server has its turn.
_LOOK_AGAIN_MS = 30_000
#: Than others are polled.
_SELDOMER = 3
#: Nothing takes longer; whoever is asked for longer does not know of it any more.
_MOST_MS = 24 * 3_600_000


@dataclass(frozen=True)
class _End:
    """Whether it was made there; ``cost``: micro-dollars that it takes, None if it does not say."""

    made: bool
    cost: int | None = None


_UNMADE = _End(made=False)


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
        end = _UNMADE if provider is None else await self._stop(provider, attempt)
        if end is None and now() - attempt.created_at < _MOST_MS:
            soon = now() + self._means.policy.poll_ms(_SELDOMER * provider.pace if provider else 0)
            await self._means.db.write(lambda conn: attempts.watch(conn, attempt.id, again, soon))
            return
        if end is not None and end.made and await self._used(attempt, again):
            return
        await self._means.db.write(lambda conn: self._end(conn, attempt, again, end or _UNMADE))

    async def _used(self, attempt: Attempt, watch_at: int) -> bool:
        """Whether its video is finished from it, or may still be."""
        here = {each.name for each in self._means.providers.values() if each.here}

        def use(conn: Connection) -> Use:
            used = late.use(conn, attempt, new_id("attempt"), here, now())
            if used is Use.YES and not attempts.watch(conn, attempt.id, watch_at, None):
                raise _SeenTo
            return used

        try:
            used = await self._means.db.write(use)
        except _SeenTo:
            return True
        if used is Use.YES:
            log.info("made after all", attempt=attempt.id, provider=attempt.provider)
        return used is not Use.NO

    async def _stop(self, provider: Provider, attempt: Attempt) -> _End | None:
        """How it ended there; None if it has not."""
        try:
            remote_id = attempt.remote_id or await self._found(provider, attempt)
        except NotNow:
            return None
        except RenderError:
            return _UNMADE
        if remote_id is None:
            if not isinstance(provider, Finds):
                return _UNMADE
            settled = now() - attempt.created_at > int(provider.settle_seconds * 1000)
            return _UNMADE if settled else None
        return await _stopped(provider, Ticket(attempt.id, attempt.model, remote_id))

    async def _found(self, provider: Provider, attempt: Attempt) -> str | None:
        """One that was cancelled while it was being submitted may be there, and may be found by our name."""
        if not isinstance(provider, Finds):
            return None
        _, spec = await self._means.db.read(lambda conn: attempts.whose(conn, attempt.id))
        return await provider.find(attempt.id, attempt.model, spec)

    def _end(self, conn: Connection, attempt: Attempt, watch_at: int, end: _End) -> None:
        if not attempts.watch(conn, attempt.id, watch_at, None):
            return
        cost = end.cost if end.cost is not None else attempt.expected or 0 if end.made else 0
        accounts.give_back(conn, attempt, cost)
        if cost:
            tenant_id, _ = attempts.whose(conn, attempt.id)
            attempts.took(conn, attempt.id, cost)
            ledger.cost(conn, tenant_id, attempt, cost, now())
        if end.made:
            log.warning("made too late", attempt=attempt.id, provider=attempt.provider, cost=cost)


async def _stopped(provider: Provider, ticket: Ticket) -> _End | None:
    """How it ended there; None if it has not. Asked first, since who stops what is finished may delete it."""
    end = await _polled(provider, ticket)
    if end is not None:
        return end
    try:
        await provider.cancel(ticket)
    except RenderError as error:  # it cannot be, or is over already: the poll says which
        log.info("not cancelled", provider=provider.name, error=error.detail)
    return await _polled(provider, ticket)


async def _polled(provider: Provider, ticket: Ticket) -> _End | None:
    try:
        poll = await provider.poll(ticket)
    except NotNow:
        return None
    except RenderError as error:
        return _End(made=False, cost=error.cost)
    return _End(made=True) if poll.done else None


class _SeenTo(Exception):
    """Somebody else has seen to the attempt meanwhile."""
