"""A scene from an earlier one: changed (remix, edit) or continued after its end (extension)."""

from __future__ import annotations

from typing import Any

from rushes.engines.previz.scene import Beat, Place, Scene
from rushes.engines.previz.understand import composition
from rushes.engines.previz.understand.beats import Plan
from rushes.engines.previz.understand.fresh import changed, successive, unwanted_weather
from rushes.engines.previz.understand.scenewords import SceneWords
from rushes.models.spec import Spec

#: Beats are blended from a second before their start to a second after it; the source's own last second
#: is drawn already, so an extension's first change starts a second after the seam.
_HALF_BLEND = 1.0
_FIXED = ("place", "cover", "snow_caps", "trees", "water", "birds", "style", "warmth")


def revised_scene(spec: Spec, base: Scene, made: Plan, words: SceneWords) -> tuple[Scene, list[str]]:
    """The source's scene with what the new prompt names; everything else stays."""
    update: dict[str, Any] = _named(base, words)
    guessed: list[str] = []
    place = _new_place(base, words)
    if place is not base.place:
        update = _moved(place, spec.seed, words) | update
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
    update["beats"] = _revised_beats(spec, base, made)
    return base.model_copy(update={**update, "seed": spec.engine_seed}), guessed


def _revised_beats(spec: Spec, base: Scene, made: Plan) -> tuple[Beat, ...]:
    if len(made.beats) > 1:
        return successive(base.beats[0], made, (0.0, float(spec.seconds)))
    never = unwanted_weather(made)
    beats: list[Beat] = []
    for beat in base.beats:
        now = changed(beat, made.beats[0], never)
        if not beats or now != beats[-1].model_copy(update={"start": now.start}):
            beats.append(now)
    return tuple(beats)


def continued_scene(spec: Spec, base: Scene, made: Plan, words: SceneWords) -> tuple[Scene, list[str]]:
    """The source's scene, and after its end the beats that the new prompt asks for.

    The scene itself cannot change within one file: what the prompt says of it is warned of.
    """
    end = float(_source(spec).seconds)
    place = _new_place(base, words)
    asked = _named(base, words) | {"place": place, "style": words.style() or base.style}
    asked["cover"] = asked.get("cover", base.cover)
    made.warnings.extend(
        f"{slot} {getattr(value, 'value', value)} cannot come in an extension: the scene goes on"
        for slot, value in asked.items()
        if slot in _FIXED and value != getattr(base, slot)
    )
    past = tuple(beat for beat in base.beats if beat.start < end)
    last = past[-1]
    new = successive(last, made, (end, float(spec.seconds)))
    seam = end + _HALF_BLEND
    new = tuple(beat.model_copy(update={"start": max(beat.start, seam)}) for beat in new)
    if new[0] == last.model_copy(update={"start": new[0].start}):
        new = new[1:]
    return base.model_copy(update={"beats": past + new}), []


def _source(spec: Spec) -> Spec:
    assert spec.source is not None
    return spec.source.spec


def _named(base: Scene, words: SceneWords) -> dict[str, Any]:
    """The slots of the scene that the words name, place, style and motion apart."""
    named: dict[str, Any] = {
        slot: words.get(slot)
        for slot in ("trees", "snow_caps", "water", "birds", "stars", "moon")
        if words.get(slot) is not None
    }
    cover = words.cover()
    if cover is not None:
        named["cover"] = cover
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
