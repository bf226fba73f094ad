"""``rushes.toml``: what an operator declares instead of programming it. Each section has one reader."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from rushes.errors import Fatal

#: Every section that the file may have.
SECTIONS = frozenset({"models", "providers", "plans", "per_second", "per_video", "packs"})

Entry = TypeVar("Entry", bound=BaseModel)


def section(name: str, entry: type[Entry], built_in: str, path: Path) -> dict[str, Entry]:
    """The entries of ``built_in``, which is TOML, and those of the file, if it is there: they replace the
    built-in ones of the same name as a whole. Raises Fatal in one line.
    """
    return {
        **_entries(name, entry, _parsed(built_in, "the built-in file"), "the built-in file"),
        **_entries(name, entry, _file(path), str(path)),
    }


def _file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Fatal(f"{path} cannot be read: {error}.") from None
    declared = _parsed(text, str(path))
    for unknown in sorted(declared.keys() - SECTIONS):
        known = ", ".join(sorted(SECTIONS))
        raise Fatal(f"{path}: {unknown}: there is no such section; there are: {known}")
    return declared


def _parsed(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Fatal(f"{where} is not TOML: {error}") from None


def _entries(name: str, entry: type[Entry], declared: dict[str, Any], where: str) -> dict[str, Entry]:
    found = declared.get(name, {})
    if not isinstance(found, dict):
        raise Fatal(f"{where}: {name}: expected tables, as [{name}.ours]")
    entries: dict[str, Entry] = {}
    for key, value in found.items():
        try:
            entries[key] = entry.model_validate(value)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in (name, key, *first["loc"]))
            raise Fatal(f"{where}: {place}: {first['msg']}") from None
    return entries
