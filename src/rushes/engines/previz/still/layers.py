"""What a still picture is taken apart into, each part a surface in space with its colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz.still import relief
from rushes.engines.previz.still.depth import Depth, estimate
from rushes.engines.previz.still.foreground import Foreground, find
from rushes.engines.previz.still.matte import parted
from rushes.engines.previz.still.planes import resized

Floats = npt.NDArray[np.float32]

#: Enlargement of the picture that is sampled from: plain bilinear sampling would blur and sharpen in turns
#: while the camera creeps over the pixels. From a finely enlarged picture it does not, and is twice as fast
#: as a bicubic filter.
_FINER = 2
#: How far a foreground bulges, in nearness: a product has nothing else to show depth by.
_BULGE, _PRODUCT = 0.08, 0.1


@dataclass(frozen=True, slots=True)
class Layer:
    """A grid of points; row 0 is at the bottom."""

    #: (rows, columns, 3).
    points: Floats
    #: How far the surface leans to the right and up: (rows, columns, 2).
    slants: Floats
    #: Indices of the points that make up triangles.
    corners: npt.NDArray[np.uint32]
    #: Colours times alpha, and alpha, row 0 at the bottom; and their width and height.
    colours: bytes
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Parts:
    #: The farthest first.
    layers: tuple[Layer, ...]
    depth: Depth
    foreground: Foreground | None
    #: Distance of what the picture is about.
    focus: float
    #: Points (4, n, 3) along the borders, and the largest change of nearness; see `StillPath`.
    border: Floats
    steepness: tuple[float, float]


def apart(picture: Image.Image, *, room: bool = False) -> Parts:
    """An RGB picture's layers: one relief, and before it the foreground where there is a clear one, which
    furniture in a ``room`` is not."""
    aspect = picture.width / picture.height
    depth = estimate(picture)
    found = find(picture, depth, room=room)
    if found is None:
        points = relief.relief(depth.nearness, aspect)
        only = _layer(points, _enlarged(picture.convert("RGBa")))
        border = relief.border(points)
        return Parts(
            (only,), depth, None, relief.focus(depth.nearness), border, relief.steepness(depth.nearness)
        )
    parts = parted(picture, found.share, plain=found.plain)
    bulging = _PRODUCT if found.plain else _BULGE
    nearness, bulge = relief.upright(found.share, depth.ground, bulging)
    ground = resized(depth.ground, nearness.shape)
    ground = (ground + found.joined * (nearness - ground)).astype(np.float32)
    behind = relief.relief(ground, aspect)
    before = relief.relief(nearness, aspect)
    there = resized(parts.front[..., 3], before.shape)[::-1] > 1e-3
    # Between two points of the grid may be more of it than at them.
    there |= resized(found.share, before.shape)[::-1] > 1e-3
    layers = (
        _layer(behind, _enlarged(_opaque(parts.back))),
        _layer(before, _enlarged(_bytes(parts.front)), relief.slants(bulge, found.body, before.shape), there),
    )
    touching = relief.border(there[..., None].astype(np.float32)) > 0.0
    border = np.concatenate(
        [relief.border(behind), np.where(touching, relief.border(before), relief.border(behind))], axis=1
    )
    steep = relief.steepness(nearness, found.share > 0.02)
    middle = relief.distance_of(float(np.median(nearness[found.share > 0.5])))
    return Parts(layers, depth, found, middle, border, _steeper(relief.steepness(ground), steep))


def _steeper(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return max(one[0], other[0]), max(one[1], other[1])


def _opaque(colours: Floats) -> Image.Image:
    return _bytes(np.dstack([colours, np.ones(colours.shape[:2], np.float32)]))


def _bytes(colours: Floats) -> Image.Image:
    """Colours times alpha, and alpha."""
    values = (np.clip(colours, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
    return Image.frombytes("RGBa", (values.shape[1], values.shape[0]), values.tobytes())


def _enlarged(picture: Image.Image) -> Image.Image:
    return picture.resize((picture.width * _FINER, picture.height * _FINER), Image.Resampling.LANCZOS)


def _layer(
    points: Floats,
    colours: Image.Image,
    slants: Floats | None = None,
    there: npt.NDArray[np.bool_] | None = None,
) -> Layer:
    shape = points.shape[:2]
    return Layer(
        points,
        np.zeros((*shape, 2), np.float32) if slants is None else slants,
        relief.triangles(np.ones(shape, bool) if there is None else there),
        colours.transpose(Image.Transpose.FLIP_TOP_BOTTOM).tobytes(),
        colours.size,
    )
