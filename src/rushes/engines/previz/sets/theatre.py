"""A theatre: a stage between red curtains under a gilded arch, seen over rows of seats."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import fittings, stagecraft
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets.layout import Key, Lamp, Layout, Rim
from rushes.engines.previz.shapes import Surface, ball, extruded

#: The stage's floor is at y = 0, its edge at z = _EDGE.
_HALF, _HIGH, _EDGE, _END, _BELOW = 5.0, 5.6, 1.4, -4.6, -1.0
_CLOTHS = ("#8e1220", "#7a1030", "#1f3a6e", "#1d5a45", "#5b1a5e")
_GOLD: Surface = {"colour": (0.52, 0.34, 0.10), "material": Material.METAL, "roughness": 0.35}
_PLASTER: Rgb = (0.36, 0.28, 0.20)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 229])
    chosen = scene.palette[0] if scene.palette else _CLOTHS[int(random.integers(len(_CLOTHS)))]
    cloth = shade(linear(chosen), 1.1)
    parts = [*_stage(), *_arch(), *_curtains(cloth)]
    if scene.furnished:
        parts += _seats(random, cloth, taken=Feature.DESERTED not in scene.features)
        parts += _boxes(cloth)
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -0.9),
        way=1.6,
        beside=1.6,
        eye=(0.9, 1.15, 9.4),
        target=(0.0, 1.9, -2.0),
        free=((-4.2, -0.2, -3.6), (4.2, 4.6, 10.6)),
        lamps=(
            Lamp((-2.6, 0.4, 0.9), (2.4, 1.8, 1.1), 7.0),
            Lamp((2.6, 0.4, 0.9), (2.4, 1.8, 1.1), 7.0),
            Lamp((0.0, 4.4, -2.6), (4.0, 3.1, 2.2), 8.0),
            Lamp((0.0, 4.2, 5.5), (7.5, 5.0, 2.8), 13.0),
            Lamp((-5.4, 3.4, 4.4), (3.4, 2.2, 1.1), 8.0),
            Lamp((5.4, 3.4, 4.4), (3.4, 2.2, 1.1), 8.0),
        ),
        key=Key((0.15, 0.6, 0.8), (3.0, 2.8, 2.4), at=(1.2, 6.4, 9.5)),
        rim=Rim((-0.3, 0.5, -0.8), (0.8, 0.7, 0.6)),
        ambient=(0.14, 0.115, 0.095),
        bounce=(0.06, 0.05, 0.04),
        shaded=((0.0, 0.9, -0.9), 3.8),
        exposure=0.58,
        largest=2.8,
        mirror=(0.0, 0.12),
        corners=0.6,
        crowded=True,
        fov=44.0,
    )


def _stage() -> list[Mesh]:
    boards: Surface = {"colour": (0.30, 0.17, 0.08), "material": Material.WOOD, "roughness": 0.3}
    dark: Surface = {"colour": (0.05, 0.045, 0.042), "roughness": 0.8}
    return [
        block(2 * _HALF + 3.0, 0.1, _EDGE - _END, (0, -0.1, (_EDGE + _END) / 2), **boards),
        block(
            2 * _HALF + 3.0,
            -_BELOW,
            0.2,
            (0, _BELOW, _EDGE - 0.1),
            colour=shade(_PLASTER, 0.6),
            roughness=0.7,
        ),
        block(
            24.0,
            0.1,
            16.0,
            (0, _BELOW - 0.1, _EDGE + 7.0),
            colour=(0.12, 0.03, 0.035),
            material=Material.FABRIC,
            roughness=0.95,
        ),
        block(24.0, 10.0, 0.2, (0, _BELOW, _END - 0.3), **dark),
        *(
            at(
                soft_box(0.24, 0.12, 0.2, 0.04, colour=(2.6, 1.9, 1.0), material=Material.LIGHT),
                x,
                0,
                _EDGE - 0.14,
            )
            for x in np.arange(-4.2, 4.4, 0.84)
        ),
        *(
            block(0.2, 10.0, 14.0, (x, _BELOW, _EDGE + 6.0), colour=shade(_PLASTER, 0.55), roughness=0.85)
            for x in (-8.2, 8.2)
        ),
        block(17.0, 0.2, 14.0, (0, 8.4, _EDGE + 6.0), colour=shade(_PLASTER, 0.7), roughness=0.9),
    ]


def _arch() -> list[Mesh]:
    """The frame of the stage: pillars, a flat arch with a ring of bulbs of gold."""
    face: Surface = {"colour": shade(_PLASTER, 0.95), "roughness": 0.7}
    z = _EDGE - 0.9
    parts = []
    for x in (-1.0, 1.0):
        parts.append(block(3.2, 9.6, 0.5, (x * (_HALF + 1.6), _BELOW, z), **face))
        parts.append(block(0.3, _HIGH + 0.9, 0.3, (x * (_HALF + 0.12), _BELOW, z + 0.25), **_GOLD))
        parts.append(block(0.14, _HIGH + 0.9, 0.2, (x * (_HALF + 0.75), _BELOW, z + 0.25), **_GOLD))
    parts.append(block(2 * _HALF + 6.4, 3.4, 0.5, (0, _HIGH - 0.2, z), **face))
    parts.append(block(2 * _HALF + 0.5, 0.3, 0.3, (0, _HIGH - 0.2, z + 0.25), **_GOLD))
    for i in range(25):
        x = (i - 12) * 2 * _HALF / 25
        parts.append(at(ball(0.07, 0.07, 0.05, sides=10, **_GOLD), x, _HIGH + 0.3, z + 0.28))
    shield: list[tuple[float, float]] = [
        (0.62 * math.cos(a), 0.5 * math.sin(a)) for a in np.linspace(0.0, math.tau, 20, endpoint=False)
    ]
    return [*parts, at(extruded(shield, 0.12, **_GOLD), 0, _HIGH + 0.75, z + 0.3)]


def _curtains(cloth: Rgb) -> list[Mesh]:
    """Drawn to the sides, gathered above, and dark ones that close the stage at the back."""
    parts = []
    for x in (-1.0, 1.0):
        for i in range(3):
            one = fittings.curtain(1.5 - 0.2 * i, _HIGH + 0.4, shade(cloth, 1.0 - 0.18 * i))
            parts.append(at(one, x * (_HALF - 0.45 - 0.55 * i), 0.02, -0.1 - 1.1 * i))
    parts.append(at(fittings.curtain(2 * _HALF + 1.0, 1.1, cloth), 0, _HIGH - 0.9, 0.15))
    fringe = block(2 * _HALF, 0.12, 0.05, (0, _HIGH - 0.98, 0.2), **_GOLD)
    back = at(fittings.curtain(2 * _HALF + 2.0, _HIGH + 0.6, shade(cloth, 0.62)), 0, 0.02, _END + 0.4)
    return [*parts, fringe, back]


def _seats(random: np.random.Generator, cloth: Rgb, *, taken: bool) -> list[Mesh]:
    """Rows from the stage to the camera, some of them taken."""
    velvet: Surface = {"colour": shade(cloth, 0.75), "material": Material.FABRIC, "roughness": 0.95}
    seat = merged(
        [
            at(soft_box(0.5, 0.62, 0.1, 0.05, **velvet), 0, 0.36, 0.2),
            block(0.5, 0.12, 0.42, (0, 0.36, -0.02), **velvet),
            block(
                0.05,
                0.6,
                0.4,
                (0.27, 0, 0.0),
                colour=(0.16, 0.08, 0.035),
                material=Material.WOOD,
                roughness=0.4,
            ),
        ]
    )
    plain = merged(
        [block(0.5, 0.62, 0.1, (0, 0.36, 0.2), **velvet), block(0.5, 0.12, 0.42, (0, 0.36, -0.02), **velvet)]
    )
    parts = []
    for row in range(5):
        z, floor = 3.2 + 0.95 * row, _BELOW + 0.07 * row
        for x in np.arange(-5.94 + 0.27 * (row % 2), 6.0, 0.54):
            if abs(x) < 0.5 and row > 2:
                continue
            parts.append(at(seat if row > 2 else plain, float(x), floor, z))
            if taken and random.random() < 0.5:
                parts.append(at(stagecraft.onlooker(random, seated=True), float(x), floor - 0.02, z + 0.02))
    return parts


def _boxes(cloth: Rgb) -> list[Mesh]:
    """Balconies at both sides with gilded fronts and lamps."""
    parts = []
    for x in (-1.0, 1.0):
        for y in (1.6, 4.2):
            parts.append(
                block(1.6, 0.9, 7.0, (x * 7.4, y, _EDGE + 4.4), colour=shade(_PLASTER, 1.15), roughness=0.6)
            )
            for edge in (0.0, 0.8):
                parts.append(block(0.1, 0.1, 7.0, (x * 6.57, y + edge, _EDGE + 4.4), **_GOLD))
            parts.append(
                block(
                    1.64,
                    0.1,
                    7.04,
                    (x * 7.4, y + 0.9, _EDGE + 4.4),
                    colour=shade(cloth, 0.8),
                    material=Material.FABRIC,
                )
            )
            for z in np.arange(2.6, 9.0, 1.7):
                lamp = ball(0.09, 0.12, 0.09, sides=10, colour=(3.0, 2.0, 1.0), material=Material.LIGHT)
                parts.append(at(lamp, x * 6.5, y + 0.5, float(z)))
    return parts
