"""The steps for a video, in order; and the call that carries them out in a child process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rushes.models.asset import Variant
from rushes.models.spec import Spec
from rushes.pipeline.step import Product, Step
from rushes.pipeline.steps.conform import Conform
from rushes.pipeline.steps.spritesheet import Spritesheet
from rushes.pipeline.steps.thumbnail import Thumbnail
from rushes.pipeline.steps.verify import Verify


def plan(spec: Spec, *, engine: str, sound: bool, foreign: bool) -> Sequence[Step]:
    """The first step gives the video itself. ``foreign``: made by somebody else, by their own rules."""
    first: Step = Conform(spec, engine, sound) if foreign else Verify(spec)
    return (first, Thumbnail(), Spritesheet())


def run(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    """JSON in, JSON out: ``{"spec", "video", "engine", "sound", "foreign"}`` →
    ``{"files": [{variant, path, media_type, size, sha256}]}``.

    The first file is the video itself. Raises RenderError.
    """
    video = Path(args["video"])
    spec = Spec.model_validate(args["spec"])
    steps = plan(spec, engine=args["engine"], sound=args["sound"], foreign=args["foreign"])
    files = []
    for done, step in enumerate(steps, start=1):
        product = step.run(video, video.parent)
        if product.variant is Variant.VIDEO:
            video = product.path
        files.append(_described(product))
        progress(done / len(steps))
    return {"files": files}


def _described(product: Product) -> dict[str, Any]:
    with product.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return {
        "variant": product.variant.value,
        "path": str(product.path),
        "media_type": product.media_type,
        "size": product.path.stat().st_size,
        "sha256": digest.hexdigest(),
    }
