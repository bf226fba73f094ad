"""What the 2 Pro generation API answers with. It shows videos of the Videos API too, read by id."""

from __future__ import annotations

from math import ceil, gcd
from typing import Any, Literal

from pydantic import ConfigDict, Field

from rushes.api.generation_requests import SIZES
from rushes.api.replies import Entry, Page, VideoFailure, failure, seconds
from rushes.models.asset import Variant
from rushes.models.money import Unit
from rushes.models.size import Size
from rushes.models.spec import Operation, Style
from rushes.models.terms import Priority
from rushes.models.video import State, Video
from rushes.service.links import Links

Status = Literal["queued", "processing", "completed", "failed"]

#: Published loops know two ends; a third would keep them waiting for ever.
_STATUS: dict[State, Status] = {
    State.QUEUED: "queued",
    State.SUBMITTING: "queued",
    State.RENDERING: "processing",
    State.COLLECTING: "processing",
    State.COMPLETED: "completed",
    State.FAILED: "failed",
    State.CANCELLED: "failed",
}
_TYPES = {Operation.GENERATE: "text-to-video", Operation.ANIMATE: "image-to-video"}
_NAMES = {size: name for name, size in SIZES.items()}
FILES = {"video.mp4": Variant.VIDEO, "thumbnail.webp": Variant.THUMBNAIL}


class GenerationObject(Entry):
    """A video as this API sees it. All keys are always there."""

    model_config = ConfigDict(title="Generation")

    id: str = Field(examples=["video_019ab1c0de00f3a9c5d7e2b4860f1a2b3c4d5e6f708192a3"])
    object: Literal["generation"] = "generation"
    type: str = Field(examples=["text-to-video", "image-to-video"])
    status: Status = Field(description="`completed` and `failed` are final; a cancelled one is `failed`.")
    progress: int = Field(ge=0, le=100, description="Percent; never goes back.")
    model: str = Field(examples=["sora-2-pro"], description="As it was asked for.")
    served_as: str | None = Field(description="The model that serves in its place, where a budget says so.")
    prompt: str
    negative_prompt: str | None
    duration: int = Field(description="Seconds.")
    resolution: str = Field(examples=["1080p"])
    aspect_ratio: str = Field(examples=["16:9"])
    width: int
    height: int
    fps: int
    style: Style | None
    motion_intensity: float | None
    seed: int
    priority: Priority
    webhook_url: str | None
    metadata: dict[str, Any] | None
    credits: int | None = Field(description="Its price; null for what the Videos API made, in dollars.")
    credits_held: int | None = Field(description="Set aside until it is final.")
    credits_charged: int | None = Field(description="Once it is final: what it has cost.")
    engine: str | None = Field(
        description="Once it is completed: what really made it.", examples=["previz/1"]
    )
    created_at: int = Field(description="Unix seconds.")
    estimated_completion_at: int | None = Field(
        description="While it is being made, Unix seconds: by the times that such videos lately took there. "
        "null while it waits, and where nobody can say."
    )
    completed_at: int | None
    video_url: str | None = Field(
        description="Once it is completed, a link to the MP4 that needs no key, and ends. "
        "Each look gives a new one."
    )
    thumbnail_url: str | None
    urls_expire_at: int | None = Field(description="Unix seconds.")
    error: VideoFailure | None


class GenerationList(Page[GenerationObject]):
    pass


def generation(it: Video, links: Links, base_url: str, end: int | None = None) -> GenerationObject:
    """``end``: when it will probably be completed, Unix milliseconds."""
    resolution, aspect_ratio = _NAMES.get(it.spec.size) or _described(it.spec.size)
    done = it.state is State.COMPLETED
    priced = it.charge.unit is Unit.CREDITS
    ends = links.ends() if done else None
    return GenerationObject(
        id=it.id,
        type=_TYPES.get(it.spec.operation, it.spec.operation.value),
        status=_STATUS[it.state],
        progress=it.progress,
        model=it.spec.model,
        served_as=it.spec.served_as,
        prompt=it.spec.prompt,
        negative_prompt=it.spec.negative_prompt,
        duration=it.spec.seconds,
        resolution=resolution,
        aspect_ratio=aspect_ratio,
        width=it.spec.width,
        height=it.spec.height,
        fps=it.spec.fps,
        style=it.spec.style,
        motion_intensity=it.spec.motion_intensity,
        seed=it.spec.seed,
        priority=it.terms.priority,
        webhook_url=it.terms.webhook_url,
        metadata=it.terms.metadata,
        credits=it.charge.price if priced else None,
        credits_held=(0 if it.state.final else it.charge.held) if priced else None,
        credits_charged=it.charge.charged if priced else None,
        engine=it.engine if done else None,
        created_at=it.created_at // 1000,
        estimated_completion_at=None if end is None else ceil(end / 1000),
        completed_at=seconds(it.completed_at),
        video_url=_url(it, "video.mp4", links, base_url, ends),
        thumbnail_url=_url(it, "thumbnail.webp", links, base_url, ends),
        urls_expire_at=ends,
        error=failure(it),
    )


def _url(it: Video, file: str, links: Links, base_url: str, ends: int | None) -> str | None:
    if ends is None:
        return None
    signature = links.signature(it.id, FILES[file], str(ends))
    return f"{base_url}/links/{it.id}/{file}?ends={ends}&signature={signature}"


def _described(size: Size) -> tuple[str, str]:
    """For sizes that only the Videos API makes."""
    common = gcd(size.width, size.height)
    return f"{min(size)}p", f"{size.width // common}:{size.height // common}"
