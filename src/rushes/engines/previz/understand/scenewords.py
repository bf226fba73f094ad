"""What a prompt says of the scene as a whole: place, cover, trees, style and the like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rushes.engines.previz.scene import Cover, Lighting, Look, Music, Place, Tabletop
from rushes.engines.previz.understand.reading import Statement
from rushes.engines.previz.understand.terms import Value
from rushes.models.spec import Style

_KINDS = frozenset({"flora", "bloom", "world"})
_SLOTS = frozenset(
    {"cover", "snow_caps", "trees", "water", "birds", "stars", "moon", "style", "warmth", "motion"}
    | _KINDS
    | {"road", "lighting", "focal", "blur", "tempo", "furnished", "music", "crowd", "palette", "tabletop"}
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
    looks: list[Look] = field(default_factory=list)
    unwanted_looks: set[Look] = field(default_factory=set)
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
        if "looks" in sets:
            self.looks.append(Look(str(sets["looks"])))
        if "not.looks" in sets:
            self.unwanted_looks.add(Look(str(sets["not.looks"])))
        self.warmth_shift += float(sets.get("warmth_shift", 0.0))
        self.sets |= {slot: value for slot, value in sets.items() if slot in _SLOTS}
        self.implies |= {slot: value for slot, value in implies.items() if slot in _SLOTS}

    def named_places(self) -> list[Place]:
        """Places in the prompt's order; implied ones only where they make a named one more exact."""
        by_the_sea = {Place.SEA, Place.COAST} & set(self.places)
        exact = self.places or self.near_places
        # A meadow lies before the mountains that are named with it.
        before = set(exact) == {Place.MOUNTAINS} and Place.HILLS in self.implied_places
        named = exact + (self.implied_places if by_the_sea or before or not exact else [])
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

    def look(self) -> tuple[Look, ...]:
        return tuple(look for look in dict.fromkeys(self.looks) if look not in self.unwanted_looks)

    def focal(self) -> float | None:
        focal = self.get("focal")
        return None if focal is None else float(focal)

    def lighting(self) -> Lighting | None:
        lighting = self.get("lighting")
        return None if lighting is None else Lighting(str(lighting))

    def music(self) -> Music | None:
        music = self.get("music")
        return Music(str(music)) if music else None

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
