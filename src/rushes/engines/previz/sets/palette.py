"""Colours that go together, by seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rushes.engines.previz.mesh import linear
from rushes.engines.previz.props.kit import Rgb


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


_ROOMS = [
    ("#e9e2d6", "#8fa39a", "#4f6f6a", "#d08c4f", "#7a4a2b", "#b98a5e"),
    ("#ece7df", "#c9b79c", "#c8643c", "#e3b04b", "#6b4226", "#c29a6b"),
    ("#e4e6e6", "#5d7488", "#27425c", "#d9a441", "#85593a", "#bd9468"),
    ("#efe6dc", "#d9a18b", "#8d4a3e", "#3f5b54", "#74482c", "#c79d72"),
    ("#e6e9e1", "#7f9270", "#d8cfbf", "#a6523a", "#5b3a25", "#b58a5f"),
    ("#ebe5e9", "#8b7a95", "#7d8fa6", "#e0b7a0", "#80563a", "#c4a07a"),
]


def room(random: np.random.Generator) -> Palette:
    chosen = _ROOMS[int(random.integers(len(_ROOMS)))]
    return Palette(*(linear(colour) for colour in chosen))
