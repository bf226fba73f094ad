"""Wheels, lamps and glass. Metres."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Colour, Floats, Material, Mesh, merged
from rushes.engines.previz.shapes import ball, box, cylinder, lathe, shift, turn
from rushes.engines.previz.subjects.loft import painted

TYRE: Colour = (0.022, 0.022, 0.024)
RIM: Colour = (0.55, 0.56, 0.58)
GLASS: Colour = (0.03, 0.045, 0.06)
DARK: Colour = (0.03, 0.03, 0.033)
WHITE: Colour = (0.85, 0.85, 0.83)
#: Metres a second of a body that drives: what looks right in a shot, not what the law allows.
PACE = 9.0


def wheel(radius: float, width: float, *, spokes: int = 5, bone: int = 0, rim: Colour = RIM) -> Mesh:
    """Its axle is the x axis; its outer side looks to +x."""
    w, r = 0.5 * width, radius
    side = [
        (0.62 * r, -w),
        (0.86 * r, -w),
        (0.97 * r, -0.8 * w),
        (r, -0.4 * w),
        (r, 0.4 * w),
        (0.97 * r, 0.8 * w),
        (0.86 * r, w),
        (0.66 * r, w),
        (0.63 * r, 0.85 * w),
        (0.62 * r, 0.72 * w),
        (0.0, 0.72 * w),
    ]
    tyre = lathe(side, sides=18, colour=TYRE, roughness=0.85, bone=bone)

    def paint(points: Floats, normals: Floats) -> Floats:
        inner = np.hypot(points[:, 0], points[:, 2]) < 0.64 * r
        dark = np.where(inner[:, None], np.float32(0.06), np.float32(0.022))
        return np.repeat(dark, 3, 1)

    parts = [painted(tyre, paint)]
    hub = cylinder(
        0.17 * r, 0.16 * w, sides=14, colour=rim, material=Material.METAL, roughness=0.35, bone=bone
    )
    parts.append(hub.moved(shift(0.0, 0.86 * w, 0.0)))
    for i in range(spokes):
        spoke = box(
            0.13 * r, 0.12 * w, 0.56 * r, colour=rim, material=Material.METAL, roughness=0.35, bone=bone
        )
        parts.append(spoke.moved(turn("y", 360.0 * i / spokes) @ shift(0.0, 0.82 * w, 0.34 * r)))
    ring = lathe(
        [(0.64 * r, 0.8 * w), (0.64 * r, 0.98 * w), (0.57 * r, 0.98 * w), (0.57 * r, 0.8 * w)],
        sides=18,
        colour=rim,
        material=Material.METAL,
        roughness=0.35,
        bone=bone,
    )
    parts.append(ring)
    return merged(parts).moved(turn("z", -90.0))


def lamp(x: float, y: float, z: float, at: tuple[float, float, float], colour: Colour) -> Mesh:
    """Half axes of a lit ellipsoid."""
    return ball(x, y, z, sides=14, colour=colour, material=Material.LIGHT, roughness=0.3).moved(shift(*at))


HEAD: Colour = (2.6, 2.4, 2.0)
TAIL: Colour = (1.1, 0.06, 0.04)
BLUE: Colour = (0.1, 0.4, 3.0)
RED: Colour = (3.0, 0.1, 0.08)


def rolling(at: tuple[float, float, float], angle: float) -> NDArray[np.float64]:
    """A wheel at rest turned forward by ``angle`` radians."""
    matrix: NDArray[np.float64] = shift(*at) @ turn("x", math.degrees(angle)) @ shift(-at[0], -at[1], -at[2])
    return matrix
