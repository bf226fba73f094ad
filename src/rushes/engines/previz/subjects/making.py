"""From a kind to a body."""

from __future__ import annotations

from collections.abc import Callable

from rushes.engines.previz.mesh import Colour, linear
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.aircraft.making import aircraft
from rushes.engines.previz.subjects.bird.actor import bird
from rushes.engines.previz.subjects.boat.making import boat
from rushes.engines.previz.subjects.catalogue import KINDS
from rushes.engines.previz.subjects.fish.making import swimmer
from rushes.engines.previz.subjects.objects.building import building
from rushes.engines.previz.subjects.objects.food import food
from rushes.engines.previz.subjects.objects.furniture import furniture
from rushes.engines.previz.subjects.objects.insect import insect
from rushes.engines.previz.subjects.objects.instrument import instrument
from rushes.engines.previz.subjects.objects.plant import plant
from rushes.engines.previz.subjects.objects.product import product
from rushes.engines.previz.subjects.objects.science import science
from rushes.engines.previz.subjects.objects.sport import sport
from rushes.engines.previz.subjects.objects.tool import tool
from rushes.engines.previz.subjects.objects.toy import toy
from rushes.engines.previz.subjects.person.actor import Person, person
from rushes.engines.previz.subjects.person.individual import Who, individual
from rushes.engines.previz.subjects.quadruped.actor import quadruped
from rushes.engines.previz.subjects.sized import Sized
from rushes.engines.previz.subjects.vehicle.making import vehicle

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
    "insect": insect,
    "instrument": instrument,
    "person": person,
    "plant": plant,
    "product": product,
    "quadruped": quadruped,
    "science": science,
    "sport": sport,
    "tool": tool,
    "toy": toy,
    "vehicle": vehicle,
}


def make(
    kind: str,
    *,
    colour: str | None = None,
    size: float = 1.0,
    seed: int = 0,
    who: Who | None = None,
    fingered: bool = False,
) -> Actor:
    """One body of a kind of `catalogue.KINDS`, up to half a second's work.

    ``colour`` is ``#rrggbb``; ``size`` is times the usual; ``who`` of several people it is, by its own seed;
    ``fingered``: as `Person` has it.
    Raises KeyError for a kind that is not there.
    """
    known = KINDS[kind]
    paint = linear(colour) if colour else None
    if known.family == "person" and who is not None:
        actor: Actor = Person(individual(known.form, who, paint), seed, fingered=fingered)
    else:
        actor = FAMILIES[known.family](known.form, paint, seed)
    return actor if size == 1.0 else Sized(actor, size)
