"""What vendors that call back tell us, received over real HTTP. Only a poll is believed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.receiver import Hook, Receiver
from tests.vendors.conftest import Open
from tests.vendors.faults import CALLBACKS, Fault
from tests.vendors.running import Vendors
from tests.vendors.simulator import Simulator
from tests.vendors.walking import KINDS, an_order, having, polled_to_the_end, run, submitted

from rushes.errors import InvalidRequest, Unauthenticated
from rushes.providers.base import Hears, Ticket
from rushes.providers.hosted import Hosted

calling = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if CALLBACKS & kind.faults], ids=lambda kind: kind.name
)
_PATH = "/hooks/vendor"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver().running() as running:
        yield running


async def heard(provider: Hosted, hook: Hook) -> str:
    assert isinstance(provider, Hears)
    return await provider.heard(hook.headers, hook.body)


def names(name: str, ticket: Ticket) -> bool:
    return name in (ticket.token, ticket.remote_id)


@calling
def test_a_callback_names_a_render_that_is_over(
    kind: type[Simulator], opened: Open, at_vendors: Vendors, tmp_path: Path, receiver: Receiver
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            order = an_order(provider, tmp_path, callback_url=receiver.url(_PATH))
            ticket = await submitted(provider, order)
            [hook] = receiver.wait(_PATH)
            assert names(await heard(provider, hook), ticket)
            assert (await provider.poll(ticket)).done

    run(walk())


@pytest.mark.parametrize(("kind", "fault"), having(Fault.CALLBACK_DUPLICATE))
def test_a_callback_that_comes_twice_names_the_same(
    kind: type[Simulator],
    fault: Fault,
    opened: Open,
    at_vendors: Vendors,
    tmp_path: Path,
    receiver: Receiver,
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            at_vendors.order(kind.name, fault)
            ticket = await submitted(provider, an_order(provider, tmp_path, callback_url=receiver.url(_PATH)))
            for hook in receiver.wait(_PATH, 2):
                assert names(await heard(provider, hook), ticket)

    run(walk())


@pytest.mark.parametrize(("kind", "fault"), having(Fault.CALLBACK_FORGED))
def test_what_a_forged_callback_says_is_not_believed(
    kind: type[Simulator],
    fault: Fault,
    opened: Open,
    at_vendors: Vendors,
    tmp_path: Path,
    receiver: Receiver,
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            at_vendors.order(kind.name, fault)
            ticket = await submitted(provider, an_order(provider, tmp_path, callback_url=receiver.url(_PATH)))
            [forged] = receiver.wait(_PATH)
            if kind.signs:
                with pytest.raises(Unauthenticated):
                    await heard(provider, forged)
            else:
                assert names(await heard(provider, forged), ticket)
            assert not (await provider.poll(ticket)).done
            await polled_to_the_end(provider, ticket)
            _, genuine = receiver.wait(_PATH, 2)
            assert names(await heard(provider, genuine), ticket)

    run(walk())


@pytest.mark.parametrize(("kind", "fault"), having(Fault.CALLBACK_MISSING, Fault.CALLBACK_LATE))
def test_without_a_callback_polls_find_the_end(
    kind: type[Simulator],
    fault: Fault,
    opened: Open,
    at_vendors: Vendors,
    tmp_path: Path,
    receiver: Receiver,
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            at_vendors.order(kind.name, fault)
            ticket = await submitted(provider, an_order(provider, tmp_path, callback_url=receiver.url(_PATH)))
            await polled_to_the_end(provider, ticket)
            if fault is Fault.CALLBACK_LATE:
                [late] = receiver.wait(_PATH)
                assert names(await heard(provider, late), ticket)
            assert len(at_vendors.creates(kind.name)) == 1

    run(walk())


@calling
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b"null", b'{"id": 7}', b"\xff"])
def test_what_names_no_render_is_no_callback(
    kind: type[Simulator], body: bytes, opened: Open, at_vendors: Vendors
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            with pytest.raises(Unauthenticated if kind.signs else InvalidRequest):
                await heard(provider, Hook(_PATH, {"content-type": "application/json"}, body))

    run(walk())
