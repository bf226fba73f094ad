"""Instruments, a note at a time, at unit peak."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rushes.engines.previz.sound.stretch import Curve, Mono
from rushes.media.aac import SAMPLE_RATE

#: Hertz, sharpness and share of what a violin's body answers to.
_VIOLIN = ((290.0, 6.0, 0.7), (460.0, 6.0, 0.9), (1100.0, 3.0, 0.6), (2700.0, 2.0, 0.8))


def hertz(key: float) -> float:
    """Of a key of the piano by its MIDI number: 69 is 440 Hz."""
    return float(440.0 * 2 ** ((key - 69) / 12))


@lru_cache(maxsize=256)
def strings(key: int, seconds: float) -> Mono:
    """Several players on one note: swells, and dies away over the last half second."""
    at = _times(seconds + 0.6)
    samples = np.arange(len(at), dtype=np.float32)
    sound = np.zeros(len(at))
    for number, apart in enumerate((-0.006, -0.002, 0.003, 0.007)):
        for k in range(1, 9):
            loud = 1 / k**1.6 / (1 + (k * hertz(key) / 2600.0) ** 2)
            turn = np.float32(2 * np.pi * k * hertz(key) * (1 + apart) / SAMPLE_RATE)
            sound += np.float32(loud) * np.sin(samples * turn + np.float32(1.7 * number * k))
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
def plucked(key: int, at_share: float = 0.18, rings: float = 1.1) -> Mono:
    """A string that is plucked at a share of its length and ``rings`` for so many seconds."""
    at = _times(2.4 * rings)
    f = hertz(key)
    sound = np.zeros(len(at))
    for k in range(1, min(22, int(9000.0 / f)) + 1):
        loud = abs(np.sin(np.pi * k * at_share)) / k**1.15
        fades = 0.75 * rings / (1 + 0.22 * k) * (220.0 / f) ** 0.35
        _ring(sound, loud, k * f * np.sqrt(1 + 4e-5 * k * k), fades, k)
    nail = np.random.default_rng(key).standard_normal(len(at)) * np.exp(-at / 0.004) * 0.15
    return _unit((sound + nail) * _edges(at, 0.0015, 0.2))


@lru_cache(maxsize=128)
def driven(key: int, seconds: float) -> Mono:
    """An electric guitar's fifth through an amplifier that is too small for it."""
    at = _times(seconds)
    f = hertz(key)
    clean = sum(
        np.sin(2 * np.pi * k * note * at) / k * np.exp(-at * k**0.5 / 2.0)
        for note in (f, 1.5 * f)
        for k in range(1, 7)
    )
    spectrum = np.fft.rfft(np.tanh(2.4 * np.asarray(clean)))
    hz = np.fft.rfftfreq(len(at), 1 / SAMPLE_RATE)
    # The loudspeaker's cabinet.
    spectrum *= (hz > 60.0) / (1 + (hz / 3200.0) ** 4)
    return _unit(np.fft.irfft(spectrum, len(at)) * _edges(at, 0.003, 0.06))


@lru_cache(maxsize=128)
def hammered(key: int) -> Mono:
    """A piano's strings: three to a note, stiff, with the hammer's knock; high notes are short."""
    at = _times(2.8)
    f = hertz(key)
    sound = np.zeros(len(at))
    for apart in (-2.5e-4, 2.5e-4):
        for k in range(1, min(14, int(8000.0 / f)) + 1):
            hz = k * f * (1 + apart) * np.sqrt(1 + 3.5e-4 * k * k)
            # Strings of one note soon swing against each other: what is left then lasts.
            _ring(sound, 0.6 / k**1.25, hz, 0.28 / k**0.7, 0.4 * k * k)
            _ring(sound, 0.4 / k**1.25, hz, 1.3 / k**0.6 * (260.0 / f) ** 0.4, 0.4 * k * k)
    knock = np.random.default_rng(key).standard_normal(len(at)) * np.exp(-at / 0.006) * 0.12
    return _unit((sound + np.convolve(knock, np.hanning(30) / 15.0, "same")) * _edges(at, 0.003, 0.3))


@lru_cache(maxsize=128)
def bowed(key: int, seconds: float) -> Mono:
    """A violin: it speaks slowly, trembles once it does, and its body has notes of its own."""
    at = _times(seconds + 0.15)
    tremble = 0.006 * np.clip((at - 0.18) / 0.3, 0.0, 1.0) * np.sin(2 * np.pi * 5.6 * at)
    phase = 2 * np.pi * np.cumsum(hertz(key) * (1 + tremble)) / SAMPLE_RATE
    sound = np.zeros(len(at))
    for k in range(1, min(16, int(9000.0 / hertz(key))) + 1):
        hz = k * hertz(key)
        body = sum(g / np.sqrt(1 + (q * (hz / c - c / hz)) ** 2) for c, q, g in _VIOLIN)
        sound += (0.15 + body) / k * np.sin(k * phase + 0.6 * k)
    hair = np.random.default_rng(key).standard_normal(len(at)) * 0.05
    shape = np.clip(at / 0.09, 0.0, 1.0) ** 1.5 * np.clip((at[-1] - at) / 0.15, 0.0, 1.0)
    return _unit((sound + np.convolve(hair, np.hanning(7), "same")) * shape)


@lru_cache(maxsize=128)
def blown(key: int, seconds: float) -> Mono:
    """Brass: the louder, the brighter, so that it opens as it begins and closes as it ends."""
    at = _times(seconds + 0.08)
    tremble = 0.004 * np.clip((at - 0.3) / 0.3, 0.0, 1.0) * np.sin(2 * np.pi * 5.0 * at)
    phase = 2 * np.pi * np.cumsum(hertz(key) * (1 + tremble)) / SAMPLE_RATE
    loud = (
        np.clip(at / 0.05, 0.0, 1.0)
        * np.clip((at[-1] - at) / 0.08, 0.0, 1.0)
        * (0.8 + 0.2 * np.exp(-at / 0.2))
    )
    sound = np.zeros(len(at))
    for k in range(1, min(12, int(8000.0 / hertz(key))) + 1):
        sound += loud ** (0.6 + 0.35 * k) / (1 + (k * hertz(key) / 1700.0) ** 2) ** 0.7 * np.sin(k * phase)
    return _unit(sound)


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


def _ring(sound: Curve, loud: float, hz: float, fades: float, turn: float) -> None:
    """Add a tone that dies away to a third in ``fades`` seconds, as long as it is heard."""
    length = min(len(sound), round(6.0 * fades * SAMPLE_RATE))
    at = np.arange(length, dtype=np.float32)
    wave = np.sin(at * np.float32(2 * np.pi * hz / SAMPLE_RATE) + np.float32(turn))
    sound[:length] += np.float32(loud) * wave * np.exp(at * np.float32(-1 / (fades * SAMPLE_RATE)))


def _times(seconds: float) -> Curve:
    return np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE


def _edges(at: Curve, rise: float = 0.004, fall: float = 0.03) -> Curve:
    return np.asarray(np.clip(at / rise, 0.0, 1.0) * np.clip((at[-1] - at) / fall, 0.0, 1.0))


def _unit(sound: Curve) -> Mono:
    return np.asarray(sound / np.abs(sound).max(), np.float32)
