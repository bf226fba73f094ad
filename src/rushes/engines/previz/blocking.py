"""Blocking, as a stage has it: where each body stands at any time, which way it faces and what it does."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rushes.engines.previz.camera import weights
from rushes.engines.previz.mesh import Floats, Matrix
from rushes.engines.previz.scene import Action, Scene
from rushes.engines.previz.shapes import scale, shift, turn
from rushes.engines.previz.subjects.actor import Actor, Handed
from rushes.engines.previz.subjects.catalogue import KINDS
from rushes.engines.previz.subjects.joints import placed

Swell = Callable[[Matrix, float], Matrix]
_STEP = 1 / 30
#: Below this many metres ahead there is no room to go straight.
ROOM = 12.0
#: Metres across in which one of a group goes to and fro.
_LANE = 0.6
#: Metres of way under which a group goes in a file.
_SHORT = 4.0
#: The least time for a way that ends.
_LEAST_SECONDS = 9.0
#: Metres under which a flyer is a butterfly.
_SMALL = 0.15
#: How much it matters to be off a face to its side, up, and along its look.
_OFF_FACE = np.array((1.0, 1.0, 0.1))
_ALOFT = frozenset({Action.FLY, Action.FLOAT})
#: Share of a swimmer's height that is under the surface, of a large one (metres) and of others.
_SUNK, _LARGE, _SUNK_SMALL = 0.5, 1.4, 0.2
#: Where waves lift a boat, along and across, in lengths: its ends first.
_WATERLINE = np.array(
    [(-0.5, 0.0), (0.5, 0.0), (-0.25, 0.0), (0.0, 0.0), (0.25, 0.0), (0.0, 0.17), (0.0, -0.17)]
)
#: Metres before its stop where a train that arrives comes into sight, and of its own way in which a third of
#: them is left.
_ARRIVES, _BRAKES = 45.0, 13.0
#: Share of its length from its middle to an axle.
_AXLE = 0.3
#: Share of its speed that a flyer keeps while others below it are to be seen.
_LINGERS = 0.35


@dataclass(frozen=True)
class Ground:
    """What a place leaves to its subjects. Metres; a way leads from the mark towards ``heading``."""

    mark: tuple[float, float]
    #: Height of what they stand on, under x, z.
    floor: Callable[[float, float], float]
    #: Degrees, 0 along -z, 90 along +x.
    heading: float
    #: How far they may go, and how far from the way others may stand.
    way: float = math.inf
    beside: float = math.inf
    #: Nothing may be higher above the floor than this.
    ceiling: float = math.inf
    #: Of water, in which swimmers lie: metres that its waves lift points (n, 2) of x and z at ``t`` seconds.
    swell: Swell | None = None

    #: Place of a train's stop, on its rails, and its heading.
    track: tuple[tuple[float, float, float], float] | None = None

    def from_mark(self, x: float, z: float) -> tuple[float, float]:
        """Metres beside the way and behind its start of what is at x, z from the mark."""
        a = math.radians(self.heading)
        return x * math.cos(a) + z * math.sin(a), z * math.cos(a) - x * math.sin(a)

    def plane(self, x: float, z: float) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """A point of the floor and the direction up from it, about x, z."""
        high = self.floor(x, z)
        reach = 0.6
        east = (self.floor(x + reach, z) - self.floor(x - reach, z)) / (2 * reach)
        south = (self.floor(x, z + reach) - self.floor(x, z - reach)) / (2 * reach)
        length = math.sqrt(1.0 + east * east + south * south)
        return (x, high, z), (-east / length, 1.0 / length, -south / length)


@dataclass(frozen=True)
class Standing:
    """One body at one time."""

    #: From its own space to the world.
    matrix: Matrix
    #: Its bones (see `Actor.pose`).
    pose: Floats
    at: tuple[float, float, float]
    heading: float


@dataclass(frozen=True)
class Body:
    """One of the scene's subjects, or one of several that it counts."""

    actor: Actor
    #: Its subject's number in `Scene.subjects`.
    subject: int
    #: Times its actor's size.
    scale: float
    #: Metres to the side of the way (right is +) and behind its start.
    aside: float
    behind: float
    #: Seconds that its motion runs ahead of the first one's.
    phase: float
    #: Of what stands in the background: metres beyond the first one, and degrees turned from the way.
    far: float = 0.0
    #: Metres below its floor.
    sunk: float = 0.0
    turned: float = 0.0
    #: Whether it runs on the ground's track.
    railed: bool = False


