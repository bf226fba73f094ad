"""Cars and everything else on four or more rubber wheels."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, cylinder, shift, turn
from rushes.engines.previz.subjects.loft import loft, painted
from rushes.engines.previz.subjects.thing import Thing
from rushes.engines.previz.subjects.vehicle.extras import EXTRAS
from rushes.engines.previz.subjects.vehicle.form import CARS, Car
from rushes.engines.previz.subjects.vehicle.parts import DARK, GLASS, HEAD, TAIL, lamp, rolling, wheel

_PAINTS = tuple(linear(c) for c in ("#b3242b", "#2456a6", "#8d949c", "#e8e8e6", "#23262b", "#2f6b4f"))


def car(form: str, colour: Colour | None, seed: int) -> Thing:
    shape = CARS[form]
    if colour is not None:
        shape = replace(shape, colour=colour)
    elif form in {"car", "suv", "sports car", "convertible"}:
        shape = replace(shape, colour=_PAINTS[(seed + len(form)) % len(_PAINTS)])
    return _built(shape)


def _built(shape: Car) -> Thing:
    parts = [_hull(shape), _cabin(shape), *_lamps(shape), *_trim(shape)]
    hubs: list[tuple[float, float, float]] = []
    for z in shape.axles:
        edge = max((half for at_z, _, _, half in shape.hull if abs(at_z - z) < 0.9), default=0.0)
        # Wheels stand flush with the body's sides where it has any beside them.
        track = max(shape.track, edge - 0.5 * shape.wide + 0.025) if edge - shape.track < 0.3 else shape.track
        for side in (1, -1):
            at = (side * track, shape.wheel, z)
            hubs.append(at)
            made = wheel(shape.wheel, shape.wide, bone=len(hubs))
            parts.append(made.moved(shift(*at) @ turn("y", 0.0 if side > 0 else 180.0)))
            arch = cylinder(1.17 * shape.wheel, 0.2, sides=26, colour=DARK, roughness=0.9)
            out = side * min(edge - 0.206, track - 0.1)
            parts.append(arch.moved(shift(out, shape.wheel * 1.03, z) @ turn("z", -90.0 * side)))
    for extra in shape.extras:
        if extra in EXTRAS:
            parts += EXTRAS[extra](shape)
    mesh = merged(parts)

    def spun(at: tuple[float, float, float]) -> Callable[[Action, float], Matrix]:
        def motion(action: Action, t: float) -> Matrix:
            angle = shape.pace * t / shape.wheel if action is Action.DRIVE else 0.0
            return rolling(at, angle)

        return motion

    def driven(t: float) -> Matrix:
        shake = 0.004 * math.sin(11.0 * t) + 0.006 * math.sin(4.7 * t + 1.0)
        nod: Matrix = shift(0.0, max(shake, 0.0), 0.0) @ turn("x", 0.12 * math.sin(3.1 * t))
        return np.asarray(nod, np.float64) if "bounce" in shape.extras else np.eye(4)

    return Thing(
        mesh, [spun(at) for at in hubs], whole={Action.DRIVE: driven}, paces={Action.DRIVE: shape.pace}
    )


def _hull(shape: Car) -> Mesh:
    mesh = loft(shape.hull, square=shape.square, sides=32, steps=3, roughness=0.22)

    def paint(points: Floats, normals: Floats) -> Floats:
        colours = np.tile(np.asarray(shape.colour, np.float32), (len(points), 1))
        low = min(station[1] for station in shape.hull)
        colours[points[:, 1] < low + 0.1] = DARK
        if "two-tone" in shape.extras:
            middle = np.abs(points[:, 2]) < 0.95
            colours[middle & (points[:, 1] > low + 0.1)] = shape.second
        return colours

    return painted(mesh, paint)


def _cabin(shape: Car) -> Mesh:
    mesh = loft(shape.cabin, square=4.0, sides=28, steps=3, material=Material.GLASS, roughness=0.08)
    low = min(station[1] for station in shape.cabin)
    high = max(station[2] for station in shape.cabin)
    line = low + shape.roof * (high - low)
    roof = (mesh.points[:, 1] > line) & (mesh.normals[:, 1] > 0.35)
    solid = roof
    colours = np.where(solid[:, None], np.asarray(shape.colour, np.float32), np.asarray(GLASS, np.float32))
    materials = np.where(solid, np.uint8(Material.PLAIN), np.uint8(Material.GLASS))
    return replace(mesh, colours=colours.astype(np.float32), materials=materials.astype(np.uint8))


def _lamps(shape: Car) -> Iterator[Mesh]:
    for end, station, colour in ((-1, -2, HEAD), (0, 1, TAIL)):
        tip, side_of = shape.hull[end], shape.hull[station]
        y = side_of[1] + 0.66 * (side_of[2] - side_of[1])
        z = side_of[0] + 0.35 * (tip[0] - side_of[0])
        high = min(0.07, 0.14 * (side_of[2] - side_of[1]) + 0.02)
        for side in (1, -1):
            yield lamp(0.2 * side_of[3], high, 0.085, (side * 0.74 * side_of[3], y, z), colour)


def _trim(shape: Car) -> Iterator[Mesh]:
    front, back = shape.hull[-2], shape.hull[1]
    grille = ball(0.36 * front[3], 0.05, 0.05, sides=14, colour=DARK, roughness=0.5)
    yield grille.moved(shift(0.0, front[1] + 0.4 * (front[2] - front[1]), front[0] + 0.035))
    for station, way in ((front, 1), (back, -1)):
        bar = ball(0.98 * station[3], 0.05, 0.09, sides=16, colour=DARK, roughness=0.5)
        yield bar.moved(shift(0.0, station[1] + 0.08, station[0] + way * 0.02))
    ahead = max(z for z, _, _, _ in shape.cabin)
    half = max(w for _, _, _, w in shape.hull)
    low = min(station[1] for station in shape.cabin)
    for side in (1, -1):
        mirror = ball(0.08, 0.055, 0.045, sides=16, colour=shape.colour, roughness=0.25)
        yield mirror.moved(shift(side * (half + 0.05), low + 0.1, ahead - 0.3))
