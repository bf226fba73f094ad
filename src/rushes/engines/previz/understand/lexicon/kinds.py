"""What a kind of subject is taken for where the prompt says nothing of its place or its ways."""

from __future__ import annotations

from enum import Enum
from functools import cache

from rushes.engines.previz.subjects.catalogue import KINDS, Home, Kind
from rushes.engines.previz.understand.lexicon.tables import phrases


class Sort(Enum):
    PERSON = "person"
    #: Lives with people.
    PET = "pet"
    FARM = "farm animal"
    WILD = "wild animal"
    BIRD = "bird"
    INSECT = "insect"
    #: Lives in water.
    SWIMMER = "swimmer"
    VEHICLE = "vehicle"
    BOAT = "boat"
    AIRCRAFT = "aircraft"
    SPACECRAFT = "spacecraft"
    PLANET = "planet"
    #: Small enough for a table.
    PRODUCT = "product"
    FOOD = "food"
    CLOTHES = "clothes"
    FURNITURE = "furniture"
    PLANT = "plant"
    BUILDING = "building"
    MICROBE = "microbe"


LIVING = frozenset({Sort.PERSON, Sort.PET, Sort.FARM, Sort.WILD, Sort.BIRD, Sort.INSECT, Sort.SWIMMER})
SMALL = frozenset({Sort.PRODUCT, Sort.FOOD, Sort.CLOTHES})

_FARM = frozenset(
    ["horse", "white horse", "unicorn", "donkey", "cow", "bull", "sheep", "lamb", "pig", "goat", "alpaca"]
)
_PETS = phrases(
    "dog, terrier, german shepherd, husky, dachshund, corgi, dalmatian, poodle, pug, greyhound, cat, "
    "ginger cat, black cat, siamese cat, rabbit, hamster"
)
_CLOTHES = frozenset({"hat", "helmet", "t-shirt", "glasses", "crown", "backpack", "high heel", "sneaker"})
_MICROBES = frozenset({"dna", "molecule", "virus", "cell", "atom", "neuron"})
_BY_FAMILY = {
    "person": Sort.PERSON,
    "character": Sort.PERSON,
    "bird": Sort.BIRD,
    "insect": Sort.INSECT,
    "fish": Sort.SWIMMER,
    "vehicle": Sort.VEHICLE,
    "boat": Sort.BOAT,
    "aircraft": Sort.AIRCRAFT,
    "plant": Sort.PLANT,
    "building": Sort.BUILDING,
    "furniture": Sort.FURNITURE,
    "food": Sort.FOOD,
}


@cache
def sort(name: str) -> Sort:
    """Of the kind with this name."""
    kind = KINDS[name]
    if kind.family == "quadruped":
        return Sort.PET if name in _PETS else Sort.FARM if name in _FARM else Sort.WILD
    if kind.family == "fish" and kind.home is Home.GROUND:
        return Sort.WILD
    if kind.home is Home.SPACE:
        return Sort.SPACECRAFT if kind.family == "aircraft" else Sort.PLANET
    if name in _MICROBES:
        return Sort.MICROBE
    if name in _CLOTHES:
        return Sort.CLOTHES
    return _BY_FAMILY.get(kind.family, Sort.PRODUCT)


__all__ = ["KINDS", "LIVING", "SMALL", "Home", "Kind", "Sort", "sort"]
