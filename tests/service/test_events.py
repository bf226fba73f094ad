"""What a stream may rely on, with a real database of each kind and no server in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from tests import databases
from tests.db.rows import caller

from rushes.db import events, keys
from rushes.db.announced import Announced
from rushes.db.database import Database
from rushes.db.postgres import PostgresDatabase
from rushes.db.sqlite import SqliteDatabase
from rushes.events import Event, EventKind
from rushes.jobs.doorbell import Doorbell
from rushes.jobs.feed import Feed
from rushes.models.caller import Caller
from rushes.models.ids import new_id
from rushes.service import events as service
from rushes.service.events import Events

NOW = 1_800_000_000_000


Test = Callable[[Database, Feed], Coroutine[None, None, None]]


def run(kind: str, folder: Path, test: Test) -> None:
    """On a fresh database that announces its commits, with a feed at work on it."""

    async def main(url: str) -> None:
        plain: Database
        if kind == "sqlite":
            plain = SqliteDatabase.open(Path(url.removeprefix("sqlite:///")), lambda _: None)
        else:
            plain = await PostgresDatabase.open(url)
        bell = Doorbell()
        feed = Feed(plain, bell)
        running = asyncio.create_task(feed.run())
        try:
            async with asyncio.timeout(60):  # only so that a hang is a failure
                await test(Announced(plain, bell.ring), feed)
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            await plain.close()

    with databases.migrated(kind, folder) as url:
        asyncio.run(main(url))


def append(conn: Connection, who: Caller, name: str) -> None:
    conn.execute(text("UPDATE keys SET name = 'used' WHERE id = :id"), {"id": who.key_id})
    events.append(conn, who.project_id, new_id("video"), EventKind.PROGRESS, NOW, name=name)


async def take(beats: AsyncIterator[Event | None], count: int) -> list[str]:
    names: list[str] = []
    while len(names) < count:
        event = await anext(beats)
        names += [event.data["name"]] if event is not None else []
    return names


def test_an_event_that_commits_after_a_later_one_is_not_skipped(tmp_path: Path) -> None:
    """PostgreSQL gives the first its number, then commits the second first."""

    async def test(db: Database, feed: Feed) -> None:
        who, other = await caller(db), await caller(db)
        follower = await Events(db, feed).follow(who, 0)
        appended, go = asyncio.Event(), False

        def slow(conn: Connection) -> None:
            append(conn, who, "first")
            appended.set()
            while not go:
                conn.execute(text("SELECT pg_sleep(0.01)"))

        writing = asyncio.create_task(db.write(slow))
        await appended.wait()
        await db.write(lambda conn: append(conn, other, "second"))
        reading = asyncio.create_task(take(follower.beats, 2))
        for _ in range(3):
            before = await db.read(events.look)
            assert before.ended < before.begun
            await db.write(lambda conn: conn.execute(text("SELECT 1")))  # rings
        assert not reading.done()
        go = True
        await writing
        assert await reading == ["first", "second"]
        await follower.beats.aclose()

    run("postgresql", tmp_path, test)


@pytest.mark.parametrize("kind", databases.KINDS)
def test_many_writers_and_many_followers_lose_nothing_and_double_nothing(kind: str, tmp_path: Path) -> None:
    async def test(db: Database, feed: Feed) -> None:
        who, stranger = await caller(db), await caller(db, "another project")
        service_events = Events(db, feed)
        followers = [await service_events.follow(who, None) for _ in range(20)]
        readers = [asyncio.create_task(take(each.beats, 150)) for each in followers]
        wanted = [f"{n}" for n in range(150)]
        await asyncio.gather(
            *(db.write(lambda conn, name=name: append(conn, who, name)) for name in wanted),
            *(db.write(lambda conn: append(conn, stranger, "not yours")) for _ in range(30)),
        )
        told = await asyncio.gather(*readers)
        assert all(each == told[0] for each in told)
        assert sorted(told[0], key=int) == wanted
        for each in followers:
            await each.beats.aclose()
        assert not feed._bells, "nobody listens, nothing is kept"

    run(kind, tmp_path, test)


@pytest.mark.parametrize("kind", databases.KINDS)
def test_what_another_process_writes_comes_without_a_bell(kind: str, tmp_path: Path) -> None:
    async def test(db: Database, feed: Feed) -> None:
        assert isinstance(db, Announced)
        who = await caller(db)
        follower = await Events(db, feed).follow(who, None)
        assert await anext(follower.beats) is None
        await db._db.write(lambda conn: append(conn, who, "from elsewhere"))
        assert await take(follower.beats, 1) == ["from elsewhere"]
        await follower.beats.aclose()

    run(kind, tmp_path, test)


def test_a_follower_that_reads_nothing_holds_up_nobody(tmp_path: Path) -> None:
    async def test(db: Database, feed: Feed) -> None:
        who = await caller(db)
        service_events = Events(db, feed)
        idle = await service_events.follow(who, 0)
        for n in range(3 * service._PAGE):
            await db.write(lambda conn, n=n: append(conn, who, f"{n}"))
        wanted = [f"{n}" for n in range(3 * service._PAGE)]
        busy = await service_events.follow(who, 0)
        assert await take(busy.beats, len(wanted)) == wanted
        assert await take(idle.beats, len(wanted)) == wanted

    run("sqlite", tmp_path, test)


def test_quiet_is_broken_by_a_sign_of_life_and_a_revoked_key_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "_BEAT_SECONDS", 0.01)

    async def test(db: Database, feed: Feed) -> None:
        who = await caller(db)
        follower = await Events(db, feed).follow(who, None)
        assert [await anext(follower.beats) for _ in range(3)] == [None, None, None]
        await db.write(lambda conn: keys.revoke(conn, who.key_id, NOW))
        assert [beat async for beat in follower.beats] in ([], [None])

    run("sqlite", tmp_path, test)


def test_a_server_that_ends_ends_its_streams(tmp_path: Path) -> None:
    async def test(db: Database, feed: Feed) -> None:
        who = await caller(db)
        service_events = Events(db, feed)
        follower = await service_events.follow(who, None)
        assert await anext(follower.beats) is None
        reading = asyncio.create_task(anext(follower.beats, "ended"))
        await asyncio.sleep(0)
        service_events.close()
        assert await reading == "ended"

    run("sqlite", tmp_path, test)
