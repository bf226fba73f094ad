"""Subjects that grow, bloom, melt or are built: over which part of the clip they do so."""

from __future__ import annotations

from rushes.engines.previz.scene import Action, Becoming, Framing, Scene, Subject
from rushes.engines.previz.subjects.catalogue import KINDS

#: Seconds that it is seen before anything changes, and shares of what is left that the change takes.
_BEFORE, _SHARE = 0.3, 0.86
_LEAST = 0.5
#: People have ages, and no such change.
_NEVER = "person"


def with_changes(scene: Scene, until: float, *, afresh: bool) -> tuple[Scene, list[str]]:
    """The scene, which ends at ``until`` seconds, and what was guessed; ``afresh``: what was settled for a
    clip that this one changes does not count."""
    subjects: list[Subject] = []
    guessed: list[str] = []
    for number, subject in enumerate(scene.subjects):
        settled = None if afresh else subject.becoming
        change = settled or _becoming(scene, number, until)
        if change is not None and change is not settled:
            end = change.start + change.seconds
            guessed.append(f"{subject.kind}: {change.action.value} from {change.start:g} to {end:g} s")
        subjects.append(subject.model_copy(update={"becoming": change}))
    beats = scene.beats
    opens = (
        bool(subjects) and subjects[0].becoming is not None and subjects[0].becoming.action is Action.BLOOM
    )
    if opens and all(beat.framing is None for beat in beats):
        beats = tuple(beat.model_copy(update={"framing": Framing.MACRO}) for beat in beats)
        guessed.append("a detail: petals that open")
    return scene.model_copy(update={"subjects": tuple(subjects), "beats": beats}), guessed


def _becoming(scene: Scene, number: int, until: float) -> Becoming | None:
    if KINDS[scene.subjects[number].kind].family == _NEVER:
        return None
    deeds = scene.deeds(number)
    for beat, action, end in zip(
        scene.beats, deeds, (*(later.start for later in scene.beats[1:]), until), strict=True
    ):
        if action.becomes:
            start = beat.start + _BEFORE
            return Becoming(action=action, start=start, seconds=max(_LEAST, round(_SHARE * (end - start), 2)))
    return None
