"""Light that drifts over a still picture: none in its first frame, then as if the sun came round."""

from __future__ import annotations

import math
from typing import Any

from rushes.engines.previz.scene import Scene

#: Most that drifting light adds to a colour, as a share, and the seconds in which it comes up.
_LIGHT, _RISE = 0.26, 2.0
#: The same for the side of the foreground that it falls on.
_KEY = 0.4
#: Of the shine that passes over a product: how much of white it adds at most, how broad it is as a share of
#: the picture, and the seconds that it takes to cross it.
_SHINE, _BREADTH, _CROSSING = 0.34, 0.09, 7.0


def light(t: float, scene: Scene, *, product: bool) -> dict[str, Any]:
    """Uniforms of still.frag, ``t`` seconds after the first frame."""
    side = 1.0 if scene.seed % 2 else -1.0
    way = side * math.sin(0.17 * t - 0.6)
    high = 0.62 + 0.08 * math.sin(0.23 * t)
    rise = (1.0 - math.exp(-((t / _RISE) ** 2))) * scene.motion
    # To and fro, slow at the turns, which lie outside.
    across = -0.75 * side * math.cos(math.pi * t / _CROSSING)
    shine = min(1.0, 2.0 * rise) * _SHINE if product else 0.0
    return {
        "drift": (0.5 + 0.55 * way, high, 0.95, rise * _LIGHT),
        "key": (way, 0.35, rise * _KEY),
        "shine": (across, _BREADTH, shine),
    }
