"""What belongs to a room: windows, doors, pictures, curtains, rugs, blinds."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, hue
from rushes.engines.previz.shapes import Surface, ball, box, plane, shift, turn

_WHITE: Rgb = (0.76, 0.75, 0.73)


def window(
    width: float, height: float, *, pane: bool = True, panes: tuple[int, int] = (2, 1), frame: Rgb = _WHITE
) -> Mesh:
    """A frame about z = 0 standing on y = 0, and, with ``pane``, at z = -0.25 what is seen outside."""
    bar: Surface = {"colour": frame, "roughness": 0.5}
    parts = []
    for x in (-width / 2 + 0.03, width / 2 - 0.03):
        parts.append(block(0.06, height, 0.07, (x, 0, 0), **bar))
    for y in (0.0, height - 0.06):
        parts.append(block(width, 0.06, 0.07, (0, y, 0), **bar))
    for i in range(1, panes[0]):
        parts.append(block(0.035, height, 0.05, (width * (i / panes[0] - 0.5), 0, 0), **bar))
    for i in range(1, panes[1]):
        parts.append(block(width, 0.035, 0.05, (0, height * i / panes[1], 0), **bar))
    parts.append(block(width + 0.16, 0.035, 0.20, (0, -0.035, 0.07), **bar))
    if pane:
        seen = plane(width + 1.2, height + 0.9, colour=(1.0, 1.0, 1.0), material=Material.VIEW, roughness=0.0)
        parts.append(seen.moved(shift(0, 0.5 * height + 0.15, -0.25) @ turn("x", 90)))
    return merged(parts)


def curtain(width: float, height: float, colour: Rgb) -> Mesh:
    """In folds, standing on y = 0."""
    n = max(int(width / 0.02), 8)
    x = np.linspace(-width / 2, width / 2, n + 1)
    z = 0.045 * np.sin(x * math.tau / 0.13)
    slope = 0.045 * math.tau / 0.13 * np.cos(x * math.tau / 0.13)
    normal = np.column_stack([-slope, np.zeros(n + 1), np.ones(n + 1)])
    points = np.concatenate(
        [np.column_stack([x, np.full(n + 1, y), z * s]) for y, s in ((0.0, 1.15), (height, 0.8))]
    )
    first = np.arange(n)
    faces = np.concatenate(
        [
            np.column_stack([first, first + 1, first + n + 2]),
            np.column_stack([first, first + n + 2, first + n + 1]),
        ]
    )
    return Mesh.of(
        points,
        faces,
        np.concatenate([normal, normal]),
        colour=colour,
        material=Material.FABRIC,
        roughness=0.95,
    )


def door(colour: Rgb = (0.62, 0.60, 0.56), *, height: float = 2.05, width: float = 0.86) -> Mesh:
    """Its front to +z, a little before z = 0."""
    face: Surface = {"colour": colour, "roughness": 0.5}
    parts = [block(width, height, 0.05, (0, 0, 0), **face)]
    for y, tall in ((0.18, 0.62), (0.95, 0.92)):
        for x in (-width / 4 + 0.02, width / 4 - 0.02):
            dark = (colour[0] * 0.85, colour[1] * 0.85, colour[2] * 0.85)
            parts.append(block(width / 2 - 0.14, tall, 0.012, (x, y, 0.025), colour=dark, roughness=0.5))
    for x in (-width / 2 - 0.05, width / 2 + 0.05):
        parts.append(block(0.10, height + 0.1, 0.09, (x, 0, 0), colour=_WHITE, roughness=0.6))
    parts.append(block(width + 0.2, 0.10, 0.09, (0, height, 0), colour=_WHITE, roughness=0.6))
    knob = ball(0.03, 0.03, 0.03, sides=12, colour=(0.6, 0.5, 0.3), material=Material.METAL, roughness=0.25)
    parts.append(at(knob, width / 2 - 0.08, 1.0, 0.06))
    return merged(parts)


def picture(
    random: np.random.Generator, width: float, height: float, *, frame: Rgb = (0.05, 0.045, 0.04)
) -> Mesh:
    """Hung with its back to z = 0: an abstract of a few shapes in related colours."""
    base = float(random.random())
    parts = [
        block(width, height, 0.025, (0, -height / 2, 0.0125), colour=frame, roughness=0.5),
        block(
            width - 0.05,
            height - 0.05,
            0.004,
            (0, -height / 2 + 0.025, 0.027),
            colour=(0.78, 0.76, 0.71),
            roughness=0.9,
        ),
    ]
    inner = (width - 0.16, height - 0.16)
    paper = hue(base, 0.18, 0.92)
    parts.append(block(*inner, 0.002, (0, -inner[1] / 2, 0.030), colour=paper, roughness=0.9))
    for i in range(3):
        tone = hue(
            base + float(random.choice([0.0, 0.08, 0.5, 0.58])),
            float(random.uniform(0.35, 0.7)),
            float(random.uniform(0.35, 0.9)),
        )
        w, h = inner[0] * float(random.uniform(0.2, 0.6)), inner[1] * float(random.uniform(0.15, 0.45))
        x = float(random.uniform(-0.5, 0.5)) * (inner[0] - w)
        y = float(random.uniform(-0.5, 0.5)) * (inner[1] - h)
        z = 0.032 + 0.001 * i
        if random.random() < 0.45:
            r = min(w, h) / 2
            parts.append(ball(r, r, 0.001, sides=28, colour=tone, roughness=0.9).moved(shift(x, y, z)))
        else:
            parts.append(block(w, h, 0.001, (x, y - h / 2, z), colour=tone, roughness=0.9))
    return merged(parts)


def rug(width: float, depth: float, colour: Rgb, border: Rgb) -> Mesh:
    """Lies on y = 0."""
    return merged(
        [
            box(width, 0.012, depth, colour=border, material=Material.FABRIC),
            box(width - 0.24, 0.017, depth - 0.24, colour=colour, material=Material.FABRIC),
            box(width - 0.62, 0.022, depth - 0.62, colour=border, material=Material.FABRIC),
            box(width - 0.70, 0.027, depth - 0.70, colour=colour, material=Material.FABRIC),
        ]
    )
