"""How things are held: where in front of a person's chest, and how each hand is put to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix, Mesh, Point
from rushes.engines.previz.shapes import turn
from rushes.engines.previz.subjects.joints import Vector, vector
from rushes.engines.previz.subjects.person.fingers import PINCHED, Bend, around, curled, tips
from rushes.engines.previz.subjects.person.posture import Posture, Reach

#: Of a hand's own space: where something lies in it that its fingers go around.
_IN_HAND = (0.0135, 0.074, 0.004)


@dataclass(frozen=True)
class Hold:
    """How one hand is put to a thing."""

    #: Metres from the thing's own foot: what the palm touches below the fingers, or what they pinch.
    at: Point
    #: Which way the palm looks, and the fingers point.
    palm: Point
    along: Point
    bend: Bend
    #: Between the tips of thumb and fingers, and not in the palm.
    pinched: bool = False

    def put(self, p: Posture, number: int, foot: Vector, unit: float, *, with_chest: bool = True) -> None:
        """The left hand, 0, or the right one, 1, of somebody to a thing whose foot is there."""
        along = vector(self.along) / np.linalg.norm(self.along)
        palm = vector(self.palm) - along * float(along @ vector(self.palm))
        palm /= np.linalg.norm(palm)
        thumb = np.cross(palm, along) * (1.0 if number == 0 else -1.0)
        x, y, z = tips(self.bend) if self.pinched else _IN_HAND
        wrist = foot + vector(self.at) - unit * (x * palm + y * along + z * thumb)
        p.hands[number] = Reach(wrist, with_chest, palm, along)
        p.fingers[number] = self.bend


@dataclass(frozen=True)
class Grip:
    """Metres of a man of 1.76 m, at rest: feet at 0, chest at 1.24, facing +z, his left towards +x."""

    #: Of the thing's own foot.
    at: Point
    #: None: that arm is free.
    right: Hold | None = None
    left: Hold | None = None
    #: Degrees about x, then y, then z.
    turned: Point = (0.0, 0.0, 0.0)
    #: Degrees that the head goes up.
    head_up: float = 0.0
    #: Brought to the mouth when its holder eats or drinks.
    tasted: bool = False
    #: Metres that the right hand goes up and down, to play.
    strum: float = 0.0
    #: Metres that the thing goes to and fro with its hand: a brush, a lipstick.
    stroke: Point = (0.0, 0.0, 0.0)
    #: Degrees that the free fingers go up and down: they play, or type.
    busy: float = 0.0

    @property
    def matrix(self) -> Matrix:
        x, y, z = self.turned
        made: Matrix = turn("z", z) @ turn("y", y) @ turn("x", x)
        return made


def beside(x: float, y: float, z: float = 0.0, *, radius: float) -> Hold:
    """The right hand around something upright, from its holder's right."""
    return Hold((x, y, z), (1.0, 0.0, 0.0), (0.22, 0.08, 1.0), around(radius))


def mirrored(hold: Hold) -> Hold:
    """The same of the left hand."""
    (x, y, z), (a, b, c), (d, e, f) = hold.at, hold.palm, hold.along
    return replace(hold, at=(-x, y, z), palm=(-a, b, c), along=(-d, e, f))


def _fist(x: float, y: float, z: float = 0.0, *, radius: float = 0.012) -> Hold:
    """The right hand about a handle before it, as of a bag: its fingers point down."""
    return Hold((x, y, z), (1.0, 0.0, 0.0), (0.0, -1.0, 0.12), around(radius))


