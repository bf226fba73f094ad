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
from rushes.engines.previz.subjects.tied.furnished import Seat
from rushes.engines.previz.subjects.tied.held import Held
from rushes.engines.previz.subjects.tied.mount import mount
from rushes.engines.previz.subjects.tied.muzzle import Carrying
from rushes.engines.previz.subjects.tied.part import Part, frozen
from rushes.engines.previz.subjects.tied.poured import POTS, Poured
from rushes.engines.previz.subjects.tied.toy import Bounced
from rushes.engines.previz.subjects.tied.work import Way, Work

#: Makes the thing itself.
Make = Callable[[Prop], Actor]
#: What stands on a table otherwise than in a hand: without its saucer, without its rack.
_IN_HAND = {"coffee": "plain mug", "test tube": "single test tube"}
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
    # Who sits down has idle hands, until something else is said of them.
    props = sorted(subject.props, key=lambda prop: prop.tie is not Tie.SITS_ON)
    parts = [_part(actor, prop, subject, made) for prop in props if prop.tie is not Tie.RIDES]
    return Tied(actor, parts, on)


def _part(person: Person, prop: Prop, subject: Subject, made: Make) -> Part:
    if prop.tie is Tie.HOLDS:
        prop = prop.model_copy(update={"kind": _IN_HAND.get(prop.kind, prop.kind)})
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


def _way(prop: Prop, subject: Subject) -> Way:
    if prop.kind == "drum":
        return Way.DRUM
    if prop.kind in _TYPED:
        return Way.TYPE
    if prop.kind == "dough":
        return Way.KNEAD
    if KINDS[prop.kind].family == "food" and subject.action not in {Action.POUR, Action.SIT}:
        return Way.CUT
    return Way.POUR if subject.action is Action.POUR else Way.TOUCH
