"""What somebody has with them though nobody says so: a chair to read on, a bicycle for a cyclist."""

from __future__ import annotations

from dataclasses import replace

from rushes.engines.previz.scene import Action, Place, Prop, Tie
from rushes.engines.previz.subjects.catalogue.manned import HELMED
from rushes.engines.previz.understand.cast import Member
from rushes.engines.previz.understand.lexicon.kinds import Sort, sort
from rushes.engines.previz.understand.lexicon.tables import words

#: Who sits on what is driven and hides nobody.
_DRIVERS = {"bicycle": "cyclist", "motorcycle": "biker"}
_HELMS = frozenset({Action.DRIVE, Action.SWIM, Action.FLY})
_EMPTY = words("empty driverless self-driving autonomous abandoned toy unmanned drifting rover")
_GOES = frozenset({Action.DRIVE, Action.WALK, Action.RUN, Action.JUMP})
#: What one sits on there, and its colour.
_SEATS = {
    Place.CABIN: ("armchair", "#2c3444"),
    Place.LIBRARY: ("armchair", "#5b3524"),
    Place.CHURCH: ("bench", "#4a2a14"),
    Place.AIRPORT: ("bench", "#33343a"),
    Place.GYM: ("bench", None),
    Place.PRISON: ("bench", None),
}
#: What stands on the table before who sits there.
_SERVED = {Place.RESTAURANT: "bowl", Place.CAFE: "coffee", Place.BAR: "wine glass"}
_OFFICE = frozenset({Place.OFFICE, Place.CLASSROOM, Place.LABORATORY})


def with_usual_props(member: Member, action: Action, place: Place) -> Member:
    """The member as it is seen while it does ``action`` at ``place``."""
    if member.kind in _DRIVERS and action in _GOES:
        # Nobody sees a bicycle go by itself.
        ridden = Prop(
            tie=Tie.RIDES, kind=member.kind, words=member.words, colour=member.colour, size=member.size or 1.0
        )
        return replace(member, kind=_DRIVERS[member.kind], colour=None, size=None, props=[ridden])
    if member.kind in HELMED and action in _HELMS and not place.room and _is_manned(member):
        return replace(member, props=[*member.props, Prop(tie=Tie.CARRIES, kind="person")])
    if member.kind == "fire" and place is Place.KITCHEN:
        return replace(member, kind="pan fire")
    if sort(member.kind) is not Sort.PERSON:
        return member
    member = replace(member, props=list(member.props))
    ties = {prop.tie: prop.kind for prop in member.props}
    sits = action is Action.SIT and member.kind != "baby"
    if sits and Tie.RIDES not in ties and (place.room or Tie.WORKS_AT in ties or Tie.HOLDS in ties):
        office = ties.get(Tie.WORKS_AT) in {"laptop", "desk", "keyboard", "monitor"} or place in _OFFICE
        seat, colour = _SEATS.get(place, ("chair" if place.room else "bench", None))
        member.tie(Prop(tie=Tie.SITS_ON, kind="office chair" if office else seat, colour=colour))
        if place in _SERVED and Tie.WORKS_AT not in ties and Tie.HOLDS not in ties:
            member.tie(Prop(tie=Tie.WORKS_AT, kind=_SERVED[place]))
    return member


def _is_manned(member: Member) -> bool:
    told = any(prop.tie is Tie.CARRIES for prop in member.props)
    return not told and not _EMPTY & set(member.words.split())
