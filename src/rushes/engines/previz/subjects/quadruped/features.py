"""What is set upon the flesh: eyes, nose, ears, horns, manes and thin tails."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Material, Mesh, merged
from rushes.engines.previz.shapes import ball, scale, shift, tube, turn
from rushes.engines.previz.subjects.joints import Vector, rounded
from rushes.engines.previz.subjects.quadruped.form import Form
from rushes.engines.previz.subjects.quadruped.frame import EARS, HEAD, NECK, TAIL, Frame

_WHITE: Colour = (0.85, 0.83, 0.8)
_HORN: Colour = (0.42, 0.34, 0.24)


def features(form: Form, bones: Frame) -> list[Mesh]:
    made = [*_face(form, bones), *_ears(form, bones), *_horns(form, bones)]
    if form.tail and form.tail_thick < 0.03:
        made += _thin_tail(form, bones)
    if "hair" in form.extras:
        made.append(_crest(form, bones))
    if "quills" in form.extras:
        made.append(_quills(form))
    return made


def _face(form: Form, bones: Frame) -> Iterator[Mesh]:
    h = form.height
    r = form.head * h
    ahead = (bones.nose - bones.head) / np.linalg.norm(bones.nose - bones.head)
    above = np.array([0.0, ahead[2], -ahead[1]])
    eye = form.eye * h
    dark: Colour = (0.012, 0.009, 0.008)
    for side in (1, -1):
        at = bones.head + ahead * 0.74 * r + above * 0.32 * r + np.array([side * 0.6 * r, 0.0, 0.0])
        pupil = ball(eye, eye, eye, sides=12, colour=dark, roughness=0.08, bone=HEAD)
        yield pupil.moved(shift(*at))
        glint = ball(
            0.3 * eye, 0.3 * eye, 0.3 * eye, sides=6, colour=(0.9, 0.9, 0.9), roughness=0.3, bone=HEAD
        )
        yield glint.moved(
            shift(*(at + ahead * 0.62 * eye + above * 0.5 * eye + [side * 0.55 * eye, 0.0, 0.0]))
        )
    tip = form.snout_tip * h
    if "trunk" not in form.extras and "disc" not in form.extras:
        nose = ball(tip * 0.5, tip * 0.38, tip * 0.34, sides=12, colour=form.nose, roughness=0.25, bone=HEAD)
        yield nose.moved(shift(*(bones.nose - ahead * 0.12 * tip + above * 0.28 * tip)))
    if "disc" in form.extras:
        disc = ball(tip * 1.02, tip * 1.0, tip * 0.3, sides=16, colour=form.second, roughness=0.5, bone=HEAD)
        yield disc.moved(shift(*(bones.nose - ahead * 0.15 * tip)))
        for side in (1, -1):
            hole = ball(tip * 0.2, tip * 0.3, tip * 0.15, sides=8, colour=form.nose, bone=HEAD)
            yield hole.moved(shift(*(bones.nose + ahead * 0.1 * tip + [side * 0.38 * tip, 0.0, 0.0])))


#: Width and thickness at each tenth of an ear's length, shares of its length.
_EARS: dict[str, tuple[tuple[float, ...], float]] = {
    "prick": ((0.30, 0.32, 0.31, 0.27, 0.21, 0.13, 0.03), 0.10),
    "leaf": ((0.14, 0.21, 0.24, 0.23, 0.19, 0.12, 0.03), 0.07),
    "long": ((0.10, 0.13, 0.15, 0.155, 0.14, 0.11, 0.04), 0.06),
    "flop": ((0.20, 0.25, 0.28, 0.29, 0.27, 0.21, 0.08), 0.07),
    "round": ((0.36, 0.46, 0.50, 0.49, 0.42, 0.30, 0.10), 0.14),
    "big": ((0.30, 0.44, 0.52, 0.53, 0.46, 0.32, 0.10), 0.04),
}


def _ears(form: Form, bones: Frame) -> Iterator[Mesh]:
    if form.ear == "none":
        return
    r = form.head * form.height
    widths, thick = _EARS[form.ear]
    long = form.ears * form.height
    for side, bone in zip((1, -1), EARS, strict=True):
        mesh = _blade(widths, thick, form, long, bone)
        if form.ear == "flop":
            lean = turn("z", side * -158.0) @ turn("x", 8.0)
            at = bones.head + np.array([side * 0.78 * r, 0.55 * r, -0.1 * r])
        elif form.ear == "big":
            lean = turn("y", side * -28.0) @ turn("z", side * -105.0)
            at = bones.head + np.array([side * 0.7 * r, 0.25 * r, -0.3 * r])
        else:
            lean = turn("z", side * -form.ear_out) @ turn("x", -10.0)
            out = 0.5 + 0.35 * math.sin(math.radians(form.ear_out))
            at = bones.head + np.array([side * out * r, 0.72 * r, -0.15 * r])
        yield mesh.moved(shift(*at) @ lean)


def _blade(widths: tuple[float, ...], thick: float, form: Form, long: float, bone: int) -> Mesh:
    """An ear that stands up from the origin and looks to +z."""
    heights = np.linspace(0.0, 1.0, len(widths)) * long
    radii = [max(width, 0.02) * long for width in widths]
    mesh = tube([(0.0, float(y), 0.0) for y in heights], radii, sides=14, colour=form.main, bone=bone)
    mesh = mesh.moved(scale(1.0, 1.0, thick / max(widths)))
    inner = np.clip(mesh.normals[:, 2] * 2.0 - 0.9, 0.0, 1.0) * (mesh.points[:, 1] < 0.86 * long)
    pale = np.array(form.main) * 0.35 + np.array((0.55, 0.33, 0.28)) * 0.65
    if form.coat in {"panda", "grey", "hippo"} or form.ear == "big":
        pale = np.array(form.main) * 0.8
    # Hollow: the inner side is drawn in.
    points = mesh.points.copy()
    points[:, 2] -= inner * 0.6 * np.maximum(points[:, 2], 0.0)
    colours = mesh.colours * (1.0 - inner[:, None]) + pale * inner[:, None]
    return replace(
        mesh,
        points=points,
        colours=colours.astype(np.float32),
        materials=np.full(len(points), Material.FUR, np.uint8),
    )


def _horns(form: Form, bones: Frame) -> Iterator[Mesh]:
    shapes = {
        "horns": _bull_horn,
        "hooks": _goat_horn,
        "curls": _ram_horn,
        "antlers": _antler,
        "palms": _palm,
        "knobs": _knob,
    }
    r = form.head * form.height
    for name, shape in shapes.items():
        if name in form.extras:
            for side in (1, -1):
                for horn in shape(form):
                    mirrored = horn if side > 0 else horn.moved(scale(-1.0, 1.0, 1.0))
                    yield mirrored.moved(shift(*(bones.head + np.array([side * 0.45 * r, 0.75 * r, 0.0]))))
    yield from _single_horns(form, bones)


def _single_horns(form: Form, bones: Frame) -> Iterator[Mesh]:
    r = form.head * form.height
    if "one horn" in form.extras:
        at = bones.head + np.array([0.0, 0.8 * r, 0.55 * r])
        yield _spike((0.0, 0.0, 0.0), (0.0, 0.2, 0.12), 0.025, form, (0.9, 0.75, 0.35)).moved(shift(*at))
    if "nose horn" in form.extras:
        at = bones.nose + np.array([0.0, 0.3, -0.55]) * form.snout_thick * form.height
        yield _spike((0.0, 0.0, 0.0), (0.0, 0.26, 0.1), 0.055, form, _HORN).moved(shift(*at))
    if "brow horns" in form.extras:
        for side in (1, -1):
            at = bones.head + np.array([side * 0.5, 0.6, 0.5]) * r
            yield _spike((0.0, 0.0, 0.0), (side * 0.05, 0.22, 0.22), 0.04, form, _HORN).moved(shift(*at))
    if "tusks" in form.extras:
        for side in (1, -1):
            at = bones.nose + np.array([side * 0.55 * r, -0.5 * r, -0.25 * r])
            way = [(0.0, 0.0, 0.0), (side * 0.02, -0.1, 0.1), (side * 0.02, -0.12, 0.22), (0.0, -0.06, 0.32)]
            yield _curved(way, (0.03, 0.028, 0.022, 0.008), form, _WHITE).moved(shift(*at))
    if "frill" in form.extras:
        at = bones.head + np.array([0.0, 0.35 * r, -0.45 * r])
        frill = ball(1.9 * r, 1.7 * r, 0.22 * r, sides=24, colour=form.second, roughness=0.8, bone=HEAD)
        yield frill.moved(shift(*at) @ turn("x", -35.0))


def _curved(
    way: list[tuple[float, float, float]],
    radii: tuple[float, ...],
    form: Form,
    colour: Colour,
    bone: int = HEAD,
) -> Mesh:
    h = form.height
    steps = np.linspace(0.0, 1.0, 3 * len(way))
    knots = np.linspace(0.0, 1.0, len(way))
    line = np.stack([np.interp(steps, knots, np.array(way)[:, i]) for i in range(3)], -1)
    for _ in range(2):
        line[1:-1] = 0.25 * line[:-2] + 0.5 * line[1:-1] + 0.25 * line[2:]
    thick = np.interp(steps, knots, radii)
    points = [(float(x) * h, float(y) * h, float(z) * h) for x, y, z in line]
    return tube(points, list(thick * h), sides=7, colour=colour, roughness=0.5, bone=bone)


def _spike(
    start: tuple[float, float, float], end: tuple[float, float, float], r: float, form: Form, colour: Colour
) -> Mesh:
    middle = tuple(0.5 * (a + b) for a, b in zip(start, end, strict=True))
    way = [start, (middle[0], middle[1] - 0.02, middle[2] + 0.02), end]
    return _curved(way, (r, 0.62 * r, 0.1 * r), form, colour)


def _bull_horn(form: Form) -> Iterator[Mesh]:
    way = [(0.0, 0.0, 0.0), (0.09, 0.02, 0.0), (0.15, 0.07, 0.03), (0.16, 0.15, 0.05)]
    yield _curved(way, (0.03, 0.027, 0.018, 0.004), form, (0.62, 0.56, 0.45))


def _goat_horn(form: Form) -> Iterator[Mesh]:
    way = [(0.0, 0.0, 0.0), (0.03, 0.14, -0.03), (0.06, 0.24, -0.12), (0.1, 0.27, -0.24)]
    yield _curved(way, (0.034, 0.03, 0.02, 0.005), form, _HORN)


def _ram_horn(form: Form) -> Iterator[Mesh]:
    way = [
        (0.0, 0.0, 0.0),
        (0.1, 0.05, -0.08),
        (0.15, -0.04, -0.13),
        (0.15, -0.14, -0.06),
        (0.17, -0.1, 0.04),
    ]
    yield _curved(way, (0.045, 0.042, 0.036, 0.026, 0.008), form, _HORN)


def _knob(form: Form) -> Iterator[Mesh]:
    way = [(0.0, 0.0, 0.0), (0.0, 0.03, -0.005), (0.0, 0.055, -0.01)]
    yield _curved(way, (0.009, 0.008, 0.012), form, form.third)


def _antler(form: Form) -> Iterator[Mesh]:
    beam = [(0.0, 0.0, 0.0), (0.1, 0.12, -0.1), (0.2, 0.26, -0.13), (0.22, 0.42, -0.06), (0.18, 0.52, 0.0)]
    yield _curved(beam, (0.026, 0.023, 0.02, 0.015, 0.005), form, _HORN)
    tines = (
        ((0.02, 0.04, -0.02), (0.07, 0.15, 0.13)),
        ((0.13, 0.16, -0.11), (0.2, 0.27, 0.06)),
        ((0.21, 0.32, -0.11), (0.33, 0.44, -0.1)),
    )
    for start, end in tines:
        middle = (
            0.5 * (start[0] + end[0]) + 0.02,
            0.5 * (start[1] + end[1]) - 0.02,
            0.5 * (start[2] + end[2]) + 0.02,
        )
        yield _curved([start, middle, end], (0.016, 0.013, 0.004), form, _HORN)


def _palm(form: Form) -> Iterator[Mesh]:
    beam = [(0.0, 0.0, 0.0), (0.12, 0.03, -0.03), (0.22, 0.08, -0.05)]
    yield _curved(beam, (0.025, 0.023, 0.03), form, _HORN)
    palm = ball(0.16 * form.height, 0.035 * form.height, 0.1 * form.height, sides=14, colour=_HORN, bone=HEAD)
    yield palm.moved(shift(0.31 * form.height, 0.17 * form.height, -0.05 * form.height) @ turn("z", 38.0))
    for i in range(5):
        z = (-0.13, -0.09, -0.03, 0.03, 0.07)[i]
        start = (0.3 + 0.02 * i, 0.2 - 0.01 * i, z)
        yield _curved(
            [start, (0.36, 0.26, z * 1.2), (0.4 - 0.01 * i, 0.36, z * 1.5)],
            (0.016, 0.013, 0.004),
            form,
            _HORN,
        )


def _thin_tail(form: Form, bones: Frame) -> Iterator[Mesh]:
    h = form.height
    knots = np.stack(bones.tail)
    steps = np.linspace(0.0, 3.0, 13)
    line = rounded(knots, steps)
    line[0] += 0.05 * h * np.array([0.0, 0.0, 1.0])
    radii = np.interp(steps, (0.0, 3.0), (form.tail_thick * h, form.tail_tip * h))
    way = [(float(x), float(y), float(z)) for x, y, z in line]
    colour = form.second if "bare tail" in form.extras else form.main
    mesh = tube(way, list(radii), sides=8, colour=colour, roughness=0.8)
    ring = np.clip(np.repeat(np.arange(-1, 14), 9) / 4.0, 0.0, 2.999).astype(np.float32)
    yield _chained(mesh, ring, TAIL)
    if "tuft" in form.extras:
        r = max(2.4 * form.tail_tip * h, 0.02 * h)
        brush = ball(r, 2.4 * r, r, sides=10, colour=form.third, material=Material.FUR, bone=TAIL[2])
        yield brush.moved(shift(*(bones.tail[3] + np.array([0.0, -1.2 * r, 0.0]))))


def _chained(mesh: Mesh, along: Floats, chain: tuple[int, ...]) -> Mesh:
    """Vertices at ``along`` (in bones) follow the nearest two bones of a chain."""
    place = np.clip(along - 0.5, 0.0, len(chain) - 1.001)
    low = place.astype(int)
    share = (place - low).astype(np.float32)
    numbers = np.array(chain, np.uint8)
    bones = np.zeros((len(mesh.points), 4), np.uint8)
    weights = np.zeros((len(mesh.points), 4), np.float32)
    bones[:, 0], bones[:, 1] = numbers[low], numbers[np.minimum(low + 1, len(chain) - 1)]
    weights[:, 0], weights[:, 1] = 1.0 - share, share
    return replace(mesh, bones=bones, weights=weights)


def _crest(form: Form, bones: Frame) -> Mesh:
    """The mane of a horse: locks along the ridge of the neck, and a forelock."""
    h = form.height
    up = np.array([0.0, 0.75, -0.66])
    locks = []
    for i in range(9):
        share = 0.05 + 0.115 * i
        at = bones.neck + share * (bones.head - bones.neck)
        thick = form.neck_thick + share * (form.throat - form.neck_thick)
        top = at + up * (thick * 0.88 * h)
        bone = NECK if share < 0.85 else HEAD
        lock = ball(
            0.028 * h, 0.1 * h, 0.058 * h, sides=10, colour=form.third, material=Material.FUR, bone=bone
        )
        locks.append(lock.moved(shift(*top) @ turn("x", -28.0) @ turn("z", 5.0 * (-1) ** i)))
    r = form.head * h
    fore = ball(0.03 * h, 0.075 * h, 0.025 * h, sides=10, colour=form.third, material=Material.FUR, bone=HEAD)
    locks.append(fore.moved(shift(*(bones.head + np.array([0.0, 0.65 * r, 0.75 * r]))) @ turn("x", -35.0)))
    return merged(locks)


def _quills(form: Form) -> Mesh:
    """Spines all over the back."""
    h = form.height
    half = 0.5 * form.length * h
    golden = math.pi * (3.0 - math.sqrt(5.0))
    spines = []
    for i in range(60):
        y = 1.0 - 1.15 * (i + 0.5) / 60
        ring = math.sqrt(1.0 - min(y * y, 1.0))
        out = np.array([ring * math.cos(golden * i), y, ring * math.sin(golden * i)])
        if out[2] > 0.72:
            continue
        at = np.array([0.0, 0.52 * h, -0.04 * h]) + out * (0.36 * h, 0.4 * h, half + 0.22 * h)
        tip = out + np.array([0.0, 0.1, -0.55])
        spines.append(_needle(at, tip / np.linalg.norm(tip), 0.17 * h, form))
    return merged(spines)


def _needle(at: Vector, way: Vector, long: float, form: Form) -> Mesh:
    line = [at - way * 0.2 * long, at + way * 0.5 * long, at + way * long]
    points = [(float(x), float(y), float(z)) for x, y, z in line]
    mesh = tube(points, [0.1 * long, 0.07 * long, 0.005 * long], sides=5, colour=form.third, bone=1)
    return replace(
        mesh, colours=np.where(np.arange(len(mesh.points))[:, None] > 15, np.float32(0.6), mesh.colours)
    )
