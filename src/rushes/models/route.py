"""How one of those who can make a video is chosen, and what one request may say of that."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Policy(StrEnum):
    """How a candidate is chosen from those of the lowest ``priority`` that can make it now."""

    #: As they are listed.
    ORDERED = "ordered"
    #: The one that takes the least for this very order.
    CHEAPEST = "cheapest"
    #: The one that lately took the least time; one that nobody has measured yet goes first.
    FASTEST = "fastest"
    #: By chance, in the proportion of their weights.
    WEIGHTED = "weighted"


class Override(BaseModel):
    """In the place of what rushes.toml says, for one video. What that demands and lacks stays as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: The one that makes it, as ``provider/model``, and nobody in its place.
    candidate: str | None = None
    policy: Policy | None = None
