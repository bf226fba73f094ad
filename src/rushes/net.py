"""The one way out: HTTP to addresses that callers name, which must not be our own network."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Mapping
from typing import Any

import aiohttp

from rushes.errors import InvalidRequest

_TIMEOUT = aiohttp.ClientTimeout(total=30, sock_connect=5, sock_read=10)
_REDIRECTS = 3
_CHUNK = 64 * 1024
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Unreachable(Exception):
    """No answer; the message says why, and nothing of what our network looks like from inside."""


class Refused(OSError):
    """The address belongs to no public host."""


def is_public(address: str) -> bool:
    """Whether an IP address is out on the internet, whatever it is wrapped in."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _guarded_socket(info: tuple[Any, ...]) -> socket.socket:
    """Judged at connect time, after the name was resolved: what a name led to earlier proves nothing."""
    family, kind, protocol, _, address = info
    if not is_public(address[0]):
        raise Refused(f"{address[0]} is not a public address")
    return socket.socket(family, kind, protocol)


async def fetch(url: str, *, max_bytes: int, param: str) -> bytes:
    """GET what a caller pointed at. Raises InvalidRequest naming ``param`` for anything but bytes in time."""
    if not url.startswith(("http://", "https://")):
        raise InvalidRequest(f"'{param}' must be an http or https URL, or a data URL.", param=param)
    connector = aiohttp.TCPConnector(socket_factory=_guarded_socket, use_dns_cache=False)
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
    guard = None if allow_private else _guarded_socket
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
