"""An operator sets budgets, and programs with the SDK see what they do."""

from __future__ import annotations

import itertools

import pytest
from openai import APIStatusError, OpenAI
from tests.quick.server import HELD
from tests.streams import Stream

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")

WORDS = {"prompt": HELD, "size": "128x128", "seconds": "1"}
#: A second of sora-2 and of sora-2-pro, in micro-dollars.
PLAIN, PRO = 100_000, 300_000
_names = (f"budgeted {number}" for number in itertools.count())


@pytest.fixture
def project(operator):
    tenant = operator("POST", "/admin/v1/tenants", {"name": next(_names)}).json
    return operator("POST", "/admin/v1/projects", {"tenant_id": tenant["id"], "name": "web"}).json


@pytest.fixture
def secret(operator, project):
    asked = {"project_id": project["id"], "name": "server", "scopes": ["all"]}
    return operator("POST", "/admin/v1/keys", asked).json["secret"]


@pytest.fixture
def shop(server, secret):
    with OpenAI(base_url=server.base_url, api_key=secret) as client:
        yield client
        for video in client.videos.list():
            client.videos.delete(video.id)


def test_a_budget_downgrades_then_blocks_and_tells_of_it(operator, server, project, secret, shop):
    asked = {"project_id": project["id"], "period": "month", "amount": 10 * PLAIN, "downgrade_percent": 60}
    made = operator("POST", "/admin/v1/budgets", asked).json
    assert {name: made[name] for name in asked} == asked
    assert (made["unit"], made["spent"], made["tenant_id"]) == ("usd", 0, project["tenant_id"])
    answers = [shop.videos.with_raw_response.create(model="sora-2-pro", **WORDS) for _ in range(6)]
    said = [answer.headers.get("x-rushes-downgraded-from") for answer in answers]
    assert said == [None, None] + ["sora-2-pro"] * 4
    assert {answer.parse().model for answer in answers} == {"sora-2-pro"}
    again = shop.videos.with_raw_response.retrieve(answers[-1].parse().id)
    assert again.headers["x-rushes-downgraded-from"] == "sora-2-pro"
    with pytest.raises(APIStatusError) as refused:
        shop.videos.create(model="sora-2", **WORDS)
    assert (refused.value.status_code, refused.value.code) == (402, "insufficient_quota")
    assert "$1.00 a month" in refused.value.message
    assert refused.value.request.headers["x-stainless-retry-count"] == "0", "not asked again"
    (listed,) = operator("GET", f"/admin/v1/budgets?tenant_id={project['tenant_id']}").json["data"]
    assert listed == {**made, "spent": 10 * PLAIN}
    account = shop.get("/account", cast_to=dict)
    assert account["budgets"] == [listed]
    seen = []
    with Stream(server.address, secret, "/v1/events?after=0") as stream:
        for told in stream:
            if told.kind == "budget.threshold_reached":
                seen.append(told.data["data"])
                if told.data["data"]["percent"] == 100:
                    break
    assert [each["percent"] for each in seen] == [50, 80, 100]
    assert seen[0] == {
        "id": made["id"],
        "scope": "project",
        "period": "month",
        "percent": 50,
        "unit": "usd",
        "amount": 10 * PLAIN,
        "spent": 2 * PRO,
    }
    shop.videos.delete(answers[0].parse().id)
    shop.videos.create(model="sora-2", **WORDS)
    assert operator("DELETE", f"/admin/v1/budgets/{made['id']}").json["deleted"] is True
    assert operator("DELETE", f"/admin/v1/budgets/{made['id']}").status == 404
    assert (
        "x-rushes-downgraded-from"
        not in shop.videos.with_raw_response.create(model="sora-2-pro", **WORDS).headers
    )


@pytest.mark.parametrize(
    ("change", "status", "param"),
    [
        ({"tenant_id": "tenant_none"}, 400, "project_id"),
        ({"project_id": None}, 400, "tenant_id"),
        ({"project_id": "proj_none"}, 404, "project_id"),
        ({"project_id": None, "tenant_id": "tenant_none"}, 404, "tenant_id"),
        ({"period": "week"}, 400, "period"),
        ({"unit": "eur"}, 400, "unit"),
        ({"amount": 0}, 400, "amount"),
        ({"amount": 10**16}, 400, "amount"),
        ({"amount": 10**11, "unit": "credits"}, 400, "amount"),
        ({"downgrade_percent": 101}, 400, "downgrade_percent"),
    ],
)
def test_what_is_wrong_is_named(operator, project, change, status, param):
    asked = {"project_id": project["id"], "period": "day", "amount": 1, **change}
    answer = operator("POST", "/admin/v1/budgets", {name: it for name, it in asked.items() if it is not None})
    assert (answer.status, answer.error["param"]) == (status, param)
