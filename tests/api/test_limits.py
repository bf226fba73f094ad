"""A tenant is held to its plan, and a program that knows OpenAI's API is told so in its words."""

from __future__ import annotations

import itertools

import httpx2
import pytest
from openai import OpenAI, RateLimitError
from openai.types import Video
from tests.api.conftest import Wire
from tests.quick.server import HELD, held, quick
from tests.servers import until

from rushes.api.limits import duration

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")

PLANS = """
[plans.few]
per_hour = 3
credits_per_day = 2

[plans.alone]
at_once = 1
when_full = "reject"

[plans.one-by-one]
at_once = 1
"""
WORDS = {"prompt": HELD, "size": "128x128", "seconds": "1"}
_names = (f"limited {number}" for number in itertools.count())


@pytest.fixture(scope="module")
def limited(tmp_path_factory):
    home = tmp_path_factory.mktemp("limited") / "home"
    with quick(home, declared=PLANS, render_workers=2) as running:
        yield running


@pytest.fixture
def sdk(limited):
    """A client of a new tenant that has the plan."""
    clients = []

    def ask(path: str, body: dict[str, object]):
        answer = Wire(limited).ask("POST", path, body, authorization=f"Bearer {limited.operator_key}")
        assert answer.status == 200, answer.body
        return answer.json

    def make(plan: str, *, retries: int = 0, mode: str = "live") -> OpenAI:
        tenant = ask("/admin/v1/tenants", {"name": next(_names), "plan": plan})
        project = ask("/admin/v1/projects", {"tenant_id": tenant["id"], "name": "web"})
        key = ask(
            "/admin/v1/keys", {"project_id": project["id"], "name": "k", "scopes": ["all"], "mode": mode}
        )
        client = OpenAI(base_url=limited.base_url, api_key=key["secret"], max_retries=retries)
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


def left(headers) -> dict[str, str]:
    return {name: headers[name] for name in headers if name.startswith("x-ratelimit")}


def test_what_is_left_stands_on_every_create_and_over_it_is_a_rate_limit_error(sdk):
    client = sdk("few")
    told = left(client.videos.with_raw_response.create(**WORDS).headers)
    assert told.pop("x-ratelimit-reset-requests").startswith("1h0m")
    assert told.pop("x-ratelimit-reset-credits")[-1] == "s"
    assert told == {
        "x-ratelimit-limit-requests": "3",
        "x-ratelimit-remaining-requests": "2",
        "x-ratelimit-limit-credits": "2",
        "x-ratelimit-remaining-credits": "1",
    }
    assert not left(client.videos.with_raw_response.list().headers)
    limits = client.get("/account", cast_to=dict)["limits"]
    assert (limits["remaining_requests"], limits["remaining_credits"]) == (2, 1)
    client.videos.create(**WORDS)
    with pytest.raises(RateLimitError) as refused:
        client.videos.create(**WORDS)
    error = refused.value
    assert (error.status_code, error.code, error.type) == (429, "rate_limit_exceeded", "requests")
    assert "credits a day" in error.message
    assert left(error.response.headers)["x-ratelimit-remaining-credits"] == "0"
    wait = int(error.response.headers["retry-after-ms"])
    assert 0 < wait <= 86_400_000
    assert int(error.response.headers["retry-after"]) == -(-wait // 1000)
    made = client.videos.list().data
    assert len(made) == 2
    for each in made:
        drop(client, each)


def test_a_full_hour_is_not_asked_for_again_by_the_sdk_itself(sdk):
    client = sdk("few", retries=2, mode="test")
    for _ in range(3):
        drop(client, client.videos.create(**WORDS))
    with pytest.raises(RateLimitError, match="3 videos an hour") as refused:
        client.videos.create(**WORDS)
    assert refused.value.response.headers["x-should-retry"] == "false"
    assert refused.value.request.headers["x-stainless-retry-count"] == "0"


def test_the_sdks_own_retry_gets_a_new_video_once_there_is_room(sdk):
    """It waits for `retry-after-ms`, and is not taken for a repetition of what made the video before."""
    client = sdk("alone", retries=2)
    first = client.videos.create(**WORDS)
    seen = []

    def look(answer: httpx2.Response) -> None:
        seen.append(answer.status_code)
        if answer.status_code == 429:
            error = answer.read() and answer.json()["error"]
            assert error["code"] == "concurrency_limit_exceeded"
            assert 0 < int(answer.headers["retry-after-ms"]) <= 60_000
            assert answer.headers["x-should-retry"] == "true"
            drop(client, first)

    with httpx2.Client(event_hooks={"response": [look]}) as watched:
        second = client.with_options(http_client=watched).videos.create(**WORDS)
    assert seen == [429, 200]
    assert second.id != first.id
    drop(client, second)


def test_with_one_place_videos_are_made_one_after_the_other(sdk, tmp_path):
    client = sdk("one-by-one")
    first = client.videos.create(**{**WORDS, "prompt": held(tmp_path / "done")}).id
    second = client.videos.create(**WORDS)

    def begun(video_id: str) -> bool:
        return client.videos.retrieve(video_id).status != "queued"

    until(lambda: begun(first), "the first to be begun")
    assert not begun(second.id)
    (tmp_path / "done").touch()
    until(lambda: begun(second.id), "the second to be begun")
    assert client.videos.retrieve(first).status == "completed"
    drop(client, second)


def drop(client: OpenAI, video: Video) -> None:
    """Nobody has to draw it."""
    client.videos.delete(video.id)


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [(0, "0s"), (20, "20ms"), (1500, "1.5s"), (60_000, "1m0s"), (3_723_004, "1h2m3.004s")],
)
def test_durations_are_written_as_go_does(milliseconds: int, text: str) -> None:
    assert duration(milliseconds) == text
