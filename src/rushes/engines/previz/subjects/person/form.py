"""A person's build and clothes."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.engines.previz.mesh import Colour


@dataclass(frozen=True)
class Form:
    #: None where the clothes tell nothing of it.
    female: bool | None = None
    #: Metres.
    height: float = 1.76
    #: Times the usual: head, girth of the trunk and the limbs, breadth of shoulders and hips.
    head: float = 1.0
    girth: float = 1.0
    limbs: float = 1.0
    shoulders: float = 1.0
    hips: float = 1.0
    #: None: by the seed.
    skin: Colour | None = None
    hair: Colour | None = None
    #: short, long, bun, tail, curls, bald, none.
    cut: str = "short"
    top: Colour = (0.05, 0.156, 0.376)
    #: 0 none, 0.5 short, 1 long.
    sleeves: float = 0.5
    bottom: Colour = (0.025, 0.034, 0.054)
    #: Trousers end here: 0 at the hip, 1 at the ankle.
    legs: float = 1.0
    shoes: Colour = (0.019, 0.015, 0.013)
    #: How far a skirt or a coat reaches: 0 none, 0.5 the knee, 1 the ground.
    skirt: float = 0.0
    skirt_colour: Colour = (0.05, 0.156, 0.376)
    #: Open in front, as a coat is.
    coat: bool = False
    #: What else: hard hat, chef's hat, cap, cowboy hat, crown, helmet, visor, hood, pack, apron, tie, beard,
    #: glasses, vest, cape, whiskers.
    wears: tuple[str, ...] = ()
    #: Of what it wears.
    accent: Colour = (0.768, 0.468, 0.024)
    #: flesh, metal, bone, snow
    made: str = "flesh"
    #: Degrees that it stoops.
    stoop: float = 0.0
    brisk: float = 1.0
    eye: float = 1.0
    nose: float = 1.0
