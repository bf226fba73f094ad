"""From a subject's props to a body that has them."""

from __future__ import annotations

from collections.abc import Callable

from rushes.engines.previz.scene import Action, Prop, Subject, Tie
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.catalogue import KINDS
from rushes.engines.previz.subjects.catalogue.ridden import BOARDS, rideable
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.quadruped.actor import Quadruped
from rushes.engines.previz.subjects.tied.actor import Tied
from rushes.engines.previz.subjects.tied.boarded import Boarded
from rushes.engines.previz.subjects.tied.furnished import Seat, Work
from rushes.engines.previz.subjects.tied.held import Held
from rushes.engines.previz.subjects.tied.mount import mount
from rushes.engines.previz.subjects.tied.muzzle import Carrying
from rushes.engines.previz.subjects.tied.part import Part, frozen
from rushes.engines.previz.subjects.tied.poured import POTS, Poured
from rushes.engines.previz.subjects.tied.toy import Bounced

#: Makes the thing itself.
Make = Callable[[Prop], Actor]
_OPENED = frozenset({"book"})
_TYPED = frozenset({"laptop", "keyboard", "piano", "monitor"})


def tied(actor: Actor, subject: Subject, made: Make) -> Actor:
    """``actor`` with what ``subject`` has; as it is, where it can have nothing."""
    ridden = subject.prop(Tie.RIDES)
    if isinstance(actor, Quadruped):
        held = subject.prop(Tie.HOLDS)
        if ridden is not None and ridden.kind in BOARDS:
            return Boarded(actor, made(ridden).mesh, ridden.kind)
        return actor if held is None else Carrying(actor, frozen(made(held)))
    if not isinstance(actor, Person) or not subject.props:
        return actor
    on = None
    if ridden is not None and rideable(ridden.kind):
        on = mount(made(ridden), ridden.kind, actor)
    parts = [_part(actor, prop, subject, made) for prop in subject.props if prop.tie is not Tie.RIDES]
    return Tied(actor, parts, on)


def _part(person: Person, prop: Prop, subject: Subject, made: Make) -> Part:
    thing = made(prop)
    if prop.tie is Tie.SITS_ON:
        return Seat(frozen(thing), prop.kind, person)
    if prop.tie is Tie.WORKS_AT:
        return Work(
            frozen(thing), person, way=_way(prop, subject), sits=subject.prop(Tie.SITS_ON) is not None
        )
    if prop.tie is Tie.PLAYS_WITH:
        return Bounced(frozen(thing), prop.kind, person)
    if prop.kind in POTS:
        return Poured(frozen(thing), prop.kind, person, prop.words)
    opened = prop.kind in _OPENED
    return Held(frozen(thing, Action.OPEN, 1.4) if opened else frozen(thing), prop.kind, person)


def _way(prop: Prop, subject: Subject) -> str:
    if prop.kind == "drum":
        return "drum"
    if prop.kind in _TYPED:
        return "type"
    if KINDS[prop.kind].family == "food" and subject.action not in {Action.POUR, Action.SIT}:
        return "cut"
    return "pour" if subject.action is Action.POUR else "touch"
