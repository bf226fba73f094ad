"""A person's face and what it wears upon its clothes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Mesh
from rushes.engines.previz.shapes import ball, box, cylinder, lathe, scale, shift, tube, turn
from rushes.engines.previz.subjects.person.form import Form
from rushes.engines.previz.subjects.person.frame import CHEST, HEAD, HIPS, LEGS, MOUTH, Frame

_DARK: Colour = (0.012, 0.01, 0.01)
_IRISES: tuple[Colour, ...] = ((0.06, 0.03, 0.015), (0.05, 0.12, 0.2), (0.06, 0.1, 0.05), (0.1, 0.055, 0.02))


def _dimmed(colour: Colour, share: float) -> Colour:
    return (share * colour[0], share * colour[1], share * colour[2])


def features(form: Form, bones: Frame, skin: Colour, hair: Colour) -> list[Mesh]:
    made = [*_face(form, bones, skin, hair)]
    if form.skirt:
        made.append(_skirt(form, bones))
    for worn in form.wears:
        if worn in _WORN:
            made += _WORN[worn](form, bones)
    return made


def _face(form: Form, bones: Frame, skin: Colour, hair: Colour) -> Iterator[Mesh]:
    r, head = form.head * bones.unit, bones.head
    if form.made == "metal":
        yield from _lamps(form, bones)
        return
    e = 0.0158 * r * form.eye
    iris = _IRISES[int(1e4 * (skin[0] + hair[0])) % len(_IRISES)] if skin[0] > 0.35 else _IRISES[0]
    for side in (1, -1):
        at = head + np.array([side * 0.035, 0.02, 0.093]) * r
        if form.made == "flesh":
            white = ball(
                1.25 * e, 0.95 * e, 0.6 * e, sides=12, colour=(0.8, 0.78, 0.75), roughness=0.3, bone=HEAD
            )
            yield white.moved(shift(*at))
            coloured = ball(0.66 * e, 0.74 * e, 0.4 * e, sides=12, colour=iris, roughness=0.1, bone=HEAD)
            yield coloured.moved(shift(*(at + np.array([0.0, 0.0, 0.34 * e]))))
            pupil = ball(0.34 * e, 0.38 * e, 0.2 * e, sides=10, colour=_DARK, roughness=0.1, bone=HEAD)
            yield pupil.moved(shift(*(at + np.array([0.0, 0.0, 0.59 * e]))))
            # Without a lid it would stare.
            lid = ball(1.36 * e, 0.8 * e, 0.72 * e, sides=12, colour=_dimmed(skin, 0.82), bone=HEAD)
            yield lid.moved(shift(*(at + np.array([0.0, 0.82 * e, 0.02 * e]))))
            brow = ball(0.021 * r, 0.0045 * r, 0.008 * r, sides=10, colour=_dimmed(hair, 0.7), bone=HEAD)
            yield brow.moved(shift(*(at + np.array([0.0, 0.03, 0.003]) * r)) @ turn("z", 5.0 * side))
        else:
            hole = ball(1.7 * e, 1.7 * e, e, sides=12, colour=_DARK, bone=HEAD)
            yield hole.moved(shift(*at))
    lip = (0.72 * skin[0], 0.45 * skin[1], 0.42 * skin[2])
    at = head + np.array([0.0, -0.06, 0.088]) * r
    if form.made == "flesh":
        # Corners up: nobody looks sad for no reason.
        out = np.linspace(-1.0, 1.0, 9)
        thick = list(r * (0.0012 + 0.0072 * (1.0 - 0.75 * out**2)))
        curve = at + r * np.stack([0.025 * out, 0.006 * out**2, -0.006 * out**2], -1)
        way = [(float(x), float(y), float(z)) for x, y, z in curve]
        yield tube(way, thick, sides=8, colour=lip, roughness=0.5, bone=HEAD)
    else:
        lips = ball(0.024 * r, 0.0075 * r, 0.008 * r, sides=12, colour=lip, roughness=0.5, bone=HEAD)
        yield lips.moved(shift(*at))
    mouth = ball(0.016 * r, 0.0035 * r, 0.006 * r, sides=12, colour=(0.08, 0.015, 0.015), bone=MOUTH)
    yield mouth.moved(shift(*(at + np.array([0.0, 0.0, 0.0045 * r]))))


def mouth_at(form: Form, bones: Frame) -> tuple[float, float, float]:
    at = bones.head + np.array([0.0, -0.06, 0.088]) * form.head * bones.unit
    return (float(at[0]), float(at[1]), float(at[2]))


def _lamps(form: Form, bones: Frame) -> Iterator[Mesh]:
    """The eyes and the grille of a robot, and its aerial."""
    r, head = form.head * bones.unit, bones.head
    plate = ball(0.074 * r, 0.05 * r, 0.03 * r, sides=16, colour=_DARK, roughness=0.2, bone=HEAD)
    yield plate.moved(shift(*(head + np.array([0.0, 0.02, 0.078]) * r)))
    for side in (1, -1):
        glow = ball(
            0.016 * r,
            0.02 * r,
            0.012 * r,
            sides=12,
            colour=(0.2, 1.4, 1.8),
            material=Material.LIGHT,
            bone=HEAD,
        )
        yield glow.moved(shift(*(head + np.array([side * 0.03, 0.02, 0.103]) * r)))
        cap = cylinder(
            0.03 * r,
            0.025 * r,
            sides=14,
            colour=form.accent,
            material=Material.METAL,
            roughness=0.35,
            bone=HEAD,
        )
        yield cap.moved(shift(*(head + np.array([side * 0.078, 0.015, -0.01]) * r)) @ turn("z", -90.0 * side))
    mouth = ball(
        0.03 * r, 0.006 * r, 0.006 * r, sides=12, colour=(0.1, 0.7, 0.9), material=Material.LIGHT, bone=MOUTH
    )
    yield mouth.moved(shift(*(head + np.array([0.0, -0.06, 0.088]) * r)))
    chest = ball(
        0.045 * r, 0.045 * r, 0.02 * r, sides=16, colour=(0.15, 1.0, 1.3), material=Material.LIGHT, bone=CHEST
    )
    yield chest.moved(shift(*(bones.chest + np.array([0.0, 0.07, 0.112 * form.girth]) * bones.unit)))


def _skirt(form: Form, bones: Frame) -> Mesh:
    """A flared skirt, or a coat's tails; it follows the hips above and the legs below."""
    u = bones.unit
    top = float(bones.waist[1]) + (0.04 * u if form.coat else 0.02 * u)
    bottom = float(bones.hips[1]) * (1.0 - form.skirt) + 0.03 * u
    g = form.girth
    waist = 0.118 * u * g
    flare = waist + (0.05 if form.coat else 0.1 + 0.1 * form.skirt) * u
    heights = np.linspace(0.0, 1.0, 7)
    radii = waist + (flare - waist) * heights**0.8
    radii[1:3] = np.maximum(radii[1:3], 0.15 * u * g)
    outline = [(float(r), float(top + (bottom - top) * y)) for r, y in zip(radii, heights, strict=True)]
    inner = [(0.97 * r, y) for r, y in outline]
    cloth = lathe(
        [*outline[::-1], *inner], sides=32, colour=form.skirt_colour, roughness=0.9, material=Material.FABRIC
    )
    mesh = cloth.moved(scale(1.22, 1.0, 1.0))
    down = np.clip((top - mesh.points[:, 1]) / max(top - bottom, 1e-6), 0.0, 1.0)
    side = np.clip(mesh.points[:, 0] / (0.12 * u), -1.0, 1.0)
    sway = 0.75 * down * (0.35 + 0.65 * min(1.0, 0.6 / max(form.skirt, 0.2)))
    bones_of = np.zeros((len(mesh.points), 4), np.uint8)
    weights = np.zeros((len(mesh.points), 4), np.float32)
    bones_of[:, 0], bones_of[:, 1], bones_of[:, 2] = HIPS, LEGS[0], LEGS[1]
    weights[:, 0] = 1.0 - sway
    weights[:, 1] = sway * (0.5 + 0.5 * side)
    weights[:, 2] = sway * (0.5 - 0.5 * side)
    return replace(mesh, bones=bones_of, weights=weights)


