"""The camera's path: the grammar of ``scene.Move`` as a function of time.

The path starts at time 0 in full motion and goes on for ever: a clip is a window of it, so an extension
continues it without a seam. It is stepped at a fixed rate from 0, whatever the clip's length and rate.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.scene import Beat, Move, MoveKind, Scene

Floats = NDArray[np.float64]
#: Height of the ground or the water (metres) under points x, z (metres).
Ground = Callable[[Floats, Floats], Floats]

_STEP = 1 / 30
#: Beats blend over this many seconds, centred on the moment where the later one starts.
BLEND = 2.0
#: Millimetres of a full frame from top to bottom at 16:9.
FRAME_HEIGHT = 20.25
#: The height over ground is planned with this much foresight, seconds.
_FORESIGHT = 6.0


@dataclass(frozen=True)
class Pose:
    """Metres and degrees. Yaw 0 looks along -z, 90 along +x; positive pitch looks up; positive roll leans
    to the right. ``fov`` is the vertical angle of view."""

    eye: tuple[float, float, float]
    yaw: float
    pitch: float
    roll: float
    fov: float
    #: Nothing closer than this is drawn, metres.
    near: float = 2.0
    #: Metres to what is sharp, None for all.
    focus: float | None = None


@dataclass(frozen=True)
class Site:
    """What the place asks of the camera."""

    #: Metres over the ground for a flight, an orbit, and everything lower.
    flight: float = 90.0
    orbit: float = 60.0
    low: float = 12.0
    pitch: float = -5.0
    low_pitch: float = -1.5
    fov: float = 38.0
    #: Scales metres a second.
    pace: float = 1.0
    start: tuple[float, float] = (0.0, 0.0)
    #: Share of hand shake that every move has at least.
    shake: float = 0.0
    #: Sideways position (metres) of the way that a flight follows, at a given z.
    way: Callable[[float], float] | None = None


def _eased(x: float) -> float:
    x = min(max(x, 0.0), 1.0)
    return x * x * (3.0 - 2.0 * x)


def weights(beats: tuple[Beat, ...], t: float) -> list[float]:
    """Share of each beat at time ``t``; they add up to 1."""
    shares = [0.0] * len(beats)
    shares[0] = 1.0
    for i in range(1, len(beats)):
        x = _eased((t - beats[i].start) / BLEND + 0.5)
        shares = [s * (1.0 - x) for s in shares]
        shares[i] = x
    return shares


@dataclass(frozen=True)
class _Rates:
    """What a move does each second, in the camera's own frame: metres, degrees."""

    right: float = 0.0
    ahead: float = 0.0
    up: float = 0.0
    yaw: float = 0.0
    tilt: float = 0.0
    clearance: float = 0.0
    pitch: float = 0.0
    follow: float = 0.0
    sway: float = 0.0
    shake: float = 0.0
    #: Of the logarithm of the lens.
    narrower: float = 0.0


def _rates(move: Move, site: Site, lively: float) -> _Rates:
    s = move.direction * move.speed * lively
    pace = s * site.pace
    # A camera that is to be almost still holds still in the wind, too.
    held = min(1.0, lively)
    shake = held * max(move.shake, site.shake)
    low = {"clearance": site.low, "pitch": site.low_pitch, "sway": 0.15 * held, "shake": shake}
    radius = 4.0 * site.orbit
    table = {
        MoveKind.STATIC: _Rates(**low | {"sway": 0.0}),
        MoveKind.PAN: _Rates(yaw=6.0 * s, **low),
        MoveKind.TILT: _Rates(tilt=3.2 * s, **low),
        MoveKind.DOLLY: _Rates(ahead=4.5 * pace, **low),
        MoveKind.TRUCK: _Rates(right=5.0 * pace, **low),
        MoveKind.CRANE: _Rates(up=3.6 * pace, **low),
        MoveKind.HANDHELD: _Rates(
            ahead=1.1 * pace, **low | {"sway": 0.6 * held, "shake": max(shake, 0.5 * held)}
        ),
        # Nobody is there to be followed, or to look through the eyes of.
        MoveKind.FOLLOW: _Rates(ahead=4.5 * pace, **low),
        MoveKind.FIRST_PERSON: _Rates(
            ahead=1.6 * pace, **low | {"sway": 0.6 * held, "shake": max(shake, 0.3 * held)}
        ),
        MoveKind.ZOOM: _Rates(narrower=0.06 * s, **low),
        MoveKind.DOLLY_ZOOM: _Rates(ahead=9.0 * pace, narrower=-0.06 * s, **low),
        MoveKind.RACK_FOCUS: _Rates(**low | {"sway": 0.0}),
        MoveKind.ORBIT: _Rates(
            right=15.0 * pace,
            yaw=-math.degrees(15.0 * pace / radius),
            clearance=site.orbit,
            pitch=site.pitch - 3.0,
            sway=0.4 * held,
            shake=shake,
        ),
        MoveKind.FLIGHT: _Rates(
            ahead=28.0 * pace,
            clearance=site.flight,
            pitch=site.pitch,
            follow=held if move.direction > 0 else 0.0,
            sway=held,
            shake=shake,
        ),
    }
    return table[move.kind]


