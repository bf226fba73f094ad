"""A building site: a house of bare concrete behind scaffolding, cranes, barriers, heaps and a digger."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import cranes, siteworks
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.scene import Cover, Scene
from rushes.engines.previz.sets import lawn
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.shapes import Surface, plane, shift
from rushes.engines.previz.subjects.vehicle.making import vehicle

_CABINS = ("#d9d2c2", "#c98a1e", "#3a6b8c", "#8a9096")
_TONES = ("#b9a58c", "#8c8f93", "#a89580", "#9aa3a8")
_DIRT: Rgb = (0.30, 0.225, 0.155)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 251])
    side = float(random.choice([-1.0, 1.0]))
    parts = [*_ground(random, scene.cover), *_town(random)]
    parts += _building(random, side)
    parts += _edges(side)
    if scene.furnished:
        parts += _works(random, side, {subject.kind for subject in scene.subjects})
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -7.0),
        way=12.0,
        beside=3.0,
        eye=(2.4 * side, 1.75, 4.5),
        target=(-3.0 * side, 4.6, -24.0),
        free=((-8.0, 0.3, -16.0), (8.0, 14.0, 8.0)),
        lamps=(
            Lamp((5.6 * side, 3.2, -8.0), (85.0, 80.0, 70.0), 26.0),
            Lamp((-8.5 * side, 3.2, -6.5), (65.0, 61.0, 53.0), 24.0),
            Lamp((-9.0 * side, 8.0, -21.0), (60.0, 46.0, 28.0), 16.0),
        ),
        outdoors=True,
        ambient=(0.10, 0.10, 0.12),
        shaded=((0.0, 4.0, -16.0), 30.0),
        exposure=0.58,
        corners=1.1,
        fov=46.0,
    )


def _ground(random: np.random.Generator, cover: Cover) -> list[Mesh]:
    """Trodden earth with the ruts of heavy wheels."""
    dirt = lawn.colour(cover) if cover is Cover.SNOW else _DIRT
    sheet = plane(300.0, 300.0, cells=80, colour=dirt, material=Material.ASPHALT, roughness=1.0)
    mottle = 1.0 + 0.22 * lawn.patches(sheet.points, int(random.integers(1 << 30)))
    sheet.colours[:] *= mottle[:, None].astype(np.float32)
    parts = [sheet.moved(shift(0, 0, -60.0))]
    line = np.arange(14.0, -60.0, -2.0)
    rut: Surface = {"colour": shade(dirt, 0.62), "material": Material.ASPHALT, "roughness": 1.0}
    for off in (1.5, 3.7):

        def way(z: float, off: float = off) -> float:
            return off + 0.5 * math.sin(0.11 * z)

        parts.append(lawn.strip(line, way, 0.5, 0.014, **rut))
    return parts


def _building(random: np.random.Generator, side: float) -> list[Mesh]:
    storeys, wide = int(random.integers(4, 7)), 20.0
    x, z = -8.0 * side, -21.0
    crane = cranes.tower_crane(float(random.uniform(30.0, 38.0)))
    return [
        at(siteworks.skeleton(wide, 12.0, storeys), x, 0.05, z, yaw=8.0 * side),
        at(siteworks.scaffold(11.0, round(storeys * 1.6)), x - 3.4 * side, 0.05, z + 0.4, yaw=8.0 * side),
        at(crane, 8.5 * side, 0, -30.0, yaw=180.0 - 40.0 * side if side > 0 else 35.0),
        at(cranes.tower_crane(44.0, colour=(0.62, 0.10, 0.05)), -46.0 * side, 0, -95.0, yaw=60.0),
    ]


def _edges(side: float) -> list[Mesh]:
    """A fence around it, barriers and cones along the way."""
    parts = []
    mesh: Surface = {"colour": (0.42, 0.43, 0.45), "material": Material.METAL, "roughness": 0.5}
    for i in range(16):
        x, z = 13.5 * side, 6.0 - 3.5 * i
        parts += [block(0.05, 2.0, 0.05, (x, 0, z + e), **mesh) for e in (-1.7, 1.7)]
        parts += [block(0.03, 0.03, 3.4, (x, y, z), **mesh) for y in (0.15, 1.95)]
        parts += [block(0.012, 1.8, 0.012, (x, 0.15, z - 1.6 + 0.2 * k), **mesh) for k in range(17)]
    for z in (-3.0, -5.6, -10.8, -13.4):
        parts.append(at(siteworks.barrier(), -3.9 * side, 0, z, yaw=90))
    parts += [
        at(siteworks.cone(), x * side, 0, z)
        for x, z in ((4.6, -3.0), (4.9, -6.2), (5.1, -9.6), (-2.6, -15.5), (-0.6, -16.2))
    ]
    return parts


def _works(random: np.random.Generator, side: float, shown: set[str]) -> list[Mesh]:
    parts = [
        at(siteworks.heap(random, 2.1, (0.48, 0.38, 0.22)), 8.2 * side, 0, -11.0),
        at(siteworks.heap(random, 1.5, (0.28, 0.27, 0.26)), 9.8 * side, 0, -6.6),
        at(siteworks.pipes(), 7.6 * side, 0, -3.0, yaw=70),
        at(
            siteworks.cabin(linear(_CABINS[int(random.integers(len(_CABINS)))])),
            9.2 * side,
            0,
            -19.5,
            yaw=-72.0 * side,
        ),
        at(siteworks.mixer(), -5.6 * side, 0, -9.0, yaw=40),
        at(siteworks.floodlight(), 5.6 * side, 0, -8.0, yaw=-60.0 * side),
        at(siteworks.floodlight(), -8.5 * side, 0, -6.5, yaw=60.0 * side),
    ]
    for x, z in ((-5.4, -5.0), (-6.8, -5.3), (-5.6, -12.6), (-7.3, -12.2), (-7.0, -8.0)):
        parts.append(at(siteworks.bricks(random), x * side, 0, z, yaw=float(random.uniform(-14, 14))))
    for i in range(5):
        plank: Surface = {"colour": (0.44, 0.33, 0.19), "material": Material.WOOD, "roughness": 0.9}
        parts.append(block(0.24, 0.05, 4.0, (-9.6 * side + 0.1 * i, 0.05 * i, -9.6), **plank))
    if "excavator" not in shown:
        digger = vehicle("excavator", linear("#d9a01e"), 0).mesh
        parts.append(at(digger, 4.6 * side, 0, -18.5, yaw=-52.0 * side))
    return parts


def _town(random: np.random.Generator) -> list[Mesh]:
    parts = []
    for i in range(13):
        x = -96.0 + 16.0 * i + float(random.uniform(-4, 4))
        tone = shade(linear(_TONES[int(random.integers(len(_TONES)))]), 0.8)
        own = float(random.uniform(0.6, 0.95))
        face: Surface = {"colour": tone, "material": Material.FACADE, "roughness": own}
        tall = 3.4 * int(random.integers(4, 13))
        parts.append(block(13.5, tall, 12.0, (x, 0, -74.0 - float(random.uniform(0, 25))), **face))
    return parts
