"""What the 2 Pro generation API takes, what it answers, and how it ends."""

from __future__ import annotations

import base64
import io
import time
from pathlib import Path

import pytest
from PIL import Image
from tests.generations.conftest import ALL, IMAGE, LAKE, SMALL, TEXT, final
from tests.projects import key_of

from rushes.api.generation_requests import SIZES
from rushes.engines import registry
from rushes.media.probe import probe
from rushes.models.spec import Style


def picture(size: tuple[int, int] = (64, 48)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, "PNG")
    return file.getvalue()


def test_what_is_not_said_is_as_published(wire):
    answer = wire.ask("POST", TEXT, {"prompt": "A lake"})
    made = answer.json
    assert answer.status == 202
    assert answer.headers["location"] == f"/v1/generations/{made['id']}"
    assert answer.headers["cache-control"] == "no-store"
    seed, created_at = made.pop("seed"), made.pop("created_at")
    assert isinstance(seed, int)
    assert abs(created_at - time.time()) < 600
    assert made == {
        "id": made["id"],
        "object": "generation",
        "type": "text-to-video",
        "status": "queued",
        "progress": 0,
        "model": "sora-2-pro",
        "served_as": None,
        "prompt": "A lake",
        "negative_prompt": None,
        "duration": 5,
        "resolution": "1080p",
        "aspect_ratio": "16:9",
        "width": 1920,
        "height": 1080,
        "fps": 24,
        "style": None,
        "motion_intensity": 0.5,
        "priority": "standard",
        "webhook_url": None,
        "metadata": None,
        "credits": 15,
        "credits_held": 15,
        "credits_charged": None,
        "engine": None,
        "estimated_completion_at": None,
        "completed_at": None,
        "video_url": None,
        "thumbnail_url": None,
        "urls_expire_at": None,
        "error": None,
    }
    cancelled = wire.ask("DELETE", f"{ALL}/{made['id']}").json
    assert (cancelled["credits"], cancelled["credits_held"], cancelled["credits_charged"]) == (15, 0, 0)


def test_all_that_is_said_comes_back(wire):
    said = {
        "prompt": "x" * 500,
        "duration": 20,
        "resolution": "720p",
        "fps": 60,
        "aspect_ratio": "1:1",
        "style": "documentary",
        "motion_intensity": 1.0,
        "seed": -(2**70),
        "negative_prompt": "people",
        "priority": "relaxed",
        "metadata": {"order": 7, "tags": ["a", None], "none": None, "deep": {"none": None}, "nul": "\0"},
    }
    made = wire.ask("POST", "/v1/sora/generations/text-to-video", said).json
    assert {name: made[name] for name in said} == said
    assert (made["width"], made["height"]) == (720, 720)
    found = wire.ask("GET", f"/v1/sora/generations/{made['id']}").json
    assert {name: found[name] for name in said} == said
    wire.ask("DELETE", f"/v1/sora/generations/{made['id']}")


def test_a_form_says_the_same(wire):
    body = (
        b"prompt=A+lake&duration=3&resolution=480p&fps=30&motion_intensity=0.25&seed=-5&metadata[order]=7"
        b"&negative_prompt="
    )
    made = wire.ask("POST", TEXT, body, content_type="application/x-www-form-urlencoded").json
    assert (made["duration"], made["fps"], made["motion_intensity"]) == (3, 30, 0.25)
    assert (made["seed"], made["metadata"], made["negative_prompt"]) == (-5, {"order": "7"}, None)
    wire.ask("DELETE", f"{ALL}/{made['id']}")


def test_any_integer_is_a_seed_and_huge_ones_are_reported_as_they_are(wire):
    for seed in (0, -1, 2**32, 2**63, -(2**64), 10**1000):
        made = wire.ask("POST", TEXT, {**LAKE, "seed": seed}).json
        assert wire.ask("GET", f"{ALL}?limit=1").json["data"][0]["seed"] == made["seed"] == seed
    assert final(wire, made["id"])["status"] == "completed"


