"""What the tests of routing do again and again."""

from __future__ import annotations

import sqlite3
from typing import Any

import requests
from openai import OpenAI
from openai.types import Video
from tests.servers import Server, until


def make(client: OpenAI, model: str, **more: Any) -> Video:
    return client.videos.create(
        prompt="a lighthouse in a storm", model=model, size="1280x720", seconds="4", **more
    )


def ended(client: OpenAI, video_id: str) -> Video:
    return client.videos.poll(video_id, poll_interval_ms=50)


def attempts(server: Server, video_id: str) -> list[sqlite3.Row]:
    with sqlite3.connect(server.home / "rushes.db") as conn:
        conn.row_factory = sqlite3.Row
        query = "SELECT * FROM attempts WHERE video_id = ? ORDER BY number"
        return conn.execute(query, (video_id,)).fetchall()


def until_unknown(server: Server, video_id: str) -> None:
    def unknown() -> bool:
        return [each["state"] for each in attempts(server, video_id)][-1:] == ["unknown"]

    until(unknown, "a submit that nobody knows the end of")


def operate(server: Server, method: str, path: str, **body: object) -> tuple[int, Any]:
    """The operator's API."""
    reply = requests.request(
        method,
        f"{server.url}/admin/v1{path}",
        json=body or None,
        headers={"authorization": f"Bearer {server.operator_key}"},
        timeout=60,
    )
    return reply.status_code, reply.json()


def key_with(server: Server, *scopes: str) -> str:
    """The secret of a new key, in the first project, for these alone."""
    _, found = operate(server, "GET", "/projects")
    project_id = found["data"][-1]["id"]
    return operate(server, "POST", "/keys", project_id=project_id, name="key", scopes=scopes)[1]["secret"]
