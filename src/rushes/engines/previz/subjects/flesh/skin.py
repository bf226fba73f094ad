"""The skin of lumps: a smooth mesh whose vertices follow the bones beneath them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Floats, Material, Mesh
from rushes.engines.previz.subjects.flesh.lump import Lump, melted
from rushes.engines.previz.subjects.flesh.nets import surface

#: The lumps' own colour at points (n, 3) made into the coat's; ``near(part)`` is the share of a part.
Coat = Callable[[Floats, Floats, Callable[[str], Floats]], Floats]
#: Triangles of a skin that has this many square metres for each square of a cell.
_PER_CELL = 2.1


def skin(
    lumps: Sequence[Lump],
    *,
    triangles: int = 5000,
    coat: Coat | None = None,
    material: Material = Material.FUR,
    roughness: float = 0.85,
    soft: float = 1.0,
    mixed: float = 0.35,
) -> Mesh:
    """All ``lumps`` as one skin of about so many triangles. ``soft``: how far a joint's bend reaches,
    ``mixed``: how far a lump's colour does, both in its blend.
    """
    cell = (area(lumps) * _PER_CELL / triangles) ** 0.5
    origin, field = _field(lumps, cell)
    grid, faces = surface(field)
    if len(faces) > 1.08 * triangles:
        cell *= (len(faces) / triangles) ** 0.5
        origin, field = _field(lumps, cell)
        grid, faces = surface(field)
    points = grid * np.float32(cell) + origin
    far = _distances(lumps, points)
    normals = np.zeros_like(points)
    for _ in range(2):
        normals = _slope(field, (points - origin) / np.float32(cell))
        here = _melt(lumps, far)
        points = points - normals * np.clip(here, -0.5 * cell, 0.5 * cell)[:, None]
        far = _distances(lumps, points)
    normals = _fine_slope(lumps, points, 0.35 * cell)
    bones, weights = _weights(lumps, far, soft)
    shares = _shares(far, np.array([lump.blend for lump in lumps]) * mixed)
    colours = shares @ np.array([lump.colour for lump in lumps], np.float32)
    if coat is not None:
        colours = coat(points, colours, lambda part: _part_share(lumps, shares, part))
    return Mesh(
        points=points.astype(np.float32),
        normals=normals,
        colours=np.clip(colours, 0.0, 1.0).astype(np.float32),
        roughness=np.full(len(points), roughness, np.float32),
        materials=np.full(len(points), material, np.uint8),
        openness=_openness(field, origin, cell, points, normals),
        triangles=faces,
        bones=bones,
        weights=weights,
    )


def area(lumps: Sequence[Lump]) -> float:
    """Square metres, roughly: what lies inside of other lumps is taken for a quarter of all."""
    total = 0.0
    for lump in lumps:
        length = float(np.linalg.norm(np.subtract(lump.b, lump.a)))
        mean = 0.5 * (lump.ra + lump.rb) * 0.5 * (lump.wide + lump.tall)
        total += 2 * np.pi * mean * length + 2 * np.pi * (lump.ra**2 + lump.rb**2) * lump.wide * lump.tall
    return 0.62 * total


def _field(lumps: Sequence[Lump], cell: float) -> tuple[Floats, Floats]:
    """The grid's origin and its values: each lump is reckoned only where it can matter."""
    boxes = [lump.box for lump in lumps]
    low = np.min([box[0] for box in boxes], axis=0) - 3.1 * cell
    high = np.max([box[1] for box in boxes], axis=0) + 3.1 * cell
    counts = np.ceil((high - low) / cell).astype(int) + 1
    field = np.full(counts, 1e3, np.float32)
    lines = [low[i] + cell * np.arange(counts[i], dtype=np.float32) for i in range(3)]
    for lump, (bottom, top) in zip(lumps, boxes, strict=True):
        reach = lump.blend + 3.0 * cell
        first = np.clip(np.floor((bottom - reach - low) / cell).astype(int), 0, counts)
        last = np.clip(np.ceil((top + reach - low) / cell).astype(int) + 1, 0, counts)
        part = tuple(slice(a, b) for a, b in zip(first, last, strict=True))
        grid = np.stack(
            np.meshgrid(*(line[cut] for line, cut in zip(lines, part, strict=True)), indexing="ij"), -1
        )
        field[part] = melted(field[part], lump.distance(grid), lump.blend)
    return low.astype(np.float32), field


