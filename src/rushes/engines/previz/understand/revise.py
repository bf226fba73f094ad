"""A scene from an earlier one: changed (remix, edit) or continued after its end (extension)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rushes.engines.previz.scene import Beat, Place, Scene, Subject
from rushes.engines.previz.understand import composition
from rushes.engines.previz.understand.beats import Plan
from rushes.engines.previz.understand.cast import Cast, Member
from rushes.engines.previz.understand.fresh import (
    MAX_LINES,
    MAX_SUBJECTS,
    changed,
    spoken,
    subject,
    successive,
    unwanted_weather,
    usual_lighting,
)
from rushes.engines.previz.understand.lexicon.kinds import KINDS
from rushes.engines.previz.understand.scenewords import LISTS, SceneWords
from rushes.models.spec import Source, Spec

#: Beats are blended from a second before their start to a second after it; the source's own last second
#: is drawn already, so an extension's first change starts a second after the seam.
_HALF_BLEND = 1.0
_PLAIN = (
    *("trees", "snow_caps", "peaks", "flora", "bloom", "world", "road", "water", "birds", "stars", "moon"),
    *("furnished", "focal", "above", "blur", "tempo", "hush"),
)
_FIXED = ("place", "cover", "snow_caps", "trees", "water", "birds", "style", "warmth")


def revised_scene(
    spec: Spec, seconds: float, base: Scene, made: Plan, words: SceneWords, cast: Cast
) -> tuple[Scene, list[str]]:
    """The source's scene with what the new prompt names; everything else stays. It lasts ``seconds``."""
    update: dict[str, Any] = _named(base, words)
    guessed: list[str] = []
    place = _new_place(base, words)
    if place is not base.place:
        update = _moved(place, spec.seed, words) | update
        if place.landscape:
            guessed.append(f"what grows in {place.value}")
    if base.cover in words.unwanted_covers and "cover" not in update:
        update["cover"] = composition.guess_cover(place, spec.seed, words.unwanted_covers)
        guessed.append(f"cover {update['cover'].value}")
    update["motion"] = words.number("motion", base.motion)
    if spec.motion_intensity not in (None, _source(spec).motion_intensity):
        update["motion"] = spec.motion_intensity
    # A request copies its source's style: only one that differs was asked for anew.
    update["style"] = words.style() or base.style
    if spec.style not in (None, _source(spec).style):
        update["style"] = spec.style
    hour = base.beats[0].hour
    if place is not base.place and base.lighting is usual_lighting(base.place, hour):
        update.setdefault("lighting", usual_lighting(place, hour))
    subjects = _revised_subjects(base, cast, place)
    made.renumber(cast.numbers)
    update["subjects"] = subjects
    update["beats"] = _revised_beats(seconds, base, made, subjects)
    if cast.lines:
        update["lines"] = spoken(cast, made, update["beats"])
    guessed.extend(cast.guessed)
    return base.model_copy(update={**update, "seed": spec.engine_seed}), guessed


def _revised_subjects(base: Scene, cast: Cast, place: Place) -> tuple[Subject, ...]:
    """The source's subjects: some gone, some another's, some changed, and whoever is new.

    Afterwards the cast's numbers are those of the subjects, so that beats speak of the same ones.
    """
    subjects = [each for each in base.subjects if not cast.is_unwanted(each.kind) or _stays(cast, each.kind)]
    subjects = [_without(each, cast) for each in subjects]
    for old, new in cast.replaced:
        at = _index(subjects, old)
        if at is not None:
            subjects[at] = _replaced(subjects[at], new)
    if cast.it is not None and subjects:
        subjects[0] = _changed(subjects[0], cast.it)
    numbers: dict[int, int] = {}
    for number, member in enumerate(cast.members):
        at = _index(subjects, member.kind)
        if at is not None:
            subjects[at] = _changed(subjects[at], member)
        elif _owner(subjects, member.kind) is not None:
            at = _owner(subjects, member.kind)
            assert at is not None
            subjects[at] = _exchanged(subjects[at], member)
        elif len(subjects) < MAX_SUBJECTS:
            subjects.append(subject(member, member.action or composition.usual_action(member, place), place))
            at = len(subjects) - 1
        if at is not None:
            numbers[number] = at
    cast.renumber(numbers)
    return tuple(subjects)


def _without(subject: Subject, cast: Cast) -> Subject:
    """The subject less the things that are not wanted any more."""
    kept = tuple(prop for prop in subject.props if not cast.is_unwanted(prop.kind))
    return subject if len(kept) == len(subject.props) else subject.model_copy(update={"props": kept})


def _owner(subjects: Sequence[Subject], kind: str) -> int | None:
    """Who has such a thing."""
    return next((at for at, each in enumerate(subjects) if any(p.kind == kind for p in each.props)), None)


def _exchanged(owner: Subject, said: Member) -> Subject:
    """The owner with what is said of the thing."""
    props = tuple(
        prop.model_copy(update={"colour": said.colour or prop.colour, "size": said.size or prop.size})
        if prop.kind == said.kind
        else prop
        for prop in owner.props
    )
    return owner.model_copy(update={"props": props})


def _stays(cast: Cast, kind: str) -> bool:
    return any(member.kind == kind for member in cast.members)


def _index(subjects: Sequence[Subject], kind: str) -> int | None:
    """The subject of that kind; else, for a word as broad as "people", the first of its sort."""
    for at, each in enumerate(subjects):
        if each.kind == kind:
            return at
    return next((at for at, each in enumerate(subjects) if _akin(each.kind, kind)), None)


