"""A graveyard: stones and crosses in uneven rows along a path, old trees, an iron fence, a chapel."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps, trees
from rushes.engines.previz.props.kit import at, block, shade
from rushes.engines.previz.props.plants import bush
from rushes.engines.previz.scene import Cover, Scene
from rushes.engines.previz.sets import lawn
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.shapes import Surface, cylinder, extruded, tube, turn
from rushes.engines.previz.subjects.objects.building import building

_STONES = ("#8a8a84", "#77787a", "#9b958a", "#6a6c68", "#a8a49a")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 271])
    side = float(random.choice([-1.0, 1.0]))

    def way(z: float) -> float:
        return side * 3.2 * (1.0 - math.cos(max(-z - 16.0, 0.0) / 15.0))

    gravel: Surface = {"colour": (0.27, 0.25, 0.22), "material": Material.ASPHALT, "roughness": 1.0}
    cover = Cover.DRY if scene.cover is Cover.ROCK else scene.cover
    parts = [lawn.ground(random, cover), lawn.strip(np.arange(12.0, -66.0, -2.0), way, 2.2, 0.015, **gravel)]
    parts += [*_graves(random, way), *_trees(random, scene.cover), *_fence()]
    chapel = building("church", None, int(random.integers(100))).mesh
    parts.append(at(chapel, -11.0 * side, 0, -46.0, yaw=18.0 * side))
    glow = []
    for z in (-5.0, -22.0) if scene.furnished else ():
        x = way(z) + 1.7 * side
        parts.append(at(lamps.park_lamp(height=3.0), x, 0, z))
        glow.append(Lamp((x, 2.9, z), (17.0, 12.0, 7.0), 13.0))
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -6.0),
        way=8.0,
        beside=1.4,
        eye=(1.2 * side, 1.6, 3.0),
        target=(-1.6 * side, 2.0, -22.0),
        free=((-4.0, 0.3, -16.0), (4.0, 8.0, 7.0)),
        lamps=tuple(glow),
        outdoors=True,
        ambient=(0.05, 0.06, 0.085),
        shaded=((0.0, 2.0, -12.0), 24.0),
        exposure=0.85,
        corners=0.9,
        fov=44.0,
    )


def _graves(random: np.random.Generator, way: lawn.Way) -> list[Mesh]:
    parts = []
    for z in np.arange(0.5, -42.0, -3.1):
        for x in (*np.arange(2.3, 15.0, 2.2), *np.arange(-2.3, -15.0, -2.2)):
            if random.random() < 0.16:
                continue
            spot = (
                way(float(z)) + float(x) + float(random.uniform(-0.3, 0.3)),
                float(z) + float(random.uniform(-0.4, 0.4)),
            )
            made = _stone(random).moved(
                turn("z", float(random.normal(0, 3))) @ turn("x", float(random.normal(-2, 3)))
            )
            parts.append(at(made, spot[0], 0, spot[1], yaw=float(random.uniform(-9, 9))))
            if random.random() < 0.22:
                tone = ((0.55, 0.05, 0.06), (0.62, 0.42, 0.05), (0.5, 0.5, 0.48))[int(random.integers(3))]
                parts.append(at(bush(random, 0.22, tone), spot[0], 0.02, spot[1] + 0.4))
    return parts


def _stone(random: np.random.Generator) -> Mesh:
    """A round or straight headstone, a cross, an obelisk or a slab; its face looks to +z."""
    tone = shade(linear(_STONES[int(random.integers(len(_STONES)))]), float(random.uniform(0.6, 1.0)))
    stone: Surface = {"colour": tone, "material": Material.CONCRETE, "roughness": 0.95}
    wide, high = float(random.uniform(0.5, 0.75)), float(random.uniform(0.7, 1.15))
    parts = [block(wide + 0.25, 0.14, 0.42, (0, -0.04, 0), **stone)]
    pick = float(random.random())
    if pick < 0.5:
        arch = [
            (0.5 * wide * math.cos(a), high - 0.5 * wide + 0.5 * wide * math.sin(a))
            for a in np.linspace(0, math.pi, 11)
        ]
        face = [(-0.5 * wide, 0.0), (0.5 * wide, 0.0), *arch]
        parts.append(extruded([(x, y) for x, y in face], 0.15, **stone))
    elif pick < 0.75:
        parts += [
            block(0.17, high + 0.45, 0.15, (0, 0, 0), **stone),
            block(0.68, 0.17, 0.15, (0, high, 0), **stone),
            block(0.55, 0.3, 0.34, (0, 0, 0), **stone),
        ]
    elif pick < 0.85:
        parts.append(cylinder(0.26, high + 0.9, top=0.15, sides=4, **stone).moved(turn("y", 45)))
        parts.append(
            at(cylinder(0.21, 0.24, top=0.01, sides=4, **stone).moved(turn("y", 45)), 0, high + 0.9, 0)
        )
    else:
        parts.append(block(wide + 0.2, 0.32, 1.7, (0, 0, 0.9), **stone))
        parts.append(block(wide + 0.32, 0.1, 1.85, (0, 0.32, 0.9), **stone))
    for i in range(3) if pick < 0.5 else ():
        line = wide * float(random.uniform(0.35, 0.62))
        parts.append(block(line, 0.035, 0.02, (0, 0.62 * high - 0.1 * i, 0.075), colour=shade(tone, 0.5)))
    return merged(parts)


def _trees(random: np.random.Generator, cover: Cover) -> list[Mesh]:
    parts = []
    for x, z in ((-6.6, -11.0), (7.4, -17.0), (-10.0, -27.0), (11.5, -31.0)):
        tall = float(random.uniform(6.5, 9.0))
        if random.random() < 0.5:
            parts.append(at(_bare(random, tall), x, 0, z))
        else:
            tone = shade(trees.tone(random, cover), 0.75)
            parts.append(at(trees.tree(random, tall, tone, broad=1.15), x, 0, z))
    for i in range(36):
        a = -1.3 + 2.6 * (i + float(random.uniform(-0.4, 0.4))) / 35
        away = float(random.uniform(56.0, 76.0))
        tone = shade(trees.tone(random, cover), 0.7)
        one = trees.tree(random, float(random.uniform(8.0, 13.0)), tone, near=False)
        parts.append(at(one, away * math.sin(a), 0, -away * math.cos(a)))
    return parts


def _bare(random: np.random.Generator, high: float) -> Mesh:
    """A dead tree."""
    parts: list[Mesh] = []

    def branch(
        start: tuple[float, float, float], lean: float, turn_: float, long: float, thick: float
    ) -> None:
        way = (math.sin(lean) * math.cos(turn_), math.cos(lean), math.sin(lean) * math.sin(turn_))
        bend = float(random.uniform(-0.12, 0.12)) * long
        middle = tuple(
            p + 0.5 * long * w + bend * (k == 0) for k, (p, w) in enumerate(zip(start, way, strict=True))
        )
        tip = tuple(p + long * w for p, w in zip(start, way, strict=True))
        line = [(x, y, z) for x, y, z in (start, middle, tip)]
        parts.append(
            tube(line, [thick, 0.8 * thick, 0.55 * thick], sides=7, colour=(0.07, 0.058, 0.05), roughness=1.0)
        )
        if thick < 0.02:
            return
        for _ in range(3):
            own = lean + float(random.uniform(0.25, 0.75))
            branch(line[2], min(own, 1.7), turn_ + float(random.uniform(-2.2, 2.2)), 0.68 * long, 0.5 * thick)

    branch((0.0, -0.1, 0.0), 0.06, 0.0, 0.36 * high, 0.035 * high)
    return merged(parts)


def _fence() -> list[Mesh]:
    iron: Surface = {"colour": (0.02, 0.021, 0.024), "roughness": 0.5}
    parts = []
    for x in (-17.0, 17.0):
        parts += [block(0.04, 0.05, 54.0, (x, y, -22.0), **iron) for y in (0.25, 1.35)]
        parts += [block(0.03, 1.6, 0.03, (x, 0, 4.0 - 0.45 * i), **iron) for i in range(118)]
    return [
        *parts,
        *(
            block(0.5, 2.0, 0.5, (x, 0, -12.0 - 14.0 * i), colour=(0.2, 0.19, 0.18), material=Material.BRICK)
            for i in range(3)
            for x in (-17.0, 17.0)
        ),
    ]
