"""Projects."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from rushes.db.tables import projects
from rushes.errors import NotFound
from rushes.models.ids import is_id
from rushes.models.tenant import Project


def add(conn: Connection, project: Project) -> Project:
    conn.execute(insert(projects).values(**vars(project)))
    return project


def ensure(conn: Connection, tenant_id: str, name: str, project_id: str, now: int) -> Project:
    """The tenant's project of that name, which is made with ``project_id`` if there is none."""
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    fresh = insert(projects).values(id=project_id, tenant_id=tenant_id, name=name, created_at=now)
    # Of two that make it at once, the second waits here for the first one's commit.
    conn.execute(fresh.on_conflict_do_nothing(index_elements=[projects.c.tenant_id, projects.c.name]))
    found = select(projects).where(projects.c.tenant_id == tenant_id, projects.c.name == name)
    return Project(**conn.execute(found).one()._mapping)


def find(conn: Connection, project_id: str) -> Project:
    """Raises NotFound."""
    known = is_id("proj", project_id)
    row = conn.execute(select(projects).where(projects.c.id == project_id)).first() if known else None
    if row is None:
        raise NotFound(f"No project found with id '{project_id[:80]}'.", param="project_id")
    return Project(**row._mapping)


def page(conn: Connection, *, tenant_id: str | None, after: str | None, limit: int) -> list[Project]:
    """One tenant's or all, newest first."""
    query = select(projects)
    if tenant_id is not None:
        query = query.where(projects.c.tenant_id == tenant_id)
    if after is not None:
        query = query.where(projects.c.id < after)
    rows = conn.execute(query.order_by(projects.c.id.desc()).limit(limit))
    return [Project(**row._mapping) for row in rows]


def change(conn: Connection, project_id: str, changes: dict[str, Any]) -> Project:
    """Raises NotFound."""
    if changes:
        conn.execute(update(projects).where(projects.c.id == project_id).values(**changes))
    return find(conn, project_id)
