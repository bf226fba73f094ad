"""The ledger: double entry, append-only. Every function is part of the transaction of what it books.

Invariants, which `db/ledger_check.py` proves: the entries of a transaction sum to zero in each unit; a wallet
is the sum of its entries; a video that is being made has its hold, one that is over has none.

Locks: a video's row first, then its tenant's wallet, and none after that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, exists, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from rushes.db.rows import NewRows
from rushes.db.tables import entries, tenants, transactions, videos, wallets
from rushes.errors import InsufficientQuota
from rushes.models.attempt import Attempt
from rushes.models.money import Account, Billing, Charge, Entry, Kind, Unit
from rushes.models.video import Video

_INVOICED = exists().where(tenants.c.id == wallets.c.tenant_id, tenants.c.billing == Billing.INVOICE.value)
_OWN = (wallets.c.unit == bindparam("of"), wallets.c.tenant_id == bindparam("tenant"))
#: One statement looks and takes: of a thousand at once, each sees what those before it left.
_SET_ASIDE = (
    update(wallets)
    .where(*_OWN, or_(wallets.c.balance >= bindparam("price"), _INVOICED))
    .values(balance=wallets.c.balance - bindparam("price"), held=wallets.c.held + bindparam("price"))
)
_TENANT = select(videos.c.tenant_id).where(videos.c.id == bindparam("video")).scalar_subquery()
_BRING_TO_REST = (
    update(wallets)
    .where(wallets.c.unit == bindparam("of"), wallets.c.tenant_id == _TENANT)
    .values(balance=wallets.c.balance + bindparam("rest"), held=wallets.c.held - bindparam("price"))
    .returning(wallets.c.tenant_id)
)
_BALANCE = select(wallets.c.balance).where(*_OWN)
#: Its type has to be said: PostgreSQL would take it for what it is compared with, and 0 is small.
_AMOUNT = bindparam("amount", type_=wallets.c.balance.type)
_ADD = (
    update(wallets)
    .where(*_OWN, or_(_AMOUNT > 0, wallets.c.balance + _AMOUNT >= 0))
    .values(balance=wallets.c.balance + _AMOUNT)
)
_TRANSACTION = insert(transactions)
_HOLDS = NewRows(
    transactions, "tenant_id", "kind", "created_at", "video_id", "round", returning=("id", "video_id")
)
_ENTRIES = insert(entries)
_ENTRIES_OF_HOLDS = NewRows(entries, "transaction_id", "account", "unit", "amount")


def open_wallets(conn: Connection, tenant_id: str) -> None:
    """One in each unit; those that there are stay."""
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    rows = [{"tenant_id": tenant_id, "unit": unit.value} for unit in Unit]
    conn.execute(insert(wallets).values(rows).on_conflict_do_nothing())


class Hold(NamedTuple):
    """What a video's tenant has to have for it."""

    tenant_id: str
    video_id: str
    charge: Charge
    #: How often the video was begun.
    round: int = 1


def hold(conn: Connection, holds: Sequence[Hold], now: int) -> None:
    """Set the prices of videos aside, as they are accepted or begun anew.

    Raises InsufficientQuota if one is too much.
    """
    costly = {each.video_id: each for each in holds if each.charge.held}
    if not costly:
        return
    sums: Counter[tuple[str, Unit]] = Counter()
    for each in costly.values():
        sums[each.tenant_id, each.charge.unit] += each.charge.held
    for (tenant_id, unit_of), price in sorted(sums.items()):
        given = {"of": unit_of.value, "tenant": tenant_id}
        if not conn.execute(_SET_ASIDE, {**given, "price": price}).rowcount:
            raise _too_little(unit_of, price, conn.execute(_BALANCE, given).scalar_one())
    kind = Kind.HOLD.value
    begun = _HOLDS.insert(
        conn, [(each.tenant_id, kind, now, video_id, each.round) for video_id, each in costly.items()]
    )
    wallet, held = Account.WALLET.value, Account.HELD.value
    lines: list[tuple[int, str, str, int]] = []
    for number, video_id in begun:
        charge = costly[video_id].charge
        unit = charge.unit.value
        lines += (number, wallet, unit, -charge.held), (number, held, unit, charge.held)
    _ENTRIES_OF_HOLDS.insert(conn, lines)


def end(conn: Connection, video: Video, charged: int, now: int) -> None:
    """Bring a video's hold to rest, as the video comes to its end: ``charged`` is kept, the rest goes back.

    Invariant: the caller has just moved the video's row to a final state, which happens once.
    """
    charge = video.charge
    if not charge.held:
        return
    assert 0 <= charged <= charge.held, f"{video.id}: {charged} of {charge.held}"
    rest = charge.held - charged
    given = {"of": charge.unit.value, "video": video.id, "rest": rest, "price": charge.held}
    tenant_id = conn.execute(_BRING_TO_REST, given).scalar_one()
    kind = Kind.SETTLE if charged else Kind.RELEASE
    amounts = {Account.HELD: -charge.held, Account.REVENUE: charged, Account.WALLET: rest}
    number = _begin(conn, tenant_id, kind, now, video_id=video.id, round=video.round)
    entered = [Entry(account, charge.unit, amount) for account, amount in amounts.items()]
    conn.execute(_ENTRIES, _lines(number, entered))


def cost(conn: Connection, tenant_id: str, attempt: Attempt, amount: int, now: int) -> None:
    """What a provider takes for an attempt, in micro-dollars; beside what the customer pays. Booked once."""
    if not amount:
        return
    note = f"{attempt.provider}/{attempt.model}"
    number = _begin(conn, tenant_id, Kind.COST, now, reference=attempt.id, note=note)
    lines = [Entry(Account.COSTS, Unit.USD, amount), Entry(Account.PAYABLE, Unit.USD, -amount)]
    conn.execute(_ENTRIES, _lines(number, lines))


def post(
    conn: Connection,
    tenant_id: str,
    kind: Kind,
    lines: Sequence[Entry],
    now: int,
    *,
    reference: str | None = None,
    note: str | None = None,
) -> int:
    """Book what an operator does; returns the transaction's id. What it takes has to be there.

    Invariant: what a tenant has booked under a ``reference`` is not booked again; the caller has looked, and
    of two at once the second fails. Raises InsufficientQuota.
    """
    for line in lines:
        if line.account is Account.WALLET:
            given = {"of": line.unit.value, "tenant": tenant_id, "amount": line.amount}
            if not conn.execute(_ADD, given).rowcount:
                raise InsufficientQuota(f"There are not {line.unit.text(-line.amount)} to take.")
    number = _begin(conn, tenant_id, kind, now, reference=reference, note=note)
    conn.execute(_ENTRIES, _lines(number, lines))
    return number


def _begin(conn: Connection, tenant_id: str, kind: Kind, now: int, **more: str | int | None) -> int:
    done = conn.execute(_TRANSACTION, {"tenant_id": tenant_id, "kind": kind.value, "created_at": now, **more})
    assert done.inserted_primary_key is not None
    number: int = done.inserted_primary_key[0]
    return number


def _lines(number: int, entered: Sequence[Entry]) -> list[dict[str, Any]]:
    return [
        {
            "transaction_id": number,
            "account": each.account.value,
            "unit": each.unit.value,
            "amount": each.amount,
        }
        for each in entered
        if each.amount
    ]


def _too_little(unit: Unit, price: int, balance: int) -> InsufficientQuota:
    return InsufficientQuota(f"This costs {unit.text(price)}, and there are {unit.text(balance)} to spend.")
