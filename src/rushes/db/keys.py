"""API keys and the projects that they open."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from rushes.db.tables import keys, projects
from rushes.models.caller import Caller
from rushes.models.key import Key


def count(conn: Connection) -> int:
    """How many keys there ever were, revoked ones too."""
    return conn.execute(select(func.count()).select_from(keys)).scalar_one()


def project(conn: Connection, name: str, project_id: str, now: int) -> str:
    """The id of the project of that name, which is made with ``project_id`` if there is none."""
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    fresh = insert(projects).values(id=project_id, name=name, created_at=now)
    # Of two that make it at once, the second waits here for the first one's commit.
    conn.execute(fresh.on_conflict_do_nothing(index_elements=[projects.c.name]))
    return str(conn.execute(select(projects.c.id).where(projects.c.name == name)).scalar_one())


def add(conn: Connection, key_id: str, project_id: str, name: str, digest: str, hint: str, now: int) -> None:
    conn.execute(
        insert(keys).values(
            id=key_id, project_id=project_id, name=name, digest=digest, hint=hint, created_at=now
        )
    )


def find(conn: Connection, digest: str) -> Caller | None:
    """Whom a valid key stands for."""
    row = conn.execute(
        select(keys.c.project_id, keys.c.id).where(keys.c.digest == digest, keys.c.revoked_at.is_(None))
    ).first()
    return Caller(row.project_id, row.id) if row else None


def valid(conn: Connection, key_id: str) -> bool:
    """Whether a key that was valid still is."""
    return conn.execute(select(keys.c.revoked_at).where(keys.c.id == key_id)).first() == (None,)


def revoke(conn: Connection, key_id: str, now: int) -> bool:
    """False if there is no such valid key."""
    done = conn.execute(
        update(keys).where(keys.c.id == key_id, keys.c.revoked_at.is_(None)).values(revoked_at=now)
    )
    return bool(done.rowcount)


def listed(conn: Connection) -> list[Key]:
    rows = conn.execute(
        select(
            keys.c.id,
            projects.c.name.label("project"),
            keys.c.name,
            keys.c.hint,
            keys.c.created_at,
            keys.c.revoked_at,
        )
        .join(projects, projects.c.id == keys.c.project_id)
        .order_by(keys.c.id)
    )
    return [Key(**row._mapping) for row in rows]
