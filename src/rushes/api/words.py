"""Validation problems in OpenAI's words: one place that turns pydantic's errors into ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rushes.errors import InvalidRequest
from rushes.service.orders import Upload

#: Parts of a location that say which branch of a union was taken, not what the caller wrote.
_TAGS = frozenset({"file", "object", "videos", "generations"})
_SHOWN = 100

_KINDS: dict[type, str] = {
    type(None): "null",
    bool: "a boolean",
    int: "an integer",
    float: "a decimal number",
    str: "a string",
    list: "an array",
    dict: "an object",
    Upload: "a file",
}
_EXPECTED: dict[str, str] = {
    "string_type": "a string",
    "int_type": "an integer",
    "int_from_float": "an integer",
    "float_type": "a decimal number",
    "bool_type": "a boolean",
    "list_type": "an array of objects",
    "model_type": "an object",
    "dict_type": "an object",
    "is_instance_of": "a file",
}
_UNREADABLE: dict[str, str] = {
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "float_parsing": "a number",
    "bool_parsing": "'true' or 'false'",
    "finite_number": "a finite number",
}


def invalid(problems: Sequence[Mapping[str, Any]]) -> InvalidRequest:
    """The problem worth naming first: a field we do not know tells more than the one it was meant for."""
    problem = next((each for each in problems if each["type"] == "extra_forbidden"), problems[0])
    param = _param(problem["loc"])
    kind = problem["type"]
    if kind in _EXPECTED:
        return _wrong_type(param, problem)
    if kind in _UNREADABLE:
        return InvalidRequest(
            f"Invalid value for '{param}': expected {_UNREADABLE[kind]}, but got {_quoted(problem)}.",
            param=param,
        )
    say = _SENTENCES.get(kind)
    if say is None:
        return InvalidRequest(f"Invalid value for '{param}': {problem['msg']}.", param=param)
    message, code = say(param, problem)
    return InvalidRequest(message, param=param, code=code)


def _param(location: tuple[int | str, ...]) -> str:
    """``("characters", 0, "id")`` as ``characters[0].id``."""
    name = ""
    for index, step in enumerate(location):
        if isinstance(step, int):
            name += f"[{step}]"
        elif index == 0 or step not in _TAGS:
            name += f".{step[:_SHOWN]}" if name else step[:_SHOWN]
    return name


def _quoted(problem: Mapping[str, Any]) -> str:
    return f"'{str(problem['input'])[:_SHOWN]}'"


def _wrong_type(param: str, problem: Mapping[str, Any]) -> InvalidRequest:
    got = _KINDS.get(type(problem["input"]), "something else")
    return InvalidRequest(
        f"Invalid type for '{param}': expected {_EXPECTED[problem['type']]}, but got {got} instead.",
        param=param,
        code="invalid_type",
    )


def _missing(param: str, _: Mapping[str, Any]) -> tuple[str, str]:
    return f"Missing required parameter: '{param}'.", "missing_required_parameter"


def _unknown(param: str, _: Mapping[str, Any]) -> tuple[str, str]:
    return f"Unknown parameter: '{param}'.", "unknown_parameter"


def _too_long(param: str, problem: Mapping[str, Any]) -> tuple[str, str]:
    most, got = problem["ctx"]["max_length"], len(problem["input"])
    return (
        f"Invalid '{param}': string too long. Expected a string with maximum length {most}, "
        f"but got a string with length {got} instead."
    ), "string_above_max_length"


def _empty(param: str, problem: Mapping[str, Any]) -> tuple[str, str]:
    least = problem["ctx"]["min_length"]
    return (
        f"Invalid '{param}': empty string. Expected a string with minimum length {least}, "
        "but got an empty string instead."
    ), "empty_string"


def _too_many(param: str, problem: Mapping[str, Any]) -> tuple[str, str]:
    most, got = problem["ctx"]["max_length"], problem["ctx"]["actual_length"]
    return (
        f"Invalid '{param}': array too long. Expected an array with maximum length {most}, "
        f"but got an array with length {got} instead."
    ), "array_above_max_length"


def _below(param: str, problem: Mapping[str, Any]) -> tuple[str, str]:
    return (
        f"Invalid '{param}': expected a value >= {problem['ctx']['ge']}, but got {_quoted(problem)} instead."
    ), "value_below_min"


def _above(param: str, problem: Mapping[str, Any]) -> tuple[str, str]:
    return (
        f"Invalid '{param}': expected a value <= {problem['ctx']['le']}, but got {_quoted(problem)} instead."
    ), "value_above_max"


def _not_listed(_: str, problem: Mapping[str, Any]) -> tuple[str, str]:
    # pydantic writes "'a', 'b' or 'c'"; OpenAI "'a', 'b', and 'c'".
    listed = str(problem["ctx"]["expected"])
    *first, last = listed.replace(" or ", ", ").split(", ")
    rest = f"{', '.join(first)}, and {last}" if len(first) > 1 else " and ".join([*first, last])
    return f"Invalid value: {_quoted(problem)}. Supported values are: {rest}.", "invalid_value"


_SENTENCES: dict[str, Callable[[str, Any], tuple[str, str]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_too_long": _too_long,
    "string_too_short": _empty,
    "too_long": _too_many,
    "greater_than_equal": _below,
    "less_than_equal": _above,
    "literal_error": _not_listed,
    "enum": _not_listed,
}
