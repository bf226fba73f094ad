"""Tasks that children are given in the tests."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

from rushes.errors import InvalidRequest, RenderError


def add(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    for share in (0.25, 0.5, 1.0):
        progress(share)
    return {"sum": args["a"] + args["b"], "pid": os.getpid()}


def chatter(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    """A library that prints, from Python and from C."""
    print("to stdout", flush=True)
    os.write(1, b"straight to the descriptor\n")
    return {"fine": True}


def flood(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    """Far more than a pipe holds, and never a line's end."""
    for _ in range(20):
        os.write(2, b"x" * 1_000_000)
    return {"fine": True}


def mumble(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    raise RenderError("\udcff\0" + "bytes of a file " * 10_000)


def fail(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    raise RenderError("There is nothing to draw.", code="nothing")


def refuse(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    raise InvalidRequest("'image' is broken.", param="image")


def bug(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    return {"value": args["missing"]}


def die(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    os.abort()


def hang(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    progress(0.0)
    while True:
        time.sleep(60)
