"""Bicycles and motorcycles with a rider."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from rushes.engines.previz.mesh import Floats, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, lathe, shift, tube, turn
from rushes.engines.previz.subjects.flesh.lump import Lump, Point
from rushes.engines.previz.subjects.flesh.skin import skin
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.joints import Vector, bent, laid, vector
from rushes.engines.previz.subjects.loft import loft
from rushes.engines.previz.subjects.vehicle.parts import DARK, HEAD, TAIL, Colour, lamp, rolling, wheel

_SKIN: Colour = linear("#d9a880")
_REAR, _FRONT, _CRANK = 1, 2, 3
#: Thigh and shin, left and right.
_LEGS = (4, 6)


class Cycle:
    """Bone 0 is frame and rider, then the wheels, the crank and the rider's legs."""

    def __init__(self, colour: Colour | None, seed: int, *, motor: bool) -> None:
        paint = colour or linear("#c2362b" if motor else "#2f7fb0")
        self._radius = 0.31 if motor else 0.34
        self._motor = motor
        self._pace = 10.0 if motor else 4.6
        half = 0.68 if motor else 0.52
        self._rear = (0.0, self._radius, -half)
        self._front = (0.0, self._radius, half)
        self._crank: Vector = vector((0.0, 0.3, -0.08 if not motor else 0.05))
        self._hip = vector((0.085, 0.96 if not motor else 0.83, -0.26 if not motor else -0.22))
        parts = [*(self._motorcycle(paint) if motor else self._bicycle(paint)), self._rider(seed)]
        self.mesh: Mesh = merged(parts)
        high = self.mesh.points.max(axis=0)
        self.height = float(high[1])
        self.length = 2.0 * (half + self._radius)
        self.face = (0.0, self.height - 0.13, 0.2)

    def pace(self, action: Action) -> float:
        return self._pace if action in _MOVING else 0.0

    def footfalls(self, action: Action) -> Footfalls | None:
        return None

    def pose(self, action: Action, t: float) -> Floats:
        moving = action in _MOVING
        angle = self._pace * t / self._radius if moving else 0.0
        sway = turn("z", (1.6 if not self._motor else 0.7) * math.sin(4.4 * t)) if moving else np.eye(4)
        crank = rolling(0.0, _triple(self._crank), angle * 0.4 if not self._motor else 0.0)
        bones = [np.eye(4), rolling(0.0, self._rear, angle), rolling(0.0, self._front, angle), crank]
        for side in (1, -1):
            bones += self._leg(side, angle * 0.4 if not self._motor else 0.0)
        return np.stack([sway @ bone for bone in bones]).astype(np.float32)

    def _pedal(self, side: int, angle: float) -> Vector:
        if self._motor:
            return self._crank + vector((side * 0.17, -0.02, 0.0))
        a = angle + (0.0 if side > 0 else math.pi)
        return self._crank + vector((side * 0.1, 0.17 * math.cos(a), 0.17 * math.sin(a)))

    def _knee(self, side: int, angle: float) -> tuple[Vector, Vector, Vector]:
        hip = self._hip * (side, 1.0, 1.0)
        ankle = self._pedal(side, angle) + vector((0.0, 0.09, -0.04))
        return hip, bent(hip, ankle, 0.43, 0.42, vector((0.2 * side, 0.2, 1.0))), ankle

    def _leg(self, side: int, angle: float) -> list[Matrix]:
        rest, now = self._knee(side, 0.0), self._knee(side, angle)
        return [
            laid((rest[0], rest[1]), (now[0], now[1])),
            laid((rest[1], rest[2]), (now[1], now[2])),
        ]

    def _rider(self, seed: int) -> Mesh:
        top = linear(("#d8b031", "#3f8f5a", "#b5483c", "#e4e2dc")[seed % 4])
        legs = linear("#262a33")
        hip = self._hip * (0.0, 1.0, 1.0)
        lean = 0.3 if not self._motor else 0.18
        chest = hip + vector((0.0, 0.42, lean))
        head = chest + vector((0.0, 0.27, 0.1))
        grip = vector((0.24, 1.04 if not self._motor else 0.98, 0.4 if not self._motor else 0.42))
        lumps = [
            Lump(_triple(hip), _triple(chest), 0.125, 0.12, 0, top, wide=1.3, blend=0.05),
            Lump(_triple(chest), _triple(head), 0.06, 0.055, 0, _SKIN, blend=0.03),
            Lump(_triple(head), _triple(head), 0.1, 0.1, 0, _SKIN, wide=0.88, blend=0.02),
            Lump(
                _triple(head + vector((0, -0.05, 0.04))),
                _triple(head + vector((0, -0.06, 0.04))),
                0.06,
                0.05,
                0,
                _SKIN,
                blend=0.05,
            ),
        ]
        for side, bone in zip((1, -1), _LEGS, strict=True):
            shoulder = chest + vector((side * 0.17, 0.06, 0.0))
            hand = grip * (side, 1.0, 1.0)
            elbow = bent(shoulder, hand, 0.29, 0.29, vector((side * 0.6, -1.0, 0.0)))
            lumps.append(Lump(_triple(shoulder), _triple(elbow), 0.055, 0.045, 0, top, blend=0.04))
            lumps.append(Lump(_triple(elbow), _triple(hand), 0.042, 0.034, 0, _SKIN, blend=0.02))
            leg = [_triple(point) for point in self._knee(side, 0.0)]
            lumps.append(Lump(leg[0], leg[1], 0.09, 0.065, bone, legs, blend=0.05))
            lumps.append(Lump(leg[1], leg[2], 0.062, 0.045, bone + 1, legs, blend=0.03))
            foot: Point = (leg[2][0], leg[2][1] - 0.05, leg[2][2] + 0.14)
            lumps.append(
                Lump(
                    (leg[2][0], leg[2][1] - 0.04, leg[2][2]),
                    foot,
                    0.045,
                    0.038,
                    bone + 1,
                    linear("#dedad2"),
                    blend=0.02,
                )
            )
        body = skin(lumps, triangles=3400, material=Material.PLAIN, mixed=0.06)
        helmet = ball(
            0.125,
            0.11,
            0.14,
            sides=18,
            colour=linear("#e6e6e4") if not self._motor else linear("#c2362b"),
            roughness=0.3,
        )
        return merged([body, helmet.moved(shift(*(head + vector((0.0, 0.05, -0.01)))))])

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
