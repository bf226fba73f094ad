"""What stands on the land in great numbers, each made once of thousands of leaves to be pictured.

Units are heights of the thing; a maker gives rows of x, y, z, size and rows of normal and open sky.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Leaves = tuple[Floats, Floats]


@dataclass(frozen=True)
class Species:
    make: Callable[[np.random.Generator], Leaves]
    #: Of its picture, in heights.
    half_width: float
    #: Metres, of a middling one.
    height: float


def conifer(random: np.random.Generator) -> tuple[Floats, Floats]:
    leaves: list[Floats] = []
    facing: list[Floats] = []
    whorls = 21
    full = random.uniform(0.17, 0.22)
    for i in range(whorls):
        up = 0.05 + 0.93 * (i + random.uniform(-0.2, 0.2)) / whorls
        radius = full * (1.0 - up) ** 0.8 * random.uniform(0.8, 1.12) + 0.006
        for _ in range(13):
            a = random.uniform(0, math.tau)
            length = radius * random.uniform(0.65, 1.1)
            s = np.linspace(0.10, 1.0, 12)
            x, z = np.cos(a) * s * length, np.sin(a) * s * length
            y = up + 0.05 * s * length - 0.55 * s**2 * length + random.normal(0, 0.003, 12)
            size = 0.0045 + 0.0095 * (1 - up) + 0.003 * random.random(12)
            leaves.append(np.stack([x, y, z, size], -1))
            out = np.stack([np.cos(a) * s, 0.75 + 0 * s, np.sin(a) * s], -1)
            out += random.normal(0, 0.22, out.shape)
            out /= np.linalg.norm(out, axis=-1, keepdims=True)
            facing.append(np.concatenate([out, (0.28 + 0.72 * s**1.3)[:, None]], -1))
    trunk = np.stack([0 * np.ones(24), np.linspace(0, 0.5, 24), -0.01 * np.ones(24), 0.012 * np.ones(24)], -1)
    leaves.append(trunk)
    facing.append(np.tile(np.array([0.0, 0.0, 1.0, 0.22]), (24, 1)))
    return np.concatenate(leaves), np.concatenate(facing)


def broadleaf(random: np.random.Generator) -> tuple[Floats, Floats]:
    leaves: list[Floats] = []
    facing: list[Floats] = []
    middle = np.array([0.0, 0.56, 0.0])
    for _ in range(34):
        way = random.normal(0, 1, 3)
        way /= np.linalg.norm(way)
        centre = middle + way * np.array([0.27, 0.27, 0.27]) * random.uniform(0.55, 1.0)
        size = random.uniform(0.07, 0.135)
        n = 130
        out = random.normal(0, 1, (n, 3))
        out /= np.linalg.norm(out, axis=-1, keepdims=True)
        at = centre + out * size * random.uniform(0.75, 1.05, (n, 1))
        normal = out * 0.65 + way * 0.5 + np.array([0, 0.25, 0]) + random.normal(0, 0.2, (n, 3))
        normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
        deep = np.linalg.norm((at - middle) / np.array([0.36, 0.33, 0.36]), axis=-1)
        open_ = np.clip(0.1 + 0.75 * deep**1.5 + 0.25 * out[:, 1], 0.12, 1.0)
        leaves.append(np.concatenate([at, random.uniform(0.010, 0.019, (n, 1))], -1))
        facing.append(np.concatenate([normal, open_[:, None]], -1))
    y = np.linspace(0, 0.5, 40)
    leaves.append(np.stack([0.01 * np.sin(y * 9), y, -0.02 + 0 * y, 0.022 - 0.02 * y], -1))
    facing.append(np.tile(np.array([0.0, 0.0, 1.0, 0.25]), (40, 1)))
    return np.concatenate(leaves), np.concatenate(facing)


def _wood(points: Floats, thick: Floats) -> Leaves:
    """A trunk, branch or stalk along ``points`` (n, 3)."""
    rows = np.concatenate([points, thick[:, None]], -1)
    return rows, np.tile(np.array([0.0, 0.15, 0.98, 0.25]), (len(points), 1))


def _bent(start: Floats, end: Floats, sag: float, count: int) -> Floats:
    """Points from ``start`` to ``end``, raised by ``sag`` half way."""
    s = np.linspace(0.0, 1.0, count)[:, None]
    return start + (end - start) * s + np.array([0.0, sag, 0.0]) * (4.0 * s * (1.0 - s))


def acacia(random: np.random.Generator) -> Leaves:
    """Limbs that spread from low down under a flat, broken roof of leaves."""
    parts = [_wood(_bent(np.zeros(3), np.array([0.03, 0.36, 0.0]), 0.0, 30), np.linspace(0.03, 0.02, 30))]
    for _ in range(11):
        a, away = random.uniform(0, math.tau), random.uniform(0.12, 0.56)
        tip = np.array([math.cos(a) * away, random.uniform(0.78, 0.90) - 0.10 * away, math.sin(a) * away])
        limb = _bent(np.array([0.03, 0.34, 0.0]), tip, -0.05, 36)
        parts.append(_wood(limb, np.linspace(0.016, 0.006, 36)))
        n = 210
        r, b = 0.20 * np.sqrt(random.random(n)), random.uniform(0, math.tau, n)
        up = random.normal(0.0, 0.022, n) + 0.05 * (1.0 - (r / 0.20) ** 2)
        at = tip + np.stack([r * np.cos(b), up, r * np.sin(b)], -1)
        normal = np.stack([0.4 * np.cos(b), 0.9 + 0 * b, 0.4 * np.sin(b)], -1)
        normal += random.normal(0, 0.25, (n, 3))
        normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
        open_ = np.clip(0.55 + 9.0 * (up - 0.015), 0.25, 1.0)
        parts.append(
            (
                np.concatenate([at, random.uniform(0.008, 0.016, (n, 1))], -1),
                np.concatenate([normal, open_[:, None]], -1),
            )
        )
    return np.concatenate([p for p, _ in parts]), np.concatenate([f for _, f in parts])


def _fronds(
    random: np.random.Generator, top: Floats, count: int, length: float, droop: float
) -> list[Leaves]:
    """A crown of feathered leaves about ``top``."""
    parts = []
    for i in range(count):
        a = math.tau * (i + random.uniform(-0.3, 0.3)) / count * 2.4
        rise = random.uniform(0.25, 0.95)
        long = length * random.uniform(0.8, 1.1)
        s = np.linspace(0.05, 1.0, 26)
        out = long * s * math.cos(0.6 * rise)
        up = long * (rise * s - droop * (0.6 + 0.5 * rise) * s**2)
        spine = top + np.stack([np.cos(a) * out, up, np.sin(a) * out], -1)
        for side in (-1.0, 0.0, 1.0):
            wide = 0.085 * length / 0.4 * np.sin(np.pi * np.clip(s * 0.92 + 0.06, 0, 1))
            at = spine + np.stack([-math.sin(a) * wide, -0.55 * wide, math.cos(a) * wide], -1) * side
            normal = np.stack([0.5 * np.cos(a) * s, 0.8 + 0 * s, 0.5 * np.sin(a) * s], -1)
            normal += np.array([-math.sin(a), 0.0, math.cos(a)]) * (0.5 * side)
            normal += random.normal(0, 0.12, normal.shape)
            normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
            size = (0.012 + 0.016 * np.sin(np.pi * s)) * length / 0.4
            open_ = 0.35 + 0.6 * s - 0.12 * abs(side)
            parts.append(
                (np.concatenate([at, size[:, None]], -1), np.concatenate([normal, open_[:, None]], -1))
            )
    return parts


def palm(random: np.random.Generator) -> Leaves:
    lean = random.uniform(-0.14, 0.14)
    y = np.linspace(0.0, 1.0, 60)
    top = np.array([lean, 0.74, 0.0])
    trunk = np.stack([lean * y**1.7, 0.74 * y, -0.01 + 0 * y], -1)
    parts = [_wood(trunk, 0.020 - 0.006 * y), *_fronds(random, top, 19, 0.40, 1.25)]
    return np.concatenate([p for p, _ in parts]), np.concatenate([f for _, f in parts])


def fern(random: np.random.Generator) -> Leaves:
    """A tree fern or a bush of large leaves, from the ground up."""
    parts = [_wood(_bent(np.zeros(3), np.array([0.0, 0.3, 0.0]), 0.0, 20), np.full(20, 0.03))]
    parts += _fronds(random, np.array([0.0, 0.30, 0.0]), 17, 0.62, 0.55)
    parts += _fronds(random, np.array([0.0, 0.12, 0.1]), 11, 0.55, 0.65)
    return np.concatenate([p for p, _ in parts]), np.concatenate([f for _, f in parts])


def jungle(random: np.random.Generator) -> Leaves:
    """A tall bare trunk, a broad crown in storeys, creepers that hang from it."""
    leaves, facing = broadleaf(random)
    crown = leaves[:-40].copy()
    crown[:, 1] = 0.50 + 0.62 * (crown[:, 1] - 0.25)
    crown[:, 3] *= 1.1
    y = np.linspace(0.0, 1.0, 70)
    trunk = np.stack([0.015 * np.sin(7 * y), 0.7 * y, -0.02 + 0 * y], -1)
    stem, bark = _wood(trunk, 0.020 + 0.035 * np.exp(-9.0 * y))
    bark[:, 3] = 0.55
    parts = [(crown, facing[:-40]), (stem, bark)]
    for _ in range(7):
        x, z = random.uniform(-0.3, 0.3), random.uniform(0.0, 0.3)
        low = random.uniform(0.12, 0.45)
        s = np.linspace(low, 0.6, 50)
        creeper = np.stack([x + 0.012 * np.sin(14 * s + 9 * x), s, z + 0 * s], -1)
        rows, shade = _wood(creeper, random.uniform(0.004, 0.011, 50))
        shade[:, 3] = 0.75
        parts.append((rows, shade))
    return np.concatenate([p for p, _ in parts]), np.concatenate([f for _, f in parts])


def boulder(random: np.random.Generator) -> Leaves:
    """A rock with broken faces, its foot in the ground."""
    n = 2600
    out = random.normal(0, 1, (n, 3))
    out /= np.linalg.norm(out, axis=-1, keepdims=True)
    # Cut by planes: each face is flat and has one normal.
    planes = random.normal(0, 1, (15, 3)) * np.array([1.0, 0.8, 1.0]) + np.array([0, 0.25, 0])
    planes /= np.linalg.norm(planes, axis=-1, keepdims=True)
    deep = random.uniform(0.62, 1.0, 15)
    reach = np.where(out @ planes.T > 0.05, deep / np.maximum(out @ planes.T, 0.05), 9.0)
    face = reach.argmin(1)
    radius = np.minimum(reach.min(1), 1.15)
    at = out * radius[:, None] * np.array([0.62, 0.60, 0.62]) + np.array([0.0, 0.36, 0.0])
    normal = planes[face] + random.normal(0, 0.07, (n, 3))
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    open_ = np.clip(0.45 + 0.6 * at[:, 1] + 0.12 * random.normal(size=n), 0.2, 1.0)
    leaves = np.concatenate([at, np.full((n, 1), 0.035)], -1)
    return leaves, np.concatenate([normal, open_[:, None]], -1)


CONIFER = Species(conifer, 0.25, 17.0)
BROADLEAF = Species(broadleaf, 0.48, 12.0)
ACACIA = Species(acacia, 0.85, 8.5)
PALM = Species(palm, 0.46, 11.0)
FERN = Species(fern, 0.72, 3.2)
#: A young one, among the trunks.
PALMETTO = Species(palm, 0.46, 7.5)
JUNGLE = Species(jungle, 0.42, 24.0)
BOULDER = Species(boulder, 0.75, 1.5)
