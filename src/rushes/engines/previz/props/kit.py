"""Short ways to put props together."""

from __future__ import annotations

import colorsys
import math
from typing import Unpack

import numpy as np

from rushes.engines.previz.mesh import Mesh, merged
from rushes.engines.previz.shapes import Surface, box, extruded, shift, turn

Rgb = tuple[float, float, float]


def at(mesh: Mesh, x: float, y: float, z: float, *, yaw: float = 0.0) -> Mesh:
    """Turned about its own y axis (degrees), then shifted."""
    return mesh.moved(shift(x, y, z) @ turn("y", yaw)) if yaw else mesh.moved(shift(x, y, z))


def block(x: float, y: float, z: float, at_: tuple[float, float, float], **surface: Unpack[Surface]) -> Mesh:
    """A box of these sides whose bottom's middle is there."""
    return box(x, y, z, **surface).moved(shift(*at_))


def soft_box(x: float, y: float, z: float, radius: float, **surface: Unpack[Surface]) -> Mesh:
    """A box with rounded edges, standing on y = 0, smooth: cushions, cases, cartons of milk."""
    radius = min(radius, 0.499 * min(x, y, z))
    faces = []
    half = np.array([x, y, z]) / 2 - radius
    # From an edge to the next: round, then flat from just before the middle to just after it.
    rising = np.tan(np.linspace(-math.pi / 4, -1e-6, 3))
    line = np.concatenate([rising, -rising[::-1]])
    u, v = np.meshgrid(line, line, indexing="ij")
    n = len(line)
    start = (np.arange(n - 1)[:, None] * n + np.arange(n - 1)).ravel()
    strips = np.concatenate(
        [
            np.column_stack([start, start + n, start + n + 1]),
            np.column_stack([start, start + n + 1, start + 1]),
        ]
    )
    for axis in range(3):
        for sign in (-1.0, 1.0):
            way = np.empty((n, n, 3))
            way[..., axis] = sign
            way[..., (axis + 1) % 3] = u * sign
            way[..., (axis + 2) % 3] = v
            normals = (way / np.linalg.norm(way, axis=-1, keepdims=True)).reshape(-1, 3)
            # Each direction keeps to the corner of the inner box on its side; the middle stretches.
            corner = np.sign(way).reshape(-1, 3) * half
            points = corner + normals * radius
            points[:, 1] += y / 2
            faces.append(Mesh.of(points, strips, normals, **surface))
    return merged(faces)


def cushion(x: float, y: float, z: float, **surface: Unpack[Surface]) -> Mesh:
    return soft_box(x, y, z, 0.42 * min(x, y, z), **surface)


def slab(outline: list[tuple[float, float]], thick: float, **surface: Unpack[Surface]) -> Mesh:
    """A flat polygon in x, z, lying on y = 0."""
    return extruded([(px, -pz) for px, pz in outline], thick, **surface).moved(
        shift(0.0, thick / 2, 0.0) @ turn("x", -90.0)
    )


def hue(h: float, s: float, v: float) -> Rgb:
    """Linear light of a hue (turns), saturation and brightness as on a screen."""
    red, green, blue = colorsys.hsv_to_rgb(h % 1.0, s, v)
    return red**2.2, green**2.2, blue**2.2


def shade(colour: Rgb, share: float) -> Rgb:
    return colour[0] * share, colour[1] * share, colour[2] * share


def painted(surface: Surface, colour: Rgb) -> Surface:
    """The same in another colour."""
    return {**surface, "colour": colour}
