"""A stored file as a response: ranges, conditions, and never more than a chunk of it in memory."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping
from email.utils import formatdate

from fastapi import Request, Response

from rushes.api.envelope import envelope
from rushes.api.exchange import exchange
from rushes.api.ranges import wanted
from rushes.api.streaming import Streamed
from rushes.errors import RangeNotSatisfiable
from rushes.models.asset import Asset

#: ``(asset, start, end)``, end exclusive.
Opener = Callable[[Asset, int, int], AsyncGenerator[bytes, None]]


def download(request: Request, asset: Asset, opener: Opener, headers: Mapping[str, str]) -> Response:
    """The file, the part of it that was asked for, 304 or 416. The entity tag is the content's hash."""
    about = {
        **headers,
        "etag": f'"{asset.sha256}"',
        "last-modified": formatdate(asset.created_at // 1000, usegmt=True),
        "accept-ranges": "bytes",
    }
    if _known(request.headers.get("if-none-match"), about["etag"]):
        return Response(status_code=304, headers=about)
    try:
        part = wanted(_range(request, about), asset.size)
    except RangeNotSatisfiable as error:
        return envelope(error, {"content-range": f"bytes */{asset.size}", "accept-ranges": "bytes"})
    start, end = part or (0, asset.size)
    about["content-length"] = str(end - start)
    if part is not None:
        about["content-range"] = f"bytes {start}-{end - 1}/{asset.size}"
    status = 206 if part is not None else 200
    if exchange(request.scope).head:
        return Response(status_code=status, headers=about, media_type=asset.media_type)
    return Streamed(opener(asset, start, end), status, about, asset.media_type)


def _range(request: Request, about: Mapping[str, str]) -> str | None:
    """The Range header, unless If-Range says that the caller has a part of something else."""
    same = request.headers.get("if-range")
    if same is not None and same not in (about["etag"], about["last-modified"]):
        return None
    return request.headers.get("range")


def _known(header: str | None, etag: str) -> bool:
    if header is None:
        return False
    listed = [each.strip().removeprefix("W/") for each in header.split(",")]
    return "*" in listed or etag in listed
