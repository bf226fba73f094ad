"""What is left of what customers are charged once providers are paid."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rushes.models.money import CREDIT


class By(StrEnum):
    #: Of the booking, UTC.
    DAY = "day"
    #: That served it, as customers call it.
    MODEL = "model"
    #: Who made it, or, of what was not made, was the last to try.
    PROVIDER = "provider"


@dataclass(frozen=True)
class Margin:
    """Of what was booked on the same day, for the same model …: None where they are not told apart.

    Amounts are in micro-dollars but for ``credits``.
    """

    #: Days since 1970-01-01, UTC.
    day: int | None
    model: str | None
    provider: str | None
    #: Charges of customers, one for each round of a video that was charged.
    charges: int
    #: What was charged in dollars.
    dollars: int
    #: What was charged in credits.
    credits: int
    #: Orders that a provider took something for.
    orders: int
    cost: int

    @property
    def revenue(self) -> int:
        """A credit counts with the $0.10 that it stands for, whatever it was sold for."""
        return self.dollars + self.credits * CREDIT

    @property
    def margin(self) -> int:
        return self.revenue - self.cost
