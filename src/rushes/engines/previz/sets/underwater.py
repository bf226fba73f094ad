"""Under water: rippled sand, rocks with corals, kelp that sways, beams from above."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Floats, Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, hue, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Dust, Key, Layout, Part
from rushes.engines.previz.sets.noise import waves
from rushes.engines.previz.shapes import ball, plane, shift, tube, turn

Floor = Callable[[float, float], float]
_SAND: Rgb = (0.42, 0.37, 0.27)
#: Joints of a kelp from the ground up, and how many groups of them sway together.
_JOINTS, _GROUPS = 6, 4


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 163])
    seed = scene.seed

    def floor(x: float, z: float) -> float:
        return float(_ground(np.array([[x, 0.0, z]]), seed)[0])

    parts = [_sand(seed)]
    if scene.furnished:
        parts += _rocks(random, floor, clear=bool(scene.subjects))
    kelp = [_kelp(random, floor, group) for group in range(_GROUPS)] if scene.furnished else []
    deep: Rgb = (0.012, 0.085, 0.125)
    return Layout(
        mesh=merged(parts),
        mark=(0.2, floor(0.2, -4.5) + 1.1, -4.5),
        way=9.0,
        beside=2.4,
        eye=(-0.6, 1.75, 1.2),
        target=(0.3, 1.75, -9.0),
        free=((-9.0, 0.5, -14.0), (9.0, 7.0, 5.0)),
        key=Key((0.25, 0.93, -0.28), (1.15, 1.85, 1.75)),
        ambient=(0.16, 0.42, 0.50),
        bounce=(0.07, 0.15, 0.15),
        shaded=((0.0, 1.0, -7.0), 13.0),
        exposure=0.46,
        backdrop=(deep, (0.09, 0.42, 0.50)),
        fog=((0.030, 0.185, 0.240), 0.062),
        shafts=0.050,
        caustics=0.9,
        corners=0.6,
        parts=tuple(kelp),
        dust=Dust((0.30, 0.55, 0.55), 0.010, (0.05, 0.10, 0.03), 0.45, 9.0),
        floor=floor,
        fov=42.0,
    )


def _ground(points: Floats, seed: int) -> NDArray[np.float64]:
    return 0.55 * waves(points, seed, size=17.0, octaves=2) + 0.0 * points[:, 1]


def _sand(seed: int) -> Mesh:
    sheet = plane(70.0, 70.0, cells=110, colour=_SAND, roughness=0.95, material=Material.CONCRETE).moved(
        shift(0, 0, -16)
    )
    heights = _ground(sheet.points, seed)
    bend = 0.5 * waves(sheet.points, seed + 1, size=5.0, octaves=2)
    heights += 0.035 * np.sin(sheet.points[:, 2] * 7.0 + 2.0 * bend + sheet.points[:, 0] * 1.2)
    side = int(math.sqrt(len(heights)))
    surface = heights.reshape(side, side)
    step = 70.0 / (side - 1)
    dx, dz = np.gradient(surface, step)
    normals = np.column_stack([-dx.ravel(), np.ones(len(heights)), -dz.ravel()])
    sheet.points[:, 1] = heights
    sheet.normals[:] = normals / np.linalg.norm(normals, axis=1, keepdims=True)
    return sheet


def rock(random: np.random.Generator, radius: float, colour: Rgb, *, sides: int = 22) -> Mesh:
    """A lump about the origin."""
    made = ball(
        radius, radius, radius, sides=sides, colour=colour, material=Material.CONCRETE, roughness=0.95
    )
    seed = int(random.integers(1 << 30))
    lift = 1.0 + 0.30 * waves(made.points / radius, seed, size=2.2, octaves=3)
    points = made.points * lift[:, None] * (1.0, 0.78, 1.0)
    return _smooth(points, made)


def _smooth(points: NDArray[np.float64], old: Mesh) -> Mesh:
    """The same mesh with other points; normals follow."""
    at_ = np.asarray(points, np.float32)
    corners = at_[old.triangles]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(at_)
    for k in range(3):
        np.add.at(normals, old.triangles[:, k], across)
    # Points that lie together, as along the seam of a ball, share a normal.
    keys = np.round(at_ * 1e4).astype(np.int64)
    _, inverse = np.unique(keys, axis=0, return_inverse=True)
    inverse = inverse.ravel()
    summed = np.zeros((int(inverse.max()) + 1, 3), np.float32)
    np.add.at(summed, inverse, normals)
    normals = summed[inverse]
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    old.points[:] = at_
    old.normals[:] = normals
    return old


def _rocks(random: np.random.Generator, floor: Floor, *, clear: bool) -> list[Mesh]:
    """``clear``: beside the way of whom the picture is of."""
    parts = []
    flip = 1.0 if random.random() < 0.5 else -1.0
    spots = [
        (-4.2, -6.5, 1.7),
        (-6.5, -10.0, 2.6),
        (5.0, -8.5, 2.0),
        (7.5, -13.0, 3.2),
        (3.0, -5.0, 0.6),
        (-2.4, -4.0, 0.5),
    ]
    spots += [
        (float(random.uniform(-16, 16)), float(random.uniform(-26, -12)), float(random.uniform(0.6, 2.6)))
        for _ in range(10)
    ]
    for x, z, radius in spots:
        x *= flip
        if clear and z > -15.0:
            # Whoever swims there has the water to itself.
            x = math.copysign(max(abs(x), 2.2 + 1.3 * radius), x)
        tone = shade((0.20, 0.19, 0.17), float(random.uniform(0.7, 1.2)))
        y = floor(x, z)
        parts.append(
            rock(random, radius, tone).moved(
                shift(x, y + 0.15 * radius, z) @ turn("y", float(random.uniform(0, 360)))
            )
        )
        for _ in range(int(random.integers(2, 5)) if radius > 0.55 else 1):
            a, out = float(random.uniform(0, math.tau)), float(random.uniform(0.5, 1.05)) * radius
            cx, cz = x + out * math.cos(a), z + out * math.sin(a)
            cy = y + max(0.0, 0.75 * radius * math.sqrt(max(0.0, 1.1 - (out / radius) ** 2)) - 0.05)
            parts.append(
                at(coral(random), cx, max(cy, floor(cx, cz) - 0.05), cz, yaw=float(random.uniform(0, 360)))
            )
    for _ in range(26):
        x, z = float(random.uniform(-6, 6)), float(random.uniform(-9, -1.5))
        size = float(random.uniform(0.03, 0.11))
        stone = rock(random, size, shade(_SAND, float(random.uniform(0.4, 0.9))), sides=8)
        parts.append(at(stone, x, floor(x, z) + 0.2 * size, z))
    return parts


def coral(random: np.random.Generator) -> Mesh:
    """A bush of branches, a fan of tubes or a brain."""
    tone = hue(
        float(random.choice([0.98, 0.04, 0.09, 0.83, 0.75, 0.13])),
        float(random.uniform(0.55, 0.8)),
        float(random.uniform(0.6, 0.85)),
    )
    kind, size = int(random.integers(3)), float(random.uniform(0.35, 0.75))
    if kind == 2:
        made = ball(0.5 * size, 0.38 * size, 0.5 * size, sides=20, colour=tone, roughness=0.9)
        lift = 1.0 + 0.06 * np.sin(
            22.0 * made.points[:, 0] / size + 3.0 * np.sin(9.0 * made.points[:, 2] / size)
        )
        return at(_smooth(made.points * lift[:, None], made), 0, 0.2 * size, 0)
    parts = []
    count = 9 if kind else 13
    for i in range(count):
        lean = float(random.uniform(6, 42)) if kind == 0 else float(random.uniform(2, 16))
        long = size * float(random.uniform(0.6, 1.1))
        thick = size * (0.035 if kind == 0 else 0.075)
        way = [
            (0, 0, 0),
            (0.04 * long, 0.4 * long, 0.02),
            (0.10 * long, 0.75 * long, 0),
            (0.12 * long, long, 0),
        ]
        own = shade(tone, float(random.uniform(0.75, 1.2)))
        arm = tube(way, [thick, 0.85 * thick, 0.7 * thick, 0.55 * thick], sides=7, colour=own, roughness=0.85)
        parts.append(arm.moved(turn("y", 137.5 * i) @ turn("z", lean) @ shift(0.05 * size, 0, 0)))
    return merged(parts)


def _kelp(random: np.random.Generator, floor: Floor, group: int) -> Part:
    """Stems with leaves, whose joints are bones that all of a group share."""
    plants_ = []
    for _ in range(9):
        side = float(random.choice([-1.0, 1.0]))
        x, z = side * float(random.uniform(2.6, 10.0)), float(random.uniform(-17, -4))
        tall = float(random.uniform(2.4, 5.2))
        tone = shade((0.12, 0.19, 0.05), float(random.uniform(0.7, 1.4)))
        pieces = [
            tube(
                [(0, tall * f, 0) for f in np.linspace(0, 1, 9)],
                list(np.linspace(0.028, 0.010, 9)),
                sides=6,
                colour=tone,
                roughness=0.7,
            )
        ]
        for i in range(int(tall * 5)):
            blade = _blade(
                float(random.uniform(0.45, 0.8)), 0.11, shade(tone, float(random.uniform(0.8, 1.5)))
            )
            y = tall * (0.12 + 0.88 * (i + 0.5) / int(tall * 5))
            pieces.append(
                blade.moved(shift(0, y, 0) @ turn("y", 137.5 * i) @ turn("x", float(random.uniform(-35, -5))))
            )
        one = at(merged(pieces), x, floor(x, z) - 0.05, z)
        plants_.append(_jointed(one, floor(x, z), 5.2))
    mesh = merged(plants_)
    phase = 1.7 * group

    def pose(t: float) -> Floats:
        bones = np.tile(np.eye(4, dtype=np.float32), (_JOINTS, 1, 1))
        for i in range(_JOINTS):
            up = i / (_JOINTS - 1)
            bones[i, 0, 3] = up**1.5 * (
                0.45 * math.sin(0.9 * t + phase - 1.6 * up) + 0.15 * math.sin(1.9 * t + 2.0 * phase)
            )
            bones[i, 2, 3] = up**1.5 * 0.25 * math.sin(0.7 * t + 1.3 * phase - 1.2 * up)
        return bones

    return Part(mesh, lambda t: np.eye(4), pose)


def _blade(length: float, width: float, colour: Rgb) -> Mesh:
    line = np.linspace(0.0, 1.0, 6)
    half = width * 0.5 * np.sin(math.pi * np.clip(line, 0.04, 0.97) ** 0.7)
    z, y = length * line, 0.18 * length * np.sin(2.2 * line)
    points = np.concatenate([np.column_stack([s * half, y, z]) for s in (-1.0, 1.0)])
    first = np.arange(5)
    faces = np.concatenate(
        [np.column_stack([first, first + 1, first + 7]), np.column_stack([first, first + 7, first + 6])]
    )
    normals = np.tile((0.0, 1.0, 0.2), (12, 1))
    return Mesh.of(points, faces, normals, colour=colour, material=Material.LEAVES, roughness=0.6)


def _jointed(mesh: Mesh, ground: float, tallest: float) -> Mesh:
    at_ = np.clip((mesh.points[:, 1] - ground) / tallest, 0.0, 0.999) * (_JOINTS - 1)
    low = at_.astype(np.uint8)
    mesh.bones[:, 0], mesh.bones[:, 1] = low, low + 1
    mesh.weights[:, 1] = at_ - low
    mesh.weights[:, 0] = 1.0 - mesh.weights[:, 1]
    return mesh
