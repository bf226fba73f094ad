"""A town: the hum of its traffic, what drives past, and horns far off."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.scene import Place as Ground
from rushes.engines.previz.sound.bed import Bed, Place
from rushes.engines.previz.sound.events import Stage, hump, silence
from rushes.engines.previz.sound.mood import Mood
from rushes.engines.previz.sound.noise import band, noise
from rushes.engines.previz.sound.stretch import Chance, Curve, Mono, Stereo
from rushes.engines.previz.sound.turns import Caller, distant, take_turns
from rushes.media.aac import SAMPLE_RATE

_LOUD = {
    Ground.STREET: 0.8,
    Ground.SKYLINE: 0.55,
    Ground.SUBURB: 0.16,
    Ground.PARK: 0.12,
    Ground.GAS_STATION: 0.35,
    Ground.TUNNEL: 0.5,
    Ground.SITE: 0.3,
    Ground.SQUARE: 0.3,
    Ground.MARKET: 0.1,
    Ground.BALCONY: 0.4,
}
_PHRASES = 3


def _awake(mood: Mood) -> Curve:
    """Streets are never empty, but by night much emptier."""
    return 0.4 + 0.6 * mood.day


def _level(scene: Scene, mood: Mood) -> Curve:
    return (0.1 if _by_the_sea(scene) else _LOUD.get(scene.place, 0.0)) * _awake(mood)


def _by_the_sea(scene: Scene) -> bool:
    return Feature.SEA_VIEW in scene.features


def _traffic(place: Place) -> Stereo:
    """Engines too far to tell apart, and tyres; tyres hiss on a wet road."""
    far = place.scene.place is not Ground.STREET
    wet = max(max(beat.weather.wet, beat.weather.rain) for beat in place.scene.beats)
    engines = band(60.0, 260.0 if far else 420.0, slope=0.5)
    tyres = band(450.0, 1300.0 if far else 2200.0 + 2600.0 * wet, slope=0.7)
    out = noise(place.stretch, place.chance, engines + (0.25 + 0.3 * wet) * tyres, width=0.9)
    for ear, side in enumerate(("left", "right")):
        slow = place.chance.wander(place.times, 6.3)
        quick = place.chance.named(side).wander(place.times, 2.1)
        out[ear] *= place.stretch.samples(0.7 + 0.4 * slow + 0.25 * quick)
    return out


TRAFFIC = Bed("traffic", _level, _traffic)


def passers(place: Place, stage: Stage) -> None:
    """Set cars that drive by, and horns."""
    if place.scene.place not in _LOUD or _by_the_sea(place.scene):
        return
    awake = _awake(place.mood)
    if place.scene.place is Ground.STREET:
        take_turns(place, stage, "cars", 0.9 * awake, _cars)
    often = 0.25 if place.scene.place in {Ground.SUBURB, Ground.PARK} else 0.8
    take_turns(place, stage, "horns", often * awake * awake, _horns)


@lru_cache(maxsize=4)
def _cars(scene: Scene, chance: Chance) -> tuple[Caller, ...]:
    lanes = []
    for number in range(2):
        rng = chance.named("cars").at(number)
        phrases = tuple(_car(rng) for _ in range(_PHRASES))
        side = -0.5 if number else 0.5
        lanes.append(Caller(phrases, rng.uniform(5.0, 8.0), side, 0.22, 0.35))
    return tuple(lanes)


def _car(rng: np.random.Generator) -> Mono:
    """Comes, is loudest and brightest beside us, goes; the engine's note sinks as it passes."""
    length = round(rng.uniform(3.2, 4.6) * SAMPLE_RATE)
    at = np.linspace(-1.0, 1.0, length, dtype=np.float32)
    near = 1 / (1 + (at / 0.22) ** 2)
    rush = rng.standard_normal(length).astype(np.float32)
    dull = np.convolve(rush, np.hanning(90) / 9.0, "same")
    fine = np.convolve(rush, np.hanning(18) / 4.0, "same")
    pitch = rng.uniform(70.0, 95.0) * (1 - 0.06 * np.tanh(at / 0.12))
    phase = 2 * np.pi * np.cumsum(pitch, dtype=np.float64) / SAMPLE_RATE
    engine = sum(np.sin(k * phase) / k for k in (1, 2, 3, 4))
    sound = near * (0.5 * dull + 0.35 * near * fine + 0.35 * engine) * hump(length, 0.5) ** 0.5
    return np.asarray(sound / np.abs(sound).max(), np.float32)


@lru_cache(maxsize=4)
def _horns(scene: Scene, chance: Chance) -> tuple[Caller, ...]:
    streets = []
    for number in range(3):
        rng = chance.named("horns").at(number)
        phrases = tuple(distant(horn(rng), 3.0) for _ in range(_PHRASES))
        streets.append(Caller(phrases, rng.uniform(7.0, 13.0), rng.uniform(-0.9, 0.9), 0.05, 1.4))
    return tuple(streets)


def horn(rng: np.random.Generator) -> Mono:
    """Two notes a third apart, once or twice."""
    low = rng.uniform(370.0, 440.0)
    parts: list[Mono] = []
    for seconds in ((0.16, 0.5), (0.35,), (0.12, 0.12))[int(rng.integers(3))]:
        length = round(seconds * SAMPLE_RATE)
        at = np.arange(length) / SAMPLE_RATE
        shape = np.clip(at / 0.02, 0.0, 1.0) * np.clip((at[-1] - at) / 0.05, 0.0, 1.0)
        reed = sum(
            np.sin(2 * np.pi * k * f * at + k) / k**0.7 for f in (low, 1.26 * low) for k in range(1, 9)
        )
        parts += [np.asarray(0.25 * shape * reed, np.float32), silence(0.09)]
    return np.concatenate(parts)
