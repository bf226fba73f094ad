"""Webhook endpoints, as the newest OpenAI SDKs manage them, and their deliveries."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from rushes.api import webhook_objects as objects
from rushes.api.document import body, errors, repeatable
from rushes.api.intake import caller, services, taken
from rushes.api.replies import reply
from rushes.api.scoped import scoped
from rushes.api.webhook_objects import (
    CreateWebhookEndpoint,
    DeletedWebhookEndpoint,
    RotateWebhookSecret,
    TestWebhookEndpoint,
    UpdateWebhookEndpoint,
    WebhookDeliveryList,
    WebhookDeliveryObject,
    WebhookEndpointList,
    WebhookEndpointObject,
    WebhookEndpointWithSecret,
    WebhookEventTypeList,
    WebhookTestResult,
)
from rushes.models.ids import is_id
from rushes.models.scope import Scope
from rushes.models.webhook import Endpoint, WebhookType
from rushes.service.webhooks import Revealed

router = APIRouter(
    prefix="/v1", tags=["webhooks"], route_class=scoped(Scope.WEBHOOKS_READ, Scope.WEBHOOKS_WRITE)
)

_ONE = "/webhook_endpoints/{webhook_endpoint_id}"
EndpointId = Annotated[
    str, Path(alias="webhook_endpoint_id", description="The endpoint's `id`.", max_length=256)
]
DeliveryId = Annotated[
    str, Path(alias="webhook_delivery_id", description="The delivery's `id`.", max_length=256)
]
Limit = Annotated[int, Query(ge=1, le=100, description="How many at most.")]


def _cursor(prefix: str) -> AfterValidator:
    def check(text: str | None) -> str | None:
        if text and not is_id(prefix, text):
            raise PydanticCustomError("cursor", "expected the last id of the page before")
        return text or None

    return AfterValidator(check)


_AFTER = Query(description="The last id of the page before.")


def _shown(request: Request, it: Endpoint) -> WebhookEndpointObject:
    return objects.endpoint(it, services(request).webhooks.hint(it))


def _revealed(request: Request, it: Revealed) -> Response:
    shown = objects.with_secret(_shown(request, it.endpoint), it.secret)
    return reply(shown, headers={"cache-control": "no-store"})


@router.post(
    "/webhook_endpoints",
    operation_id="createWebhookEndpoint",
    response_model=WebhookEndpointWithSecret,
    responses=errors(400, 413, 415, 422),
    openapi_extra={**body(CreateWebhookEndpoint), **repeatable()},
)
async def create(request: Request) -> Response:
    """Have somebody told of what happens to your videos. Only this reply and a rotation's show the secret."""
    async with taken(request, CreateWebhookEndpoint) as (asked, retry):
        made = await services(request).webhooks.create(
            caller(request), asked.name, asked.url, asked.event_types, retry
        )
    return _revealed(request, made)


@router.post(
    "/webhook_secret",
    operation_id="showWebhookSecret",
    response_model=WebhookEndpointWithSecret,
    responses=errors(),
)
async def show_secret(request: Request) -> Response:
    """Show what signs the webhooks that requests name in `webhook_url`, and where they are listed.

    It is one endpoint for all of them; its secret stays the same until it is rotated.
    """
    return _revealed(request, await services(request).webhooks.of_requests(caller(request)))


@router.get(
    "/webhook_endpoints",
    operation_id="listWebhookEndpoints",
    response_model=WebhookEndpointList,
    responses=errors(400),
)
async def list_endpoints(
    request: Request, after: Annotated[str | None, _AFTER, _cursor("whe")] = None, limit: Limit = 20
) -> Response:
    """Your endpoints, newest first."""
    found, more = await services(request).webhooks.page(caller(request), after=after, limit=limit)
    data = [_shown(request, each) for each in found]
    return reply(WebhookEndpointList.of(data, more))


@router.get(
    "/webhook_event_types",
    operation_id="listWebhookEventTypes",
    response_model=WebhookEventTypeList,
    responses=errors(),
)
async def list_event_types() -> Response:
    """What endpoints can be told of."""
    return reply(WebhookEventTypeList(data=list(WebhookType)))


