"""What callers ask of the service, after the wire is parsed and before it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rushes.models.route import Override
from rushes.models.spec import Style
from rushes.models.terms import PLAIN, Terms


@dataclass(frozen=True)
class Upload:
    """Bytes that a caller sent, spooled to a local file that the service may move away.

    What they are is found by looking at them, never by the name or type that came along.
    """

    path: Path
    size: int
    sha256: str


@dataclass(frozen=True)
class Retry:
    """How to tell a repeated POST from a new one."""

    #: The header ``Idempotency-Key``.
    key: str | None = None
    #: The header ``x-stainless-retry-count``: above 0 the SDK has posted the same before.
    count: int = 0
    #: SHA-256 over operation and all parsed fields, uploads by their hash: same request, same digest.
    fingerprint: str = ""


@dataclass(frozen=True)
class Look:
    """The fields beyond OpenAI's that Rushes takes on every operation that makes a picture."""

    seed: int | None = None
    fps: int | None = None
    style: Style | None = None
    motion_intensity: float | None = None
    negative_prompt: str | None = None
    audio: bool | None = None


@dataclass(frozen=True)
class CreateOrder:
    prompt: str
    model: str | None = None
    seconds: int | None = None
    size: str | None = None
    #: At most one of the three.
    reference: Upload | None = None
    image_url: str | None = None
    file_id: str | None = None
    #: What the caller calls the image, and the image's address.
    reference_param: str = "input_reference"
    image_param: str = "input_reference.image_url"
    characters: tuple[str, ...] = ()
    look: Look = Look()
    terms: Terms = PLAIN
    override: Override | None = None


@dataclass(frozen=True)
class ChangeOrder:
    """A remix or an edit: of ``video_id``, or (edit only) of an uploaded clip."""

    prompt: str
    video_id: str | None = None
    clip: Upload | None = None
    model: str | None = None
    look: Look = Look()


@dataclass(frozen=True)
class ExtendOrder:
    """More of ``video_id`` or of an uploaded clip; ``seconds`` is what is added."""

    prompt: str
    seconds: int
    video_id: str | None = None
    clip: Upload | None = None
    model: str | None = None