def _blend(rates: list[_Rates], shares: list[float]) -> _Rates:
    names = _Rates.__dataclass_fields__
    return _Rates(**{n: sum(w * getattr(r, n) for r, w in zip(rates, shares, strict=True)) for n in names})


def wander(t: float, seed: int, *periods: float) -> float:
    """A smooth signal between about -1 and 1."""
    total = 0.0
    for i, period in enumerate(periods):
        phase = math.sin(seed * 12.9898 + i * 78.233) * 43758.5453
        total += math.sin(t * math.tau / period + phase)
    return total / max(len(periods), 1)


@dataclass
class Path:
    """``pose(t)`` for any t from 0 on. Degrees, metres, seconds."""

    scene: Scene
    site: Site
    #: Width over height of the picture.
    aspect: float
    _states: list[tuple[float, ...]] = field(default_factory=list)
    #: Without the last beats, by the number of the last one kept.
    _shorter: dict[int, Path] = field(default_factory=dict)

    def where(self, t: float) -> tuple[float, float]:
        """Position x, z over the ground."""
        x, z, *_ = self._at(t)
        return x, z

    def pose(self, t: float, ground: Ground) -> Pose:
        """The camera at time ``t``, never lower than its clearance over ``ground``."""
        x, z, yaw, rise, tilt, clearance, pitch, rate, sway, shake, narrower = self._at(t)
        seed = self.scene.seed
        y = self._floor(t, ground) + clearance + rise
        y += sway * clearance * 0.03 * wander(t, seed + 1, 9.7, 15.1)
        # A drone leans into its turns; a head on a tripod does not.
        bank = 0.9 * rate * max(0.0, sway - 0.15) + sway * (0.5 * wander(t, seed + 2, 8.3, 13.7))
        yaw += sway * 0.6 * wander(t, seed + 3, 11.9, 17.3) + shake * 0.55 * wander(
            t, seed + 4, 0.83, 1.37, 0.31
        )
        pitch += tilt + sway * 0.3 * wander(t, seed + 5, 7.9, 12.3)
        pitch += shake * 0.5 * wander(t, seed + 6, 0.71, 1.13, 0.27)
        bank += shake * 0.4 * wander(t, seed + 7, 1.1, 1.9)
        return Pose((x, y, z), yaw, pitch, bank, self._fov(narrower))

    def _fov(self, narrower: float) -> float:
        wide = 1.0 if self.aspect >= 1.3 else 1.0 + 0.4 * min(1.0, (1.3 - self.aspect) / 0.75)
        return math.degrees(
            2 * math.atan(math.tan(math.radians(self._lens()) / 2) * wide * math.exp(-narrower))
        )

    def _lens(self) -> float:
        """Degrees; as long a lens as the prompt names, of a frame 36 mm wide."""
        if self.scene.focal is None:
            return self.site.fov
        return math.degrees(2 * math.atan(FRAME_HEIGHT / 2 / self.scene.focal))

    def _floor(self, t: float, ground: Ground) -> float:
        """The ground's height along the way, as a smooth line above its bumps (metres).

        The foresight does not know of a beat that has not begun: a beat that an extension adds leaves all
        that comes before it as it was.
        """
        shares = [1.0] + [_eased((t - beat.start + BLEND / 2) / _FORESIGHT) for beat in self.scene.beats[1:]]
        first = max(i for i, share in enumerate(shares) if share == 1.0)
        floor = self._until(first)._foreseen(t, ground)
        for i in range(first + 1, len(shares)):
            if shares[i] > 0.0:
                floor += (self._until(i)._foreseen(t, ground) - floor) * shares[i]
        x, z, _, _, _, clearance, *_ = self._at(t)
        return max(floor, float(ground(np.array([x]), np.array([z]))[0]) - 0.6 * clearance)

    def _until(self, last: int) -> Path:
        """The path as it would go on without the beats after ``last``."""
        beats = self.scene.beats[: last + 1]
        if len(beats) == len(self.scene.beats):
            return self
        if last not in self._shorter:
            scene = self.scene.model_copy(update={"beats": beats})
            self._shorter[last] = Path(scene, self.site, self.aspect)
        return self._shorter[last]

    def _foreseen(self, t: float, ground: Ground) -> float:
        times = t + np.linspace(-_FORESIGHT, _FORESIGHT, 49)
        states = [self._at(max(float(s), 0.0)) for s in times]
        x = np.array([s[0] for s in states])
        z = np.array([s[1] for s in states])
        clearance = states[24][5]
        heights = ground(x, z)
        reach = 0.35 * clearance
        for dx, dz in ((reach, 0.0), (-reach, 0.0), (0.0, reach), (0.0, -reach)):
            heights = np.maximum(heights, ground(x + dx, z + dz))
        kernel = np.exp(-0.5 * ((times - t) / (_FORESIGHT * 0.45)) ** 2)
        # A soft maximum: what stands in the way counts more than what lies beside it.
        scale = max(clearance * 0.5, 4.0)
        top = float(heights.max())
        lifted = float((kernel * np.exp((heights - top) / scale)).sum() / kernel.sum())
        return max(top + scale * math.log(lifted), float(heights[24]) - 0.6 * clearance)

    def _at(self, t: float) -> tuple[float, ...]:
        self._extend(t)
        at = max(t, 0.0) / _STEP
        i = int(at)
        f = at - i
        a, b = self._states[i], self._states[i + 1]
        return tuple(p + (q - p) * f for p, q in zip(a, b, strict=True))

    def _extend(self, t: float) -> None:
        if self._states and len(self._states) * _STEP > max(t, 0.0) + 2 * _STEP:
            return
        scene, site = self.scene, self.site
        lively = 0.08 + 1.84 * scene.motion
        rates = [_rates(beat.move, site, lively) for beat in scene.beats]
        if not self._states:
            first = _blend(rates, weights(scene.beats, 0.0))
            self._states.append(
                (
                    *site.start,
                    *(0.0, 0.0, 0.0),
                    *(first.clearance, first.pitch, first.yaw, first.sway, first.shake),
                    0.0,
                )
            )
        while len(self._states) * _STEP <= max(t, 0.0) + 2 * _STEP:
            now = _blend(rates, weights(scene.beats, len(self._states) * _STEP))
            self._states.append(_advance(self._states[-1], now, site))


