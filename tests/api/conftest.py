"""Ways to talk to the server: the newest OpenAI SDK, and HTTP written by hand."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import pytest
from openai import OpenAI
from openai.types import Video


class Address(Protocol):
    """What ``tests/conftest.py`` calls a Server."""

    key: str
    operator_key: str

    @property
    def base_url(self) -> str: ...

    @property
    def address(self) -> tuple[str, int]: ...


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        assert self.headers["content-type"] == "application/json"
        return json.loads(self.body)

    @property
    def error(self) -> dict[str, Any]:
        """The error, once its envelope is proven whole."""
        assert self.headers["x-request-id"].startswith("req_")
        assert list(self.json) == ["error"]
        error = self.json["error"]
        assert list(error) == ["message", "type", "param", "code"]
        assert isinstance(error["message"], str)
        assert error["message"]
        return dict(error)


class Wire:
    """One request per connection, exactly as written."""

    def __init__(self, server: Address) -> None:
        self.server = server

    def ask(self, method: str, path: str, body: object = None, *, key: bool = True, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if key:
            named.setdefault("authorization", f"Bearer {self.server.key}")
        if isinstance(body, dict):
            body = json.dumps(body).encode()
            named.setdefault("content-type", "application/json")
        connection = http.client.HTTPConnection(*self.server.address, timeout=60)
        try:
            connection.request(method, path, body, named, encode_chunked=False)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()


@pytest.fixture(scope="session")
def wire(server: Address) -> Wire:
    return Wire(server)


class Ask(Protocol):
    """``operator("GET", "/admin/v1/tenants")``"""

    def __call__(self, method: str, path: str, body: object = None, **headers: str) -> Answer: ...


@pytest.fixture(scope="session")
def operator(server: Address, wire: Wire) -> Ask:
    """Asks with the operator's key."""
    return partial(wire.ask, authorization=f"Bearer {server.operator_key}")


@pytest.fixture(scope="session")
def client(server: Address) -> Iterator[OpenAI]:
    with OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0) as client:
        yield client


@pytest.fixture(scope="session")
def video(client: OpenAI) -> Video:
    """A finished video of two seconds, for all tests that only look at one."""
    return finished_video(client)


def finished_video(client: OpenAI) -> Video:
    with pytest.warns(DeprecationWarning, match="Sora"):
        made = client.videos.create_and_poll(
            model="sora-2",
            prompt="A misty mountain valley at sunrise",
            seconds="2",
            size="128x128",
        )
    assert made.status == "completed", made.error
    return made
