"""The bodies of one subject: as many as it counts, akin and none the same."""

from __future__ import annotations

from functools import partial

import numpy as np

from rushes.engines.previz.mesh import linear
from rushes.engines.previz.scene import Action, Prop, Sex, Subject, Tie
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.becoming import becoming
from rushes.engines.previz.subjects.catalogue import KINDS
from rushes.engines.previz.subjects.catalogue.manned import BERTHS
from rushes.engines.previz.subjects.making import make
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.individual import Who, individual
from rushes.engines.previz.subjects.sized import Sized
from rushes.engines.previz.subjects.tied.aboard import Aboard
from rushes.engines.previz.subjects.tied.held import HATS
from rushes.engines.previz.subjects.tied.making import tied

_GROWN = frozenset(("quadruped", "bird", "fish", "insect", "plant"))
_ASTRIDE = frozenset({Tie.RIDES, Tie.SITS_ON})
#: Paint of cars of which nothing is said.
_PAINTS = ("#b8bcc2", "#23262b", "#e9e9e6", "#7d1f22", "#28405f", "#5d6a5a", "#8f8474", "#3f4448")
_PAINTED = frozenset(("car", "suv", "sports car", "vintage car", "pickup", "van", "bicycle", "motorcycle"))


def bodies(
    subject: Subject, seed: int, sex: Sex | None, rate: float = 1.0, *, fingered: bool = False
) -> list[Actor]:
    """One for each that it counts. ``sex``: of people, where it is known; ``rate``: seconds of their own time
    for one of the clip's; ``fingered``: see `Person`."""
    family = KINDS[subject.kind].family
    if family == "person":
        return [_person(subject, seed, place, sex, fingered) for place in range(subject.count)]
    first = make(subject.kind, colour=subject.colour, seed=seed)
    if subject.becoming is not None:
        first = becoming(first, subject.becoming, rate, plant=family == "plant")
    crew = _crew(subject, seed)
    if crew:
        said = any(prop.words for prop in subject.props if prop.tie is Tie.CARRIES)
        first = Aboard(first, crew, BERTHS[subject.kind], seen=said)
    if subject.size != 1.0:
        first = Sized(first, subject.size)
    first = tied(first, subject, partial(_thing, seed))
    others = range(1, subject.count)
    if subject.kind in _PAINTED and subject.colour is None:
        return [first, *(_painted(subject, seed, place) for place in others)]
    if family in _GROWN:
        return [first, *(_grown(first, seed, place) for place in others)]
    return [first] * subject.count


def _person(subject: Subject, seed: int, place: int, sex: Sex | None, fingered: bool) -> Actor:
    astride = any(prop.tie in _ASTRIDE for prop in subject.props)
    held = subject.prop(Tie.HOLDS)
    who = Who(
        seed,
        place,
        sex,
        subject.words,
        astride,
        subject.appearance,
        gloved=subject.action is Action.DON and held is None,
        bareheaded=held is not None and held.kind in HATS,
    )
    person = make(subject.kind, colour=subject.colour, seed=seed + 5 * place, who=who, fingered=fingered)
    made = tied(person, subject, partial(_thing, seed + place))
    return made if subject.size == 1.0 else Sized(made, subject.size)


def _crew(subject: Subject, seed: int) -> list[Person]:
    """As many of those whom it carries as it has room for."""
    room = len(BERTHS.get(subject.kind, ()))
    props = [prop for prop in subject.props if prop.tie is Tie.CARRIES for _ in range(prop.count)]
    return [_seated(prop, seed, place) for place, prop in enumerate(props[:room])]


def _seated(prop: Prop, seed: int, place: int) -> Person:
    who = Who(seed + 11, place, None, prop.words, astride=True)
    paint = linear(prop.colour) if prop.colour else None
    return Person(individual(KINDS[prop.kind].form, who, paint), seed + 5 * place)


def _thing(seed: int, prop: Prop) -> Actor:
    return make(prop.kind, colour=prop.colour, size=prop.size, seed=seed)


def _painted(subject: Subject, seed: int, place: int) -> Actor:
    order = np.random.default_rng([seed & 0xFFFFFFFF, 43]).permutation(len(_PAINTS))
    paint = _PAINTS[int(order[place % len(_PAINTS)])]
    return make(subject.kind, colour=paint, size=subject.size, seed=seed + place)


def _grown(first: Actor, seed: int, place: int) -> Actor:
    """A little larger or smaller, darker or lighter, than the first."""
    random = np.random.default_rng([seed & 0xFFFFFFFF, 44, place])
    light, warm = random.uniform(0.8, 1.15), random.uniform(-0.06, 0.06)
    tone = (light * (1.0 + warm), light, light * (1.0 - warm))
    return Sized(first, float(random.uniform(0.86, 1.1)), tone)
