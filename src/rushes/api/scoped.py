"""Routes that ask a key for a scope. What the document says of a route is what is enforced."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.types import Receive, Scope, Send

from rushes.api.exchange import exchange
from rushes.errors import InsufficientScope
from rushes.models import scope as scopes

#: The ways in which a key can be sent.
SCHEMES = ("bearer", "apiKey")


class ScopedRoute(APIRoute):
    """A GET needs ``read``, all else ``write``. Without it not even the body is read."""

    read: ClassVar[scopes.Scope]
    write: ClassVar[scopes.Scope | None] = None

    def __init__(self, path: str, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(path, *args, **options)
        needs = self.read if self.methods == {"GET"} else self.write
        if needs is None:
            raise TypeError(f"{path} writes, and no scope is named for that")
        self.needs = needs
        security = [{scheme: [needs.value]} for scheme in SCHEMES]
        self.openapi_extra = {**(self.openapi_extra or {}), "security": security}

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's, which reads, checks and converts, unless the endpoint does that for itself and takes
        nothing but the request: it is a tenth of what a create costs.
        """
        return self.endpoint if self._takes_the_request_alone else super().get_route_handler()

    @property
    def _takes_the_request_alone(self) -> bool:
        return list(inspect.signature(self.endpoint).parameters) == ["request"]

    @property
    def straight(self) -> bool:
        """Whether its endpoint needs nothing of FastAPI."""
        return self._takes_the_request_alone and not self.param_convertors

    def check(self, scope: Scope) -> None:
        """Raises InsufficientScope."""
        caller = exchange(scope).caller
        if caller is None or self.needs not in caller.scopes:
            raise InsufficientScope(self.needs)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.check(scope)
        await super().handle(scope, receive, send)


def scoped(reading: scopes.Scope, writing: scopes.Scope | None = None) -> type[ScopedRoute]:
    """A class of routes that need these."""

    class Scoped(ScopedRoute):
        read, write = reading, writing

    return Scoped
