"""What a floor answers to a foot."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rushes.engines.previz.heard import Floor
from rushes.engines.previz.scene import Cover, Place, Scene
from rushes.engines.previz.sound.stretch import Curve, Mono
from rushes.media.aac import SAMPLE_RATE

_KINDS = 6


_BUILT = {
    Place.LIVING_ROOM: Floor.WOOD,
    Place.BEDROOM: Floor.CARPET,
    Place.OFFICE: Floor.CARPET,
    Place.CLASSROOM: Floor.WOOD,
    Place.SUBURB: Floor.GRASS,
    Place.PARK: Floor.GRAVEL,
    Place.SWAMP: Floor.WOOD,
    Place.BAMBOO: Floor.GRAVEL,
    Place.RUINS: Floor.GRAVEL,
    Place.GRAVEYARD: Floor.GRAVEL,
    Place.CAVE: Floor.GRAVEL,
    Place.WATERFALL: Floor.GRAVEL,
    Place.SITE: Floor.GRAVEL,
    Place.FARM: Floor.GRAVEL,
    Place.STADIUM: Floor.GRASS,
    Place.STUDIO: Floor.WOOD,
    Place.CABIN: Floor.CARPET,
    Place.COURTROOM: Floor.CARPET,
    Place.RESTAURANT: Floor.WOOD,
    Place.BAR: Floor.WOOD,
    Place.LIBRARY: Floor.WOOD,
    Place.THEATRE: Floor.WOOD,
    Place.CONCERT: Floor.WOOD,
    Place.GALLERY: Floor.WOOD,
}
_GROWN = {
    Cover.GRASS: Floor.GRASS,
    Cover.FLOWERS: Floor.GRASS,
    Cover.AUTUMN: Floor.LEAVES,
    Cover.SNOW: Floor.SNOW,
    Cover.ROCK: Floor.GRAVEL,
    Cover.SAND: Floor.SAND,
    Cover.DRY: Floor.LEAVES,
}


def floor_of(scene: Scene) -> Floor | None:
    """None where nobody has ground under the feet."""
    if scene.place in {Place.UNDERWATER, Place.SPACE, Place.CELL}:
        return None
    if scene.place in {Place.SEA, Place.LAKE}:
        return Floor.WATER
    if scene.underfoot is not None:
        return scene.underfoot
    if scene.place.landscape:
        return _GROWN[scene.cover]
    return _BUILT.get(scene.place, Floor.HARD)


#: Hertz and share of the thump; hertz, seconds and share of the scuff; grains in the scuff.
_SOUNDS = {
    Floor.HARD: (150.0, 0.5, 2600.0, 0.030, 0.8, 0),
    Floor.WOOD: (105.0, 0.9, 1300.0, 0.035, 0.6, 0),
    Floor.CARPET: (85.0, 0.6, 500.0, 0.05, 0.35, 0),
    Floor.GRASS: (75.0, 0.4, 2600.0, 0.10, 0.5, 14),
    Floor.LEAVES: (75.0, 0.3, 3600.0, 0.16, 0.9, 40),
    Floor.GRAVEL: (90.0, 0.4, 3000.0, 0.12, 0.9, 34),
    Floor.SAND: (70.0, 0.4, 1500.0, 0.13, 0.7, 60),
    Floor.SNOW: (80.0, 0.3, 1900.0, 0.20, 0.9, 90),
    Floor.WATER: (120.0, 0.3, 1700.0, 0.22, 0.9, 24),
}


@lru_cache(maxsize=8)
def footfalls(floor: Floor, hoofed: bool, heavy: float) -> tuple[Mono, ...]:
    """Some steps on this floor at unit peak, the first touch at sample 0; ``heavy`` 1 is a person."""
    rng = np.random.default_rng(31)
    return tuple(_step(rng, floor, hoofed, heavy) for _ in range(_KINDS))


def _step(rng: np.random.Generator, floor: Floor, hoofed: bool, heavy: float) -> Mono:
    low, thump, high, seconds, scuff, grains = _SOUNDS[floor]
    length = round((0.12 + 2.2 * seconds) * SAMPLE_RATE)
    at = np.arange(length) / SAMPLE_RATE
    deep = low * rng.uniform(0.9, 1.1) * heavy**-0.3
    sound = thump * np.sin(2 * np.pi * deep * at * np.exp(-1.5 * at)) * np.exp(-at / (0.03 * heavy**0.3))
    white = rng.standard_normal(length)
    if grains:
        # Many small things that give way: a rustle, a crunch.
        gate = np.zeros(length)
        for when in rng.gamma(1.6, seconds / 2.2, grains):
            start = round(when * SAMPLE_RATE)
            if start < length - 200:
                gate[start : start + 200] += rng.uniform(0.2, 1.0) * np.hanning(200)
        envelope = 0.25 * np.exp(-((at - 0.4 * seconds) ** 2) / (0.5 * seconds) ** 2) + gate
    else:
        envelope = np.exp(-at / (0.4 * seconds))
    sound += scuff * 0.4 * envelope * _around(white, high * rng.uniform(0.85, 1.15))
    if hoofed and floor in {Floor.HARD, Floor.WOOD, Floor.GRAVEL}:
        ring = rng.uniform(950.0, 1250.0)
        sound += 0.9 * np.sin(2 * np.pi * ring * at) * np.exp(-at / 0.012)
        sound += 0.4 * np.sin(2 * np.pi * 2.3 * ring * at) * np.exp(-at / 0.006)
    ends = np.clip(at / 0.002, 0.0, 1.0) * np.clip((at[-1] - at) / 0.02, 0.0, 1.0)
    sound *= ends
    return np.asarray(sound / np.abs(sound).max(), np.float32)


def _around(white: Curve, hertz: float) -> Curve:
    spectrum = np.fft.rfft(white)
    f = np.fft.rfftfreq(len(white), 1 / SAMPLE_RATE)
    f[0] = 1.0
    shaped = np.fft.irfft(spectrum / np.sqrt(1 + (1.1 * (f / hertz - hertz / f)) ** 2), len(white))
    return np.asarray(shaped / shaped.std())
