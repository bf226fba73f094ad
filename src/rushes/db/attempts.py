"""Attempts: each is on disk before its provider is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, case, func, insert, or_, select, update

from rushes.db.tables import attempts, videos
from rushes.models.attempt import Attempt, AttemptState
from rushes.models.spec import Spec
from rushes.models.video import State

#: How many of the last ones tell how long the next will take.
_RECENT = 30


@dataclass(frozen=True)
class Intent:
    """What is about to be asked of whom. The id is the submit token."""

    id: str
    provider: str
    model: str
    choice: dict[str, Any] | None = None
    work: str | None = None


def _attempt(row: Row[*tuple[Any, ...]]) -> Attempt:
    return Attempt(**{**row._mapping, "state": AttemptState(row.state)})


def next_number(conn: Connection, video_id: str) -> int:
    """1 for a video's first attempt."""
    last = select(func.max(attempts.c.number)).where(attempts.c.video_id == video_id)
    return (conn.execute(last).scalar_one() or 0) + 1


def begin(conn: Connection, video_id: str, number: int, intent: Intent, now: int) -> Attempt:
    row = conn.execute(
        insert(attempts)
        .values(
            video_id=video_id,
            number=number,
            state=AttemptState.SUBMITTING.value,
            created_at=now,
            **vars(intent),
        )
        .returning(*attempts.c)
    ).one()
    return _attempt(row)


def running(conn: Connection, attempt_id: str, remote_id: str) -> None:
    conn.execute(
        update(attempts)
        .where(attempts.c.id == attempt_id)
        .values(state=AttemptState.RUNNING.value, remote_id=remote_id)
    )


def unknown(conn: Connection, attempt_id: str, code: str, message: str, detail: str | None) -> None:
    said = {"error_code": code, "error_message": message, "detail": detail}
    _set(conn, attempt_id, state=AttemptState.UNKNOWN.value, **said)


def succeeded(
    conn: Connection, attempt_id: str, engine: str, report: dict[str, Any], now: int, cost: int | None = None
) -> None:
    done = {"engine": engine, "report": report, "cost": cost, "ended_at": now}
    _set(conn, attempt_id, state=AttemptState.SUCCEEDED.value, **done)


def failed(
    conn: Connection,
    attempt_id: str,
    code: str,
    message: str,
    now: int,
    *,
    detail: str | None = None,
    watch_at: int | None = None,
) -> None:
    said = {"error_code": code, "error_message": message, "detail": detail}
    _set(conn, attempt_id, state=AttemptState.FAILED.value, ended_at=now, watch_at=watch_at, **said)


def _set(conn: Connection, attempt_id: str, **values: object) -> None:
    conn.execute(update(attempts).where(attempts.c.id == attempt_id).values(**values))


def cancel(conn: Connection, video_id: str, now: int) -> None:
    """The owner wants no more of it. A provider far away is told so afterwards."""
    away = select(videos.c.pool).where(videos.c.id == video_id).scalar_subquery() == "away"
    conn.execute(
        update(attempts)
        .where(attempts.c.video_id == video_id, attempts.c.ended_at.is_(None))
        .values(
            state=case(
                (attempts.c.state == AttemptState.UNKNOWN.value, attempts.c.state),
                else_=AttemptState.CANCELLED.value,
            ),
            ended_at=now,
            watch_at=case((away, now), else_=None),
        )
    )


def watched(conn: Connection, now: int, limit: int) -> list[Attempt]:
    """Those that are over for their videos, and that it is time to see to."""
    rows = conn.execute(
        select(attempts).where(attempts.c.watch_at <= now).order_by(attempts.c.watch_at).limit(limit)
    )
    return [_attempt(row) for row in rows]


def watch(conn: Connection, attempt_id: str, before: int, at: int | None) -> bool:
    """Look again at ``at``, or never. False if somebody else has seen to it since."""
    done = conn.execute(
        update(attempts).where(attempts.c.id == attempt_id, attempts.c.watch_at == before).values(watch_at=at)
    )
    return done.rowcount == 1


def wake(conn: Connection, provider: str, name: str, now: int) -> bool:
    """Have a video polled now; ``name`` is its attempt's token or remote id. False if nothing waits."""
    named = select(attempts.c.video_id).where(
        attempts.c.provider == provider,
        or_(attempts.c.id == name, attempts.c.remote_id == name),
        attempts.c.ended_at.is_(None),
    )
    done = conn.execute(
        update(videos)
        .where(
            videos.c.id.in_(named),
            videos.c.state == State.RENDERING.value,
            videos.c.due_at > now,
            or_(videos.c.lease_until.is_(None), videos.c.lease_until <= now),
        )
        .values(due_at=now, version=videos.c.version + 1)
    )
    return done.rowcount > 0


def whose(conn: Connection, attempt_id: str) -> tuple[str, Spec]:
    """The tenant's id, and what was ordered."""
    row = conn.execute(
        select(videos.c.tenant_id, videos.c.spec)
        .join(attempts, attempts.c.video_id == videos.c.id)
        .where(attempts.c.id == attempt_id)
    ).one()
    return row.tenant_id, Spec.model_validate_json(row.spec)


def took(conn: Connection, attempt_id: str, cost: int) -> None:
    """What the provider took for one that is over."""
    _set(conn, attempt_id, cost=cost)


def typical_ms(conn: Connection, model: str, provider: str, work: str) -> int | None:
    """The median time of the last ones of the same size and length; None if there were none."""
    last = (
        select((attempts.c.ended_at - attempts.c.created_at).label("ms"))
        .where(
            attempts.c.model == model,
            attempts.c.provider == provider,
            attempts.c.work == work,
            attempts.c.state == AttemptState.SUCCEEDED.value,
        )
        .order_by(attempts.c.ended_at.desc())
        .limit(_RECENT)
    )
    times = sorted(conn.execute(last).scalars())
    return times[len(times) // 2] if times else None


def of_video(conn: Connection, video_id: str, since: int = 0) -> list[Attempt]:
    """A video's attempts that began since then, first to last, whosever it is."""
    rows = conn.execute(
        select(attempts)
        .where(attempts.c.video_id == video_id, attempts.c.created_at >= since)
        .order_by(attempts.c.number)
    )
    return [_attempt(row) for row in rows]


def of_own_video(conn: Connection, project_id: str, video_id: str) -> list[Attempt]:
    """The attempts of a project's video, first to last."""
    rows = conn.execute(
        select(attempts)
        .join(videos, videos.c.id == attempts.c.video_id)
        .where(attempts.c.video_id == video_id, videos.c.project_id == project_id)
        .order_by(attempts.c.number)
    )
    return [_attempt(row) for row in rows]


def failures(conn: Connection, video_id: str, since: int) -> dict[str, int]:
    """How often a video's attempts failed since then, by error code."""
    rows = conn.execute(
        select(attempts.c.error_code, func.count())
        .where(
            attempts.c.video_id == video_id,
            attempts.c.state == AttemptState.FAILED.value,
            attempts.c.created_at >= since,
        )
        .group_by(attempts.c.error_code)
    )
    return dict(rows.all())


def live_ids(conn: Connection) -> set[str]:
    """Attempts that have not ended: their scratch folders are still wanted."""
    return set(conn.execute(select(attempts.c.id).where(attempts.c.ended_at.is_(None))).scalars())
