"""Who waits, and who is next: lanes, tenants and places, however many servers ask for work."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert, text, update
from tests.db.rows import NOW, accepted, begun, caller, lease, spec

from rushes.db import videos, work
from rushes.db.database import Database
from rushes.db.lanes import AGED_MS, Turns
from rushes.db.tables import tenants
from rushes.db.tables import videos as rows
from rushes.db.work import Claim
from rushes.models.caller import Caller
from rushes.models.ids import new_id
from rushes.models.terms import Priority, Terms
from rushes.models.video import State, Video

PRIORITY, STANDARD, RELAXED = Priority.PRIORITY, Priority.STANDARD, Priority.RELAXED


async def accept(db: Database, who: Caller, lane: Priority = STANDARD, at: int = NOW) -> Video:
    return await db.write(lambda conn: accepted(conn, who, at=at, terms=Terms(priority=lane)))


def crowd(who: Caller, count: int, lane: Priority = STANDARD) -> Callable[[Connection], None]:
    words = spec().model_dump_json()

    def add(conn: Connection) -> None:
        conn.execute(
            insert(rows),
            [
                {"id": new_id("video"), "project_id": who.project_id, "key_id": who.key_id,
                 "tenant_id": who.tenant_id, "state": "queued", "spec": words, "created_at": NOW - each,
                 "due_at": NOW - each, "fingerprint": "f", "priority": lane.value}
                for each in range(count)
            ],
        )  # fmt: skip

    return add


async def take(db: Database, turns: Turns, slots: int = 1, owner: str = "a", at: int = NOW) -> list[Claim]:
    """As a worker does."""
    claims = await db.write(
        lambda conn: work.claim(conn, lease(owner, at), limit=9, slots=slots, turns=turns)
    )
    turns.had(claim.tenant_id for claim in claims if claim.attempt is None)
    return claims


async def plan(db: Database, who: Caller, name: str) -> None:
    await db.write(
        lambda conn: conn.execute(update(tenants).where(tenants.c.id == who.tenant_id).values(plan=name))
    )


async def begin(db: Database, held: Claim) -> Claim:
    return await db.write(lambda conn: begun(conn, held))


@pytest.mark.parametrize("slots", [1, 3])
def test_one_tenants_flood_of_videos_delay_anothers_by_one(with_db, slots: int) -> None:
    async def test(db: Database) -> None:
        flood, other = await caller(db, tenant="flood"), await caller(db, tenant="other")
        await db.write(crowd(flood, 300))
        turns = Turns()
        for _ in range(5):
            await take(db, turns, slots)
        late = [(await accept(db, other)).id for _ in range(3)]
        order = [claim.video.id for _ in range(3) for claim in await take(db, turns, 2)]
        assert [order.index(each) for each in late] == [0, 2, 4]

    with_db(test)


def test_priority_has_three_turns_of_four_and_relaxed_none_while_others_wait(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        for lane in Priority:
            await db.write(crowd(who, 12, lane))
        turns = Turns()
        lanes = [(await take(db, turns))[0].video.terms.priority for _ in range(24)]
        assert Counter(lanes[:16]) == {PRIORITY: 12, STANDARD: 4}
        for first in range(0, 16, 4):
            assert lanes[first : first + 4].count(STANDARD) == 1
        assert set(lanes[16:]) == {STANDARD}
        assert {(await take(db, turns))[0].video.terms.priority for _ in range(12)} == {RELAXED}
        assert await take(db, turns) == []

    with_db(test)


def test_a_relaxed_video_has_its_turn_after_an_hour_whatever_floods_the_other_lanes(with_db) -> None:
    async def test(db: Database) -> None:
        flood, patient = await caller(db, tenant="flood"), await caller(db, tenant="patient")
        relaxed = await accept(db, patient, RELAXED)
        await db.write(crowd(flood, 40, PRIORITY))
        await db.write(crowd(flood, 40))
        turns = Turns()
        early = [(await take(db, turns, at=NOW + AGED_MS - 1))[0].video.id for _ in range(16)]
        assert relaxed.id not in early
        aged = [(await take(db, turns, at=NOW + AGED_MS))[0].video.id for _ in range(4)]
        assert relaxed.id in aged

    with_db(test)


def test_an_aged_video_stands_among_its_own_tenants_by_when_its_hour_was_over(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        hours = {name: NOW + hour * AGED_MS for name, hour in (("first", -1), ("third", 1), ("last", 2))}
        expected = {name: (await accept(db, who, at=at)).id for name, at in hours.items()}
        second = (await accept(db, who, RELAXED, at=NOW - AGED_MS)).id
        order = [claim.video.id for claim in await take(db, Turns(), 9, at=NOW + 3 * AGED_MS)]
        assert order == [expected["first"], second, expected["third"], expected["last"]]

    with_db(test)


def test_a_tenant_has_no_more_under_way_than_its_places_however_many_servers_ask(with_db) -> None:
    async def test(db: Database) -> None:
        small, free = await caller(db, tenant="small"), await caller(db, tenant="free")
        await plan(db, small, "starter")
        await db.write(crowd(small, 30))
        await db.write(crowd(small, 30, RELAXED))
        places = {"starter": 2}

        async def round_(at: int) -> list[Claim]:
            taken = await asyncio.gather(
                *(take(db, Turns(places), 5, owner=f"w{each}", at=at) for each in range(8))
            )
            return [claim for claims in taken for claim in claims]

        first = await round_(NOW)
        assert len(first) == 2
        held = [await begin(db, claim) for claim in first]
        assert await round_(NOW + 1) == []
        await db.write(crowd(free, 3))
        assert {claim.tenant_id for claim in await round_(NOW + 2)} == {free.tenant_id}
        await db.write(lambda conn: videos.remove(conn, small.project_id, held[0].video.id, NOW, 0))
        assert [claim.tenant_id for claim in await round_(NOW + 3)] == [small.tenant_id]

    with_db(test)


def test_what_waits_again_has_left_its_place(with_db) -> None:
    """After a failed attempt, and after the crash of a server that had just taken it."""

    async def test(db: Database) -> None:
        who = await caller(db)
        await plan(db, who, "one")
        turns = Turns({"one": 1})
        first, second = await accept(db, who, at=NOW), await accept(db, who, at=NOW + 1)
        (held,) = await take(db, turns, at=NOW + 1)
        assert held.video.id == first.id
        failure = work.Failure("worker_crashed", "It died.")
        held = await begin(db, held)
        await db.write(
            lambda conn: work.attempt_failed(conn, held, failure, NOW, retry_at=NOW + 99_000, sweep_at=NOW)
        )
        (other,) = await take(db, turns, at=NOW + 2)
        assert other.video.id == second.id
        assert await take(db, turns, owner="b", at=NOW + 3) == []
        lost = NOW + 2 + 10_001
        assert [claim.video.id for claim in await take(db, turns, owner="b", at=lost)] == [second.id]

    with_db(test)


def test_what_a_crashed_server_was_making_is_taken_over_with_its_place(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        await plan(db, who, "one")
        turns = Turns({"one": 1})
        await db.write(crowd(who, 3))
        (held,) = await take(db, turns)
        await begin(db, held)
        (again,) = await take(db, turns, slots=5, owner="b", at=NOW + 10_001)
        assert (again.video.id, again.video.state) == (held.video.id, State.SUBMITTING)

    with_db(test)


@contextmanager
def noted(conn: Connection) -> Iterator[list[tuple[str, Any]]]:
    asked: list[tuple[str, Any]] = []

    def note(_conn: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    event.listen(conn, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(conn, "before_cursor_execute", note)


def _look(conn: Connection) -> None:
    work.claim(conn, lease("a"), limit=9, slots=2, turns=Turns({"starter": 2}))


def cost(conn: Connection) -> int:
    """What a claim asks of the database, whatever the machine: instructions (SQLite), rows (PostgreSQL)."""
    if conn.dialect.name == "sqlite":
        steps = 0

        def step() -> None:
            nonlocal steps
            steps += 1

        driver: Any = conn.connection.driver_connection
        driver.set_progress_handler(step, 1)
        _look(conn)
        driver.set_progress_handler(None, 0)
        return steps
    conn.execute(text("ANALYZE videos"))
    with noted(conn) as asked, conn.begin_nested() as once:
        _look(conn)
        once.rollback()
    return sum(_rows(conn, *each) for each in asked if "SAVEPOINT" not in each[0])


def _rows(conn: Connection, statement: str, parameters: Any) -> int:
    with conn.begin_nested() as once:
        told = conn.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters).scalar_one()
        once.rollback()

    def touched(node: dict[str, Any]) -> int:
        seen = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        return int(seen * node["Actual Loops"]) + sum(touched(each) for each in node.get("Plans", ()))

    return touched((json.loads(told) if isinstance(told, str) else told)[0]["Plan"])


def test_a_claim_costs_the_same_however_many_wait(with_db) -> None:
    async def test(db: Database) -> None:
        big, small = await caller(db, tenant="big"), await caller(db, tenant="small")
        await plan(db, small, "starter")
        asked = []
        for count in (50, 4_000):
            await db.write(crowd(big, count))
            await db.write(crowd(small, count))
            await db.write(crowd(small, count, RELAXED))
            asked.append(await db.write(cost))
        few, many = asked
        assert many < 2 * few + 50, "12,000 videos wait"

    with_db(test)
