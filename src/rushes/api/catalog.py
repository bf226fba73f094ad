"""The models that can be asked for: https://platform.openai.com/docs/api-reference/models"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from rushes.api.document import errors
from rushes.api.intake import services
from rushes.api.replies import ModelList, ModelObject, model, reply
from rushes.api.scoped import scoped
from rushes.models.scope import Scope

router = APIRouter(prefix="/v1", tags=["models"], route_class=scoped(Scope.MODELS_READ))


@router.get("/models", operation_id="listModels", response_model=ModelList, responses=errors())
async def list_models(request: Request) -> Response:
    """All models, with what each can do."""
    return reply(ModelList(data=[model(card) for card in services(request).catalog.models()]))


@router.get(
    # A name may hold a slash: some clients send "openai/sora-2".
    "/models/{model_id:path}",
    operation_id="retrieveModel",
    response_model=ModelObject,
    responses=errors(404),
)
async def retrieve(
    request: Request, model_id: Annotated[str, Path(description="The model's `id`.", max_length=256)]
) -> Response:
    """One model."""
    return reply(model(services(request).catalog.model(model_id)))
