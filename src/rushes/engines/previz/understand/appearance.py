"""What a prompt says of somebody's hair, beard, glasses and skin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rushes.engines.previz.scene import Haircut
from rushes.engines.previz.understand.cast import Cast, Member
from rushes.engines.previz.understand.lexicon import MODIFIERS
from rushes.engines.previz.understand.lexicon.kinds import Sort
from rushes.engines.previz.understand.mentions import Mention
from rushes.engines.previz.understand.words import Token

_HAIRS = {
    **dict.fromkeys(("blond", "blonde", "golden", "fair"), "#c79a55"),
    **dict.fromkeys(("brown", "brunette", "chestnut"), "#5a3820"),
    **dict.fromkeys(("red", "ginger", "auburn", "redhead", "redheaded", "copper"), "#a8452a"),
    **dict.fromkeys(("black", "raven", "jet"), "#15100e"),
    "dark": "#2a1b14",
    **dict.fromkeys(("grey", "gray", "silver"), "#b9b5ae"),
    "white": "#e6e4de",
    "pink": "#d67f9a",
    "blue": "#3f6fb5",
    "green": "#4c8f3f",
    "purple": "#7a3fa0",
}
#: Say so without the word "hair".
_OF_THEMSELVES = frozenset({"blond", "blonde", "brunette", "redhead", "redheaded"})
_CUTS = {
    **dict.fromkeys(("long", "flowing", "dreadlocks", "wavy"), Haircut.LONG),
    **dict.fromkeys(("short", "cropped"), Haircut.SHORT),
    **dict.fromkeys(("curly", "curls", "afro", "frizzy"), Haircut.CURLS),
    **dict.fromkeys(("ponytail", "pigtails", "braids", "braid", "braided"), Haircut.TAIL),
    "bun": Haircut.BUN,
    **dict.fromkeys(("bald", "balding", "shaven"), Haircut.BALD),
}
_CUTS_OF_THEMSELVES = frozenset(_CUTS) - {"long", "flowing", "wavy", "short", "cropped", "frizzy", "bun"}
_HAIR = frozenset({"hair", "haired"})
_BEARDS = frozenset({"beard", "bearded", "goatee", "stubble"})
_GLASSES = frozenset({"glasses", "spectacles", "eyeglasses"})
_WEARS = frozenset({"wearing", "wears", "with", "and"})
_SKINS = {
    **dict.fromkeys(("black", "african"), "#6e4429"),
    **dict.fromkeys(("white", "caucasian", "european"), "#f0c8a8"),
    **dict.fromkeys(("asian", "chinese", "japanese", "korean"), "#e6b890"),
    **dict.fromkeys(("indian", "latina", "latino", "hispanic", "mexican", "arab"), "#b98058"),
}
_SKINNED = {"dark": "#54331f", "brown": "#9a6440", "fair": "#f3d3bb", "light": "#f0c8a8", "pale": "#f3d3bb"}
_OF_SKIN = frozenset({"skin", "skinned"})
#: Words before "hair" that may speak of it, and before the glasses that may say that they are worn.
_REACH = 3


def take_appearances(cast: Cast, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
    """Each person's own; colours that were said of it are not their clothes'."""
    people = [
        (number, mention)
        for number, mention in enumerate(mentions)
        if mention.sort is Sort.PERSON and number in cast.member_of
    ]
    for at, (number, mention) in enumerate(people):
        end = people[at + 1][1].start if at + 1 < len(people) else len(tokens)
        said = [token for token in tokens[mention.start : end] if token.sentence == mention.sentence]
        _read(cast.members[cast.member_of[number]], [token.text for token in said], mention)


def _read(member: Member, texts: Sequence[str], mention: Mention) -> None:
    noun = mention.noun - mention.start
    found: dict[str, Any] = {}
    for at, text in enumerate(texts):
        before = texts[max(0, at - _REACH) : at]
        found |= _of_head(text, before)
        if text in _OF_THEMSELVES and at <= noun:
            found["hair"] = _HAIRS[text]
        elif text in _GLASSES and _WEARS & set(before) and texts[at + 1 : at + 2] != ["of"]:
            found["glasses"] = True
        elif text in _SKINS and at < noun:
            found["skin"] = _SKINS[text]
    if not found:
        return
    member.appearance = member.appearance.model_copy(update=found)
    if any(member.colour == _as_paint(word) for word in _own_words(texts, noun)):
        member.colour = None


def _of_head(text: str, before: Sequence[str]) -> dict[str, Any]:
    if text in _HAIR:
        return _hair(before)
    if text in _CUTS_OF_THEMSELVES:
        return {"cut": _CUTS[text]}
    if text in _BEARDS:
        return {"beard": not {"no", "without"} & set(before)}
    if text in _OF_SKIN and before and before[-1] in _SKINNED:
        return {"skin": _SKINNED[before[-1]]}
    return {}


def _hair(before: Sequence[str]) -> dict[str, Any]:
    colour = next((_HAIRS[word] for word in reversed(before) if word in _HAIRS), None)
    cut = next((_CUTS[word] for word in reversed(before) if word in _CUTS), None)
    return {name: value for name, value in (("hair", colour), ("cut", cut)) if value is not None}


def _own_words(texts: Sequence[str], noun: int) -> set[str]:
    """The words for colours that were said of hair and skin."""
    own = {text for text in texts[: noun + 1] if text in _OF_THEMSELVES or text in _SKINS}
    for at, text in enumerate(texts):
        if text in _HAIR | _OF_SKIN | _BEARDS:
            own |= set(texts[max(0, at - _REACH) : at])
    return own


def _as_paint(word: str) -> str | None:
    term = MODIFIERS.term(word)
    return None if term is None else str(term.sets.get("colour", "")) or None
