"""One model at a provider, as data: what it can do, what it takes for it, and since when that is known."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from rushes.models.capabilities import Capabilities
from rushes.models.cost import Cost
from rushes.models.size import Size
from rushes.models.spec import Frozen, Operation


def _size(value: object) -> object:
    return Size.parse(value) if isinstance(value, str) else value


_Sizes = Annotated[tuple[Annotated[Size, BeforeValidator(_size)], ...], Field(min_length=1)]
_Seconds = Annotated[tuple[Annotated[int, Field(ge=1, le=600)], ...], Field(min_length=1)]


class Offer(Frozen):
    """As written in a vendor's TOML file or in ``[providers.NAME.models]`` of rushes.toml."""

    #: When the vendor was seen to say so.
    as_of: date
    operations: frozenset[Operation] = frozenset({Operation.GENERATE})
    sizes: _Sizes
    #: Every length that it makes, in whole seconds.
    seconds: _Seconds
    fps: tuple[int, ...] = (24,)
    #: Characters of the longest prompt.
    max_prompt: int = Field(default=32_000, ge=1)
    seed: bool = False
    negative_prompt: bool = False
    audio: bool = False
    #: None: what it takes is not published, or not in dollars.
    cost: Cost | None = None
    #: Where its renders and what is sent with them are kept: ``eu``, ``us``, ``cn``.
    tags: frozenset[str] = frozenset()
    #: Words of the vendor's own that its adapter needs for this model.
    words: dict[str, Any] = Field(default_factory=dict)

    @cached_property
    def capabilities(self) -> Capabilities:
        return Capabilities(
            operations=self.operations,
            sizes=self.sizes,
            min_seconds=min(self.seconds),
            max_seconds=max(self.seconds),
            durations=tuple(sorted(self.seconds)),
            max_total_seconds=max(self.seconds),
            fps=self.fps,
            max_prompt=self.max_prompt,
            seed=self.seed,
            negative_prompt=self.negative_prompt,
            audio=self.audio,
        )
