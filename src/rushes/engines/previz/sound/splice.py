"""The sound of several shots as that of one clip."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rushes.engines.previz.shots import Shot
from rushes.engines.previz.sound.mix import compose
from rushes.engines.previz.subjects.actor import Actor
from rushes.media.aac import SAMPLE_RATE, Audio

#: Samples in which one shot's sound gives way to the next one's: long enough not to click, and a cut still.
_OVERLAP = round(0.03 * SAMPLE_RATE)


def soundtrack(takes: Sequence[tuple[Shot, Sequence[Actor]]]) -> Audio:
    """The whole clip; ``takes`` are all its shots with a body for each of `Scene.bodies`."""
    rise = np.sin(np.linspace(0.0, np.pi / 2, _OVERLAP, dtype=np.float32))[:, None]
    end = _samples(takes[-1][0].end)
    out = np.zeros((end + _OVERLAP, 2), np.float32)
    for shot, actors in takes:
        first, last = _samples(shot.start), _samples(shot.end) + _OVERLAP
        seconds = (last - first) / SAMPLE_RATE
        part = compose(shot.scene, seconds, actors=actors, length=shot.seconds, before=shot.start)
        if first:
            part[:_OVERLAP] *= rise
        part[-_OVERLAP:] *= rise[::-1]
        out[first:last] += part
    return out[:end]


def _samples(seconds: float) -> int:
    return round(seconds * SAMPLE_RATE)
