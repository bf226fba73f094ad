"""``rushes route``: where a model name leads, and why."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer
from rich.table import Table

from rushes import settings
from rushes.app import open_explanations
from rushes.cli.administering import show
from rushes.models.money import Unit
from rushes.models.route import Override, Policy
from rushes.service.explanations import Explanation, Judged
from rushes.service.orders import CreateOrder

route = typer.Typer(help="Routes: where a model name leads, and why.", no_args_is_help=True)


@route.command()
def explain(
    model: Annotated[str, typer.Argument(help="A model name of rushes.toml, or a built-in one.")],
    size: Annotated[str, typer.Option(help="Width x height in pixels.")] = "1280x720",
    seconds: Annotated[int, typer.Option(help="Length in seconds.")] = 4,
    prompt: Annotated[str, typer.Option(help="What it would show; its length counts.")] = "a lighthouse",
    image: Annotated[bool, typer.Option("--image", help="As if it started from an image.")] = False,
    candidate: Annotated[str | None, typer.Option(help="As if the request named it, PROVIDER/MODEL.")] = None,
    policy: Annotated[Policy | None, typer.Option(help="As if the request named it.")] = None,
) -> None:
    """Who would make such a video now, and why nobody else. Makes nothing, calls nobody, needs no secret."""

    async def run() -> Explanation:
        async with open_explanations(settings.load()) as explanations:
            override = Override(candidate=candidate, policy=policy)
            order = CreateOrder(prompt, model=model, size=size, seconds=seconds, override=override)
            return await explanations.explain(order, image=image)

    found = asyncio.run(run())
    spec = found.spec
    typer.echo(f"{spec.model}, {spec.size}, {spec.seconds} s: {_verdict(found)}")
    table = Table("candidate", "", "why", "takes", "time", box=None)
    for each in found.candidates:
        unknown = "unknown" if each.able else ""
        cost = unknown if each.cost is None else Unit.USD.text(each.cost)
        time = "" if each.typical_ms is None else f"{each.typical_ms / 1000:.0f} s"
        table.add_row(each.name, _word(each), each.why, cost, time)
    show(table)


def _verdict(found: Explanation) -> str:
    first = found.candidates[0]
    if first.chosen:
        return first.name
    if found.wait_ms is None:
        return found.because
    return f"{found.because}; it is looked again in {found.wait_ms / 1000:.0f} s"


def _word(judged: Judged) -> str:
    if judged.chosen:
        return "chosen"
    return "passed by" if judged.passed else "next"
