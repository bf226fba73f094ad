"""Rain and snow near the eye."""

from __future__ import annotations

from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.drawing.quads import Quads
from rushes.engines.previz.scene import Weather

_COUNT = 9000


#: Uniforms of fall.vert and fall.frag.
_RAIN: dict[str, Any] = {
    "nearest": (1.0, 4.0),
    "box": 44.0,
    "width": 0.0045,
    "streak": 1 / 46,
    "flutter": 0.0,
    "opacity": 0.34,
    "roundness": 0.0,
}
_SNOW: dict[str, Any] = {
    "nearest": (1.0, 4.0),
    "box": 30.0,
    "width": 0.026,
    "streak": 1 / 80,
    "flutter": 0.35,
    "opacity": 0.9,
    "roundness": 1.0,
}


class Fall:
    def __init__(self, context: moderngl.Context, seed: int) -> None:
        random = np.random.default_rng([seed & 0xFFFFFFFF, 9])
        drops = random.random((_COUNT, 4)).astype("f4")
        self._context = context
        made = program(context, "fall.vert", "fall.frag")
        self._drops = Quads(context, made, "4f", ("drop",), _COUNT)
        self._drops.write(drops)

    def draw(self, values: dict[str, Any], weather: Weather, t: float) -> None:
        """``t`` in seconds; ``values`` are the frame's uniforms."""
        wind = 1.0 + 9.0 * weather.wind
        light = np.array(values["skyAbove"]) * 0.8 + np.array(values["keyColour"]) * 0.25
        if weather.rain > 0.01:
            own = _RAIN | {"velocity": (0.8 * wind, -9.5, 0.35 * wind), "fallColour": tuple(light * 1.15)}
            self._layer(values | own | {"time": t}, weather.rain)
        if weather.snow > 0.01:
            own = _SNOW | {"velocity": (0.55 * wind, -1.5, 0.25 * wind), "fallColour": tuple(light * 2.0)}
            self._layer(values | own | {"time": t}, weather.snow)

    def _layer(self, values: dict[str, Any], share: float) -> None:
        context = self._context
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.blend_func = moderngl.SRC_ALPHA, moderngl.ONE_MINUS_SRC_ALPHA
        assign(self._drops.program, values)
        count = int(_COUNT * (0.15 + 0.85 * share))
        self._drops.render(count)
