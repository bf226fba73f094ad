"""Where a prompt goes on with another shot: "cut to", "Shot 2:", "INT. KITCHEN", "[0:04-0:08]"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_START = r"(?:^|(?<=[.!?;…\n\])])|(?<=[.!?:;…\n\])]\s))[\s*#\-–—>•]{0,6}"
#: What stands before "cut to" where a film is cut, and no cake.
_LEAD = r"(?:(?:then|and|now|we|it|next|suddenly|the\s+(?:scene|camera|film|video|shot|view|image))\s+)*"
_CUT = (
    rf"(?:{_START}|,\s*|\b(?=then\s|and\s+then\s|we\s|the\s+(?:scene|camera|film|video|shot)\s)){_LEAD}"
    r"(?:(?:hard|smash|match|jump|quick|straight|sharp|abrupt)[\s-]+)?cut(?:s|ting)?\s+"
    r"(?:(?:back|away|straight|directly)\s+)?to\b:?"
)
_NUMBERED = (
    rf"{_START}(?:shot|scene|clip)\s*(?:no\.?|number|\#)?\s*(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\b"
    r"[\s*]*[:.\-–—]?[\s*]*"
)
_NAMED = (
    rf"{_START}(?:in\s+)?(?:the\s+)?"
    r"(?P<name>first|opening|second|third|fourth|fifth|sixth|next|final|last|closing)\s+(?:shot|scene|clip)\b"
    r"\s*(?::|,|-|–|—|shows\b|is\s+(?:of\b)?)"
)
_SLUG = r"(?:^|(?<=\n)|(?<=[.!?]\s))[\s*#]*(?-i:INT|EXT)(?:\.|\s*/\s*(?-i:INT|EXT)\.?)\s"
_CLOCK = r"(?:(?P<{0}minutes>\d{{1,2}}):(?P<{0}clock>\d{{2}}(?:\.\d+)?)|(?P<{0}seconds>\d{{1,3}}(?:\.\d+)?))"
#: In brackets it may stand anywhere, if it tells its unit: "(3-5)" counts something.
_OPENS = rf"(?:{_START}[\[(]?|(?<=\s)[\[(](?=[\d:.\s]*(?:\d:\d|\ds)))"
_UNIT = r"\s*(?:s|secs?|seconds)?\b\s*"
_STAMP = (
    rf"{_OPENS}\s*(?:at\s+|seconds?\s+)?{_CLOCK.format('from_')}{_UNIT}(?:-|–|—|to)\s*{_CLOCK.format('to_')}"
    rf"{_UNIT}(?:[\])][\s*]*[:\-–—]?|[\s*]*[:\-–—])"
)
_MARKER = re.compile(
    "|".join(f"(?P<{name}_>{each})" for name, each in (
        ("stamp", _STAMP), ("numbered", _NUMBERED), ("named", _NAMED), ("slug", _SLUG), ("cut", _CUT)
    )),
    re.IGNORECASE,
)  # fmt: skip
_SAYS_SOMETHING = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the prompt that stands between two marks, without them."""

    text: str
    #: Whether a mark before it says that another shot begins; else only that other words do.
    cut: bool = False
    #: Seconds from which it is said to last.
    at: float | None = None
    #: Nothing but a time stands before it.
    stamped: bool = False


def pieces(text: str) -> list[Piece]:
    """The prompt at its marks, those that say something; one that begins with "cut to" has an empty first."""
    found: list[Piece] = []
    start, cut, at, stamped = 0, False, None, False
    for mark in _MARKER.finditer(text):
        found.append(Piece(text[start : mark.start()], cut, at, stamped))
        start, at, stamped = mark.end(), _seconds(mark), mark["stamp_"] is not None
        first = (mark["number"] or mark["name"] or "").casefold() in {
            "1",
            "one",
            "first",
            "opening",
        } or at == 0.0
        cut = not first
    found.append(Piece(text[start:], cut, at, stamped))
    return _without_empty(found)


def _seconds(mark: re.Match[str]) -> float | None:
    """When it begins, of a mark that says so as one can: "3:1" is a ratio."""
    if mark["stamp_"] is None:
        return None
    if mark["from_seconds"] is not None:
        return float(mark["from_seconds"])
    return 60.0 * float(mark["from_minutes"]) + float(mark["from_clock"])


def _without_empty(found: list[Piece]) -> list[Piece]:
    """ "Shot 2 [0:04-0:08]" is two marks and one cut."""
    kept: list[Piece] = []
    cut, at, stamped = False, None, True
    for piece in found:
        cut, at = cut or piece.cut, at if piece.at is None else piece.at
        stamped = stamped and piece.stamped
        if _SAYS_SOMETHING.search(piece.text):
            # "Cut to" a kitchen with which a prompt begins cuts from what was there before, if anything was.
            if cut and not kept:
                kept.append(Piece(""))
            kept.append(Piece(piece.text, cut, at, stamped))
            cut, at, stamped = False, None, True
    return kept or [Piece("")]
