"""Every operation that openai 2.24.0 has, sync and async. Run by tests/sdk/test_films.py."""

from __future__ import annotations

import asyncio
import os

import openai
import pytest
from openai import AsyncOpenAI, OpenAI

PROMPT = "A desert of dunes at dusk"
WHERE = {"base_url": os.environ["BASE_URL"], "api_key": os.environ["API_KEY"], "max_retries": 0}
SOURCE = os.environ["VIDEO_ID"]


def walk(client: OpenAI) -> None:
    # This version posts JSON and passes an int on as a number.
    made = client.videos.create_and_poll(model="sora-2", prompt=PROMPT, seconds=1, size="128x128")
    assert made.status == "completed", made.error
    assert made.seconds == "1"
    assert client.videos.download_content(made.id).read()[4:8] == b"ftyp"
    assert client.videos.download_content(made.id, variant="thumbnail").read()[8:12] == b"WEBP"
    walked = [video.id for video in client.videos.list(limit=1)]
    assert walked[0] == made.id
    assert SOURCE in walked
    remixed = client.videos.remix(SOURCE, prompt="The same at night")
    assert remixed.remixed_from_video_id == SOURCE
    assert client.videos.delete(remixed.id).deleted
    with pytest.raises(openai.NotFoundError) as gone:
        client.videos.retrieve(remixed.id)
    assert gone.value.request_id
    with pytest.raises(openai.BadRequestError) as wrong:
        client.videos.create(prompt=PROMPT, seconds=99)
    assert wrong.value.param == "seconds"
    assert client.models.retrieve("sora-2").id == "sora-2"


async def walk_async(client: AsyncOpenAI) -> None:
    made = await client.videos.create(prompt=PROMPT, seconds="1", size="128x128")
    assert made.id in [video.id async for video in client.videos.list(limit=1)]
    assert (await client.videos.delete(made.id)).deleted
    assert (await client.videos.download_content(SOURCE)).read()[4:8] == b"ftyp"


assert openai.VERSION == "2.24.0"
with OpenAI(**WHERE) as client:
    walk(client)
asyncio.run(walk_async(AsyncOpenAI(**WHERE)))
