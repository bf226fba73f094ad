"""Which animals are heard in a scene, how often, and from where."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rushes.engines.previz.scene import Cover, Scene
from rushes.engines.previz.scene import Place as Ground
from rushes.engines.previz.sound.bed import Place
from rushes.engines.previz.sound.events import Stage, glide, hump, silence, tone
from rushes.engines.previz.sound.mood import Mood
from rushes.engines.previz.sound.songs import Song, dove, finch, gull, owl, pipit, thrush, tit, warbler
from rushes.engines.previz.sound.stretch import Chance, Curve, Mono

#: No phrase is longer than this, seconds.
_LONGEST = 6.0
_PHRASES = 3

_SINGERS: dict[Ground, tuple[Song, ...]] = {
    Ground.FOREST: (warbler, thrush, tit, finch, dove),
    Ground.VALLEY: (thrush, warbler, finch, tit),
    Ground.HILLS: (warbler, finch, pipit, thrush),
    Ground.LAKE: (warbler, thrush, tit),
    Ground.MOUNTAINS: (pipit, thrush, pipit),
    Ground.COAST: (pipit,),
}


@dataclass(frozen=True)
class _Animal:
    """One animal with its place and its phrases."""

    phrases: tuple[Mono, ...]
    #: Seconds from one phrase to the next, on the whole.
    period: float
    side: float
    gain: float
    echo: float


#: The animals of one kind that live in a scene.
_Who = Callable[[Scene, Chance], tuple[_Animal, ...]]


def animals(place: Place, stage: Stage) -> None:
    """Set every call on the stage."""
    calm = np.clip(1.2 - 1.6 * place.mood.rain - 1.2 * place.mood.storm - place.mood.snow, 0.0, 1.0)
    _sing(place, stage, "songbirds", _songbirds(place.scene, place.mood) * calm, _flock)
    if place.scene.place is Ground.COAST or (place.scene.place is Ground.SEA and place.scene.birds):
        by_day = place.mood.day * np.maximum(calm, 0.25)
        _sing(place, stage, "gulls", by_day, _gulls)
    if place.scene.place in {Ground.FOREST, Ground.VALLEY, Ground.HILLS}:
        by_night = np.where(place.mood.night > 0.8, 0.8, 0.0) * calm
        _sing(place, stage, "owl", by_night, _owls)
    _sing(place, stage, "crickets", _crickets_heard(place.scene, place.mood) * calm, _crickets)


def cricket_level(scene: Scene, mood: Mood) -> Curve:
    """How loud the night's insects are in all: 0 to 1."""
    calm = np.clip(1 - 2 * mood.rain - mood.storm - mood.snow, 0.0, 1.0)
    return _crickets_heard(scene, mood) * calm


def _songbirds(scene: Scene, mood: Mood) -> Curve:
    """Chance that a bird whose turn it is sings: most at sunrise, few at noon, none by night."""
    lively = 1.0 if scene.birds else 0.75
    snow = 0.35 if scene.cover is Cover.SNOW else 1.0
    windy = np.clip(1.5 - 1.3 * mood.wind, 0.2, 1.0)
    return np.asarray(lively * snow * windy * np.clip(0.55 * mood.day + 0.6 * mood.dawn, 0.0, 1.0))


@lru_cache(maxsize=4)
def _flock(scene: Scene, chance: Chance) -> tuple[_Animal, ...]:
    singers = _SINGERS.get(scene.place, (warbler,) if scene.birds else ())
    flock = []
    for number, song in enumerate(singers):
        rng = chance.named("flock").at(number)
        far = rng.uniform(0.15, 1.0) if number else rng.uniform(0.0, 0.25)
        flock.append(
            _Animal(
                phrases=tuple(_distant(song(rng), far) for _ in range(_PHRASES)),
                period=rng.uniform(4.0, 8.5),
                side=rng.uniform(-0.85, 0.85),
                gain=0.045 * (1 - 0.75 * far),
                echo=0.25 + 0.6 * far,
            )
        )
    return tuple(flock)


