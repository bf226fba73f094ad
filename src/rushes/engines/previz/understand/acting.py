"""What each member of the cast does, as such a body does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rushes.engines.previz.scene import Action, Prop, Tie
from rushes.engines.previz.understand.cast import Cast, Member
from rushes.engines.previz.understand.deeds import Deed
from rushes.engines.previz.understand.lexicon.kinds import KINDS, Home, Sort, sort
from rushes.engines.previz.understand.mentions import Mention
from rushes.engines.previz.understand.ties import as_tied

_RIDEABLE = frozenset({Sort.VEHICLE, Sort.BOAT, Sort.AIRCRAFT})
#: What those do that stand where they are: houses and trees.
_STAYS = frozenset({Action.STAND, Action.GLOW})
_HORSEMEN = frozenset({"knight", "farmer", "king", "princess", "jockey"})
_RIDES = ("rid", "rode", "driv", "drove", "cycl", "pedal", "steer", "row", "sail")


def take_actions(cast: Cast, mentions: Sequence[Mention]) -> None:
    """The first thing that each does; what comes later is told by beats."""
    rides: set[int] = set()
    for deed in cast.deeds:
        asked = deed.action
        for at in deed.actors:
            number = cast.member_of.get(at)
            if number is None:
                continue
            member = cast.members[number]
            action = as_tied(member, _able(member.goes_by, replace(deed, action=asked)))
            if at == deed.actors[0]:
                # A dog does not fly after the butterflies that it chases.
                deed.action = action
            idle = member.action is Action.STAND and deed.words.split()[0].endswith("ing")
            member.action = action if idle else member.action or action
            if deed.words.startswith(_RIDES) and mentions[at].sort is Sort.PERSON:
                rides |= _ridden(cast, mentions, deed, number)
                _mount(member, deed)
    for number in sorted(rides, reverse=True):
        cast.drop(number)


def _mount(member: Member, deed: Deed) -> None:
    """Knights and cowboys ride on horses, though nobody says so."""
    if member.kind in _HORSEMEN and deed.words.startswith(("rid", "rode")):
        member.tie(Prop(tie=Tie.RIDES, kind="horse"))
        deed.action = as_tied(member, deed.action)
        member.action = as_tied(member, member.action or deed.action)


def _able(kind: str, deed: Deed) -> Action:
    """The deed as such a body does it: a car that runs drives, a bee that walks flies."""
    own = KINDS[kind]
    if deed.action.becomes:
        return deed.action
    if own.actions <= _STAYS:
        return deed.action if deed.action in own.actions else Action.STAND
    if deed.action in own.actions or not deed.action.goes:
        return deed.action
    if deed.action is Action.SWIM and own.home is Home.TABLE:
        # Water splashes about it.
        return Action.STAND
    if own.action.goes or sort(kind) is Sort.PLANET:
        return own.action
    return Action.FLOAT if deed.words.startswith("mov") else deed.action


def _ridden(cast: Cast, mentions: Sequence[Mention], deed: Deed, rider: int) -> set[int]:
    """Let what is ridden or driven go; the rider, who is not drawn on it, is to be left out."""
    for at, mention in enumerate(mentions):
        near = deed.end <= mention.start <= deed.end + 4 and cast.member_of.get(at, rider) != rider
        if near and mention.sort in _RIDEABLE:
            member = cast.members[cast.member_of[at]]
            member.action = member.action or Action.DRIVE
            deed.actors = (*deed.actors, at)
            cast.left_out.append(f"{cast.members[rider].words} (in or on the {mention.kind})")
            return {rider}
    return set()
