"""What follows when an attempt has failed: another one, here or elsewhere, or the video's end."""

from __future__ import annotations

from sqlalchemy import Connection

from rushes.db import accounts, attempts, circuits, work
from rushes.db.work import Claim, Failure
from rushes.errors import Fate, NotNow, ProviderRejected, RenderError
from rushes.jobs import routing
from rushes.jobs.hold import Hold, Means
from rushes.jobs.policy import BUSY
from rushes.logs import get_logger
from rushes.models.ids import now
from rushes.models.video import Letter, Pool, State

log = get_logger(__name__)


async def fail(means: Means, hold: Hold, error: RenderError, *, left_running: bool = False) -> None:
    """``left_running``: whether the provider may still be at it."""
    video = hold.claim.video
    code = _code(error)
    failure = Failure(code, error.message, error.detail, _letter(error), left_running, error.cost or 0)

    def end(conn: Connection) -> Claim:
        present = now()
        earlier = attempts.failures(conn, video.id, video.begun_at)
        again = means.policy.again(error, earlier, present - video.begun_at)
        pool: Pool | None = None
        if again or error.fate is Fate.MONEY or code == ProviderRejected.code:
            pool = _elsewhere(conn, means, hold, code, present)
            again = again or pool is not None
        moved = work.attempt_failed(
            conn,
            hold.claim,
            failure,
            present,
            retry_at=present + means.policy.pause_ms(error, earlier) if again else None,
            sweep_at=present + means.grace_ms,
            pool=pool,
        )
        _blame(conn, means, hold, error, present)
        return moved

    hold.claim = await means.db.write(end)
    log.warning(
        "attempt failed",
        video=video.id,
        code=failure.code,
        error=failure.message,
        detail=failure.detail,
        again=hold.claim.video.state is State.QUEUED,
    )


def _letter(error: RenderError) -> Letter:
    match error.fate:
        case Fate.POLICY:
            return Letter.POLICY
        case Fate.TERMINAL:
            return Letter.REJECTED
    return Letter.EXHAUSTED


def _code(error: RenderError) -> str:
    if isinstance(error, NotNow) and error.wait_ms is not None:
        return BUSY
    return error.wire_code or "render_failed"


def _elsewhere(conn: Connection, means: Means, hold: Hold, code: str, present: int) -> Pool | None:
    """Where the video can be made next, as if this attempt had failed already; None if nowhere, ever."""
    video = hold.claim.video
    route = means.routes.of(video.spec)
    if route is None:
        return None
    history = attempts.of_video(conn, video.id, since=video.begun_at)
    look = routing.Look(conn, [route], present)
    history = routing.with_failure(history, hold.claim.attempt, code)
    choice = routing.choose(look, route, video.spec, history)
    if choice.candidate is not None:
        return routing.pool_of(choice.candidate.provider)
    return routing.first_pool(route, video.spec) if choice.wait_ms is not None else None


def _blame(conn: Connection, means: Means, hold: Hold, error: RenderError, present: int) -> None:
    """What it says about the provider's account and about its model."""
    attempt = hold.claim.attempt
    provider = means.provider(attempt) if attempt is not None else None
    if attempt is None or provider is None or provider.here:
        return
    if isinstance(error, NotNow) and error.wait_ms is not None:
        accounts.put_off(conn, provider.name, present + error.wait_ms)
    elif error.fate is Fate.TRANSIENT:
        circuits.failed(conn, provider.name, attempt.model, present)
    elif error.fate is Fate.MONEY and accounts.suspend(conn, provider.name, error.detail or "", present):
        log.error("provider suspended", provider=provider.name, reason=error.detail)
