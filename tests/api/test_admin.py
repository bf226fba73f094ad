"""The operator's API: tenants, projects and keys from making to ending, and a look across all of them."""

from __future__ import annotations

import itertools
import time

import pytest
from openai import OpenAI
from tests.quick.server import HELD, held
from tests.servers import until

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")

_names = (f"admin {number}" for number in itertools.count())


@pytest.fixture
def tenant(operator):
    return operator("POST", "/admin/v1/tenants", {"name": next(_names)}).json


@pytest.fixture
def project(operator, tenant):
    return operator("POST", "/admin/v1/projects", {"tenant_id": tenant["id"], "name": "web"}).json


@pytest.fixture
def make_key(operator, project):
    def make(**fields: object) -> dict[str, object]:
        asked = {"project_id": project["id"], "name": "server", "scopes": ["all"], **fields}
        return operator("POST", "/admin/v1/keys", asked).json

    return make


@pytest.fixture
def status(wire):
    """What a key is answered, and the code if it is an error."""

    def ask(secret: str) -> tuple[int, str | None]:
        answer = wire.ask("GET", "/v1/videos", authorization=f"Bearer {secret}")
        return answer.status, answer.error["code"] if answer.status >= 400 else None

    return ask


def test_what_is_made_is_found_and_listed(operator, tenant, project, make_key):
    key = make_key(mode="test", scopes=["videos:write", "videos:read"], expires_at=4_000_000_000)
    shown = {name: value for name, value in key.items() if name != "secret"}
    assert shown == {
        "id": key["id"],
        "object": "key",
        "project_id": project["id"],
        "name": "server",
        "mode": "test",
        "scopes": ["videos:read", "videos:write"],
        "secret_hint": key["secret"][-4:],
        "created_at": key["created_at"],
        "expires_at": 4_000_000_000,
        "revoked_at": None,
        "last_used_at": None,
        "old_secrets_expire_at": None,
    }
    assert tenant == operator("GET", f"/admin/v1/tenants/{tenant['id']}").json
    assert project == operator("GET", f"/admin/v1/projects/{project['id']}").json
    assert shown == operator("GET", f"/admin/v1/keys/{key['id']}").json
    listed = operator("GET", f"/admin/v1/keys?project_id={project['id']}").json
    assert (listed["data"], listed["has_more"]) == ([shown], False)
    assert operator("GET", f"/admin/v1/projects?tenant_id={tenant['id']}").json["data"] == [project]


def test_a_tenant_has_the_plan_that_it_is_given(operator, tenant):
    assert tenant["plan"] == "unlimited"
    path = f"/admin/v1/tenants/{tenant['id']}"
    assert operator("POST", path, {"plan": "starter"}).json["plan"] == "starter"
    assert operator("GET", path).json["plan"] == "starter"
    refused = operator("POST", path, {"plan": "free"})
    assert (refused.status, refused.error["param"]) == (400, "plan")
    plans = {each["id"]: each for each in operator("GET", "/admin/v1/plans").json["data"]}
    assert plans["starter"] == {
        "id": "starter",
        "object": "plan",
        "at_once": 2,
        "per_hour": 20,
        "credits_per_day": 100,
        "when_full": "queue",
        "refund": "full",
        "lanes": ["relaxed", "standard", "priority"],
    }


def test_lists_come_in_pages_newest_first(operator, tenant):
    made = [
        operator("POST", "/admin/v1/projects", {"tenant_id": tenant["id"], "name": f"p{number}"}).json["id"]
        for number in range(5)
    ]
    path = f"/admin/v1/projects?tenant_id={tenant['id']}&limit=2"
    found, after = [], ""
    while True:
        page = operator("GET", path + after).json
        ids = [each["id"] for each in page["data"]]
        assert (page["first_id"], page["last_id"]) == (ids[0], ids[-1])
        found += ids
        if not page["has_more"]:
            break
        after = f"&after={page['last_id']}"
    assert found == made[::-1]


def test_names_are_unique_where_they_have_to_be(operator, tenant, project):
    again = operator("POST", "/admin/v1/tenants", {"name": tenant["name"]})
    assert (again.status, again.error["code"], again.error["param"]) == (409, "name_taken", "name")
    assert again.headers["x-should-retry"] == "false"
    twin = operator("POST", "/admin/v1/projects", {"tenant_id": tenant["id"], "name": "web"})
    assert (twin.status, twin.error["code"]) == (409, "name_taken")
    other = operator("POST", "/admin/v1/tenants", {"name": next(_names)}).json
    same = operator("POST", "/admin/v1/projects", {"tenant_id": other["id"], "name": "web"}).json
    assert same["id"] != project["id"]
    taken = operator("POST", f"/admin/v1/tenants/{other['id']}", {"name": tenant["name"]})
    assert (taken.status, taken.error["code"]) == (409, "name_taken")
    renamed = operator("POST", f"/admin/v1/projects/{same['id']}", {"name": "shop"}).json
    assert (renamed["name"], renamed["disabled_at"]) == ("shop", None)


