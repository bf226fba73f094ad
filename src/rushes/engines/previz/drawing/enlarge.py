"""From the pixels that were drawn to a frame: enlarged to its size, and as planes of YUV.

On the CPU, where swscale's vector code takes a tenth of the time of a shader in a software renderer.
"""

from __future__ import annotations

import math
from enum import IntEnum

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
# Without the last two flags the result depends on the processor.
_KERNEL = (
    Interpolation.LANCZOS | Interpolation.FULL_CHR_H_INP | Interpolation.ACCURATE_RND | Interpolation.BITEXACT
)


class Effort(IntEnum):
    """What a pixel is expected to cost a CPU, by how many are drawn of larger frames: more than these are not
    drawn but enlarged to."""

    USUAL = 1280 * 720
    #: Woods and shores with what mirrors there; mist and fog, which leave little that is fine; built places.
    MORE = 1088 * 612
    #: Built places with many lamps, mirrors and triangles.
    MOST = 960 * 540


def inner_size(width: int, height: int, effort: Effort = Effort.USUAL) -> tuple[int, int]:
    """The size at which a CPU draws a frame of ``width`` x ``height``: its own up to 1280 x 720 pixels."""
    if width * height <= Effort.USUAL:
        return (width, height)
    scale = math.sqrt(effort / (width * height))
    return (round(width * scale / 2) * 2, round(height * scale / 2) * 2)


class Enlarger:
    """Makes frames of ``size`` from R'G'B'A pixels of any size, uint8, shape (height, width, 4)."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._scaler = VideoReformatter()

    def yuv(self, pixels: Bytes, into: Bytes | None = None) -> Bytes:
        """Planes Y, U, V of 4:2:0, BT.709, limited range, in ``into`` or a new array: shape (height * 3 // 2,
        width)."""
        width, height = self._size
        planes = np.empty((height * 3 // 2, width), np.uint8) if into is None else into
        flat, start = planes.reshape(-1), 0
        for plane in self._made(pixels, "yuv420p").planes:
            rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
            end = start + plane.height * plane.width
            flat[start:end].reshape(plane.height, plane.width)[:] = rows[:, : plane.width]
            start = end
        return planes

    def rgb(self, pixels: Bytes) -> Bytes:
        """R'G'B': a copy, shape (height, width, 3)."""
        return np.ascontiguousarray(self._made(pixels, "rgb24").to_ndarray(), np.uint8)

    def _made(self, pixels: Bytes, form: str) -> av.VideoFrame:
        return self._scaler.reformat(
            av.VideoFrame.from_numpy_buffer(pixels, format="rgba"),
            *self._size,
            format=form,
            interpolation=_KERNEL,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            threads=1,
        )
