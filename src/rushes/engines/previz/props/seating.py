"""Things to sit and to lie on."""

from __future__ import annotations

import math

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, cushion, painted, shade, soft_box
from rushes.engines.previz.shapes import Surface, cylinder, shift, turn

_WOOD: Rgb = (0.30, 0.16, 0.075)
_STEEL: Rgb = (0.55, 0.55, 0.57)


def chair(colour: Rgb = _WOOD, *, seat: Rgb | None = None) -> Mesh:
    """A plain wooden chair, 0.88 m high; with ``seat`` the seat is upholstered."""
    wood: Surface = {"colour": colour, "material": Material.WOOD, "roughness": 0.45}
    parts = [block(0.42, 0.035, 0.42, (0, 0.43, 0), **wood)]
    for x in (-0.18, 0.18):
        parts.append(block(0.036, 0.43, 0.036, (x, 0, 0.18), **wood))
        parts.append(block(0.036, 0.88, 0.036, (x, 0, -0.19), **wood))
        parts.append(block(0.022, 0.03, 0.34, (x, 0.2, 0), **wood))
    for y in (0.56, 0.68, 0.80):
        parts.append(block(0.34, 0.06, 0.02, (0, y, -0.19), **wood))
    if seat is not None:
        pad = cushion(0.40, 0.055, 0.40, colour=seat, material=Material.FABRIC)
        parts.append(at(pad, 0, 0.46, 0))
    return merged(parts)


def office_chair(colour: Rgb = (0.04, 0.045, 0.05)) -> Mesh:
    fabric: Surface = {"colour": colour, "material": Material.FABRIC}
    steel: Surface = {"colour": _STEEL, "material": Material.METAL, "roughness": 0.3}
    parts = [
        at(soft_box(0.48, 0.09, 0.46, 0.04, **fabric), 0, 0.44, 0),
        soft_box(0.44, 0.56, 0.07, 0.03, **fabric).moved(shift(0, 0.56, -0.22) @ turn("x", -8)),
        at(cylinder(0.03, 0.34, **steel), 0, 0.10, 0),
    ]
    for i in range(5):
        leg = block(0.05, 0.03, 0.30, (0, 0.07, 0.15), **steel)
        parts.append(leg.moved(turn("y", 72 * i)))
        wheel = cylinder(0.035, 0.03, sides=12, colour=(0.02, 0.02, 0.02), roughness=0.4)
        parts.append(wheel.moved(turn("y", 72 * i) @ shift(0, 0.035, 0.30) @ turn("z", 90)))
    for x in (-0.27, 0.27):
        parts.append(block(0.05, 0.03, 0.26, (x, 0.66, 0), colour=(0.03, 0.03, 0.03), roughness=0.5))
        parts.append(block(0.03, 0.2, 0.04, (x, 0.47, 0), **steel))
    return merged(parts)


def stool(colour: Rgb = _WOOD, height: float = 0.66) -> Mesh:
    wood: Surface = {"colour": colour, "material": Material.WOOD, "roughness": 0.45}
    parts = [at(cylinder(0.17, 0.035, **wood), 0, height - 0.035, 0)]
    for i in range(4):
        leg = cylinder(0.018, height - 0.02, top=0.014, sides=8, **wood)
        parts.append(leg.moved(turn("y", 45 + 90 * i) @ shift(0, 0, 0.17) @ turn("x", -6)))
    return merged(parts)


