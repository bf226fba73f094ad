"""Stands around a pitch, and the people in them. Metres; they look along +z."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import Rgb, block, shade
from rushes.engines.previz.shapes import Surface, shift, turn

_ROWS, _DEEP, _HIGH = 20, 0.85, 0.48
#: Above the pitch, and behind its edge.
_FOOT = 1.3
_SEAT = 0.72
_CLOTHES = ("#b8352c", "#27508c", "#d9d6ce", "#2b2d33", "#c98f2c", "#4d7a4c", "#7d4a86", "#8a8f96")
_SKINS = ("#e0ac86", "#c68a62", "#8d5a3b", "#f0c7a6", "#5d3a28")


def stand(random: np.random.Generator, long: float, colour: Rgb, *, full: bool, roof: bool = True) -> Mesh:
    """``long`` metres along x, about 17 m deep, its front wall at z = 0; ``colour`` of its seats, and of half
    of those who sit there."""
    grey: Surface = {"colour": (0.33, 0.33, 0.34), "material": Material.CONCRETE, "roughness": 0.9}
    parts = [block(long, _FOOT, 0.3, (0, 0, -0.15), colour=shade(colour, 0.7), roughness=0.6)]
    for row in range(_ROWS):
        up, back = _FOOT + row * _HIGH, -0.3 - row * _DEEP
        parts.append(block(long, _HIGH, _DEEP, (0, up - _HIGH, back - 0.5 * _DEEP), **grey))
    deep, top = _ROWS * _DEEP, _FOOT + _ROWS * _HIGH
    parts.append(block(long, top + 3.4, 0.4, (0, 0, -deep - 0.6), **grey))
    parts.append(_people(random, long, colour, full=full))
    if roof:
        steel: Surface = {"colour": (0.20, 0.205, 0.215), "roughness": 0.6}
        slab = block(long + 2.0, 0.3, deep + 3.0, (0, 0, 0.5 * deep), **steel)
        parts.append(slab.moved(shift(0, top + 3.0, -deep - 1.0) @ turn("x", -9)))
        for x in np.linspace(-0.46 * long, 0.46 * long, max(3, round(long / 16.0))):
            parts.append(block(0.3, top + 3.0, 0.3, (float(x), 0, -deep + 1.0), **steel))
    return merged(parts)


def _people(random: np.random.Generator, long: float, colour: Rgb, *, full: bool) -> Mesh:
    """Each a body and a head, flat towards the pitch; where nobody came, seats."""
    places = np.arange(-0.5 * long + 0.6, 0.5 * long - 0.6, _SEAT)
    # Stairs lead up between the blocks.
    places = places[np.abs(np.mod(places + 6.0, 12.0) - 6.0) > 0.7]
    x, row = (each.ravel() for each in np.meshgrid(places, np.arange(_ROWS)))
    taken = random.random(len(x)) < (0.94 if full else 0.0)
    own = np.asarray(colour)
    clothes = np.array([linear(tone) for tone in _CLOTHES])[random.integers(len(_CLOTHES), size=len(x))]
    clothes = np.where((random.random(len(x)) < 0.45)[:, None], own, clothes)
    tones = np.where(taken[:, None], clothes * random.uniform(0.7, 1.2, (len(x), 1)), 0.8 * own)
    high = np.where(taken, random.uniform(0.62, 0.98, len(x)), 0.42)
    x = x + np.where(taken, random.uniform(-0.12, 0.12, len(x)), 0.0)
    y, z = _FOOT + row * _HIGH, -0.3 - (row + 0.55) * _DEEP
    bodies = _cards(x, y, z, np.full(len(x), 0.25), high, tones)
    if not full:
        return bodies
    skins = np.array([linear(tone) for tone in _SKINS])[random.integers(len(_SKINS), size=len(x))]
    spot = [each[taken] for each in (x, y + high, z + 0.02)]
    heads = _cards(spot[0], spot[1], spot[2], np.full(len(spot[0]), 0.11), 0.26 + 0 * spot[0], skins[taken])
    return merged([bodies, heads])


def _cards(*given: np.ndarray) -> Mesh:
    """Upright rectangles: the middle of the lower edge, half a width, a height and a colour for each."""
    x, y, z, half, high, tones = given
    points = np.stack(
        [
            np.column_stack([x + side * half, y + up * high, z])
            for side, up in ((-1, 0), (1, 0), (1, 1), (-1, 1))
        ],
        1,
    ).reshape(-1, 3)
    first = 4 * np.arange(len(x))
    faces = np.concatenate(
        [np.column_stack([first, first + 1, first + 2]), np.column_stack([first, first + 2, first + 3])]
    )
    made = Mesh.of(points, faces, np.tile((0.0, 0.35, 0.94), (len(points), 1)), roughness=0.9)
    made.colours[:] = np.repeat(tones, 4, axis=0)
    return made
