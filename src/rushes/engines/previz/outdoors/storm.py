"""Lightning as it is seen: how bright it is now, and the bolt's path."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.lightning import Strike, strikes
from rushes.engines.previz.scene import Scene

_LASTS = 0.65


@dataclass(frozen=True)
class Flash:
    """A strike as it looks at one moment."""

    strike: Strike
    #: Brightness now, 0 to 1.
    power: float


def flash(scene: Scene, t: float) -> Flash | None:
    """The lightning at ``t`` seconds, if there is any; the brightest of several."""
    lit = [Flash(one, one.power * _fading(t - one.time)) for one in strikes(scene, t - _LASTS, t + 1e-6)]
    return max(lit, key=lambda one: one.power, default=None)


def _fading(since: float) -> float:
    return math.exp(-since * 7.0) * (0.6 + 0.4 * math.cos(since * 61.0))


def bolt(one: Strike) -> NDArray[np.float32]:
    """The path as segments: rows of two unit vectors and a width share. Shape (n, 7)."""
    random = np.random.default_rng(one.seed)
    rows: list[NDArray[np.float64]] = []

    def branch(bearing: float, top: float, bottom: float, width: float, depth: int) -> None:
        n = 36
        heights = np.linspace(top, bottom, n)
        wander = np.cumsum(random.normal(random.normal(0, 0.07), 0.14, n))
        bearings = bearing + wander
        a, e = np.radians(bearings), np.radians(heights)
        points = np.stack([np.sin(a) * np.cos(e), np.sin(e), -np.cos(a) * np.cos(e)], -1)
        widths = width * np.linspace(1.0, 0.5 if depth == 0 else 0.15, n)[:-1, None]
        rows.append(np.concatenate([points[:-1], points[1:], widths], -1))
        if depth < 2:
            for i in random.integers(6, n - 8, 3 - depth):
                span = (heights[i] - bottom) * random.uniform(0.25, 0.55)
                branch(
                    float(bearings[i]), float(heights[i]), float(heights[i] - span), width * 0.45, depth + 1
                )

    # Far clouds hang low over the horizon, near ones high.
    branch(one.bearing, 12.0 + 8.0 * 600.0 / one.metres, 0.3, 1.0, 0)
    return np.concatenate(rows).astype("f4")


class Bolt:
    """Draws the bolt of a strike in front of the sky, behind the land."""

    def __init__(self, context: moderngl.Context) -> None:
        self._context = context
        self._data = context.buffer(reserve=28 * 1024, dynamic=True)
        made = program(context, "bolt.vert", "bolt.frag")
        self._mesh = context.vertex_array(made, [(self._data, "3f 3f 1f/i", "from", "to", "width")])

    def draw(self, values: dict[str, Any], one: Flash, exposure: float) -> None:
        rows = bolt(one.strike)
        self._data.orphan()
        self._data.write(rows.tobytes())
        context = self._context
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.depth_func = "<="
        context.blend_func = moderngl.ONE, moderngl.ONE
        light = 9.0 * one.power / exposure
        assign(self._mesh.program, values | {"boltColour": (0.82 * light, 0.88 * light, 1.1 * light)})
        self._mesh.render(moderngl.TRIANGLE_STRIP, vertices=4, instances=len(rows))
