"""``rushes providers``: how hosted providers stand."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from rushes.cli.administering import administer, date, show
from rushes.models.ids import now
from rushes.models.money import Unit

providers = typer.Typer(help="Hosted providers: how they stand.", no_args_is_help=True)


@providers.command("list")
def list_() -> None:
    """The accounts that rushes.toml has declared, now or before."""
    standings = administer(lambda it: it.providers.standings())
    circuits = administer(lambda it: it.providers.circuits())
    table = Table("name", "videos there", "today", "suspended", "why", "failing", box=None)
    for each in standings:
        failing = ", ".join(
            f"{circuit.model} ({circuit.failures} in a row)"
            for circuit in circuits
            if circuit.provider == each.name
        )
        ordered, spent = each.today(now())
        today = f"{ordered}, {Unit.USD.text(spent)}"
        table.add_row(
            each.name, str(each.running), today, date(each.suspended_at), each.reason or "", failing
        )
    show(table)


@providers.command()
def events(
    count: Annotated[int, typer.Option(help="How many of the last ones.", min=1, max=100)] = 20,
) -> None:
    """Accounts that were suspended and resumed, models that were left alone and used again; newest last."""
    found, _ = administer(lambda it: it.providers.events(after=None, limit=count))
    table = Table("when", "what", "who", "why", box=None)
    for each in reversed(found):
        why = each.data.get("reason") or ""
        if failures := each.data.get("failures"):
            why = f"{failures} failures in a row"
        table.add_row(date(each.created_at), each.kind, each.data["id"], why)
    show(table)


@providers.command()
def resume(name: Annotated[str, typer.Argument(help="Its name in rushes.toml.")]) -> None:
    """Use a suspended account again."""
    administer(lambda it: it.providers.resume(name))
    typer.echo(f"{name} is used again.")
