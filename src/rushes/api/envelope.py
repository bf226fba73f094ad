"""Errors to replies: the same envelope for everything that can go wrong, and nothing of the inside."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from rushes.api import limits
from rushes.api.replies import ErrorObject, ErrorReply, reply
from rushes.api.words import invalid
from rushes.errors import (
    InsufficientScope,
    InvalidRequest,
    MethodNotAllowed,
    NotFound,
    RateLimited,
    RushesError,
    Unauthenticated,
    Unavailable,
)

#: When a caller may try again after a 503, in milliseconds.
_RETRY_AFTER_MS = 1000
CLIENT_WENT_AWAY = 499


def envelope(error: RushesError, headers: Mapping[str, str] | None = None) -> Response:
    """The reply for an error, with the headers that its kind calls for."""
    all_headers = dict(headers or {})
    if error.should_retry is not None:
        all_headers["x-should-retry"] = str(error.should_retry).lower()
    if isinstance(error, Unavailable):
        all_headers["retry-after-ms"] = str(_RETRY_AFTER_MS)
        all_headers["retry-after"] = str(_RETRY_AFTER_MS // 1000)
    if isinstance(error, RateLimited):
        all_headers |= limits.refusal(error)
    if isinstance(error, Unauthenticated):
        all_headers["www-authenticate"] = "Bearer"
    if isinstance(error, InsufficientScope):  # https://www.rfc-editor.org/rfc/rfc6750#section-3.1
        all_headers["www-authenticate"] = f'Bearer error="insufficient_scope", scope="{error.scope}"'
    content = ErrorReply(
        error=ErrorObject(message=error.message, type=error.type, param=error.param, code=error.wire_code)
    )
    return reply(content, error.status, all_headers)


def answer(error: RushesError) -> Response:
    """The reply for an error that is meant for callers; any other is raised on, to be logged."""
    if error.status == RushesError.status:
        raise error
    return envelope(error)


def install(app: FastAPI) -> None:
    app.add_exception_handler(RushesError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _routing)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _unknown)


async def _known(_: Request, error: Exception) -> Response:
    assert isinstance(error, RushesError)
    return answer(error)


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return envelope(problem(error))


def problem(error: RequestValidationError) -> InvalidRequest:
    """What is wrong with path and query parameters; bodies are judged where they are read."""
    problems = [{**each, "loc": tuple(each["loc"])[1:]} for each in error.errors()]
    return invalid(problems)


async def _routing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    where = f"{request.method} {request.url.path}"
    if error.status_code == MethodNotAllowed.status:
        return envelope(MethodNotAllowed(f"Not allowed: {where}."), {"allow": _allowed(request)})
    return envelope(NotFound(f"Unknown request URL: {where}.", code="unknown_url"))


def _allowed(request: Request) -> str:
    """All methods of the path; Starlette's own list has only those of the first route that has it."""
    found = {
        method
        for route in request.app.routes
        if route.matches(request.scope)[0] is not Match.NONE
        for method in route.methods
    }
    return ", ".join(sorted(found | {"HEAD"} if "GET" in found else found))


async def _gone(_: Request, __: Exception) -> Response:
    return Response(status_code=CLIENT_WENT_AWAY)


async def _unknown(_: Request, __: Exception) -> Response:
    """Says nothing of what broke; the outermost layer logs it."""
    return envelope(RushesError("The server had an error. It was logged."))
