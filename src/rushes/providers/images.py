"""Pictures that go to a vendor inside the request."""

from __future__ import annotations

import base64
from pathlib import Path

from rushes.errors import ProviderRejected
from rushes.media.sniff import SNIFF_BYTES, sniff


def data_url(picture: Path | None, max_length: int) -> str:
    """The picture as a data URL of at most ``max_length`` characters. Raises ProviderRejected."""
    assert picture is not None, "an order to animate has its picture"
    content = picture.read_bytes()
    url = f"data:{sniff(content[:SNIFF_BYTES])};base64,{base64.b64encode(content).decode()}"
    if len(url) > max_length:
        raise ProviderRejected(f"The image is too large for the provider: {len(content)} bytes.")
    return url
