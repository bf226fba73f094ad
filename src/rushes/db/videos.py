"""Videos as their owners see them. Every query names the project."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from rushes.db import assets, attempts, events
from rushes.db.tables import videos
from rushes.errors import NotFound
from rushes.events import EventKind
from rushes.models.caller import Caller
from rushes.models.spec import Spec
from rushes.models.video import LIVE, State, Video, VideoError

FIELDS = (
    videos.c.id,
    videos.c.project_id,
    videos.c.state,
    videos.c.spec,
    videos.c.progress,
    videos.c.engine,
    videos.c.error_code,
    videos.c.error_message,
    videos.c.created_at,
    videos.c.completed_at,
    videos.c.version,
)


#: Built once: this is the hot path, and building a statement costs as much as running it.
_INSERT = insert(videos)


def from_row(row: Row[*tuple[Any, ...]]) -> Video:
    error = VideoError(code=row.error_code, message=row.error_message) if row.error_code else None
    return Video(
        id=row.id,
        project_id=row.project_id,
        state=State(row.state),
        spec=Spec.model_validate_json(row.spec),
        progress=row.progress,
        created_at=row.created_at,
        completed_at=row.completed_at,
        error=error,
        engine=row.engine,
        version=row.version,
    )


def accept(conn: Connection, caller: Caller, video_id: str, spec: Spec, fingerprint: str, now: int) -> Video:
    """A new video, due at once. Its reference, if it was uploaded for it, is its own from now on."""
    conn.execute(
        _INSERT,
        {
            "id": video_id,
            "project_id": caller.project_id,
            "key_id": caller.key_id,
            "state": State.QUEUED.value,
            "spec": spec.model_dump_json(),
            "created_at": now,
            "due_at": now,
            "fingerprint": fingerprint,
        },
    )
    if spec.reference is not None and spec.source is None:
        assets.keep(conn, spec.reference.asset_id, video_id)
    events.append(conn, caller.project_id, video_id, EventKind.QUEUED, now)
    return Video(
        id=video_id,
        project_id=caller.project_id,
        state=State.QUEUED,
        spec=spec,
        progress=0,
        created_at=now,
        completed_at=None,
        error=None,
        engine=None,
        version=0,
    )


def find(conn: Connection, project_id: str, video_id: str) -> Video:
    """Raises NotFound for another project's, a deleted and an unknown one alike."""
    row = conn.execute(
        select(*FIELDS).where(
            videos.c.id == video_id, videos.c.project_id == project_id, videos.c.deleted_at.is_(None)
        )
    ).first()
    if row is None:
        raise NotFound(f"No video found with id '{video_id}'.", param="video_id")
    return from_row(row)


def page(
    conn: Connection, project_id: str, *, after: str | None, limit: int, descending: bool
) -> list[Video]:
    """Ids sort by age, so the cursor is an id, and need not be a video's that still exists."""
    query = select(*FIELDS).where(videos.c.project_id == project_id, videos.c.deleted_at.is_(None))
    if after is not None:
        query = query.where(videos.c.id < after if descending else videos.c.id > after)
    order = videos.c.id.desc() if descending else videos.c.id.asc()
    return [from_row(row) for row in conn.execute(query.order_by(order).limit(limit))]


def remove(conn: Connection, project_id: str, video_id: str, now: int, grace: int) -> Video:
    """Delete for its owner; one that is not finished is cancelled first. Raises NotFound.

    The files go at once, or ``grace`` milliseconds later where a worker may still be writing them.
    """
    video = find(conn, project_id, video_id)
    changes: dict[str, Any] = {"deleted_at": now}
    if video.state in LIVE:
        changes |= {
            "state": State.CANCELLED.value,
            "error_code": "cancelled",
            "error_message": "The video was cancelled.",
            "due_at": None,
            "lease_owner": None,
            "lease_until": None,
        }
    changed = conn.execute(
        update(videos)
        .where(
            videos.c.id == video_id,
            videos.c.project_id == project_id,
            videos.c.deleted_at.is_(None),
            videos.c.state == video.state.value,
        )
        .values(**changes, version=videos.c.version + 1)
    )
    if not changed.rowcount:  # it moved on between our two statements: look again
        return remove(conn, project_id, video_id, now, grace)
    if video.state in LIVE:
        attempts.cancel(conn, video_id, now)
        events.append(conn, project_id, video_id, EventKind.CANCELLED, now)
    events.append(conn, project_id, video_id, EventKind.DELETED, now)
    assets.doom_video(conn, video_id, now + (grace if video.state in LIVE else 0))
    return video
