"""Budgets: how much a tenant or one of its projects may spend in a day or a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from rushes.models.money import Unit, worth

#: Percent of a budget at which an event tells of it, once in each period.
THRESHOLDS = (50, 80, 100)


class Period(StrEnum):
    """The calendar's, UTC."""

    DAY = "day"
    MONTH = "month"

    def began(self, at: int) -> int:
        """When the one began that ``at`` is in. Unix milliseconds, as all times here."""
        day = datetime.fromtimestamp(at / 1000, UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return _milliseconds(day if self is Period.DAY else day.replace(day=1))

    def ends(self, at: int) -> int:
        """When the next one begins."""
        began = datetime.fromtimestamp(self.began(at) / 1000, UTC)
        if self is Period.DAY:
            return _milliseconds(began + timedelta(days=1))
        return _milliseconds((began + timedelta(days=32)).replace(day=1))


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp()) * 1000


@dataclass(frozen=True)
class Budget:
    """Spending counts with what is held, in both units by their worth. Times are Unix milliseconds."""

    id: str
    tenant_id: str
    #: None for one of the whole tenant.
    project_id: str | None
    period: Period
    unit: Unit
    #: In that unit. Nothing is accepted that would lead beyond it.
    amount: int
    #: From this share on, what can be served by a cheaper model is. None: never.
    downgrade_percent: int | None
    #: The period that ``spent`` and ``told`` are of.
    began: int
    #: Micro-dollars.
    spent: int
    #: The highest threshold that was told.
    told: int
    created_at: int

    @property
    def cap(self) -> int:
        """Micro-dollars."""
        return worth(self.unit, self.amount)

    @property
    def holder_id(self) -> str:
        return self.project_id or self.tenant_id

    def in_unit(self, micro: int) -> int:
        """Micro-dollars in the budget's unit, what is begun counted whole."""
        return -(-micro // worth(self.unit, 1))

    def reaches(self, spent: int, percent: int) -> bool:
        return spent * 100 >= self.cap * percent