def _crown_of(form: Form, bones: Frame) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], float]:
    """The middle of the skull and its radius, hair and all."""
    r = form.head * bones.unit
    return bones.head + np.array([0.0, 0.055, -0.02]) * r, 0.112 * r


def _bowl(r: float, colour: Colour, *, tall: float = 1.0, roughness: float = 0.4) -> Mesh:
    angles = np.linspace(0.0, math.pi / 2, 8)
    profile = [(r * math.cos(a), r * tall * math.sin(a)) for a in angles]
    return lathe([(0.0, 0.0), (r, 0.0), *profile], sides=24, colour=colour, roughness=roughness, bone=HEAD)


def _brim(r: float, wide: float, colour: Colour) -> Mesh:
    return cylinder(r * wide, 0.06 * r, sides=28, colour=colour, roughness=0.6, bone=HEAD)


def _hard_hat(form: Form, bones: Frame) -> Iterator[Mesh]:
    at, r = _crown_of(form, bones)
    yield _bowl(1.12 * r, form.accent, tall=0.95).moved(shift(*at))
    yield _brim(r, 1.32, form.accent).moved(shift(*(at + np.array([0.0, 0.0, 0.1 * r]))))
    ridge = ball(0.16 * r, 1.12 * r, 1.16 * r, sides=16, colour=form.accent, roughness=0.4, bone=HEAD)
    yield ridge.moved(shift(*at) @ scale(1.0, 0.92, 1.0))


