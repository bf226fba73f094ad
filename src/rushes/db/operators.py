"""The operator's key: one for a database."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from rushes.db.tables import operators

_NAME = "operator"


def add_first(conn: Connection, digest: str, now: int) -> bool:
    """False if there is one."""
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    fresh = insert(operators).values(name=_NAME, digest=digest, created_at=now)
    return bool(conn.execute(fresh.on_conflict_do_nothing()).rowcount)


def replace(conn: Connection, digest: str, now: int) -> None:
    conn.execute(delete(operators))
    conn.execute(insert(operators).values(name=_NAME, digest=digest, created_at=now))


def holds(conn: Connection, digest: str) -> bool:
    return conn.execute(select(operators.c.name).where(operators.c.digest == digest)).first() is not None
