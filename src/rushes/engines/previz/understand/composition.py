"""What a scene looks like where the prompt says nothing: by place, by hour, and else by the seed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rushes.engines.previz.scene import Action, Cover, Feature, Move, MoveKind, Place, Weather
from rushes.engines.previz.understand.cast import Member
from rushes.engines.previz.understand.lexicon import LEXICON
from rushes.engines.previz.understand.lexicon.habitats import (
    AT_HOME,
    DONE_AT,
    KEEPS_TO,
    TAKEN_ALONG,
    TRADES,
)
from rushes.engines.previz.understand.lexicon.kinds import KINDS, LIVING, Home, Sort, sort
from rushes.engines.previz.understand.terms import Part

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


#: For subjects that go somewhere, and for those that stay.
_WITH = (
    Move(kind=MoveKind.DOLLY, speed=0.5),
    Move(kind=MoveKind.TRUCK, speed=0.5),
    Move(kind=MoveKind.ORBIT, speed=0.35),
)
_NEAR = (Move(kind=MoveKind.DOLLY, speed=0.5), Move(kind=MoveKind.ORBIT, speed=0.5))
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
    Place.ICE: Habit((Cover.SNOW,), 0.0, (0.0,), 0.3, 0.15, 0.3, (_GENTLE, _FORWARD)),
    Place.PLANET: Habit((Cover.ROCK,), 0.0, (0.0,), 0.15, 0.0, 0.1, (_GENTLE, _FORWARD)),
    Place.STREET: Habit((Cover.ROCK,), 0.1, (0.0,), 0.25, 0.1, 0.15, (_GENTLE, _ALONG)),
    Place.SKYLINE: Habit((Cover.ROCK,), 0.1, (0.0,), 0.35, 0.15, 0.2, (_FORWARD, _ALONG)),
    Place.STADIUM: Habit((Cover.GRASS,), 0.3, (0.0,), 0.22, 0.1, 0.15, (_GENTLE, _ALONG)),
    Place.MARKET: Habit((Cover.ROCK,), 0.1, (0.0,), 0.25, 0.1, 0.12, (_GENTLE, _ALONG)),
    Place.SQUARE: Habit((Cover.ROCK,), 0.1, (0.0,), 0.25, 0.1, 0.12, (_GENTLE, _ALONG)),
    Place.HARBOUR: Habit((Cover.ROCK,), 0.1, (0.0,), 0.28, 0.15, 0.3, (_GENTLE, _ALONG)),
    Place.FARM: Habit((Cover.GRASS,), 0.3, (0.0,), 0.3, 0.25, 0.25, (_GENTLE, _ALONG)),
    Place.SITE: Habit((Cover.ROCK,), 0.05, (0.0,), 0.32, 0.1, 0.2, (_GENTLE, _ALONG)),
    Place.WATERFALL: Habit((Cover.GRASS,), 0.6, (0.0,), 0.3, 0.25, 0.15, (_GENTLE, _ALONG)),
    Place.GRAVEYARD: Habit((Cover.GRASS,), 0.35, (0.0,), 0.3, 0.3, 0.25, (_GENTLE, _ALONG)),
    Place.RUINS: Habit((Cover.GRASS,), 0.35, (0.0,), 0.3, 0.3, 0.25, (_GENTLE, _ALONG)),
    Place.GAS_STATION: Habit((Cover.GRASS,), 0.1, (0.0,), 0.28, 0.15, 0.2, (_GENTLE, _ALONG)),
    Place.BAMBOO: Habit((Cover.GRASS,), 0.8, (0.0,), 0.3, 0.3, 0.25, (_GENTLE,)),
    Place.SWAMP: Habit((Cover.GRASS,), 0.6, (0.0,), 0.5, 0.6, 0.1, (_GENTLE,)),
    Place.PARK: Habit((Cover.GRASS,), 0.5, (0.0,), 0.22, 0.15, 0.15, (_GENTLE, _ALONG)),
    Place.SUBURB: Habit((Cover.GRASS,), 0.3, (0.0,), 0.22, 0.1, 0.15, (_GENTLE, _ALONG)),
}
#: Rooms, tables and what lies beyond the weather.
_INSIDE = Habit((Cover.ROCK,), 0.0, (0.0,), 0.1, 0.0, 0.05, (_GENTLE, _ALONG))
_AROUND = Habit((Cover.ROCK,), 0.0, (0.0,), 0.1, 0.0, 0.05, (Move(kind=MoveKind.ORBIT, speed=0.75), _GENTLE))
_HABITS |= dict.fromkeys((Place.STUDIO, Place.SPACE, Place.ABSTRACT), _AROUND)
_HABITS |= dict.fromkeys((place for place in Place if place not in _HABITS), _INSIDE)

#: Where no sun tells the hour.
SUNLESS = frozenset(
    (Place.STUDIO, Place.SHELF, Place.UNDERWATER, Place.SPACE, Place.LABORATORY, Place.CELL, Place.ABSTRACT)
)
#: Hours that flatter a landscape, for prompts that name none.
_HOURS = (7.2, 8.6, 9.8, 15.4, 16.6, 17.2)
_HOMES = frozenset(
    (Place.LIVING_ROOM, Place.BEDROOM, Place.KITCHEN, Place.DINING_ROOM, Place.OFFICE, Place.BALCONY)
)
#: Where what is named beside a place is drawn.
#: Rooms whose walls are always of something else.
_WITHOUT_BRICKS = frozenset(
    (
        *(Place.HOSPITAL, Place.GALLERY, Place.CONCERT, Place.THEATRE, Place.CHURCH, Place.NIGHTCLUB),
        *(Place.SERVER_ROOM, Place.AIRPORT, Place.ELEVATOR, Place.COURTROOM, Place.CABIN),
    )
)
_HAS: dict[Feature, frozenset[Place]] = {
    Feature.FIREPLACE: frozenset({Place.LIVING_ROOM}),
    Feature.CHRISTMAS: frozenset({Place.LIVING_ROOM}),
    Feature.POOL: frozenset({Place.SUBURB}),
    Feature.GROCERIES: frozenset({Place.SHOP, Place.SHELF}),
    Feature.BRICKS: frozenset(place for place in Place if place.room) - _WITHOUT_BRICKS,
    Feature.UNDERGROUND: frozenset({Place.PLATFORM}),
    Feature.TRAIN: frozenset({Place.PLATFORM}),
    Feature.TOWN_VIEW: _HOMES | {Place.BATHROOM},
    Feature.SEA_VIEW: _HOMES | {Place.BATHROOM},
    Feature.WINDOW: frozenset(place for place in Place if place.room),
    Feature.FIREWORKS: frozenset({Place.SKYLINE, Place.STREET, Place.SUBURB, Place.BALCONY}),
    Feature.SPLASH: frozenset({Place.STUDIO}),
}
#: Places for prompts that name none.
_PLACES = (Place.MOUNTAINS, Place.VALLEY, Place.HILLS, Place.COAST, Place.LAKE)
_CLOUDS = (0.18, 0.28, 0.38, 0.48)


def has(place: Place, feature: Feature) -> bool:
    """Whether the place is drawn with it."""
    return place in _HAS.get(feature, {place})


def choose(seed: int, what: str, options: Sequence[T]) -> T:
    """One of the options, always the same for a seed."""
    digest = hashlib.blake2s(f"{seed}:{what}".encode(), digest_size=4).digest()
    return options[int.from_bytes(digest) % len(options)]


def named_by(members: Sequence[Member]) -> Place | None:
    """The place in somebody's name: a warehouse worker's, a street musician's, a mountain goat's."""
    for member in members:
        if sort(member.kind) not in _GROUND - {Sort.VEHICLE}:
            continue
        for word in member.words.split()[:-1]:
            found = LEXICON.term(word)
            if found is not None and found.part is Part.PLACE and "place" in {*found.sets, *found.implies}:
                place = Place(str(found.sets.get("place", found.implies.get("place"))))
                return {Place.SKYLINE: Place.STREET, Place.SEA: Place.COAST}.get(place, place)
    return None


def guess_place(seed: int, unwanted: Collection[Place], members: Sequence[Member] = ()) -> Place:
    """A place that fits the first of the cast, else some landscape."""
    options = _homes(members) if members else _PLACES
    return choose(seed, "place", [place for place in options if place not in unwanted] or [Place.HILLS])


def element(members: Sequence[Member]) -> Place | None:
    """The only place where the first of them can be: a fish under water, a planet in space."""
    homes = _homes(members)
    return homes[0] if homes and set(homes) <= _ELEMENTS else None


_ELEMENTS = frozenset({Place.UNDERWATER, Place.SPACE, Place.CELL})


def _homes(members: Sequence[Member]) -> Sequence[Place]:
    """Where the first one's words, deeds or kind are at home; people and cars go where the others keep to."""
    member = members[0]
    trades = [TRADES[word] for word in member.words.split() if word in TRADES]
    if trades:
        return trades
    goers = members if sort(member.goes_by) in {Sort.PERSON, Sort.PET, Sort.VEHICLE} else members[:1]
    taken = [
        TAKEN_ALONG[prop.kind] for each in members[:1] for prop in each.props if prop.kind in TAKEN_ALONG
    ]
    if taken:
        return taken[:1]
    kept = [KEEPS_TO[each.goes_by] for each in goers if each.goes_by in KEEPS_TO]
    if kept:
        outside = kept[0].room and any(sort(other.kind) is Sort.BUILDING for other in members)
        return AT_HOME[Sort.BUILDING] if outside else kept[:1]
    home = sort(member.goes_by)
    if home is Sort.PERSON and member.action in DONE_AT:
        return DONE_AT[member.action]
    if home is Sort.PERSON and any(sort(other.kind) is Sort.FOOD for other in members):
        return (Place.KITCHEN,)
    if home is Sort.PERSON and any(KINDS[other.kind].home is Home.TABLE for other in members):
        return (Place.LIVING_ROOM,)
    return _with_people(members) if home is Sort.PET else AT_HOME[home]


