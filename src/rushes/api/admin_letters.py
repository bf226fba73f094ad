"""The operator's API: dead letters."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rushes.api import letter_objects as objects
from rushes.api.admin import AFTER, PREFIX, Limit, failures
from rushes.api.admin_objects import id_of
from rushes.api.document import body
from rushes.api.intake import services, taken
from rushes.api.letter_objects import (
    DeadLetterList,
    DeadLetterObject,
    DroppedLetter,
    RetryLetter,
    SettleLetter,
)
from rushes.api.replies import VideoObject, reply, video
from rushes.api.videos import VideoId
from rushes.errors import InvalidRequest
from rushes.models.video import Letter

router = APIRouter(prefix=f"{PREFIX}/dead-letters", tags=["administration"])


@router.get("", operation_id="listDeadLetters", response_model=DeadLetterList, responses=failures(400))
async def list_letters(
    request: Request,
    kind: Annotated[Letter | None, Query(description="Only these.")] = None,
    after: Annotated[str | None, AFTER, id_of("video", "video")] = None,
    limit: Limit = 20,
) -> Response:
    """Videos that ended badly, or that nobody knows the end of, with all that was tried for them."""
    found, more = await services(request).administration.dead_letters.page(
        kind=kind, after=after, limit=limit
    )
    return reply(DeadLetterList.of([objects.letter(each) for each in found], more))


@router.get(
    "/{video_id}",
    operation_id="retrieveDeadLetter",
    response_model=DeadLetterObject,
    responses=failures(404),
)
async def retrieve(request: Request, video_id: VideoId) -> Response:
    """One of them."""
    return reply(objects.letter(await services(request).administration.dead_letters.find(video_id)))


@router.post(
    "/{video_id}/retry",
    operation_id="retryDeadLetter",
    response_model=VideoObject,
    responses=failures(400, 402, 404, 409, 413, 415),
    openapi_extra=body(RetryLetter),
)
async def retry(request: Request, video_id: VideoId) -> Response:
    """Begin it anew under its old id, with another prompt or model if one is given. Its owner pays again."""
    async with taken(request, RetryLetter) as (asked, _):
        made = await services(request).administration.dead_letters.retry(
            video_id, prompt=asked.prompt, model=asked.model
        )
    return reply(video(made))


@router.post(
    "/{video_id}/settle",
    operation_id="settleDeadLetter",
    response_model=VideoObject,
    responses=failures(400, 404, 409, 413, 415),
    openapi_extra=body(SettleLetter),
)
async def settle(request: Request, video_id: VideoId) -> Response:
    """Say what became of a submit: the provider has it, under this name; or not, and the video goes on."""
    administration = services(request).administration
    async with taken(request, SettleLetter) as (asked, _):
        if asked.exists and asked.remote_id is None:
            raise InvalidRequest("Say what the provider calls it: 'remote_id'.", param="remote_id")
        if asked.exists and asked.remote_id is not None:
            await administration.dead_letters.exists(video_id, asked.remote_id)
        else:
            await administration.dead_letters.absent(video_id)
    return reply(video((await administration.support.video(video_id)).video))


@router.delete(
    "/{video_id}",
    operation_id="dropDeadLetter",
    response_model=DroppedLetter,
    responses=failures(404, 409),
)
async def drop(request: Request, video_id: VideoId) -> Response:
    """Leave it as it is. One whose submit is unknown has failed then, and what is held for it goes back."""
    await services(request).administration.dead_letters.drop(video_id)
    return reply(DroppedLetter(id=video_id))
