"""Habits of other published clients, each of which has broken a server that thought itself compatible."""

from __future__ import annotations

import base64
import io
import json

import pytest
from PIL import Image

TINY = {"prompt": "Hills in spring", "size": "128x128", "seconds": "1"}


@pytest.fixture
def create(wire):
    """Creates, and deletes again what was created."""
    made: list[str] = []

    def ask(fields, **headers):
        answer = wire.ask("POST", "/v1/videos", fields, **headers)
        if answer.status == 200:
            made.append(answer.json["id"])
        return answer

    yield ask
    for video_id in made:
        assert wire.ask("DELETE", f"/v1/videos/{video_id}").status == 200


def test_integer_seconds(create):
    """The Vercel AI SDK's provider, and the OpenAI SDKs of 2025."""
    assert create({**TINY, "seconds": 1}).json["seconds"] == "1"


def test_a_vendor_before_the_model(create):
    assert create({**TINY, "model": "openai/sora-2"}).json["model"] == "openai/sora-2"


def test_explicit_nulls(create):
    answer = create({**TINY, "model": None, "input_reference": None, "characters": None, "seed": None})
    assert answer.json["model"] == "sora-2"


def test_an_image_as_a_data_url(create):
    """promptfoo."""
    file = io.BytesIO()
    Image.new("RGB", (128, 128), "teal").save(file, "JPEG")
    url = "data:image/jpeg;base64," + base64.b64encode(file.getvalue()).decode()
    assert create({**TINY, "input_reference": {"image_url": url}}).status == 200
    assert create({**TINY, "input_reference": url}).status == 200


def test_json_content_type_without_a_body(wire, video):
    """Portkey for Node on GET, the OpenAI SDK for Python on DELETE."""
    kind = {"content_type": "application/json"}
    assert wire.ask("GET", f"/v1/videos/{video.id}", **kind).status == 200
    assert wire.ask("GET", "/v1/videos", **kind).status == 200
    assert wire.ask("DELETE", "/v1/videos/video_x", **kind).status == 404


def test_a_form_sent_by_curl(create):
    body = b"prompt=Hills+in+spring&size=128x128&seconds=1"
    answer = create(body, content_type="application/x-www-form-urlencoded")
    assert answer.json["prompt"] == "Hills in spring"


def test_a_chunked_body(create):
    """Node's streaming uploads announce no length."""
    text = json.dumps(TINY).encode()
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (text[:7], text[7:])) + b"0\r\n\r\n"
    answer = create(chunks, content_type="application/json", transfer_encoding="chunked")
    assert answer.json["prompt"] == TINY["prompt"]


def test_what_rushes_takes_beyond_openais_fields(create):
    fields = {"seed": 7, "fps": 24, "style": "cinematic", "motion_intensity": 0.5, "audio": True}
    assert create({**TINY, **fields}).status == 200
    assert create({**TINY, **{name: str(value).lower() for name, value in fields.items()}}).status == 200
