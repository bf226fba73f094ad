"""A person as an actor."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Material, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.flesh.lump import Lump
from rushes.engines.previz.subjects.flesh.skin import area, skin
from rushes.engines.previz.subjects.gait import Footfalls, Gait
from rushes.engines.previz.subjects.joints import Vector, placed
from rushes.engines.previz.subjects.nearest import nearest
from rushes.engines.previz.subjects.person.body import body, garments, gloves, hair, head
from rushes.engines.previz.subjects.person.features import features, mouth_at
from rushes.engines.previz.subjects.person.form import Form
from rushes.engines.previz.subjects.person.frame import ARMS, BONES, FINGERED, HEAD, MOUTH, frame
from rushes.engines.previz.subjects.person.gestures import GESTURES, Gesture
from rushes.engines.previz.subjects.person.hand import hands
from rushes.engines.previz.subjects.person.individual import Who, individual
from rushes.engines.previz.subjects.person.posture import Arm, Foot, Posture, opening, solved

_SKIN, _HAIR = linear("#e0ac86"), linear("#2a1b14")
#: Seconds of two steps of a dance.
_BEAT = 0.96
#: Seconds before it slips, that it takes to lie, that it takes to get up, and from one fall to the next.
_SLIPS, _DOWN, _UP, _FALL_PERIOD = 0.7, 0.65, 1.8, 12.0


def person(form: str, colour: Colour | None, seed: int) -> Person:
    """The first one of that form; see `individual` for the others."""
    return Person(individual(form, Who(seed), colour), seed)


class Person:
    def __init__(self, form: Form, seed: int, *, fingered: bool = False) -> None:
        """``fingered``: looked at so closely that mittens would be seen for what they are."""
        self._form = form
        self._fingered = fingered and form.made == "flesh"
        self._frame = frame(form)
        self._own = (seed % 23) * 0.31
        tone, colour = form.skin or _SKIN, form.hair or _HAIR
        metal = form.made == "metal"
        material = Material.METAL if metal else Material.PLAIN
        shine = 0.35 if metal else 0.8
        below = garments(body(form, self._frame, tone, fingered=self._fingered), whole=form.made != "flesh")
        total = sum(area(each) for each in below)
        self.mesh: Mesh = merged(
            [
                *(
                    skin(
                        each,
                        triangles=7000 if form.made == "bone" else _detail(each, area(each) / total),
                        material=material,
                        roughness=shine,
                        soft=0.5 if metal else 1.0,
                        mixed=0.06,
                    )
                    for each in below
                ),
                *(
                    skin(each, triangles=1300, material=material, roughness=shine)
                    for each in (head(form, self._frame, tone), hair(form, self._frame, colour))
                    if each
                ),
                *features(form, self._frame, tone, colour),
                *(hands(form, self._frame, gloves(form, tone)) if self._fingered else ()),
            ]
        )
        low, high = self.mesh.points.min(axis=0), self.mesh.points.max(axis=0)
        self._lift = -float(low[1])
        self.height = float(high[1]) + self._lift
        self.length = float(high[2] - low[2])
        self.face = (0.0, float(self._frame.head[1]) + self._lift, 0.11 * form.head * self._frame.unit)
        self._mouth = mouth_at(form, self._frame)
        self._walk, self._run = _gaits(form, self._frame.unit)
        self._moves: dict[Action, Callable[[float], Posture]] = {
            Action.STAND: self._stand,
            Action.SIT: self._sit,
            Action.WALK: self._walking,
            Action.RUN: self._running,
            Action.JUMP: self._jump,
            Action.DANCE: self._dance,
            Action.PLAY: partial(self._gesture, GESTURES[Action.WAVE]),
            Action.TALK: self._talk,
            Action.EAT: self._eat,
            Action.SLEEP: self._sleep,
            Action.FALL: self._fall,
            Action.SPIN: self._twirl,
            Action.SWIM: self._swim,
            Action.FLY: self._soar,
            Action.FLOAT: self._drift,
            # Who drives nothing goes on foot.
            Action.DRIVE: self._walking,
            **{action: partial(self._gesture, each) for action, each in GESTURES.items()},
        }

    @property
    def bones(self) -> int:
        """How many matrices `pose` has."""
        return FINGERED if self._fingered else BONES

    def pace(self, action: Action) -> float:
        move = nearest(action, self._moves)
        paces = {
            Action.WALK: self._walk.pace,
            Action.DRIVE: self._walk.pace,
            Action.RUN: self._run.pace,
            Action.SWIM: 0.9 * self._frame.unit,
            Action.FLY: 5.0 * self._frame.unit,
        }
        return paces.get(move, 0.0)

    def footfalls(self, action: Action) -> Footfalls | None:
        flight, _ = self._flight
        falls = {
            Action.WALK: self._walk.footfalls,
            Action.RUN: self._run.footfalls,
            Action.JUMP: Footfalls(flight + 1.0, (0.5 + flight,)),
            Action.DANCE: Footfalls(_BEAT, (0.0, 0.5 * _BEAT)),
            Action.FALL: Footfalls(_FALL_PERIOD, (_SLIPS + _DOWN,)),
        }
        return falls.get(nearest(action, self._moves))

    @property
    def _flight(self) -> tuple[float, float]:
        """Seconds that a leap is in the air, and metres that it rises."""
        rise = 0.34 * self._frame.unit
        return 2.0 * math.sqrt(2.0 * rise / 9.81), rise

    @property
    def unit(self) -> float:
        """Times the size of a man of 1.76 m."""
        return self._frame.unit

    def pose(self, action: Action, t: float) -> Floats:
        return self.solved(self.posture(action, t))

    def posture(self, action: Action, t: float) -> Posture:
        return self._moves[nearest(action, self._moves)](t)

    def solved(self, posture: Posture) -> Floats:
        """The bones of a posture."""
        matrices = solved(self._frame, posture, self._mouth, self._form.stoop, fingered=self._fingered)
        matrices[:, 1, 3] += self._lift
        return matrices

    def hands(self, pose: Floats) -> Vector:
        """As `Handed`."""
        middles = np.stack(
            [
                placed(pose[first + 2].astype(np.float64), arm.end + 0.6 * (arm.tip - arm.end))
                for first, arm in zip(ARMS, self._frame.arms, strict=True)
            ]
        )
        # Before the body, or lifted, it does something.
        busy = np.maximum(middles[:, 2], 0.0) + np.maximum(middles[:, 1] - 0.9 * self._frame.unit, 0.0)
        shares = np.maximum(busy / self._frame.unit, 0.03) ** 3
        middle: Vector = shares @ middles / shares.sum()
        return middle

    def mouthed(self, pose: Floats, opened: float) -> Floats:
        """The pose with the mouth ``opened`` from 0 to 1, whatever it did before."""
        spoken = pose.copy()
        spoken[MOUTH] = (pose[HEAD] @ opening(self._mouth, opened)).astype(np.float32)
        return spoken

    def _wave_of(self, t: float, period: float, phase: float = 0.0) -> float:
        return math.sin(math.tau * (t / period + phase) + self._own)

    def _idle(self, t: float, p: Posture) -> Posture:
        w = self._wave_of
        p.breath += 0.018 * w(t, 3.1)
        p.head_left += 9.0 * w(t, 6.7) * w(t, 9.1, 0.2) + 3.0 * w(t, 4.1)
        p.head_up += 2.5 * w(t, 5.3)
        p.head_roll += 1.5 * w(t, 7.3)
        p.chest_left += 1.5 * w(t, 5.9)
        return p

    def _stand(self, t: float) -> Posture:
        w = self._wave_of
        p = Posture(y=-0.012 * self._frame.unit, hip_roll=1.6 * w(t, 6.1), roll=0.5 * w(t, 6.1))
        p.chest_roll = -1.4 * w(t, 6.1)
        for i, arm in enumerate(p.arms):
            arm.forward, arm.elbow = 2.0 * w(t, 4.7, 0.3 * i), 15.0 + 3.0 * w(t, 5.1, 0.2 * i)
        return self._idle(t, p)

    def _strides(self, gait: Gait, t: float, strike: float, push: float) -> Posture:
        p = Posture()
        for number in range(2):
            step = gait.step(number, t)
            foot = p.feet[number]
            foot.y, foot.z = step.up, step.ahead
            if step.stance is not None:
                down = max(0.0, 1.0 - step.stance / 0.18)
                off = max(0.0, (step.stance - 0.55) / 0.45)
                foot.tip = -strike * down * down + push * off * off
            elif step.swing is not None:
                share = step.swing * step.swing * (3.0 - 2.0 * step.swing)
                foot.tip = push * (1.0 - share) - strike * share
        return p

    def _walking(self, t: float) -> Posture:
        gait, u = self._walk, self._frame.unit
        p = self._strides(gait, t, 20.0, 42.0)
        swing = math.sin(math.tau * t / gait.period + 0.9)
        twice = math.cos(2.0 * math.tau * t / gait.period + 1.6)
        p.y = (-0.042 + 0.014 * twice) * u
        p.hip_left, p.hip_roll = -4.5 * swing, 2.5 * math.sin(math.tau * t / gait.period - 0.5)
        p.chest_left, p.chest_roll = 5.0 * swing, -0.8 * p.hip_roll
        p.bend = -2.5
        p.head_left, p.head_up = -3.0 * swing, 1.5
        for arm, way in zip(p.arms, (-1.0, 1.0), strict=True):
            arm.forward = 3.0 + 21.0 * way * swing
            arm.elbow = 20.0 + 9.0 * way * swing
            arm.across = 12.0
        p.head_left += 2.0 * self._wave_of(t, 6.7)
        return p

    def _running(self, t: float) -> Posture:
        gait, u = self._run, self._frame.unit
        p = self._strides(gait, t, 4.0, 48.0)
        swing = math.sin(math.tau * t / gait.period + 1.2)
        twice = math.cos(2.0 * math.tau * t / gait.period + 0.55)
        p.y = (-0.035 - 0.045 * twice) * u
        p.bend, p.up = -9.0, -5.0
        p.hip_left, p.chest_left = -7.0 * swing, 9.0 * swing
        p.head_up, p.head_left = 10.0, -3.0 * swing
        for arm, way in zip(p.arms, (-1.0, 1.0), strict=True):
            arm.forward = -4.0 + 38.0 * way * swing
            arm.elbow = 88.0 + 12.0 * way * swing
            arm.across, arm.out = 20.0, 9.0
        p.mouth = 0.3
        return p

    def _jump(self, t: float) -> Posture:
        flight, rise = self._flight
        return self._leap(t % (flight + 1.0), flight, rise)

    def _leap(self, at: float, flight: float, rise: float) -> Posture:
        """Crouches with its arms back, leaps with them up, lands: ``flight`` + 1 s."""
        u = self._frame.unit
        p = Posture()
        low = -0.2 * u
        crouch = arms = 0.0
        if at < 0.36:
            crouch = 0.5 - 0.5 * math.cos(math.pi * at / 0.36)
            arms = -45.0 * crouch
        elif at < 0.5:
            share = (at - 0.36) / 0.14
            crouch = 1.0 - share * share
            arms = -45.0 + 195.0 * share * share * (3.0 - 2.0 * share) * 0.6
        elif at < 0.5 + flight:
            share = (at - 0.5) / flight
            p.y = 4.0 * rise * share * (1.0 - share)
            tuck = math.sin(math.pi * share) ** 2
            for foot in p.feet:
                foot.y, foot.z, foot.tip = p.y + 0.12 * u * tuck, -0.1 * u * tuck, 34.0 * tuck
            arms = 72.0 + 70.0 * tuck
        else:
            share = (at - 0.5 - flight) / 0.5
            crouch = 0.8 * math.sin(math.pi * share) ** 2 * (1.0 - share) * 2.0
            arms = 72.0 * (1.0 - share) ** 2
        p.y += low * crouch
        p.bend, p.up = -26.0 * crouch, -14.0 * crouch
        p.head_up = 16.0 * crouch
        for arm in p.arms:
            arm.forward, arm.out, arm.elbow = arms, 7.0 + 0.12 * abs(arms), 16.0 + 20.0 * crouch
        p.mouth = 0.4
        return p

    def _dance(self, t: float) -> Posture:
        u, beat = self._frame.unit, _BEAT
        sway, twice = math.sin(math.tau * t / beat), math.cos(2.0 * math.tau * t / beat)
        slow = math.sin(math.tau * t / (4.0 * beat))
        p = Posture(y=(-0.055 + 0.028 * twice) * u)
        p.hip_roll, p.hip_left = 9.0 * sway, 12.0 * slow
        p.chest_roll, p.chest_left = -9.0 * sway, -8.0 * slow
        p.head_roll, p.head_left = 6.0 * sway, 14.0 * slow
        for i, (arm, way) in enumerate(zip(p.arms, (1.0, -1.0), strict=True)):
            arm.forward = 62.0 + 48.0 * way * slow + 14.0 * sway * way
            arm.out = 26.0 + 10.0 * sway * way
            arm.elbow = 78.0 + 26.0 * way * sway
            lifted = max(way * sway, 0.0) ** 2
            p.feet[i] = Foot(x=0.05 * way * u, y=0.045 * u * lifted, tip=18.0 * lifted)
        p.mouth = 0.25
        return p

    def _gesture(self, gesture: Gesture, t: float) -> Posture:
        p = self._stand(t)
        gesture(p, t, self._frame.unit)
        return p

    def _talk(self, t: float) -> Posture:
        p = self._stand(t)
        w = self._wave_of
        speech = abs(math.sin(math.tau * t * 2.1)) * (0.65 + 0.35 * math.sin(math.tau * t * 0.83))
        p.mouth = 0.9 * speech
        p.head_up += 3.0 * math.sin(math.tau * t * 0.9) - 1.0
        for i, arm in enumerate(p.arms):
            busy = 0.5 + 0.5 * w(t, 3.7, 0.37 * i)
            arm.forward = 10.0 + 26.0 * busy + 5.0 * w(t, 1.3, 0.2 * i)
            arm.elbow = 30.0 + 62.0 * busy + 10.0 * w(t, 1.1, 0.4 * i)
            arm.across = 8.0 + 18.0 * w(t, 2.3, 0.3 * i)
            arm.out = 10.0 + 5.0 * busy
        return p

    def _eat(self, t: float) -> Posture:
        p = self._stand(t)
        up = 0.5 - 0.5 * math.cos(math.tau * t / 2.6)
        up = up * up * (3.0 - 2.0 * up)
        p.arms[1] = Arm(forward=18.0 + 38.0 * up, out=8.0, elbow=72.0 + 62.0 * up, across=38.0)
        p.arms[0] = Arm(forward=20.0, out=8.0, elbow=72.0, across=30.0)
        p.mouth = 0.5 * up**4 + 0.22 * abs(math.sin(math.tau * t / 0.7)) * (1.0 - up)
        p.head_up -= 5.0 + 3.0 * up
        return p

    def _sit(self, t: float) -> Posture:
        """On the ground, knees up, arms about them."""
        u = self._frame.unit
        p = Posture(y=-0.94 * u + 0.135 * u, z=-0.18 * u, bend=-14.0, up=-2.0)
        for foot, x in zip(p.feet, (0.02, -0.02), strict=True):
            foot.z, foot.x = 0.3 * u, x * u
        for arm in p.arms:
            arm.forward, arm.out, arm.elbow, arm.across = 58.0, 10.0, 18.0, 22.0
        p.head_up = 6.0
        return self._idle(t, p)

    def _sleep(self, t: float) -> Posture:
        """On its back."""
        u = self._frame.unit
        p = Posture(y=-0.94 * u + 0.15 * u * self._form.girth, up=90.0, carried=1.0)
        p.breath = 0.035 * self._wave_of(t, 4.2)
        p.head_left, p.head_up = 14.0, -4.0
        p.arms[0] = Arm(forward=14.0, out=12.0, elbow=58.0, across=48.0)
        p.arms[1] = Arm(forward=2.0, out=14.0, elbow=10.0)
        for foot, x in zip(p.feet, (0.05, -0.05), strict=True):
            foot.x = x * u
        return p

    def _fall(self, t: float) -> Posture:
        """Slips: its feet go forward, its arms fly up, and it lies on its back; much later it gets up."""
        u = self._frame.unit
        at = t % _FALL_PERIOD
        if at < _SLIPS:
            return self._stand(t)
        share = min((at - _SLIPS) / _DOWN, 1.0) ** 2
        up = max((at - _FALL_PERIOD) / _UP + 1.0, 0.0)
        share *= 0.5 + 0.5 * math.cos(math.pi * up)
        tilt = math.radians(90.0 * share)
        lying = 0.15 * self._form.girth
        # The heels slide on the ground, until it lies as it sleeps.
        p = Posture(y=(0.94 * math.cos(tilt) + lying * math.sin(tilt) - 0.94) * u, up=90.0 * share)
        p.carried = min(4.0 * share, 1.0)
        flung = math.sin(math.pi * share) if at < _SLIPS + _DOWN else 0.0
        for side, arm in zip((1.0, -1.0), p.arms, strict=True):
            arm.forward, arm.elbow = 4.0 + 64.0 * flung, 14.0 + 20.0 * flung
            arm.out = 7.0 + 18.0 * share + (48.0 + 10.0 * side) * flung
        p.head_up = -22.0 * flung - 4.0 * share
        p.mouth = 0.7 * flung
        p.breath = 0.03 * share * self._wave_of(t, 2.6)
        return p

    def _twirl(self, t: float) -> Posture:
        p = Posture(
            y=(0.012 + 0.01 * math.sin(math.tau * t / 0.8)) * self._frame.unit, left=150.0 * t, carried=1.0
        )
        p.feet = [Foot(tip=22.0), Foot(x=0.02, tip=22.0)]
        for arm in p.arms:
            arm.out, arm.forward, arm.elbow = 78.0 + 8.0 * math.sin(1.7 * t), 14.0, 22.0
        p.chest_roll = 4.0 * math.sin(1.3 * t)
        return p

    def _swim(self, t: float) -> Posture:
        """The crawl."""
        u = self._frame.unit
        p = Posture(y=-0.9 * u, up=-84.0 + 2.0 * math.sin(math.tau * t / 1.3), carried=1.0)
        turn_of = math.tau * t / 1.5
        p.chest_left = 0.0
        p.roll = 12.0 * math.sin(turn_of)
        p.head_up = 38.0
        for i, arm in enumerate(p.arms):
            arm.forward = -math.degrees(turn_of + math.pi * i) % 360.0
            arm.out, arm.elbow = 10.0, 20.0 + 14.0 * math.sin(turn_of + math.pi * i)
        self._flutter(p, t, 0.5)
        return p

    def _flutter(self, p: Posture, t: float, period: float) -> None:
        for i, foot in enumerate(p.feet):
            beat = math.sin(math.tau * t / period + math.pi * i)
            foot.z, foot.y, foot.tip = (
                0.13 * self._frame.unit * beat,
                0.02 * self._frame.unit,
                50.0 + 14.0 * beat,
            )

    def _soar(self, t: float) -> Posture:
        p = Posture(y=-0.5 * self._frame.unit, up=-74.0 + 3.0 * self._wave_of(t, 2.9), carried=1.0)
        p.roll = 6.0 * self._wave_of(t, 4.3)
        p.head_up = 42.0
        p.arms = [Arm(forward=172.0, out=8.0, elbow=6.0), Arm(forward=8.0, out=10.0, elbow=14.0)]
        self._flutter(p, t, 2.2)
        return p

    def _drift(self, t: float) -> Posture:
        """Without weight."""
        w, u = self._wave_of, self._frame.unit
        p = Posture(y=(0.25 + 0.05 * w(t, 5.3)) * u, up=-14.0 + 8.0 * w(t, 7.1), carried=1.0)
        p.roll, p.left = 7.0 * w(t, 8.3), 14.0 * w(t, 11.0)
        p.bend = -10.0
        for i, arm in enumerate(p.arms):
            arm.forward, arm.out = 34.0 + 12.0 * w(t, 4.9, 0.3 * i), 40.0 + 10.0 * w(t, 5.7, 0.2 * i)
            arm.elbow = 42.0 + 12.0 * w(t, 4.1, 0.4 * i)
            p.feet[i] = Foot(
                y=(0.12 + 0.06 * w(t, 5.1, 0.4 * i)) * u, z=0.04 * w(t, 4.3, 0.5 * i) * u, tip=30.0
            )
        return p


def _detail(garment: Sequence[Lump], share: float) -> int:
    """Triangles of a garment that is this share of all; forearms are thin and looked at."""
    thin = any(lump.bone in (ARMS[0] + 1, ARMS[1] + 1) for lump in garment)
    return max(1500 if thin else 300, round(3000 * share))


def _gaits(form: Form, unit: float) -> tuple[Gait, Gait]:
    leg = math.sqrt(unit)
    walk = Gait(1.22 * leg * form.brisk, 1.0 * leg, 0.58, (0.0, 0.5), 0.06 * unit)
    run = Gait(3.2 * leg * form.brisk, 0.68 * leg, 0.34, (0.0, 0.5), 0.2 * unit)
    return walk, run
