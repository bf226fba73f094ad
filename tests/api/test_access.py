"""The outermost layer: one line for each request, and no word of what broke inside to the outside."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from fastapi import FastAPI, Response
from structlog.testing import capture_logs

from rushes.api import envelope
from rushes.api.access import Access
from rushes.api.gate import Gate
from rushes.api.paths import Paths
from rushes.errors import RushesError, Unavailable
from rushes.models.caller import Caller


class BrokenKeys:
    async def authenticate(self, secret: str) -> Caller:
        match secret:
            case "bug":
                raise LookupError("the secret of the house")
            case "down":
                raise Unavailable("The database does not answer.")
            case "lost":
                raise RushesError("the secret of the house")
        return Caller("proj_x", "key_x")


class NoOperators:
    async def authenticate(self, secret: str) -> None:
        raise AssertionError("nothing here is the operator's")


def application() -> Access:
    app = FastAPI()
    envelope.install(app)
    app.add_middleware(Gate, keys=BrokenKeys(), operators=NoOperators())

    @app.get("/v1/broken")
    async def broken() -> Response:
        raise LookupError("the secret of the house")

    @app.get("/v1/fine")
    async def fine() -> Response:
        return Response("fine")

    return Access(Paths(app))


def ask(
    path: str, raw_path: bytes | None = None, key: bytes = b"k"
) -> tuple[int, dict[bytes, bytes], bytes, list[dict[str, Any]]]:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": raw_path or path.encode(),
        "headers": [(b"user-agent", b"OpenAI/Python 3.54.0 " + b"x" * 100), (b"api-key", key)],
        "query_string": b"",
        "server": ("127.0.0.1", 80), "scheme": "http",
    }  # fmt: skip
    with capture_logs() as lines:
        asyncio.run(application()(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent)
    return sent[0]["status"], dict(sent[0]["headers"]), body, lines


@pytest.mark.parametrize(("path", "key"), [("/v1/broken", b"k"), ("/v1/fine", b"bug"), ("/v1/fine", b"lost")])
def test_a_bug_is_a_500_without_its_words(path, key):
    status, headers, body, lines = ask(path, key=key)
    assert status == 500
    error = json.loads(body)["error"]
    assert (error["type"], error["param"], error["code"]) == ("server_error", None, None)
    assert headers[b"x-request-id"].startswith(b"req_")
    assert b"secret" not in body
    failure, line = lines
    assert (failure["log_level"], failure["exc_info"]) == ("error", True)
    assert line["status"] == 500


def test_a_database_that_is_down_is_no_bug():
    status, headers, body, (line,) = ask("/v1/fine", key=b"down")
    assert (status, line["status"]) == (503, 503)
    assert headers[b"retry-after-ms"] == b"1000"
    assert json.loads(body)["error"]["code"] == "unavailable"


@pytest.mark.parametrize("path", ["/v1/fine", "/openai/fine", "/openai/v1/fine"])
def test_a_request_is_one_line(path):
    status, headers, body, lines = ask(path)
    assert (status, body) == (200, b"fine")
    assert int(headers[b"openai-processing-ms"]) >= 0
    (line,) = lines
    assert line["event"] == "request"
    assert (line["method"], line["path"], line["status"], line["project"]) == ("GET", path, 200, "proj_x")
    assert len(line["agent"]) == 60


def test_a_path_cannot_forge_a_line():
    _, _, _, (line,) = ask("/v1/x\nforged", b"/v1/x%0aforged")
    assert line["path"] == "/v1/x%0aforged"
