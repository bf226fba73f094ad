"""What bursts, breaks and strikes."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.sound.events import glide, silence, tone
from rushes.engines.previz.sound.incidents import knock
from rushes.engines.previz.sound.stretch import Curve, Mono
from rushes.media.aac import SAMPLE_RATE

#: Seconds that a firework rises before it bursts.
WHISTLE = 0.7


def explosion(rng: np.random.Generator) -> Mono:
    """A crack, the pressure behind it, and what rolls away and falls down."""
    at = _times(4.6)
    crack = _coloured(rng, len(at), 300.0, 5000.0) * np.exp(-at / 0.07)
    body = _coloured(rng, len(at), 45.0, 420.0) * np.exp(-at / 0.55)
    roll = _coloured(rng, len(at), 40.0, 160.0) * np.exp(-at / 1.5) * (1 - np.exp(-at / 0.25))
    thump = np.sin(2 * np.pi * 48.0 * (at + 0.06 * (1 - np.exp(-at / 0.06)))) * np.exp(-at / 0.4)
    debris = _sparks(rng, len(at), 70, 0.4, 2.6) * 0.5
    return _closed(0.9 * crack + 1.2 * body + 0.8 * roll + 1.5 * thump + debris, at)


def firework(rng: np.random.Generator) -> Mono:
    """It whistles up, bursts with a thud, and crackles down."""
    low = rng.uniform(900.0, 1300.0)
    pitch = glide((low, 1.5 * low, 2.1 * low), WHISTLE)
    whistle = tone(pitch, np.linspace(0.25, 0.02, len(pitch), dtype=np.float32)) * np.float32(0.25)
    at = _times(3.2)
    burst = _coloured(rng, len(at), 60.0, 900.0) * np.exp(-at / 0.13)
    thud = np.sin(2 * np.pi * 62.0 * (at + 0.04 * (1 - np.exp(-at / 0.04)))) * np.exp(-at / 0.22)
    crackle = _sparks(rng, len(at), int(rng.integers(60, 160)), 0.35, 1.7) * 0.4
    return np.concatenate([whistle, _closed(burst + 1.2 * thud + crackle, at)])


def gunshot(rng: np.random.Generator) -> Mono:
    at = _times(1.2)
    crack = _coloured(rng, len(at), 200.0, 6000.0) * np.exp(-at / 0.02)
    tail = _coloured(rng, len(at), 80.0, 700.0) * np.exp(-at / 0.16)
    return _closed(1.4 * crack + 0.5 * tail, at)


def shatter(rng: np.random.Generator) -> Mono:
    """Glass: a blow, then splinters that ring and fall."""
    at = _times(1.6)
    out = 0.8 * _coloured(rng, len(at), 1500.0, 9000.0) * np.exp(-at / 0.03)
    for _ in range(46):
        start = round(min(rng.gamma(1.2, 0.22), 1.3) * SAMPLE_RATE)
        since = at[: len(at) - start]
        ring = np.sin(2 * np.pi * rng.uniform(2500.0, 8500.0) * since) * np.exp(
            -since / rng.uniform(0.01, 0.06)
        )
        out[start:] += rng.uniform(0.05, 0.4) * ring
    return _closed(out, at)


def splash(rng: np.random.Generator) -> Mono:
    """Somebody falls into water: a slap, a gulp of air, and what comes down again."""
    at = _times(1.9)
    slap = _coloured(rng, len(at), 250.0, 5000.0) * np.exp(-at / 0.09)
    gulp = np.sin(2 * np.pi * np.cumsum(190.0 + 170.0 * np.clip(at / 0.3, 0.0, 1.0)) / SAMPLE_RATE)
    gulp *= np.clip((at - 0.08) / 0.08, 0.0, 1.0) * np.exp(-at / 0.14)
    fall = _coloured(rng, len(at), 1200.0, 8000.0) * np.exp(-(((at - 0.55) / 0.35) ** 2))
    return _closed(slap + 0.7 * gulp + 0.35 * fall + 0.25 * _sparks(rng, len(at), 60, 0.3, 1.2), at)


def crackle(rng: np.random.Generator) -> Mono:
    """Wood that burns: a second or two of snaps, few of them loud."""
    return np.asarray(_sparks(rng, round(2.4 * SAMPLE_RATE), 34, 0.0, 2.2) * 0.6, np.float32)


def knocking(rng: np.random.Generator) -> Mono:
    """Three times on a door."""
    parts = [np.concatenate([knock(rng, rng.uniform(170.0, 200.0), 0.03), silence(0.09)]) for _ in range(3)]
    return np.concatenate(parts)


def _sparks(rng: np.random.Generator, length: int, count: int, begin: float, end: float) -> Curve:
    """So many tiny snaps between two moments, seconds; the louder the fewer."""
    out = np.zeros(length)
    for when, loud, bright in rng.random((count, 3)):
        snap = rng.standard_normal(round((0.0008 + 0.005 * (1 - bright)) * SAMPLE_RATE) + 8)
        start = round((begin + (end - begin) * when) * SAMPLE_RATE)
        stop = min(start + len(snap), length)
        out[start:stop] += (loud**4 * snap * np.hanning(len(snap)))[: stop - start]
    return out


def _coloured(rng: np.random.Generator, length: int, low: float, high: float) -> Curve:
    f = np.fft.rfftfreq(length, 1 / SAMPLE_RATE)
    f[0] = 1.0
    shape = 1 / np.sqrt((1 + (low / f) ** 4) * (1 + (f / high) ** 4)) * (f / 200.0) ** -0.4
    made = np.fft.irfft(np.fft.rfft(rng.standard_normal(length)) * shape, length)
    return np.asarray(made / made.std())


def _closed(sound: Curve, at: Curve) -> Mono:
    """Without a step at its beginning or its end."""
    ends = np.clip(at / 0.001, 0.0, 1.0) * np.clip((at[-1] - at) / 0.1, 0.0, 1.0)
    return np.asarray(sound * ends, np.float32)


def _times(seconds: float) -> Curve:
    return np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
