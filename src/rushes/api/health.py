"""What load balancers and orchestrators ask. No key is needed."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from rushes.api.document import errors
from rushes.api.intake import services
from rushes.api.replies import HealthReply, reply
from rushes.errors import Unavailable

router = APIRouter(tags=["health"])


@router.get("/healthz", operation_id="isAlive", response_model=HealthReply, responses=errors(key=False))
async def alive() -> Response:
    """The process answers."""
    return reply(HealthReply())


@router.get("/readyz", operation_id="isReady", response_model=HealthReply, responses=errors(503, key=False))
async def ready(request: Request) -> Response:
    """The process can take work; if not, the message says what is missing."""
    problems = await services(request).health.ready()
    if problems:
        raise Unavailable("; ".join(problems))
    return reply(HealthReply())
