"""The light that vehicles throw on the road before them."""

from __future__ import annotations

import math

from rushes.engines.previz.blocking import Blocking
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Lamp
from rushes.engines.previz.subjects.catalogue import KINDS

_UNLIT = frozenset({"bicycle", "cart"})
#: As many vehicles have their lamps lit, each pair as one.
_MOST = 2
#: Radiance, metres that it reaches; higher than lamps are, so that the road catches more of it.
_COLOUR, _REACH, _HIGH = (9.0, 8.2, 6.6), 20.0, 1.3
#: Metres before the front of the body, and slope downwards.
_BEFORE, _DOWN = -0.3, 0.42


def lit(scene: Scene, blocking: Blocking | None) -> list[int]:
    """The numbers of the bodies that have headlights."""
    if blocking is None:
        return []
    kinds = [scene.subjects[body.subject].kind for body in blocking.bodies]
    found = [n for n, kind in enumerate(kinds) if KINDS[kind].family == "vehicle" and kind not in _UNLIT]
    return found[:_MOST]


def headlights(blocking: Blocking, numbers: list[int], t: float) -> list[Lamp]:
    """Of those bodies at ``t`` seconds."""
    return [_headlight(blocking, number, t) for number in numbers]


def _headlight(blocking: Blocking, number: int, t: float) -> Lamp:
    body = blocking.bodies[number]
    x, z, heading = blocking.place(number, t)
    a = math.radians(heading)
    ahead = 0.5 * body.actor.length * body.scale + _BEFORE
    at = (x + ahead * math.sin(a), blocking.ground.floor(x, z) + _HIGH, z - ahead * math.cos(a))
    flat = math.cos(math.asin(_DOWN))
    return Lamp(at, _COLOUR, _REACH, towards=(flat * math.sin(a), -_DOWN, -flat * math.cos(a)))
