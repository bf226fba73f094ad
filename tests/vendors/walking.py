"""What tests of adapters do: make an order, hand it in, poll, look at what came."""

from __future__ import annotations

import asyncio
import io
import tomllib
import uuid
from collections.abc import Coroutine, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.vendors.faults import Fault
from tests.vendors.server import simulators
from tests.vendors.simulator import Simulator

from rushes.media.probe import probe
from rushes.models.size import Size
from rushes.models.spec import Operation, Reference, Spec
from rushes.providers import vendors
from rushes.providers.base import Made, Order, Ticket
from rushes.providers.hosted import Hosted

KINDS = [type(each) for each in simulators()]
#: Nothing is judged by it: far more polls than any simulator needs.
_MOST_POLLS = 20


def having(*faults: Fault) -> list[Any]:
    """Each simulator with each of these that it has."""
    return [
        pytest.param(kind, fault, id=f"{kind.name}-{fault}")
        for kind in KINDS
        for fault in sorted(faults)
        if fault in kind.faults
    ]


def _operations(kind: type[Simulator]) -> set[str]:
    """What the models of its account do, those that the adapter knows and those that are declared."""
    [declared] = tomllib.loads(kind().declaration("http://localhost"))["providers"].values()
    known = vendors.offers(declared["vendor"]).values()
    of_declared = (each.get("operations", ["generate"]) for each in declared.get("models", {}).values())
    return {*chain(*(offer.operations for offer in known), *of_declared)}


def doing(*operations: Operation) -> list[Any]:
    """Each simulator with each of these that its vendor does."""
    return [
        pytest.param(kind, operation, id=f"{kind.name}-{operation}")
        for kind in KINDS
        for operation in operations
        if operation in _operations(kind)
    ]


@cache
def _picture(size: Size) -> bytes:
    """A PNG."""
    file = io.BytesIO()
    Image.new("RGB", size, (200, 80, 40)).save(file, "PNG")
    return file.getvalue()


every = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    asyncio.run(coroutine)


def an_order(
    provider: Hosted,
    folder: Path,
    operation: Operation = Operation.GENERATE,
    *,
    model: str | None = None,
    size: Size | None = None,
    seconds: int | None = None,
    callback_url: str | None = None,
    more: Mapping[str, Any] | None = None,
) -> Order:
    """The least that the provider makes, unless it is said otherwise; ``more`` are fields of the spec."""
    model = model or next(name for name, offer in provider.offers.items() if operation in offer.operations)
    offer = provider.offers[model]
    size = size or min(offer.sizes, key=lambda each: each.pixels)
    reference = None
    path = folder / "reference.png"
    if operation is Operation.ANIMATE:
        path.write_bytes(_picture(size))
        reference = Reference(asset_id="asset_1", sha256="0" * 64, media_type="image/png")
    spec = Spec(
        operation=operation,
        model="sora-2",
        prompt=f"a kite over the sea {uuid.uuid4().hex}",
        negative_prompt="people" if offer.negative_prompt else None,
        width=size.width,
        height=size.height,
        seconds=seconds or min(offer.seconds),
        seed=4_000_000_000,
        reference=reference,
    )
    spec = spec.model_copy(update=more or {})
    return Order(
        token=f"attempt_{uuid.uuid4().hex}",
        model=model,
        spec=spec,
        folder=folder,
        reference=path if reference is not None else None,
        callback_url=callback_url,
    )


async def submitted(provider: Hosted, order: Order) -> Ticket:
    return Ticket(order.token, order.model, await provider.submit(order))


async def polled_to_the_end(provider: Hosted, ticket: Ticket) -> list[int]:
    """The progress that was seen; the last poll said that it is done."""
    seen = []
    for _ in range(_MOST_POLLS):
        poll = await provider.poll(ticket)
        seen.append(poll.progress)
        if poll.done:
            return seen
    raise AssertionError(f"not done after {seen}")


def is_as_asked(made: Made, provider: Hosted, order: Order) -> None:
    facts = probe(made.path)
    assert facts.size == order.spec.size
    assert facts.seconds == provider.duration(order.model, order.spec)
