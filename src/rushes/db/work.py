"""A worker's transactions: claim what is due, then one transition at a time.

Fencing: every transition names the version that it read. When somebody else has moved the video since
(another worker after the lease ran out, its owner by deleting it) no row matches, and LeaseLost says so.

Every transaction changes the video's row first, then those of its attempts and assets: two that took the
locks in different orders would wait for each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, case, update

from rushes.db import accounts, assets, attempts, budgets, circuits, durations, events, lanes, ledger, limits
from rushes.db.lanes import Lease, Turns
from rushes.db.tables import videos
from rushes.db.videos import FIELDS, from_row
from rushes.events import STATE_AFTER, EventKind
from rushes.models.asset import Asset
from rushes.models.attempt import Attempt
from rushes.models.video import FOLLOWS, LIVE, Letter, Pool, State, Video

# Built once: they are run all the time, and building a statement costs more than running it.
_ON_THEIR_WAY = (
    lanes.FREE.where(videos.c.due_at <= bindparam("now"), videos.c.state.in_(lanes.UNDER_WAY))
    .order_by(videos.c.due_at, videos.c.id)
    .limit(bindparam("at_most"))
)
_TAKE = (
    update(videos)
    .where(videos.c.id.in_(bindparam("ids", expanding=True)))
    .values(
        lease_owner=bindparam("owner"),
        lease_until=bindparam("until", type_=videos.c.lease_until.type),
        due_at=bindparam("until", type_=videos.c.due_at.type),
        version=videos.c.version + 1,
    )
    .returning(*FIELDS, videos.c.tenant_id)
)


class LeaseLost(Exception):
    """The video is somebody else's now; whatever was being done for it is to be dropped."""


@dataclass(frozen=True)
class Claim:
    """A video held by a worker, and its latest attempt."""

    video: Video
    owner: str
    tenant_id: str
    attempt: Attempt | None = None


def claim(
    conn: Connection,
    lease: Lease,
    *,
    limit: int,
    slots: int,
    away: int = 0,
    turns: Turns | None = None,
    busy: Sequence[str] = (),
) -> list[Claim]:
    """Take videos that are due and free: at most ``limit`` on their way, then ``slots`` that wait for this
    machine and ``away`` that wait for others', in the order of their turns. Whoever remembers ``turns`` tells
    them afterwards who ``had`` one.

    ``busy`` are those that the caller is taking a step for: never due to it, however late its renewals are.
    """
    given = {**lanes.held_by(lease, busy), "at_most": limit}
    ids = list(conn.execute(_ON_THEIR_WAY, given).scalars())
    for pool, free in ((Pool.HERE, slots), (Pool.AWAY, away)):
        if free > 0:
            ids += lanes.next_waiting(conn, lease, pool, free, busy, turns or Turns())
    if not ids:
        return []
    rows = conn.execute(_TAKE, {"ids": ids, "owner": lease.owner, "until": lease.until})
    taken = sorted(rows, key=lambda row: ids.index(row.id))
    claims = [Claim(from_row(row), lease.owner, row.tenant_id) for row in taken]
    begun = [each.video.id for each in claims if each.video.state is not State.QUEUED]
    found = attempts.of_videos(conn, begun) if begun else {}
    return [
        replace(each, attempt=found[each.video.id][-1]) if each.video.id in found else each for each in claims
    ]


def renew(conn: Connection, lease: Lease, busy: Sequence[str], held: Sequence[str]) -> set[str]:
    """Extend the leases; returns the ids that are still ours.

    ``busy`` ones are being worked on and not due meanwhile; ``held`` ones wait for their next poll. A busy
    one whose step has ended since the caller looked has its time for that already, and keeps it. No held one
    waits for longer than a lease: after a clock was set back its time may be hours away.
    """
    ours: set[str] = set()
    not_due = case((videos.c.due_at == videos.c.lease_until, lease.until), else_=videos.c.due_at)
    soon = case((videos.c.due_at > lease.until, lease.until), else_=videos.c.due_at)
    for ids, values in ((busy, {"due_at": not_due}), (held, {"due_at": soon})):
        if ids:
            ours.update(
                conn.execute(
                    update(videos)
                    .where(videos.c.id.in_(ids), videos.c.lease_owner == lease.owner)
                    .values(lease_until=lease.until, **values)
                    .returning(videos.c.id)
                ).scalars()
            )
    return ours