_STEM_RIGHT = beside(-0.015, 0.1, radius=0.012)
_STEM = Grip((-0.02, 1.0, 0.3), right=_STEM_RIGHT, left=replace(mirrored(_STEM_RIGHT), at=(0.015, 0.03, 0.0)))
_TOOL = Grip((-0.22, 0.98, 0.3), right=beside(-0.014, 0.08, 0.04, radius=0.014), turned=(28.0, 0.0, 0.0))
_HANGING = Grip((-0.27, 0.0, 0.04), right=_fist(-0.012, -0.012))
_OVERHEAD = Grip((-0.2, 1.16, 0.3), right=beside(-0.01, 0.05, radius=0.01))
#: Open in both hands, which are below it, the thumbs on its edges.
_PAGES = Hold((-0.1, 0.0, -0.03), (0.45, 0.9, 0.1), (0.4, -0.3, 1.0), curled(0.2, 0.22, across=10.0))
_READ = Grip((0.0, 1.1, 0.36), right=_PAGES, left=mirrored(_PAGES), turned=(38.0, 0.0, 0.0), head_up=-20.0)
_GUITAR = Grip(
    (-0.3, 1.0, 0.17),
    right=Hold((0.25, 0.11, 0.1), (0.1, 0.0, -1.0), (0.7, -0.7, 0.0), curled(0.3, 0.3, across=35.0)),
    left=Hold((0.72, 0.29, 0.015), (-0.2, 1.0, 0.15), (-0.1, 0.1, 1.0), curled(0.5, 0.62, across=40.0)),
    turned=(0.0, 0.0, -68.0),
    strum=0.045,
    busy=14.0,
)
_LENS = Hold((-0.068, 0.05, 0.0), (1.0, 0.0, 0.05), (0.1, 0.25, 1.0), curled(0.35, 0.45, across=30.0))
_LYING = curled(0.2, 0.42, across=30.0)
_EYES = Grip((0.0, 1.53, 0.19), right=_LENS, left=mirrored(_LENS))
_PEN = Hold((-0.024, 0.06, -0.014), (0.6, -0.8, 0.1), (0.35, -0.3, 1.0), PINCHED, pinched=True)
_WRITING = Grip((-0.1, 1.02, 0.4), right=_PEN, turned=(0.0, 150.0, 0.0))
#: Brought to the face.
_MADE_UP = Grip(
    (-0.03, 1.505, 0.17),
    right=Hold((-0.01, 0.02, 0.0), (0.6, 0.0, -0.8), (0.75, 0.6, 0.2), PINCHED, pinched=True),
    turned=(-42.0, 0.0, -18.0),
    stroke=(0.016, 0.0, 0.0),
    head_up=3.0,
)
_GRIPS: dict[str, Grip] = {
    "umbrella": _OVERHEAD,
    "balloon": _OVERHEAD,
    "kite": replace(_OVERHEAD, at=(-0.2, 1.3, 0.3)),
    "phone": Grip(
        (-0.08, 1.2, 0.38),
        right=Hold((-0.008, 0.041, 0.046), (0.1, 0.66, -0.75), (0.5, 0.6, 0.6), _LYING),
        turned=(-40.0, 180.0, 0.0),
        head_up=-14.0,
        busy=10.0,
    ),
    "credit card": Grip(
        (-0.12, 1.12, 0.44),
        right=Hold((-0.03, 0.012, 0.0), (0.5, 0.1, -0.85), (0.75, 0.35, 0.6), PINCHED, pinched=True),
        turned=(-20.0, 0.0, 8.0),
        stroke=(0.0, 0.0, 0.05),
    ),
    "book": _READ,
    "camera": _EYES,
    "telescope": _EYES,
    "microphone": Grip((-0.04, 1.19, 0.2), right=beside(-0.016, 0.08, radius=0.016)),
    "handbag": _HANGING,
    "suitcase": _HANGING,
    "lantern": _HANGING,
    "pot": _HANGING,
    "guitar": _GUITAR,
    "electric guitar": _GUITAR,
    "violin": Grip(
        (0.06, 1.43, 0.08),
        right=Hold((0.0, 0.02, 0.34), (0.3, -0.9, 0.1), (0.8, 0.0, 0.5), PINCHED, pinched=True),
        left=Hold((0.13, 0.09, 0.43), (-0.75, 0.6, -0.2), (0.2, 0.7, 0.45), curled(0.4, 0.55, across=30.0)),
        turned=(70.0, 0.0, -48.0),
        strum=0.07,
        busy=14.0,
    ),
    "trumpet": Grip(
        (0.0, 1.46, 0.36),
        right=Hold((-0.015, 0.03, -0.02), (1.0, 0.0, 0.0), (0.1, 0.4, 1.0), curled(0.4, 0.4, across=30.0)),
        left=Hold((0.015, 0.0, 0.06), (-1.0, 0.0, 0.0), (-0.1, 0.4, 1.0), around(0.02)),
        turned=(0.0, -90.0, 0.0),
        strum=0.01,
        busy=16.0,
    ),
    "flower": _STEM,
    "rose": _STEM,
    "tulip": _STEM,
    "sunflower": _STEM,
    "pencil": _WRITING,
    "cutlery": replace(_WRITING, tasted=True),
    "lipstick": _MADE_UP,
    "single test tube": Grip(
        (-0.1, 1.24, 0.38),
        right=Hold((-0.004, 0.03, -0.01), (0.75, 0.0, -0.3), (0.5, 0.45, 0.8), PINCHED, pinched=True),
        turned=(0.0, 0.0, 8.0),
        stroke=(0.0, 0.012, 0.0),
        head_up=-6.0,
    ),
    "toothbrush": replace(
        _MADE_UP, at=(-0.1, 1.47, 0.22), turned=(-20.0, 0.0, -62.0), stroke=(0.03, 0.0, 0.0)
    ),
    "shovel": Grip(
        (-0.2, 0.3, 0.42),
        right=beside(0.0, 0.62, -0.02, radius=0.014),
        left=mirrored(beside(-0.06, 0.86, -0.04, radius=0.014)),
        turned=(-16.0, 0.0, 8.0),
    ),
    "shield": Grip((0.2, 0.75, 0.32), left=mirrored(_fist(0.0, 0.3, -0.04))),
}  # fmt: skip
_THIN = frozenset(
    (
        "hammer", "wrench", "screwdriver", "drill", "saw", "axe", "sword", "scissors", "candle", "key",
        "trophy", "stick", "baseball bat", "tennis racket", "magnifying glass",
    )
)  # fmt: skip
#: Metres: the most that one hand goes around, that one hand holds, and that anybody carries.
_SPAN, _ONE_HAND, _MOST = 0.052, 0.24, 0.62
#: What grows in a pot or stands on a foot is taken there; all else, at this share of its height.
_TAKEN = 0.5


