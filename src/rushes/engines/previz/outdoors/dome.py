"""The sky behind everything: its light, clouds, sun, moon and stars."""

from __future__ import annotations

from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.outdoors.airs import air_of
from rushes.engines.previz.outdoors.sky import SkyMap, sun_elevation
from rushes.engines.previz.outdoors.stars import Stars
from rushes.engines.previz.outdoors.tiles import Tiles
from rushes.engines.previz.scene import Scene

#: Cells along a side of the grid on which the sky is drawn.
_CELLS = 24


class Dome:
    """Draw it after the land: it fills what nothing stands before."""

    def __init__(self, context: moderngl.Context, scene: Scene) -> None:
        self._context = context
        air = air_of(scene)
        # Where there is no air, there are no clouds.
        cloudy = any(beat.weather.clouds > 0.02 for beat in scene.beats) and air.haze > 0
        dark = any(sun_elevation(beat.hour) < 0.0 for beat in scene.beats)
        above = (["CLOUDS"] if cloudy else []) + (["MOON"] if dark and scene.moon and not air.discs else [])
        above += ["DISCS"] if air.discs else []
        made = program(context, "sky.vert", "sky.frag", above)
        line = np.linspace(-1.0, 1.0, _CELLS + 1)
        corners = np.stack(np.meshgrid(line, line), -1).reshape(-1, 2).astype("f4")
        corner = (context.buffer(corners.tobytes()), "2f", "corner")
        self._sky = context.vertex_array(made, [corner], _order(context))
        self._stars = Stars(context, scene, above) if (dark or air.stars > 0) and scene.stars else None
        self.tiles = Tiles(context, scene.seed, cloudy=cloudy)

    def bind(self, sky: SkyMap) -> dict[str, Any]:
        """Bind the textures that sky.glsl, air.glsl and clouds.glsl read; their uniforms."""
        sky.texture.use(0)
        self.tiles.clouds.use(1)
        self.tiles.heaps.use(11)
        self.tiles.mass.use(16)
        return {"skyMap": 0, "cloudMap": 1, "heapMap": 11, "massMap": 16}

    def draw(self, values: dict[str, Any], stars: float) -> None:
        """``stars``: how well they are seen, 0 to 1."""
        self._context.enable_only(moderngl.DEPTH_TEST)
        self._context.depth_func = "<="
        assign(self._sky.program, values)
        self._sky.render()
        if self._stars is not None and stars > 0:
            self._stars.draw(values)


def _order(context: moderngl.Context) -> moderngl.Buffer:
    n = _CELLS + 1
    first = (np.arange(_CELLS)[:, None] * n + np.arange(_CELLS)).ravel()
    squares = np.stack([first, first + n, first + 1, first + 1, first + n, first + n + 1], -1)
    return context.buffer(squares.astype("u4").tobytes())
