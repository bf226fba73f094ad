"""What a model can do, as data. Validation, ``/v1/models``, the docs and the forms all read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rushes.models.size import Size
from rushes.models.spec import Clip, Frozen, Operation, Spec, Style

_VERBS = {
    Operation.GENERATE: "generate a video",
    Operation.ANIMATE: "start from an image",
    Operation.REMIX: "remix a video",
    Operation.EDIT: "edit a video",
    Operation.EXTEND: "extend a video",
}


@dataclass(frozen=True)
class Lack:
    """The first thing of an order that a model cannot do, in words for who asked."""

    #: The spec's field: a request may have another name for it.
    field: str
    message: str
    #: Whether no other value of the field would do.
    ability: bool = False
    code: str | None = None


def listed(words: Iterable[object]) -> str:
    quoted = [f"'{word}'" for word in words]
    return ", ".join(quoted[:-1]) + (f", and {quoted[-1]}" if len(quoted) > 1 else quoted[0])


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

    def lack(self, spec: Spec, name: str) -> Lack | None:
        """What is missing for ``spec``; ``name`` is what the message calls the model."""
        return (
            self._size(spec, name)
            or self._operation(spec, name)
            or self._clip(spec, name)
            or self._length(spec, name)
            or self._look(spec, name)
            or self._prompt(spec, name)
        )

    @property
    def sizes_listed(self) -> str:
        return listed(self.sizes) + (f", or {self.size_range}" if self.size_range else "")

    def _size(self, spec: Spec, name: str) -> Lack | None:
        if self.takes_size(spec.size):
            return None
        if spec.source is not None:
            taken = self.size_range or listed(self.sizes)
            return Lack("size", f"The video is {spec.size}. {name} takes {taken}.")
        return Lack("size", f"Invalid value: '{spec.size}'. Supported values are: {self.sizes_listed}.")

    def _operation(self, spec: Spec, name: str) -> Lack | None:
        if spec.operation in self.operations:
            return None
        return Lack("model", f"{name} cannot {_VERBS[spec.operation]}.", ability=True)

    def _clip(self, spec: Spec, name: str) -> Lack | None:
        if not isinstance(spec.source, Clip):
            return None
        if not self.uploaded_source:
            return Lack(
                "video",
                f"{name} cannot {spec.operation.value} an uploaded video; "
                "give the id of a video that was made here as 'video': {'id': …}.",
                ability=True,
            )
        if spec.fps > max(self.fps):
            return Lack(
                "video",
                f"The video has {spec.source.fps:g} frames a second. {name} takes up to {max(self.fps)}.",
            )
        return None

    def _length(self, spec: Spec, name: str) -> Lack | None:
        seconds = spec.new_seconds
        if not self.min_seconds <= seconds <= self.max_seconds:
            changed = spec.operation in {Operation.REMIX, Operation.EDIT}
            wrong = f"The result would last {seconds} seconds" if changed else f"Invalid value: '{seconds}'"
            return Lack(
                "seconds",
                f"{wrong}. {name} makes whole seconds from {self.min_seconds} to {self.max_seconds}.",
            )
        if spec.operation is Operation.EXTEND and spec.seconds > self.max_total_seconds:
            return Lack(
                "seconds",
                f"Invalid value: '{seconds}'. The video has {spec.seconds - seconds} seconds already "
                f"and may have {self.max_total_seconds} in all.",
            )
        return None

    def _look(self, spec: Spec, name: str) -> Lack | None:
        cannot = {
            "characters": bool(spec.characters) and not self.characters,
            "style": spec.style is not None and spec.style not in self.styles,
            "motion_intensity": spec.motion_intensity is not None and not self.motion_intensity,
            "negative_prompt": spec.negative_prompt is not None and not self.negative_prompt,
            "audio": spec.audio and "audio" in spec.asked and not self.audio,
            "seed": "seed" in spec.asked and not self.seed,
        }
        for field, lacking in cannot.items():
            if lacking:
                return Lack(field, f"{name} cannot take '{field}'.", ability=True)
        if "fps" in spec.asked and spec.fps not in self.fps:
            return Lack("fps", f"Invalid value: '{spec.fps}'. Supported values are: {listed(self.fps)}.")
        return None

    def _prompt(self, spec: Spec, name: str) -> Lack | None:
        if len(spec.prompt) <= self.max_prompt:
            return None
        return Lack(
            "prompt",
            f"Invalid 'prompt': string too long. {name} takes {self.max_prompt} characters, "
            f"and this has {len(spec.prompt)}.",
            code="string_above_max_length",
        )

    def duration(self, seconds: int) -> int | None:
        """The shortest length that it makes of at least ``seconds``; None if that is too long for it."""
        if not self.durations:
            return seconds if self.min_seconds <= seconds <= self.max_seconds else None
        return next((each for each in self.durations if each >= seconds), None)