@router.get(
    _ONE, operation_id="retrieveWebhookEndpoint", response_model=WebhookEndpointObject, responses=errors(404)
)
async def retrieve(request: Request, endpoint_id: EndpointId) -> Response:
    """One endpoint."""
    found = await services(request).webhooks.retrieve(caller(request), endpoint_id)
    return reply(_shown(request, found))


@router.post(
    _ONE,
    operation_id="updateWebhookEndpoint",
    response_model=WebhookEndpointObject,
    responses=errors(400, 404, 413, 415),
    openapi_extra=body(UpdateWebhookEndpoint),
)
async def update(request: Request, endpoint_id: EndpointId) -> Response:
    """Change an endpoint; what is not named stays. One that was disabled is enabled again."""
    async with taken(request, UpdateWebhookEndpoint) as (asked, _):
        changed = await services(request).webhooks.update(
            caller(request), endpoint_id, name=asked.name, url=asked.url, event_types=asked.event_types
        )
    return reply(_shown(request, changed))


@router.delete(
    _ONE, operation_id="deleteWebhookEndpoint", response_model=DeletedWebhookEndpoint, responses=errors(404)
)
async def delete(request: Request, endpoint_id: EndpointId) -> Response:
    """Tell it nothing any more, not even what was on its way."""
    await services(request).webhooks.delete(caller(request), endpoint_id)
    return reply(DeletedWebhookEndpoint(id=endpoint_id))


@router.post(
    f"{_ONE}/rotate_secret",
    operation_id="rotateWebhookSecret",
    response_model=WebhookEndpointWithSecret,
    responses=errors(400, 404, 413, 415),
    openapi_extra=body(RotateWebhookSecret),
)
async def rotate(request: Request, endpoint_id: EndpointId) -> Response:
    """Give an endpoint a new secret."""
    async with taken(request, RotateWebhookSecret) as (asked, _):
        made = await services(request).webhooks.rotate(
            caller(request), endpoint_id, keep_old=asked.keep_old_secret_active_for_24_hours
        )
    return _revealed(request, made)


@router.post(
    f"{_ONE}/test",
    operation_id="testWebhookEndpoint",
    response_model=WebhookTestResult,
    responses=errors(400, 404, 413, 415),
    openapi_extra=body(TestWebhookEndpoint),
)
async def test(request: Request, endpoint_id: EndpointId) -> Response:
    """Send a sample to an endpoint now, and see what it answers."""
    async with taken(request, TestWebhookEndpoint) as (asked, _):
        status = await services(request).webhooks.test(caller(request), endpoint_id, asked.event_type)
    return reply(
        WebhookTestResult(webhook_endpoint_id=endpoint_id, event_type=asked.event_type, status_code=status)
    )


@router.get(
    f"{_ONE}/deliveries",
    operation_id="listWebhookDeliveries",
    response_model=WebhookDeliveryList,
    responses=errors(400, 404),
)
async def list_deliveries(
    request: Request,
    endpoint_id: EndpointId,
    after: Annotated[str | None, _AFTER, _cursor("wh")] = None,
    limit: Limit = 20,
) -> Response:
    """What an endpoint was or is to be told, newest first."""
    found, more = await services(request).webhooks.deliveries(
        caller(request), endpoint_id, after=after, limit=limit
    )
    data = [objects.delivery(each) for each in found]
    return reply(WebhookDeliveryList.of(data, more))


@router.get(
    f"{_ONE}/deliveries/{{webhook_delivery_id}}",
    operation_id="retrieveWebhookDelivery",
    response_model=WebhookDeliveryObject,
    responses=errors(404),
)
async def delivery(request: Request, endpoint_id: EndpointId, delivery_id: DeliveryId) -> Response:
    """How one delivery stands."""
    found = await services(request).webhooks.delivery(caller(request), endpoint_id, delivery_id)
    return reply(objects.delivery(found))


@router.post(
    f"{_ONE}/deliveries/{{webhook_delivery_id}}/replay",
    operation_id="replayWebhookDelivery",
    response_model=WebhookDeliveryObject,
    responses=errors(400, 404),
)
async def replay(request: Request, endpoint_id: EndpointId, delivery_id: DeliveryId) -> Response:
    """Send a delivery again, however it went before."""
    again = await services(request).webhooks.replay(caller(request), endpoint_id, delivery_id)
    return reply(objects.delivery(again))
