"""What somebody plays with."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix, Mesh
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import shift, turn
from rushes.engines.previz.subjects.joints import vector
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.posture import Arm, Foot, Posture, Reach

_BEAT = 0.8


class Bounced:
    """A ball that a hand strikes to the ground, or a foot into the air."""

    def __init__(self, mesh: Mesh, kind: str, player: Person) -> None:
        self.mesh = mesh
        self._unit = player.unit
        self._radius = 0.5 * float(np.ptp(mesh.points[:, 1]))
        self._kicked = kind == "football"

    def settle(self, p: Posture, action: Action, t: float) -> None:
        u, high = self._unit, self._high(t)
        p.head_up -= 18.0
        p.head_left = 0.0
        p.bend -= 6.0
        if self._kicked:
            strike = math.exp(-(((t / _BEAT) % 1.0 - 0.5) ** 2) / 0.02)
            p.feet[1] = Foot(
                y=0.16 * u * (1.0 - strike) * 0.2 + 0.3 * u * strike, z=0.3 * u * strike, tip=-14.0 * strike
            )
            p.arms = [Arm(out=34.0, elbow=30.0), Arm(out=34.0, elbow=30.0)]
        else:
            p.arms[0] = Arm(forward=14.0, out=16.0, elbow=40.0)
            hand = max(high + 2.0 * self._radius + 0.02, 0.62 * u)
            p.hands[1] = Reach(vector((-0.2 * u, hand, 0.3 * u)), with_chest=False)

    def pose(self, action: Action, t: float, chest: Matrix) -> Floats:
        u = self._unit
        x, z = (-0.12 * u, 0.5 * u) if self._kicked else (-0.2 * u, 0.42 * u)
        spun: Matrix = shift(0.0, self._radius, 0.0) @ turn("x", 130.0 * t) @ shift(0.0, -self._radius, 0.0)
        return (shift(x, self._high(t), z) @ spun)[None].astype(np.float32)

    def _high(self, t: float) -> float:
        share = (t / _BEAT) % 1.0
        if self._kicked:
            # Lowest where the foot meets it.
            return (0.36 + 0.75 * (1.0 - (2.0 * abs(share - 0.5) - 1.0) ** 2)) * self._unit
        return 0.7 * self._unit * (2.0 * abs(share - 0.5)) * (2.0 - 2.0 * abs(share - 0.5))
