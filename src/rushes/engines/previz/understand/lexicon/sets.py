"""Words for places that are built, and for those that no camera team gets to.

``implies`` a place where the word leaves it open ("a desk" stands in an office); ``nearest`` where previz has
no such place and shows one that comes near.
"""

from __future__ import annotations

from rushes.engines.previz.scene import Cover, Feature, Lighting, Place, Tabletop, World
from rushes.engines.previz.understand.lexicon.tables import place

_NIGHT = {"hour": 22.0}
_EMPTIED = {
    "room~": Place.LIVING_ROOM,
    "living room~": Place.LIVING_ROOM,
    "apartment~": Place.LIVING_ROOM,
    "house~": Place.LIVING_ROOM,
    "kitchen~": Place.KITCHEN,
    "bedroom~": Place.BEDROOM,
    "hallway~": Place.HALLWAY,
    "corridor~": Place.HALLWAY,
    "shelf": Place.SHELF,
    "shelves": Place.SHELF,
    "store~": Place.SHELF,
    "street~": Place.STREET,
    "city street~": Place.STREET,
    "stadium~": Place.STADIUM,
}
#: Empty, these are without people.
_DESERTED = {
    "office~": Place.OFFICE,
    "classroom~": Place.CLASSROOM,
}

TERMS = (
    # the town
    place(
        "street~, city street~, avenue~, boulevard~, alley~, alleyway~, backstreet~, sidewalk~, pavement~, "
        "crosswalk~, zebra crossing~, pedestrian crossing~, intersection~, downtown, city centre, city "
        "center, "
        "town centre, main street, times square, shibuya, city block~, "
        "shopping street~, high street, urban street~, urban, street corner~, street scene~, lane, "
        "crossroads, bus stop~, parking lot~, parking space~, car park, car parks, rush hour, storefront~, "
        "shop front~, shopfront~, shop window~, store window~, window display~, window shopping, city road~, "
        "taxi rank~",
        place=Place.STREET,
    ),
    place(
        "road~, roadside, highway~, motorway~, freeway~, asphalt, tarmac, curb, kerb", {"place": Place.STREET}
    ),
    place(
        "country road~, dirt road~, gravel road~, winding road~, country lane~, rural road~, dirt track~, "
        "footpath~, hiking trail~, forest road~, forest path~, country path~, "
        "dirt path~, open road~, mountain path~, path through, road through, "
        "dusty road~, dusty path~, muddy road~, muddy path~, lonely road~, remote road~, snowy road~, "
        "sandy road~, sandy path~, roman road~, unpaved road~, forest trail~, dusty trail~",
        {"place": Place.HILLS},
        road=True,
    ),
    place("desert road~, desert highway~", {"place": Place.DUNES, "trees": 0.0}, cover=Cover.SAND, road=True),
    place("mountain road~", {"place": Place.VALLEY}, road=True),
    place("coastal road~, coast road~, coastal highway~", place=Place.COAST, road=True),
    place(
        "neon street~, neon lit street~, neon city street~, neon alley~, nightlife",
        {**_NIGHT, "lighting": Lighting.NEON},
        place=Place.STREET,
    ),
    place("rooftop~, roof terrace~", place=Place.SKYLINE),
    place(
        "skyline~, city skyline~, cityscape~, skyscraper~, high rise~, highrise~, metropolis, megacity, "
        "manhattan, city from above, city lights, financial district, office tower~, city panorama~, "
        "future city, futuristic city, sci fi city, glass tower~, tower block~",
        place=Place.SKYLINE,
    ),
    place("cyberpunk city, cyberpunk", {**_NIGHT, "lighting": Lighting.NEON}, place=Place.SKYLINE),
    place(
        "city, cities, town~, new york, london, paris, tokyo, dubai, hong kong, shanghai, chicago, "
        "los angeles, berlin, singapore",
        {"place": Place.SKYLINE},
    ),
    place(
        "suburb~, suburban, suburbia, neighborhood~, neighbourhood~, residential street~, residential area~, "
        "front yard~, backyard~, back yard~, driveway~, lawn~, house front~, front porch~, porch~, "
        "housing estate~, row of houses, rows of houses, family home exterior, house exterior, "
        "curb appeal, cul de sac~, patio~, front lawn~, exterior of a house, terraced house~, villa exterior",
        place=Place.SUBURB,
    ),
    place(
        "parade~, carnival~, street festival~, festival~, lunar new year, chinese new year, street party, "
        "new year celebration~",
        {"place": Place.STREET, "crowd": True},
    ),
    place("garden~, village~, front door~, doorstep~, front step~", {"place": Place.SUBURB}),
    # rooms
    place(
        "living room~, livingroom~, lounge room, sitting room~, family room~, drawing room~, penthouse~, "
        "loft~, "
        "apartment interior~, cosy room, cozy room, couch in front of, home interior~",
        place=Place.LIVING_ROOM,
    ),
    place(
        "room, rooms, interior, interiors, indoors, indoor, inside the house, inside a house, apartment~, "
        "condo~, at home, home, open plan, open house, bright room",
        {"place": Place.LIVING_ROOM},
    ),
    # A room is shown whole, as those who sell it do.
    place(
        "property tour~, real estate, real estate listing~, real estate tour~, real estate video~, "
        "home tour~, house tour~, apartment tour~, virtual tour~, walkthrough~, walk through of, "
        "slow walk through of",
        {"place": Place.LIVING_ROOM},
        focal=20.0,
    ),
    place("fireplace~, by the hearth, fire place~", place=Place.LIVING_ROOM, features=Feature.FIREPLACE),
    place(
        "floor to ceiling window~, panoramic window~, skyline view~, city view~, view of the skyline, "
        "view of the city, view over the city, overlooking the city, overlooking the skyline, "
        "windows overlooking",
        {"place": Place.LIVING_ROOM},
        features=Feature.TOWN_VIEW,
    ),
    place(
        "down the window~, against the window~, on the window~, on a window~, window pane~, windowpane~, "
        "on the glass, down the glass, outside the window~, out of the window~, out the window~, "
        "through a window",
        {"place": Place.LIVING_ROOM},
        features=Feature.WINDOW,
    ),
    place(
        "through large window~, through big window~, through tall window~, through the window~, "
        "through a large window",
        features=Feature.WINDOW,
    ),
    place(
        "overlooking the sea, overlooking the ocean, sea view~, ocean view~, view of the sea, "
        "view of the ocean, view over the sea, overlooking the beach, overlooking the bay",
        {"place": Place.COAST},
        features=Feature.SEA_VIEW,
    ),
    place("balcony, balconies, loggia~, sun terrace~", place=Place.BALCONY),
    place(
        "dining room~, dining hall~, dining area~, banquet~, dining table~, long table~",
        place=Place.DINING_ROOM,
    ),
    place("marble island~", place=Place.KITCHEN, tabletop=Tabletop.MARBLE),
    place("granite island~, stone island~", place=Place.KITCHEN, tabletop=Tabletop.STONE),
    place("wooden island~", place=Place.KITCHEN),
    place("with an island, an island with, kitchen and living", {"place": Place.KITCHEN}),
    place("chandelier~, laid table, table set for", {"place": Place.DINING_ROOM}),
    place(
        "cafe~, café~, coffee shop~, coffee house~, bakery, bakeries, diner, diners, bistro~, tea room~, "
        "coffee bar~, pastry shop~, patisserie~, ice cream parlour~, ice cream parlor~",
        place=Place.CAFE,
    ),
    place(
        "bathroom~, en suite, shower room~, powder room~, washroom~",
        place=Place.BATHROOM,
    ),
    place(
        "staircase~, stairwell~, stairs, grand stairs, flight of stairs, marble stairs", place=Place.STAIRCASE
    ),
    place(
        "swimming pool~, pool, pools, infinity pool~, poolside",
        {"place": Place.SUBURB},
        features=Feature.POOL,
    ),
    place(
        "brick wall~, exposed brick~, brick interior~, bare brick~, red brick wall~, exposed brick wall~",
        features=Feature.BRICKS,
    ),
    place(
        "christmas, xmas, christmas campaign~, christmas eve, christmas morning, advent",
        {"place": Place.LIVING_ROOM, "hour": 18.5},
        features=Feature.CHRISTMAS,
    ),
    place(
        "firework~, fireworks display~, new year's eve, new years eve",
        {"hour": 22.0, "place": Place.SKYLINE},
        features=Feature.FIREWORKS,
    ),
    place(
        "kitchen~, kitchen counter~, kitchen island~, kitchenette~, kitchen table~, countertop~, restaurant "
        "kitchen~, commercial kitchen~",
        place=Place.KITCHEN,
    ),
    place(
        "cooking, stove, baking, recipe~, dinner~, dinner table~, breakfast table~, dinner party",
        {"place": Place.KITCHEN},
    ),
    place(
        "bedroom~, hotel room~, nursery, guest room~, master bedroom~, dorm room~, bedside, kids room",
        place=Place.BEDROOM,
    ),
    place(
        "hallway~, corridor~, entrance hall~, foyer~, entryway~, passageway~, hotel corridor~",
        place=Place.HALLWAY,
    ),
    place(
        "warehouse~, storage hall~, fulfillment center~, fulfilment centre~, distribution center~, "
        "distribution centre~, logistics center~, logistics centre~, stockroom~, factory floor~, shop floor, "
        "factory, factories, industrial hall~, workshop~, assembly line~, production line~, production "
        "hall~, manufacturing plant~, hangar~, loading dock~",
        place=Place.WAREHOUSE,
    ),
    place(
        "garage~, sports hall~",
        {"furnished": False},
        place=Place.WAREHOUSE,
        nearest=True,
    ),
    place(
        "basement~, attic~, dungeon~",
        place=Place.HALLWAY,
        nearest=True,
    ),
    place(
        "runway~, catwalk~",
        place=Place.STUDIO,
        nearest=True,
    ),
    place(
        "office~, meeting room~, boardroom~, conference room~, workplace~, cubicle~, coworking space~, "
        "open plan office~, startup office~, office space~, corporate office~, home office~, workstation~, "
        "call center~, call centre~, control room~",
        place=Place.OFFICE,
    ),
    place("corporate, business meeting~, video call~, workspace~", {"place": Place.OFFICE}),
    place(
        "classroom~, class room~, lecture hall~, lecture room~, blackboard~, chalkboard~, schoolroom~, "
        "seminar room~, whiteboard~, school classroom~",
        place=Place.CLASSROOM,
    ),
    place("school~, lesson~, lecture~, university, college", {"place": Place.CLASSROOM}),
    # for products
    place(
        "shop shelf, store shelf, store shelves, retail shelf, retail shelves, shop shelves, "
        "retail display~, in store display~",
        place=Place.SHELF,
    ),
    place(
        "supermarket~, supermarket shelf, supermarket shelves, grocery store~, grocery aisle~, "
        "store aisle~, "
        "supermarket aisle~, convenience store~, drugstore~, pharmacy, pharmacies",
        place=Place.SHELF,
        features=Feature.GROCERIES,
    ),
    place(
        "shop interior~, store interior~, boutique~, retail store~, department store~, clothing store~, "
        "clothes shop~, fashion store~, concept store~, shoe store~, flagship store~, showroom~, "
        "fitting room~, changing room~, shopping mall~, mall, malls, shopping centre~, shopping center~",
        place=Place.SHOP,
    ),
    place(
        "barbershop~, barber shop~, hair salon~, beauty salon~",
        place=Place.SHOP,
        nearest=True,
    ),
    place(
        "shelf, shelves, store, stores, shop, shops, aisle~, retail, grocery",
        {"place": Place.SHELF},
    ),
    place(
        "photo studio~, studio set~, packshot~, pack shot~, product shot~, product "
        "photography, product video~, product showcase~, product presentation, seamless background, "
        "plain background~, clean background~, neutral background~, "
        "solid background~, coloured background~, colored background~, backdrop~, "
        "cyclorama, "
        "turntable~, tabletop~, table top~, marble surface, marble table, marble "
        "countertop, "
        "studio background~, studio backdrop~, gradient background~, hero shot~, "
        "product reveal~, in a studio, studio environment, minimalist background, "
        "product commercial~, product demo",
        place=Place.STUDIO,
    ),
    place("pedestal~, podium~, plinth~, display stand~", place=Place.STUDIO, tabletop=Tabletop.PODIUM),
    place(
        "water splash~, splash~ of water, water splashes, splashing water, splash~, water burst~, "
        "liquid splash~",
        features=Feature.SPLASH,
    ),
    place(
        "on white, infinite white, isolated on white, white surface, white void, pure white, white cyclorama",
        place=Place.STUDIO,
        palette="#f2f1ec",
    ),
    place(
        "on black, isolated on black, black void, pitch black background",
        place=Place.STUDIO,
        palette="#1d1e21",
    ),
    place(
        "out of darkness, out of the darkness, from the darkness, from darkness, from the shadows",
        {"place": Place.STUDIO, "palette": "#1b1c20"},
    ),
    place("studio, commercial~, advert~, advertisement~, ad, product~, unboxing", {"place": Place.STUDIO}),
    # where no camera team gets to
    place(
        "submerged, sunken city, underwater city, flooded city, atlantis, "
        "underwater, under water, under the sea, under the ocean, below the surface, beneath the waves, "
        "beneath the surface, coral reef~, coral~, reef~, ocean floor, sea floor, seafloor, seabed, "
        "sea bed, deep sea, deep ocean, aquarium~, kelp forest~, kelp, shipwreck~, sunken ship~, seaweed",
        place=Place.UNDERWATER,
    ),
    place(
        "outer space, space, deep space, cosmos, cosmic, galaxy, galaxies, nebula~, solar system, universe, "
        "interstellar, star field, starfield, asteroid~, asteroid field~, black hole~, space station~, "
        "in orbit, low earth orbit, earth's orbit, orbit around earth, lunar orbit, zero "
        "gravity, "
        "zero g, spacewalk~, space walk~",
        place=Place.SPACE,
    ),
    place(
        "on mars, surface of mars, martian, martian surface, red planet, martian landscape~, mars surface, "
        "martian desert~, mars landscape~, planet mars, mars rover~, martian soil, mars base, mars colony",
        {"birds": False},
        place=Place.PLANET,
        world=World.MARS,
    ),
    place(
        "moon surface, lunar surface, on the moon, surface of the moon, lunar landscape~, moon landscape~, "
        "moonscape~, lunar crater~, moon walk, moonwalk, moon landing, moon base, lunar base, moon's "
        "surface, moon rover",
        {"birds": False},
        place=Place.PLANET,
        world=World.MOON,
    ),
    place(
        ", ".join(
            f"{strange} {ground}"
            for strange in (
                *(
                    "alien",
                    "barren",
                    "desert",
                    "distant",
                    "strange",
                    "rocky",
                    "foreign",
                    "unknown",
                    "desolate",
                ),
                *("remote", "dusty", "another", "lifeless", "hostile", "exotic", "far away"),
            )
            for ground in ("planet", "planets", "world", "worlds", "moon")
        )
        + ", alien landscape~, alien surface, alien desert~, planet surface, surface of a planet, "
        "surface of the planet, planet's surface, on a planet, exoplanet~, planetary surface, "
        "extraterrestrial landscape~, "
        "surface of an alien planet, alien terrain",
        {"birds": False},
        place=Place.PLANET,
        world=World.ALIEN,
    ),
    place(
        "laboratory, laboratories, lab, labs, research lab~, research facility, chemistry lab~, science "
        "lab~, "
        "clean room~, cleanroom~, petri dish~, laboratory bench~, lab "
        "bench~",
        place=Place.LABORATORY,
    ),
    place("microscope~, test tube~, experiment~, chemistry, biotech", {"place": Place.LABORATORY}),
    place(
        "inside a cell, inside the cell, inside a living cell, living cell~, human cell~, plant cell~, "
        "animal cell~, cell membrane~, cytoplasm, organelle~, mitochondria, mitochondrion, cell nucleus, "
        "blood cell~, red blood cell~, white blood cell~, bloodstream, blood vessel~, artery, arteries, "
        "bacteria, bacterium, virus, viruses, neuron~, dna, dna strand~, double helix, molecule~, "
        "molecular, cellular, chromosome~, protein~, ribosome~, microbe~, stem cell~, antibody, antibodies, "
        "under the microscope, under a microscope, synapse~, amoeba~",
        place=Place.CELL,
    ),
    place("cell, cells", {"place": Place.CELL}),
    place(
        "abstract, abstract background~, abstract shapes, geometric shape~, geometric pattern~, motion "
        "graphics, fractal~, kaleidoscope~, particle~, particles flowing, swirling colours, swirling colors, "
        "flowing shapes, morphing shapes, data visualization, data visualisation, digital waves, "
        "liquid shapes, ink in water, paint swirl~, mandala~, hologram background, mesh gradient, "
        "floating shapes, flowing colours, flowing colors, abstract animation",
        place=Place.ABSTRACT,
    ),
    # what stands in them
    place(
        "unfurnished, vacant, before staging, newly built, deserted, abandoned",
        furnished=False,
    ),
    *(
        place(f"empty {name}, bare {name}, unfurnished {name}, vacant {name}", place=where, furnished=False)
        for name, where in _EMPTIED.items()
    ),
    *(place(f"empty {name}, deserted {name}", place=where) for name, where in _DESERTED.items()),
    *(
        place(f"bare {name}, unfurnished {name}, vacant {name}", place=where, furnished=False)
        for name, where in _DESERTED.items()
    ),
    place(
        "furnished, furniture, furnishings, staged, virtual staging, fully furnished, well stocked, "
        "stocked, with furniture, "
        "home staging, decorated, cluttered",
        furnished=True,
    ),
)
