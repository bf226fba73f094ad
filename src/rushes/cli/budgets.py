"""``rushes budgets``: how much tenants and their projects may spend."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from rushes.cli.administering import administer, every, show
from rushes.cli.ledger import exact
from rushes.models.budget import Budget, Period
from rushes.models.money import Unit

budgets = typer.Typer(help="Set, list and lift budgets of tenants and projects.", no_args_is_help=True)

Id = Annotated[str, typer.Argument(help="The budget's id, as `list` shows it.", metavar="BUDGET_ID")]


@budgets.command("set")
def set_budget(
    amount: Annotated[str, typer.Argument(help="Dollars, as 12.50, or whole credits.")],
    period: Annotated[Period, typer.Argument(help="The calendar's, UTC.")],
    tenant: Annotated[str | None, typer.Option(help="The id of a tenant.")] = None,
    project: Annotated[str | None, typer.Option(help="Or the id of a project.")] = None,
    unit: Annotated[Unit, typer.Option(help="Dollars or credits.")] = Unit.USD,
    downgrade_at: Annotated[
        int | None, typer.Option(help="Percent from which on sora-2 serves what asks for sora-2-pro.")
    ] = None,
) -> None:
    """Say how much may be spent, in the place of what was said before."""
    made = administer(
        lambda it: it.budgets.put(
            tenant_id=tenant,
            project_id=project,
            period=period,
            unit=unit,
            amount=exact(unit, amount),
            downgrade_percent=downgrade_at,
        )
    )
    _show([made])


@budgets.command("list")
def list_budgets(
    tenant: Annotated[
        str | None, typer.Option(help="Only this tenant's and its projects', by its id.")
    ] = None,
) -> None:
    """Show all budgets, or one tenant's, and what is spent of them."""
    _show(
        administer(
            lambda it: every(lambda after, limit: it.budgets.page(tenant_id=tenant, after=after, limit=limit))
        )
    )


@budgets.command()
def lift(budget_id: Id) -> None:
    """Take a budget away."""
    administer(lambda it: it.budgets.remove(budget_id))
    typer.echo(f"Lifted {budget_id}.")


def _show(found: list[Budget]) -> None:
    table = Table("id", "of", "period", "amount", "spent", "downgrades at", box=None)
    for row in found:
        spent = row.unit.text(row.in_unit(row.spent))
        downgrade = "" if row.downgrade_percent is None else f"{row.downgrade_percent} %"
        table.add_row(row.id, row.holder_id, row.period, row.unit.text(row.amount), spent, downgrade)
    show(table)
