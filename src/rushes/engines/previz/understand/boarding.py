"""Who is in the car, the boat or the basket that is named with them."""

from __future__ import annotations

from collections.abc import Sequence

from rushes.engines.previz.scene import Prop, Tie
from rushes.engines.previz.subjects.catalogue.manned import BERTHS
from rushes.engines.previz.understand.cast import Cast
from rushes.engines.previz.understand.lexicon.amounts import SOME
from rushes.engines.previz.understand.lexicon.kinds import Sort
from rushes.engines.previz.understand.lexicon.subjects import MANY
from rushes.engines.previz.understand.lexicon.tables import words
from rushes.engines.previz.understand.mentions import Mention
from rushes.engines.previz.understand.words import Token

#: Most words between the two.
_FARTHEST = 7
_STEERS = words(
    "drive drives driving drove row rows rowing rowed sail sails sailing sailed steer steers steering "
    "paddle paddles paddling pilots piloting captains"
)
_IN = words("in inside aboard from")
_OUTSIDE = words(
    "get gets getting enter enters entering step steps stepping climb climbs climbing jump jumps jumping "
    "look looks looking watch watches watching wash washes washing repair repairs repairing chase chases "
    "chasing past by near beside behind next outside leaning against around out off"
)
_FULL = words("full packed crowded filled")
_HAS = words("with of carrying carries by") | _FULL
#: Who is aboard wherever the vehicle is named.
_CREW = words("driver drivers passenger passengers helmsman rower rowers oarsman crew")


def boards(tokens: Sequence[Token], mentions: Sequence[Mention], cast: Cast, number: int) -> bool:
    """Whether the mention's people are aboard of what was named, or what it names has them aboard; both are
    one subject then."""
    if not number:
        return False
    mention = mentions[number]
    if mention.kind in BERTHS:
        return _takes(tokens, mentions, cast, number)
    return mention.sort is Sort.PERSON and _joins(tokens, mentions, cast, number)


def _takes(tokens: Sequence[Token], mentions: Sequence[Mention], cast: Cast, number: int) -> bool:
    """ "Two men in a boat", "a woman drives a car"."""
    mention = mentions[number]
    between = _between(tokens, mentions[number - 1], mention)
    direct = bool(between & _STEERS) and mention.preposition in {None, "", "in", "a", "with"}
    if not (direct or mention.preposition in _IN) or between & _OUTSIDE:
        return False
    aboard: list[int] = []
    for at in range(number - 1, -1, -1):
        other = mentions[at]
        joined = at == number - 1 or _between(tokens, other, mentions[at + 1]) <= {
            "and",
            ",",
            "a",
            "his",
            "her",
        }
        if other.sort is not Sort.PERSON or at not in cast.member_of or not joined:
            break
        aboard.insert(0, at)
    if not aboard or mentions[aboard[0]].sentence != mention.sentence:
        return False
    people = sorted({cast.member_of[at] for at in aboard})
    member = cast.members[people[0]]
    member.props = [_crew(cast.members[at].kind, mentions[n]) for at, n in zip(people, aboard, strict=False)]
    member.kind, member.words, member.count = mention.kind, mention.words, mention.count
    member.colour, member.size = mention.colour, mention.size
    for at in reversed(people[1:]):
        cast.drop(at)
    cast.member_of |= dict.fromkeys((*aboard, number), people[0])
    return True


def _joins(tokens: Sequence[Token], mentions: Sequence[Mention], cast: Cast, number: int) -> bool:
    """ "A bus full of people", "a taxi with its driver", "inside a car, a woman ..."."""
    mention = mentions[number]
    for at in range(number - 1, -1, -1):
        other = mentions[at]
        if other.sentence == mention.sentence and other.kind in BERTHS and at in cast.member_of:
            break
    else:
        return False
    between = _between(tokens, other, mention)
    inside = at == number - 1 and other.preposition in {"in", "inside"}
    has = between & _HAS and len(between) <= _FARTHEST and mention.preposition in {"with", "of", "by", None}
    after = {token.text for token in tokens[mention.end : mention.end + 3]}
    crew = mention.words.split()[-1] in _CREW
    if not (inside or has or crew) or (between | after) & _OUTSIDE:
        return False
    member = cast.members[cast.member_of[at]]
    prop = _crew(mention.kind, mention)
    member.tie(prop.model_copy(update={"count": 8}) if between & _FULL else prop)
    cast.member_of[number] = cast.member_of[at]
    return True


def _crew(kind: str, mention: Mention) -> Prop:
    count = mention.count
    if count is None:
        count = MANY.get(mention.words.split()[-1], SOME) if mention.several else 1
    return Prop(
        tie=Tie.CARRIES, kind=kind, count=min(count, 12), words=mention.words[:200], colour=mention.colour
    )


def _between(tokens: Sequence[Token], first: Mention, second: Mention) -> set[str]:
    return {token.text for token in tokens[first.end : second.noun]}
