"""What a place that is built of meshes gives to the camera, the light and the subjects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rushes.engines.previz.mesh import Floats, Matrix, Mesh, Point


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
    #: 0 to 1: how far it is lit.
    on: float = 1.0


@dataclass(frozen=True)
class Key:
    """The strongest light of a place that is not open to the sky; it throws shadows."""

    #: Unit vector towards it.
    towards: Point
    #: Radiance of white that faces it, linear.
    colour: Point
    #: Where it hangs, as a spot above a table does; None comes from far away, as through a window. It sends
    #: ``colour`` to the middle of what it shades.
    at: Point | None = None
    #: Cosine of the half angle at which glossy things see it; 2 for not at all.
    soft_box: float = 2.0


@dataclass(frozen=True)
class Rim:
    """Light from behind that draws outlines."""

    towards: Point
    colour: Point


@dataclass(frozen=True)
class Part:
    """Something that moves by itself: kelp, a planet, traffic."""

    mesh: Mesh
    #: From its own space to the world at a time, seconds.
    matrix: Callable[[float], Matrix]
    #: (bones, 4, 4) at a time; None for a rigid one.
    pose: Callable[[float], Floats] | None = None


@dataclass(frozen=True)
class Dust:
    """Small things that float in the light: motes, bubbles, plankton."""

    #: Radiance, and metres across.
    colour: Point
    size: float
    #: Metres a second.
    drift: Point
    #: Share of as many as there can be.
    share: float = 0.5
    #: Metres of the box around the eye in which they are.
    box: float = 6.0


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
    #: Where a train stops that others wait for, on its rails, and its heading.
    track: tuple[Point, float] | None = None
    lamps: tuple[Lamp, ...] = ()
    #: Open to sun and sky; else only `key`, lamps and `ambient` light it.
    outdoors: bool = False
    key: Key | None = None
    rim: Rim | None = None
    #: From above and from below, all around. Of places outdoors only where lamps are lit: a town's own glow.
    ambient: Point = (0.1, 0.1, 0.1)
    bounce: Point = (0.06, 0.06, 0.06)
    #: Middle of what the key light's shadows fall on, and metres around it.
    shaded: tuple[Point, float] = ((0.0, 1.0, 0.0), 6.0)
    #: What a camera makes of the light; outdoors by day the sky decides.
    exposure: float = 0.35
    #: Beyond everything, below and above, where there is no sky.
    backdrop: tuple[Point, Point] = ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
    #: Fog's own light, and its density per metre.
    fog: tuple[Point, float] = ((0.0, 0.0, 0.0), 0.0)
    #: Strength of beams in the air, 0 for none.
    shafts: float = 0.0
    #: Light that water above throws on everything.
    caustics: float = 0.0
    #: Stars all around, 0 for none.
    stars: float = 0.0
    #: Vertical angle of view where nothing is said of the lens, degrees.
    fov: float = 34.0
    #: Metres within which corners darken each other.
    corners: float = 0.5
    #: Much stands before something else: depth is drawn first, so that what is hidden is not shaded.
    crowded: bool = False
    parts: tuple[Part, ...] = ()
    dust: Dust | None = None
    #: Level of a wet or polished floor that mirrors what stands on it, and how much (0 to 1).
    mirror: tuple[float, float] | None = None
    #: Shares of the picture by which waves move what is mirrored, where that floor is water.
    ripple: float = 0.0
    #: Metres of a subject's usual height beyond which it is made smaller to fit in (a car on a shelf).
    largest: float = 100.0
    #: Height of the floor at x, z.
    floor: Callable[[float, float], float] = lambda x, z: 0.0
