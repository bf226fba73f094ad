"""The two databases behave as one, and a broken one says so instead of hanging."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, exc, text, update
from tests import databases

from rushes.db import idempotency, keys, tables, videos, work
from rushes.db.database import Database, DatabaseBroken
from rushes.db.postgres import PostgresDatabase
from rushes.db.sqlite import SqliteDatabase
from rushes.db.tables import events, metadata
from rushes.db.work import Lease, LeaseLost
from rushes.errors import Fatal, IdempotencyConflict, NotFound
from rushes.models.caller import Caller
from rushes.models.ids import new_id
from rushes.models.spec import Spec
from rushes.models.video import State, Video

T = TypeVar("T")
NOW = 1_800_000_000_000


@asynccontextmanager
async def opened(kind: str, url: str) -> AsyncIterator[Database]:
    db: Database
    if kind == "sqlite":
        db = SqliteDatabase.open(Path(url.removeprefix("sqlite:///")), lambda _: None)
    else:
        db = await PostgresDatabase.open(url)
    try:
        yield db
    finally:
        await db.close()


@pytest.fixture(params=databases.KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def with_db(kind: str, tmp_path: Path) -> object:
    """Run a coroutine function on a fresh database of each kind."""

    def run(test: Callable[[Database], Coroutine[None, None, T]]) -> T:
        async def main(url: str) -> T:
            async with opened(kind, url) as db:
                return await test(db)

        with databases.fresh(kind, tmp_path) as url:
            return asyncio.run(main(url))

    return run


def spec(prompt: str = "hills") -> Spec:
    return Spec(model="sora-2", prompt=prompt, width=1280, height=720, seconds=4, seed=1)


async def caller(db: Database, project: str = "default") -> Caller:
    def make(conn: Connection) -> Caller:
        project_id = keys.project(conn, project, new_id("proj"), NOW)
        key_id = new_id("key")
        keys.add(conn, key_id, project_id, "test", key_id, "…", NOW)
        return Caller(project_id, key_id)

    return await db.write(make)


async def accept(db: Database, who: Caller) -> Video:
    return await db.write(lambda conn: videos.accept(conn, who, new_id("video"), spec(), "f", NOW))


def lease(owner: str, at: int = NOW) -> Lease:
    return Lease(owner, at, at + 10_000)


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
            videos.accept(conn, who, new_id("video"), spec(), "broken", NOW)
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
            lambda conn: videos.page(conn, who.project_id, after=None, limit=100, descending=True)
        )
        assert len(page) == 10

    with_db(test)


def test_a_claimed_video_is_nobody_elses_until_the_lease_runs_out(with_db) -> None:
    async def test(db: Database) -> None:
        video = await accept(db, await caller(db))

        async def claim(owner: str, at: int) -> list[work.Claim]:
            return await db.write(lambda conn: work.claim(conn, lease(owner, at), limit=9, slots=9))

        (first,) = await claim("a", NOW)
        assert first.video.id == video.id
        assert await claim("b", NOW + 1) == []
        (second,) = await claim("b", NOW + 10_001)
        with pytest.raises(LeaseLost):
            await db.write(lambda conn: work.begin_attempt(conn, first, new_id("attempt"), "p", "m", NOW))
        moved = await db.write(
            lambda conn: work.begin_attempt(conn, second, new_id("attempt"), "p", "m", NOW)
        )
        assert moved.video.state is State.SUBMITTING
        assert await db.write(lambda conn: work.renew(conn, lease("a"), [video.id], [])) == set()
        assert await db.write(lambda conn: work.renew(conn, lease("b"), [video.id], [])) == {video.id}

    with_db(test)


def test_a_late_renewal_leaves_the_next_look_alone(with_db) -> None:
    """The step may end between the worker's look at what is busy and the renewal: its time then counts."""

    async def test(db: Database) -> None:
        video = await accept(db, await caller(db))

        async def claim(at: int) -> list[work.Claim]:
            return await db.write(lambda conn: work.claim(conn, lease("a", at), limit=9, slots=9))

        (held,) = await claim(NOW)
        held = await db.write(lambda conn: work.begin_attempt(conn, held, new_id("attempt"), "p", "m", NOW))
        await db.write(lambda conn: work.renew(conn, lease("a", NOW + 5), [video.id], []))
        assert await claim(NOW + 10_001) == []  # still busy: not due before the renewed lease ends
        await db.write(lambda conn: work.submitted(conn, held, "r", NOW, NOW + 250))
        await db.write(lambda conn: work.renew(conn, lease("a", NOW + 10), [video.id], []))
        assert [claimed.video.id for claimed in await claim(NOW + 250)] == [video.id]

    with_db(test)


