"""From scene light to a frame's bytes: glow, tone curve, grade, smooth edges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.drawing.enlarge import Bytes, Effort, Enlarger, inner_size
from rushes.engines.previz.drawing.programs import assign, fullscreen
from rushes.engines.previz.gl import Opened

_BLOOM_LEVELS = 6
_GRAIN = 128
#: Share of sharpening before an enlargement.
_CRISP = 0.4


class Post:
    """Owns the picture's targets. Draw the scene into ``scene``, then call ``finish`` and read.

    ``light`` is ``scene`` without its depth, for passes over the picture that read ``depth``; its texture is
    ``lit``. ``shape`` is its depth alone.
    """

    def __init__(
        self,
        opened: Opened,
        width: int,
        height: int,
        *,
        features: Sequence[str],
        effort: Effort,
    ) -> None:
        self._context = context = opened.context
        self._wait = opened.finish
        self._size = (width, height)
        #: Pixels that are drawn of a frame; a GPU draws all of them.
        self.inner = inner = inner_size(width, height, effort) if opened.device.software else (width, height)
        self.lit = self._texture(*inner, "f2")
        self.depth = context.depth_texture(inner)
        self.depth.compare_func = ""
        # A blend of depths is that of no thing, and takes four reads.
        self.depth.filter = (moderngl.NEAREST, moderngl.NEAREST)
        self.scene = context.framebuffer([self.lit], self.depth)
        self.light = context.framebuffer([self.lit])
        self.shape = context.framebuffer([], self.depth)
        self._graded = context.framebuffer([self._texture(*inner, "f1")])
        self._shown = context.framebuffer([context.texture(inner, 4)], context.depth_renderbuffer(inner))
        self._grade = fullscreen(context, "grade.frag", features)
        self._show = fullscreen(context, "show.frag")
        self._edges = fullscreen(context, "edges.frag")
        self._down = fullscreen(context, "bloom_down.frag")
        self._up = fullscreen(context, "bloom_up.frag")
        self._bloom = [self._half(level) for level in range(1, _BLOOM_LEVELS + 1)]
        self._spread = [self._half(level) for level in range(1, _BLOOM_LEVELS)]
        #: Kept, as memory that is new for every frame takes as long to get as it does to fill.
        self._read = np.empty((inner[1], inner[0], 4), np.uint8)
        self._grain = self._noise()
        self._enlarge = Enlarger(self._size)
        self._last = {"display": 0, "inner": inner, "crisp": _CRISP if inner != self._size else 0.0}

    def _texture(self, width: int, height: int, dtype: str) -> moderngl.Texture:
        texture = self._context.texture((width, height), 4, dtype=dtype)
        texture.repeat_x = texture.repeat_y = False
        return texture

    def _half(self, level: int) -> moderngl.Framebuffer:
        width, height = self.inner
        size = (max(width >> (level + 1), 2), max(height >> (level + 1), 2))
        return self._context.framebuffer([self._texture(*size, "f1")])

    def _noise(self) -> moderngl.Texture:
        """Triangular noise, its low frequencies taken out so that it does not look like dirt."""
        random = np.random.default_rng(1)
        noise = random.random((_GRAIN, _GRAIN, 4)) + random.random((_GRAIN, _GRAIN, 4)) - 1.0
        around = sum(np.roll(noise, shift, axis) for axis in (0, 1) for shift in (-1, 1)) / 4.0
        sharp = (noise - 0.5 * around) * 0.75
        data = np.clip((sharp * 0.5 + 0.5) * 255.0 + 0.5, 0, 255).astype(np.uint8)
        texture = self._context.texture((_GRAIN, _GRAIN), 4, data.tobytes())
        texture.filter = (moderngl.NEAREST, moderngl.NEAREST)
        return texture

    def finish(self, frame: int, values: Mapping[str, Any]) -> None:
        """Turn what was drawn into display colours; ``values`` are the grade's uniforms."""
        self._context.disable(moderngl.DEPTH_TEST | moderngl.BLEND)
        self._glow(float(values["exposure"]))
        self._graded.use()
        self.lit.use(0)
        _first(self._spread[0]).use(1)
        self._grain.use(2)
        self.depth.use(3)
        shift = (frame * 47 % _GRAIN, frame * 89 % _GRAIN)
        width, height = self.inner
        own = {"scene": 0, "bloom": 1, "grain": 2, "depth": 3, "shift": shift, "aspect": width / height}
        assign(self._grade.program, {**values, **own, **_folded(values)})
        self._grade.render(vertices=3)

    def _glow(self, exposure: float) -> None:
        source = self.lit
        for i, target in enumerate(self._bloom):
            target.use()
            source.use(0)
            step = (1.0 / source.width, 1.0 / source.height)
            knee = 0.9 if i == 0 else 0.0
            own = {"source": 0, "step_": step, "knee": knee, "exposure": exposure}
            assign(self._down.program, own)
            self._down.render(vertices=3)
            source = _first(target)
        for i in range(_BLOOM_LEVELS - 2, -1, -1):
            target = self._spread[i]
            target.use()
            source.use(0)
            _first(self._bloom[i]).use(1)
            step = (1.0 / source.width, 1.0 / source.height)
            assign(self._up.program, {"source": 0, "detail": 1, "step_": step})
            self._up.render(vertices=3)
            source = _first(target)

    def yuv(self, into: Bytes | None = None) -> Bytes:
        """Planes Y, U, V of the finished frame, in ``into`` or a new array: shape (height * 3 // 2,
        width)."""
        return self._enlarge.yuv(self._pixels(), into)

    def rgb(self) -> Bytes:
        """The finished frame before it becomes YUV: shape (height, width, 3)."""
        return self._enlarge.rgb(self._pixels())

    def _pixels(self) -> Bytes:
        self._shown.use()
        _first(self._graded).use(0)
        context = self._context
        context.enable_only(moderngl.DEPTH_TEST)
        for pass_, func in ((self._show, "1"), (self._edges, ">")):
            context.depth_func = func
            self._shown.depth_mask = pass_ is self._show
            assign(pass_.program, self._last)
            pass_.render(vertices=3)
        self._wait()
        self._shown.read_into(self._read, components=4, alignment=1)
        return self._read


def _first(target: moderngl.Framebuffer) -> moderngl.Texture:
    texture = target.color_attachments[0]
    assert isinstance(texture, moderngl.Texture)
    return texture


def _folded(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the grade does to light before its curve, as one matrix."""
    night, share = float(values["nightShare"]), float(values["bloomShare"])
    dim = np.outer((0.72, 0.95, 1.38), (0.12, 0.60, 0.28))
    coloured = (1.0 - night) * np.eye(3) + night * dim
    # Drawn a little towards grey, so that a low sun goes to yellow-white and not to flat red.
    greyer = 0.92 * np.eye(3) + 0.08 * np.outer(np.ones(3), (0.2126, 0.7152, 0.0722))
    developed = greyer @ coloured @ np.diag(values["balance"])
    return {
        "gain": float(values["exposure"]) * (1.0 - 0.3 * share),
        "bloomShare": 9.0 * share,
        "developed": tuple(developed.T.ravel().tolist()),
        "saturation": float(values["saturation"]) * float(values["richness"]),
    }