def _with_people(members: Sequence[Member]) -> Sequence[Place]:
    """Where a pet is, by what it does and by whether somebody else sleeps."""
    if any(sort(each.kind) is Sort.PERSON and each.action is Action.SLEEP for each in members):
        return (Place.BEDROOM,)
    if members[0].action in {Action.SLEEP, Action.SIT}:
        return (Place.LIVING_ROOM,)
    if members[0].action in {Action.RUN, Action.WALK, Action.JUMP}:
        return (Place.HILLS, Place.SUBURB)
    return AT_HOME[Sort.PET]


def on_the_ground(members: Sequence[Member]) -> bool:
    """Whether the first of the cast is seen in the streets, not above the roofs."""
    return bool(members) and sort(members[0].kind) in _GROUND


def elsewhere(members: Sequence[Member], place: Place, *, exact: bool) -> Place | None:
    """Where the first of the cast is if it does not fit into the place: a car before a diner, a house, people
    before a shelf. Into a warehouse it is driven."""
    if place is Place.SHELF and any(sort(member.kind) is Sort.PERSON for member in members):
        return Place.SHOP
    if not members or not place.room or place is Place.WAREHOUSE:
        return None
    kind = members[0].kind
    if sort(kind) is Sort.VEHICLE and kind not in {"tractor", "forklift", "cart", "bicycle"}:
        # A car dealer's showroom is a studio with cars.
        return Place.STUDIO if place is Place.SHOP else Place.STREET
    built = any(sort(member.kind) is Sort.BUILDING for member in members[: None if not exact else 0])
    return Place.SUBURB if built else None


