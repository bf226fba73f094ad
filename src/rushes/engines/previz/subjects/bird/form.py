"""The proportions of a bird, as shares of its body's length."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.engines.previz.mesh import Colour
from rushes.engines.previz.subjects.tables import forms


@dataclass(frozen=True)
class Form:
    #: Metres from breast to rump.
    size: float = 0.16
    #: Radius of the body and degrees that it stands upright.
    stout: float = 0.27
    upright: float = 24.0
    #: Length of the neck and degrees it rises; radius at its base and below the head.
    neck: float = 0.2
    neck_up: float = 62.0
    neck_thick: float = 0.16
    throat: float = 0.13
    head: float = 0.17
    beak: float = 0.17
    beak_thick: float = 0.055
    #: straight, hooked, flat, bent
    bill: str = "straight"
    legs: float = 0.36
    leg_thick: float = 0.018
    #: From shoulder to tip, and its depth.
    wing: float = 1.1
    wing_deep: float = 0.46
    tail: float = 0.5
    tail_wide: float = 0.2
    tail_up: float = -8.0
    eye: float = 0.032
    back: Colour = (0.22, 0.15, 0.09)
    belly: Colour = (0.62, 0.55, 0.45)
    crown: Colour = (0.22, 0.15, 0.09)
    tips: Colour = (0.05, 0.045, 0.04)
    beak_colour: Colour = (0.1, 0.09, 0.08)
    leg_colour: Colour = (0.25, 0.16, 0.08)
    #: crest, comb, fan, face, membrane, arms
    extras: tuple[str, ...] = ()
    #: Beats a second, metres a second.
    beats: float = 4.0
    airspeed: float = 5.0
    #: Share of the time that it holds its wings still.
    glides: float = 0.2


FORMS = forms(__package__, Form())
