"""From the prompt of an edit to a treatment, and to what of it cannot be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rushes.engines.previz.footage.treatment import Treatment
from rushes.engines.previz.footage.words import (
    DEGREES,
    EXCHANGES,
    LONGEST,
    PHRASES,
    PUTS_IN,
    REDUCES,
    SAID_OF_ALL,
    TAKES_AWAY,
    WHERE,
)
from rushes.engines.previz.understand.lexicon import FILLERS
from rushes.engines.previz.understand.words import fold
from rushes.models.spec import Spec

_TOKEN = re.compile(r"\d+:\d+|\d+(?:\.\d+)?|b&w|[^\W\d_]+(?:['-][^\W\d_]+)*|\d+mm|[&%.,;:!?\n…]")
_STOPS = frozenset(".,;:!?\n…")
_JOINS = frozenset({"and", "but", "then", "while", "&"})
_TIMES = re.compile(r"(\d+(?:\.\d+)?)\s*(?:x|times)\s+(faster|slower|as fast|the speed|speed)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|percent)\s+speed")
#: Looks, and tints, at once.
_MOST = 3
#: Times as fast as it is.
_SLOWEST, _FASTEST = 0.1, 8.0
_LIMITS = {"warmth": (-1, 1), "exposure": (-3, 3), "contrast": (-1, 1), "saturation": (-1, 1)}
CAN = (
    "it can change colour and light (warmer, colder, brighter, darker, black and white, noir, pastel, "
    "vintage, film grain), the hour (dawn, dusk, night) and the style, lay rain, snow or fog over the "
    "picture, slow it down, speed it up, zoom, crop, mirror and shake it, and mute it"
)


@dataclass
class Asked:
    treatment: Treatment
    #: Words, and what they set.
    understood: list[tuple[str, str]]
    #: Clauses that ask for what cannot be done.
    refused: list[str]
    #: Words that name something in the picture: what is done is done to all of it.
    ignored: list[str]

    @property
    def refusal(self) -> str | None:
        """In words that follow the engine's name."""
        if self.refused:
            wanted = ", ".join(f"'{each}'" for each in self.refused)
            return f"cannot {wanted} in an uploaded video; {CAN}."
        if not self.understood and self.treatment == Treatment():
            return f"finds nothing in the prompt that it can do to an uploaded video; {CAN}."
        return None


def asked(spec: Spec) -> Asked:
    """What is asked of a clip. Same spec, same answer."""
    text, speed = _speed(fold(spec.prompt))
    clauses = [_Clause.read(tokens) for tokens in _clauses(_TOKEN.findall(text))]
    slots: dict[str, Any] = {}
    for clause in clauses:
        if not clause.refused:
            for _, sets, degree in clause.found:
                _set(slots, sets, degree)
    refused = [clause.text for clause in clauses if clause.refused]
    if speed is not None and not _SLOWEST <= speed <= _FASTEST:
        refused.append(f"{speed:.3g} times the speed, which may be {_SLOWEST:g} to {_FASTEST:g} times")
    elif speed is not None:
        slots["tempo"] = speed
    if spec.style is not None:
        slots["style"] = spec.style
    understood = [
        (words, ", ".join(f"{name} {getattr(value, 'value', value)}" for name, value in sets.items()))
        for clause in clauses
        for words, sets, _ in clause.found
    ]
    if speed is not None:
        understood.append((f"{speed:g} times the speed", f"tempo {speed:g}"))
    return Asked(
        Treatment(**slots),
        understood,
        refused,
        [word for clause in clauses if not clause.refused for word in clause.unknown],
    )


def _speed(text: str) -> tuple[str, float | None]:
    """The prompt without a speed that is given as a number, and that speed."""
    if found := _TIMES.search(text):
        times = float(found[1])
        return text.replace(found[0], " "), 1.0 / max(times, 0.01) if found[2] == "slower" else times
    if found := _PERCENT.search(text):
        return text.replace(found[0], " "), float(found[1]) / 100.0
    return text, None


def _set(slots: dict[str, Any], sets: Mapping[str, Any], degree: float) -> None:
    for name, value in sets.items():
        if name in {"looks", "tints"}:
            slots[name] = tuple(dict.fromkeys((*slots.get(name, ()), value)))[:_MOST]
        elif name in _LIMITS:
            low, high = _LIMITS[name]
            slots[name] = min(max(slots.get(name, 0.0) + degree * value, low), high)
        elif name in {"rain", "snow", "fog", "vignette", "shake"}:
            slots[name] = min(1.0, degree * value)
        else:
            slots[name] = value


def _clauses(tokens: list[str]) -> Iterator[list[str]]:
    """Cut at stops and at words that join, but for those inside a phrase ("black and white")."""
    clause: list[str] = []
    at = 0
    while at < len(tokens):
        length = _longest(tokens, at)
        if length:
            clause += tokens[at : at + length]
            at += length
            continue
        if tokens[at] in _STOPS or tokens[at] in _JOINS:
            if clause:
                yield clause
            clause = []
        else:
            clause.append(tokens[at])
        at += 1
    if clause:
        yield clause


def _longest(tokens: list[str], at: int) -> int:
    return next((n for n in range(LONGEST, 0, -1) if tuple(tokens[at : at + n]) in PHRASES), 0)


@dataclass
class _Clause:
    text: str
    found: list[tuple[str, Mapping[str, Any], float]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    refused: bool = False

    @classmethod
    def read(cls, tokens: list[str]) -> _Clause:
        clause = cls(" ".join(tokens))
        degree, at, where = 1.0, 0, False
        verbs: set[str] = set()
        put_in: list[str] = []
        while at < len(tokens):
            if length := _longest(tokens, at):
                words = tuple(tokens[at : at + length])
                clause.found.append((" ".join(words), PHRASES[words], degree))
                degree, at = 1.0, at + length
                continue
            word = tokens[at]
            at += 1
            where = where or (word in WHERE and bool(put_in or clause.found))
            if word in TAKES_AWAY | PUTS_IN | EXCHANGES:
                verbs.add(word)
            elif word in REDUCES:
                degree *= -1.0
            elif word in DEGREES:
                degree *= DEGREES[word]
            elif word not in FILLERS and word not in SAID_OF_ALL and not word.isdigit():
                clause.unknown.append(word)
                if not where:
                    put_in.append(word)
        clause.refused = bool(
            (verbs & TAKES_AWAY)
            or (verbs & EXCHANGES and clause.unknown)
            or (verbs & PUTS_IN and put_in)
            or (clause.unknown and not clause.found)
            or any(degree < 0 and not sets.keys() <= _LIMITS.keys() for _, sets, degree in clause.found)
            # "Make the car red" means the car alone.
            or (clause.unknown and any("tints" in sets for _, sets, _ in clause.found))
        )
        return clause