def own_pace(scene: Scene) -> float:
    """Seconds of a subject's own time for one of the clip's."""
    return scene.tempo * (0.3 + 1.4 * scene.motion)


class Blocking:
    """A function of scene, ground and time alone: a clip is a window of it, an extension goes on."""

    def __init__(self, scene: Scene, ground: Ground, bodies: list[Body]) -> None:
        self._scene = scene
        self.ground = ground
        self.bodies = bodies
        #: Seconds of a subject's own time for one of the clip's.
        self.rate = own_pace(scene)
        if self._ends:
            # Who would be through in a moment goes slower, steps and all.
            fastest = max(self._asked_pace(0, 0.0) * bodies[0].scale, 1e-6)
            self.rate *= min(1.0, ground.way / (_LEAST_SECONDS * fastest))
        self._gone: list[list[float]] = [[0.0] for _ in scene.subjects]

    def standing(self, number: int, t: float) -> Standing:
        """Body ``number`` at ``t`` seconds."""
        body = self.bodies[number]
        shares = self.shares(body.subject, t)
        x, z, heading = self.place(number, t)
        rise = self.rise(number, t)
        lift, tip = self._ridden(number, t) if rise < _LARGE else (0.0, 0.0)
        floor = self.ground.floor(x, z)
        if body.railed and self.ground.track is not None:
            floor = self.ground.track[0][1]
        elif self._rolls(body) and not lift:
            floor, tip = self._borne(body, x, z, heading)
        y = floor + rise + lift - body.sunk
        pose = sum(
            body.actor.pose(action, self.quick(number, action) * self.rate * t + body.phase)
            * np.float32(share)
            for action, share in shares.items()
        )
        there = shift(x, y, z) @ turn("y", 180.0 - heading) @ turn("x", tip)
        matrix = there @ scale(body.scale, body.scale, body.scale)
        return Standing(matrix, np.asarray(pose, np.float32), (x, y, z), heading)

    def _rolls(self, body: Body) -> bool:
        return KINDS[self._scene.subjects[body.subject].kind].family == "vehicle" and not body.far

    def _borne(self, body: Body, x: float, z: float, heading: float) -> tuple[float, float]:
        """Metres of the floor under what stands on its front and rear wheels, and degrees that these tip its
        bow down."""
        a, half = math.radians(heading), _AXLE * body.actor.length * body.scale
        dx, dz = half * math.sin(a), -half * math.cos(a)
        front, rear = self.ground.floor(x + dx, z + dz), self.ground.floor(x - dx, z - dz)
        return 0.5 * (front + rear), -math.degrees(math.atan((front - rear) / max(2.0 * half, 0.1)))

    def quick(self, number: int, action: Action) -> float:
        """Times as fast as the first of its group a body moves: shorter legs keep up by more steps."""
        own = self.bodies[number]
        lead = self._lead(own.subject)
        paces = lead.actor.pace(action), own.actor.pace(action)
        return paces[0] / paces[1] if min(paces) > 0.0 else 1.0

    def _lead(self, subject: int) -> Body:
        return next(body for body in self.bodies if body.subject == subject)

    def place(self, number: int, t: float) -> tuple[float, float, float]:
        """x, z and heading of body ``number``."""
        body = self.bodies[number]
        gone = self._distance(body.subject, t) * body.scale
        if body.railed:
            return self._arriving(body, gone)
        if body.far:
            return (*self._off(gone - body.behind, body.aside), self.ground.heading + body.turned)
        if self._laps:
            # Spread over the course, which may be shorter than their column.
            ahead = self._lap_length * number / len(self.bodies)
            return self._way(gone + ahead, body.aside if self._lanes else 0.0)
        x, z, heading = self._way(gone - body.behind, body.aside)
        return x, z, heading + body.turned

    def _arriving(self, body: Body, gone: float) -> tuple[float, float, float]:
        """On the track, ever slower up to its stop; what stands is there from the start."""
        assert self.ground.track is not None
        (x, _, z), heading = self.ground.track
        goes = any(body.actor.pace(action) > 0.0 for action in self._scene.deeds(body.subject))
        left = _ARRIVES * math.exp(-gone / _BRAKES) if goes else 0.0
        a = math.radians(heading)
        return x - left * math.sin(a), z + left * math.cos(a), heading

    def face(self, number: int, t: float) -> tuple[float, float, float]:
        """Where its face is, or what stands for it, from its own place: metres along x, y and z."""
        body, standing = self.bodies[number], self.standing(number, t)
        mesh = body.actor.mesh
        # Of what is no solid, as an open laptop, where its front is and not the air before it.
        nearest = int(np.argmin((mesh.points - body.actor.face) ** 2 @ _OFF_FACE))
        rest = np.array([*mesh.points[nearest], 1.0])
        moved = mesh.weights[nearest] @ (standing.pose[mesh.bones[nearest]] @ rest)
        x, y, z = (standing.matrix @ moved)[:3] - standing.at
        return float(x), float(y), float(z)

    def hands(self, number: int, t: float) -> tuple[float, float, float]:
        """Where its hands do something, as `face` tells of the face; of what has none, its face."""
        actor, standing = self.bodies[number].actor, self.standing(number, t)
        if not isinstance(actor, Handed):
            return self.face(number, t)
        x, y, z = placed(standing.matrix, actor.hands(standing.pose)) - standing.at
        return float(x), float(y), float(z)

    def rise(self, number: int, t: float) -> float:
        """Metres above the floor: what flies keeps well off it, and never quite the same."""
        body = self.bodies[number]
        aloft = sum(share for action, share in self.shares(body.subject, t).items() if action in _ALOFT)
        height = body.actor.height * body.scale
        if not aloft:
            return -self._sunk(body) if self.ground.swell is not None else 0.0
        # A butterfly over the flowers, a bird over the trees.
        free = 0.5 + 4.0 * height if height < _SMALL else min(3.0 + 20.0 * height, 70.0)
        shown = height < _SMALL and Action.FLOAT in self.shares(body.subject, t)
        # A product floats over its table; a butterfly is at the height of one's eyes.
        indoors = 0.6 * height if shown else min(1.6 + 1.1 * height, self.ground.ceiling - 1.2 * height)
        usual = min(free, self._within_sight(body)) if math.isinf(self.ground.ceiling) else indoors
        bob = 0.06 * height * math.sin(self.rate * t * 1.1 + 2.4 * body.phase)
        return aloft * max(0.2 * height, usual + bob + 0.35 * height * math.sin(3.1 * body.phase))

    def _sunk(self, body: Body) -> float:
        """Metres of it that are under the surface."""
        if KINDS[self._scene.subjects[body.subject].kind].family != "fish":
            return 0.0
        height = body.actor.height * body.scale
        return height * (_SUNK if height > _LARGE else _SUNK_SMALL)

    def lifted(self, number: int, t: float) -> float:
        """Metres that waves lift it."""
        return self._ridden(number, t)[0]

    def _ridden(self, number: int, t: float) -> tuple[float, float]:
        """Metres that waves lift it, and degrees that they tip its bow down: what is long lies on their
        crests more than in between."""
        if self.ground.swell is None:
            return 0.0, 0.0
        body = self.bodies[number]
        x, z, heading = self.place(number, t)
        a, length = math.radians(heading), 0.8 * body.actor.length * body.scale
        way = np.array([(math.sin(a), -math.cos(a)), (math.cos(a), math.sin(a))])
        heights = self.ground.swell((x, z) + length * (_WATERLINE @ way), t)
        slope = float(heights[1] - heights[0]) / max(length, 1.0)
        return float(0.15 * heights.mean() + 0.85 * heights.max()), -math.degrees(math.atan(slope))

    def _within_sight(self, body: Body) -> float:
        """Metres above the floor up to which a flyer is seen together with those that are not."""
        if body.far:
            return 0.06 * body.far
        if body.subject:
            lead = self.bodies[0]
            return math.inf if self.flies(0) else max(0.9 * lead.actor.height * lead.scale, _SMALL)
        heights = [(0.85 if each.far else 1.1) * each.actor.height * each.scale for each in self._grounded]
        return max(*heights, 0.4 * body.actor.height * body.scale) if heights else math.inf

    @cached_property
    def _grounded(self) -> list[Body]:
        """Others below a first one that flies."""
        others = [each for each in self.bodies if each.subject and not self.flies(each.subject)]
        return others if self.flies(0) and math.isinf(self.ground.ceiling) else []

    def flies(self, subject: int) -> bool:
        """Whether it starts in the air."""
        return self._scene.deeds(subject)[0] in _ALOFT

    def goes(self, t: float) -> float:
        """Metres a second that the first body moves on."""
        body = self.bodies[0]
        return self.pace(body.subject, t) * body.scale

    def shares(self, subject: int, t: float) -> dict[Action, float]:
        """What it does, and how much of each while one passes into the next; at its way's end it stops."""
        shares = self._asked(subject, t)
        left = self._left(self._distance(subject, t))
        if left == 1.0:
            return shares
        stands = {Action.STAND: 1.0 - left + left * shares.get(Action.STAND, 0.0)}
        return {action: left * share for action, share in shares.items()} | stands

    def _asked(self, subject: int, t: float) -> dict[Action, float]:
        shares: dict[Action, float] = {}
        for share, action in zip(weights(self._scene.beats, t), self._scene.deeds(subject), strict=True):
            if share > 0.0:
                shares[action] = shares.get(action, 0.0) + share
        return shares

    def pace(self, subject: int, t: float) -> float:
        """Metres a second that a subject goes, before its size in this place is reckoned in."""
        return self._asked_pace(subject, t) * self._left(self._distance(subject, t))

    def _asked_pace(self, subject: int, t: float) -> float:
        actor = self._lead(subject).actor
        lingers = _LINGERS if subject == 0 and self._grounded else 1.0
        return (
            lingers
            * self.rate
            * sum(share * actor.pace(action) for action, share in self._asked(subject, t).items())
        )

    @cached_property
    def _laps(self) -> bool:
        """Whether they go round and round, for want of room to go straight on."""
        return self.ground.way < ROOM and any(
            body.actor.pace(action) > 0.0
            for body in self.bodies
            for action in self._scene.deeds(body.subject)
        )

    @property
    def _lanes(self) -> bool:
        """Whether each has a course of its own; else all share one."""
        return len(self.bodies) > 1 and self.ground.way > _SHORT

    @property
    def _radius(self) -> float:
        return max(0.5 * min(_LANE if self._lanes else self.ground.beside, self.ground.way), 0.25)

    @property
    def _lap_length(self) -> float:
        return 2.0 * (max(self.ground.way - 2.0 * self._radius, 0.0) + math.pi * self._radius)

    @property
    def _ends(self) -> bool:
        """Whether the way is straight and comes to an end."""
        return bool(self.bodies) and ROOM <= self.ground.way < math.inf

    def _left(self, gone: float) -> float:
        """1 on the way, 0 at its end."""
        if not self._ends:
            return 1.0
        left = self.ground.way - gone * self.bodies[0].scale
        return min(max(left / (0.2 * self.ground.way), 0.0), 1.0)

    def _distance(self, subject: int, t: float) -> float:
        gone = self._gone[subject]
        railed = self._lead(subject).railed
        while (len(gone) - 2) * _STEP < t:
            pace = self._asked_pace(subject, (len(gone) - 1) * _STEP)
            gone.append(gone[-1] + _STEP * pace * (1.0 if railed else self._left(gone[-1])))
        at = t / _STEP
        i = int(at)
        return gone[i] + (gone[i + 1] - gone[i]) * (at - i)

    def _way(self, gone: float, aside: float) -> tuple[float, float, float]:
        """x, z and heading after so many metres: straight on, or round and round where there is no room."""
        ground = self.ground
        along, across, bend = gone, 0.0, 0.0
        if self._laps:
            along, across, bend = _lap(gone, ground.way, self._radius)
        return (*self._off(along, across + aside), ground.heading + bend)

    def _off(self, along: float, across: float) -> tuple[float, float]:
        """x, z so many metres along the way from the mark, and to the right of it."""
        x, z = self.ground.mark
        a = math.radians(self.ground.heading)
        return x + along * math.sin(a) + across * math.cos(a), z - along * math.cos(a) + across * math.sin(a)


def _lap(gone: float, way: float, radius: float) -> tuple[float, float, float]:
    """Along, across and degrees turned on a round course: two straights and two half circles to the right."""
    straight = max(way - 2.0 * radius, 0.0)
    arc = math.pi * radius
    lap = 2.0 * (straight + arc)
    at = gone % lap
    turns = 360.0 * math.floor(gone / lap)
    if at < straight:
        return at, 0.0, turns
    at -= straight
    if at < arc:
        angle = at / radius
        across = radius * (1.0 - math.cos(angle))
        return straight + radius * math.sin(angle), across, turns + math.degrees(angle)
    at -= arc
    if at < straight:
        return straight - at, 2.0 * radius, turns + 180.0
    angle = (at - straight) / radius
    return -radius * math.sin(angle), radius * (1.0 + math.cos(angle)), turns + 180.0 + math.degrees(angle)
