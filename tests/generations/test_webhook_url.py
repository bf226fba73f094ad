"""Webhooks that a request names for its own video."""

from __future__ import annotations

import json

from openai import OpenAI
from tests.generations.conftest import LAKE, TEXT
from tests.servers import until


def test_a_requests_webhook_is_told_and_signed_with_the_projects_secret(wire, server, receiver):
    url = receiver.url("/own")
    hooked = {**LAKE, "webhook_url": url, "metadata": {"order": 7}}
    made = wire.ask("POST", TEXT, hooked).json
    assert made["webhook_url"] == url
    (hook,) = receiver.wait("/own")
    shown = wire.ask("POST", "/v1/webhook_secret").json
    with OpenAI(base_url=server.base_url, api_key=server.key) as client:
        event = client.webhooks.unwrap(hook.body, hook.headers, secret=shown["signing_secret"])
        assert (event.type, event.data.id) == ("video.completed", made["id"])
        told = json.loads(hook.body)["data"]
        assert told == {"id": made["id"], "status": "completed", "error": None, "metadata": {"order": 7}}
        second = client.webhooks.rotate_secret(shown["id"]).signing_secret
        broken = wire.ask("POST", TEXT, {**hooked, "prompt": "break off"}).json
        hook = receiver.wait("/own", 2)[-1]
        event = client.webhooks.unwrap(hook.body, hook.headers, secret=second)
        assert (event.type, event.data.id) == ("video.failed", broken["id"])
    assert json.loads(hook.body)["data"]["error"]["message"] == "It was asked to break."
    assert wire.ask("POST", "/v1/webhook_secret").json["signing_secret"] == second


def test_deliveries_of_requests_are_retried_listed_and_replayed(wire, receiver):
    receiver.meets["/flaky"] = [500]
    made = wire.ask("POST", TEXT, {**LAKE, "webhook_url": receiver.url("/flaky")}).json
    first, again = receiver.wait("/flaky", 2)[:2]
    assert first.headers["webhook-id"] == again.headers["webhook-id"]
    endpoint = wire.ask("POST", "/v1/webhook_secret").json["id"]
    path = f"/v1/webhook_endpoints/{endpoint}/deliveries"

    def delivered():
        listed = wire.ask("GET", f"{path}?limit=1").json["data"]
        return listed[0] if listed[0]["state"] == "delivered" else None

    told = until(delivered, "the delivery to be written down")
    assert (told["event"]["data"]["id"], told["url"]) == (made["id"], receiver.url("/flaky"))
    assert wire.ask("POST", f"{path}/{told['id']}/replay").status == 200
    receiver.wait("/flaky", 3)


def test_the_endpoint_of_requests_is_listed_and_stays(wire):
    shown = wire.ask("POST", "/v1/webhook_secret").json
    listed = wire.ask("GET", "/v1/webhook_endpoints").json["data"]
    assert shown["id"] in [each["id"] for each in listed]
    path = f"/v1/webhook_endpoints/{shown['id']}"
    assert wire.ask("GET", path).json["url"] == ""
    for answer in (
        wire.ask("DELETE", path),
        wire.ask("POST", path, {"url": "https://example.com"}),
        wire.ask("POST", f"{path}/test", {"event_type": "video.failed"}),
    ):
        assert (answer.status, answer.error["param"]) == (400, "webhook_endpoint_id")


def test_a_projects_own_endpoints_are_told_as_before(wire, receiver):
    fields = {"name": "all", "url": receiver.url("/all"), "event_types": ["video.completed"]}
    made = wire.ask("POST", "/v1/webhook_endpoints", fields).json
    video = wire.ask("POST", TEXT, {**LAKE, "webhook_url": receiver.url("/one")}).json
    (own,), (one,) = receiver.wait("/all"), receiver.wait("/one")
    assert json.loads(own.body)["data"] == {"id": video["id"]}
    assert json.loads(own.body)["id"] == json.loads(one.body)["id"]
    assert own.headers["webhook-id"] != one.headers["webhook-id"]
    wire.ask("DELETE", f"/v1/webhook_endpoints/{made['id']}")
