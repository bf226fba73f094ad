"""A hall of steel: racks of goods along an aisle and a marked floor; empty, a hall for any use."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import palette
from rushes.engines.previz.sets.layout import Dust, Key, Lamp, Layout
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, shift, turn

_WIDTH, _DEPTH, _HEIGHT = 24.0, 46.0, 8.4
#: Behind the camera, which stays before it.
_BACK = 8.0
_BAY, _SHELVES = 2.8, (0.12, 2.2, 4.2)
_STEEL: Surface = {"colour": (0.30, 0.32, 0.35), "roughness": 0.5}
_CARTONS = ("#b08a5b", "#a37c4e", "#c19a6b", "#96714a", "#d8d3c8", "#6f7f8c")
_YELLOW: Rgb = (0.78, 0.52, 0.04)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 211])
    colours = palette.room(random, scene)
    day = daylight_through(scene, 1.0, (0.35, 0.35, 0.35))
    parts = [*_shell(colours), *_frame(), *_marks()]
    if scene.furnished:
        uprights = linear(("#2f5b9a", "#c8622a", "#3f6b4f")[int(random.integers(3))])
        parts += [_rack(random, side * x, uprights) for side in (-1.0, 1.0) for x in (4.4, 9.4)]
    panels = [at(lamps.ceiling_panel(2.2, 0.35), x, 6.6, float(z)) for x in (-3.2, 3.2) for z in _rows()]
    above, below = day.under_panels(0.30)
    dim = 0.22 + 0.78 * day.lamps
    return Layout(
        mesh=merged(parts + panels),
        mark=(0.0, 0.0, -7.0),
        way=18.0,
        beside=2.2,
        eye=(1.3, 1.7, 1.0),
        target=(-0.3, 1.9, -16.0),
        free=((-3.0, 0.25, -30.0), (3.0, 5.5, _BACK - 0.6)),
        lamps=tuple(
            Lamp((0.0, 6.2, float(z)), shade((24.0, 24.5, 25.2), dim), 14.0, towards=(0.0, -1.0, 0.0))
            for z in _rows()
        ),
        key=Key((0.30, 0.92, 0.24), shade(day.key.colour, 0.55)),
        ambient=shade(above, 0.55),
        bounce=shade(below, 0.7),
        shaded=((0.0, 2.0, -9.0), 12.0),
        exposure=0.46 + 0.1 * day.lamps,
        mirror=(0.0, 0.10),
        largest=4.6,
        corners=0.9,
        dust=Dust((0.4, 0.38, 0.33), 0.002, (0.02, -0.01, 0.01), 0.2, 6.0),
        fov=46.0,
    )


def _rows() -> NDArray[np.float64]:
    return np.arange(2.0, -34.0, -6.0)


def _shell(colours: palette.Palette) -> list[Mesh]:
    """Floor, walls with a band of windows under the roof, a gate at the far end, the roof with its lights."""
    middle = _BACK - _DEPTH / 2
    wall: Surface = {"colour": shade(colours.wall, 0.72), "roughness": 0.85}
    parts = [
        block(
            _WIDTH,
            0.2,
            _DEPTH,
            (0, -0.2, middle),
            colour=(0.34, 0.34, 0.335),
            material=Material.CONCRETE,
            roughness=0.35,
        ),
        block(_WIDTH, 0.2, _DEPTH, (0, _HEIGHT, middle), colour=(0.42, 0.43, 0.44), roughness=0.9),
    ]
    for side in (-1.0, 1.0):
        x = side * (_WIDTH / 2 + 0.1)
        parts.append(block(0.2, _HEIGHT, _DEPTH, (x, 0, middle), **wall))
        parts.append(
            block(
                0.02,
                0.9,
                _DEPTH - 4.0,
                (x - side * 0.12, 6.9, middle),
                colour=(1.0, 1.0, 1.0),
                material=Material.VIEW,
            )
        )
        parts.append(
            block(
                0.6,
                0.03,
                _DEPTH - 6.0,
                (side * 6.4, _HEIGHT - 0.03, middle),
                colour=(0.9, 0.9, 0.9),
                material=Material.VIEW,
            )
        )
    for z, face in ((_BACK - _DEPTH, -1.0), (_BACK, 1.0)):
        parts.append(block(_WIDTH, _HEIGHT, 0.2, (0, 0, z + face * 0.1), **wall))
    end = _BACK - _DEPTH
    gate = shade(linear("#c9ccd0"), 0.8)
    parts += [
        block(4.4, 0.34, 0.08, (0, 0.36 * i, end + 0.06), colour=gate, roughness=0.55) for i in range(13)
    ]
    parts += [block(0.3, 4.9, 0.2, (x, 0, end + 0.08), colour=_YELLOW, roughness=0.6) for x in (-2.4, 2.4)]
    parts.append(block(0.9, 2.1, 0.06, (4.6, 0, end + 0.04), colour=(0.05, 0.22, 0.10), roughness=0.6))
    parts.append(
        block(0.7, 0.24, 0.05, (4.6, 2.3, end + 0.05), colour=(0.1, 1.6, 0.5), material=Material.LIGHT)
    )
    return parts


def _frame() -> list[Mesh]:
    """Columns and the trusses that they carry."""
    parts = []
    for z in np.arange(4.0, _BACK - _DEPTH + 2.0, -7.0):
        for x in (-_WIDTH / 2 + 0.3, -6.95, 6.95, _WIDTH / 2 - 0.3):
            parts.append(block(0.26, _HEIGHT, 0.26, (x, 0, float(z)), **_STEEL))
        for y in (7.1, _HEIGHT - 0.2):
            parts.append(block(_WIDTH, 0.14, 0.16, (0, y, float(z)), **_STEEL))
        for i in range(14):
            x = -_WIDTH / 2 + (i + 0.5) * _WIDTH / 14
            strut = block(0.08, 1.75, 0.08, (0, -0.875, 0), **_STEEL)
            parts.append(strut.moved(shift(x, 7.75, float(z)) @ turn("z", 50.0 if i % 2 else -50.0)))
    return parts


def _marks() -> list[Mesh]:
    paint: Surface = {"colour": _YELLOW, "roughness": 0.6}
    long = _DEPTH - 4.0
    parts = [block(0.10, 0.004, long, (x, 0, _BACK - _DEPTH / 2), **paint) for x in (-3.1, 3.1)]
    white: Surface = {"colour": (0.7, 0.7, 0.68), "roughness": 0.6}
    return parts + [block(0.5, 0.004, 0.16, (-2.5 + 0.83 * i, 0, -20.0), **white) for i in range(7)]


def _rack(random: np.random.Generator, x: float, colour: Rgb) -> Mesh:
    """A row of shelves along the aisle; its front is on the aisle's side."""
    steel: Surface = {"colour": colour, "roughness": 0.5}
    beam: Surface = {"colour": linear("#d0702a"), "roughness": 0.5}
    parts = []
    bays = 11
    for i in range(bays + 1):
        for deep in (-0.5, 0.5):
            parts.append(block(0.1, 6.2, 0.1, (x + deep, 0, -1.5 - _BAY * i), **steel))
    for i in range(bays):
        z = -1.5 - _BAY * (i + 0.5)
        for y in _SHELVES:
            for deep in (-0.5, 0.5):
                parts.append(block(0.06, 0.12, _BAY, (x + deep, y - 0.12, z), **beam))
            parts.append(
                block(1.0, 0.02, _BAY - 0.1, (x, y - 0.02, z), colour=(0.35, 0.36, 0.38), roughness=0.6)
            )
            for slot in (-0.66, 0.66):
                if random.random() < 0.84:
                    parts += _pallet(random, x, y, z + slot)
    return merged(parts)


