"""What is ridden: a saddle on a back or a frame, or a board under the feet."""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, scale, shift, turn
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.catalogue.ridden import BOARDS
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.joints import Vector, vector
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.posture import Posture, Reach
from rushes.engines.previz.subjects.quadruped.actor import Quadruped
from rushes.engines.previz.subjects.quadruped.frame import CHEST
from rushes.engines.previz.subjects.sized import Sized
from rushes.engines.previz.subjects.tied.part import Part
from rushes.engines.previz.subjects.vehicle.cycle import Cycle

#: Of a man's body at rest, metres: hips and the balls of his feet.
_HIPS, _BALL = 0.94, (0.103, 0.1)
#: From the seat's top to the hips.
_FLESH = 0.09
#: What a mount takes part in beside all that goes; anything else its rider does alone, and it stands.
_SHARED = frozenset({Action.JUMP, Action.FLOAT, Action.SPIN})


class Mount(Part, Protocol):
    """A part that carries the person, and goes with it."""

    length: float

    def carried(self, action: Action, t: float) -> Matrix:
        """What the rider's whole body goes through."""
        ...

    def pace(self, action: Action) -> float: ...

    def footfalls(self, action: Action) -> Footfalls | None: ...


def sat(p: Posture, unit: float, hips: Vector) -> None:
    p.y, p.z = float(hips[1]) - _HIPS * unit, float(hips[2])


def set_foot(p: Posture, unit: float, number: int, ball_at: Vector, tip: float = 0.0) -> None:
    """The ball of the foot at a place; ``tip``: degrees that its heel is up."""
    side = 1 if number == 0 else -1
    foot = p.feet[number]
    foot.x = float(ball_at[0]) - side * _BALL[0] * unit
    foot.y, foot.z = float(ball_at[1]), float(ball_at[2]) - _BALL[1] * unit
    foot.tip = tip


def mount(actor: Actor, kind: str, rider: Person) -> Mount:
    if isinstance(actor, Cycle):
        return _OnCycle(actor, rider)
    if kind in BOARDS:
        return _OnBoard(actor, kind, rider)
    return _Astride(actor, rider)


class _OnCycle:
    def __init__(self, cycle: Cycle, rider: Person) -> None:
        self._cycle, self._unit = cycle, rider.unit
        # A child has a small one.
        self._size = min(max(rider.unit, 0.5), 1.05)
        self.mesh: Mesh = cycle.mesh.moved(scale(self._size, self._size, self._size))
        self.length = self._size * cycle.length

    def settle(self, p: Posture, action: Action, t: float) -> None:
        cycle, u, size = self._cycle, self._unit, self._size
        sat(p, u, size * cycle.saddle + vector((0.0, 0.06 * u, 0.0)))
        p.up, p.bend, p.head_up = -0.6 * cycle.lean, -0.55 * cycle.lean, 0.9 * cycle.lean
        p.hip_left = p.hip_roll = p.chest_left = p.chest_roll = p.roll = p.left = 0.0
        for number, side in enumerate((1, -1)):
            pedal = size * cycle.pedal(side, _own(action), t)
            set_foot(p, u, number, pedal, 12.0)
            p.hands[number] = Reach(
                size * cycle.grip * (side, 1.0, 1.0) + (0.0, 0.02, -0.06 * u), with_chest=False
            )

    def carried(self, action: Action, t: float) -> Matrix:
        return np.asarray(self._cycle.pose(_own(action), t)[0], np.float64)

    def pose(self, action: Action, t: float, chest: Matrix) -> Floats:
        pose = self._cycle.pose(_own(action), t).copy()
        pose[:, :3, 3] *= np.float32(self._size)
        return pose

    def pace(self, action: Action) -> float:
        return self._size * self._cycle.pace(_own(action))

    def footfalls(self, action: Action) -> Footfalls | None:
        return None


