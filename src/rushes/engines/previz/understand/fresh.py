"""A scene from nothing but a prompt and a seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rushes.engines.previz.heard import Line
from rushes.engines.previz.scene import (
    Action,
    Beat,
    Cover,
    Feature,
    Lighting,
    Move,
    MoveKind,
    Place,
    Scene,
    Sex,
    Subject,
    Weather,
)
from rushes.engines.previz.understand import composition
from rushes.engines.previz.understand.beats import Change, Plan
from rushes.engines.previz.understand.cast import Cast, Member
from rushes.engines.previz.understand.dialogue import sex
from rushes.engines.previz.understand.lexicon.kinds import Sort, sort
from rushes.engines.previz.understand.scenewords import SceneWords
from rushes.engines.previz.understand.terms import Value
from rushes.engines.previz.understand.usualprops import with_usual_props
from rushes.models.spec import Spec, Style

#: A still picture moves little of itself, and nothing of it is known: no weather but what is named.
_STILL_AIR = Weather(clouds=0.3, haze=0.0, wind=0.15)
_STILL_MOVE = Move(kind=MoveKind.DOLLY, speed=0.5)
#: Who cannot glow.
_DULL = (Sort.PERSON, Sort.PET, Sort.FARM, Sort.WILD, Sort.BIRD)
#: A beat shorter than this is over before its two-second blend is.
_SHORTEST_BEAT = 1.5
#: As many as a scene holds.
MAX_SUBJECTS, MAX_LINES = 8, 20


def fresh_scene(
    spec: Spec, seconds: float, made: Plan, words: SceneWords, cast: Cast
) -> tuple[Scene, list[str]]:
    """The scene of a shot of so many seconds, and what had to be guessed."""
    guessed: list[str] = [*cast.guessed, *words.nearest]
    place = _place(spec, made, words, cast, guessed)
    if words.flag("crowd", False):
        cast.fill()
    subjects = _subjects(spec, cast, place, guessed)
    for change in made.beats:
        change.actions = {
            at: composition.in_its_element(composition.as_it_goes(action, subjects[at].kind), place)
            for at, action in change.actions.items()
            if at < len(subjects)
        }
    moves = subjects[0].action if subjects else None
    first = Beat(
        move=_first_move(spec, place, made.beats[0], moves, words.cover(), guessed),
        hour=_first_hour(spec, place, made.beats[0], guessed),
    )
    usual = _STILL_AIR if spec.reference else composition.usual_weather(place, _hour(made, first), spec.seed)
    first = first.model_copy(update={"weather": usual})
    beats = successive(first, made, (0.0, seconds), subjects)
    cover = words.cover()
    if cover is None:
        cover = composition.guess_cover(place, spec.seed, words.unwanted_covers)
        if place.landscape:
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
        peaks=composition.has_peaks(place, words.places),
        **words.grown(),
        road=words.flag("road", False),
        water=words.number("water", composition.guess_water(place, spec.seed)),
        birds=words.flag("birds", birds),
        stars=words.flag("stars", True),
        moon=words.flag("moon", True),
        furnished=words.flag("furnished", True),
        features=_features(words, place, guessed),
        palette=words.palette(),
        tabletop=words.tabletop(),
        subjects=subjects,
        lighting=words.lighting() or usual_lighting(place, opening.hour),
        looks=words.all_of("looks"),
        focal=words.focal(),
        above=words.above(),
        blur=words.number("blur", 0.0),
        tempo=words.number("tempo", 1.0),
        lines=spoken(cast, made, beats),
        music=words.music(),
        sounds=words.all_of("sounds"),
        hush=words.number("hush", 0.0),
        underfoot=words.underfoot(),
        style=spec.style or style or Style.NATURAL,
        warmth=words.warmth(0.0),
        motion=_motion(spec, words),
        seed=spec.engine_seed,
        beats=beats,
    )
    return scene, guessed


def _place(spec: Spec, made: Plan, words: SceneWords, cast: Cast, guessed: list[str]) -> Place:
    named = words.named_places()
    if named:
        exact = [*words.places, *words.near_places]
        return _named_place(made, named, cast, guessed, exact)
    trade = None if spec.reference else composition.named_by(cast.members)
    if trade is not None:
        place = trade
    elif cast.places and not spec.reference:
        place = composition.elsewhere(cast.members, cast.places[0], exact=False) or cast.places[0]
    elif spec.reference:
        place = Place.HILLS
    else:
        place = composition.guess_place(spec.seed, words.unwanted_places, cast.members)
    guessed.append(f"place {place.value}")
    return place


def _named_place(
    made: Plan, named: list[Place], cast: Cast, guessed: list[str], exact: Sequence[Place]
) -> Place:
    """``exact``: those that no word merely implies."""
    place = composition.combine(named)
    apart = [other for other in composition.apart(named) if other in exact]
    if apart:
        others = ", ".join(other.value for other in apart)
        made.warnings.append(f"one place at a time: {place.value} is shown, and not {others}")
    fitting = composition.elsewhere(cast.members, place, exact=bool(exact))
    if fitting is not None:
        guessed.append(f"place {fitting.value}, where the subject fits, and not {place.value}")
        return fitting
    if not exact and not place.landscape and cast.members and cast.members[0].kind == "hot-air balloon":
        guessed.append("place valley, where balloons rise")
        return Place.VALLEY
    if place is Place.SEA and composition.on_the_ground(cast.members):
        guessed.append("place coast, where the subject can stand")
        return Place.COAST
    if place is Place.SKYLINE and not exact and composition.on_the_ground(cast.members):
        guessed.append("place street, where the subject is seen")
        return Place.STREET
    return place


def _features(words: SceneWords, place: Place, guessed: list[str]) -> tuple[Feature, ...]:
    named: tuple[Feature, ...] = words.all_of("features")
    shown = tuple(feature for feature in named if composition.has(place, feature))
    guessed += [f"no {feature.value} is shown: {place.value}" for feature in named if feature not in shown]
    return shown


def _subjects(spec: Spec, cast: Cast, place: Place, guessed: list[str]) -> tuple[Subject, ...]:
    if spec.reference:
        return ()
    made: list[Subject] = []
    for number, member in enumerate(cast.members[:MAX_SUBJECTS]):
        action = member.action
        if action is None:
            action = composition.usual_action(member, place)
            guessed.append(f"{member.kind}: {action.value}")
        if action is Action.GLOW and sort(member.kind) in _DULL:
            # Whose eyes blink, or who beams.
            action = Action.STAND
        one = subject(member, composition.in_its_element(action, place), place)
        if member.individual not in (None, number):
            one = one.model_copy(update={"individual": member.individual})
        made.append(one)
    return tuple(made)


def subject(member: Member, action: Action, place: Place) -> Subject:
    member = with_usual_props(member, action, place)
    said = member.sex or sex(member.kind, member.words) if sort(member.kind) is Sort.PERSON else None
    return Subject(
        kind=member.kind,
        words=member.words[:200],
        count=member.count or 1,
        colour=member.colour,
        size=member.size or 1.0,
        action=action,
        sex=None if said is None else Sex(said.value),
        appearance=member.appearance,
        props=tuple(member.props),
    )


def usual_lighting(place: Place, hour: float) -> Lighting:
    """Where nobody says anything of it: a studio has its lamps, a street at night its signs."""
    if place is Place.STUDIO:
        return Lighting.STUDIO
    night = hour < 5.0 or hour > 19.5
    return Lighting.NEON if place is Place.STREET and night else Lighting.USUAL


def spoken(cast: Cast, made: Plan, beats: tuple[Beat, ...]) -> tuple[Line, ...]:
    """The lines; one that belongs to a later beat starts with it."""
    lines: list[Line] = []
    for said in cast.lines[:MAX_LINES]:
        opened = [
            index
            for index, change in enumerate(made.beats)
            if change.said and min(at for at, _ in change.said.values()) <= said.sentence
        ]
        index = opened[-1] if opened else 0
        start = beats[index].start if 0 < index < len(beats) else None
        within = said.speaker is None or said.speaker < MAX_SUBJECTS
        lines.append((said if within else replace(said, speaker=None)).line(start))
    return tuple(lines)


def _first_hour(spec: Spec, place: Place, change: Change, guessed: list[str]) -> float:
    hour = change.hour()
    if hour is None:
        hour = composition.guess_hour(spec.seed)
        if place not in composition.SUNLESS:
            guessed.append(f"hour {hour}")
    return hour


def _first_move(
    spec: Spec,
    place: Place,
    change: Change,
    action: Action | None,
    cover: Cover | None,
    guessed: list[str],
) -> Move:
    usual = _STILL_MOVE if spec.reference else composition.guess_move(place, spec.seed, action, cover)
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


def successive(
    base: Beat, made: Plan, span: tuple[float, float], subjects: Sequence[Subject]
) -> tuple[Beat, ...]:
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
        now = changed(before, change, never, subjects).model_copy(update={"start": at})
        if not beats or now != before.model_copy(update={"start": at}):
            beats.append(now)
        before = now
    return tuple(beats)


def unwanted_weather(made: Plan) -> dict[str, Value]:
    """Weather that a "no" or the negative prompt keeps out, in every beat that does not name it."""
    return {slot: value for change in made.beats for slot, value in change.never.items()}


def changed(beat: Beat, change: Change, never: Mapping[str, Value], subjects: Sequence[Subject]) -> Beat:
    """The beat with what the change implies, what is never wanted and what it says, in this order."""
    slots = {**change.implies, **never, **change.sets}
    weather = {slot.removeprefix("weather."): v for slot, v in slots.items() if slot != "hour"}
    goes = bool(subjects) and subjects[0].action.goes
    move = change.move.resolve(beat.move, goes=goes) if change.move else beat.move
    return beat.model_copy(
        update={
            "move": move,
            "weather": beat.weather.model_copy(update=weather),
            "hour": float(slots.get("hour", beat.hour)),
            "framing": change.framing or beat.framing,
            "actions": _actions(beat, change, subjects),
        }
    )


def _actions(beat: Beat, change: Change, subjects: Sequence[Subject]) -> tuple[Action | None, ...]:
    """What each does in this beat, None where that is its own; as short as can be."""
    actions = [*beat.actions, *(None for _ in subjects)][: len(subjects)]
    for actor, action in change.actions.items():
        if actor < len(subjects):
            actions[actor] = None if action is subjects[actor].action else action
    while actions and actions[-1] is None:
        actions.pop()
    return tuple(actions)
