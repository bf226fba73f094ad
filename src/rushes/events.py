"""What can happen: the kinds of rows in the append-only events table, and such a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rushes.models.video import State
from rushes.models.webhook import WebhookType


class EventKind(StrEnum):
    QUEUED = "video.queued"
    SUBMITTING = "video.submitting"
    RENDERING = "video.rendering"
    #: Nobody knows whether the provider took it; it is looked up, or a person says.
    SUBMIT_UNKNOWN = "video.submit_unknown"
    #: The progress passed another tenth.
    PROGRESS = "video.progress"
    COLLECTING = "video.collecting"
    #: An attempt failed and another one will follow.
    RETRYING = "video.retrying"
    COMPLETED = "video.completed"
    FAILED = "video.failed"
    #: It had failed, and an operator has another try made of it.
    REPLAYED = "video.replayed"
    CANCELLED = "video.cancelled"
    #: Its owner wants to see it no more; the files go.
    DELETED = "video.deleted"
    #: It failed for days; nothing is sent there any more.
    WEBHOOK_DISABLED = "webhook_endpoint.disabled"
    #: Half, four fifths or all of a budget is spent; once in each of its periods.
    BUDGET_THRESHOLD = "budget.threshold_reached"
    #: Its key or its funds fail; nothing goes there until somebody has seen to it.
    PROVIDER_SUSPENDED = "provider.suspended"
    PROVIDER_RESUMED = "provider.resumed"
    #: A provider's model failed too often in a row, and is left alone for a while.
    CIRCUIT_OPENED = "circuit.opened"
    #: It has made a video again.
    CIRCUIT_CLOSED = "circuit.closed"


#: In the place of a project, for what concerns nobody but whoever runs Rushes. No project's id looks like it.
OPERATOR = "operator"

#: The state that a video is in after each kind, for those that change it.
STATE_AFTER: dict[EventKind, State] = {
    EventKind.QUEUED: State.QUEUED,
    EventKind.SUBMITTING: State.SUBMITTING,
    EventKind.RENDERING: State.RENDERING,
    EventKind.COLLECTING: State.COLLECTING,
    EventKind.RETRYING: State.QUEUED,
    EventKind.REPLAYED: State.QUEUED,
    EventKind.COMPLETED: State.COMPLETED,
    EventKind.FAILED: State.FAILED,
    EventKind.CANCELLED: State.CANCELLED,
}

#: What webhooks tell of, in the wire's words.
WEBHOOK_TYPES: dict[EventKind, WebhookType] = {
    EventKind.COMPLETED: WebhookType.VIDEO_COMPLETED,
    EventKind.FAILED: WebhookType.VIDEO_FAILED,
    EventKind.CANCELLED: WebhookType.VIDEO_FAILED,
    EventKind.BUDGET_THRESHOLD: WebhookType.BUDGET_THRESHOLD,
}


@dataclass(frozen=True)
class Event:
    """``sequence`` orders all events, and is what a reader goes on from. Times are Unix milliseconds."""

    sequence: int
    project_id: str
    #: None for what happened to something other than a video.
    video_id: str | None
    kind: EventKind
    data: dict[str, Any]
    created_at: int

    @property
    def id(self) -> str:
        return event_id(self.sequence, self.created_at)

    @property
    def final(self) -> bool:
        """Whether it is the last that a video's own story has to tell."""
        state = STATE_AFTER.get(self.kind)
        return state is not None and state.final


def sequence_of(event: str) -> int | None:
    """Of an event's id; None for what is none."""
    if not re.fullmatch("evt_[0-9a-f]{24}", event):
        return None
    return int(event[16:], 16)


def event_id(sequence: int, created_at: int) -> str:
    """The same for a stream and for a webhook, so that a receiver of both knows what it has seen."""
    return f"evt_{created_at:012x}{sequence:012x}"
