"""The air over a place, and what else than sun and moon stands in its sky: other worlds have their own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from rushes.engines.previz.outdoors.sky import direction
from rushes.engines.previz.scene import Place, Scene, World

Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Disc:
    """A planet or moon in the sky. Degrees; colours as they are in the picture, where the sun lights them."""

    bearing: float
    elevation: float
    radius: float
    colour: Rgb
    patches: Rgb


@dataclass(frozen=True)
class Air:
    #: Times the light of the earth's clear sky.
    sky: Rgb = (1.0, 1.0, 1.0)
    #: Times the usual haze.
    haze: float = 1.0
    #: How well stars are seen by day, 0 to 1.
    stars: float = 0.0
    #: Light from above that no sky sends: from the ground about, as a share of the sun's.
    fill: float = 0.0
    #: Two, or none.
    discs: tuple[Disc, ...] = ()


_EARTHS = Air()
_NONE = Disc(0.0, -80.0, 0.1, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
_MOONS = Air(
    sky=(0.0, 0.0, 0.0),
    haze=0.0,
    stars=0.8,
    fill=0.035,
    discs=(Disc(-13.0, 7.5, 2.3, (0.10, 0.24, 0.62), (0.86, 0.90, 0.95)), _NONE),
)
_MARTIAN = Air(
    sky=(2.5, 1.25, 0.62),
    haze=1.6,
    discs=(
        Disc(-12.0, 9.0, 0.8, (0.55, 0.48, 0.42), (0.40, 0.35, 0.31)),
        Disc(6.0, 12.0, 0.4, (0.58, 0.52, 0.46), (0.45, 0.40, 0.36)),
    ),
)
#: The seed chooses among these: one goes with each of the colours in ``landscape.grounds``.
_ALIEN: tuple[tuple[Rgb, Rgb, Rgb], ...] = (
    ((0.75, 1.00, 0.85), (0.62, 0.36, 0.22), (0.85, 0.66, 0.44)),
    ((2.10, 0.90, 0.75), (0.30, 0.42, 0.60), (0.66, 0.74, 0.80)),
    ((1.05, 1.05, 0.60), (0.36, 0.50, 0.42), (0.78, 0.80, 0.60)),
    ((1.25, 0.75, 0.95), (0.50, 0.26, 0.40), (0.84, 0.60, 0.56)),
)


def air_of(scene: Scene) -> Air:
    if scene.place is not Place.PLANET:
        return _EARTHS
    if scene.world is World.MOON:
        return _MOONS
    if scene.world is World.MARS:
        return _MARTIAN
    sky, colour, patches = _ALIEN[scene.seed % len(_ALIEN)]
    side = 1.0 if scene.seed % 2 else -1.0
    large = Disc(-14.0 * side, 9.0, 6.0, colour, patches)
    small = Disc(9.0 * side, 10.5, 1.3, patches, colour)
    return Air(sky=sky, haze=0.8, stars=0.12, discs=(large, small))


def disc_values(air: Air, side: float, exposure: float) -> dict[str, Any]:
    """Uniforms of sky.frag and star.vert; ``side`` is where the sun stands, -1 left or 1 right."""
    if not air.discs:
        return {}
    light = (0.72 * side, 0.38, 0.58)
    return {
        "discs": [
            (*direction(each.bearing, each.elevation), math.radians(each.radius)) for each in air.discs
        ],
        "discColours": [_times(each.colour, 0.62 / exposure) for each in air.discs],
        "discPatches": [_times(each.patches, 0.62 / exposure) for each in air.discs],
        "discLight": light,
    }


def _times(colour: Rgb, factor: float) -> Rgb:
    return (colour[0] * factor, colour[1] * factor, colour[2] * factor)
