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


def _murmur(place: Place) -> Stereo:
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


AIR = Bed("air", _air_level, _air)
FRIDGE = Bed("fridge", _steady({Ground.KITCHEN: 0.4}), _hum)
FANS = Bed(
    "fans",
    _steady({Ground.OFFICE: 0.6, Ground.LABORATORY: 0.6, Ground.SHELF: 0.25, Ground.WAREHOUSE: 0.2}),
    _fans,
)
MURMUR = Bed("murmur", _steady({Ground.CLASSROOM: 0.7, Ground.SHELF: 0.5, Ground.OFFICE: 0.16}), _murmur)
MAINS = Bed(
    "mains",
    _steady({Ground.LABORATORY: 0.3, Ground.HALLWAY: 0.14, Ground.WAREHOUSE: 0.8, Ground.SHELF: 0.2}),
    _hum,
)
