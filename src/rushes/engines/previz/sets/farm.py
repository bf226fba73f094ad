"""A farm: a track past barn and silo, fences, fields in rows; or an orchard's alley of fruit trees."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import farmyard, storage, trees
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.scene import Cover, Feature, Scene
from rushes.engines.previz.sets import lawn
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.noise import waves
from rushes.engines.previz.shapes import Surface, ball, plane, shift
from rushes.engines.previz.subjects.objects.building import building
from rushes.engines.previz.subjects.vehicle.making import vehicle

_BARNS = ("#8f2c24", "#7a3a26", "#8a8d90", "#6d4a34", "#a33b2b")
_FRUITS = ("#c0281e", "#d8781a", "#d9b52a", "#8a1f2a")
_EARTH: Rgb = (0.17, 0.115, 0.07)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 241])
    side = float(random.choice([-1.0, 1.0]))
    orchard = Feature.ORCHARD in scene.features
    parts = [lawn.ground(random, scene.cover, size=900.0), *_hills(random, scene.cover)]
    if orchard:
        parts += _orchard(random, scene.cover)
    else:
        parts += _track(scene.cover)
        parts += _yard(random, side, scene)
        parts += _fields(random, side, scene.cover)
    return Layout(
        mesh=merged(parts),
        mark=(0.2 * side, 0.0, -7.0),
        way=16.0,
        beside=1.6 if orchard else 3.0,
        eye=(1.1, 1.7, 3.0) if orchard else (2.2 * side, 1.8, 4.5),
        target=(-0.3, 1.8, -18.0) if orchard else (-2.2 * side, 2.6, -22.0),
        free=((-1.7, 0.3, -28.0), (1.7, 8.0, 8.0)) if orchard else ((-8.0, 0.3, -16.0), (8.0, 10.0, 9.0)),
        lamps=()
        if orchard
        else (
            Lamp((-10.0 * side, 4.4, -15.0), (34.0, 23.0, 12.0), 17.0),
            Lamp((-17.0 * side, 2.6, -9.0), (14.0, 9.0, 4.6), 11.0),
        ),
        outdoors=True,
        ambient=(0.035, 0.04, 0.055),
        shaded=((0.0, 2.5, -14.0), 28.0),
        exposure=0.75,
        corners=1.0,
        fov=44.0,
    )


def _hills(random: np.random.Generator, cover: Cover) -> list[Mesh]:
    """Low ones all around, with woods on them."""
    parts = []
    green = shade(lawn.colour(cover), 0.8)
    for i in range(7):
        a = -1.3 + 2.6 * (i + float(random.uniform(-0.3, 0.3))) / 6
        wide, away = float(random.uniform(90.0, 150.0)), float(random.uniform(330.0, 430.0))
        hill = ball(wide, float(random.uniform(14.0, 30.0)), wide, sides=36, colour=green, roughness=0.95)
        hill.points[:, 1] *= 1.0 + 0.4 * waves(hill.points, int(random.integers(1 << 30)), size=0.6 * wide)
        parts.append(at(hill, away * math.sin(a), -3.0, -away * math.cos(a)))
    for i in range(40):
        a = -1.3 + 2.6 * (i + float(random.uniform(-0.4, 0.4))) / 39
        away = float(random.uniform(95.0, 150.0))
        one = trees.tree(random, float(random.uniform(7.0, 12.0)), trees.tone(random, cover), near=False)
        parts.append(at(one, away * math.sin(a), 0, -away * math.cos(a)))
    return parts


def _track(cover: Cover) -> list[Mesh]:
    """Two ruts with grass between them."""
    earth: Surface = {"colour": (0.27, 0.20, 0.13), "material": Material.ASPHALT, "roughness": 1.0}
    line = np.arange(14.0, -120.0, -3.0)

    def way(z: float) -> float:
        return 5.0 * (1.0 - math.cos(max(-z - 24.0, 0.0) / 34.0))

    parts = [lawn.strip(line, way, 3.2, 0.015, **earth)]
    grass: Surface = {"colour": shade(lawn.colour(cover), 0.9), "material": Material.GRASS, "roughness": 1.0}
    return [*parts, lawn.strip(line, way, 0.55, 0.035, **grass)]


def _yard(random: np.random.Generator, side: float, scene: Scene) -> list[Mesh]:
    paint = linear(_BARNS[int(random.integers(len(_BARNS)))])
    barn = building("barn", paint, 0).mesh
    parts = [
        at(barn, -13.5 * side, 0, -24.0, yaw=24.0 * side),
        at(farmyard.silo(float(random.uniform(10.0, 13.0))), -20.5 * side, 0, -25.0),
        at(farmyard.silo(9.0), -24.6 * side, 0, -27.0),
        at(building("house", linear("#d9d2c2"), 3).mesh, -25.0 * side, 0, -13.0, yaw=62.0 * side),
    ]
    yard: Surface = {"colour": (0.25, 0.19, 0.13), "material": Material.ASPHALT, "roughness": 1.0}
    parts.append(plane(17.0, 15.0, cells=6, **yard).moved(shift(-10.0 * side, 0.008, -14.0)))
    for z in (3.2, -4.2, -34.0, -41.4, -48.8):
        parts.append(at(farmyard.rails(7.2), -2.6 * side, 0, z, yaw=90))
    for z in np.arange(6.0, -60.0, -7.3):
        parts.append(at(farmyard.rails(7.2), 2.9 * side, 0, float(z), yaw=90))
    for x, z, tall in ((-8.5, -33.0, 9.0), (-29.0, -20.0, 11.0), (-17.0, -6.5, 7.5), (-5.4, -38.0, 8.0)):
        own = tall * float(random.uniform(0.85, 1.1))
        parts.append(at(trees.tree(random, own, trees.tone(random, scene.cover)), x * side, 0, z))
    if not scene.furnished:
        return parts
    tractor = vehicle("tractor", linear("#2f6b34" if random.random() < 0.5 else "#a3291f"), 0).mesh
    if all(subject.kind != "tractor" for subject in scene.subjects):
        parts.append(at(tractor, -7.4 * side, 0, -16.5, yaw=-48.0 * side))
    parts.append(at(farmyard.bales(random), -5.2 * side, 0, -11.0, yaw=64.0))
    parts.append(at(farmyard.trough(), -4.4 * side, 0, -7.6, yaw=80.0))
    parts += [
        at(storage.crate(0.6), -9.0 * side, 0, -12.0, yaw=20.0),
        at(storage.crate(0.5), -9.8 * side, 0, -11.5),
    ]
    return parts


def _fields(random: np.random.Generator, side: float, cover: Cover) -> list[Mesh]:
    """To the other side: crops in rows, a field with bales beyond."""
    rows, pitch = 17, 0.95
    parts = [plane(18.0, 84.0, cells=6, colour=_EARTH, roughness=1.0).moved(shift(side * 12.6, 0.01, -33.0))]
    bare = cover in (Cover.SNOW,)
    greens: tuple[Rgb, ...] = (
        (0.10, 0.21, 0.045),
        (0.15, 0.24, 0.05),
        (0.30, 0.26, 0.07),
        (0.07, 0.17, 0.06),
    )
    colour: Rgb = (0.62, 0.65, 0.70) if bare else greens[int(random.integers(len(greens)))]
    high = float(random.choice([0.32, 0.45, 0.9]))
    made = farmyard.crops(random, 78.0, rows, pitch, colour, high)
    parts.append(at(made, side * 12.6 - 0.5 * (rows - 1) * pitch, 0, 6.0))
    stubble: Rgb = (0.34, 0.26, 0.10) if not bare else lawn.colour(cover)
    parts.append(plane(120.0, 44.0, cells=8, colour=stubble, roughness=1.0).moved(shift(0, 0.012, -92.0)))
    for _ in range(16):
        x, z = float(random.uniform(-50.0, 50.0)), float(random.uniform(-108.0, -74.0))
        parts.append(at(farmyard.round_bale(), x, 0, z, yaw=float(random.uniform(0, 180))))
    return parts


def _orchard(random: np.random.Generator, cover: Cover) -> list[Mesh]:
    """Rows of trees along the way; in blossom in spring, else with fruit."""
    fruit = linear(_FRUITS[int(random.integers(len(_FRUITS)))])
    bears = cover in (Cover.GRASS, Cover.AUTUMN, Cover.DRY)
    parts = []
    for row in (-2, -1, 1, 2):
        x = row * 4.6 - math.copysign(1.5, row)
        for i in range(13):
            z = 3.0 - 5.0 * i + float(random.uniform(-0.4, 0.4))
            near = abs(row) == 1 and z > -15.0
            tall = float(random.uniform(3.9, 4.7))
            own = x + float(random.uniform(-0.3, 0.3))
            one = trees.tree(random, tall, trees.tone(random, cover), broad=1.15, near=near)
            parts.append(at(one, own, 0, z))
            if bears and near:
                hung = farmyard.fruit(random, 0.31 * tall * 1.05, fruit)
                parts.append(at(hung, own, 0.68 * tall, z))
    crate: Surface = {"colour": (0.40, 0.27, 0.15), "material": Material.WOOD, "roughness": 0.85}
    for x, z in ((-1.9, -5.6), (1.9, -14.0)) if bears else ():
        parts.append(block(0.8, 0.42, 0.6, (x, 0, z), **crate))
        parts.append(at(farmyard.fruit(random, 0.3, fruit, 30), x, 0.34, z))
    parts.append(at(farmyard.ladder(), -2.3, 0, -10.0, yaw=70))
    return parts
