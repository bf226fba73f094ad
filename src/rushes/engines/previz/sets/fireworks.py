"""Fireworks in the sky before the camera: rockets that rise, and stars that burst, sink and go out."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Floats, Material, Mesh, Point
from rushes.engines.previz.props.kit import Rgb
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets.layout import Layout, Part
from rushes.engines.previz.shapes import scale, shift

#: Pure enough to keep their hue where the picture is at its brightest.
_COLOURS: tuple[Rgb, ...] = (
    (3.4, 0.25, 0.06),
    (3.2, 1.7, 0.35),
    (0.15, 0.9, 3.4),
    (3.2, 0.15, 1.6),
    (0.2, 2.8, 0.7),
    (1.6, 0.5, 3.4),
    (3.0, 2.6, 1.9),
)
_ROCKETS, _STREAKS = 9, 84
#: Each goes out in so many steps.
_GROUPS = 6
#: Seconds that a rocket rises, that its stars burn, and until the next one follows from there.
_RISE, _BURN, _PERIOD = 0.9, 2.3, 3.6
#: Metres to them.
FAR = 62.0


@dataclass(frozen=True)
class _Rocket:
    at: Point
    #: Metres that its stars fly.
    reach: float
    #: Seconds at which it first bursts.
    first: float

    def matrix(self, t: float) -> NDArray[np.float64]:
        """Of the whole: up from below, then slowly down."""
        u = self._age(t)
        x, y, z = self.at
        lift = -28.0 * (u / _RISE) ** 2 if u < 0.0 else -0.8 * u * u
        return shift(x, y + lift, z)

    def pose(self, t: float) -> Floats:
        """Bones 2 n and 2 n + 1 are the tails and the heads of group n."""
        u = self._age(t)
        if u < 0.0:
            # One spark that climbs.
            return np.stack([scale(0.2, 0.2, 0.2)] * (2 * _GROUPS)).astype(np.float32)
        bones = []
        for group in range(_GROUPS):
            burns = _BURN * (0.55 + 0.45 * (group + 1) / _GROUPS)
            alive = 1.0 if u < burns else 0.0
            head = alive * self.reach * (1.0 - math.exp(-2.6 * u))
            tail = alive * self.reach * (1.0 - math.exp(-2.6 * max(u - 0.32, 0.0) * 0.98))
            bones += [scale(*[max(tail, 1e-3)] * 3), scale(*[max(head, 1e-3)] * 3)]
        return np.stack(bones).astype(np.float32)

    def _age(self, t: float) -> float:
        """Seconds since it burst, below 0 while it rises."""
        return (t - self.first + _RISE) % _PERIOD - _RISE


def with_fireworks(scene: Scene, layout: Layout) -> Layout:
    if Feature.FIREWORKS not in scene.features or not layout.outdoors:
        return layout
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 211])
    way = np.array(layout.target) - layout.eye
    heading = math.atan2(way[0], -way[2])
    parts = []
    for number in range(_ROCKETS):
        side = heading + math.radians(
            float(random.uniform(-5.0, 5.0)) + 34.0 * (number / (_ROCKETS - 1) - 0.5)
        )
        rise = math.radians(float(random.uniform(7.0, 13.5)))
        at = (
            layout.eye[0] + FAR * math.sin(side),
            layout.eye[1] + FAR * math.tan(rise),
            layout.eye[2] - FAR * math.cos(side),
        )
        rocket = _Rocket(at, float(random.uniform(6.5, 11.0)), _first(number))
        colours = random.permutation(len(_COLOURS))[:2]
        mesh = _stars(random, [_COLOURS[int(i)] for i in colours])
        parts.append(Part(mesh, rocket.matrix, rocket.pose))
    return replace(layout, parts=(*layout.parts, *parts))


def bursts(begin: float, end: float) -> list[tuple[float, int, float]]:
    """When a rocket bursts, in order, its number, and from -1 (left) to 1 where in the sky it does."""
    found = []
    for number in range(_ROCKETS):
        first = math.ceil((begin - _first(number)) / _PERIOD)
        last = math.ceil((end - _first(number)) / _PERIOD)
        side = 2.0 * number / (_ROCKETS - 1) - 1.0
        found += [(_first(number) + _PERIOD * turn, number, side) for turn in range(first, last)]
    return sorted(found)


def _first(number: int) -> float:
    """Seconds at which a rocket first bursts."""
    return -0.4 + _PERIOD * (4 * number % _ROCKETS) / _ROCKETS


def _stars(random: np.random.Generator, colours: list[Rgb]) -> Mesh:
    """Streaks whose two ends have bones of their own: as long as those are apart."""
    turn, up = random.uniform(0.0, math.tau, _STREAKS), random.uniform(-1.0, 1.0, _STREAKS)
    flat = np.sqrt(1.0 - up * up)
    out = np.column_stack([flat * np.cos(turn), up, flat * np.sin(turn)])
    out *= random.uniform(0.86, 1.0, (_STREAKS, 1))
    side = np.cross(out, (0.31, 0.87, 0.39))
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    other = np.cross(out, side)
    corners = [(math.cos(a), math.sin(a)) for a in (0.0, 2.1, 4.2)]
    rings = [out + 0.016 * (c * side + s * other) * thick for thick in (0.35, 1.0) for c, s in corners]
    points = np.stack(rings, axis=1).reshape(-1, 3)
    faces = [(0, 1, 4), (0, 4, 3), (1, 2, 5), (1, 5, 4), (2, 0, 3), (2, 3, 5), (3, 4, 5)]
    first = 6 * np.arange(_STREAKS)[:, None, None]
    triangles = (first + np.array(faces)[None]).reshape(-1, 3)
    mesh = Mesh.of(points, triangles, points, material=Material.LIGHT)
    group = np.repeat(np.arange(_STREAKS) % _GROUPS, 6)
    bones = np.zeros_like(mesh.bones)
    bones[:, 0] = 2 * group + np.tile([0, 0, 0, 1, 1, 1], _STREAKS)
    inner, outer = (np.array(colour, np.float32) for colour in colours)
    own = np.repeat(np.arange(_STREAKS) % 3 == 0, 6)[:, None]
    paint = np.where(own, inner, outer) * np.tile([0.35, 0.35, 0.35, 1, 1, 1], _STREAKS)[:, None]
    return replace(mesh, bones=bones, colours=paint.astype(np.float32))
