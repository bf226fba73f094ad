"""``rushes tenants``: those whom the server works for."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from rushes.cli.administering import administer, date, every, show
from rushes.models.plan import UNLIMITED
from rushes.models.tenant import Tenant

tenants = typer.Typer(
    help="Make, list, rename, disable and enable tenants, and give them plans.", no_args_is_help=True
)

Id = Annotated[str, typer.Argument(help="The tenant's id, as `list` shows it.", metavar="TENANT_ID")]
Name = Annotated[str, typer.Argument(help="For people; no two tenants share one.")]


@tenants.command()
def create(
    name: Name, plan: Annotated[str, typer.Option(help="How much it may ask for.")] = UNLIMITED
) -> None:
    """Begin to work for somebody; prints the id."""
    typer.echo(administer(lambda it: it.tenants.create(name, plan)).id)


@tenants.command("list")
def list_tenants() -> None:
    """Show all tenants."""
    found = administer(lambda it: every(lambda after, limit: it.tenants.page(after=after, limit=limit)))
    _show(found)


@tenants.command("show")
def show_tenant(tenant_id: Id) -> None:
    """Show one tenant."""
    _show([administer(lambda it: it.tenants.retrieve(tenant_id))])


@tenants.command()
def rename(tenant_id: Id, name: Name) -> None:
    """Give a tenant another name."""
    _show([administer(lambda it: it.tenants.change(tenant_id, name=name))])


@tenants.command("plan")
def change_plan(
    tenant_id: Id,
    plan: Annotated[str, typer.Argument(help="The name of a plan, as `rushes plans` shows it.")],
) -> None:
    """Give a tenant another plan; it holds within a second for what comes from then on."""
    _show([administer(lambda it: it.tenants.change(tenant_id, plan=plan))])


@tenants.command()
def disable(tenant_id: Id) -> None:
    """Let none of its keys open anything, within a second. Videos that were accepted are finished."""
    _show([administer(lambda it: it.tenants.change(tenant_id, disabled=True))])


@tenants.command()
def enable(tenant_id: Id) -> None:
    """Let its keys open again what they did."""
    _show([administer(lambda it: it.tenants.change(tenant_id, disabled=False))])


def _show(found: list[Tenant]) -> None:
    table = Table("id", "name", "plan", "made", "disabled", box=None)
    for row in found:
        table.add_row(row.id, row.name, row.plan, date(row.created_at), date(row.disabled_at))
    show(table)
