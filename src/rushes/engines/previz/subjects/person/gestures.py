"""What people do with their hands alone, standing where they are."""

from __future__ import annotations

import math
from collections.abc import Callable

from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.joints import vector
from rushes.engines.previz.subjects.person.fingers import FLAT, OPEN, POINTING, THUMB_UP, bent_by, curled
from rushes.engines.previz.subjects.person.posture import Arm, Posture, Reach

#: Changes the posture of somebody who stands, at ``t`` seconds; they are so many times a man's size.
Gesture = Callable[[Posture, float, float], None]
#: Metres between two who shake hands, and at which height they do: those of a child's size reach up.
APART, _MET = 0.8, 1.07
_CLAPS, _SHAKES, _WAVES = 2.4, 1.7, 1.4


def _wave(p: Posture, t: float, u: float) -> None:
    """The right hand is up beside the head and goes to and fro about the elbow."""
    wag = math.sin(math.tau * _WAVES * t)
    at = vector((-0.34 - 0.07 * wag, 1.56, 0.17)) * u
    p.hands[1] = Reach(at, palm=vector((0.0, 0.1, 1.0)), along=vector((-0.42 * wag - 0.1, 1.0, 0.0)))
    p.fingers[1] = bent_by(0.25, OPEN, FLAT)
    p.chest_roll += 2.0
    p.mouth = 0.35


def _clap(p: Posture, t: float, u: float) -> None:
    beat = abs(math.sin(0.5 * math.tau * _CLAPS * t))
    # They are together for but a moment.
    apart = 0.014 + 0.085 * beat
    for number, side in enumerate((1.0, -1.0)):
        at = vector((side * apart, 1.16 + 0.012 * side, 0.25)) * u
        p.hands[number] = Reach(at, palm=vector((-side, 0.0, 0.0)), along=vector((-0.1 * side, 0.62, 0.8)))
        p.fingers[number] = curled(0.05, 0.1, across=8.0, parted=0.15)
    p.mouth = 0.35
    p.head_up += 1.5 * beat


def _shake(p: Posture, t: float, u: float) -> None:
    """Of the right hand of somebody who stands `APART` and does the same."""
    up = 0.022 * math.sin(math.tau * _SHAKES * t)
    palm = vector((-0.012, _MET + up, 0.5 * APART))
    p.hands[1] = Reach(palm - (0.0, 0.0, 0.076 * u), False, vector((1.0, 0.0, 0.0)), vector((0.0, 0.0, 1.0)))
    p.fingers[1] = curled(0.15, 0.26, 0.3, 0.33, 0.36, across=12.0)
    p.head_left *= 0.2
    p.bend -= 4.0
    p.mouth = 0.2


def _thumb_up(p: Posture, t: float, u: float) -> None:
    once = math.exp(-(((t % 2.4) - 0.5) ** 2) / 0.02)
    at = vector((-0.17, 1.26 + 0.02 * once, 0.27 + 0.03 * once)) * u
    p.hands[1] = Reach(at, palm=vector((1.0, 0.0, -0.1)), along=vector((0.5, 0.1, 1.0)))
    p.fingers[1] = THUMB_UP
    p.head_up += 2.0 * once
    p.mouth = 0.35


def _point(p: Posture, t: float, u: float) -> None:
    at = vector((-0.2, 1.36, 0.42)) * u
    p.hands[1] = Reach(at, palm=vector((0.35, -1.0, 0.0)), along=vector((-0.15, 0.12, 1.0)))
    p.fingers[1] = POINTING


def _glove(p: Posture, t: float, u: float) -> None:
    """The right hand pulls a glove over the left one."""
    pull = 0.5 - 0.5 * math.cos(math.tau * 0.6 * t)
    left = vector((0.03, 1.12, 0.3)) * u
    along = vector((-0.75, 0.5, 0.5))
    p.hands[0] = Reach(left, palm=vector((0.0, 0.3, -1.0)), along=along)
    p.fingers[0] = bent_by(0.4 + 0.4 * pull, OPEN, curled(0.4, 0.5))
    drawn = left + (0.115 - 0.06 * pull) * u * along / 1.03
    p.hands[1] = Reach(
        drawn - vector((-0.02, 0.06, 0.09)) * u, palm=vector((0.6, 0.2, 0.5)), along=vector((0.35, 0.5, 0.8))
    )
    p.fingers[1] = curled(0.4, 0.55, across=50.0)
    p.arms = [Arm(), Arm()]
    p.head_up -= 22.0
    p.head_left *= 0.2


GESTURES: dict[Action, Gesture] = {
    Action.WAVE: _wave,
    Action.CLAP: _clap,
    Action.SHAKE: _shake,
    Action.APPROVE: _thumb_up,
    Action.POINT: _point,
    Action.DON: _glove,
}
