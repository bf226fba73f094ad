"""Ground that is kept, and paths over it, as the season covers them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Material, Mesh
from rushes.engines.previz.props.kit import Rgb
from rushes.engines.previz.scene import Cover
from rushes.engines.previz.sets.noise import Floats, waves
from rushes.engines.previz.shapes import Surface, plane, shift

#: Where a path's middle is, metres along x for one along z.
Way = Callable[[float], float]
_GREEN: Rgb = (0.085, 0.165, 0.04)
_GROUNDS: dict[Cover, Rgb] = {
    Cover.SNOW: (0.72, 0.75, 0.80),
    Cover.AUTUMN: (0.17, 0.135, 0.04),
    Cover.DRY: (0.24, 0.20, 0.08),
    Cover.SAND: (0.45, 0.37, 0.24),
    Cover.FLOWERS: (0.10, 0.185, 0.05),
}


def colour(cover: Cover) -> Rgb:
    return _GROUNDS.get(cover, _GREEN)


def leaves(cover: Cover) -> Rgb:
    """Of bushes and hedges."""
    return {Cover.SNOW: (0.55, 0.58, 0.62), Cover.AUTUMN: (0.22, 0.10, 0.03)}.get(cover, (0.06, 0.13, 0.035))


def ground(random: np.random.Generator, cover: Cover, *, size: float = 520.0) -> Mesh:
    """A level sheet before and behind the camera, lighter and darker in patches."""
    kind = Material.CONCRETE if cover in (Cover.SNOW, Cover.SAND) else Material.GRASS
    sheet = plane(size, size, cells=72, colour=colour(cover), material=kind, roughness=0.95)
    mottle = 1.0 + 0.16 * patches(sheet.points, int(random.integers(1 << 30)))
    sheet.colours[:] *= mottle[:, None].astype(np.float32)
    return sheet.moved(shift(0, 0, -0.3 * size))


def patches(points: NDArray[np.floating], seed: int) -> Floats:
    """About -1 to 1, how light the ground is at each of the points."""
    return waves(points, seed, size=19.0, octaves=2)


def strip(line: Floats, way: Way, width: float, height: float, **surface: Unpack[Surface]) -> Mesh:
    """A path along -z through the points z of ``line``, its middle where ``way`` has it."""
    middle = np.array([way(float(z)) for z in line])
    lean = np.gradient(middle, line)
    half = 0.5 * width * np.sqrt(1.0 + lean**2)
    points = np.stack(
        [np.column_stack([middle + s * half, np.full(len(line), height), line]) for s in (-1.0, 1.0)], 1
    ).reshape(-1, 3)
    first = 2 * np.arange(len(line) - 1)
    faces = np.concatenate(
        [np.column_stack([first, first + 1, first + 3]), np.column_stack([first, first + 3, first + 2])]
    )
    return Mesh.of(points, faces, np.tile((0.0, 1.0, 0.0), (len(points), 1)), **surface)
