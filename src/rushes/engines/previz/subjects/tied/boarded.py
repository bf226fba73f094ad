"""An animal on a board."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Floats, Mesh, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import scale, shift, turn
from rushes.engines.previz.subjects.catalogue.ridden import BOARDS
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.quadruped.actor import Quadruped
from rushes.engines.previz.subjects.quadruped.frame import BONES


class Boarded:
    """It stands, or does what it does on the spot, while the board goes."""

    def __init__(self, animal: Quadruped, board: Mesh, kind: str) -> None:
        self._animal = animal
        top, self._pace = BOARDS[kind]
        low, high = board.points.min(axis=0), board.points.max(axis=0)
        size = max(1.0, 0.85 * animal.length / float(high[2] - low[2]))
        self._top = size * top
        carried = board.moved(scale(size, size, size))
        bones = np.zeros_like(carried.bones)
        bones[:, 0] = BONES
        self.mesh: Mesh = merged([animal.mesh, replace(carried, bones=bones)])
        x, y, z = animal.face
        self.face = (x, y + self._top, z)
        self.height, self.length = (
            animal.height + self._top,
            max(animal.length, size * float(high[2] - low[2])),
        )

    def pace(self, action: Action) -> float:
        return self._pace if action.goes else 0.0

    def footfalls(self, action: Action) -> Footfalls | None:
        return None

    def pose(self, action: Action, t: float) -> Floats:
        goes = action.goes
        animal = self._animal.pose(Action.STAND if goes else action, t)
        sway = turn("z", 3.0 * math.sin(2.1 * t)) if goes else np.eye(4)
        lifted = np.asarray(sway @ shift(0.0, self._top, 0.0), np.float32)
        return np.concatenate([lifted @ animal, np.asarray(sway, np.float32)[None]])
