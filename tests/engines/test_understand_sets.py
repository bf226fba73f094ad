"""Where prompts take place, how they are filmed and lit, and what they look like, beyond the landscapes."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engines.prompts import changed, scene_of, spec, subjects

from rushes.engines.previz.scene import Look, Place
from rushes.engines.previz.understand import understand

PLACES: list[tuple[str, Place]] = [
    # named
    ("a warehouse worker lifts a box", Place.WAREHOUSE),
    ("soldiers march along a dusty road", Place.HILLS),
    ("a city street by day", Place.STREET),
    ("downtown traffic at rush hour", Place.STREET),
    ("a city skyline", Place.SKYLINE),
    ("new york from above", Place.SKYLINE),
    ("a man walks through the city", Place.STREET),
    ("a suburban neighborhood", Place.SUBURB),
    ("a man walks his dog in the park", Place.PARK),
    ("children on the swings of a playground", Place.PARK),
    ("a goalkeeper on a football pitch", Place.STADIUM),
    ("a woman buys fruit at a street market", Place.MARKET),
    ("a man sells carpets in a bazaar", Place.MARKET),
    ("pigeons in a city square", Place.SQUARE),
    ("fishing boats in a harbour", Place.HARBOUR),
    ("a man sits on a wooden dock at sunrise", Place.HARBOUR),
    ("chickens on a farm", Place.FARM),
    ("a woman picks apples in an orchard", Place.FARM),
    ("workers on a construction site", Place.SITE),
    ("a jungle waterfall", Place.WATERFALL),
    ("a waterfall in the mountains", Place.WATERFALL),
    ("a desert road at noon", Place.DUNES),
    ("a man explores a cave with a torch", Place.CAVE),
    ("a car drives through a tunnel", Place.TUNNEL),
    ("a misty graveyard at night", Place.GRAVEYARD),
    ("ancient ruins in the jungle", Place.RUINS),
    ("a knight in a castle courtyard", Place.RUINS),
    ("a car at a gas station at night", Place.GAS_STATION),
    ("a woman walks through a bamboo forest", Place.BAMBOO),
    ("an alligator in a misty swamp", Place.SWAMP),
    ("petals fall from a cherry blossom tree", Place.PARK),
    ("a cozy living room with a fireplace", Place.LIVING_ROOM),
    ("a kitchen with marble countertops", Place.KITCHEN),
    ("a hotel room", Place.BEDROOM),
    ("a long corridor", Place.HALLWAY),
    ("a meeting room", Place.OFFICE),
    ("a lecture hall", Place.CLASSROOM),
    ("a supermarket aisle", Place.SHELF),
    ("a woman tries on a coat in a store", Place.SHOP),
    ("a barber in a barbershop", Place.SHOP),
    ("friends drink coffee in a café", Place.CAFE),
    ("a couple at a table in a restaurant", Place.RESTAURANT),
    ("a bartender in a bar", Place.BAR),
    ("people dance in a nightclub", Place.NIGHTCLUB),
    ("a woman waits on a train platform", Place.PLATFORM),
    ("a nurse in a hospital room", Place.HOSPITAL),
    ("visitors in an art museum", Place.GALLERY),
    ("a singer on stage at a rock concert", Place.CONCERT),
    ("an actor in a theatre", Place.THEATRE),
    ("a student reads in a library", Place.LIBRARY),
    ("an old man sits in a church", Place.CHURCH),
    ("an athlete in a gym", Place.GYM),
    ("a technician in a data center", Place.SERVER_ROOM),
    ("a prisoner in a prison cell", Place.PRISON),
    ("two colleagues in an elevator", Place.ELEVATOR),
    ("a judge in a courtroom", Place.COURTROOM),
    ("a man walks through a parking garage", Place.GARAGE),
    ("guests in a hotel lobby", Place.LOBBY),
    ("an empty theatre", Place.THEATRE),
    ("a passenger on a plane", Place.CABIN),
    ("an elegant dining room with a chandelier", Place.DINING_ROOM),
    ("a modern bathroom with a bathtub and a mirror", Place.BATHROOM),
    ("a grand staircase in an entrance hall, marble floor", Place.STAIRCASE),
    ("a balcony overlooking the sea at sunset", Place.BALCONY),
    ("exterior of a two-storey family house, warm lights in the windows", Place.SUBURB),
    ("a courier hands a parcel to a customer at the front door of a house", Place.SUBURB),
    ("a smartwatch on white marble", Place.STUDIO),
    ("a phone on a black reflective surface", Place.STUDIO),
    ("a product shot on a white background", Place.STUDIO),
    ("a coral reef", Place.UNDERWATER),
    ("the inside of a space station", Place.SPACE),
    ("a research lab", Place.LABORATORY),
    ("red blood cells in an artery", Place.CELL),
    ("flowing geometric shapes", Place.ABSTRACT),
    ("a warehouse floor, a man walks in the warehouse", Place.WAREHOUSE),
    ("an assembly line in a factory", Place.WAREHOUSE),
    ("people in a busy airport", Place.AIRPORT),
    # by what is in it
    ("a fish", Place.UNDERWATER),
    ("a perfume bottle", Place.STUDIO),
    ("a burger", Place.STUDIO),
    ("a planet", Place.SPACE),
    ("a school bus", Place.STREET),
    ("a sailboat", Place.SEA),
    ("a camel", Place.DUNES),
    ("a lighthouse", Place.COAST),
    ("a hot air balloon", Place.VALLEY),
    ("a chef cooks", Place.KITCHEN),
    ("a teacher explains fractions", Place.CLASSROOM),
    ("a doctor", Place.HOSPITAL),
    ("a virus", Place.CELL),
    ("a house", Place.SUBURB),
    ("a dog sleeping on a bed", Place.BEDROOM),
    ("a man sitting at a desk", Place.OFFICE),
    ("a bottle of wine on a table", Place.STUDIO),
    # several names
    ("a car parked in front of a diner", Place.STREET),
    ("a street in the suburbs", Place.STREET),
    ("a skyline by the sea", Place.SKYLINE),
    # where people work, and parts of the world
    ("a worker climbs a ladder", Place.WAREHOUSE),
    ("a construction worker puts on a hard hat", Place.SITE),
    ("workers gather outside a factory", Place.HILLS),
    ("a silver sedan parked in a showroom", Place.STUDIO),
    ("a cook cuts a finger, then washes it under water in a kitchen", Place.KITCHEN),
    ("chocolate pouring over strawberries", Place.STUDIO),
    ("a smartphone rises out of darkness", Place.STUDIO),
    ("a corgi in Maui", Place.COAST),
    ("a woman in Marrakech", Place.STREET),
    ("a cafe in Rome", Place.CAFE),
    ("hot air balloons over Cappadocia", Place.DUNES),
    ("a cat wakes up its sleeping owner", Place.BEDROOM),
    ("a fluffy monster beside a candle", Place.FOREST),
    ("bride and groom dance in a ballroom", Place.LOBBY),
]


@pytest.mark.parametrize(("prompt", "place"), PLACES, ids=[prompt[:40] for prompt, _ in PLACES])
def test_place(prompt: str, place: Place) -> None:
    understood = understand(spec(prompt))
    assert understood.scene.place is place
    assert not understood.warnings


def test_a_place_that_nobody_named_is_a_guess() -> None:
    assert "place underwater" in understand(spec("a whale")).guessed
    assert "'basement' is shown as hallway" in understand(spec("a nurse in a basement")).guessed


@pytest.mark.parametrize(
    ("prompt", "place", "castle"),
    [
        ("a knight walks in a castle", Place.HALLWAY, False),
        ("a knight stands in front of a castle", Place.HILLS, True),
        ("a knight rides towards a castle on a hill", Place.HILLS, True),
        ("two friends laugh in a crowded tavern", Place.BAR, False),
        ("a boy at a campsite", Place.HILLS, False),
        ("a man on a breakwater", Place.COAST, False),
    ],
)
def test_who_is_inside_sees_rooms_and_strange_grounds_fall_to_the_nearest(
    prompt: str, place: Place, castle: bool
) -> None:
    scene = scene_of(prompt)
    assert scene.place is place
    assert any(subject.kind == "castle" for subject in scene.subjects) is castle


@pytest.mark.parametrize(
    ("prompt", "furnished"),
    [
        ("an empty living room", False),
        ("an unfurnished bedroom", False),
        ("a kitchen without furniture", False),
        ("a furnished bedroom", True),
        ("an office", True),
    ],
)
def test_furnished_or_empty(prompt: str, furnished: bool) -> None:
    scene = scene_of(prompt)
    assert scene.furnished is furnished
    assert not scene.place.landscape


FILMED: list[tuple[str, dict[str, Any]]] = [
    ("wide shot of a dog", {"framing": "wide"}),
    ("full body shot of a dancer", {"framing": "full"}),
    ("a chef, waist up", {"framing": "medium"}),
    ("close-up of a cat", {"framing": "close"}),
    ("extreme close-up of a bee", {"framing": "macro"}),
    ("a cat, 85mm lens", {"focal": 85.0}),
    ("a cat, shot on a 35 mm lens", {"focal": 35.0}),
    ("a cat, telephoto", {"focal": 135.0}),
    ("a room, ultra wide angle", {"focal": 16.0}),
    ("a cat, fisheye", {"focal": 10.0}),
    ("a low angle shot of a man", {"above": -7.0}),
    ("a flat lay of a cup of coffee", {"above": 74.0}),
    ("a handbag on a podium", {"tabletop": "podium"}),
    ("a living room with a fireplace", {"features": ("fireplace",)}),
    ("a living room without a fireplace", {"features": ()}),
    ("an apartment with a skyline view", {"features": ("town view",), "place": "living room"}),
    ("a perfume bottle, water splashes around it", {"features": ("splash",)}),
    ("a cat, f/1.4", {"blur": 0.8}),
    ("a cat with a blurred background", {"blur": 0.7}),
    ("a cat, deep focus", {"blur": 0.0}),
    ("the camera follows a dog", {"kind": "follow"}),
    ("a woman jogging, tracking shot", {"kind": "follow"}),
    ("POV walking through a forest", {"kind": "first person"}),
    ("dolly zoom on a man", {"kind": "dolly zoom"}),
    ("slow zoom in on a watch", {"kind": "zoom", "speed": 0.5, "direction": 1.0}),
    ("zoom out from a watch", {"kind": "zoom", "direction": -1.0}),
    ("rack focus from a cup to a bottle", {"kind": "rack focus"}),
    ("a bottle, 360 degree shot", {"kind": "orbit"}),
    ("a dog running in slow motion", {"tempo": 0.3}),
    ("time lapse of a flower", {"tempo": 12.0}),
    ("a street with neon signs", {"lighting": "neon", "hour": 22.0}),
    ("a woman by candlelight", {"lighting": "candle"}),
    ("a watch, three-point lighting", {"lighting": "studio"}),
    ("god rays in a forest", {"lighting": "shafts"}),
    ("a cat, 3200K", {"warmth": 0.45}),
    ("a cat, 6500 K", {"warmth": -0.2}),
    ("a wet street at night", {"wet": 0.9}),
    ("a street after the rain", {"wet": 0.7, "rain": 0.0}),
    ("a street, black and white film noir", {"looks": (Look.MONOCHROME, Look.NOIR)}),
    ("a cat, watercolor style", {"looks": (Look.WATERCOLOUR,)}),
    ("vintage super 8 footage of a car, film grain", {"looks": (Look.VINTAGE, Look.GRAIN)}),
    ("a car, anamorphic lens flare", {"looks": (Look.ANAMORPHIC,), "style": "cinematic"}),
    ("a cat, pastel colors", {"looks": (Look.PASTEL,)}),
]


@pytest.mark.parametrize(("prompt", "expected"), FILMED, ids=[prompt[:40] for prompt, _ in FILMED])
def test_how_it_is_filmed(prompt: str, expected: dict[str, Any]) -> None:
    scene = scene_of(prompt)
    beat = scene.beats[0]
    found = {**scene.model_dump(), **beat.weather.model_dump(), **beat.move.model_dump()}
    found |= {"framing": beat.framing, "hour": beat.hour}
    assert {name: found[name] for name in expected} == expected
    assert len(scene.beats) == 1


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("a fast-paced and slow video of a car", ("fast", "slow")),
        ("a bright sunny day at night in the city", ("day", "night")),
        ("an empty street crowded with people", ("crowd", "empty")),
        ("a kitchen in the desert", ("kitchen", "dunes")),
    ],
)
def test_contradictions_are_warned_of(prompt: str, words: tuple[str, str]) -> None:
    warnings = " ".join(understand(spec(prompt)).warnings)
    assert all(word in warnings or word == "crowd" for word in words), warnings


#: What teams really ask for, and what must come of it: place, subjects, and other facts.
BRIEFS: list[tuple[str, Place, list[str]]] = [
    (
        "Retail product: a pair of white sneakers on a pedestal, slow 360 rotation, softbox lighting, 4k",
        Place.STUDIO,
        ["2 sneaker #f2f1ec stand"],
    ),
    ("Bottle of orange juice on a supermarket shelf, camera pushes in", Place.SHELF, ["bottle stand"]),
    ("Skincare serum bottle with water droplets on a marble surface, macro", Place.STUDIO, ["serum stand"]),
    ("Slow dolly through a bright furnished living room with large windows", Place.LIVING_ROOM, []),
    ("Aerial drone shot of a beachfront villa at golden hour", Place.COAST, ["house stand"]),
    ("Exterior of a two-story suburban house at dusk, crane up", Place.SUBURB, ["house stand"]),
    (
        "A history teacher shows children a globe in a bright classroom",
        Place.CLASSROOM,
        ["teacher stand", "4 child stand", "globe spin"],
    ),
    ("Classroom concept: planets orbit around the sun, animated style", Place.SPACE, ["3 planet spin"]),
    ("DNA double helix rotating in an abstract blue background", Place.ABSTRACT, ["dna spin"]),
    ("Safety training: a worker slips on a wet floor in a warehouse", Place.WAREHOUSE, ["worker fall"]),
    (
        "A forklift driving through a warehouse while two workers wait behind a yellow line",
        Place.WAREHOUSE,
        ["forklift drive", "2 worker stand"],
    ),
    ("An office employee trips over a cable, slow motion", Place.OFFICE, ["worker fall"]),
    ("A smartphone floating in front of a gradient background, orbit", Place.STUDIO, ["phone float"]),
    ("A happy young couple dancing on a rooftop at night", Place.SKYLINE, ["2 person dance"]),
    (
        "Three men and two women sit around a table in a meeting room",
        Place.OFFICE,
        ["3 man sit", "2 woman sit"],
    ),
    ("An old man and his dog sitting in a park in autumn", Place.PARK, ["old man sit", "dog sit"]),
    ("Underwater shot of a scuba diver exploring a shipwreck", Place.UNDERWATER, ["diver swim"]),
    ("A dragon flying over a medieval castle", Place.LAKE, ["dragon fly", "castle stand"]),
    (
        "An astronaut floating in space with the earth in the background",
        Place.SPACE,
        ["astronaut float", "globe spin"],
    ),
    ("A penguin wearing a red scarf slides on ice", Place.ICE, ["penguin #c0282d walk"]),
]


@pytest.mark.parametrize(("prompt", "place", "cast"), BRIEFS, ids=[prompt[:40] for prompt, _, _ in BRIEFS])
def test_briefs(prompt: str, place: Place, cast: list[str]) -> None:
    scene = scene_of(prompt)
    assert (scene.place, subjects(scene)) == (place, cast)


def test_a_remix_of_light_look_and_lens() -> None:
    base = spec("a red car on a city street at noon, 35mm lens, film grain")
    after = changed(base, "by candlelight, 85mm lens, black and white, now slow motion").scene
    assert (after.lighting, after.focal, after.tempo) == ("candle", 85.0, 0.3)
    assert after.looks == (Look.GRAIN, Look.MONOCHROME)
    assert after.place is Place.STREET
    assert subjects(after) == subjects(scene_of(base.prompt))
