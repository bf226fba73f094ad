"""The operator's API: accounts, and the ledger behind them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rushes.api import billing_objects as objects
from rushes.api.admin import PREFIX, Limit, OfTenant, TenantId, failures
from rushes.api.admin_objects import id_of
from rushes.api.billing import From, GroupBy, Skip, To
from rushes.api.billing import Limit as Rows
from rushes.api.billing_objects import (
    AccountObject,
    Adjustment,
    Exchange,
    Grant,
    Payment,
    Purchase,
    TransactionList,
    TransactionObject,
    UsageList,
)
from rushes.api.document import body
from rushes.api.intake import services, taken
from rushes.api.replies import reply
from rushes.models.usage import By

router = APIRouter(prefix=PREFIX, tags=["administration"])

_OF = "/tenants/{tenant_id}"
OfVideo = Annotated[str | None, Query(description="Only this video's."), id_of("video", "video")]
After = Annotated[int | None, Query(ge=1, le=2**63 - 1, description="The last id of the page before.")]


@router.get(
    f"{_OF}/account",
    operation_id="retrieveTenantAccount",
    response_model=AccountObject,
    responses=failures(404),
)
async def account(request: Request, tenant_id: TenantId) -> Response:
    """What a tenant has, and where that is heading."""
    return reply(objects.account(await services(request).administration.billing.account_of(tenant_id)))


@router.get(
    f"{_OF}/usage", operation_id="listTenantUsage", response_model=UsageList, responses=failures(400, 404)
)
async def usage(
    request: Request,
    tenant_id: TenantId,
    first: From = None,
    to: To = None,
    group_by: GroupBy = [By.DAY],  # noqa: B006 - FastAPI copies it
    after: Skip = 0,
    limit: Rows = 100,
) -> Response:
    """A tenant's videos by the day of their acceptance, by model, project or key, and what they cost."""
    found, more = await services(request).administration.billing.usage_of(
        tenant_id, objects.period(first, to), group_by, skip=after, limit=limit
    )
    return reply(UsageList(data=[objects.usage(each) for each in found], has_more=more))


@router.post(
    f"{_OF}/grants",
    operation_id="createGrant",
    response_model=TransactionObject,
    responses=failures(400, 404, 413, 415, 422),
    openapi_extra=body(Grant),
)
async def grant(request: Request, tenant_id: TenantId) -> Response:
    """Give a tenant dollars or credits."""
    async with taken(request, Grant) as (asked, _):
        made = await services(request).administration.ledger.grant(
            tenant_id, asked.unit, asked.amount, note=asked.note, reference=asked.reference
        )
    return reply(objects.transaction(made))


@router.post(
    f"{_OF}/payments",
    operation_id="createPayment",
    response_model=TransactionObject,
    responses=failures(400, 404, 413, 415, 422),
    openapi_extra=body(Payment),
)
async def pay(request: Request, tenant_id: TenantId) -> Response:
    """Note dollars that came in, as a tenant's."""
    async with taken(request, Payment) as (asked, _):
        made = await services(request).administration.ledger.pay(
            tenant_id, asked.amount, note=asked.note, reference=asked.reference
        )
    return reply(objects.transaction(made))


@router.post(
    f"{_OF}/purchases",
    operation_id="createPurchase",
    response_model=TransactionObject,
    responses=failures(400, 404, 413, 415, 422),
    openapi_extra=body(Purchase),
)
async def buy(request: Request, tenant_id: TenantId) -> Response:
    """Sell a tenant packs of credits."""
    async with taken(request, Purchase) as (asked, _):
        made = await services(request).administration.ledger.buy(
            tenant_id, asked.pack, quantity=asked.quantity, note=asked.note, reference=asked.reference
        )
    return reply(objects.transaction(made))


@router.post(
    f"{_OF}/exchanges",
    operation_id="createExchange",
    response_model=TransactionObject,
    responses=failures(400, 402, 404, 413, 415, 422),
    openapi_extra=body(Exchange),
)
async def exchange(request: Request, tenant_id: TenantId) -> Response:
    """Make a tenant's dollars credits, or its credits dollars."""
    async with taken(request, Exchange) as (asked, _):
        made = await services(request).administration.ledger.exchange(
            tenant_id, asked.unit, asked.amount, note=asked.note, reference=asked.reference
        )
    return reply(objects.transaction(made))


@router.post(
    f"{_OF}/adjustments",
    operation_id="createAdjustment",
    response_model=TransactionObject,
    responses=failures(400, 402, 404, 413, 415, 422),
    openapi_extra=body(Adjustment),
)
async def adjust(request: Request, tenant_id: TenantId) -> Response:
    """Correct a tenant's wallet by hand."""
    async with taken(request, Adjustment) as (asked, _):
        made = await services(request).administration.ledger.adjust(
            tenant_id, asked.unit, asked.amount, note=asked.note, reference=asked.reference
        )
    return reply(objects.transaction(made))


@router.get(
    "/ledger/transactions",
    operation_id="listTransactions",
    response_model=TransactionList,
    responses=failures(400),
)
async def transactions(
    request: Request,
    tenant_id: OfTenant = None,
    video_id: OfVideo = None,
    after: After = None,
    limit: Limit = 20,
) -> Response:
    """One tenant's, one video's or all transactions with their entries, newest first."""
    found, more = await services(request).administration.ledger.transactions(
        tenant_id=tenant_id, video_id=video_id, after=after, limit=limit
    )
    return reply(TransactionList(data=[objects.transaction(each) for each in found], has_more=more))
