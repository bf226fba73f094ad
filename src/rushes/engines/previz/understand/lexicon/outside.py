"""Words for places under the sky that people made: parks, pitches, markets, harbours, farms."""

from __future__ import annotations

from rushes.engines.previz.scene import Cover, Feature, Place
from rushes.engines.previz.understand.lexicon.tables import place

TERMS = (
    place(
        "park, parks, city park~, public garden~, botanical garden~, park bench~, central park, park path~, "
        "public park~",
        place=Place.PARK,
    ),
    place(
        "stadium~, football pitch~, soccer pitch~, football field~, soccer field~, football stadium~, "
        "soccer stadium~, sports field~, sports ground~, playing field~, rugby pitch~, olympic stadium~, "
        "arena~, sports arena~, football match~, soccer match~, soccer game~, football game~, ballpark~, "
        "baseball field~, running track~, athletics track~, world cup final, sports stadium~, pitch, "
        "goalkeeper~, penalty kick~, touchdown~, a goal, winning goal~",
        place=Place.STADIUM,
    ),
    place(
        "market~, street market~, market street~, farmers market~, farmer's market~, market stall~, "
        "market square~, fish market~, flower market~, flea market~, food market~, marketplace~, "
        "christmas market~, fruit stall~, market place~, vegetable stall~, fruit stand~",
        place=Place.MARKET,
    ),
    place("night market~", {"hour": 22.0}, place=Place.MARKET),
    place(
        "bazaar~, souk~, grand bazaar, spice market~, medina~, souq~",
        place=Place.MARKET,
        features=Feature.BAZAAR,
    ),
    place(
        "town square~, city square~, public square~, plaza~, piazza~, main square~, village square~, "
        "old town square, cobbled square~, square with a fountain, st mark's square, pedestrian zone~",
        place=Place.SQUARE,
    ),
    place(
        "harbour~, harbor~, fishing harbour~, fishing harbor~, quay~, quayside, wharf~, docks, dockside, "
        "harbourfront, harborfront, fishing port~, fishing village~, embankment~, old port",
        place=Place.HARBOUR,
    ),
    place(
        "pier, piers, jetty, jetties, boat dock~, wooden dock~, wooden pier~, marina~, boardwalk~, "
        "dock, yacht harbour~, yacht harbor~, boat ramp~, fishing pier~, landing stage~",
        place=Place.HARBOUR,
        features=Feature.PIER,
    ),
    place(
        "seaport~, container port~, container terminal~, cargo port~, shipyard~, "
        "shipping container~, shipping port~, cargo dock~, cargo terminal~",
        place=Place.HARBOUR,
        features=Feature.CONTAINERS,
    ),
    place("zoo~", {"place": Place.PARK}),
    place(
        "farm~, farmyard~, barnyard~, farmhouse~, farmstead~, vegetable farm~, organic farm~, dairy farm~, "
        "crop field~, vegetable field~, field of crops, rows of crops, vegetable garden~, potato field~, "
        "cabbage field~, horse farm~, cattle farm~, chicken farm~, rural farm~",
        place=Place.FARM,
    ),
    place("ranch, ranches", {"place": Place.FARM}),
    place(
        "orchard~, apple orchard~, cherry orchard~, fruit orchard~, orange grove~, olive grove~, "
        "apple tree~, fruit tree~, peach orchard~, lemon grove~",
        place=Place.FARM,
        features=Feature.ORCHARD,
    ),
    place(
        "construction site~, building site~, worksite~, work site~, job site~, construction zone~, scaffold, "
        "scaffolding, building under construction, construction work, construction area~",
        place=Place.SITE,
    ),
    place(
        "waterfall~, cascade~, cataract~, water fall~, jungle waterfall~, niagara falls",
        place=Place.WATERFALL,
    ),
    place(
        "cave~, cavern~, grotto~, inside a cave, ice cave~, limestone cave~, stalactite~, cave entrance~, "
        "underground cave~, lava tube~, mine shaft~, mineshaft~",
        place=Place.CAVE,
    ),
    place(
        "tunnel~, road tunnel~, underpass~, highway tunnel~, car tunnel~, subway tunnel~", place=Place.TUNNEL
    ),
    place(
        "graveyard~, cemetery, cemeteries, churchyard~, tombstone~, gravestone~, burial ground~",
        place=Place.GRAVEYARD,
    ),
    place(
        "ruin~, castle ruin~, ruins of a castle, ancient ruin~, temple ruins, ruined temple~, "
        "ruined city, ruined castle~, ruins of a temple, "
        "ancient temple~, crumbling wall~, archaeological site~, roman ruins, lost city, ancient city",
        place=Place.RUINS,
    ),
    place(
        "castle courtyard~, courtyard of a castle, castle yard~, castle walls, "
        "castle gate~, medieval courtyard~, fortress courtyard~, castle grounds",
        place=Place.RUINS,
        features=Feature.CASTLE,
    ),
    place(
        "gas station~, petrol station~, filling station~, fuel station~, gas pump~, truck stop~",
        place=Place.GAS_STATION,
    ),
    place("bamboo forest~, bamboo grove~, bamboo, bamboos, bamboo path~", place=Place.BAMBOO),
    place("swamp~, marsh, marshes, bog, bogs, bayou~, wetland~, mangrove~, everglades", place=Place.SWAMP),
    place(
        "basketball court~, tennis court~, sports court~, baseball diamond~, cricket pitch~, race track~",
        place=Place.STADIUM,
        nearest=True,
    ),
    place(
        "skatepark~, skate park~, theme park~, amusement park~, water park~", place=Place.PARK, nearest=True
    ),
    place("battlefield~, no man's land", place=Place.HILLS, nearest=True),
    place("oil rig~, oil platform~, drilling rig~", place=Place.SEA, nearest=True),
    place("port, ports", {"place": Place.HARBOUR}, features=Feature.CONTAINERS),
    place("courtyard~, inner courtyard~", place=Place.SQUARE, nearest=True),
    place("playground~, swing set~, jungle gym~", place=Place.PARK, features=Feature.PLAYGROUND),
    place(
        "cherry blossom~, sakura, cherry tree~, blossoming tree~, cherry blossom tree~, blossom tree~, "
        "cherry blossom park~",
        {"place": Place.PARK},
        cover=Cover.FLOWERS,
    ),
)
