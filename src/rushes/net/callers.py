"""HTTP to addresses that callers name: what they point at is fetched, what they are told is posted there."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import aiohttp

from rushes.errors import InvalidRequest
from rushes.net.addresses import guarded_socket

_TIMEOUT = aiohttp.ClientTimeout(total=30, sock_connect=5, sock_read=10)
_REDIRECTS = 3
_CHUNK = 64 * 1024


class Unreachable(Exception):
    """No answer; the message says why, and nothing of what our network looks like from inside."""


async def fetch(url: str, *, max_bytes: int, param: str) -> bytes:
    """GET what a caller pointed at. Raises InvalidRequest naming ``param`` for anything but bytes in time."""
    if not url.startswith(("http://", "https://")):
        raise InvalidRequest(f"'{param}' must be an http or https URL, or a data URL.", param=param)
    connector = aiohttp.TCPConnector(socket_factory=guarded_socket, use_dns_cache=False)
    try:
        async with (
            aiohttp.ClientSession(connector=connector, timeout=_TIMEOUT, trust_env=False) as session,
            session.get(url, max_redirects=_REDIRECTS) as reply,
        ):
            if reply.status != 200:
                raise InvalidRequest(f"'{param}' answered with HTTP status {reply.status}.", param=param)
            return await _body(reply, max_bytes, param)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise InvalidRequest(f"'{param}' could not be fetched: {_reason(error)}.", param=param) from error


async def post(
    url: str, body: bytes, headers: Mapping[str, str], *, seconds: float, allow_private: bool = False
) -> int:
    """POST and return the status of the answer, whose body is not read. Redirects are not followed.

    ``seconds`` bounds it all, from the look-up of the name to the last header. Raises Unreachable.
    """
    guard = None if allow_private else guarded_socket
    connector = aiohttp.TCPConnector(socket_factory=guard, use_dns_cache=False, force_close=True)
    try:
        async with (
            aiohttp.ClientSession(
                connector=connector,
                timeout=aiohttp.ClientTimeout(total=seconds),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
            ) as session,
            session.post(url, data=body, headers=headers, allow_redirects=False) as reply,
        ):
            return reply.status
    except aiohttp.ClientSSLError as error:
        raise Unreachable("its TLS certificate or handshake was refused") from error
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise Unreachable(_reason(error)) from error


async def _body(reply: aiohttp.ClientResponse, max_bytes: int, param: str) -> bytes:
    body = bytearray()
    async for chunk in reply.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > max_bytes:
            raise InvalidRequest(
                f"'{param}' leads to more than {max_bytes // 1024 // 1024} MiB.", param=param
            )
    return bytes(body)


def _reason(error: BaseException) -> str:
    """Short, and silent about what our network looks like from inside."""
    if isinstance(error, aiohttp.TooManyRedirects):
        return "it redirects too often"
    if isinstance(error, asyncio.TimeoutError):
        return "it took too long"
    if isinstance(error, aiohttp.InvalidURL):
        return "it is not a URL"
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return "it hung up"
    if isinstance(error, aiohttp.ClientResponseError):
        return "what it answered is not HTTP"
    return "no public host answered"
