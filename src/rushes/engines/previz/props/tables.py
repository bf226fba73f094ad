"""Tables, desks and what has a top."""

from __future__ import annotations

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, painted, shade, soft_box
from rushes.engines.previz.shapes import Surface, cylinder, shift, turn

_WOOD: Rgb = (0.32, 0.17, 0.08)


def table(colour: Rgb = _WOOD, *, width: float = 1.6, depth: float = 0.85, height: float = 0.74) -> Mesh:
    wood: Surface = {"colour": colour, "material": Material.WOOD, "roughness": 0.4}
    parts = [at(soft_box(width, 0.04, depth, 0.012, **wood), 0, height - 0.04, 0)]
    parts.append(block(width - 0.16, 0.08, depth - 0.14, (0, height - 0.12, 0), **wood))
    for x in (-width / 2 + 0.07, width / 2 - 0.07):
        for z in (-depth / 2 + 0.07, depth / 2 - 0.07):
            parts.append(block(0.06, height - 0.04, 0.06, (x, 0, z), **wood))
    return merged(parts)


def round_table(colour: Rgb = _WOOD, *, radius: float = 0.45, height: float = 0.45) -> Mesh:
    wood: Surface = {"colour": colour, "material": Material.WOOD, "roughness": 0.4}
    parts = [at(cylinder(radius, 0.035, sides=40, **wood), 0, height - 0.035, 0)]
    for i in range(3):
        leg = cylinder(0.022, height, top=0.02, sides=10, **wood)
        parts.append(leg.moved(turn("y", 120 * i + 20) @ shift(0, 0, radius * 0.75) @ turn("x", -9)))
    return merged(parts)


def desk(colour: Rgb = _WOOD, *, width: float = 1.4, legs: Rgb = (0.06, 0.06, 0.065)) -> Mesh:
    """0.74 m high, with drawers on the right; who sits there looks along -z."""
    wood: Surface = {"colour": colour, "material": Material.WOOD, "roughness": 0.4}
    iron: Surface = {"colour": legs, "roughness": 0.45}
    parts = [at(soft_box(width, 0.035, 0.7, 0.01, **wood), 0, 0.705, 0)]
    for x in (-width / 2 + 0.06, width / 2 - 0.06):
        for z in (-0.3, 0.3):
            parts.append(block(0.04, 0.71, 0.04, (x, 0, z), **iron))
    parts.append(block(0.40, 0.48, 0.56, (width / 2 - 0.3, 0.225, 0), **wood))
    for i in range(3):
        y = 0.24 + 0.155 * i
        parts.append(
            block(0.37, 0.14, 0.02, (width / 2 - 0.3, y, 0.28), **painted(wood, shade(colour, 1.15)))
        )
        parts.append(
            block(
                0.1,
                0.015,
                0.025,
                (width / 2 - 0.3, y + 0.07, 0.295),
                colour=(0.5, 0.5, 0.5),
                material=Material.METAL,
                roughness=0.3,
            )
        )
    return merged(parts)


def school_desk(colour: Rgb = (0.52, 0.33, 0.16)) -> Mesh:
    steel: Surface = {"colour": (0.25, 0.27, 0.30), "material": Material.METAL, "roughness": 0.4}
    parts = [
        at(soft_box(1.2, 0.03, 0.52, 0.01, colour=colour, material=Material.WOOD, roughness=0.35), 0, 0.70, 0)
    ]
    for x in (-0.54, 0.54):
        parts.append(block(0.035, 0.70, 0.035, (x, 0, 0), **steel))
        parts.append(block(0.035, 0.03, 0.5, (x, 0, 0), **steel))
    parts.append(block(1.06, 0.03, 0.03, (0, 0.4, 0), **steel))
    return merged(parts)


def bedside(colour: Rgb = _WOOD) -> Mesh:
    """0.5 m high."""
    wood: Surface = {"colour": colour, "material": Material.WOOD, "roughness": 0.45}
    parts = [block(0.46, 0.40, 0.38, (0, 0.10, 0), **wood)]
    for y in (0.13, 0.31):
        parts.append(block(0.42, 0.165, 0.015, (0, y, 0.195), **painted(wood, shade(colour, 1.2))))
        knob = cylinder(0.014, 0.02, sides=10, colour=(0.6, 0.5, 0.3), material=Material.METAL, roughness=0.3)
        parts.append(knob.moved(shift(0, y + 0.085, 0.20) @ turn("x", 90)))
    for x in (-0.2, 0.2):
        for z in (-0.16, 0.16):
            parts.append(block(0.035, 0.10, 0.035, (x, 0, z), **wood))
    return merged(parts)


def counter(
    colour: Rgb, top: Rgb, *, width: float, depth: float = 0.62, height: float = 0.9, doors: int = 0
) -> Mesh:
    """Cupboards under a worktop, their doors to +z."""
    front: Surface = {"colour": colour, "roughness": 0.5}
    parts = [
        block(width, height - 0.14, depth - 0.06, (0, 0.10, -0.02), **front),
        block(width, 0.10, depth - 0.14, (0, 0, -0.03), colour=shade(colour, 0.3), roughness=0.8),
        at(
            soft_box(
                width + 0.02, 0.04, depth, 0.008, colour=top, material=Material.CONCRETE, roughness=0.25
            ),
            0,
            height - 0.04,
            0,
        ),
    ]
    count = doors or max(1, round(width / 0.6))
    one = width / count
    for i in range(count):
        x = (i + 0.5) * one - width / 2
        parts.append(
            at(
                soft_box(one - 0.012, height - 0.16, 0.02, 0.005, **painted(front, shade(colour, 1.06))),
                x,
                0.11,
                depth / 2 - 0.045,
            )
        )
        handle: Surface = {"colour": (0.55, 0.53, 0.5), "material": Material.METAL, "roughness": 0.25}
        parts.append(block(min(0.2, one * 0.4), 0.012, 0.02, (x, height - 0.13, depth / 2 - 0.028), **handle))
    return merged(parts)
