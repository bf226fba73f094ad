"""Cars and everything else on rubber wheels: their shape."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.engines.previz.mesh import Colour
from rushes.engines.previz.subjects.loft import Station
from rushes.engines.previz.subjects.tables import forms
from rushes.engines.previz.subjects.vehicle.parts import PACE, WHITE


@dataclass(frozen=True)
class Car:
    #: Of the body, see `Station`; the cabin's glass stands on it.
    hull: tuple[Station, ...] = ()
    cabin: tuple[Station, ...] = ()
    colour: Colour = (0.5, 0.5, 0.5)
    wheel: float = 0.33
    wide: float = 0.22
    axles: tuple[float, ...] = (1.32, -1.3)
    #: Half the distance between the wheels of an axle.
    track: float = 0.78
    square: float = 3.6
    #: Share of the cabin's height from which on it is roof, not glass.
    roof: float = 0.86
    extras: tuple[str, ...] = ()
    second: Colour = WHITE
    pace: float = PACE


CARS = forms(__package__, Car())
