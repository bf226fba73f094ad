"""A few soft instruments, a note at a time, at unit peak."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rushes.engines.previz.sound.stretch import Curve, Mono
from rushes.media.aac import SAMPLE_RATE


def hertz(key: float) -> float:
    """Of a key of the piano by its MIDI number: 69 is 440 Hz."""
    return float(440.0 * 2 ** ((key - 69) / 12))


@lru_cache(maxsize=256)
def strings(key: int, seconds: float) -> Mono:
    """Several players on one note: swells, and dies away over the last half second."""
    at = _times(seconds + 0.6)
    sound = np.zeros(len(at))
    for number, apart in enumerate((-0.006, -0.002, 0.003, 0.007)):
        for k in range(1, 9):
            loud = 1 / k**1.6 / (1 + (k * hertz(key) / 2600.0) ** 2)
            sound += loud * np.sin(2 * np.pi * k * hertz(key) * (1 + apart) * at + 1.7 * number * k)
    rise, fall = np.clip(at / 0.5, 0.0, 1.0), np.clip((seconds + 0.6 - at) / 0.8, 0.0, 1.0)
    return _unit(sound * np.sin(np.pi / 2 * rise) ** 2 * np.sin(np.pi / 2 * fall) ** 2)


@lru_cache(maxsize=256)
def keys(key: int) -> Mono:
    """An electric piano: a round tone with a little bell at its start."""
    at = _times(2.2)
    f = hertz(key)
    body = sum(
        loud * np.sin(2 * np.pi * k * f * at) * np.exp(-at * k**0.6 / 0.75)
        for k, loud in ((1, 1.0), (2, 0.35), (3, 0.12), (4, 0.06))
    )
    bell = 0.16 * np.sin(2 * np.pi * 7.02 * f * at) * np.exp(-at / 0.06) * (7 * f < 9000.0)
    return _unit((body + bell) * _edges(at))


@lru_cache(maxsize=128)
def bass(key: int, seconds: float) -> Mono:
    at = _times(seconds)
    f = hertz(key)
    sound = sum(np.sin(2 * np.pi * k * f * at) / k**1.7 * np.exp(-at * k**0.5 / 0.9) for k in range(1, 7))
    return _unit(np.asarray(sound) * _edges(at, 0.006, 0.06))


@lru_cache(maxsize=16)
def drum(low: float, seconds: float) -> Mono:
    """A skin that is struck: its note falls while it dies away."""
    at = _times(seconds)
    phase = 2 * np.pi * low * (at + 0.03 * (1 - np.exp(-at / 0.03)))
    noise = np.random.default_rng(5).standard_normal(len(at)) * np.exp(-at / 0.008) * 0.12
    return _unit((np.sin(phase) * np.exp(-at / (0.3 * seconds)) + noise) * _edges(at, 0.002))


@lru_cache(maxsize=16)
def cymbal(low: float, seconds: float) -> Mono:
    """Hiss above ``low`` hertz that dies away: a hat, a brush, a clap."""
    at = _times(seconds)
    white = np.random.default_rng(9).standard_normal(len(at))
    spectrum = np.fft.rfft(white)
    f = np.fft.rfftfreq(len(at), 1 / SAMPLE_RATE)
    soft = spectrum * (f > 1.0) / (1 + (low / np.maximum(f, 1.0)) ** 4) / (1 + (f / 11_000.0) ** 4)
    return _unit(np.fft.irfft(soft, len(at)) * np.exp(-at / (0.25 * seconds)) * _edges(at, 0.001))


def _times(seconds: float) -> Curve:
    return np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE


def _edges(at: Curve, rise: float = 0.004, fall: float = 0.03) -> Curve:
    return np.asarray(np.clip(at / rise, 0.0, 1.0) * np.clip((at[-1] - at) / fall, 0.0, 1.0))


def _unit(sound: Curve) -> Mono:
    return np.asarray(sound / np.abs(sound).max(), np.float32)
