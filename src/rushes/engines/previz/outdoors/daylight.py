"""The light of an hour and its weather: where sun and moon stand, and what comes from where."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.outdoors.airs import air_of
from rushes.engines.previz.outdoors.sky import SkyMap, Vector, direction, sun_elevation, sunlight
from rushes.engines.previz.scene import Lighting, Place, Scene, Weather

Colour = NDArray[np.float64]
#: Irradiance of the sun above the air.
SUN = 20.0
_MOON = 0.045
_LUMA = np.array([0.2126, 0.7152, 0.0722])


def luma(colour: Colour) -> float:
    return float(colour @ _LUMA)


@dataclass(frozen=True)
class Bearings:
    """How the world is turned to the camera: the first look goes along -z of the stage, and the sun is
    placed where it makes a picture."""

    #: Degrees to add to a true bearing (0 north, 90 east) for one on the stage.
    turn: float
    #: Bearing of the moon on the stage, degrees.
    moon: float
    #: Scales the height of a high sun, and degrees that are added to it: relief needs light from the side.
    height: float = 1.0
    lift: float = 0.0

    def sun(self, hour: float) -> Vector:
        elevation = sun_elevation(hour)
        if elevation > 0:
            elevation = elevation * self.height + self.lift * min(1.0, elevation / 3.0)
        return direction(hour * 15.0 + self.turn, elevation)


def bearings(scene: Scene) -> Bearings:
    """Low light stands in the picture or just beside it, high light comes from the side and behind."""
    hour = scene.beats[0].hour
    side = 1.0 if scene.seed % 2 else -1.0
    elevation = sun_elevation(hour)
    apart = float(np.interp(elevation, [-8.0, 8.0, 16.0, 28.0, 57.0], [9.0, 10.0, 24.0, 58.0, 84.0]))
    if scene.lighting is Lighting.SHAFTS:
        # Its rays come out of the picture's depth.
        apart = min(apart, 9.0)
    height, lift = 0.85, 0.0
    if scene.place is Place.DUNES:
        apart, height, lift = min(max(apart, 58.0), 76.0), 0.36, 6.0
    return Bearings(turn=side * apart - hour * 15.0, moon=-side * 8.0, height=height, lift=lift)


def key_light(places: Bearings, hour: float) -> Vector:
    """Towards the sun, or towards the moon when the sun is well below the horizon."""
    if sun_elevation(hour) > -5.0:
        return places.sun(hour)
    return moon_direction(places)


def moon_direction(places: Bearings) -> Vector:
    return direction(places.moon, 11.5)


def open_to(scene: Scene, places: Bearings) -> tuple[float, float]:
    """The way on the ground that the land keeps open: to a low light, else straight ahead."""
    x, y, z = key_light(places, scene.beats[0].hour)
    flat = math.hypot(x, z)
    return (x / flat, z / flat) if y < 0.35 and z < 0 else (0.0, -1.0)


@dataclass(frozen=True)
class Daylight:
    """Radiance per channel, where no other unit is named."""

    #: Of the sun, degrees.
    elevation: float
    #: 0 to 1: how far this is the light of a low sun, how far night, how far the sky is closed.
    low: float
    night: float
    grey: float
    #: From the sun or the moon on a surface that faces it.
    direct: Colour
    #: From the sky above, and from the side of the sun.
    above: Colour
    towards: Colour
    #: What the sky sends beyond the scattered sunlight, and what a closed sky sends.
    lift: Colour
    grey_light: Colour

    def lit_up(self, burst: Colour) -> Daylight:
        """The same with lightning in the clouds."""
        return replace(
            self,
            grey_light=self.grey_light + burst,
            above=self.above + 0.6 * burst,
            towards=self.towards + burst,
        )


def daylight(scene: Scene, places: Bearings, hour: float, w: Weather, sky: SkyMap) -> Daylight:
    """Draws the map of the sky when the sun has moved."""
    elevation = sun_elevation(hour)
    night = float(np.interp(elevation, [-14.0, -4.0], [1.0, 0.0]))
    low = float(np.interp(elevation, [-6.0, -1.0, 2.0, 7.0, 20.0], [0.1, 0.8, 1.0, 0.9, 0.0]))
    aerosol = 0.7 + 1.6 * w.haze + 1.2 * w.mist + 0.6 * low
    # The colours are those of a sun lower than it is drawn: a camera's golden hour.
    tinted = elevation * float(np.interp(elevation, [0.0, 6.0, 24.0], [1.0, 0.36, 1.0]))
    sky.make(direction(hour * 15.0 + places.turn, tinted), round(aerosol, 4))
    if elevation > -5.0:
        direct = sunlight(max(tinted, 1.6), aerosol) * SUN / math.pi
        direct *= float(np.interp(elevation, [-3.5, 2.0], [0.0, 1.0]))
    else:
        direct = np.array([0.62, 0.78, 1.0]) * _MOON * night * (1.0 if scene.moon else 0.35)
    air = air_of(scene)
    if air.haze == 0.0:
        # Nothing colours the sun where there is no air.
        direct = np.full(3, luma(direct))
    lift = np.array([0.0004, 0.0008, 0.0021]) * night * (1.0 if scene.moon else 0.7)
    # The blue hour, and the blue of the shadows in a low sun.
    twilight = float(np.interp(elevation, [-16.0, -7.0, 0.5], [0.0, 0.5, 0.0]))
    lift = lift + np.array([0.026, 0.030, 0.078]) * twilight
    gain = np.array(air.sky) * SUN
    # By night the eye makes more of the sky's light on the ground than of the sky.
    seen = (0.9 + 2.6 * night) * lift
    above = sky.above * gain * (1.0 + low * np.array([-0.14, 0.0, 0.26])) + seen + air.fill * direct
    open_sky = Daylight(
        elevation, low, night, 0.0, direct, above, sky.towards * gain + lift, lift, np.zeros(3)
    )
    return _overcast(open_sky, w)


def _overcast(light: Daylight, w: Weather) -> Daylight:
    """Under a closed cover what the sun and the sky sent comes down grey, evenly."""
    grey = min(1.0, max(w.storm, 0.85 * w.rain, 0.9 * w.fog, 0.75 * w.snow, (w.clouds - 0.75) * 2.6))
    grey = max(grey, 0.0)
    total = light.direct * max(0.25, math.sin(math.radians(max(light.elevation, 6.0)))) + light.above
    even = (0.6 * luma(total) * np.array([0.93, 0.99, 1.08]) + 0.4 * total) * (1.0 - 0.62 * w.storm)
    even *= 0.9 - 0.25 * w.rain
    return replace(
        light,
        grey=grey,
        direct=light.direct * (1.0 - 0.96 * grey),
        above=light.above * (1.0 - grey) + even * grey,
        towards=light.towards * (1.0 - grey) + even * 0.85 * grey,
        grey_light=even,
    )
