"""Planets, the moon, the sun and their system. Metres, not to scale."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Colour, Floats, Material, Matrix, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, cylinder, lathe, shift, turn
from rushes.engines.previz.subjects.flesh.noise import noise, spots
from rushes.engines.previz.subjects.loft import painted
from rushes.engines.previz.subjects.objects.forms import Build, numbered, turning
from rushes.engines.previz.subjects.objects.lines import ring
from rushes.engines.previz.subjects.objects.stuffs import GOLD, WOOD
from rushes.engines.previz.subjects.thing import Motion, Thing


def _body(
    radius: float,
    seed_of: int,
    low: str,
    high: str,
    *,
    sea: float = -2.0,
    ice: bool = False,
    bands: bool = False,
    stand: bool = False,
    rings: bool = False,
    craters: bool = False,
) -> Build:
    def build(colour: Colour | None, seed: int) -> Thing:
        sphere = ball(radius, radius, radius, sides=110 if sea > -1 else 72, roughness=0.75)
        a, b = np.asarray(linear(low)), np.asarray(colour or linear(high))

        def paint(
            at: Floats,
            normals: Floats,
        ) -> NDArray[np.float64]:
            p = at / np.float32(radius)
            field = (
                noise(p, 0.8, seed_of)
                + 0.5 * noise(p, 0.35, seed_of + 1)
                + 0.25 * noise(p, 0.15, seed_of + 2)
            )
            if bands:
                field = 1.4 * np.sin(p[:, 1] * 11.0 + 0.6 * noise(p, 0.3, 2))
            mixed = _land_and_sea(p, field - sea, a, b, seed_of) if sea > -1 else _mottled(field, a, b)
            if craters:
                mixed = mixed * (1.0 - 0.4 * spots(p, 0.42, 0.34, 7))[:, None]
            if ice:
                white = np.clip((np.abs(p[:, 1]) - 0.84 + 0.1 * field) * 14.0, 0.0, 1.0)[:, None]
                bent = p * (0.8, 1.7, 0.8) + 0.12 * noise(p, 0.3, 8)[:, None]
                veil = noise(bent, 0.36, 9) + 0.6 * noise(bent, 0.15, 10) + 0.3 * noise(bent, 0.07, 12)
                cloud = np.clip((veil - 0.42) * 1.7, 0.0, 0.85)[:, None]
                mixed = mixed * (1 - np.maximum(white, cloud)) + 0.85 * np.maximum(white, cloud)
            painted_on: NDArray[np.float64] = np.asarray(mixed, np.float64)
            return painted_on

        planet = numbered(painted(sphere, paint), 1)
        tilt = turn("z", 23.0)
        parts = [planet]
        if rings:
            parts.append(
                lathe(
                    [
                        (1.35 * radius, 0.0),
                        (1.75 * radius, 0.012 * radius),
                        (2.25 * radius, 0.0),
                        (1.75 * radius, -0.012 * radius),
                        (1.35 * radius, 0.0),
                    ][::-1],
                    sides=72,
                    colour=linear("#d8c49a"),
                    roughness=0.8,
                )
            )
        at = (0.0, radius * (2.3 * math.sin(math.radians(23.0)) if rings else 1.0), 0.0)
        if stand:
            at = (0.0, 1.55 * radius, 0.0)
            parts.append(
                ring(
                    1.08 * radius, 0.03 * radius, start=-90.0, end=90.0, colour=GOLD, material=Material.METAL
                )
            )
        body = merged(parts).moved(shift(*at) @ tilt)
        if stand:
            body = merged(
                [
                    body,
                    cylinder(0.5 * radius, 0.08 * radius, sides=30, colour=WOOD),
                    cylinder(0.07 * radius, 0.5 * radius, sides=14, colour=GOLD, material=Material.METAL),
                ]
            )

        def spin(action: Action, t: float) -> Matrix:
            matrix: Matrix = (
                shift(*at) @ tilt @ turn("y", 20.0 * t) @ np.linalg.inv(tilt) @ shift(-at[0], -at[1], -at[2])
            )
            return matrix

        return Thing(body, [spin], whole={Action.SPIN: lambda t: np.eye(4)})

    return build


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


PLANETS: dict[str, Build] = {
    "globe": _body(0.6, 11, "#123a78", "#3f6b38", sea=0.28, ice=True),
    "planet": _body(0.7, 21, "#8a3f24", "#d8844a"),
    "saturn": _body(0.6, 31, "#c9a46a", "#eeddaf", bands=True, rings=True),
    "moon": _body(0.6, 41, "#7f7d7a", "#c9c6c0", craters=True),
    "solar system": _solar_system,
}
