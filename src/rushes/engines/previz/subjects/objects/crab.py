"""A crab: it goes sideways on eight legs, its claws raised. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Matrix, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, shift, turn
from rushes.engines.previz.subjects.objects.lines import round_bar
from rushes.engines.previz.subjects.objects.stuffs import DARK
from rushes.engines.previz.subjects.thing import Motion, Thing, pivoted

_PACE, _STEP = 0.16, 0.5
_ANGLES = (-38.0, -12.0, 14.0, 40.0)


def crab(colour: Colour | None, seed: int) -> Thing:
    shell = colour or linear("#c4452a")
    pale: Colour = (0.7 * shell[0] + 0.2, 0.7 * shell[1] + 0.16, 0.7 * shell[2] + 0.1)
    parts = [
        ball(0.115, 0.042, 0.085, sides=30, colour=shell, roughness=0.4).moved(shift(0.0, 0.085, 0.0)),
        ball(0.1, 0.034, 0.072, sides=24, colour=pale, roughness=0.6).moved(shift(0.0, 0.072, 0.0)),
    ]
    motions: list[Motion] = []
    for side in (1, -1):
        stalk = [(side * 0.026, 0.1, 0.066), (side * 0.034, 0.145, 0.082)]
        parts.append(round_bar(stalk, 0.006, colour=shell))
        parts.append(ball(0.013, 0.013, 0.013, sides=14, colour=DARK, roughness=0.1).moved(shift(*stalk[1])))
        for number, angle in enumerate(_ANGLES):
            a, bone = math.radians(angle), len(motions) + 1
            out = np.array((side * math.cos(a), 0.0, -math.sin(a)))
            hip = 0.078 * out + (0.0, 0.08, 0.0)
            way = [hip, hip + 0.065 * out + (0.0, 0.035, 0.0), hip + 0.12 * out + (0.0, -0.08, 0.0)]
            line = [(float(x), float(y), float(z)) for x, y, z in way]
            parts.append(round_bar(line, (0.011, 0.009, 0.004), colour=shell, bone=bone))
            motions.append(_stepping(line[0], 0.5 * ((number + (side > 0)) % 2)))
        bone = len(motions) + 1
        shoulder = (side * 0.07, 0.085, 0.05)
        wrist = (side * 0.11, 0.11, 0.13)
        arm = [shoulder, (side * 0.125, 0.1, 0.085), wrist]
        parts.append(round_bar(arm, 0.014, colour=shell, bone=bone))
        for up, tall in ((0.018, 0.02), (-0.012, 0.012)):
            claw = ball(0.02, tall, 0.045, sides=18, colour=shell, roughness=0.4, bone=bone)
            there = shift(wrist[0] - side * 0.012, wrist[1] + up, wrist[2] + 0.03)
            parts.append(claw.moved(there @ turn("y", side * -28.0) @ turn("x", -500.0 * up)))
        motions.append(_waving(shoulder, side))

    def scuttling(t: float) -> Matrix:
        bob: Matrix = shift(0.0, 0.004 * abs(math.sin(math.tau * t / _STEP)), 0.0) @ turn("y", -90.0)
        return bob

    return Thing(merged(parts), motions, whole={Action.WALK: scuttling}, paces={Action.WALK: _PACE})


def _stepping(hip: tuple[float, float, float], phase: float) -> Motion:
    def motion(action: Action, t: float) -> Matrix:
        if action is not Action.WALK:
            return np.eye(4)
        w = math.tau * (t / _STEP + phase)
        return pivoted(hip, turn("z", 9.0 * math.sin(w)) @ turn("x", 7.0 * math.cos(w)))

    return motion


def _waving(shoulder: tuple[float, float, float], side: int) -> Motion:
    def motion(action: Action, t: float) -> Matrix:
        return pivoted(shoulder, turn("x", -10.0 - 9.0 * math.sin(1.9 * t + side)))

    return motion
