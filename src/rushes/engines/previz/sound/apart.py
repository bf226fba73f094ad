"""Places that no weather reaches: under water, space, other worlds, the inside of a cell, nowhere at all."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from rushes.engines.previz.scene import Place as Ground
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sound.bed import Bed, Place
from rushes.engines.previz.sound.mood import Mood
from rushes.engines.previz.sound.noise import band, noise
from rushes.engines.previz.sound.stretch import Curve, Stereo
from rushes.engines.previz.sound.tones import Partial, tones


def _only(loud: float, *grounds: Ground) -> Callable[[Scene, Mood], Curve]:
    def level(scene: Scene, mood: Mood) -> Curve:
        return np.full_like(mood.wind, loud if scene.place in grounds else 0.0)

    return level


def _depth(place: Place) -> Stereo:
    """Water all around: everything dull, rolling slowly."""
    out = noise(place.stretch, place.chance, band(60.0, 330.0, slope=0.7), width=0.7)
    for ear in range(2):
        roll = place.chance.named(str(ear)).wander(place.times, 2.3 / place.pace)
        out[ear] *= place.stretch.samples(0.6 + 0.8 * roll)
    return out


def _drone(place: Place) -> Stereo:
    """What films play where there is nothing to hear: low fifths that beat against each other."""
    partials = (
        Partial(55.0, 1.0, 7.0),
        Partial(55.31, 0.8, 9.0),
        Partial(82.4, 0.5, 11.0),
        Partial(110.0, 0.35, 6.0),
        Partial(164.9, 0.12, 8.0),
        Partial(220.4, 0.05, 5.0),
    )
    return tones(place, partials)


def _hiss(place: Place) -> Stereo:
    out = noise(place.stretch, place.chance, band(300.0, 2200.0, slope=1.0), width=1.0)
    return out * place.stretch.samples(0.5 + place.chance.wander(place.times, 8.0))


def _pulses(place: Place) -> Stereo:
    """Something alive: slow, soft beats in twos, and the flow between them."""
    period = 1.25 / place.pace
    since = np.mod(place.times, period) / period
    beat = np.exp(-(((since - 0.12) / 0.07) ** 2)) + 0.6 * np.exp(-(((since - 0.36) / 0.09) ** 2))
    low = noise(place.stretch, place.chance, band(60.0, 150.0, slope=0.3, order=3), width=0.3)
    flow = noise(place.stretch, place.chance.named("flow"), band(150.0, 700.0, slope=0.8), width=1.0)
    stirred = 0.35 * (0.4 + 1.2 * place.chance.wander(place.times, 1.7))
    return low * place.stretch.samples(1.9 * beat) + flow * place.stretch.samples(stirred)


def _pad(place: Place) -> Stereo:
    """An open chord that glows and dims, without a beat."""
    partials = tuple(
        Partial(hertz, share, breath)
        for hertz, share, breath in (
            (110.0, 0.8, 9.0),
            (164.81, 0.6, 7.0),
            (220.4, 0.5, 8.0),
            (277.18, 0.3, 6.0),
            (329.9, 0.25, 5.0),
            (440.7, 0.12, 4.0),
            (659.3, 0.05, 3.0),
        )
    )
    return tones(place, partials)


DEPTH = Bed("depth", _only(0.8, Ground.UNDERWATER), _depth)
DRONE = Bed("drone", _only(0.7, Ground.SPACE, Ground.PLANET), _drone)
VOID = Bed("void", _only(0.15, Ground.SPACE, Ground.PLANET), _hiss)
PULSES = Bed("pulses", _only(0.7, Ground.CELL), _pulses)
PAD = Bed("pad", _only(0.7, Ground.ABSTRACT), _pad)
