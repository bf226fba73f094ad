"""Hands that a picture is of, told as somebody whose hands are seen: "a chef's hands chopping" is a close-up
of the hands of a chef who chops."""

from __future__ import annotations

import re

_SIZE = "(?:extreme|tight|very|macro|detail|detailed)"
_SHOT = (
    rf"(?:(?:an? )?(?:{_SIZE} )?(?:close[- ]?ups?|macro|detail|insert)(?: shots?)?"
    r"|(?:an? )?(?:close |tight )?shots?) (?:of|on) "
)
_HANDS = r"(?:hands?|fingers|fingertips)"
#: Behind these hands are where something is, and not what is shown.
_PLACED = r"(?:in|into|with|from|to|by|between|at|through|using|and|on)"
_WORD = rf"(?:(?!{_PLACED}\b)[\w-]+)"
#: Whoever has them is named elsewhere.
_THEIRS = re.compile(
    rf"\b{_SHOT}(?:his|her|their|its|both|the) (?:\w+ ){{0,2}}?{_HANDS}\b(?! (?:of|[a-z]+ing)\b)",
    re.IGNORECASE,
)
_OWNED = re.compile(
    rf"(?P<before>\b{_PLACED} )?(?:{_SHOT})?"
    rf"(?P<owner>\b(?:an?|the|two|my|one) (?:{_WORD} ){{0,3}}?{_WORD})['’]s? (?:[\w-]+ ){{0,2}}?{_HANDS}\b",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"(?P<before>\b{_PLACED} )?(?:{_SHOT})?(?:\bthe )?(?:\b\w+ )?\b{_HANDS} of (?P<owner>an? )",
    re.IGNORECASE,
)
#: Nobody's: at the start, after a comma, or what a shot is of.
_BARE = re.compile(
    rf"(?:^|(?<=[.,;:!] )|(?<=\bof )|(?={_SHOT}))(?:{_SHOT})?(?:a pair of )?"
    rf"(?P<whose>(?:(?!of )[\w'’-]+ ){{0,4}}?){_HANDS}"
    r"(?= (?:[a-z]+ing|hold|type|knead|play|write|cut|pour|chop|paint)\b)",
    re.IGNORECASE,
)
_SHOWN = "close up of hands"
_WHO = (
    (re.compile(r"\b(?:female|woman|women|manicured|feminine|delicate)\b"), "a woman"),
    (re.compile(r"\b(?:male|man|men|masculine)\b"), "a man"),
    (re.compile(r"\b(?:old|elderly|wrinkled|weathered|aged)\b"), "an old person"),
    (re.compile(r"\b(?:child|children|baby|tiny|small|little|kid)\b"), "a child"),
)
#: Somebody else is named before them, or does something to them.
_DOES = re.compile(
    r"\b\w+(?:ing|s)\b|\b(?:and|or|in|with|of|on|to|from|his|her|their|its|your)\b", re.IGNORECASE
)


def with_owners(text: str) -> str:
    """The prompt, in which hands that it shows are somebody's."""
    text = _THEIRS.sub(_SHOWN, text)
    for owned in (_OF, _OWNED):
        text = owned.sub(lambda found: found[0] if found["before"] else f"{_SHOWN}, {found['owner']}", text)
    return _BARE.sub(_belonging, text)


def _belonging(found: re.Match[str]) -> str:
    whose = found["whose"].lower()
    if _DOES.search(whose):
        return found[0]
    return f"{_SHOWN}, {next((who for said, who in _WHO if said.search(whose)), 'a person')}"
