"""Who is in a building sees its rooms: "in a castle" names a place, "before a castle" a subject."""

from __future__ import annotations

from collections.abc import Sequence

from rushes.engines.previz.understand.lexicon import FILLERS, MODIFIERS, NOUNS
from rushes.engines.previz.understand.lexicon.anchors import ROOMS
from rushes.engines.previz.understand.lexicon.nounphrases import PRAISE
from rushes.engines.previz.understand.lexicon.tables import term, words
from rushes.engines.previz.understand.terms import Match, Part, Value
from rushes.engines.previz.understand.words import Token

_INSIDE = words("in inside into within through throughout")
#: Before what may be a building that somebody is in, and before whatever says where something is.
ROOMED = _INSIDE | {"at"}
PLACED = ROOMED | words("on across through around along near outside")
_ARTICLES = words("a an the this that his her its their my our your some")
#: Most adjectives between the article and the noun.
_REACH = 3


def rooms_of(tokens: Sequence[Token], scene: Sequence[Match]) -> list[Match]:
    """The buildings of the catalogue that somebody is in, as the places that stand for their rooms."""
    told = {at for match in scene if match.term.part is Part.PLACE for at in range(match.start, match.end)}
    found: list[Match] = []
    for match in NOUNS.find(tokens):
        kind = str(match.term.sets["subject"])
        room = ROOMS.get(kind)
        if room is None or match.start in told or leading(tokens, match.start) not in _INSIDE:
            continue
        sets: dict[str, Value] = {"place": room}
        if room.value != kind:
            sets["nearest"] = True
        made = term(Part.PLACE, match.words, sets)
        found.append(Match(match.start, match.end, match.words, made))
    return found


def leading(tokens: Sequence[Token], at: int) -> str:
    """The word before the noun's article, and before its adjectives where they are few."""
    first = at
    while first and at - first < _REACH and tokens[first - 1].is_word:
        text = tokens[first - 1].text
        if text in _ARTICLES:
            break
        # "In a dark, beautiful castle": of the words that say nothing adjectives are let pass.
        if text in (FILLERS | PLACED) - PRAISE and not _modifies(tokens, first):
            return text
        first -= 1
    before = tokens[first - 2] if first > 1 and tokens[first - 1].text in _ARTICLES else None
    return before.text if before is not None and before.is_word else ""


def _modifies(tokens: Sequence[Token], end: int) -> bool:
    return any(match.end == end for match in MODIFIERS.find(tokens[:end]))
