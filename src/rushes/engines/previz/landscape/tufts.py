"""Tufts of grass and flowers around the eye, for a camera that stands low: where a subject is looked at.

Where they grow is decided by numbered cells of the world, as with trees.
"""

from __future__ import annotations

import math
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.drawing.quads import Quads
from rushes.engines.previz.landscape.chances import chances
from rushes.engines.previz.landscape.nest import Nest
from rushes.engines.previz.scene import Cover, Scene

#: Metres from the eye to where the last have shrunk into the ground.
_REACH = 20.0
_CELL = 0.34
#: They are planted for all eyes in a square of this side, metres.
_WINDOW = 8.0
_MOST = 9000
_TALL = {Cover.GRASS: 0.26, Cover.FLOWERS: 0.34, Cover.AUTUMN: 0.20}


class Tufts:
    """Draws them on ground above ``water_level``. ``tallest`` in metres."""

    @staticmethod
    def grow_on(scene: Scene) -> bool:
        return scene.cover in _TALL

    def __init__(
        self, context: moderngl.Context, scene: Scene, nest: Nest, water_level: float, tallest: float
    ) -> None:
        self._context = context
        self._nest = nest
        self._water_level = water_level
        self._tall = min(_TALL[scene.cover], tallest)
        self._salt = (scene.seed & 0xFFFF) * 8
        self._window: tuple[float, float] | None = None
        self._stand = np.zeros((0, 5))
        flowers = ["FLOWERS"] if scene.cover is Cover.FLOWERS else []
        made = program(context, "tuft.vert", "tuft.frag", ["MAPS 0", *flowers])
        self._quads = Quads(context, made, "4f 1f", ("tuft", "chance"), _MOST)

    def draw(self, values: dict[str, Any], wedge: NDArray[np.float32]) -> None:
        """Before what stands behind; ``values`` are the ground's uniforms, its textures bound."""
        eye = values["eye"]
        self._plant(eye[0], eye[2])
        rel = self._stand[:, (0, 2)] - np.array([eye[0], eye[2]])
        far = np.hypot(rel[:, 0], rel[:, 1])
        keep = far < _REACH
        for nx, nz, _ in wedge:
            keep &= rel[:, 0] * nx + rel[:, 1] * nz + 0.5 > 0
        chosen = np.flatnonzero(keep)
        chosen = chosen[np.argsort(far[chosen], kind="stable")][:_MOST]
        self._quads.write(self._stand[chosen].astype("f4"))
        self._context.enable_only(moderngl.DEPTH_TEST)
        self._context.depth_func = "<"
        assign(self._quads.program, values | {"reach": _REACH})
        self._quads.render(len(chosen))

    def _plant(self, x: float, z: float) -> None:
        window = (math.floor(x / _WINDOW) * _WINDOW, math.floor(z / _WINDOW) * _WINDOW)
        if window == self._window:
            return
        self._window = window
        first = [math.floor((w - _REACH) / _CELL) for w in window]
        count = math.ceil((2 * _REACH + _WINDOW) / _CELL)
        columns, rows = np.meshgrid(np.arange(count) + first[0], np.arange(count) + first[1])
        i, j = columns.ravel().astype(np.int64), rows.ravel().astype(np.int64)
        at_x = (i + chances(i, j, self._salt + 1)) * _CELL
        at_z = (j + chances(i, j, self._salt + 2)) * _CELL
        high = self._nest.sample_near(at_x, at_z)
        # In patches, and not on rock, which is steep.
        steep = np.hypot(
            self._nest.sample_near(at_x + 2.0, at_z) - high, self._nest.sample_near(at_x, at_z + 2.0) - high
        )
        thick = 0.62 + 0.38 * np.sin(0.9 * at_x + 1.7 * np.sin(0.6 * at_z)) * np.sin(0.8 * at_z + at_x * 0.3)
        grows = (chances(i, j, self._salt + 3) < thick) & (high > self._water_level + 0.3) & (steep < 1.2)
        i, j, at_x, at_z, high = i[grows], j[grows], at_x[grows], at_z[grows], high[grows]
        tall = self._tall * (0.45 + 0.75 * chances(i, j, self._salt + 4) ** 2)
        self._stand = np.stack([at_x, high, at_z, tall, chances(i, j, self._salt + 5)], -1)
