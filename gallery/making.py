"""One clip of the gallery: rendered in a process of its own, and measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gallery.checks import Measured, check
from gallery.retakes import retake
from rushes.engines import render

SIZE, SECONDS, FPS = (640, 360), 3, 24


@dataclass(frozen=True)
class Clip:
    number: int
    kind: str
    prompt: str
    path: Path


def _render(clip: Clip) -> dict[str, Any]:
    clip.path.unlink(missing_ok=True)
    spec = {
        "model": "sora-2",
        "prompt": clip.prompt,
        "width": SIZE[0],
        "height": SIZE[1],
        "seconds": SECONDS,
        "fps": FPS,
        "seed": clip.number,
    }
    args = {"engine": "previz", "spec": spec, "out": str(clip.path), "reference": None, "source": None}
    details: dict[str, Any] = render.run(args, lambda share: None)["details"]
    return details


def _measured(clip: Clip, details: dict[str, Any]) -> Measured:
    scene = details["understanding"]["scene"]
    static = all(beat["move"]["kind"] == "static" for beat in scene["beats"])
    storm = any(beat["weather"]["storm"] > 0.5 for beat in scene["beats"])
    shown = details["picture"].get("subject_in_frame")
    measured = check(clip.path, static=static, subject_share=shown, lightning=storm)
    again = retake(scene, SIZE, static=static)
    return replace(measured, problems=(*measured.problems, *again))


def make(clip: Clip) -> tuple[Clip, dict[str, Any], Measured]:
    details = _render(clip)
    return clip, details, _measured(clip, details)
