"""The same request in any encoding is the same request; what cannot be read is refused by name."""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi import Request
from starlette.requests import ClientDisconnect

from rushes.api.body import Limits
from rushes.api.intake import taken
from rushes.api.requests import CreateCharacter, CreateVideo, EditVideo, Wire
from rushes.errors import InvalidRequest, TooLarge, UnsupportedMediaType
from rushes.service.orders import CreateOrder, Retry, Upload

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


def part(name: str, value: str | bytes, extra: str = "", kind: str = "") -> bytes:
    head = f'Content-Disposition: form-data; name="{name}"{extra}\r\n' + (
        f"Content-Type: {kind}\r\n" if kind else ""
    )
    return head.encode() + b"\r\n" + (value if isinstance(value, bytes) else value.encode())


IMAGE = part("input_reference", PNG, '; filename="x"')


def multipart(*parts: bytes, boundary: str = "frontier") -> tuple[str, bytes]:
    line = b"--" + boundary.encode()
    body = b"".join(line + b"\r\n" + each + b"\r\n" for each in parts) + line + b"--\r\n"
    return f"multipart/form-data; boundary={boundary}", body


def as_json(**fields: Any) -> tuple[str, bytes]:
    return "application/json", json.dumps(fields).encode()


@pytest.fixture
def limits(tmp_path: Path) -> Limits:
    return Limits(spool=tmp_path, max_body=3 << 20, max_text=1 << 20)


@pytest.fixture(autouse=True)
def _nothing_left(tmp_path: Path) -> Iterator[None]:
    yield
    assert list(tmp_path.iterdir()) == []


def request(limits: Limits, kind: str, body: bytes, *, chunk: int = 1 << 16, **headers: str) -> Request:
    chunks = [body[at : at + chunk] for at in range(0, len(body), chunk)]

    async def receive() -> dict[str, object]:
        data = chunks.pop(0) if chunks else b""
        return {"type": "http.request", "body": data, "more_body": bool(chunks)}

    named = {"content-type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {
        "type": "http",
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        "app": SimpleNamespace(state=SimpleNamespace(limits=limits)),
    }
    return Request(scope, receive)


def take(
    limits: Limits, sent: tuple[str, bytes], model: type[Wire] = CreateVideo, **more: Any
) -> tuple[Any, Retry]:
    async def run() -> tuple[Any, Retry]:
        async with taken(request(limits, *sent, **more), model) as (asked, retry):
            return asked, retry

    return asyncio.run(run())


def order(limits: Limits, sent: tuple[str, bytes], **more: Any) -> CreateOrder:
    asked, _ = take(limits, sent, **more)
    return asked.order()


PAIR = [{"id": "a"}, {"id": "b"}]
FORM = {"prompt": "Größe 山", "seconds": "8", "audio": "false", "motion_intensity": "0.5"}
FIRST, SECOND = part("characters[][id]", "a"), part("characters[][id]", "b")
SAME = {
    "json": as_json(prompt="Größe 山", seconds=8, audio=False, motion_intensity=0.5, characters=PAIR),
    "json with text numbers": as_json(**FORM, characters=PAIR),
    "json with nulls": as_json(**FORM, characters=PAIR, size=None, input_reference=None),
    "multipart": multipart(*(part(*each) for each in FORM.items()), FIRST, SECOND),
    "multipart in another order": multipart(
        FIRST, *(part(*each) for each in reversed(FORM.items())), SECOND, boundary="openai-x"
    ),
    "multipart with typed parts": multipart(
        *(part(*each, kind="text/plain; charset=utf-8") for each in FORM.items()),
        part("characters", json.dumps(PAIR), kind="application/json"),
    ),
    "urlencoded": (
        "application/x-www-form-urlencoded",
        urlencode([*FORM.items(), ("characters[][id]", "a"), ("characters[][id]", "b")]).encode(),
    ),
}


@pytest.mark.parametrize("sent", SAME.values(), ids=SAME)
@pytest.mark.parametrize("chunk", [1, 7, 1 << 16])
def test_every_encoding_means_the_same(limits: Limits, sent: tuple[str, bytes], chunk: int) -> None:
    reference, first = take(limits, SAME["json"])
    asked, retry = take(limits, sent, chunk=chunk)
    assert asked == reference
    assert retry.fingerprint == first.fingerprint
    assert asked.order().seconds == 8
    assert asked.order().characters == ("a", "b")
    assert asked.order().look.audio is False


