"""What a model can do, as data. Validation, ``/v1/models``, the docs and the forms all read it."""

from __future__ import annotations

from rushes.models.size import Size
from rushes.models.spec import Frozen, Operation, Style


class SizeRange(Frozen):
    """Any even width and height within these limits, besides the listed sizes."""

    shortest: int
    longest: int
    max_pixels: int

    def __contains__(self, size: object) -> bool:
        return (
            isinstance(size, Size)
            and size.width % 2 == size.height % 2 == 0
            and min(size) >= self.shortest
            and max(size) <= self.longest
            and size.pixels <= self.max_pixels
        )

    def __str__(self) -> str:
        return (
            f"any even width and height from {self.shortest} to {self.longest} "
            f"with at most {self.max_pixels} pixels"
        )


class Capabilities(Frozen):
    """One model's abilities. Seconds are whole; the range is inclusive."""

    operations: frozenset[Operation]
    sizes: tuple[Size, ...]
    size_range: SizeRange | None = None
    min_seconds: int
    max_seconds: int
    #: The only lengths that it makes, ascending; empty: every whole second of the range.
    durations: tuple[int, ...] = ()
    #: Longest finished file that extensions may reach.
    max_total_seconds: int
    fps: tuple[int, ...]
    #: Characters of the longest prompt.
    max_prompt: int = 32_000
    styles: frozenset[Style] = frozenset()
    seed: bool = False
    motion_intensity: bool = False
    negative_prompt: bool = False
    audio: bool = False
    characters: bool = False
    #: Whether edits and extensions take a clip that this model did not make.
    uploaded_source: bool = False

    def takes_size(self, size: Size) -> bool:
        return size in self.sizes or (self.size_range is not None and size in self.size_range)

    def duration(self, seconds: int) -> int | None:
        """The shortest length that it makes of at least ``seconds``; None if that is too long for it."""
        if not self.durations:
            return seconds if self.min_seconds <= seconds <= self.max_seconds else None
        return next((each for each in self.durations if each >= seconds), None)
