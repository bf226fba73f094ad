"""Which swimmer is built how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rushes.engines.previz.mesh import Colour, linear
from rushes.engines.previz.subjects.fish.actor import Swimmer
from rushes.engines.previz.subjects.fish.parts import Plan
from rushes.engines.previz.subjects.fish.shapes import DOLPHIN, GOLD, PLAIN_FISH, SHARK, WHALE, fish
from rushes.engines.previz.subjects.fish.soft import (
    eel,
    jellyfish,
    octopus,
    ray,
    seahorse,
    seal,
    snake,
    turtle,
)

_PLANS: dict[str, Callable[[Colour | None, int], Plan]] = {
    "fish": lambda colour, seed: fish(PLAIN_FISH, colour),
    "goldfish": lambda colour, seed: fish(GOLD, colour),
    "clownfish": lambda colour, seed: fish(
        replace(
            GOLD,
            length=0.14,
            colour=linear("#e8621a"),
            belly=linear("#f08030"),
            fin=linear("#d8561a"),
            bands="clown",
        ),
        colour,
    ),
    "tropical fish": lambda colour, seed: fish(
        replace(
            GOLD,
            length=0.2,
            colour=linear("#2458c4"),
            belly=linear("#2f6ad0"),
            fin=linear("#f2c318"),
            bands="reef",
        ),
        colour,
    ),
    "shark": lambda colour, seed: fish(SHARK, colour),
    "dolphin": lambda colour, seed: fish(DOLPHIN, colour),
    "orca": lambda colour, seed: fish(
        replace(
            DOLPHIN,
            length=6.0,
            colour=linear("#15171b"),
            belly=linear("#f0f0ee"),
            bands="orca",
            beats=0.6,
            dorsal=((0.08, 0.1), (-0.02, 0.28), (-0.06, 0.28), (-0.06, 0.09)),
        ),
        colour,
    ),
    "whale": lambda colour, seed: fish(WHALE, colour),
    "seal": seal,
    "ray": ray,
    "sea turtle": turtle,
    "jellyfish": jellyfish,
    "octopus": octopus,
    "eel": eel,
    "snake": snake,
    "seahorse": seahorse,
}


def swimmer(form: str, colour: Colour | None, seed: int) -> Swimmer:
    return Swimmer(_PLANS[form](colour, seed), seed)
