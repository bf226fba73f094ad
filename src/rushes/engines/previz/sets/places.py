"""Which file lays out which place: a new place is one file beside this one and one line here."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from threading import Lock

from rushes.engines.previz.scene import Place, Scene
from rushes.engines.previz.sets import (
    abstract,
    airport,
    balcony,
    bamboo_forest,
    bar,
    bathroom,
    bedroom,
    cabin,
    cafe,
    cave,
    cell,
    church,
    classroom,
    concert,
    courtroom,
    dining_room,
    elevator,
    farm,
    gallery,
    garage,
    gas_station,
    graveyard,
    gym,
    hallway,
    harbour,
    hospital,
    kitchen,
    laboratory,
    library,
    living_room,
    lobby,
    market,
    nightclub,
    office,
    park,
    platform,
    prison,
    restaurant,
    ruins,
    server_room,
    shelf,
    shop,
    site,
    skyline,
    space,
    square,
    stadium,
    staircase,
    street,
    studio,
    suburb,
    swamp,
    theatre,
    tunnel,
    underwater,
    warehouse,
    waterfall,
)
from rushes.engines.previz.sets.layout import Layout

_PLACES: dict[Place, Callable[[Scene], Layout]] = {
    Place.ABSTRACT: abstract.layout,
    Place.AIRPORT: airport.layout,
    Place.BALCONY: balcony.layout,
    Place.BAMBOO: bamboo_forest.layout,
    Place.BAR: bar.layout,
    Place.BATHROOM: bathroom.layout,
    Place.BEDROOM: bedroom.layout,
    Place.CABIN: cabin.layout,
    Place.CAFE: cafe.layout,
    Place.CAVE: cave.layout,
    Place.CELL: cell.layout,
    Place.CHURCH: church.layout,
    Place.CLASSROOM: classroom.layout,
    Place.CONCERT: concert.layout,
    Place.COURTROOM: courtroom.layout,
    Place.DINING_ROOM: dining_room.layout,
    Place.ELEVATOR: elevator.layout,
    Place.FARM: farm.layout,
    Place.GALLERY: gallery.layout,
    Place.GARAGE: garage.layout,
    Place.GAS_STATION: gas_station.layout,
    Place.GRAVEYARD: graveyard.layout,
    Place.GYM: gym.layout,
    Place.HALLWAY: hallway.layout,
    Place.HARBOUR: harbour.layout,
    Place.HOSPITAL: hospital.layout,
    Place.KITCHEN: kitchen.layout,
    Place.LABORATORY: laboratory.layout,
    Place.LIBRARY: library.layout,
    Place.LIVING_ROOM: living_room.layout,
    Place.LOBBY: lobby.layout,
    Place.MARKET: market.layout,
    Place.NIGHTCLUB: nightclub.layout,
    Place.OFFICE: office.layout,
    Place.PARK: park.layout,
    Place.PLATFORM: platform.layout,
    Place.PRISON: prison.layout,
    Place.RESTAURANT: restaurant.layout,
    Place.RUINS: ruins.layout,
    Place.SERVER_ROOM: server_room.layout,
    Place.SHELF: shelf.layout,
    Place.SHOP: shop.layout,
    Place.SITE: site.layout,
    Place.SKYLINE: skyline.layout,
    Place.SPACE: space.layout,
    Place.SQUARE: square.layout,
    Place.STADIUM: stadium.layout,
    Place.STAIRCASE: staircase.layout,
    Place.STREET: street.layout,
    Place.STUDIO: studio.layout,
    Place.SUBURB: suburb.layout,
    Place.SWAMP: swamp.layout,
    Place.THEATRE: theatre.layout,
    Place.TUNNEL: tunnel.layout,
    Place.UNDERWATER: underwater.layout,
    Place.WAREHOUSE: warehouse.layout,
    Place.WATERFALL: waterfall.layout,
}


#: Picture and sound ask for the same one, each in a thread of its own.
_ONE_AT_A_TIME = Lock()


def layout(scene: Scene) -> Layout:
    """The scene's place; that of the last scenes is kept. Raises KeyError for a landscape."""
    with _ONE_AT_A_TIME:
        return _kept(scene)


@lru_cache(maxsize=2)
def _kept(scene: Scene) -> Layout:
    return _PLACES[scene.place](scene)
