"""Budgets downgrade before they block, tell of it once, and are never overspent, on both databases."""

from __future__ import annotations

import asyncio
import json
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from tests.db.rows import NOW, caller, lease, spec
from tests.db.test_webhooks import endpoint

from rushes.db import budgets, deliveries, events, videos, work
from rushes.db.database import Database
from rushes.errors import BudgetExhausted, NotFound
from rushes.events import EventKind
from rushes.models.budget import Budget, Period
from rushes.models.caller import Caller
from rushes.models.ids import new_id
from rushes.models.key import Mode
from rushes.models.money import MICRO_DOLLARS, Unit
from rushes.models.plan import Plans
from rushes.models.price import Prices
from rushes.models.spec import Spec
from rushes.models.terms import PLAIN, Api, Terms
from rushes.models.video import Video
from rushes.models.webhook import Delivery, WebhookType
from rushes.service import acceptance
from rushes.service.acceptance import Acceptance, Request
from rushes.service.orders import Retry
from rushes.service.replay import Replay

NONE = Path("none.toml")
DAY = 86_400_000
MORNING = NOW // DAY * DAY + 60_000
#: Four seconds of sora-2, in micro-dollars; of sora-2-pro they are three times as much.
PRICE = 400_000
ACCEPTING = Acceptance(Prices.load(NONE), Plans.load(NONE))
PRO = spec().model_copy(update={"model": "sora-2-pro"})
CHEAPER = PRO.model_copy(update={"served_as": "sora-2"})


@pytest.fixture
def clock(monkeypatch):
    """``clock(at)``: what time it is for whoever accepts."""

    def set_to(at: int) -> None:
        monkeypatch.setattr(acceptance, "now", lambda: at)

    set_to(MORNING)
    return set_to


async def ask(
    db: Database, who: Caller, asked: Spec | None = None, cheaper: Spec | None = None, terms: Terms = PLAIN
) -> Video:
    # As old as the clock says, not as the machine does.
    video_id = f"video_{acceptance.now():012x}{secrets.token_hex(18)}"
    request = Request(who, video_id, asked or spec(), terms, Replay(who, Retry(), 0), cheaper)
    return await db.write(ACCEPTING.transaction(request))


async def budget(
    db: Database, who: Caller, amount: int, *, of: str = "tenant", unit: Unit = Unit.USD, **more: Any
) -> Budget:
    made = Budget(
        id=new_id("budget"),
        tenant_id=who.tenant_id,
        project_id=who.project_id if of == "project" else None,
        period=more.pop("period", Period.DAY),
        unit=unit,
        amount=amount,
        downgrade_percent=more.pop("downgrade_percent", None),
        began=0,
        spent=0,
        told=0,
        created_at=acceptance.now(),
    )
    return await db.write(lambda conn: budgets.put(conn, made))


async def spent(db: Database, made: Budget) -> int:
    return (await db.read(lambda conn: budgets.find(conn, made.id))).spent


async def told(db: Database, who: Caller) -> list[int]:
    def read(conn: Connection) -> list[int]:
        page = events.page(conn, who.project_id, None, after=0, upto=10**9, limit=10**6)
        return [each.data["percent"] for each in page if each.kind is EventKind.BUDGET_THRESHOLD]

    return await db.read(read)


