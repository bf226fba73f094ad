"""From scene light to an encoder's bytes: glow, tone curve, grade, and the planes of YUV 4:2:0."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.landscape.programs import assign, fullscreen

Bytes = NDArray[np.uint8]
_BLOOM_LEVELS = 5


class Post:
    """Owns the picture's targets. Draw the scene into ``scene``, then call ``finish`` and read."""

    def __init__(self, context: moderngl.Context, width: int, height: int) -> None:
        self._context = context
        self._size = (width, height)
        self._light = context.texture((width, height), 4, dtype="f2")
        self.scene = context.framebuffer([self._light], context.depth_renderbuffer((width, height)))
        self._display = context.texture((width, height), 4, dtype="f2")
        self._graded = context.framebuffer([self._display])
        self._planes = context.texture((width, height * 3 // 2), 1)
        self._packed = context.framebuffer([self._planes])
        self._grade = fullscreen(context, "grade.frag")
        self._pack = fullscreen(context, "pack.frag")
        self._down = fullscreen(context, "bloom_down.frag")
        self._up = fullscreen(context, "bloom_up.frag")
        self._bloom = [self._half(level) for level in range(1, _BLOOM_LEVELS + 1)]
        self._spread = [self._half(level) for level in range(1, _BLOOM_LEVELS)]
        for texture in (self._light, self._display):
            texture.repeat_x = texture.repeat_y = False
        self._bytes = bytearray(width * height * 3 // 2)

    def _half(self, level: int) -> moderngl.Framebuffer:
        width, height = self._size
        size = (max(width >> (level + 1), 2), max(height >> (level + 1), 2))
        texture = self._context.texture(size, 4, dtype="f2")
        texture.repeat_x = texture.repeat_y = False
        return self._context.framebuffer([texture])

    def finish(self, frame: int, values: Mapping[str, Any]) -> None:
        """Turn what was drawn into display colours; ``values`` are the grade's uniforms."""
        context = self._context
        context.disable(moderngl.DEPTH_TEST | moderngl.BLEND)
        self._glow(float(values["exposure"]))
        self._graded.use()
        self._light.use(0)
        _texture(self._spread[0]).use(1)
        width, height = self._size
        assign(self._grade.program, {**values, "scene": 0, "bloom": 1, "aspect": width / height})
        self._grade.render(vertices=3)
        self._packed.use()
        self._display.use(0)
        assign(self._pack.program, {"display": 0, "size": self._size, "frame": frame})
        self._pack.render(vertices=3)

    def _glow(self, exposure: float) -> None:
        source = self._light
        for i, target in enumerate(self._bloom):
            target.use()
            source.use(0)
            step = (1.0 / source.width, 1.0 / source.height)
            assign(self._down.program, {"source": 0, "step_": step, "knee": 0.9 / exposure if i == 0 else 0.0})
            self._down.render(vertices=3)
            source = _texture(target)
        for i in range(_BLOOM_LEVELS - 2, -1, -1):
            target = self._spread[i]
            target.use()
            source.use(0)
            _texture(self._bloom[i]).use(1)
            step = (1.0 / source.width, 1.0 / source.height)
            assign(self._up.program, {"source": 0, "detail": 1, "step_": step})
            self._up.render(vertices=3)
            source = _texture(target)

    def yuv(self) -> Bytes:
        """Planes Y, U, V of the finished frame: shape (height * 3 // 2, width), a copy of its own."""
        self._packed.read_into(self._bytes, components=1, alignment=1)
        width, height = self._size
        return np.frombuffer(self._bytes, np.uint8).reshape(height * 3 // 2, width).copy()

    def rgb(self) -> Bytes:
        """The finished frame before it became YUV: shape (height, width, 3), rounded without dither."""
        width, height = self._size
        raw = np.frombuffer(self._graded.read(components=3, dtype="f2", alignment=1), "f2")
        picture = raw.reshape(height, width, 3)[::-1].astype("f4")
        return np.ascontiguousarray((picture * 255.0 + 0.5).astype(np.uint8))


def _texture(target: moderngl.Framebuffer) -> moderngl.Texture:
    texture = target.color_attachments[0]
    assert isinstance(texture, moderngl.Texture)
    return texture
