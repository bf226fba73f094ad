"""The newest OpenAI SDK for Python, unmodified: only the base URL and the key are ours."""

from __future__ import annotations

import asyncio
import base64
import io

import openai
import pytest
from openai import AsyncOpenAI, AzureOpenAI, OpenAI
from PIL import Image
from tests.quick.server import HELD

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")

PROMPT = "A calm lake between hills at noon"
TINY = {"size": "128x128", "seconds": "1"}


def picture(width: int = 128, height: int = 128) -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(file, "PNG")
    return file.getvalue()


def data_url(content: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(content).decode()


def test_the_version_is_the_newest():
    assert openai.VERSION == "3.54.0"


@pytest.mark.parametrize("model", ["sora-2", "sora-2-2025-12-08", "sora-2-pro-2025-10-06", "openai/sora-2"])
def test_the_model_is_echoed_as_it_was_asked_for(client, model):
    video = client.videos.create(model=model, prompt=PROMPT, **TINY)
    assert video.model == model
    client.videos.delete(video.id)


def test_defaults_are_openais(client):
    video = client.videos.create(prompt=PROMPT)
    assert (video.model, video.seconds, video.size) == ("sora-2", "4", "720x1280")
    assert client.videos.delete(video.id).deleted


def test_pages_are_walked_to_the_end(client, video):
    asked = [client.videos.create(prompt=f"{PROMPT} {n}", **TINY).id for n in range(3)]
    page = client.videos.list(limit=2)
    assert len(page.data) == 2
    assert page.has_more
    assert page.last_id == page.data[-1].id
    walked = [each.id for each in page]
    assert walked[:3] == asked[::-1]
    assert video.id in walked
    assert len(set(walked)) == len(walked)
    upwards = [each.id for each in client.videos.list(limit=2, order="asc")]
    assert upwards == walked[::-1]
    assert client.videos.list(limit=0).data == []
    for video_id in asked:
        client.videos.delete(video_id)


def test_a_deleted_video_is_gone(client):
    video = client.videos.create(prompt=PROMPT, **TINY)
    gone = client.videos.delete(video.id)
    assert (gone.id, gone.object, gone.deleted) == (video.id, "video.deleted", True)
    for call in (client.videos.retrieve, client.videos.download_content, client.videos.delete):
        with pytest.raises(openai.NotFoundError) as missing:
            call(video.id)
        assert missing.value.code == "not_found"


def test_edit_by_id(client, video):
    # The SDK cannot send a dict as ``video``; this is the way around that its users took.
    asked = client.videos.edit(
        prompt="The same valley at night", video=openai.omit, extra_body={"video": {"id": video.id}}
    )
    assert asked.remixed_from_video_id == video.id
    assert asked.seconds == video.seconds
    client.videos.delete(asked.id)
    with pytest.raises(openai.NotFoundError) as missing:
        client.videos.edit(prompt=PROMPT, video=openai.omit, extra_body={"video": {"id": "video_none"}})
    assert missing.value.param == "video"


def test_what_the_engine_cannot_do_is_refused_before_any_work(client, video):
    clip = client.videos.download_content(video.id).read()
    for call in (
        lambda: client.videos.edit(prompt=PROMPT, video=("clip.mp4", clip, "video/mp4")),
        lambda: client.videos.extend(prompt=PROMPT, video=("clip.mp4", clip, "video/mp4"), seconds="4"),
        lambda: client.videos.create(prompt=PROMPT, extra_body={"characters": [{"id": "char_x"}]}, **TINY),
    ):
        with pytest.raises(openai.BadRequestError) as refused:
            call()
        assert refused.value.code == "unsupported"
        assert "quick" in str(refused.value)


@pytest.mark.parametrize(
    "reference",
    [
        lambda: {"input_reference": picture()},
        lambda: {"extra_body": {"input_reference": {"image_url": data_url(picture())}}},
    ],
    ids=["bytes", "data URL"],
)
def test_other_ways_to_send_an_image(client, reference):
    asked = client.videos.create(prompt="slow dolly", **TINY, **reference())
    assert client.videos.delete(asked.id).deleted


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"no image at all", "text/plain"),
        (b"", "an empty file"),
        (b"\xff\xd8\xff", "broken or cut off. Send"),
    ],
)
def test_an_uploaded_file_that_is_no_image(client, content, what):
    with pytest.raises(openai.BadRequestError, match=what) as refused:
        client.videos.create(prompt=PROMPT, input_reference=content, **TINY)
    assert refused.value.param == "input_reference"


