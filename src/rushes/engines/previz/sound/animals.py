"""Which animals are heard in a scene, how often, and from where."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rushes.engines.previz.scene import Cover, Scene
from rushes.engines.previz.scene import Place as Ground
from rushes.engines.previz.sound.bed import Place
from rushes.engines.previz.sound.events import Stage, glide, hump, silence, tone
from rushes.engines.previz.sound.mood import Mood
from rushes.engines.previz.sound.songs import Song, dove, finch, gull, owl, pipit, thrush, tit, warbler
from rushes.engines.previz.sound.stretch import Chance, Curve, Mono
from rushes.engines.previz.sound.surroundings import open_air
from rushes.engines.previz.sound.turns import Caller, distant, take_turns

_PHRASES = 3

_SINGERS: dict[Ground, tuple[Song, ...]] = {
    Ground.FOREST: (warbler, thrush, tit, finch, dove),
    Ground.VALLEY: (thrush, warbler, finch, tit),
    Ground.HILLS: (warbler, finch, pipit, thrush),
    Ground.LAKE: (warbler, thrush, tit),
    Ground.MOUNTAINS: (pipit, thrush, pipit),
    Ground.COAST: (pipit,),
    Ground.SUBURB: (warbler, finch, tit, dove),
    Ground.PARK: (warbler, thrush, finch, tit),
    Ground.STREET: (dove,),
    Ground.BAMBOO: (warbler, tit),
    Ground.SWAMP: (warbler, thrush),
    Ground.GRAVEYARD: (thrush, dove),
    Ground.RUINS: (warbler, finch, dove),
    Ground.WATERFALL: (warbler, thrush),
    Ground.FARM: (finch, dove, pipit, warbler),
    Ground.SQUARE: (dove, finch),
}

_CRICKETS = {
    Ground.SEA: 0.0,
    Ground.HARBOUR: 0.0,
    Ground.MOUNTAINS: 0.6,
    Ground.SUBURB: 0.6,
    Ground.PARK: 0.6,
    Ground.STREET: 0.0,
    Ground.SQUARE: 0.0,
    Ground.MARKET: 0.0,
    Ground.SKYLINE: 0.0,
}


def animals(place: Place, stage: Stage) -> None:
    """Set every call on the stage."""
    if not open_air(place.scene.place):
        return
    calm = np.clip(1.2 - 1.6 * place.mood.rain - 1.2 * place.mood.storm - place.mood.snow, 0.0, 1.0)
    take_turns(place, stage, "songbirds", _songbirds(place.scene, place.mood) * calm, _flock)
    if place.scene.place in {Ground.COAST, Ground.HARBOUR} or (
        place.scene.place is Ground.SEA and place.scene.birds
    ):
        by_day = place.mood.day * np.maximum(calm, 0.25)
        take_turns(place, stage, "gulls", by_day, _gulls)
    if place.scene.place in {Ground.FOREST, Ground.VALLEY, Ground.HILLS, Ground.GRAVEYARD, Ground.RUINS}:
        by_night = np.where(place.mood.night > 0.8, 0.8, 0.0) * calm
        take_turns(place, stage, "owl", by_night, _owls)
    take_turns(place, stage, "crickets", _crickets_heard(place.scene, place.mood) * calm, _crickets)


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
def _flock(scene: Scene, chance: Chance) -> tuple[Caller, ...]:
    singers = _SINGERS.get(scene.place, (warbler,) if scene.birds else ())
    flock = []
    for number, song in enumerate(singers):
        rng = chance.named("flock").at(number)
        far = rng.uniform(0.15, 1.0) if number else rng.uniform(0.0, 0.25)
        flock.append(
            Caller(
                phrases=tuple(distant(song(rng), far) for _ in range(_PHRASES)),
                period=rng.uniform(4.0, 8.5),
                side=rng.uniform(-0.85, 0.85),
                gain=0.045 * (1 - 0.75 * far),
                echo=0.25 + 0.6 * far,
            )
        )
    return tuple(flock)


@lru_cache(maxsize=4)
def _gulls(scene: Scene, chance: Chance) -> tuple[Caller, ...]:
    flock = []
    for number in range(3 if scene.birds else 2):
        rng = chance.named("gulls").at(number)
        far = rng.uniform(0.25, 0.8)
        phrases = tuple(distant(gull(rng), far) for _ in range(_PHRASES))
        gain = 0.075 * (1 - 0.6 * far)
        flock.append(Caller(phrases, rng.uniform(6.0, 11.0), rng.uniform(-0.8, 0.8), gain, 0.3))
    return tuple(flock)


@lru_cache(maxsize=4)
def _owls(scene: Scene, chance: Chance) -> tuple[Caller, ...]:
    rng = chance.named("owls").at(0)
    side = rng.uniform(-0.7, 0.7)
    return (Caller((distant(owl(rng), 0.6),), rng.uniform(17.0, 26.0), side, 0.03, 1.0),)


def _crickets_heard(scene: Scene, mood: Mood) -> Curve:
    warm = {Cover.GRASS: 1.0, Cover.FLOWERS: 1.0, Cover.AUTUMN: 0.5, Cover.ROCK: 0.25, Cover.SAND: 0.25}
    land = _CRICKETS.get(scene.place, 1.0) if open_air(scene.place) else 0.0
    return np.asarray(land * warm.get(scene.cover, 0.0) * np.clip(1.6 * mood.night - 0.6, 0.0, 1.0))


@lru_cache(maxsize=4)
def _crickets(scene: Scene, chance: Chance) -> tuple[Caller, ...]:
    choir = []
    for number in range(5):
        rng = chance.named("crickets").at(number)
        far = rng.uniform(0.1, 0.9)
        choir.append(
            Caller(
                phrases=tuple(distant(_chirp(rng), far) for _ in range(_PHRASES)),
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
