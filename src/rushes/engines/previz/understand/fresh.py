"""A scene from nothing but a prompt and a seed."""

from __future__ import annotations

from collections.abc import Mapping

from rushes.engines.previz.scene import Beat, Move, MoveKind, Place, Scene, Weather
from rushes.engines.previz.understand import composition
from rushes.engines.previz.understand.beats import Change, Plan
from rushes.engines.previz.understand.scenewords import SceneWords
from rushes.engines.previz.understand.terms import Value
from rushes.models.spec import Spec, Style

#: A still picture moves little of itself, and nothing of it is known: no weather but what is named.
_STILL_AIR = Weather(clouds=0.3, haze=0.0, wind=0.15)
_STILL_MOVE = Move(kind=MoveKind.DOLLY, speed=0.5)
#: A beat shorter than this is over before its two-second blend is.
_SHORTEST_BEAT = 1.5


def fresh_scene(spec: Spec, made: Plan, words: SceneWords) -> tuple[Scene, list[str]]:
    """The scene, and what had to be guessed."""
    guessed: list[str] = []
    place = _place(spec, words, guessed)
    first = Beat(
        move=_first_move(spec, place, made.beats[0], guessed),
        hour=_first_hour(spec, made.beats[0], guessed),
    )
    usual = _STILL_AIR if spec.reference else composition.usual_weather(place, _hour(made, first), spec.seed)
    first = first.model_copy(update={"weather": usual})
    beats = successive(first, made, (0.0, float(spec.seconds)))
    cover = words.cover()
    if cover is None:
        cover = composition.guess_cover(place, spec.seed, words.unwanted_covers)
        guessed.append(f"cover {cover.value}")
    style = words.style()
    if spec.style is not None and style not in (None, spec.style):
        made.warnings.append(
            f"the style {spec.style.value!r} was asked for and stands over the prompt's word"
        )
    opening = beats[0]
    birds = not spec.reference and composition.usual_birds(place, opening.hour, opening.weather)
    scene = Scene(
        place=place,
        cover=cover,
        trees=words.number("trees", _trees(words, place, composition.usual_trees(place, cover))),
        snow_caps=words.flag("snow_caps", False),
        water=words.number("water", composition.guess_water(place, spec.seed)),
        birds=words.flag("birds", birds),
        stars=words.flag("stars", True),
        moon=words.flag("moon", True),
        style=spec.style or style or Style.NATURAL,
        warmth=words.warmth(0.0),
        motion=_motion(spec, words),
        seed=spec.engine_seed,
        beats=beats,
    )
    return scene, guessed


def _place(spec: Spec, words: SceneWords, guessed: list[str]) -> Place:
    named = words.named_places()
    if named:
        return composition.combine(named)
    place = Place.HILLS if spec.reference else composition.guess_place(spec.seed, words.unwanted_places)
    guessed.append(f"place {place.value}")
    return place


def _first_hour(spec: Spec, change: Change, guessed: list[str]) -> float:
    hour = change.hour()
    if hour is None:
        hour = composition.guess_hour(spec.seed)
        guessed.append(f"hour {hour}")
    return hour


def _first_move(spec: Spec, place: Place, change: Change, guessed: list[str]) -> Move:
    usual = _STILL_MOVE if spec.reference else composition.guess_move(place, spec.seed)
    if change.move.unwanted and usual.kind in change.move.unwanted:
        usual = usual.model_copy(update={"kind": MoveKind.STATIC})
    if not change.move.has_kind and not change.move.axes:
        guessed.append(f"camera {usual.kind.value}")
        return usual
    return usual.model_copy(update={"speed": 1.0, "direction": 1.0})


def _hour(made: Plan, first: Beat) -> float:
    said = made.beats[0].hour()
    return first.hour if said is None else said


def _trees(words: SceneWords, place: Place, usual: float) -> float:
    wooded = Place.FOREST in words.places and place is not Place.FOREST
    return max(usual, 0.7) if wooded else usual


def _motion(spec: Spec, words: SceneWords) -> float:
    return words.number("motion", 0.5) if spec.motion_intensity is None else spec.motion_intensity


def successive(base: Beat, made: Plan, span: tuple[float, float]) -> tuple[Beat, ...]:
    """The plan's beats spread evenly over ``span`` (seconds), each on top of the one before it."""
    start, end = span
    room = max(1, int((end - start) / _SHORTEST_BEAT))
    if len(made.beats) > room:
        made.warnings.append(
            f"{len(made.beats)} changes do not fit into {end - start:g} seconds; only {room} are shown"
        )
    changes = made.beats[:room]
    never = unwanted_weather(made)
    beats: list[Beat] = []
    before = base
    for index, change in enumerate(changes):
        at = round(start + (end - start) * index / len(changes), 3)
        now = changed(before, change, never).model_copy(update={"start": at})
        if not beats or now != before.model_copy(update={"start": at}):
            beats.append(now)
        before = now
    return tuple(beats)


def unwanted_weather(made: Plan) -> dict[str, Value]:
    """Weather that a "no" or the negative prompt keeps out, in every beat that does not name it."""
    return {slot: value for change in made.beats for slot, value in change.never.items()}


def changed(beat: Beat, change: Change, never: Mapping[str, Value]) -> Beat:
    """The beat with what the change implies, what is never wanted and what it says, in this order."""
    slots = {**change.implies, **never, **change.sets}
    weather = {slot.removeprefix("weather."): v for slot, v in slots.items() if slot != "hour"}
    move = change.move.resolve(beat.move) if change.move else beat.move
    return beat.model_copy(
        update={
            "move": move,
            "weather": beat.weather.model_copy(update=weather),
            "hour": float(slots.get("hour", beat.hour)),
        }
    )
