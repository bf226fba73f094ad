"""The map of what the key light reaches: still things are drawn into it once, what moves for each frame."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.drawing.view import columns
from rushes.engines.previz.mesh import Matrix, Point
from rushes.engines.previz.sets.layout import Key, Layout

_UNIT = 13
Draw = Callable[[dict[str, Any]], None]


class ShadowMap:
    def __init__(self, context: moderngl.Context, layout: Layout, size: int) -> None:
        self._context = context
        self._middle, self._reach = layout.shaded
        self._size = size
        self._still = self._map()
        self._all = self._map()
        # A copy from framebuffer to framebuffer takes a tenth of the time of a pass that writes depths, but
        # is only made of those that have a colour.
        self._from, self._into = (self._coloured(each) for each in (self._still, self._all))
        self._made: tuple[Point, Point | None] | None = None

    def update(self, towards: Point, at: Point | None, still: Draw, moving: Draw | None) -> dict[str, Any]:
        """The uniforms of solid.frag's SHADOW. ``still`` is drawn when the light has moved."""
        view, far = self._view(towards, at)
        values = {"view": columns(view), "eye": (0.0, 0.0, 0.0)}
        if (towards, at) != self._made:
            self._made = (towards, at)
            self._draw(self._still, values, still)
        shown = self._still
        if moving is not None:
            shown = self._all
            self._context.copy_framebuffer(self._into, self._from)
            shown.use()
            moving(values)
        depth = _depth(shown)
        depth.compare_func = "<="
        depth.use(_UNIT)
        half = np.diag([0.5, 0.5, 0.5, 1.0])
        half[:3, 3] = 0.5
        # Two texels of the map off the surface, so that it does not shade itself.
        texel = 2.0 * self._reach / self._size
        shift = np.eye(4)
        shift[2, 3] = -(0.6 * texel / far if at is None else 0.0)
        return {
            "shadowMap": _UNIT,
            "shadowView": columns(half @ shift @ view),
            "shadowTexel": 1.0 / self._size,
            "shadowGap": 1.6 * texel,
            "keyAt": at or (0.0, 0.0, 0.0),
            "keyReach": 0.0 if at is None else math.dist(at, self._middle),
        }

    def _draw(self, target: moderngl.Framebuffer, values: dict[str, Any], draw: Draw) -> None:
        target.use()
        target.clear(depth=1.0)
        draw(values)

    def _view(self, towards: Point, at: Point | None) -> tuple[Matrix, float]:
        light = np.asarray(towards, np.float64)
        light /= np.linalg.norm(light)
        middle, reach = np.asarray(self._middle), self._reach
        away = 3.0 * reach if at is None else float(np.linalg.norm(np.asarray(at) - middle))
        eye = middle + light * away if at is None else np.asarray(at, np.float64)
        back = eye - middle
        back /= np.linalg.norm(back)
        right = np.cross((0.0, 1.0, 0.0) if abs(back[1]) < 0.95 else (0.0, 0.0, -1.0), back)
        right /= np.linalg.norm(right)
        turned = np.eye(4)
        turned[:3, :3] = np.stack([right, np.cross(back, right), back])
        turned[:3, 3] = -turned[:3, :3] @ eye
        if at is None:
            far = 6.0 * reach
            flat = np.diag([1.0 / reach, 1.0 / reach, -2.0 / far, 1.0])
            flat[2, 3] = -1.0
            return flat @ turned, far
        near, far = 0.25 * away, away + 2.0 * reach
        f = away / reach
        lens = np.array(
            [
                [f, 0, 0, 0],
                [0, f, 0, 0],
                [0, 0, (far + near) / (near - far), 2 * far * near / (near - far)],
                [0, 0, -1.0, 0],
            ]
        )
        return lens @ turned, far

    def _map(self) -> moderngl.Framebuffer:
        texture = self._context.depth_texture((self._size, self._size))
        texture.filter = (moderngl.LINEAR, moderngl.LINEAR)
        texture.repeat_x = texture.repeat_y = False
        return self._context.framebuffer([], texture)

    def _coloured(self, target: moderngl.Framebuffer) -> moderngl.Framebuffer:
        return self._context.framebuffer([self._context.texture(target.size, 1)], _depth(target))


def _depth(target: moderngl.Framebuffer) -> moderngl.Texture:
    texture = target.depth_attachment
    assert isinstance(texture, moderngl.Texture)
    return texture


def key_of(layout: Layout) -> Key:
    """The layout's own, or one that sends nothing."""
    return layout.key or Key(towards=(0.0, 1.0, 0.0), colour=(0.0, 0.0, 0.0))
