"""``rushes keys``: API keys, and the operator's own."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from rushes.cli.administering import administer, date, every, show
from rushes.models.ids import now
from rushes.models.key import Key, Mode
from rushes.models.scope import Scope
from rushes.service import Administration
from rushes.service.keys import Revealed

keys = typer.Typer(help="Make, list, rotate and revoke API keys.", no_args_is_help=True)

Id = Annotated[str, typer.Argument(help="The key's id, as `list` shows it.", metavar="KEY_ID")]

_HOUR_MS = 3_600_000


@keys.command()
def create(
    name: Annotated[str, typer.Option(help="What the key is for.")] = "key",
    project: Annotated[str, typer.Option(help="Project that it opens; made if there is none.")] = "default",
    tenant: Annotated[str, typer.Option(help="The project's tenant; made if there is none.")] = "default",
    test: Annotated[bool, typer.Option(help="Mark it as a test key; it is served like any other.")] = False,
    scope: Annotated[
        list[Scope] | None, typer.Option(help="What it may be used for, as often as needed; default all.")
    ] = None,
    days: Annotated[int | None, typer.Option(min=1, help="Worthless after so long; default never.")] = None,
) -> None:
    """Make a key. Its secret is shown now and never again."""

    async def run(it: Administration) -> Revealed:
        owner = await it.projects.named(project, tenant)
        return await it.keys.create(
            owner.id,
            name,
            mode=Mode.TEST if test else Mode.LIVE,
            scopes=frozenset(scope or [Scope.ALL]),
            expires_at=None if days is None else now() + days * 24 * _HOUR_MS,
        )

    _reveal(administer(run))


@keys.command("list")
def list_keys(
    project: Annotated[str | None, typer.Option(help="Only this project's, by its id.")] = None,
) -> None:
    """Show all keys, or one project's, without their secrets."""
    found = administer(
        lambda it: every(lambda after, limit: it.keys.page(project_id=project, after=after, limit=limit))
    )
    _show(found)


@keys.command("show")
def show_key(key_id: Id) -> None:
    """Show one key, without its secret."""
    _show([administer(lambda it: it.keys.retrieve(key_id))])


@keys.command()
def rotate(
    key_id: Id,
    overlap_hours: Annotated[
        float, typer.Option(min=0, help="How long the secrets before stay good beside the new one.")
    ] = 24,
) -> None:
    """Give a key a new secret, which is shown now and never again."""
    _reveal(administer(lambda it: it.keys.rotate(key_id, round(overlap_hours * _HOUR_MS))))


@keys.command()
def revoke(key_id: Id) -> None:
    """Make a key worthless with all its secrets, within a second."""
    administer(lambda it: it.keys.revoke(key_id))
    typer.echo(f"Revoked {key_id}.")


@keys.command()
def operator() -> None:
    """Make another key for the operator's API, shown only now; the one before is worth nothing at once."""
    typer.echo(administer(lambda it: it.operators.renew()))


def _reveal(made: Revealed) -> None:
    typer.echo(f"{made.key.id}\n{made.secret}")


def _show(found: list[Key]) -> None:
    table = Table(
        "id", "project", "name", "mode", "scopes", "ends in", "made", "used", "expires", "revoked", box=None
    )
    for row in found:
        days = (date(at) for at in (row.created_at, row.last_used_at, row.expires_at, row.revoked_at))
        scopes = " ".join(sorted(row.scopes))
        table.add_row(row.id, row.project_id, row.name, row.mode, scopes, row.hint, *days)
    show(table)
