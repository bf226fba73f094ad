"""What is in somebody's hands."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix, Mesh
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import scale, shift
from rushes.engines.previz.subjects.joints import Vector, vector
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.fingers import played
from rushes.engines.previz.subjects.person.posture import Arm, Posture
from rushes.engines.previz.subjects.tied.grips import grip

#: Where things are eaten, from a chest at rest.
_MOUTH = (0.0, 1.5, 0.15)
#: An instrument is played while its holder does these, and the hand comes down every so many seconds.
STRUMS, BEAT = frozenset({Action.PLAY, Action.DANCE, Action.TALK}), 0.5
#: Seconds there and back.
_STROKE = 1.3
#: What comes down on a head while it is put on, from a chest at rest, in so many seconds.
HATS, _HEAD, _DONNED = frozenset({"helmet", "hat", "crown"}), (0.0, 1.68, 0.01), 1.6
_EATEN = frozenset({Action.EAT})


class Held:
    def __init__(self, mesh: Mesh, kind: str, holder: Person) -> None:
        """``mesh`` as it stands on a table."""
        self._unit = holder.unit
        self._hat = kind in HATS
        self._grip, size = grip(kind, mesh)
        # Over its hair, too.
        size *= 1.08 if self._hat else 1.0
        self.mesh: Mesh = mesh.moved(self._grip.matrix @ scale(size, size, size))
        self._tall = 0.8 * size * float(np.ptp(mesh.points[:, 1]))

    def settle(self, p: Posture, action: Action, t: float) -> None:
        at = self._at(action, t)
        plays = action in STRUMS
        strum = -self._grip.strum * math.sin(math.tau * t / BEAT) if plays else 0.0
        for number, hold in enumerate((self._grip.left, self._grip.right)):
            if hold is not None:
                hold.put(p, number, at + vector((0.0, strum if number else 0.0, 0.0)), self._unit)
                if plays and not (number and self._grip.strum):
                    p.fingers[number] = played(hold.bend, t, self._grip.busy, 2.0 / BEAT)
        if self._grip.tasted and action in _EATEN:
            p.arms[0] = Arm()
        p.head_up += self._grip.head_up
        p.head_left *= 1.0 if self._grip.head_up == 0.0 else 0.2

    def pose(self, action: Action, t: float, chest: Matrix) -> Floats:
        held: Matrix = chest @ shift(*self._at(action, t))
        return held[None].astype(np.float32)

    def _at(self, action: Action, t: float) -> Vector:
        at = vector(self._grip.at)
        if self._hat and action is Action.DON:
            left = max(1.0 - t / _DONNED, 0.0) ** 2
            settles = 0.008 * math.sin(math.tau * t / 0.9) * (1.0 - left)
            at = vector(_HEAD) + vector((0.0, 0.24 * left + settles, 0.12 * left))
        if self._grip.tasted and action in _EATEN:
            up = 0.5 - 0.5 * math.cos(math.tau * t / 3.2)
            up = up * up * (3.0 - 2.0 * up)
            at = at + up * (vector(_MOUTH) - (0.0, self._tall, 0.0) - at)
        to_and_fro = math.sin(math.tau * t / _STROKE)
        return at * self._unit + to_and_fro * vector(self._grip.stroke)
