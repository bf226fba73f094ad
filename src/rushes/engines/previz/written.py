"""Scenes written by hand as JSON: read with errors that name the field, and rendered without a prompt."""

from __future__ import annotations

import difflib
from pathlib import Path

from pydantic import ValidationError

from rushes.engines.base import Progress, RenderJob, RenderReport
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.subjects.catalogue import CHARACTERS, KINDS
from rushes.engines.previz.understand import Understanding
from rushes.errors import InvalidRequest
from rushes.models.size import Size
from rushes.models.spec import Spec

#: Characters come from clips, which a file does not bring along.
_KINDS = KINDS.keys() - {kind.name for kind in CHARACTERS}


def read_scene(text: str) -> Scene:
    """Raises ``InvalidRequest`` with a line for each field that is wrong."""
    try:
        scene = Scene.model_validate_json(text)
    except ValidationError as error:
        wrong = [f"{_field(each['loc'])}: {each['msg']}" for each in error.errors()]
        raise InvalidRequest("The scene is not valid.\n" + "\n".join(wrong)) from None
    wrong = _faults(scene)
    if wrong:
        raise InvalidRequest("The scene is not valid.\n" + "\n".join(wrong))
    return scene


def _field(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "the file"


def _faults(scene: Scene) -> list[str]:
    """What a field's own type cannot tell."""
    wrong = _faults_of_shot(scene)
    times = [cut.at for cut in scene.cuts]
    if times != sorted(set(times)):
        wrong.append("cuts: each must come after the one before it")
    for number, cut in enumerate(scene.cuts):
        wrong += [f"cuts.{number}.scene.{fault}" for fault in _faults_of_shot(cut.scene)]
        if cut.scene.cuts:
            wrong.append(f"cuts.{number}.scene.cuts: a shot that follows has no cuts of its own")
    return wrong


def _faults_of_shot(scene: Scene) -> list[str]:
    wrong: list[str] = []
    for number, subject in enumerate(scene.subjects):
        wrong += _unknown(f"subjects.{number}.kind", subject.kind)
        for at, prop in enumerate(subject.props):
            wrong += _unknown(f"subjects.{number}.props.{at}.kind", prop.kind)
        if len({prop.tie for prop in subject.props}) < len(subject.props):
            wrong.append(f"subjects.{number}.props: there is more than one of the same tie")
    starts = [beat.start for beat in scene.beats]
    if not starts or starts[0] != 0.0:
        wrong.append("beats: the first must start at 0")
    if starts != sorted(set(starts)):
        wrong.append("beats: each must start after the one before it")
    for number, beat in enumerate(scene.beats):
        if len(beat.actions) > len(scene.subjects):
            wrong.append(f"beats.{number}.actions: there are more actions than subjects")
    for number, line in enumerate(scene.lines):
        if line.speaker is not None and line.speaker >= len(scene.subjects):
            wrong.append(f"lines.{number}.speaker: there is no subject {line.speaker}; they count from 0")
    return wrong


def _unknown(field: str, kind: str) -> list[str]:
    if kind in _KINDS:
        return []
    near = ", ".join(difflib.get_close_matches(kind, sorted(_KINDS), cutoff=0.5)) or "dog, car, cup …"
    return [f"{field}: there is no {kind!r}; there is {near}"]


def render_scene(
    scene: Scene, out: Path, size: Size, seconds: int, fps: int, progress: Progress
) -> RenderReport:
    """Write ``out``, an MP4 with sound. Raises ``rushes.errors.RenderError``."""
    # The engine is the heaviest module there is; whoever only reads a scene does without it.
    from rushes.engines.previz.engine import ENGINE

    spec = Spec(
        model="previz",
        prompt=_title(scene),
        width=size.width,
        height=size.height,
        seconds=seconds,
        fps=fps,
        seed=scene.seed,
    )
    understood = Understanding(scene, (), (), (), (), camera_named=True, place_named=True)
    return ENGINE.film(RenderJob(spec=spec, out=out), understood, progress)


def _title(scene: Scene) -> str:
    who = " and ".join(subject.words or subject.kind for subject in scene.subjects)
    return f"{who}, {scene.place.value}" if who else scene.place.value
