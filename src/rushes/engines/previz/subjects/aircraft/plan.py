"""What a builder of aircraft gives, and what all of them share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rushes.engines.previz.mesh import Colour, Mesh
from rushes.engines.previz.subjects.loft import loft
from rushes.engines.previz.subjects.thing import Motion

GLASS: Colour = (0.03, 0.05, 0.07)
WHITE: Colour = (0.86, 0.87, 0.88)
GREY: Colour = (0.4, 0.42, 0.44)
DARK: Colour = (0.03, 0.03, 0.033)


@dataclass
class Plan:
    """What a builder gives: its meshes and the motions of their bones, from 1 on."""

    parts: list[Mesh]
    motions: Sequence[Motion] = field(default_factory=list)
    pace: float = 12.0
    #: Degrees that it rolls and pitches while it flies, and metres that it rises and sinks.
    bank: float = 4.0
    bob: float = 0.02


def fuselage(stations: Sequence[tuple[float, float, float, float]], colour: Colour) -> Mesh:
    return loft(stations, square=2.1, sides=32, steps=4, colour=colour, roughness=0.3)
