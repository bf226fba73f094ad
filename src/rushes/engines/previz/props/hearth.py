"""A fireplace. Its flames are apart, as they move."""

from __future__ import annotations

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, soft_box
from rushes.engines.previz.shapes import Surface, cylinder, shift, turn

#: Of the hole for the fire, and how deep it is.
WIDE, HIGH, DEEP = 0.92, 0.72, 0.42


def fireplace(stone: Rgb, ceiling: float) -> Mesh:
    """Against a wall at -z, its hearth before z = 0.5; the chimney goes up to the ceiling."""
    face: Surface = {"colour": stone, "roughness": 0.6}
    brick: Surface = {"colour": (0.20, 0.085, 0.055), "material": Material.BRICK, "roughness": 0.9}
    soot: Surface = {"colour": (0.03, 0.026, 0.024), "roughness": 0.95}
    parts = [
        block(1.7, 0.08, 0.9, (0, 0, 0.45), colour=(0.16, 0.16, 0.165), roughness=0.4),
        block(1.5, ceiling - 1.2, 0.42, (0, 1.2, 0.21), **brick),
        at(soft_box(1.9, 0.09, 0.58, 0.02, **face), 0, 1.14, 0.29),
        block(1.6, 1.14 - HIGH - 0.06, 0.5, (0, HIGH + 0.06, 0.25), **face),
        block(WIDE, HIGH, 0.04, (0, 0.06, 0.03), **soot),
    ]
    for side in (-1, 1):
        parts.append(block((1.6 - WIDE) / 2, HIGH + 0.02, 0.5, (side * (1.6 + WIDE) / 4, 0.06, 0.25), **face))
        parts.append(block(0.03, HIGH, DEEP, (side * WIDE / 2, 0.06, DEEP / 2), **soot))
    for number, (x, y, lean) in enumerate(((-0.12, 0.10, 12.0), (0.13, 0.10, -14.0), (0.0, 0.19, 4.0))):
        log = cylinder(0.05, 0.5, sides=10, colour=(0.10, 0.055, 0.03), roughness=0.9)
        laid = shift(0.25 + 0.3 * x, y, 0.24 + 0.05 * number) @ turn("y", lean) @ turn("z", 90)
        parts.append(log.moved(laid))
    parts.append(block(0.6, 0.02, 0.26, (0, 0.08, 0.24), colour=(1.6, 0.35, 0.04), material=Material.LIGHT))
    return merged(parts)
