"""What somebody sits on, and what stands before them."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Floats, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import box, scale, shift
from rushes.engines.previz.subjects.joints import vector
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.posture import Posture, Reach
from rushes.engines.previz.subjects.tied.mount import sat, set_foot

_GONE = np.diag([1e-3, 1e-3, 1e-3, 1.0]).astype(np.float32)[None]
_HERE = np.eye(4, dtype=np.float32)[None]
#: Of a knife in a second; the blade meets the board a tenth of that time after its middle.
CUTS = 2.2
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
_TABLE_TOP, _COUNTER = 0.73, 0.93


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
        p.hands[number] = Reach(vector((side * 0.13 * u, high + 0.2 * u, 0.2 * u)), with_chest=False)


class Work:
    """Hands at something on a table: they cut, type, fill or hold it."""

    def __init__(self, mesh: Mesh, worker: Person, *, way: str, sits: bool) -> None:
        """``way``: cut, type, drum, pour or touch."""
        u = self._unit = worker.unit
        self._way = way
        low, high = mesh.points.min(axis=0), mesh.points.max(axis=0)
        self._tall = float(high[1])
        own = self._tall > 0.6
        self._top = _TABLE_TOP if sits else _COUNTER * min(u, 1.0)
        ahead = 0.5 * u
        turned = mesh.moved(np.diag([-1.0, 1.0, -1.0, 1.0])) if way in {"type", "drum", "touch"} else mesh
        if own:
            # It stands on the floor itself: a piano, a desk.
            parts = [turned.moved(shift(0.0, 0.0, 0.32 * u - float(turned.points[:, 2].min())))]
            self._top = min(self._tall, self._top)
        else:
            # Of a pile there is more than one.
            places = (
                ((0.0, 0.0), (0.16, 0.07), (-0.2, 0.09))
                if way == "cut" and high[0] - low[0] < 0.25
                else ((0, 0),)
            )
            parts = [turned.moved(shift(x, self._top + 0.02 * (way == "cut"), ahead + z)) for x, z in places]
            parts.append(_table(self._top, ahead))
        if way == "cut":
            board = box(0.42, 0.02, 0.28, colour=linear("#b98a54"), material=Material.WOOD, roughness=0.6)
            parts.append(board.moved(shift(0.0, self._top, ahead)))
        self._blade = way == "cut"
        still = merged(parts)
        knife = [_knife()] if self._blade else []
        self.mesh: Mesh = merged([still, *knife])

    def settle(self, p: Posture, action: Action, t: float) -> None:
        u, top = self._unit, self._top
        p.head_up -= 20.0
        p.head_left *= 0.25
        p.bend -= 5.0
        quick = {"cut": CUTS, "type": 3.1, "drum": 2.0}.get(self._way, 0.25)
        for number, side in enumerate((1, -1)):
            beat = math.sin(math.tau * quick * t + number * math.pi)
            up = {
                "cut": 0.05 * max(beat, -0.6) * number,
                "type": 0.012 * beat,
                "drum": 0.09 * max(beat, -0.2),
            }.get(self._way, 0.004 * beat)
            width = 0.11 if self._way != "touch" else 0.16
            at = vector((side * width * u, top + 0.09 + up, 0.5 * u - 0.14))
            if p.hands[number] is None or self._way != "pour":
                p.hands[number] = Reach(at, with_chest=False)

    def pose(self, action: Action, t: float, chest: Matrix) -> Floats:
        if not self._blade:
            return _HERE
        up = 0.05 * max(math.sin(math.tau * CUTS * t + math.pi), -0.6)
        knife = shift(-0.1 * self._unit, self._top + 0.055 + up, 0.5 * self._unit - 0.03)
        return np.stack([np.eye(4), knife]).astype(np.float32)


def _table(high: float, ahead: float) -> Mesh:
    wood = linear("#8a6a48")
    top = box(1.1, 0.04, 0.56, colour=wood, material=Material.WOOD, roughness=0.5).moved(
        shift(0.0, high - 0.04, ahead)
    )
    legs = [
        box(0.05, high - 0.04, 0.05, colour=wood, material=Material.WOOD).moved(shift(x, 0.0, ahead + z))
        for x in (-0.5, 0.5)
        for z in (-0.23, 0.23)
    ]
    return merged([top, *legs])


def _knife() -> Mesh:
    blade = box(0.004, 0.04, 0.2, colour=(0.7, 0.71, 0.73), material=Material.METAL, roughness=0.25, bone=1)
    handle = box(0.02, 0.028, 0.1, colour=linear("#2a1d14"), bone=1)
    return merged([blade.moved(shift(0.0, 0.0, 0.06)), handle.moved(shift(0.0, 0.008, -0.08))])
