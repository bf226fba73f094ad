"""Bars of music: who plays sets notes into each, whose places in absolute time follow from their number."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rushes.engines.previz.sound.stretch import Chance, Mono, Stretch

#: No note lasts longer, seconds.
LONGEST = 5.0
_BEATS = 4

#: Keys of a chord, lowest first, around middle C; MIDI.
Chord = tuple[int, ...]
#: Sets a sound: the sound, beats into the bar, gain, side.
Put = Callable[[Mono, float, float, float], None]


@dataclass(frozen=True)
class Bar:
    number: int
    chord: Chord
    #: Seconds of a beat.
    beat: float
    chance: Chance

    @property
    def start(self) -> float:
        """Seconds."""
        return self.number * _BEATS * self.beat

    def drawn(self, count: int) -> list[float]:
        """Shares from 0 to 1 that belong to this bar."""
        return [float(x) for x in self.chance.uniform(self.number * 64 + np.arange(count))]


def bars(stretch: Stretch, beat: float, chords: tuple[Chord, ...], chance: Chance) -> list[Bar]:
    """Those of which anything is heard in ``stretch``: the chords over and over, from time 0 on."""
    first = max(0, math.floor((stretch.start_time - LONGEST) / (_BEATS * beat)))
    last = math.ceil(stretch.end_time / (_BEATS * beat))
    return [Bar(number, chords[number % len(chords)], beat, chance) for number in range(first, last)]