def submit_unknown(
    conn: Connection, held: Claim, failure: Failure, now: int, due_at: int | None, *, told: bool
) -> Claim:
    """Nobody knows whether the provider has it. ``due_at`` is when to look it up; None leaves it to a person.

    ``told``: whether an earlier look has told of it.
    """
    attempt = _attempt_of(held)
    letter = Letter.UNKNOWN.value if due_at is None else None
    moved = _change(conn, held, {**_AT_REST, "due_at": due_at, "letter": letter})
    attempts.unknown(conn, attempt.id, failure.code, failure.message, failure.detail)
    if not told:
        circuits.failed(conn, attempt.provider, attempt.model, now)
        project_id, video_id = held.video.project_id, held.video.id
        events.append(conn, project_id, video_id, EventKind.SUBMIT_UNKNOWN, now, attempt=attempt.number)
    return moved


def wait(conn: Connection, held: Claim, pool: Pool, due_at: int) -> Claim:
    """It stays in the queue: for another pool, or for a place or a pause to end."""
    return _change(conn, held, {**_AT_REST, "pool": pool, "due_at": due_at})


def progressed(
    conn: Connection, held: Claim, progress: int, now: int, due_at: int, *, keep: bool = True
) -> Claim:
    """Note the progress, which never goes back, and when to look again."""
    shown = max(progress, held.video.progress)
    moved = _change(conn, held, {"progress": shown, "due_at": due_at, **_kept(keep)})
    if shown // 10 > held.video.progress // 10:
        attempt = _attempt_of(held)
        told = {"progress": shown, **durations.in_event(durations.ends(conn, [attempt], now)[attempt.id])}
        events.append(conn, held.video.project_id, held.video.id, EventKind.PROGRESS, now, **told)
    return moved


def collecting(conn: Connection, held: Claim, now: int) -> Claim:
    """Rendered: what remains is to fetch, check and store it."""
    return _move(conn, held, EventKind.COLLECTING, now, {"attempt": _attempt_of(held).number})


def put_off(conn: Connection, held: Claim, due_at: int, *, keep: bool = True) -> Claim:
    """Nothing has changed; look again then."""
    return _change(conn, held, {"due_at": due_at, **_kept(keep)})


def release(conn: Connection, owner: str, now: int) -> None:
    """All that the owner holds: whoever comes first may take it on, at once."""
    conn.execute(
        update(videos)
        .where(videos.c.state.in_([state.value for state in LIVE]), videos.c.lease_owner == owner)
        .values(**{**_AT_REST, "due_at": now}, version=videos.c.version + 1)
    )


def reserve(conn: Connection, held: Claim, reserved: Sequence[Asset], sweep_at: int) -> Claim:
    """Note the files that are about to be stored; what an earlier try noted is to be swept."""
    attempt = _attempt_of(held)
    moved = _change(conn, held, {})
    assets.doom_attempt(conn, held.video.id, attempt.id, sweep_at)
    assets.reserve(conn, held.video.project_id, reserved, video_id=held.video.id, attempt_id=attempt.id)
    return moved


