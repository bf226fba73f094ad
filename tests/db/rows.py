"""Rows for the tests of the databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from rushes.db import keys, projects, submitting, tenants, videos
from rushes.db.attempts import Intent
from rushes.db.database import Database
from rushes.db.lanes import Lease
from rushes.db.postgres import PostgresDatabase
from rushes.db.sqlite import SqliteDatabase
from rushes.db.submitting import Ordered
from rushes.db.work import Claim
from rushes.models.caller import Caller
from rushes.models.ids import new_id
from rushes.models.key import Mode
from rushes.models.money import FREE, Charge
from rushes.models.scope import Scope, granted
from rushes.models.spec import Spec
from rushes.models.terms import PLAIN, Terms
from rushes.models.video import State, Video

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


def spec(prompt: str = "hills") -> Spec:
    return Spec(model="sora-2", prompt=prompt, width=1280, height=720, seconds=4, seed=1)


async def caller(db: Database, project: str = "default", tenant: str = "default") -> Caller:
    """The holder of a new key that opens all."""

    def make(conn: Connection) -> Caller:
        owner = tenants.ensure(conn, tenant, new_id("tenant"), NOW)
        project_id = projects.ensure(conn, owner.id, project, new_id("proj"), NOW).id
        key_id = new_id("key")
        everything = frozenset({Scope.ALL})
        keys.add(
            conn,
            key_id,
            project_id,
            keys.Secret(key_id, "…"),
            name="test",
            mode=Mode.LIVE,
            scopes=everything,
            expires_at=None,
            now=NOW,
        )
        return Caller(project_id, key_id, Mode.LIVE, granted(everything), owner.id, owner.plan)

    return await db.write(make)


async def accept(db: Database, who: Caller) -> Video:
    return await db.write(lambda conn: accepted(conn, who))


def new(
    who: Caller,
    video_id: str = "",
    words: Spec | None = None,
    at: int = NOW,
    terms: Terms = PLAIN,
    charge: Charge = FREE,
) -> videos.New:
    """What there is to accept."""
    video = Video(
        id=video_id or new_id("video"),
        project_id=who.project_id,
        state=State.QUEUED,
        spec=words or spec(),
        progress=0,
        created_at=at,
        completed_at=None,
        error=None,
        engine=None,
        version=0,
        terms=terms,
        charge=charge,
    )
    return videos.New(who, "f", video)


def accepted(conn: Connection, who: Caller, *args: Any, **more: Any) -> Video:
    made = new(who, *args, **more)
    videos.accept(conn, [made], made.video.created_at)
    return made.video


def lease(owner: str, at: int = NOW) -> Lease:
    return Lease(owner, at, at + 10_000)


def begun(conn: Connection, held: Claim, now: int = NOW) -> Claim:
    """With an attempt that its provider is about to be asked for."""
    intent = Intent(new_id("attempt"), "p", "m")
    (moved,) = submitting.begin(conn, [(held, intent)], now)
    return moved


def submitted(conn: Connection, held: Claim, now: int = NOW, due_at: int | None = None) -> Claim:
    (moved,) = submitting.submitted(conn, [Ordered(held, "r", due_at)], now)
    return moved
