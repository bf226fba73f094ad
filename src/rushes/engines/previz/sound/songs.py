"""Songs of birds, drawn as whistled curves. Every bird has a few phrases of its own and repeats them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from rushes.engines.previz.sound.events import glide, hump, silence, tone
from rushes.engines.previz.sound.stretch import Mono

Song = Callable[[np.random.Generator], Mono]


def _note(points: tuple[float, ...], seconds: float, *, loud: float = 1.0, attack: float = 0.25) -> Mono:
    pitch = glide(points, seconds)
    return loud * tone(pitch, hump(len(pitch), attack))


def warbler(rng: np.random.Generator) -> Mono:
    """A quick run of sweeps of three kinds, 3 to 6 kHz."""
    base = rng.uniform(3400.0, 4600.0)
    kinds = [
        (base, base * rng.uniform(1.2, 1.4)),
        (base * 1.35, base * rng.uniform(0.85, 1.0)),
        (base * 1.1, base * 1.4, base * 0.95),
    ]
    parts: list[Mono] = []
    for _ in range(int(rng.integers(6, 12))):
        points = tuple(f * rng.uniform(0.97, 1.03) for f in kinds[int(rng.integers(3))])
        parts += [_note(points, rng.uniform(0.05, 0.11), loud=rng.uniform(0.6, 1.0))]
        parts += [silence(rng.uniform(0.02, 0.06))]
    return np.concatenate(parts)


def tit(rng: np.random.Generator) -> Mono:
    """Two notes to and fro, the great tit's "teacher, teacher"."""
    high = rng.uniform(4300.0, 5000.0)
    low = high * rng.uniform(0.74, 0.8)
    beat = rng.uniform(0.09, 0.12)
    parts: list[Mono] = []
    for _ in range(int(rng.integers(3, 6))):
        parts += [_note((high, high * 0.985), beat), silence(beat * 0.5)]
        parts += [_note((low, low * 1.01), beat * 1.2, loud=0.7), silence(beat * 0.8)]
    return np.concatenate(parts)


def thrush(rng: np.random.Generator) -> Mono:
    """Slow, fluting notes with a waver, 1.6 to 3 kHz, the blackbird's way."""
    parts: list[Mono] = []
    pitch = rng.uniform(1900.0, 2400.0)
    for _ in range(int(rng.integers(3, 6))):
        nearby = pitch * rng.choice([0.8, 0.89, 1.0, 1.12, 1.25])
        seconds = rng.uniform(0.13, 0.32)
        curve = glide((nearby * rng.uniform(0.94, 1.0), nearby, nearby * rng.uniform(0.95, 1.06)), seconds)
        waver = np.sin(2 * np.pi * rng.uniform(18.0, 28.0) * np.arange(len(curve)) / 48_000)
        curve = (curve * (1 + 0.008 * waver)).astype(np.float32)
        parts += [tone(curve, hump(len(curve), 0.3), overtone=0.06) * np.float32(rng.uniform(0.7, 1.0))]
        parts += [silence(rng.uniform(0.05, 0.16))]
    return np.concatenate(parts)


def finch(rng: np.random.Generator) -> Mono:
    """A trill that quickens and falls, with a flourish at its end."""
    parts: list[Mono] = []
    top, count = rng.uniform(4600.0, 5400.0), int(rng.integers(9, 14))
    for number in range(count):
        f = top * (1 - 0.33 * number / count)
        parts += [_note((f * 1.12, f * 0.86), 0.045, loud=0.5 + 0.5 * number / count, attack=0.15)]
        parts += [silence(0.055 - 0.025 * number / count)]
    parts += [_note((2700.0, 3900.0, 3000.0), 0.13), silence(0.02), _note((3300.0, 2500.0), 0.09, loud=0.7)]
    return np.concatenate(parts)


def pipit(rng: np.random.Generator) -> Mono:
    """Thin, single calls with rests, the voice of open and high ground."""
    f = rng.uniform(5200.0, 6200.0)
    parts: list[Mono] = []
    for _ in range(int(rng.integers(2, 5))):
        parts += [_note((f * 0.92, f, f * 0.95), rng.uniform(0.05, 0.08), loud=rng.uniform(0.6, 1.0))]
        parts += [silence(rng.uniform(0.16, 0.34))]
    return np.concatenate(parts)


def dove(rng: np.random.Generator) -> Mono:
    """Coos, low and soft, from far in the trees."""
    f = rng.uniform(460.0, 540.0)
    parts = [_note((f * 0.97, f, f * 0.98), 0.24, attack=0.4), silence(0.1)]
    parts += [_note((f, f * 1.06, f), 0.46, attack=0.4), silence(0.12)]
    parts += [_note((f * 0.99, f * 0.96), 0.26, loud=0.8, attack=0.4)]
    return np.concatenate(parts)


def gull(rng: np.random.Generator) -> Mono:
    """A row of cries that start high, bend up and fall; hoarse, with many overtones."""
    parts: list[Mono] = []
    base = rng.uniform(780.0, 980.0)
    for number in range(int(rng.integers(2, 6))):
        seconds = rng.uniform(0.26, 0.5)
        top = base * rng.uniform(1.35, 1.6) * (1 - 0.03 * number)
        pitch = glide((base * 1.05, top, top * 0.93, base * 0.8), seconds)
        rough = 1 + 0.012 * np.convolve(rng.standard_normal(len(pitch)), np.hanning(240) / 60, "same")
        phase = 2 * np.pi * np.cumsum(pitch * rough, dtype=np.float64) / 48_000
        # The throat lets the second and third overtone through best.
        cry = sum(a * np.sin(k * phase) for k, a in ((1, 0.45), (2, 1.0), (3, 0.75), (4, 0.35), (5, 0.15)))
        parts += [(0.5 * cry * hump(len(pitch), 0.2)).astype(np.float32), silence(rng.uniform(0.08, 0.25))]
    return np.concatenate(parts)


def owl(rng: np.random.Generator) -> Mono:
    """The tawny owl: a long hoo, a rest, a short one, and a long one that trembles."""
    f = rng.uniform(700.0, 800.0)
    first = _note((f * 0.93, f, f * 0.96), 0.65, attack=0.3)
    short = _note((f * 0.95, f * 0.98), 0.16, loud=0.5, attack=0.4)
    curve = glide((f * 0.97, f * 1.02, f, f * 0.9), 1.1)
    tremble = 1 + 0.45 * np.sin(2 * np.pi * 12.0 * np.arange(len(curve)) / 48_000)
    last = tone(curve, (hump(len(curve), 0.25) * tremble / 1.45).astype(np.float32))
    return np.concatenate([first, silence(1.5), short, silence(0.25), last])
