"""What may lie behind the foreground: near its outline, where it may be uncovered, texture and lines are
carried on; deeper behind it there are the colours around it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz.still.patches import copied, taken_after
from rushes.engines.previz.still.planes import Plane, blur, resized, spread

Colours = npt.NDArray[np.float32]

#: Cells along the longer side from which on colours are grown: finer ones would not be seen.
_LONGER = 480
#: Cells along the longer side that take after others, and how far behind the foreground they may be
#: uncovered, as a share of it.
_CELLS, _DEEP = 128, 0.1


def filled(pixels: Colours, covered: Plane, *, plain: bool) -> Colours:
    """The picture (rows, columns, 3) without what is covered (0 to 1): there, and only there, made up. Of a
    ``plain`` background only what is finer than its shades is carried on."""
    known = covered < 1e-3
    if not known.any():
        return pixels
    result = grown(pixels, known.astype(np.float32))
    step = max(known.shape) / _CELLS
    shape = (max(2, round(known.shape[0] / step)), max(2, round(known.shape[1] / step)))
    coarse = _scaled(result, shape)
    sure = resized(covered, shape) < 1e-4
    near = spread(sure.astype(np.float32), round(_DEEP * _CELLS))
    away = taken_after(coarse, sure, near > 0.0)
    fade = resized(blur(near, 2), known.shape)
    gap = np.argwhere(~known & (fade > 0.0))
    y, x = gap.T
    colours, share = copied(pixels - _scaled(coarse, known.shape) if plain else pixels, away, gap)
    base = result[y, x]
    share = (share * fade[y, x])[:, None]
    result[y, x] = np.clip(base + share * (colours if plain else colours - base), 0.0, 1.0)
    return result


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
