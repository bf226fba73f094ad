"""How often and how far a video may be extended."""

from __future__ import annotations

import openai
import pytest

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")


def asked(client, video_id: str, seconds: int):
    return client.videos.extend(
        prompt="on", seconds=str(seconds), video=openai.omit, extra_body={"video": {"id": video_id}}
    )


def extended(client, video_id: str, seconds: int):
    return client.videos.poll(asked(client, video_id, seconds).id)


def test_six_times(client, video):
    last = video
    for _ in range(6):
        last = extended(client, last.id, 1)
    assert last.seconds == "8"
    with pytest.raises(openai.BadRequestError) as refused:
        asked(client, last.id, 1)
    assert (refused.value.param, "6 times" in str(refused.value)) == ("video", True)


def test_to_two_minutes(client):
    # Of pictures as large as these the engine of the tests makes one a second.
    last = client.videos.create_and_poll(prompt="x", size="480x480", seconds="25")
    for _ in range(3):
        last = extended(client, last.id, 25)
    with pytest.raises(openai.BadRequestError) as refused:
        asked(client, last.id, 21)
    assert (refused.value.param, "may have 120 in all" in str(refused.value)) == ("seconds", True)
    longest = asked(client, last.id, 20)
    assert longest.seconds == "120"
    client.videos.delete(longest.id)
