"""Sounds that begin and end: a stage to set them on, with distance, direction and echo."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.sound.stretch import Mono, Stereo, Stretch
from rushes.media.aac import SAMPLE_RATE

#: The farther ear hears a sound from the side this much later, seconds.
_HEAD = 0.0005


class Stage:
    """Collects what is set on it: ``dry`` as it reaches the ears, ``wet`` as it is sent to the echo."""

    def __init__(self, stretch: Stretch) -> None:
        self.stretch = stretch
        self.dry: Stereo = np.zeros((2, stretch.length), np.float32)
        self.wet: Mono = np.zeros(stretch.length, np.float32)

    def place(self, sound: Mono, time: float, *, gain: float, side: float, echo: float) -> None:
        """Set a sound at an absolute time, from -1 (left) to 1 (right). ``echo`` is the gain of its echo."""
        angle = (side + 1) * math.pi / 4
        for ear, loud in enumerate((math.cos(angle), math.sin(angle))):
            late = _HEAD * max(0.0, side if ear == 0 else -side)
            self._add(self.dry[ear], sound, time + late, gain * loud * math.sqrt(2))
        self._add(self.wet, sound, time, gain * echo)

    def _add(self, line: Mono, sound: Mono, time: float, gain: float) -> None:
        start = round(time * SAMPLE_RATE) - self.stretch.first
        first, last = max(start, 0), min(start + len(sound), len(line))
        if first < last:
            line[first:last] += np.float32(gain) * sound[first - start : last - start]


def tone(pitch: Mono, shape: Mono, *, overtone: float = 0.1) -> Mono:
    """A whistle along a curve of hertz, in an envelope; ``overtone`` is the share of the octave above."""
    phase = 2 * np.pi * np.cumsum(pitch, dtype=np.float64) / SAMPLE_RATE
    sound: Mono = (shape * (np.sin(phase) + overtone * np.sin(2 * phase))).astype(np.float32)
    return sound


def glide(points: tuple[float, ...], seconds: float) -> Mono:
    """Hertz that pass through evenly spaced points."""
    length = max(2, round(seconds * SAMPLE_RATE))
    at = np.linspace(0.0, len(points) - 1.0, length)
    return np.interp(at, np.arange(len(points)), points).astype(np.float32)


def hump(length: int, attack: float = 0.25) -> Mono:
    """An envelope that rises for a share ``attack`` of its length and falls for the rest, softly."""
    at = (np.arange(length) + 0.5) / length
    rise = np.sin(np.pi / 2 * np.clip(at / attack, 0.0, 1.0)) ** 2
    fall = np.cos(np.pi / 2 * np.clip((at - attack) / (1 - attack), 0.0, 1.0)) ** 2
    return np.asarray((rise * fall).astype(np.float32))


def silence(seconds: float) -> Mono:
    return np.zeros(round(seconds * SAMPLE_RATE), np.float32)
