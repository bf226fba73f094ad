"""Forms of a family from its ``forms.toml``: one table each, colours as ``#rrggbb``."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from rushes.engines.previz.mesh import linear

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Form = TypeVar("Form", bound="DataclassInstance")


def forms(package: str, usual: Form) -> dict[str, Form]:
    """By name. Each differs from ``usual``, or from an earlier one that it is ``like``, in what it says."""
    made: dict[str, Form] = {}
    tables = tomllib.loads(files(package).joinpath("forms.toml").read_text(encoding="utf-8"))
    for name, table in tables.items():
        like = made[table.pop("like")] if "like" in table else usual
        made[name] = replace(like, **{key: _value(value) for key, value in table.items()})
    return made


def _value(value: object) -> object:
    if isinstance(value, str) and value.startswith("#"):
        return linear(value)
    return tuple(_value(each) for each in value) if isinstance(value, list) else value
