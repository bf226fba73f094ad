from __future__ import annotations

import io

import pytest
from PIL import Image

from rushes.media.sniff import sniff


def saved(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, kind)
    return out.getvalue()


def box(brand: bytes, *compatible: bytes) -> bytes:
    body = b"ftyp" + brand + b"\0\0\0\0" + b"".join(compatible)
    return (len(body) + 4).to_bytes(4, "big") + body + b"\0\0\0\x08mdat"


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (saved("JPEG"), "image/jpeg"),
        (saved("PNG"), "image/png"),
        (saved("WEBP"), "image/webp"),
        (saved("GIF"), "image/gif"),
        (saved("BMP"), "image/bmp"),
        (saved("TIFF"), "image/tiff"),
        (saved("AVIF"), "image/avif"),
        (box(b"isom", b"iso2", b"avc1"), "video/mp4"),
        (box(b"qt  "), "video/quicktime"),
        (box(b"heic", b"mif1"), "image/heic"),
        (box(b"mif1", b"heic"), "image/heic"),
        (box(b"mif1", b"avif"), "image/avif"),
        (box(b"M4A "), "audio/mp4"),
        (b"\0\0\0\x08wide\0\0\0\0mdat", "video/quicktime"),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm", "video/webm"),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska", "video/x-matroska"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"<!DOCTYPE html><html>", "text/html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        (b'{"error": 1}', "application/json"),
        ("Grüße".encode(), "text/plain"),
        (b"", "application/x-empty"),
        (b"\0\1\2\3", "application/octet-stream"),
    ],
)
def test_bytes_say_what_they_are(head: bytes, media_type: str) -> None:
    assert sniff(head) == media_type
