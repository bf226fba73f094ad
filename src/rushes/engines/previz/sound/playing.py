"""What those who play an instrument in the picture are heard to play."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from rushes.engines.previz.sound.bars import Bar, Chord, Put, bars
from rushes.engines.previz.sound.events import Stage
from rushes.engines.previz.sound.instruments import (
    blown,
    bowed,
    cymbal,
    driven,
    drum,
    hammered,
    plucked,
)
from rushes.engines.previz.sound.stretch import Chance, Mono, Stretch
from rushes.media.aac import SAMPLE_RATE
from rushes.media.loudness import TARGET_LUFS, integrated

#: All play these, so that several play together.
_CHORDS: tuple[Chord, ...] = ((55, 59, 62), (62, 66, 69), (64, 67, 71), (60, 64, 67))


def _strummed(bar: Bar, put: Put) -> None:
    """Down on the beats, where the hand is, and up between some of them."""
    draws = bar.drawn(8)
    strings = (bar.chord[0] - 12, *bar.chord, bar.chord[0] + 12)
    for eighth, loud in enumerate((1.0, 0.0, 0.65, 0.5, 0.8, 0.4, 0.65, 0.5)):
        if not loud or (eighth % 2 and draws[eighth] < 0.4):
            continue
        order = strings if eighth % 2 == 0 else strings[:1:-1]
        for number, key in enumerate(order):
            late = 0.013 * number / bar.beat
            put(plucked(key), eighth / 2 + late, 0.3 * loud * (0.8 + 0.2 * draws[number]), 0.0)


def _riff(bar: Bar, put: Put) -> None:
    root = bar.chord[0] - 12
    for at, long, up in ((0.0, 1.4, 0), (1.5, 0.45, 0), (2.0, 0.9, 3), (3.0, 0.45, 0), (3.5, 0.45, -2)):
        put(driven(root + up, long * bar.beat), at, 0.4, 0.0)


def _at_the_piano(bar: Bar, put: Put) -> None:
    """Broken chords under a few notes of a tune."""
    draws = bar.drawn(16)
    put(hammered(bar.chord[0] - 12), 0.0, 0.34, -0.1)
    put(hammered(bar.chord[2] - 12), 2.0, 0.26, -0.1)
    for eighth, step in enumerate((0, 1, 2, 1, 0, 1, 2, 1)):
        put(hammered(bar.chord[step]), eighth / 2, 0.17 + 0.05 * draws[eighth], 0.0)
    for beat in range(4):
        if beat == 0 or draws[8 + beat] < 0.6:
            put(hammered(bar.chord[int(3 * draws[12 + beat])] + 12), float(beat), 0.36, 0.1)


#: Beats of the notes of a tune's bar, one of which is played.
_TUNES = ((2.0, 2.0), (1.0, 1.0, 2.0), (3.0, 1.0), (1.5, 0.5, 2.0))


def _tune(note: Callable[[int, float], Mono], up: int) -> Callable[[Bar, Put], None]:
    def played(bar: Bar, put: Put) -> None:
        draws = bar.drawn(8)
        at = 0.0
        for number, beats in enumerate(_TUNES[int(len(_TUNES) * draws[0])]):
            put(note(bar.chord[int(3 * draws[1 + number])] + up, beats * bar.beat), at, 0.4, 0.0)
            at += beats

    return played


def _drummed(bar: Bar, put: Put) -> None:
    for beat in (0.0, 2.0, 2.5):
        put(drum(56.0, 0.4), beat, 0.7, 0.0)
    for back in (1.0, 3.0):
        put(drum(185.0, 0.2), back, 0.4, -0.1)
        put(cymbal(1600.0, 0.25), back, 0.32, -0.1)
    for eighth in range(8):
        put(cymbal(7000.0, 0.12), eighth / 2, 0.2 if eighth % 2 == 0 else 0.13, 0.2)
    if bar.number % 4 == 0:
        put(cymbal(3500.0, 1.6), 0.0, 0.3, 0.3)
    if bar.number % 2:
        for number in range(4):
            put(drum(150.0 - 18.0 * number, 0.3), 3.0 + number / 4, 0.45, 0.2 - 0.15 * number)


def _harped(bar: Bar, put: Put) -> None:
    keys = (*bar.chord, *(key + 12 for key in bar.chord), bar.chord[0] + 24)
    for eighth, step in enumerate((0, 1, 2, 3, 4, 5, 6, 4)):
        put(plucked(keys[step], 0.45, 1.8), eighth / 2, 0.36, 0.0)


PLAYED: Mapping[str, Callable[[Bar, Put], None]] = {
    "guitar": _strummed,
    "electric guitar": _riff,
    "piano": _at_the_piano,
    "violin": _tune(bowed, 12),
    "trumpet": _tune(blown, 0),
    "drum": _drummed,
    "harp": _harped,
}


def play(
    stage: Stage, instrument: str, seed: int, beat: float, loud: Callable[[float], tuple[float, float]]
) -> None:
    """Set the notes of ``instrument`` on the stage, ``beat`` seconds to a beat, near -23 LUFS times the gain
    that ``loud`` gives with a side for a time."""
    gain = _gain(instrument, seed)
    for bar in bars(stage.stretch, beat, _CHORDS, Chance(seed, f"play {instrument}")):

        def put(sound: Mono, beats: float, own: float, side: float, bar: Bar = bar) -> None:
            time = bar.start + beats * bar.beat
            share, where = loud(time)
            if share:
                stage.place(sound, time, gain=gain * own * share, side=0.5 * side + where, echo=0.35)

        PLAYED[instrument](bar, put)


@lru_cache(maxsize=8)
def _gain(instrument: str, seed: int) -> float:
    stage = Stage(Stretch(0, 8 * SAMPLE_RATE))
    for bar in bars(stage.stretch, 0.5, _CHORDS, Chance(seed, f"play {instrument}")):

        def put(sound: Mono, beats: float, own: float, side: float, bar: Bar = bar) -> None:
            stage.place(sound, bar.start + beats * bar.beat, gain=own, side=0.0, echo=0.0)

        PLAYED[instrument](bar, put)
    return float(10 ** ((TARGET_LUFS - integrated(stage.dry.T)) / 20))
