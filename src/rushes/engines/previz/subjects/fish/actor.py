"""A body that swims as an actor."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import scale, shift, turn
from rushes.engines.previz.subjects.fish.parts import CHAIN, Plan
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.joints import hinged, vector
from rushes.engines.previz.subjects.nearest import nearest


class Swimmer:
    """A body that bends along its length in a wave that runs to the tail."""

    def __init__(self, plan: Plan, seed: int) -> None:
        low = min(float(part.points[:, 1].min()) for part in plan.parts)
        self._up = -low
        self._plan = plan
        self._own = 0.37 * (seed % 17)
        self.mesh = merged(plan.parts)
        self.height = float(np.ptp(self.mesh.points[:, 1]))
        self.length = float(np.ptp(self.mesh.points[:, 2]))
        self.face = (0.0, self._up, plan.nose * 0.85)
        self._joints = [
            vector((0.0, 0.0, plan.nose + (plan.end - plan.nose) * (0.28 + 0.72 * i / CHAIN)))
            for i in range(CHAIN)
        ]

    def pace(self, action: Action) -> float:
        return {Action.SWIM: self._plan.pace, Action.FLOAT: 0.0}.get(self._doing(action), 0.0)

    def _doing(self, action: Action) -> Action:
        return nearest(action, {Action.SWIM, Action.FLOAT, Action.JUMP})

    def footfalls(self, action: Action) -> Footfalls | None:
        return None

    def pose(self, action: Action, t: float) -> Floats:
        doing = self._doing(action)
        plan = self._plan
        vigour = 1.0 if doing is not Action.FLOAT and action is not Action.STAND else 0.45
        beats = 0.0 if plan.creeps and action is Action.STAND else plan.beats
        w = math.tau * beats * vigour * t + self._own
        body = shift(0.0, self._up, 0.0)
        if not plan.creeps:
            body = body @ shift(0.0, 0.04 * self.height * math.sin(1.1 * t + self._own), 0.0)
            body = body @ turn("z", 3.0 * math.sin(0.8 * t)) @ turn("x", 2.5 * math.sin(0.6 * t + 1.0))
        if doing is Action.JUMP:
            body = self._leap(t) @ body
        if plan.bell:
            return self._pulsed(body, w)
        chain: list[Matrix] = [body]
        axis = "x" if plan.upright else "y"
        chain[0] = body @ turn(axis, -0.5 * plan.sway * vigour * math.sin(w - 0.6))
        for i in range(1, CHAIN):
            swing = plan.sway * vigour * (0.35 + 0.75 * i / CHAIN) * math.sin(w - 0.75 * i)
            chain.append(hinged(chain[-1], self._joints[i], turn(axis, swing)))
        bones = [*chain, *self._flippers(body, w), body]
        bones += [self._limb(body, i, w) for i in range(plan.limbs)]
        return np.stack(bones).astype(np.float32)

    def _flippers(self, body: Matrix, w: float) -> list[Matrix]:
        plan = self._plan
        if plan.flippers is None:
            return [body, body]
        x, y, z = plan.flippers
        made = []
        for side in (1, -1):
            beat = plan.row * math.sin(0.7 * w if plan.row < 20.0 else w)
            made.append(
                hinged(
                    body,
                    vector((side * x, y, z)),
                    turn("z", side * beat) @ turn("x", 0.4 * plan.row * math.cos(w)),
                )
            )
        return made

    def _limb(self, body: Matrix, number: int, w: float) -> Matrix:
        """Arms of an octopus, in segments of three: outer ones follow the inner."""
        arm, joint = divmod(number, 3)
        matrix = body
        angle = 360.0 * arm / (self._plan.limbs // 3)
        pivot = turn("y", angle)
        for i in range(joint + 1):
            at = vector((0.13 + 0.2 * i, 0.1 - 0.06 * i, 0.0))
            curl = turn("z", 15.0 * math.sin(w - 0.8 * i + 0.5 * arm)) @ turn(
                "y", 7.0 * math.sin(0.7 * w + arm)
            )
            there = pivot @ shift(*at) @ curl @ shift(*-at) @ np.linalg.inv(pivot)
            matrix = matrix @ there
        return matrix

    def _pulsed(self, body: Matrix, w: float) -> Floats:
        """A bell that draws itself together; its threads lag behind."""
        beat = 0.5 - 0.5 * math.cos(w)
        wide = 1.0 + 0.1 * (0.5 - beat) * 2.0
        rise = 0.06 * self.height * math.sin(w - 0.8)
        bell = shift(0.0, rise, 0.0) @ body @ scale(wide, 1.0 + 0.1 * (beat - 0.5), wide)
        bones = [bell]
        for i in range(1, CHAIN):
            lag = math.sin(w - 0.8 - 0.7 * i)
            drift = turn("z", 4.0 * i * math.sin(0.5 * w - 0.5 * i) / CHAIN)
            at = (0.0, 0.06 * self.height * lag, 0.0)
            bones.append(shift(*at) @ body @ drift @ scale(1.0 + 0.04 * lag, 1.0, 1.0 + 0.04 * lag))
        return np.stack([*bones, body, body, body]).astype(np.float32)

    def _leap(self, t: float) -> Matrix:
        """Out of the water and back in an arc, once in four seconds."""
        u = (t % 4.0) / 4.0
        share = smooth(min(1.0, u / 0.1)) * smooth(min(1.0, max(0.0, (0.72 - u) / 0.1)))
        high = 0.6 * self.length * math.sin(math.pi * min(u / 0.72, 1.0)) * share
        tip = -58.0 * math.cos(math.pi * min(u / 0.72, 1.0)) * share
        leap: Matrix = shift(0.0, high, 0.0) @ turn("x", tip)
        return leap


def smooth(x: float) -> float:
    return x * x * (3.0 - 2.0 * x)
