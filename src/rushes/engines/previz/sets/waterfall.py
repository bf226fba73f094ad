"""A waterfall: it comes down a wall of rock into a pool, between trees and boulders."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Floats, Material, Mesh, merged
from rushes.engines.previz.props import rocks, trees
from rushes.engines.previz.props.kit import Rgb, at, shade
from rushes.engines.previz.props.plants import bush
from rushes.engines.previz.scene import Cover, Scene
from rushes.engines.previz.sets import lawn
from rushes.engines.previz.sets.layout import Dust, Layout, Part
from rushes.engines.previz.sets.underwater import rock
from rushes.engines.previz.shapes import ball, plane, scale, shift

_POOL = -0.7
#: Metres that it falls forward, from behind the lip to the pool.
_BOW = 6.5
_STONE: Rgb = (0.33, 0.30, 0.265)
_FOAM: Rgb = (0.78, 0.83, 0.86)
#: Bones of what falls, and slips of water in each.
_BONES, _SLIPS = 48, 26


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 257])
    seed = int(random.integers(1 << 30))
    high = float(random.uniform(13.0, 18.0))
    x = float(random.uniform(-2.5, 2.5))
    moss: Rgb = (0.60, 0.64, 0.70) if scene.cover is Cover.SNOW else (0.075, 0.14, 0.035)
    wall = [
        (-46.0, -2.0),
        (-24.0, -14.0),
        (-10.0, -24.0),
        (x, -26.5),
        (10.0, -24.0),
        (24.0, -14.0),
        (46.0, -2.0),
    ]
    water: list[Part] = []
    curtains = [_curtain(random, x, -23.6, 5.4, high)]
    water.append(_fall(random, x, -23.1, 5.4, high))
    side = -1.0 if x > 0 else 1.0
    curtains.append(_curtain(random, x + side * 6.4, -22.6, 1.5, high - 1.0))
    water.append(_fall(random, x + side * 6.4, -22.1, 1.5, high - 1.0))
    pool = plane(140.0, 90.0, cells=20, colour=(0.018, 0.075, 0.07), roughness=0.12)
    parts = [rocks.cliff(wall, high, seed, _STONE, moss), pool.moved(shift(0, _POOL, -24.0)), *curtains]
    parts += [*_bank(random, scene.cover), *_foam(random, x, 5.4), *_green(random, scene.cover, high)]
    parts += _boulders(random) if scene.furnished else []
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -4.5),
        way=4.0,
        beside=2.0,
        eye=(-0.8, 2.1, 4.5),
        target=(0.45 * x, 5.4, -24.0),
        free=((-5.0, 0.3, -8.0), (5.0, 12.0, 9.0)),
        outdoors=True,
        shaded=((0.0, 5.0, -14.0), 30.0),
        exposure=1.3,
        mirror=(_POOL, 0.7),
        ripple=0.3,
        corners=1.1,
        fov=50.0,
        parts=tuple(water),
        dust=Dust((0.10, 0.115, 0.125), 0.018, (0.05, -0.12, 0.25), 0.3, 9.0),
    )


def _curtain(random: np.random.Generator, x: float, z: float, wide: float, high: float) -> Mesh:
    """What of the water is always there: streaks from the lip down, bowed outwards."""
    columns, rows = max(10, int(wide * 9)), 14
    u = np.linspace(0.0, 1.0, columns)
    v = np.linspace(0.0, 1.0, rows)
    spread = 1.0 + 0.25 * v[None, :]
    points = np.empty((columns, rows, 3))
    points[..., 0] = x + (u[:, None] - 0.5) * wide * spread
    points[..., 1] = high + 0.1 - (high - _POOL + 0.1) * v[None, :] ** 1.25
    points[..., 2] = z - _BOW + _BOW * np.sqrt(v**1.25)[None, :] + 0.16 * random.normal(size=(columns, 1))
    start = (np.arange(columns - 1)[:, None] * rows + np.arange(rows - 1)).ravel()
    faces = np.concatenate(
        [
            np.column_stack([start, start + 1, start + rows + 1]),
            np.column_stack([start, start + rows + 1, start + rows]),
        ]
    )
    normals = np.tile((0.0, 0.35, 0.94), (columns * rows, 1))
    made = Mesh.of(points.reshape(-1, 3), faces, normals, colour=_FOAM, roughness=0.5)
    streak = 0.62 + 0.38 * random.random((columns, 1)) + 0.0 * v[None, :]
    deep = np.array([0.55, 0.75, 0.82])
    share = np.clip(streak * (0.75 + 0.35 * v[None, :]), 0.0, 1.0).reshape(-1, 1)
    made.colours[:] = share * np.asarray(_FOAM) + (1.0 - share) * 0.35 * deep
    return made


def _fall(random: np.random.Generator, x: float, z: float, wide: float, high: float) -> Part:
    """Slips of white that fall before it, each group a bone."""
    count = _BONES * _SLIPS
    u = random.random(count)
    middle = np.column_stack(
        [x + (u - 0.5) * wide, random.uniform(-0.9, 0.9, count), z + random.uniform(0.0, 0.5, count)]
    )
    half, tall = random.uniform(0.03, 0.10, count), random.uniform(0.5, 1.5, count)
    corners = [(-1.0, -0.5), (1.0, -0.5), (0.4, 0.5), (-0.4, 0.5)]
    points = np.stack(
        [middle + np.column_stack([a * half, b * tall, 0 * half]) for a, b in corners], 1
    ).reshape(-1, 3)
    first = 4 * np.arange(count)
    faces = np.concatenate(
        [np.column_stack([first, first + 1, first + 2]), np.column_stack([first, first + 2, first + 3])]
    )
    made = Mesh.of(points, faces, np.tile((0.0, 0.4, 0.92), (4 * count, 1)), colour=_FOAM, roughness=0.6)
    made.colours[:] *= np.repeat(random.uniform(0.8, 1.15, count), 4)[:, None].astype(np.float32)
    made.bones[:, 0] = np.repeat(np.arange(count) % _BONES, 4)
    drop = high - _POOL
    lasts = math.sqrt(2.0 * drop / 9.81) * 1.15

    def pose(t: float) -> Floats:
        bones = []
        for bone in range(_BONES):
            share = (t / lasts + bone / _BONES) % 1.0
            down = 0.25 * share + 0.75 * share * share
            size = min(1.0, 9.0 * share, 12.0 * (1.0 - share)) + 1e-3
            bowed = shift(0.0, high - 1.2 - (drop - 1.2) * down, _BOW * (math.sqrt(down) - 1.0))
            bones.append(bowed @ scale(1.0, size, 1.0))
        return np.stack(bones).astype(np.float32)

    return Part(made, lambda t: np.eye(4), pose)


def _bank(random: np.random.Generator, cover: Cover) -> list[Mesh]:
    """Where whoever looks at it stands, and stones along the water."""
    earth = lawn.colour(cover) if cover is Cover.SNOW else (0.20, 0.18, 0.12)
    bank = ball(15.0, 1.6, 7.5, sides=48, colour=earth, material=Material.CONCRETE, roughness=0.95)
    bank.points[:, 1] = np.minimum(bank.points[:, 1] * 1.6, 0.86)
    parts = [at(bank, 0, -0.86, 1.5)]
    for _ in range(34):
        a = float(random.uniform(-1.0, 1.0))
        px, pz = 17.0 * a, -6.0 - float(random.uniform(0.0, 3.0)) + 5.0 * a * a
        size = float(random.uniform(0.35, 1.0)) * (1.0 + abs(a))
        if abs(px) > 2.6 or size < 0.55:
            parts.append(at(rock(random, size, shade(_STONE, 1.1), sides=16), px, _POOL + 0.1 * size, pz))
    return parts


def _boulders(random: np.random.Generator) -> list[Mesh]:
    """At the foot of the wall."""
    parts = []
    for _ in range(18):
        px, pz = float(random.uniform(-15.0, 15.0)), float(random.uniform(-25.0, -17.0))
        size = float(random.uniform(0.7, 2.0))
        parts.append(at(rock(random, size, shade(_STONE, 0.9), sides=18), px, _POOL, pz + 0.02 * px * px))
    return parts


def _foam(random: np.random.Generator, x: float, wide: float) -> list[Mesh]:
    """Where it strikes the pool."""
    parts = []
    for _ in range(26):
        size = float(random.uniform(0.25, 0.7))
        spot = (x + float(random.normal(0.0, 0.42 * wide)), _POOL, -22.2 + float(random.normal(0.0, 0.6)))
        parts.append(at(ball(1.5 * size, 0.7 * size, size, sides=10, colour=_FOAM, roughness=0.9), *spot))
    return parts


def _green(random: np.random.Generator, cover: Cover, high: float) -> list[Mesh]:
    """Trees above and beside it, bushes on the banks."""
    parts = []
    for i in range(22):
        px = -36.0 + 72.0 * (i + float(random.uniform(-0.3, 0.3))) / 21
        one = trees.tree(
            random, float(random.uniform(6.0, 10.0)), shade(trees.tone(random, cover), 0.8), near=False
        )
        parts.append(at(one, px, high - 0.6, -35.0 + 0.011 * px * px - float(random.uniform(0.0, 5.0))))
    for side in (-1.0, 1.0):
        for z, off in ((-2.0, 8.5), (-8.0, 12.0), (-14.0, 17.0), (3.0, 9.5)):
            px = side * (off + float(random.uniform(0.0, 2.0)))
            parts.append(
                at(
                    trees.tree(random, float(random.uniform(7.0, 11.0)), trees.tone(random, cover)),
                    px,
                    -0.3,
                    z,
                )
            )
        for _ in range(9):
            px = side * float(random.uniform(4.6, 13.0))
            size = float(random.uniform(0.6, 1.3))
            parts.append(
                at(bush(random, size, lawn.leaves(cover)), px, 0.0, float(random.uniform(-4.0, 2.5)))
            )
    return parts
