"""What was used, counted by day, model, project or key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rushes.models.money import Unit


class By(StrEnum):
    DAY = "day"
    MODEL = "model"
    PROJECT = "project"
    KEY = "key"


@dataclass(frozen=True)
class Usage:
    """Videos that were accepted on the same day, from the same key …: None where they are not told apart.

    Amounts are in ``unit``.
    """

    #: Days since 1970-01-01, UTC.
    day: int | None
    model: str | None
    project_id: str | None
    key_id: str | None
    unit: Unit
    videos: int
    completed: int
    failed: int
    cancelled: int
    #: By the price list.
    price: int
    #: Set aside for those that are being made.
    held: int
    charged: int
