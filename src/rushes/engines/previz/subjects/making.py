"""From a kind to a body."""

from __future__ import annotations

from collections.abc import Callable

from rushes.engines.previz.mesh import linear
from rushes.engines.previz.shapes import ball, shift
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.aircraft.making import aircraft
from rushes.engines.previz.subjects.bird.actor import bird
from rushes.engines.previz.subjects.boat.making import boat
from rushes.engines.previz.subjects.catalogue import KINDS
from rushes.engines.previz.subjects.fish.making import swimmer
from rushes.engines.previz.subjects.objects.building import building
from rushes.engines.previz.subjects.objects.food import food
from rushes.engines.previz.subjects.objects.furniture import furniture
from rushes.engines.previz.subjects.objects.plant import plant
from rushes.engines.previz.subjects.objects.product import product
from rushes.engines.previz.subjects.person.actor import person
from rushes.engines.previz.subjects.quadruped.actor import quadruped
from rushes.engines.previz.subjects.sized import Sized
from rushes.engines.previz.subjects.thing import Thing
from rushes.engines.previz.subjects.vehicle.making import vehicle

Colour = tuple[float, float, float]
#: A form of the family, in a colour instead of its usual main one, as one of its kind among others.
Make = Callable[[str, Colour | None, int], Actor]

FAMILIES: dict[str, Make] = {
    "aircraft": aircraft,
    "bird": bird,
    "boat": boat,
    "building": building,
    "fish": swimmer,
    "food": food,
    "furniture": furniture,
    "person": person,
    "plant": plant,
    "product": product,
    "quadruped": quadruped,
    "vehicle": vehicle,
}


def make(kind: str, *, colour: str | None = None, size: float = 1.0, seed: int = 0) -> Actor:
    """One body of a kind of `catalogue.KINDS`, up to half a second's work.

    ``colour`` is ``#rrggbb``; ``size`` is times the usual. Raises KeyError for a kind that is not there.
    """
    known = KINDS[kind]
    paint = linear(colour) if colour else None
    family = FAMILIES.get(known.family, _lump)
    actor = family(known.form, paint, seed)
    return actor if size == 1.0 else Sized(actor, size)


def _lump(form: str, colour: Colour | None, seed: int) -> Actor:
    mesh = ball(0.3, 0.4, 0.4, colour=colour or (0.6, 0.4, 0.3)).moved(shift(0.0, 0.4, 0.0))
    return Thing(mesh)
