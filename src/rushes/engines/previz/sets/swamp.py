"""A swamp: still, dark water among trees that stand in it, moss that hangs down, a path of planks."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.props.plants import crown
from rushes.engines.previz.scene import Cover, Scene
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.shapes import Surface, ball, cylinder, lathe, plane, scale, shift, tube, turn

_WATER = -0.35
_BARK: Rgb = (0.12, 0.10, 0.075)
_MOSS: Rgb = (0.16, 0.18, 0.10)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 293])
    side = float(random.choice([-1.0, 1.0]))
    water = plane(400.0, 400.0, cells=24, colour=(0.032, 0.036, 0.014), roughness=0.1)
    parts = [water.moved(shift(0, _WATER, -90.0)), *_planks(random)]
    parts += _plants(random) if scene.furnished else []
    made = [_cypress(random, float(random.uniform(9.0, 13.0)), scene.cover, near=True) for _ in range(5)]
    for i in range(14):
        x = float(random.choice([-1.0, 1.0])) * float(random.uniform(3.4, 13.0))
        z = -2.0 - 1.9 * i + float(random.uniform(-0.8, 0.8))
        parts.append(at(made[i % 5], x, _WATER - 0.2, z, yaw=float(random.uniform(0, 360))))
    far = [_cypress(random, float(random.uniform(10.0, 15.0)), scene.cover, near=False) for _ in range(5)]
    for i in range(40):
        a = -1.35 + 2.7 * (i + float(random.uniform(-0.5, 0.5))) / 39
        away = float(random.uniform(34.0, 74.0))
        parts.append(at(far[i % 5], away * math.sin(a), _WATER, -away * math.cos(a), yaw=47.0 * i))
    for i in range(36):
        a = -1.5 + 3.0 * (i + float(random.uniform(-0.4, 0.4))) / 35
        away = float(random.uniform(66.0, 92.0))
        dark = shade(_leaf(scene.cover), float(random.uniform(0.5, 0.8)))
        heap = crown(random, float(random.uniform(6.0, 10.0)), dark, lumps=6)
        parts.append(at(heap, away * math.sin(a), float(random.uniform(1.0, 4.0)), -away * math.cos(a)))
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -6.0),
        way=9.0,
        beside=0.7,
        eye=(0.5 * side, 1.55, 3.0),
        target=(-0.9 * side, 1.9, -18.0),
        free=((-0.8, 0.3, -15.0), (0.8, 5.0, 7.0)),
        lamps=(
            Lamp((1.6 * side, 1.0, -7.0), (3.2, 3.6, 1.6), 9.0),
            Lamp((-2.4 * side, 1.2, -13.0), (3.0, 3.4, 1.6), 9.0),
        ),
        outdoors=True,
        ambient=(0.035, 0.05, 0.045),
        shaded=((0.0, 3.0, -12.0), 22.0),
        exposure=1.0,
        mirror=(_WATER, 0.62),
        ripple=0.06,
        corners=1.0,
        fov=46.0,
        dust=Dust((0.16, 0.18, 0.07), 0.007, (0.03, 0.02, 0.02), 0.2, 8.0),
    )


def _planks(random: np.random.Generator) -> list[Mesh]:
    """Old, not all of them straight."""
    parts = []
    for i in range(92):
        tone = shade((0.19, 0.155, 0.11), float(random.uniform(0.7, 1.2)))
        plank = block(
            1.75, 0.05, 0.24, (float(random.uniform(-0.07, 0.07)), -0.05, 0), colour=tone, roughness=0.9
        )
        parts.append(
            at(plank, 0, float(random.uniform(-0.01, 0.01)), 8.0 - 0.3 * i, yaw=float(random.normal(0, 2.2)))
        )
    post: Surface = {"colour": _BARK, "roughness": 0.95}
    for i in range(13):
        for x in (-0.8, 0.8):
            high = 0.5 + (0.5 if random.random() < 0.5 else 0.0)
            parts.append(at(cylinder(0.07, 1.2 + high, sides=8, **post), x, -1.2, 7.0 - 2.2 * i))
    return parts


def _cypress(random: np.random.Generator, high: float, cover: Cover, *, near: bool) -> Mesh:
    """Wide at its foot, with moss on its limbs."""
    sides = 18 if near else 8
    trunk = lathe(
        [(1.05, 0.0), (0.62, 0.7), (0.40, 1.6), (0.30, 3.2), (0.24, 0.7 * high), (0.08, high)],
        sides=sides,
        colour=_BARK,
        roughness=1.0,
    )
    a = np.arctan2(trunk.points[:, 2], trunk.points[:, 0])
    flare = 1.0 + 0.22 * np.sin(6 * a) * np.exp(-trunk.points[:, 1] / 1.6)
    trunk.points[:, [0, 2]] *= flare[:, None].astype(np.float32)
    leaf = _leaf(cover)
    parts = [trunk]
    for i in range(6 if near else 3):
        y = high * (0.5 + 0.45 * i / 6)
        way = 2.4 * i + float(random.uniform(-0.4, 0.4))
        long = float(random.uniform(1.6, 3.0)) * (1.15 - 0.6 * i / 6)
        tip = (long * math.cos(way), y + 0.25 * long, long * math.sin(way))
        limb = [(0.0, y, 0.0), (0.5 * tip[0], y + 0.22 * long, 0.5 * tip[2]), tip]
        parts.append(tube(limb, [0.1, 0.07, 0.03], sides=6, colour=_BARK, roughness=1.0))
        heap = crown(random, 0.62 * long, leaf, lumps=5 if near else 3).moved(scale(1.0, 0.5, 1.0))
        parts.append(at(heap, *tip))
        if near:
            parts.append(_beard(random, limb))
    return merged(parts)


def _leaf(cover: Cover) -> Rgb:
    return {Cover.AUTUMN: (0.28, 0.13, 0.04), Cover.SNOW: (0.55, 0.57, 0.6)}.get(cover, (0.085, 0.13, 0.04))


def _beard(random: np.random.Generator, limb: list[tuple[float, float, float]]) -> Mesh:
    """Moss that hangs from a limb in strands."""
    count = 26
    u = random.uniform(0.2, 1.0, count)
    at_ = np.stack([np.interp(u, [0.0, 0.5, 1.0], [p[k] for p in limb]) for k in range(3)], -1)
    long = random.uniform(0.5, 1.7, count)
    a = random.uniform(0.0, math.tau, count)
    across = np.column_stack([np.cos(a), 0.0 * a, np.sin(a)]) * random.uniform(0.04, 0.1, (count, 1))
    down = np.column_stack([0.0 * a, -long, 0.0 * a])
    points = np.stack([at_ + across, at_ - across, at_ + down], 1).reshape(-1, 3)
    made = Mesh.of(
        points,
        np.arange(3 * count).reshape(-1, 3),
        np.tile((0.0, 0.5, 0.86), (3 * count, 1)),
        colour=_MOSS,
        material=Material.LEAVES,
        roughness=1.0,
    )
    made.colours[:] *= np.repeat(random.uniform(0.6, 1.3, count), 3)[:, None].astype(np.float32)
    return made


def _plants(random: np.random.Generator) -> list[Mesh]:
    """Pads and weed on the water, reeds, a trunk that fell."""
    parts = []
    for _ in range(110):
        x, z = (
            float(random.choice([-1, 1])) * float(random.uniform(1.3, 12.0)),
            float(random.uniform(-26.0, 3.0)),
        )
        size = float(random.uniform(0.12, 0.34))
        tone = shade((0.09, 0.16, 0.04), float(random.uniform(0.7, 1.3)))
        parts.append(at(cylinder(size, 0.012, sides=12, colour=tone, roughness=0.5), x, _WATER, z))
    for _ in range(20):
        x, z = (
            float(random.choice([-1, 1])) * float(random.uniform(1.5, 9.0)),
            float(random.uniform(-24.0, 2.0)),
        )
        parts.append(at(_reeds(random), x, _WATER, z))
    for _ in range(9):
        x, z = (
            float(random.choice([-1, 1])) * float(random.uniform(4.0, 12.0)),
            float(random.uniform(-26.0, 0.0)),
        )
        mud = ball(
            float(random.uniform(1.0, 2.4)),
            0.3,
            float(random.uniform(0.8, 1.6)),
            sides=20,
            colour=(0.10, 0.10, 0.045),
            material=Material.GRASS,
            roughness=1.0,
        )
        parts.append(at(mud, x, _WATER - 0.05, z))
    log = cylinder(0.26, 5.0, top=0.18, sides=12, colour=_BARK, roughness=1.0).moved(turn("z", 83))
    return [*parts, at(log, -2.0, _WATER + 0.1, -10.5, yaw=35)]


def _reeds(random: np.random.Generator) -> Mesh:
    count = 34
    root = np.column_stack(
        [random.normal(0, 0.32, count), np.full(count, -0.1), random.normal(0, 0.32, count)]
    )
    tip = root + np.column_stack(
        [random.normal(0, 0.2, count), random.uniform(0.7, 1.7, count), random.normal(0, 0.2, count)]
    )
    a = random.uniform(0.0, math.tau, count)
    across = 0.02 * np.column_stack([np.cos(a), 0.0 * a, np.sin(a)])
    points = np.stack([root + across, root - across, tip], 1).reshape(-1, 3)
    made = Mesh.of(
        points,
        np.arange(3 * count).reshape(-1, 3),
        np.tile((0.0, 0.5, 0.86), (3 * count, 1)),
        colour=(0.14, 0.20, 0.06),
        material=Material.LEAVES,
        roughness=0.9,
    )
    made.colours[:] *= np.repeat(random.uniform(0.6, 1.4, count), 3)[:, None].astype(np.float32)
    return made
