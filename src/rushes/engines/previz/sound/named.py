"""What the prompt says is to be heard, whether it is seen or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rushes.engines.previz.heard import Sound
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets.fireworks import FAR, bursts
from rushes.engines.previz.sound.bed import Place
from rushes.engines.previz.sound.blasts import (
    WHISTLE,
    crackle,
    explosion,
    firework,
    gunshot,
    knocking,
    shatter,
    splash,
)
from rushes.engines.previz.sound.city import horn
from rushes.engines.previz.sound.crowds import applause, cheer, laughter
from rushes.engines.previz.sound.events import Stage, glide, hump, silence, tone
from rushes.engines.previz.sound.motors import motor
from rushes.engines.previz.sound.premises import called
from rushes.engines.previz.sound.rooms import murmur
from rushes.engines.previz.sound.songs import finch, thrush, warbler
from rushes.engines.previz.sound.stretch import Chance, Curve, Mono, Stereo
from rushes.engines.previz.sound.turns import Caller, distant, take_turns
from rushes.engines.previz.subjects.catalogue import KINDS
from rushes.media.aac import SAMPLE_RATE

_PHRASES = 3
_Make = Callable[[np.random.Generator], Mono]


def _church_bell(rng: np.random.Generator) -> Mono:
    """One stroke: partials that no string has, and a hum that outlasts them."""
    at = np.arange(round(4.5 * SAMPLE_RATE)) / SAMPLE_RATE
    low = rng.choice([196.0, 220.0, 262.0])
    ring = sum(
        loud * np.sin(2 * np.pi * low * k * at) * np.exp(-at * k**0.7 / 1.5)
        for k, loud in ((0.5, 0.6), (1.0, 1.0), (1.19, 0.7), (1.5, 0.5), (2.0, 0.8), (2.66, 0.3), (4.1, 0.2))
    )
    shape = np.clip(at / 0.003, 0.0, 1.0) * np.clip((at[-1] - at) / 0.4, 0.0, 1.0)
    return np.asarray(ring * shape, np.float32)


def _siren(rng: np.random.Generator) -> Mono:
    low = rng.uniform(560.0, 640.0)
    pitch = glide((low, 1.9 * low, low, 1.9 * low, low), 5.0)
    return tone(pitch, hump(len(pitch), 0.5) ** np.float32(0.5), overtone=0.3)


def _phone(rng: np.random.Generator) -> Mono:
    """A bell that a hammer strikes twenty times a second; two rings."""
    pitch = glide((1350.0, 1350.0), 1.0)
    at = np.arange(len(pitch)) / SAMPLE_RATE
    ring = tone(pitch, hump(len(pitch), 0.05) ** np.float32(0.5), overtone=0.6)
    ring *= (0.6 + 0.4 * np.sin(2 * np.pi * 20.0 * at)).astype(np.float32)
    return np.concatenate([ring, silence(0.35), ring])


def _alarm(rng: np.random.Generator) -> Mono:
    pitch = glide((1900.0, 1900.0), 0.09)
    beep = tone(pitch, hump(len(pitch), 0.1) ** np.float32(0.4), overtone=0.3)
    four = np.concatenate([np.concatenate([beep, silence(0.07)]) for _ in range(4)])
    return np.concatenate([four, silence(0.4), four])


def _heart(rng: np.random.Generator) -> Mono:
    """Four beats in twos."""
    at = np.arange(round(0.25 * SAMPLE_RATE)) / SAMPLE_RATE
    thump = np.sin(2 * np.pi * 52.0 * (at + 0.02 * (1 - np.exp(-at / 0.02)))) * np.exp(-at / 0.05)
    thump = (thump * np.clip(at / 0.004, 0.0, 1.0)).astype(np.float32)
    beat = np.concatenate([thump, silence(0.03), np.float32(0.7) * thump, silence(0.4)])
    return np.concatenate([beat] * 4)


def _song(rng: np.random.Generator) -> Mono:
    return (finch, thrush, warbler)[int(rng.integers(3))](rng)


@dataclass(frozen=True)
class _Now:
    """It is heard now and then."""

    make: _Make
    gain: float
    #: Seconds from one to the next, how many there are, how far away they are.
    period: float = 4.0
    callers: int = 1
    far: float = 0.0
    echo: float = 0.5


_CALLS: dict[Sound, _Now] = {
    Sound.APPLAUSE: _Now(applause, 0.16, 3.0, 3),
    Sound.CHEER: _Now(cheer, 0.34, 2.9, 2),
    Sound.LAUGHTER: _Now(laughter, 0.2, 3.2, 2),
    Sound.BELLS: _Now(_church_bell, 0.16, 1.9, 2, 1.0),
    Sound.BIRDSONG: _Now(_song, 0.09, 3.0, 3, 0.4),
    Sound.FIREWORKS: _Now(firework, 0.34, 2.6, 3, 0.5, 0.8),
    Sound.EXPLOSION: _Now(explosion, 0.6, 5.5, 1, 0.0, 0.7),
    Sound.GUNSHOT: _Now(gunshot, 0.4, 2.6, 2, 0.3, 0.8),
    Sound.GLASS: _Now(shatter, 0.3, 5.0),
    Sound.KNOCK: _Now(knocking, 0.3, 3.6),
    Sound.SPLASH: _Now(splash, 0.3, 3.2),
    Sound.SIREN: _Now(_siren, 0.08, 5.6, 1, 2.5, 1.0),
    Sound.HORNS: _Now(horn, 0.1, 2.6, 3, 0.6),
    Sound.FOGHORN: _Now(called("horn"), 0.2, 7.0, 1, 2.0, 1.0),
    Sound.ALARM: _Now(_alarm, 0.09, 2.6),
    Sound.PHONE: _Now(_phone, 0.08, 4.0),
    Sound.HEARTBEAT: _Now(_heart, 0.5, 3.2, echo=0.1),
    Sound.CREAK: _Now(called("creak"), 0.45, 4.0),
    Sound.FIRE: _Now(crackle, 0.2, 2.4, 2),
    Sound.SIZZLE: _Now(crackle, 0.12, 2.4, 2, echo=0.2),
}
#: As long as the clip is: a motor and its level.
_RUNS = {Sound.FIRE: ("fire", 0.5), Sound.SIZZLE: ("sizzle", 0.9)}
#: So many people in one place are heard to talk.
_MANY = 5
_PEOPLE = frozenset(kind.name for kind in KINDS.values() if kind.family == "person")


def named(place: Place, stage: Stage) -> None:
    """Set what begins and ends on the stage."""
    seen = Feature.FIREWORKS in place.scene.features
    if seen:
        _fireworks(place, stage)
    for sound in place.scene.sounds:
        if sound in _CALLS and not (seen and sound is Sound.FIREWORKS):
            always = np.ones(len(place.times))
            take_turns(place.for_layer(sound.value), stage, "calls", always, _callers(sound))


def _fireworks(place: Place, stage: Stage) -> None:
    """Those that are seen, as late as sound is."""
    late = FAR / 343.0 - WHISTLE
    (sky,) = _made(Sound.FIREWORKS, place.chance)[:1]
    for time, number, side in bursts(stage.stretch.start_time - 5.0, stage.stretch.end_time + 1.0):
        gain = 0.22 * (0.5 + 0.5 * (number % 3))
        stage.place(sky.phrases[number % _PHRASES], time + late, gain=gain, side=0.7 * side, echo=0.8)


def running(place: Place) -> Stereo:
    """What goes on and on."""
    out = np.zeros((2, place.stretch.length), np.float32)
    for sound in place.scene.sounds:
        if sound in _RUNS:
            name, level = _RUNS[sound]
            out += np.float32(level) * motor(place.for_layer(sound.value), name, _still)
    people = sum(subject.count for subject in place.scene.subjects if subject.kind in _PEOPLE)
    share = max(0.8 * (Sound.CROWD in place.scene.sounds), 0.1 * people * (people >= _MANY))
    if share:
        out += np.float32(min(share, 1.2)) * murmur(place.for_layer("crowd"))
    return out


def _still(times: Curve) -> Curve:
    return 0.0 * times


def _callers(sound: Sound) -> Callable[[Scene, Chance], tuple[Caller, ...]]:
    return lambda scene, chance: _made(sound, chance)


@lru_cache(maxsize=16)
def _made(sound: Sound, chance: Chance) -> tuple[Caller, ...]:
    how = _CALLS[sound]
    callers = []
    for number in range(how.callers):
        rng = chance.named(sound.value).at(number)
        phrases = []
        for _ in range(_PHRASES):
            phrase = how.make(rng)
            heard = (
                distant(phrase / np.abs(phrase).max(), how.far) if how.far else phrase / np.abs(phrase).max()
            )
            phrases.append(np.asarray(heard, np.float32))
        period = how.period * rng.uniform(0.9, 1.2)
        side = 0.0 if how.callers == 1 else rng.uniform(-0.7, 0.7)
        callers.append(Caller(tuple(phrases), period, side, how.gain, how.echo, soon=number == 0))
    return tuple(callers)
