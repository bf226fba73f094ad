"""The stars: points of light with soft edges, so that they neither crawl nor flicker as the camera moves."""

from __future__ import annotations

import math
from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.drawing.quads import Quads
from rushes.engines.previz.scene import Scene

_COUNT = 7500


class Stars:
    def __init__(self, context: moderngl.Context, scene: Scene, features: list[str]) -> None:
        random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 3])
        up = random.uniform(0.0, 1.0, _COUNT)
        around = random.uniform(0, math.tau, _COUNT)
        # A third of them gather along the band of the Milky Way.
        band = np.arange(_COUNT) < _COUNT // 3
        tilt = random.normal(0, 0.13, _COUNT)
        flat = np.sqrt(1 - up**2)
        x, z = np.cos(around) * flat, np.sin(around) * flat
        across = np.stack([np.cos(around), np.sin(around) * 0.80, -np.sin(around) * 0.6], -1)
        across += tilt[:, None] * np.array([0.35, 0.55, 0.75])
        across[:, 1] = np.abs(across[:, 1])
        across /= np.linalg.norm(across, axis=-1, keepdims=True)
        direction = np.where(band[:, None], across, np.stack([x, up, z], -1))
        magnitude = random.random(_COUNT) ** 2.0 * np.where(band, 0.5, 1.0)
        stars = np.concatenate([direction, magnitude[:, None]], -1).astype("f4")
        self._context = context
        made = program(context, "star.vert", "star.frag", features)
        self._stars = Quads(context, made, "4f", ("star",), _COUNT)
        self._stars.write(stars)

    def draw(self, values: dict[str, Any]) -> None:
        """Adds to what is there, behind everything that stands in front of the sky."""
        context = self._context
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.depth_func = "<="
        context.blend_func = moderngl.ONE, moderngl.ONE
        assign(self._stars.program, values)
        self._stars.render(_COUNT)
