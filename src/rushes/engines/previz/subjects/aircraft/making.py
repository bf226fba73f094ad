"""Which aircraft is built how; the lowest point of each at y = 0."""

from __future__ import annotations

import math
from collections.abc import Callable

from rushes.engines.previz.mesh import Colour, Matrix, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import shift, turn
from rushes.engines.previz.subjects.aircraft.light import airship, balloon, paper_plane, paraglider
from rushes.engines.previz.subjects.aircraft.plan import Plan
from rushes.engines.previz.subjects.aircraft.space import rocket, satellite, ufo
from rushes.engines.previz.subjects.aircraft.winged import (
    airliner,
    drone,
    fighter,
    helicopter,
    propeller_plane,
)
from rushes.engines.previz.subjects.thing import Motion, Thing, pivoted

_PLANS: dict[str, Callable[[Colour | None], Plan]] = {
    "airplane": airliner,
    "propeller plane": propeller_plane,
    "fighter jet": fighter,
    "helicopter": helicopter,
    "drone": drone,
    "hot-air balloon": balloon,
    "airship": airship,
    "rocket": rocket,
    "satellite": satellite,
    "ufo": ufo,
    "paper plane": paper_plane,
    "paraglider": paraglider,
}


def aircraft(form: str, colour: Colour | None, seed: int) -> Thing:
    plan = _PLANS[form](colour)
    mesh = merged(plan.parts)
    low = float(mesh.points[:, 1].min())
    lifted = mesh.moved(shift(0.0, -low, 0.0))
    high = float(lifted.points[:, 1].max())
    middle = (0.0, 0.5 * high, 0.0)

    def lift(motion: Motion) -> Motion:
        def moved(action: Action, t: float) -> Matrix:
            matrix: Matrix = shift(0.0, -low, 0.0) @ motion(action, t) @ shift(0.0, low, 0.0)
            return matrix

        return moved

    def flying(t: float) -> Matrix:
        lean = turn("z", plan.bank * math.sin(0.9 * t)) @ turn(
            "x", 0.35 * plan.bank * math.sin(0.7 * t + 1.0)
        )
        return shift(0.0, plan.bob * high * math.sin(1.3 * t), 0.0) @ pivoted(middle, lean)

    # Without its flame it stands lower.
    sunk = float(lifted.points[lifted.bones[:, 0] == 0, 1].min())
    return Thing(
        lifted,
        [lift(motion) for motion in plan.motions],
        whole={Action.FLY: flying, Action.FLOAT: flying, Action.STAND: lambda t: shift(0.0, -sunk, 0.0)},
        paces={Action.FLY: plan.pace},
    )
