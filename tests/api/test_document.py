"""The OpenAPI document says what the server does, and its page needs nobody else's server."""

from __future__ import annotations

import re

import pytest


@pytest.fixture(scope="module")
def document(wire):
    return wire.ask("GET", "/openapi.json", key=False).json


def operations(document):
    return {
        (verb.upper(), path): operation
        for path, verbs in document["paths"].items()
        for verb, operation in verbs.items()
    }


def test_every_operation_is_there(document):
    assert set(operations(document)) == {
        ("GET", "/healthz"),
        ("GET", "/readyz"),
        ("POST", "/v1/videos"),
        ("GET", "/v1/videos"),
        ("GET", "/v1/videos/{video_id}"),
        ("DELETE", "/v1/videos/{video_id}"),
        ("GET", "/v1/videos/{video_id}/content"),
        ("GET", "/v1/videos/{video_id}/attempts"),
        ("GET", "/v1/videos/{video_id}/events"),
        ("GET", "/v1/events"),
        ("POST", "/v1/comparisons"),
        ("GET", "/v1/comparisons"),
        ("GET", "/v1/comparisons/{comparison_id}"),
        ("POST", "/v1/generations/text-to-video"),
        ("POST", "/v1/generations/image-to-video"),
        ("GET", "/v1/generations"),
        ("GET", "/v1/generations/{generation_id}"),
        ("GET", "/v1/generations/{generation_id}/download"),
        ("DELETE", "/v1/generations/{generation_id}"),
        ("GET", "/links/{video_id}/{file}"),
        ("POST", "/v1/webhook_secret"),
        ("POST", "/v1/webhook_endpoints"),
        ("GET", "/v1/webhook_endpoints"),
        ("GET", "/v1/webhook_event_types"),
        ("GET", "/v1/webhook_endpoints/{webhook_endpoint_id}"),
        ("POST", "/v1/webhook_endpoints/{webhook_endpoint_id}"),
        ("DELETE", "/v1/webhook_endpoints/{webhook_endpoint_id}"),
        ("POST", "/v1/webhook_endpoints/{webhook_endpoint_id}/rotate_secret"),
        ("POST", "/v1/webhook_endpoints/{webhook_endpoint_id}/test"),
        ("GET", "/v1/webhook_endpoints/{webhook_endpoint_id}/deliveries"),
        ("GET", "/v1/webhook_endpoints/{webhook_endpoint_id}/deliveries/{webhook_delivery_id}"),
        ("POST", "/v1/webhook_endpoints/{webhook_endpoint_id}/deliveries/{webhook_delivery_id}/replay"),
        ("POST", "/v1/videos/{video_id}/remix"),
        ("POST", "/v1/videos/edits"),
        ("POST", "/v1/videos/extensions"),
        ("POST", "/v1/videos/characters"),
        ("GET", "/v1/videos/characters/{character_id}"),
        ("GET", "/v1/models"),
        ("GET", "/v1/models/{model_id}"),
        ("POST", "/admin/v1/tenants"),
        ("GET", "/admin/v1/tenants"),
        ("GET", "/admin/v1/tenants/{tenant_id}"),
        ("POST", "/admin/v1/tenants/{tenant_id}"),
        ("POST", "/admin/v1/budgets"),
        ("GET", "/admin/v1/budgets"),
        ("DELETE", "/admin/v1/budgets/{budget_id}"),
        ("POST", "/admin/v1/projects"),
        ("GET", "/admin/v1/projects"),
        ("GET", "/admin/v1/projects/{project_id}"),
        ("POST", "/admin/v1/projects/{project_id}"),
        ("GET", "/admin/v1/plans"),
        ("GET", "/admin/v1/events"),
        ("POST", "/admin/v1/keys"),
        ("GET", "/admin/v1/keys"),
        ("GET", "/admin/v1/keys/{key_id}"),
        ("POST", "/admin/v1/keys/{key_id}/rotate"),
        ("POST", "/admin/v1/keys/{key_id}/revoke"),
        ("GET", "/admin/v1/videos"),
        ("GET", "/admin/v1/videos/{video_id}"),
        ("GET", "/admin/v1/videos/{video_id}/attempts"),
        ("POST", "/v1/estimates"),
        ("GET", "/v1/usage"),
        ("GET", "/v1/account"),
        ("GET", "/admin/v1/tenants/{tenant_id}/account"),
        ("GET", "/admin/v1/tenants/{tenant_id}/usage"),
        ("POST", "/admin/v1/tenants/{tenant_id}/grants"),
        ("POST", "/admin/v1/tenants/{tenant_id}/payments"),
        ("POST", "/admin/v1/tenants/{tenant_id}/purchases"),
        ("POST", "/admin/v1/tenants/{tenant_id}/exchanges"),
        ("POST", "/admin/v1/tenants/{tenant_id}/adjustments"),
        ("GET", "/admin/v1/ledger/transactions"),
        ("GET", "/admin/v1/margin"),
        ("GET", "/admin/v1/dead-letters"),
        ("GET", "/admin/v1/dead-letters/{video_id}"),
        ("POST", "/admin/v1/dead-letters/{video_id}/retry"),
        ("POST", "/admin/v1/dead-letters/{video_id}/settle"),
        ("DELETE", "/admin/v1/dead-letters/{video_id}"),
        ("GET", "/admin/v1/providers"),
        ("POST", "/admin/v1/providers/{provider}/resume"),
        ("POST", "/hooks/{provider}"),
    }


