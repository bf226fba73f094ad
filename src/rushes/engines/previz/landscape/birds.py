"""A loose flock that crosses the sky far away."""

from __future__ import annotations

import math
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.scene import Place, Scene

_SHORE = (Place.SEA, Place.COAST)
#: Metres from the eye; seconds in which the flock swings to and fro before the first look.
_AWAY, _SWING = 95.0, 62.0


class Birds:
    """The flock keeps its distance from the eye, as birds far away seem to do."""

    def __init__(self, context: moderngl.Context, scene: Scene) -> None:
        random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 11])
        self._context = context
        self._gulls = scene.place in _SHORE
        count = 9 if self._gulls else 13
        rank = (np.arange(count) + 1) // 2 * np.where(np.arange(count) % 2, 1.0, -1.0)
        # Gulls in a loose group, others in a ragged V behind the first one.
        side = random.normal(0, 9.0, count) if self._gulls else rank * 2.6 + random.normal(0, 0.5, count)
        back = (
            random.normal(0, 9.0, count) if self._gulls else np.abs(rank) * 2.2 + random.normal(0, 0.5, count)
        )
        rise = random.normal(0, 3.5 if self._gulls else 0.5, count)
        self._offsets = np.stack([side, rise, back], -1)
        self._phases = random.uniform(0, math.tau, count)
        self._beats = random.uniform(2.2, 2.9, count) * (0.8 if self._gulls else 1.0)
        self._start = random.uniform(-0.35, 0.1)
        self._side = 1.0 if random.random() < 0.5 else -1.0
        self._data = context.buffer(reserve=20 * count, dynamic=True)
        made = program(context, "bird.vert", "bird.frag")
        self._mesh = context.vertex_array(made, [(self._data, "3f 2f/i", "place", "flap")])

    def _rows(self, t: float) -> tuple[NDArray[np.float32], tuple[float, float, float]]:
        """Places and wings at ``t`` seconds, and the way the flock flies."""
        turn = math.tau * t / _SWING + self._start
        bearing = self._side * math.radians(24.0) * math.sin(turn)
        ahead = np.array([math.sin(bearing), 0.0, -math.cos(bearing)])
        course = np.array([math.cos(bearing), 0.0, math.sin(bearing)])
        course = course * self._side * (1.0 if math.cos(turn) >= 0 else -1.0) - 0.25 * ahead
        course /= np.linalg.norm(course)
        across = np.array([-course[2], 0.0, course[0]])
        middle = ahead * _AWAY + np.array([0.0, 11.0 + 1.5 * math.sin(t * 0.35), 0.0])
        side, rise, back = self._offsets.T
        sway = np.sin(t * 0.5 + self._phases) * (1.2 if self._gulls else 0.25)
        places = middle + side[:, None] * across - back[:, None] * course
        places[:, 1] += rise + sway
        wings = np.sin(t * math.tau * self._beats + self._phases)
        # Now and then each of them glides.
        glide = np.clip(3.0 * np.sin(t * 0.6 + self._phases * 5.0) - (0.3 if self._gulls else 1.9), 0.0, 1.0)
        wings = wings * (1.0 - glide) + 0.25 * glide
        rows = np.column_stack([places, wings, 0.5 - 0.5 * wings]).astype("f4")
        return rows, (float(course[0]), 0.0, float(course[2]))

    def draw(self, values: dict[str, Any], t: float) -> None:
        """Over sky and land; ``t`` in seconds, ``values`` are the frame's uniforms."""
        rows, heading = self._rows(t)
        self._data.orphan()
        self._data.write(rows.tobytes())
        context = self._context
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.depth_func = "<"
        context.blend_func = moderngl.SRC_ALPHA, moderngl.ONE_MINUS_SRC_ALPHA
        above = np.array(values["skyAbove"])
        shade = above * (0.42 if self._gulls else 0.10) + np.array(values["keyColour"]) * 0.03
        assign(self._mesh.program, values | {"heading": heading, "birdColour": tuple(shade)})
        self._mesh.render(moderngl.TRIANGLE_STRIP, vertices=16, instances=len(rows))
