"""An actor made larger or smaller than its kind usually is, and of a tone of its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Floats
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import scale
from rushes.engines.previz.subjects.actor import Actor, Handed
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.joints import Vector, vector


class Sized:
    """It moves as it did, step for step, so its pace grows with it."""

    def __init__(self, actor: Actor, size: float, tone: tuple[float, float, float] | None = None) -> None:
        """``tone``: times its colours."""
        self._actor = actor
        self._size = size
        mesh = actor.mesh.moved(scale(size, size, size))
        self.mesh = mesh if tone is None else replace(mesh, colours=mesh.colours * np.array(tone, np.float32))
        x, y, z = actor.face
        self.face = (x * size, y * size, z * size)
        self.height = actor.height * size
        self.length = actor.length * size

    def pace(self, action: Action) -> float:
        return self._actor.pace(action) * self._size

    def pose(self, action: Action, t: float) -> Floats:
        pose = self._actor.pose(action, t).copy()
        pose[:, :3, 3] *= np.float32(self._size)
        return pose

    def hands(self, pose: Floats) -> Vector:
        """As `Handed`; its face, of what has none."""
        if not isinstance(self._actor, Handed):
            return vector(self.face)
        own = pose.copy()
        own[:, :3, 3] /= np.float32(self._size)
        return self._size * self._actor.hands(own)

    def footfalls(self, action: Action) -> Footfalls | None:
        return self._actor.footfalls(action)
