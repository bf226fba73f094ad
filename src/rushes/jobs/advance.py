"""One step in a video's life: from the state that its row is in to the next."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from rushes.db import assets, attempts, work
from rushes.db.database import Database
from rushes.db.work import Claim, Failure, LeaseLost
from rushes.errors import Fate, RenderError
from rushes.jobs.policy import RetryPolicy
from rushes.logs import get_logger
from rushes.models.asset import Asset, Variant
from rushes.models.attempt import Attempt
from rushes.models.ids import new_id, now
from rushes.models.spec import Spec
from rushes.models.video import State
from rushes.processes import ProcessPool
from rushes.providers.base import Made, Order, Provider, Ticket
from rushes.providers.routes import Routes
from rushes.storage.base import Storage, StorageError

log = get_logger(__name__)
T = TypeVar("T")

#: What is left for 100 are the checks and the storing.
_RENDERED = 97
_STORAGE_PAUSE_MS = 5_000
_SUFFIX = {"video/mp4": "mp4", "image/webp": "webp", "image/jpeg": "jpg"}


class InputDeleted(RenderError):
    """What the video was to be made from has been deleted."""

    code = "input_deleted"


class RouteGone(RenderError):
    """The model that was asked for is not offered any more."""

    code = "model_not_found"


class Surprise(RenderError):
    """Something unexpected went wrong on our side."""

    code = "server_error"
    fate = Fate.TRANSIENT


@dataclass
class Hold:
    """A video in our hands; ``claim`` is always the latest, so that its fencing number is right."""

    claim: Claim

    @property
    def attempt(self) -> Attempt:
        assert self.claim.attempt is not None, "only a queued video is without an attempt"
        return self.claim.attempt


class Advance:
    """Invariant: nothing is done for a video before the row says that it will be, nothing is told before
    the row says that it was.

    ``grace_ms`` is how long files of a dropped attempt are left alone: their writer may not know yet.
    """

    def __init__(
        self,
        db: Database,
        storage: Storage,
        routes: Routes,
        providers: Mapping[str, Provider],
        media: ProcessPool,
        *,
        scratch: Path,
        policy: RetryPolicy,
        grace_ms: int,
    ) -> None:
        self._db = db
        self._storage = storage
        self._routes = routes
        self._providers = providers
        self._media = media
        self._scratch = scratch
        self._policy = policy
        self._grace_ms = grace_ms

    async def step(self, hold: Hold) -> None:
        """Move the video on as far as it goes without waiting. Raises LeaseLost and DatabaseDown."""
        try:
            await self._step(hold)
        except RenderError as error:
            await self._fail(hold, error)
        except (OSError, ValueError, RuntimeError, LookupError, TypeError) as error:
            log.error("step failed", video=hold.claim.video.id, exc_info=True)
            await self._fail(hold, Surprise(f"{Surprise.__doc__} ({type(error).__name__})"))

    async def _step(self, hold: Hold) -> None:
        match hold.claim.video.state:
            case State.QUEUED:
                await self._submit(hold)
            case State.SUBMITTING | State.RENDERING:
                await self._poll(hold)
            case State.COLLECTING:
                await self._collect(hold)

    async def drop(self, hold: Hold) -> None:
        """The video is not ours any more: stop what is being done for it and leave nothing behind."""
        attempt = hold.claim.attempt
        if attempt is not None:
            await self._providers[attempt.provider].cancel(_ticket(attempt))
            await self._clear(attempt)

    async def _submit(self, hold: Hold) -> None:
        spec = hold.claim.video.spec
        route = self._routes.find(spec.served_as or spec.model)
        if route is None:
            raise RouteGone
        token = new_id("attempt")
        hold.claim = await self._db.write(
            lambda conn: work.begin_attempt(conn, hold.claim, token, route.provider.name, route.model, now())
        )
        folder = self._scratch / token
        await asyncio.to_thread(folder.mkdir, parents=True)
        reference, source = await self._inputs(hold.claim.video.project_id, spec, folder)
        remote_id = await route.provider.submit(
            Order(token, route.model, spec, folder, reference=reference, source=source)
        )
        due_at = now() + int(route.provider.pace * 1000)
        hold.claim = await self._db.write(
            lambda conn: work.submitted(conn, hold.claim, remote_id, now(), due_at)
        )

    async def _inputs(self, project_id: str, spec: Spec, folder: Path) -> tuple[Path | None, Path | None]:
        reference = source = None
        if spec.reference is not None:
            reference = await self._input(project_id, spec.reference.asset_id, folder / "reference")
        if spec.source is not None:
            source = await self._input(project_id, spec.source.asset_id, folder / "source.mp4")
        return reference, source

    async def _input(self, project_id: str, asset_id: str, target: Path) -> Path:
        asset = await self._db.read(lambda conn: assets.find(conn, project_id, asset_id))
        if asset is None:
            raise InputDeleted
        with target.open("wb") as file:
            async for chunk in self._storage.open(asset.key, 0, asset.size):
                await asyncio.to_thread(file.write, chunk)
        return target

    async def _poll(self, hold: Hold) -> None:
        """For SUBMITTING, the call may not have happened: the submit token finds the render if it did."""
        attempt = hold.attempt
        provider = self._providers[attempt.provider]
        poll = await provider.poll(_ticket(attempt))
        if hold.claim.video.state is State.SUBMITTING:
            hold.claim = await self._db.write(
                lambda conn: work.submitted(conn, hold.claim, attempt.id, now())
            )
        if poll.done:
            hold.claim = await self._db.write(lambda conn: work.collecting(conn, hold.claim, now()))
            await self._collect(hold)
            return
        progress = poll.progress * _RENDERED // 100
        due_at = now() + int(provider.pace * 1000)
        hold.claim = await self._db.write(
            lambda conn: work.progressed(conn, hold.claim, progress, now(), due_at)
        )

    async def _collect(self, hold: Hold) -> None:
        """Fetch, check, store. A storage that is down for a while costs time, never the render."""
        attempt = hold.attempt
        made = await self._providers[attempt.provider].fetch(_ticket(attempt), self._scratch / attempt.id)
        try:
            await self._store(hold, made)
        except StorageError as error:
            log.warning("storage failed", video=hold.claim.video.id, error=error.message)
            due_at = now() + _STORAGE_PAUSE_MS
            hold.claim = await self._db.write(lambda conn: work.put_off(conn, hold.claim, due_at))
            return
        await self._clear(attempt)

    async def _store(self, hold: Hold, made: Made) -> None:
        video = hold.claim.video
        result = await self._media.run(
            "rushes.pipeline.plan:run",
            {"spec": video.spec.model_dump(mode="json"), "video": str(made.path)},
        )
        files = [(_asset(video.id, file), Path(file["path"])) for file in result["files"]]
        reserved = [asset for asset, _ in files]
        sweep_at = now() + self._grace_ms
        hold.claim = await self._db.write(lambda conn: work.reserve(conn, hold.claim, reserved, sweep_at))
        for asset, path in files:
            await self._storage.put(asset.key, path)
        try:
            hold.claim = await self._db.write(
                lambda conn: work.completed(conn, hold.claim, reserved, made.engine, made.report, now())
            )
        except LeaseLost:  # its rows may be swept already: these bytes are nobody's
            for asset in reserved:
                await self._storage.delete(asset.key)
            raise
        log.info("video completed", video=video.id, engine=made.engine, ms=now() - video.created_at)

    async def _fail(self, hold: Hold, error: RenderError) -> None:
        video_id = hold.claim.video.id
        failure = Failure(error.wire_code or "render_failed", error.message)

        def fail(conn: Connection) -> Claim:
            failures = attempts.failures(conn, video_id)
            present = now()
            again = self._policy.again(error, failures)
            return work.attempt_failed(
                conn,
                hold.claim,
                failure,
                present,
                retry_at=present + self._policy.pause_ms(error, failures) if again else None,
                sweep_at=present + self._grace_ms,
            )

        attempt = hold.claim.attempt
        hold.claim = await self._db.write(fail)
        log.warning(
            "attempt failed",
            video=video_id,
            code=failure.code,
            error=failure.message,
            again=hold.claim.video.state is State.QUEUED,
        )
        if attempt is not None:
            await self._providers[attempt.provider].cancel(_ticket(attempt))
            await self._clear(attempt)

    async def _clear(self, attempt: Attempt) -> None:
        await asyncio.to_thread(shutil.rmtree, self._scratch / attempt.id, ignore_errors=True)


def _ticket(attempt: Attempt) -> Ticket:
    return Ticket(attempt.id, attempt.model, attempt.remote_id or attempt.id)


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
