"""What an engine reads in the prompt of an edit of an uploaded clip, before it takes it on."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.models.size import Size


@dataclass(frozen=True)
class ClipEdit:
    """What the result will be, as far as it is not what the clip is."""

    size: Size
    #: Times as fast as the clip.
    tempo: float = 1.0
    #: What of it cannot be done, in words for who asked; None if all can.
    refusal: str | None = None
