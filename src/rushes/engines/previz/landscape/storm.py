"""Lightning: when it strikes, how bright it is, and the bolt's path; all from seed and time alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.landscape.programs import assign, program

_WINDOW = 2.6
_LENGTH = 0.65
#: No lightning below this share of storm.
THRESHOLD = 0.6


@dataclass(frozen=True)
class Strike:
    #: Brightness now, 0 to 1.
    power: float
    #: Names this strike, for the bolt's path.
    number: int
    #: Bearing on the stage and height where it starts, degrees.
    bearing: float
    height: float


def strike(seed: int, t: float, storm: float) -> Strike | None:
    """The strike that lights the clouds at ``t`` seconds, if there is one."""
    if storm <= THRESHOLD:
        return None
    number = math.floor(t / _WINDOW)
    random = np.random.default_rng([seed & 0xFFFFFFFF, 13, number & 0xFFFFFFFF])
    happens, start, bearing, height = random.random(4)
    if happens > 0.45 + 0.5 * (storm - THRESHOLD) / (1.0 - THRESHOLD):
        return None
    since = t - (number + 0.1 + start * 0.6) * _WINDOW
    if not 0.0 <= since < _LENGTH:
        return None
    flicker = 0.6 + 0.4 * math.cos(since * 61.0)
    return Strike(math.exp(-since * 7.0) * flicker, number, (bearing - 0.5) * 50.0, 13.0 + 8.0 * height)


def bolt(seed: int, one: Strike) -> NDArray[np.float32]:
    """The path as segments: rows of two unit vectors and a width share. Shape (n, 7)."""
    random = np.random.default_rng([seed & 0xFFFFFFFF, 17, one.number & 0xFFFFFFFF])
    rows: list[NDArray[np.float64]] = []

    def branch(bearing: float, top: float, bottom: float, width: float, depth: int) -> None:
        n = 36
        heights = np.linspace(top, bottom, n)
        wander = np.cumsum(random.normal(0, 0.16, n)) + np.cumsum(random.normal(0, 0.05, n))
        bearings = bearing + wander
        a, e = np.radians(bearings), np.radians(heights)
        points = np.stack([np.sin(a) * np.cos(e), np.sin(e), -np.cos(a) * np.cos(e)], -1)
        widths = width * np.linspace(1.0, 0.5 if depth == 0 else 0.15, n)[:-1, None]
        rows.append(np.concatenate([points[:-1], points[1:], widths], -1))
        if depth < 2:
            for i in random.integers(6, n - 8, 3 - depth):
                span = (heights[i] - bottom) * random.uniform(0.25, 0.55)
                branch(float(bearings[i]), float(heights[i]), float(heights[i] - span), width * 0.45, depth + 1)

    branch(one.bearing, one.height, 0.3, 1.0, 0)
    return np.concatenate(rows).astype("f4")


class Bolt:
    """Draws the bolt of a strike in front of the sky, behind the land."""

    def __init__(self, context: moderngl.Context, seed: int) -> None:
        self._context = context
        self._seed = seed
        self._data = context.buffer(reserve=28 * 1024, dynamic=True)
        made = program(context, "bolt.vert", "bolt.frag")
        self._mesh = context.vertex_array(made, [(self._data, "3f 3f 1f/i", "from", "to", "width")])

    def draw(self, values: dict[str, Any], one: Strike, exposure: float) -> None:
        rows = bolt(self._seed, one)
        self._data.orphan()
        self._data.write(rows.tobytes())
        context = self._context
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.depth_func = "<="
        context.blend_func = moderngl.ONE, moderngl.ONE
        light = 9.0 * one.power / exposure
        assign(self._mesh.program, values | {"boltColour": (0.82 * light, 0.88 * light, 1.1 * light)})
        self._mesh.render(moderngl.TRIANGLE_STRIP, vertices=4, instances=len(rows))
