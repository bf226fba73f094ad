"""Pictures that came with a create, looked at as a vendor would."""

from __future__ import annotations

import base64
import binascii
import io

from PIL import Image

from rushes.models.size import Size

_KINDS = ("data:image/png", "data:image/jpeg", "data:image/webp")


def picture_size(url: object) -> Size | None:
    """The size of what a data URL holds; None if it is no data URL of a JPEG, PNG or WebP."""
    head, _, content = str(url).partition(";base64,")
    if head not in _KINDS:
        return None
    try:
        with Image.open(io.BytesIO(base64.b64decode(content, validate=True))) as image:
            return Size(*image.size)
    except (binascii.Error, OSError):
        return None


def with_lines(size: Size, lines: int) -> Size:
    """The same ratio with the shorter side of that many pixels."""
    return Size(size.width * lines // min(size), size.height * lines // min(size))
