"""The flesh of an animal on four legs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rushes.engines.previz.mesh import Point
from rushes.engines.previz.subjects.flesh.lump import Lump
from rushes.engines.previz.subjects.joints import Vector, rounded
from rushes.engines.previz.subjects.quadruped.form import Form
from rushes.engines.previz.subjects.quadruped.frame import (
    CHEST,
    HEAD,
    JAW,
    LEGS,
    NECK,
    PELVIS,
    TAIL,
    TRUNK,
    Frame,
)


def _point(at: Vector, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Point:
    return (float(at[0]) + x, float(at[1]) + y, float(at[2]) + z)


def lumps(form: Form, bones: Frame) -> list[Lump]:
    made = [*_trunk(form), *_head(form, bones), *_neck(form, bones), *_legs(form, bones)]
    if form.tail and form.tail_thick >= 0.03:
        made += _tail(form, bones)
    made += _extras(form, bones)
    return made


def _trunk(form: Form) -> Iterator[Lump]:
    h = form.height
    half = 0.5 * form.length * h
    blend = 0.05 * h
    rump, belly, chest = (0.5 * share * h for share in (form.rump, form.belly, form.chest))
    back = form.hips * h
    colour = form.main
    under = h - 2.0 * chest
    sag = 0.5 * (back + h) - 0.015 * h
    wide = form.width
    rear: Point = (0.0, back - rump, -half - 0.02 * h)
    waist: Point = (0.0, max(sag - belly, under + belly * 0.95), -0.08 * h)
    front: Point = (0.0, h - chest, half * 0.72)
    yield Lump(rear, waist, rump, belly, PELVIS, colour, wide=wide, blend=blend, part="body")
    yield Lump(waist, front, belly, chest, CHEST, colour, wide=wide, blend=blend, part="body")
    breast: Point = (0.0, h - chest * 0.95, half + 0.02 * h)
    yield Lump(front, breast, chest, chest * 0.8, CHEST, colour, wide=wide * 0.95, blend=blend, part="chest")


def _neck(form: Form, bones: Frame) -> Iterator[Lump]:
    h = form.height
    base = _point(bones.neck, y=-0.06 * form.chest * h, z=-0.1 * form.chest * h)
    top = _point(bones.head, z=-0.25 * form.head * h)
    thick, thin = form.neck_thick * h, form.throat * h
    yield Lump(base, top, thick, thin, NECK, form.main, wide=0.82, blend=0.12 * h, part="neck")


def _head(form: Form, bones: Frame) -> Iterator[Lump]:
    h = form.height
    r = form.head * h
    blend = 0.5 * r
    colour = form.main
    nose = bones.nose
    ahead = (nose - bones.head) / np.linalg.norm(nose - bones.head)
    thick, tip = form.snout_thick * h, form.snout_tip * h
    brow = bones.head + ahead * 0.25 * r
    yield Lump(
        _point(bones.head), _point(brow), r, r * 0.88, HEAD, colour, wide=0.94, blend=blend, part="head"
    )
    start = bones.head + ahead * 0.55 * r
    end = nose - ahead * tip
    yield Lump(
        _point(start, y=-0.22 * r), _point(end), thick, tip, HEAD, colour, wide=0.9, blend=blend, part="snout"
    )
    hang = -0.45 * thick
    yield Lump(
        _point(start, y=hang - 0.3 * r),
        _point(end - ahead * 0.25 * tip, y=hang * 0.95),
        thick * 0.72,
        tip * 0.72,
        JAW,
        colour,
        wide=0.9,
        blend=0.3 * thick,
        part="jaw",
    )


def _legs(form: Form, bones: Frame) -> Iterator[Lump]:
    h = form.height
    for number, (leg, bone) in enumerate(zip(bones.legs, LEGS, strict=True)):
        hind = number < 2
        thick, thin, end = form.leg * h, form.cannon * h, form.foot * h
        upper = (form.thigh if hind else form.thigh * 0.82) * h
        colour = form.main
        soft = 0.08 * h
        yield Lump(
            _point(leg.top),
            _point(leg.knee),
            upper,
            thick * 1.45,
            bone,
            colour,
            wide=0.62,
            blend=soft,
            part="thigh",
        )
        yield Lump(
            _point(leg.knee),
            _point(leg.ankle),
            thick * 1.3,
            thin * 1.12,
            bone + 1,
            colour,
            blend=0.03 * h,
            part="leg",
        )
        yield Lump(
            _point(leg.ankle),
            _point(leg.foot),
            thin * 1.1,
            thin,
            bone + 2,
            colour,
            blend=0.025 * h,
            part="sock",
        )
        if form.hoof:
            low = _point(leg.foot, y=end * 0.9 - leg.foot[1], z=end * 0.35)
            yield Lump(
                _point(leg.foot),
                low,
                thin * 1.05,
                end * 0.9,
                bone + 3,
                form.third,
                blend=0.012 * h,
                part="hoof",
            )
        else:
            low = _point(leg.toe, y=end * 0.72, z=-end * 0.1)
            heel = _point(leg.foot, y=end * 0.72 - leg.foot[1])
            yield Lump(heel, low, end * 0.85, end, bone + 3, colour, tall=0.72, blend=0.03 * h, part="paw")


def _tail(form: Form, bones: Frame) -> Iterator[Lump]:
    h = form.height
    thick, tip = form.tail_thick * h, form.tail_tip * h
    radii = [thick, 0.67 * thick + 0.33 * tip, 0.33 * thick + 0.67 * tip, tip]
    if "bush" in form.extras:
        radii = [thick * 0.5, thick * 1.05, thick, tip]
    steps = np.linspace(0.0, 3.0, 7)
    line = rounded(np.stack(bones.tail), steps)
    thickness = np.interp(steps, range(4), radii)
    for i in range(6):
        part = "tail tip" if i >= 4 else "tail"
        a, b = _point(line[i]), _point(line[i + 1])
        r, s = float(thickness[i]), float(thickness[i + 1])
        yield Lump(a, b, r, s, TAIL[i // 2], form.main, blend=0.02 * h, part=part)


def _extras(form: Form, bones: Frame) -> Iterator[Lump]:
    h = form.height
    if "trunk" in form.extras:
        yield from _elephant_trunk(form, bones)
    if "mane" in form.extras:
        yield from _lion_mane(form, bones)
    if "hump" in form.extras:
        top: Point = (0.0, h * 1.02, 0.02 * h)
        yield Lump(top, top, 0.17 * h, 0.17 * h, CHEST, form.main, wide=0.75, blend=0.14 * h, part="body")
    if "shoulders" in form.extras:
        top = (0.0, h * 0.94, 0.3 * form.length * h)
        yield Lump(top, top, 0.15 * h, 0.15 * h, CHEST, form.main, blend=0.16 * h, part="body")
    if "ruff" in form.extras:
        low = _point(bones.neck, y=0.12 * h, z=0.01 * h)
        yield Lump(
            low,
            _point(bones.head, y=-0.1 * h),
            0.17 * h,
            0.13 * h,
            NECK,
            form.main,
            blend=0.1 * h,
            part="ruff",
        )
    if "beard" in form.extras:
        chin = bones.head + 0.8 * (bones.nose - bones.head)
        yield Lump(
            _point(chin, y=-0.07 * h),
            _point(chin, y=-0.2 * h, z=-0.02 * h),
            0.03 * h,
            0.006 * h,
            JAW,
            form.second,
            blend=0.02 * h,
            part="beard",
        )
    if "shell" in form.extras:
        yield from _shell(form)
    if "udder" in form.extras:
        low = (0.0, h * (1.0 - form.chest) + 0.02 * h, -0.34 * form.length * h)
        yield Lump(low, low, 0.1 * h, 0.1 * h, PELVIS, (0.75, 0.42, 0.38), blend=0.04 * h, part="udder")
    if "muzzle" in form.extras:
        end = bones.head + 0.8 * (bones.nose - bones.head)
        r = form.snout_tip * h * 1.15
        yield Lump(_point(end), _point(end), r, r, HEAD, form.main, wide=1.15, blend=0.05 * h, part="snout")


def _elephant_trunk(form: Form, bones: Frame) -> Iterator[Lump]:
    h = form.height
    joints = trunk_joints(form, bones)
    radii = np.array([0.095, 0.075, 0.055, 0.04]) * h
    for i, bone in enumerate(TRUNK):
        a, b = _point(joints[i]), _point(joints[i + 1])
        yield Lump(a, b, radii[i], radii[i + 1], bone, form.main, blend=0.05 * h, part="trunk")


def _lion_mane(form: Form, bones: Frame) -> Iterator[Lump]:
    """A ruff about the face, which looks out of it, and hair that falls on shoulders and chest."""
    h = form.height
    ahead = (bones.nose - bones.head) / float(np.linalg.norm(bones.nose - bones.head))
    around = bones.head - 0.08 * h * ahead
    for angle in np.linspace(0.0, 2.0 * np.pi, 15)[:-1]:
        across = 0.15 * h * np.array([np.cos(angle), 1.05 * np.sin(angle) - 0.12, 0.0])
        root, tip = around + 0.75 * across, around + 1.15 * across - 0.13 * h * ahead
        low = np.array([0.0, -0.05 * h if np.sin(angle) < 0.0 else 0.0, 0.0])
        yield Lump(
            _point(root),
            _point(tip + low),
            0.095 * h,
            0.07 * h,
            HEAD,
            form.second,
            blend=0.07 * h,
            part="mane",
        )
    for share, r, down in ((0.15, 0.2, 0.16), (0.5, 0.21, 0.14), (0.8, 0.19, 0.12)):
        at = bones.neck + share * (bones.head - bones.neck)
        yield Lump(
            _point(at, y=-0.01 * h, z=-0.05 * h),
            _point(at, y=-down * h, z=0.03 * h),
            r * h,
            0.7 * r * h,
            NECK if share > 0.3 else CHEST,
            form.second,
            wide=0.92,
            blend=0.06 * h,
            part="mane",
        )


def _shell(form: Form) -> Iterator[Lump]:
    h = form.height
    low: Point = (0.0, 0.62 * h, -0.28 * form.length * h)
    high: Point = (0.0, 0.62 * h, 0.28 * form.length * h)
    yield Lump(
        low, high, 0.62 * h, 0.62 * h, CHEST, form.second, wide=1.0, tall=0.75, blend=0.03 * h, part="shell"
    )


def trunk_joints(form: Form, bones: Frame) -> list[Vector]:
    """Where the bones of an elephant's trunk begin, and its tip."""
    h = form.height
    joints = [bones.nose - np.array([0.0, 0.0, 0.05 * h])]
    reach = (joints[0][1] - 0.12 * h) / 3.0
    for forward in (0.06, 0.0, 0.05):
        joints.append(joints[-1] + np.array([0.0, -reach, forward * h]))
    return joints
