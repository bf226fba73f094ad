"""Signed links over the wire: they need no key, and are good for one file."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest
from fastapi import Request
from tests.generations.conftest import ALL, LAKE, TEXT, final
from tests.servers import until

from rushes.api.links import base_url
from rushes.settings import Settings

PUBLIC = "https://video.example.com/rushes"


def there(url: str) -> str:
    """The path of a link."""
    return "/" + url.split("/", 3)[3]


def test_a_link_needs_no_key_and_serves_the_whole_file_or_parts(wire, server, lake):
    url, downloaded = lake["video_url"], wire.ask("GET", f"{ALL}/{lake['id']}/download")
    assert url.startswith(f"{server.url}/links/{lake['id']}/video.mp4?")
    assert 80_000 < lake["urls_expire_at"] - time.time() < 90_000
    whole = wire.ask("GET", there(url), key=False)
    assert (whole.status, whole.body, whole.headers["content-type"]) == (200, downloaded.body, "video/mp4")
    head = wire.ask("HEAD", there(url), key=False)
    assert (head.status, head.headers["content-length"]) == (200, str(len(whole.body)))
    part = wire.ask("GET", there(url), key=False, range="bytes=-5")
    assert (part.status, part.body) == (206, whole.body[-5:])
    assert wire.ask("GET", there(url), key=False, range=f"bytes={len(whole.body)}-").status == 416
    assert wire.ask("GET", there(url), key=False, if_none_match=whole.headers["etag"]).status == 304
    assert wire.ask("GET", there(lake["thumbnail_url"]), key=False).headers["content-type"] == "image/webp"


def test_a_link_is_good_for_nothing_else(wire, lake):
    other = final(wire, wire.ask("POST", TEXT, LAKE))
    path, end = there(lake["video_url"]), str(lake["urls_expire_at"])
    wrong = [
        path.replace(lake["id"], other["id"]),
        path.replace("video.mp4", "thumbnail.webp"),
        path.replace(end, str(int(end) + 1)),
        path.replace(end, "0" + end),
        path.replace(end, "x"),
        path[:-1],
        path[:-1] + ("A" if path[-1] != "A" else "B"),
        path + "A",
        path.partition("?")[0],
        path.partition("&")[0],
        path.replace("signature=", "signature=%F0%9F%92%A9"),
        f"/links/video_none/video.mp4?ends={end}&signature=x",
    ]
    answers = [wire.ask("GET", each, key=False) for each in wrong]
    assert {(each.status, each.body) for each in answers} == {(403, answers[0].body)}
    assert answers[0].error["code"] == "invalid_link"
    assert wire.ask("GET", path, key=False).status == 200


def test_a_link_ends_with_the_video_and_rests_with_its_project(wire, server, operator):
    tenant = operator("POST", "/admin/v1/tenants", {"name": "links"}).json["id"]
    project = operator("POST", "/admin/v1/projects", {"tenant_id": tenant, "name": "one"}).json["id"]
    key = {"project_id": project, "name": "all", "scopes": ["all"]}
    bearer = {"authorization": "Bearer " + operator("POST", "/admin/v1/keys", key).json["secret"]}
    made = wire.ask("POST", TEXT, LAKE, **bearer).json["id"]

    def link():
        return wire.ask("GET", f"{ALL}/{made}", **bearer).json["video_url"]

    path = there(until(link, "the video"))
    for disabled, status in ((True, 403), (False, 200)):
        operator("POST", f"/admin/v1/projects/{project}", {"disabled": disabled})
        assert wire.ask("GET", path, key=False).status == status
    assert wire.ask("DELETE", f"/v1/videos/{made}", **bearer).status == 200
    assert wire.ask("GET", path, key=False).error["code"] == "invalid_link"


@pytest.mark.parametrize(
    ("headers", "start"),
    [
        ({"host": "video.example.com"}, "http://video.example.com/links/"),
        ({"host": "[::1]:8000"}, "http://[::1]:8000/links/"),
        ({"host": "video.example.com", "x_forwarded_proto": "https"}, "https://video.example.com/links/"),
        ({"x_forwarded_host": "evil.example.com"}, "{url}/links/"),
        ({"host": "evil.example.com/path?"}, "{url}/links/"),
        ({"host": "user@evil.example.com"}, "{url}/links/"),
    ],
)
def test_a_link_leads_to_where_it_was_asked_for(wire, server, lake, headers, start):
    seen = wire.ask("GET", f"{ALL}/{lake['id']}", **headers).json["video_url"]
    assert seen.startswith(start.format(url=server.url))


def test_a_chosen_address_stands_over_what_requests_say():
    """Behind a proxy that changes the host, or serves below a path."""
    app = SimpleNamespace(state=SimpleNamespace(public_url=Settings(public_url=f"{PUBLIC}/").public_url))
    headers = [(b"host", b"10.0.0.7:8000")]
    assert base_url(Request({"type": "http", "app": app, "headers": headers})) == PUBLIC
