"""A clip that goes on with its own pictures: from its end back to where it looked alike, and on from there.

Schödl, Szeliski, Salesin, Essa: Video Textures, SIGGRAPH 2000.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz.filming import Pictures

Planes = npt.NDArray[np.uint8]

#: Seconds that are looked through, and that one round takes at least.
SEEN = 2.5
_SHORTEST = 0.4
#: Seconds in which what differs fades at least, and the share of a round at most.
_FADE, _FADING = 0.3, 0.6
#: Cells along the longer side; pictures that have to be alike one after the other, so that things go the same
#: way.
_CELLS, _ALIKE = 96, 3
#: Difference from picture to picture, of 255, below which nothing moves, and how many times the usual one the
#: fading may add to it.
_STILL, _JUMP = 0.15, 1.2


@dataclass(frozen=True, slots=True)
class Round:
    """Of the pictures seen, the one that the last is taken for."""

    at: int
    length: int
    #: Pictures in which the difference between the two fades.
    fade: int


def found(pictures: Sequence[Planes], fps: float) -> Round | None:
    """Where in a clip's last pictures (YUV planes, height * 3 // 2 rows) it looked as at its end; None
    where nothing moves or nothing comes back."""
    last, shortest = len(pictures) - 1, max(_ALIKE, round(_SHORTEST * fps))
    if last - shortest < _ALIKE:
        return None
    small = np.stack([_small(each) for each in pictures])
    steps = np.abs(np.diff(small, axis=0)).mean(axis=(1, 2))
    usual = float(steps[-shortest:].mean())
    if usual < _STILL:
        return None
    rounds = []
    for at in range(_ALIKE - 1, last - shortest + 1):
        away = float(np.abs(small[at - _ALIKE + 1 : at + 1] - small[-_ALIKE:]).mean())
        fade = max(math.ceil(away / (_JUMP * usual)), round(_FADE * fps))
        fading = fade / (last - at)
        if fading <= _FADING:
            # Less like it is as bad as coming round more often.
            rounds.append((away * math.sqrt(fading), Round(at, last - at, fade)))
    return min(rounds, key=lambda each: each[0])[1] if rounds else None


class Repeated(Pictures):
    """The frames after a clip's last one, which has the number 0."""

    def __init__(self, pictures: Sequence[Planes], fps: float, again: Round, frames: range) -> None:
        self.frames = frames
        self._pictures, self._fps, self._again = pictures, fps, again
        # What the last picture has that the one it is taken for has not.
        self._left = pictures[-1].astype(np.int16) - pictures[again.at]

    def close(self) -> None:
        """Nothing is held."""

    @property
    def details(self) -> dict[str, Any]:
        return {
            "animated": "the clip's own last pictures come again",
            "round_seconds": round(self._again.length / self._fps, 3),
        }

    def yuv(self, index: int, into: Planes | None = None) -> Planes:
        """Frame ``index``, from 1, as Y, U and V planes."""
        done = (index - 1) % self._again.length
        own = self._pictures[self._again.at + 1 + done]
        out = np.empty_like(own) if into is None else into
        if done >= self._again.fade:
            np.copyto(out, own)
            return out
        share = 0.5 + 0.5 * np.cos(np.pi * (done + 1) / (self._again.fade + 1))
        left = np.rint(self._left * np.float32(share)).astype(np.int16)
        np.clip(own + left, 0, 255, out=out, casting="unsafe")
        return out


def _small(planes: Planes) -> npt.NDArray[np.float32]:
    """Its brightness only."""
    height, width = len(planes) * 2 // 3, planes.shape[1]
    scale = _CELLS / max(height, width)
    size = (max(2, round(width * scale)), max(2, round(height * scale)))
    return np.asarray(Image.fromarray(planes[:height]).resize(size, Image.Resampling.BOX), np.float32)
