"""Hands at something on a table: they cut it, knead it, type on it, fill it or hold it."""

from __future__ import annotations

import math
from enum import Enum

import numpy as np

from rushes.engines.previz.mesh import Floats, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import box, scale, shift
from rushes.engines.previz.subjects.joints import vector
from rushes.engines.previz.subjects.objects.forms import numbered
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.fingers import FLAT, around, curled, played
from rushes.engines.previz.subjects.person.posture import Posture
from rushes.engines.previz.subjects.tied.grips import Hold, beside, mirrored

#: Of a knife in a second; the blade meets the board a tenth of that time after its middle.
CUTS = 2.2
#: Of other hands likewise.
_KNEADS, _TYPES, _DRUMS = 0.7, 2.6, 2.0
#: Metres from the floor.
_TABLE_TOP, _COUNTER = 0.73, 0.93
#: Of a board for cutting, and of dough that a hand presses down.
_BOARD, _PRESSED = 0.02, 0.018
#: Beside the knife, where what it cuts is held.
_WHOLE = 0.05
_HERE = np.eye(4, dtype=np.float32)[None]


class Way(Enum):
    CUT = "cut"
    KNEAD = "knead"
    TYPE = "type"
    DRUM = "drum"
    POUR = "pour"
    TOUCH = "touch"


#: All of the right hand, from the middle of the table's top before it, or of what lies there.
_KEYS = Hold(
    (-0.075, 0.004, -0.01), (0.12, -1.0, 0.1), (0.16, -0.06, 1.0),
    curled(0.15, 0.34, across=30.0, parted=0.6),
    pinched=True,
)  # fmt: skip
_HEEL = Hold((-0.05, 0.0, -0.03), (0.1, -1.0, 0.25), (0.42, -0.3, 1.0), curled(0.25, 0.3, across=12.0))
_KNIFE = Hold((-0.012, 0.016, -0.06), (1.0, -0.15, 0.0), (0.05, -0.8, 0.6), around(0.012))
_FISTS = Hold((-0.11, 0.1, -0.1), (0.25, -1.0, 0.0), (0.2, -0.15, 1.0), curled(0.8, 0.85, across=45.0))
_REST = Hold((-0.16, 0.006, -0.06), (0.1, -1.0, 0.0), (0.3, -0.02, 1.0), FLAT)


