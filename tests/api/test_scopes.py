"""A key opens what its scopes say and nothing else; the document names the scope of every operation."""

from __future__ import annotations

import re

import pytest
from openai import OpenAI, PermissionDeniedError
from tests.strangers import SHARED, none_such, operations

from rushes.models.scope import Scope


@pytest.fixture(scope="module")
def key(operator):
    """Makes a key with these scopes in a project of this module."""
    tenant = operator("POST", "/admin/v1/tenants", {"name": "scopes"}).json["id"]
    project = operator("POST", "/admin/v1/projects", {"tenant_id": tenant, "name": "one"}).json["id"]

    def make(*scopes: str, mode: str = "live") -> str:
        asked = {"project_id": project, "name": "key", "scopes": list(scopes), "mode": mode}
        return operator("POST", "/admin/v1/keys", asked).json["secret"]

    return make


@pytest.fixture(scope="module")
def guarded(wire):
    """Every operation of the tenants' API with the scope that the document says it needs."""
    document = wire.ask("GET", "/openapi.json", key=False).json
    listed = []
    for verb, path, operation in operations(document):
        (bearer,), (api_key,) = (
            needs[scheme] for needs, scheme in zip(operation["security"], ("bearer", "apiKey"), strict=True)
        )
        assert bearer == api_key
        named = re.sub(r"\{(\w+)\}", lambda match: {**none_such(), **SHARED}[match[1]], path)
        listed.append((verb, named, Scope(bearer)))
    return listed


def test_reading_and_writing_are_told_apart(guarded):
    reads = {path for verb, path, scope in guarded if verb != "GET" and scope.endswith(":read")}
    assert reads == {"/v1/estimates"}, "a POST for its body's sake, which changes nothing"
    assert all(scope.endswith(":read") for verb, _, scope in guarded if verb == "GET")
    of_fields = {Scope.VIDEOS_ROUTE}
    assert {scope for _, _, scope in guarded} == set(Scope) - {Scope.ALL} - of_fields


def test_without_its_scope_an_operation_is_refused_before_anything_else(wire, guarded, key):
    lacking = {scope: key(*set(Scope) - {scope, Scope.ALL}) for scope in {scope for _, _, scope in guarded}}
    for verb, path, scope in guarded:
        for asked in (verb, *(["HEAD"] if verb == "GET" else [])):
            answer = wire.ask(asked, path, b"not { json", authorization=f"Bearer {lacking[scope]}")
            assert answer.status == 403, (asked, path)
            assert f'scope="{scope}"' in answer.headers["www-authenticate"]
        if verb != "HEAD":
            answer = wire.ask(verb, path, authorization=f"Bearer {lacking[scope]}")
            error = answer.error
            assert (error["type"], error["code"]) == ("invalid_request_error", "insufficient_scope")
            assert f"'{scope}'" in error["message"]


def test_its_own_scope_is_all_that_an_operation_needs(wire, guarded, key):
    having = {scope: key(scope) for scope in {scope for _, _, scope in guarded}}
    for verb, path, scope in guarded:
        if path == "/v1/events":
            continue  # answers for ever; its sister needs the same scope
        answer = wire.ask(verb, path, authorization=f"Bearer {having[scope]}")
        assert answer.status in (200, 400, 404), (verb, path, answer.body)


def test_the_sdk_says_permission_denied_and_does_not_try_again(server, key):
    with (
        OpenAI(base_url=server.base_url, api_key=key("videos:read")) as client,
        pytest.warns(DeprecationWarning, match="Sora"),
        pytest.raises(PermissionDeniedError) as refused,
    ):
        client.videos.create(prompt="a calm lake")
    assert refused.value.code == "insufficient_scope"


@pytest.mark.parametrize("mode", ["live", "test"])
def test_a_keys_mode_shows_in_its_secret_and_in_every_reply(wire, key, mode):
    secret = key("models:read", mode=mode)
    assert secret.startswith(f"sk-rushes-{mode}-")
    for path in ("/v1/models", "/v1/videos", "/v1/none"):
        assert wire.ask("GET", path, authorization=f"Bearer {secret}").headers["rushes-mode"] == mode
