"""The proof that the ledger is right: what has to be true of its rows at every moment, and what is not."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, text

from rushes.db.tables import entries, projects, transactions, videos, wallets
from rushes.models.money import Account, Kind
from rushes.models.video import FINAL

#: As many of each sort are named.
_MOST = 20


def problems(conn: Connection) -> list[str]:
    """Everything that is wrong, in words; empty if nothing is. It has to be the first in its transaction."""
    if conn.dialect.name == "postgresql":  # all that follows looks at one moment, beside running servers
        conn.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    return [*_sums(conn), *_balances(conn), *_videos(conn), *_strays(conn)]


_TOTAL = func.coalesce(func.sum(entries.c.amount), 0)


def _sums(conn: Connection) -> Iterator[str]:
    by_transaction = select(entries.c.transaction_id, entries.c.unit, _TOTAL.label("total"))
    grouped = by_transaction.group_by(entries.c.transaction_id, entries.c.unit)
    for row in conn.execute(grouped.having(_TOTAL != 0).limit(_MOST)):
        yield f"transaction {row.transaction_id}: its entries in {row.unit} sum to {row.total}, not to 0"
    some = select(entries.c.account).where(entries.c.transaction_id == transactions.c.id).exists()
    for number in conn.execute(select(transactions.c.id).where(~some).limit(_MOST)).scalars():
        yield f"transaction {number}: it has no entries"
    for unit, total in conn.execute(select(entries.c.unit, _TOTAL).group_by(entries.c.unit)):
        if total:
            yield f"all entries in {unit} sum to {total}, not to 0"


def _balances(conn: Connection) -> Iterator[str]:
    columns = {Account.WALLET: wallets.c.balance, Account.HELD: wallets.c.held}
    booked = (
        select(transactions.c.tenant_id, entries.c.unit, entries.c.account, _TOTAL.label("total"))
        .join(transactions, transactions.c.id == entries.c.transaction_id)
        .where(entries.c.account.in_([account.value for account in columns]))
        .group_by(transactions.c.tenant_id, entries.c.unit, entries.c.account)
    )
    sums = {(row.tenant_id, row.unit, row.account): row.total for row in conn.execute(booked)}
    for wallet in conn.execute(select(wallets)).all():
        for account, column in columns.items():
            kept = wallet._mapping[column]
            total = sums.pop((wallet.tenant_id, wallet.unit, account.value), 0)
            if kept != total:
                yield f"{wallet.tenant_id}: {account} in {wallet.unit} is {kept}, its entries sum to {total}"
        if wallet.held < 0:
            yield f"{wallet.tenant_id}: less than nothing is held in {wallet.unit}: {wallet.held}"
    for tenant_id, unit, account in sums:
        yield f"{tenant_id}: there are entries of {account} in {unit}, and no such wallet"


_FINAL = videos.c.state.in_([state.value for state in FINAL])
_ENDS = [Kind.SETTLE.value, Kind.RELEASE.value]


def _videos(conn: Connection) -> Iterator[str]:
    """Each video's own columns against what was booked for it, in its unit."""
    on_held, hold, end = (
        entries.c.account == Account.HELD.value,
        transactions.c.kind == Kind.HOLD.value,
        transactions.c.kind.in_(_ENDS),
    )

    def summed(*those: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((and_(*those), entries.c.amount), else_=0)), 0)

    def counted(*those: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((and_(*those), 1), else_=0)), 0)

    holds, ends = counted(on_held, hold), counted(on_held, end)
    taken, left = summed(on_held, hold), summed(on_held)
    revenue = summed(entries.c.account == Account.REVENUE.value)
    rows = (
        select(
            videos.c.id,
            videos.c.state,
            videos.c.held,
            videos.c.charged,
            videos.c.round,
            holds.label("holds"),
            ends.label("ends"),
            taken.label("taken"),
            left.label("left"),
            revenue.label("revenue"),
        )
        .outerjoin(transactions, transactions.c.video_id == videos.c.id)
        .outerjoin(
            entries, and_(entries.c.transaction_id == transactions.c.id, entries.c.unit == videos.c.unit)
        )
        .group_by(videos.c.id)
    )
    right = and_(
        holds == case((videos.c.held > 0, videos.c.round), else_=0),
        ends == case((videos.c.held == 0, 0), (_FINAL, videos.c.round), else_=videos.c.round - 1),
        taken == videos.c.held * videos.c.round,
        left == case((_FINAL, 0), else_=videos.c.held),
        revenue == func.coalesce(videos.c.charged, videos.c.charged_before),
        revenue <= videos.c.held,
        videos.c.charged.is_not(None) == _FINAL,
    )
    for row in conn.execute(rows.having(~right).limit(_MOST)):
        yield (
            f"{row.id} is {row.state} in round {row.round}, was to hold {row.held} and charged "
            f"{row.charged}; it has {row.holds} holds of {row.taken}, {row.ends} ends, {row.left} still "
            f"held, and was charged {row.revenue}"
        )


def _strays(conn: Connection) -> Iterator[str]:
    """What was booked for a video in another's name, in another unit or for none at all."""
    rows = (
        select(transactions.c.id, transactions.c.video_id)
        .join(entries, entries.c.transaction_id == transactions.c.id)
        .outerjoin(videos, videos.c.id == transactions.c.video_id)
        .outerjoin(projects, projects.c.id == videos.c.project_id)
        .where(
            transactions.c.video_id.is_not(None),
            or_(
                videos.c.id.is_(None),
                videos.c.unit != entries.c.unit,
                projects.c.tenant_id != transactions.c.tenant_id,
            ),
        )
        .distinct()
    )
    for row in conn.execute(rows.limit(_MOST)):
        yield f"transaction {row.id}: it is not in the unit and the name of its video {row.video_id}"
