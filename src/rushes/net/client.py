"""HTTP to vendors: addresses that an operator declared, and the links that those vendors hand out.

Nothing that creates something is sent twice by itself; where a connection ends before an answer, what only
asks is asked once more. What went wrong is told apart by the only thing that matters to who pays:
whether a byte of the request may have reached the other side.
"""

from __future__ import annotations

import asyncio
import errno
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin, urlsplit

import aiohttp
from yarl import URL

from rushes.errors import DiskFull
from rushes.net import once
from rushes.net.addresses import guarded_socket
from rushes.net.forms import Form

_CONNECT_SECONDS = 10.0
_CHUNK = 1024 * 1024
_REDIRECTS = 3
_AT_ONCE = 256
_TOO_LARGE = "the answer is too large"
#: What creates nothing.
_ASKING = frozenset({"GET", "HEAD", "DELETE"})
_MAX_ANSWER = 8 * 1024 * 1024
_MOVED = frozenset({301, 302, 303, 307, 308})


class Unsent(Exception):
    """The other side was not reached: not one byte of the request was sent."""


class Unanswered(Exception):
    """The request may have arrived, and no whole answer came back."""


@dataclass(frozen=True)
class Answer:
    """What came back, whatever its status. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:  # noqa: ANN401
        """None for a body that is not JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


class Client:
    """One for each account. Redirects are never followed but for downloads, and then without headers.

    ``allow_private``: whether the vendor, and what its links lead to, may be in our own network.
    """

    def __init__(self, *, allow_private: bool = False) -> None:
        self._allow_private = allow_private
        self._session: aiohttp.ClientSession | None = None

    async def ask(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        params: Mapping[str, str] | None = None,
        data: Mapping[str, Any] | None = None,
        form: Form | None = None,
        seconds: float,
        max_bytes: int = _MAX_ANSWER,
    ) -> Answer:
        """One request, one answer; ``data`` is sent as JSON. ``seconds`` bounds all of it.

        What creates something gets a connection of its own: a kept one may have ended meanwhile, and then
        nobody could say whether the request arrived. Raises Unsent and Unanswered, which name neither the
        address nor what was sent.
        """
        context = SimpleNamespace(sent=False)
        if data is not None:
            form = Form(json.dumps(data).encode(), "application/json")
        if form is not None:
            headers = {**headers, "content-type": form.media_type}
        content = form.content if form is not None else b""
        if method not in _ASKING:
            async with _told_apart(context), asyncio.timeout(seconds):
                address = URL(url).extend_query(params or {})
                return Answer(*await self._send(method, address, headers, content, max_bytes, context))
        request = self._kept().request(
            method,
            url,
            headers=headers,
            params=params,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=seconds, sock_connect=_CONNECT_SECONDS),
            trace_request_ctx=context,
            data=content or None,
        )
        async with _told_apart(context), request as reply:
            body = bytearray()
            async for chunk in reply.content.iter_chunked(_CHUNK):
                body += chunk
                if len(body) > max_bytes:
                    raise Unanswered(_TOO_LARGE)
            return Answer(reply.status, {k.lower(): v for k, v in reply.headers.items()}, bytes(body))

    async def _send(
        self,
        method: str,
        url: URL,
        headers: Mapping[str, str],
        content: bytes,
        max_bytes: int,
        context: SimpleNamespace,
    ) -> tuple[int, Mapping[str, str], bytes]:
        def connected() -> None:
            context.sent = True

        try:
            return await once.send(
                method,
                url,
                headers,
                content,
                public=not self._allow_private,
                connect_seconds=_CONNECT_SECONDS,
                max_bytes=max_bytes,
                connected=connected,
            )
        except once.AnswerTooLarge:
            raise Unanswered(_TOO_LARGE) from None

    async def download(
        self, url: str, target: Path, *, headers: Mapping[str, str], seconds: float, max_bytes: int
    ) -> int:
        """Write what is there into ``target`` and return the answer's status; but for 200 nothing is written.

        Raises Unsent, DiskFull, and Unanswered if it ends early, is longer than ``max_bytes`` or takes too
        long.
        """
        context = SimpleNamespace(sent=False)
        timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=_CONNECT_SECONDS)
        for _ in range(_REDIRECTS + 1):
            async with (
                _told_apart(context),
                self._kept().get(
                    url, headers=headers, allow_redirects=False, timeout=timeout, trace_request_ctx=context
                ) as reply,
            ):
                if reply.status in _MOVED and "location" in reply.headers:
                    url, headers = urljoin(url, reply.headers["location"]), {}
                    if urlsplit(url).scheme not in ("http", "https"):
                        raise Unanswered("the link leads to something that is not the web")
                    continue
                if reply.status == 200:
                    await _write(reply, target, max_bytes)
                return reply.status
        raise Unanswered("the link leads on too often")

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    def _kept(self) -> aiohttp.ClientSession:
        """With connections that are kept, for what only asks."""
        if self._session is None:
            connector = aiohttp.TCPConnector(
                socket_factory=None if self._allow_private else guarded_socket,
                use_dns_cache=False,
                limit=_AT_ONCE,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
                trace_configs=[_traced()],
            )
        return self._session


def _traced() -> aiohttp.TraceConfig:
    """Notes that there is a connection: from then on the request may have been sent."""

    async def connected(_: object, context: SimpleNamespace, __: object) -> None:
        context.trace_request_ctx.sent = True

    config = aiohttp.TraceConfig()
    config.on_connection_create_end.append(connected)
    config.on_connection_reuseconn.append(connected)
    return config


@asynccontextmanager
async def _told_apart(context: SimpleNamespace) -> AsyncIterator[None]:
    try:
        yield
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        kind = Unanswered if context.sent else Unsent
        # The type alone: a message may hold an address with a token in it.
        raise kind("it took too long" if isinstance(error, TimeoutError) else type(error).__name__) from None


async def _write(reply: aiohttp.ClientResponse, target: Path, max_bytes: int) -> None:
    left = max_bytes
    try:
        with target.open("wb") as file:
            async for chunk in reply.content.iter_chunked(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Unanswered("the file is too large")
                await asyncio.to_thread(file.write, chunk)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from error
        raise
