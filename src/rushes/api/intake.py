"""From a request to what the service is asked: parse, fingerprint, and clear away afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

from fastapi import Request
from pydantic import ValidationError

from rushes.api.body import Limits, read_body
from rushes.api.exchange import exchange, headers
from rushes.api.requests import Wire
from rushes.api.spool import Spool
from rushes.api.words import invalid
from rushes.errors import InvalidRequest
from rushes.models.caller import Caller
from rushes.service import Services
from rushes.service.orders import Retry

_MAX_KEY = 255

Asked = TypeVar("Asked", bound=Wire)


@asynccontextmanager
async def taken(
    request: Request, model: type[Asked], subject: str = ""
) -> AsyncIterator[tuple[Asked, Retry]]:
    """The request as ``model`` and how to tell its repetition.

    ``subject`` is what the path names. Uploads live until the end of the ``with``.
    """
    limits: Limits = request.app.state.limits
    with Spool(limits.spool) as spool:
        fields = await read_body(request, limits, spool)
        try:
            asked = model.model_validate(fields)
        except ValidationError as problem:
            raise invalid(problem.errors(include_url=False)) from None
        yield asked, _retry(request, asked, subject)


def _retry(request: Request, asked: Wire, subject: str) -> Retry:
    given = headers(request.scope)
    key = given[b"idempotency-key"].decode("latin-1") if b"idempotency-key" in given else None
    if key is not None and not 1 <= len(key) <= _MAX_KEY:
        raise InvalidRequest(
            f"Invalid 'Idempotency-Key': expected 1 to {_MAX_KEY} characters.", param="Idempotency-Key"
        )
    count = given.get(b"x-stainless-retry-count", b"")
    # The model is the canonical form: neither encoding, boundary nor the order of parts is in it.
    canonical = f"{type(asked).__name__}\n{subject}\n{asked.model_dump_json(exclude_none=True)}"
    return Retry(
        key=key,
        count=int(count) if count.isdigit() and len(count) < 4 else 0,
        fingerprint=hashlib.sha256(canonical.encode()).hexdigest(),
    )


def services(request: Request) -> Services:
    found: Services = request.app.state.services
    return found


def caller(request: Request) -> Caller:
    """Who asks; the gate let nobody through without."""
    found = exchange(request.scope).caller
    assert found is not None
    return found
