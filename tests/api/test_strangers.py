"""Whoever knows another's ids learns nothing by them, by any endpoint, header, stream, cursor or alias."""

from __future__ import annotations

import pytest
from openai import OpenAI
from tests.api.conftest import Answer, Wire
from tests.strangers import OWNED, UNSEEN, Question, none_such, operations, questions
from tests.streams import Stream

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")

#: Of each answer alone.
OWN_HEADERS = {"x-request-id", "openai-processing-ms", "date"}


@pytest.fixture(scope="module")
def document(wire: Wire):
    return wire.ask("GET", "/openapi.json", key=False).json


@pytest.fixture(scope="module")
def room(operator):
    """Makes a project with a key that opens all, in a tenant of that name."""
    tenants: dict[str, str] = {}

    def make(tenant: str, project: str) -> str:
        if tenant not in tenants:
            tenants[tenant] = operator("POST", "/admin/v1/tenants", {"name": tenant}).json["id"]
        home = operator("POST", "/admin/v1/projects", {"tenant_id": tenants[tenant], "name": project}).json
        key = {"project_id": home["id"], "name": "all", "scopes": ["all"]}
        return operator("POST", "/admin/v1/keys", key).json["secret"]

    return make


@pytest.fixture(scope="module")
def owner(room) -> str:
    return room("owner", "one")


@pytest.fixture(scope="module")
def theirs(server, owner: str, wire: Wire) -> dict[str, str]:
    """One of each thing that a project can have."""
    with OpenAI(base_url=server.base_url, api_key=owner, max_retries=0) as client:
        endpoint = client.webhooks.create(
            name="mine", url="https://shop.example.com/hook", event_types=["video.completed"]
        )
        made = client.videos.create_and_poll(prompt="a calm lake", size="128x128", seconds="2")
        # Read by id, a video is the same through either API.
        other = client.videos.create(prompt="a calm lake", size="128x128", seconds="1")
        client.videos.poll(other.id)
        asked = {"prompt": "a", "size": "128x128", "seconds": "1", "models": ["sora-2", "sora-2-pro"]}
        comparison = client.post("/comparisons", body=asked, cast_to=object)
        clip = client.videos.download_content(made.id).read()
        character = client.videos.create_character(name="Ada", video=("ada.mp4", clip))
    deliveries = wire.ask(
        "GET", f"/v1/webhook_endpoints/{endpoint.id}/deliveries", authorization=f"Bearer {owner}"
    ).json["data"]
    assert character.id is not None
    ids = (made.id, other.id, comparison["id"], character.id, endpoint.id, deliveries[0]["id"])
    found = dict(zip(OWNED, ids, strict=True))
    assert all(found[name].startswith(prefix + "_") for name, prefix in OWNED.items())
    return found


@pytest.fixture(scope="module", params=["another tenant", "another project of the tenant"])
def stranger(request, room) -> str:
    return room("stranger", "one") if request.param == "another tenant" else room("owner", "two")


def ask(wire: Wire, key: str, question: Question, ids: dict[str, str]) -> Answer:
    path, body = question.about(ids)
    return wire.ask(question.verb, path, body, authorization=f"Bearer {key}", **question.headers)


def seen(answer: Answer, ids: dict[str, str]) -> tuple[int, list[tuple[str, str]], bytes]:
    """All of an answer but what is its own, with the ids that were asked for made alike."""
    body = answer.body
    for name, each in ids.items():
        body = body.replace(each.encode(), name.encode())
    headers = [(key, value) for key, value in answer.headers.items() if key.lower() not in OWN_HEADERS]
    return answer.status, headers, body


def test_anothers_is_answered_byte_for_byte_as_what_does_not_exist(wire, document, theirs, stranger) -> None:
    asked = [each for each in questions(document) if each.names]
    assert {name for each in asked for name in each.names} == set(OWNED)
    for question in asked:
        none = none_such()
        answer = ask(wire, stranger, question, theirs)
        assert seen(answer, theirs) == seen(ask(wire, stranger, question, none), none), question
        refused = 400 if question.operation in UNSEEN else 404
        assert answer.status == (200 if question.only_from_there else refused), question


