"""What happens now and then in a place by itself: bubbles, keys that are typed on, a machine that bleeps."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from rushes.engines.previz.scene import Place as Ground
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sound.bed import Place
from rushes.engines.previz.sound.events import Stage, glide, hump, silence, tone
from rushes.engines.previz.sound.stretch import Chance, Mono
from rushes.engines.previz.sound.turns import Caller, distant, take_turns
from rushes.media.aac import SAMPLE_RATE

_PHRASES = 4
_Sound = Callable[[np.random.Generator], Mono]


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


def _bleep(rng: np.random.Generator) -> Mono:
    high = rng.choice([880.0, 1175.0, 1568.0])
    pitch = glide((high, high), 0.09)
    one = tone(pitch, hump(len(pitch), 0.1))
    return np.concatenate([np.concatenate([one, silence(0.11)]) for _ in range(int(rng.integers(1, 4)))])


def _till(rng: np.random.Generator) -> Mono:
    pitch = glide((2000.0, 2000.0), 0.1)
    return tone(pitch, hump(len(pitch), 0.08))


def _chair(rng: np.random.Generator) -> Mono:
    """A chair's leg scrapes over the floor."""
    length = round(rng.uniform(0.2, 0.45) * SAMPLE_RATE)
    grit = np.convolve(rng.standard_normal(length), np.hanning(40) / 8.0, "same")
    stick = 1 + 0.8 * np.sin(
        2 * np.pi * np.cumsum(glide((70.0, 110.0, 60.0), length / SAMPLE_RATE)) / SAMPLE_RATE
    )
    return np.asarray(0.6 * grit * stick[:length] * hump(length, 0.4), np.float32)


def _clank(rng: np.random.Generator) -> Mono:
    """Steel set down on steel, once or twice."""
    blows = [knock(rng, rng.uniform(300.0, 620.0), 0.09) for _ in range(int(rng.integers(1, 3)))]
    return np.concatenate([part for blow in blows for part in (blow, silence(rng.uniform(0.05, 0.25)))])


#: Place: sound, callers, seconds between, gain, how far.
_HERE: dict[Ground, tuple[tuple[_Sound, int, float, float, float], ...]] = {
    Ground.UNDERWATER: ((bubbles, 3, 3.2, 0.10, 2.0),),
    Ground.OFFICE: ((typing, 3, 3.6, 0.28, 0.6),),
    Ground.LABORATORY: ((_bleep, 2, 5.0, 0.10, 0.8),),
    Ground.WAREHOUSE: ((_clank, 2, 5.0, 0.2, 1.6),),
    Ground.SHELF: ((_till, 2, 6.0, 0.08, 2.0),),
    Ground.CLASSROOM: ((_chair, 2, 6.5, 0.2, 0.8),),
}


def incidents(place: Place, stage: Stage) -> None:
    """Set them on the stage."""
    if place.scene.place in _HERE:
        take_turns(place, stage, "incidents", np.full(len(place.times), 0.85), _callers)


@lru_cache(maxsize=4)
def _callers(scene: Scene, chance: Chance) -> tuple[Caller, ...]:
    callers = []
    for make, count, period, gain, far in _HERE[scene.place]:
        for number in range(count):
            rng = chance.named(make.__name__).at(number)
            phrases = tuple(distant(make(rng), far) for _ in range(_PHRASES))
            again = period * rng.uniform(0.8, 1.4)
            callers.append(Caller(phrases, again, rng.uniform(-0.8, 0.8), gain, 0.5))
    return tuple(callers)