def _akin(one: str, other: str) -> bool:
    """Whether the one word may mean the other's subject: "the car" a sports car, "the man" a chef."""
    family = KINDS[one].family
    return family == KINDS[other].family and family in {"person", "vehicle"} and other in _BROAD


_BROAD = frozenset({"person", "man", "woman", "car", "truck"})


def _replaced(old: Subject, new: Member) -> Subject:
    return old.model_copy(
        update={
            "kind": new.kind,
            "words": new.words,
            "colour": new.colour,
            "count": new.count or old.count,
            "size": new.size or 1.0,
            "action": new.action or old.action,
        }
    )


def _changed(old: Subject, said: Member) -> Subject:
    update: dict[str, Any] = {
        "count": said.count, "colour": said.colour, "size": said.size, "action": said.action
    }  # fmt: skip
    told = said.appearance.model_dump(exclude_none=True)
    if told:
        update["appearance"] = old.appearance.model_copy(update=told)
    if said.props:
        ties = {prop.tie for prop in said.props}
        update["props"] = (*(prop for prop in old.props if prop.tie not in ties), *said.props)
    return old.model_copy(update={slot: value for slot, value in update.items() if value is not None})


def _revised_beats(seconds: float, base: Scene, made: Plan, subjects: Sequence[Subject]) -> tuple[Beat, ...]:
    gone = len(subjects) < len(base.subjects) or any(
        old.kind != new.kind for old, new in zip(base.subjects, subjects, strict=False)
    )
    old = tuple(beat.model_copy(update={"actions": ()}) if gone else beat for beat in base.beats)
    if len(made.beats) > 1:
        return successive(old[0], made, (0.0, seconds), subjects)
    never = unwanted_weather(made)
    beats: list[Beat] = []
    for beat in old:
        now = changed(beat, made.beats[0], never, subjects)
        if not beats or now != beats[-1].model_copy(update={"start": now.start}):
            beats.append(now)
    return tuple(beats)


def continued_scene(
    span: tuple[float, float], base: Scene, made: Plan, words: SceneWords, cast: Cast
) -> tuple[Scene, list[str]]:
    """The source's scene, and in ``span``, from its end on, the beats that the new prompt asks for.

    The scene itself cannot change without a cut: what the prompt says of it is warned of.
    """
    end, last_second = span
    place = _new_place(base, words)
    asked = _named(base, words) | {"place": place, "style": words.style() or base.style}
    asked["cover"] = asked.get("cover", base.cover)
    numbers = {
        n: at
        if (at := _index(base.subjects, member.kind)) is not None
        else _owner(base.subjects, member.kind)
        for n, member in enumerate(cast.members)
    }
    strangers = [member.words for n, member in enumerate(cast.members) if numbers[n] is None]
    cast.renumber({n: at for n, at in numbers.items() if at is not None})
    made.renumber(cast.numbers)
    made.warnings.extend(f"{words} cannot come in an extension: the scene goes on" for words in strangers)
    made.warnings.extend(
        f"{slot} {getattr(value, 'value', value)} cannot come in an extension: the scene goes on"
        for slot, value in asked.items()
        if slot in _FIXED and value != getattr(base, slot)
    )
    seam = end + _HALF_BLEND
    # Half of a beat that starts at the source's end is blended in there: it goes on.
    past = tuple(beat for beat in base.beats if beat.start < seam)
    last = past[-1]
    new = successive(last, made, (end, last_second), base.subjects)
    new = tuple(beat.model_copy(update={"start": max(beat.start, seam)}) for beat in new)
    if new[0] == last.model_copy(update={"start": new[0].start}):
        new = new[1:]
    beats = past + new
    said = spoken(cast, made, new)
    lines = (*base.lines, *(line.model_copy(update={"start": max(line.start or 0.0, seam)}) for line in said))
    return base.model_copy(update={"beats": beats, "lines": lines[:MAX_LINES]}), cast.guessed


def _source(spec: Spec) -> Spec:
    assert isinstance(spec.source, Source)
    return spec.source.spec


def _named(base: Scene, words: SceneWords) -> dict[str, Any]:
    """The slots of the scene that the words name, place, style and motion apart."""
    named: dict[str, Any] = {slot: words.get(slot) for slot in _PLAIN if words.get(slot) is not None}
    cover = words.cover()
    if cover is not None:
        named["cover"] = cover
    if words.palette():
        named["palette"] = words.palette()
    if words.tabletop() is not None:
        named["tabletop"] = words.tabletop()
    if words.underfoot() is not None:
        named["underfoot"] = words.underfoot()
    if words.lighting() is not None:
        named["lighting"] = words.lighting()
    named |= {slot: words.all_of(slot, getattr(base, slot)) for slot in LISTS if words.names(slot)}
    if "music" in words.sets:
        named["music"] = words.music()
    if words.get("warmth") is not None or words.warmth_shift:
        named["warmth"] = words.warmth(base.warmth)
    return named


def _new_place(base: Scene, words: SceneWords) -> Place:
    named = words.named_places()
    # "Add a river" puts water into the place that is there already.
    if not named or (not words.places and "water" in words.sets):
        return base.place
    return composition.combine(named)


def _moved(place: Place, seed: int, words: SceneWords) -> dict[str, Any]:
    cover = words.cover() or composition.guess_cover(place, seed, words.unwanted_covers)
    return {
        "place": place,
        "cover": cover,
        "trees": composition.usual_trees(place, cover),
        "water": composition.guess_water(place, seed),
    }
