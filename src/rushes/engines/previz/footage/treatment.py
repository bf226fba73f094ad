"""What is done to a clip's pictures, as plain data."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from rushes.engines.previz.scene import Look
from rushes.models.size import Size
from rushes.models.spec import Frozen, Style

#: Pixels that a side has at least.
_LEAST = 128


class Hour(StrEnum):
    DAWN = "dawn"
    DUSK = "dusk"
    NIGHT = "night"


class Shape(StrEnum):
    SQUARE = "square"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"

    @property
    def ratio(self) -> float:
        return {Shape.SQUARE: 1.0, Shape.PORTRAIT: 9 / 16, Shape.LANDSCAPE: 16 / 9}[self]


class Treatment(Frozen):
    """Nothing, unless something is set."""

    #: -1 cold, +1 warm.
    warmth: float = Field(default=0.0, ge=-1.0, le=1.0)
    #: Stops.
    exposure: float = Field(default=0.0, ge=-3.0, le=3.0)
    #: -1 flat, +1 hard.
    contrast: float = Field(default=0.0, ge=-1.0, le=1.0)
    #: -1 grey, +1 garish.
    saturation: float = Field(default=0.0, ge=-1.0, le=1.0)
    #: ``#rrggbb``: shadows are drawn to the darkest of these, highlights to the brightest.
    tints: tuple[str, ...] = Field(default=(), max_length=3)
    vignette: float = Field(default=0.0, ge=0.0, le=1.0)
    hour: Hour | None = None
    looks: tuple[Look, ...] = ()
    style: Style = Style.NATURAL
    rain: float = Field(default=0.0, ge=0.0, le=1.0)
    snow: float = Field(default=0.0, ge=0.0, le=1.0)
    fog: float = Field(default=0.0, ge=0.0, le=1.0)
    #: Times as fast.
    tempo: float = Field(default=1.0, ge=0.1, le=8.0)
    #: How near the first and the last picture are seen: 1 as it is, 2 its middle half.
    zoom: tuple[float, float] = (1.0, 1.0)
    shape: Shape | None = None
    #: Share of hand shake.
    shake: float = Field(default=0.0, ge=0.0, le=1.0)
    mirrored: bool = False
    mute: bool = False

    def size(self, clip: Size) -> Size:
        """Of the result: the largest part of the clip that has the shape, with even sides; enlarged where it
        would be less than is made."""
        if self.shape is None:
            return clip
        width, height = min(clip.width, clip.height * self.shape.ratio), clip.height
        if clip.width < clip.height * self.shape.ratio:
            height = round(clip.width / self.shape.ratio)
        larger = max(1.0, _LEAST / min(width, height))
        return Size(round(larger * width / 2) * 2, round(larger * height / 2) * 2)
