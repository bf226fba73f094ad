"""``rushes projects``: the parts of tenants, which see nothing of each other."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from rushes.cli.administering import administer, date, every, show
from rushes.models.tenant import Project

projects = typer.Typer(help="Make, list, rename, disable and enable projects.", no_args_is_help=True)

Id = Annotated[str, typer.Argument(help="The project's id, as `list` shows it.", metavar="PROJECT_ID")]
Name = Annotated[str, typer.Argument(help="For people; no two of a tenant's projects share one.")]


@projects.command()
def create(name: Name, tenant: Annotated[str, typer.Option(help="The id of its tenant.")]) -> None:
    """Give a tenant another project; prints the id."""
    typer.echo(administer(lambda it: it.projects.create(tenant, name)).id)


@projects.command("list")
def list_projects(
    tenant: Annotated[str | None, typer.Option(help="Only this tenant's, by its id.")] = None,
) -> None:
    """Show all projects, or one tenant's."""
    found = administer(
        lambda it: every(lambda after, limit: it.projects.page(tenant_id=tenant, after=after, limit=limit))
    )
    _show(found)


@projects.command("show")
def show_project(project_id: Id) -> None:
    """Show one project."""
    _show([administer(lambda it: it.projects.retrieve(project_id))])


@projects.command()
def rename(project_id: Id, name: Name) -> None:
    """Give a project another name."""
    _show([administer(lambda it: it.projects.change(project_id, name=name))])


@projects.command()
def disable(project_id: Id) -> None:
    """Let none of its keys open anything, within a second. Videos that were accepted are finished."""
    _show([administer(lambda it: it.projects.change(project_id, disabled=True))])


@projects.command()
def enable(project_id: Id) -> None:
    """Let its keys open again what they did."""
    _show([administer(lambda it: it.projects.change(project_id, disabled=False))])


def _show(found: list[Project]) -> None:
    table = Table("id", "tenant", "name", "made", "disabled", box=None)
    for row in found:
        table.add_row(row.id, row.tenant_id, row.name, date(row.created_at), date(row.disabled_at))
    show(table)
