"""What is sharp in a still picture: at first all of it, as it was taken, then a lens that opens a little."""

from __future__ import annotations

import math

from rushes.engines.previz.camera import weights
from rushes.engines.previz.scene import MoveKind, Scene
from rushes.engines.previz.still.path import FARTHEST

#: Halvings of detail, of the picture twice as fine, for the whole depth and full softness at 720 rows.
_SOFTEST = 3.2
#: Softness of what lies behind a foreground, at least.
_BEHIND = 0.5
#: Seconds in which the lens opens, and in which a wandering focus goes from one end to the other.
_OPENING, _WANDERING = 2.5, 4.0


class Focus:
    """``distance`` is what the picture is about, ``separated`` whether it stands before a rest that would be
    seen to soften."""

    def __init__(self, scene: Scene, distance: float, rows: int, *, separated: bool) -> None:
        self._scene, self._subject = scene, 1.0 / distance
        kept = _BEHIND * (0.4 + 0.6 * scene.motion) if separated else 0.0
        self._softness = max(kept, scene.softness)
        self._finest = max(0.0, math.log2(rows / 720))

    @property
    def soft(self) -> bool:
        """Whether anything is ever out of focus."""
        return self._softness > 0.0

    @property
    def asked(self) -> bool:
        """Whether what the picture is about may be out of focus, too."""
        return self._scene.softness > 0.0

    def at(self, t: float) -> tuple[float, float]:
        """What is sharp, as one over its distance, and how many halvings of detail the rest loses for each
        such unit away from it, ``t`` seconds after the first frame."""
        open_ = 1.0 - math.exp(-((t / _OPENING) ** 2))
        beats = zip(weights(self._scene.beats, t), self._scene.beats, strict=True)
        wanders = sum(share for share, beat in beats if beat.move.kind is MoveKind.RACK_FOCUS)
        far = wanders * 0.5 * (1.0 - math.cos(math.pi * t / _WANDERING))
        sharp = self._subject + far * (1.0 / FARTHEST - self._subject)
        halvings = self._softness * open_ * (_SOFTEST + self._finest)
        return sharp, halvings / (1.0 - 1.0 / FARTHEST)
