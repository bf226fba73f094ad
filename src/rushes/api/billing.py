"""What a caller has, has used, and would pay."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rushes.api import billing_objects as objects
from rushes.api.billing_objects import AccountObject, CreateEstimate, EstimateObject, UsageList
from rushes.api.document import errors, listing
from rushes.api.intake import caller, services, taken
from rushes.api.replies import reply
from rushes.api.scoped import scoped
from rushes.models.scope import Scope
from rushes.models.usage import By

# An estimate is a POST because of its body; it changes nothing.
router = APIRouter(prefix="/v1", tags=["billing"], route_class=scoped(Scope.BILLING_READ, Scope.BILLING_READ))

#: PostgreSQL and SQLite both count days far beyond these.
_FIRST, _LAST = date(2000, 1, 1), date(2200, 1, 1)
From = Annotated[
    date | None,
    Query(alias="from", ge=_FIRST, le=_LAST, description="First day, UTC. Default: the first of this month."),
]
To = Annotated[
    date | None, Query(ge=_FIRST, le=_LAST, description="Last day, UTC, which is part of it. Default: today.")
]
GroupBy = Annotated[
    list[By], Query(max_length=4, description="What is told apart; may be given several times.")
]
Skip = Annotated[int, Query(ge=0, le=1_000_000, description="So many rows were on the pages before.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="How many rows at most.")]


@router.post(
    "/estimates",
    operation_id="createEstimate",
    response_model=EstimateObject,
    responses=errors(400, 404, 413, 415),
    openapi_extra=listing(CreateEstimate),
)
async def estimates(request: Request) -> Response:
    """Price requests, and months of them, without making them. Each is judged as if it were made."""
    async with taken(request, CreateEstimate) as (asked, _):
        priced = [
            await services(request).estimates.estimate(caller(request), *each.asked(), each.count)
            for each in asked.requests
        ]
    return reply(objects.estimate(priced))


@router.get("/usage", operation_id="listUsage", response_model=UsageList, responses=errors(400))
async def usage(
    request: Request,
    first: From = None,
    to: To = None,
    group_by: GroupBy = [By.DAY],  # noqa: B006 - FastAPI copies it
    after: Skip = 0,
    limit: Limit = 100,
) -> Response:
    """Your project's videos by the day of their acceptance, by model or by key, and what they cost."""
    found, more = await services(request).administration.billing.usage(
        caller(request), objects.period(first, to), group_by, skip=after, limit=limit
    )
    return reply(UsageList(data=[objects.usage(each) for each in found], has_more=more))


@router.get("/account", operation_id="retrieveAccount", response_model=AccountObject, responses=errors())
async def account(request: Request) -> Response:
    """Your tenant's plan, wallets and limits, and when the money runs out."""
    return reply(objects.account(await services(request).administration.billing.account(caller(request))))