def grip(kind: str, mesh: Mesh) -> tuple[Grip, float]:
    """And times its size at which it is carried."""
    low, high = mesh.points.min(axis=0), mesh.points.max(axis=0)
    wide, tall, deep = (float(high[i] - low[i]) for i in range(3))
    known = _GRIPS.get(kind)
    if known is not None:
        if known is _HANGING:
            size = min(1.0, 0.72 / tall)
            top = _fist(-0.012, size * tall - 0.012)
            return replace(known, at=(-0.27, 0.72 - size * tall, 0.04), right=top), size
        return known, 1.0
    if kind in _THIN:
        return _TOOL, 1.0
    slim = 0.5 * max(wide, deep) <= _SPAN and tall <= 2.0 * _ONE_HAND
    if slim or max(wide, tall, deep) <= _ONE_HAND:
        return _in_one_hand(mesh, tall), 1.0
    size = min(1.0, _MOST / max(wide, tall, deep))
    belt = _belt(mesh, 0.3 * tall)
    ahead = 0.16 + 0.5 * size * max(float(np.ptp(belt[:, 2])), 0.6 * deep)
    side = Hold(
        (-min(size * float(belt[:, 0].max()), 0.3), 0.3 * size * tall, 0.0),
        (1.0, 0.12, 0.0),
        (0.0, -0.15, 1.0),
        curled(0.05, 0.08, across=12.0, parted=0.5),
    )
    return Grip((0.0, 1.0, ahead), right=side, left=mirrored(side)), size


def _belt(mesh: Mesh, high: float) -> Floats:
    """Points of it about so high above its foot; of a box, which has none there, the nearest."""
    y = mesh.points[:, 1] - mesh.points[:, 1].min()
    off = np.abs(y - high)
    found: Floats = mesh.points[off <= max(0.2 * float(y.max()), 1.01 * float(off.min()))]
    return found


def _in_one_hand(mesh: Mesh, tall: float) -> Grip:
    """Around what is narrow enough; what is wider lies on both hands."""
    belt = _belt(mesh, _TAKEN * tall)
    # A cup's handle points to its side.
    radius = 0.5 * float(np.ptp(belt[:, 2]))
    middle = 0.5 * float(belt[:, 2].max() + belt[:, 2].min())
    if radius <= _SPAN:
        right = beside(-radius, _TAKEN * tall, middle, radius=radius)
        return Grip((-0.13, 1.1, 0.36), right=right, tasted=True)
    below = Hold(
        (-0.6 * radius, 0.2 * tall, -0.25 * radius), (0.75, 0.7, 0.15), (0.35, -0.1, 1.0),
        curled(0.1, 0.22, across=0.0, parted=0.4),
    )  # fmt: skip
    return Grip((0.0, 1.08, 0.36), right=below, left=mirrored(below), tasted=True)