@pytest.mark.parametrize(
    ("path", "body", "status", "param"),
    [
        ("/admin/v1/tenants", {"name": ""}, 400, "name"),
        ("/admin/v1/tenants", {"name": "a\0b"}, 400, "name"),
        ("/admin/v1/projects", {"tenant_id": "tenant_none", "name": "x"}, 404, "tenant_id"),
        ("/admin/v1/keys", {"project_id": "proj\0", "name": "x", "scopes": ["all"]}, 400, "project_id"),
        ("/admin/v1/keys", {"project_id": "proj_none", "name": "x", "scopes": []}, 400, "scopes"),
        ("/admin/v1/keys", {"project_id": "proj_none", "name": "x", "scopes": ["root"]}, 400, "scopes[0]"),
        ("/admin/v1/keys", {"project_id": "proj_none", "name": "x"}, 400, "scopes"),
        (
            "/admin/v1/keys",
            {"project_id": "p", "name": "x", "scopes": ["all"], "expires_at": 1},
            400,
            "expires_at",
        ),
        (
            "/admin/v1/keys",
            {"project_id": "p", "name": "x", "scopes": ["all"], "expires_at": 2**63},
            400,
            "expires_at",
        ),
        ("/admin/v1/keys/key_none/rotate", {"overlap_seconds": -1}, 400, "overlap_seconds"),
        ("/admin/v1/keys/key_none/rotate", {"overlap_seconds": 2_592_001}, 400, "overlap_seconds"),
        ("/admin/v1/keys/key_none/rotate", {}, 404, "key_id"),
        ("/admin/v1/keys/key%00none/revoke", None, 404, "key_id"),
        ("/admin/v1/tenants/tenant%00", {"disabled": True}, 404, "tenant_id"),
    ],
)
def test_what_is_wrong_is_named(operator, path, body, status, param):
    answer = operator("POST", path, body)
    assert (answer.status, answer.error["param"]) == (status, param)


@pytest.mark.parametrize("query", ["after=x", "project_id=x", "limit=0", "limit=101"])
def test_a_query_that_makes_no_sense_is_refused(operator, query):
    assert operator("GET", f"/admin/v1/keys?{query}").error["param"] == query.partition("=")[0]


def test_a_rotated_keys_old_secret_is_good_until_its_time_and_then_not(operator, make_key, status):
    first = make_key()
    second = operator("POST", f"/admin/v1/keys/{first['id']}/rotate", {"overlap_seconds": 600}).json
    assert second["id"] == first["id"]
    assert second["old_secrets_expire_at"] > time.time() + 500
    assert [status(each["secret"]) for each in (first, second)] == [(200, None), (200, None)]
    third = operator("POST", f"/admin/v1/keys/{first['id']}/rotate", {"overlap_seconds": 0}).json
    assert third["old_secrets_expire_at"] is None
    assert [status(each["secret"])[0] for each in (first, second, third)] == [401, 401, 200]


def test_a_revoked_key_is_worth_nothing_with_all_its_secrets(operator, make_key, status):
    key = make_key()
    renewed = operator("POST", f"/admin/v1/keys/{key['id']}/rotate", {}).json
    assert status(key["secret"]) == status(renewed["secret"]) == (200, None)
    revoked = operator("POST", f"/admin/v1/keys/{key['id']}/revoke").json
    assert revoked["revoked_at"] is not None
    assert status(key["secret"]) == status(renewed["secret"]) == (401, "invalid_api_key")
    assert operator("POST", f"/admin/v1/keys/{key['id']}/revoke").json == revoked
    again = operator("POST", f"/admin/v1/keys/{key['id']}/rotate", {})
    assert (again.status, again.error["code"]) == (400, "key_revoked")


def test_the_first_use_of_a_key_is_noted(operator, make_key, status):
    key = make_key()
    assert status(key["secret"]) == (200, None)
    path = f"/admin/v1/keys/{key['id']}"
    assert (
        until(lambda: operator("GET", path).json["last_used_at"], "the use to be written")
        >= key["created_at"]
    )


def test_while_disabled_nothing_is_open_and_what_was_begun_is_finished(
    operator, server, tenant, project, make_key, status, tmp_path
):
    secret = make_key()["secret"]
    with OpenAI(base_url=server.base_url, api_key=secret, max_retries=0) as client:
        made = client.videos.create(prompt=held(tmp_path / "done"), size="128x128", seconds="1")
    paths = {"project": f"/admin/v1/projects/{project['id']}", "tenant": f"/admin/v1/tenants/{tenant['id']}"}
    for kind, path in paths.items():
        disabled = operator("POST", path, {"disabled": True}).json
        assert disabled["disabled_at"] is not None
        assert operator("POST", path, {"disabled": True}).json == disabled
        until(lambda kind=kind: status(secret) == (403, f"{kind}_disabled"), "the key to be refused")
    (tmp_path / "done").touch()
    video = f"/admin/v1/videos/{made.id}"
    until(lambda: operator("GET", video).json["status"] == "completed", "the video to be finished")
    for path in paths.values():
        assert operator("POST", path, {"disabled": False}).json["disabled_at"] is None
    assert status(secret) == (200, None)


def test_an_operator_sees_videos_across_tenants_and_what_their_owners_deleted(
    operator, server, tenant, project, make_key, video
):
    key = make_key(mode="test")
    with OpenAI(base_url=server.base_url, api_key=str(key["secret"]), max_retries=0) as client:
        made = client.videos.create(prompt=HELD, size="128x128", seconds="1")
        client.videos.delete(made.id)
    seen = operator("GET", f"/admin/v1/videos/{made.id}").json
    assert (seen["tenant_id"], seen["project_id"], seen["key_id"]) == (tenant["id"], project["id"], key["id"])
    assert (seen["mode"], seen["state"], seen["status"]) == ("test", "cancelled", "failed")
    assert seen["deleted_at"] is not None
    for query in (f"tenant_id={tenant['id']}", f"project_id={project['id']}"):
        assert [each["id"] for each in operator("GET", f"/admin/v1/videos?{query}").json["data"]] == [made.id]
    everybodys = {each["id"] for each in operator("GET", "/admin/v1/videos?limit=100").json["data"]}
    assert {made.id, video.id} <= everybodys
    tries = operator("GET", f"/admin/v1/videos/{video.id}/attempts").json["data"]
    assert [each["state"] for each in tries] == ["succeeded"]
    assert operator("GET", "/admin/v1/videos/video_none").status == 404
