"""The room that a landscape is: a short, dark echo that tells a valley from a dune."""

from __future__ import annotations

from functools import cache

import numpy as np

from rushes.engines.previz.scene import Place
from rushes.engines.previz.sound.stretch import Mono, Stereo
from rushes.media.aac import SAMPLE_RATE

#: No echo is longer than this, seconds; it has fallen by 60 dB long before.
LONGEST = 2.5

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
}


def echo(wet: Mono, place: Place) -> Stereo:
    """What comes back of the sounds that were sent, (2, n)."""
    if not wet.any():
        return np.zeros((2, len(wet)), np.float32)
    answer = _answer(place)
    size = 1 << (len(wet) + answer.shape[1] - 1).bit_length()
    spectrum = np.fft.rfft(wet, size) * np.fft.rfft(answer, size, axis=1)
    back: Stereo = np.fft.irfft(spectrum, size, axis=1)[:, : len(wet)].astype(np.float32)
    return back


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
    tail *= np.clip((at - 0.012) / 0.02, 0.0, 1.0) * np.clip((LONGEST - at) / 0.05, 0.0, 1.0)
    answer: Stereo = (gain * tail / np.sqrt(np.square(tail).sum(axis=1, keepdims=True))).astype(np.float32)
    return answer
