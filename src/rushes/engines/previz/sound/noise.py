"""Endless noise of any colour, of calibrated loudness, drawn in blocks of absolute time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from rushes.engines.previz.sound.stretch import Chance, Stereo, Stretch
from rushes.media.aac import SAMPLE_RATE
from rushes.media.loudness import TARGET_LUFS, k_response

#: Amplitudes over `frequencies`.
Spectrum = npt.NDArray[np.floating[Any]]

#: Samples to a block, and how many of them fade into the next: a colour may change twice a second.
BLOCK, _CROSSING = 32_768, 8_192

# Mean power of one of two channels that together measure -23 LUFS (BS.1770, without gates).
_UNIT_POWER = 10 ** ((TARGET_LUFS + 0.691) / 10) / 2


def noise(
    stretch: Stretch,
    chance: Chance,
    colour: Spectrum | Callable[[float], Spectrum],
    *,
    width: float = 0.9,
) -> Stereo:
    """Stereo noise of -23 LUFS, (2, n), in one colour or in one that is asked for by time.

    ``width`` 0 is mono, 1 lets the ears share nothing; below some 200 Hz the ears always share most, as
    they do outdoors, where such waves are longer than a head.
    """
    out = np.zeros((2, stretch.length), np.float32)
    hop = BLOCK - _CROSSING
    window = _window()
    middle, side = _ears(width)
    shape = _calibrated(colour(0.0)) if callable(colour) else _calibrated(colour)
    for number in range(stretch.first // hop - 1, (stretch.end - 1) // hop + 1):
        start = number * hop
        if callable(colour):
            shape = _calibrated(colour((start + BLOCK // 2) / SAMPLE_RATE))
        drawn = chance.at(number).standard_normal((2, BLOCK // 2 + 1, 2), np.float32)
        spectrum = drawn.view(np.complex64)[..., 0] * shape
        common, apart = spectrum[0] * middle, spectrum[1] * side
        block = np.fft.irfft(np.stack((common + apart, common - apart)), BLOCK, axis=1) * window
        first, last = max(start, stretch.first), min(start + BLOCK, stretch.end)
        if first < last:
            out[:, first - stretch.first : last - stretch.first] += block[:, first - start : last - start]
    return out


@cache
def frequencies() -> Spectrum:
    """Hertz of the bins of a spectrum. The first, which is silence, counts as 1 Hz."""
    bins = np.fft.rfftfreq(BLOCK, 1 / SAMPLE_RATE)
    bins[0] = 1.0
    return bins


def band(low: float, high: float, *, slope: float = 0.0, order: int = 2) -> Spectrum:
    """A band of hertz that falls off by ``6 * order`` dB an octave at its ends and, inside, by
    ``6 * slope`` dB an octave (0 white, 0.5 pink, 1 brown)."""
    f = frequencies()
    rise = 1 / np.sqrt(1 + (low / f) ** (2 * order))
    fall = 1 / np.sqrt(1 + (f / high) ** (2 * order))
    return np.asarray(rise * fall * (f / 1000.0) ** -slope)


def peak(centre: float, sharpness: float) -> Spectrum:
    """A resonance: 1 at ``centre`` hertz, ``sharpness`` is its Q."""
    f = frequencies()
    return 1 / np.sqrt(1 + (sharpness * (f / centre - centre / f)) ** 2)


@cache
def _window() -> npt.NDArray[np.float32]:
    """Fades whose squares add up to 1: noise fades into other noise without a dip in loudness."""
    ramp = np.sin(np.pi / 2 * (np.arange(_CROSSING) + 0.5) / _CROSSING)
    return np.concatenate((ramp, np.ones(BLOCK - 2 * _CROSSING), ramp[::-1])).astype(np.float32)


@cache
def _hearing() -> Spectrum:
    return np.abs(k_response(frequencies())) ** 2


def _calibrated(colour: Spectrum) -> npt.NDArray[np.float32]:
    """Scale so that the noise measures -23 LUFS. A bin drawn from two unit normals has power 2."""
    colour = colour * _low_cut()
    power = 4 / BLOCK**2 * np.sum(colour**2 * _hearing())
    return np.asarray(colour * np.sqrt(_UNIT_POWER / power), np.float32)


@cache
def _low_cut() -> Spectrum:
    """Below some 60 Hz there is only what shakes a microphone, not what is heard of a landscape."""
    cut = 1 / (1 + (60.0 / frequencies()) ** 4)
    cut[[0, -1]] = 0.0
    return cut


@cache
def _ears(width: float) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    f = frequencies()
    angle = width * np.pi / 4 * f**2 / (f**2 + 200.0**2)
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)
