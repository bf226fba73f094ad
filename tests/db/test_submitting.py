"""Videos that begin together: each as if it were alone, after those before it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from sqlalchemy import Connection, update
from tests.db.rows import NOW, accept, caller, lease

from rushes.db import accounts, attempts, events, submitting, tables, work
from rushes.db.accounts import Quota
from rushes.db.attempts import Intent
from rushes.db.database import Database, Together
from rushes.db.submitting import Ordered
from rushes.db.work import Claim, LeaseLost
from rushes.events import EventKind
from rushes.models.attempt import AttemptState
from rushes.models.ids import new_id
from rushes.models.video import State

DAY_MS = 86_400_000


def begin(conn: Connection, held: Sequence[Claim]) -> list[Claim]:
    return submitting.begin(conn, [(each, Intent(new_id("attempt"), "p", "m")) for each in held], NOW)


def submitted(conn: Connection, held: Sequence[Claim]) -> list[Claim]:
    ordered = [Ordered(each, f"at {each.video.id}", NOW + 5, keep=False) for each in held]
    return submitting.submitted(conn, ordered, NOW)


def test_one_that_is_somebody_elses_takes_no_other_with_it(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        for _ in range(5):
            await accept(db, who)
        held = await db.write(lambda conn: work.claim(conn, lease("a"), limit=9, slots=9))

        for step in (begin, submitted):
            lost = held.pop(2)
            stale = replace(lost, video=replace(lost.video, version=lost.video.version - 1))
            wanted = [*held[:2], stale, *held[2:]]
            ends = await asyncio.gather(
                *(db.write(Together(step, each)) for each in wanted), return_exceptions=True
            )
            assert isinstance(ends.pop(2), LeaseLost)
            held = [end for end in ends if isinstance(end, Claim)]

        assert len(held) == 3
        for each in held:
            assert each.video.state is State.RENDERING
            kinds = await db.read(lambda conn, each=each: events.of_video(conn, each.video.id))
            assert [kind for kind, _ in kinds] == [
                EventKind.QUEUED,
                EventKind.SUBMITTING,
                EventKind.RENDERING,
            ]
            [attempt] = await db.read(lambda conn, each=each: attempts.of_video(conn, each.video.id))
            assert (attempt.state, attempt.remote_id) == (AttemptState.RUNNING, f"at {each.video.id}")
        again = await db.write(lambda conn: work.claim(conn, lease("b", NOW + 5), limit=9, slots=0))
        assert {each.video for each in again} == {
            replace(each.video, version=each.video.version + 1) for each in held
        }

    with_db(test)


def test_places_taken_together_are_those_taken_one_by_one(with_db) -> None:
    def compare(conn: Connection) -> None:
        quota = Quota("together", at_once=4, per_minute=30, per_day=9, spend_per_day=90)
        accounts.open_accounts(conn, ["together", "singly"])
        soon = (-9_000, 0, 900, 1_000, 3_001, 5_000, 5_001)
        for running, ahead, day, orders in product((0, 2), soon, (0, NOW // DAY_MS), range(1, 5)):
            before = {"running": running, "next_at": NOW + ahead, "day": day, "ordered": 7, "spent": 60}
            conn.execute(update(tables.accounts).values(**before))
            one_by_one = 0
            while one_by_one < orders and accounts.take(conn, replace(quota, account="singly"), 15, NOW):
                one_by_one += 1
            together = accounts.take(conn, quota, 15 * orders, NOW, orders)
            assert together is (one_by_one == orders), (before, orders)
            ours, theirs = (accounts.standings(conn, [name])[name] for name in ("together", "singly"))
            assert not together or ours == replace(theirs, name="together")

    async def test(db: Database) -> None:
        await db.write(compare)

    with_db(test)
