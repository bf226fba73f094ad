"""The bones of an animal on four legs, where they lie at rest."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rushes.engines.previz.subjects.joints import Vector, vector
from rushes.engines.previz.subjects.quadruped.form import Form

PELVIS, CHEST, NECK, HEAD, JAW = range(5)
TAIL = (5, 6, 7)
TRUNK = (8, 9, 10)
EARS = (11, 12)
#: The first of four bones each (upper, lower, cannon, foot): left and right hind, left and right fore.
LEGS = (13, 17, 21, 25)
BONES = 29


@dataclass(frozen=True)
class Leg:
    """Joints from the body down; ``toe`` on the ground."""

    top: Vector
    knee: Vector
    ankle: Vector
    foot: Vector
    toe: Vector
    #: Which way the knee bends.
    bends: Vector


@dataclass(frozen=True)
class Frame:
    """Metres."""

    middle: Vector
    hips: Vector
    #: Base of the neck, of the skull, and the nose.
    neck: Vector
    head: Vector
    nose: Vector
    tail: tuple[Vector, Vector, Vector, Vector]
    legs: tuple[Leg, Leg, Leg, Leg]


def frame(form: Form) -> Frame:
    h = form.height
    half = 0.5 * form.length * h
    neck = vector((0.0, h * (1.0 - 0.42 * form.chest), half + 0.03 * h))
    up = math.radians(form.neck_up)
    head = neck + form.neck * h * vector((0.0, math.sin(up), math.cos(up)))
    down = math.radians(form.droop)
    reach = (form.snout + 0.55 * form.head) * h
    nose = head + reach * vector((0.0, -math.sin(down), math.cos(down)))
    return Frame(
        middle=vector((0.0, h * (1.0 - 0.5 * form.chest), 0.0)),
        hips=vector((0.0, h * (form.hips - 0.42 * form.rump), -half)),
        neck=neck,
        head=head,
        nose=nose,
        tail=_tail(form, half),
        legs=(_hind(form, 1, half), _hind(form, -1, half), _fore(form, 1, half), _fore(form, -1, half)),
    )


def _tail(form: Form, half: float) -> tuple[Vector, Vector, Vector, Vector]:
    h = form.height
    at = vector((0.0, h * (form.hips - 0.12 * form.rump), -half - 0.36 * form.rump * h))
    points = [at]
    angle = form.tail_up
    for _ in range(3):
        a = math.radians(angle)
        at = at + form.tail * h / 3.0 * vector((0.0, math.sin(a), -math.cos(a)))
        points.append(at)
        angle += form.tail_curl
    return points[0], points[1], points[2], points[3]


def _hind(form: Form, side: int, half: float) -> Leg:
    h = form.height
    x = side * form.spread * h
    out = side * (form.spread + form.sprawl) * h
    top = h * (form.hips - 0.5 * form.rump)
    z = -half - 0.02 * h
    knee = form.hock * h + 0.52 * (top - form.hock * h)
    foot = form.foot * h * (1.0 if form.hoof else 0.8)
    behind = z - form.angled * h * 0.9
    return Leg(
        vector((x, top, z)),
        vector((x + 0.5 * (out - x), knee, z + form.angled * h * 0.75)),
        vector((out, form.hock * h, behind)),
        vector((out, foot, behind + 0.035 * h)),
        vector((out, 0.0, behind + 0.035 * h + form.foot * h)),
        vector((0.25 * side * (1.0 if form.sprawl else 0.0), 0.0, 1.0)),
    )


def _fore(form: Form, side: int, half: float) -> Leg:
    h = form.height
    x = side * form.spread * h
    out = side * (form.spread + form.sprawl) * h
    top = h * (1.0 - 0.5 * form.chest)
    elbow = h * (1.0 - form.chest * 0.98)
    z = half + 0.02 * h
    foot = form.foot * h * (1.0 if form.hoof else 0.8)
    lowest = form.wrist * h + 0.25 * (top - form.wrist * h)
    return Leg(
        vector((x, top, z)),
        vector((x + 0.5 * (out - x), max(elbow, lowest), z - 0.6 * form.angled * h)),
        vector((out, form.wrist * h, z - 0.1 * form.angled * h)),
        vector((out, foot, z - 0.05 * form.angled * h)),
        vector((out, 0.0, z - 0.05 * form.angled * h + form.foot * h)),
        vector((0.25 * side * (1.0 if form.sprawl else 0.0), 0.0, -1.0)),
    )