class _Astride:
    """On a back, legs at both sides."""

    def __init__(self, actor: Actor, rider: Person) -> None:
        u = self._unit = rider.unit
        # Nobody rides what would not carry them.
        needed = 0.75 * rider.height / actor.height
        actor = Sized(actor, needed) if needed > 1.0 else actor
        self._actor = actor
        legged = isinstance(actor, (Quadruped, Sized))
        self._bone = CHEST if legged else 0
        points = actor.mesh.points
        middle = 0.04 * actor.length
        back = points[(np.abs(points[:, 2] - middle) < 0.09 * actor.length) & (np.abs(points[:, 0]) < 0.1)]
        top = float(back[:, 1].max()) if len(back) else actor.height
        self._seat = vector((0.0, top + _FLESH * u, middle))
        beside = (np.abs(points[:, 2] - middle) < 0.15) & (points[:, 1] > top - 0.5 * u)
        half = float(np.abs(points[beside, 0]).max()) if beside.any() else 0.2
        self._half = min(half, 0.42 * u)
        blanket = ball(
            0.75 * self._half, 0.055 * u, 0.26 * u, sides=18, colour=linear("#4a2c1a"), roughness=0.7,
            bone=self._bone,
        )  # fmt: skip
        self.mesh: Mesh = merged([actor.mesh, blanket.moved(shift(0.0, top - 0.005, middle - 0.03))])
        self.length = actor.length

    def settle(self, p: Posture, action: Action, t: float) -> None:
        u, seat = self._unit, self._seat
        sat(p, u, seat)
        fast = _own(action) is Action.RUN
        p.up, p.bend = (-14.0, -8.0) if fast else (-2.0, -3.0)
        p.hip_left = p.hip_roll = p.chest_left = p.chest_roll = p.roll = p.left = 0.0
        p.head_up = 14.0 if fast else 0.0
        for number, side in enumerate((1, -1)):
            stirrup = vector((side * (self._half + 0.07 * u), seat[1] - 0.7 * u, seat[2] + 0.2 * u))
            set_foot(p, u, number, stirrup, -8.0)
            rein = seat + vector((side * 0.07, 0.2, 0.34)) * u
            p.hands[number] = Reach(rein, with_chest=False)

    def carried(self, action: Action, t: float) -> Matrix:
        return np.asarray(self._actor.pose(_own(action), t)[self._bone], np.float64)

    def pose(self, action: Action, t: float, chest: Matrix) -> Floats:
        return self._actor.pose(_own(action), t)

    def pace(self, action: Action) -> float:
        return self._actor.pace(_own(action))

    def footfalls(self, action: Action) -> Footfalls | None:
        return self._actor.footfalls(_own(action))


class _OnBoard:
    """Sideways on it, knees bent."""

    def __init__(self, actor: Actor, kind: str, rider: Person) -> None:
        self._unit = rider.unit
        self._top, self._pace = BOARDS[kind]
        self.mesh: Mesh = actor.mesh
        self.length = actor.length

    def settle(self, p: Posture, action: Action, t: float) -> None:
        u = self._unit
        sway = math.sin(2.1 * t)
        p.left = 62.0
        p.y, p.z = (-0.17 + 0.02 * sway) * u, 0.0
        p.bend, p.roll = -16.0, 5.0 * sway
        p.head_left, p.head_up, p.chest_left = -45.0, 8.0, -18.0
        for number, side in enumerate((1, -1)):
            set_foot(p, u, number, vector((0.0, self._top, -side * 0.24 * u)))
            arm = p.arms[number]
            arm.forward, arm.out, arm.elbow = 12.0, 48.0 + 12.0 * side * sway, 24.0

    def carried(self, action: Action, t: float) -> Matrix:
        return turn("z", 4.0 * math.sin(2.1 * t)) if action.goes else np.eye(4)

    def pose(self, action: Action, t: float, chest: Matrix) -> Floats:
        return self.carried(action, t)[None].astype(np.float32)

    def pace(self, action: Action) -> float:
        return self._pace if action.goes else 0.0

    def footfalls(self, action: Action) -> Footfalls | None:
        return None


def _own(action: Action) -> Action:
    """What the mount does while its rider does ``action``."""
    if action is Action.DRIVE:
        return Action.WALK
    return action if action.goes or action in _SHARED else Action.STAND
