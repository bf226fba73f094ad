"""What a caller asked for, in no vendor's words."""

from __future__ import annotations

import hashlib
import math
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rushes.models.route import Override
from rushes.models.size import Size


class Operation(StrEnum):
    GENERATE = "generate"
    #: The first frame is given as an image.
    ANIMATE = "animate"
    #: An earlier video again, changed only in what the new prompt names.
    REMIX = "remix"
    #: As remix, but the source may be any video, an uploaded one too.
    EDIT = "edit"
    #: An earlier video, and more of it after its end, as one file.
    EXTEND = "extend"


class Style(StrEnum):
    NATURAL = "natural"
    CINEMATIC = "cinematic"
    ANIMATED = "animated"
    DOCUMENTARY = "documentary"


Fit = Literal["crop", "pad", "stretch"]

#: A motion intensity above this is high motion, which costs more.
HIGH_MOTION = 0.7
#: Engines take a seed from 0 up to, not including, this.
_SEEDS = 2**32
#: Some clients write the vendor in front of a model's name.
_VENDOR = "openai/"


def bare(model: str) -> str:
    """``openai/sora-2`` means ``sora-2``."""
    return model.removeprefix(_VENDOR)


def begun_seconds(seconds: float, fps: float) -> int:
    """A length as it is told and paid: a second that holds a single frame has not begun."""
    return max(1, math.ceil(seconds - 1.5 / fps))


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reference(Frozen):
    """An image or a clip that the caller gave, already in storage."""

    asset_id: str
    sha256: str
    media_type: str


class Player(Frozen):
    """A character that plays in the video; the prompt calls it by its name, with or without an ``@``."""

    id: str
    name: str
    #: The clip in storage that shows it.
    asset_id: str


class Source(Frozen):
    """The video that a remix, an edit or an extension starts from, as it was when it was accepted."""

    video_id: str
    #: The finished MP4 in storage.
    asset_id: str
    #: What made the source: an engine that keeps or continues a scene reads its prompt and seed here.
    spec: Spec

    @property
    def whole_seconds(self) -> int:
        return self.spec.seconds


class Clip(Frozen):
    """A video that the caller uploaded, as it was found to be: an edit or an extension starts from it."""

    #: The file in storage, as it was sent.
    asset_id: str
    sha256: str
    media_type: str
    #: Exact length of its picture.
    seconds: float = Field(gt=0.0)
    #: Frames a second, on average.
    fps: float = Field(gt=0.0)

    @property
    def whole_seconds(self) -> int:
        return begun_seconds(self.seconds, self.fps)


class Spec(Frozen):
    """The neutral request. Frozen: a retry, a replay and the cache all see the same words."""

    operation: Operation = Operation.GENERATE
    #: The alias as the caller wrote it (``sora-2``); replies echo it.
    model: str
    #: The cheaper alias that serves it because a budget says so.
    served_as: str | None = None
    #: What the request says of its route.
    override: Override | None = None
    prompt: str = Field(min_length=1, max_length=32_000)
    negative_prompt: str | None = None
    width: int
    height: int
    #: Length of the finished file in seconds; for an extension the source's length is part of it.
    seconds: int
    #: The exact length where that is no whole number: of what is made from an uploaded clip.
    lasts: float | None = Field(default=None, gt=0.0)
    fps: int = 24
    #: Any integer, as the caller gave it; decided at acceptance when there was none, so that a retry makes
    #: the same video. Engines take `engine_seed`.
    seed: int
    style: Style | None = None
    #: 0 almost still, 1 lively; None lets the engine take it from the prompt.
    motion_intensity: float | None = Field(default=None, ge=0.0, le=1.0)
    audio: bool = True
    reference: Reference | None = None
    characters: tuple[Player, ...] = ()
    #: How a reference of another shape is brought to width x height.
    fit: Fit = "crop"
    source: Source | Clip | None = None
    #: Which of `fps`, `seed` and `audio` the caller gave; the others are ours, and no model has to take them.
    asked: tuple[str, ...] = ()

    @property
    def size(self) -> Size:
        return Size(self.width, self.height)

    @property
    def engine_seed(self) -> int:
        """The seed in the 32 bits that engines have for it: itself where it fits, else always the same
        number in its place.
        """
        if 0 <= self.seed < _SEEDS:
            return self.seed
        return int.from_bytes(hashlib.sha256(str(self.seed).encode()).digest()[:4])

    @property
    def high_motion(self) -> bool:
        return self.motion_intensity is not None and self.motion_intensity > HIGH_MOTION

    @property
    def alias(self) -> str:
        """The name, without a vendor, of the model that serves it."""
        return bare(self.served_as or self.model)

    @property
    def new_seconds(self) -> int:
        """Seconds that have to be rendered: all, or those after the source of an extension."""
        if self.operation is Operation.EXTEND and self.source is not None:
            return self.seconds - self.source.whole_seconds
        return self.seconds

    @property
    def work(self) -> str:
        """Size and seconds: how long it takes is compared among the same."""
        return f"{self.size}x{self.new_seconds}"

    @property
    def length(self) -> float:
        """Seconds that the finished file lasts, exactly."""
        return float(self.seconds) if self.lasts is None else self.lasts

    @property
    def of_clip(self) -> bool:
        """Whether all of it goes back to an uploaded clip, which no prompt describes."""
        source = self.source
        while isinstance(source, Source):
            source = source.spec.source
        return source is not None

    def digest(self) -> str:
        """SHA-256 of the canonical JSON: equal specs, equal digests."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


Source.model_rebuild()
