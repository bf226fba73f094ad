"""Boats and ships. Metres; the water's level is at y = 0 and the keel below it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, box, lathe, shift, tube, turn
from rushes.engines.previz.subjects.boat.freighter import freighter
from rushes.engines.previz.subjects.boat.hull import Plan, hull
from rushes.engines.previz.subjects.boat.oars import rowed
from rushes.engines.previz.subjects.loft import loft, sheet
from rushes.engines.previz.subjects.thing import Motion, Thing

_WHITE: Colour = (0.85, 0.85, 0.83)
_WOOD: Colour = linear("#8a5a32")
_DARK: Colour = (0.04, 0.04, 0.045)
_GLASS: Colour = (0.03, 0.05, 0.07)
_CLOTH: Colour = linear("#f2ecdd")


def boat(form: str, colour: Colour | None, seed: int) -> Thing:
    plan = _PLANS[form](colour)
    mesh = merged(plan.parts)
    phase = 0.7 * (seed % 9)

    def rocking(t: float) -> Matrix:
        w = math.tau * t / plan.period + phase
        lean = turn("z", plan.roll * math.sin(w)) @ turn("x", 0.4 * plan.roll * math.sin(0.77 * w + 1.0))
        rocked: Matrix = shift(0.0, plan.heave * math.sin(0.83 * w), 0.0) @ lean
        return rocked

    moves = (Action.SWIM, Action.FLOAT, Action.STAND, Action.DRIVE)
    return Thing(
        mesh,
        plan.motions,
        whole=dict.fromkeys(moves, rocking),
        paces={Action.SWIM: plan.pace, Action.DRIVE: plan.pace},
    )


def _sail(corners: Sequence[tuple[float, float, float]], belly: float, colour: Colour) -> Mesh:
    """A triangle of cloth, blown out to +x."""
    a, b, c = (np.array(corner, np.float64) for corner in corners)
    rows = 9
    points, faces = [], []
    for i in range(rows + 1):
        for j in range(i + 1):
            u = i / rows
            v = j / i if i else 0.0
            at = a * (1 - u) + (b * (1 - v) + c * v) * u
            full = 27.0 * (1 - u) * u * (1 - v) * u * v if i else 0.0
            points.append(at + np.array([belly * (full + 0.35 * u * (1 - u)), 0.0, 0.0]))
    for i in range(rows):
        for j in range(i + 1):
            top, low = i * (i + 1) // 2 + j, (i + 1) * (i + 2) // 2 + j
            faces.append((top, low, low + 1))
            if j < i:
                faces.append((top, low + 1, top + 1))
    front = np.array(faces)
    at = np.array(points)
    normals = np.zeros_like(at)
    for face in front:
        normals[face] += np.cross(at[face[1]] - at[face[0]], at[face[2]] - at[face[0]])
    made = Mesh.of(at, front, normals, colour=colour, roughness=0.9, material=Material.FABRIC)
    other = Mesh.of(
        at - normals * 1e-4, front[:, ::-1], -normals, colour=colour, roughness=0.9, material=Material.FABRIC
    )
    return merged([made, other])


def _sailboat(colour: Colour | None) -> Plan:
    body = hull(
        (
            (-3.6, -0.1, 0.9, 0.75),
            (-3.3, -0.35, 1.0, 1.0),
            (-1.0, -0.6, 1.0, 1.35),
            (1.5, -0.5, 1.05, 1.1),
            (3.4, -0.1, 1.2, 0.4),
            (4.1, 0.5, 1.25, 0.03),
        ),
        _WHITE,
        linear("#a03428"),
        deck=0.85,
    )
    sail = colour or _CLOTH
    parts = [
        body,
        loft(
            (
                (-1.4, 0.75, 1.1, 0.6),
                (-0.8, 0.75, 1.3, 0.72),
                (0.8, 0.75, 1.22, 0.6),
                (1.4, 0.75, 0.95, 0.35),
            ),
            square=4.0,
            colour=_WHITE,
            roughness=0.4,
        ),
        tube([(0.0, 0.8, 0.6), (0.0, 9.6, 0.4)], [0.08, 0.05], sides=10, colour=(0.7, 0.7, 0.72)),
        tube([(0.0, 1.7, 0.6), (0.35, 1.65, -3.2)], [0.06, 0.05], sides=8, colour=(0.7, 0.7, 0.72)),
        _sail(((0.02, 9.4, 0.4), (0.05, 1.8, 0.5), (0.35, 1.75, -3.1)), 0.55, sail),
        _sail(((0.02, 8.2, 0.55), (0.0, 1.3, 3.9), (0.3, 1.5, 0.9)), 0.45, sail),
        ball(0.5, 0.03, 0.5, sides=14, colour=_WOOD).moved(shift(0.0, 0.87, -2.4)),
    ]
    return Plan(parts, pace=3.2, roll=6.0, heave=0.1)


def _rowing_boat(colour: Colour | None) -> Plan:
    paint = colour or linear("#3f7d8a")
    outer = hull(
        (
            (-1.9, 0.0, 0.5, 0.45),
            (-1.6, -0.14, 0.5, 0.6),
            (0.0, -0.2, 0.5, 0.72),
            (1.4, -0.1, 0.56, 0.45),
            (2.1, 0.2, 0.68, 0.03),
        ),
        paint,
        paint,
        deck=0.4,
    )
    inner = ball(0.6, 0.02, 1.55, sides=22, colour=_WOOD, roughness=0.9).moved(shift(0.0, 0.405, -0.1))
    parts = [outer, inner]
    parts += [
        box(1.05 - 0.25 * abs(z), 0.05, 0.24, colour=linear("#b07a45")).moved(shift(0.0, 0.42, z))
        for z in (-1.0, 0.1, 1.0)
    ]
    motions: list[Motion] = []
    for number, side in enumerate((1, -1)):
        way = [(side * 0.1, 0.62, 0.0), (side * 1.1, 0.42, 0.0), (side * 1.9, 0.08, 0.0)]
        parts.append(tube(way, [0.025, 0.025, 0.025], sides=8, colour=linear("#c99a5e"), bone=number + 1))
        blade = ball(0.3, 0.02, 0.09, sides=12, colour=linear("#c99a5e"), bone=number + 1)
        parts.append(blade.moved(shift(side * 2.0, 0.02, 0.0) @ turn("z", side * -22.0)))
        motions.append(partial(rowed, side))
    return Plan(parts, motions, pace=1.2, roll=3.0, heave=0.04)


def _ship(colour: Colour | None) -> Plan:
    paint = colour or linear("#22375c")
    parts = [
        hull(
            (
                (-38, -1, 7.0, 4.0),
                (-36, -2.5, 7.5, 6.0),
                (-20, -3, 7.5, 7.0),
                (10, -3, 7.5, 7.0),
                (26, -2.5, 8.0, 5.0),
                (36, -1, 8.6, 1.6),
                (40, 2.5, 9.0, 0.1),
            ),
            paint,
            linear("#8c2f26"),
            square=4.0,
            deck=6.4,
        )
    ]
    for i, (long, y) in enumerate(((56.0, 6.3), (50.0, 9.0), (44.0, 11.6), (30.0, 14.2))):
        deck = loft(
            (
                (-0.5 * long, y, y + 2.5, 5.0 - 0.5 * i),
                (-0.5 * long + 1.0, y, y + 2.6, 6.0 - 0.5 * i),
                (0.5 * long - 4.0, y, y + 2.6, 6.0 - 0.5 * i),
                (0.5 * long, y, y + 2.4, 3.6 - 0.4 * i),
            ),
            square=9.0,
            sharp=True,
            colour=_WHITE,
            roughness=0.5,
        )
        parts.append(deck.moved(shift(0.0, 0.0, -5.0 + i)))
        for side in (1, -1):
            strip = box(0.1, 1.0, 0.86 * long - 3.0, colour=_GLASS, material=Material.GLASS, roughness=0.1)
            parts.append(strip.moved(shift(side * (6.0 - 0.5 * i), y + 0.9, -6.0 + i)))
    funnel = lathe(
        [(2.0, 0.0), (1.8, 5.0), (1.6, 5.0), (1.6, 4.5), (0.0, 4.5)],
        sides=22,
        colour=linear("#c9382c"),
        roughness=0.4,
    )
    parts.append(funnel.moved(shift(0.0, 16.5, -12.0) @ turn("x", -8.0)))
    parts.append(tube([(0.0, 16.0, 8.0), (0.0, 23.0, 7.0)], [0.25, 0.1], sides=8, colour=_WHITE))
    return Plan(parts, pace=6.0, roll=1.0, period=7.0, heave=0.2)


def _pirate_ship(colour: Colour | None) -> Plan:
    parts = [
        hull(
            (
                (-9, -0.3, 4.6, 1.8),
                (-8.4, -1.0, 4.4, 2.2),
                (-4, -1.6, 3.4, 2.6),
                (2, -1.6, 3.2, 2.6),
                (6.5, -1.0, 3.6, 1.6),
                (9.5, 0.6, 4.4, 0.1),
            ),
            _WOOD,
            linear("#5a3820"),
            square=2.8,
            deck=2.6,
        ),
        box(4.0, 1.7, 3.4, colour=linear("#6e4526")).moved(shift(0.0, 2.4, -6.9)),
        tube([(0.0, 2.8, 8.4), (0.0, 5.0, 13.2)], [0.2, 0.1], sides=10, colour=_WOOD),
    ]
    cloth = colour or _CLOTH
    for z, high in ((4.4, 11.0), (-0.6, 13.5), (-5.6, 10.5)):
        parts.append(tube([(0.0, 2.0, z), (0.0, high, z)], [0.24, 0.12], sides=10, colour=linear("#5a3820")))
        for y, wide, tall in ((0.3 * high + 1.2, 4.6, 0.32 * high), (0.66 * high + 0.6, 3.4, 0.24 * high)):
            parts.append(
                tube(
                    [(-0.52 * wide, y + tall, z), (0.52 * wide, y + tall, z)],
                    [0.1, 0.1],
                    sides=8,
                    colour=linear("#5a3820"),
                )
            )
            h, w = 0.5 * tall, 0.5 * wide
            stations = (
                (-0.04, -h, h, w),
                (0.3, -0.93 * h, 0.95 * h, 0.95 * w),
                (0.6, -0.6 * h, 0.6 * h, 0.7 * w),
            )
            sail = loft(stations, square=7.0, sides=28, colour=cloth, roughness=0.95)
            parts.append(sail.moved(shift(0.0, y + h, z + 0.15)))
    parts.append(box(0.05, 0.8, 1.2, colour=_DARK).moved(shift(0.0, 13.4, -1.2)))
    return Plan(parts, pace=3.4, roll=3.0, period=5.0, heave=0.2)


def _speedboat(colour: Colour | None) -> Plan:
    paint = colour or linear("#c62f2f")
    parts = [
        hull(
            (
                (-2.6, -0.1, 0.7, 0.95),
                (-2.4, -0.3, 0.8, 1.05),
                (0.0, -0.35, 0.85, 1.1),
                (2.0, -0.1, 0.95, 0.75),
                (3.2, 0.4, 1.0, 0.05),
            ),
            _WHITE,
            paint,
            square=2.8,
            deck=0.72,
        ),
        loft(
            ((0.2, 0.7, 0.9, 0.75), (0.5, 0.7, 1.25, 0.7), (0.8, 0.7, 1.05, 0.75), (1.5, 0.7, 0.8, 0.6)),
            square=3.0,
            colour=_GLASS,
            material=Material.GLASS,
            roughness=0.06,
        ),
        loft(
            ((-2.0, 0.68, 0.9, 0.7), (-1.6, 0.68, 1.15, 0.75), (-1.2, 0.68, 0.8, 0.75)),
            square=5.0,
            colour=paint,
            roughness=0.6,
        ),
        loft(
            ((-3.0, 0.1, 0.9, 0.18), (-2.8, -0.2, 1.2, 0.24), (-2.5, 0.0, 1.1, 0.2)),
            square=3.0,
            colour=_DARK,
            roughness=0.4,
        ),
    ]
    return Plan(parts, pace=9.0, roll=3.0, period=1.9, heave=0.1)


def _submarine(colour: Colour | None) -> Plan:
    paint = colour or linear("#e0b020")
    r = 1.5
    parts = [
        loft(
            (
                (-5.4, r - 0.2, r + 0.2, 0.15),
                (-4.0, 0.5, 2.5, 0.9),
                (-1.5, 0.0, 3.0, 1.5),
                (3.0, 0.0, 3.0, 1.5),
                (4.8, 0.6, 2.4, 0.9),
                (5.4, 1.3, 1.7, 0.2),
            ),
            square=2.0,
            colour=paint,
            roughness=0.3,
        ),
        loft(
            ((-0.6, 2.6, 3.6, 0.4), (-0.3, 2.6, 4.3, 0.55), (1.0, 2.6, 4.3, 0.55), (1.6, 2.6, 3.7, 0.3)),
            square=3.0,
            colour=paint,
            roughness=0.3,
        ),
        tube(
            [(0.0, 4.0, 0.5), (0.0, 5.3, 0.5), (0.0, 5.35, 0.9)], [0.09, 0.09, 0.09], sides=10, colour=_DARK
        ),
    ]
    for side in (1, -1):
        parts += [
            ball(0.12, 0.42, 0.42, sides=18, colour=_GLASS, material=Material.GLASS, roughness=0.06).moved(
                shift(side * 1.46, 1.7, z)
            )
            for z in (-1.6, 0.6, 2.8)
        ]
    parts += [
        ball(0.06, 0.9, 0.5, sides=12, colour=linear("#c23a2c")).moved(
            shift(0.0, r, -4.6) @ turn("z", angle) @ shift(0.0, 0.8, 0.0)
        )
        for angle in (0.0, 90.0, 180.0, 270.0)
    ]
    return Plan(parts, pace=2.5, roll=2.0, period=5.0, heave=0.15)


def _paper_boat(colour: Colour | None) -> Plan:
    paint = colour or (0.86, 0.86, 0.83)
    points = np.array(
        [
            (0, 0.02, 0.12),
            (0, 0.02, -0.12),
            (0.045, 0.0, 0.0),
            (-0.045, 0.0, 0.0),
            (0, 0.075, 0.17),
            (0, 0.075, -0.17),
            (0.06, 0.06, 0),
            (-0.06, 0.06, 0),
            (0, 0.14, 0),
        ],
        np.float64,
    )
    faces = np.array(
        [
            (2, 0, 4),
            (2, 4, 6),
            (2, 5, 1),
            (2, 6, 5),
            (3, 4, 0),
            (3, 7, 4),
            (3, 1, 5),
            (3, 5, 7),
            (4, 8, 6),
            (5, 6, 8),
            (4, 7, 8),
            (5, 8, 7),
            (2, 3, 0),
            (2, 1, 3),
        ]
    )
    paper = sheet(points, faces, 0.0015, colour=paint, roughness=0.9)
    return Plan([paper], pace=0.25, roll=8.0, period=1.6, heave=0.01)


_PLANS: dict[str, Callable[[Colour | None], Plan]] = {
    "sailboat": _sailboat,
    "rowing boat": _rowing_boat,
    "ship": _ship,
    "container ship": freighter,
    "pirate ship": _pirate_ship,
    "speedboat": _speedboat,
    "submarine": _submarine,
    "paper boat": _paper_boat,
}
