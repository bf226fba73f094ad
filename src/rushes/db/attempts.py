"""Attempts: each is on disk before its provider is called."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from rushes.db.tables import attempts, videos
from rushes.models.attempt import Attempt, AttemptState


def _attempt(row: Row[*tuple[Any, ...]]) -> Attempt:
    return Attempt(**{**row._mapping, "state": AttemptState(row.state)})


def next_number(conn: Connection, video_id: str) -> int:
    """1 for a video's first attempt."""
    last = select(func.max(attempts.c.number)).where(attempts.c.video_id == video_id)
    return (conn.execute(last).scalar_one() or 0) + 1


def begin(
    conn: Connection, attempt_id: str, video_id: str, number: int, provider: str, model: str, now: int
) -> Attempt:
    row = conn.execute(
        insert(attempts)
        .values(
            id=attempt_id,
            video_id=video_id,
            number=number,
            provider=provider,
            model=model,
            state=AttemptState.SUBMITTING.value,
            created_at=now,
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


def succeeded(conn: Connection, attempt_id: str, engine: str, report: dict[str, Any], now: int) -> None:
    conn.execute(
        update(attempts)
        .where(attempts.c.id == attempt_id)
        .values(state=AttemptState.SUCCEEDED.value, engine=engine, report=report, ended_at=now)
    )


def failed(conn: Connection, attempt_id: str, code: str, message: str, now: int) -> None:
    conn.execute(
        update(attempts)
        .where(attempts.c.id == attempt_id)
        .values(state=AttemptState.FAILED.value, error_code=code, error_message=message, ended_at=now)
    )


def cancel(conn: Connection, video_id: str, now: int) -> None:
    conn.execute(
        update(attempts)
        .where(attempts.c.video_id == video_id, attempts.c.ended_at.is_(None))
        .values(state=AttemptState.CANCELLED.value, ended_at=now)
    )


def of_video(conn: Connection, video_id: str) -> list[Attempt]:
    """A video's attempts, first to last, whosever it is."""
    rows = conn.execute(select(attempts).where(attempts.c.video_id == video_id).order_by(attempts.c.number))
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


def failures(conn: Connection, video_id: str) -> dict[str, int]:
    """How often a video's attempts failed, by error code."""
    rows = conn.execute(
        select(attempts.c.error_code, func.count())
        .where(attempts.c.video_id == video_id, attempts.c.state == AttemptState.FAILED.value)
        .group_by(attempts.c.error_code)
    )
    return dict(rows.all())


def live_ids(conn: Connection) -> set[str]:
    """Attempts that have not ended: their scratch folders are still wanted."""
    return set(conn.execute(select(attempts.c.id).where(attempts.c.ended_at.is_(None))).scalars())
