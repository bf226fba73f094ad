"""What is put up to be seen: a sign that warns, what it warns of, a flag. Metres; fronts look to +z."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, box, cylinder, extruded, shift, turn
from rushes.engines.previz.subjects.flesh.noise import noise
from rushes.engines.previz.subjects.loft import smoothed
from rushes.engines.previz.subjects.objects.forms import Build
from rushes.engines.previz.subjects.thing import Motion, Thing

_YELLOW, _BLACK, _RED = linear("#f2c11d"), (0.02, 0.02, 0.02), linear("#c8232c")
#: Width and height of a flag's cloth, and how many bones carry it.
_CLOTH, _FOLDS = (1.15, 0.72), 8
_POLE = 2.3


def _warning(colour: Colour | None, seed: int) -> Mesh:
    """Two boards that lean on each other, on each a triangle with a mark of exclamation."""
    board = [box(0.3, 0.62, 0.012, colour=colour or _YELLOW, roughness=0.45)]
    for depth, size, paint in ((0.016, 1.0, _BLACK), (0.02, 0.72, colour or _YELLOW)):
        corners = [
            (0.115 * size * math.sin(a), 0.115 * size * math.cos(a))
            for a in (0.0, -math.tau / 3, math.tau / 3)
        ]
        board.append(extruded(corners, depth, colour=paint).moved(shift(0.0, 0.38, 0.0)))
    board += [
        box(0.016, 0.06, 0.024, colour=_BLACK).moved(shift(0.0, 0.365, 0.0)),
        box(0.016, 0.016, 0.024, colour=_BLACK).moved(shift(0.0, 0.338, 0.0)),
        box(0.2, 0.03, 0.018, colour=_BLACK).moved(shift(0.0, 0.2, 0.0)),
        box(0.15, 0.03, 0.018, colour=_BLACK).moved(shift(0.0, 0.14, 0.0)),
    ]
    front = merged(board).moved(shift(0.0, 0.0, 0.15) @ turn("x", -13.5))
    return merged([front, front.moved(turn("y", 180.0))])


def _puddle(colour: Colour | None, seed: int) -> Mesh:
    """Flat, with a wavering edge, and it shines."""
    pool = ball(0.62, 0.012, 0.5, sides=48, colour=colour or (0.012, 0.011, 0.010), roughness=0.06)
    points = pool.points.copy()
    points[:, [0, 2]] *= (1.0 + 0.3 * noise(points * (1.0, 0.0, 1.0), 0.35, seed))[:, None]
    return smoothed(replace(pool, points=points.astype(np.float32)))


def _flag(colour: Colour | None, seed: int) -> Thing:
    pole = [
        cylinder(0.02, _POLE, sides=12, colour=(0.7, 0.71, 0.73), roughness=0.3),
        ball(0.035, 0.035, 0.035, sides=14, colour=linear("#c9a13b"), roughness=0.25).moved(
            shift(0.0, _POLE, 0.0)
        ),
    ]
    wide, high = _CLOTH
    cloth: list[Mesh] = []
    motions: list[Motion] = []
    for fold in range(_FOLDS):
        step = wide / _FOLDS
        strip = box(step * 1.3, high, 0.008, colour=colour or _RED, roughness=0.9, bone=fold + 1)
        cloth.append(strip.moved(shift(0.02 + (fold + 0.5) * step, _POLE - high - 0.06, 0.0)))
        motions.append(_waving(fold, step))
    return Thing(merged([*pole, *cloth]), motions)


def _waving(fold: int, step: float) -> Motion:
    """One strip of the cloth: each hangs on the one before it."""
    x = 0.02 + fold * step

    def motion(action: Action, t: float) -> Matrix:
        def aside(at: float) -> float:
            return 0.16 * at * math.sin(7.0 * at - 4.4 * t) + 0.03 * at * math.sin(11.0 * at - 7.1 * t)

        here, there = aside(x - 0.02), aside(x - 0.02 + step)
        lean = math.degrees(math.atan2(there - here, step))
        return shift(0.0, -0.05 * x * x, here) @ shift(x, 0.0, 0.0) @ turn("y", -lean) @ shift(-x, 0.0, 0.0)

    return motion


SIGNS: dict[str, Build] = {"warning sign": _warning, "puddle": _puddle, "flag": _flag}
