"""From scene light to an encoder's bytes: glow, tone curve, grade, smooth edges, planes of YUV 4:2:0."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.landscape.enlarge import Bytes, Enlarger, inner_size
from rushes.engines.previz.landscape.programs import assign, fullscreen

_BLOOM_LEVELS = 6
_GRAIN = 128
#: Share of sharpening before an enlargement.
_CRISP = 0.5


class Post:
    """Owns the picture's targets. Draw the scene into ``scene``, then call ``finish`` and read."""

    def __init__(self, context: moderngl.Context, width: int, height: int, *, painted: bool) -> None:
        self._context = context
        self._size = (width, height)
        self.inner = inner = inner_size(width, height)
        self._light = self._texture(*inner, "f2")
        self._depth = context.depth_texture(inner)
        self._depth.compare_func = ""
        self.scene = context.framebuffer([self._light], self._depth)
        self._graded = context.framebuffer([self._texture(*inner, "f1")])
        self._packed = context.framebuffer([context.texture((inner[0], inner[1] * 3 // 2), 1)])
        self._shown = context.framebuffer([context.texture(inner, 3)])
        self._grade = fullscreen(context, "grade.frag", ("PAINTED",) if painted else ())
        self._luma = fullscreen(context, "pack.frag", ("LUMA",))
        self._chroma = fullscreen(context, "pack.frag")
        self._show = fullscreen(context, "show.frag")
        self._down = fullscreen(context, "bloom_down.frag")
        self._up = fullscreen(context, "bloom_up.frag")
        self._bloom = [self._half(level) for level in range(1, _BLOOM_LEVELS + 1)]
        self._spread = [self._half(level) for level in range(1, _BLOOM_LEVELS)]
        self._grain = self._noise()
        self._enlarge = Enlarger(self._size) if inner != self._size else None
        self._last = {
            "display": 0,
            "grain": 2,
            "inner": inner,
            "crisp": _CRISP if self._enlarge else 0.0,
            # Level with the even columns of the frame, where H.264 has it.
            "sited": 1.0 - 0.5 * inner[0] / width,
            "shift": (0, 0),
        }

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
        self._light.use(0)
        _first(self._spread[0]).use(1)
        self._grain.use(2)
        self._depth.use(3)
        self._last["shift"] = shift = (frame * 47 % _GRAIN, frame * 89 % _GRAIN)
        width, height = self.inner
        own = {"scene": 0, "bloom": 1, "grain": 2, "depth": 3, "shift": shift, "aspect": width / height}
        assign(self._grade.program, {**values, **own})
        self._grade.render(vertices=3)

    def _glow(self, exposure: float) -> None:
        source = self._light
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

    def yuv(self) -> Bytes:
        """Planes Y, U, V of the finished frame: shape (height * 3 // 2, width), a copy of its own."""
        width, height = self.inner
        self._packed.use()
        _first(self._graded).use(0)
        self._grain.use(2)
        for pass_, box in (
            (self._luma, (0, 0, width, height)),
            (self._chroma, (0, height, width, height // 2)),
        ):
            self._packed.viewport = box
            assign(pass_.program, self._last)
            pass_.render(vertices=3)
        self._packed.viewport = (0, 0, width, height * 3 // 2)
        planes = np.empty((height * 3 // 2, width), np.uint8)
        self._packed.read_into(planes, components=1, alignment=1)
        return self._enlarge(planes, "yuv420p") if self._enlarge else planes

    def rgb(self) -> Bytes:
        """The finished frame before it becomes YUV: shape (height, width, 3)."""
        width, height = self.inner
        self._shown.use()
        _first(self._graded).use(0)
        assign(self._show.program, self._last)
        self._show.render(vertices=3)
        pixels = np.empty((height, width, 3), np.uint8)
        self._shown.read_into(pixels, components=3, alignment=1)
        return self._enlarge(pixels, "rgb24") if self._enlarge else pixels


def _first(target: moderngl.Framebuffer) -> moderngl.Texture:
    texture = target.color_attachments[0]
    assert isinstance(texture, moderngl.Texture)
    return texture