def usual_action(member: Member, place: Place) -> Action:
    """What it does where the prompt says nothing: a car drives, a fish swims, a cup stands."""
    kind = KINDS[member.goes_by]
    if member.beside and sort(member.kind) is Sort.VEHICLE:
        return Action.STAND
    if member.goes_by != member.kind and kind.action is Action.STAND and kind.family != "quadruped":
        return Action.DRIVE
    if place is Place.SPACE and sort(member.kind) in LIVING:
        return Action.FLOAT
    if place in {Place.STUDIO, Place.SHELF} and kind.home is not Home.SPACE:
        return Action.STAND
    return kind.action


def as_it_goes(action: Action, kind: str) -> Action:
    """The way that such a body goes, where it cannot go so: butterflies that are chased fly."""
    own = KINDS[kind]
    return own.action if action.goes and own.action.goes and action not in own.actions else action


def in_its_element(action: Action, place: Place) -> Action:
    """Under water nobody walks, and in space neither; in a restaurant one eats at a table."""
    if action is Action.EAT and place in {Place.RESTAURANT, Place.CAFE}:
        return Action.SIT
    if action not in {Action.WALK, Action.RUN}:
        return action
    return {Place.UNDERWATER: Action.SWIM, Place.SPACE: Action.FLOAT}.get(place, action)


_GROUND = frozenset({Sort.PERSON, Sort.PET, Sort.FARM, Sort.WILD, Sort.VEHICLE})


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


#: Built, but with room for a camera to go around.
_GREEN = frozenset(
    {
        Place.SKYLINE,
        Place.SUBURB,
        Place.PARK,
        Place.STADIUM,
        Place.HARBOUR,
        Place.FARM,
        Place.SITE,
        Place.WATERFALL,
    }
)


def guess_move(place: Place, seed: int, action: Action | None = None, cover: Cover | None = None) -> Move:
    """``action``: what the picture is of does; None for a place alone, whose ground has this ``cover``."""
    if action is None and cover is Cover.FLOWERS and place is Place.HILLS:
        # From the air no flower is seen.
        return _GENTLE
    if action is not None and action.goes:
        return choose(seed, "move", _WITH)
    outside = place.landscape or place in _GREEN
    return choose(seed, "move", _NEAR if action is not None and outside else _HABITS[place].moves)


