"""What stages and dance floors have: lamps that throw beams, loudspeakers, and people seen from behind."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.shapes import Surface, ball, cylinder, lathe, shift, tube, turn

_BLACK: Surface = {"colour": (0.02, 0.02, 0.022), "roughness": 0.5}


def beam(colour: Rgb, length: float, *, angle: float = 5.0) -> Mesh:
    """From the origin down along -y, ``angle`` degrees to each side; it fades towards its end.

    ``colour``: radiance of the air where it begins.
    """
    steps = np.linspace(0.0, 1.0, 7)
    start = 0.06
    profile = [(start + math.tan(math.radians(angle)) * length * s, -length * s) for s in steps[::-1]]
    cone = lathe(profile, sides=20, colour=colour, material=Material.BEAM)
    share = (1.0 + cone.points[:, 1:2] / length).clip(0.0, 1.0)
    cone.colours[:] *= (share / (1.0 + 1.6 * (1.0 - share))).astype(np.float32)
    return cone


def spotlight(colour: Rgb) -> Mesh:
    """A lamp at the origin that shines along -y, in its yoke."""
    return merged(
        [
            at(cylinder(0.13, 0.34, top=0.09, sides=14, **_BLACK), 0, 0.0, 0),
            at(cylinder(0.11, 0.012, sides=14, colour=colour, material=Material.LIGHT), 0, -0.012, 0),
        ]
    )


def truss(length: float, *, steel: Rgb = (0.10, 0.10, 0.11), side: float = 0.3) -> Mesh:
    """Along x about the origin: four tubes and what braces them."""
    metal: Surface = {"colour": steel, "material": Material.METAL, "roughness": 0.4}
    half = side / 2
    parts = [block(length, 0.045, 0.045, (0, y, z), **metal) for y in (-half, half) for z in (-half, half)]
    count = max(2, round(length / side))
    for i in range(count):
        x = (i + 0.5) * length / count - length / 2
        for z in (-half, half):
            lean = 45.0 if i % 2 else -45.0
            parts.append(
                block(0.03, side * 1.3, 0.03, (0, -side * 0.65, 0), **metal).moved(
                    shift(x, 0, z) @ turn("z", lean)
                )
            )
    return merged(parts)


def loudspeaker(height: float = 1.2) -> Mesh:
    """Its front to +z."""
    wide = 0.56 * height
    parts = [soft_box(wide, height, 0.6 * height, 0.02, colour=(0.035, 0.035, 0.038), roughness=0.6)]
    for y, radius in ((0.3, 0.22), (0.76, 0.13)):
        cone = lathe(
            [
                (radius * height, 0.0),
                (radius * height, 0.02),
                (radius * 0.9 * height, 0.02),
                (0.3 * radius * height, -0.03),
                (0.0, 0.0),
            ],
            sides=20,
            colour=(0.09, 0.09, 0.095),
            roughness=0.4,
        )
        parts.append(cone.moved(shift(0, y * height, 0.3 * height) @ turn("x", 90)))
    return merged(parts)


def onlooker(random: np.random.Generator, *, seated: bool = False, arms: bool = False) -> Mesh:
    """Somebody in the dark who looks along -z, seen from behind; ``arms`` are raised."""
    cloth = shade((0.10, 0.10, 0.12), float(random.uniform(0.4, 1.6)))
    dark: Surface = {"colour": cloth, "material": Material.FABRIC, "roughness": 0.95}
    skin: Surface = {"colour": shade((0.45, 0.27, 0.18), float(random.uniform(0.35, 1.1))), "roughness": 0.6}
    hair: Surface = {"colour": shade((0.09, 0.05, 0.025), float(random.uniform(0.2, 2.2))), "roughness": 0.8}
    tall = float(random.uniform(0.93, 1.06))
    shoulders = (0.98 if seated else 1.45) * tall
    body = [
        (0.0, shoulders - 0.66),
        (0.15, shoulders - 0.64),
        (0.17, shoulders - 0.55),
        (0.21, shoulders - 0.12),
        (0.15, shoulders),
        (0.05, shoulders + 0.05),
    ]
    parts = [
        lathe(body, sides=12, **dark).moved(np.diag([1.0, 1.0, 0.62, 1.0])),
        at(cylinder(0.05, 0.12, sides=8, **skin), 0, shoulders + 0.02, 0),
        at(ball(0.088, 0.115, 0.10, sides=12, **skin), 0, shoulders + 0.2, -0.01),
        at(ball(0.097, 0.115, 0.10, sides=12, **hair), 0, shoulders + 0.225, 0.015),
    ]
    for x in (-1.0, 1.0):
        if not seated:
            leg = [(0.09 * x, shoulders - 0.6, 0.0), (0.1 * x, 0.42, -0.01), (0.11 * x, 0.0, 0.0)]
            parts.append(tube(leg, [0.095, 0.06, 0.05], sides=7, colour=shade(cloth, 0.6), roughness=0.9))
        low = [
            (0.2 * x, shoulders - 0.06, 0.0),
            (0.26 * x, shoulders - 0.3, -0.02),
            (0.23 * x, shoulders - 0.52, -0.12),
        ]
        if arms and random.random() < 0.7:
            out = float(random.uniform(0.16, 0.36))
            low = [
                (0.2 * x, shoulders - 0.06, 0.0),
                (out * x, shoulders + 0.2, -0.1),
                ((out - 0.06) * x, shoulders + 0.5, -0.12),
            ]
        parts.append(tube(low, [0.055, 0.045, 0.032], sides=7, **(skin if arms else dark)))
    return merged(parts)
