"""What a place that is built of meshes gives to the camera, the light and the subjects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rushes.engines.previz.mesh import Mesh

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Lamp:
    """A light that has a place. It throws no shadow."""

    at: Point
    #: Radiance on a white wall that faces it one metre away, linear.
    colour: Point
    #: Metres after which nothing of it is left.
    reach: float = 12.0
    #: Unit vector it shines along; None shines everywhere.
    towards: Point | None = None
    #: 0 to 1: how much of it flickers, as a candle does.
    flicker: float = 0.0


@dataclass(frozen=True)
class Layout:
    """Metres; the subject's way leads along -z from its mark, the way a camera looks that has heading 0."""

    #: All that stands still.
    mesh: Mesh
    #: Where the first subject stands, on the floor (or hangs, where there is none).
    mark: Point
    #: How far a subject may go from its mark along -z, and how far to each side others may stand.
    way: float
    beside: float
    #: Eye and target of a camera that nobody directs.
    eye: Point
    target: Point
    #: Lowest and highest corner of the box that the camera has to stay in.
    free: tuple[Point, Point]
    lamps: tuple[Lamp, ...] = ()
    #: Open to sun and sky; else only lamps and `ambient` light it.
    outdoors: bool = False
    ambient: Point = (0.1, 0.1, 0.1)
    #: Level of a wet or polished floor that mirrors what stands on it, and how much (0 to 1).
    mirror: tuple[float, float] | None = None
    #: Metres of a subject's usual height beyond which it is made smaller to fit in (a car on a shelf).
    largest: float = 100.0
    #: Height of the floor at x, z.
    floor: Callable[[float, float], float] = lambda x, z: 0.0
