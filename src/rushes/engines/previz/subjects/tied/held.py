"""What is in somebody's hands."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix, Mesh
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import scale, shift
from rushes.engines.previz.subjects.joints import Vector, vector
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.posture import Arm, Posture, Reach
from rushes.engines.previz.subjects.tied.grips import grip

#: Where things are eaten, from a chest at rest.
_MOUTH = (0.0, 1.5, 0.15)
#: An instrument is played while its holder does these, and the hand comes down every so many seconds.
STRUMS, BEAT = frozenset({Action.PLAY, Action.DANCE, Action.TALK}), 0.5
_EATEN = frozenset({Action.EAT})


class Held:
    def __init__(self, mesh: Mesh, kind: str, holder: Person) -> None:
        """``mesh`` as it stands on a table."""
        self._unit = holder.unit
        self._grip, size = grip(kind, mesh)
        self.mesh: Mesh = mesh.moved(self._grip.matrix @ scale(size, size, size))
        self._tall = 0.8 * size * float(np.ptp(mesh.points[:, 1]))

    def settle(self, p: Posture, action: Action, t: float) -> None:
        at = self._at(action, t)
        strum = -self._grip.strum * math.sin(math.tau * t / BEAT) if action in STRUMS else 0.0
        for number, wrist in enumerate((self._grip.left, self._grip.right)):
            if wrist is not None:
                moved = vector(wrist) + vector((0.0, strum if number else 0.0, 0.0))
                p.hands[number] = Reach(at + moved * self._unit)
        if self._grip.tasted and action in _EATEN:
            p.arms[0] = Arm()
        p.head_up += self._grip.head_up
        p.head_left *= 1.0 if self._grip.head_up == 0.0 else 0.2

    def pose(self, action: Action, t: float, chest: Matrix) -> Floats:
        held: Matrix = chest @ shift(*self._at(action, t))
        return held[None].astype(np.float32)

    def _at(self, action: Action, t: float) -> Vector:
        at = vector(self._grip.at)
        if self._grip.tasted and action in _EATEN:
            up = 0.5 - 0.5 * math.cos(math.tau * t / 3.2)
            up = up * up * (3.0 - 2.0 * up)
            at = at + up * (vector(_MOUTH) - (0.0, self._tall, 0.0) - at)
        return at * self._unit
