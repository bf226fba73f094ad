"""The camera's way through a still picture: small, never past its edges, and back before it goes too far.

Distances are in units of the nearest point's distance; the farthest lies at ``FARTHEST``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rushes.engines.previz.camera import weights
from rushes.engines.previz.scene import Move, MoveKind, Scene

Floats = npt.NDArray[np.float64]

#: Distance of what is farthest away; the nearest is at 1.
FARTHEST = 3.0
#: Half the longer side of the picture at distance 1: a normal lens.
_LENS = 0.5
_STEP = 1 / 60
#: Seconds in which the camera gets under way from the still picture.
_START = 0.4
#: Seconds until a move of normal speed and motion is as far out as it goes.
_REACH = 9.0
#: After its first end the camera goes on to and fro over this share of the way.
_SWAY = 0.4
#: Zoom, beyond 1, that one move may cost.
_MOST_MARGIN = 0.4
#: Seconds in which a move that is over falls back to a third.
_RETURN = 6.0
#: Seconds in which a camera that was moving comes to rest, at most, and the zoom, beyond 1, that it may cost.
_SETTLING, _CARRIED_MARGIN = 3.0, 0.25
#: Share of its width that the background beside something near may lose or gain; at 1 it would fold.
_MOST_STRETCH = 0.75


@dataclass(frozen=True, slots=True)
class Pose:
    """Offsets of the camera: to the right, up, ahead; degrees to the right, up, and clockwise."""

    right: float = 0.0
    up: float = 0.0
    ahead: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0

    def scaled(self, by: float) -> Pose:
        return Pose(*(by * getattr(self, name) for name in _NAMES))

    def plus(self, other: Pose) -> Pose:
        return Pose(*(getattr(self, name) + getattr(other, name) for name in _NAMES))

    def turn(self) -> Floats:
        """World to camera, 3 x 3."""
        yaw, pitch, roll = (math.radians(angle) for angle in (self.yaw, self.pitch, self.roll))
        about_y = np.array([[math.cos(yaw), 0, -math.sin(yaw)], [0, 1, 0], [math.sin(yaw), 0, math.cos(yaw)]])
        about_x = np.array(
            [[1, 0, 0], [0, math.cos(pitch), -math.sin(pitch)], [0, math.sin(pitch), math.cos(pitch)]]
        )
        about_z = np.array(
            [[math.cos(roll), math.sin(roll), 0], [-math.sin(roll), math.cos(roll), 0], [0, 0, 1]]
        )
        return np.asarray(about_z @ about_x @ about_y, np.float64)

    @property
    def eye(self) -> Floats:
        return np.array([self.right, self.up, self.ahead])


_NAMES = ("right", "up", "ahead", "yaw", "pitch", "roll")


def slopes(aspect: float) -> tuple[float, float]:
    """Half the picture's width and height at distance 1."""
    return (_LENS, _LENS / aspect) if aspect >= 1.0 else (_LENS * aspect, _LENS)


def farthest_pose(move: Move, motion: float, focus: float) -> Pose:
    """Where the move has its end. ``focus`` is the distance of what the picture is about."""
    reach = move.direction * (0.06 + 1.88 * motion) * move.speed**0.25
    aside = math.degrees(math.atan2(1.0, focus))
    table = {
        MoveKind.STATIC: Pose(),
        MoveKind.PAN: Pose(right=0.03, yaw=3.6),
        MoveKind.TILT: Pose(up=0.03, pitch=3.0),
        MoveKind.DOLLY: Pose(ahead=0.2, right=0.012),
        MoveKind.TRUCK: Pose(right=0.075, yaw=-0.075 * 0.45 * aside),
        MoveKind.CRANE: Pose(up=0.07, pitch=-0.07 * 0.5 * aside),
        MoveKind.ORBIT: Pose(right=0.11, yaw=-0.11 * aside),
        MoveKind.FLIGHT: Pose(ahead=0.22, up=0.025, right=0.015),
        MoveKind.HANDHELD: Pose(ahead=0.06),
        MoveKind.FOLLOW: Pose(ahead=0.14, right=0.03),
        MoveKind.FIRST_PERSON: Pose(ahead=0.22),
        MoveKind.DOLLY_ZOOM: Pose(ahead=0.24),
        MoveKind.ZOOM: Pose(ahead=0.2),
        MoveKind.RACK_FOCUS: Pose(right=0.03),
    }
    return table[move.kind].scaled(reach)


def swing(phase: float) -> float:
    """Share of the way at a phase in radians: out to 1 at pi / 2, then to and fro near the end."""
    if phase <= math.pi / 2:
        return math.sin(phase)
    return 1.0 - _SWAY + _SWAY * math.cos(phase - math.pi / 2)


def shake_of(move: Move) -> float:
    return max(move.shake, 0.5) if move.kind is MoveKind.HANDHELD else move.shake


