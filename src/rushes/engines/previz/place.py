"""Where a scene is, and what the place has that not every such place has."""

from __future__ import annotations

from enum import StrEnum


class Place(StrEnum):
    MOUNTAINS = "mountains"
    VALLEY = "valley"
    HILLS = "hills"
    DUNES = "dunes"
    SEA = "sea"
    COAST = "coast"
    LAKE = "lake"
    FOREST = "forest"
    #: Floes and icebergs in a cold sea.
    ICE = "ice"
    #: The ground of another world, see `World`.
    PLANET = "planet"
    # built of meshes, see `sets`
    STREET = "street"
    #: A city's.
    SQUARE = "square"
    #: Stalls along a lane; a bazaar where it has that feature.
    MARKET = "market"
    SKYLINE = "skyline"
    SUBURB = "suburb"
    #: Of a city; a playground where it has that feature.
    PARK = "park"
    SWAMP = "swamp"
    BAMBOO = "bamboo forest"
    GAS_STATION = "gas station"
    #: Of old stone; a castle's courtyard where it has that feature.
    RUINS = "ruins"
    GRAVEYARD = "graveyard"
    TUNNEL = "tunnel"
    CAVE = "cave"
    WATERFALL = "waterfall"
    SITE = "construction site"
    #: Its yard and fields; an orchard where it has that feature.
    FARM = "farm"
    #: Or a container port, or a pier, where it has that feature.
    HARBOUR = "harbour"
    #: A football pitch between stands.
    STADIUM = "stadium"
    LIVING_ROOM = "living room"
    KITCHEN = "kitchen"
    BEDROOM = "bedroom"
    HALLWAY = "hallway"
    OFFICE = "office"
    CLASSROOM = "classroom"
    #: A hall of steel; with racks of goods where it is furnished.
    WAREHOUSE = "warehouse"
    #: A shelf in a shop.
    SHELF = "shelf"
    #: A shop that people stand in.
    SHOP = "shop"
    CAFE = "cafe"
    RESTAURANT = "restaurant"
    BAR = "bar"
    NIGHTCLUB = "nightclub"
    #: A station's platform; under the ground where the scene's features say so.
    PLATFORM = "platform"
    HOSPITAL = "hospital"
    #: Of pictures.
    GALLERY = "gallery"
    #: A stage with its beams, over the heads of those who came.
    CONCERT = "concert"
    #: A stage between curtains.
    THEATRE = "theatre"
    LIBRARY = "library"
    CHURCH = "church"
    GYM = "gym"
    SERVER_ROOM = "server room"
    AIRPORT = "airport"
    #: A cell of it.
    PRISON = "prison"
    ELEVATOR = "elevator"
    COURTROOM = "courtroom"
    #: Of an aircraft.
    CABIN = "cabin"
    #: For cars to park, under the ground.
    GARAGE = "garage"
    #: Of a hotel.
    LOBBY = "lobby"
    DINING_ROOM = "dining room"
    BATHROOM = "bathroom"
    #: The hall of a house, with its stairs.
    STAIRCASE = "staircase"
    #: High up, with a railing; over a town or the sea.
    BALCONY = "balcony"
    #: A table before a backdrop, lit for a product.
    STUDIO = "studio"
    UNDERWATER = "underwater"
    SPACE = "space"
    LABORATORY = "laboratory"
    #: The inside of a living cell.
    CELL = "cell"
    #: Nothing but shapes and light.
    ABSTRACT = "abstract"

    @property
    def landscape(self) -> bool:
        return self in _LANDSCAPES

    @property
    def room(self) -> bool:
        return self in _ROOMS


_LANDSCAPES = frozenset(
    (
        *(Place.MOUNTAINS, Place.VALLEY, Place.HILLS, Place.DUNES, Place.SEA),
        *(Place.COAST, Place.LAKE, Place.FOREST, Place.ICE, Place.PLANET),
    )
)

_ROOMS = frozenset(
    (
        *(Place.LIVING_ROOM, Place.KITCHEN, Place.BEDROOM, Place.BATHROOM, Place.DINING_ROOM),
        *(Place.HALLWAY, Place.STAIRCASE, Place.OFFICE, Place.CLASSROOM, Place.WAREHOUSE),
        *(Place.LABORATORY, Place.SHOP, Place.CAFE, Place.RESTAURANT, Place.BAR, Place.NIGHTCLUB),
        *(Place.HOSPITAL, Place.GALLERY, Place.CONCERT, Place.THEATRE, Place.LIBRARY, Place.CHURCH),
        *(Place.GYM, Place.SERVER_ROOM, Place.AIRPORT, Place.PRISON, Place.ELEVATOR, Place.COURTROOM),
        *(Place.CABIN, Place.LOBBY),
    )
)


class Feature(StrEnum):
    """What a place has where the prompt names it, and else has not."""

    FIREPLACE = "fireplace"
    #: A swimming pool in the garden.
    POOL = "pool"
    PLAYGROUND = "playground"
    BAZAAR = "bazaar"
    CASTLE = "castle"
    ORCHARD = "orchard"
    #: Of wood, out over the water.
    PIER = "pier"
    CONTAINERS = "containers"
    #: Bare bricks.
    BRICKS = "bricks"
    #: A town of towers is seen from the windows, which reach down to the floor.
    TOWN_VIEW = "town view"
    #: The picture is of a window.
    WINDOW = "window"
    SEA_VIEW = "sea view"
    CHRISTMAS = "christmas"
    #: A shop sells food.
    GROCERIES = "groceries"
    FIREWORKS = "fireworks"
    #: Below the ground: of a station.
    UNDERGROUND = "underground"
    #: Nobody is there who would usually be.
    DESERTED = "deserted"
    #: One stands at the platform.
    TRAIN = "train"
    #: Water leaps up around what a studio shows.
    SPLASH = "splash"
