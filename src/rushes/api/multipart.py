"""A multipart body read as it arrives: text to memory, files to the spool, all of it capped."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import from_json
from python_multipart.exceptions import FormParserError, MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from rushes.api.spool import Incoming, Spool
from rushes.errors import InvalidRequest, TooLarge

#: More than any operation has fields, far fewer than it takes to hurt.
MAX_PARTS = 64
_MAX_HEADERS = 8
_MAX_HEADER_BYTES = 4096

Fields = list[tuple[str, Any]]


def malformed(why: str) -> InvalidRequest:
    return InvalidRequest(f"The multipart body is malformed: {why}.", code="malformed_multipart")


@dataclass
class _Part:
    """What has arrived of one part; ``file`` is None for text."""

    headers: dict[str, str] = field(default_factory=dict)
    header_name: bytearray = field(default_factory=bytearray)
    header_value: bytearray = field(default_factory=bytearray)
    name: str = ""
    is_json: bool = False
    text: bytearray = field(default_factory=bytearray)
    file: Incoming | None = None
    #: A file without a name, which is a form's way to say that none was chosen.
    unchosen: bool = False


class MultipartReader:
    """Feeds python-multipart and keeps what it finds. One per request."""

    def __init__(self, boundary: bytes, spool: Spool, max_text: int) -> None:
        self._spool = spool
        self._text_left = max_text
        self._max_text = max_text
        self._part = _Part()
        self._done: list[_Part] = []
        self._finished: Fields = []
        self._parts = 0
        self._ended = False
        try:
            self._parser = MultipartParser(
                boundary,
                {
                    "on_part_begin": self._begin,
                    "on_header_field": self._header_field,
                    "on_header_value": self._header_value,
                    "on_header_end": self._header_end,
                    "on_headers_finished": self._headers_finished,
                    "on_part_data": self._data,
                    "on_part_end": self._end_part,
                    "on_end": self._end,
                },
                max_header_count=_MAX_HEADERS,
                max_header_size=_MAX_HEADER_BYTES,
            )
        except FormParserError as problem:
            raise malformed("its boundary is too long") from problem

    async def read(self, chunks: AsyncIterator[bytes]) -> Fields:
        """All fields in the order of their parts; a file's value is an ``Upload``."""
        async for chunk in chunks:
            try:
                self._parser.write(chunk)
            except MultipartParseError as problem:
                raise malformed(str(problem)[:120]) from problem
            await self._settle()
        if not self._ended:
            raise malformed("it ends before its closing boundary")
        return self._finished

    async def _settle(self) -> None:
        """Write what is due, so that memory holds at most a batch of each upload."""
        for part in self._done:
            await self._finish(part)
        self._done.clear()
        if self._part.file is not None and self._part.file.due:
            await self._part.file.flush()

    async def _finish(self, part: _Part) -> None:
        if part.file is None:
            self._finished.append((part.name, _text(part)))
        elif not (part.unchosen and part.file.empty):
            await part.file.flush()
            self._finished.append((part.name, part.file.upload()))

    def _begin(self) -> None:
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise malformed(f"it has more than {MAX_PARTS} parts")
        self._part = _Part()

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._part.header_name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._part.header_value += data[start:end]

    def _header_end(self) -> None:
        part = self._part
        part.headers[part.header_name.decode("latin-1").lower()] = part.header_value.decode("latin-1")
        part.header_name.clear()
        part.header_value.clear()

    def _headers_finished(self) -> None:
        part = self._part
        disposition, options = parse_options_header(part.headers.get("content-disposition"))
        name = options.get(b"name")
        if disposition != b"form-data" or not name:
            raise malformed("a part has no name")
        try:
            part.name = name.decode()
        except UnicodeDecodeError as problem:
            raise malformed("a part's name is not UTF-8") from problem
        media_type = parse_options_header(part.headers.get("content-type"))[0]
        part.is_json = media_type == b"application/json" and b"filename" not in options
        if b"filename" in options or not _is_text(media_type):
            part.file = self._spool.begin()
            part.unchosen = options.get(b"filename") == b""

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._part.file is not None:
            self._part.file.append(data[start:end])
            return
        self._text_left -= end - start
        if self._text_left < 0:
            raise TooLarge(
                f"The text of the request is larger than {self._max_text} bytes.", param=self._part.name
            )
        self._part.text += data[start:end]

    def _end_part(self) -> None:
        self._done.append(self._part)

    def _end(self) -> None:
        self._ended = True


def _is_text(media_type: bytes) -> bool:
    return not media_type or media_type.startswith(b"text/") or media_type == b"application/json"


def _text(part: _Part) -> object:
    try:
        return from_json(part.text, allow_inf_nan=False) if part.is_json else part.text.decode()
    except ValueError as problem:
        kind = "JSON" if part.is_json else "UTF-8"
        raise InvalidRequest(
            f"Invalid value for '{part.name}': not valid {kind}.", param=part.name, code="invalid_encoding"
        ) from problem