UNREADABLE = [
    ({}, "prompt", "missing_required_parameter"),
    ({"prompt": 5}, "prompt", "invalid_type"),
    ({"prompt": "a", "colour": "red"}, "colour", "unknown_parameter"),
    ({"prompt": "a", "duration": 5.5}, "duration", "invalid_type"),
    ({"prompt": "a", "duration": True}, "duration", "invalid_type"),
    ({"prompt": "a", "metadata": [1]}, "metadata", "invalid_type"),
    ({"prompt": "a", "seed": 1.5}, "seed", "invalid_type"),
    (b"{", None, "malformed_json"),
    (b"[]", None, "malformed_json"),
]
OUT_OF_RANGE = [
    ({"prompt": ""}, "prompt", "1"),
    ({"prompt": "x" * 501}, "prompt", "500"),
    ({"prompt": "a\0"}, "prompt", "NUL"),
    ({"duration": 2}, "duration", "3"),
    ({"duration": 21}, "duration", "20"),
    ({"resolution": "4k"}, "resolution", "'1080p'"),
    ({"fps": 25}, "fps", "24, 30, and 60"),
    ({"aspect_ratio": "4:3"}, "aspect_ratio", "'9:16'"),
    ({"style": "baroque"}, "style", "'documentary'"),
    ({"motion_intensity": 1.01}, "motion_intensity", "<= 1.0"),
    ({"motion_intensity": -0.1}, "motion_intensity", ">= 0.0"),
    ({"seed": "9" * 5000}, "seed", "whole number"),
    ({"seed": "seven"}, "seed", "whole number"),
    ({"priority": "urgent"}, "priority", "'relaxed'"),
    ({"webhook_url": "ftp://example.com"}, "webhook_url", "https"),
    ({"webhook_url": "https://a:b@example.com"}, "webhook_url", "password"),
    ({"metadata": {"x": "y" * 16_400}}, "metadata", "16384"),
    ({"metadata": "nonsense"}, "metadata", "JSON"),
    ({"model": "sora-9"}, "model", "sora-2-pro"),
    ({"image": "not base64!"}, "image", "base64"),
    ({"image": "ftp://example.com/a.png"}, "image", "http"),
    ({"image": base64.b64encode(b"no image").decode()}, "image", ""),
    ({"image": "http://127.0.0.1:9/a.png"}, "image", "public"),
    ({"image": "aGk=", "image_url": "aGk="}, "image_url", "both"),
]


@pytest.mark.parametrize(("body", "param", "code"), UNREADABLE)
def test_what_cannot_be_read_is_400(wire, body, param, code):
    for path in (TEXT, IMAGE):
        answer = wire.ask("POST", path, body, content_type="application/json")
        assert (answer.status, answer.error["param"], answer.error["code"]) == (400, param, code)


@pytest.mark.parametrize(("fields", "param", "hint"), OUT_OF_RANGE)
def test_what_is_out_of_range_is_422_and_says_what_would_be_right(wire, fields, param, hint):
    path = IMAGE if "image" in fields else TEXT
    answer = wire.ask("POST", path, {"prompt": "a", **fields})
    assert (answer.status, answer.error["param"]) == (422, param), answer.body
    assert hint in answer.error["message"]


def test_a_number_beyond_all_bounds_is_no_metadata(wire):
    body = b'{"prompt": "a", "metadata": {"x": 1e999}}'
    answer = wire.ask("POST", TEXT, body, content_type="application/json")
    assert (answer.status, answer.error["param"]) == (422, "metadata")


def test_a_missing_image_is_named(wire):
    answer = wire.ask("POST", IMAGE, {"prompt": "a"})
    assert (answer.status, answer.error["param"]) == (400, "image")


def test_an_image_is_taken_in_every_form(wire):
    text = base64.encodebytes(picture()).decode()
    url = "data:image/png;base64," + text.replace("\n", "")
    boundary = "----rushes"
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in {"prompt": "It rains", **SMALL, "metadata": '{"a": [1]}'}.items()
    ]
    parts.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\n'
        "Content-Type: image/png\r\n\r\n".encode()
        + picture()
        + f"\r\n--{boundary}--\r\n".encode()
    )
    form = {"content_type": f"multipart/form-data; boundary={boundary}"}
    made = [
        wire.ask("POST", IMAGE, {"prompt": "It rains", **SMALL, "image": text}),
        wire.ask("POST", IMAGE, {"prompt": "It rains", **SMALL, "image_url": url}),
        wire.ask("POST", IMAGE, b"".join(parts), **form),
    ]
    assert made[2].json["metadata"] == {"a": [1]}
    for each in made:
        found = final(wire, each)
        assert (found["status"], found["type"]) == ("completed", "image-to-video")


