"""The deliverer's transactions: claim what is due, then say how it went.

A claim is a lease: until it ends nobody else is given the delivery, and every change names the version that
the claim gave it. Locks are taken on an endpoint before its deliveries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, exists, func, select, update

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

    @property
    def url(self) -> str:
        return self.delivery.url or self.endpoint.url


_ANY_DUE = select(deliveries.c.id).where(deliveries.c.due_at <= bindparam("now")).limit(1)


def any_due(conn: Connection, now: int) -> bool:
    """Cheap, for those who ask often."""
    return conn.execute(_ANY_DUE, {"now": now}).first() is not None


@dataclass(frozen=True)
class Share:
    """How many may be on their way at once for each, and how many are by now."""

    most: int
    busy: Mapping[str, int]


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
    ids: list[str] = []
    of_project = Counter(project_share.busy)
    for endpoint_id, project_id, url in _waiting(conn, now, signing_key):
        # Behind the endpoint of the requests there are many receivers.
        share = endpoint_share.most if url else project_share.most
        room = min(
            limit - len(ids),
            share - endpoint_share.busy.get(endpoint_id, 0),
            project_share.most - of_project[project_id],
        )
        if room > 0:
            found = conn.execute(_due(endpoint_id, now).limit(room)).scalars().all()
            of_project[project_id] += len(found)
            ids += found
    changed = conn.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(ids))
        .values(due_at=until, attempts=deliveries.c.attempts + 1, version=deliveries.c.version + 1)
        .returning(*rows.FIELDS)
    )
    claimed = [rows.from_row(row) for row in changed]
    open_ones = _open(conn, {delivery.endpoint_id for delivery in claimed})
    for gone in {delivery.endpoint_id for delivery in claimed} - open_ones.keys():
        rows.end(conn, gone, "The endpoint was deleted or disabled.")  # while the event was being written
    return [Claim(each, open_ones[each.endpoint_id]) for each in claimed if each.endpoint_id in open_ones]


def _waiting(conn: Connection, now: int, signing_key: str) -> Sequence[Row[str, str, str]]:
    """Endpoints with something due, their projects and addresses, the longest waiting first.

    Through an index, one look for each endpoint: what it costs does not grow with what is waiting.
    """
    first = (
        select(func.min(deliveries.c.due_at))
        .where(deliveries.c.endpoint_id == endpoints.c.id)
        .scalar_subquery()
    )
    query = select(endpoints.c.id, endpoints.c.project_id, endpoints.c.url).where(
        endpoints.c.signing_key == signing_key, first <= now
    )
    return conn.execute(query.order_by(first)).all()


def _due(endpoint_id: str, now: int) -> Select[str]:
    return (
        select(deliveries.c.id)
        .where(deliveries.c.endpoint_id == endpoint_id, deliveries.c.due_at <= now, ~_follows_another())
        .order_by(deliveries.c.due_at)
        .with_for_update(skip_locked=True, of=deliveries)
    )


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

    An endpoint that has only failed for days is disabled; that of the requests is not, since one's receiver
    says nothing of another's.
    """
    delivery = claimed.delivery
    since = None if claimed.endpoint.of_requests else _failing_since(conn, claimed.endpoint.id, now)
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


def _failing_since(conn: Connection, endpoint_id: str, now: int) -> int | None:
    """None if this is the first failure since the last success, which is noted."""
    since: int | None = conn.execute(
        select(endpoints.c.failing_since).where(endpoints.c.id == endpoint_id).with_for_update(key_share=True)
    ).scalar()
    if since is None:
        conn.execute(update(endpoints).where(endpoints.c.id == endpoint_id).values(failing_since=now))
    return since


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