def test_a_strangers_own_endpoint_does_not_lead_to_anothers_delivery(wire, document, theirs, stranger):
    own = {"name": "own", "url": "https://example.com/own", "event_types": ["video.failed"]}
    made = wire.ask("POST", "/v1/webhook_endpoints", own, authorization=f"Bearer {stranger}").json["id"]
    nested = [each for each in questions(document) if {"webhook_delivery_id"} < each.names]
    for question in nested:
        none = none_such() | {"webhook_endpoint_id": made}
        both = theirs | {"webhook_endpoint_id": made}
        assert seen(ask(wire, stranger, question, both), both) == seen(
            ask(wire, stranger, question, none), none
        ), question


def test_no_answer_to_a_stranger_holds_anything_of_anothers(wire, server, document, theirs, stranger):
    everything = b"".join(
        ask(wire, stranger, each, theirs).body
        for each in questions(document)
        if not each.names and each.verb == "GET" and not each.stream
    )
    assert b'"object":"list"' in everything
    assert not [each for each in theirs.values() if each.encode() in everything]
    endless = [each for each in questions(document) if each.stream and not each.names]
    assert {each.operation for each in endless} == {"streamEvents"}
    for question in endless:
        with Stream(server.address, stranger, question.about({})[0], last_id="0") as stream:
            assert stream.reply.status == 200
            assert stream.reply.readline() == b": still here\n", "it begins with what there was: nothing"


def test_to_their_owner_the_same_questions_are_answered_and_nothing_was_changed(
    wire, server, document, theirs, owner
):
    """Runs after the strangers': all is there, as it was, and the ids were the right ones."""
    for question in questions(document):
        if question.stream and question.verb == "GET":
            with Stream(server.address, owner, question.about(theirs)[0]) as stream:
                assert stream.reply.status == 200, question
        elif question.verb in ("GET", "HEAD"):
            assert ask(wire, owner, question, theirs).status in (200, 204, 206, 304), question
    endpoint = ask(
        wire, owner, Question("", "GET", "/v1/webhook_endpoints/{webhook_endpoint_id}", None), theirs
    )
    assert (endpoint.json["name"], endpoint.json["updated_at"]) == ("mine", endpoint.json["created_at"])


def test_an_idempotency_key_is_a_projects_own(wire, owner, stranger):
    body = {"name": "twice", "url": "https://example.com/twice", "event_types": ["video.failed"]}
    made = [
        wire.ask(
            "POST", "/v1/webhook_endpoints", body, authorization=f"Bearer {key}", idempotency_key="same"
        ).json["id"]
        for key in (owner, owner, stranger)
    ]
    assert made[0] == made[1] != made[2]


def test_no_tenants_key_opens_the_operators_api_nor_the_operators_a_tenants(
    wire, server, document, theirs, owner
):
    listed = list(operations(document, "/admin/"))
    assert len(listed) > 10
    unknown = wire.ask("GET", "/admin/v1/tenants", authorization="Bearer sk-rushes-live-none-such-xx")
    for verb, path, _ in [*listed, ("GET", "/admin/v1/none", {}), ("GET", "/admin", {})]:
        answer = wire.ask(verb, path, authorization=f"Bearer {owner}")
        assert answer.status == 401
        shown = answer.error["message"].replace(owner[-2:], "xx")
        assert shown == unknown.error["message"], "no other words than for a key that nobody has"
    for verb, path, _ in operations(document):
        answer = wire.ask(
            verb,
            path.replace("{video_id}", theirs["video_id"]),
            authorization=f"Bearer {server.operator_key}",
        )
        assert (answer.status, answer.error["code"]) == (401, "invalid_api_key")
