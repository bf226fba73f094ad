"""Signed links: files for whoever has the link, without a key."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response

from rushes.api.document import FILES as REPLIES
from rushes.api.document import errors, ranged
from rushes.api.download import download
from rushes.api.generation_objects import FILES
from rushes.api.intake import services

router = APIRouter(tags=["generations"])

_HOST = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")


def base_url(request: Request) -> str:
    """Where the caller reaches this server: the setting, or what the request says.

    The scheme is the connection's; uvicorn takes ``X-Forwarded-Proto`` from a proxy on this machine and from
    those in ``FORWARDED_ALLOW_IPS``. ``X-Forwarded-Host`` is not looked at: anybody can send it.
    """
    chosen: str = request.app.state.public_url
    if chosen:
        return chosen
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        name, port = request.scope.get("server") or ("127.0.0.1", 80)
        host = f"[{name}]:{port}" if ":" in name else f"{name}:{port}"
    return f"{request.url.scheme}://{host}"


@router.get(
    "/links/{video_id}/{file}",
    operation_id="followLink",
    response_class=Response,
    responses={
        **REPLIES,
        **errors(400, 403, 416, key=False, meaning={403: "The link is not valid, or has ended."}),
    },
    openapi_extra=ranged(),
)
async def follow(
    request: Request,
    video_id: Annotated[str, Path(description="The video's `id`.", max_length=256)],
    file: Annotated[Literal["video.mp4", "thumbnail.webp"], Path(description="Which of its files.")],
    ends: Annotated[str, Query(max_length=20, description="When the link ends, in Unix seconds.")] = "",
    signature: Annotated[str, Query(max_length=200, description="Says that the link was made here.")] = "",
) -> Response:
    """Download a file by a link from a generation. Range and conditional requests work as usual."""
    content = await services(request).links.content(video_id, FILES[file], ends, signature)
    headers = {
        "content-disposition": f'inline; filename="{video_id}-{file}"',
        "rushes-engine": content.engine,
    }
    return download(request, content.asset, services(request).videos.open, headers)
