"""From the provider to storage: fetch, check, store. A storage that is down costs time, never the render."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

from rushes.db import work
from rushes.db.work import LeaseLost
from rushes.errors import DiskFull, NotNow, RenderError, RushesError, WorkerCrashed, WorkerHung
from rushes.jobs.hold import Hold, Means
from rushes.logs import get_logger
from rushes.models.asset import Asset, Variant
from rushes.models.ids import new_id, now
from rushes.providers.base import Made, Provider
from rushes.storage.base import StorageError

log = get_logger(__name__)

_PAUSE_MS = 5_000
#: How long a file is worth trying that takes our own processes down each time.
_MOST_MS = 3_600_000
_SUFFIX = {"video/mp4": "mp4", "image/webp": "webp", "image/jpeg": "jpg"}


class Collect:
    def __init__(self, means: Means) -> None:
        self._means = means

    async def collect(self, hold: Hold) -> None:
        """Raises RenderError if there is no such video to be had."""
        attempt = hold.attempt
        provider = self._means.providers[attempt.provider]
        folder = self._means.scratch / attempt.id
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        try:
            made = await provider.fetch(hold.ticket, folder)
            try:
                await self._store(hold, provider, made)
            except RenderError as error:  # it was made, and is to be paid for
                error.cost = self._cost(hold, made)
                raise
        except (StorageError, NotNow, DiskFull, WorkerCrashed, WorkerHung) as error:
            if not self._waits(hold, provider, error):
                raise
            log.warning("collecting put off", video=hold.claim.video.id, error=error.message)
            due_at = now() + _PAUSE_MS
            hold.claim = await self._means.db.write(lambda conn: work.put_off(conn, hold.claim, due_at))
            return
        await self._means.clear(attempt)

    def _waits(self, hold: Hold, provider: Provider, error: RushesError) -> bool:
        """Whether to try again later. What somebody was paid for is not thrown away for a mishap of ours."""
        if isinstance(error, StorageError | NotNow):
            return True
        return not provider.here and now() - hold.attempt.created_at < _MOST_MS

    async def _store(self, hold: Hold, provider: Provider, made: Made) -> None:
        means, video = self._means, hold.claim.video
        capabilities = provider.capabilities(hold.attempt.model)
        result = await means.media.run(
            "rushes.pipeline.plan:run",
            {
                "spec": video.spec.model_dump(mode="json"),
                "video": str(made.path),
                "engine": made.engine,
                "sound": video.spec.audio and (capabilities is None or capabilities.audio),
                "foreign": not provider.here,
            },
        )
        files = [(_asset(video.id, file), Path(file["path"])) for file in result["files"]]
        reserved = [asset for asset, _ in files]
        sweep_at = now() + means.grace_ms
        hold.claim = await means.db.write(lambda conn: work.reserve(conn, hold.claim, reserved, sweep_at))
        for asset, path in files:
            await means.storage.put(asset.key, path)
        cost = self._cost(hold, made)
        try:
            hold.claim = await means.db.write(
                lambda conn: work.completed(conn, hold.claim, reserved, made.engine, made.report, now(), cost)
            )
        except LeaseLost:  # its rows may be swept already: these bytes are nobody's
            for asset in reserved:
                await means.storage.delete(asset.key)
            raise
        log.info("video completed", video=video.id, engine=made.engine, ms=now() - video.created_at)

    def _cost(self, hold: Hold, made: Made) -> int | None:
        """What the provider says it takes, or else what its list says; None if neither does."""
        if made.cost is not None:
            return made.cost
        spec, attempt = hold.claim.video.spec, hold.attempt
        route = self._means.routes.of(spec)
        for candidate in route.candidates if route is not None else ():
            if (candidate.provider.name, candidate.model) == (attempt.provider, attempt.model):
                return candidate.cost(spec)
        return self._means.providers[attempt.provider].cost(attempt.model, spec)


def _asset(video_id: str, file: Mapping[str, str]) -> Asset:
    asset_id = new_id("asset")
    return Asset(
        id=asset_id,
        key=f"videos/{video_id}/{asset_id}.{_SUFFIX[file['media_type']]}",
        variant=Variant(file["variant"]),
        media_type=file["media_type"],
        size=int(file["size"]),
        sha256=file["sha256"],
        created_at=now(),
    )
