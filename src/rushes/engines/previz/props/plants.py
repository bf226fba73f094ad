"""Plants: in pots, and trees and bushes for streets and gardens."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at
from rushes.engines.previz.shapes import ball, cylinder, lathe, scale, shift, tube, turn

_GREEN: Rgb = (0.055, 0.14, 0.035)
_BARK: Rgb = (0.10, 0.065, 0.04)


def pot(radius: float = 0.15, height: float = 0.26, colour: Rgb = (0.50, 0.24, 0.14)) -> Mesh:
    profile = [
        (0.0, 0.0),
        (radius * 0.72, 0.0),
        (radius * 0.72, 0.0),
        (radius, height),
        (radius, height),
        (radius * 0.88, height),
        (radius * 0.86, height * 0.9),
    ]
    soil = cylinder(radius * 0.88, 0.01, sides=20, colour=(0.05, 0.035, 0.025))
    return merged([lathe(profile, sides=24, colour=colour, roughness=0.7), at(soil, 0, height * 0.88, 0)])


def leaf(length: float, width: float, bend: float, colour: Rgb) -> Mesh:
    """From the origin along +z, bent downwards; seen from both sides."""
    rows = 6
    t = np.linspace(0.0, 1.0, rows + 1)
    half = width * 0.5 * np.sin(math.pi * np.clip(t, 0.02, 0.98) ** 0.8)
    angle = bend * t
    step = length / rows
    z = np.concatenate([[0.0], np.cumsum(np.cos(angle[1:]) * step)])
    y = np.concatenate([[0.0], np.cumsum(-np.sin(angle[1:]) * step)])
    points, normals = [], []
    for x in (-1.0, 0.0, 1.0):
        points.append(np.column_stack([x * half, y + 0.12 * half * abs(x), z]))
        normals.append(np.column_stack([np.full(rows + 1, -0.25 * x), np.cos(angle), np.sin(angle)]))
    at_ = np.concatenate(points)
    base = np.concatenate([np.arange(rows) + k * (rows + 1) for k in range(2)])
    over = base + rows + 1
    faces = np.concatenate(
        [np.column_stack([base, base + 1, over + 1]), np.column_stack([base, over + 1, over])]
    )
    return Mesh.of(
        at_, faces, np.concatenate(normals), colour=colour, material=Material.LEAVES, roughness=0.5
    )


def potted(
    random: np.random.Generator, height: float = 0.9, *, colour: Rgb = _GREEN, kind: int | None = None
) -> Mesh:
    """0 broad leaves on stems, 1 a fan of swords, 2 a small tree."""
    which = int(random.integers(3)) if kind is None else kind
    r = 0.17 * height + 0.03
    clay: Rgb = [(0.50, 0.24, 0.14), (0.62, 0.60, 0.56), (0.10, 0.11, 0.12)][int(random.integers(3))]
    base = pot(r, 1.5 * r, clay)
    top = 1.35 * r
    parts = [base]
    room = height - top
    if which == 1:
        for i in range(16):
            tone = float(random.uniform(0.7, 1.3))
            own = (colour[0] * tone, colour[1] * tone, colour[2] * tone)
            one = leaf(
                room * float(random.uniform(0.75, 1.1)), 0.08 * height, float(random.uniform(0.1, 0.5)), own
            )
            lean = float(random.uniform(8, 34)) * (0.4 + 0.6 * (i / 16))
            parts.append(one.moved(shift(0, top, 0) @ turn("y", 137.5 * i) @ turn("x", -90 + lean)))
        return merged(parts)
    if which == 2:
        trunk = tube(
            [(0, top, 0), (0.02, top + 0.3 * room, 0), (0, top + 0.62 * room, 0.01)],
            [0.022, 0.018, 0.014],
            sides=8,
            colour=_BARK,
        )
        parts += [trunk, at(crown(random, 0.34 * room, colour, lumps=9), 0, top + 0.72 * room, 0)]
        return merged(parts)
    for i in range(22):
        tone = float(random.uniform(0.7, 1.35))
        own = (colour[0] * tone, colour[1] * tone, colour[2] * tone)
        lift = (i + 0.5) / 22
        one = leaf(room * float(random.uniform(0.30, 0.48)), 0.17 * height, 1.1, own)
        parts.append(
            one.moved(
                shift(0, top + room * (0.1 + 0.65 * lift), 0)
                @ turn("y", 137.5 * i)
                @ turn("x", -58 * lift - 5)
            )
        )
    stem = cylinder(0.012, 0.75 * room, sides=6, colour=(0.06, 0.12, 0.04))
    parts.append(at(stem, 0, top, 0))
    return merged(parts)


def crown(random: np.random.Generator, radius: float, colour: Rgb, *, lumps: int = 12) -> Mesh:
    """Foliage as a heap of uneven balls, darker below and within."""
    parts = []
    for i in range(lumps):
        up = 1.0 - 2.0 * (i + 0.5) / lumps
        a = 2.399963 * i
        flat = math.sqrt(1.0 - up * up)
        far = radius * float(random.uniform(0.45, 0.75))
        r = radius * float(random.uniform(0.42, 0.62))
        tone = float(random.uniform(0.75, 1.2)) * (0.75 + 0.35 * max(up, -0.5))
        own = (colour[0] * tone * float(random.uniform(0.85, 1.25)), colour[1] * tone, colour[2] * tone)
        one = ball(r, r * 0.85, r, sides=10, colour=own, material=Material.LEAVES, roughness=0.9)
        wave = 1.0 + 0.10 * np.sin(one.points[:, :1] * 9.0 / radius + i) * np.cos(
            one.points[:, 2:] * 8.0 / radius
        )
        one = one.moved(scale(1, 1, 1))
        one.points[:] = one.points * wave
        parts.append(one.moved(shift(far * flat * math.cos(a), far * up * 0.85, far * flat * math.sin(a))))
    made = merged(parts)
    # The inside and the underside see little of the sky.
    out = np.linalg.norm(made.points, axis=1) / (1.25 * radius)
    made.openness[:] = np.clip(0.35 + 0.5 * out + 0.2 * made.points[:, 1] / radius, 0.25, 1.0)
    return made


def tree(random: np.random.Generator, height: float = 6.0, *, colour: Rgb = (0.115, 0.20, 0.05)) -> Mesh:
    """A street tree with a round crown."""
    radius = 0.30 * height
    lean = float(random.uniform(-0.02, 0.02)) * height
    trunk = tube(
        [
            (0, 0, 0),
            (0.4 * lean, 0.25 * height, 0),
            (lean, 0.55 * height, 0.3 * lean),
            (lean, 0.7 * height, 0),
        ],
        [0.026 * height, 0.019 * height, 0.014 * height, 0.006 * height],
        sides=9,
        colour=_BARK,
        roughness=0.95,
    )
    return merged([trunk, at(crown(random, radius, colour), lean, 0.70 * height, 0)])


def bush(random: np.random.Generator, height: float = 0.8, colour: Rgb = (0.06, 0.13, 0.035)) -> Mesh:
    return at(crown(random, 0.6 * height, colour, lumps=9), 0, 0.42 * height, 0)


def flowers(random: np.random.Generator, colour: Rgb, height: float = 0.34) -> Mesh:
    """A bunch in a vase."""
    vase = lathe(
        [(0.0, 0.0), (0.045, 0.0), (0.055, 0.05), (0.05, 0.12), (0.03, 0.16), (0.036, 0.18)],
        colour=(0.55, 0.62, 0.66),
        roughness=0.15,
    )
    parts = [vase]
    for i in range(9):
        lean, way = float(random.uniform(4, 26)), 137.5 * i
        tall = height * float(random.uniform(0.75, 1.0))
        turned = shift(0, 0.12, 0) @ turn("y", way) @ turn("x", lean)
        parts.append(cylinder(0.003, tall - 0.12, sides=5, colour=(0.05, 0.13, 0.03)).moved(turned))
        tone = float(random.uniform(0.8, 1.15))
        own = (colour[0] * tone, colour[1] * tone, colour[2] * tone)
        head = ball(0.032, 0.022, 0.032, sides=10, colour=own, roughness=0.8)
        parts.append(head.moved(turned @ shift(0, tall - 0.11, 0)))
    return merged(parts)
