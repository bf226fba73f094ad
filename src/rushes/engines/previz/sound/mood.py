"""Weather and light along a scene's beats, as curves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rushes.engines.previz.camera import weights
from rushes.engines.previz.scene import Beat, Scene
from rushes.engines.previz.sound.stretch import Curve


@dataclass(frozen=True)
class Mood:
    """Shares from 0 to 1 at given times."""

    wind: Curve
    rain: Curve
    snow: Curve
    storm: Curve
    fog: Curve
    #: 1 in full daylight, 0 at night.
    day: Curve
    #: 1 in the hour around sunrise, and a little in the last hour of light.
    dawn: Curve

    @property
    def night(self) -> Curve:
        return 1.0 - self.day


def mood(scene: Scene, times: Curve) -> Mood:
    """The weather and light of the scene at these times; before zero those of the first beat."""
    shares = _shares(scene, times)
    hour = _hours(scene, shares)

    def blended(what: Callable[[Beat], float]) -> Curve:
        curve: Curve = shares @ np.array([what(beat) for beat in scene.beats])
        return curve

    return Mood(
        wind=blended(lambda beat: max(beat.weather.wind, 0.7 * beat.weather.storm)),
        rain=blended(lambda beat: beat.weather.rain),
        snow=blended(lambda beat: beat.weather.snow),
        storm=blended(lambda beat: beat.weather.storm),
        fog=blended(lambda beat: max(beat.weather.fog, 0.5 * beat.weather.mist)),
        day=smoothstep(hour, 4.7, 6.2) * (1 - smoothstep(hour, 18.0, 19.6)),
        dawn=np.maximum(np.exp(-(((hour - 6.0) / 1.2) ** 2)), 0.5 * np.exp(-(((hour - 18.0) / 0.9) ** 2))),
    )


def smoothstep(value: Curve, low: float, high: float) -> Curve:
    """0 below ``low``, 1 above ``high``, an even ease between them."""
    share = np.clip((value - low) / (high - low), 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share))


def _shares(scene: Scene, times: Curve) -> Curve:
    """Shares of the beats, shape (times, beats): the picture's own blend."""
    if len(scene.beats) == 1:
        return np.ones((len(times), 1))
    return np.array([weights(scene.beats, float(time)) for time in times])


def _hours(scene: Scene, shares: Curve) -> Curve:
    """Hours of the day, blended the shorter way around the clock."""
    first = scene.beats[0].hour
    steps = np.array([(beat.hour - first + 12.0) % 24.0 - 12.0 for beat in scene.beats])
    hours: Curve = (first + shares @ steps) % 24.0
    return hours
