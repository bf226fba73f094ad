"""A prompt as folded words, cut into sentences and clauses."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+(?:[:.]\d+)+|[^\W_]+(?:'[^\W_]+)*|[.!?;,:()/\n…–—]|&")
_NEXT_TO = re.compile(r"next\s+to\b")
_SENTENCE_STOPS = frozenset(".!?;…")
_CLAUSE_STOPS = frozenset(",:()\n–—")

#: Words that open a new clause without a stop before them.
_COMPANIONS = frozenset({"while", "as", "when", "whilst"})
_OPENERS = _COMPANIONS | {"and", "until", "till", "but", "whereas", "where", "then", "before", "once"}


#: Words after which what follows comes later in the clip.
_SEQUELS = frozenset(
    {"then", "afterwards", "afterward", "later", "finally", "next", "eventually"}
    | {"subsequently", "suddenly", "gradually"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """One folded word, or one stop (``,`` ``.`` and the like)."""

    text: str
    sentence: int
    clause: int
    is_word: bool


@dataclass(frozen=True, slots=True)
class Prompt:
    """Tokens in order; ``sequels`` are the clauses that open with a word such as "then"."""

    tokens: tuple[Token, ...]
    sequels: frozenset[int]
    #: Clauses that open with a word such as "as": they happen along with the one before.
    companions: frozenset[int]


def fold(text: str) -> str:
    """Compatibility forms, case and typographic apostrophes ironed out."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded.replace("’", "'").replace("‘", "'").replace("`", "'")


def spelled(text: str) -> str:
    """A text of emoji alone as what Unicode calls them; any other as it is."""
    if any(character.isalnum() for character in text):
        return text
    signs = [character for character in text if unicodedata.category(character) == "So"]
    return ", ".join(unicodedata.name(sign, "").lower().removesuffix(" face") for sign in signs)


def split(text: str) -> Prompt:
    """Cut any text into tokens; never raises."""
    tokens: list[Token] = []
    sequels: set[int] = set()
    companions: set[int] = set()
    sentence = clause = 0
    folded = fold(text)
    for match in _TOKEN.finditer(folded):
        raw = match[0]
        if raw in _SENTENCE_STOPS:
            tokens.append(Token(raw, sentence, clause, is_word=False))
            sentence, clause = sentence + 1, clause + 1
        elif raw in _CLAUSE_STOPS:
            tokens.append(Token(raw, sentence, clause, is_word=False))
            clause += 1
        else:
            word = _plain(raw)
            sequel = word in _SEQUELS and not (word == "next" and _NEXT_TO.match(folded, match.start()))
            if word in _OPENERS or sequel:
                clause += 1
            if sequel:
                sequels.add(clause)
            if word in _COMPANIONS:
                companions.add(clause)
            tokens.append(Token(word, sentence, clause, is_word=True))
    return Prompt(tuple(tokens), frozenset(sequels), frozenset(companions))


def _plain(raw: str) -> str:
    if raw in {"&", "/"}:
        return {"&": "and", "/": "or"}[raw]
    return raw[:-2] if raw.endswith("'s") else raw
