"""A path through a forest of bamboo, whose leaves close above it."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import bamboo, lamps
from rushes.engines.previz.props.kit import Rgb, at, shade
from rushes.engines.previz.props.plants import crown
from rushes.engines.previz.scene import Cover, Scene
from rushes.engines.previz.sets import lawn
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.shapes import Surface, plane, shift

_PATH = 2.6
_LITTER: Rgb = (0.17, 0.135, 0.06)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 283])
    bend = float(random.choice([-1.0, 1.0]))

    def way(z: float) -> float:
        return bend * 5.0 * (1.0 - math.cos(max(-z - 17.0, 0.0) / 17.0))

    litter = lawn.colour(scene.cover) if scene.cover is Cover.SNOW else _LITTER
    ground = plane(160.0, 160.0, cells=24, colour=litter, material=Material.ASPHALT, roughness=1.0)
    stone: Surface = {"colour": (0.33, 0.31, 0.27), "material": Material.CONCRETE, "roughness": 0.95}
    line = np.arange(12.0, -62.0, -1.5)
    parts = [ground.moved(shift(0, 0, -40)), lawn.strip(line, way, _PATH, 0.02, **stone)]
    parts += _stand(random, way)
    glow = []
    for side in (-1.0, 1.0):
        for z in np.arange(5.0, -42.0, -3.0):
            middle = float(z) - 1.5
            x = way(middle) + side * (_PATH / 2 + 0.25)
            lean = math.degrees(math.atan2(way(float(z) - 3.0) - way(float(z)), 3.0))
            parts.append(at(bamboo.sticks(3.0), x, 0, middle, yaw=90.0 - lean))
    for z in (-5.0, -13.0, -21.0) if scene.furnished else ():
        x = way(z) + bend * (_PATH / 2 + 0.6)
        parts.append(at(lamps.park_lamp(height=1.5), x, 0, z))
        glow.append(Lamp((x, 1.6, z), (9.0, 6.0, 3.0), 10.0))
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -6.0),
        way=10.0,
        beside=0.9,
        eye=(0.4 * bend, 1.6, 2.6),
        target=(0.3 * bend, 2.9, -18.0),
        free=((-1.0, 0.3, -16.0), (1.0, 7.0, 6.0)),
        lamps=tuple(glow),
        outdoors=True,
        ambient=(0.04, 0.055, 0.05),
        shaded=((0.0, 5.0, -11.0), 18.0),
        exposure=0.95,
        corners=0.9,
        fov=48.0,
        crowded=True,
        dust=Dust((0.12, 0.14, 0.05), 0.008, (0.04, -0.06, 0.03), 0.2, 7.0),
    )


def _stand(random: np.random.Generator, way: lawn.Way) -> list[Mesh]:
    """Thick on both sides; the farther off, the plainer."""
    parts = []
    for near, count, span, deep in (
        (True, 105, (0.0, 6.5), (4.0, -20.0)),
        (False, 330, (0.0, 15.0), (4.0, -60.0)),
    ):
        made = [bamboo.culm(random, float(random.uniform(9.0, 13.5)), near=near) for _ in range(14)]
        for i in range(count):
            z = float(random.uniform(deep[1], deep[0]))
            off = _PATH / 2 + 0.55 + (2.5 if not near and z > -20.0 else 0.0) + float(random.uniform(*span))
            x = way(z) + (off if random.random() < 0.5 else -off)
            parts.append(at(made[i % len(made)], x, 0, z, yaw=float(random.uniform(0, 360))))
    # Far off it is one green.
    for i in range(44):
        a = -1.5 + 3.0 * (i + float(random.uniform(-0.4, 0.4))) / 43
        away = float(random.uniform(50.0, 68.0))
        green = shade((0.13, 0.21, 0.06), float(random.uniform(0.8, 1.2)))
        heap = crown(random, float(random.uniform(4.5, 7.0)), green, lumps=6)
        parts.append(at(heap, away * math.sin(a), float(random.uniform(-1.0, 2.5)), -away * math.cos(a)))
    return parts
