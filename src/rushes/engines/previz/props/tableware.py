"""What stands on tables and shelves."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade, soft_box
from rushes.engines.previz.shapes import Surface, ball, cylinder, lathe, shift, tube, turn

_CLAY: Rgb = (0.72, 0.70, 0.66)


def mug(colour: Rgb = _CLAY) -> Mesh:
    body = [
        (0.0, 0.0),
        (0.036, 0.0),
        (0.040, 0.01),
        (0.040, 0.095),
        (0.040, 0.095),
        (0.036, 0.095),
        (0.035, 0.02),
        (0.0, 0.02),
    ]
    handle = tube(
        [(0.036, 0.075, 0), (0.062, 0.070, 0), (0.066, 0.045, 0), (0.036, 0.022, 0)],
        [0.006] * 4,
        sides=8,
        colour=colour,
        roughness=0.3,
    )
    coffee = cylinder(0.035, 0.001, colour=(0.04, 0.02, 0.01), roughness=0.15)
    return merged([lathe(body, colour=colour, roughness=0.3), handle, at(coffee, 0, 0.075, 0)])


def plate(colour: Rgb = _CLAY, radius: float = 0.13) -> Mesh:
    profile = [
        (0.0, 0.0),
        (radius * 0.6, 0.0),
        (radius, 0.02),
        (radius, 0.024),
        (radius * 0.62, 0.008),
        (0.0, 0.008),
    ]
    return lathe(profile, sides=36, colour=colour, roughness=0.25)


def wine_glass() -> Mesh:
    """Empty, 0.17 m high."""
    profile = [(0.0, 0.0), (0.033, 0.002), (0.004, 0.008), (0.004, 0.075), (0.034, 0.11), (0.029, 0.17)]
    return lathe(profile, sides=14, colour=(0.7, 0.75, 0.78), material=Material.GLASS, roughness=0.05)


def bowl(colour: Rgb = _CLAY, radius: float = 0.13) -> Mesh:
    profile = [
        (0.0, 0.0),
        (radius * 0.5, 0.0),
        (radius * 0.85, 0.045),
        (radius, 0.09),
        (radius * 0.96, 0.09),
        (radius * 0.8, 0.05),
        (radius * 0.45, 0.012),
        (0.0, 0.012),
    ]
    return lathe(profile, sides=32, colour=colour, roughness=0.35)


def fruit_bowl(random: np.random.Generator, colour: Rgb = _CLAY) -> Mesh:
    parts = [bowl(colour)]
    tones: list[Rgb] = [(0.55, 0.05, 0.03), (0.75, 0.32, 0.03), (0.45, 0.48, 0.05), (0.60, 0.10, 0.04)]
    for i in range(6):
        r = 0.036
        a, far = 1.1 * i, 0.0 if i == 5 else 0.058
        parts.append(
            at(
                ball(r, r * 0.92, r, sides=16, colour=tones[int(random.integers(4))], roughness=0.35),
                far * float(np.cos(a * 1.15)),
                0.055 + (0.05 if i == 5 else 0.0),
                far * float(np.sin(a * 1.15)),
            )
        )
    return merged(parts)


def bottle(
    colour: Rgb = (0.05, 0.16, 0.06),
    *,
    height: float = 0.3,
    label: Rgb | None = (0.75, 0.70, 0.58),
    sides: int = 24,
) -> Mesh:
    r = height * 0.125
    profile = [
        (0.0, 0.0),
        (r, 0.0),
        (r * 1.03, 0.01),
        (r, 0.02),
        (r, 0.58 * height),
        (r * 0.9, 0.66 * height),
        (r * 0.38, 0.78 * height),
        (r * 0.36, height),
        (0.0, height),
    ]
    parts = [lathe(profile, sides=sides, colour=colour, roughness=0.1)]
    if label is not None:
        parts.append(
            at(
                lathe([(r * 1.01, 0.0), (r * 1.01, 0.26 * height)], sides=sides, colour=label, roughness=0.8),
                0,
                0.18 * height,
                0,
            )
        )
    parts.append(
        at(
            cylinder(r * 0.42, 0.05 * height, sides=14, colour=shade(colour, 0.5), roughness=0.4),
            0,
            0.96 * height,
            0,
        )
    )
    return merged(parts)


def jar(colour: Rgb, *, height: float = 0.16, lid: Rgb = (0.5, 0.42, 0.2), sides: int = 24) -> Mesh:
    r = height * 0.36
    profile = [
        (0.0, 0.0),
        (r * 0.94, 0.0),
        (r, 0.02),
        (r, 0.8 * height),
        (r * 0.86, 0.88 * height),
        (0.0, 0.88 * height),
    ]
    return merged(
        [
            lathe(profile, sides=sides, colour=colour, roughness=0.12),
            at(
                cylinder(
                    r * 0.92, 0.13 * height, sides=sides, colour=lid, material=Material.METAL, roughness=0.35
                ),
                0,
                0.87 * height,
                0,
            ),
            at(
                lathe(
                    [(r * 1.01, 0.0), (r * 1.01, 0.3 * height)],
                    sides=sides,
                    colour=(0.78, 0.76, 0.70),
                    roughness=0.8,
                ),
                0,
                0.25 * height,
                0,
            ),
        ]
    )


def can(colour: Rgb, *, height: float = 0.12, sides: int = 24) -> Mesh:
    r = height * 0.3
    profile = [
        (0.0, 0.0),
        (r * 0.85, 0.0),
        (r, 0.06 * height),
        (r, 0.92 * height),
        (r * 0.86, height),
        (0.0, height),
    ]
    body = lathe(profile, sides=sides, colour=(0.6, 0.6, 0.62), material=Material.METAL, roughness=0.3)
    return merged(
        [
            body,
            at(
                lathe(
                    [(r * 1.01, 0.0), (r * 1.01, 0.78 * height)], sides=sides, colour=colour, roughness=0.4
                ),
                0,
                0.1 * height,
                0,
            ),
        ]
    )


def carton(colour: Rgb, *, width: float = 0.14, height: float = 0.22, depth: float = 0.06) -> Mesh:
    """A box of cereals or the like, with a plain label."""
    band = shade(colour, 0.45)
    light: Rgb = (0.80, 0.78, 0.72)
    return merged(
        [
            block(width, height, depth, (0, 0, 0), colour=colour, roughness=0.55),
            block(
                width * 0.8, height * 0.22, 0.002, (0, height * 0.60, depth / 2), colour=light, roughness=0.6
            ),
            block(
                width * 0.8, height * 0.05, 0.002, (0, height * 0.12, depth / 2), colour=band, roughness=0.6
            ),
            block(
                width * 0.46, height * 0.24, 0.003, (0, height * 0.26, depth / 2), colour=shade(colour, 1.9)
            ),
        ]
    )


def vase(colour: Rgb = (0.20, 0.34, 0.40), height: float = 0.28) -> Mesh:
    r = height * 0.30
    profile = [
        (0.0, 0.0),
        (r * 0.6, 0.0),
        (r, 0.35 * height),
        (r * 0.8, 0.65 * height),
        (r * 0.35, 0.88 * height),
        (r * 0.5, height),
        (r * 0.4, height),
        (r * 0.3, 0.9 * height),
    ]
    return lathe(profile, sides=28, colour=colour, roughness=0.25)


def flask(liquid: Rgb, *, height: float = 0.2) -> Mesh:
    """Erlenmeyer's, half full."""
    r = height * 0.34
    glass = [
        (0.0, 0.0),
        (r, 0.0),
        (r, 0.04 * height),
        (r * 0.32, 0.7 * height),
        (r * 0.30, height),
        (r * 0.38, height),
    ]
    level = 0.36
    inner = r * (1.0 - 0.94 * (level - 0.04) / 0.66 * 0.70)
    drink = [
        (0.0, 0.01),
        (r * 0.95, 0.01),
        (r * 0.95, 0.04 * height),
        (inner, level * height),
        (inner, level * height),
        (0.0, level * height),
    ]
    return merged(
        [
            lathe(drink, sides=24, colour=liquid, roughness=0.2),
            lathe(glass, sides=24, colour=(0.85, 0.9, 0.92), roughness=0.05, material=Material.GLASS),
        ]
    )