def _cap(form: Form, bones: Frame) -> Iterator[Mesh]:
    at, r = _crown_of(form, bones)
    yield _bowl(1.14 * r, form.accent, tall=1.08, roughness=0.9).moved(shift(*at))
    peak = ball(0.62 * r, 0.06 * r, 0.55 * r, sides=16, colour=form.accent, roughness=0.8, bone=HEAD)
    yield peak.moved(shift(*(at + np.array([0.0, 0.06 * r, 1.15 * r]))) @ turn("x", 8.0))


def _chef_hat(form: Form, bones: Frame) -> Iterator[Mesh]:
    at, r = _crown_of(form, bones)
    band = lathe([(1.06 * r, 0.0), (1.06 * r, 0.9 * r)], sides=24, colour=(0.88, 0.88, 0.86), bone=HEAD)
    yield band.moved(shift(*at))
    puff = ball(1.4 * r, 0.62 * r, 1.4 * r, sides=24, colour=(0.88, 0.88, 0.86), bone=HEAD)
    yield puff.moved(shift(*(at + np.array([0.0, 1.25 * r, 0.0]))))


def _wide_hat(form: Form, bones: Frame) -> Iterator[Mesh]:
    at, r = _crown_of(form, bones)
    up = at + np.array([0.0, 0.18 * r, 0.0])
    yield _bowl(1.05 * r, form.accent, tall=1.15, roughness=0.9).moved(shift(*up))
    yield _brim(r, 1.95, form.accent).moved(shift(*up) @ turn("x", -4.0))


def _pointed_hat(form: Form, bones: Frame) -> Iterator[Mesh]:
    at, r = _crown_of(form, bones)
    up = at + np.array([0.0, 0.2 * r, 0.0])
    cone = lathe(
        [(1.08 * r, 0.0), (0.7 * r, 0.9 * r), (0.0, 2.3 * r)], sides=24, colour=form.accent, bone=HEAD
    )
    yield cone.moved(shift(*up) @ turn("x", -8.0))
    yield _brim(r, 1.5, form.accent).moved(shift(*up))


