"""What only MiniMax has: numbers inside of answers, and a second wire."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.vendors.conftest import Open
from tests.vendors.faults import Fault
from tests.vendors.minimax import MiniMax
from tests.vendors.running import Vendors
from tests.vendors.scripted import scripted
from tests.vendors.walking import an_order, is_as_asked, polled_to_the_end, run, submitted

from rushes.errors import (
    AccountSuspended,
    Moderated,
    NotNow,
    ProviderFailed,
    ProviderRejected,
    RenderError,
    RenderLost,
    SubmitUnknown,
)
from rushes.models.spec import Operation
from rushes.providers.base import Ticket

_FIRST = Ticket("attempt_1", "hailuo-2.3", "v1/task-1")
_SECOND = Ticket("attempt_1", "MiniMax-H3", "v2/task-1")
_QUERY = "GET /v1/query/video_generation"
_QUERY_SECOND = "GET /v2/query/video_generation/task-1"

NUMBERS = [
    (1000, SubmitUnknown, NotNow),
    (1001, SubmitUnknown, NotNow),
    (1002, NotNow, NotNow),
    (1004, AccountSuspended, NotNow),
    (1008, AccountSuspended, NotNow),
    (1013, SubmitUnknown, NotNow),
    (1024, SubmitUnknown, NotNow),
    (1026, Moderated, Moderated),
    (1027, Moderated, Moderated),
    (1033, SubmitUnknown, NotNow),
    (1039, NotNow, NotNow),
    (1041, NotNow, NotNow),
    (1042, ProviderRejected, RenderLost),
    (2013, ProviderRejected, RenderLost),
    (2038, AccountSuspended, NotNow),
    (2045, NotNow, NotNow),
    (2049, AccountSuspended, NotNow),
    (2056, AccountSuspended, NotNow),
    (2067, AccountSuspended, NotNow),
    (9999, SubmitUnknown, NotNow),
]


@pytest.mark.parametrize(("number", "created", "polled"), NUMBERS)
def test_a_number_means_the_same_on_both_wires(
    number: int, created: type[RenderError], polled: type[RenderError], tmp_path: Path
) -> None:
    first = (200, {"base_resp": {"status_code": number, "status_msg": "m"}})
    error = {"type": "some_error", "message": f"in words ({number})", "http_code": "400"}
    second = (400, {"type": "error", "error": error, "request_id": "r"})

    async def walk() -> None:
        async with scripted("minimax") as (script, provider):
            script.answers = {
                "POST /v1/video_generation": first,
                _QUERY: first,
                "POST /v2/video_generation": second,
                _QUERY_SECOND: second,
            }
            for ticket in (_FIRST, _SECOND):
                with pytest.raises(RenderError) as refused:
                    await provider.submit(an_order(provider, tmp_path, model=ticket.model))
                assert type(refused.value) is created
                with pytest.raises(RenderError) as ended:
                    await provider.poll(ticket)
                assert type(ended.value) is polled

    run(walk())


@pytest.mark.parametrize(
    ("status", "message", "created", "polled"),
    [
        (400, "invalid task_id", ProviderRejected, RenderLost),
        (400, "no number", ProviderRejected, NotNow),
        (402, "no number", AccountSuspended, NotNow),
        (429, "no number", NotNow, NotNow),
        (500, "no number", SubmitUnknown, NotNow),
    ],
)
def test_without_a_number_the_status_counts(
    status: int, message: str, created: type[RenderError], polled: type[RenderError], tmp_path: Path
) -> None:
    async def walk() -> None:
        async with scripted("minimax") as (script, provider):
            error = (status, {"type": "error", "error": {"type": "t", "message": message}})
            script.answers = {"POST /v2/video_generation": error, _QUERY_SECOND: error}
            with pytest.raises(RenderError) as refused:
                await provider.submit(an_order(provider, tmp_path, model="MiniMax-H3"))
            assert type(refused.value) is created
            with pytest.raises(RenderError) as ended:
                await provider.poll(_SECOND)
            assert type(ended.value) is polled

    run(walk())


@pytest.mark.parametrize(
    ("ticket", "told", "end"),
    [
        (_FIRST, {"status": "Fail", "base_resp": {"status_code": 1027}}, Moderated),
        (_FIRST, {"status": "Fail", "base_resp": {"status_code": 0}}, ProviderFailed),
        (_FIRST, {"status": "Fail", "base_resp": {"status_code": 2013}}, ProviderFailed),
        (_FIRST, {"status": "Fail"}, ProviderFailed),
        (_SECOND, {"task": {"status": "failed", "error": {"code": 1026}}}, Moderated),
        (_SECOND, {"task": {"status": "failed", "error": {"code": "1027"}}}, Moderated),
        (_SECOND, {"task": {"status": "failed", "error": None}}, ProviderFailed),
        (_SECOND, {"task": {"status": "cancelled"}}, ProviderFailed),
        (_SECOND, {"task": {"status": "expired"}}, ProviderFailed),
        (_SECOND, {"task": None}, NotNow),
    ],
    ids=str,
)
def test_a_task_ends_badly(ticket: Ticket, told: dict[str, Any], end: type[RenderError]) -> None:
    async def walk() -> None:
        async with scripted("minimax") as (script, provider):
            script.answers = {_QUERY: (200, told), _QUERY_SECOND: (200, told)}
            with pytest.raises(RenderError) as ended:
                await provider.poll(ticket)
            assert type(ended.value) is end

    run(walk())


@pytest.mark.parametrize("ticket", [_FIRST, _SECOND], ids=["first", "second"])
def test_words_of_the_other_wire_are_strange(ticket: Ticket) -> None:
    async def walk() -> None:
        async with scripted("minimax") as (script, provider):
            word = "succeeded" if ticket is _FIRST else "Success"
            told = {"status": word, "task": {"status": word}, "base_resp": {"status_code": 0}}
            script.answers = {_QUERY: (200, told), _QUERY_SECOND: (200, told)}
            assert (await provider.poll(ticket)).strange == word

    run(walk())


@pytest.mark.parametrize("operation", [Operation.GENERATE, Operation.ANIMATE])
def test_the_second_wire_makes_videos(
    operation: Operation, opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(MiniMax) as provider:
            order = an_order(provider, tmp_path, operation, model="MiniMax-H3")
            ticket = await submitted(provider, order)
            assert await polled_to_the_end(provider, ticket) == [0, 0, 0, 100]
            is_as_asked(await provider.fetch(ticket, tmp_path), provider, order)

    run(walk())


@pytest.mark.parametrize(
    ("fault", "end"),
    [
        (Fault.FAILED, ProviderFailed),
        (Fault.MODERATED_AFTER, Moderated),
        (Fault.CANCELLED, ProviderFailed),
        (Fault.NAMELESS, SubmitUnknown),
        (Fault.DEAD_LINK, ProviderFailed),
    ],
)
def test_the_second_wire_fails(
    fault: Fault, end: type[RenderError], opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(MiniMax) as provider:
            at_vendors.order("minimax", fault)

            async def make() -> None:
                ticket = await submitted(provider, an_order(provider, tmp_path, model="MiniMax-H3"))
                await polled_to_the_end(provider, ticket)
                await provider.fetch(ticket, tmp_path)

            with pytest.raises(RenderError) as ended:
                await make()
            assert type(ended.value) is end
            assert len(at_vendors.creates("minimax")) == 1

    run(walk())


def test_on_the_second_wire_what_is_queued_can_be_stopped(
    opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(MiniMax) as provider:
            ticket = await submitted(provider, an_order(provider, tmp_path, model="MiniMax-H3"))
            for _ in range(2):
                await provider.cancel(ticket)
            [create] = at_vendors.creates("minimax")
            assert create["cancelled"]

    run(walk())


def test_ten_seconds_cost_more_than_in_proportion(tmp_path: Path) -> None:
    async def walk() -> None:
        async with scripted("minimax") as (_, provider):
            costs = []
            for model, seconds in (("hailuo-2.3", 6), ("hailuo-2.3", 10), ("MiniMax-H3", 10)):
                order = an_order(provider, tmp_path, model=model, seconds=seconds)
                costs.append(provider.cost(model, order.spec))
            assert costs == [280_000, 560_000, 1_300_000]

    run(walk())
