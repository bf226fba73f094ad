"""From a place and its subjects to where they stand and what the camera is for."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from rushes.engines.previz.blocking import Blocking, Ground, Swell, own_pace
from rushes.engines.previz.formation import formation
from rushes.engines.previz.rig import Sight
from rushes.engines.previz.scene import Action, Framing, MoveKind, Place, Scene, Sex, Tie
from rushes.engines.previz.sets.layout import Layout
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.alike import bodies
from rushes.engines.previz.subjects.catalogue import CHARACTERS, KINDS
from rushes.engines.previz.subjects.character.actor import Character
from rushes.engines.previz.subjects.character.cutout import cut_out
from rushes.engines.previz.subjects.person.gestures import GESTURES
from rushes.engines.previz.subjects.sized import Sized

#: Moves that are made from behind who goes.
_BEHIND = frozenset({MoveKind.FOLLOW, MoveKind.FIRST_PERSON})
#: Degrees from the camera's own way of looking: who goes crosses the picture and comes a little nearer, who
#: stands faces the camera, turned enough to show its shape, and what is long shows its side.
_CROSSING, _FACING, _LONG = 108.0, 150.0, 122.0
#: Who is followed is seen from beside and a little behind.
_FOLLOWED = 62.0
#: Hands at work are seen from beside, and a little from behind the shoulder.
_BESIDE = 74.0
#: Who greets looks at the camera, or stands across it from another.
_TOWARDS = 168.0
#: Share of its height that feet and folds may sink in.
_SLACK = 0.12
#: A cut-out that stands or goes, nearly towards the camera.
_SHOWN = 165.0
#: Seconds at which a body's reach is looked at, and one in how many of its points.
_LOOKS, _EVERY = (0.0, 0.13, 0.29, 0.47, 0.71, 1.03), 5
#: Times as much in a studio's picture as in any other, where nothing is said of the framing.
_SNUG = 0.86
#: Metres under which people look down on something.
_SMALL = 0.4
#: Seconds of its own time after which what falls lies.
_LANDED = 2.0
#: Times its height beyond which a body counts as long.
_SLENDER = 1.15
#: Metres over the water below which a crest hides what a camera is for.
_CREST = 0.9
#: As many people are seen closely.
_FEW = 2
#: Times its height that a body reaches up to that leaps.
_LEAPS = 1.4


def cast_for(scene: Scene, characters: Sequence[Path] = ()) -> list[Actor]:
    """A body for each of `Scene.bodies`. ``characters`` are the clips of those that are brought along.

    Raises `rushes.errors.BadMedia` for a clip that cannot be decoded.
    """
    brought = dict(zip((kind.name for kind in CHARACTERS), characters, strict=False))
    actors: list[Actor] = []
    for number, subject in enumerate(scene.subjects):
        clip = brought.get(subject.kind)
        individual = number if subject.individual is None else subject.individual
        if clip is None:
            seed, sex = scene.seed + individual, subject.sex or _heard(scene, number)
            actors += bodies(subject, seed, sex, own_pace(scene), fingered=_fingered(scene))
        else:
            actor = Character(cut_out(clip))
            actors += [actor if subject.size == 1.0 else Sized(actor, subject.size)] * subject.count
    return actors


def _fingered(scene: Scene) -> bool:
    """Whether there are so few people that each of their fingers counts."""
    people = sum(each.count for each in scene.subjects if KINDS[each.kind].family == "person")
    return people <= _FEW


def _heard(scene: Scene, number: int) -> Sex | None:
    """Of a subject that speaks, as its voice has it."""
    voice = next((line.voice for line in scene.lines if line.speaker == number), None)
    return None if voice is None else Sex(voice.value)


def facing(scene: Scene, actor: Actor) -> float:
    """Which way the first subject faces to a camera that looks along 0, degrees."""
    side = 1.0 if scene.seed % 2 else -1.0
    goes = _goes(scene, actor)
    if goes and scene.beats[0].move.kind in _BEHIND:
        return _FOLLOWED * side if scene.beats[0].move.kind is MoveKind.FOLLOW else 0.0
    if {Action.WAVE, Action.SHAKE} & set(scene.deeds(0)):
        return side * _TOWARDS
    if _brought(scene):
        return side * _SHOWN
    if goes:
        return side * _CROSSING
    if scene.beats[0].framing is Framing.HANDS and not scene.subjects[0].prop(Tie.HOLDS):
        return side * _BESIDE
    wide = float(np.ptp(actor.mesh.points[:, 0]))
    return side * (_LONG if actor.length > _SLENDER * max(actor.height, wide) else _FACING)


def _brought(scene: Scene) -> bool:
    """Whether the first subject is a cut-out, which has no side to show."""
    return any(scene.subjects[0].kind == kind.name for kind in CHARACTERS)


def _goes(scene: Scene, actor: Actor) -> bool:
    return any(actor.pace(action) > 0.05 for action in scene.deeds(0))


def on_open_ground(
    scene: Scene,
    actors: list[Actor],
    mark: tuple[float, float],
    floor: Callable[[float, float], float],
    *,
    swell: Swell | None = None,
) -> tuple[Blocking, Sight]:
    """``actors`` one for each body, at least one; ``floor`` the height of ground or water under x, z;
    ``swell`` of the water under the first one, as `Ground` has it."""
    ground = Ground(mark, floor, heading=facing(scene, actors[0]), swell=swell)
    blocking = Blocking(scene, ground, formation(scene, actors, ground))
    sight = _sight(scene, blocking, floor)
    rise = blocking.rise(0, 0.0)
    if rise <= 0.0:
        # Over the crests of a high sea.
        storm = scene.beats[0].weather.storm if swell is not None else 0.0
        above = sight.above + 10.0 * storm if scene.above is None else scene.above
        clear = sight.clearance if swell is None else max(sight.clearance, _CREST)
        return blocking, replace(sight, above=above, clearance=clear)
    if any(body.subject and not body.far and not blocking.flies(body.subject) for body in blocking.bodies):
        # From the feet of those below it up to its wings.
        sight = replace(sight, lifted=-rise, height=max(sight.height, rise + actors[0].height))
    # What flies is seen before land and sky, not before the ground below it.
    return blocking, replace(sight, above=1.0 if scene.above is None else scene.above)


def in_set(scene: Scene, layout: Layout, actors: list[Actor]) -> tuple[Blocking | None, Sight]:
    """``actors`` one for each body, perhaps none."""
    eye, target = np.array(layout.eye), np.array(layout.target)
    way = target - eye
    flat = math.hypot(way[0], way[2])
    heading = math.degrees(math.atan2(way[0], -way[2]))
    usual = math.degrees(math.atan2(-way[1], flat))
    above = usual if scene.above is None else scene.above
    bare = Sight(
        target=(layout.target[0], layout.target[2]),
        floor=layout.floor,
        height=0.0,
        breadth=0.0,
        heading=heading,
        above=above,
        lifted=layout.target[1] - layout.floor(layout.target[0], layout.target[2]),
        away=float(np.linalg.norm(way)),
        fov=layout.fov,
        low=layout.free[0],
        high=layout.free[1],
    )
    if not actors:
        return None, bare
    blocking = _blocking(scene, layout, actors, heading)
    found = _sight(scene, blocking, blocking.ground.floor)
    return blocking, replace(
        found,
        heading=heading,
        above=_above(usual, found.height) if scene.above is None else scene.above,
        low=bare.low,
        high=bare.high,
        # A product is what its picture is of, and fills it.
        snug=_SNUG if scene.place is Place.STUDIO else 1.0,
    )


def _blocking(scene: Scene, layout: Layout, actors: list[Actor], looks: float) -> Blocking:
    """``looks``: the camera's own heading."""
    x, y, z = layout.mark
    ground = Ground(
        (x, z),
        lambda at_x, at_z: y + layout.floor(at_x, at_z) - layout.floor(x, z),
        heading=0.0,
        way=layout.way,
        beside=layout.beside,
        ceiling=layout.free[1][1] - y,
        track=layout.track,
    )
    heading = facing(scene, actors[0])
    if scene.beats[0].framing is Framing.HANDS or GESTURES.keys() & set(scene.deeds(0)):
        # Seen from where the camera really looks.
        heading += looks
    if _goes(scene, actors[0]):
        # Along the place's own way: from its far end towards the camera, or off before it.
        away = scene.beats[0].move.kind in _BEHIND
        heading = 0.0 if away else 180.0
        start = 0.0 if away else 0.85 * layout.way
        room = layout.free[1][2] - z - _room_before(actors[0], layout.largest)
        ground = replace(ground, mark=(x, z - start), way=layout.way + (0.0 if away else min(room, 0.0)))
    ground = replace(ground, heading=heading)
    return Blocking(scene, ground, formation(scene, actors, ground, layout.largest))


