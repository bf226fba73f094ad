"""The 2 Pro generation API: the same videos in the words of the credit-based clients."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import AfterValidator

from rushes.api.document import FILES, body, errors, ranged, repeatable
from rushes.api.download import download
from rushes.api.generation_errors import MEANING, GenerationRoute
from rushes.api.generation_objects import GenerationList, GenerationObject, generation
from rushes.api.generation_requests import ImageToVideo, TextToVideo
from rushes.api.intake import caller, services, taken
from rushes.api.links import base_url
from rushes.api.replies import about, reply
from rushes.api.videos import cursor
from rushes.models.asset import Variant
from rushes.models.terms import Api
from rushes.models.video import Video

router = APIRouter(prefix="/v1/generations", tags=["generations"], route_class=GenerationRoute)

GenerationId = Annotated[
    str, Path(alias="generation_id", description="The generation's `id`.", max_length=256)
]
_CREATE = errors(400, 402, 413, 415, 422, 429, 503, meaning=MEANING)


async def _shown(request: Request, *videos: Video) -> list[GenerationObject]:
    ends = await services(request).expectations.ends(videos)
    links, url = services(request).links, base_url(request)
    return [generation(each, links, url, ends.get(each.id)) for each in videos]


async def _answer(request: Request, it: Video, status: int = 200) -> Response:
    # Signed links are not for anybody's cache.
    headers = {"cache-control": "no-store", **about(it)}
    if status == 202:
        headers["location"] = f"/v1/generations/{it.id}"
    [shown] = await _shown(request, it)
    return reply(shown, status, headers)


async def _accept(request: Request, model: type[TextToVideo] | type[ImageToVideo]) -> Response:
    async with taken(request, model) as (asked, retry):
        order = asked.order()
        await services(request).webhooks.expect(caller(request), order.terms.webhook_url)
        video = await services(request).videos.create(caller(request), order, retry)
    return await _answer(request, video, 202)


@router.post(
    "/text-to-video",
    operation_id="generateFromText",
    status_code=202,
    response_model=GenerationObject,
    responses=_CREATE,
    openapi_extra={**body(TextToVideo), **repeatable()},
)
async def text_to_video(request: Request) -> Response:
    """Accept a video to be made from words. The reply comes at once; look at `status` until it is final."""
    return await _accept(request, TextToVideo)


@router.post(
    "/image-to-video",
    operation_id="generateFromImage",
    status_code=202,
    response_model=GenerationObject,
    responses=_CREATE,
    openapi_extra={**body(ImageToVideo), **repeatable()},
)
async def image_to_video(request: Request) -> Response:
    """Accept a video to be made from words and its first frame."""
    return await _accept(request, ImageToVideo)


@router.get(
    "",
    operation_id="listGenerations",
    response_model=GenerationList,
    responses=errors(422, meaning={422: MEANING[422].partition(" Or")[0]}),
)
async def list_generations(
    request: Request,
    after: Annotated[
        str | None, Query(description="The last id of the page before."), AfterValidator(cursor)
    ] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 20,
) -> Response:
    """What you made through this API, newest first, a page at a time."""
    page = await services(request).videos.page(
        caller(request), Api.GENERATIONS, after=after, limit=limit, descending=True
    )
    found = GenerationList.of(await _shown(request, *page.videos), page.has_more)
    return reply(found, headers={"cache-control": "no-store"})


@router.get(
    "/{generation_id}",
    operation_id="retrieveGeneration",
    response_model=GenerationObject,
    responses=errors(404),
)
async def retrieve(request: Request, generation_id: GenerationId) -> Response:
    """How a generation stands. Videos of the Videos API are found, too."""
    return await _answer(request, await services(request).videos.retrieve(caller(request), generation_id))


@router.get(
    "/{generation_id}/download",
    operation_id="downloadGeneration",
    response_class=Response,
    responses={**FILES, **errors(404, 409, 416, meaning=MEANING)},
    openapi_extra=ranged(),
)
async def content(request: Request, generation_id: GenerationId) -> Response:
    """The finished MP4. Before it is completed, and if it failed, 409."""
    videos = services(request).videos
    found = await videos.content(caller(request), generation_id, Variant.VIDEO)
    name = f'attachment; filename="{generation_id}.mp4"'
    headers = {"content-disposition": name, "rushes-engine": found.engine}
    return download(request, found.asset, videos.open, headers)


@router.delete(
    "/{generation_id}",
    operation_id="cancelGeneration",
    response_model=GenerationObject,
    responses=errors(404, 409, meaning=MEANING),
)
async def cancel(request: Request, generation_id: GenerationId) -> Response:
    """Cancel a generation: it is `failed` with the code `cancelled` from then on, and can still be read.

    One that is completed or has failed is left as it is, and answered with 409; `DELETE /v1/videos/{id}`
    removes it and its files.
    """
    return await _answer(request, await services(request).videos.cancel(caller(request), generation_id))
