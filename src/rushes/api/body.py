"""A request's body, whichever of the three encodings it came in, as one nested object."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from fastapi import Request
from pydantic_core import from_json
from python_multipart.multipart import parse_options_header
from starlette.requests import ClientDisconnect

from rushes.api.brackets import nest
from rushes.api.exchange import headers
from rushes.api.multipart import MAX_PARTS, MultipartReader, malformed
from rushes.api.spool import Spool
from rushes.errors import InvalidRequest, TooLarge, UnsupportedMediaType


@dataclass(frozen=True)
class Limits:
    """What one request may bring, in bytes, and where its files lie meanwhile."""

    spool: Path
    #: A multipart body with its files.
    max_body: int = 1 << 29
    #: A JSON or urlencoded body, or all text parts together: OpenAI's 20 MiB for a data URL, and room.
    max_text: int = 24 << 20

    @property
    def text(self) -> int:
        return min(self.max_text, self.max_body)


async def read_body(request: Request, limits: Limits, spool: Spool) -> dict[str, Any]:
    """The body's fields without nulls. Raises InvalidRequest, TooLarge or UnsupportedMediaType."""
    given = headers(request.scope)
    media_type, options = parse_options_header(given.get(b"content-type"))
    if given.get(b"content-encoding", b"identity") != b"identity":
        raise UnsupportedMediaType("Compressed request bodies are not supported: send it as it is.")
    if media_type == b"multipart/form-data":
        boundary = options.get(b"boundary")
        if not boundary:
            raise malformed("its content type names no boundary")
        reader = MultipartReader(boundary, spool, limits.text)
        return nest(await reader.read(_capped(request, given, limits.max_body)))
    if media_type == b"application/x-www-form-urlencoded":
        return nest(_urlencoded(await _whole(request, given, limits.text)))
    if not media_type or media_type == b"application/json" or media_type.endswith(b"+json"):
        return _json(await _whole(request, given, limits.text))
    raise UnsupportedMediaType(
        f"Unsupported content type: '{media_type[:80].decode('latin-1')}'. Supported types are: "
        "'application/json', 'multipart/form-data', and 'application/x-www-form-urlencoded'."
    )


async def _capped(request: Request, given: Mapping[bytes, bytes], limit: int) -> AsyncIterator[bytes]:
    """The body's chunks; TooLarge as soon as it is known, by the length announced or by what came."""
    announced = given.get(b"content-length", b"")
    if announced.isdigit() and int(announced) > limit:
        raise _too_large(limit)
    left = limit
    more = True
    while more:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk: bytes = message.get("body", b"")
        more = message.get("more_body", False)
        left -= len(chunk)
        if left < 0:
            raise _too_large(limit)
        yield chunk


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"The request body is larger than {limit} bytes.")


async def _whole(request: Request, given: Mapping[bytes, bytes], limit: int) -> bytes:
    return b"".join([chunk async for chunk in _capped(request, given, limit)])


def _json(body: bytes) -> dict[str, Any]:
    if not body.strip():
        return {}
    try:
        # Stricter than the standard library: no NaN, no lone surrogates, no bottomless nesting.
        value = from_json(body, allow_inf_nan=False)
    except ValueError as problem:
        raise InvalidRequest(
            f"We could not parse the JSON body of your request: {problem}.", code="malformed_json"
        ) from problem
    if not isinstance(value, dict):
        raise InvalidRequest("The JSON body of your request must be an object.", code="malformed_json")
    return without_nulls(value)


def without_nulls(value: dict[str, Any]) -> dict[str, Any]:
    """An explicit null means the same as a field that is not there; a caller's own notes stay as they are."""
    return {
        key: without_nulls(item) if isinstance(item, dict) and key != "metadata" else item
        for key, item in value.items()
        if item is not None
    }


def _urlencoded(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_PARTS
        )
    except ValueError as problem:
        raise InvalidRequest("The urlencoded body is malformed.", code="malformed_form") from problem
