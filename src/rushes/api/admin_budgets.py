"""The operator's API: budgets."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from rushes.api import budget_objects as objects
from rushes.api.admin import AFTER, PREFIX, Limit, OfTenant, failures
from rushes.api.admin_objects import id_of
from rushes.api.budget_objects import BudgetList, BudgetObject, DeletedBudget, PutBudget
from rushes.api.document import body
from rushes.api.intake import services, taken
from rushes.api.replies import reply

router = APIRouter(prefix=PREFIX, tags=["administration"])


@router.post(
    "/budgets",
    operation_id="putBudget",
    response_model=BudgetObject,
    responses=failures(400, 404, 413, 415),
    openapi_extra=body(PutBudget),
)
async def put_budget(request: Request) -> Response:
    """Say what a tenant or a project may spend in a day or a month, in the place of what was said before."""
    async with taken(request, PutBudget) as (asked, _):
        made = await services(request).administration.budgets.put(
            tenant_id=asked.tenant_id,
            project_id=asked.project_id,
            period=asked.period,
            unit=asked.unit,
            amount=asked.amount,
            downgrade_percent=asked.downgrade_percent,
        )
    return reply(objects.budget(made))


@router.get("/budgets", operation_id="listBudgets", response_model=BudgetList, responses=failures(400))
async def list_budgets(
    request: Request,
    tenant_id: OfTenant = None,
    after: Annotated[str | None, AFTER, id_of("budget", "budget")] = None,
    limit: Limit = 20,
) -> Response:
    """One tenant's budgets and its projects', or all, newest first."""
    found, more = await services(request).administration.budgets.page(
        tenant_id=tenant_id, after=after, limit=limit
    )
    data = [objects.budget(each) for each in found]
    return reply(BudgetList.of(data, more))


@router.delete(
    "/budgets/{budget_id}",
    operation_id="deleteBudget",
    response_model=DeletedBudget,
    responses=failures(404),
)
async def delete_budget(
    request: Request,
    budget_id: Annotated[str, Path(description="The budget's `id`.", max_length=256)],
) -> Response:
    """Lift a budget."""
    await services(request).administration.budgets.remove(budget_id)
    return reply(DeletedBudget(id=budget_id))
