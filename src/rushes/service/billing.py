"""Billing: what a caller's tenant has, spends and could spend."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection

from rushes.db import books, budgets, limits, margins, tenants, usage
from rushes.db.database import Database
from rushes.errors import InvalidRequest
from rushes.models.budget import Budget
from rushes.models.caller import Caller
from rushes.models.ids import now
from rushes.models.limit import Standing
from rushes.models.margin import By as MarginBy
from rushes.models.margin import Margin
from rushes.models.money import Billing as How
from rushes.models.money import Wallet
from rushes.models.plan import Plan, Plans
from rushes.models.usage import By, Usage

DAY_MS = 86_400_000
#: An account is no list: the rest is under /admin/v1/budgets.
_BUDGETS_SHOWN = 100
#: Days that one question about usage or the margin may span.
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
    #: What the limits leave just now.
    standing: Standing
    billing: How
    purses: tuple[Purse, ...]
    #: Those that may stand in the asker's way.
    budgets: tuple[Budget, ...]


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
        """With the budgets of the tenant and of the caller's project."""

        def mine(conn: Connection, present: int) -> list[Budget]:
            return budgets.of_caller(conn, caller.tenant_id, caller.project_id, present)

        return await self._account(caller.tenant_id, mine)

    async def account_of(self, tenant_id: str) -> State:
        """For the operator: with the budgets of all projects. Raises NotFound."""

        def all_of_them(conn: Connection, present: int) -> list[Budget]:
            return budgets.page(conn, present, tenant_id=tenant_id, after=None, limit=_BUDGETS_SHOWN)

        return await self._account(tenant_id, all_of_them)

    async def _account(self, tenant_id: str, of: Callable[[Connection, int], list[Budget]]) -> State:

        def read(conn: Connection) -> State:
            tenant = tenants.find(conn, tenant_id)
            present = now()
            spent = books.spending(conn, tenant_id, present)
            purses = [
                _purse(wallet, spent[wallet.unit].per_day if wallet.unit in spent else 0, present)
                for wallet in books.wallets_of(conn, tenant_id)
            ]
            plan = self._plans.of(tenant.plan)
            return State(
                tenant_id,
                tenant.plan,
                plan,
                limits.standing(conn, tenant_id, plan, present),
                tenant.billing,
                tuple(purses),
                tuple(of(conn, present)),
            )

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

    async def margin(
        self, period: Period, by: Collection[MarginBy], *, tenant_id: str | None, skip: int, limit: int
    ) -> tuple[list[Margin], bool]:
        """For the operator: what customers were charged and providers took, and whether there is more.

        Raises InvalidRequest, NotFound.
        """
        _check(period)

        def read(conn: Connection) -> list[Margin]:
            if tenant_id is not None:
                tenants.find(conn, tenant_id)
            return margins.sums(
                conn,
                since=period.first * DAY_MS,
                until=(period.last + 1) * DAY_MS,
                tenant_id=tenant_id,
                by=by,
                skip=skip,
                limit=limit + 1,
            )

        found = await self._db.read(read)
        return found[:limit], len(found) > limit

    async def _usage(
        self, whose: ColumnElement[bool], period: Period, by: Collection[By], skip: int, limit: int
    ) -> tuple[list[Usage], bool]:
        _check(period)
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


def _check(period: Period) -> None:
    if period.last < period.first:
        raise InvalidRequest("'to' is before 'from'.", param="to")
    if period.last - period.first >= LONGEST:
        raise InvalidRequest(f"'from' and 'to' may be {LONGEST} days apart at most.", param="from")


def _purse(wallet: Wallet, per_day: int, present: int) -> Purse:
    ends = per_day > 0 and wallet.balance > 0
    return Purse(wallet, per_day, present + wallet.balance * DAY_MS // per_day if ends else None)
