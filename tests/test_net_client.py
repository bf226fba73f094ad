"""What went wrong with a vendor is told apart by whether it may have been asked; nothing leaks on the way."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import gzip
import ipaddress
import re
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from rushes.errors import DiskFull
from rushes.net import Client, Unanswered, Unsent, once
from rushes.net.forms import File, multipart

#: What a connection does with a request that it has read: head and body.
Speak = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]

SECRET = "sk-of-nobody"
HEADERS = {"authorization": f"Bearer {SECRET}"}
OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"


class Place:
    """A server of raw bytes; ``heard`` is every request that came, as it came."""

    def __init__(self, speak: Speak) -> None:
        self.heard: list[bytes] = []
        self.connections = 0
        self.url = ""
        self._speak = speak
        self._tasks: set[asyncio.Task[None]] = set()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._tasks.add(asyncio.get_running_loop().create_task(self._talk(reader, writer)))

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while not writer.is_closing():
                request = await reader.readuntil(b"\r\n\r\n")
                if found := re.search(rb"content-length: (\d+)", request, re.IGNORECASE):
                    request += await reader.readexactly(int(found[1]))
                self.heard.append(request)
                await self._speak(request, writer)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.transport.abort()

    @contextlib.asynccontextmanager
    async def open(self, secure: ssl.SSLContext | None = None) -> AsyncIterator[Place]:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0, ssl=secure)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)


def answering(answer: bytes, *, then_end: bool = False) -> Speak:
    async def speak(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()
        if then_end:
            writer.close()
            await writer.wait_closed()

    return speak


async def hang_up(_: bytes, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def say_nothing(_: bytes, writer: asyncio.StreamWriter) -> None:
    return


@contextlib.asynccontextmanager
async def a_client(*, allow_private: bool = True) -> AsyncIterator[Client]:
    client = Client(allow_private=allow_private)
    try:
        yield client
    finally:
        await client.close()


async def post(client: Client, url: str, seconds: float = 60, max_bytes: int = 1000) -> int:
    answer = await client.ask(
        "POST", url, headers=HEADERS, data={"prompt": "a"}, seconds=seconds, max_bytes=max_bytes
    )
    return answer.status


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_what_was_answered_comes_back_whatever_its_status() -> None:
    async def walk() -> None:
        refusal = b'HTTP/1.1 418 No\r\nRetry-After: 3\r\ncontent-length: 8\r\n\r\n{"a": 1}'
        async with Place(answering(refusal)).open() as place, a_client() as client:
            answer = await client.ask("POST", place.url, headers=HEADERS, data={"prompt": "ä"}, seconds=60)
            assert (answer.status, answer.headers["retry-after"], answer.json()) == (418, "3", {"a": 1})
            assert b'{"prompt": "' in place.heard[0]

    asyncio.run(walk())


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"HTTP/1.1 200 OK\r\n\r\n{}", id="that ends with its connection"),
        pytest.param(b"HTTP/1.1 103 Early Hints\r\nlink: a\r\n\r\n" + OK, id="after an early one"),
        pytest.param(OK + b"HTTP/1.1 500 No\r\nlink: b\r\ncontent-length: 2\r\n\r\n[]", id="before another"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n",
            id="in chunks",
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n" + gzip.compress(b"{}"),
            id="compressed, though nobody asked for that",
        ),
    ],
)
def test_a_whole_answer_is_read_however_it_comes(answer: bytes) -> None:
    async def walk() -> None:
        async with Place(answering(answer, then_end=True)).open() as place, a_client() as client:
            got = await client.ask("POST", place.url, headers=HEADERS, data={}, seconds=60)
            assert (got.status, got.body, "link" in got.headers) == (200, b"{}", False)

    asyncio.run(walk())


def test_a_large_request_arrives_whole() -> None:
    async def walk() -> None:
        async with Place(answering(OK)).open() as place, a_client() as client:
            await client.ask("POST", place.url, headers=HEADERS, data={"prompt": "a" * 2_500_000}, seconds=60)
            assert place.heard[0].endswith(b'aaa"}')
            assert len(place.heard[0]) > 2_500_000

    asyncio.run(walk())


def test_a_closed_port_was_sent_nothing() -> None:
    async def walk() -> None:
        async with a_client() as client:
            with pytest.raises(Unsent):
                await post(client, f"http://127.0.0.1:{free_port()}/")

    asyncio.run(walk())


def test_a_name_that_leads_nowhere_was_sent_nothing() -> None:
    async def walk() -> None:
        async with a_client() as client:
            with pytest.raises(Unsent):
                await post(client, "http://nowhere.invalid/")

    asyncio.run(walk())


def test_a_handshake_that_fails_was_sent_nothing() -> None:
    async def walk() -> None:
        server = await asyncio.start_server(lambda _, writer: writer.transport.abort(), "127.0.0.1", 0)
        async with a_client() as client:
            with pytest.raises(Unsent):
                await post(client, f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
        server.close()

    asyncio.run(walk())


@pytest.mark.parametrize(
    "speak",
    [
        pytest.param(hang_up, id="hangs up"),
        pytest.param(answering(b"", then_end=True), id="ends"),
        pytest.param(answering(b"SSH-2.0-OpenSSH_9.9\r\n\r\n", then_end=True), id="speaks something else"),
        pytest.param(answering(b"HTTP/1.1 200 OK\r\ncontent-le", then_end=True), id="ends in its headers"),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{", then_end=True), id="ends in its body"
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n", then_end=True),
            id="ends between chunks",
        ),
    ],
)
def test_whoever_was_connected_may_have_been_asked(speak: Speak) -> None:
    async def walk() -> None:
        async with Place(speak).open() as place, a_client() as client:
            with pytest.raises(Unanswered) as unanswered:
                await post(client, place.url)
            assert SECRET not in str(unanswered.value)
            assert len(place.heard) == 1, "what creates something is never sent again"

    asyncio.run(walk())


def test_no_answer_in_time_may_have_been_asked() -> None:
    async def walk() -> None:
        async with Place(say_nothing).open() as place, a_client() as client:
            with pytest.raises(Unanswered, match="it took too long"):
                await post(client, place.url, seconds=0.2)
            assert len(place.heard) == 1

    asyncio.run(walk())


def test_an_answer_that_never_ends_is_not_read_to_its_end() -> None:
    async def walk() -> None:
        large = b"HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n" + b" " * 1001
        async with Place(answering(large)).open() as place, a_client() as client:
            with pytest.raises(Unanswered, match="too large"):
                await post(client, place.url)
            assert await post(client, place.url, max_bytes=1001) == 200

    asyncio.run(walk())


def test_what_creates_something_has_a_connection_of_its_own() -> None:
    async def walk() -> None:
        async with Place(answering(OK)).open() as place, a_client() as client:
            for _ in range(2):
                await client.ask("GET", place.url, headers={}, seconds=60)
            assert place.connections == 1
            for _ in range(2):
                await post(client, place.url)
            assert place.connections == 3

    asyncio.run(walk())


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_create_follows_no_redirect(status: int) -> None:
    async def walk() -> None:
        async with Place(answering(OK)).open() as elsewhere:
            moved = f"HTTP/1.1 {status} Moved\r\nlocation: {elsewhere.url}/\r\ncontent-length: 0\r\n\r\n"
            async with Place(answering(moved.encode())).open() as place, a_client() as client:
                assert await post(client, place.url) == status
                assert elsewhere.heard == []

    asyncio.run(walk())


def test_a_download_follows_and_takes_no_headers_along(tmp_path: Path) -> None:
    async def walk() -> None:
        async with Place(answering(OK)).open() as bucket:
            moved = f"HTTP/1.1 302 Found\r\nlocation: {bucket.url}/file\r\ncontent-length: 0\r\n\r\n"
            async with Place(answering(moved.encode())).open() as place, a_client() as client:
                target = tmp_path / "video.mp4"
                status = await client.download(place.url, target, headers=HEADERS, seconds=60, max_bytes=1000)
                assert (status, target.read_bytes()) == (200, b"{}")
                assert SECRET.encode() in place.heard[0]
                [request] = bucket.heard
                assert request.startswith(b"GET /file ")
                assert SECRET.encode() not in request

    asyncio.run(walk())


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:1", "data:video/mp4,x"]
)
def test_a_download_follows_only_to_the_web(location: str, tmp_path: Path) -> None:
    async def walk() -> None:
        moved = f"HTTP/1.1 302 Found\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n"
        async with Place(answering(moved.encode())).open() as place, a_client() as client:
            with pytest.raises(Unanswered):
                await client.download(
                    place.url, tmp_path / "video.mp4", headers=HEADERS, seconds=60, max_bytes=1000
                )

    asyncio.run(walk())


def test_a_download_that_leads_in_circles_ends(tmp_path: Path) -> None:
    async def walk() -> None:
        moved = answering(b"HTTP/1.1 302 Found\r\nlocation: /again\r\ncontent-length: 0\r\n\r\n")
        async with Place(moved).open() as place, a_client() as client:
            with pytest.raises(Unanswered, match="too often"):
                await client.download(
                    place.url, tmp_path / "video.mp4", headers=HEADERS, seconds=60, max_bytes=1000
                )
            assert len(place.heard) == 4

    asyncio.run(walk())


@pytest.mark.parametrize(
    ("answer", "max_bytes"),
    [
        pytest.param(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf", 1000, id="ends early"),
        pytest.param(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nlong", 3, id="is too large"),
    ],
)
def test_half_a_file_is_no_file(answer: bytes, max_bytes: int, tmp_path: Path) -> None:
    async def walk() -> None:
        async with Place(answering(answer, then_end=True)).open() as place, a_client() as client:
            with pytest.raises(Unanswered):
                await client.download(
                    place.url, tmp_path / "video.mp4", headers={}, seconds=60, max_bytes=max_bytes
                )

    asyncio.run(walk())


def test_what_is_no_file_is_not_written(tmp_path: Path) -> None:
    async def walk() -> None:
        gone = b"HTTP/1.1 403 Forbidden\r\ncontent-length: 4\r\n\r\nno!!"
        async with Place(answering(gone)).open() as place, a_client() as client:
            target = tmp_path / "video.mp4"
            assert await client.download(place.url, target, headers={}, seconds=60, max_bytes=1000) == 403
            assert not target.exists()

    asyncio.run(walk())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_not_the_vendors_fault(tmp_path: Path) -> None:
    async def walk() -> None:
        async with Place(answering(OK)).open() as place, a_client() as client:
            with pytest.raises(DiskFull):
                await client.download(place.url, Path("/dev/full"), headers={}, seconds=60, max_bytes=1000)

    asyncio.run(walk())


def test_our_own_network_is_closed_to_whoever_was_not_let_in(tmp_path: Path) -> None:
    async def walk() -> None:
        async with Place(answering(OK)).open() as place, a_client(allow_private=False) as client:
            for url in (place.url, place.url.replace("127.0.0.1", "localhost")):
                with pytest.raises(Unsent):
                    await post(client, url)
                with pytest.raises(Unsent):
                    await client.download(
                        url, tmp_path / "video.mp4", headers=HEADERS, seconds=60, max_bytes=1000
                    )
            assert place.heard == []

    asyncio.run(walk())


def test_a_form_is_sent_as_one() -> None:
    async def walk() -> None:
        async with Place(answering(OK)).open() as place, a_client() as client:
            parts = {"prompt": "a kite\r\n☂", 'a"b': "", "image": File(b"\x89PNG", "image/png", "a.png")}
            await client.ask("POST", place.url, headers=HEADERS, form=multipart(parts), seconds=60)
            head, _, body = place.heard[0].partition(b"\r\n\r\n")
            [kind] = re.findall(rb"content-type: (multipart/form-data; boundary=\w+)", head, re.IGNORECASE)
            read = BytesParser(policy=HTTP).parsebytes(b"content-type: " + kind + b"\r\n\r\n" + body)
            told = [part["content-disposition"].params for part in read.iter_parts()]
            assert told == [{"name": "prompt"}, {"name": "a%22b"}, {"name": "image", "filename": "a.png"}]
            sent = [part.get_payload(decode=True) for part in read.iter_parts()]
            assert sent == ["a kite\r\n☂".encode(), b"", b"\x89PNG"]

    asyncio.run(walk())


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ssl.SSLContext]:
    """Of 127.0.0.1, signed by itself and trusted by this process."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a vendor")])
    today = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "vendor.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    once._secure.cache_clear()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    yield context
    once._secure.cache_clear()


def test_orders_go_over_tls_to_whom_the_certificate_names(certificate: ssl.SSLContext) -> None:
    async def run() -> None:
        place = Place(answering(OK))
        async with place.open(certificate), a_client() as client:
            port = place.url.rsplit(":", 1)[1]
            assert await post(client, f"https://127.0.0.1:{port}/") == 200
            with pytest.raises(Unsent):
                await post(client, f"https://localhost:{port}/")
            assert [b'"prompt"' in heard for heard in place.heard] == [True]

    asyncio.run(run())
