"""A server as it is installed: every picture is drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from openai import OpenAI
from openai.types import Video
from tests.api.conftest import finished_video
from tests.servers import Server


@pytest.fixture(scope="session")
def server(installed: Server) -> Server:
    return installed


@pytest.fixture(scope="session")
def client(server: Server) -> Iterator[OpenAI]:
    with OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0) as client:
        yield client


@pytest.fixture(scope="session")
def video(client: OpenAI) -> Video:
    """A finished video of two seconds, for all tests that only look at one."""
    return finished_video(client)
