"""The two databases behave as one, and a broken one says so instead of hanging."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, exc, text, update
from tests import databases
from tests.db.rows import NOW, accept, accepted, caller, new, opened

from rushes.db import idempotency, ledger, ledger_check, videos
from rushes.db.database import Database, DatabaseBroken, Together
from rushes.db.sqlite import SqliteDatabase
from rushes.db.tables import events, metadata, tenants
from rushes.errors import Fatal, IdempotencyConflict, InsufficientQuota, NotFound
from rushes.models.ids import new_id
from rushes.models.money import FREE, Account, Charge, Entry, Kind, Unit
from rushes.models.terms import Api
from rushes.models.video import Video


def test_migrations_make_the_tables_that_the_code_declares(with_db) -> None:
    def differences(conn: Connection) -> list[object]:
        return compare_metadata(MigrationContext.configure(conn, {"compare_type": True}), metadata)

    assert with_db(lambda db: db.write(differences)) == []


def test_events_cannot_be_changed_or_deleted(with_db) -> None:
    async def test(db: Database) -> None:
        await accept(db, await caller(db))
        for statement in (update(events).values(kind="video.failed"), events.delete()):
            with pytest.raises(exc.DBAPIError, match="append-only"):
                await db.write(lambda conn, statement=statement: conn.execute(statement))

    with_db(test)


def test_a_transaction_that_raises_leaves_nothing_and_spoils_nobody_elses(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)

        def broken(conn: Connection) -> None:
            accepted(conn, who)
            raise NotFound

        outcomes = await asyncio.gather(
            *(accept(db, who) for _ in range(5)),
            db.write(broken),
            *(accept(db, who) for _ in range(5)),
            return_exceptions=True,
        )
        assert sum(isinstance(outcome, Video) for outcome in outcomes) == 10
        assert isinstance(outcomes[5], NotFound)
        page = await db.read(
            lambda conn: videos.page(conn, who.project_id, Api.VIDEOS, after=None, limit=100, descending=True)
        )
        assert len(page) == 10

    with_db(test)


def test_writes_of_a_kind_are_done_for_each_as_if_it_were_alone(with_db) -> None:
    """Three can be paid for, whoever they are; the others spoil nobody's."""
    free, paid = FREE, Charge(Unit.USD, 100, 100)
    asked = [free, paid] * 40

    async def test(db: Database) -> None:
        who = await caller(db)

        def fund(conn: Connection) -> None:
            conn.execute(update(tenants).values(billing="prepaid"))
            lines = [Entry(Account.GRANTS, Unit.USD, -300), Entry(Account.WALLET, Unit.USD, 300)]
            ledger.post(conn, who.tenant_id, Kind.GRANT, lines, NOW)

        await db.write(fund)
        outcomes = await asyncio.gather(
            *(db.write(Together(accept_all, new(who, charge=each))) for each in asked), return_exceptions=True
        )
        made = [each for each in outcomes if isinstance(each, Video)]
        assert sum(isinstance(each, InsufficientQuota) for each in outcomes) == 40 - 3
        assert len({each.id for each in made}) == 40 + 3
        for charge, outcome in zip(asked, outcomes, strict=True):
            assert isinstance(outcome, InsufficientQuota) or outcome.charge == charge
        for each in made:
            found = await db.read(lambda conn, each=each: videos.find(conn, who.project_id, each.id))
            assert found == each
        assert await db.read(ledger_check.problems) == []

    with_db(test)


def accept_all(conn: Connection, all_new: Sequence[videos.New]) -> list[Video]:
    videos.accept(conn, all_new, NOW)
    return [each.video for each in all_new]


def test_those_of_a_kind_that_wait_for_the_writer_are_done_by_one_call(tmp_path: Path) -> None:
    calls: list[int] = []
    begun, waiting = threading.Event(), threading.Event()

    def busy(_: Connection) -> None:
        begun.set()
        waiting.wait()

    def count(_: Connection, items: Sequence[int]) -> Sequence[int]:
        calls.append(len(items))
        return items

    async def test() -> None:
        async with opened("sqlite", f"sqlite:///{tmp_path / 'rushes.db'}") as db:
            before = asyncio.create_task(db.write(busy))
            await asyncio.to_thread(begun.wait)
            asked = [asyncio.create_task(db.write(Together(count, each))) for each in range(30)]
            other = asyncio.create_task(db.write(lambda _: len(calls)))
            await asyncio.sleep(0)  # by now they all wait
            waiting.set()
            assert await asyncio.gather(*asked) == list(range(30))
            await before
            assert await other == 1

    asyncio.run(test())
    assert calls == [30]


