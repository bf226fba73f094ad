"""Characters: https://platform.openai.com/docs/api-reference/videos/create-character"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from rushes.api import replies
from rushes.api.document import errors, form, repeatable
from rushes.api.intake import caller, services, taken
from rushes.api.replies import CharacterObject, reply
from rushes.api.requests import CreateCharacter
from rushes.api.scoped import scoped
from rushes.models.scope import Scope

router = APIRouter(
    prefix="/v1", tags=["characters"], route_class=scoped(Scope.CHARACTERS_READ, Scope.CHARACTERS_WRITE)
)


@router.post(
    "/videos/characters",
    operation_id="createCharacter",
    response_model=CharacterObject,
    responses=errors(400, 413, 415, 422, 503),
    openapi_extra={**form(CreateCharacter), **repeatable()},
)
async def create(request: Request) -> Response:
    """Give a name to who is seen in a clip."""
    async with taken(request, CreateCharacter) as (asked, retry):
        made = await services(request).characters.create(caller(request), asked.name, asked.video, retry)
    return reply(replies.character(made))


@router.get(
    "/videos/characters/{character_id}",
    operation_id="retrieveCharacter",
    response_model=CharacterObject,
    responses=errors(404),
)
async def retrieve(
    request: Request,
    character_id: Annotated[str, Path(description="The character's `id`.", max_length=256)],
) -> Response:
    """A character that you made."""
    return reply(
        replies.character(await services(request).characters.retrieve(caller(request), character_id))
    )