class Work:
    def __init__(self, mesh: Mesh, worker: Person, *, way: Way, sits: bool) -> None:
        u = self._unit = worker.unit
        self._way = way
        low, high = mesh.points.min(axis=0), mesh.points.max(axis=0)
        tall = float(high[1])
        self._top = _TABLE_TOP if sits else _COUNTER * min(u, 1.0)
        # Who sits is nearer.
        self._ahead = (0.4 if sits else 0.5) * u
        # Keys and drums show their player their own front.
        turned = mesh.moved(np.diag([-1.0, 1.0, -1.0, 1.0])) if way in _FACING else mesh
        still: list[Mesh] = []
        moving: list[Mesh] = []
        if tall > 0.6:
            # It stands on the floor itself: a piano, a desk.
            still.append(turned.moved(shift(0.0, 0.0, 0.32 * u - float(turned.points[:, 2].min()))))
            self._top = min(tall, self._top)
        else:
            still.append(_table(self._top, self._ahead))
            made = moving if way is Way.KNEAD else still
            # Of a pile there is more than one.
            pile = way is Way.CUT and high[0] - low[0] < 0.25
            places = ((_WHOLE, 0.0), (0.17, 0.11), (-0.18, 0.09)) if pile else ((0.0, 0.0),)
            lift = _BOARD if way is Way.CUT else 0.0
            made += [turned.moved(shift(x, self._top + lift, self._ahead + z)) for x, z in places]
        if way is Way.CUT:
            board = box(0.42, _BOARD, 0.28, colour=linear("#b98a54"), material=Material.WOOD, roughness=0.6)
            still.append(board.moved(shift(0.0, self._top, self._ahead)))
            moving.append(_knife())
        #: Of what hands lie on: its height above the table's top, and half its breadth.
        self._high = 0.02 if tall > 0.6 else _near(turned) if way is Way.TYPE else tall
        self._half = 0.5 * float(high[2] - low[2])
        self.mesh: Mesh = merged([*still, *(numbered(each, 1) for each in moving)])
        self._moves = bool(moving)

    @property
    def middle(self) -> tuple[float, float, float]:
        """Where the hands are, metres from between the worker's feet."""
        return 0.0, self._top + 0.07, self._ahead - 0.06

    def settle(self, p: Posture, action: Action, t: float) -> None:
        p.head_up -= 20.0
        p.head_left *= 0.25
        p.bend -= 5.0
        u, foot = self._unit, vector((0.0, self._top, self._ahead))

        def both(hold: Hold, up: tuple[float, float] = (0.0, 0.0), ahead: float = 0.0) -> None:
            for number, each in enumerate((mirrored(hold), hold)):
                each.put(p, number, foot + vector((0.0, up[number], ahead)), u, with_chest=False)

        match self._way:
            case Way.CUT:
                _KNIFE.put(p, 1, vector(self._knife(t)), u, with_chest=False)
                half = 0.75 * self._half
                held = mirrored(beside(-half, 0.6 * self._high, radius=half))
                held.put(p, 0, foot + vector((_WHOLE, _BOARD, 0.0)), u, with_chest=False)
            case Way.KNEAD:
                down = self._kneaded(t)
                up = self._high - _PRESSED * down + 0.02 * (1.0 - down)
                both(_HEEL, (up, up), 0.05 * down - 0.02)
                p.bend -= 5.0 * down
            case Way.TYPE:
                both(_KEYS, (self._high, self._high))
                p.fingers = [
                    played(hand, t + 0.37 * number, 24.0, _TYPES) for number, hand in enumerate(p.fingers)
                ]
            case Way.DRUM:
                beats = [math.sin(math.tau * _DRUMS * t + number * math.pi) for number in range(2)]
                both(_FISTS, (0.09 * max(beats[0], -0.2), 0.09 * max(beats[1], -0.2)))
            case Way.POUR:
                # The right hand pours; the other steadies what it pours into.
                held = mirrored(beside(-self._half, 0.4 * self._high, radius=self._half))
                held.put(p, 0, foot, u, with_chest=False)
            case Way.TOUCH:
                both(_REST)

    def pose(self, action: Action, t: float, chest: Matrix) -> Floats:
        if not self._moves:
            return _HERE
        if self._way is Way.KNEAD:
            down = self._kneaded(t)
            wide = 1.0 + 0.12 * down
            at = (0.0, self._top, self._ahead)
            flat = 1.0 - _PRESSED * down / max(self._high, 0.03)
            moved = shift(*at) @ scale(wide, flat, wide + 0.1 * down) @ shift(*(-c for c in at))
        else:
            moved = shift(*self._knife(t))
        return np.stack([np.eye(4), moved]).astype(np.float32)

    def _knife(self, t: float) -> tuple[float, float, float]:
        up = 0.05 * max(math.sin(math.tau * CUTS * t + math.pi), -0.6)
        return -0.06 * self._unit, self._top + 0.055 + up, self._ahead - 0.05

    def _kneaded(self, t: float) -> float:
        """How far the dough is pressed down, 0 to 1."""
        return 0.5 - 0.5 * math.cos(math.tau * _KNEADS * t)


_FACING = frozenset({Way.TYPE, Way.DRUM, Way.TOUCH})


def _near(mesh: Mesh) -> float:
    """Metres that the half nearer to its user is high: a laptop's keys, not its screen."""
    z = mesh.points[:, 2]
    return float(mesh.points[z < z.min() + 0.35 * np.ptp(z), 1].max())


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
    blade = box(0.004, 0.04, 0.2, colour=(0.7, 0.71, 0.73), material=Material.METAL, roughness=0.25)
    handle = box(0.02, 0.028, 0.1, colour=linear("#2a1d14"))
    return merged([blade.moved(shift(0.0, 0.0, 0.06)), handle.moved(shift(0.0, 0.008, -0.08))])
