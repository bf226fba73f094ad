"""WordNet's "is a" trees as they lie beside this file, read when they are first asked for (some 50 ms).

A line is one synset: the number of the line with the broader one (empty at a root), a tab, and its words,
each in the synset of its most frequent sense alone. `make` wrote them.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources


class Hierarchy:
    def __init__(self, text: str) -> None:
        self._broader: list[int] = []
        self._words: list[str] = []
        self._synset: dict[str, int] = {}
        for number, line in enumerate(text.splitlines()):
            broader, _, words = line.partition("\t")
            self._broader.append(int(broader) if broader else -1)
            self._words.append(words)
            for word in words.split():
                self._synset.setdefault(word.replace("_", " "), number)

    def __contains__(self, word: str) -> bool:
        return word in self._synset

    def broader(self, word: str) -> list[list[str]]:
        """The words of its own synset and of every broader one, the nearest first; empty if strange."""
        found: list[list[str]] = []
        at = self._synset.get(word, -1)
        while at >= 0:
            found.append([each.replace("_", " ") for each in self._words[at].split()])
            at = self._broader[at]
        return found


def _read(name: str) -> str:
    packed = resources.files(__package__).joinpath(f"{name}.gz").read_bytes()
    return gzip.decompress(packed).decode()


@cache
def nouns() -> Hierarchy:
    return Hierarchy(_read("nouns"))


@cache
def verbs() -> Hierarchy:
    return Hierarchy(_read("verbs"))


@cache
def adjectives() -> frozenset[str]:
    """Nouns that are adjectives, too: "a generic chair", "a steep road"."""
    return frozenset(_read("adjectives").split())
