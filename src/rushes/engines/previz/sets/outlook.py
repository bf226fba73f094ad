"""What is seen from a room's windows where the prompt says it, a town far below or the sea; and a camera that
looks at them."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Material, merged
from rushes.engines.previz.props.kit import Rgb, shade
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets import skyline
from rushes.engines.previz.sets.layout import Layout, Part
from rushes.engines.previz.sets.room import Room
from rushes.engines.previz.sets.window import Window
from rushes.engines.previz.shapes import plane, scale, shift, turn

_TURNED = {"back": 0.0, "left": 90.0, "right": -90.0}
#: A model of the town: what is indoors sees no farther than 200 m.
_SMALLER = 0.15
#: Metres from a window to a camera that looks at it.
_BEFORE_WINDOW = 3.5
_SEA: Rgb = (0.02, 0.075, 0.10)


def wide_open(scene: Scene) -> bool:
    return bool({Feature.TOWN_VIEW, Feature.SEA_VIEW}.intersection(scene.features))


def before_window(scene: Scene, layout: Layout) -> Layout:
    """The layout as a camera sees it that is to look at its window, where nobody else is to be seen."""
    clear = (layout.mesh.materials == Material.VIEW) & (layout.mesh.roughness < 0.5)
    panes = layout.mesh.points[clear]
    if Feature.WINDOW not in scene.features or scene.subjects or not len(panes):
        return layout
    low, high = layout.free
    middles = panes.reshape(-1, 4, 3).mean(axis=1)
    # The one that leaves a camera most room, on the wall of most of them.
    x, y, z = (float(at) for at in middles[np.argmin(np.abs(middles[:, 2] - 0.7 * low[2]))])
    if abs(x) < high[0]:
        # In the wall ahead.
        eye = (x + 0.6, 1.4, min(z + _BEFORE_WINDOW, high[2]))
    else:
        eye = (max(low[0], min(high[0], x - math.copysign(_BEFORE_WINDOW, x))), 1.4, min(z + 2.2, high[2]))
    # Of an empty room the floor is worth seeing, and the light on it.
    return replace(layout, eye=eye, target=(x, y - (0.25 if scene.furnished else 0.6), z))


def with_outlook(layout: Layout, scene: Scene, room: Room, side: str, day: Window) -> Layout:
    """The layout with the view from the windows of ``side``."""
    if not wide_open(scene):
        return layout
    out = shift(0, 0, -room.depth) if side == "back" else shift(0, 0, -room.depth / 2)
    away = out @ turn("y", _TURNED[side])
    if Feature.TOWN_VIEW in scene.features:
        random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 193])
        mesh = merged(skyline.town(random))
        place = away @ shift(0, 1.6, 0) @ scale(_SMALLER, _SMALLER, _SMALLER)
    else:
        mesh = plane(380.0, 190.0, cells=40, colour=_SEA, roughness=0.14)
        place = away @ shift(0, -5.0, -100.0)
    sky = (shade(day.view, 0.72), shade(day.view, 0.5))
    return replace(layout, parts=(*layout.parts, Part(mesh, lambda t: place)), backdrop=sky)
