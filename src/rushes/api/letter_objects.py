"""Dead letters and providers on the wire, as an operator sees them."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from rushes.api.replies import Entry, Page, Reply, seconds
from rushes.api.requests import Prompt, Wire
from rushes.db.accounts import Standing
from rushes.models.attempt import Attempt
from rushes.models.ids import now
from rushes.models.tenant import DeadLetter
from rushes.models.video import Letter


class RetryLetter(Wire):
    """Another try; what is not given stays as it was."""

    prompt: Prompt | None = None
    model: str | None = Field(None, max_length=256, description="A model name that leads elsewhere.")


class SettleLetter(Wire):
    """What became of a submit that nobody knows the end of."""

    exists: bool = Field(description="Whether the provider has it.")
    remote_id: str | None = Field(
        None, min_length=1, max_length=1000, description="What the provider calls it, if it has it."
    )


class TriedObject(Reply):
    """One attempt, with what the provider said: this is for operators alone."""

    model_config = ConfigDict(title="TriedAttempt")

    id: str
    number: int
    provider: str
    model: str
    state: str
    remote_id: str | None
    error_code: str | None
    error_message: str | None
    detail: str | None = Field(description="In the provider's words.")
    choice: dict[str, object] | None = Field(description="Why this provider, and why not those before it.")
    cost: int | None = Field(description="Micro-dollars that the provider takes.")
    created_at: int
    ended_at: int | None


class DeadLetterObject(Entry):
    """A video to be seen to."""

    model_config = ConfigDict(title="DeadLetter")

    id: str = Field(description="The video's.")
    object: Literal["dead_letter"] = "dead_letter"
    kind: Letter
    tenant_id: str
    project_id: str
    model: str
    prompt: str
    status: str
    error_code: str | None
    error_message: str | None
    held: int = Field(description="What is still held for it, in its unit.")
    unit: str
    created_at: int
    attempts: list[TriedObject]


class DeadLetterList(Page[DeadLetterObject]):
    """Newest first."""


class DroppedLetter(Reply):
    id: str
    object: Literal["dead_letter.dropped"] = "dead_letter.dropped"
    dropped: bool = True


class ProviderObject(Reply):
    """An account at a hosted provider."""

    model_config = ConfigDict(title="Provider")

    id: str = Field(description="Its name in rushes.toml.")
    object: Literal["provider"] = "provider"
    running: int = Field(description="Videos that it has.")
    orders_today: int = Field(description="Since midnight UTC; what it never took does not count.")
    spent_today: int = Field(description="Micro-dollars that those took, or are expected to take.")
    suspended_at: int | None
    reason: str | None = Field(description="Why it is suspended, in the provider's words.")
    failing: dict[str, int] = Field(description="Its models that have failed lately, and how often in a row.")


class ProviderList(Reply):
    object: Literal["list"] = "list"
    data: list[ProviderObject]


def letter(it: DeadLetter) -> DeadLetterObject:
    video = it.video
    return DeadLetterObject(
        id=video.id,
        kind=it.kind,
        tenant_id=it.tenant_id,
        project_id=video.project_id,
        model=video.spec.model,
        prompt=video.spec.prompt,
        status=video.state.value,
        error_code=video.error.code if video.error else None,
        error_message=video.error.message if video.error else None,
        held=0 if video.state.final else video.charge.held,
        unit=video.charge.unit.value,
        created_at=video.created_at // 1000,
        attempts=[_tried(each) for each in it.attempts],
    )


def _tried(it: Attempt) -> TriedObject:
    return TriedObject(
        id=it.id,
        number=it.number,
        provider=it.provider,
        model=it.model,
        state=it.state.value,
        remote_id=it.remote_id,
        error_code=it.error_code,
        error_message=it.error_message,
        detail=it.detail,
        choice=it.choice,
        cost=it.cost,
        created_at=it.created_at // 1000,
        ended_at=seconds(it.ended_at),
    )


def provider(it: Standing, failing: dict[str, int]) -> ProviderObject:
    ordered, spent = it.today(now())
    return ProviderObject(
        id=it.name,
        running=it.running,
        orders_today=ordered,
        spent_today=spent,
        suspended_at=seconds(it.suspended_at),
        reason=it.reason,
        failing=failing,
    )
