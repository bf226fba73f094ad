"""Events as they happen: server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from rushes.api import replies
from rushes.api.document import STREAM, errors
from rushes.api.exchange import exchange
from rushes.api.intake import caller, services
from rushes.api.scoped import scoped
from rushes.api.streaming import Streamed
from rushes.api.videos import VideoId
from rushes.models.scope import Scope
from rushes.service.events import Following

router = APIRouter(prefix="/v1", tags=["events"], route_class=scoped(Scope.EVENTS_READ))

#: The largest that both databases can hold.
_MAX_SEQUENCE = 2**63 - 1
_HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


def _sequence(text: str | None) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:20]) <= _MAX_SEQUENCE):
        raise PydanticCustomError("sequence", "expected the id of an event in this stream")
    return int(text[:20])


After = Annotated[
    str | None, Query(description="Begin after the event with this `id`."), AfterValidator(_sequence)
]
LastEventId = Annotated[
    str | None,
    Header(alias="last-event-id", description="The same; sent by clients that come again."),
    AfterValidator(_sequence),
]


@router.get("/events", operation_id="streamEvents", response_class=Response, responses=STREAM | errors(400))
async def stream(request: Request, after: After = None, last_event_id: LastEventId = None) -> Response:
    """Follow what happens to all your videos. Begins now, or with `after=0` at the beginning of time."""
    return _answer(
        request, await services(request).events.follow(caller(request), _from(last_event_id, after))
    )


@router.get(
    "/videos/{video_id}/events",
    operation_id="streamVideoEvents",
    response_class=Response,
    responses=STREAM
    | errors(400, 404)
    | {204: {"description": "Nothing comes after that: the video is final."}},
)
async def stream_video(
    request: Request, video_id: VideoId, after: After = None, last_event_id: LastEventId = None
) -> Response:
    """Follow one video from its beginning. The stream ends after its last event."""
    following = await services(request).events.follow_video(
        caller(request), video_id, _from(last_event_id, after)
    )
    # 204 is how a server tells a browser to come no more.
    return Response(status_code=204) if following is None else _answer(request, following)


def _from(last_event_id: str | int | None, after: str | int | None) -> int | None:
    """A client that comes again repeats its first URL: the header is newer."""
    chosen = after if last_event_id is None else last_event_id
    return None if chosen is None else int(chosen)


def _answer(request: Request, following: Following) -> Response:
    headers = {**_HEADERS, "last-event-id": str(following.after)}
    if exchange(request.scope).head:
        return Response(headers=headers, media_type="text/event-stream")
    return Streamed(_lines(following), 200, headers, "text/event-stream")


async def _lines(following: Following) -> AsyncGenerator[str, None]:
    async with aclosing(following.beats) as beats:
        async for event in beats:
            if event is None:
                yield ": still here\n\n"
            else:
                data = replies.event(event).model_dump_json()
                yield f"id: {event.sequence}\nevent: {event.kind}\ndata: {data}\n\n"
