"""The subjects on the device: who stands where in this frame, drawn into the picture and into shadow maps."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rushes.engines.previz.blocking import Blocking, Standing
from rushes.engines.previz.contact import Contact
from rushes.engines.previz.solids import Body, Solids


class Cast:
    """Call `step` once a frame, then draw."""

    def __init__(self, solids: Solids, blocking: Blocking) -> None:
        self._solids = solids
        self._blocking = blocking
        made: dict[int, Body] = {}
        self._bodies: list[Body] = []
        for body in blocking.bodies:
            # Those that are alike share a body on the device.
            alike = id(body.actor.mesh)
            if alike not in made:
                made[alike] = solids.boned(body.actor.mesh)
            self._bodies.append(made[alike])
        self._now: list[Standing] = []
        self._unseen: frozenset[int] = frozenset()

    def step(self, t: float, unseen: Iterable[int] = ()) -> None:
        """Everybody at ``t`` seconds; ``unseen`` are the numbers of bodies that are not drawn."""
        self._now = [self._blocking.standing(number, t) for number in range(len(self._bodies))]
        self._unseen = frozenset(unseen)

    def draw(self, values: Mapping[str, Any], *, clear: bool | None = None) -> None:
        """As `Solids.draw`; nearest first, as what is hidden is not shaded, but of glass last."""
        for number in sorted(
            range(len(self._now)), key=self._away(values["eye"]), reverse=clear is not False
        ):
            if number not in self._unseen:
                standing = self._now[number]
                self._solids.draw(self._bodies[number], values, standing.matrix, standing.pose, clear=clear)

    def _away(self, eye: Sequence[float]) -> Callable[[int], float]:
        return lambda number: math.dist(self._now[number].at, eye)

    def shade(self, values: Mapping[str, Any]) -> None:
        """As `Solids.shade`; who is not seen throws a shadow all the same."""
        for body, standing in zip(self._bodies, self._now, strict=True):
            self._solids.shade(body, values, standing.matrix, standing.pose)

    def darken(self, contact: Contact, values: Mapping[str, Any]) -> None:
        """Their shadows on the ground, where that has no map of shadows. Before they are drawn themselves."""
        for number, (body, standing) in enumerate(zip(self._bodies, self._now, strict=True)):
            if number in self._unseen:
                continue
            point, normal = self._blocking.ground.plane(standing.at[0], standing.at[2])
            contact.draw(body, values, standing.matrix, standing.pose, point=point, normal=normal)
