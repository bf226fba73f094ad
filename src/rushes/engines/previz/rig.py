"""The camera where the picture is of somebody or something: all moves are told by where it is and how large.

As `camera.Path` it starts at time 0 in full motion and goes on for ever.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.blocking import Blocking
from rushes.engines.previz.camera import FRAME_HEIGHT, Pose, wander, weights
from rushes.engines.previz.scene import Framing, Move, MoveKind, Scene
from rushes.engines.previz.subjects.catalogue import KINDS, Home

Vector = NDArray[np.float64]
_STEP = 1 / 30
#: Share of the subject's height to which the lens looks, and how many such heights the picture holds.
_FRAMES = {
    None: (0.56, 1.9),
    Framing.WIDE: (0.80, 4.2),
    Framing.FULL: (0.52, 1.30),
    Framing.MEDIUM: (0.74, 0.70),
    Framing.CLOSE: (0.85, 0.46),
    Framing.MACRO: (0.85, 0.24),
    Framing.HANDS: (0.6, 0.25),
}
#: How far a framing looks from the subject's middle towards its face.
_FACED: dict[Framing | None, float] = {Framing.MEDIUM: 0.55, Framing.CLOSE: 1.0, Framing.MACRO: 1.0}
#: Degrees from which hands are looked down on, beside what the sight says.
_OVER = 20.0
#: Times its length that counts as height where only a part of a subject is framed.
_LONG = 0.6
_HEAD = 0.78
#: Metres.
_TINY = 0.2
_HELD = 0.45
_CLOSE = 0.1
_FACELESS = 2.5
_BUILT = frozenset({"boat", "building", "aircraft", "vehicle"})
#: Seconds before and after over which a face's movement is evened out.
_STEADY = (-0.5, -0.25, 0.0, 0.25, 0.5)
#: How much nearer or farther than the place says, where there is no subject.
_BARE = {
    None: 1.0,
    Framing.WIDE: 1.35,
    Framing.FULL: 1.0,
    Framing.MEDIUM: 0.7,
    Framing.CLOSE: 0.45,
    Framing.MACRO: 0.25,
    Framing.HANDS: 0.45,
}
_USUAL_FOV = 34.0
_NARROWEST, _WIDEST = 4.0, 74.0
#: Widest to which a lens gives way where there is a wall behind the camera.
_ROOMY = 54.0


@dataclass(frozen=True)
class Sight:
    """What the camera is for. Metres, degrees; heading 0 looks along -z."""

    #: x, z of what it looks at when nothing moves.
    target: tuple[float, float]
    #: Height of what that stands on, under x, z.
    floor: Callable[[float, float], float]
    #: Of what is framed; a height of 0 for a place with nobody in it.
    height: float
    breadth: float
    #: Which way it looks, and how far from above.
    heading: float = 0.0
    above: float = 6.0
    #: Of the first subject alone, along its own way.
    length: float = 0.0
    #: Metres that the lens looks higher, beside what a framing says.
    lifted: float = 0.0
    #: Times as much in the picture where nothing is said of the framing.
    snug: float = 1.0
    #: Metres from which an empty place is seen.
    away: float = 6.0
    #: Vertical angle of view where nothing is said of the lens.
    fov: float = _USUAL_FOV
    #: Corners of where the camera may be, and how close to the floor.
    low: tuple[float, float, float] = (-math.inf, -math.inf, -math.inf)
    high: tuple[float, float, float] = (math.inf, math.inf, math.inf)
    clearance: float = 0.25


@dataclass(frozen=True)
class _Rates:
    """What a move changes each second: degrees about the subject, shares of the distance to it."""

    around: float = 0.0
    nearer: float = 0.0
    aside: float = 0.0
    lift: float = 0.0
    yaw: float = 0.0
    tilt: float = 0.0
    narrower: float = 0.0
    shake: float = 0.0
    #: 1: it goes where the subject goes.
    along: float = 1.0
    #: Degrees from above, and times the distance, beside what the sight says.
    raised: float = 0.0
    far: float = 1.0
    #: 1: through the subject's eyes.
    inside: float = 0.0
    #: Share of the distance at which it is sharp when it starts.
    sharp: float = 1.0


def _rates(move: Move, lively: float) -> _Rates:
    s = move.direction * move.speed * lively
    # A camera that is to be almost still is held so.
    held = min(1.0, lively)
    shake = held * move.shake
    table = {
        MoveKind.STATIC: _Rates(along=0.0, shake=shake),
        MoveKind.PAN: _Rates(yaw=3.6 * s, along=0.0, shake=shake),
        MoveKind.TILT: _Rates(tilt=2.4 * s, along=0.0, shake=shake),
        MoveKind.DOLLY: _Rates(nearer=0.065 * s, shake=shake),
        MoveKind.TRUCK: _Rates(aside=0.085 * s, shake=shake),
        MoveKind.CRANE: _Rates(lift=0.075 * s, shake=shake),
        MoveKind.ORBIT: _Rates(around=13.0 * s, shake=shake),
        MoveKind.FLIGHT: _Rates(nearer=0.05 * s, around=3.0 * s, raised=14.0, far=1.9, shake=shake),
        MoveKind.HANDHELD: _Rates(nearer=0.015 * s, shake=max(shake, 0.45 * held)),
        MoveKind.FOLLOW: _Rates(shake=max(shake, 0.06 * held)),
        MoveKind.FIRST_PERSON: _Rates(inside=1.0, shake=max(shake, 0.25 * held)),
        MoveKind.DOLLY_ZOOM: _Rates(nearer=0.11 * s, narrower=-0.11 * s, shake=shake),
        MoveKind.ZOOM: _Rates(narrower=0.075 * s, shake=shake),
        MoveKind.RACK_FOCUS: _Rates(sharp=0.35, shake=shake),
    }
    return table[move.kind]


def _mixed(rates: list[_Rates], shares: list[float]) -> _Rates:
    names = _Rates.__dataclass_fields__
    return _Rates(**{n: sum(w * getattr(r, n) for r, w in zip(rates, shares, strict=True)) for n in names})


@dataclass(frozen=True)
class _State:
    around: float = 0.0
    #: Logarithms of distance and lens.
    nearer: float = 0.0
    narrower: float = 0.0
    #: Shares of the distance.
    aside: float = 0.0
    lift: float = 0.0
    yaw: float = 0.0
    tilt: float = 0.0
    #: Metres that it has gone with the subject, along x and z.
    east: float = 0.0
    south: float = 0.0


#: Seconds that a subject takes to cross the picture of a camera that stays.
_CROSSING = 3.0
#: Share of what waves do to a boat that a camera beside it goes through.
_SWAYED = 0.75
#: Values of each towards which a move slows down: nothing is passed through, turned over or lost.
_ENDS = {"nearer": 0.85, "narrower": 0.85, "aside": 0.9, "lift": 0.9, "yaw": 55.0, "tilt": 20.0}


@dataclass
class Rig:
    """``pose(t)`` for any t from 0 on."""

    scene: Scene
    sight: Sight
    #: None for a place with nobody in it.
    blocking: Blocking | None
    #: Width over height of the picture.
    aspect: float
    _moves: list[_Rates] = field(init=False)
    _states: list[_State] = field(init=False)
    _ends: dict[str, float] = field(init=False)
    _haste: float = field(init=False)

    def __post_init__(self) -> None:
        lively = 0.08 + 1.84 * self.scene.motion
        self._moves = [_rates(beat.move, lively) for beat in self.scene.beats]
        first = self._moves[0]
        # Of the opening alone: a beat that an extension adds changes nothing before it.
        self._haste = self.blocking.goes(0.0) if self.blocking is not None else 0.0
        self._ends = dict(_ENDS)
        if self.sight.height:
            # The head may turn as far as the subject stays in the picture.
            across, over = self._margins(self._lens(_State()))
            self._ends |= {
                "yaw": math.degrees((0.4 if self._haste else 0.8) * across),
                "tilt": math.degrees(0.7 * over),
            }
        # A pan begins before it reaches the subject.
        self._states = [
            _State(
                yaw=-min(0.4 * self._ends["yaw"], 8.0) * np.sign(first.yaw),
                tilt=-3.0 * np.sign(first.tilt),
            )
        ]

    @property
    def _framings(self) -> list[Framing | None]:
        """Of each beat. A detail of what is tiny is all of it, and a product has no face to come close to."""
        height = self.sight.height
        whole = {Framing.CLOSE, Framing.MACRO} if 0.0 < height < _TINY else set()
        if 0.0 < height < _HELD and self.scene.subjects:
            kind = KINDS.get(self.scene.subjects[0].kind)
            whole |= {Framing.CLOSE} if kind is not None and kind.home is Home.TABLE else set()
        if height > _FACELESS and self.scene.subjects:
            # A ship, a house: what would be its face is a plank or a wall.
            kind = KINDS.get(self.scene.subjects[0].kind)
            whole |= {Framing.CLOSE, Framing.MACRO} if kind is not None and kind.family in _BUILT else set()
        shown = [Framing.FULL if beat.framing in whole else beat.framing for beat in self.scene.beats]
        handless = not self.scene.subjects or KINDS[self.scene.subjects[0].kind].family != "person"
        return [Framing.CLOSE if f is Framing.HANDS and handless else f for f in shown]

    def where(self, t: float) -> tuple[float, float]:
        """x, z of what it looks at."""
        state = self._at(t)
        return self.sight.target[0] + state.east, self.sight.target[1] + state.south

    def pose(self, t: float) -> Pose:
        """The camera at ``t`` seconds. Calls the sight's floor only near `where`."""
        shares = weights(self.scene.beats, t)
        now = _mixed(self._moves, shares)
        state = self._at(t)
        up, size, times = self._framed(shares)
        x, z = self.where(t)
        foot = self._level(x, z)
        target = np.array([x, foot + up + self._rise(t), z])
        faced = sum(s * _FACED.get(f, 0.0) for s, f in zip(shares, self._framings, strict=True))
        if faced > 0.0 and self.blocking is not None:
            face = self._steady(self.blocking.face, t) + np.array([x, foot + self._rise(t), z])
            target = target + faced * (face - target)
        handed = sum(s for s, f in zip(shares, self._framings, strict=True) if f is Framing.HANDS)
        if handed > 0.0 and self.blocking is not None:
            hands = self._steady(self.blocking.hands, t) + np.array([x, foot + self._rise(t), z])
            target = target + handed * (hands - target)
        fov = self._lens(state)
        away = self._away(size, fov, state) * times * now.far * math.exp(-state.nearer)
        away *= 1.0 + (1.0 - now.along) * (self._stand_off(size) - 1.0)
        over = _OVER * handed if self.scene.above is None else 0.0
        heading = math.radians(self.sight.heading + state.around)
        above = math.radians(min(self.sight.above + now.raised + over, 85.0))
        back = np.array([-math.sin(heading), math.tan(above), math.cos(heading)]) * math.cos(above)
        right = np.array([math.cos(heading), 0.0, math.sin(heading)])
        offset = right * (state.aside * away) + np.array([0.0, state.lift * away, 0.0])
        eye = self._kept_in(target + back * away + offset)
        near = float(np.linalg.norm(eye - target))
        if self.scene.focal is None:
            fov = _widened(fov, away / near)
        across, over = self._margins(fov)
        aim = target + right * _within(0.75 * state.aside * away, 0.6 * across * near)
        aim[1] += _within(0.55 * state.lift * away, 0.5 * over * near)
        if self.blocking is not None:
            # A camera that stays turns its head after what leaves the middle of its picture.
            aim = aim + (1.0 - now.along) * self._straying(t, self.blocking, 0.45 * across * near)
            if now.inside > 0.0:
                eye, aim = _through_eyes(self.blocking, t, eye, aim, now.inside)
        yaw, pitch = _direction(aim - eye)
        distance = float(np.linalg.norm(aim - eye))
        yaw, pitch, roll = self._shaken(t, yaw + state.yaw, pitch + state.tilt, now.shake)
        sharp = now.sharp + (1.0 - now.sharp) * _eased(t / 2.5 - 0.2)
        clipped = min(2.0, max(0.02, 0.12 * distance), self._nearest)
        at = (float(eye[0]), float(eye[1]), float(eye[2]))
        return Pose(at, yaw, pitch, roll, fov, clipped, self._focused(t, eye, distance) * sharp)

    def _focused(self, t: float, eye: Vector, distance: float) -> float:
        """Metres at which it is sharp: of a group, at the first of it, behind whom the others stand."""
        if self.blocking is None or len(self.blocking.bodies) == 1:
            return distance
        x, z, _ = self.blocking.place(0, t)
        aim = self.where(t)
        way = np.array([aim[0] - eye[0], aim[1] - eye[2]])
        nearer = float(way @ (np.array([x, z]) - aim)) / max(float(np.linalg.norm(way)), 1e-6)
        return max(distance + min(nearer, 0.0), 0.5 * distance)

    @property
    def _nearest(self) -> float:
        """Metres: between walls the camera comes close to what it does not look at."""
        return _CLOSE if math.isfinite(self.sight.high[0]) else math.inf

    def hides(self, t: float) -> bool:
        """Whether the camera is in the first body's head, which then is not to be seen."""
        return _mixed(self._moves, weights(self.scene.beats, t)).inside > 0.5

    def _framed(self, shares: list[float]) -> tuple[float, float, float]:
        """Metres that the lens looks above the floor; metres from top to bottom of the picture; times the
        distance."""
        sight = self.sight
        if not sight.height:
            times = sum(s * _BARE[b.framing] for s, b in zip(shares, self.scene.beats, strict=True))
            return sight.lifted, 0.0, times
        up, size = sight.lifted, 0.0
        for share, framing in zip(shares, self._framings, strict=True):
            look, much = _FRAMES[framing]
            part = framing in _FACED or framing is Framing.HANDS
            whole = framing in (None, Framing.WIDE, Framing.FULL)
            wide = (
                (1.0 if framing is Framing.FULL else 0.82) * sight.breadth / max(self.aspect, 0.45)
                if whole
                else 0.0
            )
            up += share * look * sight.height
            # The near half of what is small comes out larger.
            much *= sight.snug if framing is None else 1.0
            much *= 1.2 if sight.height < _TINY and framing is Framing.FULL else 1.0
            # Of those who stand upright the head is a smaller part.
            much *= _HEAD if framing is Framing.CLOSE and sight.length < 0.5 * sight.height else 1.0
            size += share * much * max(sight.height, wide, _LONG * sight.length if part else 0.0)
        return up, size, 1.0

    def _stand_off(self, size: float) -> float:
        """Times the distance at which a camera that stays has to stand, so that who goes by is seen for a
        while."""
        if self.blocking is None or not self.sight.height:
            return 1.0
        return min(max(_CROSSING * self._haste / (size * self.aspect), 1.0), 3.5)

    def _lens(self, state: _State) -> float:
        fov = self.sight.fov
        if self.scene.focal is not None:
            fov = math.degrees(2 * math.atan(FRAME_HEIGHT / 2 / self.scene.focal))
        if self.aspect < 1.0:
            fov *= 1.0 + 0.35 * min(1.0, (1.0 - self.aspect) / 0.44)
        tan = math.tan(math.radians(fov) / 2) * math.exp(-state.narrower)
        return float(np.clip(math.degrees(2 * math.atan(tan)), _NARROWEST, _WIDEST))

    def _margins(self, fov: float) -> tuple[float, float]:
        """Tangents of half the angle of view, across and over."""
        over = math.tan(math.radians(fov) / 2)
        return over * self.aspect, over

    def _away(self, size: float, fov: float, state: _State) -> float:
        if not self.sight.height:
            return self.sight.away
        # A lens that narrows or widens changes the picture, not the place of the camera.
        return size / (2.0 * math.tan(math.radians(fov) / 2) * math.exp(state.narrower))

    def _level(self, x: float, z: float) -> float:
        """The floor as a body feels it that is carried along, without its bumps."""
        around = ((0.0, 0.0), (1.5, 0.0), (-1.5, 0.0), (0.0, 1.5), (0.0, -1.5))
        return float(np.mean([self.sight.floor(x + dx, z + dz) for dx, dz in around]))

    def _steady(self, part: Callable[[int, float], tuple[float, float, float]], t: float) -> Vector:
        """The first body's face or hands, from what is looked at otherwise, without the nodding of steps."""
        if self.blocking is None:
            return np.zeros(3)
        x, z, _ = self.blocking.place(0, 0.0)
        lead = np.array([x - self.sight.target[0], 0.0, z - self.sight.target[1]])
        found = np.array([part(0, max(t + off, 0.0)) for off in _STEADY])
        return np.asarray(lead + found.mean(axis=0))

    def _rise(self, t: float) -> float:
        if self.blocking is None:
            return 0.0
        return self.blocking.rise(0, t) + _SWAYED * self.blocking.lifted(0, t)

    def _kept_in(self, eye: Vector) -> Vector:
        kept = np.minimum(np.maximum(eye, self.sight.low), self.sight.high)
        kept[1] = max(kept[1], self.sight.floor(kept[0], kept[2]) + self.sight.clearance)
        return kept

    def _straying(self, t: float, blocking: Blocking, free: float) -> Vector:
        """How far the subject has left the middle, beyond what the picture leaves it."""
        x, z, _ = blocking.place(0, t)
        here = self.where(t)
        left = np.array([x - here[0], 0.0, z - here[1]])
        far = float(np.linalg.norm(left))
        return left * max(0.0, 1.0 - free / max(far, 1e-6))

    def _shaken(self, t: float, yaw: float, pitch: float, shake: float) -> tuple[float, float, float]:
        seed = self.scene.seed
        yaw += shake * 0.7 * wander(t, seed + 4, 0.83, 1.37, 2.31)
        pitch += shake * 0.6 * wander(t, seed + 6, 0.71, 1.13, 1.97)
        return yaw, pitch, shake * 0.5 * wander(t, seed + 7, 1.1, 1.9)

    def _at(self, t: float) -> _State:
        while (len(self._states) - 2) * _STEP < t:
            self._states.append(self._next())
        at = max(t, 0.0) / _STEP
        i = int(at)
        a, b = self._states[i], self._states[i + 1]
        names = _State.__dataclass_fields__
        return _State(**{n: getattr(a, n) + (getattr(b, n) - getattr(a, n)) * (at - i) for n in names})

    def _next(self) -> _State:
        t = (len(self._states) - 1) * _STEP
        before = self._states[-1]
        now = _mixed(self._moves, weights(self.scene.beats, t))
        east, south = self._gone(t)
        moved = {
            name: getattr(before, name)
            + getattr(now, name) * _STEP * _soft(getattr(before, name), getattr(now, name), end)
            for name, end in self._ends.items()
        }
        return replace(
            before,
            **moved,
            around=before.around + now.around * _STEP,
            east=before.east + now.along * east,
            south=before.south + now.along * south,
        )

    def _gone(self, t: float) -> tuple[float, float]:
        if self.blocking is None:
            return 0.0, 0.0
        x, z, _ = self.blocking.place(0, t)
        to_x, to_z, _ = self.blocking.place(0, t + _STEP)
        return to_x - x, to_z - z


