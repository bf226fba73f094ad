"""Trains: an engine and a carriage, on their own stretch of wheels."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import box, cylinder, lathe, shift, turn
from rushes.engines.previz.subjects.loft import loft
from rushes.engines.previz.subjects.thing import Thing
from rushes.engines.previz.subjects.vehicle.parts import DARK, GLASS, HEAD, lamp, rolling

_RADIUS = 0.46
_PACES = {"train": 14.0, "tram": 7.0, "steam train": 8.0}


def train(form: str, colour: Colour | None, seed: int) -> Thing:
    body, axles = _BODIES[form](colour)
    hubs: list[tuple[float, float, float]] = []
    parts = [*body]
    for z, radius in axles:
        hubs.append((0.0, radius, z))
        for side in (1, -1):
            disc = cylinder(
                radius, 0.12, sides=22, colour=(0.1, 0.1, 0.11), material=Material.METAL, bone=len(hubs)
            )
            parts.append(disc.moved(shift(side * 0.72, radius, z) @ turn("z", -90.0 * side)))
            for i in range(3):
                spoke = box(0.03, 1.7 * radius, 0.09 * radius, colour=(0.45, 0.1, 0.08), bone=len(hubs))
                hub = shift(side * 0.85, radius, z) @ turn("x", 60.0 * i) @ shift(0.0, -0.85 * radius, 0.0)
                parts.append(spoke.moved(hub))
    pace = _PACES[form]

    def spun(at: tuple[float, float, float]) -> Callable[[Action, float], Matrix]:
        def motion(action: Action, t: float) -> Matrix:
            return rolling(at, pace * t / at[1] if action is Action.DRIVE else 0.0)

        return motion

    def driven(t: float) -> Matrix:
        rock: Matrix = np.asarray(turn("z", 0.25 * math.sin(2.3 * t)), np.float64)
        return rock

    return Thing(
        merged(parts), [spun(at) for at in hubs], whole={Action.DRIVE: driven}, paces={Action.DRIVE: pace}
    )


Body = tuple[list[Mesh], list[tuple[float, float]]]


def _coach(front: float, back: float, colour: Colour, second: Colour, *, nose: float) -> list[Mesh]:
    """A carriage from ``back`` to ``front``, drawn out to a nose."""
    stations = [(back, 0.9, 3.3, 1.25), (back + 0.15, 0.7, 3.6, 1.42), (front - nose, 0.7, 3.65, 1.45)]
    if nose > 0.5:
        stations += [
            (front - 0.62 * nose, 0.66, 3.5, 1.42),
            (front - 0.3 * nose, 0.62, 2.75, 1.25),
            (front - 0.08 * nose, 0.65, 1.85, 0.85),
            (front, 0.85, 1.5, 0.45),
        ]
    else:
        stations.append((front, 0.9, 3.3, 1.25))
    hull = loft(stations, square=4.5, sides=40, steps=4, sharp=nose < 0.5, colour=colour, roughness=0.25)
    parts = [hull]
    for side in (1, -1):
        long = front - nose - back - 0.6
        middle = 0.5 * (front - nose + back)
        parts.append(box(0.02, 0.16, long + 0.4, colour=second).moved(shift(side * 1.452, 1.5, middle)))
        count = max(int(long / 1.5), 1)
        for i in range(count):
            z = back + 0.6 + (i + 0.5) * long / count
            pane = box(0.03, 0.85, 0.8 * long / count, colour=GLASS, material=Material.GLASS, roughness=0.08)
            parts.append(pane.moved(shift(side * 1.452, 2.0, z)))
    parts.append(
        box(2.0, 0.4, front - nose - back - 1.0, colour=DARK).moved(
            shift(0.0, 0.4, 0.5 * (front - nose + back))
        )
    )
    return parts


def _express(colour: Colour | None) -> Body:
    paint, second = colour or linear("#eef0f2"), linear("#c22f35")
    parts = _coach(12.5, -1.8, paint, second, nose=5.0) + _coach(-2.2, -14.0, paint, second, nose=0.15)
    glass = loft(
        ((8.7, 2.6, 3.0, 0.7), (9.1, 2.5, 3.38, 0.95), (9.9, 2.4, 3.02, 1.0), (10.5, 2.3, 2.5, 0.8)),
        colour=GLASS,
        material=Material.GLASS,
        roughness=0.06,
    )
    parts.append(glass)
    parts += [lamp(0.22, 0.1, 0.2, (side * 0.72, 1.5, 12.0), HEAD) for side in (1, -1)]
    return parts, [(z, _RADIUS) for z in (6.5, 4.2, 1.0, -1.0, -3.6, -5.6, -10.6, -12.6)]


def _tram(colour: Colour | None) -> Body:
    parts = _coach(4.5, -4.5, colour or linear("#c43b2f"), linear("#efe6cf"), nose=0.15)
    for way in (1, -1):
        parts.append(
            box(2.3, 1.0, 0.06, colour=GLASS, material=Material.GLASS, roughness=0.08).moved(
                shift(0.0, 2.0, way * 4.45)
            )
        )
        parts += [lamp(0.14, 0.14, 0.08, (side * 0.8, 1.2, way * 4.5), HEAD) for side in (1, -1)]
    parts.append(cylinder(0.04, 1.2, sides=8, colour=DARK).moved(shift(0.0, 3.6, 0.0) @ turn("x", -28.0)))
    return parts, [(z, _RADIUS) for z in (2.8, 1.2, -1.2, -2.8)]


def _steam(colour: Colour | None) -> Body:
    paint = colour or linear("#24402f")
    brass: Colour = (0.75, 0.5, 0.16)
    boiler = lathe(
        [(0.0, 0.0), (0.82, 0.0), (0.85, 0.1), (0.85, 5.4), (0.7, 5.6), (0.0, 5.62)],
        sides=30,
        colour=paint,
        roughness=0.35,
    )
    parts = [boiler.moved(shift(0.0, 2.0, -1.2) @ turn("x", 90.0))]
    for z in (0.2, 1.8, 3.4):
        ring = lathe(
            [(0.86, 0.0), (0.88, 0.02), (0.88, 0.1), (0.86, 0.12)],
            sides=30,
            colour=brass,
            material=Material.METAL,
            roughness=0.3,
        )
        parts.append(ring.moved(shift(0.0, 2.0, z) @ turn("x", 90.0)))
    stack = lathe(
        [(0.26, 0.0), (0.22, 0.6), (0.38, 1.1), (0.38, 1.2), (0.0, 1.2)], sides=20, colour=DARK, roughness=0.6
    )
    parts += [
        stack.moved(shift(0.0, 2.7, 3.7)),
        lathe(
            [(0.34, 0.0), (0.34, 0.3), (0.0, 0.55)],
            sides=20,
            colour=brass,
            material=Material.METAL,
            roughness=0.3,
        ).moved(shift(0.0, 2.75, 1.6)),
        box(2.3, 2.3, 2.0, colour=paint, roughness=0.4).moved(shift(0.0, 1.2, -2.2)),
        box(2.7, 0.14, 2.6, colour=DARK).moved(shift(0.0, 3.5, -2.2)),
        box(1.7, 0.4, 8.0, colour=linear("#7d2320")).moved(shift(0.0, 0.75, 0.6)),
        box(2.2, 1.4, 3.6, colour=paint).moved(shift(0.0, 0.9, -5.6)),
        box(2.0, 0.4, 3.2, colour=(0.02, 0.02, 0.02), roughness=0.9).moved(shift(0.0, 2.15, -5.6)),
        lamp(0.2, 0.2, 0.1, (0.0, 2.6, 4.5), HEAD),
    ]
    for side in (1, -1):
        pane = box(0.04, 0.8, 0.9, colour=GLASS, material=Material.GLASS, roughness=0.1)
        parts.append(pane.moved(shift(side * 1.15, 2.3, -2.0)))
    catcher = loft(
        ((4.2, 0.25, 0.9, 0.9), (4.9, 0.15, 0.5, 0.6), (5.2, 0.12, 0.3, 0.3)),
        square=6.0,
        sharp=True,
        colour=linear("#7d2320"),
    )
    parts.append(catcher)
    return parts, [(z, 0.75) for z in (2.4, 0.8, -0.9)] + [(z, 0.42) for z in (3.9, -4.6, -6.6)]


_BODIES: dict[str, Callable[[Colour | None], Body]] = {
    "train": _express,
    "tram": _tram,
    "steam train": _steam,
}
