"""A bed: sound that never stops, such as wind or rain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sound.mood import Mood
from rushes.engines.previz.sound.stretch import Chance, Curve, Stereo, Stretch


@dataclass(frozen=True)
class Place:
    """What every sound is made from: the scene, the stretch of time, the weather at its control points."""

    scene: Scene
    stretch: Stretch
    #: Seconds of the control points.
    times: Curve
    mood: Mood
    chance: Chance

    def for_layer(self, name: str) -> Place:
        return Place(self.scene, self.stretch, self.times, self.mood, self.chance.named(name))

    @property
    def pace(self) -> float:
        """How fast nature moves: 0.7 in an almost still scene, 1 as written, 1.3 in a lively one."""
        return 0.7 + 0.6 * self.scene.motion


@dataclass(frozen=True)
class Bed:
    name: str
    #: Loudness over time as an amplitude; 1 is -23 LUFS. Zero where the layer is not heard at all.
    level: Callable[[Scene, Mood], Curve]
    #: The sound itself at -23 LUFS on the whole, its own swell and lull included.
    render: Callable[[Place], Stereo]
