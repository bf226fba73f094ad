"""The deliverer's transactions: claim what is due, then say how it went.

A claim is a lease: until it ends nobody else is given the delivery, and every change names the version that
the claim gave it. Locks are taken on an endpoint before its deliveries.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, exists, func, literal, select, update

from rushes.db import deliveries as rows
from rushes.db import events, webhook_endpoints
from rushes.db.tables import webhook_deliveries as deliveries
from rushes.db.tables import webhook_endpoints as endpoints
from rushes.events import EventKind
from rushes.models.webhook import Delivery, DeliveryState, Endpoint

#: An endpoint that has only failed for so long is disabled.
DISABLE_AFTER_MS = 72 * 3_600_000


@dataclass(frozen=True)
class Claim:
    delivery: Delivery
    endpoint: Endpoint


def any_due(conn: Connection, now: int) -> bool:
    """Cheap, for those who ask often."""
    return (
        conn.execute(select(deliveries.c.id).where(deliveries.c.due_at <= now).limit(1)).first() is not None
    )


@dataclass(frozen=True)
class Share:
    """How many may be on their way at once for each, and how many are by now."""

    most: int
    busy: Mapping[str, int]

    def rank(self, whose: ColumnElement[str], due_at: ColumnElement[int]) -> ColumnElement[int]:
        """Counts from what is busy; up to ``most`` there is room."""
        taken = case(self.busy, value=whose, else_=0) if self.busy else literal(0)
        return func.row_number().over(partition_by=whose, order_by=due_at) + taken


def claim(
    conn: Connection,
    *,
    now: int,
    until: int,
    signing_key: str,
    limit: int,
    endpoint_share: Share,
    project_share: Share,
) -> list[Claim]:
    """Take deliveries that are due: at most ``limit``, and no more than the shares.

    Of one video's deliveries to one endpoint only the first that is not over: they arrive in order.
    """
    due = and_(deliveries.c.due_at <= now, deliveries.c.state == DeliveryState.PENDING.value)
    fair = _fair(and_(due, endpoints.c.signing_key == signing_key), endpoint_share, project_share)
    ids = conn.execute(
        select(deliveries.c.id)
        .join(fair, fair.c.id == deliveries.c.id)
        .where(due)  # again: somebody may have taken it since the shares were counted
        .order_by(deliveries.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True, of=deliveries)
    ).scalars()
    changed = conn.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(list(ids)))
        .values(due_at=until, attempts=deliveries.c.attempts + 1, version=deliveries.c.version + 1)
        .returning(*rows.FIELDS)
    )
    claimed = [rows.from_row(row) for row in changed]
    open_ones = _open(conn, {delivery.endpoint_id for delivery in claimed})
    for gone in {delivery.endpoint_id for delivery in claimed} - open_ones.keys():
        rows.end(conn, gone, "The endpoint was deleted or disabled.")  # while the event was being written
    return [Claim(each, open_ones[each.endpoint_id]) for each in claimed if each.endpoint_id in open_ones]


def _fair(due: ColumnElement[bool], endpoint_share: Share, project_share: Share) -> Subquery:
    """First each endpoint's share, then of those each project's: no endpoint takes it all."""
    of_endpoint = (
        select(
            deliveries.c.id,
            deliveries.c.project_id,
            deliveries.c.due_at,
            endpoint_share.rank(deliveries.c.endpoint_id, deliveries.c.due_at).label("rank"),
        )
        .join(endpoints, endpoints.c.id == deliveries.c.endpoint_id)
        .where(due, ~_follows_another())
        .subquery()
    )
    of_project = (
        select(
            of_endpoint.c.id,
            project_share.rank(of_endpoint.c.project_id, of_endpoint.c.due_at).label("rank"),
        )
        .where(of_endpoint.c.rank <= endpoint_share.most)
        .subquery()
    )
    return select(of_project.c.id).where(of_project.c.rank <= project_share.most).subquery()


def _open(conn: Connection, endpoint_ids: Collection[str]) -> dict[str, Endpoint]:
    found = conn.execute(
        select(*webhook_endpoints.FIELDS).where(
            endpoints.c.id.in_(endpoint_ids),
            endpoints.c.deleted_at.is_(None),
            endpoints.c.disabled_at.is_(None),
        )
    )
    return {row.id: webhook_endpoints.from_row(row) for row in found}


def _follows_another() -> ColumnElement[bool]:
    earlier = deliveries.alias()
    return exists().where(
        earlier.c.video_id == deliveries.c.video_id,
        earlier.c.endpoint_id == deliveries.c.endpoint_id,
        earlier.c.state == DeliveryState.PENDING.value,
        earlier.c.sequence < deliveries.c.sequence,
    )


def delivered(conn: Connection, claimed: Claim, status_code: int, now: int) -> None:
    conn.execute(
        update(endpoints)
        .where(endpoints.c.id == claimed.endpoint.id, endpoints.c.failing_since.is_not(None))
        .values(failing_since=None)
    )
    _change(
        conn,
        claimed,
        state=DeliveryState.DELIVERED.value,
        due_at=None,
        delivered_at=now,
        status_code=status_code,
        error=None,
    )


@dataclass(frozen=True)
class Failure:
    reason: str
    status_code: int | None = None


def failed(conn: Connection, claimed: Claim, failure: Failure, now: int, retry_at: int) -> None:
    """Try again at ``retry_at``, or for the last time when its time ends.

    An endpoint that has only failed for days is disabled.
    """
    delivery, endpoint_id = claimed.delivery, claimed.endpoint.id
    since = conn.execute(
        select(endpoints.c.failing_since).where(endpoints.c.id == endpoint_id).with_for_update(key_share=True)
    ).scalar()
    if since is None:
        conn.execute(update(endpoints).where(endpoints.c.id == endpoint_id).values(failing_since=now))
    over = now >= delivery.give_up_at
    changed = _change(
        conn,
        claimed,
        state=(DeliveryState.FAILED if over else DeliveryState.PENDING).value,
        due_at=None if over else min(retry_at, delivery.give_up_at),
        status_code=failure.status_code,
        error=failure.reason,
    )
    if changed and since is not None and now - since >= DISABLE_AFTER_MS:
        _disable(conn, claimed.endpoint, since, now)


def _disable(conn: Connection, endpoint: Endpoint, since: int, now: int) -> None:
    done = conn.execute(
        update(endpoints)
        .where(endpoints.c.id == endpoint.id, endpoints.c.disabled_at.is_(None))
        .values(disabled_at=now)
    )
    if done.rowcount:
        rows.end(conn, endpoint.id, "The endpoint was disabled: it had failed for days.")
        events.append(
            conn,
            endpoint.project_id,
            None,
            EventKind.WEBHOOK_DISABLED,
            now,
            id=endpoint.id,
            url=endpoint.url,
            failing_since=since // 1000,
        )


def release(conn: Connection, claimed: Claim, now: int) -> None:
    """It may or may not have arrived; whoever comes first sends it again."""
    _change(conn, claimed, due_at=now)


def _change(conn: Connection, claimed: Claim, **values: Any) -> bool:  # noqa: ANN401
    """False if the delivery is not ours any more."""
    done = conn.execute(
        update(deliveries)
        .where(deliveries.c.id == claimed.delivery.id, deliveries.c.version == claimed.delivery.version)
        .values(**values, version=deliveries.c.version + 1)
    )
    return bool(done.rowcount)


def signed_by_others(conn: Connection, signing_key: str) -> int:
    """How many endpoints this server cannot sign for."""
    return conn.execute(
        select(func.count())
        .select_from(endpoints)
        .where(endpoints.c.signing_key != signing_key, endpoints.c.deleted_at.is_(None))
    ).scalar_one()
