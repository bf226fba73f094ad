"""What a soft body is made of: round lumps about its bones. Distances in metres, negative inside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Point


@dataclass(frozen=True)
class Lump:
    """A round cone from ``a`` (radius ``ra``) to ``b`` (``rb``)."""

    a: Point
    b: Point
    ra: float
    rb: float
    bone: int
    colour: Colour
    #: Width along x as a share of what a round one has.
    wide: float = 1.0
    #: Height along y likewise.
    tall: float = 1.0
    #: Metres over which it melts into the others.
    blend: float = 0.03
    #: What it is, for patterns of a coat.
    part: str = ""

    @property
    def box(self) -> tuple[Floats, Floats]:
        """Lowest and highest corner."""
        ends = np.array([self.a, self.b])
        stretch = np.array([self.wide, self.tall, 1.0])
        reach = np.array([[self.ra], [self.rb]]) * stretch
        return (ends - reach).min(0).astype(np.float32), (ends + reach).max(0).astype(np.float32)

    def distance(self, points: Floats) -> Floats:
        """Of (…, 3) points; near enough to the true one for bodies that are not very flat."""
        stretch = np.array([self.wide, self.tall, 1.0], np.float32)
        start = np.asarray(self.a, np.float32) / stretch
        way = np.asarray(self.b, np.float32) / stretch - start
        off = points / stretch - start
        length = float(way @ way)
        share = np.clip((off @ way) / max(length, 1e-12), 0.0, 1.0)
        x, y, z = (off[..., i] - share * way[i] for i in range(3))
        from_axis = np.sqrt(x * x + y * y + z * z)
        # A step sideways is worth less where the lump is squeezed: the gradient's length is put right.
        if self.wide == self.tall == 1.0:
            scale: Floats | float = 1.0
        else:
            slope = np.sqrt((x / stretch[0]) ** 2 + (y / stretch[1]) ** 2 + z * z)
            scale = from_axis / np.maximum(slope, 1e-6)
            scale = np.clip(scale, min(stretch.min(), 1.0), max(stretch.max(), 1.0))
        far: Floats = (from_axis - (self.ra + share * (self.rb - self.ra))) * scale
        return far


def melted(one: Floats, other: Floats, blend: float) -> Floats:
    """The nearer of both, rounded where they meet (https://iquilezles.org/articles/smin/, quadratic)."""
    meet = np.maximum(blend - np.abs(one - other), 0.0) / blend
    near: Floats = np.minimum(one, other) - meet * meet * np.float32(0.25 * blend)
    return near
