"""When a video will be completed is told by the 2 Pro API and in events, once such videos were made."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
import requests
from openai import OpenAI
from tests.quick.server import held
from tests.routing.making import attempts, ended
from tests.servers import Server, until
from tests.streams import Stream
from tests.vendors.running import Vendors

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
_HOUR = 3600
_ASKED = {"model": "near", "size": "854x480", "seconds": "3"}


def generation(server: Server, path: str) -> Any:
    headers = {"authorization": f"Bearer {server.key}"}
    return requests.get(f"{server.base_url}/generations{path}", headers=headers, timeout=60).json()


def told(server: Server, video_id: str) -> list[tuple[str, Any]]:
    with Stream(server.address, server.key, f"/v1/videos/{video_id}/events") as stream:
        return [
            (each.kind, each.data["data"]["estimated_completion_at"])
            for each in stream
            if "estimated_completion_at" in each.data["data"]
        ]


def test_an_estimate_is_told_from_what_such_videos_took(
    client: OpenAI, server: Server, vendors: Vendors, tmp_path: Path
) -> None:
    made = [client.videos.create(prompt="a lake", **_ASKED).id for _ in range(5)]
    assert {ended(client, each).status for each in made} == {"completed"}
    first = told(server, made[0])
    assert first[0] == ("video.rendering", None), "nobody could say"
    assert {end for _, end in first} == {None}
    with sqlite3.connect(server.home / "rushes.db", timeout=60) as conn:  # as if each had taken an hour
        conn.executemany(
            "UPDATE attempts SET created_at = ended_at - ? WHERE video_id = ?",
            [(_HOUR * 1000, each) for each in made],
        )
    gate = tmp_path / "gate"
    running = client.videos.create(prompt=held(gate), **_ASKED).id
    until(lambda: generation(server, f"/{running}")["status"] == "processing", "its render")
    waiting = client.videos.create(prompt=held(gate), **_ASKED).id
    begun = attempts(server, running)[0]["created_at"]
    expected = -(-begun // 1000) + _HOUR
    assert generation(server, f"/{running}")["estimated_completion_at"] == expected
    assert generation(server, f"/{waiting}")["estimated_completion_at"] is None, "whose turn is it then?"
    until(lambda: generation(server, f"/{running}")["progress"] >= 10, "its progress")
    gate.touch()
    for each in (running, waiting):
        assert ended(client, each).status == "completed"
    done = generation(server, f"/{running}")
    assert (done["status"], done["estimated_completion_at"]) == ("completed", None)
    ends = told(server, running)
    assert {kind for kind, _ in ends} == {"video.rendering", "video.progress"}
    assert {end for _, end in ends} == {expected}
    other = client.videos.create(prompt="a lake", **_ASKED | {"seconds": "5"}).id
    assert ended(client, other).status == "completed"
    assert told(server, other)[0] == ("video.rendering", None), "another length is another thing"
