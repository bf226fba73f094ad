"""``rushes dlq``: dead letters, the videos that ended badly or that nobody knows the end of."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from rushes.cli.administering import administer, date, every, show
from rushes.models.video import Letter

dlq = typer.Typer(help="Dead letters: look at them, try again, or let go.", no_args_is_help=True)

VideoId = Annotated[str, typer.Argument(help="The video's id, as `rushes dlq list` shows it.", metavar="ID")]


@dlq.command("list")
def list_(kind: Annotated[Letter | None, typer.Option(help="Only these.")] = None) -> None:
    """All of them, newest last."""
    found = administer(
        lambda it: every(lambda after, limit: it.dead_letters.page(kind=kind, after=after, limit=limit))
    )
    table = Table("id", "kind", "model", "tries", "made", "because", box=None)
    for letter in found:
        last = letter.attempts[-1] if letter.attempts else None
        because = (last.error_message if last else None) or ""
        model, made = letter.video.spec.model, date(letter.video.created_at)
        table.add_row(letter.id, letter.kind, model, str(len(letter.attempts)), made, because)
    show(table)


@dlq.command("show")
def show_(video_id: VideoId) -> None:
    """One with its whole history, in the providers' words."""
    letter = administer(lambda it: it.dead_letters.find(video_id))
    video = letter.video
    typer.echo(f"{video.id}  {letter.kind}  {video.state}  tenant {letter.tenant_id}")
    typer.echo(f"{video.spec.model}, {video.spec.size}, {video.spec.seconds} s: {video.spec.prompt}")
    for each in letter.attempts:
        typer.echo(
            f"\n{each.number}. {each.provider}/{each.model}  {each.state}  {date(each.created_at)}"
            f"  {each.remote_id or ''}"
        )
        for line in (each.error_code, each.error_message, each.detail):
            if line:
                typer.echo(f"   {line}")
        if each.choice:
            typer.echo(f"   chosen because {each.choice['because']}")
            for who, why in each.choice["passed"].items():
                typer.echo(f"   passed by: {who}: {why}")


@dlq.command()
def retry(video_id: VideoId) -> None:
    """Another try, as it was. Its owner pays as at first."""
    administer(lambda it: it.dead_letters.retry(video_id))
    typer.echo(f"{video_id} is in the queue.")


@dlq.command()
def edit(
    video_id: VideoId,
    prompt: Annotated[str | None, typer.Option(help="Another prompt.")] = None,
    model: Annotated[str | None, typer.Option(help="Another model name, which leads elsewhere.")] = None,
) -> None:
    """Another try, with another prompt or another model."""
    if prompt is None and model is None:
        raise typer.BadParameter("give --prompt, --model or both")
    administer(lambda it: it.dead_letters.retry(video_id, prompt=prompt, model=model))
    typer.echo(f"{video_id} is in the queue.")


@dlq.command()
def settle(
    video_id: VideoId,
    exists: Annotated[str | None, typer.Option(metavar="REMOTE_ID", help="It exists: its id there.")] = None,
    absent: Annotated[bool, typer.Option("--absent", help="It does not exist: go on.")] = False,
) -> None:
    """Say what became of a submit that nobody knows the end of."""
    if (exists is None) != absent:
        raise typer.BadParameter("give either --exists REMOTE_ID or --absent")
    if exists is not None:
        remote_id = exists
        administer(lambda it: it.dead_letters.exists(video_id, remote_id))
    else:
        administer(lambda it: it.dead_letters.absent(video_id))
    typer.echo(f"{video_id} goes on.")


@dlq.command()
def drop(video_id: VideoId) -> None:
    """Leave it as it is; what is still held goes back."""
    administer(lambda it: it.dead_letters.drop(video_id))
    typer.echo(f"{video_id} is let go.")
