"""Cranes of ports and building sites. Metres; they stand on y = 0."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.shapes import Surface, shift, tube, turn

_YELLOW: Rgb = (0.72, 0.42, 0.02)


def lattice(long: float, wide: float, colour: Rgb, *, thick: float = 0.14) -> Mesh:
    """A mast of four bars with crossing struts, upwards from the origin."""
    half = wide / 2
    steel: Surface = {"colour": colour, "roughness": 0.5}
    parts = [block(thick, long, thick, (x, 0, z), **steel) for x in (-half, half) for z in (-half, half)]
    count = max(2, round(long / (1.25 * wide)))
    step = long / count
    lean = float(np.degrees(np.arctan2(wide, step)))
    reach = float(np.hypot(wide, step))
    strut = block(0.6 * thick, reach, 0.6 * thick, (0, -reach / 2, 0), **steel)
    for i in range(count):
        y, sign = (i + 0.5) * step, 1.0 if i % 2 else -1.0
        for side in (-half, half):
            parts.append(strut.moved(shift(0, y, side) @ turn("z", sign * lean)))
            parts.append(strut.moved(shift(side, y, 0) @ turn("x", sign * lean)))
    return merged(parts)


def tower_crane(height: float = 34.0, jib: float = 30.0, *, colour: Rgb = _YELLOW) -> Mesh:
    """Its jib points to +x."""
    steel: Surface = {"colour": colour, "roughness": 0.5}
    along = turn("z", -90.0)
    parts = [
        lattice(height, 1.7, colour, thick=0.18),
        lattice(jib, 1.2, colour).moved(shift(0.8, height + 0.9, 0) @ along),
        lattice(9.0, 1.2, colour).moved(shift(-9.8, height + 0.9, 0) @ along),
        at(lattice(6.0, 1.1, colour), 0, height + 1.4, 0),
        block(2.4, 2.2, 1.8, (-8.4, height - 0.9, 0), colour=(0.30, 0.30, 0.30), roughness=0.9),
        block(1.5, 1.9, 1.4, (1.0, height - 1.2, 1.5), **steel),
        block(1.52, 0.9, 1.1, (1.1, height - 0.5, 1.6), colour=(0.03, 0.04, 0.05), roughness=0.1),
    ]
    rope: Surface = {"colour": (0.05, 0.05, 0.05), "roughness": 0.6}
    for x in (0.62 * jib, -8.6):
        parts.append(
            tube(
                [(0, height + 7.3, 0), (x / 2, height + 4.4, 0), (x, height + 1.6, 0)],
                [0.05] * 3,
                sides=4,
                **rope,
            )
        )
    hook = 0.55 * jib
    parts += [
        block(1.0, 0.4, 1.3, (hook, height + 0.0, 0), colour=shade(colour, 0.6)),
        block(0.05, 0.5 * height, 0.05, (hook, 0.5 * height, 0), **rope),
        block(0.5, 0.8, 0.4, (hook, 0.5 * height - 0.8, 0), colour=(0.6, 0.1, 0.03)),
    ]
    return merged(parts)


def gantry(height: float = 26.0, *, colour: Rgb = (0.10, 0.22, 0.42)) -> Mesh:
    """A port's: straddles the quay, its beam reaches over the water to +x."""
    steel: Surface = {"colour": colour, "roughness": 0.5}
    parts = []
    for z in (-6.0, 6.0):
        parts += [block(1.1, height, 1.1, (x, 0, z), **steel) for x in (-8.0, 8.0)]
        parts.append(block(17.0, 1.0, 0.9, (0, 0.42 * height, z), **steel))
    for x in (-8.0, 8.0):
        parts += [block(0.9, 1.2, 13.0, (x, y, 0), **steel) for y in (0.8, height - 1.2)]
    for z in (-2.0, 2.0):
        parts.append(block(64.0, 1.4, 0.8, (11.0, height, z), **steel))
    parts += [block(0.9, 12.0, 0.9, (7.0, height, z), **steel) for z in (-2.6, 2.6)]
    for end in (38.0, -18.0):
        parts.append(
            tube(
                [(7.0, height + 11.6, 0), (3.5 + end / 2, height + 6.5, 0), (end, height + 1.4, 0)],
                [0.16] * 3,
                sides=6,
                **steel,
            )
        )
    parts.append(block(3.2, 2.6, 3.0, (17.0, height - 2.8, 0), colour=(0.75, 0.75, 0.73), roughness=0.5))
    parts.append(block(7.0, 4.0, 5.0, (-13.0, height + 1.2, 0), **steel))
    parts += [
        block(0.08, 9.0, 0.08, (x, height - 11.6, z), colour=(0.05, 0.05, 0.05))
        for x in (16.0, 18.0)
        for z in (-1.0, 1.0)
    ]
    parts.append(block(2.4, 0.4, 6.0, (17.0, height - 12.0, 0), colour=_YELLOW, roughness=0.5))
    return merged(parts)