def _crown(form: Form, bones: Frame) -> Iterator[Mesh]:
    at, r = _crown_of(form, bones)
    up = at + np.array([0.0, 0.45 * r, 0.0])
    gold: Colour = (0.85, 0.6, 0.15)
    band = cylinder(
        0.95 * r,
        0.34 * r,
        top=1.02 * r,
        sides=24,
        colour=gold,
        material=Material.METAL,
        roughness=0.3,
        bone=HEAD,
    )
    yield band.moved(shift(*up))
    for i in range(7):
        a = math.tau * i / 7
        spike = cylinder(
            0.16 * r,
            0.42 * r,
            top=0.0,
            sides=8,
            colour=gold,
            material=Material.METAL,
            roughness=0.3,
            bone=HEAD,
        )
        yield spike.moved(shift(*(up + np.array([0.95 * math.cos(a), 0.3, 0.95 * math.sin(a)]) * r)))


def _helmet(form: Form, bones: Frame) -> Iterator[Mesh]:
    """Of a space suit: a white ball with a golden visor."""
    at, r = _crown_of(form, bones)
    at = at + np.array([0.0, -0.35 * r, 0.15 * r])
    yield ball(1.42 * r, 1.48 * r, 1.45 * r, sides=28, colour=form.top, roughness=0.35, bone=HEAD).moved(
        shift(*at)
    )
    visor = ball(
        1.12 * r,
        0.92 * r,
        0.75 * r,
        sides=24,
        colour=form.accent,
        material=Material.METAL,
        roughness=0.12,
        bone=HEAD,
    )
    yield visor.moved(shift(*(at + np.array([0.0, 0.05 * r, 0.86 * r]))))


def _knight_helmet(form: Form, bones: Frame) -> Iterator[Mesh]:
    at, r = _crown_of(form, bones)
    shell = ball(
        1.16 * r,
        1.25 * r,
        1.2 * r,
        sides=24,
        colour=form.top,
        material=Material.METAL,
        roughness=0.35,
        bone=HEAD,
    )
    yield shell.moved(shift(*(at + np.array([0.0, -0.2 * r, 0.08 * r]))))
    slit = ball(0.8 * r, 0.1 * r, 0.3 * r, sides=16, colour=_DARK, bone=HEAD)
    yield slit.moved(shift(*(at + np.array([0.0, -0.25 * r, 1.04 * r]))))


def _hood(form: Form, bones: Frame) -> Iterator[Mesh]:
    at, r = _crown_of(form, bones)
    hood = ball(1.2 * r, 1.32 * r, 1.15 * r, sides=24, colour=form.top, roughness=0.95, bone=HEAD)
    yield hood.moved(shift(*(at + np.array([0.0, -0.22 * r, -0.3 * r]))))


def _glasses(form: Form, bones: Frame) -> Iterator[Mesh]:
    r = form.head * bones.unit
    for side in (1, -1):
        at = bones.head + np.array([side * 0.037, 0.02, 0.106]) * r
        angles = np.linspace(0.0, math.tau, 15)
        ring = [(0.027 * r * math.cos(a), 0.023 * r * math.sin(a), 0.0) for a in angles]
        yield tube(ring, [0.0035 * r] * 15, sides=6, colour=_DARK, roughness=0.3, bone=HEAD).moved(shift(*at))


def _goggles(form: Form, bones: Frame) -> Iterator[Mesh]:
    r = form.head * bones.unit
    mask = ball(
        0.075 * r,
        0.04 * r,
        0.04 * r,
        sides=18,
        colour=(0.05, 0.25, 0.3),
        material=Material.GLASS,
        roughness=0.1,
        bone=HEAD,
    )
    yield mask.moved(shift(*(bones.head + np.array([0.0, 0.022, 0.08]) * r)))


