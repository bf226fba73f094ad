"""The append-only record, written in the same transaction as the change that it tells of.

Readers go on from the last sequence that they saw. On PostgreSQL a lower one may become visible after a
higher one, so they read only up to a horizon below which nothing can appear any more: decisions/0007.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, func, insert, select, text

from rushes.db import deliveries, webhook_endpoints
from rushes.db.rows import NewRows
from rushes.db.tables import events, videos
from rushes.events import WEBHOOK_TYPES, Event, EventKind, event_id
from rushes.models.webhook import WebhookType, id_of_requests, payload

_INSERT = insert(events)
_NEW = NewRows(events, "project_id", "video_id", "kind", "data", "created_at")
_OWN = select(videos.c.webhook_url, videos.c.metadata, videos.c.error_code, videos.c.error_message).where(
    videos.c.id == bindparam("video_id")
)
_TOP = select(func.coalesce(func.max(events.c.sequence), 0).label("top"))
#: One statement, and so one snapshot. https://www.postgresql.org/docs/current/functions-info.html
_LOOK = text(
    "SELECT (SELECT coalesce(max(sequence), 0) FROM events), pg_snapshot_xmin(s)::text::bigint,"
    " pg_snapshot_xmax(s)::text::bigint FROM pg_current_snapshot() s"
)


class Told(NamedTuple):
    project_id: str
    video_id: str
    data: Mapping[str, Any]


def queued(conn: Connection, new: Iterable[tuple[str, str]], at: int) -> None:
    """The first event of new videos, each with its project and its id. Comes after their rows."""
    kind = EventKind.QUEUED.value
    _NEW.insert(conn, [(project_id, video_id, kind, "{}", at) for project_id, video_id in new])


def append_each(conn: Connection, kind: EventKind, told: Sequence[Told], at: int) -> None:
    """The same of several videos; no webhook tells of it. Invariant: as `append`'s."""
    assert kind not in WEBHOOK_TYPES, f"{kind} is more than a row"
    rows = [(each.project_id, each.video_id, kind.value, json.dumps(each.data), at) for each in told]
    _NEW.insert(conn, rows)


def append(
    conn: Connection, project_id: str, video_id: str | None, kind: EventKind, at: int, **data: object
) -> None:
    """Invariant: comes after another write of the same transaction, which by then has its number (`look`)."""
    done = conn.execute(
        _INSERT,
        {
            "project_id": project_id,
            "video_id": video_id,
            "kind": kind.value,
            "data": data,
            "created_at": at,
        },
    )
    told = WEBHOOK_TYPES.get(kind)
    if told is None:
        return
    assert done.inserted_primary_key is not None
    sequence = done.inserted_primary_key[0]
    if video_id is not None:
        _tell(conn, project_id, video_id, told, at, sequence)
    else:
        _tell_of_another(conn, project_id, told, at, sequence, data)


def _tell(
    conn: Connection, project_id: str, video_id: str, kind: WebhookType, at: int, sequence: int
) -> None:
    """A delivery for each endpoint that wants to know, in the transaction of what it is to be told, and one
    for whom the video's own request named.
    """
    add = partial(deliveries.add, conn, project_id, sequence=sequence, video_id=video_id, kind=kind, now=at)
    event = event_id(sequence, at)
    add(webhook_endpoints.wanting(conn, project_id, kind), payload=payload(event, kind, video_id, at))
    own = conn.execute(_OWN, {"video_id": video_id}).first()
    if own is not None and own.webhook_url is not None:
        text = payload(event, kind, video_id, at, **_told(own, kind))
        add([id_of_requests(project_id)], payload=text, url=own.webhook_url)


def _tell_of_another(
    conn: Connection, project_id: str, kind: WebhookType, at: int, sequence: int, data: Mapping[str, Any]
) -> None:
    """What happened to something other than a video, whose id is in ``data``; told with all of that."""
    more = {name: value for name, value in data.items() if name != "id"}
    deliveries.add(
        conn,
        project_id,
        webhook_endpoints.wanting(conn, project_id, kind),
        sequence=sequence,
        video_id=data["id"],
        kind=kind,
        payload=payload(event_id(sequence, at), kind, data["id"], at, **more),
        now=at,
    )


def _told(own: Row[*tuple[Any, ...]], kind: WebhookType) -> dict[str, Any]:
    """What the receiver of a request's own webhook need not ask for."""
    failed = kind is WebhookType.VIDEO_FAILED
    return {
        "status": "failed" if failed else "completed",
        "error": {"code": own.error_code, "message": own.error_message} if failed else None,
        "metadata": None if own.metadata is None else json.loads(own.metadata),
    }


def of_video(conn: Connection, video_id: str) -> list[tuple[EventKind, dict[str, Any]]]:
    """A video's events, oldest first."""
    rows = conn.execute(
        select(events.c.kind, events.c.data).where(events.c.video_id == video_id).order_by(events.c.sequence)
    )
    return [(EventKind(kind), data) for kind, data in rows]


@dataclass(frozen=True)
class Look:
    """The record's end in one snapshot, and the numbers of the transactions that ran beside it."""

    #: The highest sequence there is.
    top: int
    #: All transactions below this number have ended, and what they wrote can be seen.
    ended: int
    #: All transactions that had begun to write are below this number.
    begun: int


def look(conn: Connection) -> Look:
    """Everything up to ``top`` is final once a later look's ``ended`` has reached this one's ``begun``."""
    if conn.dialect.name == "postgresql":
        return Look(*conn.execute(_LOOK).one())
    return Look(conn.execute(_TOP).scalar_one(), ended=0, begun=0)  # SQLite's writers take turns


def subjects(conn: Connection, after: int, upto: int) -> set[str]:
    """The projects and videos that have events in that range."""
    rows = conn.execute(
        select(events.c.project_id, events.c.video_id)
        .where(events.c.sequence > after, events.c.sequence <= upto)
        .distinct()
    )
    return {subject for row in rows for subject in row if subject is not None}


def page(
    conn: Connection, project_id: str, video_id: str | None, *, after: int, upto: int, limit: int
) -> list[Event]:
    """A project's events, or those of one of its videos, oldest first."""
    query = select(events).where(
        events.c.project_id == project_id, events.c.sequence > after, events.c.sequence <= upto
    )
    if video_id is not None:
        query = query.where(events.c.video_id == video_id)
    return _read(conn, query.order_by(events.c.sequence).limit(limit))


def newest(conn: Connection, project_id: str, *, before: int | None, limit: int) -> list[Event]:
    """A project's events, or the operator's, newest first; those with a lower sequence than ``before``."""
    query = select(events).where(events.c.project_id == project_id)
    if before is not None:
        query = query.where(events.c.sequence < before)
    return _read(conn, query.order_by(events.c.sequence.desc()).limit(limit))


def _read(conn: Connection, query: Select[*tuple[Any, ...]]) -> list[Event]:
    return [Event(**{**row._mapping, "kind": EventKind(row.kind)}) for row in conn.execute(query)]
