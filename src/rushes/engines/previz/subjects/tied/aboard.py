"""People in a car, a boat or a basket."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix, Mesh, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import box, lathe, shift, turn
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.boat.oars import STROKE, handle
from rushes.engines.previz.subjects.catalogue.manned import Berth, Way
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.joints import vector
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.frame import BONES
from rushes.engines.previz.subjects.person.posture import Posture, Reach
from rushes.engines.previz.subjects.tied.mount import sat, set_foot
from rushes.engines.previz.subjects.tied.part import posed
from rushes.engines.previz.subjects.vehicle.parts import DARK

#: How far above the hips and ahead of them the feet are, and a wheel; its radius.
_FEET, _WHEEL, _RIM = (-0.34, 0.46), (0.34, 0.36), 0.17


class Aboard:
    """Bones of the vehicle first, then of the first of the crew; the others sit still, a bone each."""

    def __init__(
        self, vehicle: Actor, crew: Sequence[Person], berths: Sequence[Berth], *, seen: bool
    ) -> None:
        """``crew``: at least one, ``berths`` as many or more; ``seen``: a close shot is of them."""
        self._vehicle, self._first, self._berth = vehicle, crew[0], berths[0]
        self._placed = [_place(berth) for berth, _ in zip(berths, crew, strict=False)]
        bones = int(vehicle.mesh.bones.max()) + 1
        own = [_wheel(berths[0], crew[0].unit)] if berths[0].way is Way.DRIVES else []
        meshes = [vehicle.mesh, _numbered(crew[0].mesh, bones)]
        for number, (person, berth) in enumerate(zip(crew[1:], berths[1:], strict=False)):
            seated = person.solved(_posture(person, berth, Action.STAND, 1.7 * number))
            meshes.append(_numbered(posed(person.mesh, seated), bones + BONES + number))
        self._bones = bones
        self.mesh: Mesh = merged([*meshes, *own])
        heads = self.mesh.posed(self.pose(Action.STAND, 0.0))[len(vehicle.mesh.points) :, 1]
        self.height, self.length = max(vehicle.height, float(heads.max())), vehicle.length
        # Bodies lie unplaced in the mesh, so a face does, too.
        self.face = crew[0].face if seen else vehicle.face

    def pace(self, action: Action) -> float:
        return self._vehicle.pace(action)

    def footfalls(self, action: Action) -> Footfalls | None:
        return self._vehicle.footfalls(action)

    def mouthed(self, pose: Floats, opened: float) -> Floats:
        """As `Person.mouthed`."""
        spoken, own = pose.copy(), slice(self._bones, self._bones + BONES)
        spoken[own] = self._first.mouthed(pose[own], opened)
        return spoken

    def pose(self, action: Action, t: float) -> Floats:
        carried = self._vehicle.pose(action, t)
        whole = np.asarray(carried[0], np.float64)
        person = self._first.solved(_posture(self._first, self._berth, action, t))
        first = (whole @ self._placed[0]).astype(np.float32) @ person
        others = [whole @ place @ _swayed(n, t) for n, place in enumerate(self._placed[1:])]
        return np.concatenate([carried, first, *(other[None] for other in others)]).astype(np.float32)


def _place(berth: Berth) -> Matrix:
    x, y, z = berth.at
    # Postures have the height of the hips in them.
    made: Matrix = shift(x, y if berth.way is Way.STANDS else 0.0, z) @ turn("y", berth.turned)
    return made


def _wheel(berth: Berth, u: float) -> Mesh:
    angles = np.linspace(0.0, math.tau, 9)
    section = [(_RIM + 0.016 * math.cos(a), 0.016 * math.sin(a)) for a in angles]
    spoke = box(2.0 * _RIM, 0.015, 0.04, colour=DARK)
    x, y, z = berth.at
    there = shift(x, y + _WHEEL[0] * u, z + _WHEEL[1] * u + 0.03) @ turn("x", -62.0)
    return merged([lathe(section, sides=24, colour=DARK), spoke]).moved(there)


def _swayed(number: int, t: float) -> Matrix:
    return turn("z", 0.8 * math.sin(1.7 * t + 2.1 * number))


def _posture(person: Person, berth: Berth, action: Action, t: float) -> Posture:
    if berth.way is Way.STANDS:
        return person.posture(action if action is Action.TALK else Action.STAND, t)
    p, u, high = person.posture(Action.STAND, t), person.unit, berth.at[1]
    sat(p, u, vector((0.0, high, 0.0)))
    p.up, p.bend, p.head_up = 0.5 * berth.back, 0.5 * berth.back, p.head_up - 0.8 * berth.back
    p.hip_left = p.hip_roll = p.chest_left = p.chest_roll = p.roll = p.left = 0.0
    p.head_left *= 0.5
    feet = vector((0.0, high + _FEET[0] * u, _FEET[1] * u))
    if berth.way is Way.ROWS:
        feet = vector((0.0, high - 0.1, 0.62 * u))
        pull = math.sin(math.tau * t / STROKE) if action in {Action.SWIM, Action.DRIVE} else 0.0
        p.up, p.bend, p.head_up = 16.0 * pull - 6.0, 8.0 * pull - 6.0, 6.0 - 12.0 * pull
    for number, side in enumerate((1, -1)):
        set_foot(p, u, number, feet + vector((side * 0.12 * u, 0.0, 0.0)), -10.0)
        p.hands[number] = Reach(_hand(berth, side, u, action, t), with_chest=False)
    return p


def _hand(berth: Berth, side: int, u: float, action: Action, t: float) -> np.ndarray:
    high = berth.at[1]
    if berth.way is Way.ROWS:
        # They sit with their back to the bow: left and right are the other way round.
        x, y, z = handle(-side, action, t)
        return vector((-x, y, berth.at[2] - z))
    if berth.way is Way.DRIVES:
        steered = 0.03 * math.sin(0.9 * t)
        return vector((side * 0.16 * u, high + (_WHEEL[0] + side * steered) * u, _WHEEL[1] * u))
    return vector((side * 0.13 * u, high + 0.06 * u, 0.28 * u))


def _numbered(mesh: Mesh, first: int) -> Mesh:
    return replace(mesh, bones=(mesh.bones.astype(np.int64) + first).astype(np.uint8))
