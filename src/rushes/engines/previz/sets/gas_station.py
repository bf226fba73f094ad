"""A gas station by a road: pumps under a lit roof, a shop, a sign."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps, streetside, trees
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import lawn
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.shapes import Surface, plane, shift, tube

_BRANDS = ("#c0281e", "#1f5f9a", "#1d7a46", "#d98a1e", "#5a2b78")
_PAINTS = ("#8e1f1f", "#c9ccd0", "#20324f", "#e6e4de", "#2f5a4a")
#: Of the roof: its middle, half its width, its underside.
_ROOF, _HALF, _UNDER = -12.5, 8.5, 4.9


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 281])
    brand = linear(_BRANDS[int(random.integers(len(_BRANDS)))])
    side = float(random.choice([-1.0, 1.0]))
    shown = {subject.kind for subject in scene.subjects}
    grass = lawn.ground(random, scene.cover).moved(shift(0, -0.06, 0))
    parts = [grass, *_forecourt(), *_canopy(brand), *_shop(random, brand)]
    for x in (-4.6, 4.6):
        parts += [at(_pump(brand), x, 0.16, z) for z in (_ROOF + 2.6, _ROOF - 2.6)]
    parts += [at(_sign(brand), 11.0 * side, 0, -1.5, yaw=-10.0 * side)]
    for i in range(20):
        x = -60.0 + 6.3 * i + float(random.uniform(-2, 2))
        one = trees.tree(
            random, float(random.uniform(6.0, 11.0)), trees.tone(random, scene.cover), near=False
        )
        parts.append(at(one, x, 0, -48.0 - float(random.uniform(0.0, 14.0))))
    if scene.furnished and not shown & {"car", "truck", "taxi", "sports car"}:
        paint = linear(_PAINTS[int(random.integers(len(_PAINTS)))])
        parts.append(at(streetside.car(paint, kind=1), 2.6 * side + 3.9 * side, 0.02, _ROOF + 1.8, yaw=180))
    for x in (-14.0, 14.0):
        parts.append(at(lamps.street_lamp(arm=0.9), x, 0.0, 3.4, yaw=90))
    return Layout(
        mesh=merged(parts),
        mark=(0.3 * side, 0.0, -7.5),
        way=7.0,
        beside=2.2,
        eye=(4.4 * side, 1.75, 5.0),
        target=(-0.8 * side, 2.6, -15.0),
        free=((-9.0, 0.3, -15.0), (9.0, 4.4, 9.0)),
        lamps=(
            *(
                Lamp((x, _UNDER - 0.2, _ROOF + dz), (42.0, 43.0, 44.0), 15.0, towards=(0.0, -1.0, 0.0))
                for x in (-5.0, 5.0)
                for dz in (-2.6, 2.6)
            ),
            Lamp((0.0, 2.0, -21.6), (11.0, 10.4, 9.0), 10.0),
            Lamp((11.0 * side, 5.4, -0.5), shade(brand, 22.0), 10.0),
        ),
        outdoors=True,
        ambient=(0.06, 0.065, 0.085),
        shaded=((0.0, 2.5, -10.0), 22.0),
        exposure=0.6,
        mirror=(0.0, 0.0),
        corners=1.0,
        fov=44.0,
    )


def _forecourt() -> list[Mesh]:
    tar: Surface = {"colour": (0.125, 0.122, 0.12), "material": Material.ASPHALT, "roughness": 0.9}
    slab: Surface = {"colour": (0.28, 0.275, 0.265), "material": Material.CONCRETE, "roughness": 0.85}
    parts = [
        plane(260.0, 7.2, cells=16, **tar).moved(shift(0, 0.0, 7.6)),
        plane(34.0, 31.0, cells=12, **slab).moved(shift(0, 0.0, -11.4)),
    ]
    parts += [
        block(1.8, 0.006, 0.14, (-57.0 + 6.0 * i, 0, 7.6), colour=(0.55, 0.55, 0.52)) for i in range(20)
    ]
    kerb: Surface = {"colour": (0.36, 0.355, 0.34), "material": Material.CONCRETE, "roughness": 0.9}
    parts += [block(1.3, 0.16, 8.0, (x, 0, _ROOF), **kerb) for x in (-4.6, 4.6)]
    return parts


def _canopy(brand: Rgb) -> list[Mesh]:
    white: Surface = {"colour": (0.74, 0.74, 0.72), "roughness": 0.5}
    parts = [block(2 * _HALF, 0.85, 12.0, (0, _UNDER, _ROOF), **white)]
    parts.append(block(2 * _HALF + 0.1, 0.42, 12.1, (0, _UNDER + 0.2, _ROOF), colour=brand, roughness=0.4))
    for x in (-4.6, 4.6):
        parts += [block(0.36, _UNDER, 0.36, (x, 0, _ROOF + dz), **white) for dz in (-4.4, 4.4)]
    lit: Surface = {"colour": (4.4, 4.5, 4.6), "material": Material.LIGHT}
    parts += [
        block(0.9, 0.03, 0.9, (x, _UNDER - 0.02, _ROOF + dz), **lit)
        for x in (-6.4, -2.2, 2.2, 6.4)
        for dz in (-3.6, 0.0, 3.6)
    ]
    return parts


def _pump(brand: Rgb) -> Mesh:
    dark: Surface = {"colour": (0.03, 0.03, 0.033), "roughness": 0.4}
    parts = [
        block(0.5, 1.95, 0.85, (0, 0, 0), colour=(0.74, 0.74, 0.72), roughness=0.4),
        block(0.52, 0.4, 0.87, (0, 1.6, 0), colour=brand, roughness=0.35),
        block(0.52, 0.5, 0.87, (0, 0, 0), **dark),
    ]
    for side in (-1.0, 1.0):
        parts.append(
            block(0.02, 0.26, 0.5, (side * 0.26, 1.22, 0), colour=(0.5, 0.75, 0.9), material=Material.LIGHT)
        )
        for k, z in enumerate((-0.24, 0.0, 0.24)):
            tone = ((0.05, 0.3, 0.1), (0.6, 0.45, 0.04), (0.05, 0.05, 0.06))[k]
            parts.append(block(0.09, 0.26, 0.09, (side * 0.29, 0.82, z), colour=tone, roughness=0.5))
            hose = [(side * 0.3, 0.84, z), (side * 0.46, 0.35, z), (side * 0.3, 0.62, z + 0.08)]
            parts.append(tube(hose, [0.018] * 3, sides=6, **dark))
    return merged(parts)


def _shop(random: np.random.Generator, brand: Rgb) -> list[Mesh]:
    wall: Surface = {"colour": (0.62, 0.61, 0.58), "roughness": 0.8}
    z = -23.0
    parts = [
        block(17.0, 3.7, 7.0, (0, 0, z - 3.5), **wall),
        block(17.3, 0.7, 7.3, (0, 3.1, z - 3.5), colour=brand),
    ]
    glow: Rgb = (1.5, 1.35, 1.1)
    for i in range(6):
        x = -6.6 + 2.6 * i
        pane = block(2.4, 2.6, 0.04, (x, 0.1, z + 0.02), colour=shade(glow, 0.9), material=Material.LIGHT)
        parts.append(pane)
        parts.append(block(0.1, 2.75, 0.1, (x - 1.3, 0, z + 0.04), colour=(0.2, 0.2, 0.21), roughness=0.4))
        for _ in range(4):
            tone = hue(float(random.random()), 0.6, 0.6)
            spot = (x + float(random.uniform(-1.0, 1.0)), 0.15, z + 0.05)
            parts.append(
                block(
                    float(random.uniform(0.2, 0.5)),
                    float(random.uniform(0.4, 1.4)),
                    0.02,
                    spot,
                    colour=shade(tone, 0.5),
                )
            )
    text: Surface = {"colour": (2.4, 2.3, 2.1), "material": Material.LIGHT}
    parts += [
        block(float(random.uniform(0.2, 0.34)), 0.34, 0.04, (-1.6 + 0.45 * i, 3.28, z + 0.16), **text)
        for i in range(8)
    ]
    return parts


def _sign(brand: Rgb) -> Mesh:
    """Tall by the road, with prices in lights."""
    steel: Surface = {"colour": (0.45, 0.46, 0.47), "roughness": 0.5}
    parts = [block(0.22, 6.6, 0.22, (x, 0, 0), **steel) for x in (-0.9, 0.9)]
    parts.append(block(2.5, 1.5, 0.3, (0, 5.3, 0), colour=shade(brand, 2.2), material=Material.LIGHT))
    parts.append(block(1.0, 0.7, 0.34, (0, 5.7, 0), colour=(2.6, 2.5, 2.3), material=Material.LIGHT))
    parts.append(block(2.5, 2.6, 0.28, (0, 2.6, 0), colour=(0.03, 0.03, 0.033), roughness=0.4))
    for row in range(3):
        parts.append(block(0.5, 0.3, 0.32, (-0.8, 2.95 + 0.75 * row, 0), colour=(0.6, 0.6, 0.58)))
        for i in range(3):
            digit: Surface = {"colour": (4.4, 0.9, 0.2), "material": Material.LIGHT}
            parts.append(block(0.18, 0.4, 0.32, (0.1 + 0.36 * i, 2.9 + 0.75 * row, 0), **digit))
    return merged(parts)
