"""A throat: a buzzing source through the resonances of a mouth, for calls of beasts and birds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rushes.engines.previz.sound.events import glide, hump, silence
from rushes.engines.previz.sound.stretch import Curve, Mono
from rushes.media.aac import SAMPLE_RATE

_HARMONICS = 28


@dataclass(frozen=True)
class Cry:
    """One breath of a call."""

    #: Hertz that it passes through.
    pitch: tuple[float, ...]
    seconds: float
    #: Hertz of two resonances at its start and of both at its end: a mouth that opens or closes.
    mouth: tuple[float, float, float, float]
    #: How hoarse it is: 0 to 1.
    rough: float = 0.1
    #: Share of breath: 0 to 1.
    breath: float = 0.1
    #: Share of its length in which it rises.
    attack: float = 0.15
    #: Beats a second of a bleat or a purr, and how deep they cut.
    tremble: tuple[float, float] = (0.0, 0.0)
    #: Seconds of rest after it.
    rest: float = 0.1


def cry(rng: np.random.Generator, calls: tuple[Cry, ...], higher: float = 1.0) -> Mono:
    """The breaths one after another at unit peak; ``higher`` times the pitch, for a smaller throat."""
    own = higher * rng.uniform(0.94, 1.06)
    parts: list[Mono] = []
    for call in calls:
        parts += [_breath(rng, call, own), silence(call.rest * rng.uniform(0.8, 1.25))]
    sound = np.concatenate(parts)
    return np.asarray(sound / max(float(np.abs(sound).max()), 1e-6), np.float32)


def _breath(rng: np.random.Generator, call: Cry, higher: float) -> Mono:
    pitch = glide(call.pitch, call.seconds * rng.uniform(0.9, 1.12)) * np.float32(higher)
    length = len(pitch)
    slow = _wandering(rng, length, 480)
    pitch = pitch * (1 + 0.12 * call.rough * slow)
    phase = 2 * np.pi * np.cumsum(pitch, dtype=np.float64) / SAMPLE_RATE
    at = np.linspace(0.0, 1.0, length)
    first, second = (call.mouth[i] + (call.mouth[i + 2] - call.mouth[i]) * at for i in (0, 1))
    # A larger throat has a longer mouth, though not by as much.
    first, second = first * higher**0.5, second * higher**0.5
    # Vocal folds that do not close evenly add the octave below.
    sound = 0.35 * call.rough * np.sin(0.5 * phase)
    for number in range(1, _HARMONICS + 1):
        hertz = number * pitch
        if float(hertz.min()) > 11_000.0:
            break
        loud = _resonance(hertz, first, 5.0) + 0.6 * _resonance(hertz, second, 6.0) + 0.05
        sound = sound + loud / number**0.5 * (hertz < 12_000.0) * np.sin(number * phase)
    air = _shaped(rng.standard_normal(length), float(first.mean()), float(second.mean()))
    sound = (1 - call.breath) * sound / 2.0 + call.breath * air
    grit = 1 + 0.8 * call.rough * _wandering(rng, length, 240)
    rate, deep = call.tremble
    tremble = 1 - deep * (0.5 + 0.5 * np.sin(2 * np.pi * rate * np.arange(length) / SAMPLE_RATE))
    return np.asarray(sound * grit * tremble * hump(length, call.attack), np.float32)


def _wandering(rng: np.random.Generator, length: int, every: int) -> Curve:
    """About 0, to a new value in ``every`` so many samples."""
    values = rng.standard_normal(length // every + 2).astype(np.float32)
    return np.interp(np.arange(length), every * np.arange(len(values)), values)


def _resonance(hertz: Curve, centre: Curve, sharpness: float) -> Curve:
    return np.asarray(1 / np.sqrt(1 + (sharpness * (hertz / centre - centre / hertz)) ** 2))


def _shaped(white: Curve, first: float, second: float) -> Curve:
    spectrum = np.fft.rfft(white)
    f = np.fft.rfftfreq(len(white), 1 / SAMPLE_RATE)
    f[0] = 1.0
    shape = _resonance(f, np.full_like(f, first), 2.0) + 0.7 * _resonance(f, np.full_like(f, second), 2.0)
    shaped = np.fft.irfft(spectrum * shape, len(white))
    return np.asarray(shaped / max(float(shaped.std()), 1e-9) * 0.5)