def sofa(colour: Rgb, *, width: float = 2.1, seats: int = 3, pillow: Rgb | None = None) -> Mesh:
    """0.82 m high, its back to -z."""
    cloth: Surface = {"colour": colour, "material": Material.FABRIC, "roughness": 0.9}
    deep = 0.92
    inner = width - 0.36
    parts = [
        at(soft_box(width, 0.22, deep, 0.05, **cloth), 0, 0.12, 0),
        at(soft_box(width, 0.66, 0.20, 0.08, **cloth), 0, 0.16, -deep / 2 + 0.10),
    ]
    for side in (-1, 1):
        parts.append(at(soft_box(0.19, 0.50, deep, 0.08, **cloth), side * (width / 2 - 0.095), 0.12, 0))
        for z in (-0.34, 0.36):
            foot = cylinder(0.018, 0.13, top=0.028, sides=10, colour=_WOOD, material=Material.WOOD)
            parts.append(at(foot, side * (width / 2 - 0.14), 0, z))
    one = inner / seats
    lighter = painted(cloth, shade(colour, 1.12))
    for i in range(seats):
        x = (i + 0.5) * one - inner / 2
        parts.append(at(cushion(one - 0.01, 0.17, 0.66, **lighter), x, 0.32, 0.10))
        back = cushion(one - 0.02, 0.42, 0.17, **lighter)
        parts.append(back.moved(shift(x, 0.46, -0.20) @ turn("x", -12)))
    if pillow is not None:
        soft: Surface = {"colour": pillow, "material": Material.FABRIC}
        parts.append(
            cushion(0.42, 0.40, 0.14, **soft).moved(
                shift(-inner / 2 + 0.22, 0.48, 0.02) @ turn("y", 22) @ turn("x", -18)
            )
        )
        parts.append(
            cushion(0.38, 0.36, 0.13, colour=shade(pillow, 0.6), material=Material.FABRIC).moved(
                shift(inner / 2 - 0.2, 0.48, 0.03) @ turn("y", -25) @ turn("x", -16)
            )
        )
    return merged(parts)


def armchair(colour: Rgb) -> Mesh:
    return sofa(colour, width=0.92, seats=1)


def bench(colour: Rgb = _WOOD, width: float = 1.6) -> Mesh:
    """A park bench with an iron frame."""
    wood: Surface = {"colour": colour, "material": Material.WOOD, "roughness": 0.5}
    iron: Surface = {"colour": (0.03, 0.035, 0.035), "roughness": 0.4}
    parts = [block(width, 0.03, 0.09, (0, 0.43, -0.18 + 0.11 * i), **wood) for i in range(4)]
    for y in (0.56, 0.68, 0.80):
        parts.append(block(width, 0.09, 0.03, (0, y, -0.24 - 0.1 * (y - 0.56)), **wood))
    for x in (-width / 2 + 0.12, width / 2 - 0.12):
        parts.append(block(0.05, 0.43, 0.05, (x, 0, 0.14), **iron))
        parts.append(block(0.05, 0.86, 0.05, (x, 0, -0.24), **iron))
        parts.append(block(0.05, 0.04, 0.42, (x, 0.40, -0.05), **iron))
    return merged(parts)


def bed(cover: Rgb, *, width: float = 1.6, wood: Rgb = _WOOD, pillow: Rgb = (0.75, 0.73, 0.70)) -> Mesh:
    """2.1 m long, its head to -z."""
    frame: Surface = {"colour": wood, "material": Material.WOOD, "roughness": 0.5}
    parts = [
        block(width + 0.1, 0.16, 2.1, (0, 0.14, 0), **frame),
        at(soft_box(width + 0.14, 1.0, 0.09, 0.03, **frame), 0, 0.05, -1.06),
        at(
            soft_box(width, 0.24, 2.02, 0.08, colour=(0.72, 0.71, 0.68), material=Material.FABRIC), 0, 0.28, 0
        ),
        at(soft_box(width + 0.08, 0.20, 1.42, 0.09, colour=cover, material=Material.FABRIC), 0, 0.36, 0.34),
        at(
            soft_box(width + 0.09, 0.21, 0.30, 0.09, colour=shade(cover, 1.25), material=Material.FABRIC),
            0,
            0.365,
            -0.28,
        ),
    ]
    for x in (-width / 4, width / 4):
        soft = cushion(width / 2 - 0.1, 0.17, 0.46, colour=pillow, material=Material.FABRIC)
        parts.append(soft.moved(shift(x, 0.49, -0.72) @ turn("x", 14)))
    for x in (-width / 2, width / 2):
        for z in (-0.98, 0.98):
            parts.append(block(0.07, 0.16, 0.07, (x, 0, z), **frame))
    return merged(parts)


def ring(count: int, radius: float) -> list[tuple[float, float, float]]:
    """x, z and yaw of chairs around a table, all facing its middle."""
    angles = [math.tau * i / count for i in range(count)]
    return [(radius * math.sin(a), radius * math.cos(a), 180.0 + math.degrees(a)) for a in angles]
