"""Clients that post creates as fast as they are answered. Run as a process of its own; prints JSON.

It shares the machine with the server that it measures, and so does as little as a client can: the request is
made once, and of an answer httptools finds the status and the end. The same for every server.

python -m bench.load http://127.0.0.1:8000 KEY CLIENTS SECONDS
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import cast
from urllib.parse import urlsplit

import httptools
import uvloop

BODY = {"model": "sora-2", "prompt": "a misty valley at sunrise", "seconds": "4", "size": "1280x720"}


def _request(netloc: str, key: str) -> bytes:
    body = json.dumps(BODY)
    lines = (
        "POST /v1/videos HTTP/1.1",
        f"Host: {netloc}",
        f"Authorization: Bearer {key}",
        "Accept: */*",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    )
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


class _Client(asyncio.Protocol):
    """One connection, which the server has to keep open: a request at a time, until the end is near."""

    def __init__(self, request: bytes, end: float, took: list[float]) -> None:
        self._request = request
        self._end = end
        self._took = took
        self._body = b""
        #: Done at the end; raises if anything else than a 200 is answered, or nothing.
        self.finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._send()

    def _send(self) -> None:
        self._start = time.perf_counter()
        if self._start >= self._end:
            self.finished.set_result(None)
            self._transport.close()
            return
        self._parser = httptools.HttpResponseParser(self)
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_body(self, body: bytes) -> None:
        self._body = body

    def on_message_complete(self) -> None:
        self._took.append(time.perf_counter() - self._start)
        status = self._parser.get_status_code()
        if status != 200:
            self._fail(f"HTTP {status}: {self._body.decode()}")
            return
        self._send()

    def connection_lost(self, _: Exception | None) -> None:
        self._fail("the server closed a connection")

    def _fail(self, why: str) -> None:
        if not self.finished.done():
            self.finished.set_exception(SystemExit(why))


async def load(base: str, key: str, clients: int, seconds: float) -> dict[str, float]:
    took: list[float] = []
    host, _, port = urlsplit(base).netloc.partition(":")
    request = _request(f"{host}:{port}", key)
    loop = asyncio.get_running_loop()
    began = time.perf_counter()
    end = began + seconds
    each = [
        (await loop.create_connection(lambda: _Client(request, end, took), host, int(port)))[1]
        for _ in range(clients)
    ]
    await asyncio.gather(*(client.finished for client in each))
    lasted = time.perf_counter() - began  # with those that were under way at the end
    took.sort()
    return {
        "creates": len(took),
        "per_second": len(took) / lasted,
        "p50_ms": took[len(took) // 2] * 1000,
        "p99_ms": took[len(took) * 99 // 100] * 1000,
    }


if __name__ == "__main__":
    base, key, clients, seconds = sys.argv[1:]
    print(json.dumps(uvloop.run(load(base, key, int(clients), float(seconds)))))
