"""The flesh and the close-fitting clothes of a person."""

from __future__ import annotations

from collections.abc import Iterator

from rushes.engines.previz.mesh import Colour, Point
from rushes.engines.previz.subjects.flesh.lump import Lump
from rushes.engines.previz.subjects.joints import Vector
from rushes.engines.previz.subjects.person.form import Form
from rushes.engines.previz.subjects.person.frame import (
    ARMS,
    BELLY,
    CHEST,
    HEAD,
    HIPS,
    LEGS,
    NECK,
    Frame,
    Limb,
)

#: Metres of a wrist's radius: as thick as a sleeve and a mitten are, and where a hand's own goes on from it.
_WRIST, _SLIM = 0.029, 0.0235


def _point(at: Vector, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Point:
    return (float(at[0]) + x, float(at[1]) + y, float(at[2]) + z)


def body(form: Form, bones: Frame, skin: Colour, *, fingered: bool) -> list[Lump]:
    """All below the chin; with mittens, unless it is ``fingered``."""
    made = [*_trunk(form, bones), _neck(form, bones, skin)]
    for number in range(2):
        arm = bones.arms[number]
        wrist = _SLIM if fingered and form.sleeves < 0.75 else _WRIST
        made += _arm(form, bones.unit, arm, ARMS[number], skin, wrist)
        if not fingered:
            made += _mitten(form, bones.unit, arm, ARMS[number] + 2, gloves(form, skin))
        made += _leg(form, bones.unit, bones.legs[number], LEGS[number], skin)
    return made


def gloves(form: Form, skin: Colour) -> Colour:
    """The colour of the hands."""
    if form.made == "metal":
        return form.top
    return (0.23, 0.19, 0.12) if "gloves" in form.wears else skin


def garments(lumps: list[Lump], *, whole: bool) -> list[list[Lump]]:
    """What is one skin each: all of a colour, so that a shirt ends at its hem; ``whole``: but one."""
    if whole:
        return [lumps]
    pieces: dict[Colour, list[Lump]] = {}
    for lump in lumps:
        pieces.setdefault(lump.colour, []).append(lump)
    return list(pieces.values())


def head(form: Form, bones: Frame, skin: Colour) -> list[Lump]:
    """It is small and looked at closely, so it is a skin of its own."""
    return [*_head(form, bones, skin)]


def hair(form: Form, bones: Frame, colour: Colour) -> list[Lump]:
    """Beard and all, a skin of its own, so that it ends at a clear line; perhaps none."""
    return [*_hair(form, bones, colour)]


def _trunk(form: Form, bones: Frame) -> Iterator[Lump]:
    u, g = bones.unit, form.girth
    thin = 0.6 if form.made == "bone" else 1.0
    b = 0.05 * u
    hips, waist, chest = bones.hips, bones.waist, bones.chest
    broad, slim = 1.32 * form.hips, 1.28
    yield Lump(
        _point(hips, y=-0.03 * u),
        _point(waist),
        0.12 * u * g,
        0.106 * u * g * thin,
        HIPS,
        form.bottom,
        wide=broad,
        blend=b,
    )
    yield Lump(
        _point(waist, y=0.01 * u),
        _point(chest),
        0.108 * u * g * thin,
        0.122 * u * g,
        BELLY,
        form.top,
        wide=slim,
        blend=b,
    )
    yield Lump(
        _point(chest),
        _point(chest, y=0.12 * u, z=-0.01 * u),
        0.122 * u * g,
        0.108 * u,
        CHEST,
        form.top,
        wide=1.38 * form.shoulders,
        blend=b,
    )
    if form.made == "flesh" and form.top != form.bottom:
        # The shirt hangs over the belt.
        yield Lump(
            _point(waist, y=0.03 * u),
            _point(waist, y=-0.07 * u),
            0.111 * u * g,
            0.121 * u * g,
            HIPS,
            form.top,
            wide=1.36 * max(form.hips, 1.0),
            blend=b,
        )
    for arm in bones.arms:
        inner: Point = (float(arm.top[0]) * 0.35, float(arm.top[1]) + 0.015 * u, -0.01 * u)
        yield Lump(inner, _point(arm.top), 0.062 * u, 0.056 * u * form.limbs, CHEST, form.top, blend=0.06 * u)
    if form.skirt and not form.coat and form.hips >= 1.0 and form.shoulders < 0.95 and form.height > 1.4:
        for side in (1, -1):
            at: Point = (side * 0.062 * u, float(chest[1]) + 0.045 * u, 0.075 * u)
            yield Lump(at, at, 0.056 * u, 0.056 * u, CHEST, form.top, blend=0.05 * u)


def _neck(form: Form, bones: Frame, skin: Colour) -> Lump:
    u = bones.unit
    low, high = _point(bones.neck, y=-0.04 * u), _point(bones.head, y=-0.03 * u, z=-0.015 * u)
    colour = form.top if form.made == "metal" else skin
    return Lump(low, high, 0.056 * u, 0.05 * u, NECK, colour, blend=0.025 * u)


def _head(form: Form, bones: Frame, skin: Colour) -> Iterator[Lump]:
    r, head = form.head * bones.unit, bones.head
    yield Lump(
        _point(head, y=0.035 * r, z=-0.018 * r),
        _point(head, y=0.04 * r),
        0.104 * r,
        0.1 * r,
        HEAD,
        skin,
        wide=0.86,
        blend=0.04 * r,
    )
    yield Lump(
        _point(head, y=-0.02 * r, z=0.02 * r),
        _point(head, y=-0.075 * r, z=0.042 * r),
        0.078 * r,
        0.044 * r,
        HEAD,
        skin,
        wide=0.94,
        blend=0.06 * r,
    )
    if form.made in {"flesh"}:
        tip = 0.1 + 0.008 * form.nose
        yield Lump(
            _point(head, y=0.012 * r, z=0.092 * r),
            _point(head, y=-0.022 * r, z=tip * r),
            0.009 * r,
            0.0155 * r * form.nose,
            HEAD,
            skin,
            blend=0.02 * r,
        )
        for side in (1, -1):
            top = _point(head, x=side * 0.101 * r, y=0.014 * r, z=-0.01 * r)
            lobe = _point(head, x=side * 0.09 * r, y=-0.026 * r, z=0.002 * r)
            yield Lump(top, lobe, 0.028 * r, 0.016 * r, HEAD, skin, wide=0.45, blend=0.008 * r)


def _arm(form: Form, u: float, arm: Limb, bone: int, skin: Colour, wrist: float) -> Iterator[Lump]:
    g = form.limbs * (0.55 if form.made == "bone" else 1.0)
    sleeve = form.top if form.sleeves > 0.25 else skin
    lower = form.top if form.sleeves > 0.75 else skin
    loose = 1.08 if form.sleeves > 0.75 else 1.0
    if sleeve is lower or form.made != "flesh":
        yield Lump(
            _point(arm.top),
            _point(arm.middle),
            0.054 * u * g,
            0.042 * u * g * loose,
            bone,
            sleeve,
            blend=0.03 * u,
        )
    else:
        hem = arm.top + 0.62 * (arm.middle - arm.top)
        above = arm.top + 0.4 * (arm.middle - arm.top)
        yield Lump(_point(arm.top), _point(hem), 0.055 * u * g, 0.055 * u * g, bone, sleeve, blend=0.03 * u)
        bare = _point(above), _point(arm.middle)
        yield Lump(*bare, 0.047 * u * g, 0.042 * u * g, bone, skin, blend=0.03 * u)
    yield Lump(
        _point(arm.middle),
        _point(arm.end),
        0.042 * u * g * loose,
        wrist * u * g * loose,
        bone + 1,
        lower,
        blend=0.02 * u,
    )


def _mitten(form: Form, u: float, arm: Limb, bone: int, glove: Colour) -> Iterator[Lump]:
    g = form.limbs * (0.55 if form.made == "bone" else 1.0)
    way = arm.tip - arm.end
    palm, tips = arm.end + 0.3 * way, arm.end + 0.86 * way
    yield Lump(
        _point(palm), _point(tips), 0.032 * u * g, 0.022 * u * g, bone, glove, wide=0.72, blend=0.015 * u
    )
    thumb = arm.end + 0.62 * way
    yield Lump(
        _point(palm, z=0.015 * u),
        _point(thumb, z=0.042 * u),
        0.015 * u,
        0.012 * u,
        bone,
        glove,
        blend=0.012 * u,
    )


def _leg(form: Form, u: float, leg: Limb, bone: int, skin: Colour) -> Iterator[Lump]:
    g = form.limbs * (0.55 if form.made == "bone" else 1.0)
    upper = form.bottom if form.legs > 0.2 else skin
    lower = form.bottom if form.legs > 0.75 else skin
    loose = 1.16 if form.legs > 0.75 and form.made == "flesh" else 1.0
    b = 0.04 * u
    if upper is lower or form.made != "flesh":
        yield Lump(_point(leg.top), _point(leg.middle), 0.09 * u * g, 0.06 * u * g, bone, upper, blend=b)
    else:
        hem = leg.top + 0.8 * (leg.middle - leg.top)
        above = leg.top + 0.55 * (leg.middle - leg.top)
        yield Lump(_point(leg.top), _point(hem), 0.09 * u * g, 0.077 * u * g, bone, upper, blend=b)
        yield Lump(_point(above), _point(leg.middle), 0.068 * u * g, 0.058 * u * g, bone, skin, blend=b)
    calf = leg.middle + 0.32 * (leg.end - leg.middle)
    yield Lump(
        _point(leg.middle),
        _point(calf, z=-0.014 * u),
        0.057 * u * g,
        0.056 * u * g * (1 + 0.3 * (loose - 1)),
        bone + 1,
        lower,
        blend=b,
    )
    yield Lump(
        _point(calf, z=-0.014 * u),
        _point(leg.end, y=0.015 * u),
        0.055 * u * g,
        0.038 * u * g * loose,
        bone + 1,
        lower,
        blend=0.02 * u,
    )
    heel: Point = (float(leg.end[0]), 0.043 * u, float(leg.end[2]) - 0.018 * u)
    toe: Point = (float(leg.tip[0]), 0.034 * u, float(leg.tip[2]))
    yield Lump(heel, toe, 0.046 * u, 0.039 * u, bone + 2, form.shoes, wide=0.96, tall=0.9, blend=0.02 * u)


def _hair(form: Form, bones: Frame, hair: Colour) -> Iterator[Lump]:
    r, head = form.head * bones.unit, bones.head
    if form.made != "flesh":
        return
    if "beard" in form.wears:
        yield from _beard(form, bones, hair)
    if form.cut in {"bald", "none"}:
        return
    cap = _point(head, y=0.055 * r, z=-0.034 * r)
    yield Lump(
        cap,
        _point(head, y=0.075 * r, z=-0.008 * r),
        0.115 * r,
        0.1 * r,
        HEAD,
        hair,
        wide=0.9,
        blend=0.012 * r,
    )
    if form.cut == "curls":
        for x, y, z in (
            (0.06, 0.1, 0.02),
            (-0.06, 0.1, 0.02),
            (0.08, 0.04, -0.04),
            (-0.08, 0.04, -0.04),
            (0.0, 0.13, -0.03),
            (0.0, 0.03, -0.1),
        ):
            at = _point(head, x=x * r, y=y * r, z=z * r)
            yield Lump(at, at, 0.052 * r, 0.052 * r, HEAD, hair, blend=0.02 * r)
    if form.cut == "long":
        back = _point(head, y=-0.16 * r, z=-0.075 * r)
        yield Lump(
            _point(head, y=0.02 * r, z=-0.055 * r),
            back,
            0.095 * r,
            0.06 * r,
            HEAD,
            hair,
            wide=1.12,
            blend=0.02 * r,
        )
        for side in (1, -1):
            start, end = (
                _point(head, x=side * 0.082 * r, y=0.04 * r, z=0.0),
                _point(head, x=side * 0.085 * r, y=-0.13 * r, z=-0.02 * r),
            )
            yield Lump(start, end, 0.032 * r, 0.024 * r, HEAD, hair, blend=0.02 * r)
    if form.cut == "bun":
        at = _point(head, y=0.12 * r, z=-0.1 * r)
        yield Lump(at, at, 0.05 * r, 0.05 * r, HEAD, hair, blend=0.015 * r)
    if form.cut == "tail":
        knot = _point(head, y=0.08 * r, z=-0.12 * r)
        yield Lump(
            knot, _point(head, y=-0.13 * r, z=-0.14 * r), 0.036 * r, 0.02 * r, HEAD, hair, blend=0.015 * r
        )


def _beard(form: Form, bones: Frame, hair: Colour) -> Iterator[Lump]:
    r, head = form.head * bones.unit, bones.head
    chin = _point(head, y=-0.085 * r, z=0.045 * r)
    yield Lump(chin, _point(head, y=-0.14 * r, z=0.05 * r), 0.052 * r, 0.03 * r, HEAD, hair, blend=0.02 * r)
