"""A key that may says who makes its video; one that may not is told so, and nothing is made."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests
from openai import BadRequestError, OpenAI, PermissionDeniedError
from tests.routing.making import attempts, ended, key_with, make, operate
from tests.servers import Server
from tests.vendors.faults import Fault
from tests.vendors.running import Vendors

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def routed(**route: str) -> dict[str, Any]:
    return {"extra_body": {"route": route}}


def test_the_candidate_that_a_request_names_makes_it(
    client: OpenAI, server: Server, vendors: Vendors
) -> None:
    made = ended(client, make(client, "pair", **routed(candidate="embedded/quick")).id)
    assert made.status == "completed"
    [attempt] = attempts(server, made.id)
    assert attempt["provider"] == "embedded"
    assert json.loads(attempt["choice"]) == {
        "because": "the request wants it",
        "passed": {"runway/gen4.5": "The request wants 'embedded/quick'."},
    }
    again = client.videos.remix(made.id, prompt="at night")
    assert ended(client, again.id).status == "completed", "who remixes it says anew who makes that"
    assert vendors.creates("runway") == []


def test_it_is_tried_again_there_and_nowhere_else(client: OpenAI, server: Server, vendors: Vendors) -> None:
    vendors.order("runway", *[Fault.FAILED] * 2)
    made = ended(client, make(client, "pair", **routed(candidate="runway/gen4.5")).id)
    assert made.status == "failed"
    assert [each["provider"] for each in attempts(server, made.id)] == ["runway", "runway"]
    assert operate(server, "POST", f"/dead-letters/{made.id}/retry", model="near")[0] == 200
    assert ended(client, made.id).status == "completed", "an operator says anew who makes it"


def test_a_policy_chooses_among_the_models_candidates(
    client: OpenAI, server: Server, vendors: Vendors
) -> None:
    made = ended(client, make(client, "pair", **routed(policy="cheapest")).id)
    assert [each["provider"] for each in attempts(server, made.id)] == ["embedded"]
    assert "it takes the least" in attempts(server, made.id)[0]["choice"]


@pytest.mark.parametrize(
    ("route", "param", "says"),
    [
        ({"candidate": "kling/kling-v3"}, "route.candidate", "'runway/gen4.5', and 'embedded/quick'"),
        ({"candidate": "embedded/quick", "policy": "ordered"}, "route", "exactly one"),
        ({"policy": "dearest"}, "route.policy", "'ordered', 'cheapest', 'fastest', and 'weighted'"),
    ],
)
def test_what_cannot_be_is_told(client: OpenAI, route: dict[str, str], param: str, says: str) -> None:
    with pytest.raises(BadRequestError) as refused:
        make(client, "pair", **routed(**route))
    assert refused.value.param == param
    assert says in refused.value.message


def test_without_the_scope_nobody_says_who_makes_it(server: Server, vendors: Vendors) -> None:
    key = key_with(server, "videos:read", "videos:write")
    with OpenAI(base_url=server.base_url, api_key=key, max_retries=0) as client:
        assert make(client, "pair").status == "queued"
        with pytest.raises(PermissionDeniedError, match="'videos:route', which 'route' needs") as refused:
            make(client, "pair", **routed(candidate="nobody/none"))
        assert refused.value.code == "insufficient_scope"
        with pytest.raises(PermissionDeniedError):
            client.post("/estimates", body={"model": "pair", "route": {"policy": "fastest"}}, cast_to=object)


def test_a_generation_says_it_too(server: Server, vendors: Vendors) -> None:
    asked = {"prompt": "a lake", "model": "pair", "resolution": "720p", "duration": 4}
    headers = {"authorization": f"Bearer {server.key}"}

    def post(**route: str) -> requests.Response:
        url = f"{server.base_url}/generations/text-to-video"
        return requests.post(url, json=asked | {"route": route}, headers=headers, timeout=60)

    assert post(candidate="kling/kling-v3").status_code == 422
    made = post(candidate="embedded/quick").json()
    with OpenAI(base_url=server.base_url, api_key=server.key) as client:
        assert ended(client, made["id"]).status == "completed"
    assert [each["provider"] for each in attempts(server, made["id"])] == ["embedded"]
