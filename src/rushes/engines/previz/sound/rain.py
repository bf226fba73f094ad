"""Rain: the broad hiss of all drops far and near, and the single drops that fall close by."""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from rushes.engines.previz.scene import Place as Ground
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sound.bed import Bed, Place
from rushes.engines.previz.sound.events import Stage
from rushes.engines.previz.sound.mood import Mood
from rushes.engines.previz.sound.noise import Spectrum, band, noise
from rushes.engines.previz.sound.stretch import Curve, Mono, Stereo
from rushes.engines.previz.sound.surroundings import Surroundings, surroundings
from rushes.media.aac import SAMPLE_RATE

_CELL = 0.25
#: Drops close by in a second of the heaviest rain.
_RATE = 130.0
_KINDS = 32
_WATER = {Ground.SEA, Ground.LAKE, Ground.COAST}


# Rain is heard through walls and glass, and nowhere where there is no sky.
_REACHES = {Surroundings.OPEN: 1.1, Surroundings.INDOORS: 0.7, Surroundings.APART: 0.0}


def _level(scene: Scene, mood: Mood) -> Curve:
    return _REACHES[surroundings(scene.place)] * mood.rain**0.8


def _hiss(place: Place) -> Stereo:
    """Fine rain is thin and high; heavy rain has body, and on water more of it."""
    indoors = surroundings(place.scene.place) is Surroundings.INDOORS
    body = 0.55 if place.scene.place in _WATER else 0.4

    def colour(time: float) -> Spectrum:
        heavy = float(np.interp(time, place.times, place.mood.rain))
        if indoors:
            return band(150.0, 900.0, slope=0.5) + 0.3 * band(900.0, 3500.0, slope=0.5)
        return band(700.0, 9000.0, slope=0.25, order=1) + body * heavy * band(250.0, 1800.0, slope=0.5)

    out = noise(place.stretch, place.chance, colour, width=1.0)
    for ear, side in enumerate(("left", "right")):
        sheets = 0.6 * place.chance.wander(place.times, 3.7) + 0.4 * place.chance.named(side).wander(
            place.times, 0.9
        )
        out[ear] *= place.stretch.samples(0.8 + 0.4 * sheets)
    return out


RAIN = Bed("rain", _level, _hiss)


def drops(place: Place, stage: Stage) -> None:
    """Set the near drops on the stage: many faint ones, few loud ones, never two alike."""
    where = surroundings(place.scene.place)
    if where is Surroundings.APART:
        return
    # Indoors they are those on the window panes.
    on_glass = where is Surroundings.INDOORS
    grains = _grains(place.scene.place in _WATER, on_glass)
    first = math.floor((stage.stretch.start_time - 0.1) / _CELL)
    for cell in range(first, math.ceil(stage.stretch.end_time / _CELL)):
        heavy = float(np.interp(cell * _CELL, place.times, place.mood.rain))
        if heavy <= 0.02:
            continue
        rng = place.chance.at(cell)
        number = int(rng.poisson(_RATE * _CELL * heavy))
        for share, near, side, kind in rng.random((number, 4)):
            # Loudness falls with distance, and there is more room farther away: a power law.
            gain = 0.008 + (0.035 if on_glass else 0.06) * near**6
            stage.place(
                grains[int(kind * _KINDS)],
                (cell + share) * _CELL,
                gain=gain * (0.5 + 0.5 * heavy),
                side=2 * side - 1,
                echo=0.1,
            )


@cache
def _grains(on_water: bool, on_glass: bool) -> tuple[Mono, ...]:
    """Drops on leaves and soil are short bursts; on water a ringing bubble follows; glass rings."""
    rng = np.random.default_rng(20)
    if on_glass:
        return tuple(_pane(rng) for _ in range(_KINDS))
    return tuple(_bubble(rng) if on_water and number % 2 else _tap(rng) for number in range(_KINDS))


def _tap(rng: np.random.Generator) -> Mono:
    length = round(0.018 * SAMPLE_RATE)
    at = np.arange(length) / SAMPLE_RATE
    pitch, decay = rng.uniform(1800.0, 6500.0), rng.uniform(0.0015, 0.004)
    body = np.convolve(rng.standard_normal(length), np.hanning(5), "same") * 0.25
    ring = np.sin(2 * np.pi * pitch * at)
    attack = np.clip(at / 0.0006, 0.0, 1.0)
    tail = np.clip((at[-1] - at) / 0.004, 0.0, 1.0)
    return np.asarray(((body + ring) * attack**2 * tail * np.exp(-at / decay)).astype(np.float32))


def _pane(rng: np.random.Generator) -> Mono:
    """The dull knock of the pane under the drop's tick."""
    at = np.arange(round(0.04 * SAMPLE_RATE)) / SAMPLE_RATE
    knock = np.sin(2 * np.pi * rng.uniform(320.0, 620.0) * at) * np.exp(-at / 0.008)
    tick = np.sin(2 * np.pi * rng.uniform(2200.0, 4200.0) * at) * np.exp(-at / 0.002)
    shape = np.clip(at / 0.0008, 0.0, 1.0) * np.clip((at[-1] - at) / 0.006, 0.0, 1.0)
    return np.asarray(shape * (0.8 * knock + 0.5 * tick), np.float32)


def _bubble(rng: np.random.Generator) -> Mono:
    """A trapped bubble rings and rises in pitch as it shrinks."""
    length = round(0.045 * SAMPLE_RATE)
    at = np.arange(length) / SAMPLE_RATE
    pitch = rng.uniform(700.0, 2400.0) * (1 + rng.uniform(1.0, 5.0) * at)
    attack = np.clip(at / 0.0015, 0.0, 1.0) ** 2
    tail = np.clip((at[-1] - at) / 0.006, 0.0, 1.0)
    ring = np.sin(2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE)
    return np.asarray(
        (0.8 * ring * attack * tail * np.exp(-at / rng.uniform(0.005, 0.014))).astype(np.float32)
    )
