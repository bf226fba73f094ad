"""What the webhook operations take and give, as the newest SDK has it, and the deliveries."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from rushes.api.replies import Entry, Page, Reply, seconds
from rushes.api.requests import Name, Url, Wire
from rushes.models.webhook import Delivery, DeliveryState, Endpoint, WebhookType

EventTypes = Annotated[list[WebhookType], Field(min_length=1, max_length=100)]


class CreateWebhookEndpoint(Wire):
    """Who is to be told, and of what."""

    event_types: EventTypes = Field(description="The events that are sent there.")
    name: Name = Field(description="For people.")
    url: Url = Field(description="An `https` URL of a public host.")


class UpdateWebhookEndpoint(Wire):
    """What shall be different. An endpoint that was disabled is enabled by any of them."""

    event_types: EventTypes | None = Field(None, description="All that are sent there from now on.")
    name: Name | None = None
    url: Url | None = None


class RotateWebhookSecret(Wire):
    keep_old_secret_active_for_24_hours: bool = Field(
        False, description="Until then deliveries carry a signature of each."
    )


class TestWebhookEndpoint(Wire):
    event_type: WebhookType = Field(description="What the sample tells of.")


BODIES = (CreateWebhookEndpoint, UpdateWebhookEndpoint, RotateWebhookSecret, TestWebhookEndpoint)


class WebhookEndpointObject(Entry):
    """An address that is told of what happens to videos."""

    model_config = ConfigDict(title="WebhookEndpoint")

    id: str
    object: Literal["webhook_endpoint"] = "webhook_endpoint"
    name: str
    url: str = Field(description="Empty for the one that stands for the `webhook_url` of requests.")
    event_types: list[WebhookType]
    created_at: int = Field(description="Unix seconds.")
    updated_at: int
    signing_secret_hint: str | None
    disabled_at: int | None = Field(
        description="It had failed for days, and nothing is sent there until it is updated."
    )


class WebhookEndpointWithSecret(WebhookEndpointObject):
    """The secret is shown now and never again."""

    model_config = ConfigDict(title="WebhookEndpointWithSecret")

    signing_secret: str = Field(examples=["whsec_…"])


class WebhookEndpointList(Page[WebhookEndpointObject]):
    pass


class DeletedWebhookEndpoint(Reply):
    id: str
    object: Literal["webhook_endpoint.deleted"] = "webhook_endpoint.deleted"
    deleted: Literal[True] = True


class WebhookTestResult(Reply):
    object: Literal["webhook_endpoint.test"] = "webhook_endpoint.test"
    webhook_endpoint_id: str
    event_type: WebhookType
    status_code: int = Field(description="What the endpoint answered.")
    success: Literal[True] = True


class WebhookEventTypeList(Reply):
    object: Literal["list"] = "list"
    data: list[WebhookType]


class WebhookDeliveryObject(Entry):
    """One event on its way to one endpoint. The id is the header `webhook-id` of every attempt."""

    model_config = ConfigDict(title="WebhookDelivery")

    id: str
    object: Literal["webhook_delivery"] = "webhook_delivery"
    webhook_endpoint_id: str
    url: str | None = Field(description="The `webhook_url` of the video's request, if that is where it goes.")
    event: dict[str, Any] = Field(description="What is sent.")
    state: DeliveryState
    attempts: int
    status_code: int | None = Field(description="What the last attempt was answered.")
    error: str | None
    created_at: int = Field(description="Unix seconds.")
    delivered_at: int | None
    next_attempt_at: int | None


class WebhookDeliveryList(Page[WebhookDeliveryObject]):
    pass


def endpoint(it: Endpoint, hint: str | None) -> WebhookEndpointObject:
    return WebhookEndpointObject(
        id=it.id,
        name=it.name,
        url=it.url,
        event_types=list(it.event_types),
        created_at=it.created_at // 1000,
        updated_at=it.updated_at // 1000,
        signing_secret_hint=hint,
        disabled_at=seconds(it.disabled_at),
    )


def with_secret(shown: WebhookEndpointObject, secret: str) -> WebhookEndpointWithSecret:
    return WebhookEndpointWithSecret(**shown.model_dump(), signing_secret=secret)


def delivery(it: Delivery) -> WebhookDeliveryObject:
    return WebhookDeliveryObject(
        id=it.id,
        webhook_endpoint_id=it.endpoint_id,
        url=it.url,
        event=json.loads(it.payload),
        state=it.state,
        attempts=it.attempts,
        status_code=it.status_code,
        error=it.error,
        created_at=it.created_at // 1000,
        delivered_at=seconds(it.delivered_at),
        next_attempt_at=seconds(it.due_at),
    )
