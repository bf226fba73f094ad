"""``rushes plans``: how much tenants may ask for."""

from __future__ import annotations

from rich.table import Table

from rushes import settings
from rushes.cli.administering import show
from rushes.models.plan import Plans


def plans() -> None:
    """Show the plans that a tenant can have; `rushes tenants plan` gives it one. Empty is no limit."""
    table = Table("plan", "at once", "an hour", "credits a day", "when full", "refund", "lanes", box=None)
    for name, plan in Plans.load(settings.load().config_path).all.items():
        limits = (plan.at_once, plan.per_hour, plan.credits_per_day)
        counts = ["" if each is None else str(each) for each in limits]
        table.add_row(name, *counts, plan.when_full, plan.refund, ", ".join(plan.lanes))
    show(table)
