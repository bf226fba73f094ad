"""A server that cannot take work says so, and when to come back."""

from __future__ import annotations

import openai
import pytest
from openai import OpenAI
from tests.servers import until

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")


def test_a_full_disk(launch, tmp_path):
    with launch(tmp_path / "home", min_free_mb=10**9) as server:
        with OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0) as client:
            with pytest.raises(openai.InternalServerError) as refused:
                client.videos.create(prompt="hills", size="128x128", seconds="1")
            assert (refused.value.status_code, refused.value.code) == (503, "disk_full")
            headers = refused.value.response.headers
            assert headers["x-should-retry"] == "true"
            assert 0 < int(headers["retry-after-ms"]) <= 60_000
            assert list(client.videos.list()) == []
            # A bad request is still told that it is one.
            with pytest.raises(openai.BadRequestError):
                client.videos.create(prompt="hills", seconds="99")
        with OpenAI(base_url=server.url, api_key="none needed", max_retries=0) as probe:
            assert probe.get("/healthz", cast_to=object) == {"status": "ok"}
            with pytest.raises(openai.InternalServerError) as unready:
                probe.get("/readyz", cast_to=object)
            assert unready.value.status_code == 503
        until(lambda: "renders paused" in server.log.read_text(), "the log to say so")
