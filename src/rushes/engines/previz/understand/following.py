"""The scene of a shot that comes after another: what nobody says of it is as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rushes.engines.previz.heard import Voice
from rushes.engines.previz.scene import Action, Appearance, Beat, Scene, Subject
from rushes.engines.previz.understand import composition
from rushes.engines.previz.understand.beats import Plan
from rushes.engines.previz.understand.cast import Cast, Member
from rushes.engines.previz.understand.fresh import fresh_scene
from rushes.engines.previz.understand.scenewords import LISTS, SceneWords
from rushes.engines.previz.understand.takes import Take
from rushes.engines.previz.understand.terms import Value
from rushes.models.spec import Spec

#: What goes on through a cut.
_FILM = ("style", "music", "hush", "stars", "moon", "tempo")
#: What goes on where the place does.
_PLACE = (
    *("cover", "snow_caps", "trees", "flora", "bloom", "world", "road", "water", "birds", "furnished"),
    *("tabletop", "underfoot", "lighting"),
)


def following_scene(
    spec: Spec, seconds: float, before: Scene, made: Plan, words: SceneWords, take: Take
) -> tuple[Scene, list[str]]:
    """The scene, and what had to be guessed."""
    cast = take.cast
    element = composition.element(cast.members) if cast.members and not take.along else None
    stays = before.place in (words.named_places() or [element or before.place])
    if cast.members:
        _known(cast, before)
    elif take.along or take.same or stays:
        goes_on = take.along or stays
        cast.members = [_again(before, number, goes_on=goes_on) for number in range(len(before.subjects))]
    _keep(words, made, before, stays=stays)
    scene, guessed = fresh_scene(spec, seconds, made, words, cast)
    if stays and before.peaks:
        scene = scene.model_copy(update={"peaks": True})
    if take.along and not made.beats[0].move:
        scene = scene.model_copy(update={"beats": _moving_on(scene, before)})
        guessed = [each for each in guessed if not each.startswith("camera ")]
    return scene, guessed


def _known(cast: Cast, before: Scene) -> None:
    """Whoever was in the shot before looks as there."""
    for number, member in enumerate(cast.members):
        had = next((each for each in before.subjects if each.kind == member.kind), None)
        if had is not None:
            cast.members[number] = replace(
                member,
                colour=member.colour or had.colour,
                size=member.size or had.size,
                count=member.count or had.count,
                sex=member.sex or _sex(had),
                appearance=had.appearance.model_copy(update=_told(member.appearance)),
            )


def _again(before: Scene, number: int, *, goes_on: bool) -> Member:
    subject = before.subjects[number]
    return Member(
        subject.kind,
        subject.words,
        subject.count,
        subject.colour,
        subject.size,
        _last_deed(before, number) if goes_on else None,
        props=list(subject.props),
        individual=number if subject.individual is None else subject.individual,
        sex=_sex(subject),
        appearance=subject.appearance,
    )


def _told(appearance: Appearance) -> dict[str, Any]:
    return appearance.model_dump(exclude_none=True)


def _sex(subject: Subject) -> Voice | None:
    return None if subject.sex is None else Voice(subject.sex.value)


def _last_deed(before: Scene, number: int) -> Action:
    return before.deeds(number)[-1]


def _keep(words: SceneWords, made: Plan, before: Scene, *, stays: bool) -> None:
    """Let what was so be implied. A new place has its own plants, light and furniture."""
    last: Beat = before.beats[-1]
    air: dict[str, Value] = {f"weather.{name}": value for name, value in last.weather.model_dump().items()}
    made.beats[0].implies = {"hour": last.hour} | air | made.beats[0].implies
    kept = {slot: getattr(before, slot) for slot in (*_FILM, *(_PLACE if stays else ()))}
    kept = {slot: value for slot, value in kept.items() if value is not None}
    if stays:
        kept["palette"] = " ".join(before.palette)
    words.implies = {**kept, "warmth": before.warmth, **words.implies}
    lists = LISTS if stays else ("looks",)
    for slot in lists:
        words.listed[slot] = [*getattr(before, slot), *words.listed.get(slot, ())]
    if stays and not words.named_places():
        words.implied_places = [before.place]


def _moving_on(scene: Scene, before: Scene) -> tuple[Beat, ...]:
    first, *rest = scene.beats
    return (first.model_copy(update={"move": before.beats[-1].move}), *rest)
