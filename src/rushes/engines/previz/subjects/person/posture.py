"""What a person looks like at one moment, and the bones that make it so."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix
from rushes.engines.previz.shapes import scale, shift, turn
from rushes.engines.previz.subjects.joints import Vector, bent, hinged, laid, placed, turned, vector
from rushes.engines.previz.subjects.person.fingers import RELAXED, Bend, set_in
from rushes.engines.previz.subjects.person.frame import (
    ARM_OUT,
    ARMS,
    BELLY,
    BONES,
    CHEST,
    HEAD,
    HIPS,
    LEGS,
    MOUTH,
    NECK,
    Frame,
    Limb,
)


@dataclass
class Foot:
    """Metres from its place at rest; ``tip``: degrees the heel is up (below 0: the toes)."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    tip: float = 0.0


@dataclass
class Arm:
    """Degrees: forward, out to the side, the elbow's bend, the forearm turned in across the body; the palm
    turned down, and the hand bent towards it."""

    forward: float = 0.0
    out: float = 7.0
    elbow: float = 14.0
    across: float = 0.0
    palm: float = 0.0
    wrist: float = 6.0


@dataclass(frozen=True)
class Reach:
    """Where a wrist is to be, metres."""

    at: Vector
    #: A place of the chest at rest, and goes where that goes; else one of the body's own space.
    with_chest: bool = True
    #: Which way the palm looks and the fingers point, there; else as the forearm has it.
    palm: Vector | None = None
    along: Vector | None = None


@dataclass
class Posture:
    """Metres and degrees; up, left and back are positive as in `joints.turned`."""

    y: float = 0.0
    z: float = 0.0
    #: The whole body about its hips: leans back, turns to its left, tilts to its right.
    up: float = 0.0
    left: float = 0.0
    roll: float = 0.0
    #: The hips alone; the chest goes against them.
    hip_left: float = 0.0
    hip_roll: float = 0.0
    #: The trunk leans back (below 0: forward).
    bend: float = 0.0
    chest_left: float = 0.0
    chest_roll: float = 0.0
    head_up: float = 0.0
    head_left: float = 0.0
    head_roll: float = 0.0
    #: 0 shut to 1 open.
    mouth: float = 0.0
    breath: float = 0.0
    arms: list[Arm] = field(default_factory=lambda: [Arm(), Arm()])
    #: Instead of what ``arms`` says, left and right.
    hands: list[Reach | None] = field(default_factory=lambda: [None, None])
    fingers: list[Bend] = field(default_factory=lambda: [RELAXED, RELAXED])
    feet: list[Foot] = field(default_factory=lambda: [Foot(), Foot()])
    #: 1: the feet are where the body takes them, not on the ground.
    carried: float = 0.0


def solved(
    bones: Frame, p: Posture, mouth: tuple[float, float, float], stoop: float, *, fingered: bool
) -> Floats:
    """All `BONES` matrices, or `FINGERED`."""
    m: list[Matrix] = [np.eye(4) for _ in range(BONES)]
    body = shift(0.0, p.y, p.z) @ hinged(np.eye(4), bones.hips, turned(up=p.up, left=p.left, roll=p.roll))
    m[HIPS] = hinged(body, bones.hips, turned(left=p.hip_left, roll=p.hip_roll))
    half = turned(up=0.5 * p.bend - 0.4 * stoop, left=0.4 * p.chest_left, roll=0.5 * p.chest_roll)
    m[BELLY] = hinged(body, bones.waist, half)
    rest = turned(up=0.5 * p.bend - 0.6 * stoop, left=0.6 * p.chest_left, roll=0.5 * p.chest_roll)
    m[CHEST] = hinged(m[BELLY], bones.chest, rest)
    m[NECK] = hinged(m[CHEST], bones.neck, turned(up=0.4 * p.head_up + 0.4 * stoop, left=0.4 * p.head_left))
    head = turned(up=0.6 * p.head_up + 0.5 * stoop, left=0.6 * p.head_left, roll=p.head_roll)
    m[HEAD] = hinged(m[NECK], bones.neck + 0.5 * (bones.head - bones.neck), head)
    m[MOUTH] = m[HEAD] @ opening(mouth, p.mouth)
    for number in range(2):
        side = 1 if number == 0 else -1
        limb, reach = bones.arms[number], p.hands[number]
        if reach is None:
            arm = _arm(limb, m[CHEST], p.arms[number], side)
        else:
            arm = _reaching(limb, m[CHEST], reach, side)
        m[ARMS[number] : ARMS[number] + 3] = arm
        m[LEGS[number] : LEGS[number] + 3] = _leg(bones, bones.legs[number], m[HIPS], body, p, p.feet[number])
    swell = np.diag([1.0 + 0.5 * p.breath, 1.0, 1.0 + p.breath, 1.0])
    m[CHEST] = hinged(m[CHEST], bones.chest, swell)
    made = np.stack(m).astype(np.float32)
    if not fingered:
        return made
    hands = [
        set_in(m[ARMS[number] + 2], limb.hand(bones.unit), p.fingers[number])
        for number, limb in enumerate(bones.arms)
    ]
    return np.concatenate([made, *hands])


