"""``rushes margin``: what is left of what customers pay once providers are paid."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer
from rich.table import Table

from rushes.cli.administering import administer, show
from rushes.models.margin import By, Margin
from rushes.models.money import Unit
from rushes.service.billing import Period

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST = 100_000


def margin(
    first: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], help="First day, UTC. Default: this month's."),
    ] = None,
    last: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], help="Last day, UTC, part of it. Default: today."),
    ] = None,
    by: Annotated[
        list[By] | None, typer.Option(help="What is told apart, as often as needed; default all.")
    ] = None,
    tenant: Annotated[str | None, typer.Option("--tenant", help="Only this tenant's.")] = None,
) -> None:
    """What customers were charged, what providers took, and what is left. Credits count $0.10 each."""
    today = datetime.now(UTC)
    ends = last or today
    period = Period(_day(first or min(ends.replace(tzinfo=UTC), today.replace(day=1))), _day(ends))
    wanted = by or list(By)
    found, _ = administer(lambda it: it.billing.margin(period, wanted, tenant_id=tenant, skip=0, limit=_MOST))
    shown = [each for each in By if each in wanted]
    table = Table(*shown, "charges", "revenue", "of it in credits", "orders", "cost", "margin", "", box=None)
    for each in found:
        table.add_row(*(_named(each, name) for name in shown), *_amounts(each))
    total = Margin(
        None,
        None,
        None,
        charges=sum(each.charges for each in found),
        dollars=sum(each.dollars for each in found),
        credits=sum(each.credits for each in found),
        orders=sum(each.orders for each in found),
        cost=sum(each.cost for each in found),
    )
    table.add_row("all", *("" for _ in shown[1:]), *_amounts(total))
    show(table)


def _day(at: datetime) -> int:
    return (at.replace(tzinfo=UTC) - _EPOCH).days


def _named(it: Margin, by: By) -> str:
    if by is By.DAY:
        return "" if it.day is None else f"{_EPOCH + timedelta(days=it.day):%Y-%m-%d}"
    return (it.model if by is By.MODEL else it.provider) or ""


def _amounts(it: Margin) -> tuple[str, ...]:
    share = f"{100 * it.margin / it.revenue:.1f} %" if it.revenue else ""
    return (
        str(it.charges),
        Unit.USD.text(it.revenue),
        Unit.CREDITS.text(it.credits) if it.credits else "",
        str(it.orders),
        Unit.USD.text(it.cost),
        Unit.USD.text(it.margin),
        share,
    )
