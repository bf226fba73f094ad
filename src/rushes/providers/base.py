"""The port of a provider: submit, poll, fetch, cancel. What it can do besides is data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from rushes.models.capabilities import Capabilities
from rushes.models.clip_edit import ClipEdit
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
    #: The clips of ``spec.characters``, in their order.
    characters: tuple[Path, ...] = ()
    #: Where the vendor may tell that it is done; None if it cannot reach us.
    callback_url: str | None = None


@dataclass(frozen=True)
class Ticket:
    """A render that a provider has."""

    #: The attempt's id.
    token: str
    model: str
    #: What the provider calls it, with all that its adapter needs to ask for it again.
    remote_id: str


@dataclass(frozen=True)
class Poll:
    """How far it is: ``progress`` from 0 to 100, ``done`` once it can be fetched."""

    progress: int
    done: bool = False
    #: A state that nobody told us of, in the vendor's word. Not the end, whatever it sounds like.
    strange: str | None = None


@dataclass(frozen=True)
class Made:
    """A finished file on the local disk, and what its maker says of it."""

    path: Path
    #: Name and version of what really made it.
    engine: str
    report: dict[str, Any]
    #: Micro-dollars that the provider says it takes; None if it does not say.
    cost: int | None = None


class Provider(Protocol):
    name: str
    #: How many videos it renders at once, and how many orders it takes in a minute.
    slots: int
    per_minute: int
    #: How many orders it takes on a day, and how many micro-dollars they may take together; UTC.
    per_day: int | None
    spend_per_day: int | None
    #: Seconds between polls.
    pace: float
    #: Whether it renders on this very machine: then a video stays with the worker that began it.
    here: bool

    def tags(self, model: str) -> frozenset[str]:
        """Where it makes and keeps the model's videos."""
        ...

    def capabilities(self, model: str) -> Capabilities | None:
        """What the model can do; None if there is no such model here."""
        ...

    def cost(self, model: str, spec: Spec) -> int | None:
        """Micro-dollars that the provider is expected to take for it; None if nobody knows."""
        ...

    async def submit(self, order: Order) -> str:
        """Start one render and return the provider's name for it. Called at most once per token.

        Raises RenderError if it was certainly refused, and SubmitUnknown if nobody can say.
        """
        ...

    async def poll(self, ticket: Ticket) -> Poll:
        """Raises NotNow if it could not be asked, any other RenderError if the render has failed or is not
        known any more.
        """
        ...

    async def fetch(self, ticket: Ticket, folder: Path) -> Made:
        """The finished file, in ``folder``. May be called again after a crash.

        Raises NotNow if it could not be had just now, any other RenderError if there is none.
        """
        ...

    async def cancel(self, ticket: Ticket) -> None:
        """Stop it and forget it, where the provider can. No error if it is not known."""
        ...


@runtime_checkable
class Finds(Protocol):
    """A provider that can be asked what became of a submit that nobody knows the end of."""

    #: Seconds after which an order that cannot be found never arrived.
    settle_seconds: float

    async def find(self, token: str, model: str, spec: Spec) -> str | None:
        """The remote id of the render with this token; None if there is none so far. Raises NotNow."""
        ...


@runtime_checkable
class EditsClips(Protocol):
    """A provider that says what it will make of an edit of an uploaded clip, before it is asked to."""

    def edit_of_clip(self, model: str, spec: Spec) -> ClipEdit:
        """``spec`` has the clip's own size and length."""
        ...


@runtime_checkable
class Hears(Protocol):
    """A provider that calls back. What it says only wakes a poll, which is what is believed."""

    async def heard(self, headers: Mapping[str, str], body: bytes) -> str:
        """The token or the remote id that a callback is about. Header names are in lower case.

        Raises Unauthenticated if its signature is wrong, and InvalidRequest if it names no render.
        """
        ...
