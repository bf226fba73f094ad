"""Space: a planet with air about it, tumbling rocks, a sun, stars."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Material, Matrix, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, hue, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Key, Layout, Part, Rim
from rushes.engines.previz.sets.noise import waves
from rushes.engines.previz.sets.underwater import rock
from rushes.engines.previz.shapes import ball, shift, turn
from rushes.engines.previz.subjects.objects.planets import PLANETS

_FAR = 120.0


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 167])
    side = -1.0 if random.random() < 0.5 else 1.0
    sun = np.array([-side * 0.72, 0.42, -0.35])
    sun /= np.linalg.norm(sun)
    radius = float(random.uniform(34.0, 46.0))
    where = np.array([side * 0.30 * _FAR, -0.10 * _FAR, -_FAR])
    kind = int(random.integers(4))
    air: Rgb = ((0.25, 0.55, 1.2), (1.1, 0.55, 0.30), (0.35, 0.9, 0.85), (0.8, 0.6, 1.1))[kind]
    planet = _planet(scene.seed, radius, kind)
    parts = [_sun(sun)]
    moving = []
    # One planet at a time: the picture's own, if there is one.
    if not any(subject.kind in PLANETS for subject in scene.subjects):
        parts.append(_halo(where, radius, air, sun))
        moving.append(_spinning(planet, where, 0.6, tilt=18.0))
    if scene.furnished:
        moving += _asteroids(random)
    if random.random() < 0.6:
        moon = _moon(scene.seed + 3, 0.16 * radius)
        moving.append(
            _spinning(moon, where + np.array([-side * 1.55 * radius, 0.75 * radius, 10.0]), 0.3, tilt=0.0)
        )
    return Layout(
        mesh=merged(parts),
        mark=(0.0, -0.6, -6.0),
        way=9.0,
        beside=2.5,
        eye=(0.0, 0.3, 0.0),
        target=(0.0, -0.05, -10.0),
        free=((-12.0, -8.0, -20.0), (12.0, 10.0, 12.0)),
        key=Key((float(sun[0]), float(sun[1]), 0.55), (2.7, 2.55, 2.35)),
        rim=Rim((float(sun[0]), float(sun[1]), float(sun[2])), (1.2, 1.2, 1.3)),
        ambient=(0.035, 0.04, 0.055),
        bounce=shade(air, 0.05),
        shaded=((0.0, 0.0, -7.0), 9.0),
        exposure=0.42,
        stars=2.6,
        corners=0.3,
        parts=tuple(moving),
        fov=42.0,
        floor=lambda x, z: -0.6,
    )


def _planet(seed: int, radius: float, kind: int) -> Mesh:
    made = ball(radius, radius, radius, sides=160, colour=(0.5, 0.5, 0.5), roughness=0.85)
    unit = made.points / radius
    broad = waves(unit, seed, size=2.3, octaves=5)
    fine = waves(unit, seed + 7, size=0.55, octaves=4)
    cloud = waves(unit * (1.0, 2.2, 1.0) + 0.25 * fine[:, None], seed + 11, size=1.1, octaves=5)
    if kind == 0:
        sea, land, dry = (
            np.array([0.015, 0.07, 0.20]),
            np.array([0.07, 0.16, 0.05]),
            np.array([0.36, 0.28, 0.16]),
        )
        share = np.clip((broad + 0.15 * fine - 0.05) * 12.0 + 0.5, 0, 1)[:, None]
        warm = np.clip(0.5 + fine * 0.8 - np.abs(unit[:, 1]) * 0.3, 0, 1)[:, None]
        colour = sea * (1 - share) + (land * (1 - warm) + dry * warm) * share
        ice = np.clip((np.abs(unit[:, 1]) - 0.84 + 0.08 * fine) * 14.0, 0, 1)[:, None]
        colour = colour * (1 - ice) + 0.75 * ice
        made.roughness[:] = 0.9 - 0.5 * (1 - share[:, 0])
        veil = np.clip((cloud - 0.12) * 2.6, 0, 0.9)[:, None]
        colour = colour * (1 - veil) + 0.78 * veil
    elif kind == 1:
        low, high = np.array([0.30, 0.11, 0.05]), np.array([0.55, 0.29, 0.14])
        share = np.clip(0.5 + 0.6 * broad + 0.35 * fine, 0, 1)[:, None]
        colour = low * (1 - share) + high * share
        ice = np.clip((np.abs(unit[:, 1]) - 0.9 + 0.05 * fine) * 16.0, 0, 1)[:, None]
        colour = colour * (1 - ice) + 0.7 * ice
    else:
        # Bands of a giant, stirred at their borders.
        bands = np.sin(unit[:, 1] * (17.0 if kind == 2 else 11.0) + 1.3 * broad + 0.5 * fine)
        pair = (
            ((0.20, 0.42, 0.46), (0.62, 0.68, 0.60))
            if kind == 2
            else ((0.40, 0.26, 0.40), (0.72, 0.56, 0.50))
        )
        share = np.clip(0.5 + 0.45 * bands + 0.12 * fine, 0, 1)[:, None]
        colour = np.array(pair[0]) * (1 - share) + np.array(pair[1]) * share
    made.colours[:] = colour
    return made


def _moon(seed: int, radius: float) -> Mesh:
    made = ball(radius, radius, radius, sides=64, colour=(0.3, 0.3, 0.3), roughness=0.95)
    tone = 0.28 + 0.10 * waves(made.points / radius, seed, size=0.9, octaves=5)
    made.colours[:] = tone[:, None] * np.array([1.0, 0.98, 0.94])
    return made


def _halo(
    where: NDArray[np.float64],
    radius: float,
    air: Rgb,
    sun: NDArray[np.float64],
) -> Mesh:
    """The air that is seen over the planet's rim: a ring that faces the eye, gone on the night side."""
    back = -where / np.linalg.norm(where)
    right = np.cross((0.0, 1.0, 0.0), back)
    right /= np.linalg.norm(right)
    up = np.cross(back, right)
    n, rings = 160, 10
    angle = np.linspace(0, math.tau, n + 1)
    out = np.cos(angle)[:, None] * right + np.sin(angle)[:, None] * up
    # A perspective eye sees a little less than half of the ball.
    distance = float(np.linalg.norm(where))
    seen = radius * math.sqrt(1.0 - (radius / distance) ** 2)
    middle = where + back * (radius**2 / distance)
    lit = np.clip(out @ sun * 0.75 + 0.42, 0.0, 1.0) ** 1.5
    points, colours = [], []
    for k in range(rings):
        share = k / (rings - 1)
        points.append(middle + out * (seen * (0.985 + 0.085 * share)))
        colours.append(np.array(air)[None] * (lit * 1.5 * (1.0 - share) ** 2.6)[:, None])
    first = (np.arange(rings - 1)[:, None] * (n + 1) + np.arange(n)).ravel()
    over = first + n + 1
    faces = np.concatenate(
        [np.column_stack([first, first + 1, over + 1]), np.column_stack([first, over + 1, over])]
    )
    made = Mesh.of(
        np.concatenate(points), faces, np.tile(back, (rings * (n + 1), 1)), material=Material.LIGHT
    )
    made.colours[:] = np.concatenate(colours)
    return made


