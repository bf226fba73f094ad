"""What can happen to a video: the kinds of rows in the append-only events table."""

from __future__ import annotations

from enum import StrEnum

from rushes.models.video import State


class EventKind(StrEnum):
    QUEUED = "video.queued"
    SUBMITTING = "video.submitting"
    RENDERING = "video.rendering"
    #: The progress passed another tenth.
    PROGRESS = "video.progress"
    COLLECTING = "video.collecting"
    #: An attempt failed and another one will follow.
    RETRYING = "video.retrying"
    COMPLETED = "video.completed"
    FAILED = "video.failed"
    CANCELLED = "video.cancelled"
    #: Its owner wants to see it no more; the files go.
    DELETED = "video.deleted"


#: The state that a video is in after each kind, for those that change it.
STATE_AFTER: dict[EventKind, State] = {
    EventKind.QUEUED: State.QUEUED,
    EventKind.SUBMITTING: State.SUBMITTING,
    EventKind.RENDERING: State.RENDERING,
    EventKind.COLLECTING: State.COLLECTING,
    EventKind.RETRYING: State.QUEUED,
    EventKind.COMPLETED: State.COMPLETED,
    EventKind.FAILED: State.FAILED,
    EventKind.CANCELLED: State.CANCELLED,
}
