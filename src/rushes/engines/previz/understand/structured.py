"""Prompts that are JSON, told as prose: ``{"subject": "a fox", "action": "runs"}`` is "a fox runs"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_FENCE = re.compile(r"^```\w*\s*|\s*```$")
#: Whom the picture is of is told first.
_SUBJECT, _ACTION = ("subject", "character"), ("action", "motion", "movement")
_CLOTHES = ("cloth", "outfit", "wardrobe", "attire", "wearing")
#: What is listed under these follows by cuts.
_SHOTS = ("shot", "scene", "sequence", "timeline", "beat")
#: Keys that say what their value is about; others are words of whoever made the form.
_STEERING = (
    *("camera", "audio", "sound", "music", "light", "style", "lens", "mood", "tone", "dialog", "negative"),
    *("palette", "color", "colour", "grade", "format", "quality", "aspect"),
)
#: "Sniffs the snow", "running": somebody named elsewhere does so.
_BARE_DEED = re.compile(r"(?!(?:his|its|this)\b)[a-z]+(?:s|ing)\b", re.IGNORECASE)


def as_prose(text: str) -> str:
    """What the values say, a sentence each under its key; any other text as it is."""
    bare = _FENCE.sub("", text.strip())
    if not bare.startswith(("{", "[")):
        return text
    try:
        return " ".join(_sentences(json.loads(bare))) or text
    except (ValueError, RecursionError):
        return text


def _sentences(value: object, key: str = "") -> Iterator[str]:
    """Lists of plain words are one sentence: a key's list of colours."""
    if isinstance(value, dict):
        if _is(key, _SUBJECT) and all(isinstance(each, str) for each in value.values()):
            value = {"": ", ".join(_worn(str(name), each) for name, each in value.items())}
        named = {str(name).replace("_", " "): each for name, each in value.items()}
        for name, each in sorted(_with_deeds(named).items(), key=lambda item: not _is(item[0], _SUBJECT)):
            yield from _sentences(each, name)
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        yield from _sentences(", ".join(value), key)
    elif isinstance(value, list):
        for number, each in enumerate(value, start=1):
            if _is(key, _SHOTS):
                yield f"Shot {number}:"
            yield from _sentences(each, key)
    elif isinstance(value, str) and value.strip():
        said = value.strip().rstrip(".")
        yield f"{key}: {said}." if _is(key, _STEERING) else f"{said}."


def _with_deeds(named: dict[str, object]) -> dict[str, object]:
    """The subject's sentence goes on with what it does."""
    who = next((name for name in named if _is(name, _SUBJECT)), None)
    does = next((name for name in named if _is(name, _ACTION)), None)
    if who is None or does is None:
        return named
    subject, deed = named[who], named[does]
    if not (isinstance(subject, str) and isinstance(deed, str) and _BARE_DEED.match(deed)):
        return named
    joined = {who: f"{subject.rstrip('. ')} {deed}"}
    return {name: joined.get(name, each) for name, each in named.items() if name != does}


def _worn(name: str, value: str) -> str:
    return f"wearing {value}" if _is(name, _CLOTHES) else value


def _is(key: str, names: tuple[str, ...]) -> bool:
    return any(name in key.lower() for name in names)
