"""Where the bones of a bird lie at rest."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rushes.engines.previz.mesh import Point
from rushes.engines.previz.subjects.bird.form import Form
from rushes.engines.previz.subjects.joints import Vector, vector

BODY, NECK, HEAD, JAW, TAIL, TAIL_END = range(6)
#: Inner and outer half of each wing, left and right; three bones of each leg.
WINGS = (6, 8)
LEGS = (10, 13)
BONES = 16


@dataclass(frozen=True)
class Frame:
    """Metres."""

    breast: Vector
    rump: Vector
    neck: Vector
    head: Vector
    beak: Vector
    tail: Vector
    shoulders: tuple[Vector, Vector]
    #: Hip, knee (which bends forward), heel (backward) and foot.
    legs: tuple[tuple[Vector, Vector, Vector, Vector], ...]


def frame(form: Form) -> Frame:
    s = form.size
    a = math.radians(form.upright)
    along = vector((0.0, math.sin(a), math.cos(a)))
    height = (form.legs + form.stout * 0.86 + 0.22 * math.sin(a)) * s
    middle = vector((0.0, height, 0.0))
    half = 0.5 - 0.6 * form.stout
    breast, rump = middle + along * half * s, middle - along * half * 1.15 * s
    up = math.radians(form.neck_up)
    neck = breast + vector((0.0, 0.35 * form.stout, 0.02)) * s
    head = (
        neck
        + form.neck * s * vector((0.0, math.sin(up), math.cos(up)))
        + vector((0.0, 0.4, 0.25)) * form.head * s
    )
    beak = head + vector((0.0, -0.1 * form.head, form.head + form.beak)) * s
    side = 0.8 * form.stout * s
    shoulder = breast + vector((0.0, 0.3 * form.stout, -0.12)) * s
    legs = []
    for x in (1, -1):
        out = x * 0.45 * form.stout * s
        hip = middle + vector((0.0, -0.35 * form.stout, -0.05)) * s + vector((out, 0.0, 0.0))
        heel = vector((out, 0.5 * form.legs * s + 0.03 * s, -0.1 * form.legs * s - 0.02 * s))
        knee = 0.5 * (hip + heel) + vector((0.0, 0.05, 0.12 * form.legs + 0.04)) * s
        legs.append((hip, knee, heel, vector((out, 0.035 * s, 0.02 * s))))
    tail = rump - along * 0.5 * form.stout * s + vector((0.0, 0.1 * form.stout * s, 0.0))
    return Frame(
        breast,
        rump,
        neck,
        head,
        beak,
        tail,
        (shoulder + vector((side, 0.0, 0.0)), shoulder - vector((side, 0.0, 0.0))),
        tuple(legs),
    )


def tail_end(form: Form, bones: Frame) -> Vector:
    a = math.radians(form.tail_up)
    end: Vector = bones.tail + form.tail * form.size * vector((0.0, math.sin(a), -math.cos(a)))
    return end


def point(at: Vector) -> Point:
    return (float(at[0]), float(at[1]), float(at[2]))
