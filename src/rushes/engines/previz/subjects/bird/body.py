"""The flesh and feathers of a bird."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Material, Mesh, merged
from rushes.engines.previz.shapes import ball, cylinder, scale, shift, tube, turn
from rushes.engines.previz.subjects.bird.feathers import tail, wings
from rushes.engines.previz.subjects.bird.form import Form
from rushes.engines.previz.subjects.bird.frame import (
    BODY,
    HEAD,
    JAW,
    LEGS,
    NECK,
    TAIL,
    TAIL_END,
    Frame,
    point,
    tail_end,
)
from rushes.engines.previz.subjects.flesh.lump import Lump
from rushes.engines.previz.subjects.flesh.skin import skin
from rushes.engines.previz.subjects.joints import rounded, vector


def mesh_of(form: Form, bones: Frame) -> Mesh:
    return merged(
        [
            _flesh(form, bones),
            *_face(form, bones),
            *wings(form, bones),
            *tail(form, bones),
            *_legs(form, bones),
            *_extras(form, bones),
        ]
    )


def _flesh(form: Form, bones: Frame) -> Mesh:
    s = form.size
    r = form.stout * s
    middle = 0.5 * (bones.breast + bones.rump)
    lumps = [
        Lump(point(bones.rump), point(middle), 0.62 * r, r, BODY, form.back, blend=0.06 * s, part="body"),
        Lump(point(middle), point(bones.breast), r, 0.82 * r, BODY, form.back, blend=0.06 * s, part="body"),
        Lump(
            point(bones.rump),
            point(bones.tail),
            0.6 * r,
            0.3 * r,
            BODY,
            form.back,
            blend=0.06 * s,
            part="body",
        ),
        Lump(
            point(bones.head),
            point(bones.head),
            form.head * s,
            form.head * s,
            HEAD,
            form.crown,
            wide=0.92,
            blend=0.05 * s,
            part="head",
        ),
    ]
    bend = [bones.breast + 0.4 * (bones.neck - bones.breast), bones.neck, bones.head]
    if "curve" in form.extras or form.neck > 0.8:
        middle_neck = 0.5 * (bones.neck + bones.head) + vector((0.0, 0.02, -0.16)) * s
        bend = [bend[0], bones.neck + vector((0.0, 0.08, 0.1)) * s, middle_neck, bones.head]
    line = rounded(np.stack(bend), np.linspace(0.0, len(bend) - 1.0, 6))
    radii = (
        np.interp(np.linspace(0, 1, 6), (0, 0.4, 1), (1.25 * form.neck_thick, form.neck_thick, form.throat))
        * s
    )
    lumps += [
        Lump(
            point(line[i]),
            point(line[i + 1]),
            float(radii[i]),
            float(radii[i + 1]),
            NECK,
            form.crown,
            blend=0.05 * s,
            part="neck",
        )
        for i in range(5)
    ]
    if form.bill == "snout":
        for bone, y, share in ((HEAD, 0.0, 1.0), (JAW, -0.5 * form.beak_thick * s, 0.75)):
            tip = bones.beak + vector((0.0, y - 0.02 * s, -form.beak_thick * 0.6 * s))
            start = bones.head + vector((0.0, y - 0.03 * s, 0.4 * form.head * s))
            lumps.append(
                Lump(
                    point(start),
                    point(tip),
                    form.beak_thick * 1.25 * share * s,
                    form.beak_thick * 0.7 * share * s,
                    bone,
                    form.crown,
                    blend=0.02 * s,
                    part="head",
                )
            )
    if form.leg_thick > 0.04:
        lumps += [
            Lump(
                point(leg[0]),
                point(leg[1]),
                form.leg_thick * 2.2 * s,
                form.leg_thick * 1.4 * s,
                bone,
                form.back,
                blend=0.05 * s,
                part="thigh",
            )
            for leg, bone in zip(bones.legs, LEGS, strict=True)
        ]
    if form.tail > 1.2:
        end = tail_end(form, bones)
        halfway = 0.5 * (bones.tail + end)
        lumps.append(
            Lump(
                point(bones.rump),
                point(halfway),
                0.6 * r,
                form.tail_wide * 0.75 * s,
                TAIL,
                form.back,
                blend=0.05 * s,
                part="body",
            )
        )
        lumps.append(
            Lump(
                point(halfway),
                point(end),
                form.tail_wide * 0.75 * s,
                0.02 * s,
                TAIL_END,
                form.back,
                blend=0.03 * s,
                part="body",
            )
        )
    a = math.radians(form.upright)
    below = vector((0.0, -math.cos(a), math.sin(a)))

    def coat(points: Floats, colours: Floats, near: object) -> Floats:
        off = (points - middle) @ below / r
        under = np.clip((off - 0.05) * 5.0, 0.0, 1.0)
        high = np.clip((points[:, 1] - float(bones.neck[1])) / (0.1 * s), 0.0, 1.0)
        share = (under * (1.0 - high))[:, None]
        mixed: Floats = np.asarray(colours * (1.0 - share) + np.asarray(form.belly) * share, np.float32)
        return mixed

    return skin(lumps, triangles=3000, coat=coat, material=Material.FUR, mixed=0.2)


def _face(form: Form, bones: Frame) -> Iterator[Mesh]:
    s, r = form.size, form.head * form.size
    e = form.eye * s
    for side in (1, -1):
        ahead, out = (0.78, 0.42) if "face" in form.extras else (0.5, 0.74)
        at = bones.head + np.array([side * out * r, 0.22 * r, ahead * r])
        if "face" in form.extras:
            disc = ball(0.4 * r, 0.42 * r, 0.14 * r, sides=16, colour=form.belly, roughness=0.9, bone=HEAD)
            yield disc.moved(shift(*(at - (0.0, 0.0, 0.12 * r))))
            yield ball(1.15 * e, 1.15 * e, 0.6 * e, sides=14, colour=(0.85, 0.55, 0.08), bone=HEAD).moved(
                shift(*at)
            )
            at = at + vector((0.0, 0.0, 0.4 * e))
        yield ball(
            0.85 * e, 0.85 * e, 0.6 * e, sides=12, colour=(0.012, 0.01, 0.01), roughness=0.08, bone=HEAD
        ).moved(shift(*at))
    if form.bill == "snout":
        return
    root = bones.head + np.array([0.0, -0.08 * r, 0.78 * r])
    long = float(bones.beak[2] - root[2])
    thick = form.beak_thick * s
    flat = {"flat": (1.6, 0.5)}.get(form.bill, (0.85, 1.0))
    drop = {"hooked": -0.55, "bent": -0.8}.get(form.bill, -0.06)
    for bone, y, share in ((HEAD, 0.15, 1.0), (JAW, -0.3, 0.7)):
        way = [
            (0.0, y * thick, 0.0),
            (0.0, (y + 0.1) * thick, 0.45 * long * share),
            (0.0, y * thick + drop * 0.3 * long * share, 0.8 * long * share),
            (0.0, y * thick + drop * long * share, long * share),
        ]
        end = 0.55 if form.bill == "flat" else 0.08
        radii = [thick * share, 0.85 * thick * share, 0.6 * thick * share, end * thick * share]
        made = tube(way, radii, sides=10, colour=form.beak_colour, roughness=0.4, bone=bone)
        yield made.moved(shift(*root) @ scale(flat[0], flat[1], 1.0))


def _legs(form: Form, bones: Frame) -> Iterator[Mesh]:
    r = form.leg_thick * form.size
    for leg, bone in zip(bones.legs, LEGS, strict=True):
        hip, knee, heel, foot = leg
        colour = form.leg_colour
        yield tube([point(hip), point(knee)], [2.4 * r, 1.6 * r], sides=9, colour=form.back, bone=bone)
        yield tube(
            [point(knee), point(heel)],
            [1.6 * r, r],
            sides=9,
            colour=form.back if form.leg_thick < 0.03 else colour,
            bone=bone + 1,
        )
        yield tube([point(heel), point(foot)], [1.05 * r, 0.95 * r], sides=9, colour=colour, bone=bone + 2)
        toe = max(0.085 * form.size, 2.6 * r)
        for angle in (-32.0, 0.0, 32.0, 180.0):
            long = toe if angle != 180.0 else 0.6 * toe
            web = 0.03 * form.size if form.bill == "flat" else 0.9 * r
            part = ball(max(web, 0.9 * r), 0.9 * r, long * 0.6, sides=8, colour=colour, bone=bone + 2)
            yield part.moved(
                shift(float(foot[0]), 0.9 * r, float(foot[2]))
                @ turn("y", angle)
                @ shift(0.0, 0.0, 0.5 * long)
            )


def _extras(form: Form, bones: Frame) -> Iterator[Mesh]:
    r = form.head * form.size
    red: Colour = (0.62, 0.03, 0.03)
    if "comb" in form.extras:
        for i in range(4):
            spike = ball(0.09 * r, 0.42 * r, 0.26 * r, sides=10, colour=red, roughness=0.6, bone=HEAD)
            yield spike.moved(shift(*(bones.head + np.array([0.0, 0.95, 0.45 - 0.32 * i]) * r)))
        yield ball(0.14 * r, 0.4 * r, 0.16 * r, sides=10, colour=red, bone=JAW).moved(
            shift(*(bones.head + np.array([0.0, -0.75, 0.75]) * r))
        )
    if "crest" in form.extras:
        for i in range(5):
            stalk = tube(
                [(0.0, 0.0, 0.0), (0.0, 1.3 * r, 0.0)],
                [0.04 * r, 0.02 * r],
                sides=5,
                colour=form.crown,
                bone=HEAD,
            )
            tip = ball(0.14 * r, 0.2 * r, 0.06 * r, sides=8, colour=form.crown, bone=HEAD).moved(
                shift(0.0, 1.35 * r, 0.0)
            )
            yield merged([stalk, tip]).moved(
                shift(*(bones.head + np.array([0.0, 0.8 * r, -0.2 * r]))) @ turn("x", -45.0 + 18.0 * i)
            )
    if "tufts" in form.extras:
        for side in (1, -1):
            tuft = cylinder(0.22 * r, 0.6 * r, top=0.02 * r, sides=10, colour=form.back, bone=HEAD)
            yield tuft.moved(
                shift(*(bones.head + np.array([side * 0.55, 0.75, 0.2]) * r)) @ turn("z", side * -18.0)
            )
    yield from _of_dragons(form, bones)
    if "fan" in form.extras:
        yield from _fan(form, bones)


def _of_dragons(form: Form, bones: Frame) -> Iterator[Mesh]:
    r = form.head * form.size
    if "horns" in form.extras:
        for side in (1, -1):
            way = [(0.0, 0.0, 0.0), (side * 0.2 * r, 0.5 * r, -0.6 * r), (side * 0.25 * r, 0.8 * r, -1.5 * r)]
            yield tube(
                way, [0.22 * r, 0.16 * r, 0.02 * r], sides=8, colour=(0.55, 0.45, 0.3), bone=HEAD
            ).moved(shift(*(bones.head + np.array([side * 0.5, 0.7, -0.1]) * r)))
    if "spines" in form.extras:
        yield from _spines(form, bones)


def _spines(form: Form, bones: Frame) -> Iterator[Mesh]:
    s = form.size
    end = tail_end(form, bones)
    for i in range(7):
        share = i / 7.0
        at = (
            bones.tail
            + share * (end - bones.tail)
            + vector((0.0, form.tail_wide * 0.75 * s * (1.0 - 0.8 * share), 0.0))
        )
        bone = TAIL if share < 0.5 else TAIL_END
        spine = cylinder(
            0.035 * s, 0.11 * s * (1.1 - share), top=0.002 * s, sides=7, colour=form.tips, bone=bone
        )
        yield spine.moved(shift(*at) @ turn("x", -25.0))
    barb = ball(0.09 * s, 0.02 * s, 0.13 * s, sides=8, colour=form.tips, bone=TAIL_END)
    yield barb.moved(shift(*end))


def _fan(form: Form, bones: Frame) -> Iterator[Mesh]:
    s = form.size
    for row, (long, count) in enumerate(((2.6, 15), (1.9, 11))):
        for i in range(count):
            angle = -82.0 + 164.0 * i / (count - 1)
            feather = ball(0.075 * s, 0.5 * long * s, 0.012 * s, sides=8, colour=form.back, bone=TAIL).moved(
                shift(0.0, 0.5 * long * s, 0.0)
            )
            outer = ball(0.1 * s, 0.14 * s, 0.02 * s, sides=7, colour=(0.1, 0.45, 0.4), bone=TAIL).moved(
                shift(0.0, 0.93 * long * s, 0.012 * s)
            )
            eye = ball(0.055 * s, 0.075 * s, 0.03 * s, sides=8, colour=(0.03, 0.06, 0.4), bone=TAIL).moved(
                shift(0.0, 0.93 * long * s, 0.02 * s)
            )
            yield merged([feather, outer, eye]).moved(
                shift(*(bones.tail + vector((0.0, 0.0, 0.05 * s * row))))
                @ turn("x", -18.0)
                @ turn("z", angle)
            )
