"""Budgets as an operator sets them."""

from __future__ import annotations

from sqlalchemy import Connection

from rushes.db import budgets, projects, tenants
from rushes.db.database import Database
from rushes.errors import InvalidRequest
from rushes.models.budget import Budget, Period
from rushes.models.ids import new_id, now
from rushes.models.money import MAX_AMOUNT, Unit, worth
from rushes.service.keys import Keys


class Budgets:
    """A holder's first budget is in force at once here, and on every other server within a second."""

    def __init__(self, db: Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    async def put(
        self,
        *,
        tenant_id: str | None,
        project_id: str | None,
        period: Period,
        unit: Unit,
        amount: int,
        downgrade_percent: int | None = None,
    ) -> Budget:
        """For a tenant or for a project; the one that it had for the period is replaced.

        Raises InvalidRequest, NotFound.
        """
        if (tenant_id is None) == (project_id is None):
            raise InvalidRequest(
                "Expected exactly one of 'tenant_id' and 'project_id'.",
                param="project_id" if tenant_id else "tenant_id",
            )
        if not 1 <= worth(unit, amount) <= MAX_AMOUNT:
            raise InvalidRequest(f"Invalid value: '{amount}'.", param="amount")
        if downgrade_percent is not None and not 0 <= downgrade_percent <= 100:
            raise InvalidRequest(
                f"Invalid value: '{downgrade_percent}'. Expected 0 to 100.", param="downgrade_percent"
            )

        def put(conn: Connection) -> Budget:
            if project_id is not None:
                owner = projects.find(conn, project_id).tenant_id
            else:
                owner = tenants.find(conn, tenant_id or "").id
            present = now()
            return budgets.put(
                conn,
                Budget(
                    id=new_id("budget"),
                    tenant_id=owner,
                    project_id=project_id,
                    period=period,
                    unit=unit,
                    amount=amount,
                    downgrade_percent=downgrade_percent,
                    began=period.began(present),
                    spent=0,
                    told=0,
                    created_at=present,
                ),
            )

        done = await self._db.write(put)
        self._keys.forget()
        return done

    async def page(
        self, *, tenant_id: str | None, after: str | None, limit: int
    ) -> tuple[list[Budget], bool]:
        """One tenant's with its projects', or all, newest first, and whether there are more."""
        found = await self._db.read(
            lambda conn: budgets.page(conn, now(), tenant_id=tenant_id, after=after, limit=limit + 1)
        )
        return found[:limit], len(found) > limit

    async def remove(self, budget_id: str) -> None:
        """Raises NotFound."""
        await self._db.write(lambda conn: budgets.remove(conn, budget_id))
