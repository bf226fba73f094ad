"""What the layers of the server tell each other about one request."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from rushes.models.caller import Caller

_KEY = "rushes"


@dataclass
class Exchange:
    """Made by the outermost layer; the gate names the caller."""

    request_id: str
    caller: Caller | None = None
    #: A HEAD: all that a GET would say, and no body.
    head: bool = False

    def attach(self, scope: MutableMapping[str, Any]) -> None:
        scope[_KEY] = self


def headers(scope: MutableMapping[str, Any]) -> dict[bytes, bytes]:
    """A request's, by their names in lower case; of two with one name the first."""
    return dict(reversed(scope["headers"]))


def exchange(scope: MutableMapping[str, Any]) -> Exchange:
    found: Exchange = scope[_KEY]
    return found
