"""Form keys with brackets (``video[id]``, ``characters[][id]``, ``tags[]``) to nested values.

The form in which the OpenAI SDKs flatten objects and arrays into multipart parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rushes.errors import InvalidRequest

_KEY = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\]){0,4})")
_SEGMENT = re.compile(r"\[([^\[\]]*)\]")


def nest(fields: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Build the object that the keys describe; raises InvalidRequest where two keys collide."""
    root: dict[str, Any] = {}
    for key, value in fields:
        path = _path(key)
        if not _insert(root, path, value):
            raise InvalidRequest(
                f"Duplicate parameter: '{path[0]}'.", param=path[0], code="duplicate_parameter"
            )
    return root


def _path(key: str) -> list[str]:
    match = _KEY.fullmatch(key)
    return [match[1], *_SEGMENT.findall(match[2])] if match else [key]


def _insert(into: dict[str, Any], path: list[str], value: object) -> bool:
    """Put the value at its place; False where something else is there already."""
    head, rest = path[0], path[1:]
    if not rest:
        return into.setdefault(head, value) is value
    if rest[0] == "":
        items = into.setdefault(head, [])
        return isinstance(items, list) and _append(items, rest[1:], value)
    child = into.setdefault(head, {})
    return isinstance(child, dict) and _insert(child, rest, value)


def _append(items: list[Any], path: list[str], value: object) -> bool:
    """``a[][b]``: goes into the last element until that has a ``b``, then begins the next."""
    if not path:
        items.append(value)
        return True
    if items and isinstance(items[-1], dict) and _insert(items[-1], path, value):
        return True
    element: dict[str, Any] = {}
    items.append(element)
    return _insert(element, path, value)