def test_characters(client, video):
    clip = client.videos.download_content(video.id).read()
    made = client.videos.create_character(name="Ada", video=clip)
    assert made.name == "Ada"
    assert client.videos.get_character(made.id).to_dict() == made.to_dict()
    with pytest.raises(openai.NotFoundError):
        client.videos.get_character("char_none")
    with pytest.raises(openai.BadRequestError) as refused:
        client.videos.create_character(name="Ada", video=picture())
    assert refused.value.param == "video"
    assert "must be a video file. The file is image/png, not" in str(refused.value)


def test_models(client):
    listed = [model.id for model in client.models.list()]
    assert {"sora-2", "sora-2-pro"} <= set(listed)
    assert client.models.retrieve("sora-2").object == "model"
    assert client.models.retrieve("openai/sora-2").id == "openai/sora-2"
    with pytest.raises(openai.NotFoundError) as missing:
        client.models.retrieve("no-such-model")
    assert missing.value.code == "model_not_found"


def test_error_classes(client, server):
    with pytest.raises(openai.BadRequestError) as wrong:
        client.videos.create(prompt=PROMPT, seconds="99")
    assert (wrong.value.param, wrong.value.type) == ("seconds", "invalid_request_error")
    assert wrong.value.request_id.startswith("req_")
    assert str(wrong.value).startswith("Error code: 400 - ")
    with (
        OpenAI(base_url=server.base_url, api_key="wrong") as stranger,
        pytest.raises(openai.AuthenticationError),
    ):
        stranger.videos.list()
    with pytest.raises(openai.NotFoundError):
        client.get("/nothing", cast_to=object)
    with pytest.raises(openai.APIStatusError) as method:
        client.patch("/videos", cast_to=object)
    assert method.value.status_code == 405


def test_content_before_there_is_any(client):
    video = client.videos.create(prompt=HELD, **TINY)
    try:
        with pytest.raises(openai.BadRequestError) as early:
            client.videos.download_content(video.id)
        assert early.value.code == "video_not_ready"
        with pytest.raises(openai.BadRequestError):
            client.videos.remix(video.id, prompt=PROMPT)
    finally:
        client.videos.delete(video.id)


def test_idempotency_key(client):
    def create(prompt=PROMPT, **headers):
        return client.videos.create(prompt=prompt, **TINY, extra_headers=headers)

    first = create(**{"Idempotency-Key": "night-1"})
    assert create(**{"Idempotency-Key": "night-1"}).id == first.id
    other = create(**{"Idempotency-Key": "night-2"})
    assert other.id != first.id
    with pytest.raises(openai.UnprocessableEntityError) as conflict:
        create(prompt="Something else", **{"Idempotency-Key": "night-1"})
    assert conflict.value.code == "idempotency_conflict"
    for video in (first, other):
        client.videos.delete(video.id)


def test_a_repeated_post_is_answered_with_the_first_video(client):
    def create(**headers):
        return client.videos.create(prompt="Asked twice", **TINY, extra_headers=headers).id

    first = create()
    assert create(**{"x-stainless-retry-count": "1"}) == first
    second = create()
    assert second != first
    for video_id in (first, second):
        client.videos.delete(video_id)


@pytest.mark.parametrize("base", ["azure_endpoint", "base_url"])
def test_azure(server, video, base):
    address = server.url if base == "azure_endpoint" else server.url + "/openai/v1/"
    with AzureOpenAI(**{base: address}, api_version="2026-05-01-preview", api_key=server.key) as azure:
        made = azure.videos.create(model="sora-2", prompt=PROMPT, **TINY)
        assert made.id in [each.id for each in azure.videos.list(limit=1)]
        assert azure.videos.delete(made.id).deleted
        assert azure.videos.poll(video.id).status == "completed"
        assert azure.videos.download_content(video.id).read()[4:8] == b"ftyp"
        with pytest.raises(openai.NotFoundError):
            azure.videos.retrieve(made.id)


def test_azure_with_a_token(server, video):
    with AzureOpenAI(azure_endpoint=server.url, api_version="x", azure_ad_token=server.key) as azure:
        assert azure.videos.retrieve(video.id).id == video.id


async def walk_async(server, video) -> None:
    async with AsyncOpenAI(base_url=server.base_url, api_key=server.key, max_retries=0) as client:
        made = await client.videos.create(prompt=PROMPT, **TINY)
        assert made.id in [each.id async for each in client.videos.list(limit=1)]
        assert (await client.videos.delete(made.id)).deleted
        assert (await client.videos.poll(video.id)).status == "completed"
        assert (await client.videos.download_content(video.id)).read()[4:8] == b"ftyp"
        remixed = await client.videos.remix(video.id, prompt="In the rain")
        assert (await client.videos.delete(remixed.id)).deleted
        with pytest.raises(openai.NotFoundError):
            await client.videos.retrieve(remixed.id)


def test_async(server, video):
    asyncio.run(walk_async(server, video))
