"""The operator's API: API keys."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from rushes.api import admin_objects as objects
from rushes.api.admin import AFTER, PREFIX, Limit, OfProject, failures
from rushes.api.admin_objects import CreateKey, KeyList, KeyObject, KeyWithSecret, RotateKey, id_of
from rushes.api.document import body
from rushes.api.intake import services, taken
from rushes.api.replies import reply
from rushes.service.keys import Revealed

router = APIRouter(prefix=PREFIX, tags=["administration"])

KeyId = Annotated[str, Path(description="The key's `id`.", max_length=256)]


def _revealed(made: Revealed) -> Response:
    return reply(objects.with_secret(made), headers={"cache-control": "no-store"})


@router.post(
    "/keys",
    operation_id="createKey",
    response_model=KeyWithSecret,
    responses=failures(400, 404, 413, 415),
    openapi_extra=body(CreateKey),
)
async def create(request: Request) -> Response:
    """Make a key of a project. Only this reply and a rotation's show the secret."""
    async with taken(request, CreateKey) as (asked, _):
        made = await services(request).administration.keys.create(
            asked.project_id,
            asked.name,
            mode=asked.mode,
            scopes=frozenset(asked.scopes),
            expires_at=None if asked.expires_at is None else asked.expires_at * 1000,
        )
    return _revealed(made)


@router.get("/keys", operation_id="listKeys", response_model=KeyList, responses=failures(400))
async def list_keys(
    request: Request,
    project_id: OfProject = None,
    after: Annotated[str | None, AFTER, id_of("key", "key")] = None,
    limit: Limit = 20,
) -> Response:
    """One project's keys or all, newest first, without their secrets."""
    found, more = await services(request).administration.keys.page(
        project_id=project_id, after=after, limit=limit
    )
    data = [objects.key(each) for each in found]
    return reply(KeyList.of(data, more))


@router.get("/keys/{key_id}", operation_id="retrieveKey", response_model=KeyObject, responses=failures(404))
async def retrieve(request: Request, key_id: KeyId) -> Response:
    """One key, without its secret."""
    return reply(objects.key(await services(request).administration.keys.retrieve(key_id)))


@router.post(
    "/keys/{key_id}/rotate",
    operation_id="rotateKey",
    response_model=KeyWithSecret,
    responses=failures(400, 404, 413, 415),
    openapi_extra=body(RotateKey),
)
async def rotate(request: Request, key_id: KeyId) -> Response:
    """Give a key a new secret, beside which those before stay good for a while."""
    async with taken(request, RotateKey) as (asked, _):
        made = await services(request).administration.keys.rotate(key_id, asked.overlap_seconds * 1000)
    return _revealed(made)


@router.post(
    "/keys/{key_id}/revoke", operation_id="revokeKey", response_model=KeyObject, responses=failures(404)
)
async def revoke(request: Request, key_id: KeyId) -> Response:
    """Make a key worthless with all its secrets, on every server within a second."""
    return reply(objects.key(await services(request).administration.keys.revoke(key_id)))
