"""What only Seedance has: errors by code, two places, tokens, and a list in which a lost task is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.vendors.scripted import scripted
from tests.vendors.walking import an_order, run

from rushes.errors import (
    AccountSuspended,
    Fatal,
    InvalidRequest,
    Moderated,
    NotNow,
    ProviderFailed,
    ProviderRejected,
    RenderError,
)
from rushes.models.size import Size
from rushes.providers.base import Finds, Ticket

_TICKET = Ticket("attempt_1", "seedance-2.0", "cgt-1")
_TASKS = "/contents/generations/tasks"


@pytest.mark.parametrize(
    ("status", "code", "message", "end"),
    [
        (400, "InputTextSensitiveContentDetected", "", Moderated),
        (400, "InputImageSensitiveContentDetected.PrivacyInformation", "", Moderated),
        (400, "InputTextRiskDetection", "", Moderated),
        (400, "InvalidParameter", "", ProviderRejected),
        (404, "ModelNotOpen", "", AccountSuspended),
        (404, "InvalidEndpointOrModel.NotFound", "", ProviderRejected),
        (403, "AccountOverdueError", "", AccountSuspended),
        (429, "SetLimitExceeded", "", AccountSuspended),
        (429, "QuotaExceeded", "Your free trial quota is used up.", AccountSuspended),
        (429, "QuotaExceeded", "Too many tasks are in the queue.", NotNow),
        (429, "ServerOverloaded", "", NotNow),
    ],
)
def test_a_create_is_refused_by_code(
    status: int, code: str, message: str, end: type[RenderError], tmp_path: Path
) -> None:
    async def walk() -> None:
        async with scripted("seedance") as (script, provider):
            error = {"code": code, "message": message, "type": "T"}
            script.answers[f"POST {_TASKS}"] = (status, {"error": error})
            with pytest.raises(RenderError) as refused:
                await provider.submit(an_order(provider, tmp_path))
            assert type(refused.value) is end

    run(walk())


@pytest.mark.parametrize(
    ("task", "end"),
    [
        ({"status": "expired"}, ProviderFailed),
        ({"status": "cancelled"}, ProviderFailed),
        ({"status": "failed", "error": {"code": "InternalServiceError"}}, ProviderFailed),
        ({"status": "failed", "error": None}, ProviderFailed),
        ({"status": "failed", "error": {"code": "OutputVideoSensitiveContentDetected"}}, Moderated),
    ],
    ids=str,
)
def test_a_task_ends_badly(task: dict[str, Any], end: type[RenderError]) -> None:
    async def walk() -> None:
        async with scripted("seedance") as (script, provider):
            script.answers[f"GET {_TASKS}/cgt-1"] = (200, task)
            with pytest.raises(RenderError) as ended:
                await provider.poll(_TICKET)
            assert type(ended.value) is end

    run(walk())


@pytest.mark.parametrize(
    ("dialect", "resolution", "tokens", "cost"),
    [
        (None, "720p", 108_000, 756_000),
        (None, "1080p", 243_000, 1_871_100),
        (None, "720p", "many", None),
        ("ark", "720p", 108_000, None),
    ],
)
def test_tokens_are_what_is_paid_for(
    dialect: str | None, resolution: str, tokens: object, cost: int | None
) -> None:
    async def walk() -> None:
        async with scripted("seedance", dialect=dialect) as (script, provider):
            task = {"content": {"video_url": "https://cdn/v.mp4"}, "resolution": resolution}
            usage = {"completion_tokens": tokens}
            script.answers[f"GET {_TASKS}/cgt-1"] = (200, {**task, "usage": usage})
            result = await provider.result(_TICKET)
            assert result.cost == cost
            assert result.report == (usage if isinstance(tokens, int) else {})

    run(walk())


def test_what_is_larger_costs_more_for_a_token(tmp_path: Path) -> None:
    async def walk() -> None:
        async with scripted("seedance") as (_, provider):
            costs = []
            for size in (Size(1280, 720), Size(1920, 1080)):
                order = an_order(provider, tmp_path, model="seedance-2.0", size=size, seconds=5)
                costs.append(provider.cost(order.model, order.spec))
            assert costs == [756_000, 1_871_100]

    run(walk())


def test_the_two_places_have_models_and_addresses_of_their_own(tmp_path: Path) -> None:
    async def walk() -> None:
        async with scripted("seedance", dialect="ark") as (script, provider):
            assert "seedance-2.5" not in provider.offers
            script.answers[f"POST {_TASKS}"] = (200, {"id": "cgt-1"})
            await provider.submit(an_order(provider, tmp_path, model="seedance-2.0"))
            [(_, _, body)] = script.asked
            assert b'"doubao-seedance-2-0-260128"' in body
        with pytest.raises(Fatal, match="dialect"):
            async with scripted("seedance", dialect="volcano"):
                pass

    run(walk())


def test_a_task_is_looked_for_on_all_pages(tmp_path: Path) -> None:
    async def walk() -> None:
        async with scripted("seedance") as (script, provider):
            order = an_order(provider, tmp_path, model="seedance-2.0")
            others = [{"id": f"cgt-{number}", "safety_identifier": "somebody"} for number in range(100)]
            assert isinstance(provider, Finds)
            script.answers[f"GET {_TASKS}"] = (200, {"items": others})
            assert await provider.find(order.token, order.model, order.spec) is None
            assert len(script.asked) == 10
            mine = {"id": "cgt-mine", "safety_identifier": order.token}
            script.answers[f"GET {_TASKS}"] = (200, {"items": [*others[1:], mine]})
            assert await provider.find(order.token, order.model, order.spec) == "cgt-mine"
            script.answers[f"GET {_TASKS}"] = (200, {"tasks": []})
            with pytest.raises(NotNow):
                await provider.find(order.token, order.model, order.spec)

    run(walk())


@pytest.mark.parametrize("body", [b"", b"[]", b'{"id": 7}', b'{"id": ""}'])
def test_a_callback_has_to_name_a_task(body: bytes) -> None:
    async def walk() -> None:
        async with scripted("seedance") as (_, provider):
            with pytest.raises(InvalidRequest):
                await provider.heard({}, body)

    run(walk())
