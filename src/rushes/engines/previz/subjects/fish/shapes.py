"""Fish and whales: hulls with fins. Shares of their length."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Colour, Floats, linear, merged
from rushes.engines.previz.shapes import scale, shift, turn
from rushes.engines.previz.subjects.fish.parts import LEFT, RIGHT, Plan, chained, eyes, fin
from rushes.engines.previz.subjects.flesh.noise import noise
from rushes.engines.previz.subjects.loft import Station, loft, painted


@dataclass(frozen=True)
class Fish:
    """Shares of its length, which runs from 0.5 to -0.5."""

    length: float
    body: tuple[Station, ...]
    colour: Colour
    belly: Colour
    fin: Colour
    tail: tuple[tuple[float, float], ...]
    dorsal: tuple[tuple[float, float], ...]
    side_fin: tuple[float, float, float]
    side_long: float
    eye: tuple[float, float, float, float]
    bands: str = ""
    upright: bool = False
    sway: float = 9.0
    beats: float = 1.5
    pace: float = 1.2


def fish(shape: Fish, colour: Colour | None) -> Plan:
    main = colour or shape.colour
    body = loft(shape.body, square=2.0, sides=28, steps=5, roughness=0.35)

    def paint(points: Floats, normals: Floats) -> NDArray[np.floating]:
        under = np.clip((-normals[:, 1] + 0.1) * 1.8, 0.0, 1.0)[:, None]
        mixed = np.asarray(main) * (1.0 - under) + np.asarray(shape.belly) * under
        return _banded(shape, points, mixed)

    parts = [painted(body, paint)]
    tail = fin(list(shape.tail), 0.02, shape.fin)
    parts.append(tail.moved(turn("z", 90.0)) if shape.upright else tail)
    parts.append(fin(list(shape.dorsal), 0.02, shape.fin if not shape.upright else main))
    body_parts = [chained(part, 0.5, -0.5) for part in parts]
    x, y, z = shape.side_fin
    flippers = []
    for side, bone in ((1, LEFT), (-1, RIGHT)):
        long = shape.side_long
        outline = [
            (0.0, 0.0),
            (-0.25 * long, 0.55 * long),
            (-0.6 * long, long),
            (-0.7 * long, 0.6 * long),
            (-0.5 * long, 0.05 * long),
        ]
        blade = fin(outline, 0.016, shape.fin if not shape.upright else main)
        blade = replace(blade, bones=np.full_like(blade.bones, bone))
        flippers.append(blade.moved(shift(side * x, y, z) @ turn("z", -side * 112.0)))
    every = merged([*body_parts, *flippers, *eyes(*shape.eye)]).moved(
        scale(shape.length, shape.length, shape.length)
    )
    big = shape.length
    return Plan(
        [every],
        0.5 * big,
        -0.5 * big,
        sway=shape.sway,
        beats=shape.beats,
        upright=shape.upright,
        pace=shape.pace,
        flippers=(x * big, y * big, z * big),
        row=14.0,
    )


def _banded(shape: Fish, points: Floats, colours: NDArray[np.floating]) -> NDArray[np.floating]:
    z = points[:, 2]
    if shape.bands == "clown":
        for at, wide in ((0.23, 0.045), (0.0, 0.05), (-0.24, 0.035)):
            far = np.abs(z - at + 0.05 * np.abs(points[:, 1]))
            colours = np.where((far < wide + 0.014)[:, None], 0.01, colours)
            colours = np.where((far < wide)[:, None], 0.88, colours)
    if shape.bands == "reef":
        stripe = np.sin(z * 38.0) > 0.35
        colours = np.where(stripe[:, None], np.asarray(linear("#f2c318")), colours)
    if shape.bands == "orca":
        patch = ((z - 0.27) / 0.07) ** 2 + ((points[:, 1] - 0.045) / 0.024) ** 2 < 1.0
        colours = np.where((patch & (np.abs(points[:, 0]) > 0.03))[:, None], 0.85, colours)
    if shape.bands == "koi":
        colours = np.where((noise(points, 0.16, 3) > 0.25)[:, None], 0.85, colours)
    return colours


FORKED = (
    (-0.4, 0.02),
    (-0.5, 0.13),
    (-0.56, 0.15),
    (-0.49, 0.0),
    (-0.56, -0.15),
    (-0.5, -0.13),
    (-0.4, -0.02),
)
FAN = (
    (-0.34, 0.03),
    (-0.46, 0.16),
    (-0.6, 0.17),
    (-0.62, 0.05),
    (-0.57, 0.0),
    (-0.62, -0.05),
    (-0.6, -0.17),
    (-0.46, -0.16),
    (-0.34, -0.03),
)
FLUKE = (
    (-0.42, 0.012),
    (-0.45, 0.07),
    (-0.53, 0.16),
    (-0.5, 0.06),
    (-0.485, 0.0),
    (-0.5, -0.06),
    (-0.53, -0.16),
    (-0.45, -0.07),
    (-0.42, -0.012),
)
PLAIN_FISH = Fish(
    0.45,
    (
        (-0.45, -0.02, 0.02, 0.006),
        (-0.36, -0.03, 0.03, 0.018),
        (-0.15, -0.09, 0.09, 0.05),
        (0.1, -0.125, 0.125, 0.075),
        (0.32, -0.1, 0.1, 0.068),
        (0.45, -0.05, 0.045, 0.035),
        (0.5, -0.02, 0.01, 0.01),
    ),
    linear("#7d94a8"),
    linear("#e8ecee"),
    linear("#5f7588"),
    FORKED,
    ((0.15, 0.11), (0.05, 0.19), (-0.2, 0.13), (-0.22, 0.07)),
    (0.065, -0.04, 0.2),
    0.13,
    (0.056, 0.03, 0.36, 0.022),
)
GOLD = replace(
    PLAIN_FISH,
    length=0.18,
    colour=linear("#f08a1e"),
    belly=linear("#f8c060"),
    fin=linear("#f5a030"),
    tail=FAN,
    body=(
        (-0.4, -0.025, 0.025, 0.008),
        (-0.3, -0.06, 0.06, 0.03),
        (-0.1, -0.16, 0.15, 0.09),
        (0.12, -0.19, 0.18, 0.12),
        (0.32, -0.14, 0.14, 0.11),
        (0.45, -0.07, 0.06, 0.05),
        (0.5, -0.03, 0.01, 0.015),
    ),
    dorsal=((0.15, 0.16), (0.05, 0.28), (-0.2, 0.22), (-0.22, 0.1)),
    side_fin=(0.1, -0.06, 0.2),
    side_long=0.18,
    eye=(0.09, 0.05, 0.34, 0.035),
    sway=11.0,
    beats=1.7,
    pace=0.22,
)
SHARK = replace(
    PLAIN_FISH,
    length=4.2,
    colour=linear("#6d7882"),
    belly=linear("#eceeee"),
    fin=linear("#626d77"),
    body=(
        (-0.44, -0.012, 0.014, 0.008),
        (-0.32, -0.025, 0.03, 0.022),
        (-0.1, -0.075, 0.08, 0.07),
        (0.12, -0.1, 0.1, 0.095),
        (0.32, -0.08, 0.075, 0.075),
        (0.45, -0.03, 0.045, 0.04),
        (0.5, 0.0, 0.02, 0.01),
    ),
    tail=(
        (-0.38, 0.015),
        (-0.5, 0.17),
        (-0.56, 0.22),
        (-0.47, 0.02),
        (-0.5, -0.09),
        (-0.46, -0.06),
        (-0.38, -0.015),
    ),
    dorsal=((0.13, 0.085), (0.02, 0.22), (-0.03, 0.22), (-0.02, 0.08)),
    side_fin=(0.08, -0.05, 0.16),
    side_long=0.24,
    eye=(0.052, 0.03, 0.38, 0.009),
    sway=6.0,
    beats=0.7,
    pace=2.2,
)
DOLPHIN = replace(
    SHARK,
    length=2.3,
    colour=linear("#6f8496"),
    belly=linear("#dfe6ea"),
    tail=FLUKE,
    upright=True,
    beats=0.95,
    sway=7.0,
    pace=2.6,
    body=(
        (-0.44, -0.012, 0.012, 0.01),
        (-0.3, -0.03, 0.035, 0.025),
        (-0.08, -0.085, 0.09, 0.075),
        (0.14, -0.1, 0.105, 0.09),
        (0.3, -0.08, 0.085, 0.075),
        (0.38, -0.05, 0.05, 0.05),
        (0.42, -0.035, 0.005, 0.026),
        (0.5, -0.03, -0.012, 0.012),
    ),
    dorsal=((0.06, 0.1), (-0.05, 0.18), (-0.1, 0.19), (-0.08, 0.08)),
    side_fin=(0.07, -0.06, 0.18),
    side_long=0.17,
    eye=(0.066, 0.0, 0.32, 0.008),
)
WHALE = replace(
    DOLPHIN,
    length=12.0,
    colour=linear("#3f5566"),
    belly=linear("#b9c6cc"),
    beats=0.35,
    pace=2.4,
    sway=5.5,
    body=(
        (-0.44, -0.014, 0.014, 0.012),
        (-0.3, -0.035, 0.04, 0.03),
        (-0.05, -0.11, 0.1, 0.095),
        (0.15, -0.14, 0.11, 0.12),
        (0.33, -0.13, 0.095, 0.11),
        (0.45, -0.08, 0.06, 0.075),
        (0.5, -0.03, 0.02, 0.02),
    ),
    dorsal=((-0.12, 0.075), (-0.18, 0.115), (-0.21, 0.1), (-0.2, 0.055)),
    side_fin=(0.1, -0.08, 0.22),
    side_long=0.24,
    eye=(0.108, -0.03, 0.34, 0.008),
)
