"""Where somebody, or the camera, goes from one place to another that cannot be seen with it."""

from __future__ import annotations

from collections.abc import Sequence

from rushes.engines.previz.scene import Place
from rushes.engines.previz.understand import composition
from rushes.engines.previz.understand.deeds import Deed
from rushes.engines.previz.understand.lexicon.tables import words
from rushes.engines.previz.understand.terms import Match, Part
from rushes.engines.previz.understand.words import Token

_INTO = words("into to through enter enters entering then next finally followed before past onto")
#: Between such a word and the place: "to a bright, modern".
_REACH = 5
_TOUR = words("tour walkthrough walk-through montage showcase showcasing rooms sequence series")
_LISTED = words("and then plus")
#: As many places one after the other are shown one after the other, though nobody says "tour".
_LIST = 3


def ways(
    tokens: Sequence[Token],
    scene: Sequence[Match],
    deeds: Sequence[Deed],
    negated: set[int],
    camera: set[int],
) -> list[int]:
    """Tokens from which another place is in the picture. ``camera``: tokens of camera moves."""
    named = [match for match in scene if "place" in match.term.sets and match.start not in negated]
    named = [match for match in named if match.term.part is Part.PLACE]
    goes = camera | {deed.start for deed in deeds if deed.action.goes}
    tour = _is_tour(tokens, named)
    found: list[int] = []
    seen: list[Match] = []
    for match in named:
        place = _place(match)
        if seen and _apart(_place(seen[-1]), place):
            at = _from(tokens, seen[-1], match)
            between = {token.text for token in tokens[max(seen[-1].end, match.start - _REACH) : match.start]}
            going = any(
                tokens[go].sentence == tokens[match.start].sentence and go < match.start for go in goes
            )
            sequel = bool(between & _INTO) and going
            if sequel or (tour and _in_a_list(tokens, seen[-1], match)):
                found.append(at)
        seen.append(match)
    return found


def _place(match: Match) -> Place:
    return Place(str(match.term.sets["place"]))


def _apart(one: Place, other: Place) -> bool:
    return one is not other and bool(composition.apart([one, other]))


def _is_tour(tokens: Sequence[Token], named: Sequence[Match]) -> bool:
    kinds = {_place(match) for match in named}
    if len(kinds) > 1 and any(token.text in _TOUR for token in tokens):
        return True
    return len(kinds) >= _LIST and all(kind.room for kind in kinds)


def _in_a_list(tokens: Sequence[Token], one: Match, other: Match) -> bool:
    between = tokens[one.end : other.start]
    return any(not token.is_word or token.text in _LISTED | _INTO for token in between)


def _from(tokens: Sequence[Token], before: Match, match: Match) -> int:
    """What is said right before the place belongs to it: "and a bright, modern kitchen"."""
    at = match.start
    while at > before.end and tokens[at - 1].is_word and tokens[at - 1].text not in _INTO | _LISTED:
        at -= 1
    return at
