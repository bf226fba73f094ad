"""What only EvoLink has: pictures that are stored first, and errors by code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.vendors.scripted import scripted
from tests.vendors.walking import an_order, run

from rushes.errors import (
    AccountSuspended,
    Moderated,
    NotNow,
    ProviderFailed,
    ProviderRejected,
    RenderError,
    SubmitUnknown,
)
from rushes.models.spec import Operation
from rushes.providers.base import Ticket

_TICKET = Ticket("attempt_1", "seedance-2.0", "task-1")
_CREATE = "POST /v1/videos/generations"
_UPLOAD = "POST /api/v1/files/upload/base64"


@pytest.mark.parametrize(
    ("status", "code", "end"),
    [
        (400, "invalid_request", ProviderRejected),
        (400, "content_policy_violation", Moderated),
        (400, "content_filter", Moderated),
        (403, "moderation_blocked", Moderated),
        (422, "input_moderation_failed", Moderated),
        (400, "sensitive_content", Moderated),
        (401, "unauthorized", AccountSuspended),
        (402, "payment_required", AccountSuspended),
        (403, "user_disabled", AccountSuspended),
        (429, "insufficient_user_quota", AccountSuspended),
        (429, "rate_limit_exceeded", NotNow),
        (500, "internal_error", SubmitUnknown),
        (503, "no_available_channel", NotNow),
        (503, "model_unavailable", NotNow),
        (503, "service_unavailable", SubmitUnknown),
        (409, "paid_outcome_unknown", SubmitUnknown),
    ],
)
def test_a_create_is_refused_by_code(status: int, code: str, end: type[RenderError], tmp_path: Path) -> None:
    async def walk() -> None:
        async with scripted("evolink") as (script, provider):
            script.answers[_CREATE] = (status, {"error": {"code": code, "message": "m"}})
            order = an_order(provider, tmp_path)
            with pytest.raises(RenderError) as refused:
                await provider.submit(order)
            assert type(refused.value) is end
            [(_, headers, _)] = script.asked
            assert headers["idempotency-key"] == order.token

    run(walk())


@pytest.mark.parametrize(
    ("task", "end"),
    [
        ({"status": "failed", "error": {"code": "content_policy_violation"}}, Moderated),
        ({"status": "failed", "error": {"code": "invalid_parameters"}}, ProviderRejected),
        ({"status": "failed", "error": {"code": "image_dimension_mismatch"}}, ProviderRejected),
        ({"status": "failed", "error": {"code": "image_processing_error"}}, ProviderRejected),
        ({"status": "failed", "error": {"code": "service_error"}}, ProviderFailed),
        ({"status": "failed", "error": "whatever"}, ProviderFailed),
        ({"status": "failed"}, ProviderFailed),
        ({"status": "cancelled"}, ProviderFailed),
    ],
    ids=str,
)
def test_a_task_ends_badly(task: dict[str, Any], end: type[RenderError]) -> None:
    async def walk() -> None:
        async with scripted("evolink") as (script, provider):
            script.answers["GET /v1/tasks/task-1"] = (200, task)
            with pytest.raises(RenderError) as ended:
                await provider.poll(_TICKET)
            assert type(ended.value) is end

    run(walk())


@pytest.mark.parametrize(
    ("usage", "cost"),
    [
        ({"credits_used": 68}, 1_000_000),
        ({"credits_used": 13.5}, 198_529),
        ({"credits_used": 68, "cost": {"usd": 0.99}}, 990_000),
        ({"credits_used": 68, "cost": None}, 1_000_000),
        ({"credits_reserved": 68}, None),
        ({"credits_used": -1}, None),
        (None, None),
    ],
    ids=str,
)
def test_what_a_task_took(usage: object, cost: int | None) -> None:
    async def walk() -> None:
        async with scripted("evolink") as (script, provider):
            task = {"status": "completed", "results": ["https://cdn/v.mp4"], "usage": usage}
            script.answers["GET /v1/tasks/task-1"] = (200, task)
            assert (await provider.result(_TICKET)).cost == cost

    run(walk())


@pytest.mark.parametrize(
    ("answer", "end"),
    [
        ((500, {}), NotNow),
        ((200, {"success": False, "data": None}), NotNow),
        ((200, []), NotNow),
        ((429, {}), NotNow),
        ((413, {}), ProviderRejected),
        ((401, {}), AccountSuspended),
        ((400, {"error": {"code": "sensitive_content"}}), Moderated),
    ],
    ids=str,
)
def test_without_its_picture_nothing_is_ordered(
    answer: tuple[int, object], end: type[RenderError], tmp_path: Path
) -> None:
    async def walk() -> None:
        async with scripted("evolink") as (script, provider):
            script.answers[_UPLOAD] = answer
            with pytest.raises(RenderError) as refused:
                await provider.submit(an_order(provider, tmp_path, Operation.ANIMATE))
            assert type(refused.value) is end
            assert [line for line, *_ in script.asked] == [_UPLOAD]

    run(walk())


def test_a_picture_is_named_by_its_address(tmp_path: Path) -> None:
    async def walk() -> None:
        async with scripted("evolink") as (script, provider):
            script.answers[_UPLOAD] = (200, {"data": {"file_url": "https://files/picture.png"}})
            script.answers[_CREATE] = (200, {"id": "task-1"})
            assert await provider.submit(an_order(provider, tmp_path, Operation.ANIMATE)) == "task-1"
            body = json.loads(script.asked[-1][2])
            assert body["image_urls"] == ["https://files/picture.png"]
            assert body["model"] == "seedance-2.0-image-to-video"

    run(walk())
