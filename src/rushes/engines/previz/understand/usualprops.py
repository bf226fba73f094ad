"""What somebody has with them though nobody says so: a chair to read on, a bicycle for a cyclist."""

from __future__ import annotations

from dataclasses import replace

from rushes.engines.previz.scene import Action, Place, Prop, Tie
from rushes.engines.previz.understand.cast import Member
from rushes.engines.previz.understand.lexicon.kinds import Sort, sort

#: Who sits on what is driven and hides nobody.
_DRIVERS = {"bicycle": "cyclist", "motorcycle": "biker"}
_GOES = frozenset({Action.DRIVE, Action.WALK, Action.RUN, Action.JUMP})
_OFFICE = frozenset({Place.OFFICE, Place.CLASSROOM, Place.LABORATORY})


def with_usual_props(member: Member, action: Action, place: Place) -> Member:
    """The member as it is seen while it does ``action`` at ``place``."""
    if member.kind in _DRIVERS and action in _GOES:
        # Nobody sees a bicycle go by itself.
        ridden = Prop(
            tie=Tie.RIDES, kind=member.kind, words=member.words, colour=member.colour, size=member.size or 1.0
        )
        return replace(member, kind=_DRIVERS[member.kind], colour=None, size=None, props=[ridden])
    if sort(member.kind) is not Sort.PERSON:
        return member
    member = replace(member, props=list(member.props))
    ties = {prop.tie: prop.kind for prop in member.props}
    sits = action is Action.SIT and member.kind != "baby"
    if sits and Tie.RIDES not in ties and (place.room or Tie.WORKS_AT in ties or Tie.HOLDS in ties):
        office = ties.get(Tie.WORKS_AT) in {"laptop", "desk", "keyboard", "monitor"} or place in _OFFICE
        member.tie(
            Prop(tie=Tie.SITS_ON, kind="office chair" if office else "chair" if place.room else "bench")
        )
    return member