def _arm(arm: Limb, chest: Matrix, p: Arm, side: int) -> list[Matrix]:
    # At rest it stands out: first it comes down, then it swings.
    swing = turn("x", -p.forward) @ turn("z", side * (p.out - ARM_OUT))
    upper = hinged(chest, arm.top, swing)
    bend = (
        turn("z", side * ARM_OUT)
        @ turn("y", -side * p.across)
        @ turn("x", -p.elbow)
        @ turn("z", -side * ARM_OUT)
    )
    lower = hinged(upper, arm.middle, bend)
    hang = turn("z", side * ARM_OUT)
    held = hang @ turn("y", -side * p.palm) @ turn("z", -side * p.wrist) @ np.linalg.inv(hang)
    return [upper, lower, hinged(lower, arm.end, held)]


def _reaching(arm: Limb, chest: Matrix, reach: Reach, side: int) -> list[Matrix]:
    shoulder = placed(chest, arm.top)
    wrist = placed(chest, reach.at) if reach.with_chest else reach.at
    long = float(np.linalg.norm(arm.middle - arm.top))
    short = float(np.linalg.norm(arm.end - arm.middle))
    way = wrist - shoulder
    far = float(np.linalg.norm(way))
    wrist = shoulder + way * min(1.0, 0.999 * (long + short) / max(far, 1e-9))
    elbow = bent(shoulder, wrist, long, short, chest[:3, :3] @ vector((0.55 * side, -1.0, -0.45)))
    lower = laid((arm.middle, arm.end), (elbow, wrist))
    hand = lower
    if reach.palm is not None and reach.along is not None:
        there = chest[:3, :3] if reach.with_chest else np.eye(3)
        hand = _facing(arm, wrist, there @ reach.palm, there @ reach.along, side)
    return [laid((arm.top, arm.middle), (shoulder, elbow)), lower, hand]


def _facing(arm: Limb, wrist: Vector, palm: Vector, along: Vector, side: int) -> Matrix:
    """A hand at ``wrist`` whose fingers point ``along``; its palm looks as nearly as it can to ``palm``."""
    along = along / np.linalg.norm(along)
    inward = palm - along * float(along @ palm)
    inward /= max(float(np.linalg.norm(inward)), 1e-9)
    place = np.eye(4)
    place[:3, :3] = np.stack([inward, along, side * np.cross(inward, along)], -1)
    place[:3, 3] = wrist
    hand: Matrix = place @ np.linalg.inv(arm.hand(1.0))
    return hand


def _leg(bones: Frame, leg: Limb, hips: Matrix, body: Matrix, p: Posture, foot: Foot) -> list[Matrix]:
    top = placed(hips, leg.top)
    # It rolls over its toes, or over its heel.
    ball = vector((leg.tip[0], 0.0, leg.tip[2] - 0.03 * bones.unit))
    heel = vector((leg.end[0], 0.0, leg.end[2] - 0.045 * bones.unit))
    pivot = ball if foot.tip > 0.0 else heel
    tip = hinged(shift(foot.x, foot.y, foot.z), pivot, turn("x", foot.tip))
    if p.carried:
        tip = (1.0 - p.carried) * tip + p.carried * (body @ tip)
    ankle = placed(tip, leg.end)
    long = float(np.linalg.norm(leg.middle - leg.top))
    short = float(np.linalg.norm(leg.end - leg.middle))
    ahead = body[:3, :3] @ vector((0.0, 0.0, 1.0)) if p.carried else vector((0.0, 0.15, 1.0))
    knee = bent(top, ankle, long, short, ahead)
    return [laid((leg.top, leg.middle), (top, knee)), laid((leg.middle, leg.end), (knee, ankle)), tip]


def opening(mouth: tuple[float, float, float], opened: float) -> Matrix:
    """Of the mouth, beside its head; ``opened`` from 0 to 1."""
    wide: Matrix = shift(*mouth) @ scale(1.0, 1.0 + 3.4 * opened, 1.0) @ shift(*(-c for c in mouth))
    return wide
