"""Foreground and background apart, at the picture's own size: how much of each pixel is the foreground's, and
both in their own colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz.still.fill import filled, grown
from rushes.engines.previz.still.planes import Plane, box, ramp, resized, spread

Colours = npt.NDArray[np.float32]

#: Cells along the longer side at which outlines are followed, and how far from the cut they may lie.
_LONGER, _REACH = 640, 5
_TOLERANCE = 2e-4
#: Pixels around the foreground that may have something of it, as a share of the longer side.
_RIM = 1 / 320
#: The same around a varied background's, where hair may stand out.
_FRINGE = 1 / 80
#: A difference of colours that is certainly none of a plain background's shades, and how far within the cut,
#: as a share of the longer side, nothing is background any more.
_CLEAR, _DEEP = 0.16, 1 / 200


@dataclass(frozen=True, slots=True)
class Parted:
    """Both of the picture's size, row 0 the top one, R'G'B' 0 to 1."""

    #: (rows, columns, 4): colours times alpha, and alpha.
    front: Colours
    #: (rows, columns, 3): what was covered is made up.
    back: Colours


def parted(image: Image.Image, share: Plane, *, plain: bool) -> Parted:
    """``share`` is how far each cell of a coarser plane belongs to the foreground, ``plain`` whether it
    stands before a plain background. Laid over each other, the parts are the picture again."""
    pixels = np.asarray(image, np.float32) / np.float32(255.0)
    rim = max(1, round(_RIM * max(image.size)))
    if plain:
        wide = resized(share, pixels.shape)
        back = filled(pixels, spread(ramp(wide, 0.0, 0.1), 2 * rim), plain=True)
        # Deep inside it may well have the background's colour, as a label on white has.
        deep = ramp(-spread(1.0 - wide, max(1, round(_DEEP * max(image.size)))), -0.5, 0.0)
        alpha = np.maximum(deep, ramp(wide, 0.0, 0.3) * _unlike(pixels, back))
        inner = grown(pixels, (alpha > 0.97).astype(np.float32))
    else:
        alpha = _outlined(image, pixels, share)
        fringe = spread(alpha, max(1, round(_FRINGE * max(image.size))))
        back = filled(pixels, fringe, plain=False)
        inner = grown(pixels, (alpha > 0.97).astype(np.float32))
        strands = ramp(fringe, 0.0, 0.5) * _strands(pixels, inner, back)
        # Right at the outline it is whatever the background is not: a contour that was sharpened, say.
        close = ramp(spread(alpha, 3 * rim), 0.0, 0.5) * _unlike(pixels, back)
        alpha = np.maximum(alpha, np.maximum(strands, close))
        back = np.where(alpha[..., None] > 0.0, back, pixels)
    # Where both are in a pixel, what is left of it without the background is the foreground's colour; of
    # little, little can be told, so that there it is the colour beside it.
    own = np.clip((pixels - (1.0 - alpha[..., None]) * back) / np.maximum(alpha[..., None], 0.05), 0.0, 1.0)
    told = ramp(alpha, 0.15, 0.7)[..., None]
    colours = inner + told * (own - inner)
    return Parted(np.dstack([colours * alpha[..., None], alpha]).astype(np.float32), back)


def _strands(pixels: Colours, inner: Colours, back: Colours) -> Plane:
    """How far each pixel is on its way from the background's colour to the foreground's: hair."""
    way = inner - back
    share = ((pixels - back) * way).sum(axis=2) / np.maximum((way**2).sum(axis=2), 0.02)
    return ramp(np.asarray(share, np.float32), 0.15, 0.85)


def _unlike(pixels: Colours, back: Colours) -> Plane:
    """How much each pixel differs from the background."""
    return ramp(np.asarray(np.sqrt(((pixels - back) ** 2).sum(axis=2)), np.float32), 0.1 * _CLEAR, _CLEAR)


def _outlined(image: Image.Image, pixels: Colours, share: Plane) -> Plane:
    """The cut along the edges in the picture (guided filter with colours; its slopes are found on a coarser
    grid and applied to all pixels: He, Sun, Fast Guided Filter, 2015)."""
    scale = min(1.0, _LONGER / max(image.size))
    size = (max(2, round(image.width * scale)), max(2, round(image.height * scale)))
    guide = np.asarray(image.resize(size, Image.Resampling.BOX), np.float32) / np.float32(255.0)
    cut = resized(share, guide.shape)
    mean_guide = np.stack([box(guide[..., c], _REACH) for c in range(3)], axis=2)
    mean = box(cut, _REACH)
    with_cut = np.stack([box(guide[..., c] * cut, _REACH) for c in range(3)], axis=2)
    covariance = with_cut - mean_guide * mean[..., None]
    variance = np.empty((*cut.shape, 3, 3), np.float32)
    for a in range(3):
        for b in range(a, 3):
            product = box(guide[..., a] * guide[..., b], _REACH) - mean_guide[..., a] * mean_guide[..., b]
            variance[..., a, b] = variance[..., b, a] = product
    variance += _TOLERANCE * np.eye(3, dtype=np.float32)
    slope = np.linalg.solve(variance, covariance[..., None])[..., 0]
    offset = mean - (slope * mean_guide).sum(axis=2)
    shape = pixels.shape[:2]
    alpha = resized(box(offset, _REACH), shape)
    for c in range(3):
        alpha = alpha + resized(box(np.ascontiguousarray(slope[..., c]), _REACH), shape) * pixels[..., c]
    return ramp(np.asarray(alpha, np.float32), 0.12, 0.88)
