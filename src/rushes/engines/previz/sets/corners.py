"""Corners are darker, and what stands on something darkens it: reckoned from each frame's depth."""

from __future__ import annotations

import math

import moderngl

from rushes.engines.previz.camera import Pose
from rushes.engines.previz.drawing.programs import assign, fullscreen


class Corners:
    def __init__(self, context: moderngl.Context, size: tuple[int, int], reach: float) -> None:
        self._context = context
        self._size = (size[0] // 2, size[1] // 2)
        self._reach = reach
        self._rough, self._open = (context.texture(self._size, 1) for _ in range(2))
        for texture in (self._rough, self._open):
            texture.repeat_x = texture.repeat_y = False
        self._found = context.framebuffer([self._rough])
        self._smooth = context.framebuffer([self._open])
        self._find = fullscreen(context, "corners.frag")
        # Over the 4 x 4 pattern in which it looks around.
        self._mean = fullscreen(context, "mean.frag", ["SIDE 2"])
        self._lay = fullscreen(context, "corners_lay.frag")

    def draw(
        self, depth: moderngl.Texture, target: moderngl.Framebuffer, pose: Pose, farthest: float
    ) -> None:
        """Darken ``target``, to which ``depth`` belongs."""
        context = self._context
        tan = math.tan(math.radians(pose.fov) / 2)
        context.enable_only(moderngl.NOTHING)
        self._found.use()
        depth.use(0)
        lens = (tan * self._size[0] / self._size[1], tan)
        own = {"depth": 0, "lens": lens, "range": (pose.near, farthest), "reach": self._reach}
        assign(self._find.program, own)
        self._find.render(vertices=3)
        self._smooth.use()
        self._rough.use(0)
        assign(self._mean.program, {"source": 0, "apart": (2 / self._size[0], 2 / self._size[1])})
        self._mean.render(vertices=3)
        target.use()
        self._open.use(0)
        context.enable_only(moderngl.BLEND)
        context.blend_func = moderngl.ZERO, moderngl.SRC_COLOR
        assign(self._lay.program, {"open_": 0, "strength": 0.8})
        self._lay.render(vertices=3)
