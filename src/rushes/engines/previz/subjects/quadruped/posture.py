"""What a body on four legs looks like at one moment, and the bones that make it so."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from rushes.engines.previz.mesh import Matrix
from rushes.engines.previz.shapes import shift, turn
from rushes.engines.previz.subjects.joints import Vector, bent, hinged, laid, placed, turned, vector
from rushes.engines.previz.subjects.quadruped.frame import (
    BONES,
    CHEST,
    EARS,
    HEAD,
    JAW,
    LEGS,
    NECK,
    PELVIS,
    TAIL,
    TRUNK,
    Frame,
    Leg,
)


@dataclass
class Foot:
    """Metres from its place at rest; degrees the lowest part of the leg is swung back, the foot tips."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    fold: float = 0.0
    tip: float = 0.0


@dataclass
class Posture:
    """Metres and degrees; up and left are positive."""

    y: float = 0.0
    z: float = 0.0
    up: float = 0.0
    left: float = 0.0
    roll: float = 0.0
    #: The chest against the hips.
    spine_up: float = 0.0
    spine_left: float = 0.0
    neck_up: float = 0.0
    neck_left: float = 0.0
    head_up: float = 0.0
    head_left: float = 0.0
    head_roll: float = 0.0
    jaw: float = 0.0
    tail_up: float = 0.0
    tail_left: float = 0.0
    ears: float = 0.0
    trunk: float = 0.0
    breath: float = 0.0
    feet: list[Foot] = field(default_factory=lambda: [Foot() for _ in range(4)])
    #: Feet are where the body takes them, not on the ground: it leaps.
    carried: float = 0.0


def solved(bones: Frame, posture: Posture, trunk: list[Vector]) -> list[Matrix]:
    """All `BONES` matrices."""
    p = posture
    matrices: list[Matrix] = [np.eye(4) for _ in range(BONES)]
    middle = bones.middle
    body = shift(0.0, p.y, p.z) @ hinged(np.eye(4), middle, turned(up=p.up, left=p.left, roll=p.roll))
    bend = turned(up=-0.5 * p.spine_up, left=-0.5 * p.spine_left)
    matrices[PELVIS] = hinged(body, middle, bend)
    swell = np.diag([1.0 + p.breath, 1.0 + 0.6 * p.breath, 1.0, 1.0])
    matrices[CHEST] = hinged(body, middle, turned(up=0.5 * p.spine_up, left=0.5 * p.spine_left))
    matrices[NECK] = hinged(matrices[CHEST], bones.neck, turned(up=p.neck_up, left=p.neck_left))
    head = turned(up=p.head_up, left=p.head_left, roll=p.head_roll)
    matrices[HEAD] = hinged(matrices[NECK], bones.head, head)
    matrices[JAW] = hinged(matrices[HEAD], bones.head, turned(up=-p.jaw))
    for ear in EARS:
        matrices[ear] = hinged(matrices[HEAD], bones.head, turned(up=p.ears))
    parent = matrices[PELVIS]
    for i, bone in enumerate(TAIL):
        wag = turned(up=-p.tail_up * (1.0, 0.5, 0.3)[i], left=-p.tail_left * (0.6, 1.0, 1.2)[i])
        matrices[bone] = parent = hinged(parent, bones.tail[i], wag)
    parent = matrices[HEAD]
    for i, bone in enumerate(TRUNK):
        if trunk:
            matrices[bone] = parent = hinged(parent, trunk[i], turned(up=p.trunk * (0.5, 1.0, 1.4)[i]))
    for number, (leg, first) in enumerate(zip(bones.legs, LEGS, strict=True)):
        hold = matrices[PELVIS] if number < 2 else matrices[CHEST]
        matrices[first : first + 4] = _leg(leg, hold, p.feet[number], p.carried)
    matrices[CHEST] = hinged(matrices[CHEST], middle, swell)
    return matrices


def _leg(leg: Leg, hold: Matrix, foot: Foot, carried: float) -> list[Matrix]:
    top = placed(hold, leg.top)
    offset = vector((foot.x, foot.y, foot.z))
    toe = leg.toe + offset
    if carried:
        toe = toe + carried * (placed(hold, leg.toe) - leg.toe)
    # The foot tips over its toes, which stay on the ground.
    tip = turn("x", foot.tip)[:3, :3]
    end = toe + tip @ (leg.foot - leg.toe)
    swung = turn("x", foot.fold)[:3, :3]
    ankle = end + swung @ (leg.ankle - leg.foot)
    long, short = np.linalg.norm(leg.knee - leg.top), np.linalg.norm(leg.ankle - leg.knee)
    knee = bent(top, ankle, float(long), float(short), leg.bends)
    end_bone = np.eye(4)
    end_bone[:3, :3] = tip
    end_bone[:3, 3] = toe - tip @ leg.toe
    return [
        laid((leg.top, leg.knee), (top, knee)),
        laid((leg.knee, leg.ankle), (knee, ankle)),
        laid((leg.ankle, leg.foot), (ankle, end)),
        end_bone,
    ]


def wave(t: float, period: float, phase: float = 0.0) -> float:
    """-1 to 1."""
    return math.sin(math.tau * (t / period + phase))
