"""One clip of the gallery: rendered in a process of its own, and measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gallery.checks import Measured, check
from gallery.retakes import retake
from rushes.engines import render
from rushes.engines.previz.scene import MoveKind, Scene
from rushes.engines.previz.shots import shots

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
    scene = Scene.model_validate(details["understanding"]["scene"])
    taken = shots(scene, SECONDS, FPS)
    beats = [beat for shot in taken for beat in shot.scene.beats]
    static = all(beat.move.kind is MoveKind.STATIC for beat in beats)
    storm = any(beat.weather.storm > 0.5 for beat in beats)
    told = details["picture"].get("shots", [details["picture"]])
    shown = [each["subject_in_frame"] for each in told if "subject_in_frame" in each]
    measured = check(
        clip.path,
        static=static,
        subject_share=min(shown, default=None),
        lightning=storm,
        cuts=[shot.first for shot in taken],
    )
    again = [problem for shot in taken for problem in retake(shot, SIZE, static=static)]
    return replace(measured, problems=(*measured.problems, *again))


def make(clip: Clip) -> tuple[Clip, dict[str, Any], Measured]:
    details = _render(clip)
    return clip, details, _measured(clip, details)
