"""The coats of animals: what is painted over the lumps' colours, by place on the body at rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Colour, Floats
from rushes.engines.previz.subjects.flesh.noise import noise, patches, spots
from rushes.engines.previz.subjects.quadruped.form import Form
from rushes.engines.previz.subjects.quadruped.frame import Frame


@dataclass
class Canvas:
    """A body to paint on. ``points`` in shares of the animal's height, as proportions are."""

    points: Floats
    colours: Floats
    near: Callable[[str], Floats]
    form: Form
    #: Height of the back over the belly at each point: 0 under the belly, 1 on the back.
    rise: Floats
    #: From the base of the skull to the nose.
    along: Floats

    def paint(self, colour: Colour, share: NDArray[np.floating]) -> None:
        part = np.clip(share, 0.0, 1.0)[:, None]
        mixed = self.colours * (1.0 - part) + np.array(colour, np.float32) * part
        self.colours = np.asarray(mixed, np.float32)

    def step(self, value: NDArray[np.floating], low: float, high: float) -> Floats:
        share = np.clip((value - low) / (high - low), 0.0, 1.0).astype(np.float32)
        smooth: Floats = share * share * (3.0 - 2.0 * share)
        return smooth


def coat(form: Form, bones: Frame, seed: int) -> Callable[[Floats, Floats, Callable[[str], Floats]], Floats]:
    def painted(points: Floats, colours: Floats, near: Callable[[str], Floats]) -> Floats:
        at = points / np.float32(form.height)
        under = 1.0 - form.chest
        ahead = bones.nose - bones.head
        along = ((points - bones.head) @ ahead / float(ahead @ ahead)).astype(np.float32)
        rise = ((at[:, 1] - under) / (1.0 - under)).astype(np.float32)
        canvas = Canvas(at, colours, near, form, rise, along)
        _COATS[form.coat](canvas)
        # No hair is quite like the next.
        grain = 1.0 + noise(at, 0.06, seed + 5) * 0.06 + noise(at, 0.2, seed + 6) * 0.05
        mottled: Floats = np.asarray(canvas.colours * grain[:, None], np.float32)
        return mottled

    return painted


def _one(share: Floats) -> Floats:
    """At most 1."""
    most: Floats = np.minimum(share, np.float32(1.0))
    return most


def _torso(c: Canvas) -> Floats:
    return _one(c.near("body") + c.near("chest") + c.near("thigh") + c.near("neck"))


def _face(c: Canvas) -> Floats:
    return _one(c.near("head") + c.near("snout") + c.near("jaw"))


def _plain(c: Canvas) -> None:
    """A paler underside."""
    c.paint(c.form.second, 0.55 * _torso(c) * (1.0 - c.step(c.rise, 0.0, 0.3)))
    c.paint(c.form.third, c.near("hoof"))
    _shell_and_mane(c)


def _shell_and_mane(c: Canvas) -> None:
    c.paint(c.form.second, c.near("mane") + c.near("beard"))
    dark = (c.form.second[0] * 0.45, c.form.second[1] * 0.4, c.form.second[2] * 0.4)
    if "mane" in c.form.extras:
        c.paint(dark, c.near("mane") * np.clip(0.5 + 1.2 * noise(c.points * (1.0, 0.4, 1.0), 0.09), 0.0, 1.0))
    if "shell" in c.form.extras:
        first, second = patches(c.points, 0.34, 3)
        c.paint(c.form.third, c.near("shell") * (1.0 - c.step(second - first, 0.04, 0.14)))


def _fox(c: Canvas) -> None:
    """White below from the chin on, black stockings, a white tip to the tail."""
    under = 1.0 - c.step(c.rise, 0.05, 0.3)
    c.paint(c.form.second, 0.9 * under * np.clip(c.near("body") + c.near("chest"), 0.0, 1.0))
    c.paint(c.form.second, c.near("neck") * _front(c))
    cheek = np.clip(c.near("snout") + c.near("head"), 0.0, 1.0) * _below_eyes(c)
    c.paint(c.form.second, cheek + c.near("jaw"))
    c.paint(
        c.form.third,
        c.near("sock") + c.near("paw") + 0.5 * c.near("leg") * (1.0 - c.step(c.points[:, 1], 0.2, 0.42)),
    )
    c.paint(c.form.second, c.step(c.near("tail tip"), 0.4, 0.8))


