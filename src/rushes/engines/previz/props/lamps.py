"""Lamps; what shines on them is a mesh of LIGHT, or of LAMP where it is lit by night alone; the light that
they send is a `Lamp` of the layout."""

from __future__ import annotations

import math

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.shapes import Surface, ball, cylinder, lathe, shift, tube, turn

_WARM: Rgb = (3.4, 2.2, 1.15)
_BRASS: Rgb = (0.62, 0.45, 0.20)


def floor_lamp(*, stand: Rgb = _BRASS, height: float = 1.55) -> Mesh:
    metal: Surface = {"colour": stand, "material": Material.METAL, "roughness": 0.3}
    return merged(
        [
            cylinder(0.15, 0.02, **metal),
            cylinder(0.012, height, sides=10, **metal),
            at(_shade(0.20, 0.14, 0.28, Material.LAMP), 0, height - 0.22, 0),
        ]
    )


def table_lamp(*, by_day: bool = False, foot: Rgb = (0.25, 0.38, 0.42)) -> Mesh:
    """0.48 m high. ``by_day``: it is lit at any time."""
    kind = Material.LIGHT if by_day else Material.LAMP
    profile = [
        (0.0, 0.0),
        (0.07, 0.0),
        (0.08, 0.03),
        (0.095, 0.10),
        (0.06, 0.18),
        (0.018, 0.22),
        (0.014, 0.30),
        (0.0, 0.30),
    ]
    return merged(
        [lathe(profile, colour=foot, roughness=0.25), at(_shade(0.16, 0.10, 0.20, kind), 0, 0.28, 0)]
    )


def _shade(low: float, high: float, tall: float, kind: Material) -> Mesh:
    """A lampshade: cloth outside, open above and below."""
    colour = shade(_WARM, 0.42)
    parts = [lathe([(low, 0.0), (high, tall)], sides=32, colour=colour, material=kind)]
    parts.append(
        lathe([(low - 0.004, 0.0), (high - 0.004, tall)], sides=32, colour=shade(colour, 1.5), material=kind)
    )
    parts.append(at(ball(0.035, 0.05, 0.035, sides=12, colour=_WARM, material=kind), 0, tall * 0.35, 0))
    return merged(parts)


def pendant(*, colour: Rgb = (0.05, 0.05, 0.055), cord: float = 0.9, radius: float = 0.18) -> Mesh:
    """Hangs from y = 0 downwards."""
    bell = [
        (radius, -cord - 0.16),
        (radius * 0.92, -cord - 0.08),
        (radius * 0.5, -cord - 0.01),
        (0.03, -cord + 0.03),
        (0.0, -cord + 0.03),
    ]
    return merged(
        [
            at(cylinder(0.006, cord, sides=6, colour=(0.03, 0.03, 0.03)), 0, -cord, 0),
            lathe(bell, sides=28, colour=colour, roughness=0.35),
            at(
                ball(
                    0.05,
                    0.05,
                    0.05,
                    sides=14,
                    colour=_WARM,
                    material=Material.LIGHT,
                ),
                0,
                -cord - 0.09,
                0,
            ),
        ]
    )


def desk_lamp(colour: Rgb = (0.7, 0.08, 0.05)) -> Mesh:
    steel: Surface = {"colour": (0.6, 0.6, 0.62), "material": Material.METAL, "roughness": 0.3}
    head = lathe(
        [(0.075, 0.0), (0.07, 0.05), (0.03, 0.11), (0.0, 0.12)], sides=24, colour=colour, roughness=0.3
    )
    bulb = ball(
        0.04,
        0.03,
        0.04,
        sides=12,
        colour=_WARM,
        material=Material.LIGHT,
    )
    return merged(
        [
            cylinder(0.09, 0.02, colour=colour, roughness=0.3),
            cylinder(0.009, 0.30, sides=8, **steel).moved(turn("x", -22)),
            cylinder(0.009, 0.28, sides=8, **steel).moved(shift(0, 0.28, -0.11) @ turn("x", 48)),
            merged([head, bulb]).moved(shift(0, 0.38, 0.13) @ turn("x", -20)),
        ]
    )