def _above(usual: float, height: float) -> float:
    """Degrees from which a subject is seen: what stands on a table from a little higher."""
    return max(usual, 15.0) if height < _SMALL else min(max(usual, 3.0), 14.0)


def _room_before(actor: Actor, largest: float) -> float:
    """Metres that a camera before it needs, to see all of what comes nearer."""
    size = min(1.0, largest / actor.height)
    return size * (3.2 * max(actor.height, 0.4 * actor.length) + 0.5 * actor.length)


def _sight(scene: Scene, blocking: Blocking, floor: Callable[[float, float], float]) -> Sight:
    """Of the first subject and its like; a camera looks at the middle of the group."""
    places = [blocking.place(n, 0.0) for n, body in enumerate(blocking.bodies) if body.subject == 0]
    mark = (_middle([x for x, _, _ in places]), _middle([z for _, z, _ in places]))
    first = [body for body in blocking.bodies if body.subject == 0]
    lead = first[0]
    low, high, spread = _reach(blocking)
    length = lead.actor.length * lead.scale
    height = max(body.actor.height * body.scale for body in first)
    # Wings come down below what their bodies stand on; what floats is off the ground.
    falls = Action.FALL in scene.deeds(0)
    height = max(height + min(low, 0.0), high) - low if low or falls else height
    # A leap out of the water is seen up to its top.
    height = max(height, high) if high > _LEAPS * height else height
    across = [x for x, _, _ in places]
    breadth = max(across) - min(across) + max(length, spread, 0.6 * height)
    beside = [body for body in blocking.bodies if body.subject and not body.far]
    others = [body.actor.height * body.scale for body in beside]
    if others and _dwarfed(height, max(others)):
        # Gifts under a tree, and the child that opens one: the picture is of all of them.
        near = [n for n, body in enumerate(blocking.bodies) if not body.far]
        places = [blocking.place(n, 0.0) for n in near]
        mark = (_middle([x for x, _, _ in places]), _middle([z for _, z, _ in places]))
        height = breadth = 0.9 * max(others)
    # Whoever is with it shall be seen too, unless it is as large as a house.
    height = max(height, *(min(other, 1.6 * height) for other in others), 0.0) if others else height
    if others:
        breadth = max(breadth, 2.0 * max(abs(body.aside) for body in beside) + height)
    return Sight(
        target=mark,
        floor=floor,
        height=height,
        breadth=breadth,
        length=length,
        lifted=low,
        clearance=min(0.25, 0.3 * height),
    )


def _dwarfed(height: float, tallest: float) -> bool:
    """Whether what a picture is of is so small that people beside it would be cut."""
    return height < 0.4 * tallest and tallest < 2.6


def _reach(blocking: Blocking) -> tuple[float, float, float]:
    """From where to where the first body reaches, up from its own floor, 0 for about there; and how wide it
    is. Metres."""
    body = blocking.bodies[0]
    mesh = body.actor.mesh
    looks = (*_LOOKS, _LANDED / blocking.rate)
    points = np.concatenate([mesh.posed(blocking.standing(0, t).pose, _EVERY) for t in looks]) * body.scale
    low, high = float(points[:, 1].min()), float(points[:, 1].max())
    return low if abs(low) > _SLACK * high else 0.0, high, float(np.ptp(points[:, 0]))


def _middle(values: list[float]) -> float:
    return 0.5 * (min(values) + max(values))
