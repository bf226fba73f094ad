"""The operator's API: how hosted providers stand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from rushes.api import letter_objects as objects
from rushes.api.admin import PREFIX, failures
from rushes.api.intake import services
from rushes.api.letter_objects import ProviderList, ProviderObject
from rushes.api.replies import reply

router = APIRouter(prefix=f"{PREFIX}/providers", tags=["administration"])


@router.get("", operation_id="listProviders", response_model=ProviderList, responses=failures())
async def list_providers(request: Request) -> Response:
    """The accounts that rushes.toml has declared, now or before, by name."""
    return reply(ProviderList(data=await _all(request)))


@router.post(
    "/{provider}/resume",
    operation_id="resumeProvider",
    response_model=ProviderObject,
    responses=failures(404),
)
async def resume(
    request: Request,
    provider: Annotated[str, Path(description="Its name in rushes.toml.", max_length=60)],
) -> Response:
    """Use a suspended account again: its key is right now, or its funds reach."""
    await services(request).administration.providers.resume(provider)
    return reply(next(each for each in await _all(request) if each.id == provider))


async def _all(request: Request) -> list[ProviderObject]:
    providers = services(request).administration.providers
    failing: dict[str, dict[str, int]] = {}
    for circuit in await providers.circuits():
        failing.setdefault(circuit.provider, {})[circuit.model] = circuit.failures
    return [objects.provider(each, failing.get(each.name, {})) for each in await providers.standings()]
