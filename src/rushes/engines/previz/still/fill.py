"""What may lie behind the foreground: the colours around it grown inwards, with their texture."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz.still.planes import Plane, box, ramp

Colours = npt.NDArray[np.float32]

#: Cells along the longer side from which on colours are grown: finer ones would not be seen.
_LONGER = 480
#: Texture is what is finer than this share of the longer side, and fainter than an outline; it fades out
#: over the third, since what lies deeper behind the foreground is never uncovered.
_GRAIN, _FAINT, _FADE = 1 / 90, 0.05, 0.16


def filled(pixels: Colours, covered: Plane) -> Colours:
    """The picture (rows, columns, 3) without what is covered (0 to 1): there, and only there, made up."""
    known = (covered < 1e-3).astype(np.float32)
    if not known.any():
        return pixels
    base = grown(pixels, known)
    radius = max(1, round(_GRAIN * max(known.shape)))
    smooth = np.stack([box(base[..., c], radius) for c in range(3)], axis=2)
    fine = pixels - smooth
    # Twigs and edges are no texture: their halves would stand there twice.
    faint = ramp(-np.abs(fine).max(axis=2), -_FAINT, -0.6 * _FAINT) * known
    texture = _mirrored((fine * faint[..., None]).astype(np.float32), known)
    return np.where(known[..., None] > 0.0, pixels, np.clip(base + texture, 0.0, 1.0)).astype(np.float32)


def grown(pixels: Colours, known: Plane) -> Colours:
    """Known colours, and between them a smooth transition (pull-push: Gortler et al., SIGGRAPH 1996)."""
    rows, columns = known.shape
    weighted = np.dstack([pixels * known[..., None], known])
    scale = min(1.0, _LONGER / max(rows, columns))
    coarse = _scaled(weighted, (max(2, round(rows * scale)), max(2, round(columns * scale))))
    between = _scaled(_pulled(coarse), (rows, columns))[..., :3]
    return np.where(known[..., None] > 0.0, pixels, between).astype(np.float32)


def _pulled(level: Colours) -> Colours:
    """Colours times weights and weights in, colours and ones out."""
    weight = np.clip(level[..., 3:], 0.0, 1.0)
    own = level / np.maximum(level[..., 3:], 1e-6)
    if min(level.shape[:2]) <= 2 or float(weight.min()) > 0.99:
        total = level.sum(axis=(0, 1)) / max(float(level[..., 3].sum()), 1e-6)
        return np.asarray(own * weight + total * (1.0 - weight), np.float32)
    half = _scaled(level, ((level.shape[0] + 1) // 2, (level.shape[1] + 1) // 2))
    # Weights saturate on the way up: a few known cells decide what lies between them.
    gain = np.minimum(1.0, 2.0 * half[..., 3:]) / np.maximum(half[..., 3:], 1e-6)
    below = _scaled(_pulled(np.asarray(half * gain, np.float32)), level.shape[:2], Image.Resampling.BICUBIC)
    return np.asarray(own * weight + below * (1.0 - weight), np.float32)


def _scaled(
    planes: Colours, shape: tuple[int, ...], filter_: Image.Resampling = Image.Resampling.BILINEAR
) -> Colours:
    size = (shape[1], shape[0])
    each = (Image.fromarray(np.ascontiguousarray(planes[..., c])) for c in range(planes.shape[2]))
    return np.stack([np.asarray(one.resize(size, filter_), np.float32) for one in each], axis=2)


def _mirrored(texture: Colours, known: Plane) -> Colours:
    """The texture beside each gap, turned over into it along its row: rows are what is equally far away."""
    rows, columns = known.shape
    at = np.arange(columns)[None, :].repeat(rows, axis=0)
    left = np.maximum.accumulate(np.where(known > 0.0, at, -1), axis=1)
    right = np.minimum.accumulate(np.where(known > 0.0, at, columns)[:, ::-1], axis=1)[:, ::-1]
    fade = max(2.0, _FADE * max(rows, columns))
    total, weights = np.zeros_like(texture), np.full(known.shape, 1e-6, np.float32)
    line = np.arange(rows)[:, None]
    for edge in (left, right):
        there = np.clip(2 * edge - at, 0, columns - 1)
        off = np.abs(at - edge).astype(np.float32)
        usable = (edge >= 0) & (edge < columns) & (known[line, there] > 0.0)
        weight = usable * (1.0 / (1.0 + off))
        total += weight[..., None] * texture[line, there] * ramp(-off, -fade, 0.0)[..., None]
        weights += weight
    return np.asarray(total / weights[..., None], np.float32)
