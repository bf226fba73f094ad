"""What the margin report answers."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field

from rushes.api.billing_objects import EPOCH, Money, money
from rushes.api.replies import Reply
from rushes.models.margin import Margin
from rushes.models.money import Unit


class MarginObject(Reply):
    """What was booked on the same day, for the same model …; null where they are not told apart."""

    model_config = ConfigDict(title="Margin")

    object: Literal["margin"] = "margin"
    day: str | None = Field(examples=["2026-11-22"])
    model: str | None = Field(description="That served it, as customers call it.")
    provider: str | None = Field(
        description="Who made it, or, of what was not made, was the last to try.", examples=["runway"]
    )
    charges: int = Field(description="How many videos customers were charged for.")
    revenue: Money = Field(description="What they were charged; a credit is $0.10, whatever it was sold for.")
    credits: Money = Field(description="The part of it that was charged in credits.")
    orders: int = Field(description="How many orders providers took something for.")
    cost: Money = Field(description="What they took, also for what nobody was charged for.")
    margin: Money = Field(description="Revenue less cost.")


class MarginList(Reply):
    object: Literal["list"] = "list"
    data: list[MarginObject]
    has_more: bool


def margin(it: Margin) -> MarginObject:
    return MarginObject(
        day=None if it.day is None else date.fromordinal(EPOCH + it.day).isoformat(),
        model=it.model,
        provider=it.provider,
        charges=it.charges,
        revenue=money(Unit.USD, it.revenue),
        credits=money(Unit.CREDITS, it.credits),
        orders=it.orders,
        cost=money(Unit.USD, it.cost),
        margin=money(Unit.USD, it.margin),
    )
