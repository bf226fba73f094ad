"""Forms as they are sent: https://www.rfc-editor.org/rfc/rfc7578 and urlencoded ones.

Made whole, as nothing in them is larger than a picture: aiohttp's own writer takes as long over four fields
as all else of a request does.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Form:
    content: bytes
    media_type: str


@dataclass(frozen=True)
class File:
    content: bytes
    media_type: str
    name: str


def urlencoded(fields: Mapping[str, str]) -> Form:
    return Form(urlencode(fields).encode(), "application/x-www-form-urlencoded")


def multipart(fields: Mapping[str, str | File]) -> Form:
    boundary = secrets.token_hex(16)
    content = b"".join(_part(boundary, name, value) for name, value in fields.items())
    return Form(content + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}")


def _part(boundary: str, name: str, value: str | File) -> bytes:
    about = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'
    if isinstance(value, str):
        return f"{about}\r\n\r\n{value}\r\n".encode()
    about += f'; filename="{_quoted(value.name)}"\r\nContent-Type: {value.media_type}'
    return f"{about}\r\n\r\n".encode() + value.content + b"\r\n"


def _quoted(text: str) -> str:
    """https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data"""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
