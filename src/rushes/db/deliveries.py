"""Webhook deliveries as their owners see them. Every query names the project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from rushes.db.tables import webhook_deliveries as deliveries
from rushes.errors import NotFound
from rushes.models.ids import new_id
from rushes.models.webhook import Delivery, DeliveryState, WebhookType

FIELDS = [column for column in deliveries.c if column.name not in ("project_id", "sequence")]
#: How long a delivery is tried; OpenAI's own figure.
GIVE_UP_MS = 72 * 3_600_000


def from_row(row: Row[*tuple[Any, ...]]) -> Delivery:
    return Delivery(**{**row._mapping, "type": WebhookType(row.type), "state": DeliveryState(row.state)})


def add(
    conn: Connection,
    project_id: str,
    endpoint_ids: Sequence[str],
    *,
    sequence: int,
    video_id: str,
    kind: WebhookType,
    payload: str,
    now: int,
    url: str | None = None,
) -> None:
    """One for each endpoint, due at once. ``url`` is where it goes, if no endpoint says that."""
    if not endpoint_ids:
        return
    conn.execute(
        insert(deliveries),
        [
            {
                "id": new_id("wh"),
                "project_id": project_id,
                "endpoint_id": endpoint_id,
                "url": url,
                "sequence": sequence,
                "video_id": video_id,
                "type": kind.value,
                "payload": payload,
                "state": DeliveryState.PENDING.value,
                "created_at": now,
                "due_at": now,
                "give_up_at": now + GIVE_UP_MS,
            }
            for endpoint_id in endpoint_ids
        ],
    )


def find(conn: Connection, project_id: str, endpoint_id: str, delivery_id: str) -> Delivery:
    """Raises NotFound."""
    row = conn.execute(
        select(*FIELDS).where(
            deliveries.c.id == delivery_id,
            deliveries.c.endpoint_id == endpoint_id,
            deliveries.c.project_id == project_id,
        )
    ).first()
    if row is None:
        raise NotFound(f"No webhook delivery found with id '{delivery_id}'.", param="webhook_delivery_id")
    return from_row(row)


def page(
    conn: Connection, project_id: str, endpoint_id: str, *, after: str | None, limit: int
) -> list[Delivery]:
    """Newest first."""
    query = select(*FIELDS).where(
        deliveries.c.endpoint_id == endpoint_id, deliveries.c.project_id == project_id
    )
    if after is not None:
        query = query.where(deliveries.c.id < after)
    return [from_row(row) for row in conn.execute(query.order_by(deliveries.c.id.desc()).limit(limit))]


def replay(conn: Connection, delivery: Delivery, now: int) -> None:
    """Send it again from the start, however it stood; the receiver knows it by the same ``webhook-id``."""
    conn.execute(
        update(deliveries)
        .where(deliveries.c.id == delivery.id)
        .values(
            state=DeliveryState.PENDING.value,
            attempts=0,
            due_at=now,
            give_up_at=now + GIVE_UP_MS,
            version=deliveries.c.version + 1,
        )
    )


def end(conn: Connection, endpoint_id: str, reason: str) -> None:
    """Give up all that is on its way to an endpoint."""
    conn.execute(
        update(deliveries)
        .where(deliveries.c.endpoint_id == endpoint_id, deliveries.c.state == DeliveryState.PENDING.value)
        .values(state=DeliveryState.FAILED.value, due_at=None, error=reason, version=deliveries.c.version + 1)
    )
