"""What must be true of a server's rows and files after everything has come to rest."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, create_engine, func, select
from sqlalchemy.ext.asyncio import create_async_engine

from rushes.db import events as event_log
from rushes.db import ledger_check
from rushes.db.tables import assets, attempts, entries, transactions, videos
from rushes.events import STATE_AFTER, EventKind
from rushes.media.probe import probe
from rushes.models.asset import AssetState
from rushes.models.money import Account
from rushes.models.spec import Spec
from rushes.models.video import FOLLOWS, State

T = TypeVar("T")


def check_events(conn: Connection, video_id: str) -> None:
    """A legal life: it starts queued, every step may follow the last, nothing moves after the end."""
    history = event_log.of_video(conn, video_id)
    kinds = [kind for kind, _ in history]
    assert kinds[0] is EventKind.QUEUED, f"{video_id} began with {kinds[0]}"
    state = State.QUEUED
    for kind in kinds[1:]:
        if kind in STATE_AFTER:
            assert STATE_AFTER[kind] in FOLLOWS[state], f"{video_id}: {kind} after {state} in {kinds}"
            state = STATE_AFTER[kind]
        elif kind is EventKind.DELETED:
            assert state.final, f"{video_id} was deleted as {state}"
    progress = [data["progress"] for kind, data in history if kind is EventKind.PROGRESS]
    assert progress == sorted(progress), f"{video_id}: progress went back: {progress}"


def check_at_rest(conn: Connection, home: Path, *others: Path) -> Counter[str]:
    """Every row, every byte and every amount accounted for. Returns how many videos are in which state.

    ``home`` has the storage; ``others`` are homes of servers that share it.
    """
    assert ledger_check.problems(conn) == []
    storage = home / "storage"
    states: Counter[str] = Counter()
    for row in conn.execute(select(videos)).all():
        states[row.state] += 1
        assert State(row.state).final, f"{row.id} is still {row.state}"
        assert row.lease_owner is None
        assert row.due_at is None
        check_events(conn, row.id)
        tries = Counter(conn.execute(select(attempts.c.state).where(attempts.c.video_id == row.id)).scalars())
        assert tries["succeeded"] == (row.state == "completed"), f"{row.id}: {tries}"
        assert set(tries) <= {"succeeded", "failed", "cancelled"}, f"{row.id}: {tries}"
    kept = conn.execute(select(assets)).all()
    for asset in kept:
        assert asset.state == AssetState.STORED, f"{asset.key} is {asset.state}"
        content = (storage / asset.key).read_bytes()
        assert len(content) == asset.size
        assert hashlib.sha256(content).hexdigest() == asset.sha256
    files = {str(path.relative_to(storage)) for path in storage.rglob("*") if path.is_file()}
    assert files == {asset.key for asset in kept}, "storage holds what no row knows"
    for each in (home, *others):
        assert not list(each.glob("scratch/*")), "scratch was left"
    return states


def charged(conn: Connection, video_id: str | None = None) -> list[int]:
    """What each video was charged in the ledger, by the videos' age; or the one."""
    amounts = func.coalesce(func.sum(entries.c.amount), 0)
    booked = (
        select(amounts)
        .join(transactions, transactions.c.id == entries.c.transaction_id)
        .where(transactions.c.video_id == videos.c.id, entries.c.account == Account.REVENUE.value)
        .correlate(videos)
        .scalar_subquery()
    )
    query = select(videos.c.id, booked).order_by(videos.c.id)
    if video_id is not None:
        query = query.where(videos.c.id == video_id)
    return [int(amount) for _, amount in conn.execute(query)]


def check_clips(conn: Connection, home: Path) -> int:
    """Every completed video has its three files, and the clip is whole. Returns how many there are."""
    count = 0
    completed = select(videos.c.id, videos.c.spec).where(
        videos.c.state == "completed", videos.c.deleted_at.is_(None)
    )
    for video_id, words in conn.execute(completed).all():
        spec = Spec.model_validate_json(words)
        rows = conn.execute(select(assets.c.variant, assets.c.key).where(assets.c.video_id == video_id))
        keys = {variant: key for variant, key in rows.all() if variant != "reference"}
        assert set(keys) == {"video", "thumbnail", "spritesheet"}, f"{video_id}: {keys}"
        facts = probe(home / "storage" / keys["video"])
        assert facts.frames == spec.seconds * spec.fps
        assert facts.size == spec.size
        count += 1
    return count


def look(url: str, query: Callable[[Connection], T]) -> T:
    """Run a query beside the server's own connections."""
    if url.startswith("sqlite"):
        with create_engine(url).connect() as conn:
            return query(conn)

    async def run() -> T:
        engine = create_async_engine(url.replace("postgresql:", "postgresql+asyncpg:"))
        try:
            async with engine.connect() as conn:
                return await conn.run_sync(query)
        finally:
            await engine.dispose()

    return asyncio.run(run())
