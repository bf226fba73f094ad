"""Dead letters: videos that ended badly, or whose submit nobody knows the end of, for an operator.

A letter that has failed holds no money: its owner was told, and was refunded. Another try of it is a new
round with a hold of its own. One whose submit is unknown still holds its money, until somebody says what
became of it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select, update

from rushes.db import accounts, attempts, budgets, events, ledger, limits
from rushes.db.tables import videos
from rushes.db.videos import FIELDS, from_row
from rushes.errors import Conflict, NotFound
from rushes.events import EventKind
from rushes.models.attempt import Attempt, AttemptState
from rushes.models.ids import is_id
from rushes.models.spec import Spec
from rushes.models.tenant import DeadLetter
from rushes.models.video import Letter, State, Video

_LETTERS = select(*FIELDS, videos.c.tenant_id, videos.c.letter).where(
    videos.c.letter.is_not(None), videos.c.deleted_at.is_(None)
)


def page(conn: Connection, *, letter: Letter | None, after: str | None, limit: int) -> list[DeadLetter]:
    """Those of one kind or all, newest first, with what was tried for each."""
    query = _LETTERS if letter is None else _LETTERS.where(videos.c.letter == letter.value)
    if after is not None:
        query = query.where(videos.c.id < after)
    rows = conn.execute(query.order_by(videos.c.id.desc()).limit(limit)).all()
    return [_letter(conn, row) for row in rows]


def find(conn: Connection, video_id: str) -> DeadLetter:
    """Raises NotFound for a video that is none, too."""
    known = is_id("video", video_id)
    row = conn.execute(_LETTERS.where(videos.c.id == video_id)).first() if known else None
    if row is None:
        raise NotFound(f"There is no dead letter '{video_id[:80]}'.", param="video_id")
    return _letter(conn, row)


def _letter(conn: Connection, row: Any) -> DeadLetter:  # noqa: ANN401
    history = attempts.of_video(conn, row.id)
    return DeadLetter(from_row(row), row.tenant_id, Letter(row.letter), tuple(history))


def replay(conn: Connection, letter: DeadLetter, spec: Spec, now: int) -> Video:
    """Begin it anew, under its old id, with a hold of its own. Raises Conflict, InsufficientQuota."""
    video = letter.video
    if letter.kind is Letter.UNKNOWN:
        raise Conflict(
            "Nobody knows yet whether the provider has it: say that first.", param="video_id", code="unknown"
        )
    if letter.kind is Letter.POLICY and (spec.prompt, spec.alias) == (video.spec.prompt, video.spec.alias):
        raise Conflict(
            "A provider does not allow it: it is not tried again unchanged. "
            "Give another 'prompt' or 'model'.",
            param="prompt",
        )
    begun = {
        "state": State.QUEUED.value,
        "spec": spec.model_dump_json(),
        "model": spec.alias,
        "round": video.round + 1,
        "replayed_at": now,
        "charged_before": video.charge.charged or 0,
        "charged": None,
        "error_code": None,
        "error_message": None,
        "letter": None,
        "due_at": now,
    }
    moved = _change(conn, video, begun)
    ledger.hold(conn, [ledger.Hold(letter.tenant_id, video.id, video.charge, moved.round)], now)
    events.append(conn, video.project_id, video.id, EventKind.REPLAYED, now, round=moved.round)
    return moved


def exists(conn: Connection, letter: DeadLetter, remote_id: str, now: int) -> None:
    """The provider has it, under this name. Raises Conflict."""
    attempt = _parked(letter)
    _change(conn, letter.video, {"state": State.RENDERING.value, "letter": None, "due_at": now})
    number = attempt.number
    events.append(conn, letter.video.project_id, letter.video.id, EventKind.RENDERING, now, attempt=number)
    attempts.running(conn, {attempt.id: remote_id})


def absent(conn: Connection, letter: DeadLetter, now: int) -> None:
    """The provider does not have it: the video goes on with another attempt. Raises Conflict."""
    attempt = _parked(letter)
    _change(conn, letter.video, {"state": State.QUEUED.value, "letter": None, "due_at": now})
    data = {"attempt": attempt.number, "code": "not_submitted", "message": _NEVER}
    events.append(conn, letter.video.project_id, letter.video.id, EventKind.RETRYING, now, **data)
    attempts.failed(conn, attempt.id, "not_submitted", _NEVER, now)
    accounts.give_back(conn, attempt, None)


def drop(conn: Connection, letter: DeadLetter, now: int) -> None:
    """Nothing more is to be done for it; what is still held goes back."""
    video = letter.video
    if letter.kind is not Letter.UNKNOWN:
        _change(conn, video, {"letter": None})
        return
    attempt = _parked(letter)
    message = "Nobody knows whether the provider took the order."
    failed = {"error_code": "submit_unknown", "error_message": message, "charged": video.charge.before}
    _change(conn, video, {"state": State.FAILED.value, "letter": None, "due_at": None, **failed})
    budgets.give_back(conn, video, 0)
    limits.give_back(conn, video, 0)
    ledger.end(conn, video, 0, now)
    data = {"attempt": attempt.number, "code": "submit_unknown", "message": message}
    events.append(conn, video.project_id, video.id, EventKind.FAILED, now, **data)
    attempts.failed(conn, attempt.id, "submit_unknown", message, now, detail=attempt.detail)
    accounts.give_back(conn, attempt, attempt.expected or 0)  # perhaps it was made


_NEVER = "The provider never got the order."


def _parked(letter: DeadLetter) -> Attempt:
    if letter.kind is not Letter.UNKNOWN:
        raise Conflict("It is known what became of it.", param="video_id")
    last = letter.attempts[-1]
    assert last.state is AttemptState.UNKNOWN, f"{letter.video.id} is parked with {last.state}"
    return last


def _change(conn: Connection, video: Video, values: dict[str, Any]) -> Video:
    row = conn.execute(
        update(videos)
        .where(videos.c.id == video.id, videos.c.version == video.version)
        .values(**values, version=videos.c.version + 1)
        .returning(*FIELDS)
    ).first()
    if row is None:
        raise Conflict("It has changed meanwhile; look at it again.", param="video_id")
    return from_row(row)
