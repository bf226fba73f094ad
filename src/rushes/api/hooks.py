"""Where hosted providers call back. Their signature is the key; all that a callback does is have us look."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from rushes.api.document import errors
from rushes.api.intake import services
from rushes.errors import TooLarge

router = APIRouter(tags=["providers"])

_LONGEST = 1024 * 1024


@router.post(
    "/hooks/{provider}",
    operation_id="hearProvider",
    status_code=204,
    response_class=Response,
    responses=errors(400, 401, 404, 413, key=False, meaning={401: "The signature is not the provider's."}),
)
async def hear(
    request: Request,
    provider: Annotated[str, Path(description="Its name in rushes.toml.", max_length=60)],
) -> Response:
    """Something has become of a video that a provider makes: it is asked at once."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            raise TooLarge("A callback has at most 1 MiB.")
    headers = {name.lower(): value for name, value in request.headers.items()}
    await services(request).hooks.heard(provider, headers, bytes(body))
    return Response(status_code=204)
