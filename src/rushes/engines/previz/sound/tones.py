"""Endless steady tones of calibrated loudness: hums, drones and pads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rushes.engines.previz.sound.bed import Place
from rushes.engines.previz.sound.stretch import Curve, Mono, Stereo, Stretch
from rushes.media.aac import SAMPLE_RATE
from rushes.media.loudness import TARGET_LUFS, k_response


@dataclass(frozen=True)
class Partial:
    hertz: float
    #: Amplitude against the others.
    share: float
    #: Seconds in which it comes and goes by itself; 0 is steady.
    breath: float = 0.0


def tones(place: Place, partials: tuple[Partial, ...]) -> Stereo:
    """The sum of the partials at -23 LUFS, (2, n); each breathes apart in either ear."""
    hertz = np.array([partial.hertz for partial in partials])
    heard = np.abs(k_response(hertz)) * np.array([partial.share for partial in partials])
    gain = np.sqrt(10 ** ((TARGET_LUFS + 0.691) / 10) / np.square(heard).sum())
    out = np.zeros((2, place.stretch.length), np.float32)
    for number, partial in enumerate(partials):
        wave = np.float32(gain * partial.share) * sine(place.stretch, partial.hertz, 0.37 * number)
        for ear in range(2):
            out[ear] += wave * place.stretch.samples(_breath(place, number, partial, ear))
    return out


def sine(stretch: Stretch, hertz: float, turn: float = 0.0) -> Mono:
    """A sine of absolute time, begun ``turn`` of its circle before time 0."""
    cycles = (stretch.first + np.arange(stretch.length)) * (hertz / SAMPLE_RATE) + turn
    return np.asarray(np.sin(2 * np.pi * (cycles - np.floor(cycles))), np.float32)


def _breath(place: Place, number: int, partial: Partial, ear: int) -> Curve:
    if not partial.breath:
        return np.ones(len(place.times))
    chance = place.chance.named(f"breath{number}")
    both = chance.wander(place.times, partial.breath)
    own = chance.named(str(ear)).wander(place.times, 0.8 * partial.breath)
    return np.asarray(0.35 + 1.3 * (0.6 * both + 0.4 * own))
