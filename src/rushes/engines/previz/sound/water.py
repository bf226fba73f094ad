"""Water: surf on a shore, swell on the open sea, lapping on a lake, a stream below a slope."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.scene import Place as Ground
from rushes.engines.previz.sound.bed import Bed, Place
from rushes.engines.previz.sound.mood import Mood
from rushes.engines.previz.sound.noise import Spectrum, band, noise
from rushes.engines.previz.sound.stretch import Chance, Curve, Stereo

#: What is heard between two waves, as a share of an average one: other waves, farther along the shore.
_CALM = 0.3

#: Loudness of a wave over the seconds since it broke.
_Shape = Callable[[Curve], Curve]


def _level(loud: dict[Ground, float], stir: float) -> Callable[[Scene, Mood], Curve]:
    """A level that depends on the place, and rises with wind and storm."""

    def level(scene: Scene, mood: Mood) -> Curve:
        return loud.get(_shore(scene), 0.0) * (1.0 + stir * (mood.wind + mood.storm))

    return level


def _shore(scene: Scene) -> Ground:
    """Where its water is heard: below a balcony that looks out on the sea there is a coast."""
    below = scene.place is Ground.BALCONY and Feature.SEA_VIEW in scene.features
    return Ground.COAST if below else scene.place


def _rise(since: Curve, seconds: float) -> Curve:
    share = np.clip(since / seconds + 1.0, 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share))


def _roar(since: Curve) -> Curve:
    """The wave comes in, topples and is gone."""
    return np.exp(-(np.minimum(since, 0.0) ** 2) / 3.2) * np.exp(-np.maximum(since, 0.0) / 1.2)


def _crash(since: Curve) -> Curve:
    return _rise(since, 0.45) * np.exp(-np.maximum(since, 0.0) / 1.2)


def _wash(since: Curve) -> Curve:
    """Foam runs up, then draws back over sand and pebbles with a second, thinner hiss."""
    up = _rise(since - 0.3, 0.8) * np.exp(-np.maximum(since - 0.3, 0.0) / 1.7)
    back = 0.4 * np.exp(-(((since - 3.3) / 1.2) ** 2))
    return np.asarray(up + back)


def _swell(since: Curve) -> Curve:
    return np.asarray(np.exp(-((since / 2.4) ** 2)))


def _crest(since: Curve) -> Curve:
    return _rise(since, 0.7) * np.exp(-np.maximum(since, 0.0) / 1.1)


def _waves(chance: Chance, times: Curve, period: float, shape: _Shape, ear: float) -> Curve:
    """All waves' loudness at one ear (-1 left, 1 right); each runs along the shore its own way."""
    curve = np.zeros(len(times))
    first, last = int(times[0] // period) - 3, int(times[-1] // period) + 3
    for number in range(first, last + 1):
        jitter, size, way = chance.at(number).random(3)
        if number == 0:
            # A scene opens with a wave, not with the lull before it: the shortest clip has one.
            jitter, size = 0.08, 0.4
        broke = (number + 0.55 * jitter) * period
        along = (way - 0.5) * 1.1
        curve += (0.55 + 0.75 * size) * shape(times - broke - along * ear)
    return curve


def _breakers(place: Place, period: float, parts: tuple[tuple[_Shape, Spectrum, float], ...]) -> Stereo:
    """Bands of noise that swell with the waves, over a share of steady sound from farther off."""
    out = np.zeros((2, place.stretch.length), np.float32)
    waves = place.chance.named("waves")
    # The same waves over two minutes, to know how loud the pattern is on the whole.
    long_run = np.arange(0.0, 16 * period, 0.05)
    for number, (shape, colour, share) in enumerate(parts):
        sound = noise(place.stretch, place.chance.named(str(number)), colour, width=1.0)
        mean = np.sqrt(np.mean((_CALM + _waves(waves, long_run, period, shape, 0.0)) ** 2))
        for ear in range(2):
            curve = _CALM + _waves(waves, place.times, period, shape, 2.0 * ear - 1.0)
            sound[ear] *= place.stretch.samples(np.sqrt(share) * curve / mean)
        out += sound
    return out


def _surf(place: Place) -> Stereo:
    return _breakers(
        place,
        6.4 / place.pace,
        (
            (_roar, band(55.0, 320.0, slope=0.5), 0.22),
            (_crash, band(220.0, 1500.0, slope=0.4), 0.43),
            (_wash, band(1300.0, 7500.0, slope=0.45), 0.35),
        ),
    )


def _open_sea(place: Place) -> Stereo:
    return _breakers(
        place,
        5.2 / place.pace,
        (
            (_swell, band(60.0, 420.0, slope=0.6), 0.55),
            (_crest, band(350.0, 2600.0, slope=0.6), 0.33),
            (_crest, band(2000.0, 7000.0, slope=0.4), 0.12),
        ),
    )


def _lapping(place: Place) -> Stereo:
    """Small slaps against the shore, none like the one before."""
    return _breakers(
        place,
        1.15 / place.pace,
        (
            (lambda since: np.exp(-((since / 0.30) ** 2)), band(160.0, 700.0, slope=0.5), 0.6),
            (_slap, band(500.0, 2400.0, slope=0.7), 0.4),
        ),
    )


def _slap(since: Curve) -> Curve:
    return np.asarray(_rise(since - 0.08, 0.12) * np.exp(-np.maximum(since - 0.08, 0.0) / 0.16))


def _stream_level(scene: Scene, mood: Mood) -> Curve:
    near = {
        Ground.VALLEY: 0.26,
        Ground.MOUNTAINS: 0.05,
        Ground.HILLS: 0.05,
        Ground.FOREST: 0.12,
        Ground.WATERFALL: 0.9,
    }
    loud = near.get(scene.place, 0.0)
    if loud:
        loud += 0.3 * scene.water
    return loud * (1.0 + 0.4 * mood.rain)


def _stream(place: Place) -> Stereo:
    """Running water: a soft rush that gurgles in several bands at once."""
    out = np.zeros((2, place.stretch.length), np.float32)
    for number, (low, high, share) in enumerate(
        ((180.0, 520.0, 0.3), (520.0, 1500.0, 0.4), (1500.0, 5200.0, 0.3))
    ):
        chance = place.chance.named(str(number))
        sound = noise(place.stretch, chance, band(low, high, slope=0.4, order=3), width=0.85)
        for ear, side in enumerate(("left", "right")):
            fast = chance.named(side).wander(place.times, 0.07 + 0.03 * number)
            slow = chance.named(side + "slow").wander(place.times, 0.6)
            sound[ear] *= place.stretch.samples(np.sqrt(share) * (0.45 + 0.75 * fast + 0.35 * slow))
        out += sound
    return out


SURF = Bed("surf", _level({Ground.COAST: 0.75}, 0.5), _surf)
SEA = Bed("sea", _level({Ground.SEA: 0.65}, 0.6), _open_sea)
LAKE = Bed(
    "lake",
    _level({Ground.LAKE: 0.3, Ground.HARBOUR: 0.45, Ground.SWAMP: 0.12, Ground.ICE: 0.12}, 0.8),
    _lapping,
)
STREAM = Bed("stream", _stream_level, _stream)
