"""A plan's limits hold to the last video, whoever asks at the same time, on both databases."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path

import pytest
from sqlalchemy import Connection
from tests.db.rows import NOW, caller, lease, spec

from rushes.db import limits, tenants, videos, work
from rushes.db.database import Database
from rushes.errors import InvalidRequest, RateLimited
from rushes.models.caller import Caller
from rushes.models.key import Mode
from rushes.models.limit import Left
from rushes.models.plan import Plan, Plans, WhenFull
from rushes.models.price import Prices
from rushes.models.terms import PLAIN, Api, Priority, Terms
from rushes.models.video import Video
from rushes.service import acceptance
from rushes.service.acceptance import Acceptance, Request
from rushes.service.orders import Retry
from rushes.service.replay import Replay

NONE = Path("none.toml")
HOUR, MINUTE, DAY = 3_600_000, 60_000, 86_400_000
#: 18 minutes after a day, UTC, has begun.
MORNING = NOW // DAY * DAY + 18 * MINUTE
#: What four seconds of sora-2 cost, $0.40, in credits.
CREDITS = 4


@pytest.fixture
def clock(monkeypatch):
    """``clock(at)``: what time it is for whoever accepts."""

    def set_to(at: int) -> None:
        monkeypatch.setattr(acceptance, "now", lambda: at)

    set_to(MORNING)
    return set_to


def asker(plan: Plan):
    accepting = Acceptance(Prices.load(NONE), Plans({"mine": plan}))

    async def ask(db: Database, who: Caller, terms: Terms = PLAIN) -> Video:
        who = who._replace(plan="mine")
        # As old as the clock says, not as the machine does.
        video_id = f"video_{acceptance.now():012x}{secrets.token_hex(18)}"
        request = Request(who, video_id, spec(), terms, Replay(who, Retry(), 0))
        return await db.write(accepting.transaction(request))

    return ask


async def refusal(asked) -> RateLimited:
    with pytest.raises(RateLimited) as refused:
        await asked
    return refused.value


@pytest.mark.parametrize(
    ("plan", "allowed"),
    [
        (Plan(per_hour=20), 20),
        (Plan(credits_per_day=50), 50 // CREDITS),
        (Plan(at_once=3, when_full=WhenFull.REJECT), 3),
    ],
    ids=["hour", "day", "at once"],
)
def test_a_thousand_requests_at_once_do_not_overshoot(with_db, clock, plan: Plan, allowed: int) -> None:
    async def test(db: Database) -> None:
        who, ask = await caller(db), asker(plan)
        other = (await caller(db, "other project"))._replace(tenant_id=who.tenant_id)
        answers = await asyncio.gather(
            *(ask(db, each) for _ in range(500) for each in (who, other)), return_exceptions=True
        )
        made = [each for each in answers if isinstance(each, Video)]
        refused = [each for each in answers if isinstance(each, RateLimited)]
        assert (len(made), len(refused)) == (allowed, 1000 - allowed)
        kept = await db.read(
            lambda conn: [
                video
                for each in (who, other)
                for video in videos.page(
                    conn, each.project_id, Api.VIDEOS, after=None, limit=99, descending=True
                )
            ]
        )
        assert {each.id for each in kept} == {each.id for each in made}

    with_db(test)


def test_the_hour_rolls(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who, ask = await caller(db), asker(Plan(per_hour=3))
        left = []
        for at in (MORNING, MORNING + 10 * MINUTE, MORNING + 20 * MINUTE + 1):
            clock(at)
            left.append((await ask(db, who)).standing.requests)
        assert left == [Left(3, each, 61 * MINUTE - (each == 0)) for each in (2, 1, 0)]
        clock(MORNING + HOUR)
        refused = await refusal(ask(db, who))
        assert (refused.wire_code, refused.wait_ms) == ("rate_limit_exceeded", MINUTE)
        clock(MORNING + HOUR + MINUTE)
        assert (await ask(db, who)).standing.requests.remaining == 0
        assert (await refusal(ask(db, who))).wait_ms == 10 * MINUTE
        clock(MORNING + 3 * HOUR)
        assert (await ask(db, who)).standing.requests.remaining == 2

    with_db(test)


def test_the_day_is_the_calendars_and_counts_both_units_and_test_keys(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who, ask = await caller(db), asker(Plan(credits_per_day=20))
        await ask(db, who)
        await ask(db, who._replace(mode=Mode.TEST))
        in_credits = await ask(db, who, Terms(api=Api.GENERATIONS))
        assert in_credits.charge.price == 8, "720p, 4 s"
        assert in_credits.standing.credits == Left(20, 4, DAY - 18 * MINUTE)
        assert (await ask(db, who)).standing.credits.remaining == 0
        refused = await refusal(ask(db, who))
        assert "20 credits a day" in refused.message
        assert "costs 4 credits" in refused.message
        assert refused.wait_ms == DAY - 18 * MINUTE
        clock(MORNING - 18 * MINUTE + DAY)
        assert (await ask(db, who)).standing.credits.remaining == 16

    with_db(test)


def test_what_comes_to_nothing_can_be_spent_again_the_same_day_and_its_request_is_counted(
    with_db, clock
) -> None:
    async def test(db: Database) -> None:
        who, ask = await caller(db), asker(Plan(credits_per_day=8, per_hour=10))
        cancelled, failed = await ask(db, who), await ask(db, who._replace(mode=Mode.TEST))
        await refusal(ask(db, who))
        await db.write(lambda conn: videos.remove(conn, who.project_id, cancelled.id, MORNING, 0))
        (held,) = await db.write(lambda conn: work.claim(conn, lease("w", MORNING), limit=9, slots=9))
        assert held.video.id == failed.id
        failure = work.Failure("x", "x")
        await db.write(
            lambda conn: work.attempt_failed(conn, held, failure, MORNING, retry_at=None, sweep_at=NOW)
        )
        again = await ask(db, who)
        assert (again.standing.credits.remaining, again.standing.requests.remaining) == (4, 7)
        clock(MORNING + DAY)
        await db.write(lambda conn: videos.remove(conn, who.project_id, again.id, MORNING + DAY, 0))
        assert (await ask(db, who)).standing.credits.remaining == 4, "another day's is not given back today"

    with_db(test)


def test_a_tenant_that_gets_a_plan_begins_with_what_it_did_before(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        free, plan = asker(Plan()), Plan(per_hour=10, credits_per_day=40)
        for at in (MORNING - 2 * HOUR, MORNING - MINUTE, MORNING):
            clock(at)
            gone = await free(db, who)
        await db.write(lambda conn: videos.remove(conn, who.project_id, gone.id, MORNING, 0))

        def look(conn: Connection) -> tuple[int, int]:
            left = limits.standing(conn, who.tenant_id, plan, MORNING)
            assert left.requests is not None
            assert left.credits is not None
            return left.requests.remaining, left.credits.remaining

        assert await db.read(look) == (8, 36), "one was yesterday, one is cancelled"
        first = (await asker(plan)(db, who)).standing
        assert (first.requests.remaining, first.credits.remaining) == (7, 32)
        await free(db, who)
        await db.write(lambda conn: tenants.change(conn, who.tenant_id, {"plan": "starter"}))
        assert await db.read(look) == (6, 28)

    with_db(test)


def test_a_plan_names_the_lanes_that_it_has(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        ask = asker(Plan(lanes=(Priority.RELAXED, Priority.STANDARD)))
        await ask(db, who, Terms(priority=Priority.RELAXED))
        with pytest.raises(InvalidRequest, match="'relaxed', 'standard'") as refused:
            await ask(db, who, Terms(priority=Priority.PRIORITY))
        assert refused.value.param == "priority"

    with_db(test)


def test_a_full_plan_that_rejects_takes_one_again_when_one_is_finished(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who, ask = await caller(db), asker(Plan(at_once=2, when_full=WhenFull.REJECT))
        first = await ask(db, who)
        await ask(db, who)
        assert (await refusal(ask(db, who))).wire_code == "concurrency_limit_exceeded"
        await db.write(lambda conn: videos.remove(conn, who.project_id, first.id, MORNING, 0))
        await ask(db, who)

    with_db(test)
