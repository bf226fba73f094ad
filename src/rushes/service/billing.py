"""Billing: what a caller's tenant has, spends and could spend."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection

from rushes.db import books, tenants, usage
from rushes.db.database import Database
from rushes.errors import InvalidRequest
from rushes.models.caller import Caller
from rushes.models.ids import now
from rushes.models.money import Billing as How
from rushes.models.money import Wallet
from rushes.models.plan import Plan, Plans
from rushes.models.usage import By, Usage

DAY_MS = 86_400_000
#: Days that one question about usage may span.
LONGEST = 93


@dataclass(frozen=True)
class Purse:
    """A wallet and where it is heading."""

    wallet: Wallet
    #: Charged a day, of late.
    per_day: int
    #: Unix milliseconds; None if nothing was spent of late or there is nothing to run out.
    runs_out_at: int | None


@dataclass(frozen=True)
class State:
    """A tenant's account."""

    tenant_id: str
    plan: str
    limits: Plan
    billing: How
    purses: tuple[Purse, ...]


@dataclass(frozen=True)
class Period:
    """Whole days, counted from 1970-01-01, UTC; both are part of it."""

    first: int
    last: int


class Billing:
    def __init__(self, db: Database, plans: Plans) -> None:
        self._db = db
        self._plans = plans

    async def account(self, caller: Caller) -> State:
        return await self.account_of(caller.tenant_id)

    async def account_of(self, tenant_id: str) -> State:
        """For the operator. Raises NotFound."""

        def read(conn: Connection) -> State:
            tenant = tenants.find(conn, tenant_id)
            present = now()
            spent = books.spending(conn, tenant_id, present)
            purses = [
                _purse(wallet, spent[wallet.unit].per_day if wallet.unit in spent else 0, present)
                for wallet in books.wallets_of(conn, tenant_id)
            ]
            limits = self._plans.of(tenant.plan)
            return State(tenant_id, tenant.plan, limits, tenant.billing, tuple(purses))

        return await self._db.read(read)

    async def usage(
        self, caller: Caller, period: Period, by: Collection[By], *, skip: int, limit: int
    ) -> tuple[list[Usage], bool]:
        """The caller's project's, and whether there is more. Raises InvalidRequest."""
        return await self._usage(usage.of_project(caller.project_id), period, by, skip, limit)

    async def usage_of(
        self, tenant_id: str, period: Period, by: Collection[By], *, skip: int, limit: int
    ) -> tuple[list[Usage], bool]:
        """For the operator: a tenant's. Raises InvalidRequest, NotFound."""
        await self._db.read(lambda conn: tenants.find(conn, tenant_id))
        return await self._usage(usage.of_tenant(tenant_id), period, by, skip, limit)

    async def _usage(
        self, whose: ColumnElement[bool], period: Period, by: Collection[By], skip: int, limit: int
    ) -> tuple[list[Usage], bool]:
        if period.last < period.first:
            raise InvalidRequest("'to' is before 'from'.", param="to")
        if period.last - period.first >= LONGEST:
            raise InvalidRequest(f"'from' and 'to' may be {LONGEST} days apart at most.", param="from")
        found = await self._db.read(
            lambda conn: usage.count(
                conn,
                whose,
                since=period.first * DAY_MS,
                until=(period.last + 1) * DAY_MS,
                by=by,
                skip=skip,
                limit=limit + 1,
            )
        )
        return found[:limit], len(found) > limit


def _purse(wallet: Wallet, per_day: int, present: int) -> Purse:
    ends = per_day > 0 and wallet.balance > 0
    return Purse(wallet, per_day, present + wallet.balance * DAY_MS // per_day if ends else None)
