"""A database that an older version made is brought up to date with all that it holds."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, exc, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from tests import databases
from tests.db.rows import NOW, opened

import rushes.db
from rushes.db import events
from rushes.events import Event, EventKind

FOLDER = Path(rushes.db.__file__).with_name("migrations")
OLD = Event(1, "proj_a", "video_a", EventKind.FAILED, {"code": "x"}, NOW)


def first_version(conn: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = conn
    command.upgrade(config, "0001")
    conn.execute(
        text(
            "INSERT INTO events (project_id, video_id, kind, data, created_at)"
            " VALUES ('proj_a', 'video_a', 'video.failed', '{\"code\": \"x\"}', :at)"
        ),
        {"at": NOW},
    )


async def make_old(kind: str, url: str) -> None:
    if kind == "sqlite":
        engine = create_engine(url)
        with engine.begin() as conn:
            first_version(conn)
        engine.dispose()
        return
    server = create_async_engine(make_url(url).set(drivername="postgresql+asyncpg"))
    async with server.begin() as connection:
        await connection.run_sync(first_version)
    await server.dispose()


def test_events_of_the_first_version_are_kept_in_place_and_still_cannot_be_changed(
    kind: str, tmp_path: Path
) -> None:
    async def test(url: str) -> None:
        await make_old(kind, url)
        async with opened(kind, url) as db:
            assert await db.read(read) == [OLD]
            with pytest.raises(exc.DBAPIError, match="append-only"):
                await db.write(lambda conn: conn.execute(text("DELETE FROM events")))
            await db.write(append)
            assert [each.video_id for each in await db.read(read)] == ["video_a", None]

    def read(conn: Connection) -> list[Event]:
        return events.page(conn, "proj_a", None, after=0, upto=99, limit=9)

    def append(conn: Connection) -> None:
        events.append(conn, "proj_a", None, EventKind.WEBHOOK_DISABLED, NOW, id="whe_a")

    with databases.fresh(kind, tmp_path) as url:
        asyncio.run(test(url))
