"""Rays of the sun between trees, clouds, hills and houses, where a prompt asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.camera import Pose
from rushes.engines.previz.drawing.post import Post
from rushes.engines.previz.drawing.programs import assign, fullscreen
from rushes.engines.previz.drawing.view import viewing

#: Share of the sun's light that the air sends on.
_STRENGTH = 1.5
#: Halves of the picture beyond its middle from which the sun sends no rays into it any more.
_GONE = 3.2


class Rays:
    def __init__(self, context: moderngl.Context, size: tuple[int, int]) -> None:
        self._context = context
        small = (size[0] // 4, size[1] // 4)
        self._rough, self._smooth = (context.texture(small, 4, dtype="f2") for _ in range(2))
        for texture in (self._rough, self._smooth):
            texture.repeat_x = texture.repeat_y = False
        self._found = context.framebuffer([self._rough])
        self._meant = context.framebuffer([self._smooth])
        self._apart = (1.6 / small[0], 1.6 / small[1])
        self._aspect = size[0] / size[1]
        self._find = fullscreen(context, "rays.frag")
        # Over the grain of where each ray is looked for.
        self._mean = fullscreen(context, "mean.frag", ["SIDE 3"])
        self._lay = fullscreen(context, "lay.frag")

    def draw(self, post: Post, pose: Pose, values: Mapping[str, Any], night: float, farthest: float) -> None:
        """Add to what was drawn into ``post``; nothing by night or with the sun behind the camera.

        ``values`` are the light's uniforms; ``farthest`` metres off ends the view.
        """
        x, y, _, w = viewing(pose, self._aspect) @ np.array([*values["keyDir"], 0.0])
        if w <= 0.0 or night > 0.5:
            return
        left = max(0.0, 1.0 - max(abs(x), abs(y)) / w / _GONE)
        if not left:
            return
        context = self._context
        context.enable_only(moderngl.NOTHING)
        self._found.use()
        post.depth.use(0)
        own = {
            "depth": 0,
            "sunAt": (0.5 + 0.5 * x / w, 0.5 + 0.5 * y / w),
            "aspect": self._aspect,
            "light": tuple(_STRENGTH * left * np.array(values["keyColour"])),
            "range": (pose.near, farthest),
        }
        assign(self._find.program, own)
        self._find.render(vertices=3)
        self._meant.use()
        self._rough.use(0)
        assign(self._mean.program, {"source": 0, "apart": self._apart})
        self._mean.render(vertices=3)
        post.light.use()
        self._smooth.use(0)
        context.enable_only(moderngl.BLEND)
        context.blend_func = moderngl.ONE, moderngl.ONE
        assign(self._lay.program, {"source": 0})
        self._lay.render(vertices=3)
