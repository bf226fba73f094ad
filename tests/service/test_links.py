"""Signed links, on both databases and at any time of day."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import Connection, update
from tests import databases
from tests.db.rows import NOW, accepted, caller, opened

from rushes.db import assets, tables
from rushes.jobs.signing import SigningKey
from rushes.models.asset import Asset, Variant
from rushes.models.caller import Caller
from rushes.models.ids import new_id
from rushes.service import links
from rushes.service.links import InvalidLink, Links

LIFE = 60


def finished(conn: Connection, who: Caller) -> str:
    """The id of a finished video with its file."""
    clip = Asset(new_id("asset"), new_id("file"), Variant.VIDEO, "video/mp4", 1, "s", NOW)
    assets.reserve(conn, who.project_id, [clip])
    video = accepted(conn, who)
    assets.keep(conn, clip.id, video.id)
    conn.execute(update(tables.videos).values(state="completed", engine="previz/1"))
    return video.id


@pytest.mark.parametrize("kind", databases.KINDS)
def test_a_link_works_until_it_ends_and_with_its_key_alone(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def test(url: str) -> None:
        async with opened(kind, url) as db:
            who = await caller(db)
            video_id = await db.write(lambda conn: finished(conn, who))
            monkeypatch.setattr(links, "now", lambda: NOW)
            made = Links(db, SigningKey(b"k" * 32), seconds=LIFE)
            ends = str(made.ends())
            link = (video_id, Variant.VIDEO, ends, made.signature(video_id, Variant.VIDEO, ends))
            monkeypatch.setattr(links, "now", lambda: NOW + LIFE * 1000 - 1)
            assert (await made.content(*link)).engine == "previz/1"
            after_a_restart = Links(db, SigningKey(b"k" * 32), seconds=1)
            assert (await after_a_restart.content(*link)).asset.media_type == "video/mp4"
            with pytest.raises(InvalidLink):
                await Links(db, SigningKey(b"x" * 32), seconds=LIFE).content(*link)
            monkeypatch.setattr(links, "now", lambda: NOW + LIFE * 1000)
            with pytest.raises(InvalidLink):
                await made.content(*link)

    with databases.migrated(kind, tmp_path) as url:
        asyncio.run(test(url))
