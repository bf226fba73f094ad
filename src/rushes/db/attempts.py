"""Attempts: each is on disk before its provider is called."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, func, or_, select, update

from rushes.db.rows import ChangedRows, NewRows
from rushes.db.tables import attempts, videos
from rushes.models.attempt import Attempt, AttemptState
from rushes.models.spec import Spec
from rushes.models.video import State

#: The code of one that another one of its video has outrun.
OUTRUN = "outrun"
#: What an attempt has as it begins.
_BEGIN = NewRows(
    attempts,
    *("id", "video_id", "number", "provider", "model", "state", "created_at", "choice", "work", "expected"),
)

# Built once: these are run for every video, and building a statement costs as much as running it.
_RUNNING = ChangedRows(
    attempts,
    *("VARCHAR", "TEXT"),
    changes=f"state = '{AttemptState.RUNNING.value}', remote_id = own.column2",
    where="attempts.id = own.column1",
)
_OF_VIDEOS = (
    select(attempts)
    .where(attempts.c.video_id.in_(bindparam("videos", expanding=True)))
    .order_by(attempts.c.number)
)
_NUMBERS = (
    select(attempts.c.video_id, func.max(attempts.c.number).label("number"))
    .where(attempts.c.video_id.in_(bindparam("videos", expanding=True)))
    .group_by(attempts.c.video_id)
)


@dataclass(frozen=True)
class Intent:
    """What is about to be asked of whom. The id is the submit token."""

    id: str
    provider: str
    model: str
    choice: dict[str, Any] | None = None
    work: str | None = None
    expected: int | None = None


def _attempt(row: Row[*tuple[Any, ...]]) -> Attempt:
    return Attempt(**{**row._mapping, "state": AttemptState(row.state)})


def numbers(conn: Connection, video_ids: Sequence[str]) -> dict[str, int]:
    """Of the last attempts of those videos that had one."""
    return {row.video_id: row.number for row in conn.execute(_NUMBERS, {"videos": video_ids})}


def begin(conn: Connection, begun: Sequence[tuple[str, int, Intent]], now: int) -> list[Attempt]:
    """Of each video the attempt with that number."""
    new = [
        Attempt(
            **vars(intent),
            video_id=video_id,
            number=number,
            state=AttemptState.SUBMITTING,
            remote_id=None,
            created_at=now,
            ended_at=None,
            engine=None,
            error_code=None,
            error_message=None,
            report=None,
        )
        for video_id, number, intent in begun
    ]
    _BEGIN.insert(conn, [_row(each) for each in new])
    return new


def _row(new: Attempt) -> tuple[Any, ...]:
    """The values of `_BEGIN`'s columns."""
    choice = None if new.choice is None else json.dumps(new.choice)
    named = (new.id, new.video_id, new.number, new.provider, new.model, new.state.value)
    return (*named, new.created_at, choice, new.work, new.expected)


def running(conn: Connection, remote_ids: Mapping[str, str]) -> None:
    """Attempts, by their ids, and what their providers call them."""
    _RUNNING.update(conn, list(remote_ids.items()))


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
    cost: int | None = None,
    watch_at: int | None = None,
) -> None:
    said = {"error_code": code, "error_message": message, "detail": detail, "cost": cost}
    _set(conn, attempt_id, state=AttemptState.FAILED.value, ended_at=now, watch_at=watch_at, **said)


def outrun(conn: Connection, attempt: Attempt, message: str, now: int, *, watch_at: int | None) -> None:
    """Another one has made the video before."""
    said = {"state": AttemptState.CANCELLED.value, "error_code": OUTRUN, "error_message": message}
    if attempt.state is AttemptState.UNKNOWN:
        said = {}
    _set(conn, attempt.id, ended_at=now, watch_at=watch_at, **said)


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


def of_video(conn: Connection, video_id: str, since: int = 0) -> list[Attempt]:
    """A video's attempts that began since then, first to last, whosever it is."""
    return [each for each in of_videos(conn, [video_id])[video_id] if each.created_at >= since]


def of_videos(conn: Connection, video_ids: Sequence[str]) -> dict[str, list[Attempt]]:
    """Each one's attempts, first to last."""
    found: dict[str, list[Attempt]] = {video_id: [] for video_id in video_ids}
    for row in conn.execute(_OF_VIDEOS, {"videos": video_ids}):
        found[row.video_id].append(_attempt(row))
    return found


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