def _pallet(random: np.random.Generator, x: float, y: float, z: float) -> list[Mesh]:
    """Goods on a pallet: one large case or cartons in layers."""
    wood: Surface = {"colour": (0.30, 0.20, 0.10), "material": Material.WOOD, "roughness": 0.8}
    parts = [block(0.95, 0.10, 1.15, (x, y, z), **wood)]
    tone = linear(_CARTONS[int(random.integers(len(_CARTONS)))])
    high = float(random.uniform(0.7, 1.55))
    if random.random() < 0.4:
        parts.append(block(0.9, high, 1.05, (x, y + 0.10, z), colour=tone, roughness=0.8))
        parts.append(
            block(0.92, 0.10, 1.07, (x, y + 0.10 + 0.5 * high, z), colour=shade(tone, 0.6), roughness=0.6)
        )
        return parts
    layers = max(1, round(high / 0.42))
    for layer in range(layers):
        for dx in (-0.23, 0.23):
            for dz in (-0.27, 0.27):
                if layer < layers - 1 or random.random() < 0.75:
                    own = shade(tone, float(random.uniform(0.85, 1.1)))
                    parts.append(
                        block(
                            0.43,
                            0.39,
                            0.5,
                            (x + dx, y + 0.10 + 0.4 * layer, z + dz),
                            colour=own,
                            roughness=0.85,
                        )
                    )
    return parts