def test_every_reference_leads_somewhere(document):
    for name in re.findall(r"'#/components/schemas/([^']+)'", str(document)):
        assert name in document["components"]["schemas"]


def test_every_reply_is_documented(document):
    for (_, path), operation in operations(document).items():
        replies = operation["responses"]
        assert ("401" in replies) == path.startswith(("/v1/", "/admin/", "/hooks/"))
        assert ("403" in replies) == path.startswith(("/v1/", "/links/"))
        assert "default" in replies
        for status, reply in replies.items():
            if status == "default" or int(status) >= 400:
                assert reply["content"]["application/json"]["schema"]["$ref"].endswith("/ErrorReply")


def test_bodies_are_documented_in_every_encoding(document):
    for (verb, path), operation in operations(document).items():
        if verb != "POST" or path.endswith(
            ("/replay", "/revoke", "/resume", "/webhook_secret", "/hooks/{provider}")
        ):
            assert "requestBody" not in operation
            continue
        content = operation["requestBody"]["content"]
        if path == "/v1/estimates":  # lists of requests
            assert list(content) == ["application/json"]
            continue
        form = content.pop("multipart/form-data")["schema"]
        files = path.startswith(("/v1/videos", "/v1/comparisons")) and not path.endswith("/remix")
        files = files or "/image-to" in path
        assert ("binary" in str(form)) == files
        assert bool(content) == (not path.endswith("/characters"))
        for other in content.values():
            assert set(other["schema"]["properties"]) == set(form["properties"])
            assert other["schema"].get("required") == form.get("required")
            assert "binary" not in str(other)


def test_documented_examples_are_accepted_by_the_parser(document, wire, operator):
    """A model that does not exist keeps them from being carried out: nothing before it may be wrong."""
    for (verb, path), operation in operations(document).items():
        example = (
            operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
        )
        if verb != "POST" or example is None:
            continue
        fields = {**example, "model": "no-such-model"} if "model" in example else example
        ask = operator if path.startswith("/admin/") else wire.ask
        answer = ask("POST", re.sub(r"\{.*?\}", "none", path), fields)
        if path == "/v1/webhook_endpoints":
            assert answer.json["url"] == example["url"]
            assert wire.ask("DELETE", f"{path}/{answer.json['id']}").status == 200
        elif path == "/v1/estimates":
            assert answer.json["data"][0]["count"] == example["requests"][0]["count"]
        elif path == "/admin/v1/tenants":
            assert answer.json["name"] == example["name"]
        else:
            assert (answer.status, answer.error["param"]) in (
                (400, "model"),
                (422, "model"),
                (404, "video"),
                (404, "video_id"),
                (404, "webhook_endpoint_id"),
                (404, "tenant_id"),
                (404, "project_id"),
                (404, "key_id"),
            )


def test_a_listed_video_has_the_documented_keys(document, wire, video):
    schema = document["components"]["schemas"]["VideoObject"]
    listed = wire.ask("GET", f"/v1/videos/{video.id}").json
    assert list(listed) == list(schema["properties"])
    assert len(listed) == 13
    assert set(schema["required"]) <= set(listed)


def test_every_operation_says_what_it_does(document):
    summaries = [operation["summary"] for operation in operations(document).values()]
    assert len(set(summaries)) == len(summaries)


def test_the_page_needs_nothing_from_elsewhere(wire):
    page = wire.ask("GET", "/docs", key=False)
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert not re.search(rb"https?:|//[a-z]+\.", page.body)
