"""The bones of a person, where they lie at rest: upright, arms a little out."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from rushes.engines.previz.mesh import Matrix
from rushes.engines.previz.subjects.joints import Vector, vector
from rushes.engines.previz.subjects.person.fingers import FINGER_BONES
from rushes.engines.previz.subjects.person.form import Form

HIPS, BELLY, CHEST, NECK, HEAD, MOUTH = range(6)
#: The first of three bones each (upper, lower, hand or foot), left and right.
ARMS = (6, 9)
LEGS = (12, 15)
BONES = 18
#: Of who has fingers: the left hand's, then the right one's, after all others.
FINGERED = BONES + 2 * FINGER_BONES
#: Degrees that the arms stand out at rest.
ARM_OUT = 24.0


@dataclass(frozen=True)
class Limb:
    top: Vector
    middle: Vector
    end: Vector
    #: Finger tips, or toes on the ground.
    tip: Vector

    def hand(self, unit: float) -> Matrix:
        """Takes a hand's own space (see `fingers`) to where the hand lies at rest."""
        along = (self.tip - self.end) / np.linalg.norm(self.tip - self.end)
        thumb = vector((0.0, 0.0, 1.0))
        inward = np.cross(along, thumb) if self.top[0] > 0.0 else np.cross(thumb, along)
        place = np.eye(4)
        place[:3, :3] = unit * np.stack([inward, along, thumb], -1)
        place[:3, 3] = self.end
        return place


@dataclass(frozen=True)
class Frame:
    """Metres; ``unit`` is the height over that of a man of 1.76 m."""

    unit: float
    hips: Vector
    waist: Vector
    chest: Vector
    neck: Vector
    head: Vector
    arms: tuple[Limb, Limb]
    legs: tuple[Limb, Limb]


def frame(form: Form) -> Frame:
    u = form.height / 1.76
    # A larger head lifts nothing: the neck gives way.
    head = vector((0.0, 1.635 - 0.05 * (form.head - 1.0), 0.015)) * u
    return Frame(
        unit=u,
        hips=vector((0.0, 0.94, 0.0)) * u,
        waist=vector((0.0, 1.06, 0.0)) * u,
        chest=vector((0.0, 1.24, 0.0)) * u,
        neck=vector((0.0, 1.475, -0.01)) * u,
        head=head,
        arms=(_arm(form, u, 1), _arm(form, u, -1)),
        legs=(_leg(form, u, 1), _leg(form, u, -1)),
    )


def _arm(form: Form, u: float, side: int) -> Limb:
    out = math.radians(ARM_OUT)
    way = vector((side * math.sin(out), -math.cos(out), 0.0))
    top = vector((side * 0.178 * form.shoulders, 1.415, -0.01))
    elbow = top + 0.275 * way
    wrist = elbow + 0.245 * way
    return Limb(top * u, elbow * u, wrist * u, (wrist + 0.15 * way) * u)


def _leg(form: Form, u: float, side: int) -> Limb:
    x = side * 0.092 * form.hips
    points = ((x, 0.9, 0.0), (x * 1.03, 0.49, 0.012), (x * 1.05, 0.085, -0.012), (x * 1.12, 0.0, 0.13))
    top, knee, ankle, toe = (vector(point) * u for point in points)
    return Limb(top, knee, ankle, toe)
