"""What burns: logs within stones, a pan, or whatever lies under the flames. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Mesh, linear, merged
from rushes.engines.previz.shapes import ball, box, cylinder, shift, turn
from rushes.engines.previz.subjects.objects.fire import flames
from rushes.engines.previz.subjects.objects.forms import Build, rising
from rushes.engines.previz.subjects.thing import Motion, Thing

_STONE: Colour = linear("#a39a8c")
_IRON: Colour = (0.03, 0.03, 0.032)


def _campfire(colour: Colour | None, seed: int) -> Thing:
    parts = []
    for i in range(6):
        log = cylinder(0.06, 0.56, sides=10, colour=linear("#5a3a22"), roughness=0.95)
        parts.append(log.moved(turn("y", 60.0 * i) @ shift(0.36, 0.02, 0.0) @ turn("z", 52.0)))
    parts += [
        ball(0.13, 0.1, 0.12, sides=10, colour=_STONE, roughness=1.0).moved(
            shift(0.62 * math.cos(a), 0.05, 0.62 * math.sin(a))
        )
        for a in np.linspace(0.0, math.tau, 13)[:-1]
    ]
    tongues, motions = flames(1.1, 0.4, 13, 1)
    parts += [tongue.moved(shift(0.0, 0.06, 0.0)) for tongue in tongues]
    return _with_sparks(parts, motions, 0.75)


def _fire(colour: Colour | None, seed: int) -> Thing:
    """By itself, on a floor that it blackens."""
    parts = [cylinder(0.5, 0.012, sides=24, colour=_IRON, roughness=1.0)]
    tongues, motions = flames(1.2, 0.46, 13, 1)
    return _with_sparks([*parts, *tongues], motions, 0.8)


def _pan_fire(colour: Colour | None, seed: int) -> Thing:
    parts = [
        cylinder(0.14, 0.05, sides=28, colour=_IRON, roughness=0.5),
        box(0.024, 0.016, 0.2, colour=_IRON, roughness=0.6).moved(shift(0.0, 0.035, 0.24)),
    ]
    tongues, motions = flames(0.42, 0.13, 11, 1)
    return Thing(merged([*parts, *(tongue.moved(shift(0.0, 0.045, 0.0)) for tongue in tongues)]), motions)


def _with_sparks(parts: list[Mesh], motions: list[Motion], high: float) -> Thing:
    for j in range(5):
        at = (0.12 * math.sin(2.1 * j), high, 0.12 * math.cos(2.1 * j))
        spark = ball(
            *(0.014, 0.014, 0.014),
            sides=6,
            colour=(4.0, 1.4, 0.2),
            material=Material.LIGHT,
            bone=len(motions) + 1,
        )
        parts.append(spark.moved(shift(*at)))
        motions.append(rising(at, 1.1, j / 5.0))
    return Thing(merged(parts), motions)


BURNING: dict[str, Build] = {"campfire": _campfire, "fire": _fire, "pan fire": _pan_fire}