def usual_weather(place: Place, hour: float, seed: int) -> Weather:
    """An ordinary day at this place and hour: more haze when the sun is low, mist in the early morning."""
    habit = _HABITS[place]
    low_sun = max(0.0, 1.0 - min(abs(hour - 6.3), abs(hour - 17.7)) / 2.0)
    night = hour < 4.5 or hour > 19.5
    haze = habit.haze + 0.15 * low_sun - (0.12 if night else 0.0)
    return Weather(
        clouds=choose(seed, "clouds", _CLOUDS),
        haze=round(max(0.0, haze), 3),
        mist=habit.morning_mist if 5.0 <= hour <= 8.0 else 0.0,
        wind=habit.wind,
    )


def usual_birds(place: Place, hour: float, weather: Weather) -> bool:
    fair = weather.rain < 0.2 and weather.storm < 0.3 and weather.snow < 0.2 and weather.fog < 0.5
    return place in {Place.SEA, Place.COAST} and 6.0 <= hour <= 18.0 and fair


#: One that is named along with another, and what both are then: the town where cars and people are.
_CITY = frozenset({Place.SKYLINE, Place.STREET})


def combine(places: Sequence[Place]) -> Place:
    """One place for several names, in the order in which the prompt names them (not empty)."""
    built = [place for place in places if not place.landscape]
    if built:
        named = set(built)
        if named == _CITY:
            return Place.STREET
        if Place.UNDERWATER in named:
            return Place.UNDERWATER
        # A studio's backdrop stands behind what is "in space"; a kitchen's table is no studio.
        return next((place for place in built if place is not Place.STUDIO), built[0])
    named = set(places)
    land = named - {Place.SEA, Place.COAST}
    if Place.COAST in named or (Place.SEA in named and land):
        return Place.COAST
    if Place.LAKE in named:
        return Place.LAKE
    if Place.MOUNTAINS in named:
        # They stand behind open land: see `has_peaks`.
        before = [place for place in places if place in {Place.VALLEY, Place.HILLS, Place.DUNES}]
        if before:
            return before[0]
    if Place.VALLEY in named and places[0] is not Place.FOREST:
        return Place.VALLEY
    return places[0]


def has_peaks(place: Place, named: Sequence[Place]) -> bool:
    """Whether mountains are named beside a place that has none of its own."""
    return Place.MOUNTAINS in named and place in _WITHOUT_MOUNTAINS


#: With land of their own, behind which mountains may stand.
_WITHOUT_MOUNTAINS = frozenset(
    {Place.HILLS, Place.FOREST, Place.DUNES, Place.COAST, Place.LAKE, Place.ICE, Place.PLANET}
)


def apart(places: Sequence[Place]) -> list[Place]:
    """The named places that cannot be one with the first that is built; empty where all go together."""
    shown = combine(places)
    if shown.landscape:
        return []
    mates = _MATES.get(shown, frozenset())
    return [place for place in dict.fromkeys(places) if place is not shown and place not in mates]


#: Made by people, or small: any land may lie around them, and a town.
_IN_LANDS = (
    *(Place.PARK, Place.STADIUM, Place.MARKET, Place.SQUARE, Place.HARBOUR, Place.FARM, Place.SITE),
    *(Place.WATERFALL, Place.CAVE, Place.TUNNEL, Place.GRAVEYARD, Place.RUINS, Place.GAS_STATION),
    *(Place.BAMBOO, Place.SWAMP),
)
_MATES: dict[Place, frozenset[Place]] = {
    **dict.fromkeys(_IN_LANDS, _CITY | {place for place in Place if place.landscape}),
    **dict.fromkeys((place for place in Place if place.room), frozenset({Place.STUDIO})),
    Place.STREET: _CITY | {Place.SUBURB, Place.HILLS},
    Place.SKYLINE: _CITY | {Place.SEA, Place.COAST, Place.LAKE, Place.HILLS, Place.MOUNTAINS, Place.VALLEY},
    Place.SUBURB: frozenset({Place.STREET, Place.HILLS, Place.FOREST, Place.LAKE, Place.COAST}),
    Place.UNDERWATER: frozenset({Place.SEA, Place.COAST, Place.LAKE}),
    Place.STUDIO: frozenset({Place.SHELF}),
    Place.SHELF: frozenset({Place.STUDIO, Place.SHOP}),
    Place.STAIRCASE: frozenset({Place.HALLWAY, Place.STUDIO}),
    Place.SHOP: frozenset({Place.STUDIO, Place.SHELF, Place.STREET}),
    Place.BALCONY: frozenset({Place.SKYLINE, Place.SEA, Place.COAST, Place.LIVING_ROOM}),
    Place.SPACE: frozenset({Place.STUDIO}),
    Place.ABSTRACT: frozenset({Place.STUDIO, Place.SPACE}),
    Place.CELL: frozenset({Place.LABORATORY}),
}