def _front(c: Canvas) -> Floats:
    """The throat's side of the neck."""
    up = np.deg2rad(c.form.neck_up)
    base = np.array([0.0, 1.0 - 0.42 * c.form.chest, 0.5 * c.form.length + 0.03])
    off = c.points - base
    before = off @ np.array([0.0, -np.cos(up), np.sin(up)])
    return c.step(before.astype(np.float32), 0.0, 0.07)


def _below_eyes(c: Canvas) -> Floats:
    """The lower half of the face."""
    up = np.deg2rad(c.form.neck_up)
    base = np.array([0.0, 1.0 - 0.42 * c.form.chest, 0.5 * c.form.length + 0.03])
    head = base + c.form.neck * np.array([0.0, np.sin(up), np.cos(up)])
    slope = np.tan(np.deg2rad(c.form.droop))
    off = c.points - head
    above = off[:, 1] + slope * off[:, 2]
    return 1.0 - c.step(above.astype(np.float32), -0.3 * c.form.head, 0.08 * c.form.head)


def _wolf(c: Canvas) -> None:
    """A dark saddle, pale legs and a pale face below."""
    _plain(c)
    c.paint(c.form.third, 0.75 * c.near("body") * c.step(c.rise + 0.12 * noise(c.points, 0.12), 0.62, 0.92))
    c.paint(c.form.third, 0.6 * c.near("neck") * (1.0 - _front(c)))
    c.paint(c.form.second, (c.near("snout") + c.near("head")) * _below_eyes(c) + c.near("jaw"))
    c.paint(c.form.second, 0.7 * (c.near("sock") + c.near("paw") + 0.6 * c.near("leg")))
    c.paint(c.form.third, 0.7 * c.step(c.near("tail tip"), 0.5, 0.9))
    c.paint(
        c.form.second,
        0.8 * c.near("neck") * _front(c) + 0.8 * c.near("chest") * (1.0 - c.step(c.rise, 0.3, 0.6)),
    )


def _mask(c: Canvas) -> None:
    """A shepherd's black saddle and muzzle."""
    saddle = c.step(c.rise + 0.1 * noise(c.points, 0.15), 0.45, 0.65)
    c.paint(c.form.third, np.clip(c.near("body") + 0.6 * c.near("chest"), 0, 1) * saddle)
    c.paint(c.form.third, c.near("snout") + 0.8 * c.near("jaw") + 0.7 * c.near("tail"))
    c.paint(c.form.third, 0.8 * c.near("neck") * (1.0 - _front(c)))


def _bib(c: Canvas) -> None:
    """White breast, belly, muzzle and socks: a corgi, a collie, a beagle."""
    c.paint(c.form.second, c.near("body") * (1.0 - c.step(c.rise, 0.12, 0.32)))
    c.paint(c.form.second, c.near("chest") * (1.0 - c.step(c.rise, 0.45, 0.75)))
    c.paint(c.form.second, c.near("neck") * _front(c))
    c.paint(
        c.form.second,
        c.near("sock") + c.near("paw") + c.near("leg") * (1.0 - c.step(c.points[:, 1], 0.25, 0.4)),
    )
    c.paint(
        c.form.second,
        c.near("snout") * np.maximum(_below_eyes(c), 1.0 - c.step(np.abs(c.points[:, 0]), 0.015, 0.04)),
    )
    c.paint(c.form.second, c.near("jaw") + c.step(c.near("tail tip"), 0.5, 0.9))
    blaze = c.near("head") * (1.0 - c.step(np.abs(c.points[:, 0]), 0.012, 0.035)) * c.step(c.along, 0.05, 0.3)
    c.paint(c.form.second, blaze)


