"""A video and the states of its life."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rushes.models.limit import FREELY, Standing
from rushes.models.money import FREE, Charge
from rushes.models.spec import Frozen, Source, Spec
from rushes.models.terms import PLAIN, Terms


class State(StrEnum):
    #: Accepted; waits for a slot.
    QUEUED = "queued"
    #: The intent to call a provider is on disk; the call may or may not have happened.
    SUBMITTING = "submitting"
    #: The provider has it; its remote id is on disk.
    RENDERING = "rendering"
    #: Rendered; bytes are being fetched, checked and stored.
    COLLECTING = "collecting"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        return self in FINAL


class Letter(StrEnum):
    """Why a video is a dead letter, for an operator to see to."""

    #: Nobody knows whether the provider has it; its money is held.
    UNKNOWN = "unknown"
    #: A provider does not allow it. Never tried again unchanged.
    POLICY = "policy"
    #: Nobody who could make it has made it, as often as that was tried.
    EXHAUSTED = "exhausted"
    #: Nobody takes such an order.
    REJECTED = "rejected"


class Pool(StrEnum):
    """Where a video waits to be made."""

    #: For a free place on a worker's own machine.
    HERE = "here"
    #: For somebody else's machines, who are asked over the net.
    AWAY = "away"


FINAL = frozenset({State.COMPLETED, State.FAILED, State.CANCELLED})
LIVE = frozenset(State) - FINAL

#: Which state may follow which. Back to QUEUED is a retry with a new attempt.
FOLLOWS: dict[State, frozenset[State]] = {
    State.QUEUED: frozenset({State.SUBMITTING, State.FAILED, State.CANCELLED}),
    State.SUBMITTING: frozenset({State.RENDERING, State.QUEUED, State.FAILED, State.CANCELLED}),
    State.RENDERING: frozenset({State.COLLECTING, State.QUEUED, State.FAILED, State.CANCELLED}),
    State.COLLECTING: frozenset({State.COMPLETED, State.QUEUED, State.FAILED, State.CANCELLED}),
    State.COMPLETED: frozenset(),
    #: An operator may have another try made of it.
    State.FAILED: frozenset({State.QUEUED}),
    State.CANCELLED: frozenset(),
}


class VideoError(Frozen):
    """Why a video failed, in words for its owner."""

    code: str
    message: str


@dataclass(frozen=True)
class Video:
    """One video as its row stands. Times are Unix milliseconds."""

    id: str
    project_id: str
    state: State
    spec: Spec
    #: 0 to 100; never goes back, not even over a retry.
    progress: int
    created_at: int
    completed_at: int | None
    error: VideoError | None
    #: What really made it (``previz/1``); None until it is made.
    engine: str | None
    #: Fencing number: every claim and every change raises it, and a change names the one it read.
    version: int
    pool: Pool = Pool.HERE
    #: How often it was begun, and when the last time, if that was not the first.
    round: int = 1
    replayed_at: int | None = None
    terms: Terms = PLAIN
    charge: Charge = FREE
    #: What its tenant's plan leaves after it; only on one that was accepted just now.
    standing: Standing = FREELY

    @property
    def begun_at(self) -> int:
        """Unix milliseconds: what was before then is no part of this round."""
        return self.replayed_at or self.created_at

    @property
    def charged_if_it_ends(self) -> int:
        """What it is charged should it fail or be cancelled now."""
        begun = self.state in (State.RENDERING, State.COLLECTING)
        return self.charge.on_failure(begun=begun, progress=self.progress)

    @property
    def remixed_from(self) -> str | None:
        """The source's id for a remix or an edit; an extension has its source inside it, a clip has none."""
        source = self.spec.source
        if not isinstance(source, Source) or self.spec.operation not in ("remix", "edit"):
            return None
        return source.video_id
