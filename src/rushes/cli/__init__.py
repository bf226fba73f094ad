"""The command ``rushes``."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from rushes.errors import RushesError

if TYPE_CHECKING:
    from typer._click import Command, Context

#: Each is a module here, with a function or a group of that name.
_COMMANDS = (
    *("serve", "generate", "explain", "render", "doctor", "plans", "margin", "simulate"),
    *("tenants", "projects", "keys", "ledger", "budgets", "dlq", "providers", "route"),
)


class _Commands(TyperGroup):
    """Imports a command when it is asked for: no server waits for the engine's words, and no client for a
    server."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.commands.update(dict.fromkeys(_COMMANDS))  # type: ignore[arg-type]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        if cmd_name in self.commands and not self.commands[cmd_name]:
            self.commands[cmd_name] = _imported(cmd_name)
        return super().get_command(ctx, cmd_name)


def _imported(name: str) -> Command:
    found = getattr(import_module(f"{__name__}.{name}"), name)
    holder = typer.Typer()
    if isinstance(found, typer.Typer):
        holder.add_typer(found, name=name)
    else:
        holder.command(name)(found)
    return get_group(holder).commands[name]


app = typer.Typer(cls=_Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def _rushes() -> None:
    """Rushes: the video-generation API that a team owns."""


def main() -> None:
    """Every expected failure is one clear line and exit status 1."""
    try:
        app()
    except RushesError as error:
        sys.stderr.write(f"rushes: {error.message}\n")
        sys.exit(1)
