"""Which vehicle is of which build."""

from __future__ import annotations

from rushes.engines.previz.mesh import Colour
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.vehicle.car import car
from rushes.engines.previz.subjects.vehicle.cycle import Cycle
from rushes.engines.previz.subjects.vehicle.train import train


def vehicle(form: str, colour: Colour | None, seed: int) -> Actor:
    if form in {"bicycle", "motorcycle"}:
        return Cycle(colour, motor=form == "motorcycle")
    if form in {"train", "steam train", "tram"}:
        return train(form, colour, seed)
    return car(form, colour, seed)
