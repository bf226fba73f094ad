"""How much a tenant may ask for in a time, decided in the transaction that accepts a video.

The hour is any 60 minutes. Videos are counted by the minute in which they were accepted, and a minute counts
until all of it is 60 minutes old: never more than the plan's in any hour, and a place is free again a minute
late at most. The day is the calendar's, UTC, counted in micro-dollars by the videos' prices in either unit;
what a failed or cancelled video gives back can be spent again. Both count the videos of test keys.

One row a tenant, locked by the statement that reads it: of a thousand requests at once each sees what those
before it left, on all servers. A tenant without limits has no row. One that gets its first, or another plan,
begins with what its videos say of the hour and the day.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate

from sqlalchemy import ColumnElement, Connection, bindparam, case, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from rushes.db.lanes import UNDER_WAY
from rushes.db.tables import limits, projects, videos
from rushes.errors import RateLimited
from rushes.models.limit import FREELY, Left, Standing
from rushes.models.money import CREDIT, Unit, worth
from rushes.models.plan import Plan
from rushes.models.terms import Api, Priority
from rushes.models.video import State, Video

MINUTE_MS = 60_000
DAY_MS = 86_400_000
#: The present minute, and sixty that are not all an hour old.
_MINUTES = 61
#: Nobody knows when a video will be finished.
_FULL_WAIT_MS = 5_000


@dataclass
class _Used:
    """A tenant's row. ``minutes``: which, since 1970, and how many videos; oldest first."""

    minutes: list[tuple[int, int]]
    day: int
    #: Micro-dollars.
    spent: int


def count(conn: Connection, tenant_id: str, plan: Plan, price: int, now: int) -> Standing:
    """One more video, worth ``price`` micro-dollars, and what is left then. Raises RateLimited."""
    if plan.per_hour is None and plan.credits_per_day is None and not plan.rejects:
        return FREELY
    used = _lock(conn, tenant_id, now)
    _forget(used, now)
    if plan.at_once is not None and plan.rejects:
        _check_places(conn, tenant_id, plan.at_once, _standing(plan, used, now))
    _check_hour(plan, used, now)
    _check_day(plan, used, price, now)
    minute = now // MINUTE_MS
    if used.minutes and used.minutes[-1][0] >= minute:  # a clock may have been set back
        used.minutes[-1] = (used.minutes[-1][0], used.minutes[-1][1] + 1)
    else:
        used.minutes.append((minute, 1))
    used.spent += price
    values = {"tenant": tenant_id, "to": json.dumps(used.minutes), "on": used.day, "sum": used.spent}
    conn.execute(_KEEP, values)
    return _standing(plan, used, now)


