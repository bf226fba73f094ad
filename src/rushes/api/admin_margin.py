"""The operator's API: what is left once providers are paid."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rushes.api import margin_objects as objects
from rushes.api.admin import PREFIX, OfTenant, failures
from rushes.api.billing import From, Limit, Skip, To
from rushes.api.billing_objects import period
from rushes.api.intake import services
from rushes.api.margin_objects import MarginList
from rushes.api.replies import reply
from rushes.models.margin import By

router = APIRouter(prefix=PREFIX, tags=["administration"])

GroupBy = Annotated[
    list[By], Query(max_length=3, description="What is told apart; may be given several times.")
]


@router.get("/margin", operation_id="listMargin", response_model=MarginList, responses=failures(400))
async def margin(
    request: Request,
    first: From = None,
    to: To = None,
    group_by: GroupBy = [By.DAY, By.MODEL, By.PROVIDER],  # noqa: B006 - FastAPI copies it
    tenant_id: OfTenant = None,
    after: Skip = 0,
    limit: Limit = 100,
) -> Response:
    """What customers were charged beside what providers took, by day, model or provider."""
    found, more = await services(request).administration.billing.margin(
        period(first, to), group_by, tenant_id=tenant_id, skip=after, limit=limit
    )
    return reply(MarginList(data=[objects.margin(each) for each in found], has_more=more))
