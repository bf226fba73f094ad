"""From display colours to an encoder's bytes."""

from __future__ import annotations

import moderngl
import numpy as np
import numpy.typing as npt

from rushes.engines.previz.drawing.programs import assign, fullscreen

Bytes = npt.NDArray[np.uint8]


class YuvPlanes:
    """Turns a texture of display R'G'B' into Y, U and V planes, BT.709, limited range."""

    def __init__(self, context: moderngl.Context, display: moderngl.Texture) -> None:
        self._context = context
        self._display = display
        self._size = width, height = display.size
        half = (width // 2, height // 2)
        self._luma = context.framebuffer([context.texture(self._size, 1)])
        self._chroma = context.framebuffer([context.texture(half, 1), context.texture(half, 1)])
        self._draw_luma = fullscreen(context, "still_planes.frag")
        self._draw_chroma = fullscreen(context, "still_planes.frag", ("CHROMA",))

    def read(self, frame: int, into: Bytes | None = None) -> Bytes:
        """The planes one after the other, in ``into`` or a new array: shape (height * 3 // 2, width).
        ``frame`` varies the dither."""
        self._context.enable_only(moderngl.NOTHING)
        self._display.use(0)
        for target, draw in ((self._luma, self._draw_luma), (self._chroma, self._draw_chroma)):
            target.use()
            assign(draw.program, {"display": 0, "size": self._size, "frame": float(frame)})
            draw.render(vertices=3)
        width, height = self._size
        luma, chroma = width * height, width * height // 4
        planes = np.empty(luma + 2 * chroma, np.uint8) if into is None else into.reshape(-1)
        self._luma.read_into(planes, components=1, alignment=1)
        for attachment in (0, 1):
            start = luma + attachment * chroma
            plane = planes[start : start + chroma]
            self._chroma.read_into(plane, components=1, attachment=attachment, alignment=1)
        return planes.reshape(height * 3 // 2, width)
