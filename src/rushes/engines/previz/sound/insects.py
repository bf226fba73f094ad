"""The night's shimmer: bush-crickets too many and too far to tell apart."""

from __future__ import annotations

from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sound.animals import cricket_level
from rushes.engines.previz.sound.bed import Bed, Place
from rushes.engines.previz.sound.mood import Mood
from rushes.engines.previz.sound.noise import noise, peak
from rushes.engines.previz.sound.stretch import Curve, Stereo


def _level(scene: Scene, mood: Mood) -> Curve:
    return 0.08 * cricket_level(scene, mood)


def _shimmer(place: Place) -> Stereo:
    colour = peak(4600.0, 5.0) ** 2 + 0.5 * peak(7200.0, 4.0) ** 2
    out = noise(place.stretch, place.chance, colour, width=1.0)
    for ear, side in enumerate(("left", "right")):
        chance = place.chance.named(side)
        beat = chance.wander(place.times, 0.045)
        breath = chance.named("breath").wander(place.times, 2.9)
        out[ear] *= place.stretch.samples((0.4 + 1.2 * beat) * (0.5 + breath))
    return out


INSECTS = Bed("insects", _level, _shimmer)
