"""One try at one provider."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class AttemptState(StrEnum):
    #: On disk before the call.
    SUBMITTING = "submitting"
    #: The provider has it.
    RUNNING = "running"
    #: Whether the provider has it is known to nobody here. It holds money until somebody says.
    UNKNOWN = "unknown"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Attempt:
    """Times are Unix milliseconds. The id is also the submit token: no two calls share it."""

    id: str
    video_id: str
    number: int
    provider: str
    model: str
    state: AttemptState
    remote_id: str | None
    created_at: int
    ended_at: int | None
    engine: str | None
    error_code: str | None
    error_message: str | None
    #: What the engine says of its work: what it understood, the device, the timings.
    report: dict[str, Any] | None
    #: For the operator: what the provider said.
    detail: str | None = None
    #: Why this provider, and why not those before it.
    choice: dict[str, Any] | None = None
    #: Micro-dollars that the provider takes.
    cost: int | None = None
    #: Micro-dollars that it was expected to take.
    expected: int | None = None
    #: Size and seconds.
    work: str | None = None
    #: When to see to it though it is over for the video; Unix milliseconds.
    watch_at: int | None = None
