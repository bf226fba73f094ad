"""From a mesh to an actor that stands on the ground, and the motions that things share."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Matrix, Mesh, Point, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import scale, shift, turn
from rushes.engines.previz.subjects.thing import Motion, Thing, pivoted

#: Makes one in a colour, as one of its kind among others.
Build = Callable[[Colour | None, int], Mesh | Thing]
#: Where it lies when it is open, and how it lies from 0 in bud to 1 in flower.
Petal = tuple[Mesh, Callable[[float], Matrix]]


def made(forms: Mapping[str, Build], form: str, colour: Colour | None, seed: int) -> Thing:
    body = forms[form](colour, seed)
    return body if isinstance(body, Thing) else Thing(standing(body))


def standing(mesh: Mesh) -> Mesh:
    """Its lowest point at y = 0."""
    return mesh.moved(shift(0.0, -float(mesh.points[:, 1].min()), 0.0))


def numbered(mesh: Mesh, bone: int) -> Mesh:
    """All of it moves with ``bone``."""
    bones = np.zeros_like(mesh.bones)
    bones[:, 0] = bone
    return replace(mesh, bones=bones)


def swaying(
    mesh: Mesh, degrees: float = 2.0, period: float = 3.4, seed: int = 0, petals: Sequence[Petal] = ()
) -> Thing:
    """What is rooted gives way to the wind, the more the higher."""
    whole = merged([mesh, *(numbered(petal, 2 + n) for n, (petal, _) in enumerate(petals))])
    body = standing(whole)
    sunk = shift(0.0, -float(whole.points[:, 1].min()), 0.0)
    rise = np.clip(body.points[:, 1] / body.height, 0.0, 1.0) ** 1.6
    bones, weights = body.bones.copy(), body.weights.copy()
    stem = bones[:, 0] == 0
    bones[stem, 1] = 1
    weights[stem, 0], weights[stem, 1] = 1.0 - rise[stem], rise[stem]

    def sway(action: Action, t: float) -> Matrix:
        w = math.tau * t / period + 0.7 * (seed % 9)
        gust = 1.0 + 0.5 * math.sin(0.31 * w)
        matrix: Matrix = turn("z", degrees * gust * math.sin(w)) @ turn(
            "x", 0.6 * degrees * math.sin(0.73 * w + 1.0)
        )
        return matrix

    def borne(high: float) -> Motion:
        return lambda action, t: (1.0 - high) * np.eye(4) + high * sway(action, t)

    def lies(opens: Callable[[float], Matrix]) -> Callable[[float], Matrix]:
        return lambda share: sunk @ opens(share) @ np.linalg.inv(sunk)

    highs = [float(rise[bones[:, 0] == 2 + n].mean()) for n in range(len(petals))]
    return Thing(
        replace(body, bones=bones, weights=weights.astype(np.float32)),
        [sway, *(borne(high) for high in highs)],
        face=_middle(body.points[bones[:, 0] > 1]) if petals else None,
        petals={2 + n: lies(opens) for n, (_, opens) in enumerate(petals)},
    )


def _middle(points: Floats) -> Point:
    x, y, z = (float(each) for each in points.mean(axis=0))
    return x, y, z


def hinged(mesh: Mesh, frame: Matrix, degrees: float, small: float = 0.45) -> Petal:
    """A petal that points along +z from its root at the origin, put where ``frame`` says; in bud it stands up
    by ``degrees``, and is ``small``."""

    def opens(share: float) -> Matrix:
        size = small + (1.0 - small) * share
        shut = turn("x", -degrees * (1.0 - share)) @ scale(size, size, size)
        moved: Matrix = frame @ shut @ np.linalg.inv(frame)
        return moved

    return mesh.moved(frame), opens


def turning(at: Point, axis: str, turns: float) -> Motion:
    """Always goes round, ``turns`` a second."""

    def motion(action: Action, t: float) -> Matrix:
        return pivoted(at, turn(axis, 360.0 * turns * t))

    return motion


def opening(at: Point, axis: str, degrees: float, period: float = 5.0) -> Motion:
    """A lid about its hinge: it opens, stays and shuts again."""

    def motion(action: Action, t: float) -> Matrix:
        return pivoted(at, turn(axis, degrees * opened(action, t, period)))

    return motion


def lifting(by: Point, period: float = 5.0) -> Motion:
    """A lid that is taken off, ``by`` so many metres."""

    def motion(action: Action, t: float) -> Matrix:
        share = opened(action, t, period)
        return shift(by[0] * share, by[1] * share, by[2] * share)

    return motion


def opened(action: Action, t: float, period: float) -> float:
    if action is not Action.OPEN:
        return 0.0
    u = (t % period) / period
    return _smooth(u / 0.32) if u < 0.5 else _smooth((1.0 - u) / 0.32)


def _smooth(x: float) -> float:
    x = min(max(x, 0.0), 1.0)
    return x * x * (3.0 - 2.0 * x)


def flickering(at: Point) -> Motion:
    """A flame about its root."""

    def motion(action: Action, t: float) -> Matrix:
        tall = 1.0 + 0.1 * math.sin(17.0 * t) + 0.07 * math.sin(29.0 * t + 1.0)
        matrix = np.diag([1.0 + 0.04 * math.sin(21.0 * t), tall, 1.0, 1.0])
        lean: Matrix = pivoted(at, turn("z", 4.0 * math.sin(5.0 * t)) @ matrix)
        return lean

    return motion


def rising(at: Point, by: float, phase: float) -> Motion:
    """Steam, a drop, a bubble: goes up by so many metres, swells and is gone; then the next."""

    def motion(action: Action, t: float) -> Matrix:
        u = (t / 2.4 + phase) % 1.0
        size = math.sin(math.pi * u) ** 2 + 1e-3
        return pivoted(at, shift(0.012 * math.sin(9.0 * u), by * u, 0.0) @ np.diag([size, size, size, 1.0]))

    return motion
