"""A spec for a prompt, and a scene's facts under short names, for the tests of what prompts say."""

from __future__ import annotations

from typing import Any

from rushes.engines.previz.scene import Scene, Subject
from rushes.engines.previz.understand import Understanding, understand
from rushes.models.spec import Operation, Source, Spec


def spec(prompt: str, **changes: Any) -> Spec:
    fields: dict[str, Any] = {
        "model": "sora-2",
        "prompt": prompt,
        "width": 1280,
        "height": 720,
        "seconds": 8,
        "seed": 7,
    }
    return Spec(**fields | changes)


def scene_of(prompt: str, **changes: Any) -> Scene:
    return understand(spec(prompt, **changes)).scene


def changed(base: Spec, prompt: str, operation: Operation = Operation.REMIX, **changes: Any) -> Understanding:
    """As the service does it: the source's spec, with a new prompt."""
    source = Source(video_id="video_1", asset_id="asset_1", spec=base)
    update = {"operation": operation, "prompt": prompt, "source": source}
    return understand(base.model_copy(update=update | changes))


def told(subject: Subject) -> str:
    """A subject in one line: ``2 dog #7a5236 x1.4 run``."""
    parts = [str(subject.count)] if subject.count > 1 else []
    parts.append(subject.kind)
    if subject.colour is not None:
        parts.append(subject.colour)
    if subject.size != 1.0:
        parts.append(f"x{subject.size:g}")
    return " ".join((*parts, subject.action.value))


def subjects(scene: Scene) -> list[str]:
    return [told(subject) for subject in scene.subjects]
