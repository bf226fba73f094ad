"""The operator's API: what happened that concerns whoever runs Rushes, and no tenant."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response

from rushes.api import replies
from rushes.api.admin import AFTER, PREFIX, Limit, failures
from rushes.api.intake import services
from rushes.api.replies import EventList, reply

router = APIRouter(prefix=PREFIX, tags=["administration"])


@router.get("/events", operation_id="listEvents", response_model=EventList, responses=failures(400))
async def list_events(
    request: Request, after: Annotated[str | None, AFTER] = None, limit: Limit = 20
) -> Response:
    """Accounts that were suspended and resumed (`provider.suspended`, `provider.resumed`), and their models
    that were left alone and used again (`circuit.opened`, `circuit.closed`); newest first.
    """
    found, more = await services(request).administration.providers.events(after=after, limit=limit)
    return reply(EventList.of([replies.event(each) for each in found], more))