class StillPath:
    """Pose and zoom at any time.

    ``border`` are points (4 n, 3) along the upper, lower, left and right border of the picture in space.
    ``steepness`` is how much nearness changes at most along x and y, for half the picture's width or height.
    """

    def __init__(
        self,
        scene: Scene,
        aspect: float,
        focus: float,
        border: Floats,
        steepness: tuple[float, float],
        *,
        carried: Pose | None = None,
    ) -> None:
        self._scene = scene
        self._slope = np.array(slopes(aspect))
        self._steepness = steepness
        self._border = border
        self._carried, self._settling = self._carried_on(carried or Pose())
        self._ends = [self._bounded(farthest_pose(beat.move, scene.motion, focus)) for beat in scene.beats]
        pace = math.pi / 2 / _REACH * (0.7 + 0.6 * scene.motion)
        self._rates = [pace * beat.move.speed**0.75 for beat in scene.beats]
        self._shakes = [shake_of(beat.move) * (0.2 + 1.6 * scene.motion) for beat in scene.beats]
        self._margins = [self._margin(end) for end in self._ends]
        self._returns = [1.0 / _RETURN if margin > 0.02 else 0.0 for margin in self._margins]
        self._shake_margin = self._margin_of_shake(max(self._shakes))
        #: Phase of each beat's move, and the shake's share, at each step.
        self._states: list[tuple[float, ...]] = [(0.0,) * (len(self._ends) + 1)]

    def pose(self, t: float) -> tuple[Pose, float]:
        """Where the camera is ``t`` seconds after the still picture, and how far it is zoomed in."""
        *phases, shake = self._at(t)
        shares = [swing(phase) for phase in phases]
        pose = Pose()
        for share, end in zip(shares, self._ends, strict=True):
            pose = pose.plus(end.scaled(share))
        pose = pose.plus(self._carried.scaled(1.0 - math.exp(-t / self._settling)))
        pose = pose.plus(_jitter(t, self._scene.seed, shake))
        largest = max(self._shakes)
        zoom = 1.0 + sum(share * margin for share, margin in zip(shares, self._margins, strict=True))
        if largest > 0.0:
            zoom += self._shake_margin * shake / largest
        needed = self._needed(pose)
        # The larger of the two, without a jolt where the one takes over from the other.
        return pose, 0.5 * (zoom + needed + math.hypot(zoom - needed, 0.2 * (zoom - 1.0)))

    def _carried_on(self, speed: Pose) -> tuple[Pose, float]:
        """How far the camera goes on that moved when the picture was taken, and in how many seconds two
        thirds of it: it begins at its speed, and comes to rest before the border costs much zoom."""
        settling = _SETTLING
        while self._needed(speed.scaled(settling)) > 1.0 + _CARRIED_MARGIN and settling > 0.05:
            settling *= 0.9
        return speed.scaled(settling), settling

    def _at(self, t: float) -> tuple[float, ...]:
        at = t / _STEP
        while len(self._states) <= at + 2:
            self._states.append(self._advance())
        i = int(at)
        share = at - i
        return tuple(a + (b - a) * share for a, b in zip(self._states[i], self._states[i + 1], strict=True))

    def _advance(self) -> tuple[float, ...]:
        t = (len(self._states) - 0.5) * _STEP
        *phases, _ = self._states[-1]
        shares = weights(self._scene.beats, t)
        going = 1.0 - math.exp(-t / _START)
        # A move that is over and costs zoom is taken back while the next ones go on: many would add up.
        moved = [
            phase + (going * share * rate - (1.0 - share) * phase * back) * _STEP
            for phase, share, rate, back in zip(phases, shares, self._rates, self._returns, strict=True)
        ]
        shake = sum(share * shake for share, shake in zip(shares, self._shakes, strict=True))
        return (*moved, going * shake)

    def _bounded(self, end: Pose) -> Pose:
        """The pose, drawn in as far as it takes for no near thing to fold over what lies behind it, and for
        the border to stay outside without much zoom."""
        parallax = 1.0 - 1.0 / FARTHEST
        moves = np.abs([end.right, end.up]) / self._slope + abs(end.ahead)
        fold = float((moves * parallax * np.array(self._steepness)).max())
        end = end.scaled(min(1.0, _MOST_STRETCH / max(fold, 1e-6)))
        while self._margin(end) > _MOST_MARGIN:
            end = end.scaled(0.9)
        return end

    def _margin(self, end: Pose) -> float:
        """Zoom that each share of the way to ``end`` costs, so that the border stays outside."""
        return max((self._needed(end.scaled(share)) - 1.0) / share for share in (0.1, 0.3, 0.5, 0.75, 1.0))

    def _margin_of_shake(self, shake: float) -> float:
        if shake <= 0.0:
            return 0.0
        corners = [(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
        return max(self._needed(_shaken(shake, *corner)) - 1.0 for corner in corners)

    def _needed(self, pose: Pose) -> float:
        """The least zoom at which nothing beyond the picture's border is seen."""
        seen = (self._border - pose.eye) @ pose.turn().T
        x, y = (seen[:, :2] / (seen[:, 2:] * self._slope)).T
        side = len(x) // 4
        reach = min(
            y[:side].min(), -y[side : 2 * side].max(), -x[2 * side : 3 * side].max(), x[3 * side :].min()
        )
        return max(1.0, 1.0 / max(float(reach), 0.2))


def _shaken(shake: float, yaw: float, pitch: float, roll: float) -> Pose:
    return Pose(yaw=0.5 * shake * yaw, pitch=0.45 * shake * pitch, roll=0.3 * shake * roll)


def _jitter(t: float, seed: int, shake: float) -> Pose:
    def wander(channel: int, *periods: float) -> float:
        phases = (
            math.sin((seed % 9973) * 12.9898 + channel * 37.7 + i * 78.233) * 43758.5453 for i in range(9)
        )
        waves = (math.sin(t * math.tau / p + phase) for p, phase in zip(periods, phases, strict=False))
        return sum(waves) / len(periods)

    if shake == 0.0:
        return Pose()
    return _shaken(shake, wander(1, 1.83, 0.97, 3.1), wander(2, 1.51, 0.83, 2.7), wander(3, 2.3, 1.3))
