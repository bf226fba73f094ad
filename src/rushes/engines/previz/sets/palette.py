"""Colours that go together, by seed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from rushes.engines.previz.mesh import Material, linear
from rushes.engines.previz.props.kit import Rgb
from rushes.engines.previz.scene import Feature, Scene


@dataclass(frozen=True)
class Palette:
    wall: Rgb
    accent: Rgb
    #: Of the largest piece of furniture, and of small things.
    main: Rgb
    second: Rgb
    #: Of floors and furniture.
    wood: Rgb
    pale_wood: Rgb
    wall_material: Material = Material.PLAIN


_ROOMS = [
    ("#e9e2d6", "#8fa39a", "#4f6f6a", "#d08c4f", "#7a4a2b", "#b98a5e"),
    ("#ece7df", "#c9b79c", "#c8643c", "#e3b04b", "#6b4226", "#c29a6b"),
    ("#e4e6e6", "#5d7488", "#27425c", "#d9a441", "#85593a", "#bd9468"),
    ("#efe6dc", "#d9a18b", "#8d4a3e", "#3f5b54", "#74482c", "#c79d72"),
    ("#e6e9e1", "#7f9270", "#d8cfbf", "#a6523a", "#5b3a25", "#b58a5f"),
    ("#ebe5e9", "#8b7a95", "#7d8fa6", "#e0b7a0", "#80563a", "#c4a07a"),
]


_BRICK = linear("#a16b55")
#: Exponent.
_LIGHTER = 0.72


def room(random: np.random.Generator, scene: Scene) -> Palette:
    """Walls are as the scene says; a second colour is that of the wall at the end."""
    chosen = _ROOMS[int(random.integers(len(_ROOMS)))]
    main = [linear(colour) for colour in chosen]
    colours = Palette(main[0], main[1], main[2], main[3], main[4], main[5])
    if Feature.BRICKS in scene.features:
        colours = replace(colours, wall=_BRICK, accent=_BRICK, wall_material=Material.BRICK)
    if not scene.palette:
        return colours
    return replace(colours, wall=_paint(scene.palette[0]), accent=_paint(scene.palette[-1]))


def _paint(colour: str) -> Rgb:
    """As a wall has it: a room of a dark colour is still a room to see."""
    red, green, blue = (channel**_LIGHTER for channel in linear(colour))
    return red, green, blue
