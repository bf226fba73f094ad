"""What hour, weather, place and style do to light and air: from a scene's words to the shaders' numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from rushes.engines.previz.camera import weights
from rushes.engines.previz.outdoors.airs import Air, air_of, disc_values
from rushes.engines.previz.outdoors.daylight import (
    SUN,
    Bearings,
    Colour,
    Daylight,
    daylight,
    key_light,
    luma,
    moon_direction,
)
from rushes.engines.previz.outdoors.sky import SkyMap
from rushes.engines.previz.outdoors.storm import Flash, flash
from rushes.engines.previz.scene import Place, Scene, Weather

_WET = (Place.SEA, Place.COAST, Place.LAKE, Place.ICE)


@dataclass(frozen=True)
class Moment:
    """The blend of the beats at one time."""

    hour: float
    weather: Weather
    #: Shares of the beats.
    shares: tuple[float, ...]


def moment(scene: Scene, t: float) -> Moment:
    """Hour and weather at ``t`` seconds; hours blend the short way round the clock."""
    shares = weights(scene.beats, t)
    hour = scene.beats[0].hour
    mixed = dict.fromkeys(Weather.model_fields, 0.0)
    angle = 0.0
    for share, beat in zip(shares, scene.beats, strict=True):
        angle += share * (((beat.hour - hour + 12.0) % 24.0) - 12.0)
        for name in mixed:
            mixed[name] += share * getattr(beat.weather, name)
    weather = Weather(**{name: min(max(value, 0.0), 1.0) for name, value in mixed.items()})
    return Moment((hour + angle) % 24.0, weather, tuple(shares))


@dataclass(frozen=True)
class Look:
    """Uniforms of everything that is drawn, and what the drawing itself has to know."""

    uniforms: dict[str, Any]
    #: Those of them that shape the light on the ground, without lightning.
    relief: dict[str, Any]
    exposure: float
    night: float
    #: How well stars are seen, 0 to 1.
    stars: float
    weather: Weather
    #: Lightning at this moment.
    flash: Flash | None = None
    grade: dict[str, Any] = field(default_factory=dict)


def look(scene: Scene, places: Bearings, ground: Colour, t: float, sky: SkyMap) -> Look:
    """Everything at ``t`` seconds over ground of this albedo. Draws the map of the sky when the sun has
    moved."""
    now = moment(scene, t)
    w = now.weather
    air = air_of(scene)
    light = daylight(scene, places, now.hour, w, sky)
    key = key_light(places, now.hour)
    relief = {"keyDir": key, "ambientShares": _ambient_shares(light, ground)}
    exposure = _exposure(light, w, scene.place, luma(ground))
    struck = flash(scene, t)
    if struck is not None:
        light = light.lit_up(np.array([0.80, 0.90, 1.15]) * (struck.power * 1.1 / exposure))
    sun = places.sun(now.hour)
    uniforms = {
        **relief,
        "sunDir": sun,
        "sunWay": (sun[0] / math.hypot(sun[0], sun[2]), sun[2] / math.hypot(sun[0], sun[2])),
        "moonDir": moon_direction(places),
        **_ground_light(light, ground),
        **_air(light, w, air, wet=scene.place in _WET),
        **_sky(light, w, air, exposure if scene.moon and not air.discs else math.inf),
        **disc_values(air, math.copysign(1.0, sun[0]), exposure),
    }
    stars = max(light.night, air.stars)
    return Look(uniforms, relief, exposure, light.night, stars, w, struck, _evening(scene, light))


def _bounce(light: Daylight, ground: Colour) -> Colour:
    # Snow and sand are lit by the sky more than by each other.
    direct = light.direct * min(0.8, 0.25 + 1.2 * math.sin(math.radians(max(light.elevation, 0.0))))
    return (direct + light.above) * ground * (1.6 / (1.0 + 4.0 * max(0.0, luma(ground) - 0.12)))


def _ambient(light: Daylight, ground: Colour) -> tuple[Colour, Colour, Colour]:
    """On open, level ground from above, from the ground about it and from the side of the key light."""
    return light.above, 0.3 * _bounce(light, ground), light.towards * 0.30 * 0.25


def _ambient_shares(light: Daylight, ground: Colour) -> tuple[float, float, float]:
    above, bounce, side = _ambient(light, ground)
    whole = luma(above + bounce + side)
    return (luma(above) / whole, luma(bounce) / 0.3 / whole, luma(side) / 0.25 / whole)


def _ground_light(light: Daylight, ground: Colour) -> dict[str, Any]:
    """What falls on the land and the water."""
    return {
        "keyColour": tuple(light.direct),
        "ambient": tuple(np.sum(_ambient(light, ground), axis=0)),
        "skyAbove": tuple(light.above),
        "skySide": tuple(light.towards * 0.30),
        "groundBounce": tuple(_bounce(light, ground)),
        "glitterShare": (1.0 - 0.8 * light.night) * max(0.0, 1.0 - 1.2 * light.grey) ** 2,
    }


def _air(light: Daylight, w: Weather, air: Air, *, wet: bool) -> dict[str, Any]:
    """Haze, fog and mist: how dense, and the light that they send."""
    low, grey = light.low, light.grey
    haze = 10.0 ** float(np.interp(w.haze, [0.0, 1.0], [-5.25, -3.75]))
    haze = haze + 5.5e-3 * w.fog**1.7 + 1.6e-4 * w.rain + 7.0e-4 * w.snow + 2.4e-5 * w.storm + 2.5e-5 * low
    blue = np.array([0.72, 1.0, 1.42]) * (1.0 - max(grey, 0.7 * w.fog)) + max(grey, 0.7 * w.fog)
    shade = (0.66 * light.above + 0.18 * light.towards) * (1.0 + low * np.array([-0.16, -0.02, 0.20]))
    lit = 0.40 * light.above + 0.50 * light.towards + 0.34 * light.direct * (0.4 + 0.6 * low)
    return {
        "hazeBeta": tuple(haze * blue * air.haze),
        "hazeHeight": 1100.0 - 700.0 * w.fog,
        "hazeTint": tuple(1.0 - low * np.array([0.0, 0.16, 0.30]) * (1.0 - grey)),
        "glow": min(air.haze, 1.0) * (1.0 - grey) * (0.25 + 0.75 * low) * (1.0 - light.night),
        "glowColour": tuple(light.direct * 0.5 * low + light.direct * 0.12),
        "mistBeta": (0.0045 if wet else 0.0085) * w.mist,
        "mistColour": tuple(shade + 0.08 * light.direct),
        "mistLit": tuple(lit),
    }


def _sky(light: Daylight, w: Weather, air: Air, exposure: float) -> dict[str, Any]:
    """Sky, sun, moon and clouds. The moon is as bright in the picture at any exposure; at an infinite one
    there is none."""
    clear = 1.0 - light.grey
    seen = float(np.interp(light.elevation, [-7.0, -2.0], [1.0, 0.0])) * clear
    high = float(np.interp(light.elevation, [8.0, 18.0], [0.0, 1.0]))
    return {
        "skyGain": tuple(SUN * each for each in air.sky),
        "skyLift": tuple(light.lift),
        "overcast": light.grey,
        "overcastColour": tuple(light.grey_light),
        "sunRadius": math.radians(0.52),
        "sunColour": tuple(
            light.direct * 60.0 * max(0.0, 1.0 - 1.2 * light.grey) * (1.0 if light.elevation > -4 else 0.0)
        ),
        "moonRadius": math.radians(0.75),
        "moonColour": tuple(np.array([0.94, 0.97, 1.0]) * (1.7 * seen / exposure)),
        "cover": w.clouds,
        "veil": min(1.0, 1.6 * w.fog + 1.3 * w.snow),
        "cloudShade": 0.6 * min(1.0, w.clouds / 0.35) * clear * high,
        "cirrus": min(1.0, 0.25 + w.clouds) * min(1.0, w.clouds / 0.1) * clear * (1.0 - 0.85 * light.night),
        "cloudLit": tuple((light.direct * 0.9 + light.above * 0.75) * (1.0 - 0.6 * light.night)),
        "cloudDark": tuple(light.above * 0.62 + light.towards * 0.22),
        "stormy": max(w.storm, 0.6 * w.rain),
    }


def _evening(scene: Scene, light: Daylight) -> dict[str, Any]:
    """Twilight is rich in colour; by night the eye sees little of it, and what it sees leans to blue."""
    rich = float(np.interp(light.elevation, [-9.0, -4.0, 2.0, 9.0], [0.0, 0.42, 0.30, 0.0]))
    return {"nightShare": light.night * (0.55 if scene.moon else 0.65), "richness": 1.0 + rich}


def _exposure(light: Daylight, w: Weather, place: Place, albedo: float) -> float:
    """A photographer's reading: mostly for the ground, held back for a bright sky, darker at night."""
    s = max(0.22, math.sin(math.radians(max(light.elevation, 0.0))))
    # Half by what lies there: snow has to stay white and sand bright, but not burn out.
    ground = (0.09 + 0.50 * albedo) * (luma(light.direct) * s + luma(light.above))
    bright = 0.30 * luma(light.towards)
    reading = ground * 0.6 + bright * 0.4
    aim = float(np.interp(light.elevation, [-16.0, -5.0, 0.0, 8.0, 20.0], [0.050, 0.084, 0.105, 0.115, 0.19]))
    aim *= 1.0 - 0.54 * w.storm - 0.1 * w.rain + 0.25 * w.snow
    # Water gives back the sky, so there the sky decides.
    if place in _WET:
        aim *= float(np.interp(light.elevation, [-2.0, 4.0, 18.0], [0.95, 0.72, 0.95]))
    return aim / max(reading, 1e-4)