def beaker(liquid: Rgb, *, height: float = 0.13) -> Mesh:
    r = height * 0.38
    return merged(
        [
            at(cylinder(r * 0.95, height * 0.5, sides=24, colour=liquid, roughness=0.2), 0, 0.005, 0),
            lathe(
                [(0.0, 0.0), (r, 0.0), (r, height), (r * 1.07, height * 1.03)],
                sides=24,
                colour=(0.85, 0.9, 0.92),
                roughness=0.05,
                material=Material.GLASS,
            ),
        ]
    )


def tube_rack(random: np.random.Generator) -> Mesh:
    parts = [
        block(0.30, 0.015, 0.07, (0, y, 0), colour=(0.45, 0.30, 0.16), material=Material.WOOD, roughness=0.5)
        for y in (0.0, 0.08)
    ]
    parts += [
        block(0.012, 0.095, 0.07, (x, 0, 0), colour=(0.45, 0.30, 0.16), material=Material.WOOD)
        for x in (-0.15, 0.15)
    ]
    for i in range(6):
        x = -0.115 + 0.046 * i
        liquid = hue(float(random.random()), 0.75, 0.85)
        parts.append(at(cylinder(0.010, 0.075, sides=10, colour=liquid, roughness=0.2), x, 0.02, 0))
        parts.append(
            at(
                cylinder(
                    0.0125, 0.15, sides=12, colour=(0.85, 0.9, 0.92), roughness=0.05, material=Material.GLASS
                ),
                x,
                0.015,
                0,
            )
        )
    return merged(parts)


