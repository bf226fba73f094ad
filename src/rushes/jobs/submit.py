"""From the queue to a provider: at most once for each attempt, whatever happens on the way."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sqlalchemy import Connection

from rushes.db import assets, attempts, work
from rushes.db.database import DatabaseDown
from rushes.db.work import Claim, Failure
from rushes.errors import Fate, RenderError, SubmitUnknown
from rushes.jobs import routing
from rushes.jobs.hold import Hold, Means
from rushes.jobs.routing import Choice
from rushes.logs import get_logger
from rushes.models.attempt import AttemptState
from rushes.models.ids import new_id, now
from rushes.models.spec import Spec
from rushes.providers.base import Finds, Order, Provider
from rushes.providers.routes import Candidate

log = get_logger(__name__)

_LOOK_UP_MS = 10_000
#: How often, and how far apart, it is tried to note what a provider has taken.
_TRIES = 60
_PAUSE_SECONDS = 0.5


class InputDeleted(RenderError):
    """What the video was to be made from has been deleted."""

    code = "input_deleted"


class RouteGone(RenderError):
    """The model that was asked for is not offered any more."""

    code = "model_not_found"


class NobodyCan(RenderError):
    """No provider of this model could make it."""

    code = "no_provider"


class NotSubmitted(RenderError):
    """The provider never got the order."""

    code = "not_submitted"
    fate = Fate.TRANSIENT


class Submit:
    def __init__(self, means: Means) -> None:
        self._means = means

    async def choose_and_submit(self, hold: Hold) -> None:
        """The intent is on disk before the call, in the one transaction that also takes the place for it.

        Raises RenderError if it was refused.
        """
        choice = await self._begin(hold)
        if choice.candidate is None:
            return
        try:
            await self._submit(hold, choice.candidate)
        except SubmitUnknown as unknown:
            await self._unknown(hold, choice.candidate.provider, unknown)

    async def look_up(self, hold: Hold) -> None:
        """A submit whose end nobody knows: ask the provider, where it can be asked; never send it again.

        Raises RenderError once it is certain that it never arrived.
        """
        attempt = hold.attempt
        provider = self._means.provider(attempt)
        if not isinstance(provider, Finds):
            await self._unknown(hold, provider, SubmitUnknown(detail=attempt.detail))
            return
        remote_id = await provider.find(attempt.id, attempt.model, hold.claim.video.spec)
        if remote_id is None:
            if now() - attempt.created_at >= int(provider.settle_seconds * 1000):
                raise NotSubmitted
            await self._unknown(hold, provider, SubmitUnknown(detail=attempt.detail))
            return
        await self._submitted(hold, provider, remote_id)

    async def _begin(self, hold: Hold) -> Choice:
        video = hold.claim.video
        route = self._means.routes.of(video.spec)
        if route is None:
            raise RouteGone
        token = new_id("attempt")

        def begin(conn: Connection) -> tuple[Claim, Choice]:
            present = now()
            history = attempts.of_video(conn, video.id, since=video.begun_at)
            choice = routing.choose(conn, route, video.spec, history, present)
            candidate = choice.candidate
            if candidate is None:
                wait_ms = choice.wait_ms
                if wait_ms is None:
                    return hold.claim, choice
                wanted = routing.first_pool(route, video.spec)
                return work.wait(conn, hold.claim, wanted, present + max(wait_ms, 250)), choice
            held = work.begin_attempt(
                conn, hold.claim, token, candidate.provider.name, candidate.model, present, choice.explained()
            )
            if not routing.take(conn, candidate, present):
                raise _Taken
            return held, choice

        while True:
            try:
                hold.claim, choice = await self._means.db.write(begin)
            except _Taken:
                continue
            waited = now() - video.begun_at
            if choice.candidate is None and (
                choice.wait_ms is None or waited > self._means.policy.max_wait_ms
            ):
                raise NobodyCan(detail="; ".join(f"{who}: {why}" for who, why in choice.passed.items()))
            return choice

    async def _submit(self, hold: Hold, candidate: Candidate) -> None:
        video, token = hold.claim.video, hold.attempt.id
        folder = self._means.scratch / token
        await asyncio.to_thread(folder.mkdir, parents=True)
        reference, source = await self._inputs(video.project_id, video.spec, folder)
        if reference is not None and not candidate.provider.here:
            reference = await self._fitted(reference, video.spec)
        order = Order(
            token,
            candidate.model,
            video.spec,
            folder,
            reference=reference,
            source=source,
            callback_url=self._means.callback_url(candidate.provider),
        )
        remote_id = await _asked(candidate.provider, order)
        await self._submitted(hold, candidate.provider, remote_id)

    async def _submitted(self, hold: Hold, provider: Provider, remote_id: str) -> None:
        due_at = now() + int(provider.pace * 1000)
        log.debug("submitted", attempt=hold.attempt.id, provider=provider.name, remote_id=remote_id)
        for left in reversed(range(_TRIES)):
            try:
                hold.claim = await self._means.db.write(
                    lambda conn: work.submitted(
                        conn, hold.claim, remote_id, now(), due_at, keep=provider.here
                    )
                )
                break
            except DatabaseDown:  # what is not written down now, nobody knows any more
                if not left:
                    log.error("submitted and not noted", attempt=hold.attempt.id, remote_id=remote_id)
                    raise
                await asyncio.sleep(_PAUSE_SECONDS)
        hold.kept = provider.here

    async def _unknown(self, hold: Hold, provider: Provider | None, error: SubmitUnknown) -> None:
        """Park it: looked up again where that can be, otherwise left to a person, its money held."""
        failure = Failure(error.wire_code or "", error.message, error.detail)
        due_at = now() + _LOOK_UP_MS if isinstance(provider, Finds) else None
        told = hold.attempt.state is AttemptState.UNKNOWN
        hold.claim = await self._means.db.write(
            lambda conn: work.submit_unknown(conn, hold.claim, failure, now(), due_at, told=told)
        )
        hold.kept = False
        if not told:
            log.warning("submit unknown", video=hold.claim.video.id, provider=hold.attempt.provider)

    async def _inputs(self, project_id: str, spec: Spec, folder: Path) -> tuple[Path | None, Path | None]:
        reference = source = None
        if spec.reference is not None:
            reference = await self._input(project_id, spec.reference.asset_id, folder / "reference")
        if spec.source is not None:
            source = await self._input(project_id, spec.source.asset_id, folder / "source.mp4")
        return reference, source

    async def _fitted(self, reference: Path, spec: Spec) -> Path:
        """Vendors refuse a picture of another size, or take the video's ratio from it."""
        target = reference.with_suffix(".jpg")
        wanted = {"path": str(reference), "target": str(target), "size": spec.size, "fit": spec.fit}
        await self._means.media.run("rushes.media.inspect:fitted", wanted)
        return target

    async def _input(self, project_id: str, asset_id: str, target: Path) -> Path:
        asset = await self._means.db.read(lambda conn: assets.find(conn, project_id, asset_id))
        if asset is None:
            raise InputDeleted
        with target.open("wb") as file:
            async for chunk in self._means.storage.open(asset.key, 0, asset.size):
                await asyncio.to_thread(file.write, chunk)
        return target


async def _asked(provider: Provider, order: Order) -> str:
    """The one call. A mishap in our own code says nothing of whether the provider was reached."""
    try:
        return await provider.submit(order)
    except (OSError, ValueError, RuntimeError, LookupError, TypeError) as error:
        if provider.here:
            raise
        log.error("submit failed", attempt=order.token, provider=provider.name, exc_info=True)
        raise SubmitUnknown(detail=type(error).__name__) from error


class _Taken(Exception):
    """Somebody else took the place meanwhile."""
