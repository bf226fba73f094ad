"""Planets, the moon, the sun and their system. Metres, not to scale."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Colour, Floats, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, lathe, shift, turn
from rushes.engines.previz.subjects.flesh.noise import noise, spots
from rushes.engines.previz.subjects.loft import painted
from rushes.engines.previz.subjects.objects.forms import Build, numbered, turning
from rushes.engines.previz.subjects.objects.lines import ring
from rushes.engines.previz.subjects.thing import Motion, Thing

#: Degrees of their axes.
_TILT = 23.0
#: Of the darker ground of a world whose colour is said.
_SHADE = 0.38


@dataclass(frozen=True)
class _World:
    """A ball that turns about a tilted axis: builds itself."""

    radius: float
    #: Of the noise that its ground is made of; two colours of the ground, or of sea and land.
    salt: int
    low: str
    high: str
    #: Ground that is lower is under water; None for a dry world.
    sea: float | None = None
    #: Poles of ice, and clouds.
    air: bool = False
    bands: bool = False
    rings: bool = False
    craters: bool = False

    def __call__(self, colour: Colour | None, seed: int) -> Thing:
        sides = 72 if self.sea is None else 110
        sphere = ball(self.radius, self.radius, self.radius, sides=sides, roughness=0.75)
        parts = [numbered(painted(sphere, lambda at, normals: self._coloured(at, colour)), 1)]
        if self.rings:
            parts.append(self._rings())
        tilt = turn("z", _TILT)
        # Rings stand on their rim.
        high = self.radius * (2.3 * math.sin(math.radians(_TILT)) if self.rings else 1.0)
        about = shift(0.0, high, 0.0) @ tilt
        back = np.linalg.inv(tilt) @ shift(0.0, -high, 0.0)

        def spin(action: Action, t: float) -> Matrix:
            matrix: Matrix = about @ turn("y", 20.0 * t) @ back
            return matrix

        return Thing(merged(parts).moved(about), [spin], whole={Action.SPIN: lambda t: np.eye(4)})

    def _coloured(self, points: Floats, colour: Colour | None) -> NDArray[np.float64]:
        low, high = np.asarray(linear(self.low)), np.asarray(colour or linear(self.high))
        if colour is not None and self.sea is None:
            # A blue world has no red ground: only its own colour, darker.
            low = _SHADE * high
        at, salt = points / np.float32(self.radius), self.salt
        field = noise(at, 0.8, salt) + 0.5 * noise(at, 0.35, salt + 1) + 0.25 * noise(at, 0.15, salt + 2)
        if self.bands:
            field = 1.4 * np.sin(at[:, 1] * 11.0 + 0.6 * noise(at, 0.3, 2))
        if self.sea is None:
            mixed = _mottled(field, low, high)
        else:
            mixed = _land_and_sea(at, field - self.sea, low, high, salt)
        if self.craters:
            mixed = mixed * (1.0 - 0.4 * spots(at, 0.42, 0.34, 7))[:, None]
        if self.air:
            white = np.maximum(_poles(at, field), _clouds(at))
            mixed = mixed * (1 - white) + 0.85 * white
        return np.asarray(mixed, np.float64)

    def _rings(self) -> Mesh:
        inner, middle, outer, thick = (self.radius * share for share in (1.35, 1.75, 2.25, 0.012))
        line = [(inner, 0.0), (middle, -thick), (outer, 0.0), (middle, thick), (inner, 0.0)]
        return lathe(line, sides=72, colour=linear("#d8c49a"), roughness=0.8)


def _poles(at: Floats, field: Floats) -> NDArray[np.float64]:
    return np.asarray(np.clip((np.abs(at[:, 1]) - 0.84 + 0.1 * field) * 14.0, 0.0, 1.0)[:, None])


def _clouds(at: Floats) -> NDArray[np.float64]:
    bent = at * (0.8, 1.7, 0.8) + 0.12 * noise(at, 0.3, 8)[:, None]
    veil = noise(bent, 0.36, 9) + 0.6 * noise(bent, 0.15, 10) + 0.3 * noise(bent, 0.07, 12)
    return np.asarray(np.clip((veil - 0.42) * 1.7, 0.0, 0.85)[:, None])


def _mottled(
    field: Floats,
    low: NDArray[np.float64],
    high: NDArray[np.float64],
) -> NDArray[np.float64]:
    share = np.clip(0.5 + field * 0.7, 0.0, 1.0)[:, None]
    return np.asarray(low * (1 - share) + high * share, np.float64)


def _land_and_sea(
    p: Floats,
    height: Floats,
    sea: NDArray[np.float64],
    land: NDArray[np.float64],
    seed: int,
) -> NDArray[np.float64]:
    """Shallows along the coasts, woods and deserts on the land; ``height`` above 0 is land."""
    height = height + 0.22 * noise(p, 0.08, seed + 3)
    share = np.clip(0.5 + height * 22.0, 0.0, 1.0)[:, None]
    shallow = np.clip(1.0 + height * 3.5, 0.0, 1.0)[:, None] * 0.35
    dry = np.clip(0.35 + 1.6 * noise(p, 0.5, seed + 4) + 0.5 * height - np.abs(p[:, 1]), 0.0, 1.0)[:, None]
    water = sea * (1 - shallow) + np.asarray(linear("#3f8f9f")) * shallow
    ground = land * (1 - dry) + np.asarray(linear("#b09462")) * dry
    return np.asarray(water * (1 - share) + ground * share, np.float64)


def _solar_system(colour: Colour | None, seed: int) -> Thing:
    parts = [
        ball(0.3, 0.3, 0.3, sides=30, colour=(3.4, 2.0, 0.5), material=Material.LIGHT).moved(
            shift(0.0, 0.5, 0.0)
        )
    ]
    motions: list[Motion] = []
    for i, (r, size, paint) in enumerate(
        (
            (0.5, 0.05, "#a89a8a"),
            (0.75, 0.08, "#e0b070"),
            (1.05, 0.09, "#3f7fc4"),
            (1.35, 0.07, "#c4502e"),
            (1.8, 0.18, "#d8a878"),
            (2.3, 0.15, "#e0c890"),
        )
    ):
        parts += [
            ring(r, 0.004, colour=(0.4, 0.42, 0.46)).moved(shift(0.0, 0.5, 0.0) @ turn("x", 90.0)),
            ball(size, size, size, sides=22, colour=linear(paint), roughness=0.6, bone=i + 1).moved(
                shift(r * math.cos(2.4 * i), 0.5, r * math.sin(2.4 * i))
            ),
        ]
        motions.append(turning((0.0, 0.5, 0.0), "y", 0.12 / (1.0 + i)))
    return Thing(merged(parts), motions, whole={Action.SPIN: lambda t: np.eye(4)})


def _comet(colour: Colour | None, seed: int) -> Thing:
    """Ice that glows, and a tail away from the sun that fades."""
    ice = np.asarray(colour or (0.55, 0.75, 1.0))
    head = ball(0.3, 0.27, 0.3, sides=36, colour=linear("#b8c4cc"), roughness=0.7)
    parts = [head.moved(shift(0.0, 0.6, 0.0))]
    for length, wide, bright in ((7.0, 0.9, 0.5), (5.0, 0.45, 0.9), (0.5, 0.6, 1.2)):
        share = np.linspace(0.0, 1.0, 14)
        line = [(float(wide * (0.35 + 0.65 * s) * min(1.0, 5.0 * s)), float(length * s)) for s in share]
        tail = lathe(line, sides=28, material=Material.BEAM)
        left = 1.0 - tail.points[:, 1:2] / length
        tail.colours[:] = (bright * ice * left**2.2).astype(np.float32)
        parts.append(tail.moved(shift(0.0, 0.6, 0.25) @ turn("x", -90.0)))
    return Thing(merged(parts))


PLANETS: dict[str, Build] = {
    "globe": _World(0.6, 11, "#123a78", "#3f6b38", sea=0.28, air=True),
    "planet": _World(0.7, 21, "#8a3f24", "#d8844a"),
    "gas giant": _World(0.75, 31, "#a8703f", "#eeddb8", bands=True),
    "comet": _comet,
    "saturn": _World(0.6, 31, "#c9a46a", "#eeddaf", bands=True, rings=True),
    "moon": _World(0.6, 41, "#7f7d7a", "#c9c6c0", craters=True),
    "solar system": _solar_system,
}
