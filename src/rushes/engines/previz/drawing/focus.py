"""Depth of field: what is nearer or farther than the focus is spread over a disc."""

from __future__ import annotations

import moderngl

from rushes.engines.previz.camera import Pose
from rushes.engines.previz.drawing.post import Post
from rushes.engines.previz.drawing.programs import assign, fullscreen

#: Shares of the picture's height: a point infinitely far away at full blur, and no point more than this.
_WIDE, _WIDEST = 0.045, 0.022
#: Metres beyond which a lens that is focused sees ever more sharply, as lenses do.
_NEAR = 8.0


class Focus:
    def __init__(self, context: moderngl.Context, size: tuple[int, int]) -> None:
        self._context = context
        half = (size[0] // 2, size[1] // 2)
        self._aspect = size[0] / size[1]
        self._soft = context.texture(half, 4, dtype="f2")
        self._soft.repeat_x = self._soft.repeat_y = False
        self._target = context.framebuffer([self._soft])
        self._gather = fullscreen(context, "focus_gather.frag")
        self._lay = fullscreen(context, "lay.frag")

    def draw(self, post: Post, pose: Pose, farthest: float, blur: float) -> None:
        """Blur what was drawn into ``post``; ``blur`` from 0 to 1, ``farthest`` metres off ends the view."""
        if pose.focus is None or blur <= 0.0:
            return
        context = self._context
        context.enable_only(moderngl.NOTHING)
        self._target.use()
        post.lit.use(0)
        post.depth.use(1)
        own = {
            "light": 0,
            "depth": 1,
            "range": (pose.near, farthest),
            "sharp": max(pose.focus, pose.near),
            "wide": _WIDE * blur * min(1.0, _NEAR / max(pose.focus, pose.near)),
            "widest": _WIDEST * min(1.0, 0.4 + blur),
            "aspect": self._aspect,
        }
        assign(self._gather.program, own)
        self._gather.render(vertices=3)
        post.light.use()
        self._soft.use(0)
        context.enable_only(moderngl.BLEND)
        context.blend_func = moderngl.SRC_ALPHA, moderngl.ONE_MINUS_SRC_ALPHA
        assign(self._lay.program, {"source": 0})
        self._lay.render(vertices=3)
