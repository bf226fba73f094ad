"""Rooms: the air in them, what hums and blows, people at a distance."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from rushes.engines.previz.scene import Place as Ground
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sound.bed import Bed, Place
from rushes.engines.previz.sound.mood import Mood
from rushes.engines.previz.sound.noise import band, noise, peak
from rushes.engines.previz.sound.stretch import Curve, Stereo
from rushes.engines.previz.sound.surroundings import Surroundings, surroundings
from rushes.engines.previz.sound.tones import Partial, tones


def _steady(loud: dict[Ground, float]) -> Callable[[Scene, Mood], Curve]:
    def level(scene: Scene, mood: Mood) -> Curve:
        return np.full_like(mood.wind, loud.get(scene.place, 0.0))

    return level


def _air_level(scene: Scene, mood: Mood) -> Curve:
    indoors = surroundings(scene.place) is Surroundings.INDOORS
    return np.full_like(mood.wind, 0.5 if indoors else 0.0)


def _air(place: Place) -> Stereo:
    """What is left when nothing sounds: dull, soft, without a direction."""
    return noise(place.stretch, place.chance, band(70.0, 420.0, slope=0.9, order=1), width=0.8)


def _hum(place: Place) -> Stereo:
    """A refrigerator: the mains and its overtones, a motor that never runs quite evenly."""
    partials = (
        Partial(100.0, 1.0, 9.0),
        Partial(50.0, 0.7),
        Partial(150.0, 0.35, 5.0),
        Partial(200.0, 0.3, 7.0),
        Partial(300.0, 0.1, 4.0),
    )
    return tones(place, partials)


def _fans(place: Place) -> Stereo:
    """Computers and ventilation: a rush with the blades' note in it."""
    colour = band(180.0, 1700.0, slope=0.6) + 0.7 * peak(238.0, 25.0) + 0.35 * peak(476.0, 30.0)
    return noise(place.stretch, place.chance, colour, width=0.9)


def murmur(place: Place) -> Stereo:
    """Many people talk at once, none of them to be understood: each a band of the voice that comes and goes
    at the pace of syllables and stops between sentences."""
    out = np.zeros((2, place.stretch.length), np.float32)
    for number, (low, high) in enumerate(((170.0, 420.0), (350.0, 800.0), (700.0, 1500.0), (1400.0, 2700.0))):
        chance = place.chance.named(str(number))
        sound = noise(place.stretch, chance, band(low, high, order=3), width=1.0)
        for ear, side in enumerate(("left", "right")):
            talk = chance.named(side)
            syllables = talk.wander(place.times, 0.13) * talk.named("word").wander(place.times, 0.31)
            sentences = 0.25 + talk.named("sentence").wander(place.times, 1.9)
            sound[ear] *= place.stretch.samples(
                (0.8, 0.8, 0.5, 0.22)[number] * (0.2 + 2.2 * syllables * sentences)
            )
        out += sound
    return out


def _thump(place: Place) -> Stereo:
    """A beat that comes through everything, two to the second, and the hats above it."""
    since = np.mod(place.times, 60.0 / 124.0)
    low = noise(place.stretch, place.chance, band(60.0, 130.0, order=3), width=0.2)
    high = noise(place.stretch, place.chance.named("hats"), band(5000.0, 11_000.0), width=0.6)
    between = np.mod(since + 30.0 / 124.0, 60.0 / 124.0)
    kick, hat = np.exp(-since / 0.07), np.exp(-between / 0.03)
    return low * place.stretch.samples(2.2 * kick) + high * place.stretch.samples(0.7 * hat)


THUMP = Bed("thump", _steady({Ground.NIGHTCLUB: 0.9, Ground.CONCERT: 0.5}), _thump)
AIR = Bed("air", _air_level, _air)
FRIDGE = Bed("fridge", _steady({Ground.KITCHEN: 0.45, Ground.CAFE: 0.6, Ground.BAR: 0.3}), _hum)
FANS = Bed(
    "fans",
    _steady(
        {
            Ground.OFFICE: 0.6,
            Ground.LABORATORY: 0.6,
            Ground.SHELF: 0.25,
            Ground.WAREHOUSE: 0.2,
            Ground.SHOP: 0.2,
            Ground.PLATFORM: 0.35,
            Ground.HOSPITAL: 0.3,
            Ground.GYM: 0.35,
            Ground.SERVER_ROOM: 1.0,
            Ground.AIRPORT: 0.35,
            Ground.ELEVATOR: 0.4,
            Ground.CABIN: 1.0,
        }
    ),
    _fans,
)
MURMUR = Bed(
    "murmur",
    _steady(
        {
            Ground.CLASSROOM: 0.7,
            Ground.SHELF: 0.5,
            Ground.OFFICE: 0.16,
            Ground.CAFE: 0.45,
            Ground.STADIUM: 0.7,
            Ground.RESTAURANT: 0.55,
            Ground.BAR: 0.75,
            Ground.NIGHTCLUB: 0.5,
            Ground.PLATFORM: 0.3,
            Ground.CONCERT: 0.9,
            Ground.THEATRE: 0.25,
            Ground.GALLERY: 0.12,
            Ground.LIBRARY: 0.06,
            Ground.GYM: 0.15,
            Ground.MARKET: 0.6,
            Ground.SQUARE: 0.35,
            Ground.AIRPORT: 0.6,
            Ground.LOBBY: 0.25,
            Ground.COURTROOM: 0.1,
            Ground.CABIN: 0.1,
        }
    ),
    murmur,
)
MAINS = Bed(
    "mains",
    _steady(
        {
            Ground.LABORATORY: 0.3,
            Ground.HALLWAY: 0.14,
            Ground.WAREHOUSE: 0.8,
            Ground.SHELF: 0.2,
            Ground.SERVER_ROOM: 0.35,
            Ground.GARAGE: 0.3,
            Ground.ELEVATOR: 0.4,
            Ground.PRISON: 0.2,
        }
    ),
    _hum,
)
