"""A roof terrace over a town of towers."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import plants, seating
from rushes.engines.previz.props.kit import at, block, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.shapes import Surface, cylinder, plane, shift

_GROUND = -78.0
_TONES = ("#8f979e", "#b3aa9c", "#6d7680", "#a08d7c", "#c3beb4", "#56616c", "#8a7468")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 151])
    parts = [*town(random), *_roof(random, furnished=scene.furnished)]
    return Layout(
        mesh=merged(parts),
        mark=(0.6, 0.0, -3.0),
        way=2.6,
        beside=2.6,
        eye=(-1.2, 1.75, 3.6),
        target=(0.4, 2.6, -30.0),
        free=((-6.5, 0.3, -5.4), (6.5, 9.0, 6.0)),
        lamps=(
            Lamp((-3.4, 0.9, -5.0), (2.6, 1.7, 0.8), 6.0),
            Lamp((3.4, 0.9, -5.0), (2.6, 1.7, 0.8), 6.0),
        ),
        outdoors=True,
        ambient=(0.09, 0.085, 0.13),
        shaded=((0.0, 0.5, -1.0), 11.0),
        exposure=0.62,
        mirror=(0.0, 0.0),
        corners=0.8,
        fov=40.0,
    )


def _roof(random: np.random.Generator, *, furnished: bool) -> list[Mesh]:
    stone = (0.34, 0.33, 0.32)
    parts = [
        plane(15.0, 13.0, cells=6, colour=(0.20, 0.19, 0.185), material=Material.TILES, roughness=0.7),
        block(
            15.0,
            12.0,
            13.0,
            (0, -12.05, 0),
            colour=(0.25, 0.24, 0.23),
            material=Material.FACADE,
            roughness=0.7,
        ),
    ]
    for x, z, wide, deep in ((0, -6.4, 15.0, 0.3), (-7.4, 0, 0.3, 13.0), (7.4, 0, 0.3, 13.0)):
        parts.append(
            block(wide, 0.42, deep, (x, 0, z), colour=stone, material=Material.CONCRETE, roughness=0.85)
        )
        rail: Surface = {"colour": (0.10, 0.10, 0.11), "roughness": 0.4}
        parts.append(block(max(wide - 0.1, 0.04), 0.04, max(deep - 0.1, 0.04), (x, 1.02, z), **rail))
    for x in np.arange(-7.2, 7.3, 1.2):
        parts.append(
            block(0.04, 0.62, 0.04, (float(x), 0.42, -6.4), colour=(0.10, 0.10, 0.11), roughness=0.4)
        )
    for side in (-1, 1):
        for z in np.arange(-5.4, 6.0, 1.2):
            parts.append(
                block(
                    0.04, 0.62, 0.04, (side * 7.4, 0.42, float(z)), colour=(0.10, 0.10, 0.11), roughness=0.4
                )
            )
    if not furnished:
        return parts
    for x in (-5.8, -4.6, 4.4, 5.7):
        box_ = block(
            1.0, 0.45, 0.5, (0, 0, 0), colour=(0.20, 0.14, 0.09), material=Material.WOOD, roughness=0.6
        )
        parts.append(at(merged([box_, at(plants.bush(random, 0.7), 0, 0.4, 0)]), x, 0, -5.9))
    parts.append(at(seating.bench(width=1.8), -4.9, 0, -3.2, yaw=65))
    for x in (-3.4, 3.4):
        parts.append(at(_lantern(), x, 0, -5.0))
    return parts


def _lantern() -> Mesh:
    iron: Surface = {"colour": (0.05, 0.05, 0.055), "roughness": 0.4}
    glow = cylinder(0.08, 0.22, sides=16, colour=(3.4, 2.2, 1.0), material=Material.LIGHT)
    return merged(
        [cylinder(0.11, 0.6, **iron), at(glow, 0, 0.6, 0), at(cylinder(0.12, 0.03, **iron), 0, 0.82, 0)]
    )


def town(random: np.random.Generator) -> list[Mesh]:
    """Towers from 45 m off, seen from 78 m above its ground, as -z looks at them."""
    parts = [
        plane(4200.0, 4200.0, cells=14, colour=(0.12, 0.125, 0.125), roughness=0.9).moved(
            shift(0, _GROUND, -1600)
        )
    ]
    centre = float(random.uniform(-60, 60))
    for row, z in enumerate(np.linspace(-45.0, -900.0, 20)):
        pitch = 27.0 + 1.4 * row
        reach = 60.0 - 0.75 * float(z)
        for x in np.arange(-reach, reach, pitch):
            place = float(x) + float(random.uniform(-0.2, 0.2)) * pitch
            # Highest about the centre; low before the eye, so that the view is open.
            tall = 26.0 + float(random.gamma(2.0, 13.0))
            tall += (
                105.0
                * np.exp(-(((place - centre) / 130.0) ** 2 + ((z + 420.0) / 230.0) ** 2))
                * float(random.uniform(0.2, 1.15))
            )
            near = np.clip((-float(z) - 40.0) / 260.0, 0.0, 1.0)
            tall = min(tall, 62.0 + 150.0 * near) if abs(place) < 70 else min(tall, 82.0 + 120.0 * near)
            parts.append(
                _tower(random, place, float(z) + float(random.uniform(-8, 8)), tall, pitch, detailed=row < 12)
            )
    return parts


def _tower(
    random: np.random.Generator, x: float, z: float, tall: float, pitch: float, *, detailed: bool
) -> Mesh:
    tone = shade(linear(_TONES[int(random.integers(len(_TONES)))]), float(random.uniform(0.55, 1.0)))
    wide, deep = (pitch * float(random.uniform(0.45, 0.78)) for _ in range(2))
    own = float(random.uniform(0.6, 0.95))
    front: Surface = {"colour": tone, "material": Material.FACADE, "roughness": own}
    parts = [block(wide, tall, deep, (x, _GROUND, z), **front)]
    if detailed:
        top = _GROUND + tall
        kind = random.random()
        if kind < 0.35 and tall > 60:
            parts.append(block(wide * 0.65, tall * 0.22, deep * 0.65, (x, top, z), **front))
            top += tall * 0.22
        elif kind < 0.7:
            parts.append(
                block(wide * 0.4, 3.4, deep * 0.4, (x, top, z), colour=shade(tone, 0.6), roughness=0.9)
            )
        if tall > 95:
            mast = cylinder(0.5, tall * 0.18, top=0.1, sides=6, colour=(0.25, 0.25, 0.26), roughness=0.5)
            parts.append(at(mast, x, top, z))
            parts.append(
                block(
                    1.1, 1.1, 1.1, (x, top + tall * 0.18, z), colour=(6.0, 0.4, 0.3), material=Material.LIGHT
                )
            )
    return merged(parts)