def _widened(fov: float, times: float) -> float:
    """The angle that takes in as much from nearer, where a wall keeps the camera from its place ``times`` as
    far away."""
    tan = math.tan(math.radians(fov) / 2) * max(times, 1.0)
    return max(fov, min(math.degrees(2 * math.atan(tan)), _ROOMY))


def _through_eyes(
    blocking: Blocking, t: float, eye: Vector, aim: Vector, share: float
) -> tuple[Vector, Vector]:
    body, standing = blocking.bodies[0], blocking.standing(0, t)
    height = body.actor.face[1]
    face = standing.matrix @ np.array([0.0, height, body.actor.face[2], 1.0])
    ahead = standing.matrix @ np.array([0.0, 0.9 * height, 10.0 / body.scale, 1.0])
    return eye + share * (face[:3] - eye), aim + share * (ahead[:3] - aim)


def _soft(value: float, rate: float, end: float) -> float:
    return max(0.0, 1.0 - abs(value) / end) if value * rate > 0 else 1.0


def _within(x: float, most: float) -> float:
    return max(-most, min(most, x))


def _eased(x: float) -> float:
    x = min(max(x, 0.0), 1.0)
    return x * x * (3.0 - 2.0 * x)


def _direction(way: Vector) -> tuple[float, float]:
    flat = math.hypot(way[0], way[2])
    return math.degrees(math.atan2(way[0], -way[2])), math.degrees(math.atan2(way[1], flat))
