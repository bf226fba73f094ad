"""What people set up out of doors: tents, shops, bridges, statues, fires. Metres."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, Point, linear, merged
from rushes.engines.previz.props import lamps, seating, streetside
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, box, cylinder, extruded, lathe, scale, shift, tube, turn
from rushes.engines.previz.subjects.flesh.noise import noise
from rushes.engines.previz.subjects.loft import painted, smoothed
from rushes.engines.previz.subjects.objects.burning import BURNING
from rushes.engines.previz.subjects.objects.forms import Build, numbered, rising, turning
from rushes.engines.previz.subjects.objects.wild import WILD
from rushes.engines.previz.subjects.thing import Motion, Thing

_STONE: Colour = linear("#a39a8c")
_WHITE: Colour = (0.82, 0.81, 0.78)
_DARK: Colour = (0.05, 0.05, 0.05)
_WATER: Colour = (0.35, 0.55, 0.65)


def _igloo(colour: Colour | None, seed: int) -> Mesh:
    snow = colour or (0.85, 0.88, 0.92)
    arc = [(2.4 * math.cos(a), 2.4 * math.sin(a)) for a in np.linspace(0.0, math.pi / 2, 12)]
    tunnel = lathe([(0.95, 0.0), (0.95, 1.6)], sides=24, colour=snow).moved(
        shift(0.0, 0.0, 1.9) @ turn("x", 90.0)
    )
    mouth = cylinder(0.7, 0.1, sides=24, colour=_DARK).moved(shift(0.0, 0.0, 3.45) @ turn("x", 90.0))
    return merged([lathe(arc, sides=32, colour=snow, roughness=0.9, material=Material.BRICK), tunnel, mouth])


def _tent(colour: Colour | None, seed: int) -> Mesh:
    cloth = colour or linear("#e08a2c")
    body = extruded(
        [(-1.3, 0.0), (1.3, 0.0), (0.0, 1.7)], 2.6, colour=cloth, roughness=0.9, material=Material.FABRIC
    )
    flap = extruded([(-0.5, 0.0), (0.5, 0.0), (0.0, 1.2)], 0.06, colour=_DARK).moved(shift(0.0, 0.0, 1.32))
    ropes = [
        tube([(0.0, 1.68, z), (0.0, 0.0, 1.9 * z)], [0.012, 0.012], sides=5, colour=_WHITE)
        for z in (1.3, -1.3)
    ]
    return merged([body, flap, *ropes])


def _shop(colour: Colour | None, seed: int) -> Mesh:
    wall = colour or linear("#c9a27a")
    parts = [
        box(8.0, 5.6, 6.0, colour=wall, material=Material.BRICK),
        box(8.4, 0.4, 6.4, colour=_WHITE).moved(shift(0.0, 5.5, 0.0)),
        box(4.6, 2.1, 0.1, colour=(1.4, 1.1, 0.6), material=Material.LIGHT).moved(shift(-1.3, 0.6, 3.0)),
        box(1.2, 2.4, 0.1, colour=linear("#3a5a4a")).moved(shift(2.5, 0.0, 3.02)),
        box(6.8, 0.7, 0.12, colour=linear("#2f4a40")).moved(shift(0.0, 3.7, 3.02)),
        streetside.awning(7.0, linear("#b5342e")).moved(shift(0.0, 2.85, 3.05)),
    ]
    parts += [
        box(1.0, 1.0, 0.1, colour=(0.05, 0.07, 0.09), material=Material.GLASS).moved(shift(x, 4.4, 3.0))
        for x in (-2.4, 0.0, 2.4)
    ]
    return merged(parts)


def _factory(colour: Colour | None, seed: int) -> Thing:
    wall = colour or linear("#9a6a50")
    parts = [box(16.0, 6.0, 9.0, colour=wall, material=Material.BRICK)]
    for i in range(4):
        saw = extruded([(-2.0, 0.0), (2.0, 0.0), (2.0, 2.0)], 9.0, colour=linear("#5f6a72")).moved(
            shift(-6.0 + 4.0 * i, 6.0, 0.0)
        )
        parts.append(saw)
        parts.append(
            box(2.4, 1.6, 0.1, colour=(1.2, 0.95, 0.5), material=Material.LIGHT).moved(
                shift(-6.0 + 4.0 * i, 2.2, 4.5)
            )
        )
    motions: list[Motion] = []
    for i, x in enumerate((-5.0, 5.0)):
        parts.append(
            cylinder(0.9, 14.0, top=0.65, sides=20, colour=linear("#8a5040"), material=Material.BRICK).moved(
                shift(x, 0.0, -3.0)
            )
        )
        for j in range(3):
            at = (x, 14.4, -3.0)
            parts.append(
                ball(
                    1.3, 1.0, 1.3, sides=14, colour=(0.5, 0.5, 0.52), roughness=1.0, bone=len(motions) + 1
                ).moved(shift(*at))
            )
            motions.append(rising(at, 5.0, j / 3.0 + 0.17 * i))
    return Thing(merged(parts), motions)


def _bridge(colour: Colour | None, seed: int) -> Mesh:
    stone = colour or _STONE
    parts = [box(24.0, 0.8, 4.4, colour=stone, material=Material.BRICK).moved(shift(0.0, 5.0, 0.0))]
    parts += [box(24.0, 0.9, 0.35, colour=stone).moved(shift(0.0, 5.8, z)) for z in (-2.0, 2.0)]
    for i in range(3):
        x = -8.0 + 8.0 * i
        for a0, a1 in zip(np.linspace(0, math.pi, 13)[:-1], np.linspace(0, math.pi, 13)[1:], strict=True):
            inner = [(3.1 * math.cos(a), 4.6 * math.sin(a)) for a in (a0, a1)]
            outline = [inner[0], (inner[0][0] * 1.29, 5.05), (inner[1][0] * 1.29, 5.05), inner[1]]
            parts.append(extruded(outline, 4.2, colour=stone).moved(shift(x, 0.0, 0.0)))
    parts += [
        box(1.9, 5.0, 4.6, colour=stone, material=Material.BRICK).moved(shift(x, 0.0, 0.0))
        for x in (-12.0, -4.0, 4.0, 12.0)
    ]
    return merged(parts)


def _statue(colour: Colour | None, seed: int) -> Mesh:
    bronze = colour or linear("#7f9a86")
    parts = [
        box(2.4, 0.5, 2.4, colour=_STONE),
        box(1.7, 2.0, 1.7, colour=_STONE).moved(shift(0.0, 0.5, 0.0)),
        box(2.0, 0.25, 2.0, colour=_STONE).moved(shift(0.0, 2.5, 0.0)),
    ]
    robe = lathe(
        [(0.75, 0.0), (0.7, 0.5), (0.5, 1.6), (0.55, 2.2), (0.42, 2.7), (0.16, 2.95), (0.0, 3.0)],
        sides=20,
        colour=bronze,
        roughness=0.5,
    )
    parts.append(robe.moved(shift(0.0, 2.75, 0.0)))
    parts.append(ball(0.27, 0.34, 0.28, sides=18, colour=bronze).moved(shift(0.0, 5.95, 0.05)))
    parts.append(
        tube([(0.4, 5.3, 0.0), (0.75, 5.9, 0.2), (0.8, 6.9, 0.3)], [0.17, 0.14, 0.1], sides=10, colour=bronze)
    )
    parts.append(
        tube(
            [(-0.4, 5.3, 0.0), (-0.75, 4.7, 0.2), (-0.4, 4.4, 0.5)],
            [0.17, 0.14, 0.1],
            sides=10,
            colour=bronze,
        )
    )
    return merged(parts)


def _fountain(colour: Colour | None, seed: int) -> Thing:
    stone = colour or linear("#c9c0b0")
    parts = [
        lathe([(2.6, 0.0), (2.6, 0.6), (2.35, 0.6), (2.3, 0.2), (0.0, 0.2)], sides=36, colour=stone),
        cylinder(0.28, 1.9, top=0.2, sides=18, colour=stone),
        lathe([(0.2, 1.4), (1.15, 1.8), (1.2, 1.9), (1.05, 1.9), (0.0, 1.7)], sides=30, colour=stone),
        lathe([(0.15, 2.3), (0.55, 2.5), (0.58, 2.58), (0.0, 2.5)], sides=24, colour=stone),
        cylinder(2.32, 0.45, sides=36, colour=_WATER, roughness=0.08),
        cylinder(1.08, 0.06, sides=30, colour=_WATER, roughness=0.08).moved(shift(0.0, 1.82, 0.0)),
    ]
    motions: list[Motion] = []
    for ring, (reach, top, count) in enumerate(((1.7, 2.6, 12), (0.7, 3.2, 6))):
        for i in range(count):
            a = math.tau * i / count
            for j in range(3):
                parts.append(
                    ball(
                        0.06,
                        0.09,
                        0.06,
                        sides=6,
                        colour=(0.7, 0.85, 0.95),
                        roughness=0.1,
                        bone=len(motions) + 1,
                    )
                )
                motions.append(_drop(a, reach, top, j / 3.0 + 0.13 * i + 0.4 * ring))
    return Thing(merged(parts), motions)


def _drop(angle: float, reach: float, top: float, phase: float) -> Motion:
    def motion(action: Action, t: float) -> Matrix:
        u = (t / 1.1 + phase) % 1.0
        y = 2.4 + (top - 2.0) * 4.0 * u * (1.0 - u) - 2.0 * u * u
        r = reach * u
        size = min(1.0, 8.0 * u, 8.0 * (1.0 - u)) + 1e-3
        matrix: Matrix = shift(r * math.cos(angle), max(y, 0.4), r * math.sin(angle)) @ scale(
            size, size, size
        )
        return matrix

    return motion


def _ferris_wheel(colour: Colour | None, seed: int) -> Thing:
    steel = colour or (0.8, 0.82, 0.85)
    hub = (0.0, 13.0, 0.0)
    parts: list[Mesh] = []
    motions = [turning(hub, "z", 0.03)]
    for z in (-0.9, 0.9):
        ring = [(11.0 * math.cos(a), 11.0 * math.sin(a), z) for a in np.linspace(0.0, math.tau, 49)]
        parts.append(tube(ring, [0.16] * 49, sides=6, colour=steel, bone=1).moved(shift(*hub)))
        parts += [
            tube(
                [(0.0, 0.0, z), (11.0 * math.cos(a), 11.0 * math.sin(a), z)],
                [0.09, 0.09],
                sides=5,
                colour=steel,
                bone=1,
            ).moved(shift(*hub))
            for a in np.linspace(0.0, math.tau, 13)[:-1]
        ]
        parts += [
            tube([(0.0, 13.0, 1.8 * z), (x, 0.0, 2.6 * z)], [0.3, 0.35], sides=8, colour=steel)
            for x in (-6.0, 6.0)
        ]
    paints = [linear(c) for c in ("#d8402f", "#f0b81e", "#2f7fc4", "#3f9a5a")]
    for i in range(12):
        a = math.tau * i / 12
        at = (11.0 * math.cos(a), 13.0 + 11.0 * math.sin(a), 0.0)
        cabin = merged(
            [
                ball(0.95, 0.85, 0.8, sides=14, colour=paints[i % 4]),
                cylinder(0.06, 0.9, sides=6, colour=_DARK),
            ]
        )
        parts.append(numbered(cabin.moved(shift(at[0], at[1] - 0.9, 0.0)), len(motions) + 1))
        motions.append(_gondola(hub, at))
    return Thing(merged(parts), motions)


def _gondola(hub: Point, at: Point) -> Motion:
    spun = turning(hub, "z", 0.03)

    def motion(action: Action, t: float) -> Matrix:
        there = spun(action, t) @ np.array([*at, 1.0])
        return shift(there[0] - at[0], there[1] - at[1], 0.0)

    return motion


def _rock(colour: Colour | None, seed: int) -> Mesh:
    stone = ball(0.9, 0.7, 0.8, sides=32, roughness=0.95)
    points = (
        stone.points
        * (1.0 + 0.2 * noise(stone.points, 0.6, seed) + 0.07 * noise(stone.points, 0.22, seed + 3))[:, None]
    )
    rough = smoothed(replace(stone, points=points.astype(np.float32)))
    base = np.asarray(colour or linear("#8a8178"))
    return painted(rough, lambda at, normals: base * (0.85 + 0.25 * noise(at, 0.3, seed + 5))[:, None])


OUTDOORS: dict[str, Build] = {
    **WILD,
    **BURNING,
    "igloo": _igloo,
    "tent": _tent,
    "shop": _shop,
    "factory": _factory,
    "bridge": _bridge,
    "statue": _statue,
    "fountain": _fountain,
    "bench": lambda colour, seed: seating.bench(colour or linear("#8a5a34")),
    "street lamp": lambda colour, seed: lamps.street_lamp(height=4.6),
    "ferris wheel": _ferris_wheel,
    "rock": _rock,
}
