"""Repeated requests: what the first one made is the answer to all."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from rushes.db.tables import idempotency_keys, videos
from rushes.errors import IdempotencyConflict


def remember(
    conn: Connection, project_id: str, key: str, fingerprint: str, made_id: str, now: int
) -> str | None:
    """Tie the key to what is being made. Returns what an earlier request with this key made, if any.

    Of two requests at once the second waits here for the first one's commit. Raises IdempotencyConflict.
    """
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    done = conn.execute(
        insert(idempotency_keys)
        .values(project_id=project_id, key=key, fingerprint=fingerprint, made_id=made_id, created_at=now)
        .on_conflict_do_nothing()
    )
    return None if done.rowcount else recall(conn, project_id, key, fingerprint)


def recall(conn: Connection, project_id: str, key: str, fingerprint: str) -> str | None:
    """What a request with this key made before. Raises IdempotencyConflict if that was another request."""
    row = conn.execute(
        select(idempotency_keys.c.made_id, idempotency_keys.c.fingerprint).where(
            idempotency_keys.c.project_id == project_id, idempotency_keys.c.key == key
        )
    ).first()
    if row is None:
        return None
    if row.fingerprint != fingerprint:
        raise IdempotencyConflict
    made_id: str = row.made_id
    return made_id


def latest_with(conn: Connection, project_id: str, fingerprint: str, since: int) -> str | None:
    """The newest video that the same key made from the same request at or after ``since``, if it is still
    there: who has seen it and deleted it does not repeat the request that made it.
    """
    return conn.execute(
        select(videos.c.id)
        .where(
            videos.c.fingerprint == fingerprint,
            videos.c.project_id == project_id,
            videos.c.created_at >= since,
            videos.c.deleted_at.is_(None),
        )
        .order_by(videos.c.id.desc())
        .limit(1)
    ).scalar()
