"""Colours and materials of the place itself: "on a dark blue background", "white walls", "a marble table"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rushes.engines.previz.scene import Place, Tabletop
from rushes.engines.previz.understand.lexicon.colours import COLOURS
from rushes.engines.previz.understand.lexicon.tables import words
from rushes.engines.previz.understand.terms import Match, Part, Term, Value
from rushes.engines.previz.understand.words import Token

_BACKGROUNDS = words("background backgrounds backdrop backdrops cyclorama")
#: What something is shown on.
_SURFACES = words("surface floor ground tabletop velvet silk satin fabric cloth")
_WALLS = words("wall walls wallpaper")
_SHAPES = words(
    "shapes forms ribbons waves gradient gradients swirls colours colors palette particles fluid lines"
)
_TOPS = words("table tables tabletop desk surface counter countertop board slab worktop worktops countertops")
#: What may stand between a colour and what it is the colour of.
_BETWEEN = words(
    "and to plain solid seamless clean gradient soft smooth studio blurred simple matte painted textured "
    "flat abstract flowing liquid neutral minimalist minimal coloured colored glowing empty reflective "
    "moody dramatic cinematic elegant glossy shiny polished mirrored mirror wet glass"
)
#: A shade with no colour.
_BARE = {"dark": "#1b1c20", "black": "#15161a", "light": "#ecebe7", "bright": "#f4f3ef", "pale": "#ecebe7"}
_MATERIALS = {
    Tabletop.WOOD: words("wooden wood oak walnut timber rustic pine bamboo"),
    Tabletop.MARBLE: words("marble"),
    Tabletop.STONE: words("stone slate concrete granite"),
}
_MOST = 4
_LONGEST = 2


def painted(tokens: Sequence[Token]) -> list[Match]:
    """What is said so, as statements: ``palette`` is a list of ``#rrggbb`` apart by spaces."""
    found: list[Match] = []
    for at, token in enumerate(tokens):
        if token.text in _BACKGROUNDS | _WALLS | _SHAPES:
            found += _coloured(tokens, at)
        elif token.text in _TOPS | _SURFACES and at:
            found += _topped(tokens, at) or (_shown_on(tokens, at) if token.text in _SURFACES else [])
        elif token.text == "marble" and not _followed(tokens, at):
            implies: dict[str, Value] = {"place": Place.STUDIO}
            found.append(
                Match(at, at + 1, token.text, Term(Part.LOOK, "", {"tabletop": Tabletop.MARBLE}, implies))
            )
    return found


def _coloured(tokens: Sequence[Token], noun: int) -> list[Match]:
    start, colours = _before(tokens, noun)
    end = noun + 1
    if not colours:
        end, colours = _behind(tokens, end)
    if not colours:
        return []
    sets: dict[str, Value] = {"palette": " ".join(colours[:_MOST])}
    behind = tokens[noun].text in _BACKGROUNDS
    implies: dict[str, Value] = {"place": Place.STUDIO} if behind else {}
    text = " ".join(token.text for token in tokens[start:end])
    return [Match(start, end, text, Term(Part.LOOK, "", sets, implies))]


def _shown_on(tokens: Sequence[Token], noun: int) -> list[Match]:
    """The colour of "on a black reflective surface" is a studio's."""
    found = _coloured(tokens, noun)
    before = {token.text for token in tokens[max(0, noun - 5) : noun]}
    if "on" not in before:
        return []
    implies: dict[str, Value] = {"place": Place.STUDIO}
    return [replace(match, term=replace(match.term, implies=implies)) for match in found]


def _followed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is another's adjective, or what it is of is not said to be shown on it."""
    after = at + 1 < len(tokens) and tokens[at + 1].is_word and tokens[at + 1].text not in _LEADS
    return after or not {token.text for token in tokens[max(0, at - 3) : at]} & {"on", "onto"}


def _topped(tokens: Sequence[Token], noun: int) -> list[Match]:
    before = tokens[noun - 1].text
    for material, adjectives in _MATERIALS.items():
        if before in adjectives:
            sets: dict[str, Value] = {"tabletop": material}
            return [Match(noun - 1, noun, before, Term(Part.LOOK, "", sets, {}))]
    return []


def _before(tokens: Sequence[Token], noun: int) -> tuple[int, list[str]]:
    """Where the colours before a noun start, and what they are, in order."""
    start, at, colours = noun, noun, list[str]()
    while at > 0:
        long = next((n for n in range(_LONGEST, 0, -1) if _colour(tokens, at - n, at)), 0)
        if long:
            colours.insert(0, _colour(tokens, at - long, at) or "")
            at = start = at - long
        elif tokens[at - 1].text in _BETWEEN or (colours and _listed(tokens, at - 1)):
            at -= 1
        else:
            break
    if not colours and at and tokens[at - 1].text in _BARE:
        return at - 1, [_BARE[tokens[at - 1].text]]
    return start, colours


def _listed(tokens: Sequence[Token], comma: int) -> bool:
    return tokens[comma].text == "," and _colour(tokens, comma - 1, comma) is not None


def _behind(tokens: Sequence[Token], at: int) -> tuple[int, list[str]]:
    """Where the colours of "shapes in blue and orange" end, and what they are."""
    end, colours = at, list[str]()
    if at >= len(tokens) or tokens[at].text not in {"in", "of"}:
        return end, colours
    at += 1
    while at < len(tokens):
        long = next((n for n in range(_LONGEST, 0, -1) if _colour(tokens, at, at + n)), 0)
        if long:
            colours.append(_colour(tokens, at, at + long) or "")
            at = end = at + long
        elif tokens[at].text in {"and", ",", "tones", "shades", "soft", "of"}:
            at += 1
        else:
            break
    # "Waves of blue light", "in red dresses": the colours of something else.
    of_more = end < len(tokens) and tokens[end].is_word and tokens[end].text not in _LEADS
    return (at, []) if of_more else (end, colours)


_LEADS = words("and on in with at by for from over under while as slowly tones shades colours colors")


def _colour(tokens: Sequence[Token], start: int, end: int) -> str | None:
    if start < 0 or end > len(tokens):
        return None
    return COLOURS.get(" ".join(token.text for token in tokens[start:end]))
