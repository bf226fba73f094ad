"""People who are heard and say no words: they clap, cheer, laugh, and cry in a cradle."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.sound.events import hump, silence
from rushes.engines.previz.sound.stretch import Curve, Mono
from rushes.engines.previz.sound.throat import Cry, cry
from rushes.media.aac import SAMPLE_RATE


def applause(rng: np.random.Generator) -> Mono:
    """Many pairs of hands, each in its own time, for a few seconds."""
    seconds = rng.uniform(3.6, 4.6)
    out = np.zeros(round(seconds * SAMPLE_RATE))
    hands = [_clap(rng) for _ in range(12)]
    for _ in range(36):
        at, pace = rng.uniform(0.0, 0.3), rng.uniform(0.19, 0.28)
        one, loud = hands[int(rng.integers(len(hands)))], rng.uniform(0.2, 1.0) ** 2
        while (start := round(at * SAMPLE_RATE)) < len(out) - len(one):
            out[start : start + len(one)] += loud * one
            at += pace * rng.uniform(0.92, 1.08)
    return np.asarray(out * hump(len(out), 0.2) ** 0.6, np.float32)


def _clap(rng: np.random.Generator) -> Curve:
    at = np.arange(round(0.05 * SAMPLE_RATE)) / SAMPLE_RATE
    hollow = np.sin(2 * np.pi * rng.uniform(700.0, 1500.0) * at + rng.uniform(0.0, 6.0))
    burst = np.convolve(rng.standard_normal(len(at)), np.hanning(9) / 4.0, "same")
    return np.asarray((burst + 0.6 * hollow) * np.exp(-at / rng.uniform(0.006, 0.011)))


def cheer(rng: np.random.Generator) -> Mono:
    """A crowd's open "ah" that swells and sinks, with some voices above it."""
    length = round(rng.uniform(3.4, 4.6) * SAMPLE_RATE)
    f = np.fft.rfftfreq(length, 1 / SAMPLE_RATE)
    f[0] = 1.0
    mouths = sum(
        g / np.sqrt(1 + (q * (f / c - c / f)) ** 2)
        for c, q, g in ((750.0, 3.5, 1.0), (1250.0, 4.0, 0.7), (2700.0, 4.0, 0.25))
    )
    many = np.fft.irfft(np.fft.rfft(rng.standard_normal(length)) * mouths, length)
    rough = np.interp(np.arange(length), np.arange(0, length + 900, 900), rng.random(length // 900 + 2))
    out = many / many.std() * 0.2 * (0.6 + 0.8 * rough) * hump(length, 0.3)
    for _ in range(2):
        low = rng.uniform(280.0, 520.0)
        shout = Cry(
            (low, 1.5 * low, 1.35 * low), rng.uniform(0.5, 1.1), (800.0, 1300.0, 700.0, 1200.0), 0.3, 0.15
        )
        one = cry(rng, (shout,))[: length // 2]
        at = int(rng.integers(0, length - len(one)))
        out[at : at + len(one)] += rng.uniform(0.06, 0.16) * one
    return np.asarray(out, np.float32)


def laughter(rng: np.random.Generator, pitch: float = 300.0) -> Mono:
    """A breath's worth of "ha", from high to low and from loud to soft."""
    parts: list[Mono] = []
    count, top = int(rng.integers(5, 9)), pitch * rng.uniform(0.8, 1.3)
    for number in range(count):
        note = top * (1.15 - 0.4 * number / count)
        ha = Cry((1.06 * note, note, 0.9 * note), 0.12, (850.0, 1500.0, 750.0, 1400.0), 0.15, 0.4, 0.3)
        parts += [np.float32(1.0 - 0.6 * number / count) * cry(rng, (ha,)), silence(0.01)]
    return np.concatenate(parts)


def squeal(rng: np.random.Generator) -> Mono:
    """A child at play: laughs, or calls out."""
    if rng.random() < 0.5:
        return laughter(rng, 480.0)
    high = rng.uniform(520.0, 680.0)
    call = Cry(
        (high, 1.45 * high, 1.2 * high), rng.uniform(0.35, 0.6), (900.0, 2300.0, 700.0, 2000.0), 0.12, 0.12
    )
    return cry(rng, (call,))


def wail(rng: np.random.Generator) -> Mono:
    """A baby that cries, breath after breath."""
    breaths = []
    for _ in range(3):
        low = rng.uniform(400.0, 450.0)
        pitch = (low, 1.28 * low, 1.22 * low, 0.95 * low)
        breaths.append(
            Cry(
                pitch,
                rng.uniform(0.7, 1.1),
                (1000.0, 2600.0, 900.0, 2900.0),
                0.35,
                0.12,
                0.1,
                (7.0, 0.2),
                0.3,
            )
        )
    return cry(rng, tuple(breaths))
