"""One step in a video's life: from the state that its row is in to the next."""

from __future__ import annotations

from rushes.db import work
from rushes.errors import Fate, NotNow, RenderError
from rushes.jobs.collect import Collect
from rushes.jobs.failing import fail
from rushes.jobs.hold import Hold, Means
from rushes.jobs.submit import Submit
from rushes.logs import get_logger
from rushes.models.attempt import Attempt
from rushes.models.ids import now
from rushes.models.video import State

log = get_logger(__name__)

#: What is left for 100 are the checks and the storing.
_RENDERED = 97


class ProviderGone(RenderError):
    """The provider that was making it is not declared any more."""

    code = "provider_gone"


class TooSlow(RenderError):
    """The provider did not make it in time."""

    code = "provider_too_slow"
    fate = Fate.TRANSIENT


class Surprise(RenderError):
    """Something unexpected went wrong on our side."""

    code = "server_error"
    fate = Fate.TRANSIENT


class Advance:
    """Invariant: nothing is done for a video before the row says that it will be, nothing is told before
    the row says that it was.
    """

    def __init__(self, means: Means) -> None:
        self._means = means
        self._submit = Submit(means)
        self._collect = Collect(means)

    async def step(self, hold: Hold) -> None:
        """Move the video on as far as it goes without waiting. Raises LeaseLost and DatabaseDown."""
        try:
            await self._step(hold)
        except RenderError as error:
            await self._fail(hold, error)
        except (OSError, ValueError, RuntimeError, LookupError, TypeError) as error:
            log.error("step failed", video=hold.claim.video.id, exc_info=True)
            await self._surprised(hold, error)

    async def _surprised(self, hold: Hold, error: Exception) -> None:
        """A mishap of ours is no reason to have somebody far away begin, and be paid, anew."""
        attempt = hold.claim.attempt
        provider = self._means.provider(attempt) if attempt is not None else None
        made_away = hold.claim.video.state in (State.RENDERING, State.COLLECTING)
        if provider is not None and not provider.here and made_away and not self._too_late(hold):
            await self._put_off(hold, NotNow(detail=type(error).__name__), provider.pace, keep=False)
            return
        await self._fail(hold, Surprise(f"{Surprise.__doc__} ({type(error).__name__})"))

    async def _step(self, hold: Hold) -> None:
        match hold.claim.video.state:
            case State.QUEUED:
                await self._submit.choose_and_submit(hold)
            case State.SUBMITTING:
                await self._submit.look_up(hold)
            case State.RENDERING:
                await self._poll(hold)
            case State.COLLECTING:
                await self._collect.collect(hold)

    async def drop(self, hold: Hold) -> None:
        """The video is not ours any more: stop what this machine does for it and leave nothing behind.

        One far away goes on, if it is somebody else's by now; if its owner has cancelled it, it is told so by
        whoever watches.
        """
        if hold.claim.attempt is not None:
            await self._leave(hold, hold.claim.attempt)

    async def _poll(self, hold: Hold) -> None:
        attempt = hold.attempt
        provider = self._means.provider(attempt)
        if provider is None:
            raise ProviderGone
        try:
            poll = await provider.poll(hold.ticket)
        except NotNow as error:
            await self._put_off(hold, error, provider.pace, keep=provider.here)
            return
        if poll.strange is not None:
            log.error(
                "unknown state at a provider", provider=provider.name, state=poll.strange, attempt=attempt.id
            )
        if poll.done:
            hold.claim = await self._means.db.write(lambda conn: work.collecting(conn, hold.claim, now()))
            await self._collect.collect(hold)
            return
        if not provider.here and self._too_late(hold):
            raise TooSlow
        progress = poll.progress * _RENDERED // 100
        due_at = now() + self._means.policy.poll_ms(provider.pace)
        hold.claim = await self._means.db.write(
            lambda conn: work.progressed(conn, hold.claim, progress, now(), due_at, keep=provider.here)
        )
        hold.kept = provider.here

    async def _put_off(self, hold: Hold, error: NotNow, pace: float, *, keep: bool) -> None:
        """It could not be asked: nothing is known, and nothing has changed."""
        if self._too_late(hold):
            raise TooSlow(detail=error.detail)
        due_at = now() + max(error.wait_ms or 0, self._means.policy.poll_ms(2 * pace))
        hold.claim = await self._means.db.write(
            lambda conn: work.put_off(conn, hold.claim, due_at, keep=keep)
        )
        hold.kept = keep

    def _too_late(self, hold: Hold) -> bool:
        """Whether the route's patience has ended."""
        route = self._means.routes.of(hold.claim.video.spec)
        patience_ms = route.patience_ms if route is not None else 0
        return now() - hold.attempt.created_at > patience_ms

    async def _fail(self, hold: Hold, error: RenderError) -> None:
        attempt = hold.claim.attempt
        ours = isinstance(error, TooSlow | Surprise | ProviderGone)
        left_running = ours and attempt is not None and attempt.remote_id is not None
        provider = self._means.provider(attempt) if attempt is not None else None
        away = provider is None or not provider.here
        await fail(self._means, hold, error, left_running=left_running and away)
        if attempt is not None:
            await self._leave(hold, attempt)

    async def _leave(self, hold: Hold, attempt: Attempt) -> None:
        provider = self._means.provider(attempt)
        if provider is not None and provider.here:
            await provider.cancel(hold.ticket)
        await self._means.clear(attempt)
