"""Beams of light in dusty air or in water."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import moderngl

from rushes.engines.previz.drawing.programs import assign, fullscreen

#: Metres of air whose light is added up, under water and elsewhere.
_DEEP, _FAR = 26.0, 18.0


class Shafts:
    def __init__(self, context: moderngl.Context, size: tuple[int, int], *, water: bool) -> None:
        self._context = context
        self._size = (size[0] // 4, size[1] // 4)
        self._rough, self._beams = (context.texture(self._size, 4, dtype="f2") for _ in range(2))
        for texture in (self._rough, self._beams):
            texture.repeat_x = texture.repeat_y = False
        self._found = context.framebuffer([self._rough])
        self._smooth = context.framebuffer([self._beams])
        self._farthest = _DEEP if water else _FAR
        self._find = fullscreen(context, "shafts.frag", ["UNDER_WATER"] if water else [])
        # Over the grain of where each beam is looked for.
        self._mean = fullscreen(context, "mean.frag", ["SIDE 3"])
        self._lay = fullscreen(context, "lay.frag")

    def draw(
        self,
        depth: moderngl.Texture,
        target: moderngl.Framebuffer,
        values: Mapping[str, Any],
        strength: float,
    ) -> None:
        """Add to ``target``; ``values`` are the frame's uniforms with those of the shadow map."""
        context = self._context
        context.enable_only(moderngl.NOTHING)
        self._found.use()
        depth.use(0)
        own = {"depth": 0, "strength": strength, "farthest": self._farthest}
        assign(self._find.program, {**values, **own})
        self._find.render(vertices=3)
        self._smooth.use()
        self._rough.use(0)
        assign(self._mean.program, {"source": 0, "apart": (1.6 / self._size[0], 1.6 / self._size[1])})
        self._mean.render(vertices=3)
        target.use()
        self._beams.use(0)
        context.enable_only(moderngl.BLEND)
        context.blend_func = moderngl.ONE, moderngl.ONE
        assign(self._lay.program, {"source": 0})
        self._lay.render(vertices=3)
