"""Words for where the scene is and what covers its ground."""

from __future__ import annotations

from rushes.engines.previz.scene import Bloom, Cover, Flora, Place
from rushes.engines.previz.understand.lexicon.tables import place

#: What covers whole fields, one of it and several.
_FIELDS = (
    ("lavender", "lavender", Bloom.LAVENDER),
    ("poppy", "poppies", Bloom.POPPIES),
    ("tulip", "tulips", Bloom.TULIPS),
    ("sunflower", "sunflowers", Bloom.SUNFLOWERS),
)
TERMS = (
    # mountains
    place(
        "mountain~, mountainous, peak, peaks, summit~, ridge~, ridgeline~, sierra, massif, highland~, "
        "mountain range~, mountain top~, mountainside~, mountain ridge~",
        place=Place.MOUNTAINS,
    ),
    place(
        "alp, alps, alpine, himalaya, himalayas, andes, rockies, dolomites, carpathians, pyrenees, "
        "matterhorn, everest, patagonia",
        place=Place.MOUNTAINS,
    ),
    place("volcano~, crag~, craggy", place=Place.MOUNTAINS, cover=Cover.ROCK),
    place(
        "arctic, antarctic, antarctica, arctic ocean, arctic sea, polar sea, iceberg~, ice floe~, floe~, "
        "pack ice, sea ice, drift ice, north pole, south pole, ice sheet~, polar ice, on ice, on the ice, "
        "ice shelf, frozen sea, frozen ocean, melting ice, ice cap~, calving glacier~, glacier calving, "
        "glacier front~, ice cliff~, tidewater glacier~, "
        "glacier calving into the sea, glacier calving into the ocean",
        {"trees": 0.0},
        place=Place.ICE,
        cover=Cover.SNOW,
    ),
    place(
        "glacier~, ice field~, icy peak~",
        place=Place.MOUNTAINS,
        cover=Cover.SNOW,
        trees=0.0,
    ),
    # valleys
    place(
        "valley~, vale, vales, glen, glens, dale, dales, mountain pass, mountain valley~, mountain "
        "pass~, gorge~, ravine~, basin",
        place=Place.VALLEY,
    ),
    place(
        "canyon~, grand canyon, badlands, rocky canyon~",
        {"trees": 0.02, "warmth": 0.2},
        place=Place.VALLEY,
        cover=Cover.ROCK,
    ),
    place("river~, stream, streams, creek~, brook~, riverbed~", {"place": Place.VALLEY}, water=0.6),
    place(
        "highland valley~, green valley~, lush valley~, grassy valley~", place=Place.VALLEY, cover=Cover.GRASS
    ),
    # hills
    place(
        "airport runway~, from a runway, from the runway, off the runway, airfield~, "
        "airstrip~, landing strip~",
        {"place": Place.HILLS, "trees": 0.04},
        road=True,
    ),
    place(
        "rice terrace~, terraced field~, terraced hill~, rice paddy, rice paddies, rice field~, paddy "
        "field~, tea plantation~, tea field~",
        place=Place.HILLS,
    ),
    place(
        "hill~, hillside~, hilltop~, foothill~, moor~, moorland~, countryside, pasture~, downs, rolling "
        "land, rolling hill~, knoll~, plateau~, tuscany, tuscan, toscana, vineyard~, english countryside, "
        "vines, grapevine~, grape vines, rows of vines, vine row~",
        place=Place.HILLS,
    ),
    place(
        "meadow~, field~, grassland~, prairie~, steppe~, plains, pampas, farmland, "
        "grassy field~, green field~",
        {"place": Place.HILLS, "trees": 0.08},
        cover=Cover.GRASS,
    ),
    place(
        "snowy meadow~, snowy field~, snowy plain~, snow covered meadow~, snow covered field~, "
        "winter meadow~, winter field~, frozen meadow~, frozen field~, frosty meadow~, frosty field~",
        {"place": Place.HILLS, "trees": 0.08},
        cover=Cover.SNOW,
    ),
    place("alpine meadow~, mountain meadow~", {"trees": 0.12}, place=Place.VALLEY, cover=Cover.FLOWERS),
    place(
        "flower field~, flower meadow~, wildflower meadow~, field~ of flower~, meadow~ of wildflower~, "
        "field~ of wildflower~, flowering meadow~, blooming meadow~, meadow~ full of flower~",
        {"place": Place.HILLS, "trees": 0.06},
        cover=Cover.FLOWERS,
    ),
    place(
        "savanna~, savannah~, serengeti, masai mara, maasai mara, african plain~, african grassland~, "
        "african savanna, african savannah, bushveld, african bush, safari, african landscape~",
        {"trees": 0.13, "cover": Cover.DRY},
        place=Place.HILLS,
        flora=Flora.SAVANNA,
    ),
    place("acacia~, acacia tree~, baobab~, baobab tree~", {"trees": 0.2}, flora=Flora.SAVANNA),
    place(
        "wheat field~, wheat, wheatfield~, field~ of wheat, barley, barley field~, corn field~, cornfield~, "
        "golden field~, grain field~, rye field~, oat field~, hay field~, dry grass, golden grass, "
        "yellow grass, dry grassland~, field~ of grain, golden wheat, yellow field~",
        {"place": Place.HILLS, "trees": 0.06},
        cover=Cover.DRY,
    ),
    *(
        place(
            f"{name} field~, field~ of {names}, {name} meadow~, {names}, fields full of {names}, "
            f"field full of {names}, {name} farm~, rows of {names}, {name} row~",
            {"place": Place.HILLS, "trees": 0.06},
            cover=Cover.FLOWERS,
            bloom=bloom,
        )
        for name, names, bloom in _FIELDS
    ),
    place("tundra", {"trees": 0.0}, place=Place.HILLS, cover=Cover.ROCK),
    # dunes
    place(
        "dune~, desert, deserts, salt desert~, salt flat~, sand dune~, sahara, gobi, namib, "
        "sandscape~, dunescape~, erg, desert dune~, "
        "arabian desert",
        {"trees": 0.0},
        place=Place.DUNES,
        cover=Cover.SAND,
    ),
    # sea and coast
    place(
        "sea, seas, ocean~, seascape~, open water, open sea, high seas, pacific, atlantic, wave, waves, "
        "rolling waves, ocean waves, sea waves, swell, swells, surf, blue sea, blue ocean, water "
        "surface, horizon over the water",
        place=Place.SEA,
    ),
    place(
        "coast~, coastline~, coastal, shore~, shoreline~, seaside, bay, bays, cove~, headland~, cape, "
        "island~, isle~, archipelago~, lagoon~, peninsula~",
        place=Place.COAST,
    ),
    place(
        "beach~, beachfront, oceanfront, waterfront, sandy beach~, sandy shore~, beachside",
        {"cover": Cover.SAND},
        place=Place.COAST,
    ),
    place(
        "sea cliff~, ocean cliff~, rocky coast~, rocky coastline~, rocky shore~, coastal cliff~, rugged "
        "coast~, rugged coastline~, white cliff~",
        place=Place.COAST,
        cover=Cover.ROCK,
    ),
    place("cliff~, clifftop~, bluff~, precipice~", {"place": Place.COAST, "cover": Cover.ROCK}),
    # lakes
    place(
        "lake~, lakeside, lakeshore~, pond~, tarn~, loch~, reservoir~, fjord~, fiord~, mountain lake~, "
        "alpine lake~, glacial lake~, still water~, blue lake~",
        place=Place.LAKE,
    ),
    place(
        "forest lake~, woodland lake~, lake in the woods, lake in the forest, lake in a forest",
        place=Place.LAKE,
        trees=0.8,
    ),
    # forest
    place(
        "forest, forests, woods, in a wood, in the wood, through a wood, through the wood, woodland~, "
        "grove~, treeline~, tree line~, forest edge, edge of the "
        "forest, edge of a forest, edge of the woods, taiga, redwood~, sequoia~, birch, birches, birch "
        "forest~, oak, oaks",
        place=Place.FOREST,
        trees=0.85,
    ),
    place(
        "jungle~, rainforest~, rain forest~, jungle edge, tropical forest~",
        {"weather.haze": 0.5},
        place=Place.FOREST,
        trees=1.0,
        cover=Cover.GRASS,
        flora=Flora.TROPICAL,
    ),
    place("tropical, tropics, exotic, oasis, oases", flora=Flora.TROPICAL),
    place(
        "pine forest~, fir forest~, spruce forest~, conifer forest~, evergreen forest~, dense forest~, "
        "deep forest~, thick forest~",
        place=Place.FOREST,
        trees=0.95,
    ),
    # what grows or lies there
    place(
        "tree~, pine~, pine tree~, fir, firs, spruce~, conifer~, evergreen~, wooded, forested",
        trees=0.6,
    ),
    place("palm~, palm tree~, coconut tree~, coconut palm~", trees=0.5, flora=Flora.TROPICAL),
    place("treeless, bare hill~, bare mountain~, barren", trees=0.0),
    place(
        "snow capped, snowcapped, snow caps, snow clad, snow topped, snow peaked, snow dusted, snowy peak~, "
        "snowy summit~, snow on the peaks",
        {"place": Place.MOUNTAINS},
        snow_caps=True,
    ),
    place(
        "snowy mountain~, snow covered mountain~, snowy alps, winter mountain~",
        place=Place.MOUNTAINS,
        cover=Cover.SNOW,
    ),
    place(
        "snow covered, "
        "snowy, snowbound, covered in snow, covered with snow, blanketed in snow, deep snow, fresh "
        "snow, in the snow, snow, winter, wintry, winter wonderland, winter landscape, frozen, icy, "
        "frosty, frost",
        cover=Cover.SNOW,
    ),
    place(
        "autumn, autumnal, autumn leaves, autumn colors, autumn colours, autumn foliage, fall colors, "
        "fall colours, fall foliage, fall leaves, in the fall, october, golden leaves, orange leaves, "
        "red leaves, golden trees, indian summer, november",
        {"warmth": 0.2, "trees": 0.6},
        cover=Cover.AUTUMN,
    ),
    place(
        "flower~, wildflower~, wild flower~, blossom~, blooming, in bloom, "
        "spring flowers, springtime, spring",
        cover=Cover.FLOWERS,
    ),
    place(
        "grass, grassy, green grass, lush, lush green, verdant, greenery, green, summer, summery, tall grass",
        cover=Cover.GRASS,
    ),
    place("rock, rocks, rocky, stone, stony, boulder~, granite, rugged, lava, volcanic", cover=Cover.ROCK),
    place("sand, sands, sandy, golden sand, white sand", cover=Cover.SAND),
    place(
        "bird~, seagull~, gull~, eagle~, hawk~, geese, swallow~, crow~, flock of birds, flock~ of "
        "bird~, flock~, albatross~, heron~, birdsong, flying birds, birds flying, songbird~",
        birds=True,
    ),
)
