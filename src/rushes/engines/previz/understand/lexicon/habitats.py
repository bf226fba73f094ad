"""Where each sort of subject is at home, for prompts that name no place."""

from __future__ import annotations

from rushes.engines.previz.scene import Action, Place
from rushes.engines.previz.understand.lexicon.kinds import Sort
from rushes.engines.previz.understand.lexicon.tables import words

#: Rooms that a piece of furniture speaks for.
FURNISHED_PLACES = {
    "sofa": Place.LIVING_ROOM,
    "armchair": Place.LIVING_ROOM,
    "chair": Place.LIVING_ROOM,
    "bookshelf": Place.LIVING_ROOM,
    "door": Place.HALLWAY,
    "table": Place.KITCHEN,
    "bathtub": Place.BATHROOM,
    "bed": Place.BEDROOM,
    "wardrobe": Place.BEDROOM,
    "desk": Place.OFFICE,
    "office chair": Place.OFFICE,
    "bench": Place.PARK,
}

#: The seed chooses among them.
AT_HOME: dict[Sort, tuple[Place, ...]] = {
    Sort.PERSON: (Place.STREET, Place.HILLS, Place.LIVING_ROOM, Place.COAST),
    Sort.PET: (Place.HILLS, Place.LIVING_ROOM, Place.SUBURB),
    Sort.FARM: (Place.HILLS, Place.VALLEY),
    Sort.WILD: (Place.HILLS, Place.FOREST, Place.VALLEY),
    Sort.BIRD: (Place.HILLS, Place.COAST, Place.LAKE),
    Sort.INSECT: (Place.HILLS,),
    Sort.SWIMMER: (Place.UNDERWATER,),
    Sort.VEHICLE: (Place.STREET, Place.HILLS, Place.DUNES),
    Sort.BOAT: (Place.SEA, Place.COAST, Place.LAKE),
    Sort.AIRCRAFT: (Place.MOUNTAINS, Place.HILLS, Place.COAST),
    Sort.SPACECRAFT: (Place.SPACE,),
    Sort.PLANET: (Place.SPACE,),
    Sort.PRODUCT: (Place.STUDIO,),
    Sort.FOOD: (Place.STUDIO,),
    Sort.CLOTHES: (Place.STUDIO,),
    Sort.FURNITURE: (Place.STUDIO, Place.LIVING_ROOM),
    Sort.PLANT: (Place.HILLS,),
    Sort.BUILDING: (Place.HILLS, Place.VALLEY),
    Sort.MICROBE: (Place.CELL,),
}

#: Kinds that keep to a place of their own.
KEEPS_TO: dict[str, Place] = {
    **dict.fromkeys(("camel", "pyramid", "cactus"), Place.DUNES),
    **dict.fromkeys(("lighthouse", "gull", "pelican", "tortoise", "palm"), Place.COAST),
    "penguin": Place.ICE,
    **dict.fromkeys(("polar bear", "igloo", "volcano", "arctic fox"), Place.MOUNTAINS),
    **dict.fromkeys(("duck", "swan", "goose", "frog", "stork", "flamingo", "rowing boat"), Place.LAKE),
    **dict.fromkeys(
        ("squirrel", "monkey", "gorilla", "stag", "owl", "wolf", "bear", "fairy", "firefly"),
        Place.FOREST,
    ),
    **dict.fromkeys(
        (
            "bus",
            "taxi",
            "police car",
            "ambulance",
            "fire truck",
            "tram",
            "street lamp",
            "shop",
            "police officer",
            "firefighter",
            "businessman",
            "office worker",
            "businesswoman",
            "van",
        ),
        Place.STREET,
    ),
    **dict.fromkeys(("house", "modern house"), Place.SUBURB),
    **dict.fromkeys(("robot", "flask", "test tube", "microscope", "scientist"), Place.LABORATORY),
    **dict.fromkeys(("sailboat", "ship", "container ship", "pirate ship", "speedboat"), Place.SEA),
    **dict.fromkeys(("submarine", "diver", "coral"), Place.UNDERWATER),
    **dict.fromkeys(("train", "steam train", "tractor", "windmill", "barn"), Place.HILLS),
    **dict.fromkeys(("potted plant", "bouquet", "succulent", "bonsai", "seedling", "atom"), Place.STUDIO),
    **dict.fromkeys(("forklift", "robot arm", "conveyor", "worker"), Place.WAREHOUSE),
    "hot-air balloon": Place.VALLEY,
    "athlete": Place.STREET,
    "runner": Place.HILLS,
    "hiker": Place.MOUNTAINS,
    "knight": Place.HILLS,
    "musician": Place.STUDIO,
    "clown": Place.STUDIO,
    "kite": Place.HILLS,
    "balloon": Place.HILLS,
    "tower": Place.SKYLINE,
    "astronaut": Place.SPACE,
    "alien": Place.SPACE,
    "chef": Place.KITCHEN,
    "teacher": Place.CLASSROOM,
    "farmer": Place.HILLS,
    "bed": Place.BEDROOM,
    "christmas tree": Place.LIVING_ROOM,
    "jack o lantern": Place.SUBURB,
    "fridge": Place.KITCHEN,
    "oven": Place.KITCHEN,
    "campfire": Place.FOREST,
    "fire": Place.FOREST,
    "tent": Place.FOREST,
}

