"""A football pitch with its goals in a stadium: stands full of people, floodlights by night."""

from __future__ import annotations

import itertools
import math
from typing import Unpack

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, Point, linear, merged
from rushes.engines.previz.props import stands
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade
from rushes.engines.previz.scene import Cover, Scene
from rushes.engines.previz.sets import lawn
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.shapes import Surface, cylinder, plane, tube

_LONG, _WIDE = 105.0, 68.0
#: Of the goal line that the camera looks to.
_END = -36.0
_MIDDLE = _END + _LONG / 2
_WHITE: Surface = {"colour": (0.78, 0.78, 0.76), "roughness": 1.0}
_CLUBS = ("#a8242c", "#1f4f96", "#1d6b46", "#c98a1e", "#5a2b78", "#cfd3d6")
_MASTS = ((-46.0, -60.0), (46.0, -60.0), (-46.0, 34.0), (46.0, 34.0))


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 227])
    club = linear(_CLUBS[int(random.integers(len(_CLUBS)))])
    parts = [*_pitch(scene.cover), *_lines(), *_goal(_END, 1.0), *_goal(_END + _LONG, -1.0)]
    parts += _bowl(random, club, full=scene.furnished)
    parts += _boards(random)
    for x, z in _MASTS:
        parts.append(at(_mast(), x, 0, z, yaw=math.degrees(math.atan2(-x, _MIDDLE - 18.0 - z))))
    side = float(random.choice([-1.0, 1.0]))
    return Layout(
        mesh=merged(parts),
        mark=(0.4 * side, 0.0, -7.0),
        way=20.0,
        beside=6.0,
        eye=(3.2 * side, 6.2, 11.0),
        target=(-2.5 * side, 2.2, -36.0),
        free=((-30.0, 0.25, -33.0), (30.0, 14.0, 40.0)),
        lamps=(
            *(Lamp((0.72 * x, 30.0, 0.72 * z - 3.0), (2100.0, 2150.0, 2200.0), 105.0) for x, z in _MASTS),
            Lamp((0.0, 26.0, -10.0), (600.0, 615.0, 630.0), 80.0),
        ),
        outdoors=True,
        ambient=(0.13, 0.135, 0.155),
        shaded=((0.0, 2.0, -14.0), 34.0),
        exposure=0.55,
        corners=1.0,
        fov=44.0,
    )


def _pitch(cover: Cover) -> list[Mesh]:
    """Mown in stripes."""
    green = lawn.colour(Cover.SNOW if cover is Cover.SNOW else Cover.GRASS)
    kind = Material.CONCRETE if cover is Cover.SNOW else Material.GRASS
    parts = [at(plane(130.0, 190.0, cells=12, colour=(0.24, 0.10, 0.07), roughness=0.9), 0, -0.03, _MIDDLE)]
    count = 20
    deep = (_LONG + 10.0) / count
    for i in range(count):
        own = shade(green, 0.74 if i % 2 else 1.16)
        stripe = plane(_WIDE + 9.0, deep, cells=6, colour=own, material=kind, roughness=0.95)
        parts.append(at(stripe, 0, 0, _END - 5.0 + (i + 0.5) * deep))
    return parts


def _line(x: float, z: float, wide: float, long: float) -> Mesh:
    return at(plane(max(wide, 0.2), max(long, 0.32), **_WHITE), x, 0.035, z)


def _lines() -> list[Mesh]:
    parts = [_line(x, _MIDDLE, 0.0, _LONG) for x in (-_WIDE / 2, _WIDE / 2)]
    parts += [_line(0, z, _WIDE, 0.0) for z in (_END, _MIDDLE, _END + _LONG)]
    parts.append(_ring(9.15, _MIDDLE, 0.0, math.tau))
    for z, way in ((_END, 1.0), (_END + _LONG, -1.0)):
        for half, deep in ((20.16, 16.5), (9.16, 5.5)):
            parts.append(_line(0, z + way * deep, 2 * half, 0.0))
            parts += [_line(x, z + way * deep / 2, 0.0, deep) for x in (-half, half)]
        reach = math.acos(5.5 / 9.15)
        aim = 0.5 * math.pi * way
        parts.append(_ring(9.15, z + way * 11.0, aim - reach, aim + reach))
        parts.append(at(cylinder(0.14, 0.036, sides=14, **_WHITE), 0, 0, z + way * 11.0))
    return parts


def _ring(radius: float, z: float, start: float, end: float) -> Mesh:
    angles = np.linspace(start, end, 49)
    points = np.stack(
        [
            np.column_stack([r * np.cos(angles), np.full(49, 0.035), z + r * np.sin(angles)])
            for r in (radius - 0.08, radius + 0.08)
        ],
        1,
    ).reshape(-1, 3)
    first = 2 * np.arange(48)
    faces = np.concatenate(
        [np.column_stack([first, first + 2, first + 3]), np.column_stack([first, first + 3, first + 1])]
    )
    return Mesh.of(points, faces[:, ::-1], np.tile((0.0, 1.0, 0.0), (98, 1)), **_WHITE)


