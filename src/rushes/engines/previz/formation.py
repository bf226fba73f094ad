"""Formation: where each body of a scene starts, beside, behind or beyond the first one."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import islice

import numpy as np

from rushes.engines.previz.blocking import ROOM, Body, Ground
from rushes.engines.previz.scene import Action, Place, Scene
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.catalogue import KINDS, Kind
from rushes.engines.previz.subjects.catalogue.manned import RAILED
from rushes.engines.previz.subjects.objects.planets import PLANETS
from rushes.engines.previz.subjects.person.gestures import APART

#: Metres of half a world's width.
_WORLD = 22.0
#: Times the first one's height from which a building is a background; degrees that it faces the camera.
_LOOMS, _FRONT = 1.8, 155.0
#: Metres down a street at which a landmark stands, and how far from its middle others do, for each metre.
_VISTA, _AXIS = 190.0, 0.1
#: As many people beside somebody are a crowd, and fill so many metres to each side of a way.
_CROWD, _SPREAD = 5, 4.0
#: Stands before whoever eats.
_EATEN_FROM = frozenset({"bowl", "plate"})
#: What stands or lies about a product: flowers, stones. Times its height that they have at most.
_TRIMMINGS = {"plant": 1.0, "building": 0.4}
#: Who does no more than that may stand as close as people who talk.
_AT_EASE = frozenset((Action.STAND, Action.TALK, Action.EAT, Action.SIT))


def formation(scene: Scene, actors: list[Actor], ground: Ground, largest: float = math.inf) -> list[Body]:
    """All bodies of a scene, ``actors`` one for each of `Scene.bodies`: the first one on the mark, its like
    in a loose group behind it, other subjects beside it. None higher than ``largest``.
    """
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 41])
    bodies: list[Body] = []
    taken = [0.0, 0.0]
    bodied = iter(actors)
    for number, subject in enumerate(scene.subjects):
        alike = list(islice(bodied, subject.count))
        actor = alike[0]
        kind = KINDS[subject.kind]
        apart = _not_beside(scene, alike, number, bodies[0], ground, random) if bodies else []
        if apart:
            bodies += apart
            continue
        size = min(1.0, largest / actor.height)
        if bodies and scene.place is Place.STUDIO and kind.family in _TRIMMINGS:
            size = min(size, _TRIMMINGS[kind.family] * bodies[0].actor.height / actor.height)
        upright = _AT_EASE.issuperset(scene.deeds(number)) and actor.height > 2.0 * actor.length
        breadth = size * max((0.46 if upright else 0.75) * actor.height, 0.8 * actor.length, 0.05)
        if kind.family == "building":
            breadth = max(breadth, 1.2 * size * float(np.ptp(actor.mesh.points[:, 0])))
        side = 1 if number % 2 else -1
        rest = 0.0
        if number:
            rest = side * (taken[number % 2] + 0.6 * breadth)
        columns = max(1, min(subject.count, int(min(2.0 * ground.beside / breadth, 4.0))))
        for place in range(subject.count):
            row, column = divmod(place, columns)
            across = (column + 1) // 2 * (1 if column % 2 else -1) * breadth
            loose = breadth * random.uniform(-0.16, 0.16, 2) if place else np.zeros(2)
            aside = _within(rest + across + (0.45 * breadth * (row % 2)) + float(loose[0]), ground.beside)
            behind = row * 1.15 * max(breadth, size * actor.length) + 0.3 * abs(across) + float(loose[1])
            phase = float(random.uniform(0.0, 3.0)) if place else 0.0
            bodies.append(Body(alike[place], number, size, aside, behind if place else 0.0, phase))
        reach = breadth * (0.5 + columns // 2)
        if number:
            taken[number % 2] = abs(rest) + reach
        else:
            taken = [reach, reach]
    return _paired(scene, bodies)


def _paired(scene: Scene, bodies: list[Body]) -> list[Body]:
    """Those who shake hands, two by two and face to face."""
    meet = [n for n, body in enumerate(bodies) if Action.SHAKE in scene.deeds(body.subject) and not body.far]
    made = list(bodies)
    for one, other in zip(meet[::2], meet[1::2], strict=False):
        a, b = bodies[one], bodies[other]
        middle = 0.0 if one == 0 else 0.5 * (a.aside + b.aside)
        half = 0.5 * APART * a.scale
        made[one] = replace(a, aside=middle - half, phase=0.0, turned=90.0)
        made[other] = replace(b, aside=middle + half, behind=a.behind, phase=0.0, turned=-90.0)
    return made


def _not_beside(
    scene: Scene,
    alike: list[Actor],
    number: int,
    first: Body,
    ground: Ground,
    random: np.random.Generator,
) -> list[Body]:
    """Where those stand that do not stand beside the first one; empty for those that do."""
    subject, kind = scene.subjects[number], KINDS[scene.subjects[number].kind]
    if ground.track is not None and subject.kind in RAILED:
        return [Body(alike[0], number, 1.0, 0.0, 0.0, 0.0, far=1.0, railed=True)]
    if _in_the_sky(scene, number):
        return [_as_a_world(alike[0], number, ground)]
    if not scene.place.room and scene.place is not Place.STUDIO and _looms(kind, alike[0], first):
        return _in_the_background(alike, number, kind, first, ground)
    if ground.way >= ROOM and _is_a_crowd(scene, number):
        return _as_a_crowd(alike, number, first, ground, random)
    if subject.kind in _EATEN_FROM and scene.deeds(0)[0] is Action.EAT:
        ahead = 0.5 * first.actor.length * first.scale
        return [Body(actor, number, 1.0, 0.0, -ahead, 0.0) for actor in alike]
    return []


def _within(x: float, most: float) -> float:
    return max(-most, min(most, x))


def _looms(kind: Kind, actor: Actor, first: Body) -> bool:
    """Whether it would hide the first one, or be cut off, if it stood beside it."""
    return kind.family in {"building", "aircraft"} and actor.height > _LOOMS * first.actor.height


def _is_a_crowd(scene: Scene, number: int) -> bool:
    """Whether they only fill the place behind somebody."""
    subject, first = scene.subjects[number], scene.subjects[0]
    return subject.kind == "person" and subject.count >= _CROWD and first.count < _CROWD


def _as_a_crowd(
    alike: list[Actor], number: int, first: Body, ground: Ground, random: np.random.Generator
) -> list[Body]:
    """To both sides of the first one, behind it as the camera sees it, which looks along 0."""
    bodies: list[Body] = []
    wide = min(ground.beside, _SPREAD)
    for place, actor in enumerate(alike):
        side = 1 if place % 2 else -1
        z = -(1.6 * first.actor.height + 1.5 * (place // 2) + float(random.uniform(0.0, 0.8)))
        x = side * wide * float(random.uniform(0.3, 1.0))
        aside, behind = ground.from_mark(x, z)
        bodies.append(Body(actor, number, 1.0, aside, behind, float(random.uniform(0.0, 3.0)), far=-z))
    return bodies


def _in_the_sky(scene: Scene, number: int) -> bool:
    """Whether it is a world that others fly past."""
    return scene.subjects[number].kind in PLANETS and scene.subjects[0].kind not in PLANETS


def _as_a_world(actor: Actor, number: int, ground: Ground) -> Body:
    """As large as a world looks from near it, beyond all others."""
    z = -2.6 * _WORLD
    aside, behind = ground.from_mark(_WORLD if number % 2 else -_WORLD, z)
    times = 2.0 * _WORLD / actor.height
    return Body(actor, number, times, aside, behind, 0.0, far=-z, sunk=0.7 * _WORLD)


def _in_the_background(
    alike: list[Actor], number: int, kind: Kind, first: Body, ground: Ground
) -> list[Body]:
    """Beyond the first one as the camera sees it, which looks along 0; they face it."""
    bodies: list[Body] = []
    for place, actor in enumerate(alike):
        breadth = max(actor.height, actor.length)
        # What flies has to fit in above the land.
        times = 7.0 if kind.family == "aircraft" else 4.3
        far = max(times * actor.height, 1.6 * breadth) - 2.0 * first.actor.height + 0.6 * actor.length
        side = 1 if (number + place) % 2 else -1
        z = -max(far, breadth)
        x = side * (max(0.3 * breadth, -0.13 * z) + 0.9 * breadth * place)
        if ground.way < math.inf:
            # A street's houses leave only its end to be seen.
            x, z = _AXIS * z * place, max(z, -_VISTA)
        aside, behind = ground.from_mark(x, z)
        turned = _FRONT * -side - ground.heading
        bodies.append(Body(actor, number, 1.0, aside, behind, 0.4 * place, far=-z, turned=turned))
    return bodies
