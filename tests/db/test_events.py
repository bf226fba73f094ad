"""What readers of events rely on: a transaction has its number before it takes a sequence."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from tests import databases
from tests.db.rows import NOW, accept, begun, caller, lease, opened, submitted
from tests.db.test_webhooks import claim, endpoint, fail

from rushes.db import accounts, budgets, circuits, dead_letters, events, videos, work
from rushes.db.database import Database
from rushes.db.delivering import DISABLE_AFTER_MS
from rushes.db.work import Failure
from rushes.events import EventKind
from rushes.models.budget import Budget, Period
from rushes.models.caller import Caller
from rushes.models.ids import new_id
from rushes.models.money import Unit

_append = events.append
_append_each = events.append_each
_queued = events.queued
FAILURE = Failure("x", "no")
_NUMBERED = text("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")


async def rendering(db: Database, who: Caller) -> work.Claim:
    await accept(db, who)
    (held,) = await db.write(lambda conn: work.claim(conn, lease("a"), limit=9, slots=9))
    held = await db.write(lambda conn: begun(conn, held))
    held = await db.write(lambda conn: submitted(conn, held, NOW, NOW + 9_999))
    return await db.write(lambda conn: work.progressed(conn, held, 50, NOW, NOW + 9_999))


async def every_kind(db: Database) -> None:
    who = await caller(db)
    await endpoint(db, who)
    for retry_at in (NOW + 9_999, None):
        held = await rendering(db, who)
        await db.write(
            lambda conn, held=held, retry_at=retry_at: work.attempt_failed(
                conn, held, FAILURE, NOW, retry_at=retry_at, sweep_at=NOW
            )
        )
    await db.write(
        lambda conn: dead_letters.replay(
            conn, (letter := dead_letters.find(conn, held.video.id)), letter.video.spec, NOW
        )
    )
    await db.write(lambda conn: videos.remove(conn, who.project_id, held.video.id, NOW, 0))
    held = await rendering(db, who)
    held = await db.write(lambda conn: work.collecting(conn, held, NOW))
    await db.write(lambda conn: work.completed(conn, held, [], "e", {}, NOW))
    await accept(db, who)
    (held,) = await db.write(lambda conn: work.claim(conn, lease("a"), limit=9, slots=9))
    held = await db.write(lambda conn: begun(conn, held))
    await db.write(lambda conn: work.submit_unknown(conn, held, FAILURE, NOW, None, told=False))
    cancelled = await accept(db, who)
    await db.write(lambda conn: videos.remove(conn, who.project_id, cancelled.id, NOW, 0))
    for at in (NOW, NOW + DISABLE_AFTER_MS):
        for claimed in await claim(db, at + 30_000):
            await fail(db, claimed, at + 30_000, at)
    budget = Budget(
        id=new_id("budget"),
        tenant_id=who.tenant_id,
        project_id=None,
        period=Period.DAY,
        unit=Unit.USD,
        amount=1,
        downgrade_percent=None,
        began=NOW,
        spent=0,
        told=0,
        created_at=NOW,
    )
    await db.write(lambda conn: budgets.put(conn, budget))
    await db.write(lambda conn: budgets.refused(conn, budget.id, NOW))
    await db.write(lambda conn: accounts.open_accounts(conn, ["p"]))
    await db.write(lambda conn: accounts.suspend(conn, "p", "no funds", NOW))
    await db.write(lambda conn: accounts.resume(conn, "p", NOW))
    for _ in range(circuits.THRESHOLD):
        await db.write(lambda conn: circuits.failed(conn, "p", "m", NOW))
    await db.write(lambda conn: circuits.succeeded(conn, "p", "m", NOW))


def test_whatever_appends_an_event_has_written_something_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[EventKind] = set()

    def append(
        conn: Connection, project_id: str, video_id: str | None, kind: EventKind, at: int, **data
    ) -> None:
        assert conn.execute(_NUMBERED).scalar_one(), kind
        seen.add(kind)
        _append(conn, project_id, video_id, kind, at, **data)

    def queued(conn: Connection, video_ids: Mapping[str, str], at: int) -> None:
        assert conn.execute(_NUMBERED).scalar_one()
        seen.add(EventKind.QUEUED)
        _queued(conn, video_ids, at)

    def append_each(conn: Connection, kind: EventKind, told: Sequence[events.Told], at: int) -> None:
        assert conn.execute(_NUMBERED).scalar_one(), kind
        seen.add(kind)
        _append_each(conn, kind, told, at)

    async def test(url: str) -> None:
        async with opened("postgresql", url) as db:
            await every_kind(db)

    monkeypatch.setattr(events, "append", append)
    monkeypatch.setattr(events, "append_each", append_each)
    monkeypatch.setattr(events, "queued", queued)
    with databases.migrated("postgresql", tmp_path) as url:
        asyncio.run(test(url))
    assert seen == set(EventKind), "a new kind is to be tried here, too"