def test_another_projects_video_is_not_found_and_not_deleted(with_db) -> None:
    async def test(db: Database) -> None:
        owner, stranger = await caller(db, "one"), await caller(db, "two")
        video = await accept(db, owner)
        with pytest.raises(NotFound):
            await db.read(lambda conn: videos.find(conn, stranger.project_id, video.id))
        with pytest.raises(NotFound):
            await db.write(lambda conn: videos.remove(conn, stranger.project_id, video.id, NOW, 0))
        assert (await db.read(lambda conn: videos.find(conn, owner.project_id, video.id))).id == video.id

    with_db(test)


def test_requests_at_once_with_one_idempotency_key_make_one_thing(with_db) -> None:
    async def test(db: Database) -> None:
        def make(conn: Connection) -> str:
            mine = new_id("video")
            return idempotency.remember(conn, "p", "key", "same", mine, NOW) or mine

        made = await asyncio.gather(*(db.write(make) for _ in range(20)))
        assert len(set(made)) == 1
        with pytest.raises(IdempotencyConflict):
            await db.read(lambda conn: idempotency.recall(conn, "p", "key", "other"))

    with_db(test)


def test_a_database_from_the_future_is_refused(kind: str, tmp_path: Path) -> None:
    async def test(url: str) -> None:
        async with opened(kind, url) as db:
            await db.write(lambda conn: conn.execute(text("UPDATE alembic_version SET version_num = '9999'")))
        with pytest.raises(Fatal, match="newer version"):
            async with opened(kind, url):
                pass

    with databases.fresh(kind, tmp_path) as url:
        asyncio.run(test(url))


@pytest.mark.parametrize("content", [b"not a database at all" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_corrupt_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rushes.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseBroken, match="corrupt"):
        SqliteDatabase.open(path, lambda _: None)
    assert path.read_bytes() == content


def test_a_damaged_page_is_found_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "rushes.db"

    async def fill() -> None:
        async with opened("sqlite", f"sqlite:///{path}") as db:
            who = await caller(db)
            await asyncio.gather(*(accept(db, who) for _ in range(200)))

    asyncio.run(fill())
    content = bytearray(path.read_bytes())
    content[20_000:40_000] = b"\xa5" * 20_000
    path.write_bytes(content)
    with pytest.raises(DatabaseBroken, match="corrupt"):
        SqliteDatabase.open(path, lambda _: None)


def test_when_the_disk_is_full_every_waiting_write_is_told_and_the_rows_are_whole(tmp_path: Path) -> None:
    """SQLite's own page limit gives the same error as a full disk."""
    path = tmp_path / "rushes.db"
    told: list[DatabaseBroken] = []
    signalled = threading.Event()

    def on_broken(error: DatabaseBroken) -> None:
        told.append(error)
        signalled.set()

    async def fill() -> int:
        db = SqliteDatabase.open(path, on_broken)
        try:
            who = await caller(db)
            pages = await db.write(lambda conn: conn.execute(text("PRAGMA page_count")).scalar_one())
            await db.write(
                lambda conn: conn.execute(text(f"PRAGMA max_page_count={pages + 20}")).scalar_one()
            )
            outcomes = await asyncio.gather(*(accept(db, who) for _ in range(2000)), return_exceptions=True)
            assert any(isinstance(outcome, DatabaseBroken) for outcome in outcomes)
            with pytest.raises(DatabaseBroken, match="the disk is full"):
                await accept(db, who)
            return sum(isinstance(outcome, Video) for outcome in outcomes)
        finally:
            await db.close()

    accepted = asyncio.run(fill())
    assert signalled.wait(10)
    assert "the disk is full" in told[0].message

    async def count() -> int:
        async with opened("sqlite", f"sqlite:///{path}") as db:
            return await db.read(lambda conn: conn.execute(text("SELECT count(*) FROM videos")).scalar_one())

    assert asyncio.run(count()) == accepted, "what was acknowledged is there, what was refused is not"


@pytest.mark.filterwarnings("ignore:Exception in thread sqlite-writer")
def test_a_writer_that_ends_fails_later_writes_at_once(tmp_path: Path) -> None:
    async def test() -> None:
        broken = asyncio.Event()
        loop = asyncio.get_running_loop()
        db = SqliteDatabase.open(tmp_path / "rushes.db", lambda _: loop.call_soon_threadsafe(broken.set))

        def fatal(_conn: Connection) -> None:
            raise SystemExit("the thread ends here")

        with pytest.raises((DatabaseBroken, SystemExit)):
            await db.write(fatal)
        await asyncio.wait_for(broken.wait(), 10)
        with pytest.raises(DatabaseBroken):
            await db.write(lambda conn: conn.execute(text("SELECT 1")).scalar_one())
        await db.close()

    asyncio.run(test())
