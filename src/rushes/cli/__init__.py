"""The command ``rushes``."""

from __future__ import annotations

import sys
from collections import UserDict
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from rushes.errors import RushesError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Command

#: Each is a module here, with a function or a group of that name.
_COMMANDS = (
    *("serve", "generate", "explain", "render", "doctor", "plans", "margin", "simulate"),
    *("tenants", "projects", "keys", "ledger", "budgets", "dlq", "providers", "route"),
)


class _Imports(UserDict[str, "Command"]):
    """Each is imported when it is asked for: no server waits for the engine's words, and no client for
    a server."""

    def __missing__(self, name: str) -> Command:
        if name not in _COMMANDS:
            raise KeyError(name)
        self[name] = _imported(name)
        return self[name]

    def __contains__(self, name: object) -> bool:
        return name in _COMMANDS

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


class _Commands(TyperGroup):
    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.commands = _Imports()


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
