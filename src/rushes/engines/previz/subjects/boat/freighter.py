"""A container ship: its bridge far aft, boxes of all colours before it. Metres."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, linear
from rushes.engines.previz.shapes import box, cylinder, shift
from rushes.engines.previz.subjects.boat.hull import Plan, hull

_BOXES = tuple(linear(c) for c in ("#b5402f", "#2f5f8f", "#3f7a52", "#c98a2b", "#8d9196", "#7a3f5c"))
_WHITE, _GLASS = (0.85, 0.85, 0.83), (0.03, 0.05, 0.07)
_LONG, _HIGH, _WIDE, _DECK = 6.1, 2.5, 2.4, 6.2


def freighter(colour: Colour | None) -> Plan:
    stations = (
        (-44.0, -1.0, 7.0, 5.0), (-42.0, -2.5, 7.2, 7.0), (-20.0, -3.0, 7.2, 7.6), (20.0, -3.0, 7.2, 7.6),
        (34.0, -2.5, 7.8, 5.6), (42.0, -1.0, 8.6, 1.8), (46.0, 2.5, 9.2, 0.1),
    )  # fmt: skip
    body = hull(stations, colour or linear("#1f3a56"), linear("#8c2f26"), square=4.5, deck=_DECK)
    house = [
        box(13.0, 11.0, 6.0, colour=_WHITE, roughness=0.5).moved(shift(0.0, _DECK - 0.2, -35.0)),
        box(17.0, 2.4, 4.4, colour=_WHITE, roughness=0.5).moved(shift(0.0, _DECK + 10.8, -34.6)),
        box(16.6, 1.0, 4.5, colour=_GLASS, roughness=0.1).moved(shift(0.0, _DECK + 11.6, -34.6)),
        cylinder(1.5, 6.0, sides=18, colour=linear("#c9382c")).moved(shift(0.0, _DECK, -40.5)),
        cylinder(0.2, 6.0, sides=8, colour=_WHITE).moved(shift(0.0, _DECK + 13.0, -34.6)),
    ]
    random = np.random.default_rng(5)
    cargo = []
    for z in np.arange(-28.0, 33.0, _LONG + 0.3):
        broad = 5 if z < 26.0 else 3
        for column in range(broad):
            for storey in range(int(random.integers(3, 5)) if z < 26.0 else 2):
                paint = _BOXES[int(random.integers(len(_BOXES)))]
                crate = box(_WIDE, _HIGH, _LONG, colour=paint, material=Material.PLAIN, roughness=0.6)
                across = (column - 0.5 * (broad - 1)) * (_WIDE + 0.12)
                cargo.append(crate.moved(shift(across, _DECK + 0.4 + storey * (_HIGH + 0.06), float(z))))
    return Plan([body, *house, *cargo], pace=6.0, roll=0.8, period=8.0, heave=0.15)
