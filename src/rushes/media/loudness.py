"""How loud sound is, by ITU-R BS.1770-5 and EBU R 128, in NumPy.

https://www.itu.int/rec/R-REC-BS.1770 defines the weighting, the gates and the true peak;
https://tech.ebu.ch/docs/r/r128.pdf the target of -23 LUFS.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from rushes.media.aac import SAMPLE_RATE, Audio

TARGET_LUFS = -23.0
PEAK_DBTP = -1.5

#: What `integrated` says of silence.
SILENCE_LUFS = -120.0

# BS.1770 table 1 and 2: the head's high shelf and the low cut, as (b, a) at 48 kHz.
_SHELF = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_LOW_CUT = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
# The weighting's longest memory is the low cut's, around 38 Hz; it has died away long before this.
_TAIL = SAMPLE_RATE // 2

_BLOCK = SAMPLE_RATE * 4 // 10
_HOP = SAMPLE_RATE // 10
_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0


def integrated(audio: Audio) -> float:
    """Integrated loudness in LUFS of samples (n, channels) at 48 kHz; -120 for silence.

    Clips below 0.4 s, shorter than one of the standard's blocks, are measured as one block.
    """
    (loudness,) = integrated_to(audio, [len(audio)])
    return loudness


def integrated_to(audio: Audio, lengths: Sequence[int]) -> list[float]:
    """The same of its first so many samples, for each length."""
    if not audio.size:
        return [SILENCE_LUFS for _ in lengths]
    weighted = _weighted(audio)
    return [_gated(_block_power(weighted[:length])) for length in lengths]


def _gated(power: npt.NDArray[np.float64]) -> float:
    loud = power[_lufs(power) > _ABSOLUTE_GATE]
    if not loud.size:
        return SILENCE_LUFS
    gate = _lufs(loud.mean()) + _RELATIVE_GATE
    return float(_lufs(loud[_lufs(loud) > gate].mean()))


def true_peak(audio: Audio) -> float:
    """Peak in dBTP of samples (n, channels), between the samples too: the wave is oversampled four times."""
    peak = float(np.abs(audio).max(initial=0.0))
    for channel in audio.T:
        for phase in _PHASES:
            peak = max(peak, float(np.abs(np.convolve(channel, phase, "same")).max(initial=0.0)))
    return float(20 * np.log10(max(peak, 1e-6)))


def normalise(audio: Audio, target: float = TARGET_LUFS, peak: float = PEAK_DBTP) -> Audio:
    """Scale to ``target`` LUFS, or less where the true peak would rise above ``peak`` dBTP.

    One gain for all: the dynamics stay as they are. Silence stays silence.
    """
    loudness = integrated(audio)
    if loudness <= SILENCE_LUFS:
        return audio
    gain_db = min(target - loudness, peak - true_peak(audio))
    return (audio * np.float32(10 ** (gain_db / 20))).astype(np.float32)


def k_response(frequencies: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.complex128]:
    """What K-weighting multiplies a spectrum by, at these frequencies in hertz."""
    z = np.exp(-2j * np.pi * frequencies / SAMPLE_RATE)
    return _response(_SHELF, z) * _response(_LOW_CUT, z)


def _weighted(audio: Audio) -> npt.NDArray[np.float64]:
    """K-weighting, by multiplying the spectrum: no loop over samples, no recursive filter."""
    length = len(audio)
    size = 1 << (length + _TAIL - 1).bit_length()
    # Each channel in one piece: half as long to transform as side by side.
    spectrum = np.fft.rfft(np.ascontiguousarray(audio.T, np.float64), size)
    weighted: npt.NDArray[np.float64] = np.fft.irfft(spectrum * _weights(size), size)[:, :length].T
    return weighted


@lru_cache(maxsize=2)
def _weights(size: int) -> npt.NDArray[np.complex128]:
    return k_response(np.fft.rfftfreq(size, 1 / SAMPLE_RATE))


def _response(
    biquad: tuple[tuple[float, ...], tuple[float, ...]], z: npt.NDArray[np.complex128]
) -> npt.NDArray[np.complex128]:
    (b0, b1, b2), (a0, a1, a2) = biquad
    answer: npt.NDArray[np.complex128] = (b0 + b1 * z + b2 * z * z) / (a0 + a1 * z + a2 * z * z)
    return answer


def _block_power(weighted: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Mean power of every 400 ms, 100 ms apart, summed over the channels (left and right weigh 1)."""
    power = np.square(weighted).sum(axis=1)
    if len(power) <= _BLOCK:
        return np.array([power.mean()])
    total = np.concatenate(([0.0], np.cumsum(power)))
    starts = np.arange(0, len(power) - _BLOCK + 1, _HOP)
    blocks: npt.NDArray[np.float64] = (total[starts + _BLOCK] - total[starts]) / _BLOCK
    return blocks


def _lufs(power: npt.NDArray[np.float64] | np.float64) -> npt.NDArray[np.float64]:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))


def _interpolators() -> tuple[npt.NDArray[np.float32], ...]:
    """Windowed sincs that read the wave a quarter, a half and three quarters after each sample."""
    taps = np.arange(-16, 17)
    window = np.kaiser(len(taps), 8.0)
    return tuple((np.sinc(taps + shift) * window).astype(np.float32) for shift in (0.25, 0.5, 0.75))


_PHASES = _interpolators()
