"""Voices that speak a line: a small network's spectra, and two throats for them.

The network of `hibari` has one speaker, a woman. For every 12.5 ms it gives the pitch and the spectrum of the
throat apart; so another speaker is had by lowering the pitch and by pressing the spectrum together, as a
longer throat does, before the two are joined.
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from rushes.engines.previz.heard import Manner, Voice
from rushes.engines.previz.sound.stretch import Mono
from rushes.media.aac import SAMPLE_RATE
from rushes.media.loudness import integrated

if TYPE_CHECKING:
    from hibari import Hibari

#: (hertz, frames)
_Rows = npt.NDArray[np.float32]
#: Of hers: times the pitch, times the resonances' hertz.
_THROATS = {Voice.FEMALE: (1.0, 1.0), Voice.MALE: (0.56, 0.86)}
#: The same, of those who speak with one voice beside one another.
_OTHERS = ((1.0, 1.0), (0.86, 0.95), (1.13, 1.04))
#: Loudness of a line by itself, LUFS.
LINE_LUFS = {Manner.USUAL: -21.5, Manner.WHISPERED: -25.0, Manner.SHOUTED: -20.0}
#: Who shouts speaks at so many times the pitch, and is brighter by so much an octave above 500 Hz: log.
_RAISED, _BRIGHT = 1.28, 0.28
#: Natural logarithm of the breath of a whisper to the note that it stands for, at most; below so many hertz
#: the open throat gives less.
_BREATH, _OPEN = -0.8, 650.0
#: Frames less voiced than this have no pitch, hertz.
_UNVOICED = 40.0
#: Natural logarithm of no sound at all.
_NOTHING = -12.0


@lru_cache(maxsize=64)
def spoken(
    text: str, voice: Voice, speed: float = 1.0, manner: Manner = Manner.USUAL, other: int = 0
) -> Mono:
    """The words at 48 kHz and its manner's `LINE_LUFS`, without silence before or after; ``speed`` 0.5 to 2.

    ``other``: how many others of this voice there are before whoever speaks; they are told apart. The same
    words sound the same, always. Empty where there is nothing to pronounce.
    """
    tts = _tts()
    (lower, shift), (own_lower, own_shift) = _THROATS[voice], _OTHERS[other % len(_OTHERS)]
    throat = (lower * own_lower, shift * own_shift)
    rng = np.random.default_rng(zlib.crc32(text.encode()))
    parts = [_said(tts, tts.ids(phonemes), throat, speed, manner, rng) for phonemes in tts.phonemize(text)]
    if not parts:
        return np.zeros(0, np.float32)
    line = _trimmed(_doubled(np.concatenate(parts)))
    if not line.size:
        return line
    gain = 10 ** ((LINE_LUFS[manner] - integrated(np.stack([line, line], axis=1))) / 20)
    return np.asarray(line * gain, np.float32)


@cache
def _tts() -> Hibari:
    # Loaded with the first line: two networks, 0.5 s.
    from hibari import Hibari

    return Hibari()


def _said(
    tts: Hibari,
    ids: list[int],
    throat: tuple[float, float],
    speed: float,
    manner: Manner,
    rng: np.random.Generator,
) -> Mono:
    """One sentence at 24 kHz."""
    from hibari import dsp

    given = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([speed], np.float32)}
    harmonic, phase, noise, free, free_phase, pitch = (out[0] for out in tts.sess.run(None, given))
    lower, shift = throat
    if shift != 1.0:
        harmonic, noise, free = (_longer(loud, shift, _NOTHING) for loud in (harmonic, noise, free))
        phase, free_phase = _longer(phase, shift, 0.0), _longer(free_phase, shift, 0.0, near=True)
        pitch = np.where(pitch > _UNVOICED, pitch * np.float32(lower), pitch)
    if manner is Manner.WHISPERED:
        # The folds stay open: the throat shapes breath, and no note.
        hertz = _hertz(harmonic)
        breath = harmonic + np.float32(_BREATH) - 1.8 * np.exp(-((hertz / _OPEN) ** 2))
        breath = breath - 4.0 * np.exp(-((hertz / 170.0) ** 2))
        noise = np.where(pitch > _UNVOICED, np.logaddexp(noise, breath), noise).astype(np.float32)
        harmonic = np.full_like(harmonic, _NOTHING)
    elif manner is Manner.SHOUTED:
        harmonic = harmonic + _BRIGHT * np.log2(np.maximum(_hertz(harmonic), 500.0) / 500.0)
        pitch = np.where(pitch > _UNVOICED, pitch * np.float32(_RAISED), pitch)
    sentence: Mono = dsp.synth(harmonic, phase, noise, free, free_phase, pitch, rng)
    return sentence


def _hertz(spectrum: _Rows) -> _Rows:
    """Of its rows, as a column."""
    return np.linspace(0.0, 12_000.0, len(spectrum), dtype=np.float32)[:, None]


def _longer(spectrum: _Rows, factor: float, beyond: float, *, near: bool = False) -> _Rows:
    """Rows of hertz moved to ``factor`` times theirs; ``near`` takes the nearest row, as angles need."""
    at = np.arange(len(spectrum)) / factor
    top = len(spectrum) - 1
    low = np.minimum(at.astype(int), top)
    if near:
        out = spectrum[np.minimum(np.rint(at).astype(int), top)]
    else:
        share = (at - low).astype(np.float32)[:, None]
        out = spectrum[low] * (1 - share) + spectrum[np.minimum(low + 1, top)] * share
    out[at > top] = beyond
    return np.asarray(out, np.float32)


def _doubled(sound: Mono) -> Mono:
    """From 24 to 48 kHz, by the spectrum."""
    spectrum = np.fft.rfft(sound)
    wide = np.zeros(len(sound) + 1, np.complex128)
    wide[: len(spectrum)] = spectrum
    doubled: Mono = (2.0 * np.fft.irfft(wide, 2 * len(sound))).astype(np.float32)
    return doubled


def _trimmed(sound: Mono) -> Mono:
    """Without what is silent at its ends, which fade over 10 ms."""
    loud = np.flatnonzero(np.abs(sound) > 0.01)
    if not loud.size:
        return np.zeros(0, np.float32)
    keep = SAMPLE_RATE // 50
    cut = sound[max(loud[0] - keep, 0) : loud[-1] + 2 * keep].copy()
    ramp = np.linspace(0.0, 1.0, min(SAMPLE_RATE // 100, len(cut) // 2), dtype=np.float32)
    cut[: len(ramp)] *= ramp
    cut[len(cut) - len(ramp) :] *= ramp[::-1]
    return cut
