"""Tenants."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from rushes.db import ledger, limits
from rushes.db.tables import tenants
from rushes.errors import NotFound
from rushes.models.ids import is_id
from rushes.models.money import Billing
from rushes.models.tenant import Tenant


def _tenant(row: Row[*tuple[Any, ...]]) -> Tenant:
    return Tenant(**{**row._mapping, "billing": Billing(row.billing)})


def add(conn: Connection, tenant: Tenant) -> Tenant:
    """With its wallets."""
    conn.execute(insert(tenants).values(**vars(tenant)))
    ledger.open_wallets(conn, tenant.id)
    return tenant


def ensure(conn: Connection, name: str, tenant_id: str, now: int) -> Tenant:
    """The tenant of that name, which is made with ``tenant_id`` if there is none."""
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    fresh = insert(tenants).values(id=tenant_id, name=name, created_at=now)
    # Of two that make it at once, the second waits here for the first one's commit.
    conn.execute(fresh.on_conflict_do_nothing(index_elements=[tenants.c.name]))
    tenant = _tenant(conn.execute(select(tenants).where(tenants.c.name == name)).one())
    ledger.open_wallets(conn, tenant.id)
    return tenant


def find(conn: Connection, tenant_id: str) -> Tenant:
    """Raises NotFound."""
    known = is_id("tenant", tenant_id)
    row = conn.execute(select(tenants).where(tenants.c.id == tenant_id)).first() if known else None
    if row is None:
        raise NotFound(f"No tenant found with id '{tenant_id[:80]}'.", param="tenant_id")
    return _tenant(row)


def page(conn: Connection, *, after: str | None, limit: int) -> list[Tenant]:
    """Newest first."""
    query = select(tenants)
    if after is not None:
        query = query.where(tenants.c.id < after)
    return [_tenant(row) for row in conn.execute(query.order_by(tenants.c.id.desc()).limit(limit))]


def change(conn: Connection, tenant_id: str, changes: dict[str, Any]) -> Tenant:
    """Raises NotFound."""
    if "plan" in changes:
        limits.forget(conn, tenant_id)
    if changes:
        conn.execute(update(tenants).where(tenants.c.id == tenant_id).values(**changes))
    return find(conn, tenant_id)
