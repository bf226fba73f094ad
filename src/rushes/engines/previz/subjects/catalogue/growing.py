"""Plants and buildings."""

from __future__ import annotations

from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.catalogue.kind import ROOTED, THING, Home, Kind, nouns


def _plant(name: str, others: str = "", sound: str | None = None) -> Kind:
    return Kind(name, nouns(name, others), "plant", name, Home.GROUND, Action.STAND, ROOTED, sound)


def _pot(name: str, others: str = "") -> Kind:
    return Kind(name, nouns(name, others), "plant", name, Home.TABLE, Action.STAND, THING)


def _building(name: str, others: str = "", sound: str | None = None) -> Kind:
    actions = ROOTED | {Action.GLOW}
    return Kind(name, nouns(name, others), "building", name, Home.GROUND, Action.STAND, actions, sound)


GROWING = (
    _plant("tree", "oak, maple, lone tree, beech, elm, willow, linden, chestnut tree, apple tree", "leaves"),
    _plant("pine", "fir, spruce, conifer, cedar, larch, evergreen", "leaves"),
    _plant("christmas tree", "xmas tree, decorated tree, decorated fir"),
    _plant("birch", "aspen, poplar", "leaves"),
    _plant("cherry tree", "cherry blossom, blossom tree, sakura, magnolia, almond tree", "leaves"),
    _plant("autumn tree", "red maple"),
    _plant("palm", "palm tree, coconut palm, date palm", "leaves"),
    _plant("bush", "shrub, hedge, hydrangea, lavender, fern, thicket, grass tuft, wheat, corn, reed"),
    _plant("cactus", "saguaro, prickly pear"),
    _plant("sunflower", "sunflowers"),
    _plant("mushroom", "toadstool, fungus, fly agaric"),
    _plant("bamboo", ""),
    _plant("coral", "sea fan, seaweed, kelp, anemone, sea anemone, reef"),
    _pot("flower", "daisy, blossom, poppy, bloom, dandelion, wildflower, marguerite, lily, lotus, orchid"),
    Kind(
        "lily pad",
        nouns("lily pad", "water lily, lotus leaf"),
        "plant",
        "lily pad",
        Home.WATER,
        Action.STAND,
        ROOTED,
    ),
    _pot("rose", "red rose, peony, carnation"),
    _pot("tulip", "daffodil, crocus"),
    _pot("bouquet", "flower bouquet, vase of flowers, flowers in a vase, vase, bunch of flowers"),
    _pot(
        "potted plant",
        "houseplant, house plant, plant, indoor plant, ficus, monstera, pot plant, basil, herb, sapling",
    ),
    _pot("succulent", "small cactus, aloe, aloe vera"),
    _pot("seedling", "seed, sprout, sprouting plant, shoot, bud, clover"),
    _pot("bonsai", "bonsai tree"),
    _building(
        "house", "home, cottage, villa, bungalow, cabin, hut, farmhouse, chalet, mansion, building, property"
    ),
    _building("modern house", "luxury house, smart home, modern villa, penthouse"),
    _building("lighthouse", "beacon", "waves"),
    _building("castle", "fortress, palace, fort, citadel"),
    _building("windmill", "dutch windmill, mill", "creak"),
    _building("wind turbine", "wind farm, turbine", "whoosh"),
    _building(
        "tower",
        "skyscraper, office tower, high-rise, office building, apartment building, block of flats, hotel",
    ),
    _building("clock tower", "big ben, belfry, bell tower", "bell"),
    _building("eiffel tower", "radio tower, pylon, antenna mast, transmission tower"),
    _building("barn", "stable, shed, warehouse, garage, greenhouse, farm"),
    _building("church", "chapel, cathedral, monastery", "bell"),
    _building("temple", "parthenon, greek temple, bank building, capitol"),
    _building("pagoda", "japanese temple, shrine, chinese temple, torii"),
    _building("mosque", "taj mahal, dome"),
    _building("pyramid", "pyramids, giza"),
    _building("igloo", "snow house"),
    _building("tent", "camp, teepee, tipi, yurt, marquee, circus tent"),
    _building("shop", "store, storefront, bakery, boutique, kiosk"),
    _building("factory", "plant building, power plant, refinery, mill factory", "machines"),
    _building("bridge", "stone bridge, arch bridge, viaduct, aqueduct"),
    _building("statue", "monument, sculpture, bust, statue of liberty, obelisk"),
    _building("fountain", "water fountain, geyser, well", "splash"),
    _building("campfire", "bonfire, fireplace, burning log, fire pit", "fire"),
    _building("fire", "flame, blaze", "fire"),
    Kind(
        "pan fire",
        nouns("pan fire", "grease fire, stove fire, oil fire, kitchen fire"),
        "building",
        "pan fire",
        Home.TABLE,
        Action.STAND,
        THING,
        "fire",
    ),
    _building("volcano", "erupting volcano", "rumble"),
    _building("bench", "park bench"),
    _building("street lamp", "lamp post, lamppost, streetlight, street light, traffic light, lantern post"),
    _building("ferris wheel", "carousel, merry-go-round, roller coaster", "creak"),
    _building("rock", "boulder, stone, cliff, pebble, meteor, asteroid, meteorite"),
)
