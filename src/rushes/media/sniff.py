"""What bytes are, read from the bytes: names and ``Content-Type`` headers are claims, not facts."""

from __future__ import annotations

#: Bytes that `sniff` wants to see; fewer are fine, the answer is then less sure.
SNIFF_BYTES = 4096

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xff\x0a", "image/jxl"),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "image/jxl"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"FLV\x01", "video/x-flv"),
)

# ISO base media files all start with an ftyp box; its brand tells them apart (https://mp4ra.org/registered-types/brands).
_BRANDS: dict[bytes, str] = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"hevc": "image/heic",
    b"hevx": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"crx ": "image/x-canon-cr3",
}
# Files from before the ftyp box start with one of these.
_OLD_QUICKTIME = frozenset({b"moov", b"mdat", b"free", b"wide", b"skip", b"pnot"})

_RIFF: dict[bytes, str] = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav"}

_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")


def sniff(head: bytes) -> str:
    """The media type that the first bytes of a file show.

    Knows still images, video and sound containers and text; ``application/x-empty`` for no bytes at
    all, ``application/octet-stream`` for what it does not know.
    """
    if not head:
        return "application/x-empty"
    if head[4:8] == b"ftyp":
        return _iso_media(head)
    if head[4:8] in _OLD_QUICKTIME:
        return "video/quicktime"
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "application/octet-stream")
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    return _text(head)


def _iso_media(head: bytes) -> str:
    size = int.from_bytes(head[:4], "big")
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, min(size, len(head)), 4))]
    major = _BRANDS.get(brands[0])
    if major == "image/heif":
        # mif1 says only "an image": what codec it holds stands among the compatible brands.
        return next((_BRANDS[b] for b in brands[1:] if b in {b"avif", b"heic", b"heix"}), major)
    return major or "video/mp4"


def _text(head: bytes) -> str:
    if any(byte < 0x20 and byte not in _TEXT_CONTROLS for byte in head):
        return "application/octet-stream"
    try:
        # The last character may be cut in two by the end of the sample.
        start = head[:-3].decode() if len(head) > 3 else head.decode()
    except UnicodeDecodeError:
        return "application/octet-stream"
    start = start.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html")):
        return "text/html"
    if start.startswith(("<svg", "<?xml")):
        return "image/svg+xml" if "<svg" in start else "application/xml"
    if start.startswith(("{", "[")):
        return "application/json"
    return "text/plain"
