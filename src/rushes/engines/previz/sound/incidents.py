"""What things do by themselves: bubbles, keys that are typed on, a machine that bleeps."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.sound.events import glide, hump, silence, tone
from rushes.engines.previz.sound.stretch import Mono
from rushes.media.aac import SAMPLE_RATE


def bubbles(rng: np.random.Generator) -> Mono:
    """A handful that rise: each rings, and rises in pitch."""
    parts: list[Mono] = []
    for _ in range(int(rng.integers(4, 11))):
        low = rng.uniform(260.0, 700.0)
        pitch = glide((low, low * rng.uniform(1.4, 2.2)), rng.uniform(0.03, 0.09))
        parts += [np.float32(rng.uniform(0.3, 1.0)) * tone(pitch, hump(len(pitch), 0.15))]
        parts += [silence(rng.uniform(0.01, 0.12))]
    return np.concatenate(parts)


def typing(rng: np.random.Generator) -> Mono:
    """A few words on a keyboard."""
    parts: list[Mono] = []
    for _ in range(int(rng.integers(6, 20))):
        parts += [knock(rng, rng.uniform(1500.0, 2600.0), 0.006), silence(rng.uniform(0.07, 0.2))]
    return np.concatenate(parts)


def knock(rng: np.random.Generator, hertz: float, decay: float) -> Mono:
    """Something hard on something hard: rings for ``decay`` seconds at ``hertz`` and about it."""
    at = np.arange(round(9 * decay * SAMPLE_RATE)) / SAMPLE_RATE
    ring = sum(
        np.sin(2 * np.pi * hertz * k * at + rng.uniform(0, 6)) * np.exp(-at * k / decay) / k
        for k in (1.0, 1.53, 2.4)
    )
    grit = rng.standard_normal(len(at)) * np.exp(-at / (0.3 * decay))
    shape = np.clip(at / 0.0008, 0.0, 1.0) * np.clip((at[-1] - at) / 0.002, 0.0, 1.0)
    return np.asarray(0.5 * shape * (ring + 0.6 * grit), np.float32)


def bleep(rng: np.random.Generator) -> Mono:
    high = rng.choice([880.0, 1175.0, 1568.0])
    pitch = glide((high, high), 0.09)
    one = tone(pitch, hump(len(pitch), 0.1))
    return np.concatenate([np.concatenate([one, silence(0.11)]) for _ in range(int(rng.integers(1, 4)))])


def till(rng: np.random.Generator) -> Mono:
    pitch = glide((2000.0, 2000.0), 0.1)
    return tone(pitch, hump(len(pitch), 0.08))


def chair(rng: np.random.Generator) -> Mono:
    """A chair's leg scrapes over the floor."""
    length = round(rng.uniform(0.2, 0.45) * SAMPLE_RATE)
    grit = np.convolve(rng.standard_normal(length), np.hanning(40) / 8.0, "same")
    stick = 1 + 0.8 * np.sin(
        2 * np.pi * np.cumsum(glide((70.0, 110.0, 60.0), length / SAMPLE_RATE)) / SAMPLE_RATE
    )
    return np.asarray(0.6 * grit * stick[:length] * hump(length, 0.4), np.float32)


def clank(rng: np.random.Generator) -> Mono:
    """Steel set down on steel, once or twice."""
    blows = [knock(rng, rng.uniform(300.0, 620.0), 0.09) for _ in range(int(rng.integers(1, 3)))]
    return np.concatenate([part for blow in blows for part in (blow, silence(rng.uniform(0.05, 0.25)))])


def clink(rng: np.random.Generator) -> Mono:
    """Glasses and forks."""
    rings = [knock(rng, rng.uniform(2200.0, 4600.0), 0.05) for _ in range(int(rng.integers(1, 4)))]
    return np.concatenate([part for ring in rings for part in (ring, silence(rng.uniform(0.04, 0.3)))])


def hammering(rng: np.random.Generator) -> Mono:
    """A nail that is driven in, or steel."""
    hertz, pace = rng.uniform(500.0, 1300.0), rng.uniform(0.28, 0.42)
    blows = [knock(rng, hertz * rng.uniform(0.97, 1.03), 0.03) for _ in range(int(rng.integers(3, 7)))]
    return np.concatenate([part for blow in blows for part in (blow, silence(pace))])


def chime(rng: np.random.Generator) -> Mono:
    """Before something is announced: three notes down."""
    at = np.arange(round(0.7 * SAMPLE_RATE)) / SAMPLE_RATE
    shape = np.exp(-at / 0.25) * np.clip(at / 0.004, 0.0, 1.0) * np.clip((at[-1] - at) / 0.05, 0.0, 1.0)
    notes = [shape * (np.sin(2 * np.pi * f * at) + 0.3 * np.sin(6 * np.pi * f * at)) for f in (784, 659, 523)]
    return np.concatenate(notes).astype(np.float32)


def page(rng: np.random.Generator) -> Mono:
    """A page is turned."""
    length = round(rng.uniform(0.25, 0.45) * SAMPLE_RATE)
    paper = np.diff(rng.standard_normal(length + 1)) * (0.4 + rng.random(length) ** 3)
    return np.asarray(0.4 * paper * hump(length, 0.6), np.float32)


def drip(rng: np.random.Generator) -> Mono:
    """A tap."""
    pitch = glide((rng.uniform(900.0, 1200.0), 1700.0), 0.05)
    return tone(pitch, hump(len(pitch), 0.1))
