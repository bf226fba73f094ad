"""A database that an older version made is brought up to date with all that it holds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, create_engine, exc, insert, make_url, select, text
from sqlalchemy.ext.asyncio import create_async_engine
from tests import databases
from tests.db.rows import NOW, opened, spec

import rushes.db
from rushes.db import characters, events, projects, tenants, videos, webhook_endpoints
from rushes.db import tables as rows
from rushes.errors import Unauthenticated
from rushes.events import Event, EventKind
from rushes.models.caller import Caller
from rushes.models.ids import new_id
from rushes.models.key import Mode
from rushes.models.scope import Scope
from rushes.service.keys import Keys
from rushes.service.secrets import digest

FOLDER = Path(rushes.db.__file__).with_name("migrations")
OLD = Event(1, "proj_a", "video_a", EventKind.FAILED, {"code": "x"}, NOW)


def upgrade(conn: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = conn
    command.upgrade(config, revision)


def test_files_are_named_for_their_revisions_which_follow_each_other_by_number() -> None:
    """By which a start knows, without Alembic, whether anything is missing."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    scripts = list(ScriptDirectory.from_config(config).walk_revisions())
    assert [Path(each.path).name.partition("_")[0] for each in scripts] == [each.revision for each in scripts]
    assert [each.revision for each in scripts] == sorted((each.revision for each in scripts), reverse=True)


def first_version(conn: Connection) -> None:
    upgrade(conn, "0001")
    conn.execute(
        text(
            "INSERT INTO events (project_id, video_id, kind, data, created_at)"
            " VALUES ('proj_a', 'video_a', 'video.failed', '{\"code\": \"x\"}', :at)"
        ),
        {"at": NOW},
    )


async def make_old(kind: str, url: str, version: Callable[[Connection], None] = first_version) -> None:
    if kind == "sqlite":
        engine = create_engine(url)
        with engine.begin() as conn:
            version(conn)
        engine.dispose()
        return
    server = create_async_engine(make_url(url).set(drivername="postgresql+asyncpg"))
    async with server.begin() as connection:
        await connection.run_sync(version)
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


PROJECTS = {name: new_id("proj") for name in ("default", "shop")}
KEYS = {name: new_id("key") for name in ("good", "gone")}
VIDEO, CHARACTER, ENDPOINT = new_id("video"), new_id("char"), new_id("whe")


def before_tenants(conn: Connection) -> None:
    """Two projects and a row in every table that refers to one."""
    upgrade(conn, "0003")
    shop = PROJECTS["shop"]
    rows: list[tuple[str, dict[str, object]]] = [
        *(("projects", {"id": each, "name": name, "created_at": NOW}) for name, each in PROJECTS.items()),
        *(
            (
                "keys",
                {"id": each, "project_id": shop, "name": name, "digest": digest(name), "hint": "abcd",
                 "created_at": NOW, "revoked_at": NOW if name == "gone" else None},
            )
            for name, each in KEYS.items()
        ),
        (
            "videos",
            {"id": VIDEO, "project_id": shop, "key_id": KEYS["good"], "state": "queued",
             "spec": spec().model_dump_json(), "created_at": NOW, "fingerprint": "f"},
        ),
        (
            "assets",
            {"id": "asset_a", "project_id": shop, "variant": "character", "state": "stored", "key": "k",
             "media_type": "video/mp4", "size": 1, "sha256": "s", "created_at": NOW},
        ),
        (
            "characters",
            {"id": CHARACTER, "project_id": shop, "name": "Mo", "asset_id": "asset_a", "created_at": NOW},
        ),
        (
            "webhook_endpoints",
            {"id": ENDPOINT, "project_id": shop, "name": "n", "url": "https://example.com",
             "event_types": [], "secret_number": 1, "old_secrets": [], "signing_key": "k",
             "created_at": NOW, "updated_at": NOW},
        ),
    ]  # fmt: skip
    for table, values in rows:
        conn.execute(insert(Table(table, MetaData(), autoload_with=conn)).values(**values))


def test_projects_and_keys_from_before_tenants_go_on_as_the_default_tenants(
    kind: str, tmp_path: Path
) -> None:
    async def test(url: str) -> None:
        await make_old(kind, url, before_tenants)
        async with opened(kind, url) as db:
            service = Keys(db)
            caller = await service.authenticate("good")
            (tenant,) = await db.read(lambda conn: tenants.page(conn, after=None, limit=9))
            assert caller == Caller(
                PROJECTS["shop"], KEYS["good"], Mode.LIVE, frozenset(Scope), tenant.id, "unlimited", False
            )
            with pytest.raises(Unauthenticated):
                await service.authenticate("gone")
            await db.read(everything)
            assert [each.hint for each in (await service.page(project_id=None, after=None, limit=9))[0]] == [
                "abcd",
                "abcd",
            ]
            await service.create(PROJECTS["shop"], "new")
            for orphan in ("UPDATE projects SET tenant_id = 'none'", "DELETE FROM projects"):
                with pytest.raises(exc.IntegrityError):
                    await db.write(lambda conn, orphan=orphan: conn.execute(text(orphan)))

    def everything(conn: Connection) -> None:
        (tenant,) = tenants.page(conn, after=None, limit=9)
        assert (tenant.name, tenant.disabled_at) == ("default", None)
        kept = projects.page(conn, tenant_id=tenant.id, after=None, limit=9)
        assert {each.name: each.id for each in kept} == PROJECTS
        assert videos.find(conn, PROJECTS["shop"], VIDEO).spec == spec()
        assert conn.execute(select(rows.videos.c.tenant_id)).scalar_one() == tenant.id
        assert characters.find(conn, PROJECTS["shop"], CHARACTER).name == "Mo"
        assert webhook_endpoints.find(conn, PROJECTS["shop"], ENDPOINT).name == "n"

    with databases.fresh(kind, tmp_path) as url:
        asyncio.run(test(url))
