"""The command ``rushes``."""

from __future__ import annotations

import sys

import typer

from rushes.cli.budgets import budgets
from rushes.cli.dlq import dlq
from rushes.cli.doctor import doctor
from rushes.cli.explain import explain
from rushes.cli.generate import generate
from rushes.cli.keys import keys
from rushes.cli.ledger import ledger
from rushes.cli.margin import margin
from rushes.cli.plans import plans
from rushes.cli.projects import projects
from rushes.cli.providers import providers
from rushes.cli.render import render
from rushes.cli.route import route
from rushes.cli.serve import serve
from rushes.cli.simulate import simulate
from rushes.cli.tenants import tenants
from rushes.errors import RushesError

app = typer.Typer(
    help="Rushes: the video-generation API that a team owns.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(serve)
app.command()(generate)
app.command()(explain)
app.command()(render)
app.command()(doctor)
app.command()(plans)
app.command()(margin)
app.command()(simulate)
app.add_typer(tenants, name="tenants")
app.add_typer(projects, name="projects")
app.add_typer(keys, name="keys")
app.add_typer(ledger, name="ledger")
app.add_typer(budgets, name="budgets")
app.add_typer(dlq, name="dlq")
app.add_typer(providers, name="providers")
app.add_typer(route, name="route")


def main() -> None:
    """Every expected failure is one clear line and exit status 1."""
    try:
        app()
    except RushesError as error:
        sys.stderr.write(f"rushes: {error.message}\n")
        sys.exit(1)
