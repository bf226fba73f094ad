"""The Videos API: https://platform.openai.com/docs/api-reference/videos, and the attempts behind a video."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from rushes.api import replies
from rushes.api.document import FILES, body, errors, pending, ranged, repeatable
from rushes.api.download import download
from rushes.api.intake import caller, services, taken
from rushes.api.replies import AttemptList, DeletedVideo, VideoList, VideoObject, reply, video_reply
from rushes.api.requests import CreateVideo, EditVideo, ExtendVideo, RemixVideo
from rushes.api.scoped import scoped
from rushes.models.asset import Variant
from rushes.models.ids import is_id
from rushes.models.scope import Scope
from rushes.models.terms import Api

router = APIRouter(prefix="/v1", tags=["videos"], route_class=scoped(Scope.VIDEOS_READ, Scope.VIDEOS_WRITE))

_SUFFIX = {Variant.VIDEO: ".mp4", Variant.THUMBNAIL: ".webp", Variant.SPRITESHEET: ".jpg"}


def cursor(text: str | None) -> str | None:
    # It may be the id of a video that is gone, but has to be one: ids are compared with it in the database.
    if text and not is_id("video", text):
        raise PydanticCustomError("cursor", "expected the id of a video")
    return text or None


VideoId = Annotated[str, Path(description="The video's `id`.", max_length=256)]


@router.post(
    "/videos",
    operation_id="createVideo",
    response_model=VideoObject,
    responses={**pending(limited=True), **errors(400, 402, 413, 415, 422, 429, 503)},
    openapi_extra={**body(CreateVideo), **repeatable()},
)
async def create(request: Request) -> Response:
    """Accept a new video. The reply comes at once; the video is made afterwards."""
    async with taken(request, CreateVideo) as (asked, retry):
        video = await services(request).videos.create(caller(request), asked.order(), retry)
    return video_reply(video)


@router.get("/videos", operation_id="listVideos", response_model=VideoList, responses=errors(400))
async def list_videos(
    request: Request,
    after: Annotated[
        str | None, Query(description="The last id of the page before."), AfterValidator(cursor)
    ] = None,
    limit: Annotated[int, Query(ge=0, le=100, description="How many at most.")] = 20,
    order: Annotated[Literal["asc", "desc"], Query(description="Oldest or newest first.")] = "desc",
) -> Response:
    """The videos that you made through this API, a page at a time."""
    page = await services(request).videos.page(
        caller(request), Api.VIDEOS, after=after, limit=limit, descending=order == "desc"
    )
    data = [replies.video(video) for video in page.videos]
    return reply(VideoList.of(data, page.has_more))


@router.post(
    "/videos/edits",
    operation_id="editVideo",
    response_model=VideoObject,
    responses={**pending(limited=True), **errors(400, 402, 404, 413, 415, 422, 429, 503)},
    openapi_extra={**body(EditVideo), **repeatable()},
)
async def edit(request: Request) -> Response:
    """Make an earlier video or an uploaded clip again, changed in what the prompt names."""
    async with taken(request, EditVideo) as (asked, retry):
        video = await services(request).videos.edit(caller(request), asked.order(), retry)
    return video_reply(video)


@router.post(
    "/videos/extensions",
    operation_id="extendVideo",
    response_model=VideoObject,
    responses={**pending(limited=True), **errors(400, 402, 404, 413, 415, 422, 429, 503)},
    openapi_extra={**body(ExtendVideo), **repeatable()},
)
async def extend(request: Request) -> Response:
    """Continue a video after its end. The new video holds the old one and what follows it."""
    async with taken(request, ExtendVideo) as (asked, retry):
        video = await services(request).videos.extend(caller(request), asked.order(), retry)
    return video_reply(video)


@router.get(
    "/videos/{video_id}",
    operation_id="retrieveVideo",
    response_model=VideoObject,
    responses={**pending(), **errors(404)},
)
async def retrieve(request: Request, video_id: VideoId) -> Response:
    """How a video stands."""
    return video_reply(await services(request).videos.retrieve(caller(request), video_id))


@router.delete(
    "/videos/{video_id}", operation_id="deleteVideo", response_model=DeletedVideo, responses=errors(404)
)
async def delete(request: Request, video_id: VideoId) -> Response:
    """Remove a video and its files. One that is still being made is cancelled first."""
    await services(request).videos.delete(caller(request), video_id)
    return reply(DeletedVideo(id=video_id))


@router.get(
    "/videos/{video_id}/content",
    operation_id="downloadVideoContent",
    response_class=Response,
    responses={**FILES, **errors(400, 404, 416)},
    openapi_extra=ranged(),
)
async def content(
    request: Request,
    video_id: VideoId,
    variant: Annotated[
        Literal["video", "thumbnail", "spritesheet"], Query(description="MP4, WebP or JPEG.")
    ] = "video",
) -> Response:
    """The finished file, or one of its pictures. Range and conditional requests work as usual."""
    videos = services(request).videos
    found = await videos.content(caller(request), video_id, Variant(variant))
    name = f"{video_id}{_SUFFIX[found.asset.variant]}"
    headers = {"content-disposition": f'inline; filename="{name}"', "rushes-engine": found.engine}
    return download(request, found.asset, videos.open, headers)


@router.post(
    "/videos/{video_id}/remix",
    operation_id="remixVideo",
    response_model=VideoObject,
    responses={**pending(limited=True), **errors(400, 402, 404, 413, 415, 422, 429, 503)},
    openapi_extra={**body(RemixVideo), **repeatable()},
)
async def remix(request: Request, video_id: VideoId) -> Response:
    """Make one of your videos again, changed in what the prompt names."""
    async with taken(request, RemixVideo, subject=video_id) as (asked, retry):
        video = await services(request).videos.remix(caller(request), asked.order(video_id), retry)
    return video_reply(video)


@router.get(
    "/videos/{video_id}/attempts",
    operation_id="listVideoAttempts",
    response_model=AttemptList,
    responses=errors(404),
)
async def attempts(request: Request, video_id: VideoId) -> Response:
    """Who tried to make the video, with what result. OpenAI's API has no such thing."""
    found = await services(request).videos.attempts(caller(request), video_id)
    return reply(AttemptList(data=[replies.attempt(each) for each in found]))
