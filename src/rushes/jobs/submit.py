"""From the queue to a provider: at most once for each attempt, whatever happens on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from rushes.db import assets, attempts, submitting, work
from rushes.db.attempts import Intent
from rushes.db.database import DatabaseDown, Together
from rushes.db.submitting import Ordered
from rushes.db.work import Claim, Failure
from rushes.errors import Fate, RenderError, SubmitUnknown
from rushes.jobs import routing
from rushes.jobs.hold import Hold, Means
from rushes.jobs.routing import Choice
from rushes.logs import get_logger
from rushes.models.attempt import AttemptState
from rushes.models.ids import new_id, now
from rushes.models.spec import Spec
from rushes.models.video import Video
from rushes.providers.base import Finds, Order, Provider
from rushes.providers.routes import Candidate, Route

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


@dataclass(frozen=True)
class _Wanted:
    """A video that somebody is to make, and the token of the attempt that this begins."""

    held: Claim
    route: Route
    token: str

    @property
    def video(self) -> Video:
        return self.held.video

    def intent(self, choice: Choice) -> Intent | None:
        candidate, spec = choice.candidate, self.video.spec
        if candidate is None:
            return None
        return Intent(
            self.token,
            candidate.provider.name,
            candidate.model,
            choice.explained(),
            spec.work,
            candidate.cost(spec),
        )


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
        wanted = _Wanted(hold.claim, route, new_id("attempt"))
        while True:
            try:
                hold.claim, choice = await self._means.db.write(Together(_begin, wanted))
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
        if candidate.provider.here or video.spec.reference is not None or video.spec.source is not None:
            await asyncio.to_thread(folder.mkdir, parents=True)
        reference, source = await self._inputs(video.project_id, video.spec, folder)
        characters = [
            await self._input(video.project_id, each.asset_id, folder / f"character{number}")
            for number, each in enumerate(video.spec.characters)
        ]
        if reference is not None and not candidate.provider.here:
            reference = await self._fitted(reference, video.spec)
        order = Order(
            token,
            candidate.model,
            video.spec,
            folder,
            reference=reference,
            source=source,
            characters=tuple(characters),
            callback_url=self._means.callback_url(candidate.provider),
        )
        remote_id = await _asked(candidate.provider, order)
        await self._submitted(hold, candidate.provider, remote_id)

    async def _submitted(self, hold: Hold, provider: Provider, remote_id: str) -> None:
        due_at = now() + int(provider.pace * 1000)
        ordered = Ordered(hold.claim, remote_id, due_at, keep=provider.here)
        log.debug("submitted", attempt=hold.attempt.id, provider=provider.name, remote_id=remote_id)
        for left in reversed(range(_TRIES)):
            try:
                hold.claim = await self._means.db.write(Together(_submitted, ordered))
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


def _begin(conn: Connection, wanted: Sequence[_Wanted]) -> list[tuple[Claim, Choice]]:
    """Each in its turn has the place that those before it leave."""
    present = now()
    look = routing.Look(conn, [each.route for each in wanted], present)
    histories = attempts.of_videos(conn, [each.video.id for each in wanted])
    choices = []
    for each in wanted:
        history = [past for past in histories[each.video.id] if past.created_at >= each.video.begun_at]
        choice = routing.choose(look, each.route, each.video.spec, history)
        choices.append(choice)
        if choice.candidate is not None:
            look.take(choice.candidate, each.video.spec)
    intents = [each.intent(choice) for each, choice in zip(wanted, choices, strict=True)]
    begun = [(each.held, intent) for each, intent in zip(wanted, intents, strict=True) if intent is not None]
    claims = {claim.video.id: claim for claim in submitting.begin(conn, begun, present)}
    for each, choice in zip(wanted, choices, strict=True):
        if choice.wait_ms is not None:
            pool = routing.first_pool(each.route, each.video.spec)
            claims[each.video.id] = work.wait(conn, each.held, pool, present + max(choice.wait_ms, 250))
    if not look.settle():
        raise _Taken
    return [
        (claims.get(each.video.id, each.held), choice) for each, choice in zip(wanted, choices, strict=True)
    ]


def _submitted(conn: Connection, ordered: Sequence[Ordered]) -> list[Claim]:
    return submitting.submitted(conn, ordered, now())


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
