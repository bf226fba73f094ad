"""What customers were charged beside what providers took, summed up from the ledger's transactions.

A charge is of the provider that had the video when it was booked: who completed it, or, of one that failed
or was cancelled and was charged a part, who was at it. A cost is of the attempt that it was booked for, also
of one that nobody was charged for: it failed, it came too late, or a test key asked for it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Select,
    case,
    func,
    literal,
    null,
    select,
    text,
    union_all,
)

from rushes.db.tables import attempts, entries, transactions, videos
from rushes.models.margin import By, Margin
from rushes.models.money import Account, Kind, Unit

_DAY_MS = 86_400_000
#: In the words of the index, or SQLite could not use it.
_BOOKED = text("transactions.kind IN ('settle', 'cost')")


def sums(
    conn: Connection,
    *,
    since: int,
    until: int,
    tenant_id: str | None,
    by: Collection[By],
    skip: int,
    limit: int,
) -> list[Margin]:
    """Booked from ``since`` up to, not including, ``until``, Unix milliseconds; oldest day first."""
    of_then = select(transactions).where(
        transactions.c.created_at >= since, transactions.c.created_at < until, _BOOKED
    )
    if tenant_id is not None:
        of_then = of_then.where(transactions.c.tenant_id == tenant_id)
    # By itself, SQLite would rather go through all entries than through the time's transactions.
    at = of_then.cte("at").prefix_with("MATERIALIZED")
    booked = union_all(_charges(at), _costs(at)).subquery()
    groups = [booked.c[each.value] for each in By if each in by]
    query = (
        select(
            *((booked.c[each.value] if each in by else null()).label(each.value) for each in By),
            *(func.sum(booked.c[name]).label(name) for name in _SUMMED),
        )
        .group_by(*groups)
        .order_by(*groups)
        .offset(skip)
        .limit(limit)
    )
    # PostgreSQL sums whole numbers to decimals. Without groups there is one row, whatever was booked.
    return [
        Margin(row.day, row.model, row.provider, **{name: int(row._mapping[name] or 0) for name in _SUMMED})
        for row in conn.execute(query)
    ]


_SUMMED = ("charges", "dollars", "credits", "orders", "cost")
_NONE = literal(0)


def _charges(at: CTE) -> Select[Any]:
    had = (
        select(attempts.c.provider)
        .where(attempts.c.video_id == videos.c.id, attempts.c.created_at <= at.c.created_at)
        .order_by(attempts.c.number.desc())
        .limit(1)
        .correlate(videos, at)
        .scalar_subquery()
    )
    return (
        select(
            *_named(at, had),
            literal(1).label("charges"),
            case((entries.c.unit == Unit.USD.value, entries.c.amount), else_=0).label("dollars"),
            case((entries.c.unit == Unit.CREDITS.value, entries.c.amount), else_=0).label("credits"),
            _NONE.label("orders"),
            _NONE.label("cost"),
        )
        .join(entries, entries.c.transaction_id == at.c.id)
        .join(videos, videos.c.id == at.c.video_id)
        .where(at.c.kind == Kind.SETTLE.value, entries.c.account == Account.REVENUE.value)
    )


def _costs(at: CTE) -> Select[Any]:
    return (
        select(
            *_named(at, attempts.c.provider),
            _NONE.label("charges"),
            _NONE.label("dollars"),
            _NONE.label("credits"),
            literal(1).label("orders"),
            entries.c.amount.label("cost"),
        )
        .join(entries, entries.c.transaction_id == at.c.id)
        .join(attempts, attempts.c.id == at.c.reference)
        .join(videos, videos.c.id == attempts.c.video_id)
        .where(at.c.kind == Kind.COST.value, entries.c.account == Account.COSTS.value)
    )


def _named(at: CTE, provider: ColumnElement[str]) -> tuple[ColumnElement[Any], ...]:
    day = at.c.created_at // _DAY_MS
    return day.label("day"), videos.c.model.label("model"), provider.label("provider")
