"""What hour, weather, place and style do to light and air: from a scene's words to the shaders' numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.camera import weights
from rushes.engines.previz.landscape.sky import SkyMap, Vector, direction, sun_elevation, sunlight
from rushes.engines.previz.landscape.storm import Flash, flash
from rushes.engines.previz.scene import Place, Scene, Weather

Colour = NDArray[np.float64]
_SUN = 20.0
_MOON = 0.045
_WET = (Place.SEA, Place.COAST, Place.LAKE)
_LUMA = np.array([0.2126, 0.7152, 0.0722])


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
class Bearings:
    """How the world is turned to the camera: the first look goes along -z of the stage, and the sun is
    placed where it makes a picture."""

    #: Degrees to add to a true bearing (0 north, 90 east) for one on the stage.
    turn: float
    #: Bearing of the moon on the stage, degrees.
    moon: float
    #: Scales the height of a high sun: relief needs light from the side.
    height: float = 1.0

    def sun(self, hour: float) -> Vector:
        elevation = sun_elevation(hour)
        return direction(hour * 15.0 + self.turn, elevation * (self.height if elevation > 0 else 1.0))


def bearings(scene: Scene) -> Bearings:
    """Low light stands in the picture or just beside it, high light comes from the side and behind."""
    hour = scene.beats[0].hour
    side = 1.0 if scene.seed % 2 else -1.0
    elevation = sun_elevation(hour)
    apart = float(np.interp(elevation, [-8.0, 8.0, 16.0, 28.0, 57.0], [9.0, 10.0, 24.0, 58.0, 84.0]))
    height = 0.85
    if scene.place is Place.DUNES:
        apart, height = min(max(apart, 34.0), 78.0), 0.42
    return Bearings(turn=side * apart - hour * 15.0, moon=-side * 8.0, height=height)


@dataclass(frozen=True)
class Look:
    """Uniforms of everything that is drawn, and what the drawing itself has to know."""

    uniforms: dict[str, Any]
    exposure: float
    key: Vector
    night: float
    weather: Weather
    #: Lightning at this moment.
    flash: Flash | None = None
    grade: dict[str, Any] = field(default_factory=dict)


def key_light(scene: Scene, places: Bearings, hour: float) -> Vector:
    """Towards the sun, or towards the moon when the sun is well below the horizon."""
    if sun_elevation(hour) > -5.0:
        return places.sun(hour)
    return moon_direction(places)


def moon_direction(places: Bearings) -> Vector:
    return direction(places.moon, 11.5)


def open_to(scene: Scene, places: Bearings) -> tuple[float, float]:
    """The way on the ground that the land keeps open: to a low light, else straight ahead."""
    x, y, z = key_light(scene, places, scene.beats[0].hour)
    flat = math.hypot(x, z)
    return (x / flat, z / flat) if y < 0.35 and z < 0 else (0.0, -1.0)


def _luma(colour: Colour) -> float:
    return float(colour @ _LUMA)


def look(scene: Scene, places: Bearings, ground: Colour, t: float, sky: SkyMap) -> Look:
    """Everything at ``t`` seconds over ground of this albedo. Draws the map of the sky when the sun has
    moved."""
    now = moment(scene, t)
    w = now.weather
    hour = now.hour
    elevation = sun_elevation(hour)
    sun = places.sun(hour)
    key = key_light(scene, places, hour)
    night = float(np.interp(elevation, [-14.0, -4.0], [1.0, 0.0]))
    low = float(np.interp(elevation, [-6.0, -1.0, 2.0, 7.0, 20.0], [0.1, 0.8, 1.0, 0.9, 0.0]))
    aerosol = 0.7 + 1.6 * w.haze + 1.2 * w.mist + 0.6 * low
    # The colours are those of a sun lower than it is drawn: a camera's golden hour.
    tinted = elevation * float(np.interp(elevation, [0.0, 6.0, 24.0], [1.0, 0.36, 1.0]))
    sky.make(direction(hour * 15.0 + places.turn, tinted), round(aerosol, 4))

    grey = min(1.0, max(w.storm, 0.85 * w.rain, 0.9 * w.fog, 0.75 * w.snow, (w.clouds - 0.75) * 2.6))
    grey = max(grey, 0.0)
    above = sky.above * _SUN
    towards = sky.towards * _SUN
    direct = sunlight(max(tinted, 1.6), aerosol) * _SUN / math.pi
    direct *= float(np.interp(elevation, [-3.5, 2.0], [0.0, 1.0]))
    moonlit = np.array([0.62, 0.78, 1.0]) * _MOON * night * (1.0 if scene.moon else 0.35)
    if elevation <= -5.0:
        direct = moonlit
    lift = np.array([0.0004, 0.0008, 0.0021]) * night * (1.0 if scene.moon else 0.7)
    # The blue hour, and the blue of the shadows in a low sun.
    lift = lift + np.array([0.026, 0.030, 0.078]) * float(
        np.interp(elevation, [-16.0, -7.0, 0.5], [0.0, 0.5, 0.0])
    )
    above = above * (1.0 + low * np.array([-0.14, 0.0, 0.26])) + lift * 0.9
    towards = towards + lift

    # Under a closed cover what the sun and the sky sent comes down grey, evenly.
    total = direct * max(0.25, math.sin(math.radians(max(elevation, 6.0)))) + above
    grey_light = (0.6 * _luma(total) * np.array([0.93, 0.99, 1.08]) + 0.4 * total) * (1.0 - 0.62 * w.storm)
    grey_light *= 0.9 - 0.25 * w.rain
    direct = direct * (1.0 - 0.96 * grey)
    above = above * (1.0 - grey) + grey_light * grey
    towards = towards * (1.0 - grey) + grey_light * 0.85 * grey

    struck = flash(scene, t)
    exposure = _exposure(direct, above, towards, elevation, w, scene.place, _luma(ground))
    if struck is not None:
        burst = np.array([0.80, 0.90, 1.15]) * (struck.power * 1.1 / exposure)
        grey_light = grey_light + burst
        above = above + 0.6 * burst
        towards = towards + burst
    bounce = (direct * 0.8 + above) * ground * 1.6

    glow_colour = direct * 0.5 * low + direct * 0.12
    haze = 10.0 ** float(np.interp(w.haze, [0.0, 1.0], [-5.25, -3.75]))
    haze = haze + 2.6e-3 * w.fog**1.7 + 1.6e-4 * w.rain + 1.3e-4 * w.snow + 2.4e-5 * w.storm + 2.5e-5 * low
    blue = np.array([0.72, 1.0, 1.42]) * (1.0 - max(grey, 0.7 * w.fog)) + max(grey, 0.7 * w.fog)
    mist_colour = (0.66 * above + 0.18 * towards) * (
        1.0 + low * np.array([-0.16, -0.02, 0.20])
    ) + 0.08 * direct
    mist_lit = 0.40 * above + 0.50 * towards + 0.34 * direct * (0.4 + 0.6 * low)
    seen = float(np.interp(elevation, [-7.0, -2.0], [1.0, 0.0])) * (1.0 - grey) if scene.moon else 0.0
    moon = np.array([0.94, 0.97, 1.0]) * (1.7 * seen / exposure)
    cloud_lit = direct * 0.9 + above * 0.75
    cloud_dark = above * 0.62 + towards * 0.22

    uniforms: dict[str, Any] = {
        "keyDir": key,
        "sunDir": sun,
        "skyGain": (_SUN,) * 3,
        "skyLift": tuple(lift),
        "overcast": grey,
        "overcastColour": tuple(grey_light),
        "hazeBeta": tuple(haze * blue),
        "hazeHeight": 1100.0 - 700.0 * w.fog,
        "hazeTint": tuple(1.0 - low * np.array([0.0, 0.16, 0.30]) * (1.0 - grey)),
        "glow": (1.0 - grey) * (0.25 + 0.75 * low) * (1.0 - night),
        "glowColour": tuple(glow_colour),
        "glitterShare": 1.0 - 0.8 * night,
        "mistBeta": (0.0045 if scene.place in _WET else 0.0085) * w.mist,
        "mistColour": tuple(mist_colour),
        "mistLit": tuple(mist_lit),
        "keyColour": tuple(direct),
        "skyAbove": tuple(above),
        "skySide": tuple(towards * 0.30),
        "groundBounce": tuple(bounce),
        "cloudShade": 0.6
        * min(1.0, w.clouds / 0.35)
        * (1.0 - grey)
        * float(np.interp(elevation, [8, 18], [0, 1])),
        "sunRadius": math.radians(0.52),
        "sunColour": tuple(direct * 60.0 * (1.0 - grey) * (1.0 if elevation > -4 else 0.0)),
        "moonDir": moon_direction(places),
        "moonRadius": math.radians(0.75),
        "moonColour": tuple(moon),
        "cover": w.clouds,
        "cirrus": min(1.0, 0.25 + w.clouds) * min(1.0, w.clouds / 0.1) * (1.0 - grey) * (1.0 - 0.85 * night),
        "cloudLit": tuple(cloud_lit),
        "cloudDark": tuple(cloud_dark),
        "stormy": max(w.storm, 0.6 * w.rain),
    }
    return Look(uniforms, exposure, key, night, w, struck, _evening(scene, elevation, night))


def _evening(scene: Scene, elevation: float, night: float) -> dict[str, Any]:
    """Twilight is rich in colour; by night the eye sees little of it, and what it sees leans to blue."""
    rich = float(np.interp(elevation, [-9.0, -4.0, 2.0, 9.0], [0.0, 0.42, 0.30, 0.0]))
    return {"nightShare": night * (0.55 if scene.moon else 0.65), "richness": 1.0 + rich}


def _exposure(
    direct: Colour, above: Colour, towards: Colour, elevation: float, w: Weather, place: Place, albedo: float
) -> float:
    """A photographer's reading: mostly for the ground, held back for a bright sky, darker at night."""
    s = max(0.22, math.sin(math.radians(max(elevation, 0.0))))
    # Half by what lies there: snow has to stay white and sand bright, but not burn out.
    ground = (0.09 + 0.50 * albedo) * (_luma(direct) * s + _luma(above))
    bright = 0.30 * _luma(towards)
    reading = ground * 0.6 + bright * 0.4
    aim = float(np.interp(elevation, [-16.0, -5.0, 0.0, 8.0, 20.0], [0.034, 0.080, 0.105, 0.115, 0.19]))
    aim *= 1.0 - 0.48 * w.storm - 0.1 * w.rain - 0.22 * w.snow
    # Water gives back the sky, so there the sky decides.
    if place in _WET:
        aim *= float(np.interp(elevation, [-2.0, 4.0, 18.0], [0.95, 0.72, 0.95]))
    return aim / max(reading, 1e-4)
