"""A layer on the graphics device."""

from __future__ import annotations

from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.still.layers import Layer


class Drawn:
    """``before`` others it is blended over them; ``soft`` it may lie out of focus."""

    def __init__(self, context: moderngl.Context, layer: Layer, *, before: bool, soft: bool) -> None:
        self._context, self._before = context, before
        self._colours = context.texture(layer.size, 4, layer.colours)
        self._colours.repeat_x = self._colours.repeat_y = False
        if soft:
            self._colours.build_mipmaps()
        asked = {"BEFORE": before, "SOFT": soft}
        self._program = program(
            context, "still.vert", "still.frag", [name for name, is_so in asked.items() if is_so]
        )
        corners = np.dstack([layer.points, layer.slants]).astype("f4")
        self._mesh = context.vertex_array(
            self._program,
            # A driver drops the slant where nothing is made of it.
            [(context.buffer(corners.tobytes()), *_read(self._program))],
            index_buffer=context.buffer(layer.corners.tobytes()),
        )

    def draw(self, values: dict[str, Any]) -> None:
        if self._before:
            self._context.enable_only(moderngl.BLEND)
            self._context.blend_func = moderngl.ONE, moderngl.ONE_MINUS_SRC_ALPHA
        else:
            self._context.enable_only(moderngl.DEPTH_TEST)
        self._colours.use(0)
        assign(self._program, values | {"picture": 0})
        self._mesh.render(moderngl.TRIANGLES)


def _read(made: moderngl.Program) -> tuple[str, ...]:
    return ("3f 2f", "point", "slant") if "slant" in made else ("3f 8x", "point")
