"""What drives, flies and sails."""

from __future__ import annotations

from dataclasses import replace

from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.catalogue.kind import AIRCRAFT, BOAT, VEHICLE, Home, Kind, nouns


def _vehicle(name: str, others: str = "", sound: str | None = "engine") -> Kind:
    return Kind(name, nouns(name, others), "vehicle", name, Home.GROUND, Action.DRIVE, VEHICLE, sound)


def _aircraft(name: str, others: str = "", sound: str | None = "jet", home: Home = Home.AIR) -> Kind:
    return Kind(name, nouns(name, others), "aircraft", name, home, Action.FLY, AIRCRAFT, sound)


def _boat(name: str, others: str = "", sound: str | None = "splash") -> Kind:
    return Kind(name, nouns(name, others), "boat", name, Home.WATER, Action.SWIM, BOAT, sound)


MACHINES = (
    _vehicle(
        "car",
        "automobile, sedan, saloon, vehicle, electric car, hatchback, tesla, traffic, "
        "motorcar, limousine, hybrid",
    ),
    _vehicle(
        "sports car",
        "supercar, race car, racing car, ferrari, porsche, lamborghini, coupe, formula one car",
    ),
    _vehicle("convertible", "cabriolet, cabrio, roadster, open-top car"),
    _vehicle("suv", "jeep, off-roader, four-wheel drive, crossover, land rover, 4x4, minivan"),
    _vehicle("vintage car", "classic car, oldtimer, hot rod, beetle car"),
    _vehicle("taxi", "cab, yellow cab, taxicab"),
    _vehicle("police car", "patrol car, squad car, cruiser", "siren"),
    _vehicle("pickup", "pickup truck, ute"),
    _vehicle("van", "delivery van, minibus, camper, camper van, motorhome, rv, food truck, ice cream truck"),
    _vehicle("ambulance", "", "siren"),
    _vehicle("bus", "school bus, coach, double-decker, shuttle, trolleybus"),
    _vehicle("truck", "lorry, semi-truck, semi, trailer, delivery truck, garbage truck, dump truck, tanker"),
    _vehicle("fire truck", "fire engine", "siren"),
    _vehicle(
        "tractor",
        "combine harvester, harvester",
        "diesel",
    ),
    _vehicle("excavator", "digger, backhoe, bulldozer, wheel loader", "diesel"),
    _vehicle(
        "forklift", "fork lift, forklift truck, pallet truck, forklift operator, forklift driver", "diesel"
    ),
    _vehicle("crane", "mobile crane, truck crane, construction crane, tower crane", "diesel"),
    _vehicle(
        "motorcycle",
        "motorbike, scooter, moped, vespa, dirt bike",
    ),
    replace(_vehicle("bicycle", "bike, mountain bike, cycle, tricycle, e-bike", "bell"), action=Action.STAND),
    _vehicle(
        "train", "locomotive, express train, railway, subway, metro, bullet train, high-speed train", "train"
    ),
    _vehicle("steam train", "steam engine, steam locomotive", "train"),
    _vehicle("tram", "streetcar, trolley, cable car", "train"),
    _vehicle("tank", "armoured vehicle, panzer", "diesel"),
    _vehicle(
        "cart",
        "wagon, carriage, shopping cart, shopping trolley, sled, sleigh, stroller, wheelbarrow, rickshaw",
        "wheels",
    ),
    _vehicle(
        "go-kart", "kart, toy car, buggy, quad bike, golf cart, lawnmower, rover, moon rover, mars rover"
    ),
    _aircraft(
        "airplane", "plane, aeroplane, airliner, jet, passenger jet, aircraft, private jet, boeing, airbus"
    ),
    _aircraft("propeller plane", "biplane, cessna, glider, seaplane, light aircraft", "propeller"),
    _aircraft("fighter jet", "fighter, warplane, stealth bomber, bomber"),
    _aircraft("helicopter", "chopper, rescue helicopter", "rotor"),
    _aircraft("drone", "quadcopter, uav, delivery drone", "drone"),
    _aircraft("hot-air balloon", "hot air balloon, air balloon", "burner"),
    _aircraft("airship", "blimp, zeppelin", "propeller"),
    _aircraft(
        "rocket",
        "spaceship, spacecraft, starship, space rocket, missile, space shuttle, shuttlecraft",
        "rocket",
        Home.SPACE,
    ),
    _aircraft("satellite", "space station, probe, space probe, telescope in space, iss", None, Home.SPACE),
    _aircraft("ufo", "flying saucer, alien ship", "hum", Home.SPACE),
    _aircraft("paper plane", "paper airplane", None),
    _aircraft("paraglider", "parachute, skydiver, hang glider, parachutist", None),
    _boat("sailboat", "yacht, sailing boat, catamaran, dinghy, sail boat, regatta"),
    _boat("rowing boat", "boat, canoe, kayak, gondola, raft, rowboat, fishing boat, lifeboat"),
    _boat(
        "ship",
        "cruise ship, ferry, tanker ship, liner, ocean liner, warship, aircraft carrier, steamship",
        "horn",
    ),
    _boat("container ship", "cargo ship, freighter, container vessel", "horn"),
    _boat(
        "pirate ship",
        "galleon, tall ship, frigate, schooner, viking ship, wooden ship, old ship, sailing ship",
    ),
    _boat("speedboat", "motorboat, jet ski, powerboat, hovercraft", "outboard"),
    _boat("submarine", "u-boat, bathyscaphe", "sonar"),
    _boat("paper boat", ""),
)
