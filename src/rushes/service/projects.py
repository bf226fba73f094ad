"""Projects: a tenant's rooms, between which there are no doors."""

from __future__ import annotations

from sqlalchemy import Connection

from rushes.db import projects, tenants
from rushes.db.database import Database
from rushes.models.ids import new_id, now
from rushes.models.tenant import Project
from rushes.service.names import DEFAULT, check_name, unique
from rushes.service.tenants import changes


class Projects:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def create(self, tenant_id: str, name: str) -> Project:
        """Raises InvalidRequest, NotFound for the tenant, Conflict."""
        check_name(name)
        project = Project(new_id("proj"), tenant_id, name, now(), None)

        def add(conn: Connection) -> Project:
            tenants.find(conn, tenant_id)
            return projects.add(conn, project)

        with unique("project", name):
            return await self._db.write(add)

    async def named(self, name: str = DEFAULT, tenant: str = DEFAULT) -> Project:
        """The project of that name in the tenant of that name; what there is not of them is made.

        Raises InvalidRequest.
        """
        check_name(name, "project")
        check_name(tenant, "tenant")
        return await self._db.write(lambda conn: ensure(conn, name, tenant))

    async def retrieve(self, project_id: str) -> Project:
        """Raises NotFound."""
        return await self._db.read(lambda conn: projects.find(conn, project_id))

    async def page(
        self, *, tenant_id: str | None, after: str | None, limit: int
    ) -> tuple[list[Project], bool]:
        """One tenant's or all, newest first, and whether there are more."""
        found = await self._db.read(
            lambda conn: projects.page(conn, tenant_id=tenant_id, after=after, limit=limit + 1)
        )
        return found[:limit], len(found) > limit

    async def change(
        self, project_id: str, *, name: str | None = None, disabled: bool | None = None
    ) -> Project:
        """What is None stays. A disabled project's keys open nothing; what it had begun is finished.

        Raises NotFound, InvalidRequest, Conflict.
        """
        if name is not None:
            check_name(name)

        def change(conn: Connection) -> Project:
            found = projects.find(conn, project_id)
            return projects.change(conn, project_id, changes(name, disabled, found.disabled_at))

        with unique("project", name):
            return await self._db.write(change)


def ensure(conn: Connection, name: str, tenant: str) -> Project:
    """A transaction's part."""
    owner = tenants.ensure(conn, tenant, new_id("tenant"), now())
    return projects.ensure(conn, owner.id, name, new_id("proj"), now())
