"""An animal on four legs as an actor."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Mesh, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.flesh.skin import skin
from rushes.engines.previz.subjects.gait import Footfalls, Gait
from rushes.engines.previz.subjects.joints import placed
from rushes.engines.previz.subjects.nearest import nearest
from rushes.engines.previz.subjects.quadruped.body import lumps, trunk_joints
from rushes.engines.previz.subjects.quadruped.coats import coat
from rushes.engines.previz.subjects.quadruped.features import features
from rushes.engines.previz.subjects.quadruped.form import Form
from rushes.engines.previz.subjects.quadruped.forms import FORMS
from rushes.engines.previz.subjects.quadruped.frame import HEAD, frame
from rushes.engines.previz.subjects.quadruped.posture import Foot, Posture, solved, wave

_G = 9.81
#: Seconds that it bows before it hops.
_BOW = 1.9


def quadruped(form: str, colour: Colour | None, seed: int) -> Quadruped:
    shape = FORMS[form]
    if colour is not None:
        shape = replace(shape, main=colour)
    return Quadruped(shape, seed)


class Quadruped:
    def __init__(self, form: Form, seed: int) -> None:
        self._form = form
        self._frame = frame(form)
        self._seed = seed
        h = form.height
        trunk = "trunk" in form.extras
        self._trunk = trunk_joints(form, self._frame) if trunk else []
        body = skin(lumps(form, self._frame), triangles=4800, coat=coat(form, self._frame, seed))
        self.mesh: Mesh = merged([body, *features(form, self._frame)])
        low, high = self.mesh.points.min(axis=0), self.mesh.points.max(axis=0)
        #: The soles' fleshing may reach a little below them.
        self._lift = -float(low[1])
        self.height = float(high[1]) + self._lift
        self.length = float(high[2] - low[2])
        eyes = self._frame.head + 0.35 * (self._frame.nose - self._frame.head)
        self.face = (0.0, float(eyes[1]) + self._lift, float(self._frame.nose[2]) - 0.1 * h)
        self._walk, self._run = _gaits(form)
        self._moves: dict[Action, Callable[[float], Posture]] = {
            Action.STAND: self._stand,
            Action.SIT: self._sit if form.sits else self._lie,
            Action.WALK: self._walking,
            Action.RUN: self._running,
            Action.JUMP: self._jump,
            Action.PLAY: self._play,
            Action.TALK: self._call,
            Action.EAT: self._eat,
            Action.SLEEP: self._sleep,
            Action.SWIM: self._paddle,
        }
        self._seat = self._bed = self._nap = 0.0
        self._grazing = self._reach_ground()
        self._seat = self._settle(self._sit) if form.sits else 0.0
        self._bed = self._settle(self._lie)
        self._nap = self._lay_head()

    @property
    def mouth(self) -> tuple[float, float, float]:
        """Where it holds things, at rest."""
        at = self._frame.nose - 0.12 * (self._frame.nose - self._frame.head)
        return (float(at[0]), float(at[1]) - 0.6 * self._form.snout_tip * self._form.height, float(at[2]))

    def pace(self, action: Action) -> float:
        move = nearest(action, self._moves)
        if move is Action.WALK:
            return self._walk.pace
        if move is Action.RUN:
            return self._run.pace
        return 0.6 * self._walk.pace if move is Action.SWIM else 0.0

    def footfalls(self, action: Action) -> Footfalls | None:
        leap, hop = _flight(self._leaps), _flight(self._hops)
        falls = {
            Action.WALK: self._walk.footfalls,
            Action.RUN: self._run.footfalls,
            # The hind feet follow.
            Action.JUMP: Footfalls(leap + 0.95, (0.42 + leap, 0.47 + leap)),
            Action.PLAY: Footfalls(_BOW + hop + 0.95, (_BOW + 0.42 + hop, _BOW + 0.47 + hop)),
        }
        return falls.get(nearest(action, self._moves))

    @property
    def _leaps(self) -> float:
        """Metres that it rises in a leap."""
        return min(0.75 * self._form.height, 0.5)

    @property
    def _hops(self) -> float:
        """The same where it plays."""
        return min(0.3 * self._form.height, 0.25)

    def pose(self, action: Action, t: float) -> Floats:
        posture = self._moves[nearest(action, self._moves)](t)
        matrices = np.stack(solved(self._frame, posture, self._trunk))
        matrices[:, 1, 3] += self._lift
        return matrices.astype(np.float32)

    # What it does. Each is a sum of smooth waves, so nothing ever jumps.

    def _idle(self, t: float, p: Posture) -> Posture:
        own = (self._seed % 17) * 0.37
        p.breath = 0.012 * wave(t, 2.6, own)
        p.head_left += 16.0 * wave(t, 7.1, own) * max(wave(t, 11.0, own), 0.0) + 5.0 * wave(t, 4.3)
        p.head_up += 4.0 * wave(t, 5.3, own)
        p.neck_left += 7.0 * wave(t, 7.1, own - 0.04)
        p.ears += 4.0 * wave(t, 1.9) * max(wave(t, 5.7, own), 0.0)
        p.tail_left += 15.0 * wave(t, 2.2 if self._form.height > 1.0 else 0.9, own)
        p.trunk += 7.0 * wave(t, 4.1, own)
        return p

    def _stand(self, t: float) -> Posture:
        return self._idle(t, Posture(z=0.006 * self._form.height * wave(t, 5.0)))

    def _going(self, gait: Gait, t: float, push: float, most: float) -> Posture:
        p = Posture()
        for number in range(4):
            step = gait.step(number, t)
            fold = step.folded(push, most * (1.0 if number < 2 else 1.15))
            p.feet[number] = Foot(y=step.up, z=step.ahead, fold=fold, tip=0.55 * max(fold, -10.0))
        return p

    def _walking(self, t: float) -> Posture:
        gait, h = self._walk, self._form.height
        if self._form.hops:
            return self._hopping(gait, t)
        p = self._going(gait, t, 12.0, 38.0 if not self._form.sprawl else 10.0)
        p.y = -0.02 * h + 0.008 * h * wave(t, gait.period / 2)
        p.roll = 1.6 * wave(t, gait.period, 0.1)
        p.spine_left = (3.0 + 40.0 * self._form.sprawl) * wave(t, gait.period, 0.2)
        p.neck_up = 2.5 * wave(t, gait.period / 2, 0.3)
        p.head_up = -2.0 * wave(t, gait.period / 2, 0.3)
        p.head_left = -0.5 * p.spine_left
        p.tail_left = (10.0 + 60.0 * self._form.sprawl) * wave(t, gait.period, 0.0)
        p.trunk = 6.0 * wave(t, gait.period)
        return p

    def _running(self, t: float) -> Posture:
        gait, h = self._run, self._form.height
        if self._form.hops:
            return self._hopping(gait, t)
        light = 1.0 if h < 2.0 else 0.4
        p = self._going(gait, t, 20.0, 75.0 * light)
        p.y = (0.015 + 0.05 * light * wave(t, gait.period, 0.28)) * h - 0.04 * h
        p.up = 4.5 * light * wave(t, gait.period, 0.02)
        p.spine_up = light * (-4.0 + 11.0 * wave(t, gait.period, 0.55))
        p.neck_up = -10.0 * light + 5.0 * light * wave(t, gait.period, 0.5)
        p.head_up = 8.0 * light - 5.0 * light * wave(t, gait.period, 0.5)
        p.tail_up = 24.0 + 10.0 * wave(t, gait.period, 0.3)
        p.ears = -18.0
        p.trunk = 12.0
        return p

    def _hopping(self, gait: Gait, t: float) -> Posture:
        h = self._form.height
        p = self._going(gait, t, 25.0, 55.0)
        rise = wave(t, gait.period, 0.25)
        p.y = 0.1 * h * (rise - 0.35)
        p.up = 9.0 * wave(t, gait.period, 0.02)
        p.spine_up = 8.0 * wave(t, gait.period, 0.5)
        p.ears = 12.0 * wave(t, gait.period, 0.5)
        p.tail_up = 8.0 * wave(t, gait.period, 0.4)
        p.head_up = -6.0 * wave(t, gait.period, 0.02)
        return p

    def _jump(self, t: float) -> Posture:
        flight = _flight(self._leaps)
        return self._leap(t % (flight + 0.95), flight, self._leaps)

    def _leap(self, u: float, flight: float, rise: float) -> Posture:
        """Crouches, leaps and lands again, in ``flight`` + 0.95 s."""
        h = self._form.height
        p = Posture()
        down, up, land = 0.3, 0.12, 0.53
        low = -0.16 * h
        if u < down:
            p.y = low * 0.5 * (1.0 - math.cos(math.pi * u / down))
        elif u < down + up:
            share = (u - down) / up
            p.y = low * (1.0 - share * share)
            p.up = 9.0 * share * share
        elif u < down + up + flight:
            share = (u - down - up) / flight
            p.y = 4.0 * rise * share * (1.0 - share)
            p.up = 9.0 * math.cos(math.pi * share)
            tuck = math.sin(math.pi * share) ** 2
            for number, foot in enumerate(p.feet):
                foot.y = p.y + tuck * 0.14 * h
                foot.z = tuck * (-0.12 if number < 2 else 0.08) * h
                foot.fold = 45.0 * tuck
                foot.tip = 30.0 * tuck
            p.tail_up = 20.0 * tuck
        else:
            share = (u - down - up - flight) / land
            dip = math.sin(math.pi * min(share, 1.0)) ** 2 * (1.0 - share) * 2.0
            p.y = 0.75 * low * dip
            p.up = -9.0 * (1.0 - share) ** 3
        return p

    def _play(self, t: float) -> Posture:
        """Bows with its tail up, then hops and bows again."""
        h = self._form.height
        flight = _flight(self._hops)
        u = t % (_BOW + flight + 0.95)
        if u < _BOW:
            bow = _smooth(min(1.0, 3.0 * min(u, _BOW - u) / _BOW))
            p = Posture(y=-0.1 * h * bow, up=-17.0 * bow, neck_up=20.0 * bow, head_up=12.0 * bow)
            for foot in p.feet[2:]:
                foot.z = 0.14 * h * bow
            p.head_roll = 8.0 * bow * wave(t, 1.3)
            p.jaw = 9.0 * bow
        else:
            p = self._leap(u - _BOW, flight, self._hops)
        p.tail_up += 28.0
        p.tail_left = 26.0 * wave(t, 0.36)
        return p

    def _call(self, t: float) -> Posture:
        p = self._stand(t)
        u = t % 1.15
        beat = math.sin(math.pi * min(u / 0.32, 1.0)) ** 2
        p.jaw = 24.0 * beat
        p.head_up += 9.0 * beat
        p.neck_up += 6.0 * beat
        p.spine_up = 2.0 * beat
        p.trunk += 30.0 * beat
        return p

    def _eat(self, t: float) -> Posture:
        p = self._idle(t, self._bowed(self._grazing))
        p.head_left *= 0.35
        p.neck_left = 9.0 * wave(t, 6.0)
        p.jaw = 5.0 + 5.0 * wave(t, 0.62)
        p.head_up += 2.0 * wave(t, 0.62, 0.2)
        if self._trunk:
            p.trunk = 28.0 + 30.0 * wave(t, 3.4)
        return p

    def _bowed(self, share: float) -> Posture:
        """The neck goes down, the head keeps its muzzle before it, then the forelegs give way."""
        p = Posture(neck_up=-92.0 * min(share, 1.0), head_up=14.0 * min(share, 1.0))
        low = max(share - 0.75, 0.0)
        p.up = -22.0 * low
        p.y = -0.16 * self._form.height * low
        for foot in p.feet[2:]:
            foot.z = 0.2 * self._form.height * low
        return p

    def _reach_ground(self) -> float:
        """How far it has to bow until its muzzle is at the grass."""
        if self._trunk:
            return 0.12
        low, high = 0.0, 1.75
        for _ in range(12):
            middle = 0.5 * (low + high)
            muzzle = placed(solved(self._frame, self._bowed(middle), [])[HEAD], self._frame.nose)
            if muzzle[1] > (0.03 + 0.6 * self._form.snout_tip) * self._form.height:
                low = middle
            else:
                high = middle
        return low

    def _sit(self, t: float) -> Posture:
        form, h = self._form, self._form.height
        lean = 47.0
        p = Posture(up=lean, y=self._seat, spine_up=10.0)
        hip = 0.5 * form.length * h * (1.0 - math.cos(math.radians(lean)))
        for number, foot in enumerate(p.feet):
            if number < 2:
                foot.z = hip + 0.34 * h
                foot.x = (0.05 if number == 0 else -0.05) * h
                foot.fold = 62.0
            else:
                foot.z = -0.62 * hip
        p.neck_up = -0.42 * lean
        p.head_up = -0.55 * lean
        p.tail_up = 0.95 * lean + min(form.tail_up, 0.0) * -0.4
        return self._idle(t, p)

    def _lie(self, t: float) -> Posture:
        form, h = self._form, self._form.height
        p = Posture(y=self._bed)
        for number, foot in enumerate(p.feet):
            side = 1.0 if number % 2 == 0 else -1.0
            foot.x = side * 0.12 * h
            foot.z = (0.08 if number < 2 else 0.24) * h
            foot.fold = 70.0 if number < 2 else 72.0
            foot.tip = 0.0
        p.tail_up = -max(form.tail_up, -20.0) * 0.4
        return self._idle(t, p)

    def _sleep(self, t: float) -> Posture:
        p = self._lie(t)
        self._nod(p, self._nap)
        p.ears = 0.0
        curl = 0.0 if self._form.height > 1.0 else 1.0
        p.spine_left, p.neck_left, p.head_left, p.tail_left = (
            30.0 * curl,
            24.0 + 20.0 * curl,
            12.0,
            50.0 * curl,
        )
        p.tail_up = -34.0 * curl
        p.breath = 0.03 * wave(t, 3.4)
        return p

    def _nod(self, p: Posture, share: float) -> None:
        p.neck_up, p.head_up = -62.0 * share, 30.0 * share

    def _lay_head(self) -> float:
        """How far it nods, lying, until its chin is on the ground."""
        if self._trunk:
            return 0.0
        low, high = 0.0, 1.2
        for _ in range(10):
            middle = 0.5 * (low + high)
            p = self._lie(0.0)
            self._nod(p, middle)
            muzzle = placed(solved(self._frame, p, [])[HEAD], self._frame.nose)
            if muzzle[1] > 1.15 * self._form.snout_tip * self._form.height:
                low = middle
            else:
                high = middle
        return low

    def _paddle(self, t: float) -> Posture:
        h = self._form.height
        gait = replace(self._walk, duty=0.5, lift=0.12 * h, pace=0.6 * self._walk.pace)
        p = self._going(gait, t, 20.0, 50.0)
        p.y = -0.62 * h + 0.02 * h * wave(t, 1.4)
        for foot in p.feet:
            foot.y -= 0.5 * h
        p.up = 6.0 + 2.0 * wave(t, 1.4, 0.3)
        p.neck_up = 8.0
        p.tail_left = 18.0 * wave(t, 1.1)
        return p

    def _settle(self, doing: Callable[[float], Posture]) -> float:
        """How far the body comes down until it rests on the ground."""
        trunk_of = self.mesh.bones[:, 0] <= 1
        points = self.mesh.points[trunk_of][::7]
        y = -0.2 * self._form.height
        for _ in range(5):
            posture = doing(0.0)
            posture.y = y
            matrices = np.stack(solved(self._frame, posture, self._trunk)).astype(np.float32)
            moved = _skinned(self.mesh, points, matrices, trunk_of)
            y -= float(moved[:, 1].min()) + self._lift
        return y


def _skinned(
    mesh: Mesh, points: Floats, matrices: Floats, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> Floats:
    bones, weights = mesh.bones[chosen][::7], mesh.weights[chosen][::7]
    blended = (matrices[bones] * weights[..., None, None]).sum(axis=1)
    moved: Floats = np.einsum("nij,nj->ni", blended[:, :3, :3], points) + blended[:, :3, 3]
    return moved


def _flight(rise: float) -> float:
    """Seconds in the air of a leap that rises so many metres."""
    return 2.0 * math.sqrt(2.0 * rise / _G)


def _smooth(x: float) -> float:
    return x * x * (3.0 - 2.0 * x)


def _gaits(form: Form) -> tuple[Gait, Gait]:
    """By the animal's height, as its Froude number asks (https://doi.org/10.1111/j.1469-7998.1983.tb04266.x)."""
    h = form.height
    leg = h * (1.0 - 0.4 * form.chest) * (0.75 if form.sprawl else 1.0)
    slow = math.sqrt(0.17 * _G * leg) * form.brisk
    fast = math.sqrt(1.5 * _G * leg) * form.brisk if h < 2.0 else 1.9 * slow
    stride = 1.25 * leg
    if form.hops:
        hop = (0.0, 0.0, 0.42, 0.48)
        short = Gait(0.8 * slow, 0.75 * stride / slow, 0.5, hop, 0.14 * h)
        return short, Gait(0.8 * fast, 1.5 * stride / fast, 0.38, hop, 0.28 * h)
    walk = Gait(slow, stride / slow, 0.64, (0.0, 0.5, 0.25, 0.75), 0.1 * h)
    if h >= 2.0:
        return walk, Gait(fast, 1.45 * stride / fast, 0.52, (0.0, 0.5, 0.25, 0.75), 0.12 * h)
    run = Gait(fast, 2.1 * stride / fast, 0.34, (0.0, 0.1, 0.52, 0.62), 0.22 * h)
    return walk, run
