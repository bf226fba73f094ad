"""What somebody sits on."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix, Mesh
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import scale, shift
from rushes.engines.previz.subjects.joints import vector
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.posture import Posture, Reach
from rushes.engines.previz.subjects.tied.mount import sat, set_foot

_GONE = np.diag([1e-3, 1e-3, 1e-3, 1.0]).astype(np.float32)[None]
_HERE = np.eye(4, dtype=np.float32)[None]
#: Metres from the floor.
_SEATS = {
    "chair": 0.46,
    "office chair": 0.5,
    "armchair": 0.43,
    "sofa": 0.43,
    "bench": 0.45,
    "bed": 0.52,
    "rock": 0.45,
}


class Seat:
    """It is there only while somebody sits on it: it goes nowhere with them."""

    def __init__(self, mesh: Mesh, kind: str, sitter: Person) -> None:
        u = self._unit = sitter.unit
        if kind == "rock":
            size = 0.46 / float(mesh.points[:, 1].max())
            mesh = mesh.moved(scale(1.6 * size, size, 1.4 * size))
        self._high = _SEATS.get(kind, 0.45)
        front = float(mesh.points[:, 2].max()) if kind != "rock" else 0.2
        #: Who sits on a bed sits on its edge.
        self._back = min(front - 0.2, 0.0) if front < 0.5 else front - 0.32
        self.mesh: Mesh = mesh.moved(shift(0.0, 0.0, -self._back - 0.12 * u - 0.06))

    def settle(self, p: Posture, action: Action, t: float) -> None:
        if action is Action.SIT:
            seated(p, self._unit, self._high)

    def pose(self, action: Action, t: float, chest: Matrix) -> Floats:
        return _HERE if action is Action.SIT else _GONE


def seated(p: Posture, u: float, high: float) -> None:
    """On something that is ``high`` metres, feet on the floor if they reach it."""
    sat(p, u, vector((0.0, high + 0.1 * u, -0.12 * u)))
    p.up, p.bend, p.head_up = 2.0, -6.0, p.head_up
    for number, side in enumerate((1, -1)):
        set_foot(p, u, number, vector((side * 0.12 * u, max(0.0, high - 0.47 * u), 0.42 * u)))
        knee = vector((side * 0.12 * u, high + 0.2 * u, 0.19 * u))
        p.hands[number] = Reach(
            knee, False, vector((-0.2 * side, -1.0, 0.0)), vector((-0.1 * side, -0.2, 1.0))
        )
