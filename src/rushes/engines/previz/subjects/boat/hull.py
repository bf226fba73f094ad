"""What every boat is made of: its hull, and how it lies on the water. Metres; the water's level is y = 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Mesh
from rushes.engines.previz.subjects.loft import Station, loft, painted
from rushes.engines.previz.subjects.thing import Motion


@dataclass
class Plan:
    parts: list[Mesh]
    motions: Sequence[Motion] = field(default_factory=list)
    pace: float = 3.0
    #: Degrees that it rolls, seconds that a roll takes, metres that it heaves.
    roll: float = 4.0
    period: float = 3.6
    heave: float = 0.08


def hull(
    stations: Sequence[Station],
    colour: Colour,
    below: Colour,
    *,
    square: float = 2.3,
    deck: float | None = None,
) -> Mesh:
    """Its deck cut level at ``deck``."""
    mesh = loft(stations, square=square, sides=36, steps=4, roughness=0.4)
    if deck is not None:
        points = mesh.points.copy()
        # The sheer: the bow a little higher.
        z = points[:, 2] / max(abs(stations[-1][0]), 1e-6)
        level = deck * (1.0 + 0.25 * np.clip(z, 0.0, 1.0) ** 2)
        points[:, 1] = np.minimum(points[:, 1], level)
        flat = points[:, 1] >= level - 1e-5
        normals = np.where(flat[:, None], np.array([0.0, 1.0, 0.0], np.float32), mesh.normals)
        mesh = replace(mesh, points=points, normals=normals.astype(np.float32))

    def paint(points: Floats, normals: Floats) -> Floats:
        return np.where(
            (points[:, 1] < 0.06)[:, None], np.asarray(below, np.float32), np.asarray(colour, np.float32)
        )

    return painted(mesh, paint)
