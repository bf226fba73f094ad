"""What a prompt says of the scene as a whole: place, cover, trees, style and the like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rushes.engines.previz.scene import Cover, Place
from rushes.engines.previz.understand.reading import Statement
from rushes.engines.previz.understand.terms import Value
from rushes.models.spec import Style

_SLOTS = frozenset(
    {"cover", "snow_caps", "trees", "water", "birds", "stars", "moon", "style", "warmth", "motion"}
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

    @classmethod
    def gather(cls, statements: Iterable[Statement]) -> SceneWords:
        words = cls()
        for statement in statements:
            words._take(statement)
        return words

    def _take(self, statement: Statement) -> None:
        sets, implies = statement.sets, statement.implies
        if "place" in sets:
            self.places.append(Place(str(sets["place"])))
        # A river runs through any land; it makes no place by itself if there is one already.
        if "place" in implies:
            self.implied_places.append(Place(str(implies["place"])))
        if "not.place" in sets:
            self.unwanted_places.add(Place(str(sets["not.place"])))
        if "not.cover" in sets:
            self.unwanted_covers.add(Cover(str(sets["not.cover"])))
        self.warmth_shift += float(sets.get("warmth_shift", 0.0))
        self.sets |= {slot: value for slot, value in sets.items() if slot in _SLOTS}
        self.implies |= {slot: value for slot, value in implies.items() if slot in _SLOTS}

    def named_places(self) -> list[Place]:
        """Places in the prompt's order; implied ones only where they make a named one more exact."""
        by_the_sea = {Place.SEA, Place.COAST} & set(self.places)
        named = self.places + (self.implied_places if by_the_sea or not self.places else [])
        return [place for place in named if place not in self.unwanted_places]

    def get(self, slot: str) -> Value | None:
        return self.sets.get(slot, self.implies.get(slot))

    def cover(self) -> Cover | None:
        cover = self.get("cover")
        if cover is None or Cover(str(cover)) in self.unwanted_covers:
            return None
        return Cover(str(cover))

    def style(self) -> Style | None:
        style = self.sets.get("style")
        return None if style is None else Style(str(style))

    def number(self, slot: str, usual: float) -> float:
        value = self.get(slot)
        return usual if value is None else float(value)

    def flag(self, slot: str, usual: bool) -> bool:
        value = self.get(slot)
        return usual if value is None else bool(value)

    def warmth(self, usual: float) -> float:
        return max(-1.0, min(1.0, self.number("warmth", usual) + self.warmth_shift))
