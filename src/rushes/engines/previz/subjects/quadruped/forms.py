"""The animals on four legs, by name, from ``forms.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import Any

from rushes.engines.previz.mesh import linear
from rushes.engines.previz.subjects.quadruped.form import Form

_COLOURS = frozenset({"main", "second", "third", "nose"})


def _read() -> dict[str, Form]:
    tables = tomllib.loads(files(__package__).joinpath("forms.toml").read_text(encoding="utf-8"))
    forms: dict[str, Form] = {}
    for name, table in tables.items():
        like = forms[table.pop("like")] if "like" in table else Form()
        forms[name] = replace(like, **{key: _value(key, value) for key, value in table.items()})
    return forms


def _value(key: str, value: Any) -> Any:
    if key in _COLOURS:
        return linear(value)
    return tuple(value) if key == "extras" else value


FORMS = _read()
