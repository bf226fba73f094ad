"""What only PostgreSQL does: it goes away, comes back, and is addressed in many ways."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, exc, text
from tests import databases

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
        db = await PostgresDatabase.open(url)
        try:

            def broken(conn: Connection) -> None:
                for statement in statements:
                    conn.execute(text(statement))

            for run in (db.write, db.read):
                with pytest.raises(DatabaseDown):
                    await run(broken)
                assert await run(_one) == 1, "and goes on when it is back"
        finally:
            await db.close()

    asyncio.run(test())


def test_a_bug_is_not_called_an_outage(url: str) -> None:
    async def test() -> None:
        db = await PostgresDatabase.open(url)
        try:
            for run in (db.write, db.read):
                with pytest.raises(exc.DBAPIError):
                    await run(lambda conn: conn.execute(text("SELECT no_such_column")))
        finally:
            await db.close()

    asyncio.run(test())


def test_an_address_may_say_sslmode_as_hosting_providers_do(url: str) -> None:
    async def test() -> None:
        db = await PostgresDatabase.open(f"{url}?sslmode=prefer")
        try:
            assert await db.read(_one) == 1
        finally:
            await db.close()

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
