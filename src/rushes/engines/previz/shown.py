"""Whether the pictures show what they are of."""

from __future__ import annotations

from typing import Any

import numpy as np

from rushes.engines.previz.blocking import Blocking
from rushes.engines.previz.camera import Pose
from rushes.engines.previz.drawing.view import viewing
from rushes.engines.previz.mesh import Matrix


class Shown:
    """Counts the frames in which the first subject's middle or its face is within the picture. What stands
    before it is not looked at."""

    def __init__(self) -> None:
        self._frames = self._with = 0

    def count(self, blocking: Blocking, t: float, pose: Pose, aspect: float) -> None:
        body, standing = blocking.bodies[0], blocking.standing(0, t)
        middle = (0.0, 0.5 * body.actor.height, 0.0)
        view = viewing(pose, aspect)
        self._frames += 1
        self._with += any(
            _within(view @ np.array([*((standing.matrix @ (*point, 1.0))[:3] - pose.eye), 1.0]))
            for point in (middle, body.actor.face)
        )

    def report(self) -> dict[str, Any]:
        """Plain JSON; nothing where there is no subject."""
        return {"subject_in_frame": round(self._with / self._frames, 3)} if self._frames else {}


def _within(clip: Matrix) -> bool:
    x, y, _, w = clip
    return bool(w > 0 and abs(x) < w and abs(y) < w)
