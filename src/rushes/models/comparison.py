"""A comparison: the same request to several at once, one video each."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.models.video import Video


@dataclass(frozen=True)
class Comparison:
    id: str
    #: Unix milliseconds.
    created_at: int
    #: In the order that they were asked for; those that their owner has deleted are not there any more.
    videos: tuple[Video, ...]

    @property
    def over(self) -> bool:
        """Whether all of them have ended, however that was."""
        return all(each.state.final for each in self.videos)
