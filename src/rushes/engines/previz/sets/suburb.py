"""A street of houses: fronts with gables, lawns, drives and trees."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import fittings, lamps, plants, streetside
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets import garden
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.shapes import Surface, plane, shift

_WALLS = ("#e8e2d4", "#b8c4c9", "#c9a98a", "#a65a46", "#dcd3b8", "#8fa08c", "#7f8d9c")
_ROOFS = ("#5b4038", "#3e4347", "#7a4634", "#4b3d38")
_DOORS = ("#8e2f2a", "#2f5a72", "#3f5f46", "#c9a13b", "#33373c")
_GRASS: Rgb = (0.085, 0.165, 0.04)


def layout(scene: Scene) -> Layout:
    if Feature.POOL in scene.features:
        return garden.layout(scene)
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 157])
    parts = _ground()
    glow: list[Lamp] = []
    for number, x in enumerate((-38.0, -19.0, 0.0, 19.0, 38.0)):
        place = x + float(random.uniform(-1.0, 1.0))
        setback = -19.0 + float(random.uniform(-1.5, 1.0))
        parts.append(at(_house(random), place, 0.0, setback))
        glow.append(Lamp((place, 2.3, setback + 1.2), (2.6, 1.7, 0.8), 8.0))
        if scene.furnished:
            parts += _garden(random, place, setback, middle=number == 2)
    for i in range(16):
        x = -60.0 + 8.0 * i + float(random.uniform(-2, 2))
        parts.append(
            at(
                plants.tree(random, float(random.uniform(8.0, 12.0))),
                x,
                0,
                -33.0 - float(random.uniform(0, 8)),
            )
        )
    for x in (-9.5, 12.0):
        parts.append(at(lamps.street_lamp(arm=0.9), x, 0.1, 0.2, yaw=-90))
        glow.append(Lamp((x, 5.6, 1.2), (60.0, 38.0, 18.0), 19.0, towards=(0.0, -1.0, 0.0)))
    return Layout(
        mesh=merged(parts),
        mark=(1.0, 0.0, -6.0),
        way=6.0,
        beside=4.0,
        eye=(4.2, 1.9, 8.5),
        target=(-0.4, 2.3, -19.0),
        free=((-22.0, 0.3, -12.5), (22.0, 12.0, 12.0)),
        lamps=tuple(glow),
        outdoors=True,
        ambient=(0.15, 0.165, 0.25),
        shaded=((0.0, 2.0, -10.0), 26.0),
        exposure=0.6,
        mirror=(0.0, 0.0),
        corners=0.9,
        fov=38.0,
    )


def _ground() -> list[Mesh]:
    lawn = plane(220.0, 120.0, cells=24, colour=_GRASS, material=Material.GRASS, roughness=0.95).moved(
        shift(0, -0.01, -58.0)
    )
    road = plane(220.0, 7.0, cells=16, colour=(0.125, 0.122, 0.12), material=Material.ASPHALT, roughness=0.9)
    walk = plane(220.0, 1.8, cells=16, colour=(0.36, 0.35, 0.33), material=Material.TILES, roughness=0.9)
    parts = [
        lawn,
        road.moved(shift(0, 0.0, 4.4)),
        walk.moved(shift(0, 0.10, -0.9)),
        plane(220.0, 20.0, cells=8, colour=_GRASS, material=Material.GRASS).moved(shift(0, 0.02, 18.0)),
    ]
    for i in range(22):
        parts.append(
            block(
                10.0,
                0.10,
                0.2,
                (-105.0 + 10.0 * i, 0, 0.1),
                colour=(0.40, 0.39, 0.37),
                material=Material.CONCRETE,
            )
        )
        parts.append(block(1.8, 0.006, 0.12, (-105.0 + 10.0 * i, 0, 4.4), colour=(0.55, 0.55, 0.5)))
    return parts


def _house(random: np.random.Generator) -> Mesh:
    """Its front at z = 0 looks along +z."""
    wall = linear(_WALLS[int(random.integers(len(_WALLS)))])
    roof = shade(linear(_ROOFS[int(random.integers(len(_ROOFS)))]), 0.9)
    door = linear(_DOORS[int(random.integers(len(_DOORS)))])
    brick = random.random() < 0.35
    face: Surface = {
        "colour": shade(wall, 0.8) if brick else wall,
        "material": Material.BRICK if brick else Material.PLAIN,
        "roughness": 0.9,
    }
    wide, deep = float(random.uniform(8.5, 10.0)), 8.0
    tall = 5.4 if random.random() < 0.55 else 3.1
    side = 1.0 if random.random() < 0.5 else -1.0
    parts = [
        block(wide, tall, deep, (0, 0, -deep / 2), **face),
        at(_gable(wide + 0.9, deep + 0.9, 2.6, roof, face, across=False), 0, tall, -deep / 2),
        block(
            wide + 0.1,
            0.4,
            deep + 0.1,
            (0, 0, -deep / 2),
            colour=(0.35, 0.34, 0.32),
            material=Material.CONCRETE,
        ),
    ]
    # A gabled bay before it, and a garage beside it.
    bay = side * -wide * 0.26
    parts.append(block(3.6, tall - 0.25, 1.6, (bay, 0, 0.7), **face))
    parts.append(at(_gable(4.2, 3.2, 1.5, roof, face, across=True), bay, tall - 0.25, 0.5))
    garage = side * (wide / 2 + 1.9)
    parts.append(block(3.8, 2.7, 6.0, (garage, 0, -3.4), **face))
    parts.append(at(_gable(4.4, 6.6, 1.2, roof, face, across=True), garage, 2.7, -3.4))
    shutter: Surface = {"colour": (0.68, 0.67, 0.64), "roughness": 0.6}
    for i in range(4):
        parts.append(block(2.7, 0.48, 0.05, (garage, 0.08 + 0.52 * i, -0.39), **shutter))
    # Door with steps and a little roof.
    entry = side * 1.3
    parts += [
        at(fittings.door(door), entry, 0.3, 0.03),
        block(1.8, 0.3, 1.4, (entry, 0, 0.6), colour=(0.42, 0.41, 0.39), material=Material.CONCRETE),
        block(2.0, 0.12, 1.5, (entry, 2.62, 0.65), colour=shade(roof, 1.1), roughness=0.8),
        block(0.12, 2.35, 0.12, (entry - 0.85, 0.3, 1.2), colour=(0.72, 0.71, 0.69)),
        block(0.12, 2.35, 0.12, (entry + 0.85, 0.3, 1.2), colour=(0.72, 0.71, 0.69)),
        block(0.14, 0.22, 0.12, (entry + 0.6, 2.0, 0.08), colour=(4.0, 2.6, 1.3), material=Material.LIGHT),
    ]
    lit = (1.5, 0.95, 0.48)
    rows = (1.0, 3.6) if tall > 4 else (1.0,)
    for y in rows:
        parts.append(_pane(random, bay, y, 1.5, 2.0, lit))
        parts.append(_pane(random, side * (wide / 2 - 0.95), y, 0.0, 1.0, lit))
        if y > 2:
            parts.append(_pane(random, entry, y, 0.0, 1.1, lit))
    chimney = block(
        0.7,
        2.6,
        0.7,
        (-side * wide * 0.3, tall + 0.8, -deep * 0.62),
        colour=(0.30, 0.16, 0.11),
        material=Material.BRICK,
    )
    return merged([*parts, chimney])


def _pane(random: np.random.Generator, x: float, y: float, z: float, width: float, lit: Rgb) -> Mesh:
    tall, on = 1.35, random.random() < 0.7
    glow = shade(lit, float(random.uniform(0.5, 1.1))) if on else (0.03, 0.035, 0.04)
    white: Surface = {"colour": (0.74, 0.73, 0.71), "roughness": 0.6}
    kind = Material.LIGHT if on else Material.PLAIN
    parts = [block(width, tall, 0.02, (x, y, z + 0.01), colour=glow, material=kind, roughness=0.08)]
    for edge in (-width / 2, 0.0, width / 2):
        parts.append(block(0.08 if edge else 0.05, tall + 0.1, 0.06, (x + edge, y - 0.05, z + 0.02), **white))
    for up in (-0.05, tall * 0.5, tall):
        parts.append(block(width + 0.1, 0.07, 0.06, (x, y + up, z + 0.02), **white))
    parts.append(block(width + 0.3, 0.06, 0.16, (x, y - 0.1, z + 0.06), **white))
    return merged(parts)


def _gable(width: float, depth: float, height: float, roof: Rgb, face: Surface, *, across: bool) -> Mesh:
    """A roof on y = 0 about the origin; its ridge along x, or with ``across`` along z."""
    if across:
        made = _gable(depth, width, height, roof, face, across=False)
        return at(made, 0, 0, 0, yaw=90)
    half, reach, thick = depth / 2, width / 2, 0.16
    outer = np.array([(-half, -0.12), (0.0, height), (half, -0.12)])
    points: list[tuple[float, float, float]] = []
    faces: list[tuple[int, int, int]] = []
    for a, b in ((0, 1), (1, 2)):
        (za, ya), (zb, yb) = outer[a], outer[b]
        base = len(points)
        for lift in (0.0, -thick):
            points += [
                (-reach, ya + lift, za),
                (reach, ya + lift, za),
                (reach, yb + lift, zb),
                (-reach, yb + lift, zb),
            ]
        quads = [(0, 1, 2, 3), (7, 6, 5, 4), (0, 4, 5, 1), (3, 2, 6, 7), (0, 3, 7, 4), (1, 5, 6, 2)]
        for p, q, r, s in quads:
            faces += [(base + p, base + r, base + q), (base + p, base + s, base + r)]
    tiles = Mesh.of(
        np.array(points), np.array(faces)[:, ::-1], colour=roof, material=Material.TILES, roughness=0.85
    )
    inset = reach - 0.45
    ends = np.array(
        [
            (x, y, z)
            for x in (-inset, inset)
            for z, y in ((-half + 0.42, 0.0), (0.0, height - 0.34), (half - 0.42, 0.0))
        ]
    )
    walls = Mesh.of(
        ends,
        np.array([(0, 2, 1), (3, 4, 5)]),
        colour=face["colour"],
        material=face["material"],
        roughness=0.9,
    )
    return merged([tiles, walls])


def _garden(random: np.random.Generator, x: float, setback: float, *, middle: bool) -> list[Mesh]:
    parts = [
        block(
            2.9,
            0.03,
            -setback - 1.8,
            (x + 5.6, 0, setback / 2 - 0.9),
            colour=(0.33, 0.32, 0.31),
            material=Material.CONCRETE,
        ),
        block(
            1.1,
            0.03,
            -setback - 1.8,
            (x + 1.3, 0, setback / 2 - 0.9),
            colour=(0.40, 0.38, 0.35),
            material=Material.TILES,
        ),
    ]
    for _ in range(5):
        bush = plants.bush(random, float(random.uniform(0.6, 1.0)))
        parts.append(
            at(bush, x + float(random.uniform(-4.5, 3.8)), 0, setback + float(random.uniform(1.7, 2.4)))
        )
    spot = x - 5.5 if middle else x + float(random.choice([-6.0, 3.2]))
    parts.append(
        at(plants.tree(random, float(random.uniform(5.0, 6.5))), spot, 0, -7.0 - float(random.uniform(0, 4)))
    )
    parts.append(at(streetside.mailbox(), x + 3.6, 0, -2.3))
    if random.random() < 0.6:
        for i in range(3):
            parts.append(at(streetside.fence(3.0), x - 8.0 + 3.0 * i, 0, -2.4))
    if random.random() < 0.55:
        paint = linear(("#8e1f1f", "#20324f", "#c9ccd0", "#2f5a4a")[int(random.integers(4))])
        parts.append(at(streetside.car(paint, kind=1), x + 5.6, 0.03, setback + 5.0, yaw=0))
    return parts
