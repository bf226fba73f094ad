"""``rushes providers``: how hosted providers stand."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from rushes.cli.administering import administer, date, show

providers = typer.Typer(help="Hosted providers: how they stand.", no_args_is_help=True)


@providers.command("list")
def list_() -> None:
    """The accounts that rushes.toml has declared, now or before."""
    standings = administer(lambda it: it.providers.standings())
    circuits = administer(lambda it: it.providers.circuits())
    table = Table("name", "videos there", "suspended", "why", "failing", box=None)
    for each in standings:
        failing = ", ".join(
            f"{circuit.model} ({circuit.failures} in a row)"
            for circuit in circuits
            if circuit.provider == each.name
        )
        table.add_row(each.name, str(each.running), date(each.suspended_at), each.reason or "", failing)
    show(table)


@providers.command()
def resume(name: Annotated[str, typer.Argument(help="Its name in rushes.toml.")]) -> None:
    """Use a suspended account again."""
    administer(lambda it: it.providers.resume(name))
    typer.echo(f"{name} is used again.")
