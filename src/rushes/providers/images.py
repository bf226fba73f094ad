"""Pictures that go to a vendor inside the request."""

from __future__ import annotations

import base64
from pathlib import Path

from rushes.errors import ProviderRejected
from rushes.media.sniff import SNIFF_BYTES, sniff


def data_url(picture: Path | None, max_length: int) -> str:
    """The picture as a data URL of at most ``max_length`` characters. Raises ProviderRejected."""
    content, media_type, _ = attachment(picture)
    return f"data:{media_type};base64,{_text(content, max_length - 32)}"


def base64_text(picture: Path | None, max_length: int) -> str:
    """The same without a word of what it is."""
    return _text(attachment(picture)[0], max_length)


def _text(content: bytes, max_length: int) -> str:
    text = base64.b64encode(content).decode()
    if len(text) > max_length:
        raise ProviderRejected(f"The image is too large for the provider: {len(content)} bytes.")
    return text


def attachment(picture: Path | None) -> tuple[bytes, str, str]:
    """The picture for a part of a form: content, media type and a file name that says no more than that."""
    assert picture is not None, "an order to animate has its picture"
    content = picture.read_bytes()
    media_type = sniff(content[:SNIFF_BYTES])
    return content, media_type, f"reference.{media_type.rpartition('/')[2]}"
