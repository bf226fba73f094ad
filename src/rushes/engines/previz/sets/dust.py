"""Small things that float in the light."""

from __future__ import annotations

from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.drawing.quads import Quads
from rushes.engines.previz.sets.layout import Dust

_COUNT = 1500


class DustCloud:
    def __init__(self, context: moderngl.Context, dust: Dust, seed: int) -> None:
        random = np.random.default_rng([seed & 0xFFFFFFFF, 17])
        self._context = context
        self._dust = dust
        self._motes = Quads(context, program(context, "fall.vert", "fall.frag"), "4f", ("drop",), _COUNT)
        self._motes.write(random.random((_COUNT, 4)).astype("f4"))

    def draw(self, values: dict[str, Any], t: float) -> None:
        """Adds light to what is there; ``t`` in seconds."""
        context, dust = self._context, self._dust
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.depth_func = "<"
        context.blend_func = moderngl.SRC_ALPHA, moderngl.ONE
        own = {
            "box": dust.box,
            "width": dust.size,
            "streak": 1e-4,
            "flutter": 0.04 * dust.box,
            "opacity": 0.8,
            "roundness": 1.0,
            "velocity": dust.drift,
            "fallColour": dust.colour,
            "time": 0.4 * t,
            "nearest": (0.06 * dust.box, 0.2 * dust.box),
        }
        assign(self._motes.program, {**values, **own})
        self._motes.render(int(_COUNT * dust.share))
