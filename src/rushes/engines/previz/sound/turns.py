"""Sounds that come again and again at no fixed moment: calls, horns, drops."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sound.bed import Place
from rushes.engines.previz.sound.events import Stage
from rushes.engines.previz.sound.stretch import Chance, Curve, Mono

#: No phrase is longer than this, seconds.
_LONGEST = 6.0


@dataclass(frozen=True)
class Caller:
    """One animal, or whatever else is heard now and then, with its place and its phrases."""

    phrases: tuple[Mono, ...]
    #: Seconds from one phrase to the next, on the whole.
    period: float
    side: float
    gain: float
    echo: float
    #: Its first phrase comes so early that the shortest clip has it.
    soon: bool = False


#: The callers of one kind that are in a scene.
Who = Callable[[Scene, Chance], tuple[Caller, ...]]


def take_turns(place: Place, stage: Stage, name: str, heard: Curve, who: Who) -> None:
    """Each caller has a turn once a period and takes it with the chance ``heard`` (at `Place.times`)."""
    if not heard.any():
        return
    begin, end = stage.stretch.start_time - _LONGEST, stage.stretch.end_time
    for number, caller in enumerate(who(place.scene, place.chance)):
        chance = place.chance.named(f"{name}{number}")
        turns = np.arange(math.floor(begin / caller.period), math.ceil(end / caller.period))
        shares = chance.uniform(turns)
        at_once = caller.soon & (turns == 0)
        moments = (turns + np.where(at_once, 0.06 + 0.2 * shares, 0.1 + 0.5 * shares)) * caller.period
        likely = np.interp(moments, place.times, heard)
        takes = (chance.named("takes").uniform(turns) < likely) | (at_once & (likely >= 0.5))
        louder = chance.named("loud").uniform(turns)
        phrase = (chance.named("phrase").uniform(turns) * len(caller.phrases)).astype(int)
        for at in np.flatnonzero(takes):
            stage.place(
                caller.phrases[phrase[at]],
                float(moments[at]),
                gain=caller.gain * (0.6 + 0.4 * float(louder[at])),
                side=caller.side,
                echo=caller.echo,
            )


def distant(sound: Mono, far: float) -> Mono:
    """Air, leaves and walls take the highs of what is ``far`` (0 near, 1 far) away."""
    size = 1 << (len(sound) + 255).bit_length()
    f = np.fft.rfftfreq(size, 1 / 48_000)
    filtered = np.fft.irfft(np.fft.rfft(sound, size) / (1 + far * (f / 5500.0) ** 2), size)
    return filtered[: len(sound)].astype(np.float32)
