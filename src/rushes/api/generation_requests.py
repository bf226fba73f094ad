"""What the 2 Pro generation API takes: its own names, ranges and defaults."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError, from_json

from rushes.api.requests import Address, File, Name, Prompt, Routed, Seed, Share, Url, Whole, Wire, no_nul
from rushes.errors import InvalidRequest
from rushes.models.size import Size
from rushes.models.spec import Style
from rushes.models.terms import Api, Priority, Terms
from rushes.service.orders import CreateOrder, Look, Upload

DEFAULT_MODEL = "sora-2-pro"
_FPS = (24, 30, 60)
_MAX_METADATA = 16 * 1024

Resolution = Literal["480p", "720p", "1080p"]
AspectRatio = Literal["16:9", "9:16", "1:1"]

SIZES: dict[tuple[Resolution, AspectRatio], Size] = {
    ("480p", "16:9"): Size(854, 480),
    ("480p", "9:16"): Size(480, 854),
    ("480p", "1:1"): Size(480, 480),
    ("720p", "16:9"): Size(1280, 720),
    ("720p", "9:16"): Size(720, 1280),
    ("720p", "1:1"): Size(720, 720),
    ("1080p", "16:9"): Size(1920, 1080),
    ("1080p", "9:16"): Size(1080, 1920),
    ("1080p", "1:1"): Size(1080, 1080),
}


def _known_rate(fps: int) -> int:
    if fps not in _FPS:
        raise PydanticKnownError("literal_error", {"expected": "24, 30 or 60"})
    return fps


def _notes(value: object) -> object:
    """In a form they come as JSON text, or as fields with brackets."""
    if not isinstance(value, str):
        return value
    try:
        return from_json(value, allow_inf_nan=False)
    except ValueError:
        raise PydanticCustomError("json", "expected a JSON object") from None


def _small(notes: dict[str, Any]) -> dict[str, Any]:
    try:
        text = json.dumps(notes, allow_nan=False, ensure_ascii=False)
    except (TypeError, ValueError):
        raise PydanticCustomError(
            "json", "expected JSON: no files, and no number beyond all bounds"
        ) from None
    if len(text.encode()) > _MAX_METADATA:
        raise PydanticCustomError("metadata", f"expected at most {_MAX_METADATA} bytes of JSON")
    return notes


def _unless_empty(value: object) -> object:
    return None if value == "" else value


Words = Annotated[str, Field(strict=True, min_length=1, max_length=500), AfterValidator(no_nul)]
Metadata = Annotated[dict[str, Any], BeforeValidator(_notes), AfterValidator(_small)]
Duration = Annotated[
    Whole, Field(ge=3, le=20), WithJsonSchema({"type": "integer", "minimum": 3, "maximum": 20})
]
Rate = Annotated[Whole, AfterValidator(_known_rate), WithJsonSchema({"type": "integer", "enum": list(_FPS)})]


class _Generation(Wire):
    prompt: Words = Field(description="What is to be seen and heard.")
    model: Name = Field(DEFAULT_MODEL, description="Any of `GET /v1/models`.")
    duration: Duration = Field(5, description="Seconds.")
    resolution: Resolution = "1080p"
    fps: Rate = 24
    aspect_ratio: AspectRatio = "16:9"
    style: Style | None = Field(None, description="How it is to look; the prompt decides if it is not given.")
    motion_intensity: Share = Field(0.5, description="0 almost still, 1 lively.")
    seed: Seed | None = Field(
        None, description="Any integer. Same request and seed, same frames; chosen and reported if not given."
    )
    negative_prompt: Annotated[Prompt | None, BeforeValidator(_unless_empty)] = Field(
        None, description="What should not be seen."
    )
    priority: Priority = Priority.STANDARD
    webhook_url: Url | None = Field(
        None, description="An `https` URL that is told when it is completed or failed."
    )
    metadata: Metadata | None = Field(
        None, description="A JSON object of your own, at most 16 KiB, given back as it came."
    )
    route: Routed = None

    def _order(self, **reference: Any) -> CreateOrder:  # noqa: ANN401
        return CreateOrder(
            prompt=self.prompt,
            model=self.model,
            seconds=self.duration,
            size=str(SIZES[self.resolution, self.aspect_ratio]),
            look=Look(
                seed=self.seed,
                fps=self.fps,
                style=self.style,
                motion_intensity=self.motion_intensity,
                negative_prompt=self.negative_prompt,
            ),
            terms=Terms(
                api=Api.GENERATIONS,
                priority=self.priority,
                metadata=self.metadata,
                webhook_url=self.webhook_url,
            ),
            override=self.route.override() if self.route else None,
            reference_param="image",
            image_param="image",
            **reference,
        )


class TextToVideo(_Generation):
    """A video from words."""

    def order(self) -> CreateOrder:
        return self._order()


def _kind(value: object) -> str:
    return "file" if isinstance(value, Upload) else "object"


Picture = Annotated[Annotated[File, Tag("file")] | Annotated[Address, Tag("object")], Discriminator(_kind)]


class ImageToVideo(_Generation):
    """A video from words and its first frame."""

    image: Picture | None = Field(
        None, description="A JPEG, PNG or WebP: an `https` URL, a data URL, base64, or (multipart) the file."
    )
    image_url: Address | None = Field(None, description="The same as `image`; give one of the two.")

    def order(self) -> CreateOrder:
        """Raises InvalidRequest naming ``image``."""
        if self.image is None and self.image_url is None:
            raise InvalidRequest(
                "Missing required parameter: 'image'.", param="image", code="missing_required_parameter"
            )
        if self.image is not None and self.image_url is not None:
            raise InvalidRequest("Give one of 'image' and 'image_url', not both.", param="image_url")
        given = self.image if self.image is not None else self.image_url
        if isinstance(given, str):
            return self._order(image_url=_address(given))
        return self._order(reference=given)


def _address(text: str) -> str:
    """Base64 alone stands for a data URL."""
    if text.startswith("data:") or "://" in text[:32]:
        return text
    return "data:;base64," + "".join(text.split())
