"""The finished files over HTTP: ranges, conditions, HEAD."""

from __future__ import annotations

import asyncio
import hashlib

import pytest
from fastapi import Request

from rushes.api.download import download
from rushes.api.exchange import Exchange
from rushes.api.ranges import wanted
from rushes.errors import RangeNotSatisfiable
from rushes.models.asset import Asset, Variant


@pytest.fixture(scope="module")
def whole(wire, video):
    return wire.ask("GET", f"/v1/videos/{video.id}/content")


@pytest.fixture
def get(wire, video):
    return lambda method="GET", **headers: wire.ask(method, f"/v1/videos/{video.id}/content", **headers)


@pytest.mark.parametrize(
    ("variant", "media_type", "suffix", "magic", "at"),
    [
        ("video", "video/mp4", ".mp4", b"ftyp", 4),
        ("thumbnail", "image/webp", ".webp", b"WEBP", 8),
        ("spritesheet", "image/jpeg", ".jpg", b"\xff\xd8\xff", 0),
    ],
)
def test_every_variant_is_what_it_says(wire, video, variant, media_type, suffix, magic, at):
    answer = wire.ask("GET", f"/v1/videos/{video.id}/content?variant={variant}", accept="application/binary")
    assert answer.status == 200
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == f'inline; filename="{video.id}{suffix}"'
    assert answer.headers["etag"] == f'"{hashlib.sha256(answer.body).hexdigest()}"'
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert answer.body[at : at + len(magic)] == magic
    assert answer.headers["rushes-engine"].startswith("quick/")


def test_a_retrieved_video_names_its_engine_too(wire, video, whole):
    answer = wire.ask("GET", f"/v1/videos/{video.id}")
    assert answer.headers["rushes-engine"] == whole.headers["rushes-engine"]
    assert "openai-poll-after-ms" not in answer.headers


@pytest.mark.parametrize(
    ("header", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-99", 0, 100),
        ("bytes=100-", 100, None),
        ("bytes=-100", -100, None),
        ("bytes=5-999999999", 5, None),
        ("bytes=-999999999", 0, None),
        ("Bytes= 10-19 ", 10, 20),
    ],
)
def test_a_range_is_that_part(get, whole, header, start, end):
    answer, size = get(range=header), len(whole.body)
    assert answer.status == 206
    assert answer.body == whole.body[start:end]
    first = start % size if start < 0 else start
    assert answer.headers["content-range"] == f"bytes {first}-{first + len(answer.body) - 1}/{size}"
    assert int(answer.headers["content-length"]) == len(answer.body)
    head = get("HEAD", range=header)
    assert (head.status, head.body) == (206, b"")
    assert head.headers["content-range"] == answer.headers["content-range"]


@pytest.mark.parametrize(
    "header", ["bytes=0-1,5-6", "bytes=", "bytes=-", "bytes=9-1", "items=0-1", "bytes=a-b"]
)
def test_other_ranges_give_the_whole(get, whole, header):
    answer = get(range=header)
    assert (answer.status, answer.body) == (200, whole.body)


@pytest.mark.parametrize("header", ["bytes=999999999-", "bytes=-0"])
def test_a_range_outside_the_file(get, whole, header):
    answer = get(range=header)
    assert (answer.status, answer.error["code"]) == (416, "range_not_satisfiable")
    assert answer.headers["content-range"] == f"bytes */{len(whole.body)}"


def test_what_the_caller_has_is_not_sent_again(get, whole):
    etag = whole.headers["etag"]
    for header in (etag, f'"x", W/{etag}', "*"):
        answer = get(if_none_match=header)
        assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", etag)
    assert get(if_none_match='"x"').status == 200
    assert get(range="bytes=0-9", if_range=etag).status == 206
    assert get(range="bytes=0-9", if_range=whole.headers["last-modified"]).status == 206
    assert get(range="bytes=0-9", if_range='"x"').body == whole.body


def test_head_is_get_without_the_body(get, whole):
    head = get("HEAD")
    assert (head.status, head.body) == (200, b"")
    for name in ("content-length", "content-type", "etag", "last-modified", "accept-ranges"):
        assert head.headers[name] == whole.headers[name]


def test_a_download_that_is_left_closes_the_file():
    closed = []

    async def opener(_asset, start, end):
        try:
            while True:
                yield bytes(1024)
        finally:
            closed.append((start, end))

    async def run() -> None:
        scope = {"type": "http", "headers": [], "asgi": {"spec_version": "2.3"}}
        Exchange("req_x").attach(scope)
        asset = Asset("a", "k", Variant.VIDEO, "video/mp4", 10**9, "0" * 64, 0)
        sent = asyncio.Semaphore(0)

        async def receive():
            for _ in range(3):
                await sent.acquire()
            return {"type": "http.disconnect"}

        async def send(_message):
            sent.release()
            await asyncio.sleep(0)

        await download(Request(scope), asset, opener, {})(scope, receive, send)

    asyncio.run(run())
    assert closed == [(0, 10**9)]


def test_ranges_of_an_empty_file():
    assert wanted(None, 0) is None
    with pytest.raises(RangeNotSatisfiable):
        wanted("bytes=0-", 0)
