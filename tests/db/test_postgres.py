"""What only PostgreSQL does: it goes away, comes back, and is addressed in many ways."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, exc, text, update
from tests import databases
from tests.db.rows import accept, caller, opened

from rushes.db import tables, videos
from rushes.db.database import DatabaseBroken, DatabaseDown
from rushes.db.postgres import PostgresDatabase
from rushes.errors import Fatal


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with databases.fresh("postgresql", tmp_path) as fresh:
        yield fresh


def _one(conn: Connection) -> int:
    return int(conn.execute(text("SELECT 1")).scalar_one())


@pytest.mark.parametrize(
    "statements",
    [
        ["SELECT pg_terminate_backend(pg_backend_pid())"],  # what a restart does to those who are in it
        ["SET LOCAL statement_timeout = 1", "SELECT pg_sleep(5)"],
        ["SET TRANSACTION READ ONLY", "DELETE FROM videos"],  # what was the primary is a replica now
    ],
)
def test_a_server_that_fails_in_the_middle_is_down_and_not_a_bug(url: str, statements: list[str]) -> None:
    async def test() -> None:
        def broken(conn: Connection) -> None:
            for statement in statements:
                conn.execute(text(statement))

        async with opened("postgresql", url) as db:
            for run in (db.write, db.read):
                with pytest.raises(DatabaseDown) as down:
                    await run(broken)
                assert down.value.reason not in down.value.message, "callers are told no names of ours"
                assert await run(_one) == 1, "and goes on when it is back"

    asyncio.run(test())


def test_a_bug_is_not_called_an_outage(url: str) -> None:
    async def test() -> None:
        async with opened("postgresql", url) as db:
            for run in (db.write, db.read):
                with pytest.raises(exc.DBAPIError):
                    await run(lambda conn: conn.execute(text("SELECT no_such_column")))

    asyncio.run(test())


def test_an_address_may_say_sslmode_as_hosting_providers_do(url: str) -> None:
    async def test() -> None:
        async with opened("postgresql", f"{url}?sslmode=prefer") as db:
            assert await db.read(_one) == 1

    asyncio.run(test())


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://me:secret@host:port/name",
        "postgresql://me:secret@127.0.0.1:1/name",
        "postgresql://me:secret@127.0.0.1/name?no_such_option=1",
    ],
)
def test_an_address_that_leads_nowhere_is_one_line_without_the_password(address: str) -> None:
    with pytest.raises((Fatal, DatabaseBroken)) as refused:
        asyncio.run(PostgresDatabase.open(address))
    assert "secret" not in refused.value.message
    assert "\n" not in refused.value.message


def test_of_two_transactions_in_each_others_way_both_are_done(url: str) -> None:
    """PostgreSQL takes one of them back, and it runs again."""

    async def test() -> int:
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

    assert asyncio.run(test()) == 3
