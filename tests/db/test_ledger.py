"""The ledger: what is held, settled and given back, on both databases, and that nothing breaks it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import product

import pytest
from sqlalchemy import Connection, exc, select, text, update
from tests.db.rows import NOW, accepted, begun, caller, lease, submitted

from rushes.db import ledger, ledger_check, tables, videos, work
from rushes.db.database import Database
from rushes.db.work import Claim, Failure
from rushes.errors import InsufficientQuota
from rushes.models.caller import Caller
from rushes.models.money import Account, Charge, Entry, Kind, Refund, Unit
from rushes.models.video import State, Video

PRICE = 400_000
CHARGE = Charge(Unit.USD, PRICE, PRICE)


async def accept(db: Database, who: Caller, charge: Charge = CHARGE) -> Video:
    return await db.write(lambda conn: accepted(conn, who, charge=charge))


async def problems(db: Database) -> list[str]:
    return await db.read(ledger_check.problems)


async def wallet(db: Database, unit: Unit = Unit.USD) -> tuple[int, int]:
    """Balance and held of the only tenant."""
    columns = select(tables.wallets.c.balance, tables.wallets.c.held)
    row = await db.read(lambda conn: conn.execute(columns.where(tables.wallets.c.unit == unit.value)).one())
    return row.balance, row.held


async def fund(db: Database, amount: int) -> None:
    """As an operator would, and from now on nothing on credit."""

    def give(conn: Connection) -> None:
        conn.execute(update(tables.tenants).values(billing="prepaid"))
        tenant_id = conn.execute(select(tables.tenants.c.id)).scalar_one()
        lines = [Entry(Account.GRANTS, Unit.USD, -amount), Entry(Account.WALLET, Unit.USD, amount)]
        ledger.post(conn, tenant_id, Kind.GRANT, lines, NOW)

    await db.write(give)


async def claim(db: Database, at: int = NOW) -> Claim:
    (held,) = await db.write(lambda conn: work.claim(conn, lease("w", at), limit=9, slots=9))
    return held


async def rendering(db: Database, progress: int = 0) -> Claim:
    held = await claim(db)
    held = await db.write(lambda conn: begun(conn, held))
    held = await db.write(lambda conn: submitted(conn, held))
    return await db.write(lambda conn: work.progressed(conn, held, progress, NOW, NOW))


async def fail(db: Database, held: Claim, retry_at: int | None = None) -> Claim:
    return await db.write(
        lambda conn: work.attempt_failed(conn, held, Failure("x", "x"), NOW, retry_at=retry_at, sweep_at=NOW)
    )


def test_a_video_is_held_and_then_charged_once(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        await accept(db, who)
        assert await wallet(db) == (-PRICE, PRICE)
        assert await problems(db) == []
        held = await rendering(db)
        held = await db.write(lambda conn: work.collecting(conn, held, NOW))
        assert await wallet(db) == (-PRICE, PRICE)
        done = await db.write(lambda conn: work.completed(conn, held, [], "previz/1", {}, NOW))
        assert done.video.charge == replace(CHARGE, charged=PRICE)
        assert await wallet(db) == (-PRICE, 0)
        with pytest.raises(work.LeaseLost):
            await db.write(lambda conn: work.completed(conn, held, [], "previz/1", {}, NOW))
        for again in (0, PRICE):
            with pytest.raises(exc.IntegrityError):
                await db.write(lambda conn, again=again: ledger.end(conn, done.video, again, NOW))
        twice = ledger.Hold(who.tenant_id, done.video.id, CHARGE)
        with pytest.raises(exc.IntegrityError):
            await db.write(lambda conn: ledger.hold(conn, [twice], NOW))
        assert await wallet(db) == (-PRICE, 0)
        assert await problems(db) == []

    with_db(test)


def test_what_ends_in_the_middle_is_charged_as_was_agreed(with_db) -> None:
    price = 399_999
    agreed = [
        (Refund.FULL, 97, 0),
        (Refund.PUBLISHED, 0, 99_999),
        (Refund.PUBLISHED, 49, 99_999),
        (Refund.PUBLISHED, 50, 199_999),
        (Refund.PUBLISHED, 97, 199_999),
    ]

    async def test(db: Database) -> None:
        who = await caller(db)
        total = 0
        for (refund, progress, charged), cancelled in product(agreed, (False, True)):
            video = await accept(db, who, Charge(Unit.USD, price, price, refund))
            held = await rendering(db, progress)
            if cancelled:
                await db.write(lambda conn, it=video: videos.remove(conn, who.project_id, it.id, NOW, 0))
            else:
                assert (await fail(db, held)).video.charge.charged == charged
            total += charged
            assert await wallet(db) == (-total, 0), (refund, progress, cancelled)
        assert await problems(db) == []

    with_db(test)


def test_one_that_waits_costs_nothing_also_after_an_attempt(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        video = await accept(db, who, replace(CHARGE, refund=Refund.PUBLISHED))
        held = await fail(db, await rendering(db, 80), retry_at=NOW)
        assert held.video.state is State.QUEUED
        assert await wallet(db) == (-PRICE, PRICE)
        await db.write(lambda conn: videos.cancel(conn, who.project_id, video.id, NOW, 0))
        assert await wallet(db) == (0, 0)
        found = await db.read(lambda conn: videos.find(conn, who.project_id, video.id))
        assert found.charge.charged == 0
        await db.write(lambda conn: videos.remove(conn, who.project_id, video.id, NOW, 0))
        assert await wallet(db) == (0, 0)
        assert await problems(db) == []

    with_db(test)


def test_a_thousand_at_once_cannot_overdraw_a_wallet(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        await fund(db, 37 * PRICE + 1)
        made = await asyncio.gather(*(accept(db, who) for _ in range(1000)), return_exceptions=True)
        refused = [each for each in made if isinstance(each, InsufficientQuota)]
        assert len(refused) == 963
        assert "$0.40" in refused[-1].message
        assert "$0.000001" in refused[-1].message
        assert await wallet(db) == (1, 37 * PRICE)
        rows = await db.read(lambda conn: conn.execute(select(tables.videos.c.id)).all())
        assert len(rows) == 37, "what cannot be paid leaves no row"
        assert await problems(db) == []

    with_db(test)


def test_the_ledger_can_only_grow(with_db) -> None:
    async def test(db: Database) -> None:
        await accept(db, await caller(db))
        for change in (
            "UPDATE entries SET amount = 0",
            "DELETE FROM entries",
            "UPDATE transactions SET kind = 'grant'",
            "DELETE FROM transactions",
        ):
            with pytest.raises(exc.DBAPIError, match="append-only"):
                await db.write(lambda conn, change=change: conn.execute(text(change)))

    with_db(test)


#: What somebody does to the rows, and what the check has to say of it.
TAMPERED = [
    ("UPDATE wallets SET balance = balance + 1 WHERE unit = 'usd'", "wallet in usd is -399999"),
    ("UPDATE wallets SET held = held - 400001 WHERE unit = 'usd'", "less than nothing is held"),
    ("UPDATE videos SET held = 1", "was to hold 1"),
    ("UPDATE videos SET held = 400000, charged = 0", "and charged 0"),
    ("UPDATE videos SET state = 'completed', charged = 400000", "is completed"),
    ("UPDATE videos SET unit = 'credits'", "the unit and the name"),
    ("INSERT INTO entries VALUES (1, 'revenue', 'usd', 5)", "in usd sum to 5"),
    ("INSERT INTO entries VALUES (1, 'grants', 'credits', 7)", "all entries in credits sum to 7"),
    (
        "INSERT INTO transactions (tenant_id, kind, video_id, created_at)"
        " SELECT tenant_id, 'release', video_id, 1 FROM transactions",
        "has no entries",
    ),
]


def test_the_check_names_what_is_wrong(with_db) -> None:
    async def test(db: Database) -> None:
        await accept(db, await caller(db))
        before = await problems(db)
        assert before == []
        for tamper, words in TAMPERED:
            await db.write(lambda conn, tamper=tamper: conn.execute(text(tamper)))
            found = await problems(db)
            new = set(found) - set(before)
            assert any(words in each for each in new), (words, found)
            before = found

    with_db(test)
