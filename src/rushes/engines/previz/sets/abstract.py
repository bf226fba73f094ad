"""Nothing but shapes and light: ribbons that flow through a gradient, and balls that float before it."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix, Mesh, linear
from rushes.engines.previz.props.kit import Rgb, hue, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Key, Lamp, Layout, Part, Rim
from rushes.engines.previz.shapes import ball, plane, shift, turn

_BONES = 40


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 181])
    base = float(random.random())
    step = float(random.choice([0.07, 0.11, 0.16, -0.09]))
    count = int(random.integers(5, 8))
    said = [linear(colour) for colour in scene.palette]
    ribbons = [
        _ribbon(random, i, count, said[i % len(said)] if said else hue(base + step * i / 1.5, 0.62, 0.9))
        for i in range(count)
    ]
    low, high = hue(base + 0.02, 0.55, 0.30), hue(base + 2.5 * step, 0.40, 0.72)
    if said:
        low, high = shade(said[0], 0.35), shade(said[-1], 0.8)
    floating = (
        [
            _floating(
                random, said[(i + 1) % len(said)] if said else hue(base + 0.5 + 0.05 * i, 0.35, 0.95), i
            )
            for i in range(7)
        ]
        if scene.furnished
        else []
    )
    return Layout(
        mesh=plane(0.01, 0.01, colour=low).moved(shift(0, -40, 40)),
        mark=(0.0, -0.5, -4.5),
        way=4.0,
        beside=2.0,
        eye=(0.0, 0.3, 2.4),
        target=(0.0, 0.1, -6.0),
        free=((-6.0, -3.0, -3.6), (6.0, 4.0, 6.0)),
        lamps=(
            Lamp((-4.0, 3.0, -3.0), shade((1.0, 1.0, 1.0) if said else hue(base, 0.3, 1.0), 9.0), 14.0),
            Lamp(
                (4.5, -2.0, -3.5),
                shade((1.0, 1.0, 1.0) if said else hue(base + 3 * step, 0.5, 1.0), 8.0),
                14.0,
            ),
        ),
        key=Key((0.35, 0.75, 0.55), (1.7, 1.65, 1.6), soft_box=0.86),
        rim=Rim((-0.4, 0.5, -0.77), (1.4, 1.3, 1.5)),
        ambient=shade(high, 1.1),
        bounce=shade(low, 1.4),
        shaded=((0.0, 0.0, -6.0), 7.0),
        exposure=0.48,
        backdrop=(low, high),
        corners=0.5,
        parts=(*ribbons, *floating),
        fov=42.0,
        floor=lambda x, z: -0.5,
    )


def _ribbon(random: np.random.Generator, number: int, count: int, colour: Rgb) -> Part:
    """A wide band from left to right, a bone for each of its stations."""
    long, wide = 26.0, float(random.uniform(1.3, 2.2))
    n, m = 160, 10
    x = np.linspace(-long / 2, long / 2, n)
    s = np.linspace(-0.5, 0.5, m)
    gx, gs = np.meshgrid(x, s, indexing="ij")
    points = np.stack([gx, np.zeros_like(gx), gs * wide], -1).reshape(-1, 3)
    first = (np.arange(n - 1)[:, None] * m + np.arange(m - 1)).ravel()
    faces = np.concatenate(
        [
            np.column_stack([first, first + 1, first + m + 1]),
            np.column_stack([first, first + m + 1, first + m]),
        ]
    )
    mesh = Mesh.of(points, faces, np.tile((0.0, 1.0, 0.0), (n * m, 1)), colour=colour, roughness=0.28)
    fade = 0.55 + 0.9 * (gs.ravel() + 0.5)
    mesh.colours[:] = np.clip(mesh.colours * fade[:, None], 0.0, 1.0)
    at_ = np.clip((points[:, 0] + long / 2) / long, 0, 0.9999) * (_BONES - 1)
    lower = at_.astype(np.uint8)
    mesh.bones[:, 0], mesh.bones[:, 1] = lower, lower + 1
    mesh.weights[:, 1] = at_ - lower
    mesh.weights[:, 0] = 1.0 - mesh.weights[:, 1]
    height = 2.2 * ((number + 0.5) / count - 0.5) * 2.0
    depth = -9.0 - 1.3 * number + float(random.uniform(-0.5, 0.5))
    phase, pace = float(random.uniform(0, math.tau)), float(random.uniform(0.25, 0.45))
    size = float(random.uniform(0.7, 1.2))
    stations = np.linspace(-long / 2, long / 2, _BONES)

    def pose(t: float) -> Floats:
        bones = np.zeros((_BONES, 4, 4), np.float32)
        u = stations * 0.42
        lift = size * (np.sin(u + pace * t + phase) + 0.4 * np.sin(2.1 * u - 0.7 * pace * t + 2.0 * phase))
        away = 0.9 * np.sin(0.7 * u - 0.5 * pace * t + phase)
        roll = 0.9 * np.sin(0.8 * u + 0.6 * pace * t + 1.7 * phase) + 0.9
        slope = (
            size
            * 0.42
            * (np.cos(u + pace * t + phase) + 0.84 * np.cos(2.1 * u - 0.7 * pace * t + 2.0 * phase))
        )
        c, s_ = np.cos(roll), np.sin(roll)
        # Turned about the way it goes, then bent along the wave; each about its own station.
        bend = np.arctan(slope)
        cb, sb = np.cos(bend), np.sin(bend)
        bones[:, 0, 0], bones[:, 0, 1], bones[:, 0, 2] = cb, -sb * c, sb * s_
        bones[:, 1, 0], bones[:, 1, 1], bones[:, 1, 2] = sb, cb * c, -cb * s_
        bones[:, 2, 1], bones[:, 2, 2] = s_, c
        bones[:, 0, 3] = stations - cb * stations
        bones[:, 1, 3] = lift - sb * stations
        bones[:, 2, 3] = away
        bones[:, 3, 3] = 1.0
        return bones

    def matrix(t: float) -> Matrix:
        return shift(0.0, height, depth) @ turn("z", 6.0 * math.sin(phase))

    return Part(mesh, matrix, pose)


def _floating(random: np.random.Generator, colour: Rgb, number: int) -> Part:
    size = float(random.uniform(0.10, 0.42))
    mesh = ball(size, size, size, sides=44, colour=colour, roughness=0.16)
    side = 1.0 if number % 2 else -1.0
    x, y, z = (
        side * float(random.uniform(0.9, 3.6)),
        float(random.uniform(-1.5, 1.9)),
        float(random.uniform(-8.0, -4.0)),
    )
    phase = float(random.uniform(0, math.tau))

    def matrix(t: float) -> Matrix:
        return shift(x + 0.2 * math.sin(0.4 * t + phase), y + 0.25 * math.sin(0.6 * t + 2.0 * phase), z)

    return Part(mesh, matrix)