def _sun(way: NDArray[np.float64]) -> Mesh:
    at_ = way * 150.0
    return ball(2.6, 2.6, 2.6, sides=32, colour=(60.0, 54.0, 44.0), material=Material.LIGHT).moved(
        shift(float(at_[0]), float(at_[1]), float(at_[2]))
    )


def _spinning(mesh: Mesh, where: NDArray[np.float64], pace: float, *, tilt: float) -> Part:
    x, y, z = (float(v) for v in where)

    def matrix(t: float) -> Matrix:
        return shift(x, y, z) @ turn("z", tilt) @ turn("y", pace * t)

    return Part(mesh, matrix)


def _asteroids(random: np.random.Generator) -> list[Part]:
    parts = []
    for i in range(14):
        far = float(random.uniform(9, 46)) if i > 2 else float(random.uniform(7, 11))
        x = float(random.uniform(-0.75, 0.75)) * far
        y = float(random.uniform(-0.30, 0.34)) * far
        if abs(x) < 0.16 * far and abs(y) < 0.2 * far:
            x += 0.3 * far * (1 if x > 0 else -1)
        size = float(random.uniform(0.008, 0.028)) * far + 0.08
        tone = shade(hue(float(random.uniform(0.05, 0.11)), 0.22, 0.55), float(random.uniform(0.6, 1.1)))
        made = rock(random, size, tone, sides=18)
        spin, lean = float(random.uniform(-9, 9)), float(random.uniform(0, 360))
        drift = float(random.uniform(-0.05, 0.05))
        parts.append(_tumbling(made, (x, y, -far), spin, lean, drift))
    return parts


def _tumbling(mesh: Mesh, at_: tuple[float, float, float], spin: float, lean: float, drift: float) -> Part:
    def matrix(t: float) -> Matrix:
        return shift(at_[0] + drift * t, at_[1], at_[2]) @ turn("z", lean) @ turn("y", spin * t)

    return Part(mesh, matrix)
