"""The sweeper takes away what is nobody's, and one file that it cannot have does not stop it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select
from tests.db.rows import caller, opened

from rushes.db import assets, tables
from rushes.jobs.sweeper import Sweeper
from rushes.models.asset import Asset, Variant
from rushes.models.ids import new_id, now
from rushes.storage.file import FileStorage


def uploads(keys: Sequence[str]) -> list[Asset]:
    return [
        Asset(
            new_id("asset"), f"uploads/{key}", Variant.REFERENCE, "image/png", size=4, sha256="", created_at=0
        )
        for key in keys
    ]


def test_what_is_due_goes_and_what_cannot_go_waits(tmp_path: Path) -> None:
    async def test() -> None:
        storage = FileStorage(tmp_path / "storage")
        async with opened("sqlite", f"sqlite:///{tmp_path / 'rushes.db'}") as db:
            who = await caller(db)
            due, later = uploads(["stuck", "a", "b"]), uploads(["c"])
            await db.write(lambda conn: assets.reserve(conn, who.project_id, due, due_at=now()))
            await db.write(lambda conn: assets.reserve(conn, who.project_id, later, due_at=now() + 60_000))
            for asset in [*due[1:], *later]:
                (tmp_path / "bytes").write_bytes(b"some")
                await storage.put(asset.key, tmp_path / "bytes")
            (tmp_path / "storage/uploads/stuck/folder").mkdir(parents=True)  # not even root may unlink it
            sweeper = Sweeper(db, storage, tmp_path / "scratch")
            assert await sweeper.sweep() == 3
            assert await sweeper.sweep() == 0, "the stuck one is not tried again at once"
            left = await db.read(lambda conn: set(conn.execute(select(tables.assets.c.key)).scalars()))
            assert left == {"uploads/stuck", "uploads/c"}
            assert {path.name for path in (tmp_path / "storage/uploads").iterdir()} == {"stuck", "c"}

    asyncio.run(test())
