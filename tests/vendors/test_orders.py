"""What all adapters have in common when an order is handed in: refused, unanswered, or to nobody."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.vendors.conftest import Open, everything_in
from tests.vendors.faults import REFUSED, UNANSWERED, Fault
from tests.vendors.running import Vendors
from tests.vendors.simulator import ENVIRONMENT, RETRY_AFTER, Simulator
from tests.vendors.walking import (
    KINDS,
    an_order,
    every,
    having,
    is_as_asked,
    polled_to_the_end,
    run,
)

from rushes.errors import (
    AccountSuspended,
    Moderated,
    NotNow,
    ProviderRejected,
    RenderError,
    SubmitUnknown,
)
from rushes.providers.base import Finds, Ticket
from rushes.providers.hosted import Hosted

REFUSALS = {
    Fault.REJECTED: ProviderRejected,
    Fault.ERROR_IN_200: ProviderRejected,
    Fault.BAD_KEY: AccountSuspended,
    Fault.NO_FUNDS: AccountSuspended,
    Fault.MODERATED_BEFORE: Moderated,
    Fault.RATE_LIMITED: NotNow,
    Fault.RATE_LIMITED_SILENTLY: NotNow,
    Fault.BUSY: NotNow,
}


@pytest.mark.parametrize(("kind", "fault"), having(*REFUSED))
def test_a_refusal_says_why_and_makes_nothing(
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
            with pytest.raises(RenderError) as refused:
                await provider.submit(an_order(provider, tmp_path))
            secrets_stay_secret.append(refused.value)
            assert type(refused.value) is REFUSALS[fault]
            assert fault in (refused.value.detail or ""), "what the vendor said is kept"
            if isinstance(refused.value, NotNow):
                waits = RETRY_AFTER * 1000 if fault is Fault.RATE_LIMITED else None
                assert refused.value.wait_ms == waits
            assert at_vendors.creates(kind.name) == []

    run(walk())


async def unanswered(provider: Hosted, name: str, fault: Fault, at: Vendors, folder: Path) -> SubmitUnknown:
    """Order something that ``fault`` happens to, and see that nobody knows, or who knows what."""
    at.order(name, fault)
    order = an_order(provider, folder)
    with pytest.raises(SubmitUnknown) as unknown:
        await provider.submit(order)
    creates = at.creates(name)
    assert [each["prompt"] for each in creates] == ([] if fault is Fault.DROP else [order.spec.prompt])
    if isinstance(provider, Finds):
        found = await provider.find(order.token, order.model, order.spec)
        assert (found is not None) == (fault is not Fault.DROP)
        if found is not None:
            ticket = Ticket(order.token, order.model, found)
            await polled_to_the_end(provider, ticket)
            is_as_asked(await provider.fetch(ticket, folder), provider, order)
        assert len(at.creates(name)) == len(creates)
    return unknown.value


@pytest.mark.parametrize(("kind", "fault"), having(*(UNANSWERED - {Fault.SLOW}), Fault.DROP))
def test_without_an_answer_nobody_knows(
    kind: type[Simulator],
    fault: Fault,
    opened: Open,
    at_vendors: Vendors,
    tmp_path: Path,
    secrets_stay_secret: list[BaseException],
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            secrets_stay_secret.append(await unanswered(provider, kind.name, fault, at_vendors, tmp_path))

    run(walk())


def test_who_waits_too_long_for_an_answer_does_not_know(
    opened: Open, at_vendors: Vendors, tmp_path: Path, secrets_stay_secret: list[BaseException]
) -> None:
    """All at once, for all of them wait."""

    async def walk(kind: type[Simulator]) -> None:
        folder = tmp_path / kind.name
        folder.mkdir()
        async with opened(kind, submit_seconds=3) as provider:
            error = await unanswered(provider, kind.name, Fault.SLOW, at_vendors, folder)
            secrets_stay_secret.append(error)

    async def all_of_them() -> None:
        await asyncio.gather(*(walk(kind) for kind in KINDS if Fault.SLOW in kind.faults))

    run(all_of_them())


@every
def test_who_is_not_reached_was_asked_nothing(
    kind: type[Simulator], opened: Open, tmp_path: Path, secrets_stay_secret: list[BaseException]
) -> None:
    async def walk() -> None:
        async with opened(kind, url="http://127.0.0.1:1") as provider:
            order = an_order(provider, tmp_path)
            for call in (
                provider.submit(order),
                provider.poll(Ticket(order.token, order.model, "nothing/of/that/sort")),
            ):
                with pytest.raises(NotNow) as refused:
                    await call
                secrets_stay_secret.append(refused.value)

    run(walk())


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if "key_env" in kind.settings], ids=lambda kind: kind.name
)
def test_a_wrong_key_is_not_shown(
    kind: type[Simulator],
    opened: Open,
    at_vendors: Vendors,
    tmp_path: Path,
    secrets_stay_secret: list[BaseException],
    caplog: pytest.LogCaptureFixture,
) -> None:
    wrong = {name: value[::-1] for name, value in ENVIRONMENT.items()}

    async def walk() -> None:
        async with opened(kind, secrets=wrong) as provider:
            with pytest.raises(AccountSuspended) as refused:
                await provider.submit(an_order(provider, tmp_path))
            secrets_stay_secret.append(refused.value)
            shown = [caplog.text, repr(provider), repr(provider.account), *everything_in(refused.value)]
            assert not [text for text in shown for secret in wrong.values() if secret in text]
            assert at_vendors.creates(kind.name) == []

    run(walk())