def _tabby(c: Canvas) -> None:
    """Narrow dark bands on back, legs and tail; pale chin and belly."""
    _plain(c)
    wave = c.points[:, 2] * 46.0 + 3.0 * noise(c.points, 0.14)
    bands = c.step(np.sin(wave), 0.15, 0.75) * c.step(c.rise, 0.2, 0.6)
    c.paint(
        c.form.third,
        0.8 * bands * np.clip(c.near("body") + c.near("chest") + 0.7 * c.near("thigh"), 0.0, 1.0),
    )
    rings = c.step(np.sin(c.points[:, 1] * 62.0), 0.2, 0.8) * np.clip(
        c.near("leg") + c.near("thigh") * 0.5, 0.0, 1.0
    )
    c.paint(c.form.third, 0.6 * rings)
    c.paint(
        c.form.third,
        0.75
        * c.step(np.sin(c.points[:, 2] * 52.0), 0.1, 0.7)
        * np.clip(c.near("tail") + c.near("tail tip"), 0, 1),
    )
    c.paint(c.form.second, 0.8 * (c.near("jaw") + c.near("snout") * _below_eyes(c)))
    c.paint(c.form.second, 0.7 * c.near("paw"))
    brow = c.near("head") * c.step(np.sin(np.abs(c.points[:, 0]) * 90.0), 0.2, 0.7) * (1.0 - _below_eyes(c))
    c.paint(c.form.third, 0.6 * brow)


def _tiger(c: Canvas) -> None:
    _plain(c)
    c.paint(
        c.form.second, c.near("jaw") + c.near("snout") * _below_eyes(c) + 0.9 * c.near("neck") * _front(c)
    )
    c.paint(c.form.second, 0.9 * c.near("head") * _below_eyes(c))
    wave = c.points[:, 2] * 34.0 + 5.0 * noise(c.points, 0.2) + 4.0 * np.abs(c.points[:, 1] - 0.75)
    bands = c.step(np.sin(wave), 0.35, 0.6) * c.step(c.rise + 0.5 * noise(c.points, 0.1), 0.1, 0.4)
    c.paint(c.form.third, 0.95 * bands * _torso(c))
    legs = c.step(np.sin(c.points[:, 1] * 44.0 + 2.0 * noise(c.points, 0.1)), 0.45, 0.75)
    c.paint(c.form.third, 0.9 * legs * c.near("leg"))
    c.paint(
        c.form.third,
        c.step(np.sin(c.points[:, 2] * 40.0), 0.2, 0.6) * np.clip(c.near("tail") + c.near("tail tip"), 0, 1),
    )
    brow = c.step(np.sin(c.points[:, 1] * 120.0 + np.abs(c.points[:, 0]) * 30.0), 0.4, 0.8)
    c.paint(c.form.third, 0.85 * brow * c.near("head") * (1.0 - _below_eyes(c)))


def _zebra(c: Canvas) -> None:
    z, y = c.points[:, 2], c.points[:, 1]
    # Upright on the flank, they lean over to lie across the haunch.
    lean = c.step(-z, 0.15, 0.5)
    wave = (1.0 - lean) * z * 40.0 + lean * (y * 34.0 - 6.0) + 1.6 * noise(c.points, 0.25)
    bands = c.step(np.sin(wave), -0.15, 0.15)
    legs = c.step(np.sin(y * 52.0), -0.15, 0.25)
    up = np.deg2rad(c.form.neck_up)
    neck = c.step(np.sin((y * np.sin(up) + z * np.cos(up)) * 44.0), -0.15, 0.15)
    face = c.step(np.sin(c.along * 16.0 + 40.0 * np.abs(c.points[:, 0])), -0.1, 0.3)
    trunk = np.clip(c.near("body") + c.near("chest") + c.near("thigh"), 0.0, 1.0)
    stripes = trunk * bands * c.step(c.rise, -0.02, 0.1)
    stripes += np.clip(c.near("leg") + c.near("sock"), 0.0, 1.0) * legs + c.near("neck") * neck
    c.paint(c.form.third, stripes + (c.near("head") + 0.8 * c.near("snout") * (c.along < 0.75)) * face)
    c.paint(
        c.form.third,
        0.9 * c.near("snout") * c.step(c.along, 0.72, 0.85)
        + c.near("hoof")
        + c.near("jaw") * c.step(c.along, 0.6, 0.8),
    )


