"""From the size at which a scene is drawn to that of the frame.

On the CPU, where swscale's vector code takes a tenth of the time of a shader in a software renderer.
"""

from __future__ import annotations

import math

import av
import numpy as np
from av.video.reformatter import Interpolation, VideoReformatter
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
#: Without the two flags the result depends on the processor.
_KERNEL = Interpolation.LANCZOS | Interpolation.ACCURATE_RND | Interpolation.BITEXACT
#: More pixels than these are not drawn but enlarged to: what a clip costs is spent per pixel.
_MOST_PIXELS = 1280 * 720


def inner_size(width: int, height: int) -> tuple[int, int]:
    """The size at which a frame of ``width`` x ``height`` is drawn: its own up to 1280 x 720 pixels."""
    scale = min(1.0, math.sqrt(_MOST_PIXELS / (width * height)))
    return (round(width * scale / 2) * 2, round(height * scale / 2) * 2)


class Enlarger:
    """Enlarges pictures to ``size``; the planes of 4:2:0 are laid edge to edge, whatever their siting."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._scaler = VideoReformatter()

    def __call__(self, pixels: Bytes, form: str) -> Bytes:
        """``form`` is FFmpeg's name of the pixels' layout, ``yuv420p`` or ``rgb24``. Returns a copy."""
        frame = av.VideoFrame.from_numpy_buffer(pixels, format=form)
        large = self._scaler.reformat(frame, *self._size, interpolation=_KERNEL, threads=1)
        return np.ascontiguousarray(large.to_ndarray(), np.uint8)