def _distances(lumps: Sequence[Lump], points: Floats) -> Floats:
    """(n, lumps)"""
    return np.stack([lump.distance(points) for lump in lumps], -1)


def _melt(lumps: Sequence[Lump], far: Floats) -> Floats:
    here = np.full(len(far), 1e3, np.float32)
    for i, lump in enumerate(lumps):
        here = melted(here, far[:, i], lump.blend)
    return here


def _slope(field: Floats, at: Floats) -> Floats:
    """Unit gradient at points in grid steps, between the grid's own differences."""
    base = np.clip(np.floor(at).astype(int), 1, np.array(field.shape) - 3)
    share = at - base
    total = np.zeros_like(at)
    for corner in np.ndindex(2, 2, 2):
        i, j, k = (base + corner).T
        weight = np.prod(np.where(np.array(corner) == 1, share, 1 - share), axis=1)
        total[:, 0] += weight * (field[i + 1, j, k] - field[i - 1, j, k])
        total[:, 1] += weight * (field[i, j + 1, k] - field[i, j - 1, k])
        total[:, 2] += weight * (field[i, j, k + 1] - field[i, j, k - 1])
    return _unit(total)


def _between(field: Floats, at: Floats) -> Floats:
    """The field at points in grid steps. Rounded to the grid's own it would be seen as blotches."""
    base = np.clip(np.floor(at).astype(int), 0, np.array(field.shape) - 2)
    share = np.clip(at - base, 0.0, 1.0)
    total = np.zeros(len(at), np.float32)
    for corner in np.ndindex(2, 2, 2):
        i, j, k = (base + corner).T
        total += np.prod(np.where(np.array(corner) == 1, share, 1 - share), axis=1) * field[i, j, k]
    return total


def _fine_slope(lumps: Sequence[Lump], points: Floats, step: float) -> Floats:
    """Unit gradient of the true field, by four differences."""
    total = np.zeros_like(points)
    for way in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        to = np.array(way, np.float32)
        total += to * _melt(lumps, _distances(lumps, points + np.float32(step) * to))[:, None]
    return _unit(total)


def _unit(vectors: Floats) -> Floats:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Floats = (vectors / np.maximum(length, 1e-9)).astype(np.float32)
    return unit


def _shares(far: Floats, reach: NDArray[np.floating]) -> Floats:
    nearest = far.min(axis=1, keepdims=True)
    near = np.exp(-np.minimum((far - nearest) / np.maximum(reach, 1e-4), 40.0))
    shares: Floats = (near / near.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


def _part_share(lumps: Sequence[Lump], shares: Floats, part: str) -> Floats:
    own = np.array([lump.part == part for lump in lumps], np.float32)
    return shares @ own


def _weights(lumps: Sequence[Lump], far: Floats, soft: float) -> tuple[NDArray[np.uint8], Floats]:
    """The four nearest bones of each vertex."""
    numbers = np.array([lump.bone for lump in lumps])
    names = np.unique(numbers)
    nearest = np.stack([far[:, numbers == bone].min(axis=1) for bone in names], -1)
    reach = np.array([max(lump.blend for lump in lumps if lump.bone == bone) for bone in names])
    shares = _shares(nearest, reach * 0.45 * soft)
    if shares.shape[1] < 4:
        shares = np.pad(shares, ((0, 0), (0, 4 - shares.shape[1])))
        names = np.pad(names, (0, 4 - len(names)))
    four = np.argsort(-shares, axis=1)[:, :4]
    weights = np.take_along_axis(shares, four, axis=1)
    weights /= weights.sum(axis=1, keepdims=True)
    return names[four].astype(np.uint8), weights.astype(np.float32)


def _openness(field: Floats, origin: Floats, cell: float, points: Floats, normals: Floats) -> Floats:
    """How little of the body itself stands before each vertex: the field along its normal."""
    size = float(np.ptp(points[:, 1]))
    shut = np.zeros(len(points), np.float32)
    top = np.array(field.shape) - 1
    for step in (0.02, 0.05, 0.1):
        reach = max(step * size, 1.2 * cell)
        at = (points + normals * np.float32(reach) - origin) / np.float32(cell)
        outside = ((at < 0) | (at > top)).any(axis=1)
        free = np.where(outside, 1.0, np.clip(_between(field, at) / reach, 0.0, 1.0))
        shut += (1.0 - free) / 3.0
    opened: Floats = np.clip(1.0 - 0.9 * shut, 0.15, 1.0).astype(np.float32)
    return opened