#: Where people do what they do.
DONE_AT: dict[Action, tuple[Place, ...]] = {
    Action.SLEEP: (Place.BEDROOM, Place.LIVING_ROOM),
    Action.EAT: (Place.KITCHEN,),
    Action.POUR: (Place.KITCHEN,),
    Action.SIT: (Place.LIVING_ROOM, Place.OFFICE),
    Action.TALK: (Place.OFFICE, Place.LIVING_ROOM, Place.STREET),
    Action.SWIM: (Place.UNDERWATER,),
    Action.WALK: (Place.STREET, Place.HILLS, Place.COAST, Place.FOREST),
    Action.RUN: (Place.HILLS, Place.STREET, Place.COAST),
    Action.JUMP: (Place.HILLS, Place.STREET, Place.COAST),
    Action.PLAY: (Place.SUBURB, Place.HILLS),
    Action.CLAP: (Place.THEATRE, Place.STADIUM),
    Action.SHAKE: (Place.OFFICE, Place.STREET),
    Action.APPROVE: (Place.OFFICE, Place.STREET, Place.STUDIO),
    Action.DANCE: (Place.STUDIO, Place.STREET, Place.LIVING_ROOM),
}

#: Trades and the places where they are plied.
TRADES: dict[str, Place] = {
    "traffic": Place.STREET,
    **dict.fromkeys(["monster", "monsters", "creature", "goblin", "troll", "ogre", "orc"], Place.FOREST),
    **dict.fromkeys(["construction", "builder", "foreman"], Place.SITE),
    **dict.fromkeys(["chef", "cook", "baker"], Place.KITCHEN),
    **dict.fromkeys(["barista"], Place.CAFE),
    **dict.fromkeys(["waiter", "waitress", "sommelier"], Place.RESTAURANT),
    **dict.fromkeys(["bartender", "barkeeper"], Place.BAR),
    **dict.fromkeys(["doctor", "nurse", "surgeon", "patient"], Place.HOSPITAL),
    **dict.fromkeys(["librarian"], Place.LIBRARY),
    **dict.fromkeys(["priest", "nun", "monk"], Place.CHURCH),
    **dict.fromkeys(["actor", "actress", "ballerina", "magician"], Place.THEATRE),
    **dict.fromkeys(["rockstar", "drummer"], Place.CONCERT),
    **dict.fromkeys(["judge", "attorney", "prosecutor"], Place.COURTROOM),
    **dict.fromkeys(["prisoner", "inmate"], Place.PRISON),
    **dict.fromkeys(["stewardess", "steward"], Place.CABIN),
    **dict.fromkeys(
        words("teacher student professor pupil schoolchild lecturer tutor schoolboy schoolgirl"),
        Place.CLASSROOM,
    ),
    **dict.fromkeys(
        ["scientist", "chemist", "researcher", "pharmacist", "biologist"],
        Place.LABORATORY,
    ),
    **dict.fromkeys(
        words(
            "businessman businesswoman manager accountant lawyer secretary programmer developer engineer "
            "employee "
            "hacker coder gamer streamer colleagues coworkers ceo presenter receptionist analyst"
        ),
        Place.OFFICE,
    ),
    **dict.fromkeys(["farmer", "shepherd", "hiker", "gardener", "cowboy"], Place.HILLS),
    **dict.fromkeys(
        ["pedestrian", "commuter", "policeman", "shopper", "tourist", "courier", "firefighter"], Place.STREET
    ),
    **dict.fromkeys(["surfer", "fisherman", "lifeguard"], Place.COAST),
    **dict.fromkeys(["sailor", "pirate", "captain"], Place.SEA),
    **dict.fromkeys(
        ["cashier", "salesman", "shopkeeper", "customer", "salesperson", "barber", "hairdresser"], Place.SHOP
    ),
    **dict.fromkeys(["model", "dancer"], Place.STUDIO),
}
#: Where somebody is who has such a thing.
TAKEN_ALONG = {
    **dict.fromkeys(("umbrella", "suitcase", "skateboard", "bicycle", "motorcycle"), Place.STREET),
    **dict.fromkeys(("kite", "ball"), Place.HILLS),
    **dict.fromkeys(("bench", "football"), Place.PARK),
    "surfboard": Place.COAST,
    "snowboard": Place.MOUNTAINS,
    "piano": Place.LIVING_ROOM,
}