def _cow(c: Canvas) -> None:
    patch = noise(c.points + 0.37, 0.42) + 0.35 * noise(c.points, 0.2)
    whole = _torso(c) + c.near("leg") * (c.points[:, 1] > 0.42)
    c.paint(c.form.third, c.step(patch, 0.02, 0.1) * np.clip(whole, 0.0, 1.0))
    side = c.near("head") * c.step(np.abs(c.points[:, 0]), 0.02, 0.05)
    c.paint(c.form.third, side)
    c.paint((0.62, 0.36, 0.32), c.near("snout") * c.step(c.along, 0.68, 0.85))
    c.paint((0.05, 0.04, 0.035), c.near("hoof"))
    c.paint((0.75, 0.42, 0.38), c.near("udder"))


def _dalmatian(c: Canvas) -> None:
    all_over = 1.0 - c.near("snout") * 0.6
    c.paint(c.form.third, spots(c.points, 0.115, 0.34, 2) * all_over)


def _leopard(c: Canvas) -> None:
    _plain(c)
    outer, inner = spots(c.points, 0.085, 0.4, 4), spots(c.points, 0.085, 0.18, 4)
    c.paint(
        c.form.third, 0.95 * np.clip(outer - 0.55 * inner, 0.0, 1.0) * np.clip(1.0 - _face(c) * 0.6, 0.0, 1.0)
    )
    c.paint(c.form.second, c.near("jaw") + 0.8 * c.near("snout") * _below_eyes(c))


def _fawn(c: Canvas) -> None:
    """A deer: pale belly, throat and rump."""
    _plain(c)
    c.paint(c.form.second, 0.8 * c.near("neck") * _front(c) + 0.7 * c.near("jaw"))
    rump = c.near("thigh") + c.near("body")
    c.paint(
        c.form.second,
        0.9 * rump * (1.0 - c.step(c.points[:, 2], -0.5 * c.form.length - 0.15, -0.5 * c.form.length - 0.05)),
    )
    c.paint(c.form.third, 0.5 * c.near("sock"))
    c.paint(c.form.second, c.near("tail") * 0.7)


def _giraffe(c: Canvas) -> None:
    first, second = patches(c.points, 0.135, 1)
    net = c.step(second - first, 0.05, 0.14)
    body = np.clip(_torso(c) + c.near("leg") * (c.points[:, 1] > 0.3) * 0.8 + 0.7 * c.near("head"), 0.0, 1.0)
    c.paint(c.form.third, net * body * c.step(c.rise + 0.3 * (c.near("neck") + c.near("head")), 0.02, 0.15))
    c.paint((0.09, 0.06, 0.04), c.near("hoof"))


def _panda(c: Canvas) -> None:
    black = c.form.third
    limbs = c.near("leg") + c.near("sock") + c.near("paw") + c.near("thigh")
    c.paint(black, c.step(limbs, 0.3, 0.5) * (1.0 - c.step(c.points[:, 1], 0.58, 0.66)))
    # A band over the shoulders.
    front = c.step(c.points[:, 2], 0.1, 0.2) * (1.0 - c.step(c.points[:, 2], 0.47, 0.6))
    c.paint(black, front * np.clip(c.near("body") + c.near("chest") + c.near("thigh"), 0.0, 1.0))
    r = c.form.head
    up = np.deg2rad(c.form.neck_up)
    base = np.array([0.0, 1.0 - 0.42 * c.form.chest, 0.5 * c.form.length + 0.03])
    head = base + c.form.neck * np.array([0.0, np.sin(up), np.cos(up)])
    eye = head + np.array([0.62 * r, 0.12 * r, 0.74 * r])
    folded = np.abs(c.points * (1, 0, 0)) + c.points * (0, 1, 1)
    far = np.linalg.norm((folded - eye) * (1.0, 0.8, 0.8), axis=1).astype(np.float32)
    c.paint(black, _face(c) * (1.0 - c.step(far, 0.3 * r, 0.44 * r)))


def _siamese(c: Canvas) -> None:
    """Dark points: face, legs and tail."""
    c.paint(
        c.form.third, 0.9 * c.near("snout") + 0.7 * c.near("jaw") + 0.9 * (c.near("sock") + c.near("paw"))
    )
    c.paint(c.form.third, 0.6 * c.near("leg") + 0.9 * (c.near("tail") + c.near("tail tip")))
    c.paint(c.form.third, 0.5 * c.near("head") * c.step(c.along, 0.2, 0.6))


