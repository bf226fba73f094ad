"""Whatever goes wrong is said in one form, with a request id, and nothing is said to strangers."""

from __future__ import annotations

import json
import random
import socket
import time

import pytest

CREATE = "/v1/videos"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/v1/videos"),
        ("POST", "/v1/videos"),
        ("GET", "/v1/models"),
        ("GET", "/no/such/path"),
        ("DELETE", "/healthz/x"),
        ("OPTIONS", "/v1/videos"),
        ("GET", "/openai/v1/videos"),
        ("GET", "/openapi.json/"),
    ],
)
@pytest.mark.parametrize(
    "credentials", [{}, {"authorization": "Bearer wrong"}, {"api_key": "wrong"}, {"authorization": "Basic x"}]
)
def test_without_a_key_nothing_answers(wire, method, path, credentials):
    answer = wire.ask(method, path, key=False, **credentials)
    assert answer.status == 401
    assert answer.error["code"] == "invalid_api_key"
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/docs", "/openapi.json"])
def test_what_answers_anybody(wire, path):
    answer = wire.ask("GET", path, key=False)
    assert answer.status == 200
    assert answer.headers["x-request-id"]


@pytest.mark.parametrize("header", ["authorization", "api_key"])
@pytest.mark.parametrize("mount", ["/v1", "/openai/v1", "/openai"])
def test_both_keys_on_all_mounts(wire, mount, header):
    credentials = {header: wire.server.key if header == "api_key" else f"bearer {wire.server.key}"}
    answer = wire.ask("GET", f"{mount}/models?api-version=2026-01-01-preview", key=False, **credentials)
    assert answer.status == 200
    assert "sora-2" in [model["id"] for model in answer.json["data"]]


def test_unknown_paths_and_methods(wire):
    unknown = wire.ask("GET", "/v1/nothing")
    assert (unknown.status, unknown.error["code"]) == (404, "unknown_url")
    for path, allowed in {
        "/v1/videos": "GET, HEAD, POST",
        "/v1/videos/edits": "DELETE, GET, HEAD, POST",
        "/v1/videos/x/content": "GET, HEAD",
        "/openai/v1/videos/x/remix": "POST",
    }.items():
        wrong = wire.ask("PATCH", path)
        assert (wrong.status, wrong.error["code"]) == (405, "method_not_allowed")
        assert wrong.headers["allow"] == allowed


@pytest.mark.parametrize(
    "path",
    ["/v1/videos/video_nope", "/v1/videos/%00", "/v1/videos/..%2f..%2fetc", "/v1/videos/characters/char_nope",
     "/v1/videos/x/content", "/v1/videos/x/attempts", "/v1/models/no-such-model", "/v1/videos/edits"],
)  # fmt: skip
def test_what_is_not_there(wire, path):
    answer = wire.ask("GET", path)
    assert answer.status == 404
    assert answer.error["type"] == "invalid_request_error"


@pytest.mark.parametrize(
    ("path", "param"),
    [
        ("/v1/videos?limit=101", "limit"),
        ("/v1/videos?limit=-1", "limit"),
        ("/v1/videos?limit=ten", "limit"),
        ("/v1/videos?order=up", "order"),
        ("/v1/videos?after=%00", "after"),
        ("/v1/videos?after=video_x", "after"),
        ("/v1/videos/x/content?variant=gif", "variant"),
    ],
)
def test_bad_queries_name_their_parameter(wire, path, param):
    answer = wire.ask("GET", path)
    assert (answer.status, answer.error["param"]) == (400, param)


#: Valid to the parser, refused by what judges the fields: the model's name never exists, so nothing is made.
@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"model": "no-such-model"}, "model"),
        ({"seconds": 26}, "seconds"),
        ({"seconds": 0}, "seconds"),
        ({"seconds": 10**30}, "seconds"),
        ({"size": "10x10"}, "size"),
        ({"size": "127x128"}, "size"),
        ({"size": "big"}, "size"),
        ({"fps": 7}, "fps"),
        ({"characters": [{"id": "char_x"}]}, "characters"),
        ({"input_reference": {"file_id": "file-x"}}, "input_reference.file_id"),
        ({"input_reference": {"image_url": "data:image/png;base64,AAAA"}}, "input_reference"),
        ({"input_reference": {"image_url": "data:image/png;base64,ª"}}, "input_reference.image_url"),
        ({"input_reference": {"image_url": "data:nonsense"}}, "input_reference.image_url"),
        ({"input_reference": {"image_url": "http://127.0.0.1:1/x.png"}}, "input_reference.image_url"),
        ({"prompt": None}, "prompt"),
        ({"n": 2}, "n"),
    ],
)
def test_bad_fields_are_named(wire, fields, param):
    answer = wire.ask("POST", CREATE, {"prompt": "x", "size": "128x128", "seconds": 1, **fields})
    assert answer.status == 400
    assert answer.error["param"] == param


def nonsense(chance: random.Random, depth: int = 0):
    """A JSON value of any type, often one that means something in a request."""
    match chance.randrange(9 if depth < 3 else 6):
        case 0:
            return chance.choice([None, True, False])
        case 1:
            return chance.choice([0, -1, 8, 2**63, 10**40])
        case 2:
            return chance.choice([0.5, -1e300, 1e-300])
        case 3 | 4 | 5:
            words = [
                "",
                "8",
                "1280x720",
                "video_x",
                "\0",
                "\u202e",
                "x" * 300,
                "data:image/png;base64,",
                "http://[::1]",
            ]
            return chance.choice(words)
        case 6:
            return [nonsense(chance, depth + 1) for _ in range(chance.randrange(4))]
        case _:
            keys = ["id", "image_url", "file_id", "path", "", "x"]
            return {key: nonsense(chance, depth + 1) for key in chance.sample(keys, chance.randrange(3))}


