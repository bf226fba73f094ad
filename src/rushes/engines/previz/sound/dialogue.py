"""When the lines of a scene are spoken, by whom, and what else steps back meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rushes.engines.previz.heard import Line, Voice
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sound.echo import echo
from rushes.engines.previz.sound.events import Stage
from rushes.engines.previz.sound.stretch import CONTROL, Curve, Mono, Stereo, Stretch
from rushes.engines.previz.sound.voices import spoken
from rushes.media.aac import SAMPLE_RATE

#: Seconds before the first line that has no time of its own, and between one line and the next.
_FIRST, _REST = 0.4, 0.35
#: A line that would not fit is spoken faster, up to this.
_FASTEST = 1.35
#: Decibels by which all else steps back, and seconds in which it does and comes back.
_DUCKED, _DOWN, _UP = 10.0, 0.18, 0.5
#: Share of the way to the side that a voice is heard from: films keep it near the middle.
_ASIDE = 0.6
#: Points of a loudness curve a second, as the controls'.
RATE = SAMPLE_RATE // CONTROL


@dataclass(frozen=True)
class Speech:
    """One line in its time."""

    start: float
    end: float
    line: Line
    speed: float
    #: How many others speak with the same voice before whoever says it.
    other: int

    @property
    def sound(self) -> Mono:
        return _said(self.line, self.speed, self.other)


@dataclass(frozen=True)
class Speaking:
    """Somebody speaks: for whoever moves the mouth."""

    start: float
    end: float
    #: Index into `Scene.subjects`; None for a narrator.
    speaker: int | None
    #: 0 to 1, `RATE` points a second from ``start`` on.
    loudness: Curve


def speeches(scene: Scene, seconds: float | None = None) -> tuple[Speech, ...]:
    """The lines in time, never two at once. Those that would go on beyond ``seconds`` are spoken a little
    faster; what does not fit even so is cut off by the clip's end (see `warnings`)."""
    return _speeches(scene.lines, seconds)


@lru_cache(maxsize=32)
def _speeches(lines: tuple[Line, ...], seconds: float | None) -> tuple[Speech, ...]:
    usual = _placed(lines, 1.0)
    if seconds is None or not usual or usual[-1].end <= seconds:
        return usual
    for speed in np.linspace(1.0, _FASTEST, 8)[1:]:
        hurried = _placed(lines, float(speed))
        if hurried[-1].end <= seconds:
            return hurried
    return hurried


def _placed(lines: tuple[Line, ...], speed: float) -> tuple[Speech, ...]:
    placed: list[Speech] = []
    free = 0.0
    heard: dict[Voice, list[int | None]] = {}
    for line in lines:
        alike = heard.setdefault(line.voice, [])
        if line.speaker not in alike:
            alike.append(line.speaker)
        other = alike.index(line.speaker)
        length = len(_said(line, speed, other)) / SAMPLE_RATE
        if not length:
            continue
        wanted = line.start if line.start is not None else (free if placed else _FIRST)
        start = max(wanted, free)
        placed.append(Speech(start, start + length, line, speed, other))
        free = start + length + _REST
    return tuple(placed)


def _said(line: Line, speed: float, other: int) -> Mono:
    return spoken(line.text, line.voice, speed, line.manner, other)


def warnings(scene: Scene, seconds: float) -> list[str]:
    """What a listener will miss, in words for people."""
    found: list[str] = []
    placed = speeches(scene, seconds)
    if placed and placed[-1].speed > 1.0:
        found.append(f"The lines are spoken {placed[-1].speed:.2f} times as fast, to fit {seconds:g} s.")
    for speech in placed:
        if speech.start >= seconds:
            found.append(f"There is no time left to say “{speech.line.text}”.")
        elif speech.end > seconds + 0.05:
            found.append(f"“{speech.line.text}” is cut off: it ends at {speech.end:.1f} s.")
    return found


def speaking(scene: Scene, seconds: float | None = None) -> tuple[Speaking, ...]:
    """Who speaks when, and how loud from moment to moment."""
    return tuple(
        Speaking(speech.start, speech.end, speech.line.speaker, _loudness(speech.sound))
        for speech in speeches(scene, seconds)
    )


def dialogue(
    scene: Scene, stretch: Stretch, seconds: float | None, side: Callable[[int, float], float]
) -> tuple[Stereo, Mono]:
    """The lines from the ``side`` of whoever speaks, by number and time, with the place's echo; and the gain
    that all else has meanwhile."""
    lead = SAMPLE_RATE
    stage = Stage(stretch.earlier(lead))
    times = stretch.control_times()
    away = np.zeros(len(times))
    for speech in speeches(scene, seconds):
        # A narrator is in no room.
        room = 0.0 if speech.line.speaker is None else 0.5
        speaker = speech.line.speaker
        where = 0.0 if speaker is None else _ASIDE * side(speaker, speech.start)
        # Two equal channels of this gain are as loud as the line was made.
        stage.place(speech.sound, speech.start, gain=1.0, side=where, echo=room)
        down = np.clip((times - speech.start + _DOWN) / _DOWN, 0.0, 1.0)
        up = np.clip((speech.end + _UP - times) / _UP, 0.0, 1.0)
        away = np.maximum(away, np.minimum(down, up))
    heard: Stereo = (stage.dry + echo(stage.wet, scene.place))[:, lead:]
    eased = away * away * (3 - 2 * away)
    return heard, stretch.samples(10 ** (-_DUCKED * eased / 20))


def _loudness(sound: Mono) -> Curve:
    blocks = np.pad(sound, (0, -len(sound) % CONTROL)).reshape(-1, CONTROL)
    level = np.sqrt(np.mean(blocks**2, axis=1))
    smooth = np.convolve(level, np.hanning(7) / np.hanning(7).sum(), "same")
    return np.asarray(smooth / max(float(smooth.max()), 1e-9))
