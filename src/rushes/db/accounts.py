"""Accounts at hosted providers: how much each is doing, how fast, and whether it may be used at all.

Every server asks the same rows. Lock order: a video's row first, then one account's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, case, insert, select, update

from rushes.db.tables import accounts

#: Orders that may go out at once after a pause, as milliseconds of the account's pace.
_BURST_MS = 5_000

_MINE = accounts.c.name == bindparam("account")
_NOW = bindparam("now", type_=accounts.c.next_at.type)
_TIME = bindparam("time", type_=accounts.c.next_at.type)
_TAKE = (
    update(accounts)
    .where(
        _MINE,
        accounts.c.running <= bindparam("most"),
        accounts.c.next_at <= bindparam("latest", type_=accounts.c.next_at.type),
        accounts.c.suspended_at.is_(None),
    )
    .values(
        running=accounts.c.running + bindparam("orders"),
        next_at=case((accounts.c.next_at > _NOW, accounts.c.next_at), else_=_NOW) + _TIME,
    )
)
_STANDINGS = select(accounts).where(accounts.c.name.in_(bindparam("names", expanding=True)))
_GIVE_BACK = update(accounts).where(_MINE, accounts.c.running > 0).values(running=accounts.c.running - 1)


@dataclass(frozen=True)
class Quota:
    """What an account is allowed by its vendor: videos at once, and orders a minute."""

    account: str
    at_once: int
    per_minute: int

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

    def wait_ms(self, quota: Quota, now: int) -> int:
        """0 if an order may go out now; else about how long it has to wait, as far as the pace says."""
        if self.running >= quota.at_once:
            return 1_000
        return max(0, self.next_at - _BURST_MS - now)

    def taken(self, quota: Quota, now: int) -> Standing:
        """After one more order."""
        return replace(self, running=self.running + 1, next_at=max(self.next_at, now) + quota.step_ms)


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


def take(conn: Connection, quota: Quota, now: int, orders: int = 1) -> bool:
    """Places for so many orders. False if there are less, it is too soon, or the account is suspended."""
    #: When the first may be due at the latest, if the last is to go out now.
    latest = now + _BURST_MS - (orders - 1) * quota.step_ms
    if latest < now:
        return False
    given = {"account": quota.account, "most": quota.at_once - orders, "now": now, "latest": latest}
    taken = {"orders": orders, "time": orders * quota.step_ms}
    return conn.execute(_TAKE, {**given, **taken}).rowcount == 1


def give_back(conn: Connection, name: str) -> None:
    """The provider is done with one, however it ended. Nothing for a provider that has no account."""
    conn.execute(_GIVE_BACK, {"account": name})


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
    return done.rowcount == 1


def resume(conn: Connection, name: str) -> bool:
    """False if there is no such account, or it was not suspended."""
    done = conn.execute(
        update(accounts)
        .where(accounts.c.name == name, accounts.c.suspended_at.is_not(None))
        .values(suspended_at=None, reason=None)
    )
    return done.rowcount == 1