def test_many_workers_never_claim_the_same_video(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        await asyncio.gather(*(accept(db, who) for _ in range(40)))
        claims = await asyncio.gather(
            *(
                db.write(lambda conn, n=n: work.claim(conn, lease(f"w{n}"), limit=9, slots=7))
                for n in range(8)
            )
        )
        ids = [claimed.video.id for batch in claims for claimed in batch]
        assert len(ids) == len(set(ids)) == 40

    with_db(test)


def test_progress_never_goes_back(with_db) -> None:
    async def test(db: Database) -> None:
        await accept(db, await caller(db))
        (held,) = await db.write(lambda conn: work.claim(conn, lease("a"), limit=9, slots=9))
        held = await db.write(lambda conn: work.begin_attempt(conn, held, new_id("attempt"), "p", "m", NOW))
        held = await db.write(lambda conn: work.submitted(conn, held, "r", NOW, NOW))
        for told, shown in ((30, 30), (10, 30), (55, 55)):
            held = await db.write(partial(work.progressed, held=held, progress=told, now=NOW, due_at=NOW))
            assert held.video.progress == shown

    with_db(test)


def test_deleting_a_video_takes_it_from_the_worker_that_holds_it(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        video = await accept(db, who)
        (held,) = await db.write(lambda conn: work.claim(conn, lease("a"), limit=9, slots=9))
        await db.write(lambda conn: videos.remove(conn, who.project_id, video.id, NOW, 0))
        with pytest.raises(LeaseLost):
            await db.write(lambda conn: work.begin_attempt(conn, held, new_id("attempt"), "p", "m", NOW))
        assert await db.write(lambda conn: work.renew(conn, lease("a"), [], [video.id])) == set()
        with pytest.raises(NotFound):
            await db.read(lambda conn: videos.find(conn, who.project_id, video.id))

    with_db(test)


def test_deleting_while_the_worker_moves_on_never_breaks_either(with_db) -> None:
    """Both change the video and its attempt; taken in two orders, the locks would wait for each other."""

    async def race(db: Database, who: Caller, held: work.Claim) -> None:
        outcomes = await asyncio.gather(
            db.write(lambda conn: work.submitted(conn, held, "r", NOW, NOW)),
            db.write(lambda conn: videos.remove(conn, who.project_id, held.video.id, NOW, 0)),
            return_exceptions=True,
        )
        assert isinstance(outcomes[0], work.Claim | LeaseLost)
        assert isinstance(outcomes[1], Video)

    async def test(db: Database) -> None:
        who = await caller(db)
        await asyncio.gather(*(accept(db, who) for _ in range(40)))
        for held in await db.write(lambda conn: work.claim(conn, lease("a"), limit=99, slots=99)):
            begun = await db.write(
                lambda conn, held=held: work.begin_attempt(conn, held, new_id("attempt"), "p", "m", NOW)
            )
            await race(db, who, begun)

    with_db(test)


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


def test_of_two_transactions_in_each_others_way_both_are_done(tmp_path: Path) -> None:
    """PostgreSQL takes one of them back, and it runs again."""

    async def test(url: str) -> int:
        async with opened("postgresql", url) as db:
            who = await caller(db)
            first, second = await accept(db, who), await accept(db, who)
            runs = 0
            locked: set[tuple[str, str]] = set()

            async def swap(ids: tuple[str, str]) -> None:
                await db.write(lambda conn: touch(conn, ids))

            def touch(conn: Connection, ids: tuple[str, str]) -> None:
                nonlocal runs
                runs += 1
                for video_id in ids:
                    statement = update(tables.videos).where(tables.videos.c.id == video_id)
                    conn.execute(statement.values(progress=tables.videos.c.progress + 1))
                    locked.add(ids)
                    while len(locked) < 2:  # each has one row, and both want the other's
                        conn.execute(text("SELECT pg_sleep(0.01)"))

            await asyncio.gather(swap((first.id, second.id)), swap((second.id, first.id)))
            found = await db.read(lambda conn: videos.find(conn, who.project_id, first.id))
            assert found.progress == 2
            return runs

    with databases.fresh("postgresql", tmp_path) as url:
        assert asyncio.run(test(url)) == 3


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
