"""What only Gemini has: Google's errors, where its video is, and where its key goes."""

from __future__ import annotations

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
from rushes.providers.base import Ticket

_TICKET = Ticket("attempt_1", "gemini-omni-1.2-flash", "v1_1")
_SHOW = "GET /interactions/v1_1"
_KEY_INVALID = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]


def made(*blocks: object, status: str = "completed") -> dict[str, Any]:
    return {"status": status, "steps": [{"type": "model_output", "content": list(blocks)}]}


@pytest.mark.parametrize(
    ("status", "error", "end"),
    [
        (400, {"message": "Invalid value at 'input'"}, ProviderRejected),
        (400, {"message": "API key not valid.", "details": _KEY_INVALID}, AccountSuspended),
        (400, {"message": "The prompt was blocked: PROHIBITED_CONTENT"}, Moderated),
        (400, {"message": "The image violates our usage guidelines."}, Moderated),
        (400, {"message": None, "details": "none"}, ProviderRejected),
        (400, {"message": "A constraint is violated", "status": "FAILED_PRECONDITION"}, AccountSuspended),
        (429, {"message": "Your prepayment credits are depleted."}, AccountSuspended),
        (403, {"message": "Permission denied"}, AccountSuspended),
        (404, {"message": "There is no such model"}, ProviderRejected),
        (429, {"message": "Resource has been exhausted"}, NotNow),
        (500, {"message": "Internal, not for safety"}, SubmitUnknown),
        (503, {"message": "The model is overloaded"}, NotNow),
        (504, {"message": "Deadline exceeded"}, SubmitUnknown),
    ],
)
def test_a_create_is_refused_by_status_and_words(
    status: int, error: dict[str, Any], end: type[RenderError], tmp_path: Path
) -> None:
    async def walk() -> None:
        async with scripted("gemini") as (script, provider):
            script.answers["POST /interactions"] = (status, {"error": {"code": status, **error}})
            with pytest.raises(RenderError) as refused:
                await provider.submit(an_order(provider, tmp_path))
            assert type(refused.value) is end

    run(walk())


@pytest.mark.parametrize(
    ("delay", "waits"),
    [("33s", 33_000), ("0.5s", 500), ("-1s", None), ("nan", None), ("infs", None), ("soon", None), (7, None)],
)
def test_how_long_to_wait_is_in_the_body(delay: object, waits: int | None) -> None:
    async def walk() -> None:
        async with scripted("gemini") as (script, provider):
            details = ["?", {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay}]
            script.answers[_SHOW] = (429, {"error": {"code": 429, "details": details}})
            with pytest.raises(NotNow) as refused:
                await provider.poll(_TICKET)
            assert refused.value.wait_ms == waits

    run(walk())


@pytest.mark.parametrize(
    ("interaction", "end"),
    [
        (made(status="completed"), ProviderFailed),
        (made({"type": "text", "text": "I cannot, for safety reasons."}), Moderated),
        (made({"type": "text", "text": "I would rather not."}), ProviderFailed),
        ({"status": "completed", "steps": None}, ProviderFailed),
        ({"status": "failed", "errors": [{"code": "internal", "message": "Oops"}]}, ProviderFailed),
        ({"status": "failed", "errors": [{"message": "Blocked by safety filters"}]}, Moderated),
        ({"status": "failed", "steps": [{"error": {"message": "PROHIBITED_CONTENT"}}]}, Moderated),
        ({"status": "cancelled"}, ProviderFailed),
        ({"status": "incomplete"}, ProviderFailed),
        ({"status": "budget_exceeded"}, ProviderFailed),
        ({"status": "requires_action"}, ProviderFailed),
        ({"status": "requires_continuation"}, ProviderFailed),
    ],
    ids=str,
)
def test_an_interaction_ends_badly(interaction: dict[str, Any], end: type[RenderError]) -> None:
    async def walk() -> None:
        async with scripted("gemini") as (script, provider):
            script.answers[_SHOW] = (200, interaction)
            for ask in (provider.poll, provider.result):
                with pytest.raises(RenderError) as ended:
                    await ask(_TICKET)
                assert type(ended.value) is end

    run(walk())


def test_the_key_goes_to_google_alone() -> None:
    async def walk() -> None:
        async with scripted("gemini") as (script, provider):
            for url, asked, ours in (
                (f"{script.url}/files/1:download", "?alt=media", True),
                (f"{script.url}/files/1:download?alt=media", "", True),
                (f"{script.url}/files/1:download?x=1", "&alt=media", True),
                ("https://storage.example/v.mp4?token=1", "&alt=media", False),
                (script.url.replace("http:", "https:") + "/v.mp4", "?alt=media", False),
                (script.url.replace("127.0.0.1", "127.0.0.1.example") + "/v.mp4", "?alt=media", False),
            ):
                script.answers[_SHOW] = (200, made({"type": "text"}, {"type": "video", "uri": url}))
                result = await provider.result(_TICKET)
                assert result.url == url + asked
                assert bool(result.headers) is ours

    run(walk())
