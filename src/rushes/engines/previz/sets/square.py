"""A city's square: paving between old fronts, a fountain, café tables, a tower at its end."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Floats, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.props import lamps, seating, stalls, tables, trees
from rushes.engines.previz.props.kit import at, block, shade
from rushes.engines.previz.scene import Action, Cover, Scene
from rushes.engines.previz.sets import lawn
from rushes.engines.previz.sets.layout import Lamp, Layout, Part
from rushes.engines.previz.sets.street import house
from rushes.engines.previz.shapes import Surface, cylinder, plane, shift, turn
from rushes.engines.previz.subjects.objects.building import building

_HALF, _FAR = 18.5, -46.0
_FOUNTAIN = -24.0
_SHADES = ("#b8432a", "#d9d0bc", "#2f5a4a", "#c9a04a", "#27446e")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 233])
    side = float(random.choice([-1.0, 1.0]))
    parts = _paving(scene.cover)
    glow: list[Lamp] = []
    for x, z, yaw, long in ((-_HALF, -22.0, 90.0, 70.0), (_HALF, -22.0, -90.0, 70.0), (0.0, _FAR, 0.0, 42.0)):
        parts += _row(random, x, z, yaw, long)
    parts.append(_landmark(random))
    for number, (x, z) in enumerate(
        ((-8.5, -7.0), (8.5, -9.0), (-8.5, -22.0), (8.5, -26.0), (-8.5, -38.0), (8.5, -40.0))
    ):
        parts.append(at(lamps.park_lamp(height=4.2), x, 0, z))
        glow.append(Lamp((x, 4.1, z), (60.0, 40.0, 21.0), 20.0))
        if scene.furnished and number % 2 == (side > 0):
            bench = at(seating.bench(width=2.0), x, 0, z - 3.0, yaw=90.0 if x < 0 else -90.0)
            parts.append(bench)
    # What the picture is of stands in it once.
    shown = {subject.kind for subject in scene.subjects}
    moving = [] if "fountain" in shown else [_fountain(scene.seed)]
    if scene.furnished:
        parts += _cafe(random, side)
        for x in (-side * 12.0,):
            for z in (-3.0, -10.0, -17.0, -24.0, -31.0, -38.0):
                colour = trees.tone(random, scene.cover)
                parts.append(at(trees.tree(random, float(random.uniform(5.0, 6.2)), colour), x, 0, z))
                parts.append(at(_planter(), x, 0, z))
    return Layout(
        mesh=merged(parts),
        mark=(0.4 * side, 0.0, -7.0),
        way=9.0,
        beside=5.0,
        eye=(2.6 * side, 1.75, 4.5),
        target=(-0.8 * side, 3.6, _FOUNTAIN),
        free=((-13.0, 0.3, -18.0), (13.0, 12.0, 9.0)),
        lamps=tuple(glow),
        outdoors=True,
        ambient=(0.13, 0.125, 0.16),
        shaded=((0.0, 3.0, -16.0), 30.0),
        exposure=0.58,
        mirror=(0.0, 0.0),
        corners=1.0,
        fov=44.0,
        parts=tuple(moving),
    )


def _paving(cover: Cover) -> list[Mesh]:
    """Slabs, with a ring and bands of a second stone."""
    snow = cover is Cover.SNOW
    pale: Surface = {
        "colour": lawn.colour(cover) if snow else (0.36, 0.325, 0.28),
        "material": Material.CONCRETE if snow else Material.TILES,
        "roughness": 0.85,
    }
    parts = [plane(120.0, 120.0, cells=24, **pale).moved(shift(0, 0, -20.0))]
    if not snow:
        dark: Surface = {"colour": (0.20, 0.175, 0.155), "material": Material.TILES, "roughness": 0.8}
        parts += [at(plane(0.9, 60.0, cells=8, **dark), x, 0.006, -20.0) for x in (-11.5, 11.5)]
        parts += [at(plane(22.0, 0.9, cells=4, **dark), 0, 0.007, z) for z in (-2.0, -13.0, -35.0)]
        parts.append(at(cylinder(6.4, 0.02, sides=40, **dark), 0, 0, _FOUNTAIN))
    return parts


def _row(random: np.random.Generator, x: float, z: float, yaw: float, long: float) -> list[Mesh]:
    """House fronts that look to the middle, ``long`` metres of them."""
    parts = []
    along = -long / 2
    while along < long / 2 - 4.0:
        width = min(float(random.uniform(8.0, 12.0)), long / 2 - along)
        made, _ = house(random, width, 0.0, near=True)
        parts.append(made.moved(shift(x, 0, z) @ turn("y", yaw) @ shift(along + width / 2, 0, 0)))
        along += width
    return parts


def _landmark(random: np.random.Generator) -> Mesh:
    """A tower, a church or a dome over the roofs."""
    form = ("clock tower", "church", "clock tower")[int(random.integers(3))]
    made = building(form, None, int(random.integers(1000))).mesh
    tall = 40.0 if form == "church" else 50.0
    size = tall / float(made.points[:, 1].max())
    grown = np.diag([size, size, size, 1.0])
    return made.moved(shift(float(random.uniform(-9.0, 9.0)), 0, _FAR - 16.0) @ grown)


def _fountain(seed: int) -> Part:
    thing = building("fountain", None, seed)

    def matrix(t: float) -> Matrix:
        return shift(0.0, 0.0, _FOUNTAIN) @ np.diag([1.5, 1.5, 1.5, 1.0])

    def pose(t: float) -> Floats:
        return thing.pose(Action.STAND, t)

    return Part(thing.mesh, matrix, pose)


def _cafe(random: np.random.Generator, side: float) -> list[Mesh]:
    """Tables under parasols before the houses."""
    parts = []
    cloth = shade(linear(_SHADES[int(random.integers(len(_SHADES)))]), 1.0)
    for i in range(5):
        for row in range(2):
            x, z = side * (12.6 + 2.9 * row), -5.5 - 4.4 * i
            if not (row and i % 2):
                parts.append(at(stalls.parasol(cloth), x, 0, z))
            parts.append(at(tables.round_table((0.30, 0.22, 0.14), radius=0.42, height=0.72), x, 0, z))
            for dx, dz, yaw in seating.ring(3, 0.85):
                parts.append(at(seating.chair(), x + dx, 0, z + dz, yaw=yaw))
    return parts


def _planter() -> Mesh:
    stone: Surface = {"colour": (0.30, 0.29, 0.28), "material": Material.CONCRETE, "roughness": 0.9}
    return merged(
        [
            block(1.5, 0.45, 1.5, (0, 0, 0), **stone),
            block(1.3, 0.47, 1.3, (0, 0, 0), colour=(0.05, 0.035, 0.025)),
        ]
    )
