"""What a scene looks like where the prompt says nothing: by place, by hour, and else by the seed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rushes.engines.previz.scene import Cover, Move, MoveKind, Place, Weather

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Habit:
    """A place's usual looks: what can be seen there on an ordinary day."""

    covers: tuple[Cover, ...]
    trees: float
    water: tuple[float, ...]
    haze: float
    #: Mist in the early morning.
    morning_mist: float
    wind: float
    moves: tuple[Move, ...]


_FORWARD = Move(kind=MoveKind.FLIGHT, speed=0.75)
_GENTLE = Move(kind=MoveKind.DOLLY, speed=0.75)
_ALONG = Move(kind=MoveKind.TRUCK, speed=0.75)
_ALONG_LEFT = Move(kind=MoveKind.TRUCK, direction=-1.0, speed=0.75)

_HABITS = {
    Place.MOUNTAINS: Habit((Cover.GRASS, Cover.ROCK), 0.3, (0.0,), 0.32, 0.25, 0.3, (_FORWARD, _ALONG)),
    Place.VALLEY: Habit((Cover.GRASS,), 0.35, (0.0, 0.4), 0.38, 0.35, 0.22, (_FORWARD,)),
    Place.HILLS: Habit((Cover.GRASS,), 0.18, (0.0,), 0.3, 0.2, 0.28, (_FORWARD, _GENTLE)),
    Place.DUNES: Habit((Cover.SAND,), 0.0, (0.0,), 0.3, 0.0, 0.3, (_FORWARD, _ALONG)),
    Place.SEA: Habit((Cover.GRASS,), 0.0, (0.0,), 0.28, 0.0, 0.35, (_GENTLE, _FORWARD)),
    Place.COAST: Habit((Cover.GRASS, Cover.ROCK), 0.15, (0.0,), 0.3, 0.1, 0.35, (_FORWARD, _ALONG)),
    Place.LAKE: Habit((Cover.GRASS,), 0.4, (0.0,), 0.3, 0.3, 0.15, (_GENTLE, _ALONG_LEFT)),
    Place.FOREST: Habit((Cover.GRASS,), 0.85, (0.0,), 0.35, 0.3, 0.2, (_GENTLE, _ALONG)),
}

#: Hours that flatter a landscape, for prompts that name none.
_HOURS = (7.2, 8.6, 9.8, 15.4, 16.6, 17.2)
#: Places for prompts that name none.
_PLACES = (Place.MOUNTAINS, Place.VALLEY, Place.HILLS, Place.COAST, Place.LAKE)
_CLOUDS = (0.18, 0.28, 0.38, 0.48)


def choose(seed: int, what: str, options: Sequence[T]) -> T:
    """One of the options, always the same for a seed."""
    digest = hashlib.blake2s(f"{seed}:{what}".encode(), digest_size=4).digest()
    return options[int.from_bytes(digest) % len(options)]


def guess_place(seed: int, unwanted: Collection[Place]) -> Place:
    return choose(seed, "place", [place for place in _PLACES if place not in unwanted] or [Place.HILLS])


def guess_hour(seed: int) -> float:
    return choose(seed, "hour", _HOURS)


def guess_cover(place: Place, seed: int, unwanted: Collection[Cover]) -> Cover:
    options = [cover for cover in _HABITS[place].covers if cover not in unwanted]
    return choose(seed, "cover", options or [Cover.ROCK if Cover.GRASS in unwanted else Cover.GRASS])


def usual_trees(place: Place, cover: Cover) -> float:
    usual = _HABITS[place].trees
    return 0.0 if cover is Cover.SAND else usual


def guess_water(place: Place, seed: int) -> float:
    return choose(seed, "water", _HABITS[place].water)


def guess_move(place: Place, seed: int) -> Move:
    return choose(seed, "move", _HABITS[place].moves)


def usual_weather(place: Place, hour: float, seed: int) -> Weather:
    """An ordinary day at this place and hour: more haze when the sun is low, mist in the early morning."""
    habit = _HABITS[place]
    low_sun = max(0.0, 1.0 - min(abs(hour - 6.3), abs(hour - 17.7)) / 2.0)
    night = hour < 4.5 or hour > 19.5
    haze = habit.haze + 0.15 * low_sun - (0.12 if night else 0.0)
    return Weather(
        clouds=choose(seed, "clouds", _CLOUDS),
        haze=round(haze, 3),
        mist=habit.morning_mist if 5.0 <= hour <= 8.0 else 0.0,
        wind=habit.wind,
    )


def usual_birds(place: Place, hour: float, weather: Weather) -> bool:
    fair = weather.rain < 0.2 and weather.storm < 0.3 and weather.snow < 0.2 and weather.fog < 0.5
    return place in {Place.SEA, Place.COAST} and 6.0 <= hour <= 18.0 and fair


def combine(places: Sequence[Place]) -> Place:
    """One place for several names, in the order in which the prompt names them (not empty)."""
    named = set(places)
    land = named - {Place.SEA, Place.COAST}
    if Place.COAST in named or (Place.SEA in named and land):
        return Place.COAST
    if Place.LAKE in named:
        return Place.LAKE
    if Place.VALLEY in named and Place.MOUNTAINS in named:
        return Place.VALLEY
    if Place.VALLEY in named and places[0] is not Place.FOREST:
        return Place.VALLEY
    return places[0]
