"""A clip's own sound: at another speed, under a weather, and carried on after its end."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.footage.treatment import Treatment
from rushes.engines.previz.scene import Beat, Place, Scene, Weather
from rushes.engines.previz.sound import compose, fade
from rushes.media.aac import SAMPLE_RATE, Audio

#: Seconds of the clip's end that its sound is carried on with, of one grain, and of the way back to it.
_TAIL, _GRAIN, _TURN = 4.0, 1.2, 0.35
#: Of rain over a clip's own sound.
_RAIN = 0.8
_CEILING = 0.89


def treated(sound: Audio | None, treatment: Treatment, seconds: float, seed: int) -> Audio:
    """``sound`` (n, 2) as the picture is treated: lower when slower, with rain where it rains."""
    length = round(seconds * SAMPLE_RATE)
    out = np.zeros((length, 2), np.float32)
    if sound is not None and len(sound):
        at = np.arange(length) * treatment.tempo
        known = np.arange(len(sound))
        for channel in (0, 1):
            out[:, channel] = np.interp(at, known, sound[:, channel], right=0.0)
    if treatment.rain:
        weather = Weather(rain=treatment.rain, wind=0.1, clouds=0.8)
        scene = Scene(place=Place.HILLS, seed=seed, beats=(Beat(weather=weather),))
        out += _RAIN * compose(scene, seconds)[:length]
    highest = float(np.abs(out).max(initial=0.0))
    return fade(out if highest <= _CEILING else out * np.float32(_CEILING / highest))


def carried_on(sound: Audio, begun: int, seconds: float, seed: int) -> Audio:
    """``sound``, of which the picture shows ``begun`` samples, and its like for ``seconds`` more.

    At the seam it turns and runs back for a moment, so that no sample jumps; then come overlapping grains of
    its last seconds, in any order.
    """
    known = np.zeros((begun, 2), np.float32)
    known[: min(begun, len(sound))] = sound[:begun]
    length = round(seconds * SAMPLE_RATE)
    tail = known[-round(_TAIL * SAMPLE_RATE) :]
    if not len(tail):
        return np.concatenate([known, np.zeros((length, 2), np.float32)])
    turn = min(round(_TURN * SAMPLE_RATE), len(tail), length)
    new = _texture(tail, length, seed)
    away = np.cos(np.linspace(0.0, np.pi / 2, turn, dtype=np.float32))[:, None]
    new[:turn] = new[:turn] * np.sqrt(1.0 - away**2) + tail[::-1][:turn] * away
    return fade(np.concatenate([known, new]), head=False)


def _texture(tail: Audio, length: int, seed: int) -> Audio:
    """Grains that overlap by half, each window's power making one with its neighbour's."""
    grain = min(round(_GRAIN * SAMPLE_RATE), len(tail)) // 2 * 2
    if grain < 2:
        return np.zeros((length, 2), np.float32)
    random = np.random.default_rng([seed & 0xFFFFFFFF, 23])
    window = np.sin(np.pi * (np.arange(grain) + 0.5) / grain).astype(np.float32)[:, None]
    hop = grain // 2
    count = length // hop + 3
    out = np.zeros((count * hop + grain, 2), np.float32)
    for number in range(count):
        start = int(random.integers(0, len(tail) - grain + 1))
        out[number * hop : number * hop + grain] += window * tail[start : start + grain]
    # From the second half of the first grain on, there are two everywhere.
    return out[hop : hop + length]