def _badger(c: Canvas) -> None:
    """A raccoon: black over the eyes, rings about the tail."""
    _plain(c)
    mask = _face(c) * c.step(c.along, 0.08, 0.2) * (1.0 - c.step(c.along, 0.5, 0.62))
    c.paint(c.form.second, _face(c) * c.step(c.along, 0.0, 0.1))
    c.paint(c.form.third, mask * (1.0 - _below_eyes(c) * 0.6))
    c.paint(
        c.form.third, c.step(np.sin(c.points[:, 2] * 44.0), -0.1, 0.3) * (c.near("tail") + c.near("tail tip"))
    )
    c.paint(c.form.third, 0.7 * (c.near("paw") + c.near("sock")))


def _points_of_horse(c: Canvas) -> None:
    """A bay: black legs, a white blaze."""
    c.paint(
        c.form.third,
        0.85 * (c.near("sock") + 0.8 * c.near("leg") * (1.0 - c.step(c.points[:, 1], 0.2, 0.45))),
    )
    c.paint((0.05, 0.045, 0.04), c.near("hoof"))
    c.paint(c.form.third, c.near("tail") + c.near("tail tip"))
    middle = 1.0 - c.step(np.abs(c.points[:, 0]), 0.012, 0.03)
    c.paint(
        (0.85, 0.82, 0.78),
        (c.near("head") + c.near("snout")) * middle * (1.0 - _below_eyes(c)) * c.step(c.along, 0.2, 0.4),
    )
    c.paint(c.form.third, 0.5 * c.near("snout") * c.step(c.along, 0.75, 0.95))


def _wool(c: Canvas) -> None:
    """Curls all over, but a bare face and bare legs."""
    c.paint(c.form.third, _face(c) + c.near("leg") + c.near("sock") + c.near("paw"))
    c.paint((0.04, 0.035, 0.03), c.near("hoof"))
    shade = 0.5 + 0.5 * noise(c.points, 0.07)
    c.paint((c.form.main[0] * 0.72, c.form.main[1] * 0.7, c.form.main[2] * 0.66), 0.6 * shade * _torso(c))


def _ape(c: Canvas) -> None:
    """A bare face, hands and feet."""
    c.paint(
        c.form.second, c.near("snout") + c.near("jaw") + 0.8 * c.near("head") * c.step(c.along, 0.22, 0.45)
    )
    c.paint(c.form.second, c.near("paw"))


def _scales(c: Canvas) -> None:
    c.paint(
        c.form.second,
        0.8 * (1.0 - c.step(c.rise, -0.05, 0.25)) * np.clip(_torso(c) + c.near("tail") + c.near("jaw"), 0, 1),
    )
    c.paint(c.form.third, 0.55 * spots(c.points, 0.12, 0.36, 6) * c.step(c.rise, 0.2, 0.5))
    _shell_and_mane(c)


def _grey(c: Canvas) -> None:
    """A thick skin, darker in its folds."""
    c.paint(c.form.second, 0.5 * (1.0 - c.step(c.rise, 0.0, 0.4)) * _torso(c))
    c.paint(c.form.third, 0.25 * c.step(noise(c.points * (0.5, 3.0, 0.5), 0.1), 0.2, 0.7))
    c.paint((0.35, 0.31, 0.27), 0.6 * c.near("hoof"))


_COATS: dict[str, Callable[[Canvas], None]] = {
    "plain": _plain,
    "fox": _fox,
    "wolf": _wolf,
    "mask": _mask,
    "bib": _bib,
    "tabby": _tabby,
    "tiger": _tiger,
    "zebra": _zebra,
    "cow": _cow,
    "dalmatian": _dalmatian,
    "leopard": _leopard,
    "fawn": _fawn,
    "giraffe": _giraffe,
    "panda": _panda,
    "siamese": _siamese,
    "badger": _badger,
    "horse": _points_of_horse,
    "wool": _wool,
    "ape": _ape,
    "scales": _scales,
    "grey": _grey,
}