def microscope() -> Mesh:
    white: Surface = {"colour": (0.70, 0.71, 0.72), "roughness": 0.35}
    dark: Surface = {"colour": (0.05, 0.05, 0.055), "roughness": 0.35}
    return merged(
        [
            at(soft_box(0.16, 0.03, 0.22, 0.012, **white), 0, 0, 0),
            block(0.05, 0.30, 0.05, (0, 0.02, -0.07), **white),
            at(soft_box(0.12, 0.015, 0.12, 0.005, **dark), 0, 0.12, 0.02),
            block(0.05, 0.05, 0.16, (0, 0.28, -0.02), **white),
            at(cylinder(0.016, 0.11, sides=14, **dark), 0, 0.17, 0.03),
            cylinder(0.022, 0.14, sides=14, **dark).moved(shift(0, 0.30, 0.02) @ turn("x", 35)),
        ]
    )


def kettle(colour: Rgb = (0.55, 0.10, 0.07)) -> Mesh:
    body = [(0.0, 0.0), (0.085, 0.0), (0.09, 0.02), (0.075, 0.13), (0.045, 0.17), (0.0, 0.18)]
    return merged(
        [
            lathe(body, colour=colour, roughness=0.2),
            at(ball(0.014, 0.014, 0.014, sides=10, colour=(0.03, 0.03, 0.03)), 0, 0.19, 0),
            tube(
                [(0.06, 0.07, 0), (0.10, 0.11, 0), (0.125, 0.15, 0)],
                [0.02, 0.014, 0.01],
                sides=10,
                colour=colour,
                roughness=0.2,
            ),
            tube(
                [(-0.06, 0.14, 0), (-0.11, 0.19, 0), (-0.06, 0.235, 0), (0.02, 0.225, 0)],
                [0.009] * 4,
                sides=8,
                colour=(0.03, 0.03, 0.03),
            ),
        ]
    )
