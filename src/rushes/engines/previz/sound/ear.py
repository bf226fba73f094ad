"""Where the camera hears each body from: beside it, how far away, and coming or going."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.blocking import Blocking
from rushes.engines.previz.rig import Rig, Sight
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sound.stretch import Curve

#: Looks a second, between which all is even.
_LOOKS = 4
#: Every picture is listened to as if it were this wide for its height: sound has no edge.
_ASPECT = 16 / 9
#: Metres a second that sound goes, and from which a body is no louder for being nearer.
_SOUND, _BESIDE = 343.0, 0.6
#: Who is farther away than where the camera began is softer, down to this; or louder, up to this.
_SOFTEST, _LOUDEST = 0.15, 1.4


class Ear:
    """A function of time alone, as the camera is."""

    def __init__(self, scene: Scene, blocking: Blocking, sight: Sight) -> None:
        self._rig = Rig(scene, sight, blocking, _ASPECT)
        self._blocking = blocking
        self._looks: dict[tuple[int, int], tuple[float, float]] = {}
        self._usual = max(self._look(0, 0)[1], _BESIDE)

    def side(self, number: int, times: Curve) -> Curve:
        """-1 (left) to 1 (right) of body ``number``."""
        return self._over(number, times, 0)

    def near(self, number: int, times: Curve) -> Curve:
        """Times as loud as the first body is at the start."""
        return np.clip(self._usual / np.maximum(self._over(number, times, 1), _BESIDE), _SOFTEST, _LOUDEST)

    def pitch(self, number: int, times: Curve) -> Curve:
        """Times its own: higher while it comes, lower while it goes."""
        step = 0.5 / _LOOKS
        leaves = (self._over(number, times + step, 1) - self._over(number, times - step, 1)) / (2 * step)
        return np.asarray(_SOUND / (_SOUND + np.clip(leaves, -60.0, 60.0)))

    def _over(self, number: int, times: Curve, what: int) -> Curve:
        first, last = math.floor(times[0] * _LOOKS), math.ceil(times[-1] * _LOOKS) + 1
        looks = [self._look(number, look)[what] for look in range(first, last + 1)]
        return np.interp(times, np.arange(first, last + 1) / _LOOKS, looks)

    def _look(self, number: int, look: int) -> tuple[float, float]:
        """Its side and its metres; before time 0 those of time 0."""
        look = max(look, 0)
        if (number, look) not in self._looks:
            pose = self._rig.pose(look / _LOOKS)
            x, z, _ = self._blocking.place(number, look / _LOOKS)
            east, south = x - pose.eye[0], z - pose.eye[2]
            away = math.hypot(east, south)
            aside = math.sin(math.atan2(east, -south) - math.radians(pose.yaw))
            self._looks[number, look] = 0.85 * aside * min(away / _BESIDE, 1.0), away
        return self._looks[number, look]
