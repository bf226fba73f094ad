"""Accounts at hosted providers: how much each is doing, how fast, and whether it may be used at all.

Every server asks the same rows. Lock order: a video's row first, then one account's.

A day is the calendar's, UTC. It counts what was ordered, by what that is expected to take; once an attempt is
over, what it took is counted in the place of that, and one that the vendor never had is not counted at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, case, insert, select, update

from rushes.db import events
from rushes.db.tables import accounts
from rushes.events import OPERATOR, EventKind
from rushes.models.attempt import Attempt
from rushes.models.money import Unit

#: Orders that may go out at once after a pause, as milliseconds of the account's pace.
_BURST_MS = 5_000
_DAY_MS = 86_400_000
#: What no day comes to.
_UNLIMITED = 2**62

_MINE = accounts.c.name == bindparam("account")
_NOW = bindparam("now", type_=accounts.c.next_at.type)
_TIME = bindparam("time", type_=accounts.c.next_at.type)
_TODAY = accounts.c.day == bindparam("today")
_ORDERED = case((_TODAY, accounts.c.ordered), else_=0)
_COST = bindparam("cost", type_=accounts.c.spent.type)
_SPENT = case((_TODAY, accounts.c.spent), else_=0) + _COST
_TAKE = (
    update(accounts)
    .where(
        _MINE,
        accounts.c.running <= bindparam("most"),
        accounts.c.next_at <= bindparam("latest", type_=accounts.c.next_at.type),
        accounts.c.suspended_at.is_(None),
        bindparam("ordered", type_=accounts.c.spent.type) >= _ORDERED,
        bindparam("spend", type_=accounts.c.spent.type) >= _SPENT,
    )
    .values(
        running=accounts.c.running + bindparam("orders"),
        next_at=case((accounts.c.next_at > _NOW, accounts.c.next_at), else_=_NOW) + _TIME,
        day=bindparam("today"),
        ordered=_ORDERED + bindparam("orders"),
        spent=_SPENT,
    )
)
_STANDINGS = select(accounts).where(accounts.c.name.in_(bindparam("names", expanding=True)))
_GIVE_BACK = (
    update(accounts)
    .where(_MINE, accounts.c.running > 0)
    .values(
        running=accounts.c.running - 1,
        ordered=accounts.c.ordered - case((_TODAY, bindparam("never")), else_=0),
        spent=accounts.c.spent + case((_TODAY, _COST), else_=0),
    )
)


@dataclass(frozen=True)
class Quota:
    """What an account is allowed: videos at once, orders a minute, and of a day orders and micro-dollars."""

    account: str
    at_once: int
    per_minute: int
    per_day: int | None = None
    spend_per_day: int | None = None

    @property
    def daily(self) -> bool:
        """Whether there is a limit of a day."""
        return self.per_day is not None or self.spend_per_day is not None

    @property
    def step_ms(self) -> int:
        """Between two orders."""
        return 60_000 // self.per_minute


@dataclass(frozen=True)
class Standing:
    """How an account stands. Times are Unix milliseconds."""

    name: str
    running: int
    next_at: int
    suspended_at: int | None
    reason: str | None
    #: Since 1970.
    day: int
    #: Of that day: orders, and micro-dollars.
    ordered: int
    spent: int

    def today(self, now: int) -> tuple[int, int]:
        """Orders and micro-dollars of this day."""
        return (self.ordered, self.spent) if self.day == now // _DAY_MS else (0, 0)

    def capped(self, quota: Quota, cost: int | None, now: int) -> str | None:
        """Which of the day's limits one more order of ``cost`` micro-dollars would exceed, in words."""
        ordered, spent = self.today(now)
        if quota.per_day is not None and ordered >= quota.per_day:
            return f"has had its {quota.per_day} orders of today (UTC)"
        if quota.spend_per_day is None:
            return None
        limit = Unit.USD.text(quota.spend_per_day)
        if cost is None:
            return f"may spend {limit} a day, and nobody knows what this takes"
        if spent + cost > quota.spend_per_day:
            return f"may spend {limit} a day, and has spent {Unit.USD.text(spent)} today (UTC)"
        return None

    def wait_ms(self, quota: Quota, now: int) -> int:
        """0 if an order may go out now; else about how long it has to wait, as far as the pace says."""
        if self.running >= quota.at_once:
            return 1_000
        return max(0, self.next_at - _BURST_MS - now)

    def taken(self, quota: Quota, cost: int, now: int) -> Standing:
        """After one more order."""
        ordered, spent = self.today(now)
        return replace(
            self,
            running=self.running + 1,
            next_at=max(self.next_at, now) + quota.step_ms,
            day=now // _DAY_MS,
            ordered=ordered + 1,
            spent=spent + cost,
        )