@pytest.mark.parametrize("of", ["tenant", "project"])
def test_a_thousand_requests_at_once_do_not_overspend(with_db, clock, of: str) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        other = (await caller(db, "other"))._replace(tenant_id=who.tenant_id)
        made = await budget(db, who, 20 * PRICE + PRICE - 1, of=of)
        await budget(db, who, 30 * PRICE, of="tenant", period=Period.MONTH)
        askers = (who, other) if of == "tenant" else (who,)
        answers = await asyncio.gather(
            *(ask(db, each) for _ in range(1000 // len(askers)) for each in askers), return_exceptions=True
        )
        accepted = [each for each in answers if isinstance(each, Video)]
        refused = [each for each in answers if isinstance(each, BudgetExhausted)]
        assert (len(accepted), len(refused)) == (20, 980)
        assert await spent(db, made) == 20 * PRICE
        assert {(each.status, each.wire_code) for each in refused} == {(402, "insufficient_quota")}

    with_db(test)


def test_thresholds_are_told_once_a_period_and_to_all_projects_of_a_tenant(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        other = (await caller(db, "other"))._replace(tenant_id=who.tenant_id)
        stranger = await caller(db, tenant="stranger")
        made = await budget(db, who, 5 * PRICE)
        steps = []
        for _ in range(5):
            last = await ask(db, who)
            steps.append(await told(db, other))
        assert steps == [[], [], [50], [50, 80], [50, 80, 100]]
        await db.write(lambda conn: videos.remove(conn, who.project_id, last.id, MORNING, 0))
        await ask(db, who)
        assert await told(db, who) == [50, 80, 100], "what came back and went again is not told twice"
        assert await told(db, stranger) == []
        clock(MORNING + DAY)
        for _ in range(3):
            await ask(db, other)
        assert await told(db, who) == [50, 80, 100, 50]
        assert await spent(db, made) == 3 * PRICE

    with_db(test)


def test_endpoints_that_want_to_know_are_told_in_the_same_transaction(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        wants = await endpoint(db, who, (WebhookType.BUDGET_THRESHOLD,))
        wants_not = await endpoint(db, who, (WebhookType.VIDEO_COMPLETED,))
        made = await budget(db, who, 2 * PRICE)
        await ask(db, who)

        def read(conn: Connection, endpoint_id: str) -> list[Delivery]:
            return deliveries.page(conn, who.project_id, endpoint_id, after=None, limit=9)

        (delivery,) = await db.read(lambda conn: read(conn, wants.id))
        said = json.loads(delivery.payload)
        assert said["type"] == "budget.threshold_reached"
        assert said["data"] == {"id": made.id, "scope": "tenant", "period": "day", "percent": 50,
                                "unit": "usd", "amount": 2 * PRICE, "spent": PRICE}  # fmt: skip
        assert await db.read(lambda conn: read(conn, wants_not.id)) == []

    with_db(test)


def test_a_refusal_tells_that_the_budget_is_used_up_though_some_is_left(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        made = await budget(db, who, PRICE + 1, of="project")
        await ask(db, who)
        assert await told(db, who) == [50, 80]
        for _ in range(2):
            with pytest.raises(BudgetExhausted, match=r"\$0.400001 a day has \$0.000001 left.* \$0.40") as it:
                await ask(db, who)
            await db.write(lambda conn, it=it: budgets.refused(conn, it.value.budget_id, MORNING))
        assert await told(db, who) == [50, 80, 100]
        assert await spent(db, made) == PRICE

    with_db(test)


def test_from_its_share_on_a_cheaper_model_serves_and_then_nothing(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        made = await budget(db, who, 10 * PRICE, downgrade_percent=50)
        videos_ = [await ask(db, who, PRO, CHEAPER) for _ in range(8)]
        assert [each.spec.alias for each in videos_] == ["sora-2-pro"] + ["sora-2"] * 7
        assert {each.spec.model for each in videos_} == {"sora-2-pro"}
        assert [each.charge.price for each in videos_] == [3 * PRICE] + [PRICE] * 7
        assert await spent(db, made) == 10 * PRICE
        with pytest.raises(BudgetExhausted):
            await ask(db, who, PRO, CHEAPER)

    with_db(test)


def test_without_a_share_nothing_is_served_by_another_model(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        await budget(db, who, 3 * PRICE)
        assert (await ask(db, who, PRO, CHEAPER)).spec.alias == "sora-2-pro"
        with pytest.raises(BudgetExhausted):
            await ask(db, who, PRO, CHEAPER)

    with_db(test)


def test_what_comes_to_nothing_can_be_spent_again_in_its_own_period_only(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        day = await budget(db, who, 3 * PRICE)
        month = await budget(db, who, 30 * PRICE, of="project", period=Period.MONTH)
        cancelled, failed, yesterdays = [await ask(db, who) for _ in range(3)]
        await db.write(lambda conn: videos.cancel(conn, who.project_id, cancelled.id, MORNING, 0))
        held = next(
            claim
            for claim in await db.write(lambda conn: work.claim(conn, lease("w", MORNING), limit=9, slots=9))
            if claim.video.id == failed.id
        )
        failure = work.Failure("x", "x")
        await db.write(
            lambda conn: work.attempt_failed(conn, held, failure, MORNING, retry_at=None, sweep_at=NOW)
        )
        assert (await spent(db, day), await spent(db, month)) == (PRICE, PRICE)
        clock(MORNING + DAY)
        await ask(db, who)
        await db.write(lambda conn: videos.cancel(conn, who.project_id, yesterdays.id, MORNING + DAY, 0))
        assert (await spent(db, day), await spent(db, month)) == (PRICE, PRICE)

    with_db(test)


def test_both_units_count_and_test_keys_do_not(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        made = await budget(db, who, 12, unit=Unit.CREDITS)
        await ask(db, who._replace(mode=Mode.TEST))
        await ask(db, who)
        in_credits = await ask(db, who, terms=Terms(api=Api.GENERATIONS))
        assert in_credits.charge.price == 8
        assert await spent(db, made) == 12 * MICRO_DOLLARS // 10
        await ask(db, who._replace(mode=Mode.TEST))
        with pytest.raises(BudgetExhausted, match="12 credits a day has 0 credits left, and this costs 4"):
            await ask(db, who)

    with_db(test)


def test_a_budget_begins_with_what_was_spent_in_its_period(with_db, clock) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        elsewhere = (await caller(db, "elsewhere"))._replace(tenant_id=who.tenant_id)
        clock(MORNING - DAY)
        await ask(db, who)
        clock(MORNING)
        await ask(db, who)
        await ask(db, elsewhere)
        gone = await ask(db, who)
        await db.write(lambda conn: videos.cancel(conn, who.project_id, gone.id, MORNING, 0))
        assert (await budget(db, who, 9 * PRICE)).spent == 2 * PRICE
        assert (await budget(db, who, 9 * PRICE, of="project")).spent == PRICE
        assert (await budget(db, who, 9 * PRICE, period=Period.MONTH)).spent == 3 * PRICE
        again = await budget(db, who, 2 * PRICE)
        assert (again.spent, again.told) == (2 * PRICE, 100)
        with pytest.raises(BudgetExhausted):
            await ask(db, elsewhere)
        assert len(await db.read(lambda conn: budgets.page(conn, MORNING, tenant_id=who.tenant_id,
                                                           after=None, limit=9))) == 3  # fmt: skip
        await db.write(lambda conn: budgets.remove(conn, again.id))
        await ask(db, elsewhere)
        with pytest.raises(NotFound):
            await db.write(lambda conn: budgets.remove(conn, again.id))

    with_db(test)


@pytest.mark.parametrize(
    ("period", "at", "began", "ends"),
    [
        (Period.DAY, "2028-02-29T23:59:59.999", "2028-02-29", "2028-03-01"),
        (Period.MONTH, "2028-02-29T23:59:59.999", "2028-02-01", "2028-03-01"),
        (Period.MONTH, "2027-12-31T00:00:00", "2027-12-01", "2028-01-01"),
    ],
)
def test_periods_are_the_calendars(period: Period, at: str, began: str, ends: str) -> None:
    def moment(text: str) -> int:
        return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)

    assert (period.began(moment(at)), period.ends(moment(at))) == (moment(began), moment(ends))
