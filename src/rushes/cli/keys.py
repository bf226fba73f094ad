"""``rushes keys``: make, list and revoke API keys."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from rushes import settings
from rushes.app import open_keys
from rushes.models.key import Key

keys = typer.Typer(help="Make, list and revoke API keys.", no_args_is_help=True)


@keys.command()
def create(
    name: Annotated[str, typer.Option(help="What the key is for.")] = "key",
    project: Annotated[str, typer.Option(help="Project that it opens; made if there is none.")] = "default",
) -> None:
    """Make a key. Its secret is shown now and never again."""

    async def run() -> tuple[str, str]:
        async with open_keys(settings.load()) as service:
            return await service.create(name, project)

    key_id, secret = asyncio.run(run())
    typer.echo(f"{key_id}\n{secret}")


@keys.command("list")
def list_keys() -> None:
    """Show all keys, without their secrets."""

    async def run() -> list[Key]:
        async with open_keys(settings.load()) as service:
            return await service.all()

    table = Table("id", "project", "name", "ends in", "made", "revoked", box=None)
    for row in asyncio.run(run()):
        table.add_row(row.id, row.project, row.name, row.hint, _date(row.created_at), _date(row.revoked_at))
    Console(width=None if Console().is_terminal else 240).print(table)


@keys.command()
def revoke(key_id: Annotated[str, typer.Argument(help="The key's id, as `list` shows it.")]) -> None:
    """Make a key worthless, within a second."""

    async def run() -> None:
        async with open_keys(settings.load()) as service:
            await service.revoke(key_id)

    asyncio.run(run())
    typer.echo(f"Revoked {key_id}.")


def _date(milliseconds: int | None) -> str:
    if milliseconds is None:
        return ""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
