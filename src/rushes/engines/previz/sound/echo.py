"""The room that a place is: an echo that tells a valley from a dune, and a hallway from a bedroom."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from rushes.engines.previz.scene import Place
from rushes.engines.previz.sound.stretch import Mono, Stereo
from rushes.engines.previz.sound.surroundings import Surroundings, surroundings
from rushes.media.aac import SAMPLE_RATE

#: No echo is longer than this, seconds; it has fallen by 60 dB long before.
LONGEST = 2.5

#: Samples: 2 to the 11th, 3 and 5.
_QUICK = 30_720

# Seconds until the echo has fallen by 60 dB, and its gain.
_ROOMS = {
    Place.MOUNTAINS: (2.2, 0.5),
    Place.VALLEY: (2.0, 0.6),
    Place.FOREST: (1.1, 0.7),
    Place.HILLS: (1.2, 0.35),
    Place.LAKE: (1.6, 0.45),
    Place.COAST: (0.7, 0.25),
    Place.DUNES: (0.4, 0.15),
    Place.SEA: (0.4, 0.1),
    Place.STREET: (1.3, 0.5),
    Place.SKYLINE: (1.8, 0.4),
    Place.SUBURB: (0.7, 0.25),
    Place.PARK: (0.6, 0.15),
    Place.SWAMP: (1.0, 0.4),
    Place.BAMBOO: (0.8, 0.4),
    Place.GAS_STATION: (0.8, 0.25),
    Place.RUINS: (1.1, 0.35),
    Place.GRAVEYARD: (0.7, 0.2),
    Place.TUNNEL: (2.4, 0.7),
    Place.CAVE: (2.2, 0.7),
    Place.WATERFALL: (1.4, 0.4),
    Place.SITE: (1.0, 0.35),
    Place.FARM: (0.7, 0.2),
    Place.HARBOUR: (0.8, 0.25),
    Place.SQUARE: (1.3, 0.4),
    Place.MARKET: (0.9, 0.35),
    Place.STADIUM: (1.9, 0.4),
    Place.LIVING_ROOM: (0.45, 0.3),
    Place.KITCHEN: (0.55, 0.45),
    Place.BEDROOM: (0.3, 0.2),
    Place.HALLWAY: (1.2, 0.6),
    Place.OFFICE: (0.5, 0.35),
    Place.CLASSROOM: (0.8, 0.5),
    Place.WAREHOUSE: (2.0, 0.6),
    Place.SHELF: (0.7, 0.4),
    Place.SHOP: (0.4, 0.25),
    Place.CAFE: (0.6, 0.4),
    Place.RESTAURANT: (0.6, 0.35),
    Place.BAR: (0.5, 0.35),
    Place.NIGHTCLUB: (0.9, 0.5),
    Place.PLATFORM: (1.9, 0.6),
    Place.HOSPITAL: (0.6, 0.4),
    Place.GALLERY: (1.4, 0.55),
    Place.CONCERT: (1.8, 0.55),
    Place.THEATRE: (1.3, 0.5),
    Place.LIBRARY: (0.7, 0.35),
    Place.CHURCH: (2.4, 0.7),
    Place.GYM: (1.1, 0.5),
    Place.SERVER_ROOM: (0.6, 0.4),
    Place.AIRPORT: (1.6, 0.5),
    Place.PRISON: (0.9, 0.5),
    Place.ELEVATOR: (0.3, 0.3),
    Place.COURTROOM: (0.8, 0.45),
    Place.CABIN: (0.3, 0.2),
    Place.GARAGE: (1.9, 0.6),
    Place.LOBBY: (1.2, 0.45),
    Place.DINING_ROOM: (0.6, 0.4),
    Place.BATHROOM: (1.0, 0.7),
    Place.STAIRCASE: (1.9, 0.7),
    Place.BALCONY: (0.5, 0.15),
    Place.STUDIO: (0.25, 0.12),
    Place.UNDERWATER: (1.6, 0.7),
    Place.SPACE: (2.3, 0.5),
    Place.PLANET: (1.8, 0.4),
    Place.ICE: (0.8, 0.2),
    Place.LABORATORY: (0.7, 0.5),
    Place.CELL: (1.2, 0.6),
    Place.ABSTRACT: (2.2, 0.6),
}
# Walls of a room are nearer than a valley's: the first answer comes at once.
_FIRST_WALL, _NEAR_WALL = 0.012, 0.003


def echo(wet: Mono, place: Place) -> Stereo:
    """What comes back of the sounds that were sent, (2, n)."""
    if not wet.any():
        return np.zeros((2, len(wet)), np.float32)
    # Whole blocks of a length that is quick to transform, for no power of two is near what is usual.
    size = -(-(len(wet) + round(LONGEST * SAMPLE_RATE)) // _QUICK) * _QUICK
    spectrum = np.fft.rfft(wet, size) * _spectrum(place, size)
    back: Stereo = np.fft.irfft(spectrum, size, axis=1)[:, : len(wet)].astype(np.float32)
    return back


@lru_cache(maxsize=2)
def _spectrum(place: Place, size: int) -> npt.NDArray[np.complexfloating[Any, Any]]:
    """Of the answer: the same for every stretch of that length."""
    return np.fft.rfft(_answer(place), size, axis=1)


@cache
def _answer(place: Place) -> Stereo:
    """What comes back of a single clap: thin reflections that grow dense, and darker as they fade."""
    seconds, gain = _ROOMS[place]
    rng = np.random.default_rng(7)
    length = round(LONGEST * SAMPLE_RATE)
    at = np.arange(length) / SAMPLE_RATE
    bright = rng.standard_normal((2, length))
    dark = np.stack([np.convolve(line, np.hanning(24) / 5.0, "same") for line in bright])
    fade = 10 ** (-3 * at / seconds)
    mix = np.exp(-at / (0.3 * seconds))
    sparse = np.where(rng.random((2, length)) < np.clip(at / 0.12, 0.01, 1.0), 1.0, 0.0)
    tail = (bright * mix + dark * (1 - mix)) * fade * sparse
    # The first walls stand some metres away; the last 50 ms close without a step.
    first = _NEAR_WALL if surroundings(place) is Surroundings.INDOORS else _FIRST_WALL
    tail *= np.clip((at - first) / 0.02, 0.0, 1.0) * np.clip((LONGEST - at) / 0.05, 0.0, 1.0)
    answer: Stereo = (gain * tail / np.sqrt(np.square(tail).sum(axis=1, keepdims=True))).astype(np.float32)
    return answer