def give_back(conn: Connection, video: Video, charged: int) -> None:
    """It comes to nothing, and only ``charged`` of its price is spent. The caller has just moved its row."""
    rest = worth(video.charge.unit, video.charge.price - charged)
    if rest and video.round == 1:  # what an operator has tried again counts nowhere
        conn.execute(_GIVE_BACK, {"video": video.id, "on": video.created_at // DAY_MS, "sum": rest})


def standing(conn: Connection, tenant_id: str, plan: Plan, now: int) -> Standing:
    """What is left, for whoever only asks."""
    if plan.per_hour is None and plan.credits_per_day is None:
        return FREELY
    row = conn.execute(_LOOK, {"tenant": tenant_id}).first()
    used = _from_rows(conn, tenant_id, now) if row is None else _read(row.minutes, row.day, row.spent)
    _forget(used, now)
    return _standing(plan, used, now)


def forget(conn: Connection, tenant_id: str) -> None:
    """It has another plan: the next video counts anew what there was."""
    conn.execute(delete(limits).where(limits.c.tenant_id == tenant_id))


def _lock(conn: Connection, tenant_id: str, now: int) -> _Used:
    """The row, which is ours until the transaction ends."""
    row = conn.execute(_TAKE, {"tenant": tenant_id}).first()
    if row is not None:
        return _read(row.minutes, row.day, row.spent)
    used = _from_rows(conn, tenant_id, now)
    upsert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    fresh = upsert(limits).values(
        tenant_id=tenant_id, minutes=json.dumps(used.minutes), day=used.day, spent=used.spent
    )
    # Of two that make it at once, the second waits here for the first one's commit and goes on from there.
    same = fresh.on_conflict_do_update(index_elements=["tenant_id"], set_={"tenant_id": tenant_id})
    return _read(*conn.execute(same.returning(limits.c.minutes, limits.c.day, limits.c.spent)).one())


def _read(minutes: str, day: int, spent: int) -> _Used:
    return _Used([(minute, videos) for minute, videos in json.loads(minutes)], day, spent)


def _forget(used: _Used, now: int) -> None:
    """What is over counts no more."""
    minute, day = now // MINUTE_MS, now // DAY_MS
    used.minutes = [each for each in used.minutes if each[0] > minute - _MINUTES]
    if used.day < day:
        used.day, used.spent = day, 0


def _from_rows(conn: Connection, tenant_id: str, now: int) -> _Used:
    day = now // DAY_MS
    mine = select(projects.c.id).where(projects.c.tenant_id == tenant_id)
    recent = min(day * DAY_MS, now - _MINUTES * MINUTE_MS)
    rows = conn.execute(
        select(
            (videos.c.created_at // MINUTE_MS).label("minute"),
            func.count().label("videos"),
            func.sum(_cost()).label("spent"),
        )
        .where(
            videos.c.project_id.in_(mine),
            videos.c.api.in_(list(Api)),
            # Ids sort by age, and begin a little before the video is accepted.
            videos.c.id >= f"video_{recent - MINUTE_MS:012x}",
            videos.c.created_at >= recent,
        )
        .group_by("minute")
        .order_by("minute")
    ).all()
    spent = sum(int(row.spent) for row in rows if row.minute * MINUTE_MS // DAY_MS == day)
    return _Used([(row.minute, row.videos) for row in rows], day, spent)


def _cost() -> ColumnElement[int]:
    """What a video counts for: its price, or what it was charged if it came to nothing."""
    nothing = videos.c.state.in_([State.FAILED.value, State.CANCELLED.value])
    amount = case((nothing, func.coalesce(videos.c.charged, 0)), else_=videos.c.price)
    return amount * case((videos.c.unit == Unit.CREDITS.value, CREDIT), else_=1)


def _check_places(conn: Connection, tenant_id: str, at_once: int, left: Standing) -> None:
    if conn.execute(_LIVE, {"tenant": tenant_id}).scalar_one() >= at_once:
        raise RateLimited(
            f"Your plan makes {at_once} videos at once, and there are as many.",
            wait_ms=_FULL_WAIT_MS,
            standing=left,
            code="concurrency_limit_exceeded",
        )


def _check_hour(plan: Plan, used: _Used, now: int) -> None:
    if plan.per_hour is None or sum(videos for _, videos in used.minutes) < plan.per_hour:
        return
    ahead = accumulate(videos for _, videos in used.minutes)
    over = sum(videos for _, videos in used.minutes) - plan.per_hour
    leaves = next(minute for (minute, _), gone in zip(used.minutes, ahead, strict=True) if gone > over)
    raise RateLimited(
        f"Your plan allows {plan.per_hour} videos an hour, and there were as many.",
        wait_ms=(leaves + _MINUTES) * MINUTE_MS - now,
        standing=_standing(plan, used, now),
    )


def _check_day(plan: Plan, used: _Used, price: int, now: int) -> None:
    if plan.credits_per_day is None or used.spent + price <= plan.credits_per_day * CREDIT:
        return
    left = _standing(plan, used, now)
    assert left.credits is not None
    raise RateLimited(
        f"Your plan allows {plan.credits_per_day} credits a day (UTC). {left.credits.remaining} are left "
        f"today, and this costs {Unit.CREDITS.text(-(-price // CREDIT))}.",
        wait_ms=left.credits.reset_ms,
        standing=left,
    )


def _standing(plan: Plan, used: _Used, now: int) -> Standing:
    hour = day = None
    if plan.per_hour is not None:
        there = sum(videos for _, videos in used.minutes)
        reset = (used.minutes[-1][0] + _MINUTES) * MINUTE_MS - now if used.minutes else 0
        hour = Left(plan.per_hour, max(0, plan.per_hour - there), reset)
    if plan.credits_per_day is not None:
        rest = max(0, plan.credits_per_day * CREDIT - used.spent) // CREDIT
        day = Left(plan.credits_per_day, rest, (used.day + 1) * DAY_MS - now)
    return Standing(requests=hour, credits=day)


_MINE = limits.c.tenant_id == bindparam("tenant")
_LOOK = select(limits.c.minutes, limits.c.day, limits.c.spent).where(_MINE)
_TAKE = _LOOK.with_for_update()
_KEEP = (
    update(limits)
    .where(_MINE)
    .values(minutes=bindparam("to"), day=bindparam("on"), spent=bindparam("sum", type_=limits.c.spent.type))
)
_GIVE_BACK = (
    update(limits)
    .where(
        limits.c.tenant_id
        == select(videos.c.tenant_id).where(videos.c.id == bindparam("video")).scalar_subquery(),
        limits.c.day == bindparam("on"),
    )
    .values(
        spent=case(
            (limits.c.spent > bindparam("sum"), limits.c.spent - bindparam("sum")),
            else_=0,
        )
    )
)
#: All that are not finished, by the index of those that wait and are under way.
_LIVE = select(func.count()).where(
    videos.c.state.in_([State.QUEUED.value, *UNDER_WAY]),
    videos.c.priority.in_(list(Priority)),
    videos.c.tenant_id == bindparam("tenant"),
    videos.c.due_at.is_not(None),
)
