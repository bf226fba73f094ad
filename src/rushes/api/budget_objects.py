"""What the operator's API takes and gives of budgets."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from rushes.api.replies import Entry, Page, Reply
from rushes.api.requests import Name, Whole, Wire
from rushes.models.budget import Budget, Period
from rushes.models.money import MAX_AMOUNT, Unit


class PutBudget(Wire):
    """Of a tenant or of a project: one of the two is named."""

    tenant_id: Name | None = None
    project_id: Name | None = None
    period: Period = Field(description="The calendar's, UTC.")
    unit: Unit = Unit.USD
    amount: Annotated[Whole, Field(ge=1, le=MAX_AMOUNT)] = Field(
        description="Micro-dollars or credits. What would lead beyond it is refused with 402."
    )
    downgrade_percent: Annotated[Whole, Field(ge=0, le=100)] | None = Field(
        None, description="From this share on `sora-2` serves what asks for `sora-2-pro`; never without it."
    )


class BudgetObject(Entry):
    """How much may be spent in a day or a month."""

    model_config = ConfigDict(title="Budget")

    id: str
    object: Literal["budget"] = "budget"
    tenant_id: str
    project_id: str | None = Field(description="null: of the whole tenant.")
    period: Period
    unit: Unit
    amount: int = Field(description="Micro-dollars or credits.")
    downgrade_percent: int | None
    spent: int = Field(description="In this period and unit, with what is held; rounded up.")
    resets_at: int = Field(description="When the next period begins, Unix seconds.")
    created_at: int = Field(description="Unix seconds.")


class BudgetList(Page[BudgetObject]):
    pass


class DeletedBudget(Reply):
    id: str
    object: Literal["budget.deleted"] = "budget.deleted"
    deleted: Literal[True] = True


def budget(it: Budget) -> BudgetObject:
    return BudgetObject(
        id=it.id,
        tenant_id=it.tenant_id,
        project_id=it.project_id,
        period=it.period,
        unit=it.unit,
        amount=it.amount,
        downgrade_percent=it.downgrade_percent,
        spent=it.in_unit(it.spent),
        resets_at=it.period.ends(it.began) // 1000,
        created_at=it.created_at // 1000,
    )
