"""Reading the ledger: wallets, transactions, sums, and how fast money goes. Nothing here changes a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from rushes.db.tables import entries, transactions, wallets
from rushes.models.money import Account, Entry, Kind, Transaction, Unit, Wallet

_DAY_MS = 86_400_000
#: How far back, and over how many transactions at most, spending is looked at.
_WINDOW_DAYS = 7
_SAMPLE = 2_000


def wallets_of(conn: Connection, tenant_id: str) -> list[Wallet]:
    """One in each unit."""
    rows = conn.execute(select(wallets).where(wallets.c.tenant_id == tenant_id)).all()
    found = {row.unit: row for row in rows}
    return [Wallet(tenant_id, unit, found[unit].balance, found[unit].held) for unit in Unit if unit in found]


def sums(conn: Connection, tenant_id: str | None) -> dict[tuple[Account, Unit], int]:
    """What all entries of each account add up to, of one tenant or of all. Takes time in a large ledger."""
    query = select(entries.c.account, entries.c.unit, func.sum(entries.c.amount))
    if tenant_id is not None:
        query = query.join(transactions, transactions.c.id == entries.c.transaction_id).where(
            transactions.c.tenant_id == tenant_id
        )
    rows = conn.execute(query.group_by(entries.c.account, entries.c.unit))
    return {(Account(account), Unit(unit)): int(total) for account, unit, total in rows}


def page(
    conn: Connection, *, tenant_id: str | None, video_id: str | None, after: int | None, limit: int
) -> list[Transaction]:
    """One tenant's, one video's or all, newest first."""
    query = select(transactions)
    if tenant_id is not None:
        query = query.where(transactions.c.tenant_id == tenant_id)
    if video_id is not None:
        query = query.where(transactions.c.video_id == video_id)
    if after is not None:
        query = query.where(transactions.c.id < after)
    return _whole(conn, conn.execute(query.order_by(transactions.c.id.desc()).limit(limit)).all())


def find(conn: Connection, transaction_id: int) -> Transaction:
    rows = conn.execute(select(transactions).where(transactions.c.id == transaction_id)).all()
    (found,) = _whole(conn, rows)
    return found


def with_reference(conn: Connection, tenant_id: str, reference: str) -> Transaction | None:
    rows = conn.execute(
        select(transactions).where(
            transactions.c.tenant_id == tenant_id, transactions.c.reference == reference
        )
    ).all()
    found = _whole(conn, rows)
    return found[0] if found else None


def _whole(conn: Connection, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Transaction]:
    lines: dict[int, list[Entry]] = defaultdict(list)
    query = select(entries).where(entries.c.transaction_id.in_([row.id for row in rows]))
    for line in conn.execute(query.order_by(entries.c.account, entries.c.unit)) if rows else ():
        lines[line.transaction_id].append(Entry(Account(line.account), Unit(line.unit), line.amount))
    return [
        Transaction(**{**row._mapping, "kind": Kind(row.kind)}, entries=tuple(lines[row.id])) for row in rows
    ]


@dataclass(frozen=True)
class Spending:
    """What was charged of late."""

    amount: int
    #: Over how long, in milliseconds.
    over: int

    @property
    def per_day(self) -> int:
        return self.amount * _DAY_MS // self.over


def spending(conn: Connection, tenant_id: str, now: int) -> dict[Unit, Spending]:
    """Over the last seven days, or back to the 2,000th last transaction if that is nearer.

    The look costs the same however long the ledger is. What began less than a day ago counts as a day.
    """
    latest = (
        select(transactions.c.id, transactions.c.created_at)
        .where(transactions.c.tenant_id == tenant_id)
        .order_by(transactions.c.id.desc())
        .limit(_SAMPLE)
        .subquery()
    )
    since = now - _WINDOW_DAYS * _DAY_MS
    count, oldest = conn.execute(select(func.count(), func.min(latest.c.created_at))).one()
    begin = max(since, oldest if oldest is not None else now)
    over = max(now - begin, 1 if count == _SAMPLE else _DAY_MS)
    rows = conn.execute(
        select(entries.c.unit, func.sum(entries.c.amount))
        .join(latest, latest.c.id == entries.c.transaction_id)
        .where(entries.c.account == Account.REVENUE.value, latest.c.created_at >= since)
        .group_by(entries.c.unit)
    )
    return {Unit(unit): Spending(int(total), over) for unit, total in rows}
