"""Ages in figures and by the hair, in words that the tables know: "a 70-year-old man" is an elderly man."""

from __future__ import annotations

import re

#: Years from which somebody is shown old, and up to which as a teenager or as a child.
_OLD, _TEENAGER, _CHILD = 60, 19, 12
_PEOPLE = "man|woman|person|lady|gentleman|people|men|women|boy|girl|child|kid|male|female"
_YEARS = re.compile(r"\b(\d{1,3})[ -]?years?[ -]olds?\b", re.IGNORECASE)
_FOLLOWED = re.compile(rf"^ (?:[\w-]+ )?(?:{_PEOPLE})\b", re.IGNORECASE)
_DECADE = re.compile(
    rf"\b({_PEOPLE})\b([^.!?]{{0,50}}?),? in (?:his|her|their) (?:early |late |mid[ -])?(\d)0'?s\b",
    re.IGNORECASE,
)
_GREY = re.compile(r"\b(?:gr[ae]y|white|silver)[ -]haired\b", re.IGNORECASE)


def in_words(text: str) -> str:
    """The prompt with ages that it states told in words."""
    text = _GREY.sub("elderly", text)
    text = _DECADE.sub(
        lambda found: f"{'elderly ' if int(found[3]) * 10 >= _OLD else ''}{found[1]}{found[2]}", text
    )
    return _YEARS.sub(lambda found: _told(int(found[1]), text[found.end() :]), text)


def _told(years: int, rest: str) -> str:
    """As an adjective where the noun follows, else as the noun."""
    if _FOLLOWED.match(rest):
        return "elderly" if years >= _OLD else "young"
    if years >= _OLD:
        return "elderly person"
    return "child" if years <= _CHILD else "teenager" if years <= _TEENAGER else "person"
