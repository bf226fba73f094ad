"""What was given up as too slow and was made after all: its video is finished from it, if it is not too late.

The lock order is that of `work`.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from sqlalchemy import Connection, select, update

from rushes.db import attempts, events
from rushes.db.attempts import Intent
from rushes.db.tables import videos
from rushes.db.videos import FIELDS, from_row
from rushes.events import EventKind
from rushes.models.attempt import Attempt, AttemptState
from rushes.models.video import Pool, State

_BECAUSE = "it was given up, and has made it after all"
_OUTRUN = "Another attempt has made it before."


class Use(Enum):
    #: The video goes on from it.
    YES = "yes"
    #: Its video is finished, or asks for something else by now.
    NO = "no"
    #: An order is just on its way to somebody else: look again.
    LATER = "later"


def use(conn: Connection, late: Attempt, token: str, here: Collection[str], now: int) -> Use:
    """Make a new attempt of it, under ``token``, which is rendered already. Who was at the video meanwhile is
    told to stop: by the watcher, or, if it is one of ``here``, by whoever renders it, who has lost its lease.

    One whose submit nobody knows the end of stays so, and is left to nobody any more.

    The new attempt has the late one's place in the account, and what that takes is booked with it.
    """
    row = conn.execute(select(*FIELDS).where(videos.c.id == late.video_id)).one()
    video = from_row(row)
    if late.state is not AttemptState.FAILED or late.remote_id is None or late.created_at < video.begun_at:
        return Use.NO
    if video.state not in (State.QUEUED, State.SUBMITTING, State.RENDERING):
        return Use.NO
    last = attempts.of_video(conn, video.id)[-1]
    if video.state is State.SUBMITTING and last.state is not AttemptState.UNKNOWN:
        return Use.LATER
    moved = conn.execute(
        update(videos)
        .where(videos.c.id == video.id, videos.c.version == video.version)
        .values(
            state=State.RENDERING.value,
            pool=Pool.AWAY.value,
            letter=None,
            due_at=now,
            lease_owner=None,
            lease_until=None,
            version=videos.c.version + 1,
        )
    )
    if not moved.rowcount:
        return Use.LATER
    if video.state is not State.QUEUED:
        attempts.outrun(conn, last, _OUTRUN, now, watch_at=None if last.provider in here else now)
        data = {"attempt": last.number, "code": attempts.OUTRUN, "message": _OUTRUN}
        events.append(conn, video.project_id, video.id, EventKind.RETRYING, now, **data)
    number = last.number + 1
    choice = {"because": _BECAUSE, "passed": {}}
    intent = Intent(token, late.provider, late.model, choice, late.work, late.expected)
    attempts.begin(conn, [(video.id, number, intent)], now)
    attempts.running(conn, {token: late.remote_id})
    for kind in (EventKind.SUBMITTING, EventKind.RENDERING):
        events.append(conn, video.project_id, video.id, kind, now, attempt=number)
    return Use.YES
