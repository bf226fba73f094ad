"""Videos: accept, show, list, delete, hand out."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from sqlalchemy import Connection

from rushes.db import assets, attempts, idempotency, videos
from rushes.db.database import Database
from rushes.errors import NotFound, NotReady
from rushes.jobs.doorbell import Doorbell
from rushes.models.asset import Asset, Variant
from rushes.models.attempt import Attempt
from rushes.models.caller import Caller
from rushes.models.ids import is_id, new_id, now
from rushes.models.size import Size
from rushes.models.spec import Clip, Operation, Spec
from rushes.models.terms import PLAIN, Api, Terms
from rushes.models.video import State, Video
from rushes.service.acceptance import Acceptance, Request
from rushes.service.admission import Admission, Footage
from rushes.service.making import Made, Making
from rushes.service.orders import ChangeOrder, CreateOrder, ExtendOrder, Retry, Upload
from rushes.service.references import References
from rushes.service.replay import Replay
from rushes.storage.base import Storage

#: How a repeated request finds its video.
_BEFORE = Made(idempotency.latest_with, videos.find)


@dataclass(frozen=True)
class Page:
    videos: list[Video]
    has_more: bool


@dataclass(frozen=True)
class Content:
    asset: Asset
    #: What really made it.
    engine: str


class Videos:
    """Every method is for one caller and sees that caller's project only."""

    def __init__(
        self,
        db: Database,
        storage: Storage,
        admission: Admission,
        acceptance: Acceptance,
        references: References,
        making: Making,
        doorbell: Doorbell,
        *,
        grace_ms: int,
    ) -> None:
        self._db = db
        self._storage = storage
        self._admission = admission
        self._acceptance = acceptance
        self._references = references
        self._making = making
        self._doorbell = doorbell
        self._grace_ms = grace_ms

    async def create(self, caller: Caller, order: CreateOrder, retry: Retry) -> Video:
        """Accept a new video. Raises InvalidRequest, IdempotencyConflict, Unavailable."""

        async def make(replay: Replay) -> Video:
            spec = self._admission.create(caller, order)
            self._making.check_room()
            players = await self._making.players(caller, order)
            [reference] = await self._making.references(caller, order)
            if reference is not None or players:
                spec = spec.model_copy(update={"reference": reference, "characters": players})
            return await self._accept(caller, spec, replay, order.terms)

        return await self._making.once(caller, retry, _BEFORE, make)

    async def remix(self, caller: Caller, order: ChangeOrder, retry: Retry) -> Video:
        return await self._change(Operation.REMIX, caller, order, retry)

    async def edit(self, caller: Caller, order: ChangeOrder, retry: Retry) -> Video:
        """An edit by id keeps what the prompt does not name, as a remix does."""
        if order.clip is None:
            return await self._change(Operation.EDIT, caller, order, retry)
        upload = order.clip

        async def make(replay: Replay) -> Video:
            spec = self._admission.change_clip(order, await self._footage(upload))
            return await self._accept(caller, await self._kept(caller, upload, spec), replay)

        return await self._making.once(caller, retry, _BEFORE, make)

    async def extend(self, caller: Caller, order: ExtendOrder, retry: Retry) -> Video:
        """The source and more after its end, as one new video."""

        async def make(replay: Replay) -> Video:
            if order.clip is not None:
                spec = self._admission.extend_clip(order, await self._footage(order.clip))
                return await self._accept(caller, await self._kept(caller, order.clip, spec), replay)
            source, asset = await self._source(caller, order.video_id, "video")
            return await self._accept(caller, self._admission.extend(order, source, asset.id), replay)

        return await self._making.once(caller, retry, _BEFORE, make)

    async def _change(self, operation: Operation, caller: Caller, order: ChangeOrder, retry: Retry) -> Video:
        async def make(replay: Replay) -> Video:
            param = "video_id" if operation is Operation.REMIX else "video"
            source, asset = await self._source(caller, order.video_id, param)
            spec = self._admission.change(operation, order, source, asset.id)
            return await self._accept(caller, spec, replay)

        return await self._making.once(caller, retry, _BEFORE, make)

    async def retrieve(self, caller: Caller, video_id: str) -> Video:
        """Raises NotFound."""
        return await self._db.read(lambda conn: _find(conn, caller, video_id))

    async def page(
        self, caller: Caller, api: Api, *, after: str | None, limit: int, descending: bool
    ) -> Page:
        """Those made through ``api``, newest first if ``descending``. ``after`` is the id to go on from."""

        def read(conn: Connection) -> Page:
            found = videos.page(
                conn, caller.project_id, api, after=after, limit=limit + 1, descending=descending
            )
            return Page(found[:limit], len(found) > limit)

        return await self._db.read(read)

    async def delete(self, caller: Caller, video_id: str) -> None:
        """A video that is not finished is cancelled. Raises NotFound."""
        if not is_id("video", video_id):
            raise _unknown(video_id)
        await self._db.write(
            lambda conn: videos.remove(conn, caller.project_id, video_id, now(), self._grace_ms)
        )
        self._doorbell.ring()

    async def cancel(self, caller: Caller, video_id: str) -> Video:
        """Stop it; it can still be read. Raises NotFound, and Conflict if it has ended another way."""
        if not is_id("video", video_id):
            raise _unknown(video_id)
        video = await self._db.write(
            lambda conn: videos.cancel(conn, caller.project_id, video_id, now(), self._grace_ms)
        )
        self._doorbell.ring()
        return video

    async def attempts(self, caller: Caller, video_id: str) -> list[Attempt]:
        """How it was, or is being, made. Raises NotFound."""

        def read(conn: Connection) -> list[Attempt]:
            return attempts.of_own_video(conn, caller.project_id, _find(conn, caller, video_id).id)

        return await self._db.read(read)

    async def content(self, caller: Caller, video_id: str, variant: Variant) -> Content:
        """Raises NotFound, and NotReady before there is anything."""

        def read(conn: Connection) -> tuple[Video, Asset | None]:
            video = _find(conn, caller, video_id)
            return video, assets.find_variant(conn, caller.project_id, video_id, variant)

        video, asset = await self._db.read(read)
        if asset is None or video.engine is None:
            raise _not_ready(video)
        return Content(asset, video.engine)

    def open(self, asset: Asset, start: int, end: int) -> AsyncGenerator[bytes, None]:
        """The asset's bytes from ``start`` up to, not including, ``end``."""
        return self._storage.open(asset.key, start, end)

    async def _footage(self, upload: Upload) -> Footage:
        """An uploaded clip, looked at and not kept. Raises InvalidRequest."""
        facts = await self._references.clip(upload, "video")
        upright = facts["rotation"] % 180 == 0
        width, height = facts["width"], facts["height"]
        clip = Clip(
            asset_id="",
            sha256=upload.sha256,
            media_type=facts["container"],
            seconds=facts["seconds"],
            fps=facts["fps"],
        )
        return Footage(
            clip, Size(width, height) if upright else Size(height, width), facts["audio"] is not None
        )

    async def _kept(self, caller: Caller, upload: Upload, spec: Spec) -> Spec:
        """The spec of an edit or an extension of the upload, which is stored for it. Raises Unavailable."""
        self._making.check_room()
        assert isinstance(spec.source, Clip)
        asset_id = await self._references.keep(caller, upload, Variant.REFERENCE, spec.source.media_type)
        return spec.model_copy(update={"source": spec.source.model_copy(update={"asset_id": asset_id})})

    async def _source(self, caller: Caller, named: str | None, param: str) -> tuple[Video, Asset]:
        """The finished video to work on, which ``param`` names. Raises NotFound, NotReady, Unavailable."""
        video_id = named or ""
        try:
            video = await self.retrieve(caller, video_id)
        except NotFound as error:
            raise NotFound(error.message, param=param) from None
        asset = await self._db.read(
            lambda conn: assets.find_variant(conn, caller.project_id, video_id, Variant.VIDEO)
        )
        if asset is None:
            raise _not_ready(video, param)
        self._making.check_room()
        return video, asset

    async def _accept(self, caller: Caller, spec: Spec, replay: Replay, terms: Terms = PLAIN) -> Video:
        cheaper = self._admission.cheaper(spec) if terms.api is Api.VIDEOS else None
        request = Request(caller, new_id("video"), spec, terms, replay, cheaper)
        return await self._making.accept(replay, self._acceptance.transaction(request))


def _find(conn: Connection, caller: Caller, video_id: str) -> Video:
    if not is_id("video", video_id):
        raise _unknown(video_id)
    return videos.find(conn, caller.project_id, video_id)


def _unknown(video_id: str) -> NotFound:
    return NotFound(f"No video found with id '{video_id[:80]}'.", param="video_id")


def _not_ready(video: Video, param: str = "video_id") -> NotReady:
    if video.state is State.FAILED and video.error is not None:
        return NotReady(
            f"The video has failed and has no content: {video.error.message}",
            param=param,
            code="video_failed",
        )
    if video.state is State.CANCELLED:
        return NotReady("The video was cancelled and has no content.", param=param, code="video_failed")
    return NotReady(f"The video is not finished yet: it is {video.state} at {video.progress} %.", param=param)
