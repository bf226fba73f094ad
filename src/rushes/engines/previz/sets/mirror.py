"""What a wet or polished floor gives back: the place upside down at half the size, blurred step by step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import moderngl

_UNIT = 15
#: GL_CLIP_DISTANCE0
_CLIP_DISTANCE = 0x3000


class Mirror:
    def __init__(self, context: moderngl.Context, size: tuple[int, int]) -> None:
        self._context = context
        half = (size[0] // 2, size[1] // 2)
        self._map = context.texture(half, 4, dtype="f2")
        self._map.repeat_x = self._map.repeat_y = False
        self._map.build_mipmaps()
        self._map.filter = (moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR)
        self._target = context.framebuffer([self._map], context.depth_renderbuffer(half))

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """Into the map, and nothing of what lies under the floor; it stays bound."""
        self._target.use()
        self._target.clear()
        self._context.enable_direct(_CLIP_DISTANCE)
        yield
        self._context.disable_direct(_CLIP_DISTANCE)

    def finish(self) -> None:
        self._map.build_mipmaps()
        self._map.use(_UNIT)
