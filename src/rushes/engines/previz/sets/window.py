"""Daylight that comes into a room: what an hour and its weather send through the window."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Point
from rushes.engines.previz.outdoors.sky import sun_elevation
from rushes.engines.previz.scene import Scene, Weather
from rushes.engines.previz.sets.layout import Key

Colour = NDArray[np.float64]
#: Elevation of the sun in degrees: radiance of white in the sun, of the view outside, and of the room's air.
_ELEVATIONS = [-12.0, -4.0, 0.0, 5.0, 14.0, 57.0]
_SUN = [
    (0.05, 0.07, 0.13),
    (0.05, 0.07, 0.13),
    (1.6, 0.62, 0.22),
    (4.2, 2.2, 1.0),
    (4.6, 3.6, 2.5),
    (4.4, 4.0, 3.4),
]
_VIEW = [
    (0.03, 0.045, 0.10),
    (0.22, 0.30, 0.62),
    (1.7, 1.15, 1.05),
    (2.6, 2.1, 1.7),
    (3.0, 3.1, 3.2),
    (3.1, 3.4, 3.7),
]
_ROOM = [
    (0.05, 0.055, 0.08),
    (0.12, 0.13, 0.19),
    (0.42, 0.36, 0.36),
    (0.62, 0.55, 0.50),
    (0.72, 0.70, 0.68),
    (0.74, 0.74, 0.74),
]
#: Elevations between which a room's lamps come on.
_DARK, _BRIGHT = -4.0, 4.0


@dataclass(frozen=True)
class Window:
    """What comes through the windows of one side of a room."""

    key: Key
    #: Radiance of what is seen outside.
    view: Point
    #: From above and below inside the room.
    ambient: Point
    bounce: Point
    #: 0 by day to 1 by night, when the room's own lamps are lit.
    lamps: float

    def under_panels(self, strength: float) -> tuple[Point, Point]:
        """`ambient` and `bounce` where lamps all over the ceiling are lit when it gets dark."""
        add = strength * self.lamps
        return _point(np.array(self.ambient) + add), _point(np.array(self.bounce) + 0.45 * add)


def daylight_through(scene: Scene, side: float, floor: Point) -> Window:
    """At the scene's opening. ``side`` -1 for windows to the left of a camera that looks along -z, 1 to the
    right; ``floor``: albedo.

    As in `outdoors.daylight`, the sun stands where it makes a picture.
    """
    beat = scene.beats[0]
    elevation, grey = sun_elevation(beat.hour), _grey(beat.weather)
    sun = _at(_SUN, elevation) * (1.0 - 0.97 * grey)
    room = _at(_ROOM, elevation) * (1.0 - 0.3 * grey)
    rise = math.radians(float(np.interp(elevation, [-90, 0, 10, 57], [30.0, 9.0, 20.0, 40.0])))
    turn = math.radians(24.0)
    towards = (side * math.cos(rise) * math.cos(turn), math.sin(rise), -math.cos(rise) * math.sin(turn))
    bounce = _point(room * np.array(floor) * 1.5 + 0.12 * room)
    view = view_at(beat.hour, beat.weather)
    return Window(Key(towards, _point(sun)), view, _point(room), bounce, lamps_at(beat.hour))


def view_at(hour: float, weather: Weather) -> Point:
    """Radiance of what is seen outside."""
    grey = _grey(weather)
    view = _at(_VIEW, sun_elevation(hour))
    even = np.full(3, view.mean()) * (0.9, 0.98, 1.08)
    return _point(view * (1.0 - grey) + 0.7 * even * grey)


def lamps_at(hour: float) -> float:
    """How far a room's lamps are lit, 0 to 1."""
    return float(np.interp(sun_elevation(hour), [_DARK, _BRIGHT], [1.0, 0.0]))


def _grey(weather: Weather) -> float:
    """How far the sky is closed, 0 to 1."""
    closed = (weather.storm, weather.rain, weather.snow, weather.fog, (weather.clouds - 0.6) * 2.5, 0.0)
    return min(1.0, max(closed))


def _at(table: list[Point], elevation: float) -> Colour:
    columns = np.array(table).T
    return np.array([np.interp(elevation, _ELEVATIONS, column) for column in columns])


def _point(colour: Colour) -> Point:
    red, green, blue = (float(x) for x in colour)
    return red, green, blue
