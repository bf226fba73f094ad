"""Accounts at hosted providers: how much each is doing, how fast, and whether it may be used at all.

Every server asks the same rows. Lock order: a video's row first, then one account's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, case, insert, literal, select, update

from rushes.db.tables import accounts

#: Orders that may go out at once after a pause, as milliseconds of the account's pace.
_BURST_MS = 5_000

_MINE = accounts.c.name == bindparam("account")
_NOW = bindparam("now", type_=accounts.c.next_at.type)
_STEP = bindparam("step", type_=accounts.c.next_at.type)
_TAKE = (
    update(accounts)
    .where(
        _MINE,
        accounts.c.running < bindparam("at_once"),
        accounts.c.next_at <= _NOW + literal(_BURST_MS, accounts.c.next_at.type),
        accounts.c.suspended_at.is_(None),
    )
    .values(
        running=accounts.c.running + 1,
        next_at=case((accounts.c.next_at > _NOW, accounts.c.next_at), else_=_NOW) + _STEP,
    )
)
_GIVE_BACK = update(accounts).where(_MINE, accounts.c.running > 0).values(running=accounts.c.running - 1)


@dataclass(frozen=True)
class Quota:
    """What an account is allowed by its vendor: videos at once, and orders a minute."""

    account: str
    at_once: int
    per_minute: int


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


def open_accounts(conn: Connection, names: Sequence[str]) -> None:
    """A row for each; those that there are stay as they are."""
    there = set(conn.execute(select(accounts.c.name).where(accounts.c.name.in_(names))).scalars())
    missing = [{"name": name} for name in names if name not in there]
    if missing:
        conn.execute(insert(accounts), missing)


def standings(conn: Connection, names: Sequence[str]) -> Mapping[str, Standing]:
    rows = conn.execute(select(accounts).where(accounts.c.name.in_(names)))
    return {row.name: Standing(**row._mapping) for row in rows}


def every(conn: Connection) -> list[Standing]:
    """By name."""
    rows = conn.execute(select(accounts).order_by(accounts.c.name))
    return [Standing(**row._mapping) for row in rows]


def take(conn: Connection, quota: Quota, now: int) -> bool:
    """A place for one order. False if there is none, it would be too fast, or the account is suspended."""
    step = 60_000 // quota.per_minute
    given = {"account": quota.account, "at_once": quota.at_once, "now": now, "step": step}
    return conn.execute(_TAKE, given).rowcount == 1


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
