"""By the water: a quay with fishing boats, a container port, or a wooden pier between moored boats."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import cranes, lamps, seating, waterside
from rushes.engines.previz.props.kit import at, block, shade
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets.layout import Lamp, Layout, Part
from rushes.engines.previz.sets.noise import waves
from rushes.engines.previz.shapes import Surface, ball, plane, shift
from rushes.engines.previz.subjects.boat.making import boat
from rushes.engines.previz.subjects.objects.building import building

#: Of the water, below what is walked on; and where the quay ends.
_WATER, _EDGE = -1.5, 3.4
_PAINTS = ("#27527c", "#a8342a", "#2f6b52", "#d9d2c2", "#c9822a", "#3a7d8c")
_FRONTS = ("#c9583a", "#d9a441", "#e4ddcb", "#7a9aa8", "#b8c49a", "#a8433a", "#d8b89a")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 239])
    pier = Feature.PIER in scene.features
    port = Feature.CONTAINERS in scene.features
    parts = [*_sea(), *_far(random, port=port)]
    parts += _pier() if pier else _quay()
    boats: list[Part] = []
    glow: list[Lamp] = []
    for number, z in enumerate(np.arange(-6.0, -50.0, -9.0)):
        x = (1.0 if number % 2 else -1.0) * 2.0 if pier else -2.6
        parts.append(at(lamps.park_lamp(height=3.4 if pier else 4.6), x, 0, float(z)))
        glow.append(Lamp((x, 3.4 if pier else 4.5, float(z)), (40.0, 26.0, 13.0), 16.0))
    if scene.furnished:
        boats = _boats(random, pier=pier, port=port)
        parts += _gear(random, pier=pier, port=port)
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -7.0),
        way=16.0,
        beside=1.0 if pier else 2.4,
        eye=(-0.9 if pier else -1.4, 1.75, 3.0),
        target=(0.8, 1.5, -16.0) if pier else (1.9, 2.0, -16.0),
        free=((-1.9, 0.3, -26.0), (1.9, 8.0, 9.0)) if pier else ((-7.0, 0.3, -26.0), (5.0, 9.0, 9.0)),
        lamps=tuple(glow),
        outdoors=True,
        ambient=(0.10, 0.11, 0.14),
        shaded=((2.0, 1.5, -14.0), 26.0),
        exposure=0.6,
        mirror=(_WATER, 0.85),
        ripple=0.16,
        corners=0.9,
        fov=44.0,
        parts=tuple(boats),
    )


def _sea() -> list[Mesh]:
    water: Surface = {"colour": (0.016, 0.055, 0.07), "roughness": 0.14}
    return [plane(5000.0, 5000.0, cells=60, **water).moved(shift(0, _WATER, -1800.0))]


def _quay() -> list[Mesh]:
    """Stone to the left of its edge, which runs along z."""
    stone: Surface = {"colour": (0.30, 0.285, 0.265), "material": Material.TILES, "roughness": 0.9}
    rim: Surface = {"colour": (0.36, 0.345, 0.32), "material": Material.CONCRETE, "roughness": 0.9}
    parts = [
        plane(46.0 + _EDGE, 150.0, cells=24, **stone).moved(shift(-23.0 + _EDGE / 2, 0, -55.0)),
        block(0.5, 2.4, 150.0, (_EDGE - 0.25, -2.4, -55.0), **rim),
    ]
    parts += [block(0.7, 0.16, 3.7, (_EDGE - 0.35, 0, 12.0 - 3.8 * i), **rim) for i in range(36)]
    dark: Surface = {"colour": (0.05, 0.07, 0.04), "roughness": 0.8}
    parts.append(block(0.02, 0.5, 150.0, (_EDGE + 0.01, _WATER - 0.1, -55.0), **dark))
    return parts


def _pier() -> list[Mesh]:
    """A deck of planks out over the water."""
    wood: Surface = {"colour": (0.33, 0.24, 0.15), "material": Material.WOOD, "roughness": 0.8}
    parts = []
    for i in range(230):
        tone = 0.85 + 0.3 * ((i * 7) % 11) / 11
        plank: Surface = {"colour": shade((0.30, 0.225, 0.15), tone), "roughness": 0.85}
        parts.append(block(4.6, 0.06, 0.27, (0, -0.06, 12.0 - 0.3 * i), **plank))
    for x in (-2.2, 2.2):
        parts.append(block(0.22, 0.3, 70.0, (x, -0.36, -23.0), **wood))
        for z in np.arange(10.0, -57.0, -4.5):
            parts.append(at(waterside.pile(5.0), x, -1.4, float(z)))
            parts.append(block(0.14, 1.1, 0.14, (x, 0, float(z)), **wood))
        parts += [block(0.1, 0.09, 70.0, (x, y, -23.0), **wood) for y in (0.55, 1.02)]
    # A platform at its end.
    parts.append(block(13.0, 0.12, 8.0, (0, -0.12, -61.0), **wood))
    return parts


def _boats(random: np.random.Generator, *, pier: bool, port: bool) -> list[Part]:
    parts = []
    if port:
        made = boat("ship", linear("#27364a"), 1).mesh
        parts.append(Part(made, waterside.afloat(_EDGE + 10.0, _WATER + 0.2, -48.0, 180.0, 0.0)))
        return [*parts, *_row(random, [(_EDGE + 3.2, -6.5)], ("trawler",))]
    if pier:
        spots = [(side * 6.4, z) for side in (-1.0, 1.0) for z in (-6.0, -15.0, -24.0, -34.0, -44.0)]
        return _row(random, spots, ("sailboat", "rowing boat", "sailboat", "speedboat"))
    spots = [(_EDGE + 2.6, z) for z in (-5.0, -18.0, -31.0, -44.0)]
    spots += [(_EDGE + 15.0, -26.0), (_EDGE + 24.0, -44.0)]
    return _row(random, spots, ("trawler", "trawler", "sailboat", "rowing boat"))


def _row(random: np.random.Generator, spots: list[tuple[float, float]], forms: tuple[str, ...]) -> list[Part]:
    parts = []
    for number, (x, z) in enumerate(spots):
        form = forms[int(random.integers(len(forms)))] if number else forms[0]
        paint = linear(_PAINTS[int(random.integers(len(_PAINTS)))])
        made = waterside.trawler(paint) if form == "trawler" else boat(form, paint, number).mesh
        yaw = float(random.choice([0.0, 180.0])) + float(random.uniform(-5, 5))
        own = z + float(random.uniform(-1.0, 1.0))
        parts.append(Part(made, waterside.afloat(x, _WATER, own, yaw, 1.3 * number)))
    return parts


def _gear(random: np.random.Generator, *, pier: bool, port: bool) -> list[Mesh]:
    if pier:
        return [
            at(seating.bench(width=1.6), -1.65, 0, -12.0, yaw=90),
            at(seating.bench(width=1.6), 1.65, 0, -28.0, yaw=-90),
            at(waterside.ring_buoy(), 2.05, 0, -9.0, yaw=-90),
            at(waterside.crates(random), -1.2, 0, -19.0, yaw=90),
        ]
    parts = []
    for z in np.arange(3.0, -56.0, -6.5):
        parts.append(at(waterside.bollard(), _EDGE - 0.7, 0.0, float(z)))
        parts.append(waterside.rope((_EDGE - 0.7, 0.4, float(z)), (_EDGE + 1.2, -0.2, float(z) - 2.6), 0.25))
    parts.append(at(waterside.ring_buoy(), _EDGE - 0.9, 0, -10.5))
    if port:
        for row in range(3):
            for i in range(7):
                for level in range(int(random.integers(1, 5))):
                    spot = (-9.5 - 2.6 * row, 2.62 * level, -10.0 - 6.4 * i)
                    parts.append(at(waterside.container(random), *spot))
        parts += [at(cranes.gantry(), -5.0, 0, z) for z in (-34.0, -72.0)]
        return parts
    for z in (-4.0, -13.0, -21.0, -33.0):
        spot = (-4.6 + float(random.uniform(-0.8, 0.8)), 0.0, z)
        parts.append(at(waterside.crates(random), *spot, yaw=float(random.uniform(0, 360))))
    z = 10.0
    while z > -70.0:
        wide = float(random.uniform(5.0, 7.0))
        parts.append(at(_house(random, wide), -11.0, 0, z - wide / 2, yaw=90))
        z -= wide
    return parts


def _house(random: np.random.Generator, wide: float) -> Mesh:
    """Narrow and painted, its gable to +z."""
    wall = shade(linear(_FRONTS[int(random.integers(len(_FRONTS)))]), 0.85)
    tall = 3.1 * int(random.integers(2, 4)) + 0.3
    face: Surface = {"colour": wall, "roughness": 0.9}
    parts = [block(wide, tall, 8.0, (0, 0, -4.0), **face)]
    steps = 7
    for i in range(steps):
        share = 1.0 - i / steps
        parts.append(block(wide * share, 0.36, 8.0 - 0.8 * (i > 0), (0, tall + 0.36 * i, -4.0), **face))
    white: Surface = {"colour": (0.78, 0.77, 0.74), "roughness": 0.6}
    for y in np.arange(1.0, tall - 1.2, 2.9):
        for x in (-0.28 * wide, 0.28 * wide):
            on = random.random() < 0.5
            glow = (1.5, 0.95, 0.48) if on else (0.03, 0.035, 0.04)
            kind = Material.LIGHT if on else Material.PLAIN
            parts.append(block(1.15, 1.5, 0.06, (x, float(y), 0.0), **white))
            parts.append(
                block(0.95, 1.3, 0.08, (x, float(y) + 0.1, 0.0), colour=glow, material=kind, roughness=0.1)
            )
            parts.append(block(0.05, 1.3, 0.1, (x, float(y) + 0.1, 0.0), **white))
    parts.append(block(1.0, 2.1, 0.1, (0, 0, 0), colour=shade(wall, 0.35), roughness=0.5))
    return merged(parts)


def _far(random: np.random.Generator, *, port: bool) -> list[Mesh]:
    """The other shore, a breakwater and its lighthouse."""
    parts = []
    for x, z, wide in ((420.0, -900.0, 420.0), (-180.0, -1200.0, 520.0), (60.0, -700.0, 160.0)):
        hill = ball(
            wide,
            wide * float(random.uniform(0.10, 0.17)),
            0.4 * wide,
            sides=36,
            colour=(0.10, 0.125, 0.08),
            roughness=0.95,
        )
        hill.points[:, 1] *= 1.0 + 0.35 * waves(hill.points, int(random.integers(1 << 30)), size=0.45 * wide)
        parts.append(at(hill, x + float(random.uniform(-60, 60)), _WATER, z))
    wall: Surface = {"colour": (0.27, 0.26, 0.245), "material": Material.CONCRETE, "roughness": 0.95}
    parts.append(block(120.0, 2.6, 5.0, (90.0, _WATER, -125.0), **wall))
    light = building("lighthouse", None, int(random.integers(100))).mesh
    parts.append(at(light, 34.0, 1.0, -125.0))
    if port:
        parts += [at(cranes.gantry(), 60.0 + 40.0 * i, 0, -150.0, yaw=180) for i in range(2)]
    return parts
