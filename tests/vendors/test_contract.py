"""What all adapters have in common, each against its vendor's simulator: real HTTP and files, every fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.vendors.conftest import Open
from tests.vendors.faults import Fault
from tests.vendors.running import Vendors
from tests.vendors.simulator import RETRY_AFTER, Simulator
from tests.vendors.walking import (
    KINDS,
    an_order,
    doing,
    every,
    having,
    is_as_asked,
    polled_to_the_end,
    run,
    submitted,
)

from rushes.errors import (
    BadMedia,
    Moderated,
    NotNow,
    ProviderFailed,
    RenderError,
    RenderLost,
)
from rushes.media.probe import probe
from rushes.models.spec import Operation
from rushes.providers import vendors

ENDS = {
    Fault.FAILED: ProviderFailed,
    Fault.MODERATED_AFTER: Moderated,
    Fault.CANCELLED: ProviderFailed,
    Fault.GONE: RenderLost,
}
STUMBLES = {
    Fault.POLL_DROP,
    Fault.POLL_SERVER_ERROR,
    Fault.POLL_GARBLED,
    Fault.POLL_RATE_LIMITED,
    Fault.POLL_BAD_KEY,
}


def test_every_adapter_has_a_simulator() -> None:
    assert {kind.vendor or kind.name for kind in KINDS} == set(vendors.NAMES)


def test_the_vendors_can_be_told_apart() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("vendor", vendors.NAMES)
def test_what_is_known_of_models_has_a_date(vendor: str) -> None:
    for offer in vendors.offers(vendor).values():
        assert date(2026, 1, 1) <= offer.as_of <= date.today()


@pytest.mark.parametrize(("kind", "operation"), doing(Operation.GENERATE, Operation.ANIMATE))
def test_what_was_asked_for_is_made(
    kind: type[Simulator], operation: Operation, opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            order = an_order(provider, tmp_path, operation)
            ticket = await submitted(provider, order)
            progress = await polled_to_the_end(provider, ticket)
            assert progress == sorted(progress)
            assert progress[0] >= 0
            assert progress[-1] == 100
            made = await provider.fetch(ticket, tmp_path)
            is_as_asked(made, provider, order)
            assert made.engine == f"{provider.account.vendor}/{order.model}"
            assert made.cost is None or made.cost == provider.cost(order.model, order.spec)
            [create] = at_vendors.creates(kind.name)
            assert create["prompt"] == order.spec.prompt
            assert made.path.read_bytes().endswith(create["id"].encode())
            again = await provider.fetch(ticket, tmp_path)
            is_as_asked(again, provider, order)
            assert len(at_vendors.creates(kind.name)) == 1

    run(walk())


@every
def test_all_that_is_offered_is_taken(
    kind: type[Simulator], opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            asked = []
            for model, offer in provider.offers.items():
                sizes = [(size, offer.seconds[0]) for size in offer.sizes]
                lengths = [(offer.sizes[0], seconds) for seconds in offer.seconds[1:]]
                for operation in offer.operations:
                    # Pictures are dear to make: with one, the longest length alone.
                    more = lengths[-1:] if operation is Operation.ANIMATE else lengths
                    for size, seconds in [*sizes, *more]:
                        order = an_order(
                            provider, tmp_path, operation, model=model, size=size, seconds=seconds
                        )
                        await provider.submit(order)
                        asked.append((order.spec.prompt, str(size), seconds))
            creates = at_vendors.creates(kind.name)
            assert [(each["prompt"], each["size"], each["seconds"]) for each in creates] == asked

    run(walk())


@pytest.mark.parametrize(
    ("kind", "fault"), having(Fault.FAILED, Fault.MODERATED_AFTER, Fault.CANCELLED, Fault.GONE)
)
def test_a_bad_end_says_which(
    kind: type[Simulator],
    fault: Fault,
    opened: Open,
    at_vendors: Vendors,
    tmp_path: Path,
    secrets_stay_secret: list[BaseException],
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            at_vendors.order(kind.name, fault)
            ticket = await submitted(provider, an_order(provider, tmp_path))
            for _ in range(2):  # and says the same when asked again
                with pytest.raises(RenderError) as ended:
                    await polled_to_the_end(provider, ticket)
                secrets_stay_secret.append(ended.value)
                assert type(ended.value) is ENDS[fault]
                assert ended.value.detail
            assert len(at_vendors.creates(kind.name)) == 1

    run(walk())


@pytest.mark.parametrize(("kind", "fault"), having(*STUMBLES))
def test_a_poll_that_fails_is_no_end(
    kind: type[Simulator],
    fault: Fault,
    opened: Open,
    at_vendors: Vendors,
    tmp_path: Path,
    secrets_stay_secret: list[BaseException],
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            at_vendors.order(kind.name, fault)
            order = an_order(provider, tmp_path)
            ticket = await submitted(provider, order)
            with pytest.raises(NotNow) as stumbled:
                await provider.poll(ticket)
            secrets_stay_secret.append(stumbled.value)
            waits = RETRY_AFTER * 1000 if fault is Fault.POLL_RATE_LIMITED else None
            assert stumbled.value.wait_ms == waits
            await polled_to_the_end(provider, ticket)
            is_as_asked(await provider.fetch(ticket, tmp_path), provider, order)
            assert len(at_vendors.creates(kind.name)) == 1

    run(walk())


@pytest.mark.parametrize(("kind", "fault"), having(Fault.UNKNOWN_STATE))
def test_an_unknown_state_is_no_end(
    kind: type[Simulator], fault: Fault, opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            at_vendors.order(kind.name, fault)
            order = an_order(provider, tmp_path)
            ticket = await submitted(provider, order)
            polls = [await provider.poll(ticket) for _ in range(3)]
            [strange] = [poll for poll in polls if poll.strange]
            assert strange.strange
            assert not strange.done
            await polled_to_the_end(provider, ticket)
            is_as_asked(await provider.fetch(ticket, tmp_path), provider, order)

    run(walk())


@pytest.mark.parametrize(("kind", "fault"), having(Fault.EXPIRED_LINK))
def test_a_link_that_died_is_asked_for_again(
    kind: type[Simulator], fault: Fault, opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            at_vendors.order(kind.name, fault)
            order = an_order(provider, tmp_path)
            ticket = await submitted(provider, order)
            await polled_to_the_end(provider, ticket)
            is_as_asked(await provider.fetch(ticket, tmp_path), provider, order)
            [create] = at_vendors.creates(kind.name)
            assert create["downloads"] == 1

    run(walk())


@pytest.mark.parametrize(("kind", "fault"), having(Fault.DEAD_LINK, Fault.BROKEN_DOWNLOAD))
def test_a_file_that_cannot_be_had(
    kind: type[Simulator],
    fault: Fault,
    opened: Open,
    at_vendors: Vendors,
    tmp_path: Path,
    secrets_stay_secret: list[BaseException],
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            at_vendors.order(kind.name, fault)
            order = an_order(provider, tmp_path)
            ticket = await submitted(provider, order)
            await polled_to_the_end(provider, ticket)
            with pytest.raises(RenderError) as missing:
                await provider.fetch(ticket, tmp_path)
            secrets_stay_secret.append(missing.value)
            assert type(missing.value) is (NotNow if fault is Fault.BROKEN_DOWNLOAD else ProviderFailed)
            if fault is Fault.BROKEN_DOWNLOAD:
                is_as_asked(await provider.fetch(ticket, tmp_path), provider, order)
            assert len(at_vendors.creates(kind.name)) == 1

    run(walk())


@pytest.mark.parametrize(
    ("kind", "fault"), having(Fault.TRUNCATED_FILE, Fault.WRONG_LENGTH, Fault.WRONG_SIZE)
)
def test_a_wrong_file_is_handed_on_for_others_to_see(
    kind: type[Simulator], fault: Fault, opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    """Whether a file is what was asked for is the pipeline's to say; here only that the vendors can do it."""

    async def walk() -> None:
        async with opened(kind) as provider:
            at_vendors.order(kind.name, fault)
            order = an_order(provider, tmp_path)
            ticket = await submitted(provider, order)
            await polled_to_the_end(provider, ticket)
            made = await provider.fetch(ticket, tmp_path)
            if fault is Fault.TRUNCATED_FILE:
                with pytest.raises(BadMedia):
                    probe(made.path)
            else:
                facts = probe(made.path)
                asked = (order.spec.size, provider.duration(order.model, order.spec))
                assert (facts.size, facts.seconds) != asked

    run(walk())


@every
def test_what_is_cancelled_stops(
    kind: type[Simulator], opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            ticket = await submitted(provider, an_order(provider, tmp_path))
            await provider.poll(ticket)
            for _ in range(2):  # also if it is cancelled already
                await provider.cancel(ticket)
            [create] = at_vendors.creates(kind.name)
            assert create["cancelled"] is kind.cancels

    run(walk())


@pytest.mark.parametrize(("kind", "fault"), having(Fault.GONE))
def test_what_the_vendor_does_not_know_needs_no_cancelling(
    kind: type[Simulator], fault: Fault, opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            at_vendors.order(kind.name, fault)
            ticket = await submitted(provider, an_order(provider, tmp_path))
            await provider.cancel(ticket)

    run(walk())
