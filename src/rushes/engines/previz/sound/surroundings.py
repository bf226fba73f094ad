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


_OPEN = frozenset({Place.STREET, Place.SKYLINE, Place.SUBURB, Place.BALCONY, Place.PARK, Place.STADIUM})
_APART = frozenset({Place.UNDERWATER, Place.SPACE, Place.PLANET, Place.CELL, Place.ABSTRACT})

# Decibels below the usual loudness. A still room as loud as a storm would be nothing but hiss.
_QUIETER = {
    Place.SKYLINE: 2.0,
    Place.SUBURB: 4.0,
    Place.PARK: 4.0,
    Place.SWAMP: 5.0,
    Place.BAMBOO: 5.0,
    Place.GAS_STATION: 3.0,
    Place.RUINS: 5.0,
    Place.GRAVEYARD: 5.0,
    Place.TUNNEL: 8.0,
    Place.CAVE: 10.0,
    Place.WATERFALL: 1.0,
    Place.SITE: 3.0,
    Place.FARM: 4.0,
    Place.HARBOUR: 2.0,
    Place.SQUARE: 2.0,
    Place.MARKET: 3.0,
    Place.STADIUM: 2.0,
    Place.LIVING_ROOM: 12.0,
    Place.KITCHEN: 9.0,
    Place.BEDROOM: 13.0,
    Place.HALLWAY: 12.0,
    Place.OFFICE: 9.0,
    Place.CLASSROOM: 8.0,
    Place.WAREHOUSE: 9.0,
    Place.SHELF: 8.0,
    Place.SHOP: 9.0,
    Place.CAFE: 7.0,
    Place.RESTAURANT: 7.0,
    Place.BAR: 6.0,
    Place.NIGHTCLUB: 3.0,
    Place.PLATFORM: 7.0,
    Place.HOSPITAL: 10.0,
    Place.GALLERY: 12.0,
    Place.CONCERT: 3.0,
    Place.THEATRE: 11.0,
    Place.LIBRARY: 13.0,
    Place.CHURCH: 12.0,
    Place.GYM: 8.0,
    Place.SERVER_ROOM: 6.0,
    Place.AIRPORT: 7.0,
    Place.PRISON: 13.0,
    Place.ELEVATOR: 11.0,
    Place.COURTROOM: 12.0,
    Place.CABIN: 5.0,
    Place.GARAGE: 10.0,
    Place.LOBBY: 9.0,
    Place.DINING_ROOM: 12.0,
    Place.BATHROOM: 11.0,
    Place.STAIRCASE: 13.5,
    Place.BALCONY: 6.0,
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
