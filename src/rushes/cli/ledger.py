"""``rushes ledger``: what tenants have, what was booked, and whether all of it is right."""

from __future__ import annotations

import sys
from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer
from rich.table import Table

from rushes import settings
from rushes.cli.administering import administer, date, show
from rushes.errors import InvalidRequest
from rushes.models.money import MICRO_DOLLARS, Billing, Transaction, Unit
from rushes.models.price import Prices

ledger = typer.Typer(
    help="Look at tenants' money, sell, give, correct, and prove the books.", no_args_is_help=True
)

Tenant = Annotated[
    str, typer.Argument(help="The tenant's id, as `rushes tenants list` shows it.", metavar="TENANT_ID")
]
OfTenant = Annotated[str | None, typer.Option("--tenant", help="Only this tenant's.")]
InUnit = Annotated[Unit, typer.Argument(help="Dollars or credits.")]
Amount = Annotated[str, typer.Argument(help="Dollars, as 12.50, or whole credits.")]
Note = Annotated[str | None, typer.Option(help="Why.")]
Reference = Annotated[
    str | None, typer.Option(help="Your own name for it: given again, it is shown and not booked again.")
]


@ledger.command()
def verify() -> None:
    """Prove the ledger from its rows; exit status 1, and the names of what is wrong, if it is not right."""
    problems = administer(lambda it: it.ledger.verify())
    if problems:
        for problem in problems:
            sys.stderr.write(f"{problem}\n")
        raise typer.Exit(1)
    typer.echo("The ledger is right.")


@ledger.command()
def accounts(tenant: OfTenant = None) -> None:
    """What each account comes to, the house's too; they sum to zero in each unit."""
    table = Table("account", "unit", "balance", box=None)
    for (account, unit), total in sorted(administer(lambda it: it.ledger.accounts(tenant)).items()):
        table.add_row(account, unit, unit.text(total))
    show(table)


@ledger.command()
def account(tenant_id: Tenant) -> None:
    """What a tenant has to spend, what is held, and when it runs out."""
    found = administer(lambda it: it.billing.account_of(tenant_id))
    typer.echo(f"plan {found.plan}, {found.billing}")
    table = Table("unit", "balance", "held", "spent a day", "runs out", box=None)
    for each in found.purses:
        unit = each.wallet.unit
        amounts = (each.wallet.balance, each.wallet.held, each.per_day)
        table.add_row(unit, *(unit.text(amount) for amount in amounts), date(each.runs_out_at))
    show(table)


@ledger.command()
def entries(
    tenant: OfTenant = None,
    video: Annotated[str | None, typer.Option(help="Only this video's.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="The newest transactions, so many.")] = 50,
) -> None:
    """What was booked, newest last."""
    found, more = administer(
        lambda it: it.ledger.transactions(tenant_id=tenant, video_id=video, after=None, limit=limit)
    )
    _show(found[::-1])
    if more:
        sys.stderr.write(f"There are more before these {limit}; see --limit.\n")


@ledger.command()
def grant(
    tenant_id: Tenant, unit: InUnit, amount: Amount, note: Note = None, reference: Reference = None
) -> None:
    """Give without payment."""
    booked = exact(unit, amount)
    _show([administer(lambda it: it.ledger.grant(tenant_id, unit, booked, note=note, reference=reference))])


@ledger.command()
def pay(tenant_id: Tenant, amount: Amount, note: Note = None, reference: Reference = None) -> None:
    """Note dollars that came in."""
    booked = exact(Unit.USD, amount)
    _show([administer(lambda it: it.ledger.pay(tenant_id, booked, note=note, reference=reference))])


@ledger.command()
def packs() -> None:
    """Show the packs of credits that are for sale."""
    table = Table("pack", "credits", "price", box=None)
    for name, pack in Prices.load(settings.load().config_path).packs.items():
        table.add_row(name, f"{pack.credits:,}", Unit.USD.text(pack.price))
    show(table)


@ledger.command()
def buy(
    tenant_id: Tenant,
    pack: Annotated[str, typer.Argument(help="The pack's name, as `packs` shows it.")],
    quantity: Annotated[int, typer.Option(min=1, help="So many of them.")] = 1,
    note: Note = None,
    reference: Reference = None,
) -> None:
    """Sell a pack of credits that was paid for outside."""
    booked = administer(
        lambda it: it.ledger.buy(tenant_id, pack, quantity=quantity, note=note, reference=reference)
    )
    _show([booked])


@ledger.command()
def exchange(
    tenant_id: Tenant, unit: InUnit, amount: Amount, note: Note = None, reference: Reference = None
) -> None:
    """Make so much of one unit the other, at $0.10 for a credit."""
    booked = exact(unit, amount)
    _show(
        [administer(lambda it: it.ledger.exchange(tenant_id, unit, booked, note=note, reference=reference))]
    )


@ledger.command(context_settings={"ignore_unknown_options": True})  # or -1.50 would be an option
def adjust(
    tenant_id: Tenant,
    unit: InUnit,
    amount: Amount,
    note: Annotated[str, typer.Option(help="Why.")],
    reference: Reference = None,
) -> None:
    """Correct a wallet by hand, up or (-1.50) down."""
    booked = exact(unit, amount)
    _show([administer(lambda it: it.ledger.adjust(tenant_id, unit, booked, note=note, reference=reference))])


@ledger.command()
def billing(
    tenant_id: Tenant, how: Annotated[Billing, typer.Argument(help="Whether it pays before or after.")]
) -> None:
    """Let a tenant's wallets go below zero (invoice) or accept nothing that they cannot pay (prepaid)."""
    tenant = administer(lambda it: it.tenants.change(tenant_id, billing=how))
    typer.echo(f"{tenant.id}: {tenant.billing}")


def exact(unit: Unit, text: str) -> int:
    try:
        amount = Decimal(text) * (MICRO_DOLLARS if unit is Unit.USD else 1)
        if amount == int(amount):
            return int(amount)
    except (InvalidOperation, OverflowError, ValueError):
        pass
    wanted = "dollars to a millionth at most, as 12.50" if unit is Unit.USD else "whole credits"
    raise InvalidRequest(f"Invalid value: '{text}'. Expected {wanted}.", param="amount")


def _show(found: list[Transaction]) -> None:
    table = Table("id", "at", "tenant", "kind", "account", "amount", "video", "reference", "note", box=None)
    for each in found:
        for line in each.entries:
            table.add_row(
                *(str(each.id), date(each.created_at), each.tenant_id, each.kind),
                *(line.account, line.unit.text(line.amount)),
                *(each.video_id or "", each.reference or "", each.note or ""),
            )
    show(table)