def test_other_words_are_another_request(limits: Limits) -> None:
    _, one = take(limits, as_json(prompt="a", seconds=8))
    _, two = take(limits, as_json(prompt="a", seconds=9))
    _, three = take(limits, multipart(part("prompt", "a"), part("input_reference", PNG, '; filename="x"')))
    _, four = take(
        limits, multipart(part("prompt", "a"), part("input_reference", PNG + b"x", '; filename="x"'))
    )
    assert len({one.fingerprint, two.fingerprint, three.fingerprint, four.fingerprint}) == 4


@pytest.mark.parametrize("size", [1, 1 << 10, 1 << 20, (2 << 20) + 3])
def test_a_file_arrives_whole_under_any_name(limits: Limits, size: int) -> None:
    content = (PNG * (size // len(PNG) + 1))[:size]
    for extra, kind in (
        ('; filename="upload"', "application/octet-stream"),
        ("", "image/png"),
        ('; filename=""', ""),
    ):
        sent = multipart(part("prompt", "x"), part("input_reference", content, extra, kind))

        async def run(sent: tuple[str, bytes] = sent) -> None:
            async with taken(request(limits, *sent), CreateVideo) as (asked, _):
                upload = asked.order().reference
                assert isinstance(upload, Upload)
                assert upload.path.read_bytes() == content
                assert (upload.size, upload.sha256) == (size, hashlib.sha256(content).hexdigest())

        asyncio.run(run())


def test_a_file_that_was_moved_away_stays(limits: Limits, tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = tmp_path_factory.mktemp("kept") / "clip"

    async def run() -> None:
        sent = multipart(part("name", "Ada"), part("video", b"clip", '; filename="c.mp4"'))
        async with taken(request(limits, *sent), CreateCharacter) as (asked, _):
            asked.video.path.rename(kept)

    asyncio.run(run())
    assert kept.read_bytes() == b"clip"


def test_a_form_in_which_no_file_was_chosen(limits: Limits) -> None:
    sent = multipart(
        part("prompt", "x"), part("input_reference", b"", '; filename=""', "application/octet-stream")
    )
    assert order(limits, sent).reference is None


def test_an_empty_file_is_not_taken_for_none(limits: Limits) -> None:
    sent = multipart(part("prompt", "x"), part("input_reference", b"", '; filename="first.png"', "image/png"))
    chosen = order(limits, sent).reference
    assert chosen is not None
    assert chosen.size == 0


def test_a_client_that_leaves_leaves_no_file(limits: Limits) -> None:
    kind, body = multipart(part("prompt", "x"), part("input_reference", PNG * 1000, '; filename="x"'))
    half = request(limits, kind, body[: len(body) // 2])

    async def chunks() -> AsyncIterator[dict[str, object]]:
        yield {"type": "http.request", "body": body[: len(body) // 2], "more_body": True}
        yield {"type": "http.disconnect"}

    stream = chunks()

    async def run() -> None:
        async with taken(Request(half.scope, stream.__anext__), CreateVideo):
            pytest.fail("half a request was taken for a whole one")

    with pytest.raises(ClientDisconnect):
        asyncio.run(run())


@pytest.mark.parametrize(
    "sent",
    [
        as_json(prompt="x", video={"id": "video_1"}),
        as_json(prompt="x", video="video_1"),
        multipart(part("video[id]", "video_1"), part("prompt", "x")),
    ],
)
def test_a_source_by_its_id(limits: Limits, sent: tuple[str, bytes]) -> None:
    asked, _ = take(limits, sent, EditVideo)
    assert asked.order().video_id == "video_1"
    assert asked.order().clip is None


@pytest.mark.parametrize(
    "sent",
    [
        as_json(prompt="x", input_reference={"image_url": "data:image/png;base64,AA"}),
        as_json(prompt="x", input_reference="data:image/png;base64,AA"),
        multipart(part("input_reference[image_url]", "data:image/png;base64,AA"), part("prompt", "x")),
    ],
)
def test_an_image_by_its_address(limits: Limits, sent: tuple[str, bytes]) -> None:
    assert order(limits, sent).image_url == "data:image/png;base64,AA"


def test_a_path_on_the_server_cannot_be_named(limits: Limits) -> None:
    fake = {"path": "/etc/passwd", "size": 1, "sha256": "0" * 64}
    with pytest.raises(InvalidRequest, match=r"Unknown parameter: 'input_reference\.path'"):
        take(limits, as_json(prompt="x", input_reference=fake))


def test_how_a_repetition_is_told(limits: Limits) -> None:
    _, retry = take(limits, as_json(prompt="x"), idempotency_key="k-1", x_stainless_retry_count="2")
    assert (retry.key, retry.count) == ("k-1", 2)
    _, plain = take(limits, as_json(prompt="x"), x_stainless_retry_count="nonsense")
    assert (plain.key, plain.count) == (None, 0)
    with pytest.raises(InvalidRequest, match="Idempotency-Key"):
        take(limits, as_json(prompt="x"), idempotency_key="k" * 256)


BAD_PARTS = "malformed_multipart"
REFUSED: list[tuple[str, tuple[str, bytes], str | None, str]] = [
    ("no boundary", ("multipart/form-data", b"x"), None, BAD_PARTS),
    ("long boundary", multipart(part("prompt", "x"), boundary="b" * 400), None, BAD_PARTS),
    ("truncated", (multipart()[0], multipart(part("prompt", "x"))[1][:-10]), None, BAD_PARTS),
    ("empty multipart", ("multipart/form-data; boundary=x", b""), None, BAD_PARTS),
    ("other boundary", ("multipart/form-data; boundary=y", multipart(IMAGE)[1]), None, BAD_PARTS),
    ("nameless part", multipart(b"Content-Type: text/plain\r\n\r\nx"), None, BAD_PARTS),
    ("huge header", multipart(part("prompt", "x", "; a=" + "b" * 9000)), None, BAD_PARTS),
    ("many headers", multipart(b"A: b\r\n" * 99 + part("prompt", "x")), None, BAD_PARTS),
    ("thousands of parts", multipart(*[part("prompt", "x")] * 5000), None, BAD_PARTS),
    ("name not UTF-8", multipart(b'Content-Disposition: form-data; name="\xff"\r\n\r\n'), None, BAD_PARTS),
    ("text not UTF-8", multipart(part("prompt", b"\xff\xfe")), "prompt", "invalid_encoding"),
    ("part not JSON", multipart(part("characters", "{", kind="application/json")),
     "characters", "invalid_encoding"),
    ("field twice", multipart(part("prompt", "x"), part("prompt", "y")), "prompt", "duplicate_parameter"),
    ("file and id", multipart(part("prompt", "x"), IMAGE, part("input_reference[file_id]", "x")),
     "input_reference", "duplicate_parameter"),
    ("file for text", multipart(part("prompt", "x", '; filename="x"')), "prompt", "invalid_type"),
    ("not JSON", ("application/json", b"{'prompt'}"), None, "malformed_json"),
    ("JSON not UTF-8", ("application/json", b'{"prompt":"\xff"}'), None, "malformed_json"),
    ("JSON lone surrogate", ("application/json", b'{"prompt":"\\ud800"}'), None, "malformed_json"),
    ("JSON NaN", ("application/json", b'{"prompt":"x","motion_intensity":NaN}'), None, "malformed_json"),
    ("JSON nesting", ("application/json", b'{"prompt":' + b"[" * 200_000), None, "malformed_json"),
    ("JSON array", ("application/json", b"[]"), None, "malformed_json"),
    ("form not UTF-8", ("application/x-www-form-urlencoded", b"prompt=%ff"), None, "malformed_form"),
    ("form of thousands", ("application/x-www-form-urlencoded", b"a=b&" * 5000), None, "malformed_form"),
    ("nothing", ("application/json", b""), "prompt", "missing_required_parameter"),
    ("unknown", as_json(prompt="x", duration=5), "duration", "unknown_parameter"),
    ("unknown within", as_json(prompt="x", input_reference={"url": "x"}),
     "input_reference.url", "unknown_parameter"),
    ("unknown bracket", multipart(part("prompt", "x"), part("video[id]", "x")), "video", "unknown_parameter"),
    ("integer prompt", as_json(prompt=5), "prompt", "invalid_type"),
    ("boolean seconds", as_json(prompt="x", seconds=True), "seconds", "invalid_type"),
    ("decimal seconds", as_json(prompt="x", seconds=8.5), "seconds", "invalid_type"),
    ("worded seconds", as_json(prompt="x", seconds="eight"), "seconds", "invalid_value"),
    ("endless seconds", as_json(prompt="x", seconds="9" * 5000), "seconds", "invalid_value"),
    ("array size", as_json(prompt="x", size=[1]), "size", "invalid_type"),
    ("empty prompt", as_json(prompt=""), "prompt", "empty_string"),
    ("long prompt", as_json(prompt="x" * 32_001), "prompt", "string_above_max_length"),
    ("NUL", as_json(prompt="a\0b"), "prompt", "invalid_value"),
    ("style", as_json(prompt="x", style="baroque"), "style", "invalid_value"),
    ("decimal seed", as_json(prompt="x", seed=1.5), "seed", "invalid_type"),
    ("endless seed", as_json(prompt="x", seed="9" * 5000), "seed", "invalid_value"),
    ("motion", as_json(prompt="x", motion_intensity=1.5), "motion_intensity", "value_above_max"),
    ("endless motion", as_json(prompt="x", motion_intensity="inf"), "motion_intensity", "invalid_value"),
    ("characters", as_json(prompt="x", characters=[{"id": "a"}] * 3), "characters", "array_above_max_length"),
    ("character id", as_json(prompt="x", characters=[{"id": 5}]), "characters[0].id", "invalid_type"),
    ("no reference", as_json(prompt="x", input_reference={}), "input_reference", "invalid_value"),
    ("two references", as_json(prompt="x", input_reference={"image_url": "a", "file_id": "b"}),
     "input_reference", "invalid_value"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "param", "code"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED]
)
def test_what_cannot_be_read_is_refused_by_name(
    limits: Limits, sent: tuple[str, bytes], param: str | None, code: str
) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        take(limits, sent)
    assert (refusal.value.param, refusal.value.wire_code) == (param, code)


def test_the_words_are_openais(limits: Limits) -> None:
    def words(**fields: object) -> str:
        with pytest.raises(InvalidRequest) as refusal:
            take(limits, as_json(**fields))
        return refusal.value.message

    assert words() == "Missing required parameter: 'prompt'."
    assert words(prompt="x", duration=5) == "Unknown parameter: 'duration'."
    assert words(prompt=5) == "Invalid type for 'prompt': expected a string, but got an integer instead."
    assert words(prompt="x", style="baroque") == (
        "Invalid value: 'baroque'. Supported values are: "
        "'natural', 'cinematic', 'animated', and 'documentary'."
    )
    assert words(prompt="x" * 32_001).startswith(
        "Invalid 'prompt': string too long. Expected a string with maximum length 32000, but got"
    )


@pytest.mark.parametrize(
    ("sent", "headers"),
    [
        (as_json(prompt="x" * (1 << 20)), {}),
        (multipart(part("prompt", "x" * (1 << 20) + "x")), {}),
        (multipart(part("prompt", "x"), part("input_reference", b"x" * (3 << 20), '; filename="x"')), {}),
        (as_json(prompt="x"), {"content_length": str(1 << 40)}),
    ],
    ids=["JSON", "text part", "file", "announced"],
)
def test_too_much_is_refused_while_it_comes(
    limits: Limits, sent: tuple[str, bytes], headers: dict[str, str]
) -> None:
    with pytest.raises(TooLarge):
        take(limits, sent, **headers)


@pytest.mark.parametrize(
    ("kind", "headers"), [("text/plain", {}), ("application/json", {"content_encoding": "gzip"})]
)
def test_encodings_that_are_not_understood(limits: Limits, kind: str, headers: dict[str, str]) -> None:
    with pytest.raises(UnsupportedMediaType):
        take(limits, (kind, b"{}"), **headers)


def test_damaged_requests_are_refused_and_never_break_the_parser(limits: Limits) -> None:
    """A thousand mutations of good bodies: each is either taken or refused, and leaves no file."""
    chance = random.Random(20_261_121)
    whole = [*SAME.values(), multipart(part("prompt", "x"), part("input_reference", PNG, '; filename="x"'))]
    outcomes = {"taken": 0, "refused": 0}
    for _ in range(1000):
        kind, body = chance.choice(whole)
        damaged = bytearray(body)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(damaged) + 1)
            match chance.randrange(4):
                case 0:
                    damaged[at : at + chance.randint(1, 9)] = b""
                case 1:
                    damaged[at:at] = chance.randbytes(chance.randint(1, 9))
                case 2:
                    damaged[at:at] = chance.choice(
                        [b"\r\n", b"--frontier", b"[]", b'"', b"\0", b"\\u", b"}", b"%"]
                    )
                case 3:
                    damaged[at : at + 1] = bytes([chance.randrange(256)])
        try:
            take(limits, (kind, bytes(damaged)), chunk=chance.choice([1, 13, 4096]))
            outcomes["taken"] += 1
        except InvalidRequest:
            outcomes["refused"] += 1
    assert min(outcomes.values()) > 100