def street_lamp(*, height: float = 5.6, arm: float = 1.1, light: Rgb = (9.0, 5.6, 2.6)) -> Mesh:
    """Its arm reaches to +x."""
    iron: Surface = {"colour": (0.045, 0.05, 0.055), "roughness": 0.45}
    return merged(
        [
            cylinder(0.11, 0.5, top=0.08, sides=12, **iron),
            cylinder(0.065, height, top=0.045, sides=12, **iron),
            block(arm, 0.06, 0.06, (arm / 2, height - 0.03, 0), **iron),
            block(0.55, 0.09, 0.2, (arm - 0.1, height - 0.06, 0), **iron),
            block(0.44, 0.02, 0.14, (arm - 0.1, height - 0.085, 0), colour=light, material=Material.LIGHT),
        ]
    )


def park_lamp(*, height: float = 3.6, light: Rgb = (7.0, 4.8, 2.6)) -> Mesh:
    """A lantern on a post."""
    iron: Surface = {"colour": (0.03, 0.038, 0.036), "roughness": 0.45}
    glass = [(0.0, 0.0), (0.09, 0.0), (0.17, 0.34), (0.17, 0.34), (0.0, 0.34)]
    hood = [(0.20, 0.0), (0.20, 0.02), (0.07, 0.13), (0.03, 0.2), (0.0, 0.22)]
    return merged(
        [
            cylinder(0.14, 0.3, top=0.09, sides=12, **iron),
            cylinder(0.055, height - 0.4, top=0.04, sides=10, **iron),
            at(cylinder(0.10, 0.05, sides=10, **iron), 0, height - 0.42, 0),
            at(lathe(glass, sides=6, colour=light, material=Material.LIGHT), 0, height - 0.37, 0),
            at(lathe(hood, sides=6, **iron), 0, height - 0.03, 0),
        ]
    )


def candle(height: float = 0.16) -> Mesh:
    wax = cylinder(0.028, height, sides=18, colour=(0.82, 0.74, 0.58), roughness=0.5)
    flame = ball(0.009, 0.024, 0.009, sides=12, colour=(9.0, 5.2, 1.7), material=Material.LIGHT)
    return merged([wax, at(flame, 0, height + 0.022, 0)])


def ceiling_panel(width: float = 1.2, depth: float = 0.3, light: Rgb = (2.6, 2.7, 2.8)) -> Mesh:
    """Under a ceiling at y = 0."""
    return merged(
        [
            block(width + 0.06, 0.05, depth + 0.06, (0, -0.05, 0), colour=(0.8, 0.8, 0.8), roughness=0.6),
            block(width, 0.012, depth, (0, -0.06, 0), colour=light, material=Material.LIGHT),
        ]
    )


def chandelier(*, cord: float = 0.55) -> Mesh:
    """Eight lights on bent arms, hung from y = 0."""
    brass: Surface = {"colour": _BRASS, "material": Material.METAL, "roughness": 0.25}
    low = -cord - 0.43
    parts = [
        at(cylinder(0.010, cord, sides=6, **brass), 0, -cord, 0),
        lathe([(0.0, low), (0.06, low + 0.05), (0.03, low + 0.2), (0.05, low + 0.36), (0.0, -cord)], **brass),
    ]
    for i in range(8):
        angle = math.tau * i / 8
        x, z = math.cos(angle), math.sin(angle)
        arm = [(s * x, low + y, s * z) for s, y in ((0.03, 0.08), (0.2, 0.0), (0.36, 0.03), (0.42, 0.14))]
        parts.append(tube(arm, [0.012] * 4, sides=6, **brass))
        parts.append(
            at(cylinder(0.016, 0.09, sides=8, colour=(0.8, 0.77, 0.7)), 0.42 * x, low + 0.14, 0.42 * z)
        )
        flame = ball(0.016, 0.034, 0.016, sides=10, colour=(4.2, 2.9, 1.6), material=Material.LIGHT)
        parts.append(at(flame, 0.42 * x, low + 0.26, 0.42 * z))
    return merged(parts)
