"""A bird as an actor: on its feet, on the wing and on the water."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Matrix
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import scale, shift, turn
from rushes.engines.previz.subjects.bird.body import mesh_of
from rushes.engines.previz.subjects.bird.form import FORMS, Form
from rushes.engines.previz.subjects.bird.frame import (
    BODY,
    BONES,
    HEAD,
    JAW,
    LEGS,
    NECK,
    TAIL,
    TAIL_END,
    WINGS,
    Frame,
    frame,
)
from rushes.engines.previz.subjects.gait import Footfalls, Gait
from rushes.engines.previz.subjects.joints import bent, hinged, laid, placed, turned, vector
from rushes.engines.previz.subjects.nearest import nearest

#: Seconds.
_HOP = 0.62


def bird(form: str, colour: Colour | None, seed: int) -> Bird:
    shape = FORMS[form]
    if colour is not None:
        shape = replace(shape, back=colour, crown=colour)
    return Bird(shape, seed)


@dataclass
class Posture:
    """Metres and degrees, as in `joints.turned`."""

    y: float = 0.0
    up: float = 0.0
    left: float = 0.0
    roll: float = 0.0
    neck_up: float = 0.0
    neck_left: float = 0.0
    head_up: float = 0.0
    head_left: float = 0.0
    jaw: float = 0.0
    tail_up: float = 0.0
    tail_left: float = 0.0
    #: 0 folded to 1 spread; degrees above the level of the inner and the outer half.
    spread: float = 0.0
    beat: float = 0.0
    outer: float = 0.0
    #: Of each foot: ahead and up; and how far the legs are drawn up behind, 0 to 1.
    feet: list[tuple[float, float]] = field(default_factory=lambda: [(0.0, 0.0), (0.0, 0.0)])
    drawn: float = 0.0


class Bird:
    def __init__(self, form: Form, seed: int) -> None:
        self._form = form
        self._frame: Frame = frame(form)
        self._own = 0.41 * (seed % 19)
        self.mesh = mesh_of(form, self._frame)
        wings = np.isin(self.mesh.bones[:, 0], (WINGS[0], WINGS[0] + 1, WINGS[1], WINGS[1] + 1))
        still = self.mesh.points[~wings]
        self._lift = -float(still[:, 1].min())
        self.height = float(still[:, 1].max()) + self._lift
        self.length = float(np.ptp(still[:, 2]))
        at = self._frame.head
        self.face = (0.0, float(at[1]) + self._lift, float(at[2]) + form.head * form.size)
        leg = max(form.legs, 0.12) * form.size
        slow = 0.75 * math.sqrt(0.25 * 9.81 * leg)
        fast = 0.75 * math.sqrt(1.6 * 9.81 * leg)
        self._walk = Gait(slow, 1.5 * leg / slow, 0.6, (0.0, 0.5), 0.2 * leg)
        self._run = Gait(fast, 2.4 * leg / fast, 0.42, (0.0, 0.5), 0.35 * leg)
        self._reach = self._reach_ground()
        self._moves: dict[Action, Callable[[float], Posture]] = {
            Action.STAND: self._stand,
            Action.WALK: lambda t: self._going(self._walk, t),
            Action.RUN: lambda t: self._going(self._run, t),
            Action.FLY: self._fly,
            Action.EAT: self._peck,
            Action.SLEEP: self._sleep,
            Action.JUMP: self._hop,
            Action.PLAY: self._flutter,
            Action.TALK: self._sing,
            Action.SWIM: self._swim,
        }

    def pace(self, action: Action) -> float:
        paces = {
            Action.WALK: self._walk.pace,
            Action.RUN: self._run.pace,
            Action.FLY: self._form.airspeed,
            Action.SWIM: 1.2 * self._form.size,
        }
        return paces.get(nearest(action, self._moves), 0.0)

    def footfalls(self, action: Action) -> Footfalls | None:
        falls = {
            Action.WALK: self._walk.footfalls,
            Action.RUN: self._run.footfalls,
            Action.JUMP: Footfalls(_HOP, (0.0,)),
        }
        return falls.get(nearest(action, self._moves))

    def pose(self, action: Action, t: float) -> Floats:
        matrices = np.stack(self._solved(self._moves[nearest(action, self._moves)](t)))
        matrices[:, 1, 3] += self._lift
        return matrices.astype(np.float32)

    def _solved(self, p: Posture) -> list[Matrix]:
        bones = self._frame
        m: list[Matrix] = [np.eye(4) for _ in range(BONES)]
        middle = 0.5 * (bones.breast + bones.rump)
        body = shift(0.0, p.y, 0.0) @ hinged(np.eye(4), middle, turned(up=p.up, left=p.left, roll=p.roll))
        m[BODY] = body
        m[NECK] = hinged(body, bones.neck, turned(up=p.neck_up, left=p.neck_left))
        m[HEAD] = hinged(m[NECK], bones.head, turned(up=p.head_up, left=p.head_left))
        m[JAW] = hinged(m[HEAD], bones.head, turned(up=-p.jaw))
        m[TAIL] = hinged(body, bones.tail, turned(up=-p.tail_up, left=p.tail_left))
        halfway = bones.tail + 0.5 * self._form.tail * self._form.size * vector((0.0, 0.0, -1.0))
        m[TAIL_END] = hinged(m[TAIL], halfway, turned(up=-0.5 * p.tail_up, left=1.3 * p.tail_left))
        for number, (side, bone) in enumerate(zip((1, -1), WINGS, strict=True)):
            m[bone], m[bone + 1] = self._wing(body, p, number, side)
            first = LEGS[number]
            m[first : first + 3] = self._leg(body, p, number)
        return m

    def _wing(self, body: Matrix, p: Posture, number: int, side: int) -> tuple[Matrix, Matrix]:
        """Folded, it lies back along the flank."""
        form = self._form
        shoulder = self._frame.shoulders[number]
        fold = 1.0 - p.spread
        if "arms" in form.extras:
            swing = hinged(body, shoulder, turn("x", 8.0 * p.beat / 40.0))
            return swing, swing
        # Folded, its tip points back along the body and its upper side looks out.
        back = fold * (90.0 - 0.85 * form.upright)
        small = scale(1.0 - 0.42 * fold, 1.0, 1.0 - 0.4 * fold)
        flank = turn("x", back) @ turn("z", side * (p.beat - (86.0 + p.beat) * fold)) @ small
        upright = form.upright > 75.0
        if upright:
            # A penguin's flippers hang down.
            flank = turn("z", side * (p.beat - 74.0))
        low = shift(0.0, -0.3 * fold * form.stout * form.size, 0.0)
        inner = hinged(body, shoulder, low @ flank)
        wrist = shoulder + vector(
            (side * 0.42 * form.wing * form.size, 0.0, 0.1 * form.wing_deep * form.size)
        )
        tip = turn("z", side * p.outer) @ turn("y", side * (0.0 if upright else -4.0 * fold))
        return inner, hinged(inner, wrist, tip)

    def _leg(self, body: Matrix, p: Posture, number: int) -> list[Matrix]:
        hip, knee, heel, foot = self._frame.legs[number]
        top = placed(body, hip)
        ahead, up = p.feet[number]
        ground = foot + vector((0.0, up, ahead))
        tucked = placed(body, hip + vector((0.0, -0.12, -0.75 * self._form.legs - 0.1)) * self._form.size)
        end = (1.0 - p.drawn) * ground + p.drawn * tucked
        shank = heel - foot
        angle = -3.0 * math.degrees(math.atan2(ahead, max(float(heel[1]), 1e-6))) * 0.2 + 70.0 * p.drawn
        lifted = 55.0 * min(up / max(0.3 * self._form.legs * self._form.size, 1e-6), 1.0)
        heel_now = end + turn("x", angle + lifted * (1.0 - p.drawn))[:3, :3] @ shank
        long, short = float(np.linalg.norm(knee - hip)), float(np.linalg.norm(heel - knee))
        knee_now = bent(top, heel_now, long, short, vector((0.0, 0.1, 1.0)))
        shank_bone = laid((heel, foot), (heel_now, end))
        return [laid((hip, knee), (top, knee_now)), laid((knee, heel), (knee_now, heel_now)), shank_bone]

    def _w(self, t: float, period: float, phase: float = 0.0) -> float:
        return math.sin(math.tau * (t / period + phase) + self._own)

    def _stand(self, t: float) -> Posture:
        p = Posture(head_left=24.0 * self._w(t, 3.3) * self._w(t, 7.9), head_up=6.0 * self._w(t, 2.7))
        p.neck_left = 6.0 * self._w(t, 5.1)
        p.tail_up, p.up = 3.0 * self._w(t, 2.1), 1.0 * self._w(t, 3.7)
        p.beat = 3.0 * max(self._w(t, 4.7), 0.0)
        p.tail_left = (8.0 if self._form.tail > 1.2 else 1.0) * self._w(t, 2.9)
        return p

    def _going(self, gait: Gait, t: float) -> Posture:
        p = Posture()
        p.feet = [(step.ahead, step.up) for step in (gait.step(0, t), gait.step(1, t))]
        swing = math.sin(math.tau * t / gait.period)
        twice = math.sin(2.0 * math.tau * t / gait.period)
        waddle = 9.0 if self._form.upright > 75.0 or self._form.bill == "flat" else 2.0
        p.roll, p.left = waddle * swing, 0.4 * waddle * swing
        p.y = (-0.03 + 0.012 * twice) * self._form.size
        p.neck_up, p.head_up = -5.0 * twice, 5.0 * twice
        p.tail_left = -6.0 * swing
        p.beat = 10.0 * twice if self._form.upright > 75.0 else 0.0
        return p

    def _fly(self, t: float) -> Posture:
        form = self._form
        w = math.tau * form.beats * t
        glide = 0.0
        if form.glides:
            span = 3.1 / form.glides if form.glides < 0.5 else 5.0
            glide = _smooth(
                max(
                    0.0, min(1.0, 4.0 * (math.sin(math.tau * t / span + self._own) - 1.0 + 2.0 * form.glides))
                )
            )
        flap = 1.0 - glide
        p = Posture(spread=1.0, drawn=1.0)
        p.beat = flap * 38.0 * math.sin(w) + 9.0 * glide + 4.0
        p.outer = flap * (26.0 * math.sin(w - 1.15) - 6.0) + 4.0 * glide
        p.y = -flap * 0.11 * form.size * math.sin(w - 0.3)
        level = -0.75 * form.upright if form.beats < 8.0 else 0.25 * form.upright
        p.up = level + 2.0 * math.sin(math.tau * t / 3.7)
        p.neck_up = -0.5 * max(form.neck_up - 30.0, 0.0) if form.neck > 0.3 else 0.0
        p.head_up = -p.up - p.neck_up
        p.roll = (3.0 + 12.0 * glide) * math.sin(math.tau * t / 5.3 + self._own)
        p.tail_up, p.tail_left = -3.0 - 0.3 * p.up, 5.0 * self._w(t, 2.3)
        return p

    def _peck(self, t: float) -> Posture:
        u = (t % 1.9) / 1.9
        down = _smooth(min(1.0, 5.0 * u)) * _smooth(min(1.0, 5.0 * (1.0 - u))) if u < 0.999 else 0.0
        return self._bowed(down * (0.92 + 0.08 * math.sin(math.tau * 4.0 * u)) * self._reach)

    def _bowed(self, dip: float) -> Posture:
        long = 1.35 if self._form.neck > 0.45 else 1.0
        p = Posture(
            up=-(34.0 if long == 1.0 else 16.0) * dip, neck_up=-78.0 * long * dip, head_up=-10.0 * dip
        )
        p.y = -0.06 * self._form.size * dip
        p.jaw = 10.0 * dip
        p.tail_up = 12.0 * dip
        return p

    def _reach_ground(self) -> float:
        """How far it bows until its beak is at the ground."""
        low, high = 0.0, 1.2
        for _ in range(9):
            middle = 0.5 * (low + high)
            head = self._solved(self._bowed(middle))[HEAD]
            lowest = min(
                float(placed(head, self._frame.beak)[1]),
                float(placed(head, self._frame.head)[1]) - self._form.head * self._form.size,
            )
            low, high = (middle, high) if lowest > 0.04 * self._form.size else (low, middle)
        return low

    def _sleep(self, t: float) -> Posture:
        p = Posture(y=-0.1 * self._form.legs * self._form.size, head_up=-24.0, neck_up=-6.0)
        p.up = 1.2 * self._w(t, 3.6)
        p.head_left = 28.0
        return p

    def _hop(self, t: float) -> Posture:
        u = (t % _HOP) / _HOP
        up = max(0.0, 4.0 * (u - 0.3) * (1.0 - u) / 0.49) if u > 0.3 else 0.0
        crouch = math.sin(math.pi * u / 0.3) ** 2 if u < 0.3 else 0.0
        rise = 0.45 * self._form.size * up
        p = Posture(y=rise - 0.08 * self._form.size * crouch, feet=[(0.0, rise), (0.0, rise)])
        p.up = 6.0 * math.sin(math.tau * u)
        p.beat = 14.0 * up
        return p

    def _flutter(self, t: float) -> Posture:
        p = self._hop(t)
        share = 0.5 - 0.5 * math.cos(math.tau * t / 2.48)
        p.spread = share
        p.beat = share * 34.0 * math.sin(math.tau * min(self._form.beats, 4.0) * t) + (1.0 - share) * p.beat
        return p

    def _sing(self, t: float) -> Posture:
        p = self._stand(t)
        beat = math.sin(math.pi * min((t % 1.1) / 0.5, 1.0)) ** 2
        p.jaw = 22.0 * beat
        p.head_up += 13.0 * beat
        p.neck_up = 5.0 * beat
        p.tail_up += 6.0 * beat
        return p

    def _swim(self, t: float) -> Posture:
        form = self._form
        p = self._stand(t)
        p.y = -(form.legs + 0.42 * form.stout) * form.size + 0.02 * form.size * self._w(t, 1.7)
        w = math.tau * t / 0.9
        p.feet = [(0.1 * form.size * math.sin(w + math.pi * i), p.y + 0.02 * form.size) for i in range(2)]
        p.roll, p.left = 2.0 * self._w(t, 2.3), 3.0 * math.sin(w)
        p.up = 2.0 * self._w(t, 1.9)
        return p


def _smooth(x: float) -> float:
    return x * x * (3.0 - 2.0 * x)
