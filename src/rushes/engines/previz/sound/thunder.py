"""Thunder: what lightning sounds like seconds later, from where it struck."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rushes.engines.previz.lightning import Strike, strikes
from rushes.engines.previz.sound.bed import Place
from rushes.engines.previz.sound.events import Stage
from rushes.engines.previz.sound.stretch import Mono
from rushes.engines.previz.sound.surroundings import Surroundings, surroundings
from rushes.engines.previz.sound.turns import distant
from rushes.media.aac import SAMPLE_RATE

#: The longest that lightning and the end of its thunder lie apart, seconds.
_LONGEST = 18.0
_SECONDS = 7.0
# Behind walls it is dull and a third as loud; where there is no sky there is none.
_REACHES = {Surroundings.OPEN: 1.0, Surroundings.INDOORS: 0.35, Surroundings.APART: 0.0}


def thunder(place: Place, stage: Stage) -> None:
    """Set the thunder of every bolt on the stage, at the time at which it is heard."""
    reaches = _REACHES[surroundings(place.scene.place)]
    if not reaches:
        return
    begin = stage.stretch.start_time - _LONGEST
    for strike in strikes(place.scene, begin, stage.stretch.end_time):
        heard = strike.thunder
        if heard + _SECONDS < stage.stretch.start_time or heard > stage.stretch.end_time:
            continue
        near = np.clip(900.0 / strike.metres, 0.3, 1.6)
        stage.place(
            _clap(strike) if reaches == 1.0 else distant(_clap(strike), 40.0),
            heard,
            gain=0.62 * reaches * strike.power * near**0.7,
            side=strike.bearing / 75.0,
            echo=0.5,
        )


@lru_cache(maxsize=16)
def _clap(strike: Strike) -> Mono:
    """One thunder of unit peak: a crack if it is near, then claps from along the bolt, rolling away.

    Air swallows the high part over distance, and the far ends of the bolt arrive last.
    """
    rng = np.random.default_rng(strike.seed)
    length = round(_SECONDS * SAMPLE_RATE)
    at = (np.arange(length) / SAMPLE_RATE).astype(np.float32)
    far = float(np.clip(strike.metres / 3000.0, 0.0, 1.0))
    dark, bright = np.zeros(length, np.float32), np.zeros(length, np.float32)
    for number in range(7):
        begin = 0.0 if number == 0 else rng.uniform(0.1, 3.6)
        loud = rng.uniform(0.35, 1.0) * np.exp(-begin / 2.6) * (1.3 if number == 0 else 1.0)
        attack = 0.012 + 0.22 * far * rng.uniform(0.6, 1.4)
        since = at - begin
        rise = np.clip(since / attack, 0.0, 1.0)
        clap = loud * rise * rise * (3 - 2 * rise)
        dark += clap * np.exp(-np.maximum(since, 0.0) / rng.uniform(0.7, 1.5))
        bright += clap * np.exp(-np.maximum(since, 0.0) / rng.uniform(0.08, 0.3))
    rumble = _rolling(rng, length, 45.0, 240.0)
    crack = _rolling(rng, length, 150.0, 2600.0 * (1 - far) ** 2 + 350.0)
    sound = dark * rumble + (0.9 - 0.7 * far) * bright * crack
    sound *= np.clip((at[-1] - at) / 2.0, 0.0, 1.0)
    return np.asarray((sound / np.abs(sound).max()).astype(np.float32))


def _rolling(rng: np.random.Generator, length: int, low: float, high: float) -> Mono:
    """Noise between two frequencies, of unit power."""
    f = np.fft.rfftfreq(length, 1 / SAMPLE_RATE).astype(np.float32)
    f[0] = 1.0
    colour = 1 / np.sqrt(1 + (low / f) ** 4) / np.sqrt(1 + (f / high) ** 4) * (f / 100.0) ** -0.5
    colour[0] = 0.0
    drawn = rng.standard_normal((len(f), 2), np.float32).view(np.complex64)[:, 0]
    rolled = np.fft.irfft(drawn * colour, length)
    return np.asarray(rolled / rolled.std())
