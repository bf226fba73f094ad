"""How the fingers of one hand are bent, and the bones that make it so.

A hand's own space: metres of a man of 1.76 m, from his wrist; x out of the palm, y along the fingers, z
towards the thumb. A right hand is a left one in a mirror.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Floats
from rushes.engines.previz.subjects.joints import Vector, placed, vector

Array = NDArray[np.float64]
#: Bones of one hand's fingers, three each from the thumb on.
FINGER_BONES = 15


@dataclass(frozen=True)
class Finger:
    root: Vector
    #: Where it points when it is straight, and where it bends to.
    way: Vector
    inward: Vector
    #: Of its three bones.
    lengths: tuple[float, float, float]
    #: At its root and at its tip.
    radii: tuple[float, float]

    def joint(self, number: int) -> Vector:
        return self.root + sum(self.lengths[:number]) * self.way


def _finger(
    root: tuple[float, float, float],
    way: tuple[float, float, float],
    inward: tuple[float, float, float],
    lengths: tuple[float, float, float],
    radii: tuple[float, float],
) -> Finger:
    along = vector(way) / np.linalg.norm(way)
    across = vector(inward) - along * float(along @ vector(inward))
    return Finger(vector(root), along, across / np.linalg.norm(across), lengths, radii)


_PALM, _THUMBS = (1.0, 0.0, 0.0), (0.75, 0.2, -0.62)
#: From the thumb to the little one.
FINGERS = (
    _finger((0.006, 0.024, 0.022), (0.3, 0.74, 0.6), _THUMBS, (0.044, 0.033, 0.027), (0.0135, 0.0092)),
    _finger((0.0, 0.089, 0.031), (0.0, 1.0, 0.07), _PALM, (0.042, 0.025, 0.021), (0.0098, 0.0077)),
    _finger((-0.002, 0.093, 0.01), (0.0, 1.0, 0.01), _PALM, (0.046, 0.029, 0.022), (0.01, 0.0078)),
    _finger((-0.001, 0.089, -0.011), (0.0, 1.0, -0.05), _PALM, (0.042, 0.027, 0.021), (0.0096, 0.0075)),
    _finger((0.001, 0.081, -0.03), (0.0, 1.0, -0.13), _PALM, (0.033, 0.021, 0.019), (0.0086, 0.0068)),
)  # fmt: skip
#: The thumb comes before the palm about the hand's length; the others part in its plane.
_SWINGS = np.array([[0.0, -1.0, 0.0], *([[1.0, 0.0, 0.0]] * 4)])
_HINGES = np.array([np.cross(each.way, each.inward) for each in FINGERS])
_JOINTS = np.array([[each.joint(number) for number in range(3)] for each in FINGERS])
#: Degrees of a fist.
_FIST = np.array([[18.0, 42.0, 62.0], *([[82.0, 100.0, 62.0]] * 4)])
#: Of the fingers that play: how often for one of the rhythm, and when.
_RHYTHM, _TURNS = np.array([0.41, 1.0, 0.83, 0.67, 0.53]), np.array([0.0, 0.13, 0.58, 0.31, 0.82])
_PARTED = np.array([0.0, 11.0, 3.0, -6.0, -15.0])


@dataclass(frozen=True)
class Bend:
    """Degrees: of each finger's three joints; and how far each is swung from where it is at rest."""

    joints: tuple[tuple[float, float, float], ...]
    swings: tuple[float, ...]

    def bones(self) -> Array:
        """(`FINGER_BONES`, 4, 4), in the hand's own space."""
        return _bones(np.array(self.joints), np.array(self.swings))

    def moved(self, joints: Array) -> Bend:
        """With so many degrees more at each joint: (5, 3)."""
        return _bend(np.array(self.joints) + joints, np.array(self.swings))


def _bend(joints: Array, swings: Array) -> Bend:
    return Bend(tuple((float(a), float(b), float(c)) for a, b, c in joints), tuple(swings.tolist()))


def curled(
    thumb: float,
    index: float,
    middle: float | None = None,
    ring: float | None = None,
    little: float | None = None,
    *,
    across: float = 0.0,
    parted: float = 0.0,
) -> Bend:
    """Each from 0, straight, to 1, as in a fist; who is not named bends like the one before. ``across``:
    degrees that the thumb is before the palm; ``parted``: share of how far the others can be apart."""
    shares = [thumb, index, middle, ring, little]
    for at in range(2, 5):
        shares[at] = shares[at - 1] if shares[at] is None else shares[at]
    swings = parted * _PARTED
    swings[0] = across
    return _bend(_FIST * np.array(shares, np.float64)[:, None], swings)


