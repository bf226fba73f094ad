"""The 2 Pro generation API's statuses.

400 for a request that cannot be read: broken encoding, a field that is missing, unknown, doubled or of the
wrong type. 422 for one that can be read and not be made: a value outside its range or list, an image that is
none. 409 for what a video's state forbids. The envelope is the same as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError

from rushes.api.envelope import problem
from rushes.api.scoped import ScopedRoute
from rushes.errors import Conflict, InvalidRequest, NotReady, RushesError, Unprocessable
from rushes.models.scope import Scope

_UNREADABLE = frozenset(
    {
        "malformed_json",
        "malformed_form",
        "malformed_multipart",
        "invalid_encoding",
        "invalid_type",
        "missing_required_parameter",
        "unknown_parameter",
        "duplicate_parameter",
    }
)
#: Fields by the names that they have here.
_NAMES = {"seconds": "duration", "size": "resolution"}

MEANING = {
    400: "The request cannot be read: a field is missing, unknown or of the wrong type; `param` names it.",
    402: "The credits, or a budget, do not reach.",
    409: "The generation's state does not allow it.",
    422: "A value is outside its range or list; `param` names it. Or the `Idempotency-Key` was used before "
    "with another request.",
    429: "A limit is reached; `retry-after-ms` says when to come back.",
}


class GenerationRoute(ScopedRoute):
    read, write = Scope.VIDEOS_READ, Scope.VIDEOS_WRITE

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_in_these_words(request: Request) -> Response:
            try:
                found: Response = await handle(request)
            except RequestValidationError as error:
                raise _translated(problem(error)) from None
            except InvalidRequest as error:
                raise _translated(error) from error
            return found

        return handle_in_these_words


def _translated(error: InvalidRequest) -> RushesError:
    param = _NAMES.get(error.param or "", error.param)
    if isinstance(error, NotReady):
        return Conflict(error.message, param=param, code=error.wire_code)
    if error.wire_code in _UNREADABLE:
        return error
    return Unprocessable(error.message, param=param, code=error.wire_code)
