"""What is accepted, and what a repeated request gets."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import Connection, update
from tests.db.rows import NOW, accepted, caller, opened, spec

from rushes.db import assets, tables
from rushes.db.database import Database
from rushes.engines import registry
from rushes.errors import InvalidRequest
from rushes.jobs.doorbell import Doorbell
from rushes.models.asset import Asset, Variant
from rushes.models.caller import Caller
from rushes.models.ids import new_id
from rushes.models.plan import Plans
from rushes.models.price import Prices
from rushes.models.spec import Reference
from rushes.models.video import Video
from rushes.processes.pool import ProcessPool
from rushes.providers.embedded import EmbeddedProvider
from rushes.providers.routes import Routes
from rushes.service import Videos
from rushes.service.acceptance import Acceptance
from rushes.service.admission import Admission
from rushes.service.making import Making
from rushes.service.orders import ChangeOrder, CreateOrder, Retry, Upload
from rushes.service.references import References
from rushes.storage.file import FileStorage
from rushes.storage.headroom import Headroom


@asynccontextmanager
async def service(folder: Path) -> AsyncIterator[tuple[Database, Videos, Caller]]:
    async with opened("sqlite", f"sqlite:///{folder / 'rushes.db'}") as db:
        pool = ProcessPool("test", 1, stall_seconds=60, environment=os.environ)
        embedded = EmbeddedProvider(pool, folder, registry.capabilities())
        routes = Routes.load(folder / "none.toml", {embedded.name: embedded})
        storage = FileStorage(folder / "storage")
        doorbell, references = Doorbell(), References(db, storage, pool, folder)
        making = Making(db, references, doorbell, Headroom(folder, 0), retry_window_ms=900_000)
        made = Videos(
            db,
            storage,
            Admission(routes, "crop"),
            Acceptance(Prices.load(folder / "none.toml"), Plans.load(folder / "none.toml")),
            references,
            making,
            doorbell,
            grace_ms=0,
        )
        yield db, made, await caller(db)


def animated(conn: Connection, who: Caller) -> tuple[Video, Asset]:
    """A finished video that was made from an image, and the image."""
    image, clip = (
        Asset(new_id("asset"), new_id("file"), variant, "image/png", size=1, sha256="", created_at=NOW)
        for variant in (Variant.REFERENCE, Variant.VIDEO)
    )
    assets.reserve(conn, who.project_id, [image, clip])
    reference = Reference(asset_id=image.id, sha256="", media_type="image/png")
    words = spec().model_copy(update={"reference": reference})
    video = accepted(conn, who, words=words)
    assets.keep(conn, clip.id, video.id)
    conn.execute(update(tables.videos).values(state="completed", engine="previz/1"))
    return video, image


def test_a_remix_of_what_was_made_from_a_deleted_image_is_refused_before_any_work(tmp_path: Path) -> None:
    async def test() -> None:
        async with service(tmp_path) as (db, made, who):
            video, image = await db.write(lambda conn: animated(conn, who))
            order = ChangeOrder(prompt="at night", video_id=video.id)
            assert (await made.remix(who, order, Retry())).remixed_from == video.id
            await db.write(
                lambda conn: conn.execute(
                    update(tables.assets).where(tables.assets.c.id == image.id).values(state="doomed")
                )
            )
            with pytest.raises(InvalidRequest, match="was deleted"):
                await made.remix(who, order, Retry())

    asyncio.run(test())


def test_a_repeated_post_that_overtakes_the_first_makes_no_second_video(tmp_path: Path) -> None:
    async def test() -> None:
        async with service(tmp_path) as (_, made, who):
            picture = tmp_path / "picture.png"
            Image.new("RGB", (64, 64)).save(picture)
            # Its image is looked at in a process that has to start first.
            slow = CreateOrder(prompt="hills", reference=Upload(picture, picture.stat().st_size, ""))
            first = asyncio.create_task(made.create(who, slow, Retry(fingerprint="f")))
            await asyncio.sleep(0)
            again = await made.create(who, CreateOrder(prompt="hills"), Retry(fingerprint="f", count=1))
            assert first.done()
            assert again.id == (await first).id
            nothing = tmp_path / "nothing.png"
            nothing.write_bytes(b"no picture")
            broken = CreateOrder(prompt="hills", reference=Upload(nothing, 10, ""))
            failed = asyncio.create_task(made.create(who, broken, Retry(fingerprint="g")))
            await asyncio.sleep(0)
            other = await made.create(who, CreateOrder(prompt="hills"), Retry(fingerprint="g", count=1))
            assert other.id != again.id
            with pytest.raises(InvalidRequest):
                await failed

    asyncio.run(test())


def test_a_repeated_post_is_not_answered_with_a_video_that_was_deleted(tmp_path: Path) -> None:
    async def test() -> None:
        async with service(tmp_path) as (_, made, who):
            order = CreateOrder(prompt="hills")
            first = await made.create(who, order, Retry(fingerprint="f"))
            again = await made.create(who, order, Retry(fingerprint="f", count=1))
            assert again.id == first.id
            await made.delete(who, first.id)
            fresh = await made.create(who, order, Retry(fingerprint="f", count=1))
            assert fresh.id != first.id

    asyncio.run(test())
