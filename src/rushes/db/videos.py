"""Videos as their owners see them. Every query names the project."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, update

from rushes.db import assets, attempts, budgets, events, ledger, limits
from rushes.db.rows import NewRows
from rushes.db.tables import videos
from rushes.errors import Conflict, NotFound
from rushes.events import EventKind
from rushes.models.caller import Caller
from rushes.models.money import Charge, Refund, Unit
from rushes.models.spec import Clip, Spec
from rushes.models.terms import Api, Priority, Terms
from rushes.models.video import LIVE, Pool, State, Video, VideoError

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
    videos.c.api,
    videos.c.priority,
    videos.c.metadata,
    videos.c.webhook_url,
    videos.c.unit,
    videos.c.price,
    videos.c.held,
    videos.c.refund,
    videos.c.charged,
    videos.c.pool,
    videos.c.round,
    videos.c.replayed_at,
    videos.c.charged_before,
)


_NEW = NewRows(
    videos,
    *("id", "project_id", "key_id", "tenant_id", "state", "spec", "created_at", "due_at", "fingerprint"),
    *("api", "priority", "metadata", "webhook_url", "model", "unit", "price", "held", "refund", "pool"),
)


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
        pool=Pool(row.pool),
        round=row.round,
        replayed_at=row.replayed_at,
        terms=Terms(
            api=Api(row.api),
            priority=Priority(row.priority),
            metadata=None if row.metadata is None else json.loads(row.metadata),
            webhook_url=row.webhook_url,
        ),
        charge=Charge(
            Unit(row.unit), row.price, row.held, Refund(row.refund), row.charged, row.charged_before
        ),
    )


@dataclass(frozen=True)
class New:
    """A video as it is accepted."""

    caller: Caller
    fingerprint: str
    video: Video


def accept(conn: Connection, new: Sequence[New], now: int) -> None:
    """New videos, due at once, and their holds. Raises InsufficientQuota if one costs too much.

    An image or a clip that was uploaded for one is its own from now on.
    """
    ledger.hold(
        conn, [ledger.Hold(each.caller.tenant_id, each.video.id, each.video.charge) for each in new], now
    )
    _NEW.insert(conn, [_row(each, now) for each in new])
    for video in (each.video for each in new):
        if video.spec.reference is not None and video.spec.source is None:
            assets.keep(conn, video.spec.reference.asset_id, video.id)
        if isinstance(video.spec.source, Clip):
            assets.keep(conn, video.spec.source.asset_id, video.id)
    events.queued(conn, [(each.video.project_id, each.video.id) for each in new], now)


def _row(new: New, now: int) -> tuple[Any, ...]:
    """The values of `_NEW`'s columns."""
    video, terms, charge = new.video, new.video.terms, new.video.charge
    return (
        video.id,
        video.project_id,
        new.caller.key_id,
        new.caller.tenant_id,
        video.state.value,
        video.spec.model_dump_json(),
        video.created_at,
        now,
        new.fingerprint,
        terms.api.value,
        terms.priority.value,
        None if terms.metadata is None else json.dumps(terms.metadata, allow_nan=False),
        terms.webhook_url,
        video.spec.alias,
        charge.unit.value,
        charge.price,
        charge.held,
        charge.refund.value,
        video.pool.value,
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
    conn: Connection, project_id: str, api: Api, *, after: str | None, limit: int, descending: bool
) -> list[Video]:
    """Those that were made through ``api``.

    Ids sort by age, so the cursor is an id, and need not be a video's that still exists.
    """
    query = select(*FIELDS).where(
        videos.c.project_id == project_id, videos.c.api == api.value, videos.c.deleted_at.is_(None)
    )
    if after is not None:
        query = query.where(videos.c.id < after if descending else videos.c.id > after)
    order = videos.c.id.desc() if descending else videos.c.id.asc()
    return [from_row(row) for row in conn.execute(query.order_by(order).limit(limit))]


def cancel(conn: Connection, project_id: str, video_id: str, now: int, grace: int) -> Video:
    """Stop one that is not finished; its owner can still read it. One that is cancelled already stays so.

    Raises NotFound, and Conflict once it has ended another way.
    """
    video = find(conn, project_id, video_id)
    if video.state is State.CANCELLED:
        return video
    if video.state.final:
        raise Conflict(
            f"The video is {video.state} and cannot be cancelled any more. "
            f"To remove it and its files use DELETE /v1/videos/{video_id}.",
            param="id",
        )
    if not _leave(conn, video, now, grace, {}):  # it moved on between our two statements: look again
        return cancel(conn, project_id, video_id, now, grace)
    return find(conn, project_id, video_id)


def remove(conn: Connection, project_id: str, video_id: str, now: int, grace: int) -> Video:
    """Delete for its owner; one that is not finished is cancelled first. Raises NotFound.

    The files go at once, or ``grace`` milliseconds later where a worker may still be writing them.
    """
    video = find(conn, project_id, video_id)
    if not _leave(conn, video, now, grace, {"deleted_at": now}):
        return remove(conn, project_id, video_id, now, grace)
    events.append(conn, project_id, video_id, EventKind.DELETED, now)
    return video


def _leave(conn: Connection, video: Video, now: int, grace: int, changes: dict[str, Any]) -> bool:
    """The owner wants no more of it: cancelled if it is not finished, and its files go.

    False if its state is another by now.
    """
    live = video.state in LIVE
    charged = video.charged_if_it_ends
    if live:
        changes = changes | {
            "charged": video.charge.before + charged,
            "state": State.CANCELLED.value,
            "error_code": "cancelled",
            "error_message": "The video was cancelled.",
            "due_at": None,
            "lease_owner": None,
            "lease_until": None,
        }
    changes["letter"] = None
    changed = conn.execute(
        update(videos)
        .where(
            videos.c.id == video.id,
            videos.c.project_id == video.project_id,
            videos.c.deleted_at.is_(None),
            videos.c.state == video.state.value,
        )
        .values(**changes, version=videos.c.version + 1)
    )
    if not changed.rowcount:
        return False
    if live:
        budgets.give_back(conn, video, charged)
        limits.give_back(conn, video, charged)
        ledger.end(conn, video, charged, now)
        attempts.cancel(conn, video.id, now)
        events.append(conn, video.project_id, video.id, EventKind.CANCELLED, now)
    assets.doom_video(conn, video.id, now + (grace if live else 0))
    return True
