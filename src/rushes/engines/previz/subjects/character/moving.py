"""Where somebody moves before the ground, though the camera may move as well."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rushes.engines.previz.still.planes import Plane, blur, ramp

#: (rows, columns, 3), R'G'B' 0 to 1.
Pixels = npt.NDArray[np.float32]

#: Pictures before and after the one that is looked at, and how far the ground may move from one to the
#: next, in cells.
_APART, _FARTHEST = (1, 2), 16
#: Differences of colours, once the ground lies on itself, that say nothing, and that say all.
_NONE, _ALL = 0.03, 0.1
#: More than this share of the picture is no body, but all of it that moves.
_MOST = 0.5


def moving(frames: list[Pixels], at: int) -> Plane:
    """How much each cell of picture ``at`` moves otherwise than the ground does, 0 to 1; nothing where that
    cannot be told."""
    found = np.zeros(frames[at].shape[:2], np.float32)
    for apart in _APART:
        if at - apart < 0 or at + apart >= len(frames):
            continue
        # Ground that was covered before, or will be, is seen on the other side of now.
        both = [_unlike(frames[at], frames[at + way * apart], apart * _FARTHEST) for way in (-1, 1)]
        found = np.maximum(found, np.minimum(*both))
    found = ramp(found, _NONE, _ALL)
    return found if float(found.mean()) < _MOST else np.zeros_like(found)


def _unlike(here: Pixels, there: Pixels, farthest: int) -> Plane:
    """Differences of colours, once the most of the other picture lies on this one."""
    down, across = _shift(here.mean(axis=2), there.mean(axis=2), farthest)
    moved = np.roll(there, (down, across), axis=(0, 1))
    return blur(np.abs(here - moved).max(axis=2).astype(np.float32), 1)


def _shift(here: Plane, there: Plane, farthest: int) -> tuple[int, int]:
    """By how many cells most of the one picture lies below and to the right of the other: the highest of
    their phase correlation (Kuglin, Hines, 1975)."""
    both = np.fft.rfft2(here - here.mean()) * np.conj(np.fft.rfft2(there - there.mean()))
    peak = np.fft.irfft2(both / np.maximum(np.abs(both), 1e-6), here.shape)
    near = np.abs(np.fft.fftfreq(here.shape[0], 1 / here.shape[0]))[:, None] <= farthest
    near = near & (np.abs(np.fft.fftfreq(here.shape[1], 1 / here.shape[1]))[None] <= farthest)
    down, across = np.unravel_index(int(np.argmax(np.where(near, peak, -np.inf))), here.shape)
    wrap = [n - size if n > size // 2 else n for n, size in zip((down, across), here.shape, strict=True)]
    return int(wrap[0]), int(wrap[1])
