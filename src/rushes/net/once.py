"""One request on a connection of its own, for what creates something.

aiohttp keeps connections, follows redirects, decodes as it reads: it takes four times as long over such a
request as this, and half of what an order costs is its sending. httptools reads the answers.
"""

from __future__ import annotations

import asyncio
import base64
import socket
import ssl
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, cast

import aiohappyeyeballs
import httptools
from yarl import URL

from rushes.net.addresses import check_public, guarded_socket

#: How soon the next of a host's addresses is tried beside the one before: RFC 8305, section 5.
_NEXT_ADDRESS_SECONDS = 0.25
#: Written at a time, so that others have their turn meanwhile.
_CHUNK = 1024 * 1024
#: More than any answer's head.
_MOST_HEAD = 64 * 1024


class BrokenOff(OSError):
    """What came back is no whole answer."""


class AnswerTooLarge(Exception):
    pass


class Reading(asyncio.Protocol):
    """One answer: its status, its headers in lower case, its body as it was before it was compressed."""

    def __init__(self, max_bytes: int) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self._body = bytearray()
        self._max_bytes = max_bytes
        self._room = max_bytes + _MOST_HEAD
        self._parser = httptools.HttpResponseParser(self)
        self._whole: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def whole(self) -> bytes:
        """The body. Raises BrokenOff and AnswerTooLarge."""
        await self._whole
        body = bytes(self._body)
        if self.headers.get("content-encoding", "").lower() in ("gzip", "deflate"):  # nobody asked for it
            try:
                body = zlib.decompressobj(47).decompress(body, self._max_bytes + 1)
            except zlib.error:
                raise BrokenOff from None
        if len(body) > self._max_bytes:
            raise AnswerTooLarge
        return body

    def data_received(self, data: bytes) -> None:
        self._room -= len(data)
        if self._room < 0:
            self._end(AnswerTooLarge())
            return
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._end(BrokenOff())

    def on_message_begin(self) -> None:
        if self._whole.done():
            raise BrokenOff  # another answer, which nobody asked for, would mix with the first

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        self.status = self._parser.get_status_code()

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        if self.status >= 200:
            self._end(None)
            return
        self.status, self.headers = 0, {}  # one that only says that there will be another

    def connection_lost(self, error: Exception | None) -> None:
        framed = {"content-length", "transfer-encoding"} & self.headers.keys()
        self._end(None if self.status and not framed and error is None else BrokenOff())

    def _end(self, error: Exception | None) -> None:
        if self._whole.done():
            return
        if error is None:
            self._whole.set_result(None)
        else:
            self._whole.set_exception(error)
            self._whole.exception()  # seen, should nobody wait for it any more


@cache
def _secure() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


async def send(
    method: str,
    url: URL,
    headers: Mapping[str, str],
    content: bytes,
    *,
    public: bool,
    connect_seconds: float,
    max_bytes: int,
    connected: Callable[[], None],
) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers and body. ``connected`` is called before a byte of the request is sent.

    ``public``: only out on the internet.

    Raises OSError, ValueError, AnswerTooLarge, and TimeoutError if there is no connection in time.
    """
    head = _head(method, url, headers, len(content))
    async with asyncio.timeout(connect_seconds):
        made, reading = await _connect(url, public, max_bytes)
    transport = cast("asyncio.Transport", made)
    try:
        connected()
        transport.write(head + content[:_CHUNK])
        for first in range(_CHUNK, len(content), _CHUNK):
            await asyncio.sleep(0)
            transport.write(content[first : first + _CHUNK])
        body = await reading.whole()
    except BaseException:
        transport.abort()
        raise
    transport.close()
    return reading.status, reading.headers, body


def _head(method: str, url: URL, headers: Mapping[str, str], length: int) -> bytes:
    given = {
        "host": url.host_port_subcomponent or "",
        "user-agent": "rushes",
        "accept": "*/*",
        "accept-encoding": "identity",
        "connection": "close",
        **({"authorization": _basic(url)} if url.user is not None else {}),
        **{name.lower(): value for name, value in headers.items()},
        "content-length": str(length),
    }
    lines = [f"{method} {url.raw_path_qs} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
    if any(not {"\r", "\n", "\0"}.isdisjoint(line) for line in lines):
        raise ValueError("a header of two lines")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _basic(url: URL) -> str:
    return "Basic " + base64.b64encode(f"{url.user}:{url.password or ''}".encode()).decode()


async def _connect(url: URL, public: bool, max_bytes: int) -> tuple[asyncio.BaseTransport, Reading]:
    if url.scheme not in ("http", "https") or url.raw_host is None or url.port is None:
        raise ValueError("no address of the web")
    loop = asyncio.get_running_loop()
    flags = socket.AI_ADDRCONFIG
    found = await loop.getaddrinfo(url.raw_host, url.port, type=socket.SOCK_STREAM, flags=flags)
    secure: dict[str, Any] = {}
    if url.scheme == "https":
        secure = {"ssl": _secure(), "server_hostname": url.raw_host}
    if len(found) == 1:
        address = str(found[0][4][0])
        if public:
            check_public(address)
        return await loop.create_connection(lambda: Reading(max_bytes), address, url.port, **secure)
    connection = await aiohappyeyeballs.start_connection(
        found,
        happy_eyeballs_delay=_NEXT_ADDRESS_SECONDS,
        interleave=1,
        socket_factory=guarded_socket if public else None,
    )
    try:
        return await loop.create_connection(lambda: Reading(max_bytes), sock=connection, **secure)
    except BaseException:
        connection.close()
        raise