def open_accounts(conn: Connection, names: Sequence[str]) -> None:
    """A row for each; those that there are stay as they are."""
    there = set(conn.execute(select(accounts.c.name).where(accounts.c.name.in_(names))).scalars())
    missing = [{"name": name} for name in names if name not in there]
    if missing:
        conn.execute(insert(accounts), missing)


def standings(conn: Connection, names: Sequence[str]) -> Mapping[str, Standing]:
    rows = conn.execute(_STANDINGS, {"names": names})
    return {row.name: Standing(**row._mapping) for row in rows}


def every(conn: Connection) -> list[Standing]:
    """By name."""
    rows = conn.execute(select(accounts).order_by(accounts.c.name))
    return [Standing(**row._mapping) for row in rows]


def take(conn: Connection, quota: Quota, cost: int, now: int, orders: int = 1) -> bool:
    """Places for so many orders that are expected to take ``cost`` micro-dollars together. False if there are
    less, it is too soon or too much for today, or the account is suspended.
    """
    #: When the first may be due at the latest, if the last is to go out now.
    latest = now + _BURST_MS - (orders - 1) * quota.step_ms
    if latest < now:
        return False
    given = {"account": quota.account, "most": quota.at_once - orders, "now": now, "latest": latest}
    taken = {"orders": orders, "time": orders * quota.step_ms, "today": now // _DAY_MS, "cost": cost}
    per_day = _UNLIMITED if quota.per_day is None else quota.per_day
    spend = _UNLIMITED if quota.spend_per_day is None else quota.spend_per_day
    limits = {"ordered": per_day - orders, "spend": spend}
    return conn.execute(_TAKE, {**given, **taken, **limits}).rowcount == 1


def give_back(conn: Connection, attempt: Attempt, took: int | None) -> None:
    """The provider is done with one, and takes ``took`` micro-dollars for it; None: it never had it.

    Nothing for a provider that has no account.
    """
    given = {
        "account": attempt.provider,
        "today": attempt.created_at // _DAY_MS,
        "never": 1 if took is None else 0,
        "cost": (took or 0) - (attempt.expected or 0),
    }
    conn.execute(_GIVE_BACK, given)


def put_off(conn: Connection, name: str, until: int) -> None:
    """It said that it takes nothing before then."""
    conn.execute(
        update(accounts)
        .where(accounts.c.name == name, accounts.c.next_at < until + _BURST_MS)
        .values(next_at=until + _BURST_MS)
    )


def suspend(conn: Connection, name: str, reason: str, now: int) -> bool:
    """Nothing more goes there until somebody has seen to it. False if it was suspended before."""
    done = conn.execute(
        update(accounts)
        .where(accounts.c.name == name, accounts.c.suspended_at.is_(None))
        .values(suspended_at=now, reason=reason)
    )
    if not done.rowcount:
        return False
    events.append(conn, OPERATOR, None, EventKind.PROVIDER_SUSPENDED, now, id=name, reason=reason)
    return True


def resume(conn: Connection, name: str, now: int) -> bool:
    """False if there is no such account, or it was not suspended."""
    done = conn.execute(
        update(accounts)
        .where(accounts.c.name == name, accounts.c.suspended_at.is_not(None))
        .values(suspended_at=None, reason=None)
    )
    if not done.rowcount:
        return False
    events.append(conn, OPERATOR, None, EventKind.PROVIDER_RESUMED, now, id=name)
    return True
