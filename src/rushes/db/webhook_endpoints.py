"""Webhook endpoints. Every query names the project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from rushes.db import deliveries
from rushes.db.tables import webhook_endpoints as endpoints
from rushes.errors import NotFound
from rushes.models.webhook import Endpoint, WebhookType

FIELDS = [column for column in endpoints.c if column.name != "deleted_at"]


def from_row(row: Row[*tuple[Any, ...]]) -> Endpoint:
    values = {
        **row._mapping,
        "event_types": tuple(WebhookType(each) for each in row.event_types),
        "old_secrets": tuple((number, until) for number, until in row.old_secrets),
    }
    return Endpoint(**values)


def add(conn: Connection, endpoint: Endpoint) -> Endpoint:
    conn.execute(insert(endpoints).values(**_columns(endpoint)))
    return endpoint


def ensure(conn: Connection, endpoint: Endpoint) -> Endpoint:
    """The endpoint of that id as it stands; this one, if there was none."""
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    fresh = insert(endpoints).values(**_columns(endpoint))
    conn.execute(fresh.on_conflict_do_nothing(index_elements=[endpoints.c.id]))
    return find(conn, endpoint.project_id, endpoint.id)


def _columns(endpoint: Endpoint) -> dict[str, Any]:
    return {
        **vars(endpoint),
        "event_types": [each.value for each in endpoint.event_types],
        "old_secrets": [list(each) for each in endpoint.old_secrets],
    }


def find(conn: Connection, project_id: str, endpoint_id: str) -> Endpoint:
    """Raises NotFound for another project's, a deleted and an unknown one alike."""
    row = conn.execute(
        select(*FIELDS).where(
            endpoints.c.id == endpoint_id,
            endpoints.c.project_id == project_id,
            endpoints.c.deleted_at.is_(None),
        )
    ).first()
    if row is None:
        raise NotFound(f"No webhook endpoint found with id '{endpoint_id}'.", param="webhook_endpoint_id")
    return from_row(row)


def count(conn: Connection, project_id: str) -> int:
    return conn.execute(
        select(func.count())
        .select_from(endpoints)
        .where(endpoints.c.project_id == project_id, endpoints.c.deleted_at.is_(None))
    ).scalar_one()


def page(conn: Connection, project_id: str, *, after: str | None, limit: int) -> list[Endpoint]:
    """Newest first."""
    query = select(*FIELDS).where(endpoints.c.project_id == project_id, endpoints.c.deleted_at.is_(None))
    if after is not None:
        query = query.where(endpoints.c.id < after)
    return [from_row(row) for row in conn.execute(query.order_by(endpoints.c.id.desc()).limit(limit))]


def change(conn: Connection, endpoint: Endpoint, now: int, **changes: Any) -> Endpoint:  # noqa: ANN401
    """Its owner changes it; one that was disabled gets another chance. Changing nothing is no change."""
    wanted = replace(endpoint, **changes, disabled_at=None)
    if wanted == endpoint:
        return endpoint
    if endpoint.disabled_at is not None:
        wanted = replace(wanted, failing_since=None)
    wanted = replace(wanted, updated_at=now)
    conn.execute(update(endpoints).where(endpoints.c.id == endpoint.id).values(**_columns(wanted)))
    return wanted


def remove(conn: Connection, project_id: str, endpoint_id: str, now: int) -> None:
    """Nothing is sent there any more, not even what was on its way. Raises NotFound."""
    endpoint = find(conn, project_id, endpoint_id)
    conn.execute(update(endpoints).where(endpoints.c.id == endpoint.id).values(deleted_at=now))
    deliveries.end(conn, endpoint.id, "The endpoint was deleted.")


def wanting(conn: Connection, project_id: str, kind: WebhookType) -> Sequence[str]:
    """The ids of the endpoints that are to be told of such an event of any video."""
    rows = conn.execute(
        select(endpoints.c.id, endpoints.c.event_types).where(
            endpoints.c.project_id == project_id,
            endpoints.c.url != "",
            endpoints.c.deleted_at.is_(None),
            endpoints.c.disabled_at.is_(None),
        )
    )
    return [row.id for row in rows if kind in row.event_types]