@cache
def around(radius: float) -> Bend:
    """About something round of that radius, metres, which lies in the palm below the fingers."""
    joints = []
    for each in FINGERS:
        first, second, third = each.lengths
        spans = (0.5 * first + 0.012, 0.5 * (first + second), 0.5 * (second + third))
        joints.append([math.degrees(span / (radius + each.radii[0])) for span in spans])
    bent = np.minimum(np.array(joints), [82.0, 100.0, 60.0])
    bent[0] *= (0.35, 0.6, 0.6)
    return _bend(bent, np.array([62.0, 0.0, 0.0, 0.0, 0.0]))


@cache
def tips(bend: Bend) -> Vector:
    """Where the thumb and the first two fingers meet what they pinch, in the hand's own space."""
    bones = bend.bones()
    ends = [
        placed(bones[3 * number + 2], finger.joint(2) + 0.7 * finger.lengths[2] * finger.way)
        for number, finger in enumerate(FINGERS[:3])
    ]
    met: Vector = 0.5 * ends[0] + 0.25 * (ends[1] + ends[2])
    return met


def bent_by(share: float, one: Bend, other: Bend) -> Bend:
    """From the one, 0, to the other, 1."""
    joints = (1.0 - share) * np.array(one.joints) + share * np.array(other.joints)
    return _bend(joints, (1.0 - share) * np.array(one.swings) + share * np.array(other.swings))


def played(bend: Bend, t: float, much: float, quick: float) -> Bend:
    """With fingers that go up and down ``much`` degrees, each in a rhythm of its own of about ``quick`` times
    a second: on strings, on keys."""
    phases = math.tau * (quick * t * _RHYTHM + _TURNS)
    down = np.maximum(np.sin(phases), -0.25) ** 3
    more = np.zeros((len(FINGERS), 3))
    more[:, 0] = much * down
    more[:, 1] = 0.5 * much * down
    return bend.moved(more)


RELAXED = curled(0.3, 0.2, 0.27, 0.33, 0.38, across=18.0, parted=0.25)
FLAT = curled(0.0, 0.03, across=6.0, parted=0.1)
OPEN = curled(0.0, 0.02, across=-8.0, parted=1.0)
FIST = curled(0.95, 1.0, across=58.0)
THUMB_UP = curled(-0.35, 1.0, across=-14.0)
POINTING = curled(0.9, 0.03, 0.95, across=50.0)
#: A pen, a knife's back, a lipstick: between the tips of thumb and two fingers.
PINCHED = curled(0.45, 0.52, 0.55, 0.72, 0.8, across=56.0)


def _bones(joints: Array, swings: Array) -> Array:
    made = np.empty((len(FINGERS), 3, 4, 4))
    parent = np.tile(np.eye(4), (len(FINGERS), 1, 1))
    for number in range(3):
        turning = _turns(_HINGES, joints[:, number])
        if number == 0:
            turning = _turns(_SWINGS, swings) @ turning
        pivot = _JOINTS[:, number]
        local = np.tile(np.eye(4), (len(FINGERS), 1, 1))
        local[:, :3, :3] = turning
        local[:, :3, 3] = pivot - np.einsum("nij,nj->ni", turning, pivot)
        parent = parent @ local
        made[:, number] = parent
    return made.reshape(-1, 4, 4)


def _turns(axes: Array, degrees: Array) -> Array:
    """(n, 3, 3), about axes (n, 3) of unit length."""
    angle = np.radians(degrees)[:, None, None]
    x, y, z = axes.T
    zero = np.zeros_like(x)
    cross = np.stack([zero, -z, y, z, zero, -x, -y, x, zero], -1).reshape(-1, 3, 3)
    made: Array = np.eye(3) + np.sin(angle) * cross + (1.0 - np.cos(angle)) * (cross @ cross)
    return made


def set_in(hand: Array, rest: Array, bend: Bend) -> Floats:
    """The fingers' bones in the body's space; ``rest`` takes the hand's own space to where it lies at rest,
    from where ``hand`` moves it."""
    made: Floats = (hand @ rest @ bend.bones() @ np.linalg.inv(rest)).astype(np.float32)
    return made
