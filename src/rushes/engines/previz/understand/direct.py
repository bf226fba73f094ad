"""Prompt to scene: fresh, revised (remix, edit) or continued (extension)."""

from __future__ import annotations

from rushes.engines.previz.scene import Scene
from rushes.engines.previz.understand.cast import Cast, Member
from rushes.engines.previz.understand.fresh import MAX_SUBJECTS
from rushes.engines.previz.understand.naming import named, unnamed
from rushes.engines.previz.understand.reading import Statement, read
from rushes.engines.previz.understand.scenewords import SceneWords
from rushes.engines.previz.understand.shooting import Shooting
from rushes.engines.previz.understand.takes import takes
from rushes.engines.previz.understand.terms import Part
from rushes.engines.previz.understand.understanding import Understanding
from rushes.models.spec import Operation, Source, Spec

_CHANGES_A_SOURCE = frozenset({Operation.REMIX, Operation.EDIT, Operation.EXTEND})
#: As many people fill a room.
_CROWDED = 3
_NOTHING = "nothing in the prompt is understood; it is read as English"
_DIRECTIONS = {"x-": "left", "x+": "right", "y-": "down", "y+": "up", "z-": "back", "z+": "forward"}


def understand(spec: Spec) -> Understanding:
    """The scene of a request; any text gives one. Same spec, same scene.

    A remix, edit or extension starts from its source's scene, which starts from its own source's, and so on;
    the new prompt changes only what it names.
    """
    lineage = [spec]
    while lineage[-1].operation in _CHANGES_A_SOURCE and isinstance(source := lineage[-1].source, Source):
        lineage.append(source.spec)
    understood = _read_one(unnamed(lineage.pop(), all_of_them=True), None)
    while lineage:
        understood = _read_one(unnamed(lineage.pop(), all_of_them=False), understood)
    return named(understood, spec)


def _read_one(spec: Spec, source: Understanding | None) -> Understanding:
    revises = source is not None and spec.operation is not Operation.EXTEND
    of_somebody = source is not None and bool(source.scene.subjects)
    reading = read(spec.prompt, revises=revises, of_somebody=of_somebody)
    unmet: list[str] = []
    if spec.reference is not None and reading.cuts:
        reading.cuts = []
        unmet.append("a picture has one shot: there are no cuts")
    if spec.negative_prompt:
        unwanted = read(spec.negative_prompt, unwanted=True)
        dropped = reading.cast.keep_out(unwanted.cast)
        reading.statements = unwanted.statements + reading.of_those_left()
        unmet += [f"the prompt asks for '{words}', which the negative prompt keeps out" for words in dropped]
    shooting = Shooting(spec, takes(reading))
    cast = reading.cast
    if not (reading.statements or cast.members or cast.unwanted or cast.it or cast.lines) and (
        source is None or (revises and reading.ignored)
    ):
        shooting.warnings.append(_NOTHING)
    if source is None:
        scene = shooting.fresh()
    elif revises:
        scene = shooting.revised(source.scene)
    else:
        scene = shooting.continued(source.scene)
    words = SceneWords.gather(reading.statements)
    place_named = bool(words.named_places()) or (source is not None and source.place_named)
    return Understanding(
        scene=scene,
        understood=(
            *_described_cast(cast),
            *((said.words, _described(said)) for said in reading.statements),
        ),
        guessed=tuple(dict.fromkeys(shooting.guessed)),
        ignored=tuple(reading.ignored),
        warnings=tuple(dict.fromkeys([*unmet, *shooting.warnings, *contradictions(scene, cast, words)])),
        camera_named=shooting.camera_named or (source is not None and source.camera_named),
        place_named=place_named,
    )


def contradictions(scene: Scene, cast: Cast, words: SceneWords) -> list[str]:
    """What the parts of a scene, each well understood, say against one another."""
    found: list[str] = []
    crowd = next((s for s in scene.subjects if s.kind == "person" and s.count >= _CROWDED), None)
    if crowd is not None and words.sets.get("furnished") is False:
        found.append(f"'{crowd.words}' and an empty {scene.place.value} contradict each other")
    kept_out = [place.value for place in words.places if place in words.unwanted_places]
    found += [
        f"{place} is asked for and kept out: another place is shown" for place in dict.fromkeys(kept_out)
    ]
    if len(cast.members) > MAX_SUBJECTS:
        found.append(f"{len(cast.members)} subjects are named; only {MAX_SUBJECTS} are shown")
    return found


def _described_cast(cast: Cast) -> list[tuple[str, str]]:
    return [(member.words, _member_in_words(member)) for member in cast.members]


def _member_in_words(member: Member) -> str:
    parts = [f"subject {member.kind}"]
    if member.count not in (None, 1):
        parts.append(f"count {member.count}")
    if member.colour is not None:
        parts.append(f"colour {member.colour}")
    if member.size is not None:
        parts.append(f"size {member.size:g}")
    parts += [f"{prop.tie.value} {prop.kind}" for prop in member.props]
    return ", ".join(parts)


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
