"""What only fal has: signatures by published keys, and errors that come as a result."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.vendors.fal import signed
from tests.vendors.scripted import scripted
from tests.vendors.walking import run

from rushes.errors import (
    Fatal,
    InvalidRequest,
    Moderated,
    NotNow,
    ProviderFailed,
    ProviderRejected,
    RenderError,
    Unauthenticated,
)
from rushes.providers.base import Ticket
from rushes.providers.offer import Offer

_TICKET = Ticket("attempt_1", "fal-ai/pika/v2.2", "request-1")
_STATUS = "GET /fal-ai/pika/requests/request-1/status"
_RESULT = "GET /fal-ai/pika/requests/request-1"
_KEYS = "GET /.well-known/jwks.json"
_BODY = json.dumps({"request_id": "request-1", "status": "OK"}).encode()


def published(*keys: Ed25519PrivateKey) -> dict[str, Any]:
    def x(key: Ed25519PrivateKey) -> str:
        return base64.urlsafe_b64encode(key.public_key().public_bytes_raw()).decode().rstrip("=")

    return {"keys": [{"kty": "OKP", "crv": "Ed25519", "x": x(key)} for key in keys]}


@pytest.mark.parametrize(
    ("kind", "status", "end"),
    [
        ("content_policy_violation", 422, Moderated),
        ("internal_server_error", 500, ProviderFailed),
        ("generation_timeout", 504, ProviderFailed),
        ("downstream_service_error", 400, ProviderFailed),
        ("downstream_service_unavailable", 500, ProviderFailed),
        ("no_media_generated", 422, ProviderFailed),
        ("image_load_error", 422, ProviderRejected),
        ("image_too_small", 422, ProviderRejected),
        ("a_kind_of_tomorrow", 422, ProviderRejected),
    ],
)
@pytest.mark.parametrize("told", [True, False], ids=["told by the state", "told by the result alone"])
def test_an_error_of_the_model_is_told_by_its_kind(
    kind: str, status: int, end: type[RenderError], told: bool
) -> None:
    async def walk() -> None:
        async with scripted("fal") as (script, provider):
            state = {"status": "COMPLETED"} | ({"error": "Unexpected status code"} if told else {})
            script.answers[_STATUS] = (200, state)
            script.answers[_RESULT] = (status, {"detail": [{"loc": ["body"], "msg": "m", "type": kind}]})
            if not told:
                assert (await provider.poll(_TICKET)).done
            with pytest.raises(RenderError) as ended:
                await (provider.poll if told else provider.result)(_TICKET)
            assert type(ended.value) is end
            assert ended.value.detail

    run(walk())


@pytest.mark.parametrize("kind", ["request_timeout", "runner_disconnected", "client_cancelled"])
def test_an_error_of_the_platform_needs_no_result(kind: str) -> None:
    async def walk() -> None:
        async with scripted("fal") as (script, provider):
            script.answers[_STATUS] = (200, {"status": "COMPLETED", "error": "E", "error_type": kind})
            with pytest.raises(ProviderFailed) as ended:
                await provider.poll(_TICKET)
            assert kind in (ended.value.detail or "")
            assert [line for line, *_ in script.asked] == [_STATUS]

    run(walk())


def test_a_result_that_cannot_be_had_just_now_is_no_end() -> None:
    async def walk() -> None:
        async with scripted("fal") as (script, provider):
            script.answers[_RESULT] = (503, {"detail": "busy"})
            with pytest.raises(NotNow):
                await provider.result(_TICKET)

    run(walk())


def test_a_render_is_found_by_the_app_alone() -> None:
    """Also when its model is not offered any more."""

    async def walk() -> None:
        async with scripted("fal") as (script, provider):
            script.answers["GET /xai/grok/requests/r/status"] = (202, {"status": "IN_QUEUE"})
            assert not (await provider.poll(Ticket("t", "xai/grok/text-to-video", "r"))).done

    run(walk())


def test_an_offer_keeps_to_one_app() -> None:
    words = {"generate": "fal-ai/one/text-to-video", "animate": "fal-ai/two/image-to-video"}
    offer = Offer(as_of="2026-11-22", sizes=("1280x720",), seconds=(5,), words=words)

    async def walk() -> None:
        with pytest.raises(Fatal, match=r"providers\.fal\.models\.mixed"):
            async with scripted("fal", models={"mixed": offer}):
                pass

    run(walk())


@pytest.mark.parametrize(
    "change",
    [
        {"x-fal-webhook-request-id": "request-2"},
        {"x-fal-webhook-user-id": "user_2"},
        {"x-fal-webhook-timestamp": str(int(time.time()) + 1)},
        {"x-fal-webhook-timestamp": ""},
        {"x-fal-webhook-timestamp": "9" * 5000},
        {"x-fal-webhook-timestamp": "²"},
        {"x-fal-webhook-signature": ""},
        {"x-fal-webhook-signature": "not hex"},
        {"x-fal-webhook-signature": "00" * 64},
    ],
    ids=lambda change: f"{next(iter(change))[14:]} {str(next(iter(change.values())))[:8]}",
)
def test_whatever_is_signed_may_not_be_changed(change: dict[str, str]) -> None:
    async def walk() -> None:
        key = Ed25519PrivateKey.generate()
        async with scripted("fal") as (script, provider):
            script.answers[_KEYS] = (200, published(key))
            headers = signed(key, "request-1", _BODY)
            assert await provider.heard(headers, _BODY) == "request-1"
            with pytest.raises(Unauthenticated):
                await provider.heard({**headers, **change}, _BODY)
            with pytest.raises(Unauthenticated):
                await provider.heard(headers, _BODY + b" ")

    run(walk())


def test_an_old_callback_is_not_heard_again() -> None:
    async def walk() -> None:
        key = Ed25519PrivateKey.generate()
        async with scripted("fal") as (script, provider):
            script.answers[_KEYS] = (200, published(key))
            with pytest.raises(Unauthenticated, match="five minutes"):
                await provider.heard(signed(key, "request-1", _BODY, time.time() - 400), _BODY)
            assert script.asked == []

    run(walk())


def test_any_published_key_will_do_and_they_are_asked_for_once() -> None:
    async def walk() -> None:
        keys = [Ed25519PrivateKey.generate() for _ in range(2)]
        async with scripted("fal") as (script, provider):
            script.answers[_KEYS] = (200, published(*keys))
            for key in keys * 2:
                assert await provider.heard(signed(key, "request-1", _BODY), _BODY) == "request-1"
            stranger = signed(Ed25519PrivateKey.generate(), "request-1", _BODY)
            for _ in range(3):  # a flood of forged ones is no flood of questions
                with pytest.raises(Unauthenticated):
                    await provider.heard(stranger, _BODY)
            assert len(script.asked) == 1
            [(_, headers, _)] = script.asked
            assert "Authorization" not in headers

    run(walk())


def test_keys_that_do_not_fit_are_asked_for_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic()
    monkeypatch.setattr("rushes.providers.vendors.fal.time.monotonic", lambda: now)

    async def walk() -> None:
        nonlocal now
        old, new = (Ed25519PrivateKey.generate() for _ in range(2))
        async with scripted("fal") as (script, provider):
            script.answers[_KEYS] = (200, published(old))
            await provider.heard(signed(old, "request-1", _BODY), _BODY)
            script.answers[_KEYS] = (200, published(new))
            now += 61
            assert await provider.heard(signed(new, "request-1", _BODY), _BODY) == "request-1"
            assert len(script.asked) == 2

    run(walk())


@pytest.mark.parametrize("answer", [(500, {}), (200, []), (200, {"keys": [{"kty": "OKP"}, 7]})], ids=str)
def test_without_keys_nothing_is_believed(answer: tuple[int, object]) -> None:
    async def walk() -> None:
        async with scripted("fal") as (script, provider):
            script.answers[_KEYS] = answer
            with pytest.raises(Unauthenticated):
                await provider.heard(signed(Ed25519PrivateKey.generate(), "request-1", _BODY), _BODY)

    run(walk())


@pytest.mark.parametrize("body", [b"", b"[]", b'{"request_id": 7}', b'{"request_id": ""}'])
def test_a_signed_callback_has_to_name_a_request(body: bytes) -> None:
    async def walk() -> None:
        key = Ed25519PrivateKey.generate()
        async with scripted("fal") as (script, provider):
            script.answers[_KEYS] = (200, published(key))
            with pytest.raises(InvalidRequest):
                await provider.heard(signed(key, "request-1", body), body)

    run(walk())
