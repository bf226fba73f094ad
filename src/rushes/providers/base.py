"""The port of a provider: submit, poll, fetch, cancel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from rushes.models.capabilities import Capabilities
from rushes.models.spec import Spec


@dataclass(frozen=True)
class Order:
    """What is handed to a provider. Paths are local copies of what the spec refers to."""

    #: The attempt's id: the submit token, used for one call only.
    token: str
    model: str
    spec: Spec
    #: The attempt's own folder on the local disk; it goes when the attempt is over.
    folder: Path
    reference: Path | None = None
    source: Path | None = None


@dataclass(frozen=True)
class Poll:
    """How far it is: ``progress`` from 0 to 100, ``done`` once it can be fetched."""

    progress: int
    done: bool = False


@dataclass(frozen=True)
class Made:
    """A finished file on the local disk, and what its maker says of it."""

    path: Path
    #: Name and version of what really made it.
    engine: str
    report: dict[str, Any]


class Provider(Protocol):
    name: str
    #: How many videos it renders at once.
    slots: int
    #: Seconds between polls.
    pace: float

    def capabilities(self, model: str) -> Capabilities | None:
        """What the model can do; None if there is no such model here."""
        ...

    async def submit(self, order: Order) -> str:
        """Start one render and return the provider's name for it. Called at most once per token.

        Raises RenderError if it was certainly refused.
        """
        ...

    async def poll(self, remote_id: str) -> Poll:
        """Raises RenderError if the render failed or is not known any more."""
        ...

    async def fetch(self, remote_id: str) -> Made:
        """The finished file. May be called again after a crash. Raises RenderError."""
        ...

    async def cancel(self, remote_id: str) -> None:
        """Stop it and forget it. No error if it is not known."""
        ...