def test_no_nonsense_breaks_the_server(wire):
    chance = random.Random(20_261_121)
    fields = [
        "prompt",
        "seconds",
        "size",
        "input_reference",
        "characters",
        "video",
        "seed",
        "fps",
        "audio",
        "style",
        "duration",
        "resolution",
        "metadata",
        "image",
        "priority",
        "webhook_url",
    ]
    paths = [
        CREATE,
        f"{CREATE}/edits",
        f"{CREATE}/extensions",
        f"{CREATE}/video_x/remix",
        f"{CREATE}/characters",
        "/v1/generations/text-to-video",
        "/v1/sora/generations/image-to-video",
    ]
    for _ in range(500):
        body = {name: nonsense(chance) for name in chance.sample(fields, chance.randrange(5))}
        answer = wire.ask("POST", chance.choice(paths), {**body, "model": "no-such-model"})
        assert 400 <= answer.status < 500, body
        assert answer.error


@pytest.mark.parametrize(
    "start",
    [b"GET /v1/vid\xe9os HTTP/1.1", b"GET /v1/%ff%fe HTTP/1.1", b"GET /v1/" + b"x" * 20_000 + b" HTTP/1.1",
     b"BREW /v1/videos HTTP/1.1", b"GET * HTTP/1.1", b"nonsense"],
)  # fmt: skip
def test_strange_request_lines(wire, start):
    with socket.create_connection(wire.server.address, timeout=60) as connection:
        key = wire.server.key.encode()
        connection.sendall(
            start + b"\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + key + b"\r\n\r\n"
        )
        assert connection.recv(65536).partition(b"\r\n")[0].split()[1][:1] == b"4"


def test_a_body_in_a_strange_encoding(wire):
    assert wire.ask("POST", CREATE, b"<x/>", content_type="application/xml").status == 415
    assert wire.ask("POST", CREATE, b"{", content_type="application/json").error["code"] == "malformed_json"
    assert (
        wire.ask("POST", CREATE, b"{}", content_type="multipart/form-data").error["code"]
        == "malformed_multipart"
    )
    assert wire.ask("POST", "/v1/videos/characters", {"name": "Ada"}).error["param"] == "video"


def test_a_body_that_never_ends_is_stopped(wire):
    """Chunked, so that no length announces it: the answer comes while it is still being sent."""
    host, port = wire.server.address
    with socket.create_connection((host, port), timeout=60) as connection:
        connection.sendall(
            f"POST {CREATE} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {wire.server.key}\r\n"
            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )
        chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
        for _ in range(25):
            connection.sendall(chunk)
        assert b" 413 " in connection.recv(65536).partition(b"\r\n")[0]


def test_an_announced_giant_is_refused_before_it_is_sent(wire):
    host, port = wire.server.address
    with socket.create_connection((host, port), timeout=60) as connection:
        connection.sendall(
            f"POST {CREATE} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {wire.server.key}\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 999999999999\r\n\r\n".encode()
        )
        assert b" 413 " in connection.recv(65536).partition(b"\r\n")[0]


def test_uploads_leave_nothing_behind(wire, server):
    """Refused, damaged or abandoned half way: the spool is empty afterwards."""
    head = '--b\r\nContent-Disposition: form-data; name="input_reference"; filename="x"\r\n\r\n'
    kind = "multipart/form-data; boundary=b"
    refused = wire.ask("POST", CREATE, f"{head}not an image\r\n--b--".encode(), content_type=kind)
    assert refused.status == 400
    with socket.create_connection(server.address, timeout=60) as connection:
        connection.sendall(
            f"POST {CREATE} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {server.key}\r\n"
            f"Content-Type: {kind}\r\nContent-Length: 9000000\r\n\r\n{head}".encode()
            + bytes(4_000_000)
        )
        assert eventually(lambda: spooled(server))
    assert eventually(lambda: not spooled(server))


def spooled(server):
    return list((server.home / "spool").iterdir())


def eventually(condition):
    """The last resort against waiting for ever is a minute; it takes milliseconds."""
    end = time.monotonic() + 60
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


def test_a_request_is_one_line_of_the_log(wire, server):
    answers = [wire.ask("GET", path) for path in ("/openai/v1/models?api-version=1", "/v1/videos/video_x")]
    wire.ask("GET", "/v1/models", key=False, api_key="sk-somebodys-secret")
    ids = [answer.headers["x-request-id"] for answer in answers]
    assert eventually(lambda: ids[-1] in server.log.read_text())
    lines = [json.loads(line) for line in server.log.read_text().splitlines()]
    found = [line for line in lines if line.get("request_id") in ids]
    assert [(line["event"], line["path"], line["status"]) for line in found] == [
        ("request", "/openai/v1/models", 200),
        ("request", "/v1/videos/video_x", 404),
    ]
    assert found[0]["project"].startswith("proj_")
    for secret in (server.key, "sk-somebodys-secret"):
        assert secret not in server.log.read_text()


def test_head_says_what_get_says(wire):
    for path in ("/healthz", "/v1/models", "/v1/videos", "/v1/nothing"):
        got, head = wire.ask("GET", path), wire.ask("HEAD", path)
        assert (head.status, head.body) == (got.status, b"")
        for name in ("content-type", "content-length"):
            assert head.headers[name] == got.headers[name]
