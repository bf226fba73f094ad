"""A person with things, as one actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Floats, Mesh, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.joints import Vector
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.frame import CHEST
from rushes.engines.previz.subjects.tied.mount import Mount
from rushes.engines.previz.subjects.tied.part import Part
from rushes.engines.previz.subjects.tied.work import Work

#: Who rides does these on the saddle as on the ground.
_ABOVE = frozenset({Action.TALK, Action.EAT, Action.PLAY})


class Tied:
    """Bones of the person first, then of the mount, then of each part."""

    def __init__(self, person: Person, parts: Sequence[Part], mount: Mount | None = None) -> None:
        self._person, self._parts, self._mount = person, parts, mount
        meshes, first = [person.mesh], person.bones
        for part in (*([mount] if mount else []), *parts):
            meshes.append(_numbered(part.mesh, first))
            first += int(part.mesh.bones.max()) + 1
        self.mesh: Mesh = merged(meshes)
        x, y, z = person.face
        # A closer shot of who works is of the work, too.
        works = any(isinstance(part, Work) for part in parts)
        self.face = (x, y - 0.22 * person.height, z + 0.2) if works else (x, y, z)
        self.height = person.height
        self.length = person.length
        if mount is not None:
            rest = self.mesh.posed(self.pose(Action.STAND, 0.0))
            self.height, self.length = float(rest[: len(person.mesh.points), 1].max()), mount.length

    def pace(self, action: Action) -> float:
        return self._person.pace(action) if self._mount is None else self._mount.pace(action)

    def footfalls(self, action: Action) -> Footfalls | None:
        return (self._person if self._mount is None else self._mount).footfalls(action)

    def hands(self, pose: Floats) -> Vector:
        """As `Handed`."""
        return self._person.hands(pose)

    def mouthed(self, pose: Floats, opened: float) -> Floats:
        """As `Person.mouthed`."""
        spoken = pose.copy()
        own = self._person.bones
        spoken[:own] = self._person.mouthed(pose[:own], opened)
        return spoken

    def pose(self, action: Action, t: float) -> Floats:
        mount = self._mount
        own = action if mount is None or action in _ABOVE else Action.STAND
        posture = self._person.posture(own, t)
        if mount is not None:
            mount.settle(posture, action, t)
        for part in self._parts:
            part.settle(posture, action, t)
        bones = self._person.solved(posture)
        chest = bones[CHEST].astype(np.float64)
        made = [bones, *(part.pose(action, t, chest) for part in self._parts)]
        if mount is not None:
            carried = mount.carried(action, t).astype(np.float32)
            made = [carried @ part for part in made]
            made.insert(1, mount.pose(action, t, chest))
        return np.concatenate(made).astype(np.float32)


def _numbered(mesh: Mesh, first: int) -> Mesh:
    return replace(mesh, bones=(mesh.bones.astype(np.int64) + first).astype(np.uint8))
