"""An animal with something in its mouth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Floats, Mesh, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import scale, shift, turn
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.quadruped.actor import Quadruped
from rushes.engines.previz.subjects.quadruped.frame import HEAD


class Carrying:
    """It moves as it would without."""

    def __init__(self, animal: Quadruped, thing: Mesh) -> None:
        self._animal = animal
        low, high = thing.points.min(axis=0), thing.points.max(axis=0)
        extent = high - low
        longest = int(extent.argmax())
        # Across the muzzle, and no wider than the animal is high.
        turned = (np.eye(4), turn("z", 90.0), turn("y", 90.0))[longest]
        size = min(1.0, 0.7 * animal.height / float(extent[longest]))
        middle = shift(*(-0.5 * (low + high)))
        at = animal.mouth
        carried = thing.moved(shift(*at) @ scale(size, size, size) @ turned @ middle)
        bones = np.zeros_like(carried.bones)
        bones[:, 0] = HEAD
        self.mesh: Mesh = merged([animal.mesh, replace(carried, bones=bones)])
        self.face, self.height, self.length = animal.face, animal.height, animal.length

    def pace(self, action: Action) -> float:
        return self._animal.pace(action)

    def footfalls(self, action: Action) -> Footfalls | None:
        return self._animal.footfalls(action)

    def pose(self, action: Action, t: float) -> Floats:
        return self._animal.pose(action, t)
