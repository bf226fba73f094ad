"""The ledger as its operator keeps it: sell, give, exchange, correct, look, and prove.

Every posting can be repeated safely under a ``reference`` of the operator's own: what has been posted under
it is answered again, and another posting under the same one is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, exc

from rushes.db import books, ledger, ledger_check, tenants
from rushes.db.database import Database
from rushes.errors import IdempotencyConflict, InvalidRequest
from rushes.models.ids import now
from rushes.models.money import CREDIT, MAX_AMOUNT, Account, Entry, Kind, Transaction, Unit
from rushes.models.price import Prices

_LONGEST_NOTE = 1000
_LONGEST_REFERENCE = 255


class Ledger:
    def __init__(self, db: Database, prices: Prices) -> None:
        self._db = db
        self._prices = prices

    async def grant(
        self, tenant_id: str, unit: Unit, amount: int, *, note: str | None, reference: str | None
    ) -> Transaction:
        """Give without payment. Raises NotFound, InvalidRequest, IdempotencyConflict."""
        _check_amount(amount)
        lines = [Entry(Account.GRANTS, unit, -amount), Entry(Account.WALLET, unit, amount)]
        return await self._post(tenant_id, Kind.GRANT, lines, note, reference)

    async def pay(
        self, tenant_id: str, amount: int, *, note: str | None, reference: str | None
    ) -> Transaction:
        """Dollars that came in. Raises NotFound, InvalidRequest, IdempotencyConflict."""
        _check_amount(amount)
        lines = [Entry(Account.PAYMENTS, Unit.USD, -amount), Entry(Account.WALLET, Unit.USD, amount)]
        return await self._post(tenant_id, Kind.PURCHASE, lines, note, reference)

    async def buy(
        self, tenant_id: str, pack: str, *, quantity: int, note: str | None, reference: str | None
    ) -> Transaction:
        """Packs of credits that were paid outside. Raises NotFound, InvalidRequest, IdempotencyConflict."""
        found = self._prices.packs.get(pack)
        if found is None:
            known = ", ".join(f"'{each}'" for each in self._prices.packs)
            raise InvalidRequest(f"There is no pack '{pack[:80]}'; there are: {known}.", param="pack")
        if not 1 <= quantity <= MAX_AMOUNT // (found.credits * CREDIT):
            raise InvalidRequest(f"Invalid value: '{quantity}'.", param="quantity")
        paid, credits = quantity * found.price, quantity * found.credits  # noqa: A001
        lines = [
            Entry(Account.PAYMENTS, Unit.USD, -paid),
            Entry(Account.PACKS, Unit.USD, paid),
            Entry(Account.PACKS, Unit.CREDITS, -credits),
            Entry(Account.WALLET, Unit.CREDITS, credits),
        ]
        return await self._post(tenant_id, Kind.PURCHASE, lines, note, reference)

    async def exchange(
        self, tenant_id: str, sold: Unit, amount: int, *, note: str | None, reference: str | None
    ) -> Transaction:
        """From one wallet to the other, at $0.10 for a credit and to the last micro-dollar.

        Raises NotFound, InvalidRequest, InsufficientQuota, IdempotencyConflict.
        """
        _check_amount(amount)
        if sold is Unit.USD and amount % CREDIT:
            raise InvalidRequest(
                f"Invalid value: '{amount}'. Dollars become whole credits: expected a multiple of {CREDIT}.",
                param="amount",
            )
        bought = Unit.CREDITS if sold is Unit.USD else Unit.USD
        worth = amount // CREDIT if sold is Unit.USD else amount * CREDIT
        lines = [
            Entry(Account.WALLET, sold, -amount),
            Entry(Account.EXCHANGE, sold, amount),
            Entry(Account.EXCHANGE, bought, -worth),
            Entry(Account.WALLET, bought, worth),
        ]
        return await self._post(tenant_id, Kind.EXCHANGE, lines, note, reference)

    async def adjust(
        self, tenant_id: str, unit: Unit, amount: int, *, note: str, reference: str | None
    ) -> Transaction:
        """Correct by hand, up or down but not below zero; the note says why.

        Raises NotFound, InvalidRequest, InsufficientQuota, IdempotencyConflict.
        """
        _check_amount(abs(amount))
        if not note.strip():
            raise InvalidRequest("An adjustment needs a note that says why.", param="note")
        lines = [Entry(Account.ADJUSTMENTS, unit, -amount), Entry(Account.WALLET, unit, amount)]
        return await self._post(tenant_id, Kind.ADJUSTMENT, lines, note, reference)

    async def transactions(
        self, *, tenant_id: str | None, video_id: str | None, after: int | None, limit: int
    ) -> tuple[list[Transaction], bool]:
        """One tenant's, one video's or all, newest first; and whether there are more."""
        found = await self._db.read(
            lambda conn: books.page(
                conn, tenant_id=tenant_id, video_id=video_id, after=after, limit=limit + 1
            )
        )
        return found[:limit], len(found) > limit

    async def accounts(self, tenant_id: str | None) -> dict[tuple[Account, Unit], int]:
        """What each account comes to, of one tenant or of all. Raises NotFound."""

        def read(conn: Connection) -> dict[tuple[Account, Unit], int]:
            if tenant_id is not None:
                tenants.find(conn, tenant_id)
            return books.sums(conn, tenant_id)

        return await self._db.read(read)

    async def verify(self) -> list[str]:
        """What is wrong with the ledger; empty if nothing is."""
        return await self._db.read(ledger_check.problems)

    async def _post(
        self, tenant_id: str, kind: Kind, lines: Sequence[Entry], note: str | None, reference: str | None
    ) -> Transaction:
        lines = [line for line in lines if line.amount]
        _check_text(note, _LONGEST_NOTE, "note")
        _check_text(reference, _LONGEST_REFERENCE, "reference")

        def transaction(conn: Connection) -> Transaction:
            tenants.find(conn, tenant_id)
            if reference is not None and (before := books.with_reference(conn, tenant_id, reference)):
                if before.kind is not kind or set(before.entries) != set(lines):
                    raise IdempotencyConflict(
                        f"Something else was posted under the reference '{reference}' before.",
                        param="reference",
                    )
                return before
            number = ledger.post(conn, tenant_id, kind, lines, now(), reference=reference, note=note)
            return books.find(conn, number)

        try:
            return await self._db.write(transaction)
        except exc.IntegrityError:
            if reference is None:
                raise
            return await self._db.write(transaction)  # another one was first: this is its answer


def _check_amount(amount: int) -> None:
    if not 0 < amount <= MAX_AMOUNT:
        raise InvalidRequest(f"Invalid value: '{amount}'. Expected 1 to {MAX_AMOUNT}.", param="amount")


def _check_text(text: str | None, longest: int, param: str) -> None:
    if text is not None and (not 0 < len(text) <= longest or "\0" in text):
        raise InvalidRequest(f"'{param}' must have 1 to {longest} characters.", param=param)