@lru_cache(maxsize=4)
def _gulls(scene: Scene, chance: Chance) -> tuple[_Animal, ...]:
    flock = []
    for number in range(3 if scene.birds else 2):
        rng = chance.named("gulls").at(number)
        far = rng.uniform(0.25, 0.8)
        phrases = tuple(_distant(gull(rng), far) for _ in range(_PHRASES))
        gain = 0.075 * (1 - 0.6 * far)
        flock.append(_Animal(phrases, rng.uniform(6.0, 11.0), rng.uniform(-0.8, 0.8), gain, 0.3))
    return tuple(flock)


@lru_cache(maxsize=4)
def _owls(scene: Scene, chance: Chance) -> tuple[_Animal, ...]:
    rng = chance.named("owls").at(0)
    side = rng.uniform(-0.7, 0.7)
    return (_Animal((_distant(owl(rng), 0.6),), rng.uniform(17.0, 26.0), side, 0.03, 1.0),)


def _crickets_heard(scene: Scene, mood: Mood) -> Curve:
    warm = {Cover.GRASS: 1.0, Cover.FLOWERS: 1.0, Cover.AUTUMN: 0.5, Cover.ROCK: 0.25, Cover.SAND: 0.25}
    land = 0.0 if scene.place is Ground.SEA else 1.0
    high = 0.6 if scene.place is Ground.MOUNTAINS else 1.0
    return np.asarray(land * high * warm.get(scene.cover, 0.0) * np.clip(1.6 * mood.night - 0.6, 0.0, 1.0))


@lru_cache(maxsize=4)
def _crickets(scene: Scene, chance: Chance) -> tuple[_Animal, ...]:
    choir = []
    for number in range(5):
        rng = chance.named("crickets").at(number)
        far = rng.uniform(0.1, 0.9)
        choir.append(
            _Animal(
                phrases=tuple(_distant(_chirp(rng), far) for _ in range(_PHRASES)),
                period=rng.uniform(0.42, 0.8),
                side=rng.uniform(-0.95, 0.95),
                gain=0.030 * (1 - 0.75 * far),
                echo=0.15,
            )
        )
    return tuple(choir)


def _chirp(rng: np.random.Generator) -> Mono:
    """Three or four pulses of a wing, on one high note."""
    f = rng.uniform(4100.0, 4900.0)
    parts: list[Mono] = []
    for number in range(int(rng.integers(3, 5))):
        pitch = glide((f * 1.01, f * 0.985), 0.017)
        parts += [np.float32(0.6 + 0.13 * number) * tone(pitch, hump(len(pitch), 0.4), overtone=0.03)]
        parts += [silence(0.016)]
    return np.concatenate(parts)


def _sing(place: Place, stage: Stage, name: str, heard: Curve, who: _Who) -> None:
    """Each animal has a turn once a period, at no fixed moment in it, and takes it or not."""
    if not heard.any():
        return
    begin, end = stage.stretch.start_time - _LONGEST, stage.stretch.end_time
    for number, animal in enumerate(who(place.scene, place.chance)):
        chance = place.chance.named(f"{name}{number}")
        turns = np.arange(math.floor(begin / animal.period), math.ceil(end / animal.period))
        moments = (turns + 0.1 + 0.5 * chance.uniform(turns)) * animal.period
        takes = chance.named("takes").uniform(turns) < np.interp(moments, place.times, heard)
        louder = chance.named("loud").uniform(turns)
        phrase = (chance.named("phrase").uniform(turns) * len(animal.phrases)).astype(int)
        for at in np.flatnonzero(takes):
            stage.place(
                animal.phrases[phrase[at]],
                float(moments[at]),
                gain=animal.gain * (0.6 + 0.4 * float(louder[at])),
                side=animal.side,
                echo=animal.echo,
            )


def _distant(sound: Mono, far: float) -> Mono:
    """Air and leaves take the highs of what is far away."""
    size = 1 << (len(sound) + 255).bit_length()
    f = np.fft.rfftfreq(size, 1 / 48_000)
    filtered = np.fft.irfft(np.fft.rfft(sound, size) / (1 + far * (f / 5500.0) ** 2), size)
    return filtered[: len(sound)].astype(np.float32)