def _advance(state: tuple[float, ...], now: _Rates, site: Site) -> tuple[float, ...]:
    x, z, yaw, rise, tilt, _, _, rate, _, _, narrower = state
    wanted = now.yaw
    if now.follow > 0 and site.way is not None:
        ahead = 420.0
        course = math.degrees(math.atan2(site.way(z - ahead) - x, ahead))
        wanted += now.follow * max(-5.0, min(5.0, (course - yaw) * 0.2))
    rate += (wanted - rate) * _STEP * 1.2 if now.follow > 0 else (wanted - rate)
    yaw += rate * _STEP
    a = math.radians(yaw)
    x += (math.cos(a) * now.right + math.sin(a) * now.ahead) * _STEP
    z += (math.sin(a) * now.right - math.cos(a) * now.ahead) * _STEP
    # A crane's arm and a tilting head come to their ends softly.
    rise += now.up * _STEP * max(0.0, 1.0 - abs(rise) / 70.0 if rise * now.up > 0 else 1.0)
    tilt += now.tilt * _STEP * max(0.0, 1.0 - abs(tilt) / 24.0 if tilt * now.tilt > 0 else 1.0)
    rise = max(rise, -0.6 * now.clearance)
    narrower += now.narrower * _STEP * max(0.0, 1.0 - abs(narrower) if narrower * now.narrower > 0 else 1.0)
    return (x, z, yaw, rise, tilt, now.clearance, now.pitch, rate, now.sway, now.shake, narrower)
