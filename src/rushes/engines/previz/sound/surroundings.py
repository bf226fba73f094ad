"""What a place lets in of the weather, and how quiet it is by itself."""

from __future__ import annotations

from enum import Enum, auto

from rushes.engines.previz.scene import Place


class Surroundings(Enum):
    #: Wind, rain and birds are heard as they are.
    OPEN = auto()
    #: Behind walls and glass.
    INDOORS = auto()
    #: No weather reaches it: under water, in space, in a cell, nowhere.
    APART = auto()


_OPEN = frozenset({Place.STREET, Place.SKYLINE, Place.SUBURB})
_APART = frozenset({Place.UNDERWATER, Place.SPACE, Place.PLANET, Place.CELL, Place.ABSTRACT})

# Decibels below the usual loudness. A still room as loud as a storm would be nothing but hiss.
_QUIETER = {
    Place.SKYLINE: 2.0,
    Place.SUBURB: 4.0,
    Place.LIVING_ROOM: 12.0,
    Place.KITCHEN: 9.0,
    Place.BEDROOM: 13.0,
    Place.HALLWAY: 12.0,
    Place.OFFICE: 9.0,
    Place.CLASSROOM: 8.0,
    Place.WAREHOUSE: 9.0,
    Place.SHELF: 8.0,
    Place.STUDIO: 14.0,
    Place.UNDERWATER: 5.0,
    Place.SPACE: 11.0,
    Place.PLANET: 9.0,
    Place.LABORATORY: 9.0,
    Place.CELL: 7.0,
    Place.ABSTRACT: 9.0,
}


def surroundings(place: Place) -> Surroundings:
    if place in _APART:
        return Surroundings.APART
    return Surroundings.OPEN if place.landscape or place in _OPEN else Surroundings.INDOORS


def open_air(place: Place) -> bool:
    return surroundings(place) is Surroundings.OPEN


def quietness(place: Place) -> float:
    """Decibels by which its ambience lies below -23 LUFS."""
    return _QUIETER.get(place, 0.0)


def drowned(place: Place) -> float:
    """How much of that quiet the heaviest rain takes away: a room with rain on its windows is not quiet."""
    return 0.0 if surroundings(place) is Surroundings.APART else 0.7
