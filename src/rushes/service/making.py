"""From a request that can be made to rows: once, however often it is sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Connection

from rushes.db import budgets, characters
from rushes.db.database import Database, Transaction
from rushes.errors import BudgetExhausted, InvalidRequest, NotFound, RateLimited, Unavailable
from rushes.jobs.doorbell import Doorbell
from rushes.models.caller import Caller
from rushes.models.character import Character
from rushes.models.ids import is_id, now
from rushes.models.spec import Player, Reference
from rushes.service.orders import CreateOrder, Retry
from rushes.service.references import References
from rushes.service.refusals import Refusals
from rushes.service.replay import Latest, Replay
from rushes.service.underway import Underway
from rushes.storage.headroom import Headroom

T = TypeVar("T")


@dataclass(frozen=True)
class Made(Generic[T]):
    """How what a request has made is found again."""

    latest: Latest
    #: By the project's id and its own.
    find: Callable[[Connection, str, str], T]


class Making:
    def __init__(
        self,
        db: Database,
        references: References,
        doorbell: Doorbell,
        headroom: Headroom,
        *,
        retry_window_ms: int,
    ) -> None:
        self._db = db
        self._references = references
        self._doorbell = doorbell
        self._headroom = headroom
        self._retry_window_ms = retry_window_ms
        self._underway = Underway()
        self._refusals = Refusals()

    async def once(
        self, caller: Caller, retry: Retry, before: Made[T], make: Callable[[Replay], Awaitable[T]]
    ) -> T:
        """What a request makes, or what the one that it repeats has made. Raises IdempotencyConflict."""
        replay = Replay(caller, retry, self._retry_window_ms, self._refusals, before.latest)

        def read(conn: Connection) -> T | None:
            made_id = replay.find(conn)
            return before.find(conn, caller.project_id, made_id) if made_id else None

        async with self._underway.request(replay):
            made_before = await self._db.read(read) if replay.repeats else None
            return await make(replay) if made_before is None else made_before

    def check_room(self) -> None:
        """Raises Unavailable."""
        problem = self._headroom.problem()
        if problem:
            raise Unavailable(problem, code="disk_full")

    async def references(self, caller: Caller, order: CreateOrder, videos: int = 1) -> list[Reference | None]:
        """The image that the order brings, stored for each video: it goes with the video that it is of.

        Raises InvalidRequest.
        """
        if order.reference is not None:
            return [*await self._references.image(caller, order.reference, order.reference_param, videos)]
        if order.image_url is not None:
            return [*await self._references.image_at(caller, order.image_url, order.image_param, videos)]
        return [None] * videos

    async def players(self, caller: Caller, order: CreateOrder) -> tuple[Player, ...]:
        """The order's characters. Raises InvalidRequest for one that the caller does not have."""

        def read(conn: Connection) -> list[Character]:
            return [characters.find(conn, caller.project_id, each) for each in order.characters]

        unknown = next((each for each in order.characters if not is_id("char", each)), None)
        try:
            if unknown is not None:
                raise NotFound(f"No character found with id '{unknown[:80]}'.")
            found = await self._db.read(read) if order.characters else []
        except NotFound as error:
            raise InvalidRequest(error.message, param="characters", code="not_found") from None
        return tuple(Player(id=each.id, name=each.name, asset_id=each.asset_id) for each in found)

    async def accept(self, replay: Replay, transaction: Transaction[T]) -> T:
        """Run that which accepts, and tell whoever waits for it. Raises what it raises."""
        try:
            made = await self._db.write(transaction)
        except BudgetExhausted as error:
            exhausted = error.budget_id
            await self._db.write(lambda conn: budgets.refused(conn, exhausted, now()))
            raise
        except RateLimited:
            self._refusals.note(replay.fingerprint)
            raise
        self._doorbell.ring()
        return made
