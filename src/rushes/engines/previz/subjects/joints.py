"""Matrices of bones: turned about joints, or laid between two points."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Matrix
from rushes.engines.previz.shapes import shift, turn

Vector = NDArray[np.float64]


def vector(point: Sequence[float] | Vector) -> Vector:
    return np.asarray(point, np.float64)


def placed(matrix: Matrix, point: Vector) -> Vector:
    """Where ``matrix`` takes the point."""
    there: Vector = matrix[:3, :3] @ point + matrix[:3, 3]
    return there


def turned(*, up: float = 0.0, left: float = 0.0, roll: float = 0.0) -> Matrix:
    """Degrees: the front (+z) goes up, then the body to its left (+x); ``roll`` leans it to its right."""
    matrix: Matrix = turn("y", left) @ turn("x", -up) @ turn("z", roll)
    return matrix


def hinged(parent: Matrix, joint: Vector, turning: Matrix) -> Matrix:
    """A bone that hangs on ``parent`` at ``joint`` (at rest) and is turned about it."""
    there: Matrix = parent @ shift(*joint) @ turning @ shift(*-joint)
    return there


def laid(rest: tuple[Vector, Vector], now: tuple[Vector, Vector]) -> Matrix:
    """Takes a bone from where it lies at rest to where it is: the least turn, and as long as it has to be."""
    before, after = rest[1] - rest[0], now[1] - now[0]
    length, longer = float(np.linalg.norm(before)), float(np.linalg.norm(after))
    a, b = before / max(length, 1e-9), after / max(longer, 1e-9)
    cosine = float(np.clip(a @ b, -1.0, 1.0))
    axis = np.cross(a, b)
    if cosine < -0.9999:
        axis, cosine = np.array([1.0, 0.0, 0.0]), -1.0
        rotation = 2.0 * np.outer(axis, axis) - np.eye(3)
    else:
        cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
        rotation = np.eye(3) + cross + cross @ cross / (1.0 + cosine)
    stretch = np.eye(3) + (longer / max(length, 1e-9) - 1.0) * np.outer(a, a)
    matrix = np.eye(4)
    matrix[:3, :3] = rotation @ stretch
    matrix[:3, 3] = now[0] - matrix[:3, :3] @ rest[0]
    return matrix


def bent(start: Vector, end: Vector, first: float, second: float, towards: Vector) -> Vector:
    """The joint between two bones of these lengths from ``start`` to ``end``: knee, elbow, hock."""
    way = end - start
    far = float(np.linalg.norm(way))
    along = way / max(far, 1e-9)
    side = towards - along * float(along @ towards)
    side /= max(float(np.linalg.norm(side)), 1e-9)
    reach = min(max(far, 1e-6), 0.9995 * (first + second))
    reach = max(reach, abs(first - second) * 1.0005 + 1e-6)
    share = (first * first - second * second + reach * reach) / (2.0 * reach)
    out = math.sqrt(max(first * first - share * share, 0.0))
    joint: Vector = start + along * (share * far / reach) + side * out
    return joint


def rounded(knots: Vector, at: Vector) -> Vector:
    """Points of a curve through ``knots`` (n, 3), ``at`` 0 to n - 1 (Catmull and Rom)."""
    ends = np.concatenate([[2 * knots[0] - knots[1]], knots, [2 * knots[-1] - knots[-2]]])
    low = np.clip(np.floor(at).astype(int), 0, len(knots) - 2)
    u = (at - low)[:, None]
    a, b, c, d = (ends[low + i] for i in range(4))
    curve: Vector = 0.5 * (
        2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3
    )
    return curve
