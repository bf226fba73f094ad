"""What only OpenRouter has: signatures with a time, moderation in words, and what a job took."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from tests.vendors.openrouter import signed
from tests.vendors.scripted import scripted
from tests.vendors.simulator import ENVIRONMENT
from tests.vendors.walking import an_order, run

from rushes.errors import (
    AccountSuspended,
    InvalidRequest,
    Moderated,
    NotNow,
    ProviderFailed,
    ProviderRejected,
    RenderError,
    SubmitUnknown,
    Unauthenticated,
)
from rushes.providers.base import Ticket

_TICKET = Ticket("attempt_1", "google/veo-3.1", "job-1")
_SECRET = ENVIRONMENT["SIMULATED_CALLBACK_SECRET"]
_BODY = json.dumps({"type": "video.generation.completed", "data": {"id": "job-1"}}).encode()


@pytest.mark.parametrize(
    ("status", "metadata", "end"),
    [
        (400, None, ProviderRejected),
        (401, None, AccountSuspended),
        (402, None, AccountSuspended),
        (403, {"reasons": ["violence"]}, Moderated),
        (403, {"flagged_input": "…"}, Moderated),
        (403, {"provider_name": "google"}, AccountSuspended),
        (403, None, AccountSuspended),
        (404, None, ProviderRejected),
        (408, None, SubmitUnknown),
        (413, None, ProviderRejected),
        (422, None, ProviderRejected),
        (429, None, NotNow),
        (499, None, SubmitUnknown),
        (500, None, SubmitUnknown),
        (502, None, SubmitUnknown),
        (503, None, NotNow),
        (524, None, SubmitUnknown),
        (529, None, SubmitUnknown),
    ],
)
def test_a_create_is_refused_by_status(
    status: int, metadata: object, end: type[RenderError], tmp_path: Path
) -> None:
    async def walk() -> None:
        async with scripted("openrouter") as (script, provider):
            error = {"code": status, "message": "m", "metadata": metadata}
            script.answers["POST /videos"] = (status, {"error": error})
            with pytest.raises(RenderError) as refused:
                await provider.submit(an_order(provider, tmp_path))
            assert type(refused.value) is end

    run(walk())


@pytest.mark.parametrize(
    ("job", "end"),
    [
        ({"status": "failed", "error": "Blocked by content moderation."}, Moderated),
        ({"status": "failed", "error": "It violates our usage policy"}, Moderated),
        ({"status": "failed", "error": "Out of memory"}, ProviderFailed),
        ({"status": "failed"}, ProviderFailed),
        ({"status": "cancelled"}, ProviderFailed),
        ({"status": "expired"}, ProviderFailed),
    ],
    ids=str,
)
def test_a_job_ends_badly(job: dict[str, Any], end: type[RenderError]) -> None:
    async def walk() -> None:
        async with scripted("openrouter") as (script, provider):
            script.answers["GET /videos/job-1"] = (200, job)
            with pytest.raises(RenderError) as ended:
                await provider.poll(_TICKET)
            assert type(ended.value) is end

    run(walk())


@pytest.mark.parametrize(
    ("usage", "cost"),
    [
        ({"cost": 0.8, "is_byok": False}, 800_000),
        ({"cost": 0.1234567}, 123_457),
        ({"cost": 3}, 3_000_000),
        ({"cost": 0.02, "is_byok": True}, None),
        ({"cost": None}, None),
        ({"cost": -1}, None),
        ({"cost": "0.8"}, None),
        (None, None),
    ],
    ids=str,
)
def test_what_a_job_took(usage: object, cost: int | None) -> None:
    async def walk() -> None:
        async with scripted("openrouter") as (script, provider):
            job = {"status": "completed", "unsigned_urls": ["https://elsewhere/v.mp4"], "usage": usage}
            script.answers["GET /videos/job-1"] = (200, job)
            result = await provider.result(_TICKET)
            assert result.cost == cost
            assert result.url.startswith(script.url), "the key goes to nobody else"

    run(walk())


def test_without_a_secret_no_callback_is_asked_for(tmp_path: Path) -> None:
    async def walk() -> None:
        async with scripted("openrouter") as (script, provider):
            script.answers["POST /videos"] = (202, {"id": "job-1"})
            await provider.submit(an_order(provider, tmp_path, callback_url="https://rushes.example/hook"))
            [(_, _, body)] = script.asked
            assert "callback_url" not in json.loads(body)
            with pytest.raises(Unauthenticated):
                await provider.heard({"x-openrouter-signature": signed("", _BODY)}, _BODY)

    run(walk())


@pytest.mark.parametrize(
    "signature",
    [
        "",
        "t=,v1=",
        "v1=00",
        "t=²,v1=00",
        f"t={'9' * 5000},v1=00",
        f"t={int(time.time())},v1=é",
        signed("another secret", _BODY),
        signed(_SECRET, _BODY + b" "),
    ],
    ids=["none", "empty", "no time", "no digits", "no time of ours", "no ASCII", "of others", "of another"],
)
def test_a_callback_has_to_be_signed(signature: str) -> None:
    async def walk() -> None:
        async with scripted("openrouter", callback_secret=SecretStr(_SECRET)) as (_, provider):
            with pytest.raises(Unauthenticated):
                await provider.heard({"x-openrouter-signature": signature}, _BODY)

    run(walk())


def test_a_signature_holds_for_five_minutes() -> None:
    async def walk() -> None:
        async with scripted("openrouter", callback_secret=SecretStr(_SECRET)) as (_, provider):
            for age in (-290, 0, 290):
                headers = {"x-openrouter-signature": signed(_SECRET, _BODY, time.time() - age)}
                assert await provider.heard(headers, _BODY) == "job-1"
            for age in (-310, 310):
                headers = {"x-openrouter-signature": signed(_SECRET, _BODY, time.time() - age)}
                with pytest.raises(Unauthenticated):
                    await provider.heard(headers, _BODY)
            nameless = b'{"data": {"id": 7}}'
            with pytest.raises(InvalidRequest):
                await provider.heard({"x-openrouter-signature": signed(_SECRET, nameless)}, nameless)

    run(walk())
