"""Loudness against the standard's own reference signals and against FFmpeg's meter."""

from __future__ import annotations

from fractions import Fraction

import av
import numpy as np
import pytest

from rushes.media.loudness import SILENCE_LUFS, integrated, normalise, true_peak


def sine(hertz: float, decibels: float, seconds: float, phase: float = 0.0) -> np.ndarray:
    at = np.arange(round(seconds * 48_000)) / 48_000
    wave = 10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * at + phase)
    return np.stack([wave, wave], axis=1).astype(np.float32)


@pytest.mark.parametrize("seconds", [0.2, 1.0, 20.0])
@pytest.mark.parametrize("decibels", [-23.0, -33.0])
def test_a_reference_tone_reads_as_the_standard_says(decibels: float, seconds: float) -> None:
    """EBU Tech 3341, case 1 and 2: a stereo sine of 1 kHz at -23 dBFS is -23 LUFS."""
    assert integrated(sine(1000.0, decibels, seconds)) == pytest.approx(decibels, abs=0.1)


def test_silent_parts_do_not_count() -> None:
    """EBU Tech 3341, case 3: 10 s at -36, 60 s at -23, 10 s at -36 is -23 LUFS."""
    parts = [sine(1000.0, -36.0, 10), sine(1000.0, -23.0, 60), sine(1000.0, -36.0, 10)]
    assert integrated(np.concatenate(parts)) == pytest.approx(-23.0, abs=0.1)


def test_silence_is_silence() -> None:
    assert integrated(np.zeros((48_000, 2), np.float32)) == SILENCE_LUFS
    assert integrated(np.zeros((0, 2), np.float32)) == SILENCE_LUFS
    assert not normalise(np.zeros((48_000, 2), np.float32)).any()


def test_true_peak_sees_between_the_samples() -> None:
    """EBU Tech 3341, case 16: the samples of this sine of a quarter of the rate miss its peak by 3 dB."""
    assert true_peak(sine(12_000.0, 0.0, 1.0, np.pi / 4)) == pytest.approx(0.0, abs=0.3)


def test_ffmpeg_measures_the_same() -> None:
    rng = np.random.default_rng(5)
    noise = np.cumsum(rng.standard_normal((480_000, 2)), axis=0)
    swell = 0.2 + 0.8 * (np.arange(480_000) // 96_000 % 2)[:, None]
    audio = (0.3 * swell * (noise - noise.mean(axis=0)) / np.abs(noise).max()).astype(np.float32)
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=48_000, format="fltp", layout="stereo", time_base=Fraction(1, 48_000)
    )
    meter, sink = graph.add("ebur128", "peak=true:metadata=1"), graph.add("abuffersink")
    graph.link_nodes(source, meter, sink).configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(audio.T), "fltp", "stereo")
    frame.sample_rate, frame.pts = 48_000, 0
    graph.push(frame)
    graph.push(None)
    read: dict[str, str] = {}
    while True:
        try:
            read = graph.pull().metadata or read
        except (av.BlockingIOError, av.EOFError):
            break
    assert integrated(audio) == pytest.approx(float(read["lavfi.r128.I"]), abs=0.1)
    assert true_peak(audio) == pytest.approx(20 * np.log10(float(read["lavfi.r128.true_peak"])), abs=0.3)


def test_normalised_sound_is_at_its_target() -> None:
    assert integrated(normalise(sine(440.0, -40.0, 3.0))) == pytest.approx(-23.0, abs=0.1)
    assert integrated(normalise(sine(440.0, -3.0, 3.0), target=-16.0)) == pytest.approx(-16.0, abs=0.1)


def test_peaks_matter_more_than_the_target() -> None:
    quiet = sine(440.0, -50.0, 3.0)
    quiet[70_000:70_010] = 0.5
    made = normalise(quiet)
    assert true_peak(made) == pytest.approx(-1.5, abs=0.05)
    assert integrated(made) < -23.0
