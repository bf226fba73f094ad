"""What a prompt says of the scene as a whole: place, cover, trees, style and the like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from rushes.engines.previz.heard import Floor, Music, Sound
from rushes.engines.previz.scene import Cover, Feature, Lighting, Look, Place, Tabletop
from rushes.engines.previz.understand.reading import Statement
from rushes.engines.previz.understand.terms import Value
from rushes.models.spec import Style

#: Slots that hold several of a kind.
LISTS: Mapping[str, type[StrEnum]] = {"looks": Look, "features": Feature, "sounds": Sound}
_KINDS = frozenset({"flora", "bloom", "world"})
_SLOTS = frozenset(
    {"cover", "snow_caps", "trees", "water", "birds", "stars", "moon", "style", "warmth", "motion"}
    | _KINDS
    | {
        "road",
        "lighting",
        "focal",
        "above",
        "blur",
        "tempo",
        "furnished",
        "music",
        "hush",
        "underfoot",
        "crowd",
        "palette",
        "tabletop",
    }
)


@dataclass(slots=True)
class SceneWords:
    sets: dict[str, Value] = field(default_factory=dict)
    implies: dict[str, Value] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    #: Places that go with a word ("meadow" with hills) and give way to a named one.
    implied_places: list[Place] = field(default_factory=list)
    unwanted_places: set[Place] = field(default_factory=set)
    unwanted_covers: set[Cover] = field(default_factory=set)
    warmth_shift: float = 0.0
    #: What is said, and what is denied, of the slots that hold several.
    listed: dict[str, list[StrEnum]] = field(default_factory=dict)
    unlisted: dict[str, list[StrEnum]] = field(default_factory=dict)
    #: Places shown in the stead of others, which give way to those that previz has; and the words for them.
    near_places: list[Place] = field(default_factory=list)
    nearest: list[str] = field(default_factory=list)

    @classmethod
    def gather(cls, statements: Iterable[Statement]) -> SceneWords:
        words = cls()
        for statement in statements:
            words._take(statement)
        return words

    def _take(self, statement: Statement) -> None:
        sets, implies = statement.sets, statement.implies
        if "nearest" in sets:
            self.near_places.append(Place(str(sets["place"])))
            self.nearest.append(f"'{statement.words}' is shown as {self.near_places[-1].value}")
        elif "place" in sets:
            self.places.append(Place(str(sets["place"])))
        # A river runs through any land; it makes no place by itself if there is one already.
        if "place" in implies:
            self.implied_places.append(Place(str(implies["place"])))
        if "not.place" in sets:
            self.unwanted_places.add(Place(str(sets["not.place"])))
        if "not.cover" in sets:
            self.unwanted_covers.add(Cover(str(sets["not.cover"])))
        for slot, kind in LISTS.items():
            if slot in sets:
                self.listed.setdefault(slot, []).append(kind(str(sets[slot])))
            if f"not.{slot}" in sets:
                self.unlisted.setdefault(slot, []).append(kind(str(sets[f"not.{slot}"])))
        self.warmth_shift += float(sets.get("warmth_shift", 0.0))
        self.sets |= {slot: value for slot, value in sets.items() if slot in _SLOTS}
        self.implies |= {slot: value for slot, value in implies.items() if slot in _SLOTS}

    def named_places(self) -> list[Place]:
        """Places in the prompt's order; implied ones only where they make a named one more exact."""
        by_the_sea = {Place.SEA, Place.COAST} & set(self.places)
        exact = self.places or self.near_places
        # A meadow lies before the mountains that are named with it.
        before = set(exact) == {Place.MOUNTAINS} and Place.HILLS in self.implied_places
        land = [place for place in self.implied_places if place.landscape] if by_the_sea or before else []
        named = exact + land if exact else self.implied_places
        return [place for place in named if place not in self.unwanted_places]

    def get(self, slot: str) -> Value | None:
        return self.sets.get(slot, self.implies.get(slot))

    def cover(self) -> Cover | None:
        cover = self.get("cover")
        if cover is None or Cover(str(cover)) in self.unwanted_covers:
            return None
        return Cover(str(cover))

    def grown(self) -> dict[str, Value]:
        """What kinds of plants, and whose ground, as far as it is said."""
        return {slot: value for slot in _KINDS if (value := self.get(slot)) is not None}

    def focal(self) -> float | None:
        focal = self.get("focal")
        return None if focal is None else float(focal)

    def above(self) -> float | None:
        above = self.get("above")
        return None if above is None else float(above)

    def names(self, slot: str) -> bool:
        """Whether anything is said of one of `LISTS`."""
        return slot in self.listed or slot in self.unlisted

    def all_of(self, slot: str, had: Sequence[Any] = ()) -> tuple[Any, ...]:
        """What is in one of `LISTS`, beside what was there before."""
        unwanted = self.unlisted.get(slot, ())
        return tuple(one for one in dict.fromkeys((*had, *self.listed.get(slot, ()))) if one not in unwanted)

    def lighting(self) -> Lighting | None:
        lighting = self.get("lighting")
        return None if lighting is None else Lighting(str(lighting))

    def music(self) -> Music | None:
        music = self.get("music")
        return Music(str(music)) if music else None

    def underfoot(self) -> Floor | None:
        floor = self.get("underfoot")
        return None if floor is None else Floor(str(floor))

    def palette(self) -> tuple[str, ...]:
        return tuple(str(self.get("palette") or "").split())

    def tabletop(self) -> Tabletop | None:
        top = self.get("tabletop")
        return None if top is None else Tabletop(str(top))

    def style(self) -> Style | None:
        style = self.get("style")
        return None if style is None else Style(str(style))

    def number(self, slot: str, usual: float) -> float:
        value = self.get(slot)
        return usual if value is None else float(value)

    def flag(self, slot: str, usual: bool) -> bool:
        value = self.get(slot)
        return usual if value is None else bool(value)

    def warmth(self, usual: float) -> float:
        return max(-1.0, min(1.0, self.number("warmth", usual) + self.warmth_shift))
