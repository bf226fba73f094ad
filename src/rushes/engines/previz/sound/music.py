"""A bed of music by its mood: chords, a bass, a few notes over them, soft percussion.

Every note has its place in absolute time and is chosen by chance for its bar, so that an extension plays on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rushes.engines.previz.heard import Music
from rushes.engines.previz.sound.bars import Bar, Chord, Put, bars
from rushes.engines.previz.sound.events import Stage
from rushes.engines.previz.sound.instruments import bass, cymbal, drum, keys, strings
from rushes.engines.previz.sound.stretch import Chance, Mono, Stereo, Stretch
from rushes.media.aac import SAMPLE_RATE
from rushes.media.loudness import TARGET_LUFS, integrated

#: Decibels below -23 LUFS that it plays at beside all else.
BELOW = 4.0


def _calm(bar: Bar, put: Put) -> None:
    for number, key in enumerate(bar.chord):
        put(strings(key, 4 * bar.beat), 0.0, 0.22, 0.3 * (number - 1))
    put(bass(bar.chord[0] - 24, 3 * bar.beat), 0.0, 0.3, 0.0)
    draws = bar.drawn(16)
    for eighth in range(8):
        if draws[eighth] < (0.8 if eighth == 0 else 0.42):
            key = bar.chord[int(draws[8 + eighth] * len(bar.chord))] + 12
            put(keys(key), eighth / 2, 0.2 + 0.12 * draws[15 - eighth], 0.5 * draws[eighth] - 0.2)


def _epic(bar: Bar, put: Put) -> None:
    for number, key in enumerate((bar.chord[0] - 12, *bar.chord, bar.chord[0] + 12)):
        put(strings(key, 4 * bar.beat), 0.0, 0.26, 0.25 * (number - 2))
    for eighth in range(8):
        put(bass(bar.chord[0] - 24, 0.45 * bar.beat), eighth / 2, 0.34 if eighth % 2 == 0 else 0.22, 0.0)
    for beat, loud in ((0.0, 0.55), (2.0, 0.35), (3.5, 0.3)):
        put(drum(52.0, 1.2), beat, loud, 0.0)
    if bar.number % 4 == 3:
        for number in range(6):
            put(drum(78.0, 0.5), 2.5 + number / 4, 0.12 + 0.05 * number, 0.3)
    melody = bar.drawn(2)
    put(strings(bar.chord[int(melody[0] * 3)] + 12, 2 * bar.beat), 0.0, 0.2, 0.2)
    put(strings(bar.chord[int(melody[1] * 3)] + 12, 2 * bar.beat), 2.0, 0.2, 0.2)


def _upbeat(bar: Bar, put: Put) -> None:
    order = (0, 1, 2, 1, 0, 2, 1, 2)
    for eighth in range(8):
        put(keys(bar.chord[order[eighth]] + (12 if eighth in {2, 5} else 0)), eighth / 2, 0.26, 0.3)
        put(cymbal(6500.0, 0.12), eighth / 2, 0.07 if eighth % 2 else 0.035, -0.3)
    for beat in (0.0, 1.5, 2.0, 3.5):
        put(bass(bar.chord[0] - 24, 0.8 * bar.beat), beat, 0.36, 0.0)
    for kick in range(4):
        put(drum(58.0, 0.35), float(kick), 0.34, 0.0)
    for back in (1.0, 3.0):
        put(cymbal(1400.0, 0.22), back, 0.13, 0.1)
    draws = bar.drawn(8)
    for quarter in range(4):
        if draws[quarter] < 0.5:
            put(keys(bar.chord[int(draws[4 + quarter] * 3)] + 12), quarter + 0.0, 0.24, -0.3)


def _tense(bar: Bar, put: Put) -> None:
    for number, key in enumerate((bar.chord[0] - 24, bar.chord[0] - 12, bar.chord[1] - 12)):
        put(strings(key, 4 * bar.beat), 0.0, 0.3, 0.4 * (number - 1))
    draws = bar.drawn(8)
    # A half tone beside the chord rubs, and goes away again.
    if draws[0] < 0.6:
        put(strings(bar.chord[2] + 13, 2 * bar.beat), 1.0, 0.07, 0.5)
    for eighth in range(8):
        put(bass(bar.chord[0] - 12, 0.25 * bar.beat), eighth / 2, 0.2 + 0.1 * (eighth % 4 == 0), 0.0)
    for beat in (0.0, 0.35):
        put(drum(44.0, 0.6), beat, 0.42 - 0.3 * beat, 0.0)
    put(cymbal(7000.0, 0.08), 2.0, 0.05, -0.5)


def _jazz(bar: Bar, put: Put) -> None:
    draws = bar.drawn(24)
    scale = (*bar.chord, bar.chord[0] + 12)
    walk = (bar.chord[0], bar.chord[1], bar.chord[2], bar.chord[0] + (5 if draws[0] < 0.5 else 11))
    for beat, key in enumerate(walk):
        put(bass(key - 24, 0.9 * bar.beat), float(beat), 0.42, 0.0)
    for ride in (0.0, 1.0, 1.0 + 2 / 3, 2.0, 3.0, 3.0 + 2 / 3):
        put(cymbal(5200.0, 0.3), ride, 0.07, -0.35)
    for back in (1.0, 3.0):
        put(cymbal(7500.0, 0.07), back, 0.05, -0.1)
    when = (0.0, 1.0 + 2 / 3)[int(draws[1] * 2)]
    for number, key in enumerate(bar.chord[1:]):
        put(keys(key), when, 0.17, 0.25 + 0.1 * number)
    for number in range(8):
        swung = number // 2 + (2 / 3 if number % 2 else 0.0)
        if draws[8 + number] < 0.36:
            key = scale[int(draws[16 + number] * len(scale))] + 12
            put(keys(key), swung, 0.2 + 0.08 * draws[2 + number % 6], 0.15)


@dataclass(frozen=True)
class _Piece:
    #: Beats a minute.
    tempo: float
    #: A chord for each bar.
    chords: tuple[Chord, ...]
    play: Callable[[Bar, Put], None]


_PIECES = {
    Music.CALM: _Piece(66.0, ((60, 64, 67, 71), (57, 60, 64, 67), (53, 57, 60, 64), (55, 59, 62, 64)), _calm),
    Music.EPIC: _Piece(84.0, ((62, 65, 69), (58, 62, 65), (53, 57, 60), (60, 64, 67)), _epic),
    Music.UPBEAT: _Piece(116.0, ((60, 64, 67), (55, 59, 62), (57, 60, 64), (53, 57, 60)), _upbeat),
    Music.TENSE: _Piece(76.0, ((60, 63, 67), (60, 63, 67), (56, 60, 63), (59, 62, 67)), _tense),
    Music.JAZZ: _Piece(
        112.0, ((62, 65, 69, 72), (55, 59, 65, 69), (60, 64, 67, 71), (57, 61, 67, 70)), _jazz
    ),
}


def music(mood: Music, seed: int, stretch: Stretch) -> Stereo:
    """The bed at `BELOW` -23 LUFS, (2, n)."""
    return _played(mood, seed, stretch) * np.float32(_gain(mood, seed))


@lru_cache(maxsize=8)
def _gain(mood: Music, seed: int) -> float:
    opening = _played(mood, seed, Stretch(0, 12 * SAMPLE_RATE)).T
    return float(10 ** ((TARGET_LUFS - BELOW - integrated(opening)) / 20))


def _played(mood: Music, seed: int, stretch: Stretch) -> Stereo:
    piece = _PIECES[mood]
    stage = Stage(stretch)
    for bar in bars(stretch, 60.0 / piece.tempo, piece.chords, Chance(seed, f"music {mood.value}")):

        def put(sound: Mono, beats: float, gain: float, side: float, bar: Bar = bar) -> None:
            stage.place(sound, bar.start + beats * bar.beat, gain=gain, side=side, echo=0.0)

        piece.play(bar, put)
    return stage.dry
