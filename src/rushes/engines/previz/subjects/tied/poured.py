"""What is poured from."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Floats, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import cylinder, shift, turn
from rushes.engines.previz.subjects.joints import vector
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.fingers import around
from rushes.engines.previz.subjects.person.posture import Arm, Posture
from rushes.engines.previz.subjects.tied.grips import Hold
from rushes.engines.previz.subjects.tied.held import Held

#: Degrees that it is tipped, metres of its mouth from its foot, and of the hand.
_POTS: dict[str, tuple[float, tuple[float, float], tuple[float, float]]] = {
    "teapot": (42.0, (0.16, 0.13), (-0.12, 0.1)),
    "bottle": (112.0, (0.0, 0.29), (-0.02, 0.06)),
}
POTS = frozenset(_POTS)
#: Where the stream starts: above what it is poured into.
_FROM = (0.0, 1.17, 0.47)
_STREAM = 0.16
_COLOURS = {"coffee": "#4a2a14", "tea": "#8a4a1c", "wine": "#5e1022", "milk": "#efece4", "juice": "#e09a2c"}


class Poured(Held):
    """Held upright, but for when it is poured from."""

    def __init__(self, mesh: Mesh, kind: str, holder: Person, liquid: str) -> None:
        super().__init__(mesh, kind, holder)
        tip, mouth, hand = _POTS[kind]
        self._tip: Matrix = turn("z", -tip)
        self._foot = vector(_FROM) * holder.unit - self._tip[:3, :3] @ vector((*mouth, 0.0))
        x, y, z = self._tip[:3, :3] @ vector((*hand, 0.0))
        self._hand = Hold((x, y, z), (0.9, -0.2, 0.0), (0.1, 0.0, 1.0), around(0.012))
        colour = next((linear(c) for word, c in _COLOURS.items() if word in liquid), linear("#a9c4d2"))
        stream = cylinder(
            0.006, _STREAM, sides=10, colour=colour, material=Material.PLAIN, roughness=0.1, bone=1
        ).moved(shift(*(vector(_FROM) * holder.unit - (0.0, _STREAM, 0.0))))
        self.mesh = merged([self.mesh, stream])

    def settle(self, p: Posture, action: Action, t: float) -> None:
        super().settle(p, action, t)
        if action is Action.POUR:
            p.hands[0] = None
            self._hand.put(p, 1, self._foot, self._unit, with_chest=False)
            p.arms[0] = Arm(forward=24.0, out=14.0, elbow=58.0, across=20.0)

    def pose(self, action: Action, t: float, chest: Matrix) -> Floats:
        if action is not Action.POUR:
            return np.concatenate([super().pose(action, t, chest), np.diag([1e-3, 1e-3, 1e-3, 1.0])[None]])
        tipped = shift(*self._foot) @ self._tip
        return np.stack([tipped, np.eye(4)]).astype(np.float32)
