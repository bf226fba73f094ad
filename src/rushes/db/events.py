"""The append-only record, written in the same transaction as the change that it tells of."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select

from rushes.db.tables import events
from rushes.events import EventKind

_INSERT = insert(events)


def append(
    conn: Connection, project_id: str, video_id: str, kind: EventKind, at: int, **data: object
) -> None:
    conn.execute(
        _INSERT,
        {
            "project_id": project_id,
            "video_id": video_id,
            "kind": kind.value,
            "data": data,
            "created_at": at,
        },
    )


def of_video(conn: Connection, video_id: str) -> list[tuple[EventKind, dict[str, Any]]]:
    """A video's events, oldest first."""
    rows = conn.execute(
        select(events.c.kind, events.c.data).where(events.c.video_id == video_id).order_by(events.c.sequence)
    )
    return [(EventKind(kind), data) for kind, data in rows]