def completed(
    conn: Connection,
    held: Claim,
    stored: Sequence[Asset],
    engine: str,
    report: dict[str, Any],
    now: int,
    cost: int | None = None,
) -> Claim:
    """The files are stored; the video is its owner's. ``cost``: micro-dollars that the provider takes,
    None if nobody knows."""
    attempt = _attempt_of(held)
    moved = _move(
        conn,
        held,
        EventKind.COMPLETED,
        now,
        {"attempt": attempt.number},
        progress=100,
        engine=engine,
        completed_at=now,
        charged=held.video.charge.held,
        letter=None,
        **_AT_REST,
    )
    ledger.end(conn, held.video, held.video.charge.due, now)
    ledger.cost(conn, held.tenant_id, attempt, cost or 0, now)
    attempts.succeeded(conn, attempt.id, engine, report, now, cost)
    for asset in stored:
        assets.keep(conn, asset.id, held.video.id)
    accounts.give_back(conn, attempt, cost or 0)
    circuits.succeeded(conn, attempt.provider, attempt.model, now)
    return moved


@dataclass(frozen=True)
class Failure:
    code: str
    message: str
    #: For the operator.
    detail: str | None = None
    #: What kind of dead letter it makes of a video that ends with it.
    letter: Letter = Letter.EXHAUSTED
    #: Whether the provider may still be at it: it is told to stop, and asked what it took.
    left_running: bool = False
    #: Micro-dollars that the provider takes for it nevertheless.
    cost: int = 0


def attempt_failed(
    conn: Connection,
    held: Claim,
    failure: Failure,
    now: int,
    *,
    retry_at: int | None,
    sweep_at: int,
    pool: Pool | None = None,
) -> Claim:
    """This attempt is over. With ``retry_at`` the video waits for another one, in ``pool`` if that is said;
    without, it has failed.
    """
    data: dict[str, Any] = {"code": failure.code, "message": failure.message}
    attempt = held.attempt
    if attempt is not None:
        data["attempt"] = attempt.number
    if retry_at is not None:
        rest = {**_AT_REST, "due_at": retry_at, **({"pool": pool} if pool else {})}
        moved = _move(conn, held, EventKind.RETRYING, now, data, **rest)
    else:
        video = held.video
        charged = video.charged_if_it_ends
        said: dict[str, Any] = {"error_code": failure.code, "error_message": failure.message}
        said |= {"charged": video.charge.before + charged, "letter": failure.letter.value}
        moved = _move(conn, held, EventKind.FAILED, now, data, **said, **_AT_REST)
        budgets.give_back(conn, video, charged)
        limits.give_back(conn, video, charged)
        ledger.end(conn, video, charged, now)
    if attempt is not None:
        watch_at = now if failure.left_running else None
        attempts.failed(
            conn,
            attempt.id,
            failure.code,
            failure.message,
            now,
            detail=failure.detail,
            cost=failure.cost or None,
            watch_at=watch_at,
        )
        ledger.cost(conn, held.tenant_id, attempt, failure.cost, now)
        assets.doom_attempt(conn, held.video.id, attempt.id, sweep_at)
        if watch_at is None:
            accounts.give_back(conn, attempt, failure.cost if attempt.remote_id is not None else None)
    return moved


#: Nobody holds it and nothing is due.
_AT_REST: dict[str, Any] = {"due_at": None, "lease_owner": None, "lease_until": None}


def _kept(keep: bool) -> dict[str, Any]:
    return {} if keep else {"lease_owner": None, "lease_until": None}


def _attempt_of(held: Claim) -> Attempt:
    assert held.attempt is not None, "only a queued video is without an attempt"
    return held.attempt


def _move(
    conn: Connection, held: Claim, kind: EventKind, now: int, data: dict[str, Any], **values: object
) -> Claim:
    """One transition and its event."""
    state = STATE_AFTER[kind]
    assert state in FOLLOWS[held.video.state], f"{held.video.state} may not become {state}"
    moved = _change(conn, held, {"state": state.value, **values})
    events.append(conn, held.video.project_id, held.video.id, kind, now, **data)
    return moved


def _change(conn: Connection, held: Claim, values: dict[str, Any]) -> Claim:
    row = conn.execute(
        update(videos)
        .where(videos.c.id == held.video.id, videos.c.version == held.video.version)
        .values(**values, version=videos.c.version + 1)
        .returning(*FIELDS)
    ).first()
    if row is None:
        raise LeaseLost(held.video.id)
    return replace(held, video=from_row(row))
