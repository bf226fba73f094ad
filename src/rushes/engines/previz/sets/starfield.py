"""Stars all around, where there is no ground and no air."""

from __future__ import annotations

from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.drawing.quads import Quads

_COUNT = 7000


class Starfield:
    def __init__(self, context: moderngl.Context, seed: int) -> None:
        random = np.random.default_rng([seed & 0xFFFFFFFF, 19])
        way = random.normal(size=(_COUNT, 3))
        # A third of them gather along a band.
        axis = np.array([0.35, 0.8, -0.48])
        band = np.arange(_COUNT) < _COUNT // 3
        way[band] -= np.outer(way[band] @ axis, axis) * 0.86
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        bright = random.random(_COUNT) ** 3.0 * np.where(band, 0.55, 1.0)
        self._context = context
        self._stars = Quads(context, program(context, "far_star.vert", "star.frag"), "4f", ("star",), _COUNT)
        self._stars.write(np.column_stack([way, bright]).astype("f4"))

    def draw(self, values: dict[str, Any], strength: float) -> None:
        """Adds to what is there, behind everything."""
        context = self._context
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.depth_func = "<="
        context.blend_func = moderngl.ONE, moderngl.ONE
        assign(self._stars.program, {**values, "starlight": strength})
        self._stars.render(_COUNT)
