"""Constructors that keep the lexicon's tables short: phrases first, then what they set."""

from __future__ import annotations

from collections.abc import Mapping

from rushes.engines.previz.scene import MoveKind
from rushes.engines.previz.understand.terms import Part, Term, Value

_NOTHING: Mapping[str, Value] = {}


def words(text: str) -> frozenset[str]:
    """Single words, apart by spaces."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Phrases, apart by commas."""
    return frozenset(part.strip() for part in text.split(","))


def term(
    part: Part, phrases: str, sets: Mapping[str, Value] = _NOTHING, implies: Mapping[str, Value] = _NOTHING
) -> Term:
    return Term(part, phrases, dict(sets), dict(implies))


def place(phrases: str, implies: Mapping[str, Value] = _NOTHING, **sets: Value) -> Term:
    return term(Part.PLACE, phrases, sets, implies)


def light(phrases: str, implies: Mapping[str, Value] = _NOTHING, **sets: Value) -> Term:
    return term(Part.LIGHT, phrases, sets, implies)


def weather(
    phrases: str, implies: Mapping[str, Value] = _NOTHING, *, begins: bool = False, **sets: float
) -> Term:
    """``begins``: the words also say that it was not so before ("it starts to rain")."""
    slots: dict[str, Value] = {f"weather.{name}": value for name, value in sets.items()}
    return term(Part.WEATHER, phrases, slots | ({"begins": True} if begins else {}), implies)


def look(phrases: str, implies: Mapping[str, Value] = _NOTHING, **sets: Value) -> Term:
    return term(Part.LOOK, phrases, sets, implies)


def move(
    kind: MoveKind | None,
    phrases: str,
    *,
    axis: str | None = None,
    shared: bool = False,
    weak: bool = False,
    shake: float | None = None,
    pace: float | None = None,
) -> Term:
    """``kind`` None: the direction decides. ``weak``: gives way to a stronger word ("drone", "handheld")."""
    sets: dict[str, Value] = {} if kind is None else {"move.kind": kind.value}
    if axis is not None:
        sets["axis"] = axis
    if weak:
        sets["weak"] = True
    if pace is not None:
        sets["move.speed"] = pace
    if shake is not None:
        sets["move.shake"] = shake
    return term(Part.SHARED_MOVE if shared else Part.MOVE, phrases, sets)


def direction(axis: str, phrases: str, *, particle: bool = False) -> Term:
    return term(Part.PARTICLE if particle else Part.DIRECTION, phrases, {"axis": axis})


def speed(value: float, phrases: str) -> Term:
    return term(Part.SPEED, phrases, {"move.speed": value})