def test_without_a_key_nothing_is_accepted(wire):
    answer = wire.ask("POST", TEXT, LAKE, key=False)
    assert (answer.status, answer.error["code"]) == (401, "invalid_api_key")


def test_a_repeated_post_with_a_key_makes_one_and_another_is_refused(wire):
    first, again = (wire.ask("POST", TEXT, LAKE, idempotency_key="g-once") for _ in "ab")
    assert (first.status, first.json["id"]) == (again.status, again.json["id"])
    other = wire.ask("POST", TEXT, {**LAKE, "priority": "relaxed"}, idempotency_key="g-once")
    assert (other.status, other.error["code"]) == (422, "idempotency_conflict")


def test_a_finished_one_is_downloaded_with_the_key(wire, lake, tmp_path):
    answer = wire.ask("GET", f"{ALL}/{lake['id']}/download")
    assert (answer.status, answer.headers["content-type"]) == (200, "video/mp4")
    assert "attachment" in answer.headers["content-disposition"]
    (tmp_path / "lake.mp4").write_bytes(answer.body)
    assert probe(tmp_path / "lake.mp4").size == (854, 480)
    part = wire.ask("GET", f"{ALL}/{lake['id']}/download", range="bytes=4-7")
    assert (part.status, part.body) == (206, answer.body[4:8])


def test_cancelled_is_failed_for_good_and_can_still_be_read(wire):
    made = wire.ask("POST", TEXT, {**LAKE, "duration": 20, "resolution": "1080p"}).json
    path = f"{ALL}/{made['id']}"
    early = wire.ask("GET", f"{path}/download")
    assert (early.status, early.error["code"]) == (409, "video_not_ready")
    for answer in (wire.ask("DELETE", path), wire.ask("DELETE", path), wire.ask("GET", path)):
        assert (answer.status, answer.json["status"]) == (200, "failed")
        assert answer.json["error"] == {"code": "cancelled", "message": "The video was cancelled."}
    late = wire.ask("GET", f"{path}/download")
    assert (late.status, late.error["code"]) == (409, "video_failed")
    assert wire.ask("GET", f"/v1/videos/{made['id']}").json["error"]["code"] == "cancelled"
    assert wire.ask("DELETE", f"/v1/videos/{made['id']}").status == 200
    for verb in ("GET", "DELETE"):
        gone = wire.ask(verb, path)
        assert (gone.status, gone.error["code"]) == (404, "not_found")


def test_one_that_is_over_cannot_be_cancelled(wire, lake):
    failed = final(wire, wire.ask("POST", TEXT, {**LAKE, "prompt": "break off"}))
    assert (failed["status"], failed["error"]["message"]) == ("failed", "It was asked to break.")
    for over in (lake, failed):
        answer = wire.ask("DELETE", f"{ALL}/{over['id']}")
        assert (answer.status, answer.headers["x-should-retry"]) == (409, "false")
        assert f"DELETE /v1/videos/{over['id']}" in answer.error["message"]
        assert wire.ask("GET", f"{ALL}/{over['id']}").json["status"] == over["status"]


def test_each_api_reads_the_others_by_id_and_lists_its_own(wire, lake):
    bearer = {"authorization": "Bearer " + key_of("both apis", wire)}
    tiny = {"prompt": "A lake", "size": "128x256", "seconds": "1"}
    theirs = wire.ask("POST", "/v1/videos", tiny, **bearer).json["id"]
    ours = [wire.ask("POST", TEXT, LAKE, **bearer).json["id"] for _ in range(3)]
    assert [each["id"] for each in wire.ask("GET", "/v1/videos", **bearer).json["data"]] == [theirs]
    first = wire.ask("GET", f"{ALL}?limit=2", **bearer).json
    assert [each["id"] for each in first["data"]] == ours[:0:-1]
    assert (first["has_more"], first["first_id"], first["last_id"]) == (True, ours[2], ours[1])
    rest = wire.ask("GET", f"{ALL}?limit=2&after={ours[1]}", **bearer).json
    assert ([each["id"] for each in rest["data"]], rest["has_more"]) == ([ours[0]], False)
    assert wire.ask("GET", f"/v1/videos/{ours[0]}", **bearer).json["size"] == "854x480"
    seen = wire.ask("GET", f"{ALL}/{theirs}", **bearer).json
    assert (seen["resolution"], seen["aspect_ratio"], seen["duration"]) == ("128p", "1:2", 1)
    remix = wire.ask("POST", f"/v1/videos/{lake['id']}/remix", {"prompt": "in snow"}).json
    assert remix["remixed_from_video_id"] == lake["id"]
    for query, param in (("limit=0", "limit"), ("limit=x", "limit"), ("after=x", "after")):
        answer = wire.ask("GET", f"{ALL}?{query}", **bearer)
        assert (answer.status, answer.error["param"]) == (422, param)


