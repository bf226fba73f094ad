"""The shape of a lexicon entry, and the search for entries in a prompt (longest phrase first)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from rushes.engines.previz.understand.words import Token

#: What an entry may set a slot to. Slots are fields of Scene (``cover``), Weather (``weather.rain``),
#: Beat (``hour``) and Move (``move.kind``).
Value = float | str | bool


class Part(Enum):
    """What an entry does in a sentence."""

    PLACE = "place"
    LIGHT = "light"
    WEATHER = "weather"
    LOOK = "look"
    #: A camera move.
    MOVE = "move"
    #: Something that moves only when it is said of the camera ("rising", "drifting").
    SHARED_MOVE = "shared move"
    #: The camera itself: makes the verbs around it camera moves.
    CAMERA = "camera"
    DIRECTION = "direction"
    #: A direction only right behind a camera word ("in", "back", "up").
    PARTICLE = "particle"
    SPEED = "speed"
    #: Scales the weather or slows the camera word that follows it ("light", "heavy", "gentle").
    DEGREE = "degree"
    #: Ends the weather named before it ("lifts", "stops").
    CESSATION = "cessation"
    #: Begins what its clause names ("begins to", "rolls in").
    INCEPTION = "inception"
    NEGATION = "negation"
    #: Somebody or something that the picture is of.
    SUBJECT = "subject"
    #: What a subject does.
    ACTION = "action"
    COLOUR = "colour"
    COUNT = "count"
    SIZE = "size"
    #: How much of the subject fills the picture.
    FRAMING = "framing"
    MUSIC = "music"
    #: What is heard: the same words may say something of the picture as well.
    SOUND = "sound"
    #: Known by name and not drawn ("depth of field" has no field in it).
    UNDRAWN = "undrawn"
    #: Says nothing about the picture.
    FILLER = "filler"


@dataclass(frozen=True, slots=True)
class Term:
    """``phrases`` is a comma-separated list; a word that ends in ``~`` also matches its inflections."""

    part: Part
    phrases: str
    #: What the words say.
    sets: Mapping[str, Value]
    #: What usually goes with it: gives way to anything that is said.
    implies: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Match:
    """A term found at tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    words: str
    term: Term


def inflections(word: str) -> tuple[str, ...]:
    """The word with its -s, -ing and -ed forms (plural or verb: a form that does not exist harms nobody).

    >>> inflections("pan")
    ('pan', 'pans', 'panning', 'panned')
    """
    stem, vowels = word, "aeiou"
    if word.endswith("y") and word[-2:-1] not in vowels:
        return word, word[:-1] + "ies", word + "ing", word[:-1] + "ied"
    plural = word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if word.endswith("e"):
        return word, plural, word[:-1] + "ing", word + "d"
    closed = len(word) > 2 and word[-1] not in vowels + "wxyhk" and word[-2] in vowels
    if closed and word[-3] not in vowels and len(word) <= 4:
        stem = word + word[-1]
    return word, plural, stem + "ing", stem + "ed"


class Lexicon:
    """All terms, indexed by their first word."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        for term in terms:
            for phrase in term.phrases.split(","):
                for words in spellings(phrase.split()):
                    self._phrases.setdefault(words[0], []).append((words, term))
        for candidates in self._phrases.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def term(self, phrase: str) -> Term | None:
        """The term that has exactly this phrase."""
        words = tuple(phrase.split())
        candidates = self._phrases.get(words[0], ()) if words else ()
        return next((term for known, term in candidates if known == words), None)

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """Non-overlapping matches from left to right; a phrase never runs across a stop."""
        texts = [token.text if token.is_word else "" for token in tokens]
        found: list[Match] = []
        at = 0
        while at < len(texts):
            match = self._longest(texts, at)
            if match is None:
                at += 1
            else:
                found.append(match)
                at = match.end
        return found

    def _longest(self, texts: Sequence[str], at: int) -> Match | None:
        for words, term in self._phrases.get(texts[at], ()):
            end = at + len(words)
            if tuple(texts[at:end]) == words:
                return Match(at, end, " ".join(words), term)
        return None


def spellings(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Every form of a phrase whose words may end in ``~``."""
    found: list[tuple[str, ...]] = [()]
    for word in words:
        forms = inflections(word[:-1]) if word.endswith("~") else (word,)
        found = [(*before, form) for before in found for form in forms]
    return found
