"""Mouths that follow the lines of a scene: a subject who has some opens it as loud as it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np

from rushes.engines.previz.blocking import own_pace
from rushes.engines.previz.mesh import Floats
from rushes.engines.previz.scene import Action, Scene
from rushes.engines.previz.sound.dialogue import RATE, Speaking, speaking
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.gait import Footfalls


@runtime_checkable
class Mouthed(Protocol):
    """A body that can open its mouth."""

    def mouthed(self, pose: Floats, opened: float) -> Floats:
        """The pose with the mouth ``opened`` from 0 to 1, whatever it did before."""
        ...


def with_mouths(scene: Scene, actors: Sequence[Actor], seconds: float) -> list[Actor]:
    """``actors``, one for each of `Scene.bodies`, of a clip of ``seconds``."""
    said = speaking(scene, seconds) if scene.lines else ()
    return [_talking(scene, number, actor, said) for number, actor in zip(scene.bodies, actors, strict=True)]


def _talking(scene: Scene, number: int, actor: Actor, said: Sequence[Speaking]) -> Actor:
    own = [one for one in said if one.speaker == number]
    return Talking(actor, actor, own, own_pace(scene)) if own and isinstance(actor, Mouthed) else actor


class Talking:
    """An `Actor` whose mouth is its lines'. Of several bodies of one subject the first keeps time."""

    def __init__(self, actor: Actor, mouth: Mouthed, said: Sequence[Speaking], pace: float) -> None:
        self._actor, self._mouth, self._said, self._pace = actor, mouth, said, pace
        self.mesh = actor.mesh
        self.face = actor.face
        self.height = actor.height
        self.length = actor.length

    def pace(self, action: Action) -> float:
        return self._actor.pace(action)

    def footfalls(self, action: Action) -> Footfalls | None:
        return self._actor.footfalls(action)

    def pose(self, action: Action, t: float) -> Floats:
        return self._mouth.mouthed(self._actor.pose(action, t), self.opened(t / self._pace))

    def opened(self, seconds: float) -> float:
        """0 to 1 at so many seconds of the clip."""
        for one in self._said:
            if one.start <= seconds < one.end:
                at = (seconds - one.start) * RATE
                return float(np.interp(at, np.arange(len(one.loudness)), one.loudness))
        return 0.0
