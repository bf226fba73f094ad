"""Clips that are uploaded: edited, extended, or refused before anything is done for them."""

from __future__ import annotations

import io

import av
import openai
import pytest
from tests.sdk.test_films import finished

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")


@pytest.fixture(scope="module")
def clip(client, video) -> bytes:
    """Somebody's file: nothing in it says to the server that it made it."""
    return client.videos.download_content(video.id).read()


def frames(content: bytes):
    with av.open(io.BytesIO(content)) as container:
        return [frame.to_ndarray(format="rgb24").astype(int) for frame in container.decode(video=0)]


def test_an_uploaded_clip_is_edited_and_the_edit_edited(client, clip):
    made = finished(client, client.videos.edit(prompt="Make it black and white, slow motion", video=clip))
    assert (made.seconds, made.size, made.remixed_from_video_id) == ("4", "128x128", None)
    before, grey = frames(clip), frames(client.videos.download_content(made.id).read())
    assert len(grey) == 2 * len(before)
    assert max(int(abs(frame - frame.mean(axis=2, keepdims=True)).max()) for frame in grey) < 12
    darker = finished(client, client.videos.remix(made.id, prompt="much darker"))
    assert darker.remixed_from_video_id == made.id
    assert frames(client.videos.download_content(darker.id).read())[9].mean() < 0.9 * grey[9].mean()


def test_an_uploaded_clip_is_extended_and_so_is_what_came_of_it(client, clip):
    made = finished(client, client.videos.extend(prompt="It goes on", seconds="1", video=clip))
    assert made.seconds == "3"
    more = client.videos.extend(
        prompt="and on", seconds="1", video=openai.omit, extra_body={"video": {"id": made.id}}
    )
    longer = frames(client.videos.download_content(finished(client, more).id).read())
    before = frames(clip)
    assert len(longer) == 2 * len(before)
    assert all((a == b).all() for a, b in zip(before, longer, strict=False))


def test_what_cannot_be_done_to_a_clip_is_refused_by_name(client, clip):
    known = {each.id for each in client.videos.list(limit=100)}
    with pytest.raises(openai.BadRequestError) as refused:
        client.videos.edit(prompt="Replace the lake with a desert", video=clip)
    assert (refused.value.code, refused.value.param) == ("unsupported", "prompt")
    assert "cannot 'replace the lake with a desert'" in str(refused.value)
    with pytest.raises(openai.BadRequestError) as broken:
        client.videos.edit(prompt="warmer", video=clip[:2000])
    assert broken.value.param == "video"
    with pytest.raises(openai.BadRequestError) as long:
        client.videos.extend(prompt="on", seconds="26", video=clip)
    assert long.value.param == "seconds"
    assert {each.id for each in client.videos.list(limit=100)} == known


def test_a_character_plays_in_a_video(client, clip):
    made = client.videos.create_character(name="Ada", video=("ada.mp4", clip, "video/mp4"))
    asked = client.videos.create(
        prompt="@Ada stands on a beach",
        size="128x128",
        seconds="1",
        extra_body={"characters": [{"id": made.id}]},
    )
    played = finished(client, asked)
    understood = client.get(f"/videos/{played.id}/attempts", cast_to=object)["data"][0]["report"][
        "understanding"
    ]
    assert [each["words"] for each in understood["scene"]["subjects"]] == ["Ada"]
    with pytest.raises(openai.BadRequestError) as unknown:
        client.videos.create(prompt="@Ada", extra_body={"characters": [{"id": "char_none"}]})
    assert (unknown.value.param, unknown.value.code) == ("characters", "not_found")