def _pack(form: Form, bones: Frame) -> Iterator[Mesh]:
    u = bones.unit
    big = ball(0.16 * u, 0.23 * u, 0.1 * u, sides=20, colour=form.accent, roughness=0.9, bone=CHEST)
    yield big.moved(shift(*(bones.chest + np.array([0.0, 0.04, -0.2]) * u)))
    roll = ball(0.17 * u, 0.055 * u, 0.055 * u, sides=14, colour=_dimmed(form.accent, 0.5), bone=CHEST)
    yield roll.moved(shift(*(bones.chest + np.array([0.0, -0.18, -0.2]) * u)))


def _tank(form: Form, bones: Frame) -> Iterator[Mesh]:
    u = bones.unit
    can = cylinder(
        0.075 * u, 0.42 * u, sides=18, colour=form.accent, material=Material.METAL, roughness=0.4, bone=CHEST
    )
    yield can.moved(shift(*(bones.chest + np.array([0.0, -0.22, -0.2]) * u)))


def _apron(form: Form, bones: Frame) -> Iterator[Mesh]:
    u, g = bones.unit, form.girth
    bib = box(0.17 * u, 0.26 * u, 0.02 * u, colour=form.accent, roughness=0.9, bone=CHEST)
    yield bib.moved(shift(*(bones.chest + np.array([0.0, -0.17, 0.118 * g]) * u)))
    lap = box(0.25 * u, 0.36 * u, 0.02 * u, colour=form.accent, roughness=0.9, bone=HIPS)
    yield lap.moved(shift(*(bones.hips + np.array([0.0, -0.28, 0.128 * g]) * u)))


def _tie(form: Form, bones: Frame) -> Iterator[Mesh]:
    u, g = bones.unit, form.girth
    front = bones.chest + np.array([0.0, 0.07, 0.118 * g]) * u
    shirt = ball(0.045 * u, 0.13 * u, 0.014 * u, sides=14, colour=(0.85, 0.85, 0.84), bone=CHEST)
    yield shirt.moved(shift(*front))
    tie = ball(0.015 * u, 0.115 * u, 0.012 * u, sides=10, colour=form.accent, roughness=0.5, bone=CHEST)
    yield tie.moved(shift(*(front + np.array([0.0, -0.012, 0.011]) * u)))


def _vest(form: Form, bones: Frame) -> Iterator[Mesh]:
    """High visibility: two bright bands about the chest."""
    u, g = bones.unit, form.girth
    for y, bone in ((0.02, CHEST), (-0.1, 1)):
        band = lathe(
            [(0.125 * u * g, 0.0), (0.128 * u * g, 0.035 * u)], sides=28, colour=(0.85, 0.88, 0.75), bone=bone
        )
        yield band.moved(shift(*(bones.chest + np.array([0.0, y, 0.0]) * u)) @ scale(1.4, 1.0, 1.04))


def _cape(form: Form, bones: Frame) -> Iterator[Mesh]:
    u = bones.unit
    cape = ball(0.24 * u, 0.5 * u, 0.03 * u, sides=20, colour=form.accent, roughness=0.9, bone=CHEST)
    yield cape.moved(shift(*(bones.chest + np.array([0.0, -0.22, -0.16]) * u)) @ turn("x", 8.0))


_Worn = Callable[[Form, Frame], Iterator[Mesh]]
_WORN: dict[str, _Worn] = {
    "hard hat": _hard_hat,
    "cap": _cap,
    "chef's hat": _chef_hat,
    "hat": _wide_hat,
    "pointed hat": _pointed_hat,
    "crown": _crown,
    "helmet": _helmet,
    "steel": _knight_helmet,
    "hood": _hood,
    "glasses": _glasses,
    "goggles": _goggles,
    "pack": _pack,
    "tank": _tank,
    "apron": _apron,
    "tie": _tie,
    "vest": _vest,
    "cape": _cape,
}
