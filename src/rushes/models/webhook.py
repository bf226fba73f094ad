"""Webhooks: who wants to be told of what, and each telling.

What requests name in `webhook_url` goes the same way: a project has one endpoint that stands for all of them.
It has a secret and deliveries as any other, and no address of its own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class WebhookType(StrEnum):
    """The types of the Videos API. A cancelled video is a failed one on its wire."""

    VIDEO_COMPLETED = "video.completed"
    VIDEO_FAILED = "video.failed"
    #: Not among OpenAI's.
    BUDGET_THRESHOLD = "budget.threshold_reached"


@dataclass(frozen=True)
class Endpoint:
    """Times are Unix milliseconds. Secrets are not kept but derived, each from its number."""

    id: str
    project_id: str
    name: str
    url: str
    event_types: tuple[WebhookType, ...]
    secret_number: int
    #: Earlier secrets that still sign, as ``(number, until)``.
    old_secrets: tuple[tuple[int, int], ...]
    #: The fingerprint of the signing key that its secrets are derived from.
    signing_key: str
    created_at: int
    updated_at: int
    #: When the first of its failures since the last success was; None while all is well.
    failing_since: int | None
    #: Nothing is sent there any more, until its owner changes it.
    disabled_at: int | None

    @property
    def of_requests(self) -> bool:
        """Whether it stands for the addresses that requests name."""
        return not self.url

    def active_secrets(self, now: int) -> list[int]:
        """The numbers of those that sign, newest first."""
        return [self.secret_number, *(number for number, until in self.old_secrets if until > now)]


def id_of_requests(project_id: str) -> str:
    """The project's endpoint for the addresses that requests name: nobody has to look for it."""
    return f"whe_{project_id.removeprefix('proj_')}"


class DeliveryState(StrEnum):
    #: To be sent, for the first time or again.
    PENDING = "pending"
    DELIVERED = "delivered"
    #: Given up.
    FAILED = "failed"


@dataclass(frozen=True)
class Delivery:
    """One event on its way to one endpoint. The id is the ``webhook-id`` of every attempt.

    Times are Unix milliseconds.
    """

    id: str
    endpoint_id: str
    #: Where it goes, if that is a video's own ``webhook_url``; else the endpoint says it.
    url: str | None
    video_id: str
    type: WebhookType
    #: The body, byte for byte the same in every attempt.
    payload: str
    state: DeliveryState
    attempts: int
    #: What the last attempt was answered, and what was wrong with it.
    status_code: int | None
    error: str | None
    created_at: int
    due_at: int | None
    give_up_at: int
    delivered_at: int | None
    #: Fencing number, as a video's.
    version: int


def payload(event_id: str, kind: WebhookType, subject: str, at: int, **more: Any) -> str:  # noqa: ANN401
    """OpenAI's event, with ``more`` data: https://platform.openai.com/docs/api-reference/webhook-events"""
    event = {
        "id": event_id,
        "object": "event",
        "created_at": at // 1000,
        "type": kind.value,
        "data": {"id": subject, **more},
    }
    return json.dumps(event, separators=(",", ":"))
