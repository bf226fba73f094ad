"""The fire in a room's hearth: flames that move, and the light that they send."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Floats, Point, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.sets.layout import Lamp, Part
from rushes.engines.previz.shapes import shift
from rushes.engines.previz.subjects.objects.fire import flames


def burning(at: Point) -> tuple[Part, Lamp]:
    """On logs there, metres; seen from +z."""
    meshes, motions = flames(0.42, 0.30, 7, 1)

    def pose(t: float) -> Floats:
        return np.stack([np.eye(4), *(lick(Action.STAND, t) for lick in motions)]).astype(np.float32)

    x, y, z = at
    light = Lamp((x, y + 0.35, z + 0.55), (2.6, 1.15, 0.32), 6.0, flicker=0.6)
    return Part(merged(meshes), lambda t: shift(*at), pose), light
