"""Slips of the keyboard: a word that nobody knows is read as the one that the tables have, one slip away."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from string import ascii_lowercase

from rushes.engines.previz.understand.lexicon import CAST_TABLES, FILLERS, SCENE_TABLES, sounds
from rushes.engines.previz.understand.terms import spellings

#: Names are written with a capital, and are no slips.
_WORD = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")
#: A word this short is mended only where two of its letters changed places, or one stands twice.
_SHORT = 4
_ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ers", "ly", "y", "est", "ness", "ish", "less", "ful", "like")


def mended(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text, and each word that was read as another, with that."""
    slips: list[tuple[str, str]] = []

    def mend(match: re.Match[str]) -> str:
        word = match[0]
        right = _right(word)
        if right is None:
            return word
        slips.append((word, right))
        return right

    return _WORD.sub(mend, text), slips


@cache
def _right(word: str) -> str | None:
    if word in _vocabulary():
        return None
    for slips in _slips(word):
        known = sorted(slip for slip in slips if slip[0] == word[0] and slip in _vocabulary())
        if known:
            return None if _is_english(word) else known[0]
    return None


def _slips(word: str) -> Iterator[Iterable[str]]:
    """Likely words that it was to be, the likeliest first."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield (head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1)
    yield (head + tail[1:] for head, tail in cuts if tail and head.endswith(tail[0]) and len(word) > 3)
    if len(word) > _SHORT:
        yield (head + letter + tail for head, tail in cuts for letter in ascii_lowercase)
        yield (head + tail[1:] for head, tail in cuts if tail and head)
    if len(word) > _SHORT + 1:
        yield (head + letter + tail[1:] for head, tail in cuts if tail for letter in ascii_lowercase)


@cache
def _vocabulary() -> frozenset[str]:
    phrases = (
        phrase for table in (*SCENE_TABLES, *CAST_TABLES, sounds) for term in table.TERMS
        for phrase in term.phrases.split(",")
    )  # fmt: skip
    known = {word for phrase in phrases for words in spellings(phrase.split()) for word in words}
    return frozenset(known) | FILLERS


def _is_english(word: str) -> bool:
    stems = [word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stem = word.removesuffix(ending)
            stems += [stem, stem + "e", stem[:-1], stem[:-1] + "y"]
    return any(stem in _dictionary() for stem in stems)


@cache
def _dictionary() -> frozenset[str]:
    """The words that the voices can pronounce: some 90,000, without most inflections (0.15 s to read)."""
    packed = resources.files("hibari").joinpath("assets", "lexicon_us_gold.json.gz").read_bytes()
    return frozenset(json.loads(gzip.decompress(packed)))
