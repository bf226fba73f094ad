"""Prompt to scene: fresh, revised (remix, edit) or continued (extension)."""

from __future__ import annotations

from rushes.engines.previz.understand.beats import Plan, plan
from rushes.engines.previz.understand.fresh import fresh_scene
from rushes.engines.previz.understand.reading import Statement, read
from rushes.engines.previz.understand.revise import continued_scene, revised_scene
from rushes.engines.previz.understand.scenewords import SceneWords
from rushes.engines.previz.understand.terms import Part
from rushes.engines.previz.understand.understanding import Understanding
from rushes.models.spec import Operation, Spec

_CHANGES_A_SOURCE = frozenset({Operation.REMIX, Operation.EDIT, Operation.EXTEND})
_DIRECTIONS = {"x-": "left", "x+": "right", "y-": "down", "y+": "up", "z-": "back", "z+": "forward"}


def understand(spec: Spec) -> Understanding:
    """The scene of a request; any text gives one. Same spec, same scene.

    A remix, edit or extension starts from its source's scene, which starts from its own source's, and so on;
    the new prompt changes only what it names.
    """
    lineage = [spec]
    while lineage[-1].operation in _CHANGES_A_SOURCE and lineage[-1].source is not None:
        lineage.append(lineage[-1].source.spec)
    understood = _read_one(lineage.pop(), None)
    while lineage:
        understood = _read_one(lineage.pop(), understood)
    return understood


def _read_one(spec: Spec, source: Understanding | None) -> Understanding:
    reading = read(spec.prompt)
    statements = reading.statements
    if spec.negative_prompt:
        statements = read(spec.negative_prompt, unwanted=True).statements + statements
    revises = source is not None and spec.operation is not Operation.EXTEND
    made = plan(statements, instructions=revises)
    words = SceneWords.gather(made.scene)
    if source is None:
        scene, guessed = fresh_scene(spec, made, words)
    elif revises:
        scene, guessed = revised_scene(spec, source.scene, made, words)
    else:
        scene, guessed = continued_scene(spec, source.scene, made, words)
    place_named = bool(words.named_places()) or (source is not None and source.place_named)
    return Understanding(
        scene=scene,
        understood=tuple((said.words, _described(said)) for said in statements),
        guessed=tuple(guessed),
        ignored=tuple(reading.ignored),
        warnings=tuple(dict.fromkeys(made.warnings + _about_subject(spec, place_named))),
        camera_named=_names_camera(made) or (source is not None and source.camera_named),
        place_named=place_named,
    )


def _names_camera(made: Plan) -> bool:
    return any(change.move.has_kind or change.move.moves or change.move.axes for change in made.beats)


def _about_subject(spec: Spec, place_named: bool) -> list[str]:
    if place_named or spec.reference is not None:
        return []
    return ["the prompt names no landscape, and previz draws nothing else; one was guessed from the seed"]


def _described(said: Statement) -> str:
    """What the words set, as text: ``mist 0.65``, ``place valley``, ``camera flight forward``."""
    slots = said.sets or said.implies
    parts = [
        _slot_in_words(slot, value)
        for slot, value in slots.items()
        if slot not in {"weak", "move.speed_factor", "warmth_shift"}
    ]
    if not parts:
        return "camera moves" if said.part is Part.SHARED_MOVE else f"relative {said.part.value}"
    return ", ".join(parts)


def _slot_in_words(slot: str, value: object) -> str:
    if slot == "axis":
        return f"direction {_DIRECTIONS[str(value)]}"
    if slot == "move.kind":
        return f"camera {value}"
    name = slot.removeprefix("weather.").removeprefix("move.").replace("not.move.kind", "no camera")
    return f"{name.replace('not.', 'no ')} {getattr(value, 'value', value)}"