def test_credits_are_held_and_then_charged(wire, server, lake):
    assert (lake["credits_held"], lake["credits_charged"]) == (0, lake["credits"])
    assert lake["credits"] > 0
    seen = wire.ask("GET", f"{ALL}/{lake['id']}").headers
    assert seen["rushes-charge"] == f"unit=credits, price={lake['credits']}, charged={lake['credits']}"
    assert (seen["rushes-engine"], lake["engine"]) == ("quick/1", "quick/1")
    failed = final(wire, wire.ask("POST", TEXT, {**LAKE, "prompt": "break off"}))
    assert (failed["credits_held"], failed["credits_charged"]) == (0, 0)
    tiny = wire.ask("POST", "/v1/videos", {"prompt": "A lake", "size": "128x128", "seconds": "1"}).json
    seen = wire.ask("GET", f"{ALL}/{tiny['id']}").json
    assert (seen["credits"], seen["credits_held"], seen["credits_charged"]) == (None, None, None)


def test_where_a_budget_has_another_model_serve_the_reply_says_so(wire, operator):
    tenant = operator("POST", "/admin/v1/tenants", {"name": "generations with a budget"}).json["id"]
    project = operator("POST", "/admin/v1/projects", {"tenant_id": tenant, "name": "one"}).json["id"]
    key = {"project_id": project, "name": "all", "scopes": ["all"]}
    bearer = {"authorization": "Bearer " + operator("POST", "/admin/v1/keys", key).json["secret"]}
    budget = {"project_id": project, "period": "month", "amount": 1_000_000, "downgrade_percent": 1}
    assert operator("POST", "/admin/v1/budgets", budget).status == 200
    pro = {"model": "sora-2-pro", "prompt": "A lake", "size": "128x128", "seconds": "1"}
    made = wire.ask("POST", "/v1/videos", pro, **bearer).json["id"]
    seen = wire.ask("GET", f"{ALL}/{made}", **bearer)
    assert (seen.json["model"], seen.json["served_as"]) == ("sora-2-pro", "sora-2")
    assert seen.headers["x-rushes-downgraded-from"] == "sora-2-pro"


def test_the_documented_keys_are_the_keys(wire, lake):
    document = wire.ask("GET", "/openapi.json", key=False).json
    schema = document["components"]["schemas"]["GenerationObject"]
    assert list(lake) == list(schema["properties"])
    assert set(schema["required"]) <= set(lake)


def test_previz_can_make_all_that_is_published() -> None:
    can = registry.capabilities()["previz"]
    assert all(can.takes_size(size) for size in SIZES.values())
    assert {24, 30, 60} <= set(can.fps)
    assert can.min_seconds <= 3 < 20 <= can.max_seconds
    assert can.styles == set(Style)


def test_previz_makes_what_was_asked_for(wire, tmp_path: Path):
    asked = {**LAKE, "model": "previz", "fps": 30, "aspect_ratio": "1:1", "seed": -1}
    image = base64.b64encode(picture((480, 480))).decode()
    found = final(wire, wire.ask("POST", IMAGE, {**asked, "image": image}))
    assert found["status"] == "completed", found["error"]
    (tmp_path / "clip.mp4").write_bytes(wire.ask("GET", f"{ALL}/{found['id']}/download").body)
    facts = probe(tmp_path / "clip.mp4")
    assert (facts.size, facts.fps, facts.frames, facts.seconds) == ((480, 480), 30, 90, 3.0)
    assert facts.audio is not None
