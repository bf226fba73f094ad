"""What only Vertex AI has: tokens for a service account, and a video inside of the answer."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from pydantic import SecretStr
from tests.vendors.conftest import everything_in
from tests.vendors.scripted import scripted
from tests.vendors.walking import an_order, run

from rushes.errors import (
    AccountSuspended,
    Fatal,
    Moderated,
    NotNow,
    ProviderFailed,
    ProviderRejected,
    RenderError,
)
from rushes.net import Client
from rushes.providers.base import Ticket
from rushes.providers.service_account import Tokens

_MODEL = "/publishers/google/models/veo-3.1-generate-001"
_TICKET = Ticket("attempt_1", "veo-3.1-generate-001", "projects/p/operations/1")
_SHOW = f"POST {_MODEL}:fetchPredictOperation"
_TOKEN = "POST /token"


@pytest.fixture(scope="module")
def private() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


def service_account(private: RSAPrivateKey, url: str, **more: str) -> SecretStr:
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    key = {"type": "service_account", "client_email": "rushes@p.iam", "private_key": pem.decode()}
    return SecretStr(json.dumps({**key, **more, "token_uri": f"{url}/token"}))


@pytest.mark.parametrize(
    ("operation", "end"),
    [
        ({"error": {"code": 13, "message": "Internal"}}, ProviderFailed),
        ({"error": {"code": 3, "message": "The image is too small"}}, ProviderRejected),
        ({"error": {"code": 3, "message": "It violates Google's Responsible AI practices"}}, Moderated),
        ({"error": {"code": 8, "message": "Overloaded"}}, ProviderFailed),
        ({"response": {"raiMediaFilteredCount": 1}}, Moderated),
        ({"response": {"raiMediaFilteredCount": 1, "videos": []}}, Moderated),
        ({"response": {"videos": []}}, ProviderFailed),
        ({"response": {"videos": [{"gcsUri": "gs://b/v.mp4"}]}}, ProviderFailed),
        ({}, ProviderFailed),
    ],
    ids=str,
)
def test_an_operation_ends_badly(operation: dict[str, Any], end: type[RenderError], tmp_path: Path) -> None:
    async def walk() -> None:
        async with scripted("vertex") as (script, provider):
            script.answers[_SHOW] = (200, {"done": True, **operation})
            with pytest.raises(RenderError) as ended:
                await provider.poll(_TICKET)
            assert type(ended.value) is end
            with pytest.raises(end):
                await provider.fetch(_TICKET, tmp_path)

    run(walk())


def test_what_is_no_base64_is_no_video(tmp_path: Path) -> None:
    async def walk() -> None:
        async with scripted("vertex") as (script, provider):
            script.answers[_SHOW] = (
                200,
                {"done": True, "response": {"videos": [{"bytesBase64Encoded": "AA?="}]}},
            )
            assert (await provider.poll(_TICKET)).done
            with pytest.raises(ProviderFailed, match="could not make"):
                await provider.fetch(_TICKET, tmp_path)
            script.answers[_SHOW] = (200, {"done": "maybe"})
            assert (await provider.poll(_TICKET)).strange == "maybe"

    run(walk())


def test_a_service_account_signs_for_its_token(private: RSAPrivateKey, tmp_path: Path) -> None:
    async def walk() -> None:
        def key(url: str) -> SecretStr:
            return service_account(private, url, private_key_id="key-1")

        async with scripted("vertex", key=key) as (script, provider):
            script.answers[_TOKEN] = (200, {"access_token": "ya29.one", "expires_in": 3599})
            script.answers[_SHOW] = (200, {"name": "1"})
            script.answers[f"POST {_MODEL}:predictLongRunning"] = (200, {"name": "1"})
            await provider.submit(an_order(provider, tmp_path, model=_TICKET.model))
            for _ in range(2):
                await provider.poll(_TICKET)
            (line, headers, body), *rest = script.asked
            assert line == _TOKEN
            assert "Authorization" not in headers
            form = parse_qs(body.decode())
            assert form["grant_type"] == ["urn:ietf:params:oauth:grant-type:jwt-bearer"]
            claims = jwt.decode(
                form["assertion"][0], private.public_key(), ["RS256"], audience=f"{script.url}/token"
            )
            assert claims["iss"] == "rushes@p.iam"
            assert claims["scope"] == "https://www.googleapis.com/auth/cloud-platform"
            assert claims["exp"] - claims["iat"] == 3600
            assert jwt.get_unverified_header(form["assertion"][0])["kid"] == "key-1"
            assert {line for line, *_ in rest} == {f"POST {_MODEL}:predictLongRunning", _SHOW}
            assert {dict(headers)["Authorization"] for _, headers, _ in rest} == {"Bearer ya29.one"}

    run(walk())


def test_a_token_is_renewed_before_its_end(private: RSAPrivateKey, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic()
    monkeypatch.setattr("rushes.providers.service_account.time.monotonic", lambda: now)

    async def walk() -> None:
        nonlocal now
        async with scripted("vertex") as (script, provider):
            tokens = Tokens("v", service_account(private, script.url), provider._client)
            script.answers[_TOKEN] = (200, {"access_token": "ya29.one", "expires_in": 3599})
            assert (await tokens.token()).get_secret_value() == "ya29.one"
            script.answers[_TOKEN] = (200, {"access_token": "ya29.two", "expires_in": 3599})
            now += 3200
            assert (await tokens.token()).get_secret_value() == "ya29.one"
            now += 100
            assert (await tokens.token()).get_secret_value() == "ya29.two"

    run(walk())


@pytest.mark.parametrize(
    ("answer", "end"),
    [
        ((400, {"error": "invalid_grant"}), AccountSuspended),
        ((401, {}), AccountSuspended),
        ((403, {}), AccountSuspended),
        ((500, {}), NotNow),
        ((429, {}), NotNow),
        ((200, {"id_token": "?"}), NotNow),
        ((200, []), NotNow),
    ],
    ids=str,
)
def test_without_a_token_nothing_is_ordered(
    answer: tuple[int, object],
    end: type[RenderError],
    private: RSAPrivateKey,
    tmp_path: Path,
    secrets_stay_secret: list[BaseException],
) -> None:
    async def walk() -> None:
        async with scripted("vertex", key=lambda url: service_account(private, url)) as (script, provider):
            script.answers[_TOKEN] = answer
            with pytest.raises(RenderError) as refused:
                await provider.submit(an_order(provider, tmp_path))
            secrets_stay_secret.append(refused.value)
            assert type(refused.value) is end
            assert [line for line, *_ in script.asked] == [_TOKEN]

    run(walk())


@pytest.mark.parametrize(
    "key",
    [
        "{",
        "{}",
        '{"client_email": "a", "private_key": "none", "token_uri": "https://token"}',
        '{"client_email": "a", "private_key": 7, "token_uri": "https://token"}',
    ],
)
def test_a_broken_key_is_said_in_a_line_that_does_not_show_it(key: str) -> None:
    with pytest.raises(Fatal, match=r"providers\.v\.key_env") as error:
        Tokens("v", SecretStr(key), Client())
    assert len(str(error.value).splitlines()) == 1
    assert not [text for text in everything_in(error.value) if key in text and len(key) > 2]


@pytest.mark.parametrize(("missing", "field"), [("base_url", "base_url"), ("key", "key_env")])
def test_what_has_to_be_declared(missing: str, field: str) -> None:
    async def walk() -> None:
        with pytest.raises(Fatal, match=rf"providers\.vertex\.{field}"):
            async with scripted("vertex", **{missing: None}):
                pass

    run(walk())