def _goal(z: float, way: float) -> list[Mesh]:
    """Its mouth looks along ``way``; behind it hangs a net."""
    half, high, deep = 3.66, 2.44, -2.0 * way
    white: Surface = {"colour": (0.85, 0.85, 0.83), "roughness": 0.4}
    corners: list[Point] = [(-half, 0.0, z), (-half, high, z), (half, high, z), (half, 0.0, z)]
    parts = [_bar(a, b, 0.15, **white) for a, b in itertools.pairwise(corners)]
    cord: Surface = {"colour": (0.62, 0.62, 0.62), "roughness": 0.9}
    thin = 0.012
    for x in np.linspace(-half, half, 25):
        parts.append(block(thin, 1.9, thin, (float(x), 0, z + deep), **cord))
        parts.append(_bar((float(x), high, z), (float(x), 1.9, z + deep), thin, **cord))
    for u in np.linspace(0.0, 1.0, 8):
        parts.append(block(2 * half, thin, thin, (0, 1.9 * float(u), z + deep), **cord))
        high_u = high + (1.9 - high) * float(u)
        parts.append(block(2 * half, thin, thin, (0, high_u, z + deep * float(u)), **cord))
        for x in (-half, half):
            parts.append(block(thin, high_u, thin, (x, 0, z + deep * float(u)), **cord))
            parts.append(_bar((x, high * float(u), z), (x, 1.9 * float(u), z + deep), thin, **cord))
    return parts


def _bar(a: Point, b: Point, thick: float, **surface: Unpack[Surface]) -> Mesh:
    middle = (0.5 * (a[0] + b[0]), 0.5 * (a[1] + b[1]), 0.5 * (a[2] + b[2]))
    return tube([a, middle, b], [0.5 * thick] * 3, sides=10 if thick > 0.1 else 3, **surface)


def _bowl(random: np.random.Generator, club: Rgb, *, full: bool) -> list[Mesh]:
    side, end = _WIDE / 2 + 8.0, _LONG / 2 + 9.0
    return [
        at(stands.stand(random, 78.0, club, full=full), 0, 0, _MIDDLE - end),
        at(stands.stand(random, 112.0, club, full=full), -side, 0, _MIDDLE, yaw=90.0),
        at(stands.stand(random, 112.0, club, full=full), side, 0, _MIDDLE, yaw=-90.0),
        at(stands.stand(random, 78.0, club, full=full), 0, 0, _MIDDLE + end, yaw=180.0),
        *_scoreboard(_MIDDLE - end - 19.0),
    ]


def _scoreboard(z: float) -> list[Mesh]:
    parts = [block(15.0, 6.4, 0.8, (0, 16.4, z), colour=(0.02, 0.02, 0.024), roughness=0.4)]
    lit: Surface = {"colour": (4.2, 3.1, 0.9), "material": Material.LIGHT}
    for x in (-4.6, 4.6):
        for dx, dy, wide, high in (
            (-0.9, 0, 0.3, 3.2),
            (0.9, 0, 0.3, 3.2),
            (0, 0, 1.9, 0.3),
            (0, 2.9, 1.9, 0.3),
        ):
            parts.append(block(wide, high, 0.1, (x + dx, 18.0 + dy, z + 0.45), **lit))
    parts += [block(0.4, 0.4, 0.1, (0, y, z + 0.45), **lit) for y in (18.8, 20.0)]
    return parts


def _boards(random: np.random.Generator) -> list[Mesh]:
    """Advertisements along the lines."""
    parts = []
    for i in range(15):
        tone = hue(
            float(random.random()), float(random.uniform(0.5, 0.85)), float(random.uniform(0.35, 0.85))
        )
        x = (i - 7) * 5.2
        parts.append(block(5.0, 0.95, 0.12, (x, 0, _END - 4.6), colour=tone, roughness=0.5))
        for k in range(4):
            spot = (x - 1.5 + k, 0.32, _END - 4.52)
            parts.append(block(float(random.uniform(0.4, 0.8)), 0.34, 0.03, spot, colour=(0.8, 0.8, 0.78)))
    for side in (-1.0, 1.0):
        for i in range(20):
            tone = hue(
                float(random.random()), float(random.uniform(0.5, 0.85)), float(random.uniform(0.35, 0.85))
            )
            spot = (side * (_WIDE / 2 + 4.6), 0.0, _END + 2.0 + i * 5.2)
            parts.append(block(0.12, 0.95, 5.0, spot, colour=tone, roughness=0.5))
    return parts


def _mast() -> Mesh:
    """Floodlights that look along +z."""
    steel: Surface = {"colour": (0.30, 0.31, 0.33), "roughness": 0.5}
    parts = [cylinder(0.6, 32.0, top=0.35, sides=10, **steel), block(6.4, 4.0, 0.4, (0, 30.0, 0), **steel)]
    for i in range(5):
        for j in range(3):
            spot = (-2.4 + 1.2 * i, 30.4 + 1.2 * j, 0.25)
            parts.append(block(0.85, 0.85, 0.2, spot, colour=(14.0, 14.4, 15.5), material=Material.LIGHT))
    return merged(parts)
