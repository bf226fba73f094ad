"""What stands along streets."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.shapes import Surface, ball, cylinder, extruded, lathe, shift, turn

_IRON: Rgb = (0.045, 0.05, 0.055)


def wheel(radius: float = 0.32, width: float = 0.21) -> Mesh:
    """About the origin, its axle along x."""
    tyre = lathe(
        [
            (radius * 0.62, -width / 2),
            (radius * 0.96, -width / 2),
            (radius, -width * 0.3),
            (radius, width * 0.3),
            (radius * 0.96, width / 2),
            (radius * 0.62, width / 2),
        ],
        sides=18,
        colour=(0.018, 0.018, 0.02),
        roughness=0.8,
    )
    rim = at(
        cylinder(
            radius * 0.64,
            width * 0.84,
            sides=24,
            colour=(0.42, 0.43, 0.45),
            material=Material.METAL,
            roughness=0.3,
        ),
        0,
        -width * 0.42,
        0,
    )
    spokes = [
        block(
            radius * 1.2,
            width * 0.9,
            0.045,
            (0, -width * 0.45, 0),
            colour=(0.55, 0.56, 0.58),
            material=Material.METAL,
            roughness=0.25,
        ).moved(turn("y", 36 * i))
        for i in range(5)
    ]
    return merged([tyre, rim, *spokes]).moved(turn("z", 90))


def _far_wheel() -> Mesh:
    """For a car that nobody sees from near."""
    return at(cylinder(0.32, 0.21, sides=12, colour=(0.03, 0.03, 0.032), roughness=0.7), 0, -0.105, 0).moved(
        turn("z", 90)
    )


def car(colour: Rgb, *, lit: bool = False, kind: int = 0, near: bool = True) -> Mesh:
    """4.3 m long, its nose to +z; ``kind`` 0 a saloon, 1 a hatchback, 2 a van. Rests on its wheels."""
    paint: Surface = {"colour": colour, "roughness": 0.22}
    glass: Surface = {"colour": (0.015, 0.018, 0.022), "roughness": 0.06}
    side: list[tuple[float, float]] = [
        (-2.12, 0.30),
        (2.10, 0.30),
        (2.15, 0.52),
        (2.06, 0.70),
        (0.95, 0.86),
        (-1.95, 0.90),
        (-2.12, 0.80),
    ]
    roof = {
        0: [(-1.62, 0.86), (0.98, 0.84), (0.32, 1.40), (-0.95, 1.42)],
        1: [(-2.02, 0.86), (0.98, 0.84), (0.36, 1.44), (-1.60, 1.46)],
        2: [(-2.08, 0.86), (1.35, 0.84), (0.85, 1.86), (-2.02, 1.90)],
    }[kind]
    # Outlines are in x, y; a car's length goes along z.
    along = turn("y", -90.0)
    body = extruded(side, 1.74, **paint).moved(along)
    cabin = extruded(roof, 1.50, **glass).moved(along)
    top = [(x * 0.93 - 0.02, y + 0.015) for x, y in roof]
    lid = extruded(
        [
            (top[2][0] - 0.02, top[2][1] - 0.05),
            (top[2][0] - 0.08, top[2][1]),
            (top[3][0] + 0.06, top[3][1]),
            (top[3][0], top[3][1] - 0.05),
        ],
        1.44,
        **paint,
    ).moved(along)
    parts = [body, cabin, lid]
    # Pillars between the windows.
    for z in (-0.28, roof[1][0] - 0.05 if kind == 2 else -1.25):
        parts.append(block(1.515, roof[2][1] - 0.9, 0.07, (0, 0.86, z), **paint))
    for x in (-0.78, 0.78):
        for z in (-1.32, 1.32):
            arch = cylinder(0.385, 0.02, sides=14, colour=(0.012, 0.012, 0.013), roughness=0.9).moved(
                turn("z", 90)
            )
            parts.append(at(arch, x + (0.102 if x > 0 else -0.082), 0.34, z))
            parts.append(at(wheel() if near else _far_wheel(), x + (0.015 if x > 0 else -0.015), 0.32, z))
    head: Rgb = (5.0, 4.6, 3.8) if lit else (0.75, 0.76, 0.78)
    tail: Rgb = (3.2, 0.12, 0.08) if lit else (0.32, 0.02, 0.02)
    shine = Material.LIGHT if lit else Material.PLAIN
    for x in (-0.62, 0.62):
        parts.append(block(0.34, 0.13, 0.06, (x, 0.56, 2.10), colour=head, material=shine, roughness=0.1))
        parts.append(block(0.30, 0.13, 0.05, (x, 0.62, -2.12), colour=tail, material=shine, roughness=0.2))
    dark: Surface = {"colour": (0.02, 0.02, 0.022), "roughness": 0.5}
    parts.append(block(1.0, 0.16, 0.05, (0, 0.40, 2.125), **dark))
    parts.append(block(1.70, 0.10, 0.06, (0, 0.28, 2.06), **dark))
    parts.append(block(1.70, 0.12, 0.06, (0, 0.28, -2.10), **dark))
    parts.append(block(0.45, 0.11, 0.02, (0, 0.52, -2.135), colour=(0.7, 0.7, 0.66), roughness=0.5))
    for x in (-0.92, 0.92) if near else ():
        parts.append(at(soft_box(0.16, 0.11, 0.09, 0.03, **paint), x, 0.90, 0.62))
    return merged(parts)


def traffic_light(*, green: bool = True, height: float = 3.2) -> Mesh:
    """Its lamps look along +z."""
    parts = [cylinder(0.05, height, sides=10, colour=_IRON, roughness=0.5)]
    parts.append(
        at(soft_box(0.30, 0.86, 0.22, 0.04, colour=(0.02, 0.025, 0.02), roughness=0.5), 0, height - 0.3, 0.06)
    )
    burning = {0: (0.2, 6.0, 1.8)} if green else {2: (7.0, 0.35, 0.15)}
    for i in range(3):
        on = burning.get(i)
        dull: Rgb = ((0.02, 0.08, 0.03), (0.10, 0.07, 0.01), (0.10, 0.015, 0.01))[i]
        lamp = ball(
            0.095,
            0.095,
            0.05,
            sides=18,
            colour=on or dull,
            material=Material.LIGHT if on else Material.PLAIN,
            roughness=0.3,
        )
        parts.append(at(lamp, 0, height - 0.14 + 0.27 * i, 0.17))
        parts.append(block(0.24, 0.02, 0.12, (0, height - 0.03 + 0.27 * i, 0.21), colour=(0.02, 0.02, 0.02)))
    return merged(parts)


def bin_(colour: Rgb = (0.06, 0.10, 0.07)) -> Mesh:
    profile = [
        (0.0, 0.0),
        (0.20, 0.0),
        (0.22, 0.02),
        (0.25, 0.75),
        (0.25, 0.75),
        (0.26, 0.78),
        (0.20, 0.86),
        (0.0, 0.88),
    ]
    return lathe(profile, sides=20, colour=colour, roughness=0.5)


def hydrant(colour: Rgb = (0.55, 0.05, 0.03)) -> Mesh:
    body = [
        (0.0, 0.0),
        (0.15, 0.0),
        (0.15, 0.05),
        (0.10, 0.06),
        (0.10, 0.45),
        (0.13, 0.46),
        (0.13, 0.50),
        (0.09, 0.58),
        (0.03, 0.64),
        (0.0, 0.65),
    ]
    arms = cylinder(0.05, 0.34, sides=14, colour=shade(colour, 0.8), roughness=0.4).moved(
        shift(0.17, 0.36, 0) @ turn("z", 90)
    )
    return merged([lathe(body, sides=20, colour=colour, roughness=0.4), arms])


def awning(width: float, colour: Rgb, *, deep: float = 1.1) -> Mesh:
    """From a wall at z = 0 outwards, its upper edge at y = 0: striped."""
    parts, count = [], max(4, round(width / 0.3))
    for i in range(count):
        tone = colour if i % 2 else (0.72, 0.70, 0.66)
        strip = block(
            width / count,
            0.02,
            deep,
            ((i + 0.5) * width / count - width / 2, 0, deep / 2),
            colour=tone,
            material=Material.FABRIC,
        )
        parts.append(strip.moved(turn("x", 24)))
        edge = block(
            width / count,
            0.16,
            0.015,
            ((i + 0.5) * width / count - width / 2, -0.62 * deep * 0.68 - 0.16, deep * 0.91),
            colour=tone,
            material=Material.FABRIC,
        )
        parts.append(edge)
    return merged(parts)


def fence(width: float, colour: Rgb = (0.72, 0.71, 0.68), height: float = 0.9) -> Mesh:
    pale: Surface = {"colour": colour, "roughness": 0.6}
    parts = [block(width, 0.05, 0.03, (0, y, 0), **pale) for y in (0.25 * height, 0.75 * height)]
    count = round(width / 0.16)
    for i in range(count):
        x = (i + 0.5) * width / count - width / 2
        parts.append(block(0.09, height, 0.02, (x, 0, 0.02), **pale))
    return merged(parts)


def mailbox(colour: Rgb = (0.10, 0.16, 0.35)) -> Mesh:
    random = np.random.default_rng(1)
    lean = float(random.uniform(-2, 2))
    return merged(
        [
            block(0.08, 1.0, 0.08, (0, 0, 0), colour=(0.45, 0.36, 0.26), material=Material.WOOD).moved(
                turn("z", lean)
            ),
            at(soft_box(0.2, 0.22, 0.45, 0.09, colour=colour, roughness=0.4), 0, 1.0, 0),
        ]
    )
