"""Bicycles and motorcycles."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Material, Mesh, Point, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, lathe, shift, tube, turn
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.joints import Vector, vector
from rushes.engines.previz.subjects.loft import loft
from rushes.engines.previz.subjects.vehicle.parts import DARK, HEAD, TAIL, lamp, rolling, wheel

_REAR, _FRONT, _CRANK = 1, 2, 3


class Cycle:
    """Bone 0 is the frame, then the wheels and the crank."""

    def __init__(self, colour: Colour | None, *, motor: bool) -> None:
        paint = colour or linear("#c2362b" if motor else "#2f7fb0")
        self._radius = 0.31 if motor else 0.34
        self._motor = motor
        self._pace = 10.0 if motor else 4.6
        half = 0.68 if motor else 0.52
        self._rear = (0.0, self._radius, -half)
        self._front = (0.0, self._radius, half)
        self._crank: Vector = vector((0.0, 0.3, -0.08 if not motor else 0.05))
        #: Where a rider sits, and where the left hand is; metres.
        self.saddle: Vector = vector((0.0, 0.78, -0.22) if motor else (0.0, 0.9, -0.26))
        self.grip: Vector = vector((0.27, 1.0, 0.36) if motor else (0.23, 1.05, 0.33))
        #: Degrees that a rider leans ahead.
        self.lean = 18.0 if motor else 34.0
        self.mesh: Mesh = merged(self._motorcycle(paint) if motor else self._bicycle(paint))
        high = self.mesh.points.max(axis=0)
        self.height = float(high[1])
        self.length = 2.0 * (half + self._radius)
        self.face = (0.0, 0.8 * self.height, 0.4)

    def pace(self, action: Action) -> float:
        return self._pace if action in _MOVING else 0.0

    def footfalls(self, action: Action) -> Footfalls | None:
        return None

    def pose(self, action: Action, t: float) -> Floats:
        moving = action in _MOVING
        angle = self._turned(action, t)
        sway = turn("z", (1.6 if not self._motor else 0.7) * math.sin(4.4 * t)) if moving else np.eye(4)
        crank = rolling(_triple(self._crank), angle * 0.4 if not self._motor else 0.0)
        bones = [np.eye(4), rolling(self._rear, angle), rolling(self._front, angle), crank]
        return np.stack([sway @ bone for bone in bones]).astype(np.float32)

    def _turned(self, action: Action, t: float) -> float:
        return self._pace * t / self._radius if action in _MOVING else 0.0

    def pedal(self, side: int, action: Action, t: float) -> Vector:
        """Where the left (1) or the right (-1) foot is."""
        return self._pedal(side, 0.4 * self._turned(action, t))

    def _pedal(self, side: int, angle: float) -> Vector:
        if self._motor:
            return self._crank + vector((side * 0.17, -0.02, 0.0))
        a = angle + (0.0 if side > 0 else math.pi)
        return self._crank + vector((side * 0.1, 0.17 * math.cos(a), 0.17 * math.sin(a)))

    def _bicycle(self, paint: Colour) -> list[Mesh]:
        seat = (0.0, 0.86, -0.24)
        crank = _triple(self._crank)
        parts = [
            _bar([crank, seat], 0.02, paint),
            _bar([crank, (0.0, 0.74, 0.37)], 0.024, paint),
            _bar([(0.0, 0.8, -0.22), (0.0, 0.82, 0.35)], 0.02, paint),
            _bar([(0.0, 0.98, 0.33), self._front], 0.018, paint),
            _bar([crank, self._rear], 0.014, paint),
            _bar([(0.0, 0.8, -0.23), self._rear], 0.012, paint),
            _bar(
                [(-0.26, 1.03, 0.36), (-0.1, 0.99, 0.36), (0.1, 0.99, 0.36), (0.26, 1.03, 0.36)], 0.014, DARK
            ),
            ball(0.08, 0.035, 0.14, sides=14, colour=DARK).moved(shift(0.0, 0.88, -0.26)),
        ]
        parts += [
            _thin_wheel(self._radius, bone).moved(shift(*at))
            for bone, at in ((_REAR, self._rear), (_FRONT, self._front))
        ]
        ring = lathe(
            [(0.1, -0.01), (0.1, 0.01), (0.03, 0.01), (0.03, -0.01)], sides=18, colour=DARK, bone=_CRANK
        )
        parts.append(ring.moved(shift(*crank) @ turn("z", -90.0)))
        for side in (1, -1):
            pedal = self._pedal(side, 0.0)
            parts.append(
                _bar(
                    [_triple(self._crank + vector((side * 0.05, 0, 0))), _triple(pedal)], 0.012, DARK, _CRANK
                )
            )
        return parts

    def _motorcycle(self, paint: Colour) -> list[Mesh]:
        grey: Colour = (0.4, 0.41, 0.43)
        parts = [
            loft(
                (
                    (-0.75, 0.72, 0.78, 0.05),
                    (-0.6, 0.66, 0.84, 0.11),
                    (-0.2, 0.62, 0.78, 0.14),
                    (0.0, 0.6, 0.8, 0.13),
                ),
                colour=DARK,
                roughness=0.7,
            ),
            loft(
                (
                    (-0.05, 0.64, 0.78, 0.1),
                    (0.1, 0.6, 0.94, 0.16),
                    (0.35, 0.62, 0.96, 0.14),
                    (0.45, 0.72, 0.88, 0.08),
                ),
                square=2.4,
                colour=paint,
                roughness=0.2,
            ),
            loft(
                (
                    (-0.25, 0.24, 0.5, 0.1),
                    (-0.1, 0.2, 0.6, 0.15),
                    (0.2, 0.2, 0.6, 0.15),
                    (0.32, 0.3, 0.5, 0.1),
                ),
                colour=grey,
                material=Material.METAL,
                roughness=0.4,
            ),
            loft(
                (
                    (0.38, 0.72, 0.9, 0.06),
                    (0.5, 0.7, 1.08, 0.15),
                    (0.62, 0.76, 0.98, 0.1),
                    (0.66, 0.82, 0.9, 0.04),
                ),
                square=2.4,
                colour=paint,
                roughness=0.2,
            ),
            _bar([(-0.3, 0.98, 0.4), (0.3, 0.98, 0.4)], 0.02, DARK),
            _bar([(0.12, 0.26, 0.1), (0.13, 0.2, -0.3), (0.14, 0.3, -0.8)], 0.045, grey),
            lamp(0.08, 0.06, 0.05, (0.0, 0.88, 0.65), HEAD),
            lamp(0.07, 0.035, 0.03, (0.0, 0.76, -0.75), TAIL),
        ]
        for side in (1, -1):
            parts.append(_bar([(side * 0.09, 0.95, 0.42), (side * 0.09, self._radius, 0.68)], 0.028, grey))
            parts.append(_bar([(side * 0.08, 0.42, -0.1), (side * 0.08, self._radius, -0.68)], 0.026, DARK))
        parts += [
            wheel(self._radius, 0.13, spokes=6, bone=bone).moved(shift(*at))
            for bone, at in ((_REAR, self._rear), (_FRONT, self._front))
        ]
        return parts


_MOVING = frozenset({Action.DRIVE, Action.WALK, Action.RUN, Action.FLY, Action.SWIM})


def _bar(way: Sequence[Point], radius: float, colour: Colour, bone: int = 0) -> Mesh:
    points = np.array(way, np.float64)
    steps = np.linspace(0.0, len(points) - 1.0, 2 * len(points) + 1)
    line = np.stack([np.interp(steps, range(len(points)), points[:, i]) for i in range(3)], -1)
    return tube(
        [_triple(point) for point in line],
        [radius] * len(line),
        sides=8,
        colour=colour,
        roughness=0.3,
        bone=bone,
    )


def _thin_wheel(radius: float, bone: int) -> Mesh:
    r = radius
    angles = np.linspace(0.0, math.tau, 11)
    section = [(r - 0.022 + 0.022 * math.cos(a), 0.02 * math.sin(a)) for a in angles]
    tyre = lathe(section, sides=32, colour=DARK, roughness=0.8, bone=bone).moved(turn("z", -90.0))
    parts = [tyre]
    for i in range(10):
        a = math.tau * i / 10
        tip = (0.0, (r - 0.03) * math.cos(a), (r - 0.03) * math.sin(a))
        parts.append(
            tube([(0.0, 0.0, 0.0), tip], [0.004, 0.004], sides=4, colour=(0.6, 0.6, 0.62), bone=bone)
        )
    parts.append(ball(0.05, 0.03, 0.03, sides=10, colour=(0.5, 0.5, 0.52), bone=bone))
    return merged(parts)


def _triple(at: Vector) -> Point:
    return (float(at[0]), float(at[1]), float(at[2]))
