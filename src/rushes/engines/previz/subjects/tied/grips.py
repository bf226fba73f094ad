"""How things are held: where in front of a person's chest, and where the wrists are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rushes.engines.previz.mesh import Matrix, Mesh, Point
from rushes.engines.previz.shapes import turn


@dataclass(frozen=True)
class Grip:
    """Metres of a man of 1.76 m, at rest: feet at 0, chest at 1.24, facing +z, his left towards +x."""

    #: Of the thing's own foot.
    at: Point
    #: Wrists, from there; None: that arm is free.
    right: Point | None = None
    left: Point | None = None
    #: Degrees about x, then y, then z.
    turned: Point = (0.0, 0.0, 0.0)
    #: Degrees that the head goes up.
    head_up: float = 0.0
    #: Brought to the mouth when its holder eats or drinks.
    tasted: bool = False
    #: Metres that the right hand goes up and down, to play.
    strum: float = 0.0

    @property
    def matrix(self) -> Matrix:
        x, y, z = self.turned
        made: Matrix = turn("z", z) @ turn("y", y) @ turn("x", x)
        return made


_CUP = Grip((-0.13, 1.12, 0.36), right=(-0.05, 0.04, -0.075), tasted=True)
_STEM = Grip((-0.06, 1.0, 0.28), right=(-0.06, 0.1, -0.06), left=(0.08, 0.06, -0.06))
_TOOL = Grip((-0.24, 0.98, 0.3), right=(0.0, 0.08, -0.07), turned=(28.0, 0.0, 0.0))
_HANGING = Grip((-0.27, 0.0, 0.04), right=(0.0, 0.07, 0.0))
_OVERHEAD = Grip((-0.2, 1.16, 0.26), right=(0.0, 0.05, -0.06))
_READ = Grip(
    (0.0, 1.1, 0.36),
    right=(-0.12, 0.03, -0.05),
    left=(0.12, 0.03, -0.05),
    turned=(38.0, 0.0, 0.0),
    head_up=-20.0,
)
_GUITAR = Grip(
    (-0.3, 1.0, 0.17),
    right=(0.22, 0.12, 0.06),
    left=(0.72, 0.32, 0.03),
    turned=(0.0, 0.0, -68.0),
    strum=0.05,
)
_EYES = Grip((0.0, 1.53, 0.17), right=(-0.1, 0.02, -0.02), left=(0.1, 0.02, -0.02))
_GRIPS: dict[str, Grip] = {
    "umbrella": _OVERHEAD,
    "balloon": _OVERHEAD,
    "kite": replace(_OVERHEAD, at=(-0.2, 1.3, 0.3)),
    "phone": Grip((-0.1, 1.24, 0.36), right=(-0.03, 0.02, -0.07), turned=(-20.0, 180.0, 0.0), head_up=-14.0),
    "book": _READ,
    "camera": _EYES,
    "telescope": _EYES,
    "microphone": Grip((-0.05, 1.22, 0.22), right=(-0.05, 0.06, -0.04)),
    "handbag": _HANGING,
    "suitcase": _HANGING,
    "lantern": _HANGING,
    "pot": _HANGING,
    "guitar": _GUITAR,
    "electric guitar": _GUITAR,
    "violin": Grip(
        (0.06, 1.43, 0.08),
        right=(-0.06, 0.0, 0.3),
        left=(0.34, -0.02, 0.3),
        turned=(70.0, 0.0, -48.0),
        strum=0.07,
    ),
    "trumpet": Grip(
        (0.0, 1.46, 0.36),
        right=(-0.05, 0.02, -0.04),
        left=(0.05, 0.0, 0.04),
        turned=(0.0, -90.0, 0.0),
        strum=0.01,
    ),
    "bouquet": _STEM,
    "flower": _STEM,
    "rose": _STEM,
    "tulip": _STEM,
    "sunflower": _STEM,
    "pencil": replace(_TOOL, at=(-0.16, 1.06, 0.36)),
    "cutlery": replace(_TOOL, at=(-0.16, 1.06, 0.36), tasted=True),
    "ice cream": _CUP,
    "lollipop": _CUP,
    "apple": _CUP,
    "banana": _CUP,
    "donut": _CUP,
    "cookie": _CUP,
    "burger": _CUP,
    "carrot": _CUP,
    "shovel": Grip(
        (-0.2, 0.3, 0.42), right=(-0.02, 0.62, -0.06), left=(0.06, 0.86, -0.08), turned=(-16.0, 0.0, 8.0)
    ),
    "shield": Grip((0.2, 0.75, 0.32), left=(0.0, 0.3, -0.08)),
}
_THIN = frozenset(
    (
        "hammer", "wrench", "screwdriver", "drill", "saw", "axe", "sword", "scissors", "candle", "key",
        "trophy", "stick", "baseball bat", "tennis racket", "magnifying glass",
    )
)  # fmt: skip
#: Metres: the most that one hand holds, and that anybody carries.
_ONE_HAND, _MOST = 0.24, 0.62


def grip(kind: str, mesh: Mesh) -> tuple[Grip, float]:
    """And times its size at which it is carried."""
    low, high = mesh.points.min(axis=0), mesh.points.max(axis=0)
    wide, tall, deep = (float(high[i] - low[i]) for i in range(3))
    known = _GRIPS.get(kind)
    if known is not None:
        if known is _HANGING:
            size = min(1.0, 0.72 / tall)
            return replace(
                known, at=(-0.27, 0.72 - size * tall, 0.04), right=(0.0, size * tall + 0.07, 0.0)
            ), size
        return known, 1.0
    if kind in _THIN:
        return _TOOL, 1.0
    most = max(wide, tall, deep)
    if most <= _ONE_HAND:
        return replace(_CUP, right=(-0.5 * wide - 0.01, 0.45 * tall, -0.07)), 1.0
    size = min(1.0, _MOST / most)
    reach = size * 0.5 * wide + 0.02
    ahead = 0.16 + 0.5 * size * deep
    arms = (min(reach, 0.3), 0.1 * size * tall, -0.04)
    return Grip((0.0, 1.0, ahead), right=(-arms[0], arms[1], arms[2]), left=arms), size
