"""Bars and rings, of which many things are bent. Metres."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Unpack

import numpy as np

from rushes.engines.previz.mesh import Mesh, Point
from rushes.engines.previz.shapes import Surface, tube
from rushes.engines.previz.subjects.joints import rounded


def round_bar(
    way: Sequence[Point], radii: float | Sequence[float], *, sides: int = 10, **surface: Unpack[Surface]
) -> Mesh:
    """A smooth bar through the points of ``way``; ``radii`` one for all, or one for each."""
    knots = np.array(way, np.float64)
    at = np.linspace(0.0, len(knots) - 1.0, 4 * (len(knots) - 1) + 1)
    thick = np.interp(at, range(len(knots)), np.broadcast_to(np.asarray(radii, np.float64), (len(knots),)))
    line = [(float(x), float(y), float(z)) for x, y, z in rounded(knots, at)]
    return tube(line, [float(r) for r in thick], sides=sides, **surface)


def ring(
    radius: float, thick: float, *, start: float = 0.0, end: float = 360.0, **surface: Unpack[Surface]
) -> Mesh:
    """Upright, about the z axis; an arc from ``start`` to ``end`` degrees."""
    angles = np.radians(np.linspace(start, end, 33))
    line = [(radius * math.cos(a), radius * math.sin(a), 0.0) for a in angles]
    return tube(line, [thick] * 33, sides=8, **surface)
