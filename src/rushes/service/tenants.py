"""Tenants: those whom the server works for."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from rushes.db import tenants
from rushes.db.database import Database
from rushes.models.ids import new_id, now
from rushes.models.money import Billing
from rushes.models.plan import UNLIMITED, Plans
from rushes.models.tenant import Tenant
from rushes.service.names import check_name, unique


class Tenants:
    def __init__(self, db: Database, plans: Plans) -> None:
        self._db = db
        self._plans = plans

    async def create(self, name: str, plan: str = UNLIMITED) -> Tenant:
        """Raises InvalidRequest, Conflict."""
        check_name(name)
        self._plans.check(plan)
        tenant = Tenant(new_id("tenant"), name, now(), None, plan)
        with unique("tenant", name):
            return await self._db.write(lambda conn: tenants.add(conn, tenant))

    async def retrieve(self, tenant_id: str) -> Tenant:
        """Raises NotFound."""
        return await self._db.read(lambda conn: tenants.find(conn, tenant_id))

    async def page(self, *, after: str | None, limit: int) -> tuple[list[Tenant], bool]:
        """Newest first, and whether there are more."""
        found = await self._db.read(lambda conn: tenants.page(conn, after=after, limit=limit + 1))
        return found[:limit], len(found) > limit

    async def change(
        self,
        tenant_id: str,
        *,
        name: str | None = None,
        disabled: bool | None = None,
        plan: str | None = None,
        billing: Billing | None = None,
    ) -> Tenant:
        """What is None stays. A disabled tenant's keys open nothing; what it had begun is finished.
        Another plan holds for what comes from now on, on every server within a second; another
        billing from the next acceptance on.

        Raises NotFound, InvalidRequest, Conflict.
        """
        if name is not None:
            check_name(name)
        if plan is not None:
            self._plans.check(plan)

        def change(conn: Connection) -> Tenant:
            found = tenants.find(conn, tenant_id)
            new = changes(name, disabled, found.disabled_at)
            if plan is not None:
                new["plan"] = plan
            if billing is not None:
                new["billing"] = billing.value
            return tenants.change(conn, tenant_id, new)

        with unique("tenant", name):
            return await self._db.write(change)


def changes(name: str | None, disabled: bool | None, disabled_at: int | None) -> dict[str, Any]:
    """A tenant's or project's new columns. One that is disabled already keeps its time."""
    new: dict[str, Any] = {} if name is None else {"name": name}
    if disabled is not None:
        new["disabled_at"] = (disabled_at or now()) if disabled else None
    return new
