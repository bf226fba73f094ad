"""The operator's API: a look at videos across tenants, to help their people. It changes nothing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response

from rushes.api import admin_objects as objects
from rushes.api import replies
from rushes.api.admin import AFTER, PREFIX, Limit, OfProject, OfTenant, failures
from rushes.api.admin_objects import HoldingList, HoldingObject, id_of
from rushes.api.intake import services
from rushes.api.replies import AttemptList, reply
from rushes.api.videos import VideoId

router = APIRouter(prefix=PREFIX, tags=["administration"])


@router.get("/videos", operation_id="listTenantVideos", response_model=HoldingList, responses=failures(400))
async def list_videos(
    request: Request,
    tenant_id: OfTenant = None,
    project_id: OfProject = None,
    after: Annotated[str | None, AFTER, id_of("video", "video")] = None,
    limit: Limit = 20,
) -> Response:
    """One tenant's videos, one project's or all, newest first, deleted ones too."""
    found, more = await services(request).administration.support.videos(
        tenant_id=tenant_id, project_id=project_id, after=after, limit=limit
    )
    data = [objects.holding(each) for each in found]
    return reply(HoldingList.of(data, more))


@router.get(
    "/videos/{video_id}",
    operation_id="retrieveTenantVideo",
    response_model=HoldingObject,
    responses=failures(404),
)
async def retrieve(request: Request, video_id: VideoId) -> Response:
    """Any video, and whose it is."""
    return reply(objects.holding(await services(request).administration.support.video(video_id)))


@router.get(
    "/videos/{video_id}/attempts",
    operation_id="listTenantVideoAttempts",
    response_model=AttemptList,
    responses=failures(404),
)
async def attempts(request: Request, video_id: VideoId) -> Response:
    """Who tried to make any video, with what result."""
    found = await services(request).administration.support.attempts(video_id)
    return reply(AttemptList(data=[replies.attempt(each) for each in found]))
