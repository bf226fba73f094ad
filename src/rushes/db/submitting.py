"""The two transactions around the call that orders a video, each for several videos at once.

Fencing and the order of the locks are those of `work`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from rushes.db import attempts, durations, events
from rushes.db.attempts import Intent
from rushes.db.rows import ChangedRows
from rushes.db.tables import videos
from rushes.db.work import Claim, LeaseLost
from rushes.events import STATE_AFTER, EventKind
from rushes.models.attempt import Attempt
from rushes.models.video import FOLLOWS, State

_OURS = "videos.id = own.column1 AND videos.version = own.column2"
_BEGUN = ChangedRows(
    videos,
    *("VARCHAR", "BIGINT"),
    changes=f"state = '{State.SUBMITTING.value}', version = version + 1",
    where=_OURS,
)
#: The third value is when to look next, the fourth whether who has it keeps it.
_SUBMITTED = ChangedRows(
    videos,
    *("VARCHAR", "BIGINT", "BIGINT", "INTEGER"),
    changes=f"state = '{State.RENDERING.value}', version = version + 1,"
    " due_at = coalesce(own.column3, due_at),"
    " lease_owner = CASE own.column4 WHEN 1 THEN lease_owner END,"
    " lease_until = CASE own.column4 WHEN 1 THEN lease_until END",
    where=_OURS,
)


@dataclass(frozen=True)
class Ordered:
    """A video whose provider has it and calls it ``remote_id``.

    ``due_at`` is when to look, None while we do. Without ``keep`` whoever comes first then may look.
    """

    held: Claim
    remote_id: str
    due_at: int | None = None
    keep: bool = True

    @property
    def attempt(self) -> Attempt:
        assert self.held.attempt is not None, "only a queued video is without an attempt"
        return self.held.attempt


def begin(conn: Connection, wanted: Sequence[tuple[Claim, Intent]], now: int) -> list[Claim]:
    """The intents to call providers. Raises LeaseLost if one of the videos is somebody else's now."""
    if not wanted:
        return []
    last = attempts.numbers(conn, [held.video.id for held, _ in wanted])
    numbered = [(held, last.get(held.video.id, 0) + 1, intent) for held, intent in wanted]
    moved = _move(
        conn,
        _BEGUN,
        EventKind.SUBMITTING,
        [(held, number, ()) for held, number, _ in numbered],
        now,
    )
    begun = attempts.begin(conn, [(held.video.id, number, intent) for held, number, intent in numbered], now)
    return [replace(held, attempt=attempt) for held, attempt in zip(moved, begun, strict=True)]


def submitted(conn: Connection, ordered: Sequence[Ordered], now: int) -> list[Claim]:
    """The providers have them. Raises LeaseLost if one of the videos is somebody else's now."""
    ends = durations.ends(conn, [each.attempt for each in ordered], now)
    moved = _move(
        conn,
        _SUBMITTED,
        EventKind.RENDERING,
        [(each.held, each.attempt.number, (each.due_at, int(each.keep))) for each in ordered],
        now,
        [durations.in_event(ends[each.attempt.id]) for each in ordered],
    )
    attempts.running(conn, {each.attempt.id: each.remote_id for each in ordered})
    return [
        replace(held, attempt=replace(each.attempt, remote_id=each.remote_id))
        for held, each in zip(moved, ordered, strict=True)
    ]


def _move(
    conn: Connection,
    change: ChangedRows,
    kind: EventKind,
    moves: Sequence[tuple[Claim, int, tuple[int | None, ...]]],
    now: int,
    more: Sequence[Mapping[str, object]] | None = None,
) -> list[Claim]:
    """A transition of each and its event. The numbers are the attempts'; ``more`` is what else is told."""
    state = STATE_AFTER[kind]
    for held, _, _ in moves:
        assert state in FOLLOWS[held.video.state], f"{held.video.state} may not become {state}"
    ours = [(held.video.id, held.video.version, *values) for held, _, values in moves]
    if change.update(conn, ours) != len(ours):
        raise LeaseLost(", ".join(held.video.id for held, _, _ in moves))
    told = [
        events.Told(held.video.project_id, held.video.id, {"attempt": number, **also})
        for (held, number, _), also in zip(moves, more or [{}] * len(moves), strict=True)
    ]
    events.append_each(conn, kind, told, now)
    return [
        replace(held, video=replace(held.video, state=state, version=held.video.version + 1))
        for held, _, _ in moves
    ]
