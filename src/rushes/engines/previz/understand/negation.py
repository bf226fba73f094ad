"""What it means that something named is not wanted."""

from __future__ import annotations

from rushes.engines.previz.scene import Cover, MoveKind
from rushes.engines.previz.understand.terms import Part, Term, Value

#: Below this a weather word means the absence of something ("clear", "calm").
_ABSENCE = 0.2


def negate(term: Term) -> dict[str, Value]:
    """The slots that "no <term>" sets; ``not.<slot>`` keeps a value from being chosen."""
    if term.part in {Part.MOVE, Part.SHARED_MOVE}:
        kind = term.sets.get("move.kind")
        if "move.shake" in term.sets:
            return {"move.shake": 0.0}
        return {"move.kind": MoveKind.STATIC.value} if kind is None else {"not.move.kind": kind}
    negated: dict[str, Value] = {}
    for slot, value in term.sets.items():
        negated |= _negate_slot(slot, value)
    if term.sets.get("cover") == Cover.SNOW:
        negated["weather.snow"] = 0.0
    if "weather.snow" in term.sets:
        negated["not.cover"] = Cover.SNOW
    return negated


def _negate_slot(slot: str, value: Value) -> dict[str, Value]:
    if slot.startswith("weather.") and isinstance(value, float):
        if value > _ABSENCE:
            return {slot: 0.0}
        return {slot: 0.85 if slot == "weather.clouds" else 0.5}
    if isinstance(value, bool) and slot != "furnished":
        return {slot: False} if slot in {"birds", "stars", "moon", "snow_caps", "crowd"} else {}
    if slot == "furnished":
        return {slot: not value}
    if slot == "hush":
        # "No sound" is a hush that has its "no" in it.
        return {slot: value} if value == 1.0 else {}
    if slot == "music":
        return {slot: ""}
    if slot in {"place", "cover", "looks", "features", "sounds"}:
        return {f"not.{slot}": value}
    if slot in {"trees", "water", "warmth", "move.shake", "blur"}:
        return {slot: 0.0}
    return {}
