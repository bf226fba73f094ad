"""Comparisons: one request to several at once. OpenAI's API has no such thing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from rushes.api import limits
from rushes.api.comparison_objects import ComparisonList, ComparisonObject, CreateComparison, comparison
from rushes.api.document import body, errors, repeatable, several
from rushes.api.intake import caller, services, taken
from rushes.api.replies import poll_after, reply
from rushes.api.scoped import scoped
from rushes.models.comparison import Comparison
from rushes.models.ids import is_id
from rushes.models.scope import Scope

router = APIRouter(
    prefix="/v1/comparisons",
    tags=["comparisons"],
    route_class=scoped(Scope.VIDEOS_READ, Scope.VIDEOS_WRITE),
)


def _cursor(text: str | None) -> str | None:
    if text and not is_id("comparison", text):
        raise PydanticCustomError("cursor", "expected the id of a comparison")
    return text or None


def _answer(it: Comparison) -> Response:
    headers = limits.headers(it.videos[-1].standing) if it.videos else {}
    if not it.over:
        headers["openai-poll-after-ms"] = str(max(poll_after(each) for each in it.videos))
    return reply(comparison(it), headers=headers)


@router.post(
    "",
    operation_id="createComparison",
    response_model=ComparisonObject,
    responses={**several(limited=True), **errors(400, 402, 413, 415, 422, 429, 503)},
    openapi_extra={**body(CreateComparison), **repeatable()},
)
async def create(request: Request) -> Response:
    """Have the same video made by several, each at its own price. All of them are accepted, or none."""
    async with taken(request, CreateComparison) as (asked, retry):
        made = await services(request).comparisons.create(caller(request), asked.compared(), retry)
    return _answer(made)


@router.get("", operation_id="listComparisons", response_model=ComparisonList, responses=errors(400))
async def list_comparisons(
    request: Request,
    after: Annotated[
        str | None, Query(description="The last id of the page before."), AfterValidator(_cursor)
    ] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 20,
) -> Response:
    """Your comparisons, newest first, a page at a time."""
    found, more = await services(request).comparisons.page(caller(request), after=after, limit=limit)
    return reply(ComparisonList.of([comparison(each) for each in found], more))


@router.get(
    "/{comparison_id}",
    operation_id="retrieveComparison",
    response_model=ComparisonObject,
    responses={**several(), **errors(404)},
)
async def retrieve(
    request: Request,
    comparison_id: Annotated[str, Path(description="The comparison's `id`.", max_length=256)],
) -> Response:
    """How a comparison stands, with each of its videos."""
    return _answer(await services(request).comparisons.retrieve(caller(request), comparison_id))
