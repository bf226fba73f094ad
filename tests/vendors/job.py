"""A render at a simulated vendor. It moves on when it is looked at, never with the clock."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tests.vendors.faults import Fault

from rushes.models.size import Size


class Stage(StrEnum):
    """What a vendor calls these is its simulator's affair."""

    QUEUED = "queued"
    RUNNING = "running"
    #: A state that is in no documentation.
    STRANGE = "strange"
    DONE = "done"
    FAILED = "failed"
    MODERATED = "moderated"
    CANCELLED = "cancelled"


_ENDS = {
    Fault.FAILED: Stage.FAILED,
    Fault.MODERATED_AFTER: Stage.MODERATED,
    Fault.CANCELLED: Stage.CANCELLED,
}


@dataclass
class Job:
    """One create that was registered: what a vendor would send a bill for."""

    prompt: str
    size: Size
    seconds: int
    model: str
    #: The body as it came, files by name and length.
    request: dict[str, Any]
    #: Our token, where the vendor has a field for it.
    token: str | None = None
    callback_url: str | None = None
    #: Whatever else a simulator has to know of it.
    notes: dict[str, Any] = field(default_factory=dict)
    fault: Fault | None = None
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    polls: int = 0
    #: Set when its end was told in a callback, which a poll then confirms.
    finished: bool = False
    #: Polls that met a fault.
    stumbles: int = 0
    cancelled: bool = False
    #: Links that were given out, and how many of the first ones are dead.
    links: int = 0
    dead_links: int = 0
    downloads: int = 0
    callbacks: int = 0

    @property
    def path(self) -> tuple[Stage, ...]:
        """The stage at each poll; the last one stays."""
        middle = Stage.STRANGE if self.fault is Fault.UNKNOWN_STATE else Stage.RUNNING
        end = _ENDS.get(self.fault, Stage.DONE) if self.fault is not None else Stage.DONE
        return (Stage.QUEUED, middle, Stage.RUNNING, end)

    @property
    def stage(self) -> Stage:
        if self.cancelled:
            return Stage.CANCELLED
        if self.finished:
            return self.path[-1]
        return self.path[min(max(self.polls, 1), len(self.path)) - 1]

    @property
    def over(self) -> bool:
        return self.stage not in (Stage.QUEUED, Stage.RUNNING, Stage.STRANGE)

    @property
    def progress(self) -> float:
        """From 0 to 1."""
        if self.stage is Stage.QUEUED:
            return 0.0
        return 1.0 if self.over else min(self.polls, 3) / 4

    def report(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "token": self.token,
            "prompt": self.prompt,
            "model": self.model,
            "size": str(self.size),
            "seconds": self.seconds,
            "request": self.request,
            "fault": self.fault,
            "stage": self.stage,
            "polls": self.polls,
            "cancelled": self.cancelled,
            "links": self.links,
            "downloads": self.downloads,
            "callbacks": self.callbacks,
        }
