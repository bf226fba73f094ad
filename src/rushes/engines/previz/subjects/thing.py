"""A body of stiff parts: it stands, turns, floats and falls as a whole, and each part has its own motion."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix, Mesh
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import shift, turn
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.nearest import nearest

#: Of the whole body or of one part in the body's own space, at ``t`` seconds.
Motion = Callable[[Action, float], Matrix]
_GRAVITY = 9.81
#: Times its height that it falls; seconds it hangs there; shares of the fall that it bounces for; seconds it
#: rests and is lifted.
_DROP, _HANG, _BOUNCES, _REST, _LIFT = 1.8, 0.3, (0.4, 0.16), 9.0, 1.0
_WHOLE = frozenset({Action.STAND, Action.SPIN, Action.FLOAT, Action.FALL, Action.GLOW})


def pivoted(at: tuple[float, float, float], matrix: Matrix) -> Matrix:
    """``matrix`` about the point ``at`` instead of the origin."""
    there: Matrix = shift(*at) @ matrix @ shift(-at[0], -at[1], -at[2])
    return there


def _fall_period(down: float) -> float:
    return _HANG + down * (1.0 + 2.0 * sum(_BOUNCES)) + _REST + _LIFT


class Thing:
    """An `Actor` whose bone 0 is the body; bone ``n`` is moved by the motion ``n - 1`` of ``parts``."""

    def __init__(
        self,
        mesh: Mesh,
        parts: Sequence[Motion] = (),
        *,
        whole: Mapping[Action, Callable[[float], Matrix]] | None = None,
        does: frozenset[Action] = frozenset(),
        paces: Mapping[Action, float] | None = None,
        falls: Mapping[Action, Footfalls] | None = None,
        face: tuple[float, float, float] | None = None,
        petals: Mapping[int, Callable[[float], Matrix]] | None = None,
    ) -> None:
        """``whole``: what the body does in place of the usual; ``does``: what its parts know beside that;
        ``falls``: when it strikes the ground; ``petals``: of bones, how they lie from 0 in bud to
        1 in flower."""
        low, high = mesh.points.min(axis=0), mesh.points.max(axis=0)
        self.mesh = mesh
        self.height = float(high[1])
        self.length = float(high[2] - low[2])
        middle = 0.5 * (low + high)
        self.face = face or (float(middle[0]), float(middle[1]), float(high[2]))
        self._middle = (float(middle[0]), float(middle[1]), float(middle[2]))
        self._parts = parts
        self._whole = whole or {}
        self._paces = paces or {}
        self._falls = falls or {}
        self._petals = petals or {}
        self._able = _WHOLE | does | self._whole.keys()

    def pace(self, action: Action) -> float:
        return self._paces.get(nearest(action, self._able), 0.0)

    def pose(self, action: Action, t: float) -> Floats:
        able = nearest(action, self._able)
        body = self._whole[able](t) if able in self._whole else self._usual(able, t)
        return np.stack([body, *(body @ part(able, t) for part in self._parts)]).astype(np.float32)

    @property
    def blossoms(self) -> bool:
        """Whether it has petals that open."""
        return bool(self._petals)

    def blossom(self, share: float) -> Floats:
        """(bones, 4, 4) that come before its pose: how it is from 0 in bud to 1 in flower."""
        still = np.eye(4)
        bones = range(1 + len(self._parts))
        return np.stack([self._petals[n](share) if n in self._petals else still for n in bones]).astype(
            np.float32
        )

    def footfalls(self, action: Action) -> Footfalls | None:
        able = nearest(action, self._able)
        if able is not Action.FALL or able in self._whole:
            return self._falls.get(able)
        down = self._drop_time()
        strikes = (_HANG + down * (1.0 + 2.0 * sum(_BOUNCES[:n])) for n in range(3))
        return Footfalls(_fall_period(down), tuple(strikes))

    def _drop_time(self) -> float:
        return math.sqrt(2.0 * _DROP * self.height / _GRAVITY)

    def _usual(self, action: Action, t: float) -> Matrix:
        if action is Action.SPIN:
            return pivoted((self._middle[0], 0.0, self._middle[2]), turn("y", 50.0 * t))
        if action is Action.FLOAT:
            lift = self.height * (0.35 + 0.08 * math.sin(1.3 * t))
            tip = pivoted(self._middle, turn("z", 5.0 * math.sin(0.9 * t)) @ turn("y", 18.0 * t))
            return shift(0.0, lift, 0.0) @ tip
        if action is Action.FALL:
            return self._bounced(t)
        return np.eye(4)

    def _bounced(self, t: float) -> Matrix:
        """Hangs above the ground, falls, bounces twice and rests; much later it is lifted and falls again."""
        drop = _DROP * self.height
        down = self._drop_time()
        rest, lift = _REST, _LIFT
        u = max(t % _fall_period(down) - _HANG, 0.0)
        if u < down:
            return shift(0.0, drop - 0.5 * _GRAVITY * u * u, 0.0)
        u -= down
        for share in _BOUNCES:
            flight = 2.0 * down * share
            if u < flight:
                return shift(0.0, 0.5 * _GRAVITY * u * (flight - u), 0.0)
            u -= flight
        if u < rest:
            return np.eye(4)
        return shift(0.0, drop * 0.5 * (1.0 - math.cos(math.pi * (u - rest) / lift)), 0.0)
