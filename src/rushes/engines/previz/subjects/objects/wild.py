"""What nature puts up by itself: a volcano that erupts. Metres; fronts look to +z."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, Point, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, cylinder, lathe, shift, tube
from rushes.engines.previz.subjects.flesh.noise import noise
from rushes.engines.previz.subjects.loft import smoothed
from rushes.engines.previz.subjects.objects.fire import flames
from rushes.engines.previz.subjects.objects.forms import Build
from rushes.engines.previz.subjects.thing import Motion, Thing, pivoted

#: Radius and height of the cone, from its foot to the floor of its crater.
_SLOPE = (
    (60.0, 0.0),
    (40.0, 8.0),
    (26.0, 18.0),
    (15.0, 30.0),
    (9.0, 38.0),
    (7.0, 38.0),
    (5.0, 34.0),
    (0, 33.0),
)
_LAVA: Colour = (1.7, 0.19, 0.006)
#: Metres that ash rises, and seconds that it takes.
_PLUME, _RISES = 58.0, 11.0


def _volcano(colour: Colour | None, seed: int) -> Thing:
    steps = np.linspace(0, len(_SLOPE) - 1, 50)
    line = [
        tuple(float(np.interp(s, range(len(_SLOPE)), axis)) for axis in zip(*_SLOPE, strict=True))
        for s in steps
    ]
    cone = lathe([(r, y) for r, y in line], sides=64, colour=colour or linear("#4a403c"), roughness=0.95)
    parts = [smoothed(_weathered(cone, seed))]
    parts += [_weathered(_stream(number, seed), seed) for number in range(6)]
    parts.append(
        cylinder(6.4, 1.0, sides=24, colour=_LAVA, material=Material.LIGHT).moved(shift(0.0, 36.0, 0.0))
    )
    tongues, motions = flames(17.0, 6.0, 9, 1)
    parts += [tongue.moved(shift(0.0, 36.0, 0.0)) for tongue in tongues]
    random = np.random.default_rng([seed & 0xFFFFFFFF, 211])
    for number in range(16):
        at = (float(random.uniform(-3, 3)), 42.0, float(random.uniform(-3, 3)))
        grey = float(random.uniform(0.09, 0.17))
        puff = ball(6.0, 5.2, 6.0, sides=14, colour=(grey, 0.95 * grey, 0.93 * grey), roughness=1.0)
        lumpy = smoothed(
            replace(puff, points=puff.points * (1.0 + 0.16 * noise(puff.points, 3.0, number))[:, None])
        )
        bones = np.zeros_like(lumpy.bones)
        bones[:, 0] = len(motions) + 1
        parts.append(replace(lumpy, bones=bones).moved(shift(*at)))
        motions.append(_billowing(at, number / 16.0, float(random.uniform(-1, 1))))
    return Thing(merged(parts), motions)


def _weathered(mesh: Mesh, seed: int) -> Mesh:
    points = mesh.points.copy()
    rough = 1.0 + 0.1 * noise(points, 14.0, seed) + 0.04 * noise(points, 5.0, seed + 1)
    points[:, [0, 2]] *= rough[:, None]
    return replace(mesh, points=points.astype(np.float32))


def _stream(number: int, seed: int) -> Mesh:
    """Of lava, down the side: the longest ones to the front."""
    angle = math.tau * (number + 0.25) / 6.0 + 0.4 * math.sin(7.0 * number + seed)
    end = 3.9 - 1.5 * ((number * 0.618 + 0.3) % 1.0)
    way, radii = [], []
    for share in np.linspace(0.0, 1.0, 18):
        s = 4.0 - share * end
        r, y = (float(np.interp(s, range(len(_SLOPE)), axis)) for axis in zip(*_SLOPE, strict=True))
        a = angle + 0.13 * math.sin(5.0 * share + number) * share
        way.append((r * math.sin(a), y + 0.15, r * math.cos(a)))
        radii.append(1.5 * (1.0 - 0.75 * share))
    mesh = tube(way, radii, sides=8, colour=_LAVA, material=Material.LIGHT)
    cooled = np.clip(mesh.points[:, 1:2] / 38.0, 0.12, 1.0) ** 0.8
    return replace(mesh, colours=(mesh.colours * cooled).astype(np.float32))


def _billowing(at: Point, phase: float, aside: float) -> Motion:
    """Ash that rises, swells and goes off with the wind."""

    def motion(action: Action, t: float) -> Matrix:
        u = (t / _RISES + phase) % 1.0
        size = (0.45 + 1.5 * u) * min(1.0, u / 0.06) * min(1.0, (1.0 - u) / 0.12) + 1e-3
        away = shift(9.0 * aside * u + 16.0 * u * u, _PLUME * u**0.8, 6.0 * aside * u)
        return pivoted(at, away @ np.diag([size, size, size, 1.0]))

    return motion


WILD: dict[str, Build] = {"volcano": _volcano}
