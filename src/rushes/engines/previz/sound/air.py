"""Moving air: the wind itself, and what it moves. All of it follows the same gusts."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.scene import Cover, Scene
from rushes.engines.previz.scene import Place as Ground
from rushes.engines.previz.sound.bed import Bed, Place
from rushes.engines.previz.sound.mood import Mood
from rushes.engines.previz.sound.noise import Spectrum, band, noise, peak
from rushes.engines.previz.sound.stretch import Chance, Curve, Stereo
from rushes.engines.previz.sound.surroundings import open_air

# Where the land lets the wind through, and the hertz at which it catches: open sand deep, rock high.
_EXPOSURE = {
    Ground.MOUNTAINS: 1.1,
    Ground.VALLEY: 0.6,
    Ground.HILLS: 0.9,
    Ground.DUNES: 1.0,
    Ground.SEA: 0.8,
    Ground.COAST: 0.6,
    Ground.LAKE: 0.55,
    Ground.ICE: 0.9,
    Ground.FOREST: 0.5,
    Ground.STREET: 0.35,
    Ground.SKYLINE: 0.7,
    Ground.SUBURB: 0.4,
    Ground.PARK: 0.45,
    Ground.SWAMP: 0.3,
    Ground.BAMBOO: 0.4,
    Ground.GAS_STATION: 0.4,
    Ground.RUINS: 0.5,
    Ground.GRAVEYARD: 0.6,
    Ground.WATERFALL: 0.3,
    Ground.SITE: 0.4,
    Ground.FARM: 0.7,
    Ground.HARBOUR: 0.6,
    Ground.SQUARE: 0.35,
    Ground.MARKET: 0.25,
    Ground.STADIUM: 0.35,
    Ground.BALCONY: 0.5,
}
_CATCH = {Ground.MOUNTAINS: 520.0, Ground.DUNES: 260.0, Ground.FOREST: 420.0}
_COMMON_CATCH = 340.0


def gusts(place: Place, later: float = 0.0) -> Curve:
    """Strength of the wind over time, 0 to 1, 0.5 on the whole, heard ``later`` seconds on."""
    return _gusts(place.scene, place.pace, place.times - later)


def _gusts(scene: Scene, pace: float, times: Curve) -> Curve:
    chance = Chance(scene.seed, "gusts")
    slow = chance.wander(times, 5.1 / pace)
    quick = chance.named("quick").wander(times, 1.9 / pace)
    return 0.65 * slow + 0.35 * quick


def swing(strength: Curve, decibels: Curve | float) -> Curve:
    """An amplitude that follows a strength of 0 to 1, between -decibels and +decibels; 1 on the whole."""
    # A curve in decibels is louder on the whole than its middle: its peaks weigh more than its lulls.
    mean = 0.0045 * decibels**2
    return np.asarray(10 ** ((decibels * (2 * strength - 1) - mean) / 20))


def _wind_level(scene: Scene, mood: Mood) -> Curve:
    if not open_air(scene.place):
        return np.zeros_like(mood.wind)
    # Some air always moves: silence would sound like a fault.
    return 0.16 + _EXPOSURE[scene.place] * mood.wind**1.3


def _wind(place: Place) -> Stereo:
    """A rush whose brightness rises with each gust, with the resonance of the land in it."""
    scene, chance = place.scene, place.chance
    catch = _CATCH.get(scene.place, _COMMON_CATCH)
    peaks = scene.place is Ground.MOUNTAINS

    def colour(time: float) -> Spectrum:
        at = np.array([time])
        strength = float(_gusts(scene, place.pace, at)[0])
        blow = float(np.interp(time, place.times, place.mood.wind))
        turn = float(chance.wander(at, 3.1)[0])
        bright = 300.0 * (1 + 7.0 * strength**1.5 * (0.25 + blow))
        rush = band(140.0 - 70.0 * blow, bright, slope=0.45 + 0.25 * blow, order=1)
        howl = peak(catch * (0.75 + 0.5 * turn) * (0.8 + 0.4 * strength), 3.0)
        shape = rush * (1 + 1.2 * blow * strength * howl)
        if peaks and blow > 0.35:
            # Rock edges whistle, and only in the gusts: narrow, high, never quite on one note.
            note = peak(760.0 + 420.0 * turn + 240.0 * strength, 14.0)
            shape = shape + 0.22 * (blow - 0.35) * strength**2 * note
        return shape

    out = noise(place.stretch, chance, colour, width=0.8)
    # A breeze hardly breathes, a gale comes and goes.
    decibels = 2.0 + 4.5 * place.mood.wind
    for ear, side in enumerate((-0.12, 0.12)):
        out[ear] *= place.stretch.samples(swing(gusts(place, side), decibels))
    return out


def _leaves_level(scene: Scene, mood: Mood) -> Curve:
    if not open_air(scene.place) or scene.place in {Ground.DUNES, Ground.SEA, Ground.SKYLINE}:
        return np.zeros_like(mood.wind)
    woods = scene.trees * (1.0 if scene.place is Ground.FOREST else 0.55)
    bare = 0.35 if scene.cover is Cover.SNOW else 1.0
    return bare * woods * (0.10 + 0.75 * mood.wind)


def _leaves(place: Place) -> Stereo:
    """Rustling: each crown shivers by itself while the gust goes through them."""
    dry = 1.15 if place.scene.cover is Cover.AUTUMN else 1.0
    out = noise(place.stretch, place.chance, band(1700.0 * dry, 6500.0 * dry, slope=0.35), width=1.0)
    for ear, side in enumerate(("left", "right")):
        shiver = place.chance.named(side)
        fine = 0.6 * shiver.wander(place.times, 0.11) + 0.4 * shiver.named("fine").wander(place.times, 0.37)
        curve = swing(gusts(place, 0.4 + 0.3 * ear), 5.0) * (0.45 + 1.1 * fine)
        out[ear] *= place.stretch.samples(curve)
    return out


def _ground_level(scene: Scene, mood: Mood) -> Curve:
    """Blown sand, or grass and flowers that bend."""
    loud = {Cover.SAND: 0.5, Cover.GRASS: 0.22, Cover.FLOWERS: 0.22, Cover.AUTUMN: 0.2}.get(scene.cover, 0.0)
    if scene.place is Ground.SEA or not (scene.place.landscape or scene.place is Ground.SUBURB):
        loud = 0.0
    return np.asarray(loud * np.maximum(mood.wind - 0.1, 0.0) * (1 - mood.rain))


def _ground(place: Place) -> Stereo:
    sand = place.scene.cover is Cover.SAND
    colour = band(2600.0, 9000.0, slope=0.2) if sand else band(1400.0, 4800.0, slope=0.6)
    out = noise(place.stretch, place.chance, colour, width=1.0)
    for ear in range(2):
        out[ear] *= place.stretch.samples(swing(gusts(place, 0.15 * ear), 6.0))
    return out


def _hush_level(scene: Scene, mood: Mood) -> Curve:
    return 0.3 * mood.snow * open_air(scene.place)


def _hush(place: Place) -> Stereo:
    """Falling snow: a soft, dull breath, and the faint tick of flakes on top."""
    return noise(place.stretch, place.chance, band(180.0, 900.0, slope=0.4) + 0.05 * band(3500.0, 8000.0))


WIND = Bed("wind", _wind_level, _wind)
LEAVES = Bed("leaves", _leaves_level, _leaves)
GROUND = Bed("ground", _ground_level, _ground)
HUSH = Bed("hush", _hush_level, _hush)
