"""Shader sources from ``previz/shaders``, with includes and definitions put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import moderngl
import numpy as np

_INCLUDE = "//include "


@cache
def _text(name: str) -> str:
    folder = resources.files("rushes.engines.previz") / "shaders"
    return (folder / name).read_text(encoding="utf-8")


def _source(name: str, defines: Sequence[str]) -> str:
    lines: list[str] = []
    for line in _text(name).splitlines():
        if line.startswith(_INCLUDE):
            lines.extend(_text(line.removeprefix(_INCLUDE).strip()).splitlines())
        else:
            lines.append(line)
            if line.startswith("#version"):
                lines.extend(f"#define {define}" for define in defines)
    return "\n".join(lines)


def program(
    context: moderngl.Context, vertex: str, fragment: str, defines: Sequence[str] = ()
) -> moderngl.Program:
    """A program of two files of the shaders' folder; ``defines`` are ``NAME`` or ``NAME VALUE``."""
    return context.program(vertex_shader=_source(vertex, defines), fragment_shader=_source(fragment, defines))


def fullscreen(context: moderngl.Context, fragment: str, defines: Sequence[str] = ()) -> moderngl.VertexArray:
    """A pass over every pixel of the target; draw it with ``render(vertices=3)``."""
    made = program(context, "fullscreen.vert", fragment, defines)
    return context.vertex_array(made, [])


def assign(target: moderngl.Program, values: Mapping[str, Any]) -> None:
    """Set those uniforms that the program has; a driver drops the ones that it finds unused.

    A tuple is a vector, a list an array, of which a driver may have kept only the first elements.
    """
    for name, uniform in _uniforms(target).items():
        if name not in values:
            continue
        value = values[name]
        # To compare takes a twentieth of the time.
        if value == uniform.last:
            continue
        uniform.last = value
        member = uniform.member
        if isinstance(value, list):
            kind = "i4" if isinstance(value[0], int) else "f4"
            flat = np.asarray(value, kind).ravel()[: member.array_length * member.dimension]
            member.write(flat.tobytes())
        else:
            member.value = value


@dataclass
class _Uniform:
    member: moderngl.Uniform
    #: What was set last.
    last: Any = None


def _uniforms(target: moderngl.Program) -> dict[str, _Uniform]:
    """Kept with the program: asking it again for every pass takes longer than setting them."""
    if target.extra is None:
        members = ((name, target[name]) for name in target)
        target.extra = {name: _Uniform(one) for name, one in members if isinstance(one, moderngl.Uniform)}
    known: dict[str, _Uniform] = target.extra
    return known
